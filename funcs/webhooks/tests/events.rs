//! Events: the envelope, the types, the IDs of what they are about, and the typed data.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failure must panic")]
#![allow(dead_code, reason = "some helpers are for features")]

use fastpix_webhooks::{Event, EventData, EventType, WebhookSecret, webhooks_sign, webhooks_unwrap};

fn event(json: &str) -> Event {
    let secret = WebhookSecret::new("YSBzZWNyZXQgZm9yIHRlc3Rz").unwrap();
    webhooks_unwrap(&secret, &webhooks_sign(&secret, json.as_bytes()), json.as_bytes()).unwrap()
}

/// An event about object `o`.
fn with_data(name: &str, data: &str) -> Event {
    event(&format!(r#"{{"type":"{name}","object":{{"type":"x","id":"o"}},"id":"e","data":{data}}}"#))
}

#[test]
fn the_fields_of_the_envelope_are_read() {
    let json = r#" {
        "type": "video.media.ready",
        "object": {"type": "media", "id": "m-1"},
        "id": "e-1",
        "workspace": {"id": "0c5e", "name": "Harbour"},
        "status": "ready",
        "data": {"id": "m-1"},
        "createdAt": "2026-03-04T05:06:07.123456789Z",
        "attempts": [{"at": 1}, {"at": 2}],
        "new": {"nested": ["}", "\""]}
    } "#;
    let event = event(json);
    assert_eq!(event.event_type, EventType::MediaReady);
    assert_eq!(event.id.as_deref(), Some("e-1"));
    let object = event.object.as_ref().unwrap();
    assert_eq!((object.r#type.as_deref(), object.id.as_deref()), (Some("media"), Some("m-1")));
    let workspace = event.workspace.as_ref().unwrap();
    assert_eq!((workspace.id.as_deref(), workspace.name.as_deref()), (Some("0c5e"), Some("Harbour")));
    assert_eq!(event.status.as_deref(), Some("ready"));
    assert_eq!(event.created_at.as_ref().unwrap().as_str(), "2026-03-04T05:06:07.123456789Z");
    assert_eq!(event.attempts, 2);
    assert_eq!(event.raw(), json);
    assert_eq!(event.raw_data(), Some(r#"{"id": "m-1"}"#));
}

#[test]
fn only_the_type_is_required() {
    for json in [
        r#"{"type":"video.media.ready"}"#,
        r#"{"type":"video.media.ready","object":null,"id":null,"workspace":null,"status":null,"data":null,"createdAt":null,"attempts":null}"#,
        r#"{"type":"video.media.ready","object":[],"id":{},"workspace":[1],"status":true,"data":"x","createdAt":[],"attempts":{}}"#,
    ] {
        let event = event(json);
        assert_eq!(event.event_type, EventType::MediaReady);
        assert!(event.id.is_none() && event.status.is_none() && event.created_at.is_none());
        assert_eq!((event.attempts, &event.data), (0, &EventData::Unknown));
        assert_eq!(
            (event.media_id(), event.stream_id(), event.upload_id(), event.track_id()),
            (None, None, None, None)
        );
    }
}

#[test]
fn fields_of_older_documents_are_read() {
    let older = event(
        r#"{"type":"video.live_stream.active","object":{"name":"live-stream","id":"s-1"},"Workspace":{"id":"w","name":"n"},"created_at":"2024-01-02T03:04:05Z"}"#,
    );
    assert_eq!(older.object.as_ref().unwrap().r#type.as_deref(), Some("live-stream"));
    assert_eq!(older.workspace.as_ref().unwrap().name.as_deref(), Some("n"));
    assert_eq!(older.created_at.as_ref().unwrap().as_str(), "2024-01-02T03:04:05Z");
    assert_eq!(older.stream_id(), Some("s-1"));

    let oldest = event(r#"{"type":"video.asset.created","environment":"Production"}"#);
    assert_eq!(oldest.event_type, EventType::MediaCreated);
    assert_eq!(oldest.workspace.as_ref().unwrap().name.as_deref(), Some("Production"));

    let both =
        event(r#"{"type":"x","environment":{"id":"b"},"workspace":{"id":"a"},"created_at":"b","createdAt":"a"}"#);
    assert_eq!(both.workspace.as_ref().unwrap().id.as_deref(), Some("a"));
    assert_eq!(both.created_at.as_ref().unwrap().as_str(), "a");
}

#[test]
fn strings_are_decoded_and_the_last_of_several_members_counts() {
    let event = event(
        r#"{"type":"x","\u0069d":"first","id":"\u0041\/\ud83d\udea2\n\"","status":"\ud800","st\u0061tus":"late"}"#,
    );
    assert_eq!(event.id.as_deref(), Some("A/\u{1f6a2}\n\""));
    assert_eq!(event.status.as_deref(), Some("late"));
}

#[test]
fn numbers_are_read_as_their_text() {
    let event = event(r#"{"type":"video.media.ready","object":{"id":-7},"id":12345678901234567890}"#);
    assert_eq!((event.id.as_deref(), event.media_id()), (Some("12345678901234567890"), Some("-7")));
}

/// Every type with its names.
const TYPES: &[(EventType, &[&str])] = &[
    (EventType::MediaCreated, &["video.media.created", "video.asset.created"]),
    (EventType::MediaUpdated, &["video.media.updated"]),
    (EventType::MediaReady, &["video.media.ready"]),
    (EventType::MediaFailed, &["video.media.failed"]),
    (EventType::MediaDeleted, &["video.media.deleted"]),
    (EventType::MediaSourceReady, &["video.media.source.ready"]),
    (EventType::MediaSourceDeleted, &["video.media.source.deleted"]),
    (EventType::MediaMp4SupportReady, &["video.media.mp4Support.ready", "video.media.mp4support.ready"]),
    (EventType::MediaIntroReady, &["video.media.intro.ready"]),
    (EventType::MediaLiveStreamCreated, &["video.media.live_stream.created"]),
    (EventType::TrackCreated, &["video.media.track.created"]),
    (EventType::TrackReady, &["video.media.track.ready"]),
    (EventType::TrackUpdated, &["video.media.track.updated"]),
    (EventType::TrackFailed, &["video.media.track.failed"]),
    (EventType::TrackDeleted, &["video.media.track.deleted"]),
    (EventType::SubtitleGenerated, &["video.media.subtitle.generated.ready", "video.media.subtitle.generated"]),
    (EventType::UploadCreated, &["video.media.upload", "video.upload.created"]),
    (EventType::UploadMediaCreated, &["video.upload.media_created"]),
    (EventType::UploadCancelled, &["video.media.upload.cancelled"]),
    (EventType::SummaryReady, &["video.mediaAI.summary.ready"]),
    (EventType::ChaptersReady, &["video.mediaAI.chapters.ready"]),
    (EventType::ModerationReady, &["video.mediaAI.moderation.ready"]),
    (EventType::NamedEntitiesReady, &["video.mediaAI.namedEntities.ready", "video.mediaAI.named-entities.ready"]),
    (EventType::LiveStreamCreated, &["video.live_stream.created"]),
    (EventType::LiveStreamUpdated, &["video.live_stream.updated"]),
    (EventType::LiveStreamDeleted, &["video.live_stream.deleted"]),
    (EventType::LiveStreamEnabled, &["video.live_stream.enabled"]),
    (EventType::LiveStreamDisabled, &["video.live_stream.disabled"]),
    (EventType::LiveStreamPreparing, &["video.live_stream.preparing"]),
    (EventType::LiveStreamConnected, &["video.live_stream.connected"]),
    (EventType::LiveStreamActive, &["video.live_stream.active"]),
    (EventType::LiveStreamRecording, &["video.live_stream.recording"]),
    (EventType::LiveStreamDisconnected, &["video.live_stream.disconnected"]),
    (EventType::LiveStreamIdle, &["video.live_stream.idle"]),
    (EventType::SimulcastTargetCreated, &["video.live_stream.simulcast_target.created"]),
    (EventType::SimulcastTargetStarting, &["video.live_stream.simulcast_target.starting"]),
    (EventType::SimulcastTargetBroadcasting, &["video.live_stream.simulcast_target.broadcasting"]),
    (EventType::SimulcastTargetUpdated, &["video.live_stream.simulcast_target.updated"]),
    (EventType::SimulcastTargetDeleted, &["video.live_stream.simulcast_target.deleted"]),
];

#[test]
fn every_type_is_known_by_each_of_its_names() {
    for (known, names) in TYPES {
        for name in *names {
            let event = with_data(name, "{}");
            assert_eq!(event.event_type, *known, "{name}");
            assert_eq!(EventType::from(*name), *known, "{name}");
            assert_eq!(event.raw().matches(name).count(), 1);
        }
        assert_eq!((known.as_str(), known.to_string()), (names[0], names[0].to_owned()));
    }
}

#[test]
fn unknown_types_are_kept() {
    for name in ["video.media.outro.ready", "video.playback_id.created", "", " ", "video.media.ready ", "a\\nb"] {
        let event = with_data(name, r#"{"id":"d","list":[1,{"a":null}]}"#);
        let name = name.replace("\\n", "\n");
        assert_eq!(event.event_type.as_str(), name);
        assert!(matches!(event.event_type, EventType::Unknown(_)), "{name}");
        assert_eq!(event.raw_data(), Some(r#"{"id":"d","list":[1,{"a":null}]}"#));
    }
}

/// Media, stream, upload and track IDs.
type Ids = [Option<&'static str>; 4];

#[test]
fn the_ids_of_what_an_event_is_about_are_known() {
    let all = r#"{"id":"d","mediaId":"m","streamId":"s","uploadId":"u"}"#;
    let id = r#"{"id":"d"}"#;
    let (d, m, s, u, o) = (Some("d"), Some("m"), Some("s"), Some("u"), Some("o"));
    let cases: &[(&str, Ids, Ids, Ids)] = &[
        // With all IDs in the data, with `id` alone, and without data.
        ("video.media.ready", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.media.intro.ready", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.media.something.new", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.asset.created", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.media.track.failed", [o, s, u, d], [o, None, None, d], [o, None, None, None]),
        ("video.media.subtitle.generated", [o, s, u, d], [o, None, None, d], [o, None, None, None]),
        ("video.media.live_stream.created", [m, s, u, None], [d, None, None, None], [o, None, None, None]),
        ("video.media.live_clip.ready", [m, s, u, None], [d, None, None, None], [o, None, None, None]),
        ("video.media.upload", [m, s, u, None], [o, None, o, None], [o, None, o, None]),
        ("video.media.upload.cancelled", [m, s, u, None], [o, None, o, None], [o, None, o, None]),
        ("video.upload.media_created", [m, s, u, None], [o, None, o, None], [o, None, o, None]),
        ("video.mediaAI.summary.ready", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.mediaAI.chapters.failed", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.media.ai.moderation.ready", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.mediaAI.named-entities.ready", [o, s, u, None], [o, None, None, None], [o, None, None, None]),
        ("video.live_stream.active", [m, s, u, None], [None, o, None, None], [None, o, None, None]),
        ("video.live_stream.simulcast_target.created", [m, s, u, None], [None, o, None, None], [None, o, None, None]),
        ("video.media.watermark.ready", [m, s, u, None], [None; 4], [None; 4]),
        ("video.playback_id.created", [m, s, u, None], [None; 4], [None; 4]),
    ];
    for (name, of_all, of_id, of_none) in cases {
        for (data, ids) in [(all, of_all), (id, of_id), ("null", of_none)] {
            let event = with_data(name, data);
            assert_eq!(
                [event.media_id(), event.stream_id(), event.upload_id(), event.track_id()],
                *ids,
                "{name} {data}"
            );
        }
    }
    // Without an object, a media and an upload are known by the data.
    let of_data = |name: &str| event(&format!(r#"{{"data":{id},"type":"{name}"}}"#));
    assert_eq!(of_data("video.media.ready").media_id(), d);
    assert_eq!(of_data("video.media.upload").upload_id(), d);
    // The object of other types says itself what it is.
    for (object, ids) in [
        ("media", [o, None, None, None]),
        ("video.media", [o, None, None, None]),
        ("live", [None, o, None, None]),
        ("live-stream", [None, o, None, None]),
        ("live_stream", [None, o, None, None]),
        ("watermark", [None; 4]),
    ] {
        let event = event(&format!(
            r#"{{"type":"video.media.watermark.ready","object":{{"type":"{object}","id":"o"}},"data":{id}}}"#
        ));
        assert_eq!([event.media_id(), event.stream_id(), event.upload_id(), event.track_id()], ids, "{object}");
    }
}

#[test]
fn copies_are_equal_whether_or_not_the_ids_were_read() {
    let event = with_data("video.media.ready", r#"{"id":"d"}"#);
    let copy = event.clone();
    assert_eq!(event.media_id(), Some("o"));
    assert_eq!(event, copy);
    assert_ne!(event, with_data("video.media.ready", r#"{"id":"other"}"#));
}

#[test]
fn data_that_is_nested_deeply_is_no_error() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    for name in ["video.media.ready", "video.live_stream.idle", "x"] {
        let event = with_data(name, &format!(r#"{{"id":"d","metadata":{deep}}}"#));
        assert_eq!(event.data, EventData::Unknown);
        assert!(event.raw_data().unwrap().contains(&deep));
    }
}

#[test]
fn json_is_accepted_as_by_serde_json() {
    for json in [
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "1.5",
        "1.50",
        "1e5",
        "1E+5",
        "1.5e-300",
        "1e999",
        "01",
        "-",
        "-a",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "1 2",
        "true",
        "false",
        "null",
        "tru",
        "nullx",
        "True",
        "\"\"",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u1234\"",
        "\"\\ud800\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\"\\\"",
        "[]",
        "[1]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{1:2}",
        "[[[]]]",
        "[{}, {\"a\": [ ] }]",
        "{\"a\":{\"b\":[{}]}}",
        "",
        "\u{a0}1",
        "\u{b}1",
        "1\u{c}",
        "[\"]",
        "nan",
        "\"\\u00e9é\"",
    ] {
        let expected = serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok();
        let body = format!(r#"{{"type":"x","data":{json}}}"#);
        let secret = WebhookSecret::new("YSBzZWNyZXQgZm9yIHRlc3Rz").unwrap();
        let signature = webhooks_sign(&secret, body.as_bytes());
        let read = webhooks_unwrap(&secret, &signature, body.as_bytes());
        // An empty value and a second one make the object invalid, too.
        assert_eq!(read.is_ok(), expected, "{json}");
    }
}

#[cfg(feature = "media")]
#[test]
fn media_and_tracks_are_typed() {
    let EventData::Media(media) = with_data(
        "video.media.ready",
        r#"{"id":"m","title":"Fjære","status":"Ready","duration":"00:02:03","playbackIds":[{"id":"p","accessPolicy":"drm"}],"tracks":[{"id":"t","type":"audio","languageCode":"nb"}],"unknown":1}"#,
    )
    .data
    else {
        panic!("no media")
    };
    assert_eq!((media.id.as_deref(), media.title.as_deref()), (Some("m"), Some("Fjære")));
    assert_eq!(media.playback_ids.as_ref().unwrap()[0].id.as_deref(), Some("p"));
    assert_eq!(media.tracks.as_ref().unwrap()[0].id(), Some("t"));

    let EventData::Track(track) =
        with_data("video.media.track.ready", r#"{"id":"t","type":"subtitle","languageCode":"nb-NO"}"#).data
    else {
        panic!("no track")
    };
    assert_eq!(track.id(), Some("t"));
    for name in
        ["video.media.created", "video.media.live_stream.created", "video.media.upload.cancelled", "video.media.new"]
    {
        assert!(matches!(with_data(name, r#"{"id":"m"}"#).data, EventData::Media(_)), "{name}");
    }
    assert!(matches!(with_data("video.media.subtitle.generated", r#"{"id":"t"}"#).data, EventData::Track(_)));
    // The type can come after the data.
    let late = event(r#"{"data":{"id":"m"},"type":"video.media.ready"}"#);
    assert!(matches!(late.data, EventData::Media(_)));
    let changed = event(r#"{"type":"video.media.ready","data":{"id":"m"},"type":"video.media.track.ready"}"#);
    assert!(matches!(changed.data, EventData::Track(_)));
    let twice = event(r#"{"type":"video.media.ready","data":{"id":"m"},"data":{"id":7.5,"x":[]}}"#);
    assert_eq!(twice.raw_data(), Some(r#"{"id":7.5,"x":[]}"#));
}

#[cfg(feature = "full")]
#[test]
fn data_of_another_shape_is_kept_as_it_is() {
    for name in TYPES.iter().flat_map(|(_, names)| *names) {
        for data in [r#""text""#, "12", "true", "[]", r#"[{"id":"d"}]"#] {
            let event = with_data(name, data);
            assert_eq!((&event.data, event.raw_data()), (&EventData::Unknown, Some(data)), "{name}");
        }
        for data in [
            r#"{"id":{},"streamId":[],"uploadId":true}"#,
            r#"{"tracks":"none","playbackIds":7,"simulcastId":{}}"#,
            r#"{"id":"d","status":[[]],"playbackIds":{"id":1},"tracks":true,"simulcastResponses":"x","chapters":{}}"#,
        ] {
            let event = with_data(name, data);
            assert_eq!(event.raw_data(), Some(data), "{name}");
        }
    }
}

#[cfg(feature = "upload")]
#[test]
fn uploads_are_typed() {
    let data = r#"{"uploadId":"u","status":"waiting","url":"https://uploads.example/u?signature=abc","timeout":3600}"#;
    for name in
        ["video.media.upload", "video.upload.created", "video.upload.media_created", "video.media.upload.cancelled"]
    {
        let EventData::Upload(upload) = with_data(name, data).data else { panic!("{name}") };
        assert_eq!((upload.upload_id.as_deref(), upload.timeout), (Some("u"), Some(3600)));
    }
}

#[cfg(feature = "live")]
#[test]
fn live_streams_and_simulcast_targets_are_typed() {
    let data = r#"{"streamId":"s","streamKey":"key-1","status":"active","reconnectWindow":90,"simulcastResponses":[{"simulcastId":"x","streamKey":"key-2"}]}"#;
    for name in ["video.live_stream.active", "video.live_stream.new", "video.live_stream.simulcast_target.updated"] {
        let EventData::LiveStream(stream) = with_data(name, data).data else { panic!("{name}") };
        assert_eq!((stream.stream_id.as_deref(), stream.reconnect_window), (Some("s"), Some(90)));
        assert_eq!(stream.simulcast_responses.as_ref().unwrap()[0].simulcast_id.as_deref(), Some("x"));
    }
    let target = r#"{"simulcastId":"x","url":"rtmps://live.example/app","streamKey":"key-3","isEnabled":true}"#;
    let EventData::SimulcastTarget(target) = with_data("video.live_stream.simulcast_target.created", target).data
    else {
        panic!("no target")
    };
    assert_eq!((target.simulcast_id.as_deref(), target.is_enabled), (Some("x"), Some(true)));
}

#[cfg(feature = "ai")]
#[test]
fn ai_results_are_typed() {
    let data = r#"{"isChaptersGenerated":true,"chapters":[{"chapter":"1","startTime":"00:00:00","endTime":"00:00:20","title":"Arrival","summary":"A boat arrives."},{"chapter":2}]}"#;
    let EventData::Chapters(chapters) = with_data("video.mediaAI.chapters.ready", data).data else {
        panic!("no chapters")
    };
    assert_eq!((chapters.is_generated, chapters.chapters.len()), (Some(true), 2));
    assert_eq!(chapters.chapters[0].title.as_deref(), Some("Arrival"));
    assert_eq!(chapters.chapters[0].end_time.as_deref(), Some("00:00:20"));
    assert_eq!(chapters.chapters[1].chapter.as_deref(), Some("2"));

    let data = r#"{"text":"A day at sea."}"#;
    for name in ["video.mediaAI.summary.ready", "video.media.ai.summary.ready", "video.media.summary.ready"] {
        let EventData::Summary(result) = with_data(name, data).data else { panic!("{name}") };
        assert_eq!((result.json.as_str(), result.failed_reason), (data, None));
    }
    assert!(matches!(with_data("video.mediaAI.moderation.ready", data).data, EventData::Moderation(_)));
    for name in ["video.mediaAI.namedEntities.ready", "video.mediaAI.named-entities.ready"] {
        assert!(matches!(with_data(name, data).data, EventData::NamedEntities(_)));
    }
    for field in ["failedReason", "reason", "error", "message"] {
        let data = format!(r#"{{"{field}":"no speech"}}"#);
        let EventData::Chapters(chapters) = with_data("video.mediaAI.chapters.failed", &data).data else {
            panic!("{data}")
        };
        assert_eq!(chapters.failed_reason.as_deref(), Some("no speech"));
        let EventData::Summary(summary) = with_data("video.mediaAI.summary.errored", &data).data else {
            panic!("{data}")
        };
        assert_eq!(summary.failed_reason.as_deref(), Some("no speech"));
    }
}

#[cfg(not(any(feature = "media", feature = "upload", feature = "live", feature = "ai")))]
#[test]
fn without_features_data_is_not_typed() {
    for (_, names) in TYPES {
        let event = with_data(names[0], r#"{"id":"d","streamId":"s","uploadId":"u"}"#);
        assert_eq!(event.data, EventData::Unknown);
    }
}

#[test]
fn debug_output_has_no_stream_keys_and_no_signed_urls() {
    let secrets = r#""streamKey":"canary-1","srtSecret":"canary-2","url":"rtmps://live.example/canary-3","srtPlaybackResponse":{"srtPlaybackSecret":"canary-4"},"text":"canary-5","simulcastResponses":[{"simulcastId":"x","streamKey":"canary-6","url":"rtmps://live.example/app"}]"#;
    for (_, names) in TYPES {
        let event = with_data(names[0], &format!(r#"{{"id":"d","streamId":"s","uploadId":"u",{secrets}}}"#));
        let shown = format!("{event:?} {event:#?}");
        assert!(!shown.contains("canary") && shown.contains("\"e\""), "{}: {shown}", names[0]);
    }
    #[cfg(feature = "live")]
    {
        let target = r#"{"simulcastId":"x","streamKey":"canary-7"}"#;
        let event = with_data("video.live_stream.simulcast_target.created", target);
        assert!(!format!("{event:?}").contains("canary"));
    }
}
