//! A live event from its creation to its end: a stream, a second platform, the broadcast, the viewers, the end.
//!
//! Without credentials the emulator plays the part of the service and of the broadcaster. With `FASTPIX_USERNAME` and
//! `FASTPIX_PASSWORD` set, broadcast to the stream that it creates; it waits ten minutes for that.
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

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::status(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;

    let settings = InputMediaSettings::new().metadata([("event", "spring-concert")]).reconnect_window(120);
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), settings);
    let stream = start_live_stream_create_new_stream(core, request).await?.data.unwrap_or_default();
    let id = stream.stream_id.ok_or("the new stream has no id")?;
    println!("Stream {id} created");

    // Another platform can be added only while nobody is broadcasting.
    let platform = SimulcastRequest::new("rtmps://video.example:443/live", "key-of-the-platform");
    let request = CreateSimulcastOfStreamRequest::new(id.as_str(), platform);
    let simulcast = simulcast_stream_create_simulcast_of_stream(core, request).await?.data.unwrap_or_default();
    println!("Passed on to {}", simulcast.url.unwrap_or_default());

    match &session.emulator {
        Some(emulator) => _ = emulator.start_broadcast(&id),
        None => println!("Broadcast to rtmps://live.fastpix.com:443/live now"),
    }
    let mut seconds = 0;
    loop {
        let stream = manage_live_stream_get_live_stream_by_id(core, id.as_str()).await?.data.unwrap_or_default();
        if stream.status == Some(LiveStreamStatus::Active) {
            break;
        }
        if seconds == 600 {
            return Err("nobody broadcast to the stream".into());
        }
        seconds += 5;
        tokio::time::sleep(Duration::from_secs(5)).await;
    }

    let viewers = manage_live_stream_get_live_stream_viewer_count_by_id(core, id.as_str()).await?.data;
    println!("On the air, {} viewers", viewers.and_then(|count| count.views).unwrap_or_default());

    manage_live_stream_complete_live_stream(core, id.as_str()).await?;
    let stream = manage_live_stream_get_live_stream_by_id(core, id.as_str()).await?.data.unwrap_or_default();
    println!("Completed; recordings: {}", stream.media_ids.unwrap_or_default().join(", "));
    Ok(())
}
