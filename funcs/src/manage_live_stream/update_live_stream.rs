use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{PatchResponseDto, UpdateLiveStreamRequest};

static OPERATION: Operation = Operation::new(
    "update-live-stream",
    Method::PATCH,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Changes the metadata or the reconnect window of a live stream.
///
/// `PATCH /live/streams/{streamId}`, feature `manage-live-stream-update-live-stream`.
///
/// What is not set is not sent, and stays as it is.
///
/// # Retries
///
/// It sets values, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_update_live_stream, models::*};
///
/// async fn rename(core: &FastpixCore, stream_id: &str, name: &str) -> Result<(), FastpixError> {
///     let body = PatchLiveStreamRequest::new().metadata([("name", name)]);
///     manage_live_stream_update_live_stream(core, UpdateLiveStreamRequest::new(stream_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "manageLiveStreamUpdateLiveStream")]
#[doc(alias = "manageLiveStreamUpdate")]
pub fn manage_live_stream_update_live_stream(
    core: &FastpixCore,
    request: impl Into<UpdateLiveStreamRequest>,
) -> Call<PatchResponseDto> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).json(&request.body).call_operation()
}
