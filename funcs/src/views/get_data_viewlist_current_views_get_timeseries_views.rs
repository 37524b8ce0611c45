use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::GetDataViewlistCurrentViewsGetTimeseriesViewsResponse;

/// Operation of [`views_get_data_viewlist_current_views_get_timeseries_views`].
pub static OPERATION: Operation = Operation::new(
    "get_/data/viewlist/current-views/getTimeseriesViews (views_get_data_viewlist_current_views_get_timeseries_views)",
    Method::GET,
    "/data/viewlist/current-views/getTimeseriesViews",
    Idempotency::Idempotent, // reads only
    &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
);

/// Reads the number of current views as a time series.
///
/// `GET /data/viewlist/current-views/getTimeseriesViews` ·
/// feature `views-get-data-viewlist-current-views-get-timeseries-views`
///
/// The operation is missing from FastPix's current API document and can be removed without notice; the official SDKs
/// have it.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, views_get_data_viewlist_current_views_get_timeseries_views};
///
/// async fn peak(core: &FastpixCore) -> Result<Option<i64>, FastpixError> {
///     let intervals = views_get_data_viewlist_current_views_get_timeseries_views(core).data().await?;
///     Ok(intervals.iter().filter_map(|interval| interval.number_of_views).max())
/// }
/// ```
#[doc(alias = "viewsGetDataViewlistCurrentViewsGetTimeseriesViews")]
pub fn views_get_data_viewlist_current_views_get_timeseries_views(
    core: &FastpixCore,
) -> Call<GetDataViewlistCurrentViewsGetTimeseriesViewsResponse> {
    core.request(&OPERATION).call_operation()
}
