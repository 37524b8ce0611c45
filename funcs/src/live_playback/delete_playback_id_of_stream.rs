use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeletePlaybackIdOfStreamRequest, LiveStreamDeleteResponse};

/// Operation of [`live_playback_delete_playback_id_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "delete-playbackId-of-stream (live_playback_delete_playback_id_of_stream)",
    Method::DELETE,
    "/live/streams/{streamId}/playback-ids",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a playback ID of a live stream.
///
/// `DELETE /live/streams/{streamId}/playback-ids` · feature `live-playback-delete-playback-id-of-stream`
///
/// No playback can be started with the ID afterwards; players that have started can continue for a short time. A retry
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
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_delete_playback_id_of_stream, models::*};
///
/// async fn revoke(core: &FastpixCore, stream_id: &str, playback_id: &str) -> Result<(), FastpixError> {
///     let request = DeletePlaybackIdOfStreamRequest::new(stream_id, playback_id);
///     live_playback_delete_playback_id_of_stream(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "livePlaybackDeletePlaybackIdOfStream")]
#[doc(alias = "livePlaybackDelete")]
pub fn live_playback_delete_playback_id_of_stream(
    core: &FastpixCore,
    request: impl Into<DeletePlaybackIdOfStreamRequest>,
) -> Call<LiveStreamDeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).query_pairs(request.query()).call_operation()
}
