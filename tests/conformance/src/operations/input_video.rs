use fastpix_funcs::{
    ErrorClass, Idempotency, input_video_create_media, input_video_direct_upload_video_media,
    models::{
        AccessPolicy, AccessRestrictions, AnyValue, AudioInput, CreateMediaRequest, DirectUploadVideoMediaRequest,
        ImposeTrack, Input, LanguageCode, MediaMaxResolution, MediaQuality, Moderation, ModerationType, Mp4Support,
        Placement, PolicyAction, PushMediaSettings, PushVideoInput, Restriction, Segment, SegmentPosition,
        SubtitleInput, Subtitles, SubtitlesLanguageCode, Summary, VideoInput, WatermarkInput, XAlign, YAlign,
    },
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[CREATE_MEDIA, DIRECT_UPLOAD_VIDEO_MEDIA];

const CREATE_MEDIA: Row = Row {
    function: "input_video_create_media",
    id: "create-media",
    method: "POST",
    path: "/on-demand",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = CreateMediaRequest::new([Input::Audio(AudioInput::new())], AccessPolicy::Drm);
                input_video_create_media(core, request).into()
            },
            path: "/on-demand",
            query: None,
            body: Some(r#"{"inputs":[{"type":"audio"}],"accessPolicy":"drm"}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let video = VideoInput::new("https://files.example/harbour.mp4");
                let request = CreateMediaRequest::new([video], AccessPolicy::Public).metadata([("place", "harbour")]);
                input_video_create_media(core, request).into()
            },
            path: "/on-demand",
            query: None,
            body: Some(concat!(
                r#"{"inputs":[{"type":"video","url":"https://files.example/harbour.mp4"}],"#,
                r#""accessPolicy":"public","metadata":{"place":"harbour"}}"#
            )),
        },
        Request {
            name: "fullest",
            call: |core| {
                let video = VideoInput::new("https://files.example/talk.mov")
                    .start_time(12.5)
                    .end_time(300.0)
                    .intro_url("https://files.example/intro.mp4")
                    .outro_url("https://files.example/outro.mp4")
                    .expunge_segments(["14-16", "20-25.5"])
                    .segments([
                        Segment::new("https://files.example/advert.mp4", SegmentPosition::At(60)),
                        Segment::new("https://files.example/credits.mp4", SegmentPosition::End),
                    ]);
                let placement =
                    Placement::new().x_align(XAlign::Right).x_margin("5%").y_align(YAlign::Bottom).y_margin("12px");
                let watermark = WatermarkInput::new("https://files.example/logo.png")
                    .placement(placement)
                    .width("20%")
                    .height("64px")
                    .opacity("75%");
                let sound = ImposeTrack::new()
                    .url("https://files.example/gulls.mp3")
                    .start_time(3)
                    .end_time(9)
                    .fade_in_level(1)
                    .fade_out_level(2);
                let audio = AudioInput::new().swap_track_url("https://files.example/voice.mp3").impose_tracks([sound]);
                let subtitle = SubtitleInput::new("https://files.example/talk.vtt", "Português", LanguageCode::PtPt);
                let inputs = [Input::from(video), watermark.into(), audio.into(), subtitle.into()];
                let subtitles = Subtitles::new()
                    .language_name("Italiano")
                    .metadata([("by", "machine")])
                    .language_code(SubtitlesLanguageCode::It);
                let restrictions = AccessRestrictions::new()
                    .domains(
                        Restriction::new()
                            .default_policy(PolicyAction::Deny)
                            .allow(["watch.example"])
                            .deny(["thief.example"]),
                    )
                    .user_agents(
                        Restriction::new().default_policy(PolicyAction::Allow).allow(["Firefox"]).deny(["curl"]),
                    );
                let request = CreateMediaRequest::new(inputs, AccessPolicy::Private)
                    .metadata([("talk", "Été \"26\"")])
                    .drm_configuration_id("0d1c2b3a-4958-4677-8695-a4b3c2d1e0f9")
                    .title("A talk")
                    .creator_id("speaker-7")
                    .subtitles(subtitles)
                    .mp4_support(Mp4Support::AudioOnlyCapped4k)
                    .source_access(true)
                    .optimize_audio(false)
                    .max_resolution(MediaMaxResolution::P2160)
                    .media_quality(MediaQuality::Premium)
                    .summary(Summary::new(true).summary_length(250))
                    .chapters(true)
                    .named_entities(false)
                    .moderation(Moderation::new(ModerationType::Av))
                    .access_restrictions(restrictions);
                input_video_create_media(core, request).into()
            },
            path: "/on-demand",
            query: None,
            body: Some(concat!(
                r#"{"inputs":[{"type":"video","url":"https://files.example/talk.mov","startTime":12.5,"endTime":300.0,"#,
                r#""introUrl":"https://files.example/intro.mp4","outroUrl":"https://files.example/outro.mp4","#,
                r#""expungeSegments":["14-16","20-25.5"],"#,
                r#""segments":[{"url":"https://files.example/advert.mp4","insertAt":60},"#,
                r#"{"url":"https://files.example/credits.mp4","insertAtEnd":true}]},"#,
                r#"{"type":"watermark","url":"https://files.example/logo.png","#,
                r#""placement":{"xAlign":"right","xMargin":"5%","yAlign":"bottom","yMargin":"12px"},"#,
                r#""width":"20%","height":"64px","opacity":"75%"},"#,
                r#"{"type":"audio","swapTrackUrl":"https://files.example/voice.mp3","#,
                r#""imposeTracks":[{"url":"https://files.example/gulls.mp3","startTime":3,"endTime":9,"#,
                r#""fadeInLevel":1,"fadeOutLevel":2}]},"#,
                r#"{"type":"subtitle","url":"https://files.example/talk.vtt","languageName":"Português","#,
                r#""languageCode":"pt-PT"}],"#,
                r#""accessPolicy":"private","metadata":{"talk":"Été \"26\""},"#,
                r#""drmConfigurationId":"0d1c2b3a-4958-4677-8695-a4b3c2d1e0f9","title":"A talk","creatorId":"speaker-7","#,
                r#""subtitles":{"languageName":"Italiano","metadata":{"by":"machine"},"languageCode":"it"},"#,
                r#""mp4Support":"audioOnly,capped_4k","sourceAccess":true,"optimizeAudio":false,"maxResolution":"2160p","#,
                r#""mediaQuality":"premium","summary":{"generate":true,"summaryLength":250},"chapters":true,"#,
                r#""namedEntities":false,"moderation":{"type":"av"},"#,
                r#""accessRestrictions":{"domains":{"defaultPolicy":"deny","allow":["watch.example"],"#,
                r#""deny":["thief.example"]},"#,
                r#""userAgents":{"defaultPolicy":"allow","allow":["Firefox"],"deny":["curl"]}}}"#
            )),
        },
        Request {
            name: "an input that this version does not know",
            call: |core| {
                let kind = AnyValue::String("hologram".to_owned());
                let fields = [("type".to_owned(), kind), ("depth".to_owned(), AnyValue::Integer(3))];
                let request = CreateMediaRequest::new([Input::Unknown(fields.into())], "members-only");
                input_video_create_media(core, request).into()
            },
            path: "/on-demand",
            query: None,
            body: Some(r#"{"inputs":[{"depth":3,"type":"hologram"}],"accessPolicy":"members-only"}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "6b0f4d2c-81a7-4e39-b5c6-d7e8f9012a3b",
            "trial": true,
            "status": "Created",
            "createdAt": "2026-05-04T03:02:01.987654Z",
            "updatedAt": "2026-05-04T03:02:01.987655Z",
            "playbackIds": [
                {
                    "id": "e9d8c7b6-a594-4838-92a1-b0c9d8e7f6a5",
                    "accessPolicy": "private",
                    "accessRestrictions": {
                        "domains": {"defaultPolicy": "allow", "allow": ["a.example"], "deny": ["b.example"]},
                        "userAgents": {"defaultPolicy": "deny", "allow": ["Firefox"], "deny": ["curl"]}
                    }
                }
            ],
            "metadata": {"place": "harbour"},
            "mediaQuality": "pro",
            "sourceAccess": false,
            "maxResolution": "1440p",
            "inputs": [{"type": "video", "url": "https://files.example/harbour.mp4?signature=a6d3"}],
            "optimizeAudio": true
        }
    }"#,
    enums: &[
        "/data/status",
        "/data/playbackIds/0/accessPolicy",
        "/data/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
        "/data/mediaQuality",
        "/data/maxResolution",
        "/data/inputs/0/type",
    ],
    maps: &["/data/metadata"],
    secrets: &["/data/inputs/0/url"],
};

const DIRECT_UPLOAD_VIDEO_MEDIA: Row = Row {
    function: "input_video_direct_upload_video_media",
    id: "direct-upload-video-media",
    method: "POST",
    path: "/on-demand/upload",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| input_video_direct_upload_video_media(core, DirectUploadVideoMediaRequest::new("*")).into(),
            path: "/on-demand/upload",
            query: None,
            body: Some(r#"{"corsOrigin":"*"}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let settings = PushMediaSettings::new(AccessPolicy::Public).metadata([("album", "summer")]);
                let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
                input_video_direct_upload_video_media(core, request).into()
            },
            path: "/on-demand/upload",
            query: None,
            body: Some(
                r#"{"corsOrigin":"*","pushMediaSettings":{"accessPolicy":"public","metadata":{"album":"summer"}}}"#,
            ),
        },
        Request {
            name: "fullest",
            call: |core| {
                let video = PushVideoInput::new()
                    .intro_url("https://files.example/intro.mp4")
                    .outro_url("https://files.example/outro.mp4")
                    .expunge_segments(["1-2"])
                    .segments([Segment::new("https://files.example/advert.mp4", SegmentPosition::At(0))]);
                let subtitles = Subtitles::new()
                    .language_name("Polski")
                    .metadata([("by", "machine")])
                    .language_code(SubtitlesLanguageCode::Pl);
                let restrictions = AccessRestrictions::new()
                    .domains(
                        Restriction::new()
                            .default_policy(PolicyAction::Allow)
                            .allow(["watch.example"])
                            .deny(["thief.example"]),
                    )
                    .user_agents(
                        Restriction::new().default_policy(PolicyAction::Deny).allow(["Firefox"]).deny(["wget"]),
                    );
                let settings = PushMediaSettings::new(AccessPolicy::Drm)
                    .start_time(0.5)
                    .end_time(59.5)
                    .inputs([Input::from(video), WatermarkInput::new("https://files.example/logo.png").into()])
                    .metadata([("album", "winter")])
                    .drm_configuration_id("1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f8")
                    .title("Snow")
                    .creator_id("camera-2")
                    .subtitles(subtitles)
                    .optimize_audio(true)
                    .max_resolution(MediaMaxResolution::P360)
                    .media_quality(MediaQuality::Standard)
                    .source_access(false)
                    .mp4_support(Mp4Support::Capped4k)
                    .summary(Summary::new(true).summary_length(30))
                    .chapters(false)
                    .named_entities(true)
                    .moderation(Moderation::new(ModerationType::Video))
                    .access_restrictions(restrictions);
                let request =
                    DirectUploadVideoMediaRequest::new("https://www.example.com").push_media_settings(settings);
                input_video_direct_upload_video_media(core, request).into()
            },
            path: "/on-demand/upload",
            query: None,
            body: Some(concat!(
                r#"{"corsOrigin":"https://www.example.com","pushMediaSettings":{"accessPolicy":"drm","#,
                r#""startTime":0.5,"endTime":59.5,"#,
                r#""inputs":[{"type":"video","introUrl":"https://files.example/intro.mp4","#,
                r#""outroUrl":"https://files.example/outro.mp4","expungeSegments":["1-2"],"#,
                r#""segments":[{"url":"https://files.example/advert.mp4","insertAt":0}]},"#,
                r#"{"type":"watermark","url":"https://files.example/logo.png"}],"#,
                r#""metadata":{"album":"winter"},"drmConfigurationId":"1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f8","#,
                r#""title":"Snow","creatorId":"camera-2","#,
                r#""subtitles":{"languageName":"Polski","metadata":{"by":"machine"},"languageCode":"pl"},"#,
                r#""optimizeAudio":true,"maxResolution":"360p","mediaQuality":"standard","sourceAccess":false,"#,
                r#""mp4Support":"capped_4k","summary":{"generate":true,"summaryLength":30},"chapters":false,"#,
                r#""namedEntities":true,"moderation":{"type":"video"},"#,
                r#""accessRestrictions":{"domains":{"defaultPolicy":"allow","allow":["watch.example"],"#,
                r#""deny":["thief.example"]},"#,
                r#""userAgents":{"defaultPolicy":"deny","allow":["Firefox"],"deny":["wget"]}}}}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "uploadId": "27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506",
            "id": "27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506",
            "mediaId": "27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506",
            "trial": false,
            "status": "waiting",
            "url": "https://uploads.example/27c6f0e1?signature=9e1a5c7d3b",
            "timeout": 14400,
            "corsOrigin": "*",
            "pushMediaSettings": {
                "playbackIds": [
                    {
                        "id": "55d4e3f2-a1b0-4c9d-8e7f-6a5b4c3d2e1f",
                        "accessPolicy": "public",
                        "accessRestrictions": {
                        "domains": {"defaultPolicy": "allow", "allow": ["a.example"], "deny": ["b.example"]},
                        "userAgents": {"defaultPolicy": "deny", "allow": ["Firefox"], "deny": ["curl"]}
                    }
                    }
                ],
                "metadata": {"album": "summer"},
                "mediaQuality": "standard",
                "sourceAccess": true,
                "optimizeAudio": false
            }
        }
    }"#,
    enums: &[
        "/data/status",
        "/data/pushMediaSettings/playbackIds/0/accessPolicy",
        "/data/pushMediaSettings/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/pushMediaSettings/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
        "/data/pushMediaSettings/mediaQuality",
    ],
    maps: &["/data/pushMediaSettings/metadata"],
    secrets: &["/data/url"],
};
