use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaChaptersRequest, UpdateMediaChaptersResponse};

static OPERATION: Operation = Operation::new(
    "update-media-chapters",
    Method::PATCH,
    "/on-demand/{mediaId}/chapters",
    Idempotency::NotIdempotent, // starts work that can cost money
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Has the chapters of a media found, or turns them off.
///
/// `PATCH /on-demand/{mediaId}/chapters`, feature `in-video-ai-features-update-media-chapters`.
///
/// The response only says that it is on or off. The work takes its time, and its end is told by the webhook event
/// `video.mediaAI.chapters.ready`.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_chapters, models::*};
///
/// async fn find_chapters(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     let request = UpdateMediaChaptersRequest::new(media_id, UpdateMediaChaptersRequestBody::new(true));
///     in_video_ai_features_update_media_chapters(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "inVideoAIFeaturesUpdateMediaChapters")]
#[doc(alias = "inVideoAIfeaturesGenerateChapters")]
pub fn in_video_ai_features_update_media_chapters(
    core: &FastpixCore,
    request: impl Into<UpdateMediaChaptersRequest>,
) -> Call<UpdateMediaChaptersResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
