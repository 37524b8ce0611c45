use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateSimulcastOfStreamRequest, SimulcastResponse};

/// Operation of [`simulcast_stream_create_simulcast_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "create-simulcast-of-stream (simulcast_stream_create_simulcast_of_stream)",
    Method::POST,
    "/live/streams/{streamId}/simulcast",
    Idempotency::NotIdempotent, // each request creates a simulcast target
    &[
        (400, ErrorClass::SimulcastUnavailableError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates a simulcast target: another platform that receives the live stream.
///
/// `POST /live/streams/{streamId}/simulcast` · feature `simulcast-stream-create-simulcast-of-stream`
///
/// The stream must be `idle`: targets cannot be added during a broadcast, or to a disabled stream. The URL is an
/// `rtmp` or `rtmps` URL. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the target may
/// exist: read the stream and compare its `simulcast_responses` before you create another.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`SimulcastUnavailableError`](ErrorClass::SimulcastUnavailableError) |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_create_simulcast_of_stream};
///
/// async fn add_target(core: &FastpixCore, stream_id: &str, key: Secret) -> Result<Option<String>, FastpixError> {
///     let body = SimulcastRequest::new("rtmps://live.platform.example:443/app", key);
///     let request = CreateSimulcastOfStreamRequest::new(stream_id, body);
///     let simulcast = simulcast_stream_create_simulcast_of_stream(core, request).data().await?;
///     Ok(simulcast.simulcast_id)
/// }
/// ```
#[doc(alias = "simulcastStreamCreateSimulcastOfStream")]
#[doc(alias = "simulcastsCreate")]
pub fn simulcast_stream_create_simulcast_of_stream(
    core: &FastpixCore,
    request: impl Into<CreateSimulcastOfStreamRequest>,
) -> Call<SimulcastResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).json(&request.body).call_operation()
}
