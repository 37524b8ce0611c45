use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::ListDimensionsResponse;

static OPERATION: Operation = Operation::new(
    "list_dimensions",
    Method::GET,
    "/data/dimensions",
    Idempotency::Idempotent, // reads
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the dimensions: what views can be told apart, filtered and grouped by.
///
/// `GET /data/dimensions`, feature `dimensions-list-dimensions`.
///
/// A dimension that is newer than this version is an [`Unknown`](fastpix_models::Dimension::Unknown), and can be used
/// like any other.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, dimensions_list_dimensions, models::*};
///
/// async fn can_group_by(core: &FastpixCore, dimension: Dimension) -> Result<bool, FastpixError> {
///     let response = dimensions_list_dimensions(core).await?;
///     Ok(response.data.unwrap_or_default().contains(&dimension))
/// }
/// ```
#[doc(alias = "dimensionsListDimensions")]
#[doc(alias = "dimensionsList")]
pub fn dimensions_list_dimensions(core: &FastpixCore) -> Call<ListDimensionsResponse> {
    core.request(&OPERATION).call_operation()
}
