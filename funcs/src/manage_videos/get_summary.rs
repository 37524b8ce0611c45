use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaSummaryRequest, GetMediaSummaryResponse};

static OPERATION: Operation = Operation::new(
    "get-media-summary",
    Method::GET,
    "/on-demand/{mediaId}/summary",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the summary of a media.
///
/// `GET /on-demand/{mediaId}/summary`, feature `manage-videos-get-summary`.
///
/// There is one only if it was asked for, when the media was created or later, and once it is written. Until then the
/// service answers with an error, often a 400 that it does not declare.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_get_summary};
///
/// async fn summary(core: &FastpixCore, media_id: &str) -> Result<String, FastpixError> {
///     Ok(manage_videos_get_summary(core, media_id).await?.data.unwrap_or_default())
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
