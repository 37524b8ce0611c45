use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListComparisonValuesRequest, ListComparisonValuesResponse};

/// Operation of [`metrics_list_comparison_values`].
pub static OPERATION: Operation = Operation::new(
    "list_comparison_values (metrics_list_comparison_values)",
    Method::GET,
    "/data/metrics/comparison",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads all metrics, for all views or for those with one value of a dimension.
///
/// `GET /data/metrics/comparison` · feature `metrics-list-comparison-values`
///
/// A metric that is computed from others contains them, to any depth.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_comparison_values, models::*};
///
/// async fn on_phones(core: &FastpixCore) -> Result<Vec<MetricsComparisonDetails>, FastpixError> {
///     let request = ListComparisonValuesRequest::new()
///         .timespan(Timespan::Between { from: 1_767_225_600, to: 1_767_830_400 })
///         .dimension(Dimension::DeviceType)
///         .value("Mobile");
///     metrics_list_comparison_values(core, request).data().await
/// }
/// ```
#[doc(alias = "metricsListComparisonValues")]
#[doc(alias = "metricsListCompares")]
pub fn metrics_list_comparison_values(
    core: &FastpixCore,
    request: impl Into<ListComparisonValuesRequest>,
) -> Call<ListComparisonValuesResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
