//! Views of a client with other options, and connections that are opened ahead.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::Duration;

use fastpix_conformance::{LIST_STREAMS, Memory, Tap, all_texts, builder, core, example, quick, response};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Credentials, FastpixCore, FastpixError, HttpFuture, Outcome, RequestOptions, Response, RetryConfig, Security,
    start_live_stream_create_new_stream,
};

const MS: Duration = Duration::from_millis(1);

async fn list(core: &FastpixCore) -> Result<Response<()>, FastpixError> {
    core.request(&LIST_STREAMS).call_raw().await
}

#[tokio::test]
async fn a_view_has_options_of_its_own_and_the_connections_of_the_client() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    let options = RequestOptions::new().header("x-tenant", "a").header("user-agent", "mine");
    let view = core.with_options(options.server_url(tap.url() + "/v2/")).unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    start_live_stream_create_new_stream(&view, example()).await.unwrap();
    list(&view).await.unwrap();
    start_live_stream_create_new_stream(&view, example()).header("x-tenant", "b").await.unwrap();
    let seen = tap.messages();
    let sent: Vec<_> = seen.iter().map(|sent| (&*sent.start, sent.header("x-tenant"))).collect();
    assert_eq!(
        sent,
        [
            ("POST /live/streams HTTP/1.1", None),
            ("POST /v2/live/streams HTTP/1.1", Some("a")),
            ("GET /v2/live/streams HTTP/1.1", Some("a")),
            ("POST /v2/live/streams HTTP/1.1", Some("b")),
        ]
    );
    assert_eq!(seen[1].header("user-agent"), Some("mine"));
    assert_eq!(seen[1].header("authorization"), seen[0].header("authorization"));
    assert_eq!(tap.opened(), 1, "one pool");
}

#[tokio::test]
async fn a_view_of_a_view_has_the_options_of_both() {
    let memory = Memory::answering(500, "{}");
    let core = memory.builder().build().unwrap();
    let codes = core.with_options(RequestOptions::new().retry_codes([500]).header("x-a", "1")).unwrap();
    let view = codes.with_options(RequestOptions::new().header("x-b", "2")).unwrap();
    let create = |core| start_live_stream_create_new_stream(core, example());
    assert_eq!(create(&core).await.unwrap_err().attempts(), 1);
    assert_eq!(create(&view).await.unwrap_err().attempts(), 3);
    assert_eq!(create(&view).retry_codes([]).await.unwrap_err().attempts(), 1, "those of a call go first");
    let once = view.with_options(RequestOptions::new().retries(RetryConfig::None)).unwrap();
    assert_eq!(create(&once).await.unwrap_err().attempts(), 1);
    let sent = memory.requests();
    assert_eq!((&sent[1].headers()["x-a"], &sent[1].headers()["x-b"]), (&"1".parse().unwrap(), &"2".parse().unwrap()));
}

#[tokio::test(start_paused = true)]
async fn timeouts_of_a_view_and_of_a_call_apply() {
    let never = Memory::new(|_| HttpFuture::new(std::future::pending()));
    let core = never.builder().build().unwrap();
    let options = RequestOptions::new().timeout(Duration::from_secs(9)).attempt_timeout(Duration::from_secs(2));
    let view = core.with_options(options.clone()).unwrap();
    for (call, attempts, seconds) in [
        (view.request(&LIST_STREAMS).call_raw(), 3, 6),
        (core.request(&LIST_STREAMS).call_raw().with_options(options), 3, 6),
        (core.request(&LIST_STREAMS).call_raw().attempt_timeout(Duration::from_secs(3)), 3, 9),
        (view.request(&LIST_STREAMS).call_raw().attempt_timeout(Duration::from_secs(5)), 2, 9),
    ] {
        let began = tokio::time::Instant::now();
        let error = call.await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!((error.attempts(), began.elapsed().as_secs()), (attempts, seconds), "{error:?}");
    }
}

#[tokio::test]
async fn a_view_shares_the_retry_budget_and_the_limit_of_requests_in_flight() {
    let busy = Memory::answering(503, "{}");
    let core = busy.builder().build().unwrap();
    let view = core.with_options(RequestOptions::new().header("x-tenant", "a")).unwrap();
    while list(&core).await.unwrap_err().attempts() > 1 {}
    assert_eq!(list(&view).await.unwrap_err().attempts(), 1, "there are no more tokens");

    let never = Memory::new(|_| HttpFuture::new(std::future::pending()));
    let core = never.builder().max_in_flight(1).build().unwrap();
    let running = tokio::spawn(core.request(&LIST_STREAMS).call_raw());
    fastpix_conformance::eventually("the first is sent", || never.count() == 1).await;
    let view = core.with_options(RequestOptions::new().timeout(50 * MS)).unwrap();
    let error = list(&view).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts(), never.count()), (Outcome::NotSent, 0, 1), "{error:?}");
    running.abort();
}

#[tokio::test]
async fn an_authorization_of_a_view_replaces_that_of_a_provider() {
    let memory = Memory::new(|_| response(200, &[], "{}"));
    let provider = Security::provider(|| async { Ok::<_, std::io::Error>(Credentials::new("id", "secret")) });
    let core = FastpixCore::builder(provider).http_client(memory.clone()).build().unwrap();
    let view = core.with_options(RequestOptions::new().header("authorization", "Bearer abc")).unwrap();
    list(&view).await.unwrap();
    list(&core).await.unwrap();
    let sent: Vec<_> = memory.requests().iter().map(|sent| sent.headers()["authorization"].clone()).collect();
    assert_eq!(sent, ["Bearer abc", "Basic aWQ6c2VjcmV0"]);
}

#[tokio::test]
async fn invalid_options_of_a_view_are_rejected_at_once() {
    let core = Memory::answering(200, "{}").builder().build().unwrap();
    for options in [
        RequestOptions::new().header("host", "elsewhere.example"),
        RequestOptions::new().timeout(Duration::ZERO),
        RequestOptions::new().attempt_timeout(Duration::ZERO),
        RequestOptions::new().server_url("http://gateway.example/"),
        RequestOptions::new().retries(quick().max_attempts(0)),
    ] {
        let error = core.with_options(options.clone()).unwrap_err();
        assert!(matches!(error, FastpixError::InvalidRequest(_)), "{options:?}: {error:?}");
        let of_call = core.request(&LIST_STREAMS).call_raw().with_options(options).await.unwrap_err();
        assert!(matches!(of_call, FastpixError::InvalidRequest(_)), "{of_call:?}");
    }
}

// Connections that are opened ahead.

#[tokio::test]
async fn connect_opens_the_connection_that_the_first_call_uses() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    core.connect().await.unwrap();
    assert_eq!(emulator.connections(), 1);
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    assert_eq!(emulator.connections(), 1);
    let [head, create] = &*emulator.requests() else { panic!("{:?}", emulator.requests()) };
    assert_eq!((head.method().as_str(), head.path()), ("HEAD", "/v1/"));
    assert_eq!((create.method().as_str(), create.connection()), ("POST", head.connection()));
}

#[tokio::test]
async fn connect_succeeds_with_any_response_and_fails_without_one() {
    let emulator = Emulator::start().await.unwrap();
    for status in [200, 401, 404, 503] {
        emulator.fault(Fault::status(status));
        core(emulator.url()).connect().await.unwrap();
    }
    assert_eq!(emulator.requests().len(), 4, "no response is retried");
    let error = builder("http://127.0.0.1:1/").build().unwrap().connect().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert_eq!((error.operation(), error.attempts()), (Some("connect"), 1));
}

#[tokio::test]
async fn errors_have_the_id_of_the_request_at_the_gateway() {
    let emulator = Emulator::start().await.unwrap();
    emulator.fault(Fault::status(404).header("cf-ray", "8f1c2d3e4f5a6b7c-FRA"));
    emulator.fault(Fault::status(200).header("cf-ray", "8f1c2d3e4f5a6b7c-FRA").body("[]"));
    let core = core(emulator.url());
    for _ in 0..2 {
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_eq!(error.cf_ray(), Some("8f1c2d3e4f5a6b7c-FRA"), "{error:?}");
        assert!(all_texts(&error).contains("; cf-ray 8f1c2d3e4f5a6b7c-FRA"), "{error:?}");
    }
    let error = core.request(&LIST_STREAMS).call_raw().server_url("http://127.0.0.1:1/").await.unwrap_err();
    assert_eq!(error.cf_ray(), None);
}

#[tokio::test]
async fn a_response_can_be_cloned() {
    let core = Memory::new(|_| response(201, &[("x-a", "b")], "{}")).builder().build().unwrap();
    let first = start_live_stream_create_new_stream(&core, example()).with_response().await.unwrap();
    let second = first.clone();
    assert_eq!(
        (first.value(), first.status(), first.headers(), first.body()),
        (second.value(), second.status(), second.headers(), second.body())
    );
}
