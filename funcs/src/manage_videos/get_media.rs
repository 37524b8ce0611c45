use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaRequest, GetMediaResponse};

/// Operation of [`manage_videos_get_media`].
pub static OPERATION: Operation = Operation::new(
    "get-media (manage_videos_get_media)",
    Method::GET,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a media: its status, playback IDs, tracks and metadata.
///
/// `GET /on-demand/{mediaId}` · feature `manage-videos-get-media`
///
/// The ID of the direct upload that it came from is its ID, too. Until the file of an upload has arrived, the API
/// responds with 404 or another client error.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_get_media};
///
/// async fn seconds(core: &FastpixCore, media_id: &str) -> Result<Option<f64>, FastpixError> {
///     let media = manage_videos_get_media(core, media_id).data().await?;
///     Ok(media.duration.and_then(|duration| duration.as_seconds()))
/// }
/// ```
#[doc(alias = "manageVideosGetMedia")]
#[doc(alias = "manageVideosGet")]
pub fn manage_videos_get_media(core: &FastpixCore, request: impl Into<GetMediaRequest>) -> Call<GetMediaResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
