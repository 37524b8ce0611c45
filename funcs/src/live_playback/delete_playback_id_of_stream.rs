use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeletePlaybackIdOfStreamRequest, LiveStreamDeleteResponse};

static OPERATION: Operation = Operation::new(
    "delete-playbackId-of-stream",
    Method::DELETE,
    "/live/streams/{streamId}/playback-ids",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Takes a playback id from a live stream.
///
/// `DELETE /live/streams/{streamId}/playback-ids`, feature `live-playback-delete-playback-id-of-stream`.
///
/// Nobody can begin to watch by it any more; who is watching already can go on for a short while.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the
/// playback id is gone.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_delete_playback_id_of_stream, models::*};
///
/// async fn lock(core: &FastpixCore, stream_id: &str, leaked: &str) -> Result<(), FastpixError> {
///     let request = DeletePlaybackIdOfStreamRequest::new(stream_id, leaked);
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
