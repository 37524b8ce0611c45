use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListErrorsRequest, ListErrorsResponse};

static OPERATION: Operation = Operation::new(
    "list_errors",
    Method::GET,
    "/data/errors",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the errors that viewers had, and the most frequent ones among them.
///
/// `GET /data/errors`, feature `errors-list-errors`.
///
/// The limit holds for the most frequent ones alone. The code of an error leads to the views that had it.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, errors_list_errors, models::*};
///
/// async fn most_frequent(core: &FastpixCore) -> Result<Option<TopErrorDetails>, FastpixError> {
///     let request = ListErrorsRequest::new().timespan(Timespan::Last6Hours).limit(1);
///     let errors = errors_list_errors(core, request).await?.data.unwrap_or_default();
///     Ok(errors.top_errors.unwrap_or_default().into_iter().next())
/// }
/// ```
#[doc(alias = "errorsListErrors")]
#[doc(alias = "errorsList")]
pub fn errors_list_errors(core: &FastpixCore, request: impl Into<ListErrorsRequest>) -> Call<ListErrorsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
