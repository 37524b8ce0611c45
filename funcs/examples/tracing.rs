//! Prints what the feature `tracing` records: the spans of calls, and their attempts.

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_emulator::Fault;
use fastpix_funcs::{
    http::Method,
    manage_live_stream_get_all_streams,
    models::{CreateLiveStreamRequest, GetAllStreamsRequest, InputMediaSettings, PlaybackSettings},
    start_live_stream_create_new_stream,
};
use tracing::Level;
use tracing_subscriber::{Layer, filter::Targets, fmt::format::FmtSpan, layer::SubscriberExt, util::SubscriberInitExt};

const HELP: &str = "\
Creates a live stream and lists the streams, and prints the spans and events
that are recorded. On an emulator, the list fails once and is retried.

Usage: tracing

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    // A line for each attempt, and one for each call at its end. What hyper records is left out.
    let lines = tracing_subscriber::fmt::layer().with_span_events(FmtSpan::CLOSE).without_time();
    let of_fastpix = Targets::new().with_target("fastpix", Level::DEBUG);
    tracing_subscriber::registry().with(lines.with_filter(of_fastpix)).init();

    let session = support::session().await?;
    if let Some(emulator) = &session.emulator {
        emulator.fault_on(Method::GET, "/live/streams", Fault::status(503));
    }
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new());
    start_live_stream_create_new_stream(&session.core, request).await?;
    manage_live_stream_get_all_streams(&session.core, GetAllStreamsRequest::new().limit(1)).await?;
    Ok(())
}
