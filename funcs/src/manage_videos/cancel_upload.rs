use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CancelUploadRequest, CancelUploadResponse};

static OPERATION: Operation = Operation::new(
    "cancel-upload",
    Method::PUT,
    "/on-demand/upload/{uploadId}/cancel",
    Idempotency::Idempotent, // cancels a named thing
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Cancels an upload that no file has come for yet: its URL cannot be used any more.
///
/// `PUT /on-demand/upload/{uploadId}/cancel`, feature `manage-videos-cancel-upload`.
///
/// # Retries
///
/// It cancels a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one may be answered with 400 or 404:
/// the upload is cancelled.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_cancel_upload, models::*};
///
/// async fn cancel(core: &FastpixCore, upload_id: &str) -> Result<bool, FastpixError> {
///     let response = manage_videos_cancel_upload(core, upload_id).await?;
///     Ok(response.data.and_then(|upload| upload.status) == Some(UploadStatus::Cancelled))
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
