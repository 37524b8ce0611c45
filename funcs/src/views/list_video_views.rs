use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListVideoViewsRequest, ListVideoViewsResponse};

/// Operation of [`views_list_video_views`].
pub static OPERATION: Operation = Operation::new(
    "list_video_views (views_list_video_views)",
    Method::GET,
    "/data/viewlist",
    Idempotency::Idempotent, // reads only
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the completed views, one page per call.
///
/// `GET /data/viewlist` · feature `views-list-video-views`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. Times have no zone and are read as UTC.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
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
///     views_list_video_views(core, request).data().await
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
