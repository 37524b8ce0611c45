use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamViewerCountByIdRequest, ViewsCountResponse};

static OPERATION: Operation = Operation::new(
    "get-live-stream-viewer-count-by-id",
    Method::GET,
    "/live/streams/{streamId}/viewer-count",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads how many viewers a live stream has now.
///
/// `GET /live/streams/{streamId}/viewer-count`, feature `manage-live-stream-get-live-stream-viewer-count-by-id`.
///
/// It is an estimate, and a little behind.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_live_stream_viewer_count_by_id};
///
/// async fn viewers(core: &FastpixCore, stream_id: &str) -> Result<i64, FastpixError> {
///     let response = manage_live_stream_get_live_stream_viewer_count_by_id(core, stream_id).await?;
///     Ok(response.data.and_then(|count| count.views).unwrap_or(0))
/// }
/// ```
#[doc(alias = "manageLiveStreamGetLiveStreamViewerCountById")]
#[doc(alias = "manageLiveStreamGetViewerCount")]
pub fn manage_live_stream_get_live_stream_viewer_count_by_id(
    core: &FastpixCore,
    request: impl Into<GetLiveStreamViewerCountByIdRequest>,
) -> Call<ViewsCountResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
