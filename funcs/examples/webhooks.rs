//! Webhooks: receives events on hyper, verifies them, and prints them with their typed data.
//!
//! Without a secret it starts the emulator, creates a live stream, waits for its event, and broadcasts. With
//! `FASTPIX_WEBHOOK_SECRET` set, it prints what arrives on port 8080 of this machine: let a tunnel or a proxy forward the
//! URL of the webhook to it.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{convert::Infallible, env, error::Error, process::ExitCode, sync::Arc};

use fastpix_funcs::{
    models::{CreateLiveStreamRequest, InputMediaSettings, PlaybackSettings},
    start_live_stream_create_new_stream,
    webhooks::{
        BODY_LIMIT, Event, EventData, EventType, SECRET_VARIABLE, WebhookError, WebhookSecret, is_probe,
        webhooks_unwrap,
    },
};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpListener,
    sync::mpsc::{self, Sender},
};

const HELP: &str = "\
Receives webhook events and prints them.

Usage: webhooks

Without FASTPIX_WEBHOOK_SECRET in the environment it uses an emulator on this
machine and creates a live stream; with it, it prints what FastPix posts to
port 8080 until Ctrl-C.
";

/// Any bytes in base64. That of FastPix is in the dashboard.
const EMULATOR_SECRET: &str = "YSBzZWNyZXQgZm9yIGV4YW1wbGVzIG9ubHkhISEhISE=";

/// Events that wait for the task that works on them.
const QUEUE: usize = 100;

struct Receiver {
    secret: WebhookSecret,
    events: Sender<Event>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    let (sender, mut events) = mpsc::channel(QUEUE);
    if env::var_os(SECRET_VARIABLE).is_some() {
        let receiver = Receiver { secret: WebhookSecret::from_env()?, events: sender };
        let listener = TcpListener::bind("127.0.0.1:8080").await?;
        tokio::spawn(receive(listener, receiver));
        println!("Waiting for events on port 8080");
        while let Some(event) = events.recv().await {
            print(&event);
        }
        return Ok(());
    }

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/webhooks/fastpix", listener.local_addr()?);
    tokio::spawn(receive(listener, Receiver { secret: WebhookSecret::new(EMULATOR_SECRET)?, events: sender }));

    let session = support::session().await?;
    let Some(emulator) = &session.emulator else {
        return Err(format!("set {SECRET_VARIABLE}, too: the events of FastPix are signed with it").into());
    };
    emulator.set_webhook(&url, EMULATOR_SECRET)?;
    emulator.send_probe();

    let stream = start_live_stream_create_new_stream(
        &session.core,
        CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new()),
    )
    .await?;
    let stream_id = stream.data.and_then(|stream| stream.stream_id).ok_or("the new stream has no ID")?;
    println!("Created the live stream {stream_id}");

    // Other events can arrive before, and the same one again.
    while let Some(event) = events.recv().await {
        print(&event);
        if event.event_type == EventType::LiveStreamCreated && event.stream_id() == Some(&stream_id) {
            println!("It is the one that was created");
            break;
        }
    }

    emulator.start_broadcast(&stream_id);
    while let Some(event) = events.recv().await {
        print(&event);
        if event.event_type == EventType::LiveStreamActive {
            break;
        }
    }
    Ok(())
}

fn print(event: &Event) {
    let id = event.id.as_deref().unwrap_or("without ID");
    match &event.data {
        EventData::LiveStream(stream) => {
            println!("{} ({id}): live stream {:?} is {:?}", event.event_type, stream.stream_id, stream.status);
        }
        EventData::Media(media) => println!("{} ({id}): media {:?} is {:?}", event.event_type, media.id, media.status),
        _ => println!("{} ({id}): about {:?}", event.event_type, event.object),
    }
}

async fn receive(listener: TcpListener, receiver: Receiver) {
    let receiver = Arc::new(receiver);
    while let Ok((stream, _)) = listener.accept().await {
        let receiver = receiver.clone();
        let service = service_fn(move |request| {
            let receiver = receiver.clone();
            async move {
                let mut response = Response::new(Empty::<Bytes>::new());
                *response.status_mut() = respond(&receiver, request).await;
                Ok::<_, Infallible>(response)
            }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn respond(receiver: &Receiver, request: Request<Incoming>) -> StatusCode {
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, BODY_LIMIT).collect().await else { return StatusCode::PAYLOAD_TOO_LARGE };
    let body = body.to_bytes();
    if is_probe(&head.headers, &body) {
        return StatusCode::OK;
    }
    match webhooks_unwrap(&receiver.secret, &head.headers, &body) {
        // Work on it later: FastPix waits for the response, and sends the event again if it takes too long.
        Ok(event) => match receiver.events.try_send(event) {
            Ok(()) => StatusCode::ACCEPTED,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        },
        Err(error @ (WebhookError::NotJson { .. } | WebhookError::NotAnEvent { .. })) => {
            println!("{error}");
            StatusCode::OK
        }
        Err(error) => {
            println!("{error}");
            StatusCode::UNAUTHORIZED
        }
    }
}
