use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteLiveStreamRequest, LiveStreamDeleteResponse};

static OPERATION: Operation = Operation::new(
    "delete-live-stream",
    Method::DELETE,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a live stream for good.
///
/// `DELETE /live/streams/{streamId}`, feature `manage-live-stream-delete-live-stream`.
///
/// A broadcast that is on the air is cut off, and the playback ids of the stream stop working.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the stream
/// is gone.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_delete_live_stream};
///
/// async fn delete(core: &FastpixCore, stream_id: &str) -> Result<(), FastpixError> {
///     match manage_live_stream_delete_live_stream(core, stream_id).await {
///         // Gone is gone, whoever did it.
///         Err(error) if error.status().is_some_and(|status| status == 404) => Ok(()),
///         response => response.map(drop),
///     }
/// }
/// ```
#[doc(alias = "manageLiveStreamDeleteLiveStream")]
#[doc(alias = "liveStreamsDelete")]
pub fn manage_live_stream_delete_live_stream(
    core: &FastpixCore,
    request: impl Into<DeleteLiveStreamRequest>,
) -> Call<LiveStreamDeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
