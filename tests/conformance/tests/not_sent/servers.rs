//! Servers that count the complete requests that they receive.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicUsize, Ordering::SeqCst},
    },
};

use fastpix_funcs::{bytes::Bytes, http::Response};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    runtime::Runtime,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::certificates::Authority;

/// The header with the number of a request.
pub(crate) const NUMBER: &str = "x-number";

/// Number of complete receptions of each request.
pub(crate) struct Received {
    by_number: Vec<AtomicU8>,
    open: AtomicUsize,
}

impl Received {
    pub(crate) fn new(requests: usize) -> Arc<Self> {
        Arc::new(Self { by_number: (0..requests).map(|_| AtomicU8::new(0)).collect(), open: AtomicUsize::new(0) })
    }

    pub(crate) fn count(&self, number: usize) -> u8 {
        self.by_number[number].load(SeqCst)
    }

    /// Number of open connections.
    pub(crate) fn open(&self) -> usize {
        self.open.load(SeqCst)
    }

    /// Requests without a number are not counted.
    fn add(&self, number: Option<&str>) {
        if let Some(number) = number {
            self.by_number[number.parse::<usize>().unwrap()].fetch_add(1, SeqCst);
        }
    }
}

/// The base URLs of four servers: for either version of HTTP one that keeps its connections open, and one that closes each
/// after a response.
pub(crate) struct Servers {
    pub(crate) urls: [String; 4],
    pub(crate) authority: String,
    _runtime: Runtime,
}

impl Servers {
    pub(crate) fn start(received: &Arc<Received>) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let authority = Authority::new();
        let mut config = authority.certify("localhost").server();
        config.alpn_protocols = vec![b"h2".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let urls = runtime.block_on(async {
            let mut urls = Vec::new();
            for (http2, closes) in [(false, false), (false, true), (true, false), (true, true)] {
                let address = listen(acceptor.clone(), received.clone(), http2, closes).await;
                urls.push(if http2 {
                    format!("https://localhost:{}/", address.port())
                } else {
                    format!("http://{address}/")
                });
            }
            urls
        });
        Self { urls: urls.try_into().unwrap(), authority: authority.pem, _runtime: runtime }
    }
}

async fn listen(acceptor: TlsAcceptor, received: Arc<Received>, http2: bool, closes: bool) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            // A connection can be gone before it is accepted.
            let Ok((stream, _)) = listener.accept().await else { continue };
            stream.set_nodelay(true).unwrap();
            let (acceptor, received) = (acceptor.clone(), received.clone());
            tokio::spawn(async move {
                received.open.fetch_add(1, SeqCst);
                if !http2 {
                    serve_http1(BufReader::new(stream), &received, closes).await;
                } else if let Ok(stream) = acceptor.accept(stream).await {
                    serve_http2(stream, &received, closes).await;
                }
                received.open.fetch_sub(1, SeqCst);
            });
        }
    });
    address
}

async fn serve_http1(mut stream: BufReader<TcpStream>, received: &Received, closes: bool) {
    let response: &[u8] = if closes {
        b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}"
    } else {
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
    };
    loop {
        let (mut number, mut length, mut line) = (None, 0, String::new());
        loop {
            line.clear();
            if !matches!(stream.read_line(&mut line).await, Ok(1..)) {
                return;
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            match line.split_once(": ") {
                Some((NUMBER, value)) => number = Some(value.to_owned()),
                Some(("content-length", value)) => length = value.parse().unwrap(),
                Some(("transfer-encoding", _)) => panic!("the length of every body is known"),
                _ => {}
            }
        }
        if stream.read_exact(&mut vec![0; length]).await.is_err() {
            return;
        }
        received.add(number.as_deref());
        if stream.write_all(response).await.is_err() || closes {
            return;
        }
    }
}

async fn serve_http2(stream: TlsStream<TcpStream>, received: &Arc<Received>, closes: bool) {
    let Ok(mut connection) = h2::server::handshake(stream).await else { return };
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let received = received.clone();
        tokio::spawn(async move {
            let (head, mut body) = request.into_parts();
            while let Some(part) = body.data().await {
                let Ok(part) = part else { return };
                let _ = body.flow_control().release_capacity(part.len());
            }
            received.add(head.headers.get(NUMBER).map(|number| number.to_str().unwrap()));
            if let Ok(mut stream) = respond.send_response(Response::new(()), false) {
                let _ = stream.send_data(Bytes::from_static(b"{}"), true);
            }
        });
        if closes {
            connection.graceful_shutdown();
        }
    }
}
