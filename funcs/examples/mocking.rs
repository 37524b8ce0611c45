//! Tests a program without a network: looks at a prepared request, and sends requests to a mock.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    FastpixCore, FastpixError, Outcome,
    models::{CreateLiveStreamRequest, InputMediaSettings, PlaybackSettings},
    start_live_stream_create_new_stream,
    testing::{self, MockResponse},
};

const HELP: &str = "\
Tests a program without a network: looks at a prepared request, and sends
requests to a mock.

Usage: mocking

Nothing is sent to FastPix or to an emulator.
";

/// The program under test: creates the stream of an event, and says what to do if it is not known whether it exists.
async fn stream_of(core: &FastpixCore, event: &str) -> Result<String, FastpixError> {
    match start_live_stream_create_new_stream(core, request_of(event)).data().await {
        Ok(stream) => Ok(format!("created {}", stream.stream_id.unwrap_or_default())),
        Err(error) if error.outcome() == Outcome::Unknown => Ok("look for it before creating another".to_owned()),
        Err(error) => Err(error),
    }
}

fn request_of(event: &str) -> CreateLiveStreamRequest {
    CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new().metadata([("event", event)]))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    // The request, before it is sent.
    let mock = testing::mock([]);
    let call = start_live_stream_create_new_stream(&mock.core(), request_of("spring-concert"));
    let request = call.request().ok_or("the call has not been polled")?;
    println!("Prepared   {} {}", request.operation().method(), request.path());
    println!("           {}", String::from_utf8_lossy(request.body().ok_or("a create has a body")?));

    // What the program does with a success, with a lost response and with an error of the API.
    let created = r#"{"success": true, "data": {"streamId": "5c1f"}}"#;
    let mock = testing::mock([
        MockResponse::with_body(201, created),
        MockResponse::lost_response(),
        MockResponse::status(403),
    ]);
    for response in ["a success", "no response", "status 403"] {
        match stream_of(&mock.core(), "spring-concert").await {
            Ok(done) => println!("{response:<10} {done}"),
            Err(error) => println!("{response:<10} {error}"),
        }
    }
    println!("Sent       {} requests", mock.requests().len());
    Ok(())
}
