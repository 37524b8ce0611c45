use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamPlaybackIdRequest, PlaybackIdSuccessResponse};

/// Operation of [`live_playback_get_live_stream_playback_id`].
pub static OPERATION: Operation = Operation::new(
    "get-live-stream-playback-id (live_playback_get_live_stream_playback_id)",
    Method::GET,
    "/live/streams/{streamId}/playback-ids/{playbackId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a playback ID of a live stream: its access policy and its restrictions.
///
/// `GET /live/streams/{streamId}/playback-ids/{playbackId}` · feature `live-playback-get-live-stream-playback-id`
///
/// With the policy `private`, a player needs a signed token.
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
/// | 404 | [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_get_live_stream_playback_id, models::*};
///
/// async fn needs_a_token(core: &FastpixCore, stream_id: &str, playback_id: &str) -> Result<bool, FastpixError> {
///     let request = GetLiveStreamPlaybackIdRequest::new(stream_id, playback_id);
///     let playback = live_playback_get_live_stream_playback_id(core, request).data().await?;
///     Ok(playback.access_policy == Some(BasicAccessPolicy::Private))
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
