use std::{env, fmt};

use base64::{Engine, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

/// Environment variable of the signing secret, see [`WebhookSecret::from_env`].
pub const SECRET_VARIABLE: &str = "FASTPIX_WEBHOOK_SECRET";

/// Signing secret of a webhook, or several during a rotation.
///
/// It is the base64 string that the dashboard shows under Webhooks. The decoded bytes are the key of the signature. They
/// are not in the output of `Debug`, and are overwritten on drop.
///
/// ```
/// use fastpix_webhooks::WebhookSecret;
///
/// let secret = WebhookSecret::new("YSBzZWNyZXQgZm9yIGV4YW1wbGVzIG9ubHkhISEhISE=")?;
/// assert_eq!(format!("{secret:?}"), "WebhookSecret([redacted])");
/// # Ok::<(), fastpix_webhooks::SecretError>(())
/// ```
#[derive(Clone)]
pub struct WebhookSecret {
    keys: Vec<Zeroizing<Vec<u8>>>,
}

impl WebhookSecret {
    /// Decodes the secret. White space around it is ignored.
    ///
    /// # Errors
    ///
    /// The string is empty or not padded standard base64.
    pub fn new(secret: &str) -> Result<Self, SecretError> {
        Ok(Self { keys: vec![decode(secret)?] })
    }

    /// Accepts the previous secret, too, for as long as deliveries can be signed with it. Its index is the number of secrets
    /// before it.
    ///
    /// ```
    /// use fastpix_webhooks::{WebhookSecret, webhooks_sign, webhooks_verify_signature};
    ///
    /// let (current, previous) = ("Y3VycmVudA==", "cHJldmlvdXM=");
    /// let secret = WebhookSecret::new(current)?.with_previous(previous)?;
    /// let signature = webhooks_sign(&WebhookSecret::new(previous)?, b"{}");
    /// assert_eq!(webhooks_verify_signature(&secret, &signature, b"{}"), Ok(1));
    /// # Ok::<(), fastpix_webhooks::SecretError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same as those of [`new`](Self::new).
    pub fn with_previous(mut self, secret: &str) -> Result<Self, SecretError> {
        self.keys.push(decode(secret)?);
        Ok(self)
    }

    /// Reads the secret from `FASTPIX_WEBHOOK_SECRET`: one, or the current and previous ones separated by commas.
    ///
    /// # Errors
    ///
    /// The variable is not set, or contains something that is not a secret.
    pub fn from_env() -> Result<Self, SecretError> {
        let secrets = Zeroizing::new(env::var(SECRET_VARIABLE).map_err(|_| SecretError(Mistake::NotSet))?);
        Ok(Self { keys: secrets.split(',').map(decode).collect::<Result<_, _>>()? })
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.keys.iter().map(|key| key.as_slice())
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret([redacted])")
    }
}

fn decode(secret: &str) -> Result<Zeroizing<Vec<u8>>, SecretError> {
    let secret = secret.trim();
    if secret.is_empty() {
        return Err(SecretError(Mistake::Empty));
    }
    BASE64_STANDARD.decode(secret).map(Zeroizing::new).map_err(|_| SecretError(mistake(secret)))
}

fn mistake(secret: &str) -> Mistake {
    let is_base64 = |char: char| char.is_ascii_alphanumeric() || matches!(char, '+' | '/' | '=');
    match secret.chars().find(|char| !is_base64(*char)) {
        Some('-' | '_') => Mistake::OtherAlphabet,
        Some('"' | '\'') => Mistake::Quoted,
        Some(_) => Mistake::NotBase64,
        None if secret.len() % 4 != 0 => Mistake::CutOff,
        None => Mistake::Padding,
    }
}

/// Error of a string that is not a signing secret. It names the likely mistake, and does not contain the string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretError(Mistake);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    NotSet,
    Empty,
    OtherAlphabet,
    Quoted,
    NotBase64,
    CutOff,
    Padding,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Mistake::NotSet => "webhook secret: FASTPIX_WEBHOOK_SECRET is not set or not UTF-8",
            Mistake::Empty => "webhook secret: empty; the dashboard shows it after the webhook's test request got a 2xx",
            Mistake::OtherAlphabet => {
                "webhook secret: '-' or '_' is not standard base64; use the signing secret as the dashboard shows it, \
                 neither re-encoded nor an ID or access token"
            }
            Mistake::Quoted => "webhook secret: contains quotes; remove them from the configuration",
            Mistake::NotBase64 => {
                "webhook secret: not base64; use the signing secret of the webhook as the dashboard shows it, not one of \
                 your own"
            }
            Mistake::CutOff => {
                "webhook secret: the length is not a multiple of 4; a part or the '=' at the end was lost in copying"
            }
            Mistake::Padding => "webhook secret: the last characters are not valid base64; one is mistyped or '=' is missing",
        })
    }
}

impl std::error::Error for SecretError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used, reason = "a failure must panic")]
    fn keys_are_overwritten_on_drop() {
        fn assert_overwritten<T: zeroize::ZeroizeOnDrop>(_: &[T]) {}
        assert_overwritten(&WebhookSecret::new("c2VjcmV0").unwrap().keys);
    }
}
