//! The service as it may be on a bad day: an emulator, and before it a proxy that knows where a message ends, and does
//! everything wrong that can be done with one. It is a process of its own, so that its memory and its files are not the
//! client's.

use std::{
    io::{self, Write as _},
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use fastpix_emulator::Emulator;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpSocket, TcpStream},
    time::{sleep, timeout},
};

use crate::random::Random;

/// What the client writes to ask for the counts.
pub(crate) const REPORT: &str = "report";
/// The last line of an answer to that.
pub(crate) const END: &str = "end";

/// As many connections are accepted before the port is closed for a moment.
const CONNECTIONS_PER_OPENING: u64 = 200;
const BACKLOG: u32 = 1024;
const CLOSED_FOR: Duration = Duration::from_millis(20);
/// A client that does not give up by itself has a fault of its own, which the client's deadlines show.
const PATIENCE: Duration = Duration::from_secs(30);

/// What can happen to a request. Each happens to one in a hundred.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// A reset before a byte is read.
    CloseUnread,
    /// Read, not done, and the end of the connection.
    CloseUndone,
    /// Done, and the end of the connection in place of a response.
    CloseUnanswered,
    /// Done, and a reset in the middle of the response.
    ResetAmid,
    /// Done, and the end of the connection in the middle of the response.
    Truncate,
    /// Done, and silence.
    Hang,
    /// Done, and silence in the middle of the response.
    Stall,
    /// Done, and the response comes late.
    Delay,
    /// Done, and the response comes a few bytes at a time.
    Trickle,
    /// Done, and what is no HTTP.
    Garbage,
    /// Done, and a response that is no JSON.
    NoJson,
    /// Not done, but reported as an error.
    Status500,
    Status503,
    /// The same, with the time to wait.
    Status429,
    /// A redirect, which nobody is to follow.
    Redirect,
    /// A gateway's page, longer than anyone should keep.
    LongPage,
}

const FAULTS: &[Fault] = &[
    Fault::CloseUnread,
    Fault::CloseUndone,
    Fault::CloseUnanswered,
    Fault::ResetAmid,
    Fault::Truncate,
    Fault::Hang,
    Fault::Stall,
    Fault::Delay,
    Fault::Trickle,
    Fault::Garbage,
    Fault::NoJson,
    Fault::Status500,
    Fault::Status503,
    Fault::Status429,
    Fault::Redirect,
    Fault::LongPage,
];

struct Service {
    emulator: String,
    seed: u64,
    requests: AtomicU64,
    refused: AtomicU64,
    /// How many requests are being worked on.
    active: AtomicUsize,
    /// How often each fault happened.
    faults: Vec<AtomicU64>,
    /// How often something was created for each reference, by the emulator's own word.
    created: Mutex<Vec<u8>>,
}

/// Prints its port, and answers to the lines that come in until there are no more.
pub(crate) async fn serve(seed: u64) -> io::Result<()> {
    let emulator = Emulator::builder().recording(false).start().await?;
    let address = emulator.url().trim_start_matches("http://").trim_end_matches("/v1/").to_owned();
    let port = bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    let service: &'static Service = Box::leak(Box::new(Service {
        emulator: address,
        seed,
        requests: AtomicU64::default(),
        refused: AtomicU64::default(),
        active: AtomicUsize::default(),
        faults: FAULTS.iter().map(|_| AtomicU64::default()).collect(),
        created: Mutex::default(),
    }));
    let listener = bind(port.local_addr()?)?.listen(BACKLOG)?;
    println!("{}", listener.local_addr()?.port());
    tokio::spawn(async move {
        // Without connections everything that follows would be about nothing.
        if let Err(error) = service.accept(port, listener).await {
            eprintln!("the service accepts no connections any more: {error}");
            std::process::exit(1);
        }
    });

    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        if line == REPORT {
            service.report().await?;
        }
    }
    Ok(())
}

/// Two sockets with the same address: while one of them does not listen, it keeps the port from everyone else.
fn bind(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseport(true)?;
    socket.bind(address)?;
    Ok(socket)
}

impl Service {
    async fn accept(&'static self, port: TcpSocket, mut listener: TcpListener) -> io::Result<()> {
        loop {
            for _ in 0..CONNECTIONS_PER_OPENING {
                let (stream, _) = listener.accept().await?;
                tokio::spawn(async move {
                    // An error is a client that went away.
                    let _ = self.connection(stream).await;
                });
            }
            drop(listener);
            self.refused.fetch_add(1, SeqCst);
            sleep(CLOSED_FOR).await;
            listener = bind(port.local_addr()?)?.listen(BACKLOG)?;
        }
    }

    /// Returns when the connection is to end, in the way that the stream is left in.
    async fn connection(&self, mut client: TcpStream) -> io::Result<()> {
        client.set_nodelay(true)?;
        let mut emulator = TcpStream::connect(&self.emulator).await?;
        emulator.set_nodelay(true)?;
        while client.peek(&mut [0]).await? > 0 {
            self.active.fetch_add(1, SeqCst);
            let served = self.request(&mut client, &mut emulator).await;
            self.active.fetch_sub(1, SeqCst);
            if !served? {
                break;
            }
        }
        Ok(())
    }

    fn next_fault(&self) -> (Option<Fault>, Random) {
        let mut random = Random::new(self.seed, self.requests.fetch_add(1, SeqCst));
        let index = random.below(100) as usize;
        if let Some(count) = self.faults.get(index) {
            count.fetch_add(1, SeqCst);
        }
        (FAULTS.get(index).copied(), random)
    }

    /// One request. False if the connection is to end after it.
    async fn request(&self, client: &mut TcpStream, emulator: &mut TcpStream) -> io::Result<bool> {
        let (fault, mut random) = self.next_fault();
        if fault == Some(Fault::CloseUnread) {
            // What was not read makes a reset of it.
            return Ok(false);
        }
        let Some(request) = read_message(client).await? else { return Ok(false) };
        let canned = match fault {
            Some(Fault::CloseUndone) => return Ok(false),
            Some(Fault::Status500) => {
                Some(response(500, "", r#"{"success":false,"error":{"code":500,"message":"No"}}"#))
            }
            Some(Fault::Status503) => Some(response(503, "", "")),
            Some(Fault::Status429) => {
                Some(response(429, ["retry-after: 0\r\n", "retry-after: 1\r\n"][random.below(2) as usize], ""))
            }
            Some(Fault::Redirect) => Some(response(302, "location: /v1/elsewhere\r\n", "")),
            Some(Fault::LongPage) => Some(response(502, "", &"<p>Bad gateway</p>".repeat(16 * 1024))),
            _ => None,
        };
        if let Some(canned) = canned {
            client.write_all(&canned).await?;
            return Ok(true);
        }
        let response = self.perform(emulator, &request).await?;
        let half = &response[..response.len() / 2];
        match fault {
            Some(Fault::CloseUnanswered) => return Ok(false),
            Some(Fault::ResetAmid) => {
                client.write_all(half).await?;
                client.set_zero_linger()?;
                return Ok(false);
            }
            Some(Fault::Truncate) => {
                client.write_all(half).await?;
                return Ok(false);
            }
            Some(Fault::Hang) => return until_closed(client).await,
            Some(Fault::Stall) => {
                client.write_all(half).await?;
                return until_closed(client).await;
            }
            Some(Fault::Delay) => sleep(Duration::from_millis(20 + random.below(280))).await,
            Some(Fault::Trickle) => {
                for part in response.chunks(32) {
                    client.write_all(part).await?;
                    sleep(Duration::from_millis(2)).await;
                }
                return Ok(true);
            }
            Some(Fault::Garbage) => {
                client.write_all(b"\x15\x03\x01\x00\x02\x02\x46 not HTTP\r\n\r\n").await?;
                return Ok(false);
            }
            Some(Fault::NoJson) => {
                client.write_all(&self::response(201, "", r#"{"success": true, "data": "#)).await?;
                return Ok(true);
            }
            _ => {}
        }
        client.write_all(&response).await?;
        Ok(true)
    }

    /// Has the emulator do it. What it says to have created is counted.
    async fn perform(&self, emulator: &mut TcpStream, request: &[u8]) -> io::Result<Vec<u8>> {
        emulator.write_all(request).await?;
        let response = read_message(emulator).await?.ok_or(io::ErrorKind::UnexpectedEof)?;
        if let (true, Some(reference)) = (response.starts_with(b"HTTP/1.1 201 "), reference(request)) {
            let mut created = self.created.lock().unwrap_or_else(PoisonError::into_inner);
            if created.len() <= reference {
                created.resize(reference + 1, 0);
            }
            created[reference] = created[reference].saturating_add(1);
        }
        Ok(response)
    }

    async fn report(&self) -> io::Result<()> {
        // What the clients gave up is still being done.
        let quiet = async {
            while self.active.load(SeqCst) > 0 {
                sleep(Duration::from_millis(10)).await;
            }
        };
        let _ = timeout(PATIENCE, quiet).await;
        let mut out = io::stdout().lock();
        writeln!(out, "active {}", self.active.load(SeqCst))?;
        writeln!(out, "requests {}", self.requests.load(SeqCst))?;
        writeln!(out, "fault Refused {}", self.refused.load(SeqCst))?;
        for (fault, count) in FAULTS.iter().zip(&self.faults) {
            writeln!(out, "fault {fault:?} {}", count.load(SeqCst))?;
        }
        let created = self.created.lock().unwrap_or_else(PoisonError::into_inner);
        let digits: String = created.iter().map(|count| char::from(b'0' + (*count).min(9))).collect();
        writeln!(out, "created {digits}")?;
        writeln!(out, "{END}")?;
        out.flush()
    }
}

/// The number in `"reference":"17"`, wherever in the body it stands.
fn reference(request: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(request).ok()?;
    let (_, after) = text.split_once(r#""reference":""#)?;
    after.split('"').next()?.parse().ok()
}

fn response(status: u16, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// A head and as much of a body as it announces; `None` if the other end goes away before that.
async fn read_message(stream: &mut TcpStream) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::with_capacity(2048);
    let mut whole = None;
    while whole.is_none_or(|whole| message.len() < whole) {
        if stream.read_buf(&mut message).await? == 0 {
            return Ok(None);
        }
        if whole.is_none() {
            whole = message.windows(4).position(|window| window == b"\r\n\r\n").map(|end| {
                let head = String::from_utf8_lossy(&message[..end]).to_ascii_lowercase();
                let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
                end + 4 + length.and_then(|length| length.trim().parse().ok()).unwrap_or(0_usize)
            });
        }
    }
    Ok(Some(message))
}

async fn until_closed(client: &mut TcpStream) -> io::Result<bool> {
    let _ = timeout(PATIENCE, client.read(&mut [0])).await;
    Ok(false)
}
