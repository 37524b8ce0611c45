//! Traces and the debug log: their content, and that they contain no secret.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fmt, fs, mem,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{LIST_STREAMS, Memory, PASSWORD, USERNAME, builder, example, operations, response};
use fastpix_funcs::{
    HttpClientError, HttpFuture, Idempotency, Operation, http::Method, start_live_stream_create_new_stream,
};
use serde_json::{Map, Value, json};
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
    instrument::WithSubscriber,
    span::{Attributes, Id, Record},
};
use tracing_subscriber::{
    Layer,
    filter::filter_fn,
    layer::{Context, SubscriberExt},
};

/// All secrets in the table of operations, in requests and responses, and the credentials.
fn secrets() -> Vec<String> {
    let mut secrets = vec![PASSWORD.to_owned(), STANDARD.encode(format!("{USERNAME}:{PASSWORD}"))];
    for row in operations() {
        let response: Value = serde_json::from_str(row.response).unwrap();
        secrets.extend(row.secrets.iter().map(|at| response.pointer(at).unwrap().as_str().unwrap().to_owned()));
        for body in row.requests.iter().filter_map(|request| request.body) {
            sent_secrets(&serde_json::from_str(body).unwrap(), &mut secrets);
        }
    }
    secrets.retain(|secret| !secret.is_empty());
    assert!(secrets.len() > 30);
    secrets
}

/// Stream keys, and URLs, which can be signed.
fn sent_secrets(body: &Value, secrets: &mut Vec<String>) {
    match body {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str() {
                    Some(text) if name == "streamKey" || name.to_lowercase().ends_with("url") => {
                        secrets.push(text.to_owned());
                    }
                    _ => sent_secrets(value, secrets),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| sent_secrets(value, secrets)),
        _ => {}
    }
}

fn assert_silent(text: &str) {
    for secret in secrets() {
        assert!(!text.contains(&secret), "{secret} is in {text}");
    }
}

// FASTPIX_DEBUG.

/// Calls every operation with its fullest request, a full response and an error.
async fn call_every_operation() {
    for row in operations() {
        for request in row.requests {
            let core = Memory::answering(200, row.response).builder().build().unwrap();
            (request.call)(&core).send().await.unwrap();
        }
    }
    let html = Memory::new(|_| response(502, &[("set-cookie", PASSWORD)], format!("<html>{PASSWORD}"))).builder();
    for builder in [html, builder("http://127.0.0.1:1/")] {
        let core = builder.build().unwrap();
        core.request(&LIST_STREAMS).query("limit", "7").call_raw().await.unwrap_err();
    }
}

/// The standard error of this test, run in a process of its own.
fn printed_with(debug: Option<&str>, test: &str) -> String {
    let mut program = Command::new(env::current_exe().unwrap());
    program.args([test, "--exact", "--nocapture", "--ignored"]).env_remove("FASTPIX_DEBUG");
    if let Some(debug) = debug {
        program.env("FASTPIX_DEBUG", debug);
    }
    let output = program.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[tokio::test]
#[ignore = "only in a process of its own"]
async fn every_operation_is_called() {
    call_every_operation().await;
}

#[test]
fn the_debug_log_shows_requests_and_responses_without_secrets() {
    let printed = printed_with(Some("1"), "every_operation_is_called");
    assert_silent(&printed);
    for line in [
        "fastpix > POST https://memory.invalid/v1/live/streams (create-new-stream, attempt 1)",
        "fastpix >   authorization: [redacted]",
        "fastpix >   content-type: application/json",
        "fastpix > {",
        "fastpix >   \"playbackSettings\": {",
        "fastpix < 200 OK after 0 ms",
        "fastpix <     \"streamKey\": \"[redacted]\",",
        "fastpix > GET http://127.0.0.1:1/live/streams?limit=7 (get-all-streams, attempt 3)",
        "fastpix < 502 Bad Gateway after 0 ms",
        "fastpix <   set-cookie: [redacted]",
        "fastpix < [24 bytes that are not JSON]",
    ] {
        let line = line.split(" after").next().unwrap();
        let shown = |printed: &str| printed.split(" after").next() == Some(line);
        assert!(printed.lines().any(shown), "{line}\n{printed}");
    }
    assert!(printed.contains("fastpix < get-all-streams: no connection to 127.0.0.1:1"), "{printed}");
    assert!(printed.lines().all(|line| line.starts_with("fastpix ") || !line.contains("fastpix ")), "{printed}");
}

#[tokio::test]
async fn the_debug_log_can_be_given_to_a_closure() {
    let texts = Arc::new(Mutex::new(Vec::new()));
    let log = texts.clone();
    let builder = Memory::answering(201, r#"{"data": {"streamKey": "hunter2"}}"#).builder();
    let core = builder.debug_log(move |text| log.lock().unwrap().push(text.to_owned())).build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
    let texts = texts.lock().unwrap().clone();
    let [request, response] = &*texts else { panic!("{texts:?}") };
    assert!(
        request.starts_with("fastpix > POST https://memory.invalid/v1/live/streams (create-new-stream"),
        "{request}"
    );
    assert!(request.lines().all(|line| line.starts_with("fastpix > ")) && !request.ends_with('\n'), "{request}");
    assert!(response.starts_with("fastpix < 201 Created after ") && response.contains("\"streamKey\": \"[redacted]\""));
    assert_silent(&texts.concat());
    assert!(!texts.concat().contains("hunter2"));
}

/// The names in JSON of all fields of all models whose type is or contains `Secret`.
fn secret_fields() -> BTreeSet<String> {
    fn collect(folder: &Path, into: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into);
                continue;
            }
            for line in fs::read_to_string(&path).unwrap().lines() {
                let Some((name, rest)) = line.trim().strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) else {
                    continue;
                };
                let Some((kind, wire)) = rest.split_once(" = ") else { continue };
                if kind.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Secret") {
                    let wire = wire.trim_end_matches(',').trim_matches('"');
                    assert!(
                        !wire.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_#".contains(c)),
                        "{line}"
                    );
                    into.insert(wire.to_owned());
                }
            }
        }
    }
    let mut fields = BTreeSet::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/src"), &mut fields);
    for known in ["streamKey", "srtSecret", "srtPlaybackSecret", "privateKey", "url"] {
        assert!(fields.contains(known), "{known} is not found in the models: {fields:?}");
    }
    fields
}

const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

/// Strings that are secret wherever they stand.
const SECRET_SHAPES: [&str; 7] = [
    "https://storage.example/a?X-Goog-Signature=5esame",
    "https://storage.example/a?x=1&x-amz-signature=5esame&y=2",
    "https://stream.example/a.m3u8?token=5esame",
    "https://storage.example/upload?upload_id=5esame",
    "mov,mp4?GoogleAccessId=a&Signature=5esame",
    JWT,
    "-----BEGIN PRIVATE KEY-----\n5esame",
];

#[tokio::test]
#[ignore = "only in a process of its own"]
async fn secrets_are_sent_and_received() {
    let mut fields: Map<String, Value> = secret_fields().into_iter().map(|name| (name, json!("open-5esame"))).collect();
    // URLs that can be signed, and names that no model has yet.
    for name in ["url", "introUrl", "outroUrl", "swapTrackUrl", "videoSourceUrl", "someURL", "containerFormat"] {
        fields.insert(name.to_owned(), json!("https://storage.example/open-5esame"));
    }
    for name in ["password", "secret", "token"] {
        fields.insert(name.to_owned(), json!({"inner": ["open-5esame"]}));
    }
    for (index, text) in SECRET_SHAPES.iter().enumerate() {
        fields.insert(format!("shape{index}"), json!([{"text": format!("see {text}")}]));
    }
    fields.insert("harmless".to_owned(), json!("shown, even with a dot. And token"));
    let body = json!({"data": [fields]});

    let location = "https://storage.example/?X-Goog-Signature=5esame";
    for status in [200, 302, 400] {
        let received = body.to_string();
        let headers = [("location", location), ("x-unknown", "5esame"), ("set-cookie", "5esame"), ("server", JWT)];
        let memory = Memory::new(move |_| response(status, &headers, received.clone()));
        let core = memory.builder().build().unwrap();
        let call = core
            .request(&LIST_STREAMS)
            .query("limit", "7")
            .query("timespan[]", "24:hours")
            .query("key", "5esame")
            .query("token", "5esame")
            .query("value", JWT)
            .json(&body)
            .call_raw();
        let call = ["cookie", "proxy-authorization", "x-api-key"]
            .iter()
            .fold(call, |call, name| call.header(*name, "5esame"))
            .header("user-agent", "shown/1.0");
        assert_eq!(call.await.is_ok(), status == 200);
    }
    for text in SECRET_SHAPES {
        let memory = Memory::new(move |_| HttpFuture::new(async move { Err(HttpClientError::new(text)) }));
        let core = memory.builder().build().unwrap();
        core.request(&LIST_STREAMS).call_raw().await.unwrap_err();
    }
    static BY_TOKEN: Operation =
        Operation::new("by-token", Method::GET, "/tokens/{token}", Idempotency::Idempotent, &[]);
    let core = Memory::answering(200, "{}").builder().build().unwrap();
    core.request(&BY_TOKEN).path_param(JWT).call_raw().await.unwrap();
}

#[test]
fn the_debug_log_redacts_secrets_by_name_and_by_shape() {
    let printed = printed_with(Some("1"), "secrets_are_sent_and_received");
    for secret in ["5esame", JWT] {
        let line = printed.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{printed}");
    }
    for name in secret_fields() {
        assert!(printed.contains(&format!("\"{name}\": \"[redacted]\"")), "{name}: {printed}");
    }
    for shown in [
        "fastpix > GET https://memory.invalid/v1/live/streams?limit=7&timespan%5B%5D=24%3Ahours&key=[redacted]&\
         token=[redacted]&value=[redacted] (get-all-streams, attempt 1)",
        "fastpix >   cookie: [redacted]",
        "fastpix >   proxy-authorization: [redacted]",
        "fastpix >   x-api-key: [redacted]",
        "fastpix >   user-agent: shown/1.0",
        "fastpix <   location: [redacted]",
        "fastpix <   x-unknown: [redacted]",
        "fastpix <   server: [redacted]",
        "\"harmless\": \"shown, even with a dot. And token\"",
        "fastpix > GET https://memory.invalid[redacted] (by-token, attempt 1)",
    ] {
        assert!(printed.contains(shown), "{shown}\n{printed}");
    }
}

#[tokio::test]
#[ignore = "only in a process of its own"]
async fn every_query_is_sent() {
    for row in operations() {
        for request in row.requests {
            let core = Memory::answering(200, row.response).builder().build().unwrap();
            let call = (request.call)(&core);
            println!("{}{}", call.path, call.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default());
            call.send().await.unwrap();
        }
    }
}

#[test]
fn the_query_parameters_of_the_api_are_shown() {
    let mut program = Command::new(env::current_exe().unwrap());
    program.args(["every_query_is_sent", "--exact", "--nocapture", "--ignored"]).env("FASTPIX_DEBUG", "1");
    let output = program.output().unwrap();
    let [sent, printed] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    let mut queries = 0;
    for target in sent.lines().filter(|line| line.starts_with('/')) {
        queries += usize::from(target.contains('?'));
        assert!(printed.contains(&format!("https://memory.invalid/v1{target} (")), "{target}\n{printed}");
    }
    assert!(queries > 20, "{sent}");
}

#[test]
fn nothing_is_printed_without_the_environment_variable() {
    for debug in [None, Some(""), Some("0"), Some("false")] {
        let printed = printed_with(debug, "every_operation_is_called");
        assert!(!printed.contains("fastpix >") && !printed.contains("fastpix <"), "{debug:?}: {printed}");
    }
}

// Tracing.

type Fields = BTreeMap<String, String>;

/// Records spans and events as text.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<(&'static str, Fields)>>>);

struct Into<'a>(&'a mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl<S: Subscriber> Layer<S> for Collector {
    fn on_new_span(&self, span: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let mut fields = Fields::new();
        span.record(&mut Into(&mut fields));
        self.0.lock().unwrap().push((span.metadata().name(), fields));
    }

    fn on_record(&self, _: &Id, values: &Record<'_>, _: Context<'_, S>) {
        let mut all = self.0.lock().unwrap();
        let (_, fields) = all.iter_mut().rfind(|(name, _)| *name == "fastpix").unwrap();
        values.record(&mut Into(fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        assert!(context.current_span().id().is_some(), "an attempt is within its call");
        let mut fields = Fields::new();
        event.record(&mut Into(&mut fields));
        self.0.lock().unwrap().push(("event", fields));
    }
}

/// Spans and events recorded while a future runs.
async fn traced(future: impl Future<Output = ()>) -> Vec<(&'static str, Fields)> {
    let collector = Collector::default();
    let ours = filter_fn(|metadata| metadata.target().starts_with("fastpix"));
    let subscriber = tracing_subscriber::registry().with(collector.clone().with_filter(ours));
    future.with_subscriber(subscriber).await;
    mem::take(&mut collector.0.lock().unwrap())
}

#[track_caller]
fn assert_fields(fields: &Fields, expected: &[(&str, &str)]) {
    for (name, value) in expected {
        assert_eq!(fields.get(*name).map(String::as_str), Some(*value), "{name} in {fields:?}");
    }
}

#[tokio::test]
async fn a_call_is_a_span_and_each_attempt_an_event() {
    let service = Memory::new(|attempt| match attempt {
        1 => response(429, &[], "slow"),
        2 => HttpFuture::new(async { Err(HttpClientError::not_sent("no route")) }),
        _ => response(201, &[], "{}"),
    });
    let core = service.builder().build().unwrap();
    let collected = traced(async {
        start_live_stream_create_new_stream(&core, example()).await.unwrap();
    })
    .await;
    let names: Vec<_> = collected.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["fastpix", "event", "event", "event"]);
    assert_fields(
        &collected[0].1,
        &[
            ("otel.name", "create-new-stream"),
            ("otel.kind", "client"),
            ("fastpix.operation", "create-new-stream"),
            ("code.function.name", "start_live_stream_create_new_stream"),
            ("http.request.method", "POST"),
            ("url.template", "/live/streams"),
            ("server.address", "memory.invalid"),
            ("server.port", "443"),
            ("http.request.resend_count", "2"),
            ("http.response.status_code", "201"),
        ],
    );
    assert!(!collected[0].1.contains_key("error.type"));
    assert_fields(&collected[1].1, &[("http.request.resend_count", "0"), ("http.response.status_code", "429")]);
    assert_fields(&collected[2].1, &[("http.request.resend_count", "1"), ("error.type", "ConnectionError")]);
    assert_fields(&collected[3].1, &[("http.request.resend_count", "2"), ("http.response.status_code", "201")]);
    assert!(collected[1..].iter().all(|(_, fields)| fields.contains_key("elapsed_ms")));
}

#[tokio::test]
async fn a_span_has_the_error_type_of_its_call() {
    let refused = traced(async {
        let core = Memory::answering(401, "{}").builder().build().unwrap();
        start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    })
    .await;
    assert_fields(&refused[0].1, &[("error.type", "UnauthorizedError"), ("http.response.status_code", "401")]);
    let unsendable = traced(async {
        let core = Memory::answering(200, "{}").builder().build().unwrap();
        fastpix_funcs::manage_live_stream_get_live_stream_by_id(&core, "..").await.unwrap_err();
    })
    .await;
    assert_eq!(unsendable.len(), 1, "there was no attempt");
    assert_fields(&unsendable[0].1, &[("error.type", "InvalidRequestError")]);
}

#[tokio::test]
async fn traces_contain_no_secret() {
    let collected = traced(call_every_operation()).await;
    assert!(collected.len() > 2 * operations().count());
    assert_silent(&format!("{collected:?}"));
}
