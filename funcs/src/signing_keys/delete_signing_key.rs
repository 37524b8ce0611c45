use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteSigningKeyRequest, DeleteSigningKeyResponse};

static OPERATION: Operation = Operation::new(
    "delete_signing_key",
    Method::DELETE,
    "/iam/signing-keys/{signingKeyId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a signing key: no token that it has signed is good any longer, and there is no way back.
///
/// `DELETE /iam/signing-keys/{signingKeyId}`, feature `signing-keys-delete-signing-key`.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the key is
/// gone.
///
/// # Errors
///
/// [`UnAuthorizedResponseError`](ErrorClass::UnAuthorizedResponseError) (401),
/// [`ForbiddenResponseError`](ErrorClass::ForbiddenResponseError) (403),
/// [`SigningKeyNotFoundError`](ErrorClass::SigningKeyNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_delete_signing_key};
///
/// async fn revoke(core: &FastpixCore, signing_key_id: &str) -> Result<Option<String>, FastpixError> {
///     let response = signing_keys_delete_signing_key(core, signing_key_id).await?;
///     Ok(response.data.and_then(|said| said.message))
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
