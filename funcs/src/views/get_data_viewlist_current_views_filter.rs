use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetDataViewlistCurrentViewsFilterRequest, GetDataViewlistCurrentViewsFilterResponse};

static OPERATION: Operation = Operation::new(
    "get_/data/viewlist/current-views/filter",
    Method::GET,
    "/data/viewlist/current-views/filter",
    Idempotency::Idempotent, // reads
    &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
);

/// Counts who is watching at this moment, by a dimension.
///
/// `GET /data/viewlist/current-views/filter`, feature `views-get-data-viewlist-current-views-filter`.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, views_get_data_viewlist_current_views_filter};
///
/// async fn by_country(core: &FastpixCore) -> Result<(), FastpixError> {
///     let request = GetDataViewlistCurrentViewsFilterRequest::new().dimension(CurrentViewsDimension::Country);
///     let response = views_get_data_viewlist_current_views_filter(core, request).await?;
///     for country in response.data.unwrap_or_default() {
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
