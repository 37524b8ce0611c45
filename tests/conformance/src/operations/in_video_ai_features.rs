use fastpix_funcs::{
    ErrorClass, Idempotency, in_video_ai_features_update_media_chapters, in_video_ai_features_update_media_moderation,
    in_video_ai_features_update_media_named_entities, in_video_ai_features_update_media_summary,
    models::{
        Moderation, ModerationType, Summary, UpdateMediaChaptersRequest, UpdateMediaChaptersRequestBody,
        UpdateMediaModerationRequest, UpdateMediaModerationRequestBody, UpdateMediaNamedEntitiesRequest,
        UpdateMediaNamedEntitiesRequestBody, UpdateMediaSummaryRequest,
    },
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] =
    &[UPDATE_MEDIA_CHAPTERS, UPDATE_MEDIA_MODERATION, UPDATE_MEDIA_NAMED_ENTITIES, UPDATE_MEDIA_SUMMARY];

const UPDATE_MEDIA_CHAPTERS: Row = Row {
    function: "in_video_ai_features_update_media_chapters",
    id: "update-media-chapters",
    method: "PATCH",
    path: "/on-demand/{mediaId}/chapters",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let request = UpdateMediaChaptersRequest::new("93d0", UpdateMediaChaptersRequestBody::new(true));
                in_video_ai_features_update_media_chapters(core, request).into()
            },
            path: "/on-demand/93d0/chapters",
            query: None,
            body: Some(r#"{"chapters":true}"#),
        },
        Request {
            name: "off, odd id",
            call: |core| {
                let request =
                    UpdateMediaChaptersRequest::new("a/b?c#d%e é..", UpdateMediaChaptersRequestBody::new(false));
                in_video_ai_features_update_media_chapters(core, request).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../chapters",
            query: None,
            body: Some(r#"{"chapters":false}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"mediaId": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1", "isChaptersEnabled": true, "isGeneratedChapters": false}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const UPDATE_MEDIA_MODERATION: Row = Row {
    function: "in_video_ai_features_update_media_moderation",
    id: "update-media-moderation",
    method: "PATCH",
    path: "/on-demand/{mediaId}/moderation",
    repeat: Idempotency::NotIdempotent,
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
                let request = UpdateMediaModerationRequest::new("93d0", UpdateMediaModerationRequestBody::new());
                in_video_ai_features_update_media_moderation(core, request).into()
            },
            path: "/on-demand/93d0/moderation",
            query: None,
            body: Some(r#"{}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let what = Moderation::new(ModerationType::Video);
                let body = UpdateMediaModerationRequestBody::new().moderation(what);
                in_video_ai_features_update_media_moderation(core, UpdateMediaModerationRequest::new("93d0", body))
                    .into()
            },
            path: "/on-demand/93d0/moderation",
            query: None,
            body: Some(r#"{"moderation":{"type":"video"}}"#),
        },
        Request {
            name: "odd id",
            call: |core| {
                let body = UpdateMediaModerationRequestBody::new().moderation(Moderation::new(ModerationType::Av));
                in_video_ai_features_update_media_moderation(
                    core,
                    UpdateMediaModerationRequest::new("a/b?c#d%e é..", body),
                )
                .into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../moderation",
            query: None,
            body: Some(r#"{"moderation":{"type":"av"}}"#),
        },
        Request {
            name: "a value that this version does not know",
            call: |core| {
                let what = Moderation::new("subtitles");
                let body = UpdateMediaModerationRequestBody::new().moderation(what);
                in_video_ai_features_update_media_moderation(core, UpdateMediaModerationRequest::new("93d0", body))
                    .into()
            },
            path: "/on-demand/93d0/moderation",
            query: None,
            body: Some(r#"{"moderation":{"type":"subtitles"}}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"mediaId": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1", "isModerationEnabled": true, "isGeneratedModeration": false}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const UPDATE_MEDIA_NAMED_ENTITIES: Row = Row {
    function: "in_video_ai_features_update_media_named_entities",
    id: "update-media-named-entities",
    method: "PATCH",
    path: "/on-demand/{mediaId}/named-entities",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let request =
                    UpdateMediaNamedEntitiesRequest::new("93d0", UpdateMediaNamedEntitiesRequestBody::new(true));
                in_video_ai_features_update_media_named_entities(core, request).into()
            },
            path: "/on-demand/93d0/named-entities",
            query: None,
            body: Some(r#"{"namedEntities":true}"#),
        },
        Request {
            name: "off, odd id",
            call: |core| {
                let request = UpdateMediaNamedEntitiesRequest::new(
                    "a/b?c#d%e é..",
                    UpdateMediaNamedEntitiesRequestBody::new(false),
                );
                in_video_ai_features_update_media_named_entities(core, request).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../named-entities",
            query: None,
            body: Some(r#"{"namedEntities":false}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"mediaId": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1", "isNamedEntitiesEnabled": true, "isGeneratedNamedEntities": false}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const UPDATE_MEDIA_SUMMARY: Row = Row {
    function: "in_video_ai_features_update_media_summary",
    id: "update-media-summary",
    method: "PATCH",
    path: "/on-demand/{mediaId}/summary",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let request = UpdateMediaSummaryRequest::new("93d0", Summary::new(true));
                in_video_ai_features_update_media_summary(core, request).into()
            },
            path: "/on-demand/93d0/summary",
            query: None,
            body: Some(r#"{"generate":true}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = Summary::new(true).summary_length(250);
                in_video_ai_features_update_media_summary(core, UpdateMediaSummaryRequest::new("93d0", body)).into()
            },
            path: "/on-demand/93d0/summary",
            query: None,
            body: Some(r#"{"generate":true,"summaryLength":250}"#),
        },
        Request {
            name: "off, odd id",
            call: |core| {
                let request = UpdateMediaSummaryRequest::new("a/b?c#d%e é..", Summary::new(false));
                in_video_ai_features_update_media_summary(core, request).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../summary",
            query: None,
            body: Some(r#"{"generate":false}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"mediaId": "93d0b5e8-1c4f-4a72-b69e-8f0d3a7c52e1", "isSummaryEnabled": true, "isGeneratedSummary": false}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
