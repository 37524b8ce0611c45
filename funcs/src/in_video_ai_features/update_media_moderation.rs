use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaModerationRequest, UpdateMediaModerationResponse};

/// Operation of [`in_video_ai_features_update_media_moderation`].
pub static OPERATION: Operation = Operation::new(
    "update-media-moderation (in_video_ai_features_update_media_moderation)",
    Method::PATCH,
    "/on-demand/{mediaId}/moderation",
    Idempotency::NotIdempotent, // each request can start paid processing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Starts the moderation of a media, which looks for nudity and profanity, or disables it.
///
/// `PATCH /on-demand/{mediaId}/moderation` · feature `in-video-ai-features-update-media-moderation`
///
/// The response only confirms the setting. The webhook event `video.mediaAI.moderation.ready` reports that the work is
/// complete. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the work may have started: wait
/// for the event before you start it again.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_moderation, models::*};
///
/// async fn moderate(core: &FastpixCore, media_id: &str) -> Result<Option<bool>, FastpixError> {
///     let what = Moderation::new(ModerationType::Av);
///     let body = UpdateMediaModerationRequestBody::new().moderation(what);
///     let request = UpdateMediaModerationRequest::new(media_id, body);
///     let moderation = in_video_ai_features_update_media_moderation(core, request).data().await?;
///     Ok(moderation.is_moderation_enabled)
/// }
/// ```
#[doc(alias = "inVideoAIFeaturesUpdateMediaModeration")]
#[doc(alias = "inVideoAIUpdateModeration")]
pub fn in_video_ai_features_update_media_moderation(
    core: &FastpixCore,
    request: impl Into<UpdateMediaModerationRequest>,
) -> Call<UpdateMediaModerationResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
