//! Control over HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::{io, time::Duration};

use common::{Client, minimal, start};
use fastpix_emulator::{Emulator, Method};
use serde_json::{Value, json};

const STREAMS: &str = "/v1/live/streams";
const FAULTS: &str = "/_emulator/faults";

/// A request with these header lines besides `content-length`.
async fn raw(client: &mut Client, method: &str, path: &str, headers: &str) -> io::Result<common::HandlerResult> {
    use tokio::io::AsyncWriteExt;
    let request = format!("{method} {path} HTTP/1.1\r\n{headers}content-length: 0\r\n\r\n");
    client.socket.write_all(request.as_bytes()).await?;
    client.receive().await
}

async fn control(client: &mut Client, method: &str, path: &str, body: &Value) -> Value {
    let response = client.request(method, path, body).await;
    assert_eq!(response.status, 200, "{method} {path}: {}", response.json());
    response.json()
}

async fn create_media(client: &mut Client) -> String {
    let body = json!({"inputs": [{"type": "video", "url": "https://files.example/a.mp4"}], "accessPolicy": "private"});
    let created = client.request("POST", "/v1/on-demand", &body).await.data(201);
    created["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn control_needs_no_credentials_and_is_not_recorded() {
    let (emulator, mut client) = start().await;
    client.authorization = None;
    let health = control(&mut client, "GET", "/_emulator/health", &Value::Null).await;
    assert_eq!(health, json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")}));
    assert!(emulator.requests().is_empty());
    assert_eq!(client.call("GET", "/_emulator/unknown").await.status, 404);
    assert_eq!(client.call("DELETE", "/_emulator/health").await.status, 405);
    assert_eq!(client.call("GET", "/_emulator").await.status, 404);
    // The routes of the API still need them.
    assert_eq!(client.get(STREAMS).await.status, 401);
}

#[tokio::test]
async fn control_is_for_requests_to_this_machine_or_to_the_control_host() {
    let emulator = Emulator::builder().control_host("fastpix.test").start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    for (host, status) in [
        ("localhost", 200),
        ("LocalHost:8080", 200),
        ("127.0.0.1:1", 200),
        ("127.3.2.1", 200),
        ("[::1]:8080", 200),
        ("fastpix.test:8080", 200),
        ("FastPix.test", 200),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("sub.fastpix.test", 403),
        ("10.0.0.1", 403),
        ("a b", 403),
    ] {
        let headers = format!("host: {host}\r\n");
        for path in ["/_emulator/health", "/"] {
            let response = raw(&mut client, "GET", path, &headers).await.unwrap();
            assert_eq!(response.status, status, "{host} {path}");
            assert!(!response.head.contains("access-control"), "{}", response.head);
        }
    }
    // The authority of an absolute URL counts as well.
    let response =
        raw(&mut client, "GET", "http://evil.example/_emulator/health", "host: localhost\r\n").await.unwrap();
    assert_eq!(response.status, 403);
    // The API is served under any name.
    let response = raw(&mut client, "GET", STREAMS, "host: evil.example\r\n").await.unwrap();
    assert_eq!(response.status, 401);
}

#[tokio::test]
async fn control_is_not_for_pages_of_another_origin() {
    let (emulator, mut client) = start().await;
    for (origin, status) in
        [("http://localhost:8080", 200), ("http://localhost:3000", 403), ("https://evil.example", 403), ("null", 403)]
    {
        let headers = format!("host: localhost:8080\r\norigin: {origin}\r\n");
        for method in ["GET", "DELETE"] {
            let response = raw(&mut client, method, "/_emulator/requests", &headers).await.unwrap();
            assert_eq!(response.status, status, "{origin}");
            assert!(!response.head.contains("access-control"), "{}", response.head);
        }
        // A preflight request is not answered in the affirmative either.
        let response = raw(&mut client, "OPTIONS", "/_emulator/requests", &headers).await.unwrap();
        assert!(response.status >= 400 && !response.head.contains("access-control"), "{}", response.head);
    }
    drop(emulator);
}

#[tokio::test]
async fn pages_of_any_origin_can_call_the_api() {
    let (emulator, mut client) = start().await;
    let origin = "host: local\r\norigin: https://app.example\r\n";
    let preflight = format!(
        "{origin}access-control-request-method: PATCH\r\naccess-control-request-headers: authorization,content-type\r\n"
    );
    let response = raw(&mut client, "OPTIONS", "/v1/live/streams/id", &preflight).await.unwrap();
    assert_eq!(response.status, 204);
    for line in [
        "access-control-allow-origin: *",
        "access-control-allow-methods: OPTIONS, GET, DELETE, PATCH, HEAD",
        "access-control-allow-headers: authorization,content-type",
        "allow: OPTIONS, GET, DELETE, PATCH, HEAD",
    ] {
        assert!(response.head.contains(&format!("{line}\r\n")), "{line}: {}", response.head);
    }
    // Errors can be read as well, and those of a fault; preflight requests use up none.
    emulator.fault(fastpix_emulator::Fault::status(503));
    raw(&mut client, "OPTIONS", STREAMS, &preflight).await.unwrap();
    for status in [503, 401] {
        let response = raw(&mut client, "GET", STREAMS, origin).await.unwrap();
        assert_eq!(response.status, status);
        assert!(response.head.contains("access-control-allow-origin: *\r\n"), "{}", response.head);
    }
    // Other clients see no difference.
    assert!(!client.get(STREAMS).await.head.contains("access-control"));
}

#[tokio::test]
async fn each_kind_of_fault_can_be_added() {
    let (emulator, mut client) = start().await;
    let fault = json!({"kind": "status", "status": 503, "headers": {"retry-after": "7"}});
    control(&mut client, "POST", FAULTS, &fault).await;
    let response = client.get(STREAMS).await;
    assert!(response.head.contains("retry-after: 7\r\n"), "{}", response.head);
    assert_eq!(response.error(503)["message"], "Service Unavailable");

    let fault = json!({"kind": "response", "status": 200, "headers": {"content-type": "text/html"}, "body": "<html>"});
    control(&mut client, "POST", FAULTS, &fault).await;
    assert_eq!(client.get(STREAMS).await.body, b"<html>");
    let fault = json!({"kind": "response", "status": 201, "body": {"success": true}});
    control(&mut client, "POST", FAULTS, &fault).await;
    assert_eq!(client.get(STREAMS).await.json(), json!({"success": true}));

    control(&mut client, "POST", FAULTS, &json!({"kind": "delay", "delaySeconds": 0.2})).await;
    let began = tokio::time::Instant::now();
    assert_eq!(client.get(STREAMS).await.status, 200);
    assert!(began.elapsed() >= Duration::from_millis(200));

    for (kind, created) in [("closeWithoutResponse", 1), ("closeUnread", 1)] {
        let fault = json!({"kind": kind, "method": "POST", "path": "/live/streams"});
        control(&mut client, "POST", FAULTS, &fault).await;
        let body = minimal().to_string();
        let error = client.send("POST", STREAMS, body.as_bytes()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        client = Client::connect(&emulator).await;
        assert_eq!(client.get(STREAMS).await.json()["pagination"]["totalRecords"], created, "{kind}");
    }
}

#[tokio::test]
async fn a_fault_for_the_next_request_does_not_apply_to_control() {
    let (emulator, mut client) = start().await;
    control(&mut client, "POST", FAULTS, &json!({"kind": "closeUnread"})).await;
    for _ in 0..3 {
        let mut other = Client::connect(&emulator).await;
        assert_eq!(control(&mut other, "GET", FAULTS, &Value::Null).await["faults"].as_array().unwrap().len(), 1);
        assert_eq!(other.get("/").await.status, 200);
    }
    let mut other = Client::connect(&emulator).await;
    other.send("GET", STREAMS, b"").await.unwrap_err();
    assert_eq!(control(&mut client, "GET", FAULTS, &Value::Null).await, json!({"faults": []}));
}

#[tokio::test]
async fn a_fault_with_method_and_path_applies_in_its_turn() {
    let (_emulator, mut client) = start().await;
    let fault =
        json!({"kind": "status", "status": 503, "method": "POST", "path": "/live/streams", "times": 2, "after": 1});
    let added = control(&mut client, "POST", FAULTS, &fault).await;
    assert_eq!(added["faults"][0]["times"], 2);
    assert_eq!(added["faults"][0]["fault"], "responds with 503");
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(client.create(&minimal()).await.status);
    }
    assert_eq!(statuses, [201, 503, 503, 201]);
    assert_eq!(control(&mut client, "GET", FAULTS, &Value::Null).await["faults"], json!([]));

    control(&mut client, "POST", FAULTS, &fault).await;
    control(&mut client, "DELETE", FAULTS, &Value::Null).await;
    for _ in 0..3 {
        assert_eq!(client.create(&minimal()).await.status, 201);
    }
}

#[tokio::test]
async fn an_invalid_fault_names_the_field() {
    let (_emulator, mut client) = start().await;
    for (fault, field) in [
        (json!({}), "kind"),
        (json!({"kind": "explosion"}), "kind"),
        (json!({"kind": "status"}), "status"),
        (json!({"kind": "status", "status": 99}), "status"),
        (json!({"kind": "status", "status": 503, "body": "x"}), "body"),
        (json!({"kind": "delay"}), "delaySeconds"),
        (json!({"kind": "delay", "delaySeconds": 1e300}), "delaySeconds"),
        (json!({"kind": "delay", "delaySeconds": -1}), "delaySeconds"),
        (json!({"kind": "closeUnread", "delaySeconds": 1}), "delaySeconds"),
        (json!({"kind": "closeUnread", "path": "/live/streams"}), "method"),
        (json!({"kind": "closeUnread", "method": "GET"}), "path"),
        (json!({"kind": "closeUnread", "method": "G E T", "path": "/x"}), "method"),
        (json!({"kind": "closeUnread", "times": 2}), "times"),
        (json!({"kind": "closeUnread", "method": "GET", "path": "/x", "times": 0}), "times"),
        (json!({"kind": "closeUnread", "tmes": 2}), "tmes"),
        (json!({"kind": "closeUnread", "method": "GET", "path": "x"}), "path"),
        (json!({"kind": "closeUnread", "event": "video.media.ready"}), "event"),
        (json!({"kind": "duplicate"}), "event"),
        (json!({"kind": "duplicate", "event": "/x"}), "event"),
        (json!({"kind": "duplicate", "method": "GET", "path": "/x", "event": "video.media.ready"}), "event"),
        (json!({"kind": "partialCommit"}), "bytes"),
        (json!({"kind": "slow", "bytesPerSecond": 0}), "bytesPerSecond"),
        (json!({"kind": "status", "status": 503, "headers": ["a"]}), "headers"),
    ] {
        assert_eq!(client.request("POST", FAULTS, &fault).await.fields(), [field], "{fault}");
    }
    assert_eq!(client.send("POST", FAULTS, b"{").await.unwrap().status, 400);
    assert_eq!(control(&mut client, "GET", FAULTS, &Value::Null).await["faults"], json!([]));
}

#[tokio::test]
async fn received_requests_are_listed_and_filtered() {
    let (emulator, mut client) = start().await;
    let stream = client.create(&minimal()).await.data(201);
    let id = stream["streamId"].as_str().unwrap();
    client.get(&format!("{STREAMS}/{id}")).await;
    client.get(&format!("{STREAMS}?limit=5")).await;
    client.send("PATCH", &format!("{STREAMS}/{id}"), b"not json").await.unwrap();
    client.send("PATCH", &format!("{STREAMS}/{id}"), &[0xff]).await.unwrap();

    let all = control(&mut client, "GET", "/_emulator/requests", &Value::Null).await;
    let all = all["requests"].as_array().unwrap();
    assert_eq!(all.len(), 5);
    assert_eq!(all[0]["method"], "POST");
    assert_eq!(all[0]["body"], minimal());
    assert_eq!(all[0]["headers"]["host"], "localhost");
    assert_eq!(all[2]["query"], "limit=5");
    assert_eq!(all[3]["body"], "not json");
    assert_eq!(all[4]["body"], json!({"base64": "/w=="}));

    for (query, count) in [
        ("method=get", 2),
        ("path=/live/streams", 2),
        ("path=/v1/live/streams", 2),
        ("path=/live/streams/{id}", 3),
        ("method=PATCH&path=/live/streams/{id}", 2),
        ("limit=4", 4),
        ("method=DELETE", 0),
    ] {
        let found = control(&mut client, "GET", &format!("/_emulator/requests?{query}"), &Value::Null).await;
        assert_eq!(found["requests"].as_array().unwrap().len(), count, "{query}");
    }
    // The last ones.
    let found = control(&mut client, "GET", "/_emulator/requests?limit=1", &Value::Null).await;
    assert_eq!(found["requests"][0]["body"], json!({"base64": "/w=="}));
    assert_eq!(client.get("/_emulator/requests?limit=0").await.fields(), ["limit"]);

    control(&mut client, "DELETE", "/_emulator/requests", &Value::Null).await;
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn only_as_many_requests_are_kept_as_the_limit_says() {
    let emulator = Emulator::builder().recording_limit(3).start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    for number in 0..10 {
        client.get(&format!("{STREAMS}/{number}")).await;
    }
    let paths: Vec<_> = emulator.requests().iter().map(|request| request.path().to_owned()).collect();
    assert_eq!(paths, ["/v1/live/streams/7", "/v1/live/streams/8", "/v1/live/streams/9"]);
}

#[tokio::test]
async fn a_broadcast_is_started_and_stopped() {
    let (emulator, mut client) = start().await;
    let stream = client.create(&minimal()).await.data(201);
    let id = stream["streamId"].as_str().unwrap();
    let (broadcast, path) = (format!("/_emulator/streams/{id}/broadcast"), format!("{STREAMS}/{id}"));
    assert_eq!(client.call("DELETE", &broadcast).await.status, 409);
    control(&mut client, "POST", &broadcast, &Value::Null).await;
    assert_eq!(client.get(&path).await.data(200)["status"], "active");
    assert_eq!(client.call("POST", &broadcast).await.status, 409);
    control(&mut client, "DELETE", &broadcast, &Value::Null).await;
    let stream = client.get(&path).await.data(200);
    assert_eq!((&stream["status"], stream["mediaIds"].as_array().unwrap().len()), (&json!("idle"), 1));
    assert_eq!(client.call("POST", "/_emulator/streams/unknown/broadcast").await.status, 409);
    assert!(!emulator.stop_broadcast(id));
}

#[tokio::test]
async fn an_upload_is_completed() {
    let (_emulator, mut client) = start().await;
    let upload = client.request("POST", "/v1/on-demand/upload", &json!({"corsOrigin": "*"})).await.data(201);
    let id = upload["uploadId"].as_str().unwrap();
    let complete = format!("/_emulator/uploads/{id}/complete");
    control(&mut client, "POST", &complete, &Value::Null).await;
    assert_eq!(client.get(&format!("/v1/on-demand/{id}")).await.data(200)["status"], "Created");
    assert_eq!(client.call("POST", &complete).await.status, 409);
}

#[tokio::test]
async fn processing_is_completed_by_hand() {
    let emulator = Emulator::builder().manual_processing(true).start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    let (one, other, third) =
        (create_media(&mut client).await, create_media(&mut client).await, create_media(&mut client).await);
    let [one_path, other_path, third_path] = [&one, &other, &third].map(|id| format!("/v1/on-demand/{id}"));
    for _ in 0..3 {
        assert_eq!(client.get(&one_path).await.data(200)["status"], "Created");
        assert_eq!(client.get(&format!("{one_path}/input-info")).await.status, 200);
    }
    control(&mut client, "POST", &format!("/_emulator/media/{one}/ready"), &Value::Null).await;
    control(&mut client, "POST", &format!("/_emulator/media/{other}/failed"), &Value::Null).await;
    assert_eq!(client.get(&one_path).await.data(200)["status"], "Ready");
    assert_eq!(client.get(&other_path).await.data(200)["status"], "Failed");
    assert_eq!(client.call("POST", &format!("/_emulator/media/{other}/ready")).await.status, 409);
    assert_eq!(client.call("POST", &format!("/_emulator/media/{one}/failed")).await.status, 409);
    assert_eq!(client.get(&third_path).await.data(200)["status"], "Created");
    control(&mut client, "POST", "/_emulator/media/ready", &Value::Null).await;
    assert_eq!(client.get(&third_path).await.data(200)["status"], "Ready");
    assert!(emulator.make_ready(&one) && !emulator.make_failed(&one));
}

#[tokio::test]
async fn ai_results_are_set() {
    let (emulator, mut client) = start().await;
    let id = create_media(&mut client).await;
    let summary = format!("/_emulator/media/{id}/ai/summary");
    assert_eq!(client.request("PUT", &summary, &json!("early")).await.status, 409);
    emulator.finish_processing();
    control(&mut client, "PUT", &summary, &json!("A ship leaves.")).await;
    assert_eq!(client.get(&format!("/v1/on-demand/{id}/summary")).await.data(200), "A ship leaves.");
    let chapters =
        json!({"chapters": [{"chapter": 1, "startTime": "00:00:00", "endTime": "00:01:00", "title": "All"}]});
    control(&mut client, "PUT", &format!("/_emulator/media/{id}/ai/chapters"), &chapters).await;
    let media = client.get(&format!("/v1/on-demand/{id}")).await.data(200);
    assert_eq!(media["chapters"], json!({"status": "available", "data": chapters}));
    assert_eq!(client.request("PUT", &format!("/_emulator/media/{id}/ai/poem"), &json!(1)).await.fields(), ["feature"]);
    assert_eq!(client.send("PUT", &summary, b"").await.unwrap().status, 400);
}

/// Some numbers of views have more digits than the tests read.
fn without_views(state: &Value) -> Value {
    let mut state = state.clone();
    // And uploads have the address of their emulator.
    for upload in state["uploads"].as_array_mut().unwrap() {
        upload["record"]["url"] = upload["record"]["url"].as_str().unwrap().split_once("/storage/").unwrap().1.into();
    }
    let views = state["views"].as_array_mut().unwrap();
    views.iter_mut().for_each(|view| view["record"] = view["record"]["viewId"].take());
    state
}

#[tokio::test]
async fn the_state_is_the_same_after_it_was_loaded_by_another_emulator() {
    let source = Emulator::builder().demo().start().await.unwrap();
    let mut client = Client::connect(&source).await;
    let id = create_media(&mut client).await;
    let body = json!({"tracks": {"url": "https://a.example/s.vtt", "type": "subtitle", "languageCode": "de",
        "languageName": "German"}});
    client.request("POST", &format!("/v1/on-demand/{id}/tracks"), &body).await.data(201);
    client.request("PATCH", &format!("/v1/on-demand/{id}/summary"), &json!({"generate": true})).await.data(200);
    let state = control(&mut client, "GET", "/_emulator/state", &Value::Null).await;
    assert_eq!(without_views(&state), without_views(&source.state()));

    let (copy, mut other) = start().await;
    control(&mut other, "PUT", "/_emulator/state", &state).await;
    assert_eq!(without_views(&copy.state()), without_views(&state));
    // What follows is the same as well: the media are processed, pages are the same, keys verify tokens.
    for path in [
        format!("/v1/on-demand/{id}"),
        format!("/v1/on-demand/{id}"),
        "/v1/live/streams?limit=50&offset=2".to_owned(),
        "/v1/on-demand/playlists".to_owned(),
        "/v1/iam/signing-keys".to_owned(),
        "/v1/data/viewlist/top-content?timespan[]=30:days".to_owned(),
    ] {
        let without_times = |mut value: Value| {
            value["data"].as_object_mut().map(|data| data.remove("updatedAt"));
            value.as_object_mut().map(|value| value.remove("timespan"));
            value
        };
        assert_eq!(
            without_times(client.get(&path).await.json()),
            without_times(other.get(&path).await.json()),
            "{path}"
        );
    }
}

#[tokio::test]
async fn an_invalid_state_names_its_fields_and_changes_nothing() {
    let (emulator, mut client) = start().await;
    client.create(&minimal()).await.data(201);
    let before = emulator.state();
    for (state, field) in [
        (json!({"streams": []}), "streams"),
        (json!({"liveStreams": {}}), "liveStreams"),
        (json!({"liveStreams": [{"status": "idle"}]}), "liveStreams.0.streamId"),
        (json!({"liveStreams": [{"streamId": "a", "status": "fast"}]}), "liveStreams.0.status"),
        (
            json!({"media": [{"record": {"id": "a", "status": "Ready"}}, {"record": {"id": "b"}}]}),
            "media.1.record.status",
        ),
        (json!({"media": [7]}), "media.0.record"),
        (json!({"uploads": [{"record": {"uploadId": "a"}, "status": "lost"}]}), "uploads.0.status"),
        (json!({"playlists": [{}]}), "playlists.0.record.id"),
        (json!({"signingKeys": [{"record": {"id": "a"}, "pair": 99}]}), "signingKeys.0.pair"),
        (json!({"views": [{"record": {}}]}), "views.0.started"),
    ] {
        assert_eq!(client.request("PUT", "/_emulator/state", &state).await.fields(), [field]);
        assert_eq!(emulator.set_state(&state).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(Emulator::builder().seed(state).start().await.is_err());
    }
    assert_eq!(client.send("PUT", "/_emulator/state", b"[]").await.unwrap().status, 400);
    assert_eq!(emulator.state(), before);
}

#[tokio::test]
async fn any_state_that_is_accepted_can_be_read() {
    let (_emulator, mut client) = start().await;
    // The least that a resource needs.
    let state = json!({
        "liveStreams": [{"streamId": "a", "status": "active"}],
        "media": [{"record": {"id": "00000000-0000-4000-8000-000000000001", "status": "Ready"}}],
        "uploads": [{"record": {"uploadId": "u"}, "status": "waiting"}],
        "playlists": [{"record": {"id": "00000000-0000-4000-8000-000000000002", "type": "manual"}}],
        "signingKeys": [{"record": {"id": "k"}, "pair": 0}],
        "views": [{"started": 1, "ended": 2, "record": {}}],
    });
    control(&mut client, "PUT", "/_emulator/state", &state).await;
    for path in [
        "/v1/live/streams",
        "/v1/live/streams/a",
        "/v1/live/streams/a/viewer-count",
        "/v1/on-demand",
        "/v1/on-demand/00000000-0000-4000-8000-000000000001",
        "/v1/on-demand/00000000-0000-4000-8000-000000000001/input-info",
        "/v1/on-demand/uploads",
        "/v1/on-demand/playlists",
        "/v1/on-demand/playlists/00000000-0000-4000-8000-000000000002",
        "/v1/iam/signing-keys/k",
        "/v1/data/errors?timespan[]=0&timespan[]=9",
        "/v1/data/viewlist/top-content?timespan[]=0&timespan[]=9",
        "/",
    ] {
        assert_eq!(client.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn reset_restores_the_seed_and_the_clock() {
    let seed = json!({"liveStreams": [{"streamId": "a", "status": "idle"}]});
    let emulator = Emulator::builder().seed(seed).start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    client.create(&minimal()).await.data(201);
    client.call("DELETE", &format!("{STREAMS}/a")).await;
    emulator.advance_clock(Duration::from_secs(90));
    control(&mut client, "DELETE", "/_emulator/state", &Value::Null).await;
    assert_eq!(client.get(STREAMS).await.data(200), json!([{"streamId": "a", "status": "idle"}]));
    assert_eq!(control(&mut client, "GET", "/_emulator/clock", &Value::Null).await["aheadSeconds"], 0.0);

    let (emulator, mut client) = start().await;
    client.create(&minimal()).await.data(201);
    emulator.reset();
    assert_eq!(client.get(STREAMS).await.data(200), json!([]));
}

#[tokio::test]
async fn the_demo_has_resources_in_all_states() {
    let emulator = Emulator::builder().demo().start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    let streams = client.get("/v1/live/streams?limit=50&offset=2").await.json();
    assert_eq!(streams["pagination"], json!({"totalRecords": 57, "currentOffset": 2, "offsetCount": 2}));
    let state = emulator.state();
    let words = |list: &str, pointer: &str| -> Vec<String> {
        let list = state[list].as_array().unwrap().iter();
        list.map(|item| item.pointer(pointer).unwrap().as_str().unwrap().to_owned()).collect()
    };
    for status in ["idle", "active", "disabled"] {
        assert!(words("liveStreams", "/status").contains(&status.to_owned()), "{status}");
    }
    for status in ["Created", "Ready", "Failed"] {
        assert!(words("media", "/record/status").contains(&status.to_owned()), "{status}");
    }
    assert_eq!(words("playlists", "/record/name").len(), 3);
    assert_eq!((words("signingKeys", "/record/id").len(), words("uploads", "/status").len()), (1, 1));
    assert!(!state["views"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn the_clock_moves_ahead() {
    let (emulator, mut client) = start().await;
    let id = create_media(&mut client).await;
    emulator.finish_processing();
    let media = client.get(&format!("/v1/on-demand/{id}")).await.data(200);
    let playback_id = media["playbackIds"][0]["id"].as_str().unwrap();
    let tokens = "/_emulator/tokens";
    let request = json!({"playbackId": playback_id, "seconds": 60});
    assert_eq!(client.request("POST", tokens, &request).await.status, 409);
    client.call("POST", "/v1/iam/signing-keys").await.data(201);
    let token = control(&mut client, "POST", tokens, &request).await["token"].as_str().unwrap().to_owned();
    let playlist = format!("/{playback_id}.m3u8?token={token}");
    assert_eq!(client.get(&playlist).await.status, 200);
    assert_eq!(client.get(&format!("/{playback_id}.m3u8")).await.status, 401);

    let upload = client.request("POST", "/v1/on-demand/upload", &json!({"corsOrigin": "*"})).await.data(201);
    let clock = control(&mut client, "POST", "/_emulator/clock", &json!({"seconds": 61.5})).await;
    assert_eq!(clock["aheadSeconds"], 61.5);
    assert_eq!(client.get(&playlist).await.status, 401);
    // A token that is signed now is valid again.
    let token = emulator.playback_token(playback_id, Duration::from_secs(60)).unwrap();
    assert_eq!(client.get(&format!("/{playback_id}.m3u8?token={token}")).await.status, 200);

    // The upload has 14,400 seconds.
    let uploads = client.get("/v1/on-demand/uploads").await.json();
    assert_eq!(uploads["pagination"]["totalRecords"], 1);
    let clock = control(&mut client, "POST", "/_emulator/clock", &json!({"seconds": 14_400})).await;
    assert_eq!(clock["aheadSeconds"], 14_461.5);
    assert_eq!(client.get("/v1/on-demand/uploads").await.data(200), json!([]));
    assert!(!emulator.complete_upload(upload["uploadId"].as_str().unwrap()));

    // New resources have the new time.
    let now = control(&mut client, "GET", "/_emulator/clock", &Value::Null).await["now"].as_str().unwrap().to_owned();
    let stream = client.create(&minimal()).await.data(201);
    assert!(stream["createdAt"].as_str().unwrap() >= now.as_str());
    // A day later the last day has no views but those of an hour before the start.
    control(&mut client, "POST", "/_emulator/clock", &json!({"seconds": 86_400 * 365})).await;
    assert_eq!(client.get("/v1/data/viewlist?timespan[]=30:days").await.json()["pagination"]["totalRecords"], 0);
    for seconds in [json!(-1), json!("1"), json!(1e300), Value::Null] {
        let response = client.request("POST", "/_emulator/clock", &json!({"seconds": seconds})).await;
        assert_eq!(response.fields(), ["seconds"]);
    }
}

/// The deliveries, once no event has to be posted any more.
async fn deliveries(client: &mut Client) -> Vec<Value> {
    loop {
        if control(client, "GET", "/_emulator/webhooks", &Value::Null).await["unfinished"] == 0 {
            let found = control(client, "GET", "/_emulator/webhooks/deliveries", &Value::Null).await;
            return found["deliveries"].as_array().unwrap().clone();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn events_are_posted_to_the_webhook_that_was_set() {
    let (emulator, mut client) = start().await;
    let event = json!({"type": "video.media.intro.ready", "object": {"type": "media", "id": "m"}});
    assert_eq!(client.request("POST", "/_emulator/webhooks/events", &event).await.status, 409);
    let url = format!("{}/_emulator/listener", emulator.origin());
    let webhook = json!({"url": url, "secret": "c2VjcmV0"});
    assert_eq!(control(&mut client, "PUT", "/_emulator/webhooks", &webhook).await["url"], url);

    let sent = control(&mut client, "POST", "/_emulator/webhooks/events", &event).await;
    let id = sent["id"].as_str().unwrap();
    let delivered = deliveries(&mut client).await;
    assert_eq!((&delivered[0]["eventId"], &delivered[0]["status"]), (&sent["id"], &json!(200)));
    control(&mut client, "POST", &format!("/_emulator/webhooks/events/{id}/resend"), &Value::Null).await;
    assert_eq!(deliveries(&mut client).await.len(), 2);
    control(&mut client, "POST", "/_emulator/webhooks/probe", &Value::Null).await;
    assert_eq!(deliveries(&mut client).await[2]["body"], json!({}));

    // What arrived at the listener, with its signature.
    let received = control(&mut client, "GET", "/_emulator/requests?path=/_emulator/listener", &Value::Null).await;
    let received = received["requests"].as_array().unwrap();
    assert_eq!(received.len(), 3);
    assert_eq!(received[0]["body"]["type"], "video.media.intro.ready");
    assert_eq!(received[0]["headers"]["fastpix-signature"], delivered[0]["signature"]);

    // Faults of events.
    control(&mut client, "DELETE", "/_emulator/webhooks/deliveries", &Value::Null).await;
    let fault = json!({"kind": "duplicate", "event": "{any}.intro.ready"});
    control(&mut client, "POST", FAULTS, &fault).await;
    control(&mut client, "POST", "/_emulator/webhooks/events", &event).await;
    assert_eq!(deliveries(&mut client).await.len(), 2);
    control(&mut client, "POST", FAULTS, &json!({"kind": "wrongSignature", "event": "{any}"})).await;
    let event = json!({"type": "video.media.intro.ready", "id": "e", "createdAt": "now", "attempts": []});
    control(&mut client, "POST", "/_emulator/webhooks/events", &event).await;
    control(&mut client, "POST", "/_emulator/webhooks/events", &event).await;
    let delivered = deliveries(&mut client).await;
    assert_eq!(delivered[2]["body"], delivered[3]["body"]);
    assert_ne!(delivered[2]["signature"], delivered[3]["signature"]);

    control(&mut client, "DELETE", "/_emulator/webhooks", &Value::Null).await;
    for path in ["/_emulator/webhooks/events/x/resend", "/_emulator/webhooks/probe"] {
        assert_eq!(client.call("POST", path).await.status, 409);
    }
    assert_eq!(client.request("POST", "/_emulator/webhooks/events", &json!({"a": 1})).await.fields(), ["type"]);
    for webhook in [json!({"url": "https://a.example", "secret": "c2VjcmV0"}), json!({"url": url, "secret": "?"})] {
        assert_eq!(client.request("PUT", "/_emulator/webhooks", &webhook).await.status, 422);
    }
}

#[tokio::test]
async fn faults_apply_to_the_storage_host_within_a_request() {
    let (emulator, mut client) = start().await;
    let upload = client.request("POST", "/v1/on-demand/upload", &json!({"corsOrigin": "*"})).await.data(201);
    let (id, url) = (upload["uploadId"].as_str().unwrap(), upload["url"].as_str().unwrap());
    let path = url.strip_prefix(emulator.origin()).unwrap();
    let target = json!({"method": "PUT", "path": "/storage/{uploadId}"});
    let fault = |more: Value| {
        let mut fault = target.clone();
        fault.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fault
    };
    let file = vec![7; 600_000];
    control(&mut client, "POST", FAULTS, &fault(json!({"kind": "closeWithoutResponse", "atByte": 300_000}))).await;
    client.send("PUT", path, &file).await.unwrap_err();
    assert_eq!(emulator.stored_file(id).unwrap().len(), 262_144);
    let mut client = Client::connect(&emulator).await;
    control(&mut client, "POST", FAULTS, &fault(json!({"kind": "slow", "bytesPerSecond": 100_000_000}))).await;
    assert_eq!(client.send("PUT", path, &file).await.unwrap().status, 200);
    assert_eq!(client.get(&format!("/v1/on-demand/{id}")).await.data(200)["id"], id);
    // An upload of a loaded state has the URL of the emulator that loads it.
    let upload = client.request("POST", "/v1/on-demand/upload", &json!({"corsOrigin": "*"})).await.data(201);
    let other = Emulator::builder().seed(emulator.state()).start().await.unwrap();
    let url = client.get("/v1/on-demand/uploads").await.data(200)[0]["url"].as_str().unwrap().to_owned();
    let loaded = Client::connect(&other).await.get("/v1/on-demand/uploads").await.data(200);
    let path = url.strip_prefix(emulator.origin()).unwrap();
    assert_eq!(loaded[0]["url"], format!("{}{path}", other.origin()));
    assert_eq!(Client::connect(&other).await.send("PUT", path, b"file").await.unwrap().status, 200);
    assert!(other.stored_file(upload["uploadId"].as_str().unwrap()).unwrap().is_complete());
    // The time of an upload ends at the storage host as well.
    emulator.advance_clock(Duration::from_secs(14_400));
    assert_eq!(client.send("PUT", path, b"file").await.unwrap().status, 410);
}

#[tokio::test]
async fn settings_are_changed_while_it_runs() {
    let (emulator, mut client) = start().await;
    let id = create_media(&mut client).await;
    emulator.finish_processing();
    let path = format!("/v1/on-demand/{id}");
    let media = client.get(&path).await.data(200);
    assert_eq!(media["duration"], 60.0);
    let changed = control(&mut client, "PATCH", "/_emulator/settings", &json!({"durationAsText": true})).await;
    assert_eq!((&changed["durationAsText"], &changed["manual"]), (&json!(true), &json!(false)));
    assert_eq!(client.get(&path).await.data(200)["duration"], "00:01:00");
    control(&mut client, "PATCH", "/_emulator/settings", &json!({"durationAsText": false, "withoutDrm": true})).await;
    assert_eq!(client.get(&path).await.data(200)["duration"], 60.0);
    assert_eq!(client.get("/v1/on-demand/drm-configurations").await.status, 400);
    let settings = control(&mut client, "GET", "/_emulator/settings", &Value::Null).await;
    assert_eq!((&settings["withoutDrm"], &settings["generatedNames"]), (&json!(true), &json!(false)));
    assert_eq!(client.request("PATCH", "/_emulator/settings", &json!({"manual": 1})).await.fields(), ["manual"]);
    assert_eq!(client.request("PATCH", "/_emulator/settings", &json!({"speed": 1})).await.fields(), ["speed"]);
}

#[tokio::test]
async fn two_emulators_do_not_know_of_each_other() {
    let (one, mut first) = start().await;
    let (_other, mut second) = start().await;
    let stream = first.create(&minimal()).await.data(201);
    control(&mut first, "POST", FAULTS, &json!({"kind": "status", "status": 503})).await;
    control(&mut first, "POST", "/_emulator/clock", &json!({"seconds": 500})).await;
    control(&mut first, "PATCH", "/_emulator/settings", &json!({"manual": true})).await;
    assert_eq!(second.get(STREAMS).await.data(200), json!([]));
    assert_eq!(control(&mut second, "GET", "/_emulator/clock", &Value::Null).await["aheadSeconds"], 0.0);
    assert_eq!(control(&mut second, "GET", "/_emulator/settings", &Value::Null).await["manual"], false);
    let id = stream["streamId"].as_str().unwrap();
    assert_eq!(second.call("POST", &format!("/_emulator/streams/{id}/broadcast")).await.status, 409);
    one.clear_faults();
    assert_eq!(first.get(STREAMS).await.data(200).as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn head_is_served_as_get_is_without_the_body() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let (emulator, mut client) = start().await;
    let listed = client.get(STREAMS).await;
    let authorization = common::basic("some", "pair");
    for path in [STREAMS, "/_emulator/health", "/"] {
        let request = format!(
            "HEAD {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: {authorization}\r\nconnection: close\r\n\r\n"
        );
        let mut socket = tokio::net::TcpStream::connect(common::address(emulator.url())).await.unwrap();
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        socket.read_to_string(&mut response).await.unwrap();
        assert!(response.starts_with("HTTP/1.1 200 ") && response.ends_with("\r\n\r\n"), "{response}");
        if path == STREAMS {
            assert!(response.contains(&format!("content-length: {}\r\n", listed.body.len())), "{response}");
        }
    }
    assert_eq!(emulator.requests()[1].method(), Method::HEAD);
}
