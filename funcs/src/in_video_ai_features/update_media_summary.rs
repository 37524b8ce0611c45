use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaSummaryRequest, UpdateMediaSummaryResponse};

static OPERATION: Operation = Operation::new(
    "update-media-summary",
    Method::PATCH,
    "/on-demand/{mediaId}/summary",
    Idempotency::NotIdempotent, // starts work that can cost money
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Has a summary of a media written, or turns it off.
///
/// `PATCH /on-demand/{mediaId}/summary`, feature `in-video-ai-features-update-media-summary`.
///
/// The response only says that it is on or off. The work takes its time, and its end is told by the webhook event
/// `video.mediaAI.summary.ready`. A summary that was never turned on cannot be read: the service answers 400.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_summary, models::*};
///
/// async fn sum_up(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     let body = UpdateMediaSummaryRequestBody::new(true).summary_length(60);
///     in_video_ai_features_update_media_summary(core, UpdateMediaSummaryRequest::new(media_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "inVideoAIFeaturesUpdateMediaSummary")]
#[doc(alias = "aiFeaturesUpdateSummary")]
pub fn in_video_ai_features_update_media_summary(
    core: &FastpixCore,
    request: impl Into<UpdateMediaSummaryRequest>,
) -> Call<UpdateMediaSummaryResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
