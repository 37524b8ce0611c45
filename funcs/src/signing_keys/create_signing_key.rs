use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::CreateResponse;

static OPERATION: Operation = Operation::new(
    "create_signing_key",
    Method::POST,
    "/iam/signing-keys",
    Idempotency::NotIdempotent, // each request creates a key
    &[(401, ErrorClass::UnAuthorizedResponseError), (403, ErrorClass::ForbiddenResponseError)],
);

/// Creates a signing key: what the tokens for private playback ids are signed with.
///
/// `POST /iam/signing-keys`, feature `signing-keys-create-signing-key`.
///
/// The [private key](fastpix_models::CreateSigningKeyResponseDto::private_key) is in this response and nowhere else: the
/// service does not keep it. It is a base64 text, and decoded a PKCS#8 key in PEM whose body is one line. A token is a
/// JSON Web Token signed with it by RS256; its `kid` is the id of the key.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, a key may exist whose private half nobody has:
/// list the keys, delete the one that is too many, and create another.
///
/// # Errors
///
/// [`UnAuthorizedResponseError`](ErrorClass::UnAuthorizedResponseError) (401),
/// [`ForbiddenResponseError`](ErrorClass::ForbiddenResponseError) (403), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_create_signing_key};
///
/// async fn create(core: &FastpixCore) -> Result<(), FastpixError> {
///     let key = signing_keys_create_signing_key(core).await?.data.unwrap_or_default();
///     if let (Some(id), Some(private_key)) = (key.id, key.private_key) {
///         store(&id, private_key.expose());
///     }
///     Ok(())
/// }
///
/// fn store(id: &str, private_key: &str) {
///     // Put it where your secrets are.
/// }
/// ```
#[doc(alias = "signingKeysCreateSigningKey")]
#[doc(alias = "signingKeysCreate")]
pub fn signing_keys_create_signing_key(core: &FastpixCore) -> Call<CreateResponse> {
    core.request(&OPERATION).call_operation()
}
