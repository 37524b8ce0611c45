use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaChaptersRequest, UpdateMediaChaptersResponse};

/// Operation of [`in_video_ai_features_update_media_chapters`].
pub static OPERATION: Operation = Operation::new(
    "update-media-chapters (in_video_ai_features_update_media_chapters)",
    Method::PATCH,
    "/on-demand/{mediaId}/chapters",
    Idempotency::NotIdempotent, // each request can start paid processing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Starts to generate the chapters of a media, or disables them.
///
/// `PATCH /on-demand/{mediaId}/chapters` · feature `in-video-ai-features-update-media-chapters`
///
/// The response only confirms the setting. The webhook event `video.mediaAI.chapters.ready` reports that the work is
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
/// use fastpix_funcs::{FastpixCore, FastpixError, in_video_ai_features_update_media_chapters, models::*};
///
/// async fn generate_chapters(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
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
