use serde_json::{Value, json};

use super::data_set::Row;
use crate::{time::date_time, workspace};

/// The details of a view. Fields without a column in the table are derived from its columns.
pub(super) fn details(number: usize, row: &Row, started: u64, ended: u64) -> Value {
    let Row { client, place, video, watched, score, problem, .. } = *row;
    let none = Value::Null;
    let live = video.live_stream_id.is_some();
    let failed = problem.is_some_and(|problem| problem.at_startup);
    let bad = score < 0.5;
    // A view with the best score starts in half a second and does not stall.
    let startup = 500 + millis(1.0 - score, 4_000);
    let stalled = millis(1.0 - score, watched / 10);
    let playing = if failed { 0 } else { watched.saturating_sub(startup + stalled) };
    let half = |text: &'static str, odd: &'static str| if number % 2 == 0 { text } else { odd };
    let small = client.height < video.height;
    let downscaling = if small { 1.0 - client.height as f64 / video.height as f64 } else { 0.0 };
    let upscaling = if small { 0.0 } else { client.height as f64 / video.height as f64 - 1.0 };
    let id = |kind: &str| format!("{kind}-4b7e-8d20-{number:012x}");
    let source_host = "stream.fastpix.com";

    [
        ("asnId", place.asn_id.into()),
        ("asnName", place.asn_name.into()),
        ("averageBitrate", video.bitrate.into()),
        ("avgDownscaling", downscaling.into()),
        ("avgRequestLatency", (40.5 + number as f64).into()),
        ("avgRequestThroughput", (video.bitrate as f64 * 1.5).into()),
        ("avgUpscaling", upscaling.into()),
        ("beaconDomain", "beacon.example".into()),
        ("browserEngine", none.clone()),
        ("browserName", client.browser.into()),
        ("browserVersion", client.browser_version.into()),
        ("bufferCount", u64::from(score < 0.95).into()),
        ("bufferFill", stalled.into()),
        ("bufferFrequency", if score < 0.95 { 1000.0 / watched as f64 } else { 0.0 }.into()),
        ("bufferRatio", (stalled as f64 / watched as f64).into()),
        ("cdn", half("fastpix", "fastly").into()),
        ("city", place.city.into()),
        ("connectionType", client.connection.into()),
        ("continent", place.continent.into()),
        ("country", place.country.into()),
        ("countryCode", place.country_code.into()),
        (
            "custom",
            json!({"Custom": [
                {"dimensionName": "custom_1", "displayName": "Plan", "value": half("free", "paid")},
            ]}),
        ),
        ("deviceManufacturer", client.manufacturer.into()),
        ("deviceModel", client.model.into()),
        ("deviceName", client.model.into()),
        ("deviceType", client.device_type.into()),
        ("drmType", video.drm.into()),
        ("droppedFrameCount", u64::from(bad).into()),
        ("errorCode", problem.map(|problem| problem.code).into()),
        ("errorContext", problem.map(|problem| problem.context).into()),
        ("errorId", problem.map(|problem| problem.id.to_string()).into()),
        ("errorMessage", problem.map(|problem| problem.message).into()),
        ("exitBeforeVideoStart", (failed && number % 2 == 0).into()),
        ("experimentName", none.clone()),
        ("fpApiVersion", "1.0".into()),
        ("fpEmbed", "false".into()),
        ("fpEmbedVersion", "1.0.0".into()),
        ("fpLiveStreamId", video.live_stream_id.into()),
        ("fpPlaybackId", video.playback_id.into()),
        ("fpSdk", client.sdk.into()),
        ("fpSdkVersion", client.sdk_version.into()),
        ("fpViewerId", format!("fp-{}", row.viewer).into()),
        ("insertTimestamp", format!("{}.751Z", date_time(started)).into()),
        ("ipAddress", place.ip.into()),
        ("jumpLatency", (70 + number).into()),
        ("latitude", place.latitude.into()),
        ("liveStreamLatency", live.then_some(6_500.0 + number as f64).into()),
        ("longitude", place.longitude.into()),
        ("maxDownscaling", downscaling.into()),
        ("maxRequestLatency", (180.0 + number as f64).into()),
        ("maxUpscaling", upscaling.into()),
        ("mediaId", video.media_id.into()),
        ("osName", client.os.into()),
        ("osVersion", client.os_version.into()),
        ("pageContext", none.clone()),
        ("pageLoadTime", (300 + 10 * number).into()),
        ("playbackScore", u64::from(problem.is_none()).into()),
        ("playerAutoplayOn", (number % 2 == 1).into()),
        ("playerHeight", client.height.into()),
        ("playerInitializationTime", (80 + number).into()),
        ("playerInstanceId", id("3e81f0c5-77d2").into()),
        ("playerLanguage", none.clone()),
        ("playerName", half("main", "teaser").into()),
        ("playerPoster", none.clone()),
        ("playerPreloadOn", true.into()),
        ("playerRemotePlayed", false.into()),
        ("playerResolution", format!("{}x{}", client.width, client.height).into()),
        ("playerSoftwareName", client.player.into()),
        ("playerSoftwareVersion", client.player_version.into()),
        ("playerSourceDomain", source_host.into()),
        ("playerSourceHeight", video.height.into()),
        ("playerSourceWidth", video.width.into()),
        ("playerVersion", client.player_version.into()),
        ("playerViewCount", 1.into()),
        ("playerWidth", client.width.into()),
        ("propertyId", none.clone()),
        ("qualityOfExperienceScore", score.into()),
        ("region", place.region.into()),
        ("renderQualityScore", (1.0 - upscaling.min(1.0) / 2.0).into()),
        ("sessionId", id("a90c64d8-15bf").into()),
        ("sign", "1".into()),
        ("stabilityScore", (1.0 - (1.0 - score) / 2.0).into()),
        ("startupScore", if failed { 0.0 } else { 0.5 + score / 2.0 }.into()),
        ("subPropertyId", none.clone()),
        ("totalStartupTime", (startup + 80).into()),
        ("updatedTimestamp", format!("{}.435Z", date_time(ended)).into()),
        ("usedFullScreen", (number % 3 == 0).into()),
        ("userAgent", client.user_agent.into()),
        ("videoContentType", none.clone()),
        ("videoDuration", video.duration.into()),
        ("videoEncodingVariant", none.clone()),
        ("videoId", video.id.into()),
        ("videoLanguage", none.clone()),
        ("videoProducer", none.clone()),
        ("videoResolution", format!("{}X{}", video.height, video.width).into()),
        ("videoSeries", video.series.into()),
        ("videoSourceDomain", "fastpix.com".into()),
        ("videoSourceDuration", video.duration.into()),
        ("videoSourceHostname", source_host.into()),
        ("videoSourceStreamType", if live { "live" } else { "on-demand" }.into()),
        ("videoSourceType", "application/x-mpegurl".into()),
        ("videoSourceUrl", format!("https://{source_host}/{}.m3u8", video.playback_id).into()),
        ("videoStartupFailed", failed.into()),
        ("videoStartupTime", startup.into()),
        ("videoTitle", video.title.into()),
        ("videoVariantId", none.clone()),
        ("videoVariantName", none.clone()),
        ("viewEnd", format!("{}.361Z", date_time(ended)).into()),
        ("viewHasAd", false.into()),
        ("viewHasError", problem.is_some().into()),
        ("viewId", id("6b2d95e1-c8a4").into()),
        ("viewMaxPlayheadPosition", playing.into()),
        ("viewPageUrl", format!("https://shop.example/watch/{}", video.id).into()),
        ("viewPlayingTime", playing.into()),
        ("viewSeekedCount", u64::from(!live).into()),
        ("viewSeekedDuration", if live { 0 } else { 70 + number }.into()),
        ("viewSessionId", none),
        ("viewStart", format!("{}.361Z", date_time(started)).into()),
        ("viewTotalContentPlaybackTime", playing.into()),
        ("viewerId", row.viewer.into()),
        ("watchTime", watched.into()),
        ("workspaceId", workspace::ID.into()),
        ("events", events(row, started, startup, playing)),
    ]
    .into_iter()
    .collect()
}

/// The events of a view, with the short names of the beacons.
fn events(row: &Row, started: u64, startup: u64, playing: u64) -> Value {
    let (begin, video) = (started * 1000 + 361, row.video);
    let event = |name: &str, playhead: u64, after: u64| json!({"pt": playhead, "e": name, "vt": begin + after, "et": begin + after});
    let with = |mut event: Value, details: Value| {
        crate::json::set(&mut event, "d", details);
        event
    };
    let mut events = vec![event("playerReady", 0, 0), event("viewBegin", 0, 1), event("play", 0, 20)];
    if playing > 0 {
        let (width, height) = (video.width, video.height);
        let variant = json!({"br": video.bitrate, "h": height, "w": width, "fps": 25, "cd": "avc1.640028"});
        let request = json!({"t": "media", "host": "stream.fastpix.com", "u": "/segment-1.m4s"});
        events.push(with(event("variantChanged", 0, startup - 100), variant));
        events.push(with(event("requestCompleted", 0, startup - 50), request));
        events.push(event("playing", 0, startup));
    }
    if let Some(problem) = row.problem {
        let details = json!({"c": problem.code, "err": problem.message, "txt": problem.context});
        events.push(with(event("error", playing, row.watched - 1), details));
    }
    events.push(event("viewCompleted", playing, row.watched));
    events.into()
}

fn millis(share: f64, of: u64) -> u64 {
    (share * of as f64).round() as u64
}
