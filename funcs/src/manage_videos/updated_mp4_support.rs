use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedMp4SupportRequest, UpdatedMp4SupportResponse};

static OPERATION: Operation = Operation::new(
    "updated-mp4Support",
    Method::PATCH,
    "/on-demand/{mediaId}/update-mp4Support",
    Idempotency::Idempotent, // sets a value; the same again is refused
    &[
        (400, ErrorClass::DuplicateMp4SupportError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Changes which files of a media can be downloaded: the video, the sound alone, both or none.
///
/// `PATCH /on-demand/{mediaId}/update-mp4Support`, feature `manage-videos-updated-mp4-support`.
///
/// The files are made after the service has responded. They are beside the playlist, at
/// `https://stream.fastpix.com/<playback id>/capped-4k.mp4` and `https://stream.fastpix.com/<playback id>/audio.m4a`.
/// To set what is set already is refused with 400.
///
/// # Retries
///
/// It sets a value, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors. Where the response to the first attempt was lost, a later one is answered with 400: it is set
/// already.
///
/// # Errors
///
/// [`DuplicateMp4SupportError`](ErrorClass::DuplicateMp4SupportError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_mp4_support, models::*};
///
/// async fn offer(core: &FastpixCore, media_id: &str) -> Result<Option<MediaMp4Support>, FastpixError> {
///     let body = UpdatedMp4SupportRequestBody::new(Mp4Support::AudioOnlyCapped4k);
///     let response = manage_videos_updated_mp4_support(core, UpdatedMp4SupportRequest::new(media_id, body)).await?;
///     Ok(response.data.and_then(|media| media.mp4_support))
/// }
/// ```
#[doc(alias = "manageVideosUpdatedMp4Support")]
#[doc(alias = "manageVideosUpdateMp4Support")]
pub fn manage_videos_updated_mp4_support(
    core: &FastpixCore,
    request: impl Into<UpdatedMp4SupportRequest>,
) -> Call<UpdatedMp4SupportResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
