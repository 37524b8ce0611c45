use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteSigningKeyRequest, DeleteSigningKeyResponse};

/// Operation of [`signing_keys_delete_signing_key`].
pub static OPERATION: Operation = Operation::new(
    "delete_signing_key (signing_keys_delete_signing_key)",
    Method::DELETE,
    "/iam/signing-keys/{signingKeyId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a signing key.
///
/// `DELETE /iam/signing-keys/{signingKeyId}` · feature `signing-keys-delete-signing-key`
///
/// This cannot be undone. All tokens that were signed with the key are rejected from then on. A retry after a lost
/// response fails with 404.
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
/// | 404 | [`SigningKeyNotFoundError`](ErrorClass::SigningKeyNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_delete_signing_key};
///
/// async fn revoke(core: &FastpixCore, signing_key_id: &str) -> Result<Option<String>, FastpixError> {
///     let data = signing_keys_delete_signing_key(core, signing_key_id).data().await?;
///     Ok(data.message)
/// }
/// ```
#[doc(alias = "signingKeysDeleteSigningKey")]
#[doc(alias = "signingKeysDelete")]
pub fn signing_keys_delete_signing_key(
    core: &FastpixCore,
    request: impl Into<DeleteSigningKeyRequest>,
) -> Call<DeleteSigningKeyResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.signing_key_id).call_operation()
}
