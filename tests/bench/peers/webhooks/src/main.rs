//! A receiver of webhooks on hyper. Without features it only reads the body.
#![allow(clippy::print_stdout, reason = "a program prints")]

use std::{convert::Infallible, env, error::Error};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

type BoxError = Box<dyn Error + Send + Sync>;

#[cfg(feature = "verify")]
type Secret = fastpix_webhooks::WebhookSecret;
#[cfg(not(feature = "verify"))]
type Secret = String;

#[cfg(feature = "verify")]
fn secret(secret: &str) -> Result<Secret, BoxError> {
    Ok(Secret::new(secret)?)
}
#[cfg(not(feature = "verify"))]
fn secret(secret: &str) -> Result<Secret, BoxError> {
    Ok(secret.to_owned())
}

#[cfg(not(feature = "verify"))]
fn receive(_: &Secret, _: &HeaderMap, body: &[u8]) -> StatusCode {
    println!("{} bytes", body.len());
    StatusCode::OK
}

#[cfg(all(feature = "verify", not(feature = "event")))]
fn receive(secret: &Secret, headers: &HeaderMap, body: &[u8]) -> StatusCode {
    match fastpix_webhooks::webhooks_verify_signature(secret, headers, body) {
        Ok(_) => {
            println!("{} bytes", body.len());
            StatusCode::OK
        }
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

#[cfg(feature = "event")]
fn receive(secret: &Secret, headers: &HeaderMap, body: &[u8]) -> StatusCode {
    match fastpix_webhooks::webhooks_unwrap(secret, headers, body) {
        Ok(event) => {
            handle(&event);
            StatusCode::OK
        }
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

#[cfg(all(feature = "event", not(feature = "media")))]
fn handle(event: &fastpix_webhooks::Event) {
    println!("{} {}", event.event_type, event.raw_data().unwrap_or_default());
}

#[cfg(feature = "media")]
fn handle(event: &fastpix_webhooks::Event) {
    use fastpix_webhooks::EventData;

    let (what, id) = match &event.data {
        EventData::Media(media) => ("media", media.id.as_deref()),
        EventData::Track(track) => ("track", track.id()),
        #[cfg(feature = "families")]
        EventData::LiveStream(stream) => ("live stream", stream.stream_id.as_deref()),
        #[cfg(feature = "families")]
        EventData::Upload(upload) => ("upload", upload.upload_id.as_deref()),
        _ => ("other", None),
    };
    println!("{} {what} {}", event.event_type, id.unwrap_or_default());
}

async fn respond(secret: &Secret, request: Request<Incoming>) -> Result<Response<Empty<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let status = match Limited::new(body, 1 << 20).collect().await {
        Ok(body) => receive(secret, &head.headers, &body.to_bytes()),
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE,
    };
    let mut response = Response::new(Empty::new());
    *response.status_mut() = status;
    Ok(response)
}

async fn serve() -> Result<(), BoxError> {
    let secret = secret(&env::var("SECRET")?)?;
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service_fn(|request| respond(&secret, request));
        let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
    }
}

fn main() -> Result<(), BoxError> {
    tokio::runtime::Builder::new_current_thread().enable_io().build()?.block_on(serve())
}
