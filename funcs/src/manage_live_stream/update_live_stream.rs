use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{PatchResponseDto, UpdateLiveStreamRequest};

/// Operation of [`manage_live_stream_update_live_stream`].
pub static OPERATION: Operation = Operation::new(
    "update-live-stream (manage_live_stream_update_live_stream)",
    Method::PATCH,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Updates the metadata or the reconnect window of a live stream.
///
/// `PATCH /live/streams/{streamId}` · feature `manage-live-stream-update-live-stream`
///
/// Fields that are not set are not sent and keep their values. A disabled stream cannot be updated.
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
