//! Creates a live stream and prints how to send to it and where to watch it.
//!
//! Without credentials it starts the emulator and talks to that. With `FASTPIX_USERNAME` and `FASTPIX_PASSWORD` set, it
//! creates a stream at FastPix. The keys are printed only with `--show-keys`.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{env, error::Error, process::ExitCode};

use fastpix_funcs::{
    IngestUrls,
    models::{BasicAccessPolicy, CreateLiveStreamRequest, InputMediaSettings, PlaybackSettings, Secret},
    start_live_stream_create_new_stream,
    urls::Playback,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::status(run().await)
}

async fn run() -> Result<(), Box<dyn Error>> {
    let show_keys = match env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--show-keys" => true,
        _ => return Err("the only argument is --show-keys".into()),
    };
    let session = support::session().await?;

    let request = CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new()
            .media_policy(BasicAccessPolicy::Public)
            .metadata([("livestream_name", "fastpix_livestream")])
            .enable_dvr_mode(true),
    );
    let response = start_live_stream_create_new_stream(&session.core, request).await?;
    let stream = response.data.ok_or("the response has no data")?;

    let show = |secret: &Option<Secret>| match secret {
        Some(secret) if show_keys => secret.expose().to_owned(),
        Some(_) => "(hidden; --show-keys shows it)".to_owned(),
        None => "(none)".to_owned(),
    };
    println!("Stream id       {}", stream.stream_id.as_deref().unwrap_or("(none)"));
    let ingest = stream.ingest().ok_or("the live stream has no stream key")?;
    let (rtmps, srt) = (ingest.rtmps.build()?, ingest.srt.build()?);
    println!("RTMPS server    {}", rtmps.server());
    println!("RTMPS key       {}", show(&stream.stream_key));
    println!("SRT server      {}", srt.server());
    println!("SRT secret      {}", show(&stream.srt_secret));
    for playback_id in stream.playback_ids.iter().flatten() {
        let id = playback_id.id.as_deref().unwrap_or_default();
        println!("Playback URL    {}", Playback::new(id).hls().build()?);
    }
    if show_keys {
        println!("\nOBS Studio, Settings, Stream:\n{}", rtmps.obs_settings());
        println!("With ffmpeg, over RTMPS:\n{}", rtmps.ffmpeg_command("input.mp4"));
        println!("With ffmpeg, over SRT:\n{}", srt.ffmpeg_command("input.mp4"));
    }
    Ok(())
}
