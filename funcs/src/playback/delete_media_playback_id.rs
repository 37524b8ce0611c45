use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaPlaybackIdRequest, DeleteMediaPlaybackIdResponse};

/// Operation of [`playback_delete_media_playback_id`].
pub static OPERATION: Operation = Operation::new(
    "delete-media-playback-id (playback_delete_media_playback_id)",
    Method::DELETE,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a playback ID of a media.
///
/// `DELETE /on-demand/{mediaId}/playback-ids` · feature `playback-delete-media-playback-id`
///
/// No playback can be started with the ID afterwards. The media and its other playback IDs are not changed. A retry
/// after a lost response fails with 404.
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
/// | 404 | [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_delete_media_playback_id};
///
/// async fn revoke(core: &FastpixCore, media_id: &str, playback_id: &str) -> Result<(), FastpixError> {
///     playback_delete_media_playback_id(core, DeleteMediaPlaybackIdRequest::new(media_id, playback_id)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playbackDeleteMediaPlaybackId")]
#[doc(alias = "playbackDelete")]
pub fn playback_delete_media_playback_id(
    core: &FastpixCore,
    request: impl Into<DeleteMediaPlaybackIdRequest>,
) -> Call<DeleteMediaPlaybackIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).query_pairs(request.query()).call_operation()
}
