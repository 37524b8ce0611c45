use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetPlaybackIdRequest, GetPlaybackIdResponse};

static OPERATION: Operation = Operation::new(
    "get-playback-id",
    Method::GET,
    "/on-demand/{mediaId}/playback-ids/{playbackId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a playback id of a media: who may watch by it, where, and in which players.
///
/// `GET /on-demand/{mediaId}/playback-ids/{playbackId}`, feature `playback-get-playback-id`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_get_playback_id};
///
/// async fn needs_a_token(core: &FastpixCore, media_id: &str, playback_id: &str) -> Result<bool, FastpixError> {
///     let request = GetPlaybackIdRequest::new(media_id, playback_id);
///     let response = playback_get_playback_id(core, request).await?;
///     Ok(response.data.and_then(|playback| playback.access_policy) != Some(AccessPolicy::Public))
/// }
/// ```
#[doc(alias = "playbackGetPlaybackId")]
#[doc(alias = "playbackGet")]
pub fn playback_get_playback_id(
    core: &FastpixCore,
    request: impl Into<GetPlaybackIdRequest>,
) -> Call<GetPlaybackIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).path_param(&request.playback_id).call_operation()
}
