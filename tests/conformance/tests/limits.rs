//! Limits, leaks, and failures of user code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    future::poll_fn,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    task::{Context, Poll, Waker},
    time::Duration,
};

use fastpix_conformance::{
    Answer, LIST_STREAMS, Memory, PASSWORD, Tap, USERNAME, all_texts, builder, core, eventually, example, raw_response,
    response, start,
};
use fastpix_funcs::{
    Backoff, Call, Credentials, FastpixCore, FastpixCoreBuilder, FastpixError, HttpClient, HttpClientError, HttpFuture,
    Outcome, RequestBody, Response, ResponseBody, Security, bytes::Bytes, http, models::LiveStreamResponseDto,
    start_live_stream_create_new_stream,
};
use http_body_util::{BodyExt, Full};
use tokio::{
    runtime::{Builder, Handle},
    sync::Semaphore,
    task::JoinSet,
};

fn create(core: &FastpixCore) -> Call<LiveStreamResponseDto> {
    start_live_stream_create_new_stream(core, example())
}

fn list(core: &FastpixCore) -> Call<Response<()>> {
    core.request(&LIST_STREAMS).call_raw()
}

// Requests in flight.

/// Responds on demand, and counts waiting requests.
#[derive(Clone)]
struct Gate {
    open: Arc<Semaphore>,
    inside: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Gate {
    fn new() -> Self {
        Self { open: Arc::new(Semaphore::new(0)), inside: Arc::default(), most: Arc::default() }
    }
}

impl HttpClient for Gate {
    fn send(&self, _: http::Request<RequestBody>) -> HttpFuture {
        struct Inside(Arc<AtomicUsize>);
        impl Drop for Inside {
            fn drop(&mut self) {
                self.0.fetch_sub(1, SeqCst);
            }
        }
        let this = self.clone();
        HttpFuture::new(async move {
            this.most.fetch_max(this.inside.fetch_add(1, SeqCst) + 1, SeqCst);
            let _inside = Inside(this.inside.clone());
            this.open.acquire().await.unwrap().forget();
            Ok(http::Response::new(ResponseBody::from("{}")))
        })
    }
}

impl Gate {
    fn builder(&self) -> FastpixCoreBuilder {
        builder("https://gate.invalid/").http_client(self.clone())
    }
}

#[tokio::test]
async fn in_flight_requests_are_limited_and_every_call_gets_a_permit() {
    for (limit, expected) in [(Some(1), 1), (Some(7), 7), (None, 256)] {
        let gate = Gate::new();
        let builder = gate.builder();
        let builder = if let Some(limit) = limit { builder.max_in_flight(limit) } else { builder };
        let core = builder.build().unwrap();
        let mut calls = JoinSet::new();
        for clone in (0..600).map(|_| core.clone()) {
            calls.spawn(create(&clone));
        }
        let inside = gate.inside.clone();
        eventually("the limit is reached", move || inside.load(SeqCst) == expected).await;
        gate.open.add_permits(600);
        while let Some(result) = calls.join_next().await {
            result.unwrap().unwrap();
        }
        assert_eq!(gate.most.load(SeqCst), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_permit_counts_against_the_deadline() {
    let gate = Gate::new();
    let core = gate.builder().max_in_flight(1).timeout(Duration::from_secs(20)).build().unwrap();
    let running = tokio::spawn(create(&core));
    eventually("the first is inside", || gate.inside.load(SeqCst) == 1).await;
    let began = tokio::time::Instant::now();
    let error = create(&core).timeout(Duration::from_secs(3)).await.unwrap_err();
    assert!(matches!(error, FastpixError::RequestTimeout(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0), "{error:?}");
    assert_eq!(began.elapsed().as_secs(), 3);
    gate.open.add_permits(2);
    running.await.unwrap().unwrap();
    create(&core).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_call_that_waited_for_a_permit_has_the_full_attempt_timeout() {
    let gate = Gate::new();
    let core = gate.builder().max_in_flight(1).attempt_timeout(Duration::from_secs(10)).build().unwrap();
    let first = tokio::spawn(create(&core));
    eventually("the first is inside", || gate.inside.load(SeqCst) == 1).await;
    let second = tokio::spawn(create(&core));
    tokio::time::sleep(Duration::from_secs(8)).await;
    gate.open.add_permits(1);
    first.await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(8)).await;
    gate.open.add_permits(1);
    second.await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn delays_hold_no_permit() {
    let service = Memory::new(|number| response(if number == 1 { 503 } else { 200 }, &[], "{}"));
    let slow = Backoff::new().initial_interval(Duration::from_secs(10));
    let core = service.builder().max_in_flight(1).retries(slow).build().unwrap();
    let pausing = tokio::spawn(list(&core));
    eventually("the first is refused", || service.count() == 1).await;
    let began = tokio::time::Instant::now();
    create(&core).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(pausing.await.unwrap().unwrap().attempts(), 2);
}

#[tokio::test]
async fn a_dropped_call_releases_its_permit() {
    let gate = Gate::new();
    let core = gate.builder().max_in_flight(1).build().unwrap();
    for _ in 0..10 {
        // One call with the permit, and one that waits for it.
        let (mut inside, mut waiting) = (create(&core), create(&core));
        poll_fn(|cx| {
            assert!(Pin::new(&mut inside).poll(cx).is_pending());
            assert!(Pin::new(&mut waiting).poll(cx).is_pending());
            Poll::Ready(())
        })
        .await;
        assert_eq!(gate.inside.load(SeqCst), 1);
    }
    assert_eq!(gate.inside.load(SeqCst), 0);
    gate.open.add_permits(1);
    create(&core).await.unwrap();
}

#[test]
fn zero_requests_in_flight_is_rejected() {
    let error = builder("https://fastpix.invalid/").max_in_flight(0).build().unwrap_err();
    assert!(matches!(error, FastpixError::InvalidRequest(_)), "{error:?}");
    builder("https://fastpix.invalid/").max_in_flight(usize::MAX).build().unwrap();
}

// Bodies.

#[tokio::test]
async fn body_limits_are_configurable() {
    let body = format!(r#"{{"success":true,"pad":"{}"}}"#, "x".repeat(1000));
    let length = body.len();
    let tap = Tap::start(move |_| Answer::Response(raw_response(201, &body))).await;
    let with = |limit| builder(&tap.url()).max_response_body(limit).build().unwrap();
    create(&with(length)).await.unwrap();
    let error = create(&with(length - 1)).await.unwrap_err();
    let FastpixError::ResponseValidation(error) = error else { panic!("{error:?}") };
    assert_eq!((error.body().len(), error.outcome()), (length - 1, Outcome::ResponseReceived));

    let tap = Tap::start(|_| Answer::Response(raw_response(400, &"y".repeat(5000)))).await;
    for (limit, expected) in [(10, 10), (5000, 5000), (6000, 5000)] {
        let error = create(&builder(&tap.url()).max_error_body(limit).build().unwrap()).await.unwrap_err();
        assert_eq!(error.as_api().unwrap().body().len(), expected);
    }
}

// Panics in user code.

struct PanicsAt(&'static str);

impl HttpClient for PanicsAt {
    fn send(&self, _: http::Request<RequestBody>) -> HttpFuture {
        let moment = self.0;
        assert_ne!(moment, "send", "{PASSWORD}");
        HttpFuture::new(async move {
            tokio::task::yield_now().await;
            assert_ne!(moment, "answer", "{PASSWORD}");
            let body = Full::new(Bytes::from("{}")).map_frame(|_| panic!("{PASSWORD}"));
            Ok(http::Response::new(ResponseBody::new(body)))
        })
    }
}

#[track_caller]
fn assert_panicked(error: &FastpixError, outcome: Outcome) {
    assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
    assert_eq!(error.outcome(), outcome, "{error:?}");
    assert!(error.to_string().contains("panicked") && !all_texts(error).contains(PASSWORD), "{error:?}");
}

#[tokio::test]
async fn a_panicking_http_client_fails_only_its_call() {
    for moment in ["send", "answer", "body"] {
        let core = builder("https://panics.invalid/").http_client(PanicsAt(moment)).max_in_flight(1).build().unwrap();
        // A second call shows that the only permit was released.
        for _ in 0..2 {
            let error = create(&core).await.unwrap_err();
            assert_panicked(&error, Outcome::Unknown);
            assert_eq!(error.attempts(), 1);
        }
    }
}

#[tokio::test]
async fn a_panicking_credentials_provider_fails_only_its_call() {
    let tap = Tap::created().await;
    let calls = Arc::new(AtomicUsize::new(0));
    let security = Security::provider(move || {
        let call = calls.fetch_add(1, SeqCst);
        assert_ne!(call, 0, "{PASSWORD}");
        async move {
            assert_ne!(call, 1, "{PASSWORD}");
            Ok::<_, String>(Credentials::new(USERNAME, PASSWORD))
        }
    });
    let core = FastpixCore::builder(security).server_url(tap.url()).build().unwrap();
    for _ in 0..2 {
        assert_panicked(&create(&core).await.unwrap_err(), Outcome::NotSent);
    }
    assert_eq!(tap.opened(), 0);
    create(&core).await.unwrap();
}

#[test]
fn a_runtime_without_timers_or_without_io_is_an_error_and_no_panic() {
    let core = core("http://127.0.0.1:1/");
    let runtime =
        |enable: fn(&mut Builder) -> &mut Builder| enable(&mut Builder::new_current_thread()).build().unwrap();
    assert_panicked(&runtime(|builder| builder).block_on(create(&core).into_future()).unwrap_err(), Outcome::NotSent);
    assert_panicked(&runtime(Builder::enable_io).block_on(create(&core)).unwrap_err(), Outcome::NotSent);
    assert_panicked(&runtime(Builder::enable_time).block_on(create(&core)).unwrap_err(), Outcome::NotSent);
    let error = runtime(Builder::enable_all).block_on(create(&core)).unwrap_err();
    assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
}

// Outcome of several attempts.

#[tokio::test]
async fn the_outcome_of_a_sent_attempt_is_kept_when_a_retry_is_not_sent() {
    type Attempt = fn() -> HttpFuture;
    let lost: Attempt = || HttpFuture::new(async { Err(HttpClientError::new("lost")) });
    let not_sent: Attempt = || HttpFuture::new(async { Err(HttpClientError::not_sent("no route")) });
    let busy: Attempt = || response(503, &[], "{}");
    for (attempts, outcome, status) in [
        ([lost, not_sent, not_sent], Outcome::Unknown, None),
        ([busy, lost, not_sent], Outcome::Unknown, None),
        ([not_sent, busy, not_sent], Outcome::ResponseReceived, Some(503)),
        ([lost, not_sent, busy], Outcome::ResponseReceived, Some(503)),
        ([not_sent, not_sent, not_sent], Outcome::NotSent, None),
    ] {
        let service = Memory::new(move |number| attempts[number - 1]());
        let error = list(&service.builder().build().unwrap()).await.unwrap_err();
        assert_eq!((error.outcome(), error.attempts()), (outcome, 3), "{error:?}");
        assert_eq!(error.status().map(|status| status.as_u16()), status, "{error:?}");
        assert_eq!(error.to_string().contains("the request was not sent"), outcome == Outcome::NotSent, "{error}");
    }
}

// Leaks.

#[tokio::test]
async fn no_task_remains_after_the_last_clone_is_dropped() {
    let (emulator, core) = start().await;
    let handle = Handle::current();
    let before = handle.metrics().num_alive_tasks();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        calls.spawn(create(&core));
    }
    calls.join_all().await;
    let connections = emulator.connections();
    assert!(connections > 1);
    drop(core);
    // The emulator has one task for each connection, which ends with it.
    eventually("all tasks end", move || Handle::current().metrics().num_alive_tasks() <= before).await;
}

#[tokio::test(start_paused = true)]
async fn a_call_dropped_during_a_delay_returns_its_retry_tokens() {
    let service = Memory::new(|_| response(503, &[], "{}"));
    let core = service.builder().retries(Backoff::new().max_attempts(2)).build().unwrap();
    // Twice the budget.
    for _ in 0..200 {
        let mut call = list(&core);
        assert!(Pin::new(&mut call).poll(&mut Context::from_waker(Waker::noop())).is_pending(), "it pauses");
    }
    assert_eq!(list(&core).await.unwrap_err().attempts(), 2);
}
