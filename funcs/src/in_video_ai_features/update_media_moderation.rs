use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaModerationRequest, UpdateMediaModerationResponse};

static OPERATION: Operation = Operation::new(
    "update-media-moderation",
    Method::PATCH,
    "/on-demand/{mediaId}/moderation",
    Idempotency::NotIdempotent, // starts work that can cost money
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Has a media looked through for nudity and profanity.
///
/// `PATCH /on-demand/{mediaId}/moderation`, feature `in-video-ai-features-update-media-moderation`.
///
/// The response only says that it is on or off. The work takes its time, and its end is told by the webhook event
/// `video.mediaAI.moderation.ready`.
///
/// # Retries
///
/// It starts work that can cost money, so it is tried again only after a 429, and after errors that prove that nothing
/// was sent. Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the work may have begun: wait for the
/// webhook event before you ask for it again.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
///     let response = in_video_ai_features_update_media_moderation(core, request).await?;
///     Ok(response.data.and_then(|moderation| moderation.is_moderation_enabled))
/// }
/// ```
#[doc(alias = "inVideoAIFeaturesUpdateMediaModeration")]
#[doc(alias = "inVideoAIUpdateModeration")]
pub fn in_video_ai_features_update_media_moderation(
    core: &FastpixCore,
    request: impl Into<UpdateMediaModerationRequest>,
) -> Call<UpdateMediaModerationResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call()
}
