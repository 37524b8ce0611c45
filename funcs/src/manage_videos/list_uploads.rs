use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListUploadsRequest, ListUploadsResponse};

/// Operation of [`manage_videos_list_uploads`].
pub static OPERATION: Operation = Operation::new(
    "list-uploads (manage_videos_list_uploads)",
    Method::GET,
    "/on-demand/uploads",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the direct uploads that have not received their files, one page per call.
///
/// `GET /on-demand/uploads` · feature `manage-videos-list-uploads`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. The signed URLs are [`Secret`](fastpix_models::Secret)s.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_uploads, models::*};
///
/// async fn waiting(core: &FastpixCore) -> Result<usize, FastpixError> {
///     let uploads = manage_videos_list_uploads(core, ListUploadsRequest::new()).data().await?;
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
