use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    task::AbortHandle,
};

/// A server that knows no more of HTTP than where a message ends. It keeps every byte that it reads.
pub struct Tap {
    address: SocketAddr,
    shared: Arc<Shared>,
    accepting: AbortHandle,
}

struct Shared {
    answer: Box<dyn Fn(usize) -> Answer + Send + Sync>,
    messages: Mutex<Vec<Message>>,
    opened: AtomicUsize,
    closed: AtomicUsize,
}

/// What the server does with a request that it has read.
pub enum Answer {
    /// These bytes, and then the next request.
    Reply(Vec<u8>),
    /// These bytes, and then the end of the connection.
    ReplyAndClose(Vec<u8>),
    /// These bytes, and then silence.
    ReplyAndHang(Vec<u8>),
}

/// A request as its bytes were.
#[derive(Clone, Debug)]
pub struct Message {
    /// The first line.
    pub start: String,
    /// The lines of the headers in alphabetical order: in which order they travel means nothing.
    pub headers: Vec<String>,
    /// What comes after the empty line.
    pub body: String,
}

impl Message {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Tap {
    /// Starts a server that answers each request by its number, counted from 1.
    pub async fn start(answer: impl Fn(usize) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            messages: Mutex::default(),
            opened: AtomicUsize::default(),
            closed: AtomicUsize::default(),
        });
        let accepting = tokio::spawn(accept(listener, shared.clone())).abort_handle();
        Self { address, shared, accepting }
    }

    /// Starts a server that answers every request with a created nothing.
    pub async fn created() -> Self {
        Self::start(|_| Answer::Reply(raw_reply(201, r#"{"success":true}"#))).await
    }

    /// The host and port.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// The base URL, without a path.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that were read so far.
    pub fn messages(&self) -> Vec<Message> {
        self.shared.messages.lock().unwrap().clone()
    }

    /// The only request that was read so far.
    pub fn only(&self) -> Message {
        let messages = self.messages();
        assert_eq!(messages.len(), 1, "{messages:#?}");
        messages.into_iter().next().unwrap()
    }

    /// How many connections came so far.
    pub fn opened(&self) -> usize {
        self.shared.opened.load(SeqCst)
    }

    /// How many connections the client has closed so far.
    pub fn closed(&self) -> usize {
        self.shared.closed.load(SeqCst)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// A reply with a length.
pub fn raw_reply(status: u16, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        shared.opened.fetch_add(1, SeqCst);
        let shared = shared.clone();
        tokio::spawn(async move {
            // An error is a client that resets the connection, which is an end of it too.
            let _ = serve(BufReader::new(stream), &shared).await;
            shared.closed.fetch_add(1, SeqCst);
        });
    }
}

/// Returns once the client has closed the connection.
async fn serve(mut stream: BufReader<TcpStream>, shared: &Shared) -> io::Result<()> {
    stream.get_ref().set_nodelay(true)?;
    while let Some(message) = read(&mut stream).await? {
        let number = {
            let mut messages = shared.messages.lock().unwrap();
            messages.push(message);
            messages.len()
        };
        let (bytes, rest) = match (shared.answer)(number) {
            Answer::Reply(bytes) => (bytes, None),
            Answer::ReplyAndClose(bytes) => (bytes, Some(true)),
            Answer::ReplyAndHang(bytes) => (bytes, Some(false)),
        };
        stream.write_all(&bytes).await?;
        if let Some(close) = rest {
            if close {
                stream.shutdown().await?;
            }
            stream.read_to_end(&mut Vec::new()).await?;
            return Ok(());
        }
    }
    Ok(())
}

async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Message>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.strip_suffix("\r\n").expect("a line ends with CR LF").to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let start = lines.remove(0);
    lines.sort();
    let mut message = Message { start, headers: lines, body: String::new() };
    let length = message.header("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    message.body = String::from_utf8(body).unwrap();
    Ok(Some(message))
}
