use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaRequest, DeleteMediaResponse};

/// Operation of [`manage_videos_delete_media`].
pub static OPERATION: Operation = Operation::new(
    "delete-media (manage_videos_delete_media)",
    Method::DELETE,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a media.
///
/// `DELETE /on-demand/{mediaId}` · feature `manage-videos-delete-media`
///
/// Its playback IDs stop working. This cannot be undone. A retry after a lost response fails with 404.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_delete_media};
///
/// async fn delete(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     match manage_videos_delete_media(core, media_id).await {
///         // It was deleted before.
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
