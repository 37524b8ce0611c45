//! Retries, delays and timeouts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    net::{SocketAddr, TcpListener},
    time::{Duration, Instant},
};

use fastpix_conformance::{
    Answer, LIST_STREAMS, Memory, Tap, builder, core, example, operations, quick, quicker, raw_response, response,
    streams,
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Backoff, Call, ErrorClass, FastpixCore, FastpixError, HttpFuture, Idempotency, Operation, Outcome, Response,
    RetryConfig, errors::BoxError, http::Method, models::LiveStreamResponseDto, start_live_stream_create_new_stream,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const CREATED: &str = r#"{"success":true,"data":{"streamId":"a"}}"#;
const PATIENCE: Duration = Duration::from_secs(8);

fn create(core: &FastpixCore) -> Call<LiveStreamResponseDto> {
    start_live_stream_create_new_stream(core, example())
}

fn list(core: &FastpixCore) -> Call<Response<()>> {
    core.request(&LIST_STREAMS).call_raw()
}

fn ms(time: u64) -> Duration {
    Duration::from_millis(time)
}

fn is_timeout(error: &FastpixError) -> bool {
    matches!(error, FastpixError::RequestTimeout(_))
}

fn is_connection(error: &FastpixError) -> bool {
    matches!(error, FastpixError::Connection(_))
}

// Retries.

#[tokio::test]
async fn a_create_is_retried_after_a_429() {
    let emulator = Emulator::start().await.unwrap();
    emulator.fault(Fault::response(429).header("retry-after", "0"));
    let response = create(&core(emulator.url())).with_response().await.unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (201, 2));
    let requests = emulator.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body(), requests[1].body());
    assert_eq!(requests[0].headers(), requests[1].headers());
    assert_eq!(streams(&emulator).await, 1);
}

#[tokio::test]
async fn every_operation_is_retried_according_to_its_idempotency() {
    let emulator = Emulator::start().await.unwrap();
    for row in operations() {
        // One core for each operation: all calls of a core share a retry budget.
        let core = core(emulator.url());
        for status in [400, 401, 403, 404, 408, 409, 422, 425, 429, 500, 501, 502, 503, 504, 505, 520, 522, 524, 530] {
            emulator.clear_requests();
            let repeats = match row.repeat {
                Idempotency::Idempotent => [408, 429, 500, 502, 503, 504, 520, 522, 524, 530].contains(&status),
                _ => status == 429,
            };
            let sent = if repeats { 3 } else { 1 };
            (0..sent).for_each(|_| emulator.fault(Fault::response(status)));
            let error = row.call(&core).send().await.unwrap_err();
            assert_eq!(error.status().unwrap().as_u16(), status, "{}", row.function);
            assert_eq!(error.attempts(), sent, "{} after {status}", row.function);
            assert_eq!(emulator.requests().len(), sent as usize, "{} after {status}", row.function);
        }
    }
}

#[tokio::test]
async fn idempotent_operations_are_retried_until_they_succeed() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for status in [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530] {
        emulator.clear_requests();
        emulator.fault(Fault::response(status));
        emulator.fault(Fault::response(status));
        assert_eq!(list(&core).await.unwrap().attempts(), 3, "{status}");
        assert_eq!(emulator.requests().len(), 3, "{status}");
    }
    emulator.clear_requests();
    emulator.fault(Fault::close_without_response());
    assert_eq!(list(&core).await.unwrap().attempts(), 2);
    assert_eq!(emulator.requests().len(), 2);
    emulator.fault(Fault::close_unread());
    assert_eq!(list(&core).await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn at_most_three_attempts_are_made_and_the_last_error_is_returned() {
    let emulator = Emulator::start().await.unwrap();
    for status in [500, 502, 503, 504] {
        emulator.fault(Fault::response(status));
    }
    let error = list(&core(emulator.url())).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (503, 3));
    assert_eq!(error.as_api().unwrap().attempts(), 3);
    assert!(error.to_string().contains("3 attempts"), "{error}");
    assert_eq!(emulator.requests().len(), 3);
}

#[tokio::test]
async fn a_create_is_not_retried_after_its_response_was_lost() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for expected in 1..=3 {
        // First on a new connection, then on a pooled one.
        if expected == 3 {
            list(&core).await.unwrap();
        }
        emulator.fault(Fault::close_without_response());
        let error = create(&core).await.unwrap_err();
        assert!(is_connection(&error), "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
        assert_eq!(streams(&emulator).await, expected);
    }
}

#[tokio::test]
async fn a_create_is_not_retried_after_it_may_have_been_received() {
    // The client cannot tell a server that closes before reading from one that closes after: once a byte has
    // been sent, the outcome is unknown, also on a pooled connection.
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for pooled in [false, true] {
        if pooled {
            list(&core).await.unwrap();
        }
        emulator.clear_requests();
        emulator.fault(Fault::close_unread());
        let error = create(&core).await.unwrap_err();
        assert!(is_connection(&error), "{error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "pooled: {pooled}");
        assert!(emulator.requests().is_empty());
    }
    assert_eq!(streams(&emulator).await, 0);
}

static START: Operation =
    Operation::new("start", Method::POST, "/live/streams/a/start", Idempotency::NotIdempotent, &[]);

#[tokio::test]
async fn a_lost_response_is_an_unknown_outcome_with_and_without_a_body() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for operation in [&START, &LIST_STREAMS] {
        for fault in [Fault::close_without_response(), Fault::close_unread()] {
            emulator.fault(fault);
            let call = core.request(operation).call_raw();
            let policy = quick().max_attempts(if operation.idempotency() == Idempotency::Idempotent { 1 } else { 3 });
            let error = call.retries(policy).await.unwrap_err();
            assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "{}", operation.id());
        }
    }
    assert_eq!(emulator.requests().len(), 2);
}

#[tokio::test]
async fn a_refused_connection_is_retried_and_nothing_was_sent() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = create(&core(&format!("http://{address}/v1/"))).await.unwrap_err();
    assert!(is_connection(&error), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3));
}

#[tokio::test]
async fn a_create_succeeds_once_the_server_listens() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let patient = builder(&format!("http://{free}/v1/")).retries(quick().max_attempts(100_000)).build().unwrap();
    let call = tokio::spawn(create(&patient).with_response());
    tokio::time::sleep(ms(20)).await;
    let emulator = Emulator::builder().port(free.port()).start().await.unwrap();
    let response = tokio::time::timeout(PATIENCE, call).await.unwrap().unwrap().unwrap();
    assert!(response.attempts() > 1);
    assert_eq!((emulator.requests().len(), streams(&emulator).await), (1, 1));
}

/// A server that reads one request, responds with these bytes, and is gone when the client sees them.
async fn gone_after(response: &'static str) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        drop(listener);
        // The request fits into this buffer.
        let _ = stream.read(&mut [0; 4096]).await.unwrap();
        stream.write_all(response.as_bytes()).await.unwrap();
    });
    address
}

#[tokio::test]
async fn the_text_of_an_error_says_once_what_became_of_each_attempt() {
    let address = gone_after("").await;
    let error = list(&core(&format!("http://{address}/v1/"))).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 3));
    assert!(error.is_connect() && error.may_have_taken_effect());
    let expected = "an earlier attempt was sent and may have taken effect (3 attempts)";
    assert_eq!(error.to_string(), format!("get-all-streams: no connection to {address}; {expected}"));

    let address = gone_after("HTTP/1.1 429 X\r\nconnection: close\r\ncontent-length: 0\r\n\r\n").await;
    let error = create(&core(&format!("http://{address}/v1/"))).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::ResponseReceived, 3));
    assert_eq!(error.status().unwrap().as_u16(), 429);
    assert!(error.is_connect() && !error.may_have_taken_effect());
    let expected = "an earlier attempt got a response with status 429 (3 attempts)";
    assert_eq!(
        error.to_string(),
        format!("create-new-stream (start_live_stream_create_new_stream): no connection to {address}; {expected}")
    );
}

// Configuration.

#[tokio::test]
async fn without_retries_everything_is_sent_once() {
    let emulator = Emulator::start().await.unwrap();
    let none = builder(emulator.url()).retries(RetryConfig::None).build().unwrap();
    for call in [list(&none), list(&core(emulator.url())).retries(RetryConfig::None)] {
        emulator.clear_requests();
        emulator.fault(Fault::response(503));
        assert_eq!(call.await.unwrap_err().attempts(), 1);
        assert_eq!(emulator.requests().len(), 1);
    }
    emulator.fault(Fault::response(503));
    assert_eq!(list(&none).retries(quick()).await.unwrap().attempts(), 2, "one call can have them");
}

#[tokio::test]
async fn retry_codes_override_idempotency() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    emulator.fault(Fault::response(503));
    assert_eq!(create(&core).retry_codes([503]).with_response().await.unwrap().attempts(), 2);
    emulator.fault(Fault::response(429));
    assert_eq!(create(&core).retry_codes([503]).await.unwrap_err().attempts(), 1, "they replace the usual ones");
    emulator.fault(Fault::response(503));
    assert_eq!(list(&core).retry_codes([]).await.unwrap_err().attempts(), 1);
    emulator.fault(Fault::close_without_response());
    let error = create(&core).retry_codes([503]).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "they are about statuses alone");
}

#[tokio::test]
async fn retrying_connection_errors_can_be_disabled() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let core = builder(&format!("http://{address}/")).retries(quick().retry_connection_errors(false)).build().unwrap();
    assert_eq!(create(&core).await.unwrap_err().attempts(), 1);
    assert_eq!(list(&core).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn the_typescript_policy_retries_a_create_and_can_create_two() {
    let emulator = Emulator::start().await.unwrap();
    let policy = quicker(RetryConfig::typescript_compatible());
    for fault in [Fault::close_without_response(), Fault::response(500), Fault::response(503)] {
        emulator.fault(fault);
    }
    let response = create(&core(emulator.url())).retries(policy).with_response().await.unwrap();
    assert_eq!(response.attempts(), 4);
    assert_eq!(streams(&emulator).await, 2, "what it is known for");
}

#[tokio::test(start_paused = true)]
async fn all_clones_share_a_budget_of_100_retries() {
    let memory = Memory::answering(503, "");
    let core = memory.builder().build().unwrap();
    let mut retries = 0;
    for _ in 0..200 {
        retries += list(&core.clone()).await.unwrap_err().attempts() - 1;
    }
    assert_eq!((retries, memory.count()), (100, 300));
    assert_eq!(create(&core).retries(quick()).await.unwrap_err().attempts(), 1, "nor does anything else");
    let another = memory.builder().build().unwrap();
    assert_eq!(list(&another).await.unwrap_err().attempts(), 3, "a core of its own has a budget of its own");
}

#[tokio::test(start_paused = true)]
async fn successes_refill_the_retry_budget() {
    let memory = Memory::new(|number| response(if number > 300 && number <= 310 { 200 } else { 503 }, &[], "{}"));
    let core = memory.builder().build().unwrap();
    for _ in 0..200 {
        list(&core).await.unwrap_err();
    }
    for _ in 0..10 {
        list(&core).await.unwrap();
    }
    assert_eq!(list(&core).await.unwrap_err().attempts(), 3);
    assert_eq!(list(&core).await.unwrap_err().attempts(), 1);
}

// Pauses.

#[tokio::test(start_paused = true)]
async fn delays_grow_from_about_a_second() {
    for _ in 0..50 {
        let memory = Memory::answering(503, "");
        let core = memory.builder().retries(Backoff::new()).build().unwrap();
        let began = tokio::time::Instant::now();
        assert_eq!(list(&core).await.unwrap_err().attempts(), 3);
        // 1 s and 1.5 s, each ±50 %.
        let took = began.elapsed();
        assert!(took >= ms(1250) && took <= ms(3755), "{took:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_honoured_in_seconds_and_as_a_date() {
    for (headers, least) in [
        (&[("retry-after", "7")][..], 7),
        (&[("retry-after", "Fri, 06 Mar 2026 12:00:07 GMT"), ("date", "Fri, 06 Mar 2026 12:00:00 GMT")], 7),
        (&[("retry-after", "Fri, 06 Mar 2026 11:00:00 GMT"), ("date", "Fri, 06 Mar 2026 12:00:00 GMT")], 0),
        (&[("retry-after", "Friday, 06-Mar-26 12:00:07 GMT"), ("date", "Fri, 06 Mar 2026 12:00:00 GMT")], 7),
        (&[("retry-after", "Fri Mar  6 12:00:07 2026"), ("date", "Fri Mar  6 12:00:00 2026")], 7),
        (&[("retry-after", "2"), ("retry-after", "7"), ("retry-after", "5")], 7),
        (&[("retry-after", "0")], 0),
        (&[("retry-after", "soon")], 0),
    ] {
        for status in [429, 503] {
            let memory =
                Memory::new(
                    move |number| if number == 1 { response(status, headers, "") } else { response(200, &[], "{}") },
                );
            let core = memory.builder().build().unwrap();
            let began = tokio::time::Instant::now();
            assert_eq!(list(&core).await.unwrap().attempts(), 2, "{headers:?}");
            let took = began.elapsed();
            let least = Duration::from_secs(least);
            assert!(took >= least && took < least + ms(100), "{headers:?}: {took:?}");
        }
    }
}

#[tokio::test]
async fn a_retry_after_beyond_the_deadline_is_reported_at_once() {
    let emulator = Emulator::start().await.unwrap();
    let began = Instant::now();
    for (asked, seconds) in [("61", 61), ("86400", 86_400), ("99999999999999999999999", u64::MAX)] {
        emulator.clear_requests();
        emulator.fault(Fault::response(429).header("retry-after", asked));
        let error = create(&core(emulator.url())).await.unwrap_err();
        let api = error.as_api().unwrap();
        assert_eq!((api.status().as_u16(), api.class()), (429, ErrorClass::FastpixDefaultError));
        assert_eq!(api.retry_after(), Some(Duration::from_secs(seconds)));
        assert_eq!((error.attempts(), emulator.requests().len()), (1, 1));
        assert!(error.to_string().contains(&seconds.to_string()), "{error}");
    }
    emulator.fault(Fault::response(503).header("retry-after", "2"));
    let error = list(&core(emulator.url())).timeout(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!((error.attempts(), error.as_api().unwrap().retry_after()), (1, Some(Duration::from_secs(2))));
    assert!(began.elapsed() < PATIENCE, "it waited");
}

#[tokio::test(start_paused = true)]
async fn no_retry_begins_after_max_elapsed_time() {
    let memory = Memory::answering(503, "");
    let brief = Backoff::new().max_elapsed_time(Duration::from_secs(10)).max_attempts(1000);
    let core = memory.builder().retries(brief).build().unwrap();
    let began = tokio::time::Instant::now();
    let attempts = list(&core).await.unwrap_err().attempts();
    assert!(attempts > 2 && began.elapsed() <= Duration::from_secs(10), "{attempts} in {:?}", began.elapsed());
}

// Time.

#[tokio::test]
async fn a_call_ends_at_its_deadline_and_may_have_taken_effect() {
    let emulator = Emulator::start().await.unwrap();
    let of_the_core = builder(emulator.url()).timeout(ms(300)).build().unwrap();
    let calls = [create(&of_the_core), create(&core(emulator.url())).timeout(ms(300))];
    for (call, performed) in calls.into_iter().zip(1..) {
        emulator.fault(Fault::delay(Duration::from_secs(30)));
        let began = Instant::now();
        let error = call.await.unwrap_err();
        let took = began.elapsed();
        assert!(is_timeout(&error), "{error:?}");
        assert_eq!((error.outcome(), error.attempts(), error.status()), (Outcome::Unknown, 1, None));
        assert!(took >= ms(300) && took < PATIENCE, "{took:?}");
        assert_eq!(streams(&emulator).await, performed);
    }
}

#[tokio::test]
async fn an_attempt_that_times_out_is_retried_only_if_idempotent() {
    let emulator = Emulator::start().await.unwrap();
    let core = builder(emulator.url()).attempt_timeout(ms(300)).build().unwrap();
    let began = Instant::now();
    emulator.fault(Fault::delay(Duration::from_secs(30)));
    let error = create(&core).await.unwrap_err();
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
    assert_eq!(streams(&emulator).await, 1);

    emulator.fault(Fault::delay(Duration::from_secs(30)));
    assert_eq!(list(&core).await.unwrap().attempts(), 2);
    assert!(began.elapsed() >= ms(600) && began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn the_deadline_includes_all_attempts_and_delays() {
    let memory = Memory::new(|_| HttpFuture::new(std::future::pending()));
    let core = memory.builder().build().unwrap();
    let began = tokio::time::Instant::now();
    let error = list(&core).await.unwrap_err();
    assert!(is_timeout(&error), "{error:?}");
    // 30 s for the first attempt, the remaining time for the second.
    assert_eq!((error.attempts(), memory.count()), (2, 2));
    assert!(began.elapsed() >= Duration::from_secs(60) && began.elapsed() < ms(60_010), "{:?}", began.elapsed());

    let began = tokio::time::Instant::now();
    let error = create(&core).await.unwrap_err();
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert!(began.elapsed() >= Duration::from_secs(30) && began.elapsed() < ms(30_010), "{:?}", began.elapsed());
}

/// Accepts connections and never writes, so that the TLS handshake stalls.
fn mute_tls_server() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}/v1/", listener.local_addr().unwrap());
    (listener, url)
}

#[tokio::test]
async fn an_attempt_that_times_out_while_connecting_has_sent_nothing_and_is_retried() {
    let (_listener, url) = mute_tls_server();
    let began = Instant::now();
    let error = create(&builder(&url).attempt_timeout(ms(100)).build().unwrap()).await.unwrap_err();
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3));

    let error = create(&core(&url)).timeout(ms(100)).await.unwrap_err();
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 1));
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_connect_timeout_is_a_connection_error_and_nothing_was_sent() {
    let (_listener, url) = mute_tls_server();
    let began = Instant::now();
    let error = create(&builder(&url).connect_timeout(ms(100)).build().unwrap()).await.unwrap_err();
    assert!(is_connection(&error), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3));
    assert!(began.elapsed() >= ms(300) && began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_stalled_body_is_a_timeout_with_the_status() {
    let tap =
        Tap::start(|_| Answer::RespondAndHang(b"HTTP/1.1 201 X\r\ncontent-length: 100\r\n\r\n{\"success\":".to_vec()))
            .await;
    let core = builder(&tap.url()).read_timeout(ms(200)).build().unwrap();
    let began = Instant::now();
    let error = create(&core).await.unwrap_err();
    assert!(is_timeout(&error), "{error:?}");
    assert_eq!(
        (error.outcome(), error.attempts(), error.status().unwrap().as_u16()),
        (Outcome::ResponseReceived, 1, 201)
    );
    assert_eq!(tap.messages().len(), 1);

    let error = list(&core).retries(quick().max_attempts(2)).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::ResponseReceived, 2));
    assert!(began.elapsed() >= ms(600) && began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_truncated_body_is_a_connection_error_with_the_status() {
    let emulator = Emulator::start().await.unwrap();
    emulator.fault(Fault::response(201).header("content-length", "100").body(CREATED));
    let error = create(&core(emulator.url())).await.unwrap_err();
    assert!(is_connection(&error), "{error:?}");
    assert_eq!(
        (error.outcome(), error.attempts(), error.status().unwrap().as_u16()),
        (Outcome::ResponseReceived, 1, 201)
    );

    emulator.fault(Fault::response(200).header("content-length", "100").body("{"));
    assert_eq!(list(&core(emulator.url())).await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn an_error_with_a_truncated_body_is_returned() {
    let half = |number: usize| {
        let bytes = b"HTTP/1.1 500 X\r\ncontent-length: 100\r\n\r\nhalf".to_vec();
        if number == 1 { Answer::RespondAndHang(bytes) } else { Answer::RespondAndClose(bytes) }
    };
    let tap = Tap::start(half).await;
    let core = builder(&tap.url()).read_timeout(ms(100)).build().unwrap();
    for _ in 0..2 {
        let error = create(&core).await.unwrap_err();
        assert_eq!((error.status().unwrap().as_u16(), error.as_api().unwrap().body().as_ref()), (500, &b"half"[..]));
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_is_read_as_long_as_data_arrives() {
    use fastpix_funcs::{ResponseBody, bytes::Bytes, http};
    use http_body_util::channel::Channel;

    let drip = |pause: u64| {
        Memory::new(move |_| {
            let (mut sender, body) = Channel::<Bytes, BoxError>::new(1);
            tokio::spawn(async move {
                for byte in CREATED.as_bytes().chunks(20) {
                    tokio::time::sleep(Duration::from_secs(pause)).await;
                    if sender.send_data(Bytes::copy_from_slice(byte)).await.is_err() {
                        return;
                    }
                }
            });
            HttpFuture::new(std::future::ready(Ok(http::Response::new(ResponseBody::new(body)))))
        })
        .builder()
        .build()
        .unwrap()
    };
    create(&drip(9)).await.unwrap();
    assert!(is_timeout(&create(&drip(11)).await.unwrap_err()));
}

#[tokio::test]
async fn the_longest_timeouts_are_accepted() {
    let forever = Backoff::new().max_elapsed_time(Duration::MAX);
    let tap = Tap::start(|_| Answer::Response(raw_response(201, CREATED))).await;
    let core = builder(&tap.url())
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .connect_timeout(Duration::MAX)
        .read_timeout(Duration::MAX)
        .retries(forever)
        .build()
        .unwrap();
    create(&core).await.unwrap();
    create(&core).timeout(Duration::MAX).await.unwrap();
}
