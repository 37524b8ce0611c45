use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateMediaPlaybackIdRequest, CreateMediaPlaybackIdResponse};

/// Operation of [`playback_create_media_playback_id`].
pub static OPERATION: Operation = Operation::new(
    "create-media-playback-id (playback_create_media_playback_id)",
    Method::POST,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::NotIdempotent, // each request creates a playback ID
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates another playback ID for a media.
///
/// `POST /on-demand/{mediaId}/playback-ids` · feature `playback-create-media-playback-id`
///
/// A media can have several playback IDs, each with its own access policy and restrictions; each can be deleted alone.
/// The policy [`Drm`](fastpix_models::AccessPolicy::Drm) requires a DRM configuration. After an error with
/// [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the ID may exist: list the playback IDs of the media before
/// you create another.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_create_media_playback_id};
///
/// async fn for_subscribers(core: &FastpixCore, media_id: &str) -> Result<Option<String>, FastpixError> {
///     let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Private).resolution(PlaybackIdResolution::P720);
///     let request = CreateMediaPlaybackIdRequest::new(media_id, body);
///     let playback = playback_create_media_playback_id(core, request).data().await?;
///     Ok(playback.id)
/// }
/// ```
#[doc(alias = "playbackCreateMediaPlaybackId")]
#[doc(alias = "playbackCreate")]
pub fn playback_create_media_playback_id(
    core: &FastpixCore,
    request: impl Into<CreateMediaPlaybackIdRequest>,
) -> Call<CreateMediaPlaybackIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
