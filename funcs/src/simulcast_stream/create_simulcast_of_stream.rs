use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateSimulcastOfStreamRequest, SimulcastResponse};

static OPERATION: Operation = Operation::new(
    "create-simulcast-of-stream",
    Method::POST,
    "/live/streams/{streamId}/simulcast",
    Idempotency::NotIdempotent, // each request creates a simulcast
    &[
        (400, ErrorClass::SimulcastUnavailableError),
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Adds a platform that a live stream is passed on to.
///
/// `POST /live/streams/{streamId}/simulcast`, feature `simulcast-stream-create-simulcast-of-stream`.
///
/// The stream must be idle: a simulcast cannot be added while a broadcast is on, or while the stream is disabled. Each
/// request adds one.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the simulcast may exist: read the stream, and
/// compare its [`simulcast_responses`](fastpix_models::GetCreateLiveStreamResponseDto::simulcast_responses) with those
/// that you know.
///
/// # Errors
///
/// [`SimulcastUnavailableError`](ErrorClass::SimulcastUnavailableError) (400),
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_create_simulcast_of_stream};
///
/// async fn pass_on(core: &FastpixCore, stream_id: &str, key: Secret) -> Result<Option<String>, FastpixError> {
///     let body = SimulcastRequest::new("rtmps://live.platform.example:443/app", key);
///     let request = CreateSimulcastOfStreamRequest::new(stream_id, body);
///     let response = simulcast_stream_create_simulcast_of_stream(core, request).await?;
///     Ok(response.data.and_then(|simulcast| simulcast.simulcast_id))
/// }
/// ```
#[doc(alias = "simulcastStreamCreateSimulcastOfStream")]
#[doc(alias = "simulcastsCreate")]
pub fn simulcast_stream_create_simulcast_of_stream(
    core: &FastpixCore,
    request: impl Into<CreateSimulcastOfStreamRequest>,
) -> Call<SimulcastResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).json(&request.body).call()
}
