//! Private playback: creates a media and a signing key, signs tokens, and plays with them.
//!
//! Without credentials it starts the emulator, gets the playlist from it, and is rejected with an expired token. With
//! `FASTPIX_USERNAME` and `FASTPIX_PASSWORD` set, it prints a signed URL of the media at FastPix, whose key it leaves.
#![allow(clippy::print_stdout, reason = "a program prints")]

#[path = "support/http.rs"]
mod http;
mod support;

use std::{
    error::Error,
    process::ExitCode,
    time::{Duration, SystemTime},
};

use fastpix_funcs::{
    MediaPlaybackUrls, input_video_create_media, manage_videos_get_media,
    models::{AccessPolicy, CreateMediaRequest, VideoInput},
    signing_keys_create_signing_key, signing_keys_delete_signing_key,
    urls::{Audience, Hosts, SigningKey},
};

const HELP: &str = "\
Creates a private media and a signing key, signs tokens and plays with them.

Usage: signed_playback

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine and gets the playlist from it; with them, FastPix.
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
        CreateMediaRequest::new([VideoInput::new("https://videos.example/spring-concert.mp4")], AccessPolicy::Private);
    let media_id = input_video_create_media(core, request).await?.data.and_then(|media| media.id);
    let media_id = media_id.ok_or("the new media has no id")?;
    let media = manage_videos_get_media(core, media_id.as_str()).await?.data.unwrap_or_default();
    let playback = media.playback(AccessPolicy::Private).ok_or("the media has no private playback ID")?;

    // The private key is returned once. Keep it with its id, and make one `SigningKey` of it.
    let key = signing_keys_create_signing_key(core).await?.data.unwrap_or_default();
    let key_id = key.id.ok_or("the new key has no id")?;
    let private_key = key.private_key.ok_or("the new key has no private key")?;
    let signing_key = SigningKey::new(&key_id, private_key.expose())?;

    let audience = Audience::Media(playback.playback_id());
    let token = signing_key.token(audience).expires_in(Duration::from_secs(3600)).sign()?;

    let Some(emulator) = &session.emulator else {
        println!("{}", playback.hls().token(&token).build()?);
        return Ok(());
    };
    emulator.finish_processing();
    let playback = playback.clone().hosts(Hosts::new().stream(emulator.origin().to_owned()));
    let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    let expired = signing_key.token(audience).issued_at(an_hour_ago).sign()?;
    for (what, url) in [
        ("No token", playback.hls().build()?),
        ("Expired token", playback.hls().token(&expired).build()?),
        ("Valid token", playback.hls().token(&token).build()?),
    ] {
        let (status, body) = http::get(url.as_str()).await?;
        println!("{what}: {status}\n{}\n", String::from_utf8_lossy(&body).trim_end());
    }

    signing_keys_delete_signing_key(core, key_id.as_str()).await?;
    let (status, _) = http::get(playback.hls().token(&token).build()?.as_str()).await?;
    println!("Token of a deleted key: {status}");
    Ok(())
}
