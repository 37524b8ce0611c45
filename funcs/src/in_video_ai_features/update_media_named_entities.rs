use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaNamedEntitiesRequest, UpdateMediaNamedEntitiesResponse};

/// Operation of [`in_video_ai_features_update_media_named_entities`].
pub static OPERATION: Operation = Operation::new(
    "update-media-named-entities (in_video_ai_features_update_media_named_entities)",
    Method::PATCH,
    "/on-demand/{mediaId}/named-entities",
    Idempotency::NotIdempotent, // each request can start paid processing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Starts to extract the people, places, organizations and products that a media names, or disables that.
///
/// `PATCH /on-demand/{mediaId}/named-entities` · feature `in-video-ai-features-update-media-named-entities`
///
/// The response only confirms the setting. The webhook event `video.mediaAI.named-entities.ready` reports that the
/// work is complete. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the work may have
/// started: wait for the event before you start it again.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_named_entities, models::*};
///
/// async fn disable(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     let body = UpdateMediaNamedEntitiesRequestBody::new(false);
///     let request = UpdateMediaNamedEntitiesRequest::new(media_id, body);
///     in_video_ai_features_update_media_named_entities(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "inVideoAIFeaturesUpdateMediaNamedEntities")]
#[doc(alias = "aiFeaturesGenerateNamedEntities")]
pub fn in_video_ai_features_update_media_named_entities(
    core: &FastpixCore,
    request: impl Into<UpdateMediaNamedEntitiesRequest>,
) -> Call<UpdateMediaNamedEntitiesResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
