//! Tests of hyper with the body of a request that was revoked, while the call still waits for the response.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use bytes::Bytes;
use http::Method;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::RequestBody;

const METHODS: [Method; 5] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];

fn requests(url: &str) -> Vec<http::Request<RequestBody>> {
    let bodies = [Bytes::new(), Bytes::from_static(b"small"), vec![b'a'; 1024 * 1024].into()];
    let requests = METHODS.iter().flat_map(|method| {
        bodies.clone().map(|bytes| {
            let body = RequestBody::new(method, bytes);
            body.send_state().wait();
            http::Request::builder().method(method).uri(url).body(body).unwrap()
        })
    });
    requests.collect()
}

/// Sends each request as it is, then revokes the next one, and gives the numbers of those that were received.
async fn received(client: Client<HttpConnector, RequestBody>, url: &str, received: &AtomicUsize) -> (usize, usize) {
    let mut revoked_and_received = 0;
    let mut sent = 0;
    for (first, second) in requests(url).into_iter().zip(requests(url)) {
        client.request(first).await.unwrap();
        sent += 1;
        let before = received.load(SeqCst);
        assert!(second.body().send_state().revoke());
        client.request(second).await.unwrap_err();
        // Longer than it takes to read what was written.
        tokio::time::sleep(Duration::from_millis(5)).await;
        revoked_and_received += received.load(SeqCst) - before;
    }
    (sent, revoked_and_received)
}

async fn serve_http1(stream: TcpStream, received: Arc<AtomicUsize>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    loop {
        let (mut length, mut line) = (0, String::new());
        while line != "\r\n" {
            line.clear();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.trim().parse().unwrap();
            }
        }
        stream.read_exact(&mut vec![0; length]).await.ok()?;
        received.fetch_add(1, SeqCst);
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.ok()?;
    }
}

/// Starts a server. Gives its URL and the number of requests that it has received.
async fn listen<F: Future<Output: Send> + Send>(
    serve: impl Fn(TcpStream, Arc<AtomicUsize>) -> F + Send + Copy + 'static,
) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let counted = counted.clone();
            tokio::spawn(async move { drop(serve(stream, counted).await) });
        }
    });
    (url, count)
}

#[tokio::test]
async fn over_http1_a_revoked_request_is_not_written() {
    let (url, count) = listen(serve_http1).await;
    let client = Client::builder(TokioExecutor::new()).build_http();
    assert_eq!(received(client, &url, &count).await, (15, 0));
}

#[cfg(feature = "http2")]
async fn serve_http2(stream: TcpStream, received: Arc<AtomicUsize>) {
    let mut connection = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let received = received.clone();
        tokio::spawn(async move {
            let mut body = request.into_body();
            while let Some(part) = body.data().await {
                let Ok(part) = part else { return };
                body.flow_control().release_capacity(part.len()).unwrap();
            }
            received.fetch_add(1, SeqCst);
            let _ = respond.send_response(http::Response::new(()), true);
        });
    }
}

#[cfg(feature = "http2")]
#[tokio::test]
async fn over_http2_a_revoked_request_is_reset() {
    let (url, count) = listen(serve_http2).await;
    let client = Client::builder(TokioExecutor::new()).http2_only(true).build_http();
    assert_eq!(received(client, &url, &count).await, (15, 0));
}
