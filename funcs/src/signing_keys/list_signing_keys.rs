use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllSigningKeyResponse, ListSigningKeysRequest};

static OPERATION: Operation = Operation::new(
    "list_signing_keys",
    Method::GET,
    "/iam/signing-keys",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the signing keys, a page at a time, without the keys themselves.
///
/// `GET /iam/signing-keys`, feature `signing-keys-list-signing-keys`.
///
/// Pages are counted from 1, and the response says how many there are.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`UnAuthorizedResponseError`](ErrorClass::UnAuthorizedResponseError) (401),
/// [`ForbiddenResponseError`](ErrorClass::ForbiddenResponseError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, signing_keys_list_signing_keys};
///
/// async fn older_than(core: &FastpixCore, unix_millis: i64) -> Result<Vec<String>, FastpixError> {
///     let request = ListSigningKeysRequest::new().limit(50);
///     let keys = signing_keys_list_signing_keys(core, request).await?.data.unwrap_or_default();
///     let old = keys.into_iter().filter(|key| {
///         key.created_at.as_ref().and_then(Timestamp::unix_millis).is_some_and(|created| created < unix_millis)
///     });
///     Ok(old.filter_map(|key| key.id).collect())
/// }
/// ```
#[doc(alias = "signingKeysListSigningKeys")]
#[doc(alias = "signingKeysList")]
pub fn signing_keys_list_signing_keys(
    core: &FastpixCore,
    request: impl Into<ListSigningKeysRequest>,
) -> Call<GetAllSigningKeyResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
