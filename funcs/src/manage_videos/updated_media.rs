use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedMediaRequest, UpdatedMediaResponse};

/// Operation of [`manage_videos_updated_media`].
pub static OPERATION: Operation = Operation::new(
    "updated-media (manage_videos_updated_media)",
    Method::PATCH,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Updates the metadata, the title or the creator ID of a media.
///
/// `PATCH /on-demand/{mediaId}` · feature `manage-videos-updated-media`
///
/// Fields that are not set are not sent and keep their values.
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
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_media, models::*};
///
/// async fn rename(core: &FastpixCore, media_id: &str, title: &str) -> Result<Option<String>, FastpixError> {
///     let request = UpdatedMediaRequest::new(media_id, UpdatedMediaRequestBody::new().title(title));
///     let media = manage_videos_updated_media(core, request).data().await?;
///     Ok(media.title)
/// }
/// ```
#[doc(alias = "manageVideosUpdatedMedia")]
#[doc(alias = "manageVideosUpdate")]
pub fn manage_videos_updated_media(
    core: &FastpixCore,
    request: impl Into<UpdatedMediaRequest>,
) -> Call<UpdatedMediaResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
