use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListByTopContentRequest, ListByTopContentResponse};

/// Operation of [`views_list_by_top_content`].
pub static OPERATION: Operation = Operation::new(
    "list_by_top_content (views_list_by_top_content)",
    Method::GET,
    "/data/viewlist/top-content",
    Idempotency::Idempotent, // reads only
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the most viewed videos.
///
/// `GET /data/viewlist/top-content` · feature `views-list-by-top-content`
///
/// `limit` sets how many; there are no pages. A title can be the string `null`, which is not an absent title.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_list_by_top_content};
///
/// async fn top_five(core: &FastpixCore) -> Result<Vec<ViewsByTopContentDetails>, FastpixError> {
///     let request = ListByTopContentRequest::new()
///         .timespan(Timespan::Last30Days)
///         .filterby([Filter::exclude("device_type", "TV")])
///         .limit(5);
///     views_list_by_top_content(core, request).data().await
/// }
/// ```
#[doc(alias = "viewsListByTopContent")]
#[doc(alias = "viewsListTopContent")]
pub fn views_list_by_top_content(
    core: &FastpixCore,
    request: impl Into<ListByTopContentRequest>,
) -> Call<ListByTopContentResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
