use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetSpecificSimulcastOfStreamRequest, SimulcastResponse};

static OPERATION: Operation = Operation::new(
    "get-specific-simulcast-of-stream",
    Method::GET,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a simulcast: which platform the stream is passed on to, and whether it is now.
///
/// `GET /live/streams/{streamId}/simulcast/{simulcastId}`, feature `simulcast-stream-get-specific-simulcast-of-stream`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_get_specific_simulcast_of_stream};
///
/// async fn is_on(core: &FastpixCore, stream_id: &str, simulcast_id: &str) -> Result<bool, FastpixError> {
///     let request = GetSpecificSimulcastOfStreamRequest::new(stream_id, simulcast_id);
///     let response = simulcast_stream_get_specific_simulcast_of_stream(core, request).await?;
///     Ok(response.data.and_then(|simulcast| simulcast.is_enabled).unwrap_or(false))
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
