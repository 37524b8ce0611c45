use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListUploadsRequest, ListUploadsResponse};

static OPERATION: Operation = Operation::new(
    "list-uploads",
    Method::GET,
    "/on-demand/uploads",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the uploads that were opened and never finished, a page at a time.
///
/// `GET /on-demand/uploads`, feature `manage-videos-list-uploads`.
///
/// Pages are counted from 1, and the response says how many there are. The URLs are signed, and each is a
/// [`Secret`](fastpix_models::Secret).
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_uploads, models::*};
///
/// async fn waiting(core: &FastpixCore) -> Result<usize, FastpixError> {
///     let uploads = manage_videos_list_uploads(core, ListUploadsRequest::new()).await?.data.unwrap_or_default();
///     Ok(uploads.iter().filter(|upload| upload.status == Some(UploadStatus::Waiting)).count())
/// }
/// ```
#[doc(alias = "manageVideosListUploads")]
pub fn manage_videos_list_uploads(
    core: &FastpixCore,
    request: impl Into<ListUploadsRequest>,
) -> Call<ListUploadsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
