use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteLiveStreamRequest, LiveStreamDeleteResponse};

/// Operation of [`manage_live_stream_delete_live_stream`].
pub static OPERATION: Operation = Operation::new(
    "delete-live-stream (manage_live_stream_delete_live_stream)",
    Method::DELETE,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a live stream.
///
/// `DELETE /live/streams/{streamId}` · feature `manage-live-stream-delete-live-stream`
///
/// This cannot be undone. A current broadcast is ended, and the playback IDs of the stream stop working. A retry after
/// a lost response fails with 404.
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
/// | 404 | [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_delete_live_stream};
///
/// async fn delete(core: &FastpixCore, stream_id: &str) -> Result<(), FastpixError> {
///     match manage_live_stream_delete_live_stream(core, stream_id).await {
///         // It was deleted before.
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
