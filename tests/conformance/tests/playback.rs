//! URLs and tokens of fastpix-urls, tried on the emulator: what it makes opens what it should, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::{Duration, SystemTime};

use fastpix_conformance::{start, taken};
use fastpix_emulator::Emulator;
use fastpix_funcs::{
    models::*,
    urls::{Audience, Hosts, ImageFormat, PlaybackUrl, Resolution, SigningKey, VerifyingKey},
    *,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Status, content type and body of a GET without credentials, as a player sends it.
async fn get(url: &PlaybackUrl) -> (u16, String, Vec<u8>) {
    let (authority, path) = url.as_str().strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(authority).await.unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {authority}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).await.unwrap();
    let end = response.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(response[..end].to_vec()).unwrap().to_lowercase();
    let content_type = head.lines().find_map(|line| line.strip_prefix("content-type: ")).unwrap();
    (head[9..12].parse().unwrap(), content_type.to_owned(), response[end + 4..].to_vec())
}

async fn status(url: Result<PlaybackUrl, urls::UrlError>) -> u16 {
    get(&url.unwrap()).await.0
}

/// A media that is ready, with a playback id of this policy.
async fn media(emulator: &Emulator, core: &FastpixCore, policy: AccessPolicy) -> Media {
    let request = CreateMediaRequest::new([VideoInput::new("https://videos.example/a.mp4")], policy);
    let id = taken(input_video_create_media(core, request)).await.data.unwrap().id.unwrap();
    emulator.finish_processing();
    taken(manage_videos_get_media(core, id)).await.data.unwrap()
}

async fn signing_key(core: &FastpixCore) -> SigningKey {
    let key = taken(signing_keys_create_signing_key(core)).await.data.unwrap();
    SigningKey::new(key.id.unwrap(), key.private_key.unwrap().expose()).unwrap()
}

fn hosts(emulator: &Emulator) -> Hosts {
    let origin = emulator.origin().to_owned();
    Hosts::new().stream(origin.clone()).images(origin)
}

#[tokio::test]
async fn public_media_play_without_a_token() {
    let (emulator, core) = start().await;
    let media = media(&emulator, &core, AccessPolicy::Public).await;
    assert!(media.playback(AccessPolicy::Private).is_none());
    let playback = media.playback(AccessPolicy::Public).unwrap().hosts(hosts(&emulator));
    let hls = playback.hls().min_resolution(Resolution::P480).max_resolution(Resolution::P1080);
    let (status, content_type, body) = get(&hls.build().unwrap()).await;
    assert_eq!((status, &*content_type), (200, "application/vnd.apple.mpegurl"));
    assert!(body.starts_with(b"#EXTM3U"));
    let formats =
        [(ImageFormat::Jpg, "image/jpeg"), (ImageFormat::Png, "image/png"), (ImageFormat::Webp, "image/webp")];
    for (format, expected) in formats {
        let (status, content_type, _) = get(&playback.thumbnail(format).time(3).width(64).build().unwrap()).await;
        assert_eq!((status, &*content_type), (200, expected));
    }
}

#[tokio::test]
async fn private_media_play_with_a_token_for_their_id_alone() {
    let (emulator, core) = start().await;
    let media = media(&emulator, &core, AccessPolicy::Private).await;
    let playback = media.playback(AccessPolicy::Private).unwrap().hosts(hosts(&emulator));
    let id = playback.playback_id();
    let key = signing_key(&core).await;
    let token = key.token(Audience::Media(id)).sign().unwrap();
    assert_eq!(status(playback.hls().build()).await, 401);
    assert_eq!(status(playback.hls().token(&token).build()).await, 200);
    assert_eq!(status(playback.thumbnail(ImageFormat::Jpg).build()).await, 401);
    assert_eq!(status(playback.thumbnail(ImageFormat::Jpg).token(&token).build()).await, 200);

    let old = SystemTime::now() - Duration::from_secs(901);
    for rejected in [
        key.token(Audience::Media(id)).issued_at(old).sign().unwrap(),
        key.token(Audience::Drm(id)).sign().unwrap(),
        key.token(Audience::Media(media.id.as_deref().unwrap())).sign().unwrap(),
    ] {
        assert_eq!(status(playback.hls().token(&rejected).build()).await, 401);
    }

    let public = taken(signing_keys_get_signing_key_by_id(&core, key.key_id())).await.data.unwrap().public_key.unwrap();
    let verifying_key = VerifyingKey::new(key.key_id(), public).unwrap();
    assert!(verifying_key.verify(&token, Audience::Media(id)).is_ok());

    taken(signing_keys_delete_signing_key(&core, key.key_id())).await;
    assert_eq!(status(playback.hls().token(&token).build()).await, 401);
}

#[tokio::test]
async fn drm_media_play_with_a_drm_token() {
    let (emulator, core) = start().await;
    let media_id = media(&emulator, &core, AccessPolicy::Public).await.id.unwrap();
    let configurations =
        taken(drm_configurations_get_drm_configuration(&core, GetDrmConfigurationRequest::new())).await;
    let configuration = configurations.data.unwrap().remove(0).id.unwrap();
    let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Drm).drm_configuration_id(configuration);
    let request = CreateMediaPlaybackIdRequest::new(media_id.as_str(), body);
    taken(playback_create_media_playback_id(&core, request)).await;
    let media = taken(manage_videos_get_media(&core, media_id)).await.data.unwrap();
    let playback = media.playback(AccessPolicy::Drm).unwrap().hosts(hosts(&emulator));
    let key = signing_key(&core).await;
    let drm = key.token(Audience::Drm(playback.playback_id())).sign().unwrap();
    let media = key.token(Audience::Media(playback.playback_id())).sign().unwrap();
    assert_eq!(status(playback.hls().token(&drm).build()).await, 200);
    assert_eq!(status(playback.hls().token(&media).build()).await, 401);
    assert_eq!(status(playback.thumbnail(ImageFormat::Webp).token(&drm).build()).await, 200);
}

#[tokio::test]
async fn live_streams_have_ingest_urls_with_their_key_and_secret() {
    let (_emulator, core) = start().await;
    let settings = PlaybackSettings::new().access_policy(BasicAccessPolicy::Public);
    let request = CreateLiveStreamRequest::new(settings, InputMediaSettings::new());
    let stream = taken(start_live_stream_create_new_stream(&core, request)).await.data.unwrap();
    let ingest = stream.ingest().unwrap();
    let key = stream.stream_key.as_ref().unwrap().expose();
    let secret = stream.srt_secret.as_ref().unwrap().expose();
    assert_eq!(ingest.rtmps.build().unwrap().as_str(), format!("rtmps://live.fastpix.com:443/live/{key}"));
    let srt = format!("srt://live.fastpix.com:778?mode=caller&streamid={key}&passphrase={secret}");
    assert_eq!(ingest.srt.build().unwrap().as_str(), srt);
    let debug = format!("{ingest:?}{:?}{:?}", ingest.rtmps.build(), ingest.srt.build());
    assert!(!debug.contains(key) && !debug.contains(secret), "{debug}");
}

#[test]
fn models_without_ids_and_keys_have_no_urls() {
    assert!(PlaybackId::default().playback().is_none());
    assert!(Media::default().playback(AccessPolicy::Public).is_none());
    assert!(GetCreateLiveStreamResponseDto::default().ingest().is_none());
}
