use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreatePlaybackIdOfStreamRequest, PlaybackIdSuccessResponse};

static OPERATION: Operation = Operation::new(
    "create-playbackId-of-stream",
    Method::POST,
    "/live/streams/{streamId}/playback-ids",
    Idempotency::NotIdempotent, // each request creates a playback id
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Gives a live stream one more playback id, which viewers can watch it by.
///
/// `POST /live/streams/{streamId}/playback-ids`, feature `live-playback-create-playback-id-of-stream`.
///
/// Each id of a stream has a policy and restrictions of its own, and can be deleted without touching the others.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the id may exist: read the stream, and compare
/// its [`playback_ids`](fastpix_models::GetCreateLiveStreamResponseDto::playback_ids) with those that you know.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`LiveNotFoundError`](ErrorClass::LiveNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_create_playback_id_of_stream, models::*};
///
/// async fn for_members(core: &FastpixCore, stream_id: &str) -> Result<Option<String>, FastpixError> {
///     let body = PlaybackIdRequest::new().access_policy(BasicAccessPolicy::Private);
///     let request = CreatePlaybackIdOfStreamRequest::new(stream_id, body);
///     let response = live_playback_create_playback_id_of_stream(core, request).await?;
///     Ok(response.data.and_then(|playback| playback.id))
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
