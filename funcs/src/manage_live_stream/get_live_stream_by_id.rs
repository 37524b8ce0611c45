use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamByIdRequest, LivestreamgetResponse};

static OPERATION: Operation = Operation::new(
    "get-live-stream-by-id",
    Method::GET,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a live stream: its settings, its keys, what it is doing.
///
/// `GET /live/streams/{streamId}`, feature `manage-live-stream-get-live-stream-by-id`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundError`](ErrorClass::NotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_live_stream_by_id, models::*};
///
/// async fn is_on_air(core: &FastpixCore, stream_id: &str) -> Result<bool, FastpixError> {
///     let response = manage_live_stream_get_live_stream_by_id(core, stream_id).await?;
///     Ok(response.data.and_then(|stream| stream.status) == Some(LiveStreamStatus::Active))
/// }
/// ```
#[doc(alias = "manageLiveStreamGetLiveStreamById")]
#[doc(alias = "manageLiveStreamGet")]
pub fn manage_live_stream_get_live_stream_by_id(
    core: &FastpixCore,
    request: impl Into<GetLiveStreamByIdRequest>,
) -> Call<LivestreamgetResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
