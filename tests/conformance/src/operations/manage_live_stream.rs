use fastpix_funcs::{
    ErrorClass, Idempotency, manage_live_stream_complete_live_stream, manage_live_stream_delete_live_stream,
    manage_live_stream_disable_live_stream, manage_live_stream_enable_live_stream, manage_live_stream_get_all_streams,
    manage_live_stream_get_live_stream_by_id, manage_live_stream_get_live_stream_viewer_count_by_id,
    manage_live_stream_update_live_stream,
    models::{GetAllStreamsRequest, PatchLiveStreamRequest, SortOrder, UpdateLiveStreamRequest},
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    COMPLETE_LIVE_STREAM,
    DELETE_LIVE_STREAM,
    DISABLE_LIVE_STREAM,
    ENABLE_LIVE_STREAM,
    GET_ALL_STREAMS,
    GET_LIVE_STREAM_BY_ID,
    GET_LIVE_STREAM_VIEWER_COUNT_BY_ID,
    UPDATE_LIVE_STREAM,
];

const COMPLETE_LIVE_STREAM: Row = Row {
    function: "manage_live_stream_complete_live_stream",
    id: "complete-live-stream",
    method: "PUT",
    path: "/live/streams/{streamId}/finish",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_complete_live_stream(core, "5a17e0c8d3b64f92a8c1e7f05d2b9346").into(),
            path: "/live/streams/5a17e0c8d3b64f92a8c1e7f05d2b9346/finish",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_complete_live_stream(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../finish",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const DELETE_LIVE_STREAM: Row = Row {
    function: "manage_live_stream_delete_live_stream",
    id: "delete-live-stream",
    method: "DELETE",
    path: "/live/streams/{streamId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_delete_live_stream(core, "e2f91b7c04d84a6fb35c8d0e1a7f6293").into(),
            path: "/live/streams/e2f91b7c04d84a6fb35c8d0e1a7f6293",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_delete_live_stream(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const DISABLE_LIVE_STREAM: Row = Row {
    function: "manage_live_stream_disable_live_stream",
    id: "disable-live-stream",
    method: "PUT",
    path: "/live/streams/{streamId}/live-disable",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::StreamAlreadyDisabledError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_disable_live_stream(core, "08c3d5f7a91b4e26bd70f1e2c3a49586").into(),
            path: "/live/streams/08c3d5f7a91b4e26bd70f1e2c3a49586/live-disable",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_disable_live_stream(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../live-disable",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const ENABLE_LIVE_STREAM: Row = Row {
    function: "manage_live_stream_enable_live_stream",
    id: "enable-live-stream",
    method: "PUT",
    path: "/live/streams/{streamId}/live-enable",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_enable_live_stream(core, "08c3d5f7a91b4e26bd70f1e2c3a49586").into(),
            path: "/live/streams/08c3d5f7a91b4e26bd70f1e2c3a49586/live-enable",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_enable_live_stream(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../live-enable",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_ALL_STREAMS: Row = Row {
    function: "manage_live_stream_get_all_streams",
    id: "get-all-streams",
    method: "GET",
    path: "/live/streams",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_get_all_streams(core, GetAllStreamsRequest::new()).into(),
            path: "/live/streams",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| manage_live_stream_get_all_streams(core, GetAllStreamsRequest::new().limit(25)).into(),
            path: "/live/streams",
            query: Some("limit=25"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetAllStreamsRequest::new().limit(50).offset(3).order_by(SortOrder::Asc);
                manage_live_stream_get_all_streams(core, request).into()
            },
            path: "/live/streams",
            query: Some("limit=50&offset=3&orderBy=asc"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "streamId": "b3d90e5f7a1c48628d4e6f0a2c8b1d37",
                "streamKey": "60f1e2d3c4b5a69788796a5b4c3d2e1fkb3d90e5f7a1c48628d4e6f0a2c8b1d37",
                "status": "active",
                "maxResolution": "1080p",
                "createdAt": "2026-02-11T19:04:05.654321Z",
                "metadata": {"room": "two"},
                "playbackIds": [{"id": "0b9c8d7e-6f5a-4b3c-9d2e-1f0a9b8c7d6e", "accessPolicy": "private"}]
            }
        ],
        "pagination": {"totalRecords": 57, "currentOffset": 3, "offsetCount": 6}
    }"#,
    enums: &["/data/0/status", "/data/0/maxResolution", "/data/0/playbackIds/0/accessPolicy"],
    maps: &["/data/0/metadata"],
    secrets: &["/data/0/streamKey"],
};

const GET_LIVE_STREAM_BY_ID: Row = Row {
    function: "manage_live_stream_get_live_stream_by_id",
    id: "get-live-stream-by-id",
    method: "GET",
    path: "/live/streams/{streamId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| manage_live_stream_get_live_stream_by_id(core, "b3d90e5f7a1c48628d4e6f0a2c8b1d37").into(),
            path: "/live/streams/b3d90e5f7a1c48628d4e6f0a2c8b1d37",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_get_live_stream_by_id(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "streamId": "b3d90e5f7a1c48628d4e6f0a2c8b1d37",
            "srtSecret": "f0e1d2c3b4a5968778695a4b3c2d1e0fkb3d90e5f7a1c48628d4e6f0a2c8b1d37",
            "trial": false,
            "status": "preparing",
            "maxResolution": "720p",
            "maxDuration": 0,
            "reconnectWindow": 1800,
            "mediaPolicy": "private",
            "mediaIds": ["9f8e7d6c-5b4a-4938-8271-60f5e4d3c2b1"]
        }
    }"#,
    enums: &["/data/status", "/data/maxResolution", "/data/mediaPolicy"],
    maps: &[],
    secrets: &["/data/srtSecret"],
};

const GET_LIVE_STREAM_VIEWER_COUNT_BY_ID: Row = Row {
    function: "manage_live_stream_get_live_stream_viewer_count_by_id",
    id: "get-live-stream-viewer-count-by-id",
    method: "GET",
    path: "/live/streams/{streamId}/viewer-count",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                manage_live_stream_get_live_stream_viewer_count_by_id(core, "b3d90e5f7a1c48628d4e6f0a2c8b1d37").into()
            },
            path: "/live/streams/b3d90e5f7a1c48628d4e6f0a2c8b1d37/viewer-count",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| manage_live_stream_get_live_stream_viewer_count_by_id(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../viewer-count",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true, "data": {"views": 1842}}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const UPDATE_LIVE_STREAM: Row = Row {
    function: "manage_live_stream_update_live_stream",
    id: "update-live-stream",
    method: "PATCH",
    path: "/live/streams/{streamId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = UpdateLiveStreamRequest::new("c1d2", PatchLiveStreamRequest::new());
                manage_live_stream_update_live_stream(core, request).into()
            },
            path: "/live/streams/c1d2",
            query: None,
            body: Some("{}"),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = PatchLiveStreamRequest::new().metadata([("room", "three")]).reconnect_window(300);
                manage_live_stream_update_live_stream(core, UpdateLiveStreamRequest::new("c1d2", body)).into()
            },
            path: "/live/streams/c1d2",
            query: None,
            body: Some(r#"{"metadata":{"room":"three"},"reconnectWindow":300}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "streamId": "c1d2e3f4a5b697887960a1b2c3d4e5f6",
            "streamKey": "11223344556677889900aabbccddeeffkc1d2e3f4a5b697887960a1b2c3d4e5f6",
            "srtSecret": "ffeeddccbbaa00998877665544332211kc1d2e3f4a5b697887960a1b2c3d4e5f6",
            "trial": true,
            "status": "disabled",
            "maxResolution": "480p",
            "maxDuration": 28800,
            "createdAt": "2026-07-30T06:00:00.000001Z",
            "reconnectWindow": 300,
            "enableRecording": true,
            "enableDvrMode": false,
            "mediaPolicy": "public",
            "metadata": {"room": "three"},
            "lowLatency": true,
            "closedCaptions": false,
            "playbackIds": [{"id": "7c6b5a49-3827-4165-90f4-e3d2c1b0a9f8", "accessPolicy": "public"}],
            "srtPlaybackResponse": {
                "srtPlaybackStreamId": "playc1d2e3f4a5b697887960a1b2c3d4e5f6",
                "srtPlaybackSecret": "0f1e2d3c4b5a69788796a5b4c3d2e1f0kc1d2e3f4a5b697887960a1b2c3d4e5f6"
            }
        }
    }"#,
    enums: &["/data/status", "/data/maxResolution", "/data/mediaPolicy", "/data/playbackIds/0/accessPolicy"],
    maps: &["/data/metadata"],
    secrets: &["/data/streamKey", "/data/srtSecret", "/data/srtPlaybackResponse/srtPlaybackSecret"],
};
