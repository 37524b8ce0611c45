//! Creates a media from the URL of a video and waits until it can be watched.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{error::Error, process::ExitCode, time::Duration};

use fastpix_funcs::{
    input_video_create_media, manage_videos_get_media,
    models::{AccessPolicy, CreateMediaRequest, MediaStatus, VideoInput},
};

const HELP: &str = "\
Creates a media from the URL of a video and waits until it can be watched.

Usage: upload_from_url [URL]

  URL  address of the video; an emulator accepts any and fetches nothing

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix. FASTPIX_SERVER_URL names another
server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;

    let url = arguments.into_iter().next().unwrap_or_else(|| "https://videos.example/spring-concert.mp4".to_owned());
    let request = CreateMediaRequest::new([VideoInput::new(url.as_str())], AccessPolicy::Public)
        .metadata([("event", "spring-concert")]);
    let media = input_video_create_media(core, request).data().await?;
    let id = media.id.ok_or("the new media has no id")?;
    println!("Media {id} created from {url}");

    for _ in 0..120 {
        let media = manage_videos_get_media(core, id.as_str()).data().await?;
        match media.status {
            Some(MediaStatus::Ready) => {
                let seconds = media.duration.and_then(|duration| duration.as_seconds()).unwrap_or_default();
                println!("Ready: {seconds} seconds");
                for playback_id in media.playback_ids.iter().flatten() {
                    println!("https://stream.fastpix.com/{}.m3u8", playback_id.id.as_deref().unwrap_or_default());
                }
                return Ok(());
            }
            Some(MediaStatus::Failed) => return Err("the video could not be processed".into()),
            status => println!("{}", status.map_or("(no status)".to_owned(), |status| status.to_string())),
        }
        // FastPix needs time; the emulator changes the status with each request.
        tokio::time::sleep(if session.emulator.is_some() { Duration::ZERO } else { Duration::from_secs(5) }).await;
    }
    Err("the video is still being processed".into())
}
