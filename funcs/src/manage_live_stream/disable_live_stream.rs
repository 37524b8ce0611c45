use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DisableLiveStreamRequest, LiveStreamDeleteResponse};

/// Operation of [`manage_live_stream_disable_live_stream`].
pub static OPERATION: Operation = Operation::new(
    "disable-live-stream (manage_live_stream_disable_live_stream)",
    Method::PUT,
    "/live/streams/{streamId}/live-disable",
    Idempotency::Idempotent, // a disabled stream stays disabled; the API rejects the second request with 400
    &[
        (400, ErrorClass::StreamAlreadyDisabledError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Disables a live stream.
///
/// `PUT /live/streams/{streamId}/live-disable` · feature `manage-live-stream-disable-live-stream`
///
/// Encoders cannot connect to a `disabled` stream until it is enabled again. On a trial plan a disabled stream cannot
/// be enabled again. A stream that is disabled already is rejected with 400, and so is a retry after a lost response.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`StreamAlreadyDisabledError`](ErrorClass::StreamAlreadyDisabledError) |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_disable_live_stream};
///
/// async fn disable_all(core: &FastpixCore, stream_ids: &[String]) -> Result<(), FastpixError> {
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
