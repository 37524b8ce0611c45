use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{SimulcastUpdateResponse, UpdateSpecificSimulcastOfStreamRequest};

static OPERATION: Operation = Operation::new(
    "update-specific-simulcast-of-stream",
    Method::PUT,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Turns a simulcast on or off, or changes its metadata.
///
/// `PUT /live/streams/{streamId}/simulcast/{simulcastId}`,
/// feature `simulcast-stream-update-specific-simulcast-of-stream`.
///
/// It works while the stream is idle or active, and no longer once it is disabled. What is not set is not sent.
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
/// [`NotFoundErrorSimulcast`](ErrorClass::NotFoundErrorSimulcast) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_update_specific_simulcast_of_stream};
///
/// async fn pause(core: &FastpixCore, stream_id: &str, simulcast_id: &str) -> Result<(), FastpixError> {
///     let body = SimulcastUpdateRequest::new().is_enabled(false);
///     let request = UpdateSpecificSimulcastOfStreamRequest::new(stream_id, simulcast_id, body);
///     simulcast_stream_update_specific_simulcast_of_stream(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "simulcastStreamUpdateSpecificSimulcastOfStream")]
#[doc(alias = "simulcastsUpdate")]
pub fn simulcast_stream_update_specific_simulcast_of_stream(
    core: &FastpixCore,
    request: impl Into<UpdateSpecificSimulcastOfStreamRequest>,
) -> Call<SimulcastUpdateResponse> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.stream_id)
        .path_param(&request.simulcast_id)
        .json(&request.body)
        .call_operation()
}
