use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListFilterValuesForDimensionRequest, ListFilterValuesForDimensionResponse};

static OPERATION: Operation = Operation::new(
    "list_filter_values_for_dimension",
    Method::GET,
    "/data/dimensions/{dimensionsId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the values of a dimension, and how often each was seen.
///
/// `GET /data/dimensions/{dimensionsId}`, feature `dimensions-list-filter-values-for-dimension`.
///
/// What it lists can be filtered by in all other questions. Dimensions of your own have to be enabled in the dashboard.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ViewNotFoundError`](ErrorClass::ViewNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, dimensions_list_filter_values_for_dimension, models::*};
///
/// async fn browsers(core: &FastpixCore) -> Result<Vec<String>, FastpixError> {
///     let response = dimensions_list_filter_values_for_dimension(core, Dimension::BrowserName).await?;
///     Ok(response.data.unwrap_or_default().into_iter().filter_map(|browser| browser.value).collect())
/// }
/// ```
#[doc(alias = "dimensionsListFilterValuesForDimension")]
#[doc(alias = "dimensionsListFilterValues")]
pub fn dimensions_list_filter_values_for_dimension(
    core: &FastpixCore,
    request: impl Into<ListFilterValuesForDimensionRequest>,
) -> Call<ListFilterValuesForDimensionResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(request.dimensions_id.as_str()).query_pairs(request.query()).call_operation()
}
