use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DisableLiveStreamRequest, LiveStreamDeleteResponse};

static OPERATION: Operation = Operation::new(
    "disable-live-stream",
    Method::PUT,
    "/live/streams/{streamId}/live-disable",
    Idempotency::Idempotent, // sets a state
    &[
        (400, ErrorClass::StreamAlreadyDisabledError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Disables a live stream: nobody can broadcast to it until it is enabled again.
///
/// `PUT /live/streams/{streamId}/live-disable`, feature `manage-live-stream-disable-live-stream`.
///
/// On a trial plan there is no way back: such a stream cannot be enabled again.
///
/// # Retries
///
/// It sets a state, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors. Where the response to the first attempt was lost, a later one is answered with 400: the stream is
/// disabled already.
///
/// # Errors
///
/// [`StreamAlreadyDisabledError`](ErrorClass::StreamAlreadyDisabledError) (400),
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_disable_live_stream};
///
/// async fn close(core: &FastpixCore, stream_ids: &[String]) -> Result<(), FastpixError> {
///     for stream_id in stream_ids {
///         manage_live_stream_disable_live_stream(core, stream_id.as_str()).await?;
///     }
///     Ok(())
/// }
/// ```
#[doc(alias = "manageLiveStreamDisableLiveStream")]
#[doc(alias = "manageLiveStreamDisable")]
pub fn manage_live_stream_disable_live_stream(
    core: &FastpixCore,
    request: impl Into<DisableLiveStreamRequest>,
) -> Call<LiveStreamDeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
