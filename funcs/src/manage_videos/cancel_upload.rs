use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CancelUploadRequest, CancelUploadResponse};

/// Operation of [`manage_videos_cancel_upload`].
pub static OPERATION: Operation = Operation::new(
    "cancel-upload (manage_videos_cancel_upload)",
    Method::PUT,
    "/on-demand/upload/{uploadId}/cancel",
    Idempotency::Idempotent, // a cancelled upload stays cancelled
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Cancels a direct upload that has not received its file.
///
/// `PUT /on-demand/upload/{uploadId}/cancel` · feature `manage-videos-cancel-upload`
///
/// The signed URL stops working. A retry after a lost response can fail with 400 or 404.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_cancel_upload, models::*};
///
/// async fn cancel(core: &FastpixCore, upload_id: &str) -> Result<bool, FastpixError> {
///     let upload = manage_videos_cancel_upload(core, upload_id).data().await?;
///     Ok(upload.status == Some(UploadStatus::Cancelled))
/// }
/// ```
#[doc(alias = "manageVideosCancelUpload")]
pub fn manage_videos_cancel_upload(
    core: &FastpixCore,
    request: impl Into<CancelUploadRequest>,
) -> Call<CancelUploadResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.upload_id).call_operation()
}
