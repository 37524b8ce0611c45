use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListByTopContentRequest, ListByTopContentResponse};

static OPERATION: Operation = Operation::new(
    "list_by_top_content",
    Method::GET,
    "/data/viewlist/top-content",
    Idempotency::Idempotent, // reads
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the videos that were watched most.
///
/// `GET /data/viewlist/top-content`, feature `views-list-by-top-content`.
///
/// A title can be the text `null`. It comes as that text, and not as an absent title.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_list_by_top_content};
///
/// async fn top_five(core: &FastpixCore) -> Result<Vec<ViewsByTopContentDetails>, FastpixError> {
///     let request = ListByTopContentRequest::new()
///         .timespan(Timespan::Last30Days)
///         .filterby([Filter::exclude("device_type", "TV")])
///         .limit(5);
///     Ok(views_list_by_top_content(core, request).await?.data.unwrap_or_default())
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
