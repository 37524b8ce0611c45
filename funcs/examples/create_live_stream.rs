//! Creates a live stream and prints where to send it and where to watch it.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    Fastpix, IngestUrls,
    models::{BasicAccessPolicy, CreateLiveStreamRequest, InputMediaSettings, PlaybackSettings, Secret},
    start_live_stream_create_new_stream,
    urls::Playback,
};

const HELP: &str = "\
Creates a live stream and prints where to send it and where to watch it.

Usage: create_live_stream [--show-keys] [--class-form]

  --show-keys   print the stream key and the SRT secret, the settings of OBS
                Studio and the commands of ffmpeg
  --class-form  call the method instead of the function

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let is_set = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let (show_keys, class_form) = (is_set("--show-keys"), is_set("--class-form"));
    let session = support::session().await?;

    let request = CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new()
            .media_policy(BasicAccessPolicy::Public)
            .metadata([("livestream_name", "fastpix_livestream")])
            .enable_dvr_mode(true),
    );
    // Both forms send the same request and return the same response.
    let call = match class_form {
        false => start_live_stream_create_new_stream(&session.core, request),
        true => Fastpix::from(session.core.clone()).start_live_stream().create_new_stream(request),
    };
    let stream = call.data().await?;

    let show = |secret: &Option<Secret>| match secret {
        Some(secret) if show_keys => secret.expose().to_owned(),
        Some(_) => "(hidden; --show-keys prints it)".to_owned(),
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
