use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListBreakdownValuesRequest, ListBreakdownValuesResponse};

static OPERATION: Operation = Operation::new(
    "list_breakdown_values",
    Method::GET,
    "/data/metrics/{metricId}/breakdown",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Breaks a metric down by the values of a dimension, a page at a time.
///
/// `GET /data/metrics/{metricId}/breakdown`, feature `metrics-list-breakdown-values`.
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
/// [`ViewNotFoundError`](ErrorClass::ViewNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_breakdown_values, models::*};
///
/// async fn by_device(core: &FastpixCore) -> Result<(), FastpixError> {
///     let request = ListBreakdownValuesRequest::new(Metric::BufferRatio)
///         .group_by(Dimension::DeviceType)
///         .timespan(Timespan::Last7Days);
///     let response = metrics_list_breakdown_values(core, request).await?;
///     for device in response.data.unwrap_or_default() {
///         println!("{:?}: {:?} in {:?} views", device.field, device.value, device.views);
///     }
///     Ok(())
/// }
/// ```
#[doc(alias = "metricsListBreakdownValues")]
pub fn metrics_list_breakdown_values(
    core: &FastpixCore,
    request: impl Into<ListBreakdownValuesRequest>,
) -> Call<ListBreakdownValuesResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(request.metric_id.as_str()).query_pairs(request.query()).call_operation()
}
