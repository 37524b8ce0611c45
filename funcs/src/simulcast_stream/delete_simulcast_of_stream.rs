use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteSimulcastOfStreamRequest, SimulcastdeleteResponse};

static OPERATION: Operation = Operation::new(
    "delete-simulcast-of-stream",
    Method::DELETE,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a simulcast: the stream is no longer passed on to that platform.
///
/// `DELETE /live/streams/{streamId}/simulcast/{simulcastId}`, feature `simulcast-stream-delete-simulcast-of-stream`.
///
/// A broadcast that is on the air goes on everywhere else. To stop for a while, update the simulcast instead.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the
/// simulcast is gone.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_delete_simulcast_of_stream};
///
/// async fn leave_all(core: &FastpixCore, stream: GetCreateLiveStreamResponseDto) -> Result<(), FastpixError> {
///     let stream_id = stream.stream_id.unwrap_or_default();
///     for id in stream.simulcast_responses.into_iter().flatten().filter_map(|simulcast| simulcast.simulcast_id) {
///         let request = DeleteSimulcastOfStreamRequest::new(stream_id.as_str(), id);
///         simulcast_stream_delete_simulcast_of_stream(core, request).await?;
///     }
///     Ok(())
/// }
/// ```
#[doc(alias = "simulcastStreamDeleteSimulcastOfStream")]
#[doc(alias = "simulcastStreamsDelete")]
pub fn simulcast_stream_delete_simulcast_of_stream(
    core: &FastpixCore,
    request: impl Into<DeleteSimulcastOfStreamRequest>,
) -> Call<SimulcastdeleteResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).path_param(&request.simulcast_id).call_operation()
}
