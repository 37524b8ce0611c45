use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedMediaRequest, UpdatedMediaResponse};

static OPERATION: Operation = Operation::new(
    "updated-media",
    Method::PATCH,
    "/on-demand/{mediaId}",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Changes the metadata, the title or the creator of a media.
///
/// `PATCH /on-demand/{mediaId}`, feature `manage-videos-updated-media`.
///
/// What is not set is not sent, and stays as it is.
///
/// # Retries
///
/// It sets values, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_media, models::*};
///
/// async fn rename(core: &FastpixCore, media_id: &str, title: &str) -> Result<Option<String>, FastpixError> {
///     let request = UpdatedMediaRequest::new(media_id, UpdatedMediaRequestBody::new().title(title));
///     let response = manage_videos_updated_media(core, request).await?;
///     Ok(response.data.and_then(|media| media.title))
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
