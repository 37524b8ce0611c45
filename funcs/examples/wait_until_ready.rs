//! Creates a media, waits until it is ready, and waits for its subtitles.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode, time::Duration};

use fastpix_funcs::{
    input_video_create_media, manage_videos_add_media_track,
    models::{
        AccessPolicy, AddMediaTrackRequest, AddMediaTrackRequestBody, AddTrackRequest, AddTrackType,
        CreateMediaRequest, VideoInput,
    },
    wait_until_media_ready, wait_until_track_available,
};

const HELP: &str = "\
Creates a media, waits until it is ready, and waits for its subtitles.

Usage: wait_until_ready [VIDEO SUBTITLES]

  VIDEO      URL of a video
  SUBTITLES  URL of its subtitles, a SRT or WebVTT file

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix, which downloads the files.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let [video, subtitles] = match <[String; 2]>::try_from(arguments) {
        Ok(urls) => urls,
        Err(none) if none.is_empty() => ["mp4", "vtt"].map(|kind| format!("https://videos.example/opening.{kind}")),
        Err(_) => return Err("the URL of the subtitles is missing".into()),
    };
    let session = support::session().await?;
    let core = &session.core;
    // The emulator is quick; FastPix takes at least seconds.
    let interval = Duration::from_millis(if session.emulator.is_some() { 100 } else { 5000 });

    let request = CreateMediaRequest::new([VideoInput::new(video)], AccessPolicy::Public);
    let id = input_video_create_media(core, request).data().await?.id.ok_or("the media has no id")?;
    println!("Media {id}");
    let media = wait_until_media_ready(core, &id)
        .timeout(Duration::from_secs(3600))
        .poll_interval(interval)
        .on_status(|media| println!("  {}", media.status.as_ref().map_or("(no status)", |status| status.as_str())))
        .await?;
    println!("Duration {:?}", media.duration);

    let track = AddTrackRequest::new(subtitles, AddTrackType::Subtitle, "en", "English");
    let request = AddMediaTrackRequest::new(&id, AddMediaTrackRequestBody::new(track));
    let track_id = manage_videos_add_media_track(core, request).data().await?.id.ok_or("the track has no id")?;
    let track = wait_until_track_available(core, &id, &track_id).poll_interval(interval).await?;
    println!("Track {track_id} is {}", track.status().map_or("(no status)", |status| status.as_str()));
    Ok(())
}
