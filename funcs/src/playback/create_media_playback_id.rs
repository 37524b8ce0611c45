use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateMediaPlaybackIdRequest, CreateMediaPlaybackIdResponse};

static OPERATION: Operation = Operation::new(
    "create-media-playback-id",
    Method::POST,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::NotIdempotent, // each request creates a playback id
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Gives a media another playback id, with a policy and restrictions of its own.
///
/// `POST /on-demand/{mediaId}/playback-ids`, feature `playback-create-media-playback-id`.
///
/// A media can have several, as a public one and a private one, and each can be restricted or deleted without the
/// others. The policy [`Drm`](fastpix_models::AccessPolicy::Drm) requires a DRM configuration.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the playback id may exist: list the playback
/// ids of the media, and create another only if none of them fits.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_create_media_playback_id};
///
/// async fn for_subscribers(core: &FastpixCore, media_id: &str) -> Result<Option<String>, FastpixError> {
///     let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Private).resolution(PlaybackIdResolution::P720);
///     let request = CreateMediaPlaybackIdRequest::new(media_id, body);
///     let response = playback_create_media_playback_id(core, request).await?;
///     Ok(response.data.and_then(|playback| playback.id))
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
