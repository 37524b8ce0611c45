//! Faulty server: an emulator behind a proxy that parses messages and injects faults. It is a separate process, so that
//! its memory and its files are not the client's.

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

/// Command that requests the counts.
pub(crate) const REPORT: &str = "report";
/// Last line of the response to that command.
pub(crate) const END: &str = "end";

/// Number of accepted connections before the port is closed for a moment.
const CONNECTIONS_PER_OPENING: u64 = 200;
const BACKLOG: u32 = 1024;
const CLOSED_FOR: Duration = Duration::from_millis(20);
/// Duration of a stall. The client's deadlines must end the call earlier.
const PATIENCE: Duration = Duration::from_secs(30);

/// Faults. Each affects one request in a hundred.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// Reset before anything is read.
    CloseUnread,
    /// Read, not performed, connection closed.
    CloseUndone,
    /// Performed, connection closed before the response.
    CloseUnanswered,
    /// Performed, reset during the response.
    ResetAmid,
    /// Performed, connection closed during the response.
    Truncate,
    /// Performed, no response.
    Hang,
    /// Performed, response stalls.
    Stall,
    /// Performed, delayed response.
    Delay,
    /// Performed, response sent a few bytes at a time.
    Trickle,
    /// Performed, response that is not HTTP.
    Garbage,
    /// Performed, response that is not JSON.
    NoJson,
    /// Not performed, error response.
    Status500,
    Status503,
    /// The same with `Retry-After`.
    Status429,
    /// Redirect, which must not be followed.
    Redirect,
    /// Long HTML page of a gateway.
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
    /// Number of requests in progress.
    active: AtomicUsize,
    /// Count of each fault.
    faults: Vec<AtomicU64>,
    /// Creations by reference, counted from the emulator's responses.
    created: Mutex<Vec<u8>>,
}

/// Prints its port and handles commands until standard input ends.
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
        // Without connections the following figures would mean nothing.
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

/// Two sockets with the same address: the one that does not listen reserves the port.
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
                    // An error means that the client disconnected.
                    let _ = self.connection(stream).await;
                });
            }
            drop(listener);
            self.refused.fetch_add(1, SeqCst);
            sleep(CLOSED_FOR).await;
            listener = bind(port.local_addr()?)?.listen(BACKLOG)?;
        }
    }

    /// Returns when the connection is to be closed.
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

    /// Handles one request. Returns false if the connection is to be closed afterwards.
    async fn request(&self, client: &mut TcpStream, emulator: &mut TcpStream) -> io::Result<bool> {
        let (fault, mut random) = self.next_fault();
        if fault == Some(Fault::CloseUnread) {
            // Unread data makes closing a reset.
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

    /// Forwards the request to the emulator and counts creations.
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
        // Requests that the client dropped are still in progress.
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

/// Number in `"reference":"17"`, anywhere in the body.
fn reference(request: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(request).ok()?;
    let (_, after) = text.split_once(r#""reference":""#)?;
    after.split('"').next()?.parse().ok()
}

fn response(status: u16, headers: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Reads a head and its announced body; `None` if the peer disconnects before.
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
