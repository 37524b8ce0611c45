//! Images of a media: thumbnails, an animated image, and the tiles of a spritesheet.
//!
//! Without credentials it starts the emulator, and gets a thumbnail from it. With `FASTPIX_USERNAME` and
//! `FASTPIX_PASSWORD` set, it prints the URLs at FastPix, which work when the media is ready.
#![allow(clippy::print_stdout, reason = "a program prints")]

#[path = "support/http.rs"]
mod http;
mod support;

use std::{error::Error, process::ExitCode};

use fastpix_funcs::{
    MediaPlaybackUrls, input_video_create_media, manage_videos_get_media,
    models::{AccessPolicy, CreateMediaRequest, VideoInput},
    urls::{AnimatedFormat, FitMode, ImageFormat, Spritesheet, SpritesheetFormat},
};

const HELP: &str = "\
Prints the URLs of the images of a media: thumbnails, an animated image and the
tiles of a spritesheet.

Usage: thumbnails

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine and gets a thumbnail from it; with them, FastPix.
FASTPIX_SERVER_URL names another server, as an emulator that is running.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(_: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;

    let request =
        CreateMediaRequest::new([VideoInput::new("https://videos.example/spring-concert.mp4")], AccessPolicy::Public);
    let media_id = input_video_create_media(core, request).await?.data.and_then(|media| media.id);
    let media_id = media_id.ok_or("the new media has no id")?;
    let media = manage_videos_get_media(core, media_id.as_str()).await?.data.unwrap_or_default();
    let playback = media.playback(AccessPolicy::Public).ok_or("the media has no public playback ID")?;

    println!("Middle frame  {}", playback.thumbnail(ImageFormat::Jpg).build()?);
    let poster = playback.thumbnail(ImageFormat::Webp).time(5).width(640).height(360).fit_mode(FitMode::Preserve);
    println!("Poster        {}", poster.build()?);
    println!("Animated      {}", playback.animated(AnimatedFormat::Gif).build()?);
    println!("Tiles         {}", playback.advanced_spritesheet(SpritesheetFormat::Jpg).interval(5).build()?);
    println!("Their grid    {}", playback.advanced_spritesheet(SpritesheetFormat::Json).interval(5).build()?);

    // A JSON as the last URL returns it.
    let json = r#"{"tileWidth":160,"tileHeight":90,"columns":10,"rows":10,"interval":5,"thumbnailCount":72}"#;
    let tile = Spritesheet::from_json(json)?.tile_at(83.0);
    println!("At 83 s       {} × {} pixels at {}, {}", tile.width, tile.height, tile.x, tile.y);

    if let Some(emulator) = &session.emulator {
        emulator.finish_processing();
        let url = poster.host(emulator.origin().to_owned()).build()?;
        let (status, image) = http::get(url.as_str()).await?;
        println!("Emulator      {status}, {} bytes", image.len());
    }
    Ok(())
}
