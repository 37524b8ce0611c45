use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaSummaryRequest, GetMediaSummaryResponse};

/// Operation of [`manage_videos_get_summary`].
pub static OPERATION: Operation = Operation::new(
    "get-media-summary (manage_videos_get_summary)",
    Method::GET,
    "/on-demand/{mediaId}/summary",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the generated summary of a media.
///
/// `GET /on-demand/{mediaId}/summary` · feature `manage-videos-get-summary`
///
/// A media has a summary only if it was enabled, at creation or with `in_video_ai_features_update_media_summary`, and
/// has been generated since. Until then the API responds with an error, usually 400.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_get_summary};
///
/// async fn summary(core: &FastpixCore, media_id: &str) -> Result<String, FastpixError> {
///     manage_videos_get_summary(core, media_id).data().await
/// }
/// ```
#[doc(alias = "manageVideosGetSummary")]
pub fn manage_videos_get_summary(
    core: &FastpixCore,
    request: impl Into<GetMediaSummaryRequest>,
) -> Call<GetMediaSummaryResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
