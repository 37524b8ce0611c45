use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetDataViewlistCurrentViewsFilterRequest, GetDataViewlistCurrentViewsFilterResponse};

/// Operation of [`views_get_data_viewlist_current_views_filter`].
pub static OPERATION: Operation = Operation::new(
    "get_/data/viewlist/current-views/filter (views_get_data_viewlist_current_views_filter)",
    Method::GET,
    "/data/viewlist/current-views/filter",
    Idempotency::Idempotent, // reads only
    &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
);

/// Reads the current number of viewers for each value of a dimension.
///
/// `GET /data/viewlist/current-views/filter` · feature `views-get-data-viewlist-current-views-filter`
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_get_data_viewlist_current_views_filter};
///
/// async fn by_country(core: &FastpixCore) -> Result<(), FastpixError> {
///     let request = GetDataViewlistCurrentViewsFilterRequest::new().dimension(CurrentViewsDimension::Country);
///     let countries = views_get_data_viewlist_current_views_filter(core, request).data().await?;
///     for country in countries {
///         println!("{:?}: {:?} watching", country.dimension_name, country.concurrent_viewers);
///     }
///     Ok(())
/// }
/// ```
#[doc(alias = "viewsGetDataViewlistCurrentViewsFilter")]
pub fn views_get_data_viewlist_current_views_filter(
    core: &FastpixCore,
    request: impl Into<GetDataViewlistCurrentViewsFilterRequest>,
) -> Call<GetDataViewlistCurrentViewsFilterResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
