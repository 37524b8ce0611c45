use fastpix_funcs::{
    ErrorClass, Idempotency,
    models::{
        CreateSimulcastOfStreamRequest, DeleteSimulcastOfStreamRequest, GetSpecificSimulcastOfStreamRequest, Secret,
        SimulcastRequest, SimulcastUpdateRequest, UpdateSpecificSimulcastOfStreamRequest,
    },
    simulcast_stream_create_simulcast_of_stream, simulcast_stream_delete_simulcast_of_stream,
    simulcast_stream_get_specific_simulcast_of_stream, simulcast_stream_update_specific_simulcast_of_stream,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    CREATE_SIMULCAST_OF_STREAM,
    DELETE_SIMULCAST_OF_STREAM,
    GET_SPECIFIC_SIMULCAST_OF_STREAM,
    UPDATE_SPECIFIC_SIMULCAST_OF_STREAM,
];

const CREATE_SIMULCAST_OF_STREAM: Row = Row {
    function: "simulcast_stream_create_simulcast_of_stream",
    id: "create-simulcast-of-stream",
    method: "POST",
    path: "/live/streams/{streamId}/simulcast",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (400, ErrorClass::SimulcastUnavailableError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = SimulcastRequest::new("rtmps://in.video.example:443/app", "key-5d1f");
                simulcast_stream_create_simulcast_of_stream(core, CreateSimulcastOfStreamRequest::new("d6a2c0e8", body))
                    .into()
            },
            path: "/live/streams/d6a2c0e8/simulcast",
            query: None,
            body: Some(r#"{"url":"rtmps://in.video.example:443/app","streamKey":"key-5d1f"}"#),
        },
        Request {
            name: "example and fullest",
            call: |core| {
                let body = SimulcastRequest::new("rtmp://in.social.example/live/", Secret::from("key-90c4".to_owned()))
                    .metadata([("show", "\"News\"")]);
                simulcast_stream_create_simulcast_of_stream(core, CreateSimulcastOfStreamRequest::new("d6a2c0e8", body))
                    .into()
            },
            path: "/live/streams/d6a2c0e8/simulcast",
            query: None,
            body: Some(
                r#"{"url":"rtmp://in.social.example/live/","streamKey":"key-90c4","metadata":{"show":"\"News\""}}"#,
            ),
        },
        Request {
            name: "odd id",
            call: |core| {
                let request = CreateSimulcastOfStreamRequest::new("a/b?c#d%e é..", SimulcastRequest::new("", ""));
                simulcast_stream_create_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../simulcast",
            query: None,
            body: Some(r#"{"url":"","streamKey":""}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "simulcastId": "1c9e7b5d3f024a68b0d2f4e6a8c01357",
            "url": "rtmp://in.social.example/live/",
            "streamKey": "simulcast-7d2a-90c4",
            "isEnabled": true,
            "metadata": {"show": "Late news", "": "no key"}
        }
    }"#,
    enums: &[],
    maps: &["/data/metadata"],
    secrets: &["/data/streamKey"],
};

const DELETE_SIMULCAST_OF_STREAM: Row = Row {
    function: "simulcast_stream_delete_simulcast_of_stream",
    id: "delete-simulcast-of-stream",
    method: "DELETE",
    path: "/live/streams/{streamId}/simulcast/{simulcastId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = DeleteSimulcastOfStreamRequest::new("d6a2c0e8", "1c9e7b5d");
                simulcast_stream_delete_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/d6a2c0e8/simulcast/1c9e7b5d",
            query: None,
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = DeleteSimulcastOfStreamRequest::new("a/b?c#d%e é..", "{simulcastId}/x");
                simulcast_stream_delete_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../simulcast/%7BsimulcastId%7D%2Fx",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_SPECIFIC_SIMULCAST_OF_STREAM: Row = Row {
    function: "simulcast_stream_get_specific_simulcast_of_stream",
    id: "get-specific-simulcast-of-stream",
    method: "GET",
    path: "/live/streams/{streamId}/simulcast/{simulcastId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = GetSpecificSimulcastOfStreamRequest::new("d6a2c0e8", "1c9e7b5d");
                simulcast_stream_get_specific_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/d6a2c0e8/simulcast/1c9e7b5d",
            query: None,
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = GetSpecificSimulcastOfStreamRequest::new("a/b?c#d%e é..", "{simulcastId}/x");
                simulcast_stream_get_specific_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../simulcast/%7BsimulcastId%7D%2Fx",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "simulcastId": "72b4d6f8091a4c3ebd5f7092a4c6e81b",
            "url": "rtmps://in.video.example:443/app",
            "streamKey": "simulcast-3b8f-61ae",
            "isEnabled": false,
            "metadata": {"show": "Breakfast"}
        }
    }"#,
    enums: &[],
    maps: &["/data/metadata"],
    secrets: &["/data/streamKey"],
};

const UPDATE_SPECIFIC_SIMULCAST_OF_STREAM: Row = Row {
    function: "simulcast_stream_update_specific_simulcast_of_stream",
    id: "update-specific-simulcast-of-stream",
    method: "PUT",
    path: "/live/streams/{streamId}/simulcast/{simulcastId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = SimulcastUpdateRequest::new();
                let request = UpdateSpecificSimulcastOfStreamRequest::new("d6a2c0e8", "1c9e7b5d", body);
                simulcast_stream_update_specific_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/d6a2c0e8/simulcast/1c9e7b5d",
            query: None,
            body: Some("{}"),
        },
        Request {
            name: "example and fullest",
            call: |core| {
                let body = SimulcastUpdateRequest::new().is_enabled(false).metadata([("show", "Midnight")]);
                let request = UpdateSpecificSimulcastOfStreamRequest::new("d6a2c0e8", "1c9e7b5d", body);
                simulcast_stream_update_specific_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/d6a2c0e8/simulcast/1c9e7b5d",
            query: None,
            body: Some(r#"{"isEnabled":false,"metadata":{"show":"Midnight"}}"#),
        },
        Request {
            name: "no metadata any more",
            call: |core| {
                let body = SimulcastUpdateRequest::new().metadata([("", ""); 0]);
                let request = UpdateSpecificSimulcastOfStreamRequest::new("a/b?c#d%e é..", "...", body);
                simulcast_stream_update_specific_simulcast_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../simulcast/...",
            query: None,
            body: Some(r#"{"metadata":{}}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "simulcastId": "1c9e7b5d3f024a68b0d2f4e6a8c01357",
            "url": "rtmp://in.social.example/live/",
            "streamKey": "simulcast-c05e-42d7",
            "isEnabled": false,
            "metadata": {"show": "Midnight"}
        }
    }"#,
    enums: &[],
    maps: &["/data/metadata"],
    secrets: &["/data/streamKey"],
};
