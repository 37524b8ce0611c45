use fastpix_funcs::{
    ErrorClass, Idempotency, manage_videos_add_media_track, manage_videos_cancel_upload, manage_videos_delete_media,
    manage_videos_delete_media_track, manage_videos_generate_subtitle_track, manage_videos_get_media,
    manage_videos_get_media_clips, manage_videos_get_summary, manage_videos_list_live_clips, manage_videos_list_media,
    manage_videos_list_uploads, manage_videos_retrieve_media_input_info, manage_videos_update_media_track,
    manage_videos_updated_media, manage_videos_updated_mp4_support, manage_videos_updated_source_access,
    models::{
        AddMediaTrackRequest, AddMediaTrackRequestBody, AddTrackRequest, AddTrackType, DeleteMediaTrackRequest,
        GenerateSubtitleTrackRequest, GetMediaClipsRequest, LanguageCode, ListLiveClipsRequest, ListMediaRequest,
        ListUploadsRequest, Mp4Support, SortOrder, TrackSubtitlesGenerateRequest, UpdateMediaTrackRequest,
        UpdateTrackRequest, UpdatedMediaRequest, UpdatedMediaRequestBody, UpdatedMp4SupportRequest,
        UpdatedMp4SupportRequestBody, UpdatedSourceAccessRequest, UpdatedSourceAccessRequestBody,
    },
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    ADD_MEDIA_TRACK,
    CANCEL_UPLOAD,
    DELETE_MEDIA,
    DELETE_MEDIA_TRACK,
    GENERATE_SUBTITLE_TRACK,
    GET_MEDIA,
    GET_MEDIA_CLIPS,
    GET_SUMMARY,
    LIST_LIVE_CLIPS,
    LIST_MEDIA,
    LIST_UPLOADS,
    RETRIEVE_MEDIA_INPUT_INFO,
    UPDATE_MEDIA_TRACK,
    UPDATED_MEDIA,
    UPDATED_MP4_SUPPORT,
    UPDATED_SOURCE_ACCESS,
];

/// Tracks of every type, and of an unknown type.
macro_rules! tracks {
    () => {
        r#"[
            {
                "id": "a0b1c2d3-e4f5-4061-8273-94a5b6c7d8e9",
                "type": "video",
                "width": 1920,
                "height": 1080,
                "frameRate": "25/1",
                "closedCaptions": false,
                "status": "available",
                "title": "Main camera"
            },
            {
                "id": "b1c2d3e4-f5a6-4172-8394-a5b6c7d8e9fa",
                "type": "audio",
                "status": "preparing",
                "languageCode": "sv",
                "languageName": "Svenska",
                "title": "Stereo"
            },
            {
                "id": "c2d3e4f5-a6b7-4283-94a5-b6c7d8e9fa0b",
                "type": "subtitle",
                "closedCaptions": true,
                "status": "Ready",
                "languageCode": "fi",
                "languageName": "Suomi",
                "title": "With sounds"
            },
            {
                "id": "d3e4f5a6-b7c8-4394-a5b6-c7d8e9fa0b1c",
                "type": "sign-language",
                "width": 320,
                "height": 240,
                "frameRate": 12.5,
                "closedCaptions": false,
                "status": "failed",
                "languageCode": "swl",
                "languageName": "Svenskt teckenspråk",
                "title": "In a corner"
            }
        ]"#
    };
}

/// Media with its duration and downloadable files in one of their forms.
macro_rules! media {
    ($duration:literal, $mp4_support:literal) => {
        concat!(
            r#"{
                "thumbnail": "https://images.example/4f1d/thumbnail.png",
                "id": "4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101",
                "sourceMediaId": "5e2c3d4a-6b78-4897-a6b5-c4d3e2f1a0b9",
                "workspaceId": "6d3b4e59-7c87-49a6-b5c4-d3e2f1a0b9c8",
                "streamId": "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
                "metadata": {"place": "harbour"},
                "mediaQuality": "premium",
                "creatorId": "camera-2",
                "title": "Harbour at dawn",
                "maxResolution": "1080p",
                "sourceResolution": "1440p",
                "status": "Ready",
                "mp4Support": "#,
            $mp4_support,
            r#",
                "sourceAccess": true,
                "playbackIds": [
                    {
                        "id": "7c4a5f68-8d96-4ab5-84d3-e2f1a0b9c8d7",
                        "accessPolicy": "drm",
                        "accessRestrictions": {
                            "domains": {"defaultPolicy": "deny", "allow": ["a.example"], "deny": ["b.example"]},
                            "userAgents": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["curl"]}
                        }
                    }
                ],
                "tracks": "#,
            tracks!(),
            r#",
                "generatedSubtitles": [{"status": "preparing", "url": "https://stream.example/subtitles/4f1d.vtt"}],
                "summary": {"status": "completed", "data": "Ships come in."},
                "chapters": {"status": "available", "data": [{"title": "Fog", "start": 0, "end": 12.5}]},
                "namedEntities": {"status": "preparing", "data": {"places": ["Göteborg"]}},
                "moderation": {"status": "failed", "data": {"violence": 0.02, "flagged": false}, "failedReason": "no frames"},
                "advancedSummary": {"status": "preparing", "data": {"topics": ["harbour"]}},
                "attributedTranscript": {"status": "errored", "data": [{"speaker": 1}], "failedReason": "no speech"},
                "isAudioOnly": false,
                "subtitleAvailable": true,
                "optimizeAudio": false,
                "duration": "#,
            $duration,
            r#",
                "frameRate": "25/1",
                "aspectRatio": "16:9",
                "createdAt": "2026-06-01T04:05:06.070809Z",
                "updatedAt": "2026-06-01T04:07:08.091011Z"
            }"#
        )
    };
}

macro_rules! media_enums {
    ($at:literal $(, $more:literal)*) => {
        &[
            concat!($at, "/mediaQuality"),
            concat!($at, "/maxResolution"),
            concat!($at, "/sourceResolution"),
            concat!($at, "/status"),
            concat!($at, "/playbackIds/0/accessPolicy"),
            concat!($at, "/playbackIds/0/accessRestrictions/domains/defaultPolicy"),
            concat!($at, "/playbackIds/0/accessRestrictions/userAgents/defaultPolicy"),
            concat!($at, "/tracks/0/status"),
            concat!($at, "/tracks/1/status"),
            concat!($at, "/tracks/2/status"),
            concat!($at, "/tracks/3/type"),
            concat!($at, "/tracks/3/status"),
            concat!($at, "/generatedSubtitles/0/status"),
            concat!($at, "/summary/status"),
            concat!($at, "/chapters/status"),
            concat!($at, "/namedEntities/status"),
            concat!($at, "/moderation/status"),
            $(concat!($at, $more),)*
        ]
    };
}

macro_rules! media_maps {
    ($at:literal) => {
        &[
            concat!($at, "/metadata"),
            concat!($at, "/chapters/data"),
            concat!($at, "/namedEntities/data"),
            concat!($at, "/moderation/data"),
            concat!($at, "/advancedSummary/data"),
            concat!($at, "/attributedTranscript/data"),
        ]
    };
}

const ADD_MEDIA_TRACK: Row = Row {
    function: "manage_videos_add_media_track",
    id: "Add-media-track",
    method: "POST",
    path: "/on-demand/{mediaId}/tracks",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let track =
                    AddTrackRequest::new("https://files.example/en.srt", AddTrackType::Subtitle, "en", "English");
                let request = AddMediaTrackRequest::new("4f1d", AddMediaTrackRequestBody::new(track));
                manage_videos_add_media_track(core, request).into()
            },
            path: "/on-demand/4f1d/tracks",
            query: None,
            body: Some(concat!(
                r#"{"tracks":{"url":"https://files.example/en.srt","type":"subtitle","#,
                r#""languageCode":"en","languageName":"English"}}"#
            )),
        },
        Request {
            name: "fullest",
            call: |core| {
                let track = AddTrackRequest::new("https://files.example/fi.mp3", AddTrackType::Audio, "fi", "Suomi")
                    .title("Selostus");
                let request = AddMediaTrackRequest::new("4f1d", AddMediaTrackRequestBody::new(track));
                manage_videos_add_media_track(core, request).into()
            },
            path: "/on-demand/4f1d/tracks",
            query: None,
            body: Some(concat!(
                r#"{"tracks":{"url":"https://files.example/fi.mp3","type":"audio","#,
                r#""languageCode":"fi","languageName":"Suomi","title":"Selostus"}}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "e4f5a6b7-c8d9-44a5-b6c7-d8e9fa0b1c2d",
            "type": "audio",
            "url": "https://files.example/fi.mp3?signature=51c8",
            "languageCode": "fi",
            "languageName": "Suomi",
            "title": "Selostus"
        }
    }"#,
    enums: &["/data/type"],
    maps: &[],
    secrets: &["/data/url"],
};

const CANCEL_UPLOAD: Row = Row {
    function: "manage_videos_cancel_upload",
    id: "cancel-upload",
    method: "PUT",
    path: "/on-demand/upload/{uploadId}/cancel",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_cancel_upload(core, "27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506").into(),
            path: "/on-demand/upload/27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506/cancel",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_videos_cancel_upload(core, "a/b?c#d%e é..").into(),
            path: "/on-demand/upload/a%2Fb%3Fc%23d%25e%20%C3%A9../cancel",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "uploadId": "27c6f0e1-9d3b-4a58-8e7f-b1c2d3e4f506",
            "trial": true,
            "status": "cancelled",
            "url": "https://uploads.example/27c6f0e1?signature=0b8d6f4a2c",
            "timeout": 14400,
            "corsOrigin": "https://www.example.com",
            "maxResolution": "720p",
            "accessPolicy": "private",
            "metadata": {"album": "summer"},
            "title": "Snow",
            "creatorId": "camera-2"
        }
    }"#,
    enums: &["/data/status", "/data/maxResolution", "/data/accessPolicy"],
    maps: &["/data/metadata"],
    secrets: &["/data/url"],
};

const DELETE_MEDIA: Row = Row {
    function: "manage_videos_delete_media",
    id: "delete-media",
    method: "DELETE",
    path: "/on-demand/{mediaId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_delete_media(core, "4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101").into(),
            path: "/on-demand/4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_videos_delete_media(core, "a/b?c#d%e é..").into(),
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const DELETE_MEDIA_TRACK: Row = Row {
    function: "manage_videos_delete_media_track",
    id: "delete-media-track",
    method: "DELETE",
    path: "/on-demand/{mediaId}/tracks/{trackId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_delete_media_track(core, DeleteMediaTrackRequest::new("4f1d", "a0b1")).into(),
            path: "/on-demand/4f1d/tracks/a0b1",
            query: None,
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                manage_videos_delete_media_track(core, DeleteMediaTrackRequest::new("../x", "a/b?c#d%e é..")).into()
            },
            path: "/on-demand/..%2Fx/tracks/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GENERATE_SUBTITLE_TRACK: Row = Row {
    function: "manage_videos_generate_subtitle_track",
    id: "Generate-subtitle-track",
    method: "POST",
    path: "/on-demand/{mediaId}/tracks/{trackId}/generate-subtitles",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = TrackSubtitlesGenerateRequest::new("Italiano", LanguageCode::ItIt);
                let request = GenerateSubtitleTrackRequest::new("4f1d", "b1c2", body);
                manage_videos_generate_subtitle_track(core, request).into()
            },
            path: "/on-demand/4f1d/tracks/b1c2/generate-subtitles",
            query: None,
            body: Some(r#"{"languageName":"Italiano","languageCode":"it-IT"}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = TrackSubtitlesGenerateRequest::new("हिन्दी", LanguageCode::HiIn)
                    .metadata([("by", "machine")])
                    .title("Draft");
                let request = GenerateSubtitleTrackRequest::new("4f1d", "b1c2", body);
                manage_videos_generate_subtitle_track(core, request).into()
            },
            path: "/on-demand/4f1d/tracks/b1c2/generate-subtitles",
            query: None,
            body: Some(concat!(
                r#"{"languageName":"हिन्दी","languageCode":"hi-IN","metadata":{"by":"machine"},"#,
                r#""title":"Draft"}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "f5a6b7c8-d9ea-45b6-87d8-e9fa0b1c2d3e",
            "type": "subtitle",
            "languageCode": "hi-IN",
            "languageName": "हिन्दी",
            "metadata": {"by": "machine"},
            "title": "Draft"
        }
    }"#,
    enums: &["/data/type", "/data/languageCode"],
    maps: &["/data/metadata"],
    secrets: &[],
};

const GET_MEDIA: Row = Row {
    function: "manage_videos_get_media",
    id: "get-media",
    method: "GET",
    path: "/on-demand/{mediaId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_get_media(core, "4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101").into(),
            path: "/on-demand/4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_videos_get_media(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: concat!(
        r#"{"success": true, "data": "#,
        media!("75.5", r#"[{"type": "capped_4k", "status": "ready", "height": 1080, "width": 1920, "ext": "mp4"}]"#),
        "}"
    ),
    enums: media_enums!("/data", "/mp4Support/0/type", "/mp4Support/0/status", "/mp4Support/0/ext"),
    maps: media_maps!("/data"),
    secrets: &[],
};

const GET_MEDIA_CLIPS: Row = Row {
    function: "manage_videos_get_media_clips",
    id: "get-media-clips",
    method: "GET",
    path: "/on-demand/{mediaId}/media-clips",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaClipNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_get_media_clips(core, "5e2c").into(),
            path: "/on-demand/5e2c/media-clips",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = GetMediaClipsRequest::new("5e2c").limit(25).offset(4);
                manage_videos_get_media_clips(core, request).into()
            },
            path: "/on-demand/5e2c/media-clips",
            query: Some("limit=25&offset=4"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetMediaClipsRequest::new("é/5e2c").limit(50).offset(2).order_by(SortOrder::Desc);
                manage_videos_get_media_clips(core, request).into()
            },
            path: "/on-demand/%C3%A9%2F5e2c/media-clips",
            query: Some("limit=50&offset=2&orderBy=desc"),
            body: None,
        },
    ],
    response: concat!(
        r#"{
            "success": true,
            "data": [
                {
                    "thumbnail": "https://images.example/8b3a/thumbnail.png",
                    "id": "8b3a4c5d-6e7f-4809-91a2-b3c4d5e6f708",
                    "sourceMediaId": "5e2c3d4a-6b78-4897-a6b5-c4d3e2f1a0b9",
                    "workspaceId": "6d3b4e59-7c87-49a6-b5c4-d3e2f1a0b9c8",
                    "metadata": {"place": "harbour"},
                    "maxResolution": "480p",
                    "sourceResolution": "480",
                    "status": "In Queue",
                    "sourceAccess": false,
                    "playbackIds": [
                        {
                            "id": "9a2b3c4d-5e6f-4708-8192-a3b4c5d6e7f8",
                            "accessPolicy": "public",
                            "accessRestrictions": {
                                "domains": {"defaultPolicy": "deny", "allow": ["a.example"], "deny": ["b.example"]},
                                "userAgents": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["curl"]}
                            }
                        }
                    ],
                    "tracks": "#,
        tracks!(),
        r#",
                    "generatedSubtitles": [{"status": "ready", "url": "https://stream.example/subtitles/8b3a.vtt"}],
                    "isAudioOnly": true,
                    "subtitleAvailable": false,
                    "optimizeAudio": true,
                    "duration": "00:00:12",
                    "aspectRatio": "4:3",
                    "createdAt": "2026-06-02T04:05:06.070809Z",
                    "updatedAt": "2026-06-02T04:07:08.091011Z"
                }
            ],
            "pagination": {"totalRecords": 4, "currentOffset": 1, "offsetCount": 1}
        }"#
    ),
    enums: &[
        "/data/0/maxResolution",
        "/data/0/sourceResolution",
        "/data/0/status",
        "/data/0/playbackIds/0/accessPolicy",
        "/data/0/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/0/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
        "/data/0/tracks/0/status",
        "/data/0/tracks/1/status",
        "/data/0/tracks/2/status",
        "/data/0/tracks/3/type",
        "/data/0/tracks/3/status",
        "/data/0/generatedSubtitles/0/status",
    ],
    maps: &["/data/0/metadata"],
    secrets: &[],
};

const GET_SUMMARY: Row = Row {
    function: "manage_videos_get_summary",
    id: "get-media-summary",
    method: "GET",
    path: "/on-demand/{mediaId}/summary",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_get_summary(core, "4f1d").into(),
            path: "/on-demand/4f1d/summary",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_videos_get_summary(core, "a/b?c#d%e é..").into(),
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../summary",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true, "data": "Ships come in, and one of them is late."}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const LIST_LIVE_CLIPS: Row = Row {
    function: "manage_videos_list_live_clips",
    id: "list-live-clips",
    method: "GET",
    path: "/on-demand/{livestreamId}/live-clips",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_list_live_clips(core, ListLiveClipsRequest::new("0f1e2d3c4b5a6978")).into(),
            path: "/on-demand/0f1e2d3c4b5a6978/live-clips",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                manage_videos_list_live_clips(core, ListLiveClipsRequest::new("0f1e2d3c4b5a6978").limit(25)).into()
            },
            path: "/on-demand/0f1e2d3c4b5a6978/live-clips",
            query: Some("limit=25"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request =
                    ListLiveClipsRequest::new("0f1e2d3c4b5a6978").limit(50).offset(3).order_by(SortOrder::Asc);
                manage_videos_list_live_clips(core, request).into()
            },
            path: "/on-demand/0f1e2d3c4b5a6978/live-clips",
            query: Some("limit=50&offset=3&orderBy=asc"),
            body: None,
        },
    ],
    response: concat!(
        r#"{"success": true, "data": ["#,
        media!("75", r#"[{"type": "capped_4k", "status": "ready", "height": 1080, "width": 1920, "ext": "mp4"}]"#),
        r#"], "pagination": {"totalRecords": 57, "currentOffset": 3, "offsetCount": 6}}"#
    ),
    enums: media_enums!("/data/0", "/mp4Support/0/type", "/mp4Support/0/status", "/mp4Support/0/ext"),
    maps: media_maps!("/data/0"),
    secrets: &[],
};

const LIST_MEDIA: Row = Row {
    function: "manage_videos_list_media",
    id: "list-media",
    method: "GET",
    path: "/on-demand",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_list_media(core, ListMediaRequest::new()).into(),
            path: "/on-demand",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| manage_videos_list_media(core, ListMediaRequest::new().limit(25)).into(),
            path: "/on-demand",
            query: Some("limit=25"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListMediaRequest::new().limit(50).offset(3).order_by(SortOrder::Asc);
                manage_videos_list_media(core, request).into()
            },
            path: "/on-demand",
            query: Some("limit=50&offset=3&orderBy=asc"),
            body: None,
        },
    ],
    response: concat!(
        r#"{"success": true, "data": ["#,
        media!(
            r#""01:02:03""#,
            r#"[{"type": "capped_4k", "status": "ready", "height": 1080, "width": 1920, "ext": "mp4"}]"#
        ),
        r#"], "pagination": {"totalRecords": 57, "currentOffset": 3, "offsetCount": 6}}"#
    ),
    enums: media_enums!("/data/0", "/mp4Support/0/type", "/mp4Support/0/status", "/mp4Support/0/ext"),
    maps: media_maps!("/data/0"),
    secrets: &[],
};

const LIST_UPLOADS: Row = Row {
    function: "manage_videos_list_uploads",
    id: "list-uploads",
    method: "GET",
    path: "/on-demand/uploads",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_list_uploads(core, ListUploadsRequest::new()).into(),
            path: "/on-demand/uploads",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| manage_videos_list_uploads(core, ListUploadsRequest::new().limit(25)).into(),
            path: "/on-demand/uploads",
            query: Some("limit=25"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListUploadsRequest::new().limit(1).offset(57).order_by(SortOrder::Desc);
                manage_videos_list_uploads(core, request).into()
            },
            path: "/on-demand/uploads",
            query: Some("limit=1&offset=57&orderBy=desc"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [{
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
        }],
        "pagination": {"totalRecords": 57, "currentOffset": 3, "offsetCount": 6}
    }"#,
    enums: &[
        "/data/0/status",
        "/data/0/pushMediaSettings/playbackIds/0/accessPolicy",
        "/data/0/pushMediaSettings/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/0/pushMediaSettings/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
        "/data/0/pushMediaSettings/mediaQuality",
    ],
    maps: &["/data/0/pushMediaSettings/metadata"],
    secrets: &["/data/0/url"],
};

const RETRIEVE_MEDIA_INPUT_INFO: Row = Row {
    function: "manage_videos_retrieve_media_input_info",
    id: "retrieveMediaInputInfo",
    method: "GET",
    path: "/on-demand/{mediaId}/input-info",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_videos_retrieve_media_input_info(core, "4f1d").into(),
            path: "/on-demand/4f1d/input-info",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_videos_retrieve_media_input_info(core, "a/b?c#d%e é..").into(),
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../input-info",
            query: None,
            body: None,
        },
    ],
    response: concat!(
        r#"{
            "success": true,
            "data": {
                "configuration": {"url": "https://files.example/harbour.mp4?X-Goog-Signature=2f9c"},
                "file": {"containerFormat": "mp4?X-Goog-Signature=2f9c", "tracks": "#,
        tracks!(),
        "}}}"
    ),
    enums: &[
        "/data/file/tracks/0/status",
        "/data/file/tracks/1/status",
        "/data/file/tracks/2/status",
        "/data/file/tracks/3/status",
        "/data/file/tracks/3/type",
    ],
    maps: &[],
    secrets: &["/data/configuration/url", "/data/file/containerFormat"],
};

const UPDATE_MEDIA_TRACK: Row = Row {
    function: "manage_videos_update_media_track",
    id: "update-media-track",
    method: "PATCH",
    path: "/on-demand/{mediaId}/tracks/{trackId}",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = UpdateMediaTrackRequest::new("4f1d", "c2d3", UpdateTrackRequest::new());
                manage_videos_update_media_track(core, request).into()
            },
            path: "/on-demand/4f1d/tracks/c2d3",
            query: None,
            body: Some(r#"{}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = UpdateTrackRequest::new()
                    .url("https://files.example/de.vtt")
                    .language_code("de")
                    .language_name("Deutsch");
                manage_videos_update_media_track(core, UpdateMediaTrackRequest::new("4f1d", "c2d3", body)).into()
            },
            path: "/on-demand/4f1d/tracks/c2d3",
            query: None,
            body: Some(r#"{"url":"https://files.example/de.vtt","languageCode":"de","languageName":"Deutsch"}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = UpdateTrackRequest::new()
                    .url("https://files.example/de.vtt")
                    .language_code("de-AT")
                    .language_name("Deutsch")
                    .title("Für Hörgeschädigte");
                manage_videos_update_media_track(core, UpdateMediaTrackRequest::new("a/b", "c d", body)).into()
            },
            path: "/on-demand/a%2Fb/tracks/c%20d",
            query: None,
            body: Some(concat!(
                r#"{"url":"https://files.example/de.vtt","languageCode":"de-AT","#,
                r#""languageName":"Deutsch","title":"Für Hörgeschädigte"}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "c2d3e4f5-a6b7-4283-94a5-b6c7d8e9fa0b",
            "type": "subtitle",
            "url": "https://files.example/de.vtt?signature=e07a",
            "languageCode": "de",
            "languageName": "Deutsch",
            "title": "Für Hörgeschädigte"
        }
    }"#,
    enums: &["/data/type"],
    maps: &[],
    secrets: &["/data/url"],
};

const UPDATED_MEDIA: Row = Row {
    function: "manage_videos_updated_media",
    id: "updated-media",
    method: "PATCH",
    path: "/on-demand/{mediaId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = UpdatedMediaRequest::new("4f1d", UpdatedMediaRequestBody::new());
                manage_videos_updated_media(core, request).into()
            },
            path: "/on-demand/4f1d",
            query: None,
            body: Some(r#"{}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = UpdatedMediaRequestBody::new().metadata([("raw", r#"{"editor":"ana"}"#)]);
                manage_videos_updated_media(core, UpdatedMediaRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d",
            query: None,
            body: Some(r#"{"metadata":{"raw":"{\"editor\":\"ana\"}"}}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = UpdatedMediaRequestBody::new()
                    .metadata([("place", "quay")])
                    .title("Harbour at dusk")
                    .creator_id("camera-3");
                manage_videos_updated_media(core, UpdatedMediaRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d",
            query: None,
            body: Some(r#"{"metadata":{"place":"quay"},"title":"Harbour at dusk","creatorId":"camera-3"}"#),
        },
    ],
    response: concat!(
        r#"{"success": true, "data": "#,
        media!(
            r#""00:01:15""#,
            r#"[{"type": "capped_4k", "status": "ready", "height": 1080, "width": 1920, "ext": "mp4"}]"#
        ),
        "}"
    ),
    enums: media_enums!("/data", "/mp4Support/0/type", "/mp4Support/0/status", "/mp4Support/0/ext"),
    maps: media_maps!("/data"),
    secrets: &[],
};

const UPDATED_MP4_SUPPORT: Row = Row {
    function: "manage_videos_updated_mp4_support",
    id: "updated-mp4Support",
    method: "PATCH",
    path: "/on-demand/{mediaId}/update-mp4Support",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::DuplicateMp4SupportError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = UpdatedMp4SupportRequestBody::new(Mp4Support::None);
                manage_videos_updated_mp4_support(core, UpdatedMp4SupportRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d/update-mp4Support",
            query: None,
            body: Some(r#"{"mp4Support":"none"}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = UpdatedMp4SupportRequestBody::new(Mp4Support::Capped4k);
                manage_videos_updated_mp4_support(core, UpdatedMp4SupportRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d/update-mp4Support",
            query: None,
            body: Some(r#"{"mp4Support":"capped_4k"}"#),
        },
    ],
    response: concat!(r#"{"success": true, "data": "#, media!("75.5", r#""audioOnly,capped_4k""#), "}"),
    enums: media_enums!("/data", "/mp4Support"),
    maps: media_maps!("/data"),
    secrets: &[],
};

const UPDATED_SOURCE_ACCESS: Row = Row {
    function: "manage_videos_updated_source_access",
    id: "updated-source-access",
    method: "PATCH",
    path: "/on-demand/{mediaId}/source-access",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = UpdatedSourceAccessRequestBody::new(false);
                manage_videos_updated_source_access(core, UpdatedSourceAccessRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d/source-access",
            query: None,
            body: Some(r#"{"sourceAccess":false}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = UpdatedSourceAccessRequestBody::new(true);
                manage_videos_updated_source_access(core, UpdatedSourceAccessRequest::new("4f1d", body)).into()
            },
            path: "/on-demand/4f1d/source-access",
            query: None,
            body: Some(r#"{"sourceAccess":true}"#),
        },
    ],
    response: concat!(
        r#"{"success": true, "data": "#,
        media!("43200", r#"[{"type": "capped_4k", "status": "ready", "height": 1080, "width": 1920, "ext": "mp4"}]"#),
        "}"
    ),
    enums: media_enums!("/data", "/mp4Support/0/type", "/mp4Support/0/status", "/mp4Support/0/ext"),
    maps: media_maps!("/data"),
    secrets: &[],
};
