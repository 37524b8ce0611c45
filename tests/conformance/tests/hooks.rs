//! Hooks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::sync::{Arc, Mutex};

use fastpix_conformance::{
    LIST_STREAMS, Memory, PASSWORD, Tap, all_texts, builder, example, operation, response, start,
};
use fastpix_emulator::Fault;
use fastpix_funcs::{
    AttemptError, FastpixCore, FastpixError, Hook, HookContext, HookRequest, HttpClientError, HttpFuture, Outcome,
    RequestOptions, Response, bytes::Bytes, errors::BoxError, http, start_live_stream_create_new_stream,
};
use serde_json::json;

type Answer = Result<Option<http::Response<Bytes>>, BoxError>;

/// Records its calls.
#[derive(Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>);

impl Diary {
    fn note(&self, moment: &str, context: &HookContext<'_>) {
        let elapsed = context.attempt_elapsed();
        assert!(context.call_elapsed() >= elapsed);
        let (id, attempt) = (context.operation().id(), context.attempt());
        self.0.lock().unwrap().push(format!("{moment} {id} {attempt}"));
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Hook for Diary {
    fn before_create_request(
        &self,
        context: &HookContext<'_>,
        options: RequestOptions,
    ) -> Result<RequestOptions, BoxError> {
        self.note("create", context);
        Ok(options)
    }

    fn before_request(&self, context: &HookContext<'_>, request: &mut HookRequest<'_>) -> Answer {
        assert!(request.uri().to_string().starts_with(&context.base_url()), "{}", request.uri());
        self.note("request", context);
        Ok(None)
    }

    fn after_success(&self, context: &HookContext<'_>, response: &Response<()>) -> Result<(), BoxError> {
        self.note(&format!("success {}", response.status().as_u16()), context);
        Ok(())
    }

    fn after_error(&self, context: &HookContext<'_>, failure: AttemptError<'_>) {
        let failure = match failure {
            AttemptError::Status(response) => format!("status {} {:?}", response.status().as_u16(), response.body()),
            AttemptError::NoResponse(error) => {
                format!("{:?} {:?} {}", error.outcome(), error.operation(), error.attempts())
            }
            _ => panic!("{failure:?}"),
        };
        self.note(&failure, context);
    }
}

/// Acts in one phase.
struct At<F>(&'static str, F);

impl<F: Fn() -> Result<(), BoxError> + Send + Sync + 'static> Hook for At<F> {
    fn before_create_request(&self, _: &HookContext<'_>, options: RequestOptions) -> Result<RequestOptions, BoxError> {
        if self.0 == "create" { (self.1)().map(|()| options) } else { Ok(options) }
    }

    fn before_request(&self, _: &HookContext<'_>, _: &mut HookRequest<'_>) -> Answer {
        if self.0 == "request" { (self.1)().map(|()| None) } else { Ok(None) }
    }

    fn after_success(&self, _: &HookContext<'_>, _: &Response<()>) -> Result<(), BoxError> {
        if self.0 == "success" { (self.1)() } else { Ok(()) }
    }

    fn after_error(&self, _: &HookContext<'_>, _: AttemptError<'_>) {
        if self.0 == "error" {
            let _ = (self.1)();
        }
    }
}

async fn create(core: &FastpixCore) -> Result<(), FastpixError> {
    start_live_stream_create_new_stream(core, example()).await.map(drop)
}

#[tokio::test]
async fn hooks_are_called_in_order_for_each_phase_of_a_call() {
    let diary = Diary::default();
    let service = Memory::new(|attempt| match attempt {
        1 => response(429, &[], "slow"),
        2 => HttpFuture::new(async { Err(HttpClientError::not_sent("no route")) }),
        _ => response(201, &[], "{}"),
    });
    create(&service.builder().hook(diary.clone()).build().unwrap()).await.unwrap();
    let id = "create-new-stream";
    assert_eq!(
        diary.lines(),
        [
            format!("create {id} 0"),
            format!("request {id} 1"),
            format!("status 429 b\"slow\" {id} 1"),
            format!("request {id} 2"),
            format!("NotSent Some(\"{id}\") 2 {id} 2"),
            format!("request {id} 3"),
            format!("success 201 {id} 3"),
        ]
    );
}

#[tokio::test]
async fn hooks_receive_an_unknown_outcome() {
    let (emulator, _) = start().await;
    let diary = Diary::default();
    let core = builder(emulator.url()).hook(diary.clone()).build().unwrap();
    emulator.fault(Fault::close_without_response());
    assert_eq!(create(&core).await.unwrap_err().outcome(), Outcome::Unknown);
    assert_eq!(diary.lines()[2], "Unknown Some(\"create-new-stream\") 1 create-new-stream 1");
}

struct Adds;

impl Hook for Adds {
    fn before_create_request(&self, _: &HookContext<'_>, options: RequestOptions) -> Result<RequestOptions, BoxError> {
        Ok(options.header("x-call", "c").header("x-both", "call"))
    }

    fn before_request(&self, context: &HookContext<'_>, request: &mut HookRequest<'_>) -> Answer {
        assert!(request.headers().contains_key("authorization") && request.method() == "POST");
        assert!(!request.body().is_empty());
        assert!(!format!("{request:?} {context:?}").contains("Basic"), "{request:?}");
        request.set_header("x-attempt", context.attempt())?;
        request.set_header("x-both", "attempt")?;
        for framing in ["content-length", "transfer-encoding", "host", "connection"] {
            request.set_header(framing, "1").unwrap_err();
        }
        request.set_header("x-bad", "a\nb").unwrap_err();
        Ok(None)
    }
}

#[tokio::test]
async fn a_hook_adds_headers_to_a_call_and_to_an_attempt() {
    let tap = Tap::created().await;
    create(&builder(&tap.url()).hook(Adds).build().unwrap()).await.unwrap();
    let message = tap.only();
    assert_eq!(
        [message.header("x-call"), message.header("x-attempt"), message.header("x-both")],
        [Some("c"), Some("1"), Some("attempt")]
    );
}

struct Cache;

impl Hook for Cache {
    fn before_request(&self, _: &HookContext<'_>, _: &mut HookRequest<'_>) -> Answer {
        let body = Bytes::from(operation("start_live_stream_create_new_stream").response);
        Ok(Some(http::Response::builder().status(201).header("x-cache", "hit").body(body)?))
    }
}

#[tokio::test]
async fn a_hook_can_return_the_response_itself() {
    let tap = Tap::created().await;
    let diary = Diary::default();
    let core = builder(&tap.url()).hook(Cache).hook(diary.clone()).build().unwrap();
    let response = start_live_stream_create_new_stream(&core, example()).with_response().await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["x-cache"]), (201, &"hit".parse().unwrap()));
    assert!(response.value().data.is_some());
    assert_eq!((tap.opened(), diary.lines().last().unwrap().as_str()), (0, "success 201 create-new-stream 1"));
}

/// After a response was received, its status and its body are in the error.
fn assert_response_is_kept(error: &FastpixError, status: Option<u16>) {
    let FastpixError::UnexpectedClient(inner) = error else { panic!("{error:?}") };
    assert_eq!(inner.status().map(|status| status.as_u16()), status, "{error:?}");
    assert_eq!(inner.body().is_some(), status.is_some(), "{error:?}");
    assert!(status != Some(201) || inner.body().unwrap().starts_with(b"{"), "{error:?}");
}

#[tokio::test]
async fn a_hook_error_ends_the_call_with_the_right_outcome() {
    for (moment, sent, outcome) in
        [("create", 0, Outcome::NotSent), ("request", 0, Outcome::NotSent), ("success", 1, Outcome::ResponseReceived)]
    {
        let tap = Tap::created().await;
        let core = builder(&tap.url()).hook(At(moment, || Err("not on Sundays".into()))).build().unwrap();
        let error = create(&core).await.unwrap_err();
        assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
        assert_eq!((error.outcome(), tap.messages().len()), (outcome, sent), "{moment}: {error:?}");
        assert!(format!("{error:?}").ends_with("not on Sundays"), "{error:?}");
        assert_response_is_kept(&error, (moment == "success").then_some(201));
        assert_eq!(error.operation(), Some("create-new-stream"));
    }
}

#[tokio::test]
async fn a_panicking_hook_fails_only_its_call() {
    for (moment, sent, outcome) in [
        ("create", 0, Outcome::NotSent),
        ("request", 0, Outcome::NotSent),
        ("success", 1, Outcome::ResponseReceived),
        ("error", 1, Outcome::ResponseReceived),
    ] {
        let (emulator, calm) = start().await;
        let core = builder(emulator.url()).hook(At(moment, || panic!("{PASSWORD}"))).max_in_flight(1).build().unwrap();
        if moment == "error" {
            emulator.fault(Fault::response(400));
        }
        let error = create(&core).await.unwrap_err();
        assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
        assert_eq!((error.outcome(), emulator.requests().len()), (outcome, sent), "{moment}: {error:?}");
        assert!(!all_texts(&error).contains(PASSWORD));
        assert_response_is_kept(
            &error,
            [("success", 201), ("error", 400)].iter().find(|(name, _)| *name == moment).map(|(_, status)| *status),
        );
        // The only permit is released.
        assert!(matches!(create(&core).await, Err(FastpixError::UnexpectedClient(_))) || moment == "error");
        create(&calm).await.unwrap();
    }
}

#[tokio::test]
async fn a_hook_that_panics_before_a_retry_keeps_the_outcome_of_the_first_attempt() {
    struct PanicsLater;
    impl Hook for PanicsLater {
        fn before_request(&self, context: &HookContext<'_>, _: &mut HookRequest<'_>) -> Answer {
            assert_eq!(context.attempt(), 1);
            Ok(None)
        }
    }
    let lost = Memory::new(|_| HttpFuture::new(async { Err(HttpClientError::new("lost")) }));
    let core = lost.builder().hook(PanicsLater).build().unwrap();
    let error = core.request(&LIST_STREAMS).call_raw().await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts(), lost.count()), (Outcome::Unknown, 2, 1), "{error:?}");
}

#[tokio::test]
async fn hooks_are_not_called_for_invalid_requests() {
    let diary = Diary::default();
    let core = Memory::new(|_| response(200, &[], "{}")).builder().hook(diary.clone()).build().unwrap();
    fastpix_funcs::manage_live_stream_get_live_stream_by_id(&core, "").await.unwrap_err();
    assert!(diary.lines().is_empty(), "{:?}", diary.lines());
}

// Closures, and changes of the URL and the body.

#[tokio::test]
async fn closures_are_hooks() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let note = |moment: &'static str| {
        let lines = lines.clone();
        move |context: &HookContext<'_>| lines.lock().unwrap().push(format!("{moment} {}", context.attempt()))
    };
    let (create_request, request, success, error) = (note("create"), note("request"), note("success"), note("error"));
    let service = Memory::new(|attempt| if attempt == 1 { response(429, &[], "") } else { response(201, &[], "{}") });
    let core = service
        .builder()
        .before_create_request(move |context, options| {
            create_request(context);
            Ok(options.header("x-call", "a"))
        })
        .before_request(move |context, sent| {
            request(context);
            sent.set_header("x-attempt", context.attempt())?;
            Ok(None)
        })
        .after_success(move |context, response| {
            assert_eq!(response.status(), 201);
            success(context);
            Ok(())
        })
        .after_error(move |context, failure| {
            assert!(matches!(failure, AttemptError::Status(_)));
            error(context);
        })
        .build()
        .unwrap();
    create(&core).await.unwrap();
    assert_eq!(*lines.lock().unwrap(), ["create 0", "request 1", "error 1", "request 2", "success 2"]);
    let sent = &service.requests()[1];
    assert_eq!(
        (&sent.headers()["x-call"], &sent.headers()["x-attempt"]),
        (&"a".parse().unwrap(), &"2".parse().unwrap())
    );
}

#[tokio::test]
async fn a_hook_can_change_the_url_and_the_body_on_the_wire() {
    let (usual, other) = (Tap::created().await, Tap::created().await);
    let url = other.url() + "/gateway/streams?dry=a%20b";
    let core = builder(&usual.url()).before_request(move |_, request| {
        request.set_uri(&url)?;
        if request.method() == http::Method::POST {
            let body = String::from_utf8(request.body().to_vec())?.replace("fastpix_livestream", "changed");
            request.set_body(body);
        } else {
            request.set_body("");
        }
        Ok(None)
    });
    let core = core.build().unwrap();
    create(&core).await.unwrap();
    core.request(&LIST_STREAMS).call_raw().merge_json(json!({"a": 1})).await.unwrap();
    assert_eq!(usual.count(), 0);
    let [sent, without] = &*other.messages() else { panic!("{:?}", other.messages()) };
    assert_eq!(sent.start, "POST /gateway/streams?dry=a%20b HTTP/1.1");
    assert_eq!(sent.header("host"), Some(&*other.host()));
    let expected = serde_json::to_string(&example()).unwrap().replace("fastpix_livestream", "changed");
    assert_eq!(sent.body, expected);
    assert_eq!(sent.header("content-length"), Some(&*expected.len().to_string()));
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!((without.header("content-type"), without.header("content-length"), &*without.body), (None, None, ""));
}

#[tokio::test]
async fn a_body_of_a_hook_is_sent_again_with_each_attempt() {
    let service = Memory::new(|attempt| if attempt == 1 { response(429, &[], "") } else { response(200, &[], "{}") });
    let core = service.builder().before_request(|context, request| {
        request.set_body(format!("[{}]", context.attempt()));
        Ok(None)
    });
    core.build().unwrap().request(&LIST_STREAMS).call_raw().await.unwrap();
    let sent: Vec<_> = service.requests().iter().map(|sent| sent.body().clone()).collect();
    assert_eq!(sent, ["[1]", "[2]"]);
    assert_eq!(service.requests()[0].headers()["content-type"], "application/json");
}

#[tokio::test]
async fn a_hook_cannot_set_a_url_that_would_show_the_credentials_or_is_invalid() {
    for uri in [
        "http://gateway.example/v1/live/streams",
        "https://user:hunter2@gateway.example/",
        "https://gateway.example/a/../b",
        "https://gateway.example/a?b#c",
        "https://gateway.example/a?b c",
        "/live/streams",
        "",
    ] {
        let service = Memory::answering(201, "{}");
        let core = service.builder().before_request(move |_, request| {
            request.set_uri(uri)?;
            Ok(None)
        });
        let error = create(&core.build().unwrap()).await.unwrap_err();
        assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{uri}: {error:?}");
        assert_eq!((error.outcome(), service.count()), (Outcome::NotSent, 0), "{uri}");
        assert!(!all_texts(&error).contains("hunter2"), "{error:?}");
    }
}
