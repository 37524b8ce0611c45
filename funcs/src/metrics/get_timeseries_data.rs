use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetTimeseriesDataRequest, GetTimeseriesDataResponse};

static OPERATION: Operation = Operation::new(
    "get_timeseries_data",
    Method::GET,
    "/data/metrics/{metricId}/timeseries",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads how a metric changes over time.
///
/// `GET /data/metrics/{metricId}/timeseries`, feature `metrics-get-timeseries-data`.
///
/// The `timespan` of this response is in unix milliseconds; those of all other responses are in seconds.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, metrics_get_timeseries_data, models::*};
///
/// async fn hours(core: &FastpixCore) -> Result<Vec<MetricsTimeseriesDataDetails>, FastpixError> {
///     let request = GetTimeseriesDataRequest::new(Metric::PlayingTime)
///         .group_by(GroupBy::Hour)
///         .measurement(Measurement::Sum)
///         .timespan(Timespan::Last24Hours);
///     Ok(metrics_get_timeseries_data(core, request).await?.data.unwrap_or_default())
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
