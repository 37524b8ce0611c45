use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetPublicPemUsingSigningKeyIdResponseDto, GetSigningKeyByIdRequest};

/// Operation of [`signing_keys_get_signing_key_by_id`].
pub static OPERATION: Operation = Operation::new(
    "get-signing_key_by_id (signing_keys_get_signing_key_by_id)",
    Method::GET,
    "/iam/signing-keys/{signingKeyId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the public key of a signing key and the ID of its workspace.
///
/// `GET /iam/signing-keys/{signingKeyId}` · feature `signing-keys-get-signing-key-by-id`
///
/// The public key is in PEM form. The private key cannot be read.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_get_signing_key_by_id};
///
/// async fn public_key(core: &FastpixCore, signing_key_id: &str) -> Result<Option<String>, FastpixError> {
///     let key = signing_keys_get_signing_key_by_id(core, signing_key_id).data().await?;
///     Ok(key.public_key)
/// }
/// ```
#[doc(alias = "signingKeysGetSigningKeyById")]
#[doc(alias = "signingKeysGetById")]
pub fn signing_keys_get_signing_key_by_id(
    core: &FastpixCore,
    request: impl Into<GetSigningKeyByIdRequest>,
) -> Call<GetPublicPemUsingSigningKeyIdResponseDto> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.signing_key_id).call_operation()
}
