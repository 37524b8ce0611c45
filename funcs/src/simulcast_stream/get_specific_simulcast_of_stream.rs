use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetSpecificSimulcastOfStreamRequest, SimulcastResponse};

/// Operation of [`simulcast_stream_get_specific_simulcast_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "get-specific-simulcast-of-stream (simulcast_stream_get_specific_simulcast_of_stream)",
    Method::GET,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a simulcast target: its URL, its stream key and whether it is enabled.
///
/// `GET /live/streams/{streamId}/simulcast/{simulcastId}` ·
/// feature `simulcast-stream-get-specific-simulcast-of-stream`
///
/// The stream key is a [`Secret`](fastpix_models::Secret).
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_get_specific_simulcast_of_stream};
///
/// async fn is_enabled(core: &FastpixCore, stream_id: &str, simulcast_id: &str) -> Result<bool, FastpixError> {
///     let request = GetSpecificSimulcastOfStreamRequest::new(stream_id, simulcast_id);
///     let simulcast = simulcast_stream_get_specific_simulcast_of_stream(core, request).data().await?;
///     Ok(simulcast.is_enabled.unwrap_or(false))
/// }
/// ```
#[doc(alias = "simulcastStreamGetSpecificSimulcastOfStream")]
#[doc(alias = "simulcastsGet")]
pub fn simulcast_stream_get_specific_simulcast_of_stream(
    core: &FastpixCore,
    request: impl Into<GetSpecificSimulcastOfStreamRequest>,
) -> Call<SimulcastResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).path_param(&request.simulcast_id).call_operation()
}
