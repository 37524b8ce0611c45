use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamPlaybackIdRequest, PlaybackIdSuccessResponse};

static OPERATION: Operation = Operation::new(
    "get-live-stream-playback-id",
    Method::GET,
    "/live/streams/{streamId}/playback-ids/{playbackId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a playback id of a live stream: who may watch by it, and where.
///
/// `GET /live/streams/{streamId}/playback-ids/{playbackId}`, feature `live-playback-get-live-stream-playback-id`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_get_live_stream_playback_id, models::*};
///
/// async fn needs_a_token(core: &FastpixCore, stream_id: &str, playback_id: &str) -> Result<bool, FastpixError> {
///     let request = GetLiveStreamPlaybackIdRequest::new(stream_id, playback_id);
///     let response = live_playback_get_live_stream_playback_id(core, request).await?;
///     Ok(response.data.and_then(|playback| playback.access_policy) == Some(BasicAccessPolicy::Private))
/// }
/// ```
#[doc(alias = "livePlaybackGetLiveStreamPlaybackId")]
#[doc(alias = "livePlaybackGet")]
pub fn live_playback_get_live_stream_playback_id(
    core: &FastpixCore,
    request: impl Into<GetLiveStreamPlaybackIdRequest>,
) -> Call<PlaybackIdSuccessResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).path_param(&request.playback_id).call_operation()
}
