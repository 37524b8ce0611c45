use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaSummaryRequest, UpdateMediaSummaryResponse};

/// Operation of [`in_video_ai_features_update_media_summary`].
pub static OPERATION: Operation = Operation::new(
    "update-media-summary (in_video_ai_features_update_media_summary)",
    Method::PATCH,
    "/on-demand/{mediaId}/summary",
    Idempotency::NotIdempotent, // each request can start paid processing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Starts to generate the summary of a media, or disables it.
///
/// `PATCH /on-demand/{mediaId}/summary` · feature `in-video-ai-features-update-media-summary`
///
/// The response only confirms the setting. The webhook event `video.mediaAI.summary.ready` reports that the work is
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
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_summary, models::*};
///
/// async fn summarize(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
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
