use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{EnableLiveStreamRequest, LiveStreamDeleteResponse};

/// Operation of [`manage_live_stream_enable_live_stream`].
pub static OPERATION: Operation = Operation::new(
    "enable-live-stream (manage_live_stream_enable_live_stream)",
    Method::PUT,
    "/live/streams/{streamId}/live-enable",
    Idempotency::Idempotent, // an enabled stream stays enabled; the API rejects the second request with 400
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

/// Enables a disabled live stream.
///
/// `PUT /live/streams/{streamId}/live-enable` · feature `manage-live-stream-enable-live-stream`
///
/// The stream becomes `idle`, and encoders can connect to it again. A stream that is not disabled is rejected with
/// 400, and so are streams on a trial plan; the message of the API decides the class of the error. A retry after a
/// lost response fails with 400, too.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400, message contains "already enabled" | [`StreamAlreadyEnabledError`](ErrorClass::StreamAlreadyEnabledError) |
/// | 400, message contains "trial" | [`TrialPlanRestrictionError`](ErrorClass::TrialPlanRestrictionError) |
/// | any other 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundError`](ErrorClass::NotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{ApiError, ErrorClass, FastpixCore, FastpixError, manage_live_stream_enable_live_stream};
///
/// async fn enable(core: &FastpixCore, stream_id: &str) -> Result<&'static str, FastpixError> {
///     match manage_live_stream_enable_live_stream(core, stream_id).await {
///         Ok(_) => Ok("enabled"),
///         Err(error) => match error.as_api().map(ApiError::class) {
///             Some(ErrorClass::StreamAlreadyEnabledError) => Ok("enabled before"),
///             Some(ErrorClass::TrialPlanRestrictionError) => Ok("not on a trial plan"),
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
