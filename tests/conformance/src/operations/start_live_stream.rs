use fastpix_funcs::{
    ErrorClass, Idempotency,
    models::{
        AccessRestrictions, BasicAccessPolicy, CreateLiveStreamRequest, InputMediaSettings, LiveStreamMaxResolution,
        PlaybackSettings, PolicyAction, Restriction,
    },
    start_live_stream_create_new_stream,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[CREATE_NEW_STREAM];

const CREATE_NEW_STREAM: Row = Row {
    function: "start_live_stream_create_new_stream",
    id: "create-new-stream",
    method: "POST",
    path: "/live/streams",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new());
                start_live_stream_create_new_stream(core, request).into()
            },
            path: "/live/streams",
            query: None,
            body: Some(r#"{"playbackSettings":{},"inputMediaSettings":{}}"#),
        },
        Request {
            name: "example",
            call: |core| start_live_stream_create_new_stream(core, crate::example()).into(),
            path: "/live/streams",
            query: None,
            body: Some(concat!(
                r#"{"playbackSettings":{"accessPolicy":"public"},"#,
                r#""inputMediaSettings":{"mediaPolicy":"public","#,
                r#""metadata":{"livestream_name":"fastpix_livestream"},"enableDvrMode":true}}"#
            )),
        },
        Request {
            name: "fullest",
            call: |core| {
                let domains = Restriction::new()
                    .default_policy(PolicyAction::Deny)
                    .allow(["watch.example", "*.partner.example"])
                    .deny(["thief.example"]);
                let user_agents =
                    Restriction::new().default_policy(PolicyAction::Allow).allow(["Firefox"]).deny(["curl", "wget"]);
                let restrictions = AccessRestrictions::new().domains(domains).user_agents(user_agents);
                let playback =
                    PlaybackSettings::new().access_policy(BasicAccessPolicy::Private).access_restrictions(restrictions);
                let media = InputMediaSettings::new()
                    .max_resolution(LiveStreamMaxResolution::P720)
                    .reconnect_window(1800)
                    .media_policy(BasicAccessPolicy::Private)
                    .metadata([("event", "Été \"26\""), ("booking", "a/b\\c\n")])
                    .enable_dvr_mode(false)
                    .enable_recording(true)
                    .closed_captions(true);
                start_live_stream_create_new_stream(core, CreateLiveStreamRequest::new(playback, media)).into()
            },
            path: "/live/streams",
            query: None,
            body: Some(concat!(
                r#"{"playbackSettings":{"accessPolicy":"private","accessRestrictions":{"#,
                r#""domains":{"defaultPolicy":"deny","allow":["watch.example","*.partner.example"],"#,
                r#""deny":["thief.example"]},"#,
                r#""userAgents":{"defaultPolicy":"allow","allow":["Firefox"],"deny":["curl","wget"]}}},"#,
                r#""inputMediaSettings":{"maxResolution":"720p","reconnectWindow":1800,"mediaPolicy":"private","#,
                r#""metadata":{"booking":"a/b\\c\n","event":"Été \"26\""},"#,
                r#""enableDvrMode":false,"enableRecording":true,"closedCaptions":true}}"#
            )),
        },
        Request {
            name: "set, but empty",
            call: |core| {
                let restrictions = AccessRestrictions::new()
                    .domains(Restriction::new().allow([""; 0]))
                    .user_agents(Restriction::new());
                let playback = PlaybackSettings::new().access_restrictions(restrictions);
                let media = InputMediaSettings::new().metadata([("", ""); 0]).reconnect_window(0);
                start_live_stream_create_new_stream(core, CreateLiveStreamRequest::new(playback, media)).into()
            },
            path: "/live/streams",
            query: None,
            body: Some(concat!(
                r#"{"playbackSettings":{"accessRestrictions":{"domains":{"allow":[]},"userAgents":{}}},"#,
                r#""inputMediaSettings":{"reconnectWindow":0,"metadata":{}}}"#
            )),
        },
        Request {
            name: "values that this version does not know",
            call: |core| {
                let playback = PlaybackSettings::new().access_policy("members-only");
                let media = InputMediaSettings::new().max_resolution("2160p");
                start_live_stream_create_new_stream(core, CreateLiveStreamRequest::new(playback, media)).into()
            },
            path: "/live/streams",
            query: None,
            body: Some(concat!(
                r#"{"playbackSettings":{"accessPolicy":"members-only"},"#,
                r#""inputMediaSettings":{"maxResolution":"2160p"}}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "streamId": "7e0c93ab54f1d2860b9a37cd41e8f562",
            "streamKey": "1f8b20d7c6a394e5b0718f2d3c4a5e69k7e0c93ab54f1d2860b9a37cd41e8f562",
            "srtSecret": "9a4d6f10b3e72c85d1f04b6a8e97c320k7e0c93ab54f1d2860b9a37cd41e8f562",
            "trial": true,
            "status": "idle",
            "maxResolution": "480p",
            "maxDuration": 7200,
            "createdAt": "2026-04-17T08:15:30.123456Z",
            "reconnectWindow": 90,
            "enableRecording": false,
            "mediaPolicy": "private",
            "metadata": {"concert": "spring", "": "no key"},
            "enableDvrMode": true,
            "lowLatency": false,
            "closedCaptions": true,
            "playbackIds": [
                {
                    "id": "3d5b7f90-1c2e-4a68-9b0d-e4f6a8c1b357",
                    "accessPolicy": "public",
                    "accessRestrictions": {
                        "domains": {"defaultPolicy": "allow", "allow": ["a.example"], "deny": ["b.example"]},
                        "userAgents": {"defaultPolicy": "deny", "allow": ["Firefox"], "deny": ["curl"]}
                    }
                },
                {"id": "c0a1d2e3-f405-4617-8829-3a4b5c6d7e8f"}
            ],
            "mediaIds": ["58e1c4a7-90b2-4d3f-8a6e-7c1d0f2b9e34"],
            "srtPlaybackResponse": {
                "srtPlaybackStreamId": "play7e0c93ab54f1d2860b9a37cd41e8f562",
                "srtPlaybackSecret": "c7e5a3b1908f6d4e2c0b1a3f5d7e9b80k7e0c93ab54f1d2860b9a37cd41e8f562"
            },
            "simulcastResponses": [
                {
                    "simulcastId": "a1f3c5e7092b4d6f8e0a1c3b5d7f9e24",
                    "url": "rtmps://video.example:443/in",
                    "streamKey": "simulcast-4e6a-8c0b",
                    "isEnabled": true,
                    "metadata": {"channel": "two"}
                }
            ]
        }
    }"#,
    enums: &[
        "/data/status",
        "/data/maxResolution",
        "/data/mediaPolicy",
        "/data/playbackIds/0/accessPolicy",
        "/data/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
    ],
    maps: &["/data/metadata", "/data/simulcastResponses/0/metadata"],
    secrets: &[
        "/data/streamKey",
        "/data/srtSecret",
        "/data/srtPlaybackResponse/srtPlaybackSecret",
        "/data/simulcastResponses/0/streamKey",
    ],
};
