use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaRequest, GetMediaResponse};

static OPERATION: Operation = Operation::new(
    "get-media",
    Method::GET,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a media: how far it is, what it can be watched by, what it consists of.
///
/// `GET /on-demand/{mediaId}`, feature `manage-videos-get-media`.
///
/// The id of the upload that it came from does as well: the two are equal.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_get_media};
///
/// async fn seconds(core: &FastpixCore, media_id: &str) -> Result<Option<f64>, FastpixError> {
///     let media = manage_videos_get_media(core, media_id).await?.data.unwrap_or_default();
///     Ok(media.duration.and_then(|duration| duration.as_seconds()))
/// }
/// ```
#[doc(alias = "manageVideosGetMedia")]
#[doc(alias = "manageVideosGet")]
pub fn manage_videos_get_media(core: &FastpixCore, request: impl Into<GetMediaRequest>) -> Call<GetMediaResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
