//! Server for all peers: one thread with a constant response, so that the server is not the limit.
//! The response is the emulator's, byte for byte.
//!
//! Below `/hold/N/TAG/` it responds once N requests with that tag are waiting; `/stat` returns its counters.

use std::{
    cell::RefCell,
    collections::HashMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    process::{self, Child, Command, Stdio},
    rc::Rc,
    thread,
    time::Duration,
};

use fastpix_emulator::Emulator;
use nix::sys::resource::{UsageWho, getrusage};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
    sync::watch,
    task::LocalSet,
};

use crate::{Result, fields, raise_limit};

/// Server process, stopped on drop.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    port: u16,
}

/// Counters of the server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stat {
    pub(crate) connections: f64,
    pub(crate) cpu: f64,
}

impl Server {
    pub(crate) fn start() -> Result<Self> {
        let mut command = raise_limit(&std::env::current_exe()?);
        let mut process = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("the server has no output")?).read_line(&mut line)?;
        Ok(Self { process, port: line.trim().parse().map_err(|_| "the server did not start")? })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/v1/", self.port)
    }

    /// URL below which the server responds once that many requests wait. The tag identifies a run.
    pub(crate) fn holding(&self, requests: usize, tag: &str) -> String {
        format!("http://127.0.0.1:{}/hold/{requests}/{tag}/v1/", self.port)
    }

    pub(crate) fn stat(&self) -> Result<Stat> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(b"GET /stat HTTP/1.1\r\nconnection: close\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let fields = fields(&text);
        let field = |name: &str| fields.get(name).copied().ok_or("the server does not say what it has done");
        Ok(Stat { connections: field("connections")?, cpu: field("cpu")? })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing to do if it has already exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct State {
    answer: Vec<u8>,
    connections: RefCell<u64>,
    /// Requests per number and tag, and how many may be responded to.
    held: RefCell<HashMap<String, (usize, watch::Sender<usize>)>>,
}

/// Serves until standard input ends.
pub(crate) fn serve() -> Result<()> {
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, async {
        let state =
            Rc::new(State { answer: answer().await?, connections: RefCell::default(), held: RefCell::default() });
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
        // The operating system has its own limit.
        let listener = socket.listen(16 * 1024)?;
        println!("{}", listener.local_addr()?.port());
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            *state.connections.borrow_mut() += 1;
            let state = state.clone();
            tokio::task::spawn_local(async move {
                // The client disconnected.
                let _ = connection(stream, &state).await;
            });
        }
    })
}

/// Response of the emulator to the peers' request.
async fn answer() -> Result<Vec<u8>> {
    const BODY: &str = r#"{"playbackSettings":{"accessPolicy":"public"},"inputMediaSettings":{"mediaPolicy":"public","metadata":{"livestream_name":"fastpix_livestream"},"enableDvrMode":true}}"#;
    let emulator = Emulator::start().await?;
    let address = emulator.url().trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
    let mut stream = tokio::net::TcpStream::connect(&address).await?;
    let request = format!(
        "POST /v1/live/streams HTTP/1.1\r\nhost: {address}\r\nauthorization: Basic YW55OnBhaXI=\r\n\
         content-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    if !answer.starts_with("HTTP/1.1 201") && !answer.starts_with("HTTP/1.1 200") {
        return Err(format!("the emulator answered {answer}").into());
    }
    Ok(answer.replace("connection: close\r\n", "").into_bytes())
}

async fn connection(mut stream: tokio::net::TcpStream, state: &State) -> io::Result<()> {
    let mut buffer = Vec::with_capacity(1024);
    loop {
        while let Some((path, length)) = whole(&buffer) {
            buffer.drain(..length);
            if path.starts_with("/stat") {
                let usage = getrusage(UsageWho::RUSAGE_SELF)?;
                let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
                let cpu = seconds(usage.user_time()) + seconds(usage.system_time());
                let text = format!("connections={} cpu={cpu}", state.connections.borrow());
                let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", text.len());
                return stream.write_all((head + &text).as_bytes()).await;
            }
            if let Some(held) = path.strip_prefix("/hold/") {
                hold(held, state).await;
            }
            stream.write_all(&state.answer).await?;
        }
        if stream.read_buf(&mut buffer).await? == 0 {
            return Ok(());
        }
    }
}

/// Path and length of the first complete request in the buffer.
fn whole(buffer: &[u8]) -> Option<(String, usize)> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&buffer[..end]).ok()?;
    let body = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let length = end + body.unwrap_or(0);
    let path = head.split(' ').nth(1)?;
    (buffer.len() >= length).then(|| (path.to_owned(), length))
}

async fn hold(held: &str, state: &State) {
    let mut parts = held.split('/');
    let requests = parts.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let key = format!("{requests}/{}", parts.next().unwrap_or_default());
    let (number, mut answered) = {
        let mut all = state.held.borrow_mut();
        let (came, sender) = all.entry(key).or_insert_with(|| (0, watch::channel(0).0));
        *came += 1;
        if *came % requests == 0 {
            sender.send_replace(*came);
        }
        (*came, sender.subscribe())
    };
    // The sender lives as long as the server.
    let _ = answered.wait_for(|answered| *answered >= number).await;
}

pub(crate) fn command_is_there(name: &str) -> bool {
    Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}
