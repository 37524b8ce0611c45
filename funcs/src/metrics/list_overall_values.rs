use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListOverallValuesRequest, ListOverallValuesResponse};

/// Operation of [`metrics_list_overall_values`].
pub static OPERATION: Operation = Operation::new(
    "list_overall_values (metrics_list_overall_values)",
    Method::GET,
    "/data/metrics/{metricId}/overall",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the overall value of a metric, with the totals of its views.
///
/// `GET /data/metrics/{metricId}/overall` · feature `metrics-list-overall-values`
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_overall_values, models::*};
///
/// async fn quality(core: &FastpixCore) -> Result<Option<f64>, FastpixError> {
///     let overall = metrics_list_overall_values(core, Metric::QualityOfExperienceScore).data().await?;
///     Ok(overall.value)
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
