use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListMediaRequest, ListMediaResponse};

/// Operation of [`manage_videos_list_media`].
pub static OPERATION: Operation = Operation::new(
    "list-media (manage_videos_list_media)",
    Method::GET,
    "/on-demand",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the media of the workspace, one page per call.
///
/// `GET /on-demand` · feature `manage-videos-list-media`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. Media that are created or deleted between two calls move items to other pages; with `order_by` set
/// to `asc`, new ones appear at the end.
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
