use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListErrorsRequest, ListErrorsResponse};

/// Operation of [`errors_list_errors`].
pub static OPERATION: Operation = Operation::new(
    "list_errors (errors_list_errors)",
    Method::GET,
    "/data/errors",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the playback errors of views, and the most frequent ones.
///
/// `GET /data/errors` · feature `errors-list-errors`
///
/// `limit` applies to the most frequent ones only. The code of an error can be used to list the views that had it.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, errors_list_errors, models::*};
///
/// async fn most_frequent(core: &FastpixCore) -> Result<Option<TopErrorDetails>, FastpixError> {
///     let request = ListErrorsRequest::new().timespan(Timespan::Last6Hours).limit(1);
///     let errors = errors_list_errors(core, request).data().await?;
///     Ok(errors.top_errors.unwrap_or_default().into_iter().next())
/// }
/// ```
#[doc(alias = "errorsListErrors")]
#[doc(alias = "errorsList")]
pub fn errors_list_errors(core: &FastpixCore, request: impl Into<ListErrorsRequest>) -> Call<ListErrorsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
