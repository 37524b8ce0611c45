use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListBreakdownValuesRequest, ListBreakdownValuesResponse};

/// Operation of [`metrics_list_breakdown_values`].
pub static OPERATION: Operation = Operation::new(
    "list_breakdown_values (metrics_list_breakdown_values)",
    Method::GET,
    "/data/metrics/{metricId}/breakdown",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the values of a metric for each value of a dimension, one page per call.
///
/// `GET /data/metrics/{metricId}/breakdown` · feature `metrics-list-breakdown-values`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_list_breakdown_values, models::*};
///
/// async fn by_device(core: &FastpixCore) -> Result<(), FastpixError> {
///     let request = ListBreakdownValuesRequest::new(Metric::BufferRatio)
///         .group_by(Dimension::DeviceType)
///         .timespan(Timespan::Last7Days);
///     let devices = metrics_list_breakdown_values(core, request).data().await?;
///     for device in devices {
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
