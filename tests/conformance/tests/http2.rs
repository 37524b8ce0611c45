//! HTTP/2 negotiated by ALPN.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod certificates;

use std::{
    future::pending,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    thread,
    time::Duration,
};

use fastpix_conformance::{LIST_STREAMS, all_texts, builder, eventually, example, raw_response};
use fastpix_funcs::{
    Call, FastpixCore, FastpixCoreBuilder, FastpixError, Idempotency, Operation, Outcome, RetryConfig,
    bytes::Bytes,
    http::{HeaderValue, Method, Request, Response, header::HOST},
    models::LiveStreamResponseDto,
    start_live_stream_create_new_stream,
};
use h2::{Reason, server::SendResponse};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime,
};
use tokio_rustls::{TlsAcceptor, server::TlsStream};

use crate::certificates::Authority;

const CREATED: &str = r#"{"success":true}"#;

/// Server behaviour for a request.
#[derive(Clone, Copy)]
enum Answer {
    Created,
    /// The same with a header of this many bytes.
    Header(usize),
    /// The same, then GOAWAY.
    Last,
    /// The same, then, some time after the response, the end of the connection.
    Closed,
    Reset(Reason),
    /// No response to this and later requests on this connection.
    Freeze,
}

struct Server {
    address: SocketAddr,
    authority: String,
    shared: Arc<Shared>,
}

struct Shared {
    answer: Box<dyn Fn(usize) -> Answer + Send + Sync>,
    requests: Mutex<Vec<String>>,
    opened: AtomicUsize,
    closed: AtomicUsize,
}

impl Server {
    /// Starts a server that responds to each request by its number, counted from 1.
    async fn start(answer: impl Fn(usize) -> Answer + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            requests: Mutex::default(),
            opened: AtomicUsize::default(),
            closed: AtomicUsize::default(),
        });
        let (address, authority) = listen({
            let shared = shared.clone();
            move |_, stream| {
                let shared = shared.clone();
                async move {
                    shared.opened.fetch_add(1, SeqCst);
                    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
                        http2(stream, &shared).await;
                    } else {
                        http1(stream, &shared).await;
                    }
                    shared.closed.fetch_add(1, SeqCst);
                }
            }
        })
        .await;
        Self { address, authority, shared }
    }

    fn builder(&self) -> FastpixCoreBuilder {
        builder(&format!("https://localhost:{}/v1/", self.address.port())).add_root_certificates(self.authority.clone())
    }

    fn core(&self) -> FastpixCore {
        self.builder().build().unwrap()
    }

    /// Requests so far, one line each.
    fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap().clone()
    }

    fn opened(&self) -> usize {
        self.shared.opened.load(SeqCst)
    }

    fn closed(&self) -> usize {
        self.shared.closed.load(SeqCst)
    }
}

/// Serves TLS connections by number, counted from 1. Returns the address and the root certificate.
async fn listen<F: Future<Output = ()> + Send>(
    serve: impl Fn(usize, TlsStream<TcpStream>) -> F + Clone + Send + 'static,
) -> (SocketAddr, String) {
    let authority = Authority::new();
    let mut config = authority.certify("localhost").server();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        for number in 1.. {
            let Ok((stream, _)) = listener.accept().await else { break };
            let (acceptor, serve) = (acceptor.clone(), serve.clone());
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    serve(number, stream).await;
                }
            });
        }
    });
    (address, authority.pem)
}

impl Shared {
    fn note(&self, request: String) -> Answer {
        let number = {
            let mut requests = self.requests.lock().unwrap();
            requests.push(request);
            requests.len()
        };
        (self.answer)(number)
    }
}

async fn http1(mut stream: TlsStream<TcpStream>, shared: &Shared) {
    let mut heard = vec![0; 64 * 1024];
    let length = stream.read(&mut heard).await.unwrap_or(0);
    shared.note(String::from_utf8_lossy(&heard[..length]).into_owned());
    let _ = stream.write_all(&raw_response(201, CREATED)).await;
    let _ = stream.read_to_end(&mut heard).await;
}

async fn http2(stream: TlsStream<TcpStream>, shared: &Shared) {
    let mut connection = h2::server::handshake(stream).await.unwrap();
    while let Some(Ok((request, mut respond))) = connection.accept().await {
        let head = format!("{} {} host: {:?}", request.method(), request.uri(), request.headers().get(HOST));
        match shared.note(head) {
            Answer::Created => drop(tokio::spawn(created(request, respond, 0))),
            Answer::Header(length) => drop(tokio::spawn(created(request, respond, length))),
            Answer::Last => {
                tokio::spawn(created(request, respond, 0));
                connection.graceful_shutdown();
            }
            Answer::Closed => {
                tokio::spawn(created(request, respond, 0));
                let _ = tokio::time::timeout(Duration::from_millis(50), connection.accept()).await;
                return;
            }
            Answer::Reset(reason) => respond.send_reset(reason),
            Answer::Freeze => pending().await,
        }
    }
}

async fn created(request: Request<h2::RecvStream>, mut respond: SendResponse<Bytes>, header: usize) {
    let mut body = request.into_body();
    while let Some(Ok(part)) = body.data().await {
        body.flow_control().release_capacity(part.len()).unwrap();
    }
    let response = Response::builder().status(201).header("x-long", "a".repeat(header)).body(()).unwrap();
    if let Ok(mut stream) = respond.send_response(response, false) {
        let _ = stream.send_data(CREATED.into(), true);
    }
}

fn create(core: &FastpixCore) -> Call<LiveStreamResponseDto> {
    start_live_stream_create_new_stream(core, example())
}

fn assert_unknown(error: &FastpixError) {
    assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "{error:?}");
}

#[tokio::test]
async fn calls_share_one_connection_and_send_the_host_once() {
    let server = Server::start(|_| Answer::Created).await;
    let core = server.core();
    assert_eq!(create(&core).await.unwrap().success, Some(true));
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(create(&core))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.opened(), 1);
    let expected = format!("POST https://localhost:{}/v1/live/streams host: None", server.address.port());
    assert_eq!(server.requests(), vec![expected; 21]);
}

#[tokio::test]
async fn http2_can_be_disabled() {
    let server = Server::start(|_| Answer::Created).await;
    create(&server.builder().http2(false).build().unwrap()).await.unwrap();
    let requests = server.requests();
    assert!(requests[0].starts_with("POST /v1/live/streams HTTP/1.1\r\n"), "{requests:?}");
    let host = format!("\r\nhost: localhost:{}\r\n", server.address.port());
    assert_eq!(requests[0].matches(&host).count(), 1, "{requests:?}");
}

#[tokio::test]
async fn connections_close_with_the_core() {
    let server = Server::start(|_| Answer::Created).await;
    let core = server.core();
    create(&core).await.unwrap();
    assert_eq!(server.closed(), 0);
    drop(core);
    eventually("the connection is closed", || server.closed() == 1).await;
}

// Resets and GOAWAY.

#[tokio::test]
async fn a_create_is_retried_after_refused_stream() {
    let server = Server::start(|number| match number {
        1 | 2 => Answer::Reset(Reason::REFUSED_STREAM),
        _ => Answer::Created,
    })
    .await;
    let response = create(&server.core()).with_response().await.unwrap();
    assert_eq!((response.attempts(), server.requests().len(), server.opened()), (3, 3, 1));
}

#[tokio::test]
async fn a_request_refused_on_every_attempt_was_not_sent() {
    let server = Server::start(|_| Answer::Reset(Reason::REFUSED_STREAM)).await;
    let error = create(&server.core()).await.unwrap_err();
    assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts(), server.requests().len()), (Outcome::NotSent, 3, 3));
}

#[tokio::test]
async fn the_outcome_of_a_create_is_unknown_after_any_other_reset() {
    for reason in [Reason::CANCEL, Reason::INTERNAL_ERROR, Reason::NO_ERROR, Reason::ENHANCE_YOUR_CALM] {
        let server = Server::start(move |_| Answer::Reset(reason)).await;
        assert_unknown(&create(&server.core()).await.unwrap_err());
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_create_after_goaway_uses_a_new_connection() {
    let server = Server::start(|_| Answer::Last).await;
    let core = server.core();
    for number in 1..=3 {
        assert_eq!(create(&core).with_response().await.unwrap().attempts(), 1);
        eventually("the connection is closed", || server.closed() == number).await;
    }
    assert_eq!(server.opened(), 3);
}

#[test]
fn a_create_is_not_lost_after_its_thread_was_blocked() {
    const ROUNDS: usize = 10;
    // The server has threads of its own, and closes the connection while that of the client is blocked.
    let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(|_| Answer::Closed));
    let core = server.builder().retries(RetryConfig::None).build().unwrap();
    let shared = server.shared.clone();
    let task = async move {
        create(&core).await.unwrap();
        for round in 1..=ROUNDS {
            while shared.closed.load(SeqCst) < round {
                thread::sleep(Duration::from_millis(1));
            }
            thread::sleep(Duration::from_millis(200));
            let created = create(&core).await;
            assert!(created.is_ok(), "round {round}: {created:?}");
        }
    };
    let client = runtime::Builder::new_current_thread().enable_all().build().unwrap();
    client.block_on(async { tokio::spawn(task).await.unwrap() });
    assert_eq!(server.opened(), ROUNDS + 1);
}

/// Server that refuses the requests of the first connection by GOAWAY.
async fn taking_none() -> (FastpixCoreBuilder, Arc<AtomicUsize>) {
    const PREFACE: usize = 24;
    const SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];
    const ACKNOWLEDGED: &[u8] = &[0, 0, 0, 4, 1, 0, 0, 0, 0];
    const GO_AWAY: &[u8] = &[0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = requests.clone();
    let (address, authority) = listen(move |number, mut stream| {
        let counted = counted.clone();
        async move {
            let mut preface = [0; PREFACE];
            stream.read_exact(&mut preface).await.unwrap();
            stream.write_all(SETTINGS).await.unwrap();
            let mut head = [0; 9];
            while stream.read_exact(&mut head).await.is_ok() {
                let mut payload = vec![0; usize::from(head[1]) << 8 | usize::from(head[2])];
                stream.read_exact(&mut payload).await.unwrap();
                match (head[3], head[4]) {
                    (1, _) => {
                        counted.fetch_add(1, SeqCst);
                        // 200, and no body.
                        let response = [&[0, 0, 1, 1, 5], &head[5..], &[0x88]].concat();
                        let _ = stream.write_all(if number == 1 { GO_AWAY } else { &response }).await;
                    }
                    (4, 0) => stream.write_all(ACKNOWLEDGED).await.unwrap(),
                    _ => {}
                }
            }
        }
    })
    .await;
    let url = format!("https://localhost:{}/v1/", address.port());
    (builder(&url).add_root_certificates(authority), requests)
}

#[tokio::test]
async fn a_read_that_raced_with_goaway_is_retried() {
    let (builder, requests) = taking_none().await;
    let core = builder.build().unwrap();
    let response = core.request(&LIST_STREAMS).call_raw().await.unwrap();
    assert_eq!((response.attempts(), requests.load(SeqCst)), (2, 2));
}

#[tokio::test]
async fn a_create_that_raced_with_goaway_is_not_retried() {
    let (builder, requests) = taking_none().await;
    assert_unknown(&create(&builder.build().unwrap()).await.unwrap_err());
    assert_eq!(requests.load(SeqCst), 1);
}

/// A server that allows one stream at a time and, while the first request waits for its response, none. It responds to
/// that request once another connection was opened, and to all others at once. Unless it responds, it does the same on
/// each connection, and without a response. Gives its URL and the number of requests.
async fn allowing_no_more_streams(responds: bool) -> (FastpixCoreBuilder, Arc<AtomicUsize>) {
    const PREFACE: usize = 24;
    const ONE_STREAM: &[u8] = &[0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1];
    const NO_STREAM: &[u8] = &[0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0];
    const ACKNOWLEDGED: &[u8] = &[0, 0, 0, 4, 1, 0, 0, 0, 0];
    const HEADERS: u8 = 1;
    const SETTINGS: u8 = 4;
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = requests.clone();
    let other = Arc::new(tokio::sync::Notify::new());
    let (address, authority) = listen(move |number, mut stream| {
        let (counted, other) = (counted.clone(), other.clone());
        async move {
            stream.write_all(ONE_STREAM).await.unwrap();
            stream.read_exact(&mut [0; PREFACE]).await.unwrap();
            let (mut head, mut waiting, mut allowed) = ([0; 9], None, false);
            while stream.read_exact(&mut head).await.is_ok() {
                let mut payload = vec![0; usize::from(head[1]) << 8 | usize::from(head[2])];
                stream.read_exact(&mut payload).await.unwrap();
                match (head[3], head[4]) {
                    // 200, and no body.
                    (HEADERS, _) => waiting = Some([&[0, 0, 1, 1, 5], &head[5..], &[0x88]].concat()),
                    (SETTINGS, 0) => stream.write_all(ACKNOWLEDGED).await.unwrap(),
                    (SETTINGS, _) => allowed = true,
                    _ => {}
                }
                // Only then does the client know how many streams are allowed.
                let Some(response) = waiting.take_if(|_| allowed) else { continue };
                counted.fetch_add(1, SeqCst);
                if number == 1 || !responds {
                    // Long enough for the client to queue a request.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    stream.write_all(NO_STREAM).await.unwrap();
                    if !responds {
                        continue;
                    }
                    other.notified().await;
                } else {
                    other.notify_one();
                }
                stream.write_all(&response).await.unwrap();
            }
        }
    })
    .await;
    let url = format!("https://localhost:{}/v1/", address.port());
    (builder(&url).add_root_certificates(authority), requests)
}

#[tokio::test]
async fn a_connection_that_allows_no_more_streams_is_replaced_and_its_open_streams_go_on() {
    static CREATE: Operation =
        Operation::new("create-key", Method::POST, "/iam/signing-keys", Idempotency::NotIdempotent, &[]);
    let (builder, requests) = allowing_no_more_streams(true).await;
    let core = builder.build().unwrap();
    let open = tokio::spawn(core.request(&LIST_STREAMS).call_raw());
    eventually("the first request arrives", || requests.load(SeqCst) == 1).await;
    // It is queued on the connection, and sent again since it was not sent; or the client already knows that the connection
    // allows no more streams.
    let response = core.request(&CREATE).call_raw().await.unwrap();
    assert!(response.attempts() <= 2);
    assert_eq!(open.await.unwrap().unwrap().attempts(), 1);
    assert_eq!(core.request(&CREATE).call_raw().await.unwrap().attempts(), 1);
    assert_eq!(requests.load(SeqCst), 3);
}

#[tokio::test]
async fn calls_given_up_on_a_connection_without_streams_leave_nothing_in_memory() {
    const CALLS: usize = 300;
    /// Bytes of a header that count when they are freed.
    struct Counted(Arc<AtomicUsize>);
    impl AsRef<[u8]> for Counted {
        fn as_ref(&self) -> &[u8] {
            b"value"
        }
    }
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, SeqCst);
        }
    }
    let (builder, requests) = allowing_no_more_streams(false).await;
    let core = builder.build().unwrap();
    let freed = Arc::new(AtomicUsize::new(0));
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..CALLS {
        let value = HeaderValue::from_maybe_shared(Bytes::from_owner(Counted(freed.clone()))).unwrap();
        calls
            .spawn(create(&core).header("x-counted", value).retries(RetryConfig::None).timeout(Duration::from_secs(1)));
    }
    for result in calls.join_all().await {
        result.unwrap_err();
    }
    eventually("the requests are freed", || freed.load(SeqCst) == CALLS).await;
    assert!(requests.load(SeqCst) > 0);
}

#[tokio::test]
async fn a_create_without_a_body_that_found_no_connection_was_not_sent() {
    static CREATE: Operation =
        Operation::new("create-key", Method::POST, "/iam/signing-keys", Idempotency::NotIdempotent, &[]);
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let core = builder(&format!("https://{nobody}/v1/")).build().unwrap();
    let error = core.request(&CREATE).call_raw().await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
}

// Limits.

#[tokio::test]
async fn an_unresponsive_connection_is_replaced() {
    let server = Server::start(|number| if number == 2 { Answer::Freeze } else { Answer::Created }).await;
    let core = server.builder().attempt_timeout(Duration::from_secs(2)).retries(RetryConfig::None).build().unwrap();
    create(&core).await.unwrap();
    let error = create(&core).await.unwrap_err();
    assert!(matches!(error, FastpixError::RequestTimeout(_)), "{error:?}");
    assert_eq!((error.outcome(), server.opened()), (Outcome::Unknown, 1));

    // Longer than the ping interval and timeout, shorter than the idle timeout.
    tokio::time::pause();
    tokio::time::sleep(Duration::from_secs(40)).await;
    tokio::time::resume();
    create(&core).await.unwrap();
    assert_eq!((server.requests().len(), server.opened()), (3, 2));
}

#[tokio::test]
async fn response_headers_are_limited() {
    let server = Server::start(|number| Answer::Header(if number == 1 { 60_000 } else { 70_000 })).await;
    let core = server.core();
    create(&core).await.unwrap();
    let error = create(&core).await.unwrap_err();
    assert_unknown(&error);
    assert!(all_texts(&error).contains("PROTOCOL_ERROR"), "{}", all_texts(&error));
}
