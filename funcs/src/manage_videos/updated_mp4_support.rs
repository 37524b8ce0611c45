use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedMp4SupportRequest, UpdatedMp4SupportResponse};

/// Operation of [`manage_videos_updated_mp4_support`].
pub static OPERATION: Operation = Operation::new(
    "updated-mp4Support (manage_videos_updated_mp4_support)",
    Method::PATCH,
    "/on-demand/{mediaId}/update-mp4Support",
    Idempotency::Idempotent, // the value stays set; the API rejects the second request with 400
    &[
        (400, ErrorClass::DuplicateMp4SupportError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets which MP4 and M4A files of a media can be downloaded.
///
/// `PATCH /on-demand/{mediaId}/update-mp4Support` · feature `manage-videos-updated-mp4-support`
///
/// The API responds before it makes the files. They are at `https://stream.fastpix.com/{playbackId}/capped-4k.mp4` and
/// `https://stream.fastpix.com/{playbackId}/audio.m4a`. The value that is set already is rejected with 400, and so is
/// a retry after a lost response.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`DuplicateMp4SupportError`](ErrorClass::DuplicateMp4SupportError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_mp4_support, models::*};
///
/// async fn enable_downloads(core: &FastpixCore, media_id: &str) -> Result<Option<MediaMp4Support>, FastpixError> {
///     let body = UpdatedMp4SupportRequestBody::new(Mp4Support::AudioOnlyCapped4k);
///     let media = manage_videos_updated_mp4_support(core, UpdatedMp4SupportRequest::new(media_id, body)).data().await?;
///     Ok(media.mp4_support)
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
