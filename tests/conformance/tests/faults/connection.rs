//! Connections that cannot be established or are lost.

use fastpix_conformance::Step::{self, Close, HalfClose, Read, Request, Reset, Unread};
use fastpix_funcs::{Idempotency, Operation, http::Method};

use crate::case::{
    End::{CutOff, Lost, NoAnswerInTime, NoConnection, NotConnectedInTime, Success},
    ONCE, STREAM, THRICE, always, by_connection, cost, elsewhere, ms, refusing, response,
};

/// Larger than all socket buffers together.
const LARGE: usize = 8 * 1024 * 1024;
static CREATE: Operation = Operation::new("create", Method::POST, "/live/streams", Idempotency::NotIdempotent, &[]);
static SET: Operation = Operation::new("set", Method::PUT, "/live/streams", Idempotency::Idempotent, &[]);

#[tokio::test]
async fn a_closed_port() {
    let (_socket, url) = refusing();
    let case = elsewhere(url);
    let ending = case.create().await.is(NoConnection, cost(3, 0, 0));
    ending.says("create-new-stream (start_live_stream_create_new_stream): no connection to HOST; the request was not sent (3 attempts)");
    case.read().await.is(NoConnection, cost(3, 0, 0));
}

#[tokio::test]
async fn a_name_that_does_not_exist() {
    // Invalid without a query: a label has at most 63 characters.
    let case = elsewhere(format!("http://{}.invalid/v1/", "a".repeat(64))).with(|builder| builder.allow_http(true));
    case.create().await.is(NoConnection, cost(3, 0, 0));
    case.read().await.is(NoConnection, cost(3, 0, 0));
}

// Linux does not respond to connections beyond the backlog; other systems refuse them.
#[cfg(target_os = "linux")]
#[tokio::test(start_paused = true)]
async fn a_host_that_does_not_respond() {
    let (socket, url) = refusing();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let queue: Vec<_> =
        std::iter::from_fn(|| std::net::TcpStream::connect_timeout(&address, ms(200)).ok()).take(100).collect();
    assert!(queue.len() < 100, "it has no end");
    let case = elsewhere(url);
    case.create().await.is(NoConnection, cost(3, 0, 0)).took(15.0..15.1);
    case.read().await.is(NoConnection, cost(3, 0, 0)).took(15.0..15.1);
}

#[tokio::test(start_paused = true)]
async fn a_tls_handshake_without_a_response() {
    let case = always([]).https();
    case.create().await.is(NoConnection, cost(3, 3, 0)).took(15.0..15.1);
    case.read().await.is(NoConnection, cost(3, 3, 0)).took(15.0..15.1);
    let case = case.with(|builder| builder.attempt_timeout(ms(2000)));
    let ending = case.create().await.is(NotConnectedInTime, cost(3, 3, 0)).took(6.0..6.1);
    ending.says("create-new-stream (start_live_stream_create_new_stream): no response within the attempt timeout; the request was not sent (3 attempts)");
    let case = case.deadline(ms(1000));
    let ending = case.create().await.is(NotConnectedInTime, cost(1, 1, 0)).took(1.0..1.1);
    ending.says("create-new-stream (start_live_stream_create_new_stream): no response within the deadline of the call; the request was not sent");
}

#[tokio::test]
async fn closed_during_the_tls_handshake() {
    for last in [Close, Reset] {
        let case = always([Read(5), last]).https();
        case.create().await.is(NoConnection, cost(3, 3, 0));
        case.read().await.is(NoConnection, cost(3, 3, 0));
    }
}

#[tokio::test]
async fn closed_at_once() {
    // The client may notice before or after it writes.
    let case = always([Close]);
    let lost = [1, 2, 3].map(|attempts| (Lost, cost(attempts, attempts as usize, 0)));
    let ends = [&lost[..], &[(NoConnection, cost(3, 3, 0))]].concat();
    case.create().await.one_of(&ends);
    case.read().await.one_of(&[lost[2], ends[3]]);
}

#[tokio::test]
async fn spoken_to_before_the_request() {
    // The client may hear it before it writes, or not. There is a connection in either case.
    let case = always([Step::write("SSH-2.0-OpenSSH_9.6\r\n"), Close]);
    for ending in [case.create().await, case.read().await] {
        let error = ending.error();
        let expected = if error.is_connect() { " failed; the request was not sent" } else { "; the request may have" };
        assert!(!error.to_string().contains("no connection") && error.to_string().contains(expected), "{error:?}");
    }
}

#[tokio::test]
async fn closed_unread() {
    let case = always([Unread, Close]);
    case.create().await.is(Lost, cost(1, 1, 0));
    case.read().await.is(Lost, cost(3, 3, 0));
}

#[tokio::test]
async fn closed_after_the_request() {
    for last in [Close, HalfClose, Reset] {
        let case = always([Request, last]);
        case.create().await.is(Lost, ONCE).says(
            "create-new-stream (start_live_stream_create_new_stream): connection to HOST closed before a response was received; the request may have taken effect",
        );
        case.read().await.is(Lost, THRICE);
    }
}

#[tokio::test]
async fn closed_during_the_response_headers() {
    for last in [Close, HalfClose, Reset] {
        let case = always([Request, Step::write("HTTP/1.1 201 X\r\ncontent-le"), last]);
        case.create().await.is(Lost, ONCE);
        case.read().await.is(Lost, THRICE);
    }
}

#[tokio::test]
async fn closed_during_the_response_body() {
    for last in [Close, HalfClose, Reset] {
        let half = format!("HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{STREAM}", STREAM.len() + 1);
        let case = always([Request, Step::write(half), last]);
        let ending = case.create().await.is(CutOff(200), ONCE);
        ending.says("create-new-stream (start_live_stream_create_new_stream): connection to HOST failed before the response was complete; its status is 200");
        case.read().await.is(CutOff(200), THRICE);
    }
}

#[tokio::test]
async fn reset_during_a_large_request() {
    let case = always([Read(1000), Reset]);
    let large = "x".repeat(LARGE);
    case.call(|core| core.request(&CREATE).json(&large).call_raw()).await.is(Lost, cost(1, 1, 0));
    case.call(|core| core.request(&SET).json(&large).call_raw()).await.is(Lost, cost(3, 3, 0));
}

#[tokio::test(start_paused = true)]
async fn a_large_request_that_is_never_read() {
    let case = always([Read(1000), Step::Wait(ms(31_000))]);
    let large = "x".repeat(LARGE);
    let ending = case.call(|core| core.request(&CREATE).json(&large).call_raw()).await;
    ending.is(NoAnswerInTime, cost(1, 1, 0)).took(30.0..30.1);
}

#[tokio::test]
async fn closed_during_the_second_request_of_a_connection() {
    for (body, last) in [(1024 * 1024, Close), (1024 * 1024, Reset), (1, Reset)] {
        let body = "x".repeat(body);
        let case = by_connection(move |connection| match connection {
            1 => vec![Request, Step::write(response(201, "", STREAM)), Read(20), last.clone()],
            _ => vec![Request, Step::write(response(200, "", STREAM))],
        });
        let mut session = case.start().await;
        session.create().await.is(Success(201), ONCE);
        session.call(|core| core.request(&CREATE).json(&body).call_raw()).await.is(Lost, cost(1, 0, 0));

        let mut session = case.start().await;
        session.create().await.is(Success(201), ONCE);
        session.call(|core| core.request(&SET).json(&body).call_raw()).await.is(Success(200), cost(2, 1, 1));
    }
}
