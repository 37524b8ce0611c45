use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CompleteLiveStreamRequest, LiveStreamDeleteResponse};

/// Operation of [`manage_live_stream_complete_live_stream`].
pub static OPERATION: Operation = Operation::new(
    "complete-live-stream (manage_live_stream_complete_live_stream)",
    Method::PUT,
    "/live/streams/{streamId}/finish",
    Idempotency::Idempotent, // a completed broadcast stays completed; the API rejects the second request with 400
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Ends the current broadcast of a live stream.
///
/// `PUT /live/streams/{streamId}/finish` · feature `manage-live-stream-complete-live-stream`
///
/// The stream becomes `idle` again, and its recording is prepared as a media. Only an `active` stream can be
/// completed: any other is rejected with 400, and so is a retry after a lost response. The encoder can connect again;
/// disable the stream to prevent that.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundError`](ErrorClass::NotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{ApiError, ErrorClass, FastpixCore, FastpixError, manage_live_stream_complete_live_stream};
///
/// /// Returns whether a broadcast was ended.
/// async fn end(core: &FastpixCore, stream_id: &str) -> Result<bool, FastpixError> {
///     match manage_live_stream_complete_live_stream(core, stream_id).await {
///         Ok(_) => Ok(true),
///         Err(error) => match error.as_api().map(ApiError::class) {
///             Some(ErrorClass::BadRequestError) => Ok(false),
///             _ => Err(error),
///         },
///     }
/// }
/// ```
#[doc(alias = "manageLiveStreamCompleteLiveStream")]
#[doc(alias = "manageLiveStreamComplete")]
pub fn manage_live_stream_complete_live_stream(
    core: &FastpixCore,
    request: impl Into<CompleteLiveStreamRequest>,
) -> Call<LiveStreamDeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
