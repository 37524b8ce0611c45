use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListVideoViewsRequest, ListVideoViewsResponse};

static OPERATION: Operation = Operation::new(
    "list_video_views",
    Method::GET,
    "/data/viewlist",
    Idempotency::Idempotent, // reads
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the views that have ended, a page at a time.
///
/// `GET /data/viewlist`, feature `views-list-video-views`.
///
/// Pages are counted from 1, and the response says how many there are. Times come without a zone, and count as UTC.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_list_video_views};
///
/// async fn with_errors(core: &FastpixCore, code: &str) -> Result<Vec<ViewsList>, FastpixError> {
///     let request = ListVideoViewsRequest::new()
///         .timespan(Timespan::Last24Hours)
///         .filterby([Filter::include("browser_name", "Firefox")])
///         .error_code(code)
///         .sort_order(SortOrder::Desc);
///     Ok(views_list_video_views(core, request).await?.data.unwrap_or_default())
/// }
/// ```
#[doc(alias = "viewsListVideoViews")]
#[doc(alias = "viewsList")]
pub fn views_list_video_views(
    core: &FastpixCore,
    request: impl Into<ListVideoViewsRequest>,
) -> Call<ListVideoViewsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
