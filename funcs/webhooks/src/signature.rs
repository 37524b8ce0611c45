use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{Event, WebhookError, WebhookSecret, json};

/// Name of the header with the signature, in lower case.
pub const SIGNATURE_HEADER: &str = "fastpix-signature";

/// Recommended limit for the body of a webhook request: 1 MiB.
pub const BODY_LIMIT: usize = 1 << 20;

/// Length of a signature as base64.
const SIGNATURE_LENGTH: usize = 44;

/// Source of the signature: the value of the `FastPix-Signature` header, or `None` if there is no such header. With the
/// feature `http` also an `http::HeaderMap`.
pub trait SignatureHeader: sealed::Sealed {
    /// The value of the header; `None` if there is none.
    #[doc(hidden)]
    fn value(&self) -> Result<Option<&[u8]>, WebhookError>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! signature_headers {
    ($($(#[$meta:meta])* $type:ty: $this:ident => $value:expr;)+) => {
        $(
            $(#[$meta])*
            impl sealed::Sealed for $type {}

            $(#[$meta])*
            impl SignatureHeader for $type {
                fn value(&self) -> Result<Option<&[u8]>, WebhookError> {
                    let $this = self;
                    $value
                }
            }
        )+
    };
}

signature_headers! {
    str: this => Ok(Some(this.as_bytes()));
    String: this => Ok(Some(this.as_bytes()));
    [u8]: this => Ok(Some(this));
    Option<&str>: this => Ok(this.map(str::as_bytes));
    Option<&[u8]>: this => Ok(*this);
    #[cfg(feature = "http")]
    http::HeaderMap: this => {
        let mut values = this.get_all(SIGNATURE_HEADER).iter();
        match (values.next(), values.next()) {
            (Some(_), Some(_)) => Err(WebhookError::MalformedSignature),
            (value, _) => Ok(value.map(http::HeaderValue::as_bytes)),
        }
    };
    #[cfg(feature = "http")]
    http::HeaderValue: this => Ok(Some(this.as_bytes()));
}

/// Verifies the signature of a webhook request, in constant time.
///
/// `body` has to be the bytes as they were received. A body that was parsed and serialized again has other white space,
/// another order or other escapes, and its signature does not match.
///
/// Returns the index of the secret that matched: 0 is the one of [`WebhookSecret::new`].
///
/// ```
/// use fastpix_webhooks::{WebhookSecret, webhooks_sign, webhooks_verify_signature};
///
/// let secret = WebhookSecret::new("YSBzZWNyZXQgZm9yIGV4YW1wbGVzIG9ubHkhISEhISE=")?;
/// let signature = webhooks_sign(&secret, b"{}");
/// assert_eq!(webhooks_verify_signature(&secret, &signature, b"{}"), Ok(0));
/// assert!(webhooks_verify_signature(&secret, &signature, b"{ }").is_err());
/// # Ok::<(), fastpix_webhooks::SecretError>(())
/// ```
///
/// # Errors
///
/// The header is missing or malformed, or the signature does not match.
pub fn webhooks_verify_signature(
    secret: &WebhookSecret,
    headers: &(impl SignatureHeader + ?Sized),
    body: &[u8],
) -> Result<usize, WebhookError> {
    verify(secret, headers.value()?, body)
}

fn verify(secret: &WebhookSecret, value: Option<&[u8]>, body: &[u8]) -> Result<usize, WebhookError> {
    let value = value.unwrap_or_default().trim_ascii();
    if value.is_empty() {
        return Err(WebhookError::MissingSignature);
    }
    // The decoder wants room for a group more than 32 bytes.
    let mut signature = [0; 36];
    let length =
        if value.len() == SIGNATURE_LENGTH { BASE64_STANDARD.decode_slice(value, &mut signature).ok() } else { None };
    let Some((signature, 32)) = length.and_then(|length| Some((signature.get(..length)?, length))) else {
        return Err(WebhookError::MalformedSignature);
    };
    let matches = |key| mac(key, body).is_some_and(|mac| mac.verify_slice(signature).is_ok());
    secret.keys().position(matches).ok_or(WebhookError::SignatureMismatch)
}

/// A key can have any length, so this is always `Some`.
fn mac(key: &[u8], body: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::new_from_slice(key).ok()?;
    mac.update(body);
    Some(mac)
}

/// Verifies a webhook request and reads its event.
///
/// `body` has to be the bytes as they were received, see [`webhooks_verify_signature`].
///
/// # Errors
///
/// The header is missing or malformed, the signature does not match, or the body is not an event. Data of an unknown
/// shape is no error, see [`Event`].
pub fn webhooks_unwrap(
    secret: &WebhookSecret,
    headers: &(impl SignatureHeader + ?Sized),
    body: &[u8],
) -> Result<Event, WebhookError> {
    let matched = verify(secret, headers.value()?, body)?;
    Event::read(body, matched)
}

/// Signs a body with the first secret, and returns the value of the `FastPix-Signature` header. For tests of a
/// receiver.
pub fn webhooks_sign(secret: &WebhookSecret, body: &[u8]) -> String {
    let mac = secret.keys().next().and_then(|key| mac(key, body));
    mac.map(|mac| BASE64_STANDARD.encode(mac.finalize().into_bytes())).unwrap_or_default()
}

/// Returns true if a request is the test that the dashboard sends before it shows the secret: without a signature, and
/// with an empty body, `{}` or other JSON without `id` or `type`.
///
/// Respond with a 2xx, and do nothing else: anyone can send such a request.
pub fn is_probe(headers: &(impl SignatureHeader + ?Sized), body: &[u8]) -> bool {
    let is_signed = !matches!(headers.value(), Ok(value) if value.unwrap_or_default().trim_ascii().is_empty());
    if is_signed {
        return false;
    }
    let Ok(body) = std::str::from_utf8(body) else { return false };
    match json::members(body, ["id", "type"]) {
        Some(members) => members.contains(&None),
        None => body.trim().is_empty() || json::is_json(body),
    }
}
