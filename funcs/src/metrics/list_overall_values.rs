use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListOverallValuesRequest, ListOverallValuesResponse};

static OPERATION: Operation = Operation::new(
    "list_overall_values",
    Method::GET,
    "/data/metrics/{metricId}/overall",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a metric as one value, with the totals of the views that it is of.
///
/// `GET /data/metrics/{metricId}/overall`, feature `metrics-list-overall-values`.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_overall_values, models::*};
///
/// async fn quality(core: &FastpixCore) -> Result<Option<f64>, FastpixError> {
///     let response = metrics_list_overall_values(core, Metric::QualityOfExperienceScore).await?;
///     Ok(response.data.and_then(|overall| overall.value))
/// }
/// ```
#[doc(alias = "metricsListOverallValues")]
pub fn metrics_list_overall_values(
    core: &FastpixCore,
    request: impl Into<ListOverallValuesRequest>,
) -> Call<ListOverallValuesResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(request.metric_id.as_str()).query_pairs(request.query()).call_operation()
}
