//! Events of the emulator, received over HTTP, verified and typed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure must panic")]

use std::sync::{Arc, Mutex};

use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    FastpixCore, Security, in_video_ai_features_update_media_summary, input_video_create_media,
    input_video_direct_upload_video_media, manage_live_stream_complete_live_stream,
    manage_live_stream_delete_live_stream, manage_videos_delete_media,
    models::*,
    simulcast_stream_create_simulcast_of_stream, start_live_stream_create_new_stream,
    webhooks::{Event, EventData, EventType, WebhookError, WebhookSecret, is_probe, webhooks_unwrap},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

const SECRET: &str = "YSBzZWNyZXQgZm9yIHRlc3Rz";

type Received = Arc<Mutex<Vec<Result<Event, WebhookError>>>>;

/// A receiver that responds with 200 to events and to the test request, and with 401 to anything else.
async fn receiver() -> (String, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let received = Received::default();
    let record = received.clone();
    tokio::spawn(async move {
        let secret = WebhookSecret::new(SECRET).unwrap();
        loop {
            let mut socket = BufReader::new(listener.accept().await.unwrap().0);
            let (mut signature, mut length) = (None, 0);
            loop {
                let mut line = String::new();
                socket.read_line(&mut line).await.unwrap();
                let Some((name, value)) = line.split_once(':') else {
                    if line.trim().is_empty() { break } else { continue }
                };
                match name.to_lowercase().as_str() {
                    "fastpix-signature" => signature = Some(value.trim().to_owned()),
                    "content-length" => length = value.trim().parse().unwrap(),
                    _ => {}
                }
            }
            let mut body = vec![0; length];
            socket.read_exact(&mut body).await.unwrap();
            let status = if is_probe(&signature.as_deref(), &body) {
                200
            } else {
                let event = webhooks_unwrap(&secret, &signature.as_deref(), &body);
                let status = if event.is_ok() { 200 } else { 401 };
                record.lock().unwrap().push(event);
                status
            };
            let response = format!("HTTP/1.1 {status} -\r\ncontent-length: 0\r\n\r\n");
            socket.write_all(response.as_bytes()).await.unwrap();
        }
    });
    (url, received)
}

async fn start() -> (Emulator, FastpixCore, Received) {
    let (url, received) = receiver().await;
    let emulator = Emulator::builder().webhook(url, SECRET).start().await.unwrap();
    let core = FastpixCore::builder(Security::basic("any", "pair")).server_url(emulator.url()).build().unwrap();
    (emulator, core, received)
}

async fn events(emulator: &Emulator, received: &Received) -> Vec<Event> {
    emulator.events_delivered().await;
    received.lock().unwrap().drain(..).map(Result::unwrap).collect()
}

#[tokio::test]
async fn every_event_of_the_emulator_is_known_and_typed() {
    let (emulator, core, received) = start().await;
    let request = CreateMediaRequest::new([VideoInput::new("https://videos.example/a.mp4")], AccessPolicy::Public);
    let media = input_video_create_media(&core, request).await.unwrap().data.unwrap().id.unwrap();
    emulator.finish_processing();
    in_video_ai_features_update_media_summary(
        &core,
        UpdateMediaSummaryRequest::new(media.as_str(), Summary::new(true)),
    )
    .await
    .unwrap();
    manage_videos_delete_media(&core, media.as_str()).await.unwrap();
    let of_media = events(&emulator, &received).await;
    let types: Vec<_> = of_media.iter().map(|event| event.event_type.clone()).collect();
    use EventType::*;
    assert_eq!(types, [MediaCreated, MediaReady, SummaryReady, MediaDeleted]);
    assert!(of_media.iter().all(|event| event.media_id() == Some(&media)));

    let settings = InputMediaSettings::new();
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), settings);
    let stream = start_live_stream_create_new_stream(&core, request).await.unwrap().data.unwrap().stream_id.unwrap();
    let target =
        CreateSimulcastOfStreamRequest::new(stream.as_str(), SimulcastRequest::new("rtmps://live.example/app", "key"));
    simulcast_stream_create_simulcast_of_stream(&core, target).await.unwrap();
    assert!(emulator.start_broadcast(&stream));
    manage_live_stream_complete_live_stream(&core, stream.as_str()).await.unwrap();
    manage_live_stream_delete_live_stream(&core, stream.as_str()).await.unwrap();
    let of_stream = events(&emulator, &received).await;
    let recordings = of_stream.iter().filter(|event| matches!(event.data, EventData::Media(_)));
    assert_eq!(
        recordings.map(|event| event.event_type.clone()).collect::<Vec<_>>(),
        [MediaLiveStreamCreated, MediaCreated]
    );
    assert!(of_stream.iter().all(|event| event.stream_id() == Some(&stream)));

    let request = DirectUploadVideoMediaRequest::new("*");
    let upload = input_video_direct_upload_video_media(&core, request).await.unwrap().data.unwrap().upload_id.unwrap();
    assert!(emulator.complete_upload(&upload));
    emulator.finish_processing();
    let of_upload = events(&emulator, &received).await;
    let of_upload: Vec<_> = of_upload.into_iter().filter(|event| event.media_id() == Some(&upload)).collect();
    assert_eq!(
        of_upload.iter().map(|event| event.event_type.clone()).collect::<Vec<_>>(),
        [UploadCreated, UploadMediaCreated, MediaReady]
    );

    for event in of_media.iter().chain(&of_stream).chain(&of_upload) {
        assert!(event.data != EventData::Unknown && !matches!(event.event_type, Unknown(_)), "{event:?}");
        assert!(event.id.is_some() && event.created_at.is_some() && event.workspace.is_some());
        assert_eq!((event.attempts, event.matched_secret()), (0, 0));
    }
}

#[tokio::test]
async fn a_wrong_signature_is_rejected_and_the_event_arrives_later() {
    let (emulator, _core, received) = start().await;
    emulator.fault_on_event("{any}", Fault::wrong_signature());
    assert!(emulator.send_probe());
    let id = emulator.send_event(serde_json::json!({"type": "video.media.intro.ready"})).unwrap();
    emulator.events_delivered().await;
    let received = std::mem::take(&mut *received.lock().unwrap());
    assert_eq!(received.len(), 2);
    assert_eq!(received.first().unwrap(), &Err(WebhookError::SignatureMismatch));
    let event = received.last().unwrap().as_ref().unwrap();
    assert_eq!((event.id.as_ref(), event.attempts), (Some(&id), 1));
    assert_eq!(
        emulator.deliveries().iter().map(|delivery| delivery.status()).collect::<Vec<_>>(),
        [Some(200), Some(401), Some(200)]
    );
}

#[tokio::test]
async fn a_repeated_event_has_the_same_id() {
    let (emulator, _core, received) = start().await;
    emulator.fault_on_event("{any}", Fault::duplicate());
    emulator.send_event(serde_json::json!({"type": "video.media.ready"}));
    let events = events(&emulator, &received).await;
    assert_eq!(events.len(), 2);
    assert_eq!(events.first(), events.last());
}
