use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamViewerCountByIdRequest, ViewsCountResponse};

/// Operation of [`manage_live_stream_get_live_stream_viewer_count_by_id`].
pub static OPERATION: Operation = Operation::new(
    "get-live-stream-viewer-count-by-id (manage_live_stream_get_live_stream_viewer_count_by_id)",
    Method::GET,
    "/live/streams/{streamId}/viewer-count",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the current number of viewers of a live stream.
///
/// `GET /live/streams/{streamId}/viewer-count` · feature `manage-live-stream-get-live-stream-viewer-count-by-id`
///
/// The number is an estimate, and a short time behind.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_live_stream_viewer_count_by_id};
///
/// async fn viewers(core: &FastpixCore, stream_id: &str) -> Result<i64, FastpixError> {
///     let count = manage_live_stream_get_live_stream_viewer_count_by_id(core, stream_id).data().await?;
///     Ok(count.views.unwrap_or(0))
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
