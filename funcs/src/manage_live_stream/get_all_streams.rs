use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllStreamsRequest, GetStreamsResponse};

/// Operation of [`manage_live_stream_get_all_streams`].
pub static OPERATION: Operation = Operation::new(
    "get-all-streams (manage_live_stream_get_all_streams)",
    Method::GET,
    "/live/streams",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the live streams of the workspace, one page per call.
///
/// `GET /live/streams` · feature `manage-live-stream-get-all-streams`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_all_streams, models::*};
///
/// async fn newest(core: &FastpixCore) -> Result<Vec<GetCreateLiveStreamResponseDto>, FastpixError> {
///     let request = GetAllStreamsRequest::new().limit(50).order_by(SortOrder::Desc);
///     manage_live_stream_get_all_streams(core, request).data().await
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
