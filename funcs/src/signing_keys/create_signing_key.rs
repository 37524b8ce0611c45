use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::CreateResponse;

/// Operation of [`signing_keys_create_signing_key`].
pub static OPERATION: Operation = Operation::new(
    "create_signing_key (signing_keys_create_signing_key)",
    Method::POST,
    "/iam/signing-keys",
    Idempotency::NotIdempotent, // each request creates a key
    &[(401, ErrorClass::UnAuthorizedResponseError), (403, ErrorClass::ForbiddenResponseError)],
);

/// Creates a signing key for the tokens of private playback.
///
/// `POST /iam/signing-keys` · feature `signing-keys-create-signing-key`
///
/// Store the private key: the API returns it once and does not keep it. It is the base64 encoding of a PKCS#8 key in
/// PEM form whose body is a single line. A token is a JSON Web Token signed with RS256, and its `kid` is the ID of the
/// key. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), a key may exist whose private key
/// nobody has: list the keys and delete it before you create another.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`UnAuthorizedResponseError`](ErrorClass::UnAuthorizedResponseError) |
/// | 403 | [`ForbiddenResponseError`](ErrorClass::ForbiddenResponseError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, signing_keys_create_signing_key};
///
/// async fn create(core: &FastpixCore) -> Result<(), FastpixError> {
///     let key = signing_keys_create_signing_key(core).data().await?;
///     if let (Some(id), Some(private_key)) = (key.id, key.private_key) {
///         store(&id, private_key.expose());
///     }
///     Ok(())
/// }
///
/// fn store(id: &str, private_key: &str) {
///     // Write it to your secret store.
/// }
/// ```
#[doc(alias = "signingKeysCreateSigningKey")]
#[doc(alias = "signingKeysCreate")]
pub fn signing_keys_create_signing_key(core: &FastpixCore) -> Call<CreateResponse> {
    core.request(&OPERATION).call_operation()
}
