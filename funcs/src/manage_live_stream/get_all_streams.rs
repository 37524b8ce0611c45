use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllStreamsRequest, GetStreamsResponse};

static OPERATION: Operation = Operation::new(
    "get-all-streams",
    Method::GET,
    "/live/streams",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the live streams of the workspace, a page at a time.
///
/// `GET /live/streams`, feature `manage-live-stream-get-all-streams`.
///
/// Pages are counted from 1, and the response says how many there are.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_all_streams, models::*};
///
/// async fn newest(core: &FastpixCore) -> Result<Vec<GetCreateLiveStreamResponseDto>, FastpixError> {
///     let request = GetAllStreamsRequest::new().limit(50).order_by(SortOrder::Desc);
///     Ok(manage_live_stream_get_all_streams(core, request).await?.data.unwrap_or_default())
/// }
/// ```
#[doc(alias = "manageLiveStreamGetAllStreams")]
#[doc(alias = "liveStreamsList")]
pub fn manage_live_stream_get_all_streams(
    core: &FastpixCore,
    request: impl Into<GetAllStreamsRequest>,
) -> Call<GetStreamsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
