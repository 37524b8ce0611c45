use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetPublicPemUsingSigningKeyIdResponseDto, GetSigningKeyByIdRequest};

static OPERATION: Operation = Operation::new(
    "get-signing_key_by_id",
    Method::GET,
    "/iam/signing-keys/{signingKeyId}",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the public half of a signing key, and the workspace that it belongs to.
///
/// `GET /iam/signing-keys/{signingKeyId}`, feature `signing-keys-get-signing-key-by-id`.
///
/// The public key is plain PEM. The id of the workspace is what the tokens name as `sub`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_get_signing_key_by_id};
///
/// async fn public_key(core: &FastpixCore, signing_key_id: &str) -> Result<Option<String>, FastpixError> {
///     let response = signing_keys_get_signing_key_by_id(core, signing_key_id).await?;
///     Ok(response.data.and_then(|key| key.public_key))
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
