use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListComparisonValuesRequest, ListComparisonValuesResponse};

static OPERATION: Operation = Operation::new(
    "list_comparison_values",
    Method::GET,
    "/data/metrics/comparison",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads all metrics side by side, for all views or for those with one value of a dimension.
///
/// `GET /data/metrics/comparison`, feature `metrics-list-comparison-values`.
///
/// Metrics that are made of others hold them, to any depth.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_comparison_values, models::*};
///
/// async fn phones(core: &FastpixCore) -> Result<Vec<MetricsComparisonDetails>, FastpixError> {
///     let request = ListComparisonValuesRequest::new()
///         .timespan(Timespan::Between { from: 1_767_225_600, to: 1_767_830_400 })
///         .dimension(Dimension::DeviceType)
///         .value("Mobile");
///     Ok(metrics_list_comparison_values(core, request).await?.data.unwrap_or_default())
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
