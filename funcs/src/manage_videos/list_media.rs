use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListMediaRequest, ListMediaResponse};

static OPERATION: Operation = Operation::new(
    "list-media",
    Method::GET,
    "/on-demand",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the media of the workspace, a page at a time.
///
/// `GET /on-demand`, feature `manage-videos-list-media`.
///
/// Pages are counted from 1, and the response says how many there are.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_media, models::*};
///
/// async fn all(core: &FastpixCore) -> Result<Vec<Media>, FastpixError> {
///     let mut all = Vec::new();
///     for page in 1.. {
///         let response = manage_videos_list_media(core, ListMediaRequest::new().limit(50).offset(page)).await?;
///         all.extend(response.data.unwrap_or_default());
///         let pages = response.pagination.and_then(|pagination| pagination.offset_count);
///         if i64::from(page) >= pages.unwrap_or(0) {
///             break;
///         }
///     }
///     Ok(all)
/// }
/// ```
#[doc(alias = "manageVideosListMedia")]
#[doc(alias = "mediaList")]
pub fn manage_videos_list_media(core: &FastpixCore, request: impl Into<ListMediaRequest>) -> Call<ListMediaResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
