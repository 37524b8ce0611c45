use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdatedSourceAccessRequest, UpdatedSourceAccessResponse};

/// Operation of [`manage_videos_updated_source_access`].
pub static OPERATION: Operation = Operation::new(
    "updated-source-access (manage_videos_updated_source_access)",
    Method::PATCH,
    "/on-demand/{mediaId}/source-access",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets whether the source file of a media can be downloaded.
///
/// `PATCH /on-demand/{mediaId}/source-access` · feature `manage-videos-updated-source-access`
///
/// The webhook events `video.media.source.ready` and `video.media.source.deleted` report that the change is complete.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_updated_source_access, models::*};
///
/// async fn disable_source(core: &FastpixCore, media_id: &str) -> Result<(), FastpixError> {
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
