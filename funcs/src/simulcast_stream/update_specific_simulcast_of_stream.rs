use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{SimulcastUpdateResponse, UpdateSpecificSimulcastOfStreamRequest};

/// Operation of [`simulcast_stream_update_specific_simulcast_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "update-specific-simulcast-of-stream (simulcast_stream_update_specific_simulcast_of_stream)",
    Method::PUT,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Enables or disables a simulcast target, or updates its metadata.
///
/// `PUT /live/streams/{streamId}/simulcast/{simulcastId}` ·
/// feature `simulcast-stream-update-specific-simulcast-of-stream`
///
/// The stream must be `idle` or `active`, not disabled. Fields that are not set are not sent and keep their values.
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
/// | 404 | [`NotFoundErrorSimulcast`](ErrorClass::NotFoundErrorSimulcast) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
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
