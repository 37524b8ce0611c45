use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedSourceAccessRequest, UpdatedSourceAccessResponse};

static OPERATION: Operation = Operation::new(
    "updated-source-access",
    Method::PATCH,
    "/on-demand/{mediaId}/source-access",
    Idempotency::Idempotent, // sets a value
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Opens or closes the source of a media: whether the file that it was made of can be downloaded.
///
/// `PATCH /on-demand/{mediaId}/source-access`, feature `manage-videos-updated-source-access`.
///
/// # Retries
///
/// It sets a value, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_source_access, models::*};
///
/// async fn close(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
///     let body = UpdatedSourceAccessRequestBody::new(false);
///     manage_videos_updated_source_access(core, UpdatedSourceAccessRequest::new(media_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "manageVideosUpdatedSourceAccess")]
#[doc(alias = "mediaUpdateSourceAccess")]
pub fn manage_videos_updated_source_access(
    core: &FastpixCore,
    request: impl Into<UpdatedSourceAccessRequest>,
) -> Call<UpdatedSourceAccessResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
