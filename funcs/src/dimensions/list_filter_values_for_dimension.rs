use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListFilterValuesForDimensionRequest, ListFilterValuesForDimensionResponse};

/// Operation of [`dimensions_list_filter_values_for_dimension`].
pub static OPERATION: Operation = Operation::new(
    "list_filter_values_for_dimension (dimensions_list_filter_values_for_dimension)",
    Method::GET,
    "/data/dimensions/{dimensionsId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the values of a dimension, with the number of views of each.
///
/// `GET /data/dimensions/{dimensionsId}` · feature `dimensions-list-filter-values-for-dimension`
///
/// The values can be used as filters in the requests for views, metrics and errors. Custom dimensions must be enabled
/// in the dashboard.
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
/// | 404 | [`ViewNotFoundError`](ErrorClass::ViewNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, dimensions_list_filter_values_for_dimension, models::*};
///
/// async fn browsers(core: &FastpixCore) -> Result<Vec<String>, FastpixError> {
///     let values = dimensions_list_filter_values_for_dimension(core, Dimension::BrowserName).data().await?;
///     Ok(values.into_iter().filter_map(|browser| browser.value).collect())
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
