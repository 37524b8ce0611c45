//! The emulator over real sockets, called by a plain HTTP client.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::{
    collections::HashSet,
    io,
    time::{Duration, Instant},
};

use common::{Client, address, assert_uuid_v4, basic, is_hex, minimal, start};
use fastpix_emulator::{Emulator, Fault, Method};
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpStream};

fn assert_key(key: &Value, id: &str) {
    let (random, rest) = key.as_str().unwrap().split_at(32);
    assert!(is_hex(random, 32) && rest == format!("k{id}"), "{key}");
}

#[tokio::test]
async fn a_new_stream_has_the_defaults_of_the_service() {
    let (_emulator, mut client) = start().await;
    let mut stream = client.create(&minimal()).await.data(201);

    let id = stream["streamId"].as_str().unwrap().to_owned();
    assert!(is_hex(&id, 32), "{id}");
    assert_key(&stream["streamKey"], &id);
    assert_key(&stream["srtSecret"], &id);
    assert_key(&stream["srtPlaybackResponse"]["srtPlaybackSecret"], &id);
    assert_eq!(stream["srtPlaybackResponse"]["srtPlaybackStreamId"], format!("play{id}"));
    assert_ne!(stream["streamKey"], stream["srtSecret"]);
    assert_uuid_v4(&stream["playbackIds"][0]["id"]);
    let created = stream["createdAt"].as_str().unwrap();
    let shape: String = created.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00.000000Z");

    stream["playbackIds"][0]["id"].take();
    let fields = stream.as_object_mut().unwrap();
    for name in ["streamId", "streamKey", "srtSecret", "srtPlaybackResponse", "createdAt"] {
        fields.remove(name).unwrap();
    }
    assert_eq!(
        stream,
        json!({
            "trial": false,
            "status": "idle",
            "maxResolution": "1080p",
            "maxDuration": 0,
            "reconnectWindow": 60,
            "enableRecording": true,
            "enableDvrMode": false,
            "mediaPolicy": "public",
            "metadata": {},
            "lowLatency": false,
            "closedCaptions": false,
            "playbackIds": [{"id": null, "accessPolicy": "public"}],
        })
    );
}

#[tokio::test]
async fn a_stream_has_its_requested_settings() {
    let (_emulator, mut client) = start().await;
    let restrictions = json!({
        "domains": {"defaultPolicy": "deny", "allow": ["shop.test"], "deny": []},
        "userAgents": {"defaultPolicy": "allow", "deny": ["robot"]},
    });
    let mut asked = restrictions.clone();
    asked["domains"]["unknown"] = json!(1);
    let created = client
        .create(&json!({
            "unknown": true,
            "playbackSettings": {"accessPolicy": "private", "accessRestrictions": asked},
            "inputMediaSettings": {
                "maxResolution": "480p",
                "reconnectWindow": 1800,
                "mediaPolicy": "private",
                "metadata": {"room": "é".repeat(255)},
                "enableDvrMode": true,
                "enableRecording": false,
                "unknown": [],
            },
        }))
        .await
        .data(201);
    assert_eq!(created["playbackIds"][0]["accessPolicy"], "private");
    assert_eq!(created["playbackIds"][0]["accessRestrictions"], restrictions);
    assert_eq!(created["maxResolution"], "480p");
    assert_eq!(created["reconnectWindow"], 1800);
    assert_eq!(created["mediaPolicy"], "private");
    assert_eq!(created["metadata"]["room"].as_str().unwrap().chars().count(), 255);
    assert_eq!(created["enableDvrMode"], true);
    assert_eq!(created["enableRecording"], false);
    assert!(created.get("unknown").is_none());

    // A read returns the same fields, and the simulcasts.
    let id = created["streamId"].as_str().unwrap();
    let mut read = client.get(&format!("/v1/live/streams/{id}")).await.data(200);
    let fields = read.as_object_mut().unwrap();
    assert_eq!(fields.remove("mediaIds"), None);
    assert_eq!(fields.remove("simulcastResponses"), Some(json!([])));
    assert_eq!(read, created);
}

#[tokio::test]
async fn a_deleted_stream_is_not_found() {
    let (_emulator, mut client) = start().await;
    let stream = client.create(&minimal()).await.data(201);
    let id = stream["streamId"].as_str().unwrap();
    // An unnecessarily percent-encoded path is the same path.
    let path = format!("/v1/live/streams/%{:02X}{}", id.as_bytes()[0], &id[1..]);
    let deleted = client.send("DELETE", &path, b"").await.unwrap();
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&path).await.error(404);
    client.send("DELETE", &path, b"").await.unwrap().error(404);
    assert_eq!(client.get("/v1/live/streams").await.data(200), json!([]));
}

#[tokio::test]
async fn lists_come_in_pages() {
    let (_emulator, mut client) = start().await;
    let empty = client.get("/v1/live/streams").await.json();
    assert_eq!(empty["pagination"], json!({"totalRecords": 0, "currentOffset": 1, "offsetCount": 0}));

    let mut ids = Vec::new();
    for _ in 0..57 {
        ids.push(client.create(&minimal()).await.data(201)["streamId"].take());
    }
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 57);
    let listed = |page: &Value| -> Vec<Value> {
        page["data"].as_array().unwrap().iter().map(|stream| stream["streamId"].clone()).collect()
    };

    let mut all = Vec::new();
    for offset in 1..=7 {
        let page = client.get(&format!("/v1/live/streams?offset={offset}&orderBy=asc")).await.json();
        let pagination = json!({"totalRecords": 57, "currentOffset": offset, "offsetCount": 6});
        assert_eq!(page["pagination"], pagination);
        assert_eq!(page["data"].as_array().unwrap().len(), [10, 10, 10, 10, 10, 7, 0][offset - 1]);
        all.extend(listed(&page));
    }
    assert_eq!(all, ids);

    ids.reverse();
    let newest = client.get("/v1/live/streams").await.json();
    assert_eq!(listed(&newest), ids[..10]);
    let second = client.get("/v1/live/streams?orderBy=desc&limit=50&offset=2").await.json();
    assert_eq!(listed(&second), ids[50..]);
    assert_eq!(second["pagination"]["offsetCount"], 2);
    let far = client.get("/v1/live/streams?offset=9223372036854775807&limit=50").await;
    assert_eq!(far.data(200), json!([]));
}

#[tokio::test]
async fn invalid_query_parameters_are_rejected_by_name() {
    let (_emulator, mut client) = start().await;
    for (query, fields) in [
        ("offset=0", vec!["offset"]),
        ("limit=0", vec!["limit"]),
        ("limit=51", vec!["limit"]),
        ("limit=many", vec!["limit"]),
        ("orderBy=sideways", vec!["orderBy"]),
        ("limit=-1&offset=1.5&orderBy=", vec!["limit", "offset", "orderBy"]),
    ] {
        assert_eq!(client.get(&format!("/v1/live/streams?{query}")).await.fields(), fields, "{query}");
    }
    let ignored = client.get("/v1/live/streams?%6Cimit=5&page=x").await;
    assert_eq!(ignored.status, 200);
}

#[tokio::test]
async fn invalid_bodies_are_rejected_field_by_field() {
    let (_emulator, mut client) = start().await;
    let media = |settings: Value| json!({"playbackSettings": {}, "inputMediaSettings": settings});
    let playback = |settings: Value| json!({"playbackSettings": settings, "inputMediaSettings": {}});
    let many: Value = (0..11).map(|number| (format!("key{number}"), json!("value"))).collect();

    for (body, fields) in [
        (json!({}), vec!["playbackSettings", "inputMediaSettings"]),
        (json!({"playbackSettings": [], "inputMediaSettings": null}), vec!["playbackSettings", "inputMediaSettings"]),
        (media(json!({"maxResolution": "4k"})), vec!["inputMediaSettings.maxResolution"]),
        (media(json!({"maxResolution": 1080})), vec!["inputMediaSettings.maxResolution"]),
        (media(json!({"reconnectWindow": 59})), vec!["inputMediaSettings.reconnectWindow"]),
        (media(json!({"reconnectWindow": 1801})), vec!["inputMediaSettings.reconnectWindow"]),
        (media(json!({"reconnectWindow": 60.5})), vec!["inputMediaSettings.reconnectWindow"]),
        (media(json!({"reconnectWindow": "60"})), vec!["inputMediaSettings.reconnectWindow"]),
        (media(json!({"mediaPolicy": "drm"})), vec!["inputMediaSettings.mediaPolicy"]),
        (media(json!({"metadata": "text"})), vec!["inputMediaSettings.metadata"]),
        (media(json!({"metadata": many})), vec!["inputMediaSettings.metadata"]),
        (media(json!({"metadata": {"room": 7}})), vec!["inputMediaSettings.metadata.room"]),
        (media(json!({"metadata": {"room": "x".repeat(256)}})), vec!["inputMediaSettings.metadata.room"]),
        (media(json!({"enableDvrMode": "true"})), vec!["inputMediaSettings.enableDvrMode"]),
        (media(json!({"enableRecording": null})), vec!["inputMediaSettings.enableRecording"]),
        (playback(json!({"accessPolicy": "PUBLIC"})), vec!["playbackSettings.accessPolicy"]),
        (playback(json!({"accessRestrictions": "none"})), vec!["playbackSettings.accessRestrictions"]),
        (
            playback(json!({"accessRestrictions": {
                "domains": {"defaultPolicy": "ask", "allow": ["fine", 1], "deny": "all"},
                "userAgents": true,
            }})),
            vec![
                "playbackSettings.accessRestrictions.domains.defaultPolicy",
                "playbackSettings.accessRestrictions.domains.allow.1",
                "playbackSettings.accessRestrictions.domains.deny",
                "playbackSettings.accessRestrictions.userAgents",
            ],
        ),
        (
            json!({"playbackSettings": {"accessPolicy": 1}, "inputMediaSettings": {"reconnectWindow": 0, "mediaPolicy": ""}}),
            vec![
                "playbackSettings.accessPolicy",
                "inputMediaSettings.reconnectWindow",
                "inputMediaSettings.mediaPolicy",
            ],
        ),
    ] {
        assert_eq!(client.create(&body).await.fields(), fields, "{body}");
    }
    let response = client.create(&media(json!({"reconnectWindow": 5}))).await.error(422);
    assert_eq!(response["fields"][0]["message"], "must be an integer from 60 to 1800");
    assert!(response.get("description").is_none());

    for body in ["", "{", "[]", "null", "\"text\""] {
        client.send("POST", "/v1/live/streams", body.as_bytes()).await.unwrap().error(400);
    }
    assert_eq!(client.get("/v1/live/streams").await.data(200), json!([]));
}

#[tokio::test]
async fn only_valid_credentials_are_accepted() {
    let (emulator, mut client) = start().await;
    for wrong in
        [None, Some("Basic".to_owned()), Some("Basic !".to_owned()), Some(basic("", "secret")), Some(basic("id", ""))]
    {
        client.authorization = wrong;
        client.get("/v1/live/streams").await.error(401);
    }
    client.authorization = Some(basic("id", "secret").replace("Basic", "Bearer"));
    client.get("/v1/live/streams").await.error(401);
    drop(emulator);

    let emulator = Emulator::builder().credentials("id", "se:cret").start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    client.get("/v1/live/streams").await.error(401);
    client.authorization = Some(basic("id", "se:cret").replace("Basic", "basic"));
    assert_eq!(client.get("/v1/live/streams").await.status, 200);
}

#[tokio::test]
async fn unknown_paths_are_404_and_unknown_methods_405() {
    let (_emulator, mut client) = start().await;
    for path in [
        "/index.html",
        "/live/streams",
        "/v1",
        "/v1live/streams",
        "/v1/live",
        "/v1/live/streams/",
        "/v1/live/streams/a/b",
    ] {
        client.get(path).await.error(404);
    }
    client.send("PUT", "/v1/live/streams", b"").await.unwrap().error(405);
    client.send("POST", "/v1/live/streams/a", b"{}").await.unwrap().error(405);
    let unknown = client.get("/v1/live/streams/no%2Fsuch%zz").await.error(404);
    assert!(unknown["description"].as_str().unwrap().contains("no/such%zz"));
}

#[tokio::test]
async fn large_bodies_are_rejected_and_the_connection_is_kept() {
    let (emulator, mut client) = start().await;
    let large = vec![b' '; 4 * 1024 * 1024];
    client.send("POST", "/v1/live/streams", &large).await.unwrap().error(413);
    assert_eq!(client.get("/v1/live/streams").await.status, 200);
    assert_eq!(emulator.requests()[0].body().len(), 0);
    assert_eq!(emulator.connections(), 1);
}

#[tokio::test]
async fn requests_are_recorded() {
    let (emulator, mut first) = start().await;
    let mut second = Client::connect(&emulator).await;
    first.create(&minimal()).await.data(201);
    second.authorization = None;
    second.get("/v1/live/%73treams?limit=5&x=%20").await.error(401);

    let requests = emulator.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].method(), "POST");
    assert_eq!((requests[0].path(), requests[0].query()), ("/v1/live/streams", None));
    assert_eq!(requests[0].headers()["authorization"], basic("some", "pair"));
    assert_eq!(requests[0].json(), minimal());
    assert_eq!(requests[0].body(), minimal().to_string().as_bytes());
    assert_eq!((requests[1].path(), requests[1].query()), ("/v1/live/%73treams", Some("limit=5&x=%20")));
    assert_eq!(requests[1].json(), Value::Null);
    assert_eq!((requests[0].connection(), requests[1].connection(), emulator.connections()), (1, 2, 2));

    emulator.clear_requests();
    first.get("/v1/live/%73treams").await.data(200);
    assert_eq!(emulator.requests().len(), 1);
    assert_eq!(emulator.requests()[0].connection(), 1);

    let silent = Emulator::builder().recording(false).start().await.unwrap();
    Client::connect(&silent).await.get("/v1/live/streams").await.data(200);
    assert!(silent.requests().is_empty());
}

#[tokio::test]
async fn faults_apply_to_one_request_each_in_order() {
    let (emulator, mut client) = start().await;
    emulator
        .fault(Fault::response(503).header("retry-after", "1").header("content-type", "text/html").body("<p>busy</p>"));
    emulator.fault(Fault::response(429));
    let busy = client.create(&minimal()).await;
    assert_eq!((busy.status, busy.body.as_slice()), (503, b"<p>busy</p>".as_slice()));
    assert!(busy.head.contains("retry-after: 1\r\n") && busy.head.contains("content-type: text/html\r\n"));
    let limited = client.create(&minimal()).await;
    assert_eq!((limited.status, limited.body.len()), (429, 0));
    // The operation was not performed for these two.
    assert_eq!(client.get("/v1/live/streams").await.data(200), json!([]));
    assert_eq!(emulator.requests().len(), 3);

    emulator.fault(Fault::response(99));
    client.get("/v1/live/streams").await.error(500);
    emulator.fault(Fault::response(500).header("no spaces", "x"));
    let invalid = client.get("/v1/live/streams").await.error(500);
    assert_eq!(invalid["message"], "The fault is not valid HTTP");
}

#[tokio::test]
async fn faults_can_delay_the_response() {
    let (emulator, mut client) = start().await;
    let wait = Duration::from_millis(80);
    emulator.fault(Fault::delay(wait));
    emulator.fault(Fault::response(504).after(wait));
    for status in [201, 504] {
        let begin = Instant::now();
        assert_eq!(client.create(&minimal()).await.status, status);
        assert!(begin.elapsed() >= wait);
    }

    // The stream is created even if the client stops waiting.
    emulator.fault(Fault::delay(Duration::from_secs(3600)));
    let mut impatient = Client::connect(&emulator).await;
    tokio::time::timeout(wait, impatient.create(&minimal())).await.unwrap_err();
    assert_eq!(client.get("/v1/live/streams").await.json()["pagination"]["totalRecords"], 2);
}

#[tokio::test]
async fn a_connection_can_be_closed_before_its_request_is_read() {
    let (emulator, mut fresh) = start().await;
    let create = minimal().to_string();
    emulator.fault(Fault::close_unread());
    let error = fresh.send("POST", "/v1/live/streams", create.as_bytes()).await.unwrap_err();
    // A reset shows that nothing was read: a connection that is closed after reading has an orderly end.
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);

    let mut kept = Client::connect(&emulator).await;
    kept.create(&minimal()).await.data(201);
    emulator.fault(Fault::close_unread());
    // A connection without a request does not use up the fault.
    drop(Client::connect(&emulator).await);
    let error = kept.send("POST", "/v1/live/streams", create.as_bytes()).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);

    let mut after = Client::connect(&emulator).await;
    assert_eq!(after.get("/v1/live/streams").await.json()["pagination"]["totalRecords"], 1);
    assert_eq!(emulator.requests().len(), 2);
}

#[tokio::test]
async fn a_response_can_be_cut_off() {
    let (emulator, mut client) = start().await;
    emulator.fault(Fault::response(200).header("Content-Length", "100").body("{\"success\":"));
    let error = client.send("GET", "/v1/live/streams", b"").await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
}

#[tokio::test]
async fn a_partly_read_request_is_closed_too() {
    let (emulator, mut client) = start().await;
    client.socket.write_all(b"POST /v1/live/streams HTTP/1.1\r\nhost: local\r\n").await.unwrap();
    // A response on another connection would show nothing about this one, so give the emulator time to read.
    tokio::time::sleep(Duration::from_millis(50)).await;
    emulator.fault(Fault::close_unread());
    client.socket.write_all(b"content-length: 0\r\n\r\n").await.unwrap();
    client.receive().await.unwrap_err();
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn a_response_can_be_lost() {
    let (emulator, mut client) = start().await;
    emulator.fault(Fault::close_without_response());
    let create = minimal().to_string();
    let error = client.send("POST", "/v1/live/streams", create.as_bytes()).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    assert_eq!(emulator.requests().len(), 1);
    // The stream was created.
    let mut after = Client::connect(&emulator).await;
    assert_eq!(after.get("/v1/live/streams").await.json()["pagination"]["totalRecords"], 1);
}

#[tokio::test]
async fn dropping_the_emulator_stops_it() {
    let (emulator, mut client) = start().await;
    client.get("/v1/live/streams").await.data(200);
    let address = address(emulator.url()).to_owned();
    let port = address.rsplit_once(':').unwrap().1.parse().unwrap();
    let before = tokio::runtime::Handle::current().metrics().num_alive_tasks();
    drop(emulator);

    let error = TcpStream::connect(&address).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::ConnectionRefused);
    client.send("GET", "/v1/live/streams", b"").await.unwrap_err();
    assert_eq!((before, tokio::runtime::Handle::current().metrics().num_alive_tasks()), (3, 0));

    // The port is free again, and the next emulator has no state.
    let next = Emulator::builder().port(port).start().await.unwrap();
    assert_eq!(next.url(), format!("http://{address}/v1/"));
    assert_eq!(Emulator::builder().port(port).start().await.unwrap_err().kind(), io::ErrorKind::AddrInUse);
}

#[tokio::test]
async fn many_clients_are_served_at_once() {
    let emulator = Emulator::start().await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let mut client = Client::connect(&emulator).await;
        tasks.spawn(async move {
            for _ in 0..10 {
                client.create(&minimal()).await.data(201);
            }
        });
    }
    tasks.join_all().await;
    let requests = emulator.requests();
    assert_eq!((requests.len(), emulator.connections()), (200, 20));
    assert_eq!(requests.iter().map(|request| request.connection()).collect::<HashSet<_>>().len(), 20);
}

#[tokio::test]
async fn debug_output_has_no_secrets() {
    let builder = Emulator::builder().credentials("token-5e1f", "pass-a37c");
    let emulator = builder.clone().start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    client.authorization = Some(basic("token-5e1f", "pass-a37c"));
    let stream = client.create(&minimal()).await.data(201);
    let path = format!("/v1/live/streams/{}/simulcast?token=query-90b2", stream["streamId"].as_str().unwrap());
    let target = json!({"url": "rtmps://ingest.test/app", "streamKey": "key-7d44"});
    client.request("POST", &path, &target).await.data(201);
    let encoded = basic("token-5e1f", "pass-a37c");
    let request = b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\nx-session: session-11aa\r\n\r\n";
    client.socket.write_all(request).await.unwrap();
    client.receive().await.unwrap();

    let fault = Fault::response(200).header("set-cookie", "cookie-3b3b").body("body-5c5c");
    let matched = emulator.fault_on(Method::GET, "/live/streams", fault.clone());
    let texts = [
        format!("{builder:?} {builder:#?}"),
        format!("{emulator:?} {emulator:#?}"),
        format!("{:?} {:#?}", emulator.requests(), emulator.requests()),
        format!("{fault:?} {matched:?}"),
    ]
    .join("\n");
    let keys = [&stream["streamKey"], &stream["srtSecret"], &stream["srtPlaybackResponse"]["srtPlaybackSecret"]];
    let secrets = ["token-5e1f", "pass-a37c", "query-90b2", "key-7d44", "session-11aa", "cookie-3b3b", "body-5c5c"];
    for secret in keys.iter().filter_map(|key| key.as_str()).chain(secrets).chain([encoded.rsplit(' ').next().unwrap()])
    {
        assert!(!texts.contains(secret), "{secret} in {texts}");
    }
    for shown in [emulator.url(), "/simulcast", "\"token\"", "x-session", "[redacted]", "body_length"] {
        assert!(texts.contains(shown), "{shown} not in {texts}");
    }
}

/// A paused clock jumps to the next timer even while data is on its way through a socket. This makes it go in steps of
/// 10 ms, each of which takes some real time.
fn limit_clock() {
    tokio::spawn(async {
        loop {
            tokio::time::sleep(Duration::from_millis(10)).await;
            std::thread::sleep(Duration::from_micros(100));
        }
    });
}

#[tokio::test(start_paused = true)]
async fn a_request_head_that_is_not_complete_after_10_s_is_dropped() {
    let (emulator, mut client) = start().await;
    limit_clock();
    let head = b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\n";
    let begin = tokio::time::Instant::now();
    client.socket.write_all(head).await.unwrap();
    client.receive().await.unwrap_err();
    let waited = begin.elapsed();
    assert!((Duration::from_secs(10)..Duration::from_secs(15)).contains(&waited), "{waited:?}");
    assert!(emulator.requests().is_empty());

    // Single bytes do not extend the time.
    let mut client = Client::connect(&emulator).await;
    let begin = tokio::time::Instant::now();
    client.socket.write_all(head).await.unwrap();
    let trickle = async {
        loop {
            tokio::time::sleep(Duration::from_secs(3)).await;
            if client.socket.write_all(b"a: b\r\n").await.is_err() {
                break;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), trickle).await.unwrap();
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_slow_head_and_an_idle_connection_are_not_dropped() {
    let (_emulator, mut client) = start().await;
    limit_clock();
    for _ in 0..2 {
        client.socket.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\n").await.unwrap();
        tokio::time::sleep(Duration::from_secs(5)).await;
        client.socket.write_all(b"\r\n").await.unwrap();
        client.receive().await.unwrap().error(401);
        tokio::time::sleep(Duration::from_secs(20)).await;
    }
}

#[test]
fn the_handle_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Emulator>();
}
