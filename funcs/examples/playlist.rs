//! Creates a manual playlist of two videos, changes their order and removes one.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{
    error::Error,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use fastpix_funcs::{
    FastpixCore, FastpixError, input_video_create_media,
    models::{
        AccessPolicy, AddMediaToPlaylistRequest, ChangeMediaOrderInPlaylistRequest, CreateMediaRequest,
        CreatePlaylistRequestManual, DeleteMediaFromPlaylistRequest, MediaIdsRequest, VideoInput,
    },
    playlist_add_media_to_playlist, playlist_change_media_order_in_playlist, playlist_create_a_playlist,
    playlist_delete_media_from_playlist, playlist_get_playlist_by_id,
};

const HELP: &str = "\
Creates a manual playlist of two videos, changes their order and removes one.

Usage: playlist

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

    let mut videos = Vec::new();
    for name in ["opening", "encore"] {
        let url = format!("https://videos.example/{name}.mp4");
        let request = CreateMediaRequest::new([VideoInput::new(url)], AccessPolicy::Public);
        let media = input_video_create_media(core, request).data().await?;
        videos.push(media.id.ok_or("a new media has no id")?);
    }

    // A reference ID of your own; only one playlist can have it.
    let reference = format!("spring-{}", SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let request = CreatePlaylistRequestManual::new("Spring concert", reference);
    let playlist = playlist_create_a_playlist(core, request).data().await?;
    let id = playlist.id.ok_or("the new playlist has no id")?;
    println!("Playlist {id} created");

    let all = MediaIdsRequest::new(videos.iter().map(String::as_str));
    playlist_add_media_to_playlist(core, AddMediaToPlaylistRequest::new(id.as_str(), all)).await?;
    println!("Added:     {}", members(core, &id).await?);

    let reversed = MediaIdsRequest::new(videos.iter().rev().map(String::as_str));
    playlist_change_media_order_in_playlist(core, ChangeMediaOrderInPlaylistRequest::new(id.as_str(), reversed))
        .await?;
    println!("Reordered: {}", members(core, &id).await?);

    let first = MediaIdsRequest::new(videos.iter().take(1).map(String::as_str));
    playlist_delete_media_from_playlist(core, DeleteMediaFromPlaylistRequest::new(id.as_str(), first)).await?;
    println!("Removed:   {}", members(core, &id).await?);
    Ok(())
}

async fn members(core: &FastpixCore, id: &str) -> Result<String, FastpixError> {
    let playlist = playlist_get_playlist_by_id(core, id).data().await?;
    let ids = playlist.media_list.unwrap_or_default().into_iter().filter_map(|media| media.id);
    Ok(ids.collect::<Vec<_>>().join(", "))
}
