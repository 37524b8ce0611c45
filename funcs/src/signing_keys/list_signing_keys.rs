use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllSigningKeyResponse, ListSigningKeysRequest};

/// Operation of [`signing_keys_list_signing_keys`].
pub static OPERATION: Operation = Operation::new(
    "list_signing_keys (signing_keys_list_signing_keys)",
    Method::GET,
    "/iam/signing-keys",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the signing keys of the workspace, one page per call.
///
/// `GET /iam/signing-keys` · feature `signing-keys-list-signing-keys`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. The list has IDs and dates, not the keys themselves.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`UnAuthorizedResponseError`](ErrorClass::UnAuthorizedResponseError) |
/// | 403 | [`ForbiddenResponseError`](ErrorClass::ForbiddenResponseError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, signing_keys_list_signing_keys};
///
/// async fn older_than(core: &FastpixCore, unix_millis: i64) -> Result<Vec<String>, FastpixError> {
///     let request = ListSigningKeysRequest::new().limit(50);
///     let keys = signing_keys_list_signing_keys(core, request).data().await?;
///     let older = keys.into_iter().filter(|key| {
///         key.created_at.as_ref().and_then(Timestamp::unix_millis).is_some_and(|created| created < unix_millis)
///     });
///     Ok(older.filter_map(|key| key.id).collect())
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
