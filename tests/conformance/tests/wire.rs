//! Requests on the wire, byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{
    Answer, LIST_STREAMS, Memory, PASSWORD, Tap, USERNAME, builder, core, example, operations, raw_response,
};
use fastpix_funcs::{
    FastpixCore, FastpixError, Idempotency, Operation, Outcome, RequestOptions, Security,
    http::{HeaderValue, Method, header},
    manage_live_stream_enable_live_stream, manage_live_stream_get_all_streams,
    models::GetAllStreamsRequest,
    start_live_stream_create_new_stream,
};
use serde_json::{Value, json};

const AGENT: &str = concat!("user-agent: fastpix-rust/", env!("CARGO_PKG_VERSION"));

fn basic(username: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{username}:{password}")))
}

#[tokio::test]
async fn the_example_request_is_sent_byte_for_byte() {
    let tap = Tap::created().await;
    let builder = FastpixCore::builder(Security::basic("token-id", "secret")).server_url(tap.url() + "/v1/");
    #[cfg(feature = "extras")]
    let builder = builder.gzip(false);
    let core = builder.build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();

    let sent = tap.only();
    assert_eq!(sent.start, "POST /v1/live/streams HTTP/1.1");
    assert_eq!(
        sent.headers,
        [
            "accept: application/json",
            "authorization: Basic dG9rZW4taWQ6c2VjcmV0",
            "content-length: 165",
            "content-type: application/json",
            &format!("host: {}", tap.host()),
            AGENT,
        ]
    );
    assert_eq!(
        sent.body,
        r#"{"playbackSettings":{"accessPolicy":"public"},"inputMediaSettings":{"mediaPolicy":"public","metadata":{"livestream_name":"fastpix_livestream"},"enableDvrMode":true}}"#
    );
}

#[tokio::test]
async fn every_request_of_every_operation_is_sent_as_the_table_says() {
    for row in operations() {
        for request in row.requests {
            let about = format!("{}, {}", row.function, request.name);
            let tap = Tap::created().await;
            // The response need not be valid here.
            let _ = (request.call)(&core(&tap.url())).send().await;

            let sent = tap.only();
            let query = request.query.map(|query| format!("?{query}")).unwrap_or_default();
            assert_eq!(sent.start, format!("{} {}{query} HTTP/1.1", row.method, request.path), "{about}");
            assert_eq!(sent.body, request.body.unwrap_or_default(), "{about}");
            let mut headers = vec![
                "accept: application/json".to_owned(),
                format!("authorization: {}", basic(USERNAME, PASSWORD)),
                format!("host: {}", tap.host()),
                AGENT.to_owned(),
            ];
            if let Some(body) = request.body {
                headers.push(format!("content-length: {}", body.len()));
                headers.push("content-type: application/json".to_owned());
            } else if matches!(row.method, "POST" | "PUT" | "PATCH") {
                // Methods with an expected body send `content-length: 0` without one.
                headers.push("content-length: 0".to_owned());
            }
            headers.sort();
            assert_eq!(sent.headers, headers, "{about}");
        }
    }
}

#[test]
fn every_call_shows_its_request_without_a_network_or_a_runtime() {
    let core = FastpixCore::new(Security::basic("token-id", "secret")).unwrap();
    for row in operations() {
        for request in row.requests {
            let call = (request.call)(&core);
            let about = format!("{}, {}", row.function, request.name);
            assert_eq!(call.operation.id(), row.id, "{about}");
            assert_eq!(call.operation.function(), Some(row.function), "{about}");
            assert_eq!(call.operation.method(), row.method, "{about}");
            assert_eq!(call.operation.path(), row.path, "{about}");
            assert_eq!(call.operation.idempotency(), row.repeat, "{about}");
            assert_eq!(call.operation.errors(), row.errors, "{about}");
            assert_eq!(call.path, request.path, "{about}");
            assert_eq!(call.query.as_deref(), request.query, "{about}");
            assert_eq!(call.body.as_deref(), request.body.map(str::as_bytes), "{about}");
        }
    }
}

#[tokio::test]
async fn a_call_that_was_polled_has_no_prepared_request() {
    let core = Memory::answering(201, "{}").builder().build().unwrap();
    let mut call = start_live_stream_create_new_stream(&core, example());
    assert!(call.request().unwrap().error().is_none());
    (&mut call).await.unwrap();
    assert!(call.request().is_none());
}

#[tokio::test]
async fn base_urls_join_with_and_without_a_path_or_a_slash() {
    let tap = Tap::created().await;
    for (base, expected) in [
        ("", "/live/streams"),
        ("/", "/live/streams"),
        ("/v1", "/v1/live/streams"),
        ("/v1/", "/v1/live/streams"),
        ("/a%20gateway/fastpix/v1/", "/a%20gateway/fastpix/v1/live/streams"),
    ] {
        let url = tap.url() + base;
        start_live_stream_create_new_stream(&core(&url), example()).await.unwrap();
        assert_eq!(tap.messages().last().unwrap().start, format!("POST {expected} HTTP/1.1"), "{base:?}");
        let elsewhere = core("http://127.0.0.1:1/v9/");
        start_live_stream_create_new_stream(&elsewhere, example()).server_url(url).await.unwrap();
        assert_eq!(tap.messages().last().unwrap().start, format!("POST {expected} HTTP/1.1"), "{base:?}, one call");
    }
}

#[tokio::test]
async fn the_server_url_of_a_call_applies_to_that_call_only() {
    let (usual, other) = (Tap::created().await, Tap::created().await);
    let core = core(&usual.url());
    start_live_stream_create_new_stream(&core, example()).server_url(other.url() + "/v2").await.unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    assert_eq!(other.only().start, "POST /v2/live/streams HTTP/1.1");
    assert_eq!(other.only().header("host"), Some(other.host().as_str()));
    assert_eq!(usual.only().start, "POST /live/streams HTTP/1.1");
}

#[tokio::test]
async fn the_default_server_is_the_com_host_and_the_io_host_can_be_selected() {
    let memory = Memory::answering(201, "{}");
    let builder = || FastpixCore::builder(Security::basic("a", "b")).http_client(memory.clone());
    start_live_stream_create_new_stream(&builder().build().unwrap(), example()).await.unwrap();
    assert_eq!(memory.last_uri(), "https://api.fastpix.com/v1/live/streams");
    let io = builder().server(fastpix_funcs::Server::FastpixIo).build().unwrap();
    start_live_stream_create_new_stream(&io, example()).await.unwrap();
    assert_eq!(memory.last_uri(), "https://api.fastpix.io/v1/live/streams");
}

#[tokio::test]
async fn headers_of_a_call_are_added_to_those_of_the_core_or_replace_them() {
    let tap = Tap::created().await;
    let core = builder(&tap.url()).user_agent("my-service/7").build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    start_live_stream_create_new_stream(&core, example())
        .header("x-trace", "a1")
        .header("X-Trace", "a2")
        .header(header::USER_AGENT, "my-test/8")
        .header("accept", "application/json; v=2")
        .header("authorization", HeaderValue::from_static("Bearer of-a-gateway"))
        .await
        .unwrap();

    let [usual, special] = <[_; 2]>::try_from(tap.messages()).unwrap();
    assert_eq!(usual.header("user-agent"), Some("my-service/7"));
    assert_eq!(
        special.headers,
        [
            "accept: application/json; v=2",
            "authorization: Bearer of-a-gateway",
            "content-length: 165",
            "content-type: application/json",
            &format!("host: {}", tap.host()),
            "user-agent: my-test/8",
            "x-trace: a2",
        ]
    );
}

#[tokio::test]
async fn later_options_override_earlier_ones() {
    let tap = Tap::created().await;
    let shared =
        RequestOptions::new().server_url(tap.url() + "/shared").header("x-a", "shared").header("x-b", "shared");
    let call = start_live_stream_create_new_stream(&core("http://127.0.0.1:1/"), example());
    call.header("x-a", "earlier")
        .header("x-c", "earlier")
        .server_url("http://127.0.0.1:1/earlier")
        .with_options(shared)
        .header("x-b", "later")
        .await
        .unwrap();
    let sent = tap.only();
    assert_eq!(sent.start, "POST /shared/live/streams HTTP/1.1");
    for (name, value) in [("x-a", "shared"), ("x-b", "later"), ("x-c", "earlier")] {
        assert_eq!(sent.header(name), Some(value), "{name}");
    }
}

#[tokio::test]
async fn framing_headers_and_invalid_headers_are_rejected() {
    let memory = Memory::answering(201, "{}");
    let core = memory.builder().build().unwrap();
    for (name, value) in [
        ("content-length", "0"),
        ("Content-Length", "0"),
        ("transfer-encoding", "chunked"),
        ("host", "elsewhere.example"),
        ("connection", "close"),
        ("upgrade", "websocket"),
        ("te", "trailers"),
        ("x a", "b"),
        ("", "b"),
        ("x-a", "b\r\nx-c: d"),
        ("x-a", "b\0"),
    ] {
        let error = start_live_stream_create_new_stream(&core, example()).header(name, value).await.unwrap_err();
        assert!(matches!(error, FastpixError::InvalidRequest(_)), "{name}: {value:?} gave {error:?}");
        assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 0), "{name}: {value:?}");
    }
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn credentials_are_encoded_as_utf_8() {
    let tap = Tap::created().await;
    for (username, password) in
        [("a", "b"), ("id", "with:colons::"), ("naïve", "pässwörd–✓"), ("id", " spaces "), ("id", &"x".repeat(500))]
    {
        let core = FastpixCore::builder(Security::basic(username, password)).server_url(tap.url()).build().unwrap();
        start_live_stream_create_new_stream(&core, example()).await.unwrap();
        let sent = tap.messages().pop().unwrap();
        assert_eq!(sent.header("authorization"), Some(basic(username, password).as_str()));
    }
}

#[tokio::test]
async fn an_http_client_gets_the_whole_request_with_the_authorization_marked_sensitive() {
    let memory = Memory::answering(201, "{}");
    start_live_stream_create_new_stream(&memory.builder().build().unwrap(), example()).await.unwrap();
    let requests = memory.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].method(), Method::POST);
    assert_eq!(requests[0].uri(), "https://memory.invalid/v1/live/streams");
    assert!(requests[0].headers()[header::AUTHORIZATION].is_sensitive());
    assert!(requests[0].headers().values().filter(|value| value.is_sensitive()).count() == 1);
    assert!(requests[0].body().starts_with(b"{\"playbackSettings\""));
}

#[tokio::test]
async fn a_request_without_a_body_has_no_headers_of_a_body() {
    let tap = Tap::start(|_| Answer::Response(raw_response(200, "{}"))).await;
    core(&tap.url()).request(&LIST_STREAMS).query("limit", "5").call_raw().await.unwrap();
    let sent = tap.only();
    assert_eq!(sent.start, "GET /live/streams?limit=5 HTTP/1.1");
    let names: Vec<_> = sent.headers.iter().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(names, ["accept", "authorization", "host", "user-agent"]);
}

static BY_ID: Operation =
    Operation::new("by-id", Method::GET, "/things/{thingId}/parts/{partId}", Idempotency::Idempotent, &[]);

#[tokio::test]
async fn path_parameters_are_one_encoded_segment() {
    let tap = Tap::start(|_| Answer::Response(raw_response(200, "{}"))).await;
    let core = core(&(tap.url() + "/v1"));
    for (value, expected) in [
        ("/ ? # % space é", "%2F%20%3F%20%23%20%25%20space%20%C3%A9"),
        ("../..", "..%2F.."),
        ("...", "..."),
        ("%2e%2e", "%252e%252e"),
        ("{partId}", "%7BpartId%7D"),
        ("a\r\nx-injected: 1", "a%0D%0Ax-injected%3A%201"),
        ("a\\b;c=d&e+f@g:h", "a%5Cb%3Bc%3Dd%26e%2Bf%40g%3Ah"),
        ("AZaz09-._~", "AZaz09-._~"),
    ] {
        core.request(&BY_ID).path_param(value).path_param("b").call_raw().await.unwrap();
        let sent = tap.messages().pop().unwrap();
        assert_eq!(sent.start, format!("GET /v1/things/{expected}/parts/b HTTP/1.1"), "{value:?}");
        assert_eq!(sent.header("x-injected"), None);
    }
}

#[tokio::test]
async fn query_pairs_are_encoded_and_keys_can_repeat() {
    let tap = Tap::start(|_| Answer::Response(raw_response(200, "{}"))).await;
    let request = core(&tap.url()).request(&LIST_STREAMS);
    request
        .query("timespan[]", "1700000000")
        .query("timespan[]", "1700003600")
        .query("filterby[]", "!browser_name:Chrome & Co=1?#é+")
        .query("empty", "")
        .call_raw()
        .await
        .unwrap();
    assert_eq!(
        tap.only().start,
        "GET /live/streams?timespan%5B%5D=1700000000&timespan%5B%5D=1700003600\
         &filterby%5B%5D=%21browser_name%3AChrome%20%26%20Co%3D1%3F%23%C3%A9%2B&empty= HTTP/1.1"
    );
}

#[tokio::test]
async fn pairs_and_fields_that_a_model_does_not_have_can_be_added_to_a_call() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    let fields = json!({
        "inputMediaSettings": {"metadata": {"livestream_name": null, "more": [1]}, "novelty": 0.5},
        "later": {"a": true},
    });
    let call = start_live_stream_create_new_stream(&core, example()).query("preview", "a b&c").query("preview", "2");
    let call = call.merge_json(fields).merge_json(json!({"later": {"b": 2}}));
    let body = call.request().unwrap().body().unwrap().clone();
    call.await.unwrap();

    let sent = tap.only();
    assert_eq!(sent.start, "POST /live/streams?preview=a%20b%26c&preview=2 HTTP/1.1");
    assert_eq!(sent.body, body);
    let sent: Value = serde_json::from_str(&sent.body).unwrap();
    let mut expected = serde_json::to_value(example()).unwrap();
    expected["inputMediaSettings"]["metadata"] = json!({"livestream_name": null, "more": [1]});
    expected["inputMediaSettings"]["novelty"] = json!(0.5);
    expected["later"] = json!({"a": true, "b": 2});
    assert_eq!(sent, expected);
}

#[tokio::test]
async fn a_pair_is_appended_to_the_query_of_the_request() {
    let tap = Tap::created().await;
    let request = GetAllStreamsRequest::new().limit(2);
    manage_live_stream_get_all_streams(&core(&tap.url()), request).query("status", "idle").await.unwrap();
    assert_eq!(tap.only().start, "GET /live/streams?limit=2&status=idle HTTP/1.1");
}

#[tokio::test]
async fn merged_fields_are_the_body_of_a_call_without_one() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    manage_live_stream_enable_live_stream(&core, "5c1f").merge_json(json!({"until": 5})).await.unwrap();
    let sent = tap.only();
    assert_eq!((&*sent.start, &*sent.body), ("PUT /live/streams/5c1f/live-enable HTTP/1.1", r#"{"until":5}"#));
    assert!(sent.headers.iter().any(|header| header == "content-type: application/json"), "{:?}", sent.headers);
}

#[tokio::test]
async fn merging_anything_but_an_object_is_an_invalid_request() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    static PUT_LIST: Operation = Operation::new("put-list", Method::PUT, "/list", Idempotency::Idempotent, &[]);
    let unwritable = std::collections::BTreeMap::from([((1, 2), 3)]);
    let create = || start_live_stream_create_new_stream(&core, example());
    for error in [
        create().merge_json(json!([1])).await.unwrap_err(),
        create().merge_json("text").merge_json(json!({})).await.unwrap_err(),
        create().merge_json(()).await.unwrap_err(),
        create().merge_json(unwritable).await.unwrap_err(),
        core.request(&PUT_LIST).json(&[1]).call_raw().merge_json(json!({"a": 1})).await.unwrap_err(),
    ] {
        assert!(matches!(error, FastpixError::InvalidRequest(_)), "{error:?}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert_eq!(tap.count(), 0);
}
