//! Events that the emulator posts to a webhook.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{Client, assert_uuid_v4, minimal};
use fastpix_emulator::{Emulator, Fault};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpSocket},
    task::AbortHandle,
};

/// The bytes from 0 to 31.
const SECRET: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

#[derive(Clone, Debug)]
struct Received {
    head: String,
    body: Vec<u8>,
}

impl Received {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    fn signature(&self) -> Option<&str> {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with("fastpix-signature:"))?;
        Some(line.split_once(':').unwrap().1.trim())
    }

    fn is_signed(&self) -> bool {
        let key = STANDARD.decode(SECRET).unwrap();
        let mac = Hmac::<Sha256>::new_from_slice(&key).unwrap().chain_update(&self.body).finalize();
        self.signature() == Some(&STANDARD.encode(mac.into_bytes()))
    }
}

/// A server that records requests. It responds with the given statuses, then with 200.
struct Receiver {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
    task: AbortHandle,
}

impl Receiver {
    async fn start(statuses: &[u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks/fastpix?tenant=1", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let (record, statuses) = (received.clone(), statuses.to_vec());
        let task = tokio::spawn(async move {
            let mut statuses = statuses.into_iter();
            loop {
                let mut socket = BufReader::new(listener.accept().await.unwrap().0);
                let mut head = String::new();
                while !head.ends_with("\r\n\r\n") {
                    assert_ne!(socket.read_line(&mut head).await.unwrap(), 0);
                }
                let length = head.split_once("content-length: ").unwrap().1.split_once("\r\n").unwrap().0;
                let mut body = vec![0; length.parse().unwrap()];
                socket.read_exact(&mut body).await.unwrap();
                record.lock().unwrap().push(Received { head, body });
                let status = statuses.next().unwrap_or(200);
                let response = format!("HTTP/1.1 {status} -\r\ncontent-length: 0\r\n\r\n");
                socket.write_all(response.as_bytes()).await.unwrap();
            }
        });
        Self { url, received, task: task.abort_handle() }
    }

    fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn start(statuses: &[u16]) -> (Emulator, Client, Receiver) {
    let receiver = Receiver::start(statuses).await;
    let emulator = Emulator::builder().webhook(&receiver.url, SECRET).start().await.unwrap();
    let client = Client::connect(&emulator).await;
    (emulator, client, receiver)
}

/// The events since the last call, each of which must be signed, and have the fields of every event.
async fn events(emulator: &Emulator, receiver: &Receiver) -> Vec<Value> {
    emulator.events_delivered().await;
    let received = std::mem::take(&mut *receiver.received.lock().unwrap());
    let events = received.iter().map(|received| {
        assert!(received.is_signed());
        let event = received.json();
        assert_uuid_v4(&event["id"]);
        assert_uuid_v4(&event["workspace"]["id"]);
        assert_eq!(event["attempts"], json!([]));
        let created = event["createdAt"].as_str().unwrap();
        assert!(created.len() == "2026-01-02T03:04:05.678901234Z".len() && created.ends_with('Z'), "{created}");
        assert!(event["data"].is_object());
        event
    });
    events.collect()
}

async fn types(emulator: &Emulator, receiver: &Receiver) -> Vec<String> {
    let events = events(emulator, receiver).await;
    events.iter().map(|event| event["type"].as_str().unwrap().strip_prefix("video.").unwrap().to_owned()).collect()
}

fn event() -> Value {
    json!({
        "type": "video.media.ready",
        "id": "e1",
        "workspace": {"id": "w1"},
        "createdAt": "2026-01-02T03:04:05.678901234Z",
        "attempts": [],
    })
}

#[tokio::test]
async fn each_change_of_a_media_is_an_event() {
    let (emulator, mut client, receiver) = start(&[]).await;
    let settings = json!({
        "inputs": [
            {"type": "video", "url": "https://files.example/a.mp4"},
            {"type": "subtitle", "url": "https://files.example/a.vtt", "languageName": "English", "languageCode": "en-US"},
        ],
        "accessPolicy": "public",
        "subtitles": {"languageName": "Spanish", "languageCode": "es"},
        "mp4Support": "capped_4k",
        "sourceAccess": true,
        "summary": {"generate": true},
        "chapters": true,
        "namedEntities": true,
        "moderation": {"type": "video"},
    });
    let media = client.request("POST", "/v1/on-demand", &settings).await.data(201);
    let created = events(&emulator, &receiver).await;
    assert_eq!(created.len(), 1);
    assert_eq!(created[0]["type"], "video.media.created");
    assert_eq!(created[0]["object"], json!({"type": "media", "id": media["id"]}));
    assert_eq!(created[0]["data"]["id"], media["id"]);
    assert_eq!(created[0]["status"], "created");

    emulator.finish_processing();
    let ready = events(&emulator, &receiver).await;
    let names: Vec<_> = ready.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "video.media.ready",
            "video.media.source.ready",
            "video.media.track.ready",
            "video.media.subtitle.generated.ready",
            "video.media.mp4Support.ready",
            "video.mediaAI.summary.ready",
            "video.mediaAI.chapters.ready",
            "video.mediaAI.namedEntities.ready",
            "video.mediaAI.moderation.ready",
        ]
    );
    assert!(ready.iter().all(|event| event["object"]["id"] == media["id"]));
    assert_eq!(ready[0]["data"]["status"], "Ready");
    assert_eq!(ready[0]["data"]["tracks"].as_array().unwrap().len(), 4);
    assert_eq!(ready[2]["data"]["languageCode"], "en-US");
    assert_eq!(ready[3]["data"]["languageCode"], "es");
    assert!(ready[5]["data"]["summary"].is_string());
    assert_eq!(ready[6]["data"]["isChaptersGenerated"], true);
    assert_eq!(ready[6]["data"]["chapters"][0]["chapter"], "1");
    emulator.finish_processing();
    assert!(events(&emulator, &receiver).await.is_empty(), "nothing is left to finish");

    let path = format!("/v1/on-demand/{}", media["id"].as_str().unwrap());
    client.request("PATCH", &path, &json!({"title": "A title"})).await.data(200);
    client.request("PATCH", &format!("{path}/source-access"), &json!({"sourceAccess": false})).await.data(200);
    client.request("PATCH", &format!("{path}/update-mp4Support"), &json!({"mp4Support": "audioOnly"})).await.data(200);
    assert_eq!(
        types(&emulator, &receiver).await,
        ["media.updated", "media.updated", "media.source.deleted", "media.updated"]
    );
    let track = json!({"tracks": {
        "url": "https://files.example/b.mp3", "type": "audio", "languageCode": "fr-FR", "languageName": "French",
    }});
    let track = client.request("POST", &format!("{path}/tracks"), &track).await.data(201);
    let track_path = format!("{path}/tracks/{}", track["id"].as_str().unwrap());
    client.request("PATCH", &track_path, &json!({"title": "Voice"})).await.data(200);
    emulator.finish_processing();
    client.call("DELETE", &track_path).await.data(200);
    let tracks = events(&emulator, &receiver).await;
    let names: Vec<_> = tracks.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "video.media.track.created",
            "video.media.track.updated",
            "video.media.track.ready",
            "video.media.mp4Support.ready",
            "video.media.track.deleted",
        ]
    );
    assert_eq!(tracks[0]["data"]["id"], track["id"]);
    assert_eq!(tracks[0]["object"]["id"], media["id"]);

    client.call("DELETE", &path).await.data(200);
    client.request("DELETE", &path, &json!({})).await.error(404);
    assert_eq!(types(&emulator, &receiver).await, ["media.deleted"]);
}

#[tokio::test]
async fn a_media_whose_source_is_unreachable_has_failed() {
    let (emulator, mut client, receiver) = start(&[]).await;
    let settings =
        json!({"inputs": [{"type": "video", "url": "https://none.invalid/a.mp4"}], "accessPolicy": "public"});
    client.request("POST", "/v1/on-demand", &settings).await.data(201);
    emulator.finish_processing();
    assert_eq!(types(&emulator, &receiver).await, ["media.created", "media.failed"]);
}

#[tokio::test]
async fn the_media_of_an_upload_is_not_created_again() {
    let (emulator, mut client, receiver) = start(&[]).await;
    let create = json!({"corsOrigin": "*", "pushMediaSettings": {"accessPolicy": "public"}});
    let upload = client.request("POST", "/v1/on-demand/upload", &create).await.data(201);
    let id = upload["uploadId"].as_str().unwrap();
    assert!(emulator.complete_upload(id));
    emulator.finish_processing();
    let cancelled = client.request("POST", "/v1/on-demand/upload", &create).await.data(201);
    let cancelled = cancelled["uploadId"].as_str().unwrap();
    client.call("PUT", &format!("/v1/on-demand/upload/{cancelled}/cancel")).await.data(200);

    let events = events(&emulator, &receiver).await;
    let names: Vec<_> = events.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "video.media.upload",
            "video.upload.media_created",
            "video.media.ready",
            "video.media.upload",
            "video.media.upload.cancelled",
        ]
    );
    assert_eq!(events[0]["data"], upload);
    assert_eq!(events[1]["data"]["uploadId"], id);
    assert_eq!(events[2]["object"]["id"], id);
    assert_eq!(events[4]["data"]["uploadId"], cancelled);
}

#[tokio::test]
async fn each_change_of_a_live_stream_is_an_event() {
    let (emulator, mut client, receiver) = start(&[]).await;
    let stream = client.create(&minimal()).await.data(201);
    let id = stream["streamId"].as_str().unwrap();
    let path = format!("/v1/live/streams/{id}");
    let target = json!({"url": "rtmps://live.example/app", "streamKey": "key"});
    let target = client.request("POST", &format!("{path}/simulcast"), &target).await.data(201);
    let target_path = format!("{path}/simulcast/{}", target["simulcastId"].as_str().unwrap());
    client.request("PATCH", &path, &json!({"metadata": {"room": "blue"}})).await.data(200);
    let before = events(&emulator, &receiver).await;
    let names: Vec<_> = before.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["video.live_stream.created", "video.live_stream.simulcast_target.created", "video.live_stream.updated"]
    );
    assert_eq!(before[0]["object"], json!({"type": "live", "id": id}));
    assert_eq!(before[0]["data"]["streamKey"], stream["streamKey"]);
    assert_eq!(before[1]["data"]["simulcastResponses"][0]["simulcastId"], target["simulcastId"]);

    assert!(emulator.start_broadcast(id));
    client.call("PUT", &format!("{path}/finish")).await.data(200);
    emulator.finish_processing();
    let broadcast = events(&emulator, &receiver).await;
    let names: Vec<_> = broadcast.iter().map(|event| event["type"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "video.live_stream.preparing",
            "video.live_stream.connected",
            "video.live_stream.active",
            "video.live_stream.simulcast_target.starting",
            "video.live_stream.simulcast_target.broadcasting",
            "video.live_stream.recording",
            "video.media.live_stream.created",
            "video.live_stream.disconnected",
            "video.live_stream.idle",
            "video.media.created",
            "video.media.ready",
        ]
    );
    assert_eq!(broadcast[2]["data"]["status"], "active");
    assert_eq!(broadcast[6]["data"]["streamId"], id);
    assert_eq!(broadcast[6]["object"], broadcast[9]["object"]);
    assert_eq!(broadcast[8]["data"]["status"], "idle");

    client.request("PUT", &target_path, &json!({"isEnabled": false})).await.data(200);
    client.call("DELETE", &target_path).await.data(200);
    client.call("PUT", &format!("{path}/live-disable")).await.data(200);
    client.call("PUT", &format!("{path}/live-enable")).await.data(200);
    client.call("DELETE", &path).await.data(200);
    assert_eq!(
        types(&emulator, &receiver).await,
        [
            "live_stream.simulcast_target.updated",
            "live_stream.simulcast_target.deleted",
            "live_stream.disabled",
            "live_stream.enabled",
            "live_stream.deleted",
        ]
    );
}

#[tokio::test]
async fn a_request_has_the_signature_of_its_bytes() {
    let (emulator, _client, receiver) = start(&[]).await;
    assert_eq!(emulator.send_event(event()).as_deref(), Some("e1"));
    emulator.events_delivered().await;
    let received = receiver.received();
    assert!(received[0].head.starts_with("POST /hooks/fastpix?tenant=1 HTTP/1.1\r\n"), "{}", received[0].head);
    assert!(received[0].head.contains("content-type: application/json\r\n"));
    assert_eq!(received[0].json(), event());
    // python3 -c 'import base64, hmac, sys
    // print(base64.b64encode(hmac.digest(bytes(range(32)), sys.argv[1].encode(), "sha256")).decode())' \
    //   '{"type":"video.media.ready","id":"e1","workspace":{"id":"w1"},"createdAt":"2026-01-02T03:04:05.678901234Z","attempts":[]}'
    assert_eq!(received[0].signature(), Some("IZAfL5G74HAXvPciTPl83iKMeY6U+lSnkyLpk1fSQMc="));
}

#[tokio::test]
async fn an_event_without_a_2xx_is_posted_again_with_its_attempts() {
    let (emulator, _client, receiver) = start(&[500, 302]).await;
    emulator.send_event(event());
    emulator.events_delivered().await;
    let received = receiver.received();
    let statuses = |received: &Received| {
        assert!(received.is_signed());
        let attempts = received.json()["attempts"].take();
        attempts.as_array().unwrap().iter().map(|attempt| attempt["statusCode"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        received.iter().map(statuses).collect::<Vec<_>>(),
        [vec![], vec![json!(500)], vec![json!(500), json!(302)]]
    );

    let deliveries = emulator.deliveries();
    assert_eq!(deliveries.iter().map(|delivery| delivery.attempt()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(
        deliveries.iter().map(|delivery| delivery.status()).collect::<Vec<_>>(),
        [Some(500), Some(302), Some(200)]
    );
    assert_eq!(deliveries.iter().map(|delivery| delivery.is_success()).collect::<Vec<_>>(), [false, false, true]);
    let last = &deliveries[2];
    assert_eq!((last.event_id(), last.event_type(), last.error()), ("e1", "video.media.ready", None));
    assert_eq!(last.body(), &received[2].body);
    assert_eq!(Some(last.signature()), received[2].signature());
    assert!(!format!("{last:?}").contains("createdAt"));
    emulator.clear_deliveries();
    assert!(emulator.deliveries().is_empty());
}

#[tokio::test]
async fn an_event_is_posted_four_times_at_most() {
    let (emulator, _client, receiver) = start(&[503; 9]).await;
    emulator.send_event(event());
    emulator.events_delivered().await;
    assert_eq!(receiver.received().len(), 4);
}

#[tokio::test]
async fn a_receiver_that_is_down_is_an_attempt_without_status() {
    let (emulator, _client, receiver) = start(&[]).await;
    // A socket that does not listen keeps its port, so that nothing else can be reached there.
    let closed = TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    emulator.set_webhook(&format!("http://{}", closed.local_addr().unwrap()), SECRET).unwrap();
    emulator.send_event(event());
    while emulator.deliveries().is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    emulator.set_webhook(&receiver.url, SECRET).unwrap();
    emulator.events_delivered().await;
    let deliveries = emulator.deliveries();
    assert_eq!(deliveries[0].status(), None);
    assert!(!deliveries[0].error().unwrap().is_empty());
    assert!(deliveries.last().unwrap().is_success());
    assert_eq!(receiver.received()[0].json()["attempts"][0]["statusCode"], Value::Null);
}

#[tokio::test]
async fn faults_repeat_reorder_and_delay_events_and_sign_them_wrongly() {
    let (emulator, _client, receiver) = start(&[]).await;
    let send = |id: &str| emulator.send_event(json!({"type": "video.media.ready", "id": id}));
    let ids = async || {
        emulator.events_delivered().await;
        let received = std::mem::take(&mut *receiver.received.lock().unwrap());
        let ids = received.iter().map(|received| received.json()["id"].as_str().unwrap().to_owned());
        (ids.collect::<Vec<_>>(), received.iter().map(Received::is_signed).collect::<Vec<_>>())
    };
    emulator.fault_on_event("video.media.ready", Fault::duplicate()).after(1);
    emulator.fault_on_event("video.media.failed", Fault::duplicate());
    send("a");
    send("b");
    send("c");
    assert_eq!(ids().await.0, ["a", "b", "b", "c"]);

    emulator.fault_on_event("{any}.ready", Fault::out_of_order());
    send("a");
    send("b");
    assert_eq!(ids().await.0, ["b", "a"]);
    emulator.fault_on_event("{any}.ready", Fault::out_of_order());
    send("a");
    assert_eq!(ids().await.0, ["a"], "there is no other event to wait for");

    emulator.fault_on_event("{any}", Fault::delay(Duration::from_millis(200)));
    send("a");
    send("b");
    assert_eq!(ids().await.0, ["b", "a"]);

    emulator.fault_on_event("{any}", Fault::wrong_signature()).times(2);
    send("a");
    send("b");
    send("c");
    assert_eq!(ids().await.1, [false, false, true]);
}

#[tokio::test]
async fn a_rejected_signature_is_posted_again_and_right() {
    let (emulator, _client, receiver) = start(&[401]).await;
    emulator.fault_on_event("{any}", Fault::wrong_signature());
    emulator.send_event(event());
    emulator.events_delivered().await;
    let received = receiver.received();
    assert_eq!(received.iter().map(Received::is_signed).collect::<Vec<_>>(), [false, true]);
    assert_eq!(received[0].signature().unwrap().len(), 44);
}

#[tokio::test]
async fn faults_of_events_do_not_change_responses() {
    let (emulator, mut client, _receiver) = start(&[]).await;
    emulator.fault(Fault::duplicate());
    emulator.fault(Fault::wrong_signature());
    client.create(&minimal()).await.data(201);
    client.create(&minimal()).await.data(201);
}

#[tokio::test]
async fn the_test_request_is_unsigned_and_posted_once() {
    let (emulator, _client, receiver) = start(&[500]).await;
    emulator.fault_on_event("{any}", Fault::duplicate());
    assert!(emulator.send_probe());
    emulator.events_delivered().await;
    let received = receiver.received();
    assert_eq!(received.len(), 1);
    assert_eq!((received[0].signature(), &received[0].body[..]), (None, &b"{}"[..]));
    assert_eq!(emulator.deliveries()[0].status(), Some(500));
}

#[tokio::test]
async fn an_event_can_be_posted_again() {
    let (emulator, _client, receiver) = start(&[]).await;
    assert!(!emulator.resend_event("e1"));
    let id = emulator.send_event(json!({"type": "video.media.intro.ready"})).unwrap();
    emulator.events_delivered().await;
    assert!(emulator.resend_event(&id));
    emulator.events_delivered().await;
    let received = receiver.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].body, received[1].body);
    assert_eq!(received[0].json()["type"], "video.media.intro.ready");
}

#[tokio::test]
async fn without_a_webhook_there_are_no_events() {
    let (emulator, mut client) = common::start().await;
    client.create(&minimal()).await.data(201);
    assert_eq!(emulator.send_event(event()), None);
    assert!(!emulator.send_probe());
    emulator.events_delivered().await;
    assert!(emulator.deliveries().is_empty());
}

#[tokio::test]
async fn an_invalid_webhook_is_an_error() {
    for (url, secret) in [
        ("https://127.0.0.1:1/", SECRET),
        ("/hooks", SECRET),
        ("http://a b/", SECRET),
        ("http://127.0.0.1:1/", ""),
        ("http://127.0.0.1:1/", "not base64"),
    ] {
        let error = Emulator::builder().webhook(url, secret).start().await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput, "{url} {secret}");
    }
    let builder = Emulator::builder().webhook("http://127.0.0.1:1/", SECRET);
    assert!(!format!("{builder:?}").contains(SECRET));
}
