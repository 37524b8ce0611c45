use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::ListDimensionsResponse;

/// Operation of [`dimensions_list_dimensions`].
pub static OPERATION: Operation = Operation::new(
    "list_dimensions (dimensions_list_dimensions)",
    Method::GET,
    "/data/dimensions",
    Idempotency::Idempotent, // reads only
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the dimensions by which views can be filtered and grouped.
///
/// `GET /data/dimensions` · feature `dimensions-list-dimensions`
///
/// A dimension that this version does not know is [`Dimension::Unknown`](fastpix_models::Dimension::Unknown) and can
/// be used in requests like any other.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, dimensions_list_dimensions, models::*};
///
/// async fn can_group_by(core: &FastpixCore, dimension: Dimension) -> Result<bool, FastpixError> {
///     let dimensions = dimensions_list_dimensions(core).data().await?;
///     Ok(dimensions.contains(&dimension))
/// }
/// ```
#[doc(alias = "dimensionsListDimensions")]
#[doc(alias = "dimensionsList")]
pub fn dimensions_list_dimensions(core: &FastpixCore) -> Call<ListDimensionsResponse> {
    core.request(&OPERATION).call_operation()
}
