//! Every URL form, byte for byte, and what is rejected.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use fastpix_urls::{
    AnimatedFormat, ClipAccess, DrmSystem, FitMode, Hosts, ImageFormat, Mp4Rendition, Playback, PlaybackUrl,
    RenditionOrder, Resolution, SpritesheetFormat, UrlError,
};

const ID: &str = "3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10";
const TRACK: &str = "9d2e7b40-6c3f-4f8a-8b15-2e4c6a8f0d31";
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJtZWRpYTo3YzFkIn0.c2lnbmF0dXJl-_";

fn playback() -> Playback {
    Playback::new(ID)
}

#[track_caller]
fn is(url: Result<PlaybackUrl, UrlError>, expected: &str) {
    assert_eq!(url.unwrap().as_str(), expected.replace("{pid}", ID));
}

#[track_caller]
fn error(url: Result<PlaybackUrl, UrlError>, expected: &str) {
    assert_eq!(url.unwrap_err().to_string(), expected);
}

#[test]
fn hls_playlist() {
    is(playback().hls().build(), "https://stream.fastpix.com/{pid}.m3u8");
}

#[test]
fn hls_resolution_limits_and_order_are_camel_case() {
    let hls = playback().hls().min_resolution(Resolution::P480).max_resolution(Resolution::P1080);
    is(
        hls.rendition_order(RenditionOrder::Descending).build(),
        "https://stream.fastpix.com/{pid}.m3u8?minResolution=480p&maxResolution=1080p&renditionOrder=desc",
    );
    is(
        playback().hls().resolution(Resolution::P720).rendition_order(RenditionOrder::Ascending).build(),
        "https://stream.fastpix.com/{pid}.m3u8?resolution=720p&renditionOrder=asc",
    );
}

#[test]
fn resolutions_are_those_of_the_players_and_any_other() {
    for (resolution, expected) in [
        (Resolution::P140, "140p"),
        (Resolution::P240, "240p"),
        (Resolution::P270, "270p"),
        (Resolution::P360, "360p"),
        (Resolution::P480, "480p"),
        (Resolution::P540, "540p"),
        (Resolution::P720, "720p"),
        (Resolution::P1080, "1080p"),
        (Resolution::P1440, "1440p"),
        (Resolution::P2160, "2160p"),
        (Resolution::P4320, "4320p"),
        (Resolution::from_height(600), "600p"),
    ] {
        is(
            playback().hls().resolution(resolution).build(),
            &format!("https://stream.fastpix.com/{{pid}}.m3u8?resolution={expected}"),
        );
    }
    error(playback().hls().max_resolution(Resolution::from_height(0)).build(), "maxResolution: 0 is not at least 1");
}

#[test]
fn hls_dvr_mode_is_sent_only_when_enabled() {
    is(playback().hls().dvr_mode(true).build(), "https://stream.fastpix.com/{pid}.m3u8?dvrMode=true");
    is(playback().hls().dvr_mode(true).dvr_mode(false).build(), "https://stream.fastpix.com/{pid}.m3u8");
}

#[test]
fn hls_live_clip() {
    is(
        playback().hls().live_clip(10, 35).clip_access(ClipAccess::Private).build(),
        "https://stream.fastpix.com/{pid}.m3u8?start=10s&end=35s&clipAccess=private",
    );
    is(
        playback().hls().clip_access(ClipAccess::Public).build(),
        "https://stream.fastpix.com/{pid}.m3u8?clipAccess=public",
    );
    error(playback().hls().live_clip(0, 35).build(), "start: 0 is not at least 1");
    error(playback().hls().live_clip(35, 35).build(), "end: 35 s is not after the start, 35 s");
    error(playback().hls().live_clip(35, 0).build(), "end: 0 s is not after the start, 35 s");
}

#[test]
fn thumbnails() {
    for (format, expected) in [(ImageFormat::Jpg, "jpg"), (ImageFormat::Png, "png"), (ImageFormat::Webp, "webp")] {
        is(playback().thumbnail(format).build(), &format!("https://images.fastpix.com/{{pid}}/thumbnail.{expected}"));
    }
    let thumbnail = playback().thumbnail(ImageFormat::Jpg).time(0).width(640).height(360);
    is(
        thumbnail.clone().fit_mode(FitMode::Preserve).build(),
        "https://images.fastpix.com/{pid}/thumbnail.jpg?time=0&width=640&height=360&fit_mode=preserve",
    );
    is(
        thumbnail.clone().fit_mode(FitMode::Stretch).build(),
        "https://images.fastpix.com/{pid}/thumbnail.jpg?time=0&width=640&height=360&fit_mode=stretch",
    );
    is(
        thumbnail.fit_mode(FitMode::Other("smart crop".into())).build(),
        "https://images.fastpix.com/{pid}/thumbnail.jpg?time=0&width=640&height=360&fit_mode=smart%20crop",
    );
    error(playback().thumbnail(ImageFormat::Jpg).width(0).height(0).build(), "width: 0 is not at least 1");
    error(playback().thumbnail(ImageFormat::Jpg).width(1).height(0).build(), "height: 0 is not at least 1");
}

#[test]
fn animated_images() {
    is(playback().animated(AnimatedFormat::Gif).build(), "https://images.fastpix.com/{pid}/clip.gif");
    is(
        playback().animated(AnimatedFormat::Webp).param("fps", "8").build(),
        "https://images.fastpix.com/{pid}/clip.webp?fps=8",
    );
}

#[test]
fn spritesheets() {
    is(playback().spritesheet(SpritesheetFormat::Jpg).build(), "https://images.fastpix.com/{pid}/spritesheet.jpg");
    is(playback().spritesheet(SpritesheetFormat::Json).build(), "https://images.fastpix.com/{pid}/spritesheet.json");
    let advanced = playback().advanced_spritesheet(SpritesheetFormat::Jpg);
    is(advanced.build(), "https://images.fastpix.com/{pid}/advanced-spritesheet.jpg");
    let advanced = playback().advanced_spritesheet(SpritesheetFormat::Json);
    is(advanced.clone().interval(1).build(), "https://images.fastpix.com/{pid}/advanced-spritesheet.json?interval=1");
    is(advanced.clone().interval(10).build(), "https://images.fastpix.com/{pid}/advanced-spritesheet.json?interval=10");
    error(advanced.clone().interval(0).build(), "interval: 0 is not within 1 to 10");
    error(advanced.interval(11).build(), "interval: 11 is not within 1 to 10");
}

#[test]
fn subtitles_and_downloads() {
    is(playback().subtitles(TRACK).build(), &format!("https://stream.fastpix.com/{{pid}}/text/{TRACK}.vtt"));
    is(playback().download(Mp4Rendition::Capped4k).build(), "https://stream.fastpix.com/{pid}/capped-4k.mp4");
    is(playback().audio().build(), "https://stream.fastpix.com/{pid}/audio.m4a");
}

#[test]
fn drm() {
    let token = |builder: fastpix_urls::UrlBuilder<fastpix_urls::File>| builder.token(TOKEN).build();
    is(
        token(playback().drm_license(DrmSystem::Widevine)),
        &format!("https://api.fastpix.com/v1/on-demand/drm/license/widevine/{{pid}}?token={TOKEN}"),
    );
    is(
        token(playback().drm_license(DrmSystem::Fairplay)),
        &format!("https://api.fastpix.com/v1/on-demand/drm/license/fairplay/{{pid}}?token={TOKEN}"),
    );
    is(
        token(playback().drm_certificate(DrmSystem::Fairplay)),
        &format!("https://api.fastpix.com/v1/on-demand/drm/cert/fairplay/{{pid}}?token={TOKEN}"),
    );
    error(token(playback().drm_certificate(DrmSystem::Widevine)), "DRM system: only FairPlay has a certificate");
}

#[test]
fn a_token_is_a_query_parameter_of_every_url() {
    is(playback().hls().token(TOKEN).build(), &format!("https://stream.fastpix.com/{{pid}}.m3u8?token={TOKEN}"));
    is(
        playback().thumbnail(ImageFormat::Png).token("first").time(3).token(TOKEN).build(),
        &format!("https://images.fastpix.com/{{pid}}/thumbnail.png?token={TOKEN}&time=3"),
    );
    is(playback().audio().token(TOKEN).build(), &format!("https://stream.fastpix.com/{{pid}}/audio.m4a?token={TOKEN}"));
    error(playback().hls().token("").build(), "token: it is empty");
}

#[test]
fn a_parameter_that_is_set_again_replaces_its_value_and_its_error() {
    let sheet = playback()
        .advanced_spritesheet(SpritesheetFormat::Json)
        .interval(20)
        .param("a", "1")
        .interval(5)
        .param("a", "2");
    is(sheet.build(), "https://images.fastpix.com/{pid}/advanced-spritesheet.json?interval=5&a=2");
    let url = playback().hls().max_resolution(Resolution::from_height(0)).param("maxResolution", "best");
    is(url.build(), "https://stream.fastpix.com/{pid}.m3u8?maxResolution=best");
}

#[test]
fn other_parameters_are_encoded() {
    is(
        playback().hls().param("a b&c", "d=e&f#g?h/ü").build(),
        "https://stream.fastpix.com/{pid}.m3u8?a%20b%26c=d%3De%26f%23g%3Fh%2F%C3%BC",
    );
    error(playback().hls().param("", "a").build(), "parameter: its name is empty");
}

#[test]
fn ids_are_one_encoded_segment() {
    let url = |id: &str| Playback::new(id).audio().build();
    assert_eq!(
        url("a/b?c#d%2F é").unwrap().as_str(),
        "https://stream.fastpix.com/a%2Fb%3Fc%23d%252F%20%C3%A9/audio.m4a"
    );
    error(url(""), "playback ID: it is empty");
    error(url("."), "playback ID: `.` and `..` are not ids");
    error(url(".."), "playback ID: `.` and `..` are not ids");
    is(playback().subtitles("a/../b").build(), "https://stream.fastpix.com/{pid}/text/a%2F..%2Fb.vtt");
    error(playback().subtitles("").build(), "track ID: it is empty");
    error(playback().subtitles("..").build(), "track ID: `.` and `..` are not ids");
    error(Playback::new("").subtitles("..").build(), "playback ID: it is empty");
}

#[test]
fn the_first_invalid_value_is_the_one_that_is_reported() {
    let thumbnail = Playback::new("..").thumbnail(ImageFormat::Jpg).host("bad host").height(0).width(0);
    assert_eq!(thumbnail.build().unwrap_err().parameter(), "playback ID");
    let thumbnail = playback().thumbnail(ImageFormat::Jpg).host("bad host").height(0).width(0);
    assert_eq!(thumbnail.build().unwrap_err().parameter(), "image host");
    let thumbnail = playback().thumbnail(ImageFormat::Jpg).height(0).width(0);
    assert_eq!(thumbnail.build().unwrap_err().parameter(), "height");
}

#[test]
fn hosts_are_shared_or_set_for_one_url() {
    let hosts = Hosts::new()
        .stream("video.example.com")
        .images("https://cdn.example.com:8443/i//")
        .api("http://[::1]:8080/v1/");
    let playback = playback().hosts(hosts);
    is(playback.hls().build(), "https://video.example.com/{pid}.m3u8");
    is(playback.subtitles(TRACK).build(), &format!("https://video.example.com/{{pid}}/text/{TRACK}.vtt"));
    is(playback.thumbnail(ImageFormat::Jpg).build(), "https://cdn.example.com:8443/i/{pid}/thumbnail.jpg");
    is(playback.drm_license(DrmSystem::Widevine).build(), "http://[::1]:8080/v1/on-demand/drm/license/widevine/{pid}");
    is(playback.hls().host("stream.fastpix.io").build(), "https://stream.fastpix.io/{pid}.m3u8");
}

#[test]
fn hosts_and_base_urls_that_are_valid() {
    for (host, expected) in [
        ("stream.example.com", "https://stream.example.com"),
        ("stream.example.com/", "https://stream.example.com"),
        ("stream.example.com:8443", "https://stream.example.com:8443"),
        ("example.com/a/b%20c", "https://example.com/a/b%20c"),
        ("https://example.com/a", "https://example.com/a"),
        ("HTTPS://example.com", "HTTPS://example.com"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
    ] {
        is(playback().hls().host(host).build(), &format!("{expected}/{{pid}}.m3u8"));
    }
    let anywhere = playback().hosts(Hosts::new().stream("http://emulator:8080").allow_http(true));
    is(anywhere.hls().build(), "http://emulator:8080/{pid}.m3u8");
}

#[test]
fn hosts_and_base_urls_that_are_invalid() {
    for (host, expected) in [
        ("", "not a host"),
        ("https://", "not a host"),
        ("https:///a", "not a host"),
        (".", "not a host"),
        ("..", "not a host"),
        ("a b", "not a host"),
        ("a?b", "not a host"),
        ("a#b", "not a host"),
        ("a\\b", "not a host"),
        ("a\r\nb", "not a host"),
        ("user:hunter2@example.com", "not a host"),
        ("hunter2@example.com", "not a host"),
        ("example.com:", "not a host"),
        ("example.com:0", "not a host"),
        ("example.com:+1", "not a host"),
        ("example.com:65536", "not a host"),
        ("example.com:1:2", "not a host"),
        ("[::1", "not a host"),
        ("[::1]a", "not a host"),
        ("[example.com]", "not a host"),
        ("[]", "not a host"),
        ("éxample.com", "not a host"),
        ("ftp://example.com", "neither https nor http"),
        ("http://example.com", "plain http"),
        ("http://127.0.0.1.example.com", "plain http"),
        ("http://localhost.example.com", "plain http"),
        ("http://192.0.2.1", "plain http"),
        ("http://[::2]", "plain http"),
        ("example.com/a?b", "query"),
        ("example.com/a#b", "fragment"),
        ("example.com/a b", "percent-encoding"),
        ("example.com/é", "percent-encoding"),
        ("example.com/../a", "`..`"),
        ("example.com/a/.", "`..`"),
        ("example.com/a\\b", "percent-encoding"),
    ] {
        let error = playback().hls().host(host).build().unwrap_err();
        assert_eq!(error.parameter(), "stream host");
        assert!(error.to_string().contains(expected), "{host:?} gave {error}");
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
}

#[test]
fn tokens_are_not_in_the_debug_output() {
    let builder = playback().hls().param("a", "b").token(TOKEN).param("Token", "hunter2").param("z", "y");
    let url = builder.build().unwrap();
    assert_eq!(
        format!("{url:?}"),
        format!(r#"PlaybackUrl("https://stream.fastpix.com/{ID}.m3u8?a=b&token=[redacted]&Token=[redacted]&z=y")"#)
    );
    for debug in [format!("{url:?}"), format!("{url:#?}"), format!("{builder:?}"), format!("{builder:#?}")] {
        assert!(!debug.contains(TOKEN) && !debug.contains("hunter2"), "{debug}");
        assert!(debug.contains("[redacted]") && debug.contains(ID), "{debug}");
    }
    let invalid = playback().advanced_spritesheet(SpritesheetFormat::Json).token(TOKEN).interval(20);
    assert!(format!("{invalid:?}").contains("interval: 20"), "{invalid:?}");
    assert!(!format!("{invalid:?} {:?}", invalid.build()).contains(TOKEN));
}

#[test]
fn a_url_is_its_text() {
    let url = playback().hls().token(TOKEN).build().unwrap();
    let text = format!("https://stream.fastpix.com/{ID}.m3u8?token={TOKEN}");
    assert_eq!(url.to_string(), text);
    assert_eq!(url.as_ref(), text);
    assert_eq!(format!("{url:>200}").trim_start(), text);
    assert_eq!(String::from(url), text);
}
