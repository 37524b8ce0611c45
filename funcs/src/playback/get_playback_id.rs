use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetPlaybackIdRequest, GetPlaybackIdResponse};

/// Operation of [`playback_get_playback_id`].
pub static OPERATION: Operation = Operation::new(
    "get-playback-id (playback_get_playback_id)",
    Method::GET,
    "/on-demand/{mediaId}/playback-ids/{playbackId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a playback ID of a media: its access policy and its restrictions.
///
/// `GET /on-demand/{mediaId}/playback-ids/{playbackId}` · feature `playback-get-playback-id`
///
/// With the policies `private` and `drm`, a player needs a signed token.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_get_playback_id};
///
/// async fn needs_a_token(core: &FastpixCore, media_id: &str, playback_id: &str) -> Result<bool, FastpixError> {
///     let request = GetPlaybackIdRequest::new(media_id, playback_id);
///     let playback = playback_get_playback_id(core, request).data().await?;
///     Ok(playback.access_policy != Some(AccessPolicy::Public))
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
