use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetLiveStreamByIdRequest, LivestreamgetResponse};

/// Operation of [`manage_live_stream_get_live_stream_by_id`].
pub static OPERATION: Operation = Operation::new(
    "get-live-stream-by-id (manage_live_stream_get_live_stream_by_id)",
    Method::GET,
    "/live/streams/{streamId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a live stream: its settings, keys, playback IDs and status.
///
/// `GET /live/streams/{streamId}` · feature `manage-live-stream-get-live-stream-by-id`
///
/// `status` is `active` while an encoder sends, and `idle` before and after a broadcast. `media_ids` names the
/// recordings, the newest last. The stream key and the SRT secrets are [`Secret`](fastpix_models::Secret)s.
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
/// | 404 | [`NotFoundError`](ErrorClass::NotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_live_stream_by_id, models::*};
///
/// async fn is_active(core: &FastpixCore, stream_id: &str) -> Result<bool, FastpixError> {
///     let stream = manage_live_stream_get_live_stream_by_id(core, stream_id).data().await?;
///     Ok(stream.status == Some(LiveStreamStatus::Active))
/// }
/// ```
#[doc(alias = "manageLiveStreamGetLiveStreamById")]
#[doc(alias = "manageLiveStreamGet")]
pub fn manage_live_stream_get_live_stream_by_id(
    core: &FastpixCore,
    request: impl Into<GetLiveStreamByIdRequest>,
) -> Call<LivestreamgetResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).call_operation()
}
