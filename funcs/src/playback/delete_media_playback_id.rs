use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaPlaybackIdRequest, DeleteMediaPlaybackIdResponse};

static OPERATION: Operation = Operation::new(
    "delete-media-playback-id",
    Method::DELETE,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a playback id of a media: whoever watches by it can do so no longer.
///
/// `DELETE /on-demand/{mediaId}/playback-ids`, feature `playback-delete-media-playback-id`.
///
/// The media and its other playback ids stay.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the
/// playback id is gone.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
