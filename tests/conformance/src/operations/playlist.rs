use fastpix_funcs::{
    ErrorClass, Idempotency,
    models::{
        AddMediaToPlaylistRequest, ChangeMediaOrderInPlaylistRequest, CreatePlaylistRequest,
        CreatePlaylistRequestManual, CreatePlaylistRequestOther, CreatePlaylistRequestSmart, DateRange,
        DeleteMediaFromPlaylistRequest, GetAllPlaylistsRequest, MediaIdsRequest, PlaylistMetadata, PlaylistOrder,
        UpdateAPlaylistRequest, UpdatePlaylistRequest,
    },
    playlist_add_media_to_playlist, playlist_change_media_order_in_playlist, playlist_create_a_playlist,
    playlist_delete_a_playlist, playlist_delete_media_from_playlist, playlist_get_all_playlists,
    playlist_get_playlist_by_id, playlist_update_a_playlist,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    ADD_MEDIA_TO_PLAYLIST,
    CHANGE_MEDIA_ORDER_IN_PLAYLIST,
    CREATE_A_PLAYLIST,
    DELETE_A_PLAYLIST,
    DELETE_MEDIA_FROM_PLAYLIST,
    GET_ALL_PLAYLISTS,
    GET_PLAYLIST_BY_ID,
    UPDATE_A_PLAYLIST,
];

const ADD_MEDIA_TO_PLAYLIST: Row = Row {
    function: "playlist_add_media_to_playlist",
    id: "add-media-to-playlist",
    method: "PATCH",
    path: "/on-demand/playlists/{playlistId}/media",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = AddMediaToPlaylistRequest::new("7f25", MediaIdsRequest::new([""; 0]));
                playlist_add_media_to_playlist(core, request).into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":[]}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = MediaIdsRequest::new(["93d0", "2c7e", "5b16"]);
                playlist_add_media_to_playlist(core, AddMediaToPlaylistRequest::new("7f25", body)).into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":["93d0","2c7e","5b16"]}"#),
        },
        Request {
            name: "odd id",
            call: |core| {
                let request =
                    AddMediaToPlaylistRequest::new("a/b?c#d%e é..", MediaIdsRequest::new(["93d0".to_owned()]));
                playlist_add_media_to_playlist(core, request).into()
            },
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9../media",
            query: None,
            body: Some(r#"{"mediaIds":["93d0"]}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};

const CHANGE_MEDIA_ORDER_IN_PLAYLIST: Row = Row {
    function: "playlist_change_media_order_in_playlist",
    id: "change-media-order-in-playlist",
    method: "PUT",
    path: "/on-demand/playlists/{playlistId}/media",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = ChangeMediaOrderInPlaylistRequest::new("7f25", MediaIdsRequest::new([""; 0]));
                playlist_change_media_order_in_playlist(core, request).into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":[]}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = MediaIdsRequest::new(["93d0", "2c7e", "5b16"]);
                playlist_change_media_order_in_playlist(core, ChangeMediaOrderInPlaylistRequest::new("7f25", body))
                    .into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":["93d0","2c7e","5b16"]}"#),
        },
        Request {
            name: "odd id",
            call: |core| {
                let request =
                    ChangeMediaOrderInPlaylistRequest::new("a/b?c#d%e é..", MediaIdsRequest::new(["93d0".to_owned()]));
                playlist_change_media_order_in_playlist(core, request).into()
            },
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9../media",
            query: None,
            body: Some(r#"{"mediaIds":["93d0"]}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};

const CREATE_A_PLAYLIST: Row = Row {
    function: "playlist_create_a_playlist",
    id: "create-a-playlist",
    method: "POST",
    path: "/on-demand/playlists",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (409, ErrorClass::DuplicateReferenceIdErrorResponse),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = CreatePlaylistRequestManual::new("Best of", "best-of");
                playlist_create_a_playlist(core, request).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(r#"{"type":"manual","name":"Best of","referenceId":"best-of"}"#),
        },
        Request {
            name: "smallest smart",
            call: |core| {
                let media = PlaylistMetadata::new();
                let order = PlaylistOrder::CreatedDateDesc;
                let request = CreatePlaylistRequestSmart::new("New", "new", order, media);
                playlist_create_a_playlist(core, request).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(
                r#"{"type":"smart","name":"New","referenceId":"new","playOrder":"createdDate DESC","metadata":{}}"#,
            ),
        },
        Request {
            name: "example",
            call: |core| {
                let days = DateRange::new().start_date("2026-03-01").end_date("2026-05-31");
                let media = PlaylistMetadata::new().created_date(days.clone()).updated_date(days);
                let order = PlaylistOrder::CreatedDateAsc;
                let request = CreatePlaylistRequestSmart::new("Spring", "spring-26", order, media)
                    .description("What was new in spring")
                    .limit(20);
                playlist_create_a_playlist(core, CreatePlaylistRequest::from(request)).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(concat!(
                r#"{"type":"smart","name":"Spring","referenceId":"spring-26","playOrder":"createdDate ASC","#,
                r#""metadata":{"createdDate":{"startDate":"2026-03-01","endDate":"2026-05-31"},"updatedDate":{"#,
                r#""startDate":"2026-03-01","endDate":"2026-05-31"}},"description":"What was new in spring","#,
                r#""limit":20}"#
            )),
        },
        Request {
            name: "fullest manual",
            call: |core| {
                let request =
                    CreatePlaylistRequestManual::new("Best of", "best-of").description("As we like it").limit(1000);
                playlist_create_a_playlist(core, CreatePlaylistRequest::Manual(request)).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(concat!(
                r#"{"type":"manual","name":"Best of","referenceId":"best-of","description":"As we like it","#,
                r#""limit":1000}"#
            )),
        },
        Request {
            name: "smallest of a type that this version does not know",
            call: |core| {
                let request = CreatePlaylistRequestOther::new("Mix", "mix", "shuffled");
                playlist_create_a_playlist(core, request).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(r#"{"name":"Mix","referenceId":"mix","type":"shuffled"}"#),
        },
        Request {
            name: "fullest of a type that this version does not know",
            call: |core| {
                let media = PlaylistMetadata::new().updated_date(DateRange::new());
                let request = CreatePlaylistRequestOther::new("Mix", "mix", "shuffled")
                    .description("Each time anew")
                    .play_order("random")
                    .limit(0)
                    .metadata(media);
                playlist_create_a_playlist(core, request).into()
            },
            path: "/on-demand/playlists",
            query: None,
            body: Some(concat!(
                r#"{"name":"Mix","referenceId":"mix","type":"shuffled","description":"Each time anew","#,
                r#""playOrder":"random","limit":0,"metadata":{"updatedDate":{}}}"#
            )),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};

const DELETE_A_PLAYLIST: Row = Row {
    function: "playlist_delete_a_playlist",
    id: "delete-a-playlist",
    method: "DELETE",
    path: "/on-demand/playlists/{playlistId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| playlist_delete_a_playlist(core, "7f25").into(),
            path: "/on-demand/playlists/7f25",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| playlist_delete_a_playlist(core, "a/b?c#d%e é..").into(),
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true, "data": [{}]}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const DELETE_MEDIA_FROM_PLAYLIST: Row = Row {
    function: "playlist_delete_media_from_playlist",
    id: "delete-media-from-playlist",
    method: "DELETE",
    path: "/on-demand/playlists/{playlistId}/media",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = DeleteMediaFromPlaylistRequest::new("7f25", MediaIdsRequest::new([""; 0]));
                playlist_delete_media_from_playlist(core, request).into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":[]}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = MediaIdsRequest::new(["93d0", "2c7e", "5b16"]);
                playlist_delete_media_from_playlist(core, DeleteMediaFromPlaylistRequest::new("7f25", body)).into()
            },
            path: "/on-demand/playlists/7f25/media",
            query: None,
            body: Some(r#"{"mediaIds":["93d0","2c7e","5b16"]}"#),
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = DeleteMediaFromPlaylistRequest::new("a/b?c#d%e é..", MediaIdsRequest::new(["\"é\\"]));
                playlist_delete_media_from_playlist(core, request).into()
            },
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9../media",
            query: None,
            body: Some(r#"{"mediaIds":["\"é\\"]}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};

const GET_ALL_PLAYLISTS: Row = Row {
    function: "playlist_get_all_playlists",
    id: "get-all-playlists",
    method: "GET",
    path: "/on-demand/playlists",
    repeat: Idempotency::Idempotent,
    errors: &[(401, ErrorClass::UnauthorizedError)],
    requests: &[
        Request {
            name: "smallest",
            call: |core| playlist_get_all_playlists(core, GetAllPlaylistsRequest::new()).into(),
            path: "/on-demand/playlists",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| playlist_get_all_playlists(core, GetAllPlaylistsRequest::new().limit(1)).into(),
            path: "/on-demand/playlists",
            query: Some("limit=1"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetAllPlaylistsRequest::new().offset(4).limit(50);
                playlist_get_all_playlists(core, request).into()
            },
            path: "/on-demand/playlists",
            query: Some("limit=50&offset=4"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
                "name": "Best of",
                "type": "manual",
                "referenceId": "best-of",
                "createdAt": "2026-06-01T07:00:00.120345Z",
                "mediaCount": 0
            },
            {"id": "41ab0c9d-f3e5-4278-8b6a-c2d7e9051f3b", "name": "Spring"}
        ],
        "pagination": {"totalRecords": 31, "currentOffset": 4, "offsetCount": 4}
    }"#,
    enums: &["/data/0/type"],
    maps: &[],
    secrets: &[],
};

const GET_PLAYLIST_BY_ID: Row = Row {
    function: "playlist_get_playlist_by_id",
    id: "get-playlist-by-id",
    method: "GET",
    path: "/on-demand/playlists/{playlistId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| playlist_get_playlist_by_id(core, "7f25").into(),
            path: "/on-demand/playlists/7f25",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| playlist_get_playlist_by_id(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};

const UPDATE_A_PLAYLIST: Row = Row {
    function: "playlist_update_a_playlist",
    id: "update-a-playlist",
    method: "PUT",
    path: "/on-demand/playlists/{playlistId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let body = UpdatePlaylistRequest::new("Late spring", "From May on");
                playlist_update_a_playlist(core, UpdateAPlaylistRequest::new("7f25", body)).into()
            },
            path: "/on-demand/playlists/7f25",
            query: None,
            body: Some(r#"{"name":"Late spring","description":"From May on"}"#),
        },
        Request {
            name: "odd id, empty texts",
            call: |core| {
                let request = UpdateAPlaylistRequest::new("a/b?c#d%e é..", UpdatePlaylistRequest::new("", ""));
                playlist_update_a_playlist(core, request).into()
            },
            path: "/on-demand/playlists/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: Some(r#"{"name":"","description":""}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "7f25d9e3-80ac-4b61-a3d7-14c9e6b0f852",
            "name": "Spring",
            "referenceId": "spring-26",
            "type": "smart",
            "description": "What was new in spring",
            "playOrder": "createdDate ASC",
            "metadata": {
                "createdDate": {"startDate": "2026-03-01", "endDate": "2026-05-31"},
                "updatedDate": {"startDate": "2026-04-01", "endDate": "2026-06-30"}
            },
            "mediaList": [
                {
                    "createdAt": "2026-03-08T11:20:41.000912Z",
                    "creatorId": "studio-4",
                    "duration": 63.4,
                    "id": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1",
                    "sourceResolution": "1080p",
                    "status": "Ready",
                    "thumbnail": "https://images.fastpix.com/0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294/thumbnail.png",
                    "title": "Opening night"
                },
                {"id": "2c7ef1a0-64b8-4d35-9e02-5a8d7c1b3f46", "duration": "01:02:03", "sourceResolution": "720"}
            ],
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "createdAt": "2026-06-01T07:00:00.120345Z",
            "updatedAt": "2026-06-02T08:30:59.000001Z",
            "mediaCount": 2
        }
    }"#,
    enums: &["/data/type", "/data/playOrder"],
    maps: &[],
    secrets: &[],
};
