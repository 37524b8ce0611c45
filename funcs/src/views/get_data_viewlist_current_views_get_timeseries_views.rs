use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::GetDataViewlistCurrentViewsGetTimeseriesViewsResponse;

static OPERATION: Operation = Operation::new(
    "get_/data/viewlist/current-views/getTimeseriesViews",
    Method::GET,
    "/data/viewlist/current-views/getTimeseriesViews",
    Idempotency::Idempotent, // reads
    &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
);

/// Counts the views that are going on, interval by interval.
///
/// `GET /data/viewlist/current-views/getTimeseriesViews`,
/// feature `views-get-data-viewlist-current-views-get-timeseries-views`.
///
/// The operation is no longer in FastPix's own document, but still in its newest SDK: it can go away without notice.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, views_get_data_viewlist_current_views_get_timeseries_views};
///
/// async fn peak(core: &FastpixCore) -> Result<Option<i64>, FastpixError> {
///     let response = views_get_data_viewlist_current_views_get_timeseries_views(core).await?;
///     Ok(response.data.unwrap_or_default().iter().filter_map(|interval| interval.number_of_views).max())
/// }
/// ```
#[doc(alias = "viewsGetDataViewlistCurrentViewsGetTimeseriesViews")]
pub fn views_get_data_viewlist_current_views_get_timeseries_views(
    core: &FastpixCore,
) -> Call<GetDataViewlistCurrentViewsGetTimeseriesViewsResponse> {
    core.request(&OPERATION).call_operation()
}
