use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetTimeseriesDataRequest, GetTimeseriesDataResponse};

/// Operation of [`metrics_get_timeseries_data`].
pub static OPERATION: Operation = Operation::new(
    "get_timeseries_data (metrics_get_timeseries_data)",
    Method::GET,
    "/data/metrics/{metricId}/timeseries",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a metric as a time series.
///
/// `GET /data/metrics/{metricId}/timeseries` · feature `metrics-get-timeseries-data`
///
/// `timespan` in this response is in Unix milliseconds; in all other responses it is in seconds.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_get_timeseries_data, models::*};
///
/// async fn by_hour(core: &FastpixCore) -> Result<Vec<MetricsTimeseriesDataDetails>, FastpixError> {
///     let request = GetTimeseriesDataRequest::new(Metric::PlayingTime)
///         .group_by(GroupBy::Hour)
///         .measurement(Measurement::Sum)
///         .timespan(Timespan::Last24Hours);
///     metrics_get_timeseries_data(core, request).data().await
/// }
/// ```
#[doc(alias = "metricsGetTimeseriesData")]
pub fn metrics_get_timeseries_data(
    core: &FastpixCore,
    request: impl Into<GetTimeseriesDataRequest>,
) -> Call<GetTimeseriesDataResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(request.metric_id.as_str()).query_pairs(request.query()).call_operation()
}
