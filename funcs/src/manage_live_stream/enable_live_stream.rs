use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{EnableLiveStreamRequest, LiveStreamDeleteResponse};

static OPERATION: Operation = Operation::new(
    "enable-live-stream",
    Method::PUT,
    "/live/streams/{streamId}/live-enable",
    Idempotency::Idempotent, // sets a state
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
)
.with_error_class_by_message(&[
    ("already enabled", ErrorClass::StreamAlreadyEnabledError),
    ("trial", ErrorClass::TrialPlanRestrictionError),
]);

/// Enables a disabled live stream: it is idle, and can be broadcast to again.
///
/// `PUT /live/streams/{streamId}/live-enable`, feature `manage-live-stream-enable-live-stream`.
///
/// A stream that is not disabled, and one on a trial plan, cannot be enabled. Both are answered with 400; the class of
/// the error is told by the service's message.
///
/// # Retries
///
/// It sets a state, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors. Where the response to the first attempt was lost, a later one is answered with 400: the stream is
/// enabled already.
///
/// # Errors
///
/// [`StreamAlreadyEnabledError`](ErrorClass::StreamAlreadyEnabledError) (400),
/// [`TrialPlanRestrictionError`](ErrorClass::TrialPlanRestrictionError) (400),
/// [`BadRequestError`](ErrorClass::BadRequestError) (400 of any other kind),
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundError`](ErrorClass::NotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{ApiError, ErrorClass, FastpixCore, FastpixError, manage_live_stream_enable_live_stream};
///
/// async fn open(core: &FastpixCore, stream_id: &str) -> Result<&'static str, FastpixError> {
///     match manage_live_stream_enable_live_stream(core, stream_id).await {
///         Ok(_) => Ok("open"),
///         Err(error) => match error.as_api().map(ApiError::class) {
///             Some(ErrorClass::StreamAlreadyEnabledError) => Ok("open before"),
///             Some(ErrorClass::TrialPlanRestrictionError) => Ok("closed for good"),
///             _ => Err(error),
///         },
///     }
/// }
/// ```
#[doc(alias = "manageLiveStreamEnableLiveStream")]
#[doc(alias = "liveStreamsEnable")]
pub fn manage_live_stream_enable_live_stream(
    core: &FastpixCore,
    request: impl Into<EnableLiveStreamRequest>,
) -> Call<LiveStreamDeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
