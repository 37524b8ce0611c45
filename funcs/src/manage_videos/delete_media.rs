use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaRequest, DeleteMediaResponse};

static OPERATION: Operation = Operation::new(
    "delete-media",
    Method::DELETE,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a media for good, with all that belongs to it.
///
/// `DELETE /on-demand/{mediaId}`, feature `manage-videos-delete-media`.
///
/// Its playback ids stop working. There is no way back.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the media
/// is gone.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_delete_media};
///
/// async fn delete(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     match manage_videos_delete_media(core, media_id).await {
///         // It is gone, which is what was wanted.
///         Err(error) if error.status().is_some_and(|status| status == 404) => Ok(()),
///         response => response.map(drop),
///     }
/// }
/// ```
#[doc(alias = "manageVideosDeleteMedia")]
#[doc(alias = "manageVideosDelete")]
pub fn manage_videos_delete_media(
    core: &FastpixCore,
    request: impl Into<DeleteMediaRequest>,
) -> Call<DeleteMediaResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
