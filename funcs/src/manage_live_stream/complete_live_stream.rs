use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CompleteLiveStreamRequest, LiveStreamDeleteResponse};

static OPERATION: Operation = Operation::new(
    "complete-live-stream",
    Method::PUT,
    "/live/streams/{streamId}/finish",
    Idempotency::Idempotent, // ends what is on the air
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Ends the broadcast that is on the air: the stream is idle again, and its recording is made ready.
///
/// `PUT /live/streams/{streamId}/finish`, feature `manage-live-stream-complete-live-stream`.
///
/// Only an active stream can be completed. The broadcaster is not kept out: to do that, disable the stream.
///
/// # Retries
///
/// It ends what is on the air, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504
/// and after connection errors. Where the response to the first attempt was lost, a later one is answered with 400: the
/// stream is idle already.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundError`](ErrorClass::NotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{ApiError, ErrorClass, FastpixCore, FastpixError, manage_live_stream_complete_live_stream};
///
/// /// Whether there was a broadcast to end.
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
