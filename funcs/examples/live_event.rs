//! A live event from start to end: creates a stream and a simulcast target, waits for the broadcast, counts the viewers
//! and ends it.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode, time::Duration};

use fastpix_funcs::{
    manage_live_stream_complete_live_stream, manage_live_stream_get_live_stream_by_id,
    manage_live_stream_get_live_stream_viewer_count_by_id,
    models::{
        CreateLiveStreamRequest, CreateSimulcastOfStreamRequest, InputMediaSettings, LiveStreamStatus,
        PlaybackSettings, SimulcastRequest,
    },
    simulcast_stream_create_simulcast_of_stream, start_live_stream_create_new_stream,
};

const HELP: &str = "\
Creates a live stream with a simulcast target, waits up to ten minutes for the
broadcast, reads the number of viewers and ends the broadcast.

Usage: live_event

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;

    let settings = InputMediaSettings::new().metadata([("event", "spring-concert")]).reconnect_window(120);
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), settings);
    let stream = start_live_stream_create_new_stream(core, request).data().await?;
    let id = stream.stream_id.ok_or("the new stream has no id")?;
    println!("Stream {id} created");

    // Targets can be added only while the stream is idle.
    let target = SimulcastRequest::new("rtmps://video.example:443/live", "key-of-the-target");
    let request = CreateSimulcastOfStreamRequest::new(id.as_str(), target);
    let simulcast = simulcast_stream_create_simulcast_of_stream(core, request).data().await?;
    println!("Simulcast to {}", simulcast.url.unwrap_or_default());

    match &session.emulator {
        Some(emulator) => _ = emulator.start_broadcast(&id),
        None => println!("Start the encoder: rtmps://live.fastpix.com:443/live"),
    }
    let mut seconds = 0;
    loop {
        let stream = manage_live_stream_get_live_stream_by_id(core, id.as_str()).data().await?;
        if stream.status == Some(LiveStreamStatus::Active) {
            break;
        }
        if seconds == 600 {
            return Err("no encoder connected within ten minutes".into());
        }
        seconds += 5;
        tokio::time::sleep(Duration::from_secs(5)).await;
    }

    let viewers = manage_live_stream_get_live_stream_viewer_count_by_id(core, id.as_str()).data().await?;
    println!("Active, {} viewers", viewers.views.unwrap_or_default());

    manage_live_stream_complete_live_stream(core, id.as_str()).await?;
    let stream = manage_live_stream_get_live_stream_by_id(core, id.as_str()).data().await?;
    println!("Ended; recordings: {}", stream.media_ids.unwrap_or_default().join(", "));
    Ok(())
}
