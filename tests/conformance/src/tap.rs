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

/// Minimal HTTP server that records every byte that it reads.
///
/// [`start`](Self::start) responds to every request, to test what is sent. [`scripted`](Self::scripted) runs a
/// script on each connection, to test faults. A script need not be HTTP.
pub struct Tap {
    address: SocketAddr,
    seen: Arc<Seen>,
    accepting: AbortHandle,
}

#[derive(Default)]
pub(crate) struct Seen {
    messages: Mutex<Vec<Message>>,
    opened: AtomicUsize,
    closed: AtomicUsize,
    most_open: AtomicUsize,
}

/// Response of the server to a request.
pub enum Answer {
    /// Writes these bytes and reads the next request.
    Response(Vec<u8>),
    /// Writes these bytes and closes the connection.
    RespondAndClose(Vec<u8>),
    /// Writes these bytes and then nothing more.
    RespondAndHang(Vec<u8>),
}

/// Recorded request.
#[derive(Clone, Debug)]
pub struct Message {
    /// Request line.
    pub start: String,
    /// Header lines in alphabetical order, since their order has no meaning.
    pub headers: Vec<String>,
    /// Bytes after the empty line.
    pub body: String,
}

impl Message {
    /// Value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Tap {
    /// Starts a server that responds to each request by its number, counted from 1.
    pub async fn start(answer: impl Fn(usize) -> Answer + Send + Sync + 'static) -> Self {
        let answer = Arc::new(answer);
        Self::serving(move |_, stream, seen| {
            let answer = answer.clone();
            async move { answer_all(stream, &seen, &*answer).await }
        })
        .await
    }

    /// Starts a server that runs a future for each connection, selected by its number.
    pub(crate) async fn serving<F>(serve: impl Fn(usize, BufReader<TcpStream>, Arc<Seen>) -> F + Send + 'static) -> Self
    where
        F: Future<Output = io::Result<()>> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Arc::<Seen>::default();
        let accepting = tokio::spawn(accept(listener, seen.clone(), serve)).abort_handle();
        Self { address, seen, accepting }
    }

    /// Starts a server that responds to every request with a 201 without data.
    pub async fn created() -> Self {
        Self::start(|_| Answer::Response(raw_response(201, r#"{"success":true}"#))).await
    }

    /// Host and port.
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// Base URL without a path.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Requests read so far.
    pub fn messages(&self) -> Vec<Message> {
        self.seen.messages.lock().unwrap().clone()
    }

    /// The only request read so far.
    pub fn only(&self) -> Message {
        let messages = self.messages();
        assert_eq!(messages.len(), 1, "{messages:#?}");
        messages.into_iter().next().unwrap()
    }

    /// Number of requests read so far.
    pub fn count(&self) -> usize {
        self.seen.messages.lock().unwrap().len()
    }

    /// Number of connections accepted so far.
    pub fn opened(&self) -> usize {
        self.seen.opened.load(SeqCst)
    }

    /// Number of connections closed so far, by the client unless a script closed them.
    pub fn closed(&self) -> usize {
        self.seen.closed.load(SeqCst)
    }

    /// Peak number of simultaneous connections.
    pub fn most_open(&self) -> usize {
        self.seen.most_open.load(SeqCst)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

/// Response with a content length.
pub fn raw_response(status: u16, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

async fn accept<F>(listener: TcpListener, seen: Arc<Seen>, serve: impl Fn(usize, BufReader<TcpStream>, Arc<Seen>) -> F)
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    while let Ok((stream, _)) = listener.accept().await {
        stream.set_nodelay(true).unwrap();
        let number = seen.opened.fetch_add(1, SeqCst) + 1;
        seen.most_open.fetch_max(number.saturating_sub(seen.closed.load(SeqCst)), SeqCst);
        let serving = serve(number, BufReader::new(stream), seen.clone());
        let seen = seen.clone();
        tokio::spawn(async move {
            // An error means that the client reset the connection, which ends it too.
            let _ = serving.await;
            seen.closed.fetch_add(1, SeqCst);
        });
    }
}

/// Returns once the client has closed the connection.
async fn answer_all(
    mut stream: BufReader<TcpStream>,
    seen: &Seen,
    answer: &(dyn Fn(usize) -> Answer + Send + Sync),
) -> io::Result<()> {
    while let Some(number) = read(&mut stream, seen).await? {
        let (bytes, rest) = match answer(number) {
            Answer::Response(bytes) => (bytes, None),
            Answer::RespondAndClose(bytes) => (bytes, Some(true)),
            Answer::RespondAndHang(bytes) => (bytes, Some(false)),
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

/// Reads and records a complete request. Returns its number, counted from 1.
pub(crate) async fn read(stream: &mut BufReader<TcpStream>, seen: &Seen) -> io::Result<Option<usize>> {
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
    let mut messages = seen.messages.lock().unwrap();
    messages.push(message);
    Ok(Some(messages.len()))
}
