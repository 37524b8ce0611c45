use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteSimulcastOfStreamRequest, SimulcastdeleteResponse};

/// Operation of [`simulcast_stream_delete_simulcast_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "delete-simulcast-of-stream (simulcast_stream_delete_simulcast_of_stream)",
    Method::DELETE,
    "/live/streams/{streamId}/simulcast/{simulcastId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorSimulcast),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a simulcast target.
///
/// `DELETE /live/streams/{streamId}/simulcast/{simulcastId}` · feature `simulcast-stream-delete-simulcast-of-stream`
///
/// A current broadcast continues to all other targets. To pause a target, set `is_enabled` to `false` instead. A retry
/// after a lost response fails with 404.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, simulcast_stream_delete_simulcast_of_stream};
///
/// async fn delete_all(core: &FastpixCore, stream: GetCreateLiveStreamResponseDto) -> Result<(), FastpixError> {
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
