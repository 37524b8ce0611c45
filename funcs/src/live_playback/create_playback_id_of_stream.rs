use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreatePlaybackIdOfStreamRequest, PlaybackIdSuccessResponse};

/// Operation of [`live_playback_create_playback_id_of_stream`].
pub static OPERATION: Operation = Operation::new(
    "create-playbackId-of-stream (live_playback_create_playback_id_of_stream)",
    Method::POST,
    "/live/streams/{streamId}/playback-ids",
    Idempotency::NotIdempotent, // each request creates a playback ID
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates another playback ID for a live stream.
///
/// `POST /live/streams/{streamId}/playback-ids` · feature `live-playback-create-playback-id-of-stream`
///
/// A stream can have several playback IDs, each with its own access policy and restrictions; each can be deleted
/// alone. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the ID may exist: read the stream
/// and compare its `playback_ids` before you create another.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_create_playback_id_of_stream, models::*};
///
/// async fn for_members(core: &FastpixCore, stream_id: &str) -> Result<Option<String>, FastpixError> {
///     let body = PlaybackIdRequest::new().access_policy(BasicAccessPolicy::Private);
///     let request = CreatePlaybackIdOfStreamRequest::new(stream_id, body);
///     let playback = live_playback_create_playback_id_of_stream(core, request).data().await?;
///     Ok(playback.id)
/// }
/// ```
#[doc(alias = "livePlaybackCreatePlaybackIdOfStream")]
#[doc(alias = "livePlaybackCreateId")]
pub fn live_playback_create_playback_id_of_stream(
    core: &FastpixCore,
    request: impl Into<CreatePlaybackIdOfStreamRequest>,
) -> Call<PlaybackIdSuccessResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.stream_id).json(&request.body).call_operation()
}
