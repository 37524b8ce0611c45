use std::{
    fmt,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{
    Audience, Clock, Engine as _, TokenError, URL_SAFE_NO_PAD, key,
    provider::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey},
    seconds,
};
use crate::{
    KeyError,
    json::{self, Value},
};

/// Public key that verifies playback tokens, for tests and for gateways of your own.
///
/// `signing_keys_get_signing_key_by_id` returns it. FastPix verifies tokens on its own; it also rejects those of a
/// signing key that was deleted, which cannot be seen here.
///
/// ```
/// use fastpix_urls::{Audience, SigningKey, TokenError, VerifyingKey};
/// # const PRIVATE_KEY: &str = include_str!("../../tests/keys/api.txt");
/// # const PUBLIC_KEY: &str = include_str!("../../tests/keys/public.pem");
///
/// let token = SigningKey::new("b7c1", PRIVATE_KEY)?.token(Audience::Media("3f5c")).sign()?;
///
/// let verifying_key = VerifyingKey::new("b7c1", PUBLIC_KEY)?;
/// let claims = verifying_key.verify(&token, Audience::Media("3f5c"))?;
/// assert_eq!(claims.issuer.as_deref(), Some("fastpix.com"));
/// assert_eq!(verifying_key.verify(&token, Audience::Drm("3f5c")), Err(TokenError::Audience));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Clone)]
pub struct VerifyingKey {
    key_id: String,
    /// An `RSAPublicKey`.
    key: Box<[u8]>,
    clock: Clock,
}

impl VerifyingKey {
    /// Reads a public key: a PEM as the API returns it, base64, or DER.
    ///
    /// # Errors
    ///
    /// A key that is not a public RSA key with at least 2048 bits.
    pub fn new(key_id: impl Into<String>, public_key: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let key = key::read_public(public_key.as_ref())?;
        Ok(Self::from_rsa_public_key(key_id.into(), key, Clock::default()))
    }

    pub(super) fn from_rsa_public_key(key_id: String, key: Box<[u8]>, clock: Clock) -> Self {
        Self { key_id, key, clock }
    }

    /// Sets the clock by which tokens expire. Default: the clock of the system.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock(Some(std::sync::Arc::new(clock)));
        self
    }

    /// Id of the key.
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    /// Verifies a token: the header names RS256 and this key, the signature is that of the key, the audience is the
    /// expected one, and the token has not expired.
    ///
    /// # Errors
    ///
    /// The first of these that does not hold.
    pub fn verify(&self, token: impl AsRef<str>, audience: Audience<'_>) -> Result<Claims, TokenError> {
        self.verify_str(token.as_ref(), audience)
    }

    fn verify_str(&self, token: &str, audience: Audience<'_>) -> Result<Claims, TokenError> {
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Malformed)?;
        let (header, claims) = signed.split_once('.').ok_or(TokenError::Malformed)?;

        let header = decode_json(header)?;
        let is_known = |(name, value): &(String, Value)| match (name.as_str(), value) {
            ("alg", Value::String(alg)) => alg == "RS256",
            ("typ", Value::String(typ)) => typ == "JWT",
            // These would change what is signed, or with which key.
            ("alg" | "typ" | "crit" | "b64", _) => false,
            _ => true,
        };
        let Value::Object(fields) = &header else { return Err(TokenError::Malformed) };
        if header.get("alg").is_none() || !fields.iter().all(is_known) {
            return Err(TokenError::Header);
        }
        if header.get("kid").and_then(Value::as_str) != Some(&self.key_id) {
            return Err(TokenError::KeyId);
        }

        let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| TokenError::Malformed)?;
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &self.key)
            .verify(signed.as_bytes(), &signature)
            .map_err(|_| TokenError::Signature)?;

        let claims = decode_json(claims)?;
        let (kind, playback_id) = audience.parts();
        if claims.get("aud").and_then(Value::as_str).and_then(|audience| audience.strip_prefix(kind))
            != Some(playback_id)
        {
            return Err(TokenError::Audience);
        }
        let now = seconds(self.clock.now())?;
        let time = |name| match claims.get(name) {
            Some(value) => number(value).map(Some).ok_or(TokenError::Malformed),
            None => Ok(None),
        };
        let expires_at = time("exp")?.ok_or(TokenError::Malformed)?;
        if expires_at <= now {
            return Err(TokenError::Expired);
        }
        if time("nbf")?.is_some_and(|not_before| not_before > now) {
            return Err(TokenError::NotYetValid);
        }
        let point = |seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).ok_or(TokenError::Malformed);
        Ok(Claims {
            issuer: claims.get("iss").and_then(Value::as_str).map(str::to_owned),
            issued_at: time("iat")?.map(point).transpose()?,
            expires_at: point(expires_at)?,
        })
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifyingKey").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Claims of a token that is valid.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claims {
    /// Issuer, `iss`.
    pub issuer: Option<String>,
    /// Time at which the token was issued, `iat`.
    pub issued_at: Option<SystemTime>,
    /// Time from which the token is not valid, `exp`.
    pub expires_at: SystemTime,
}

fn decode_json(part: &str) -> Result<Value, TokenError> {
    let json = URL_SAFE_NO_PAD.decode(part).map_err(|_| TokenError::Malformed)?;
    std::str::from_utf8(&json).ok().and_then(json::parse).ok_or(TokenError::Malformed)
}

/// Seconds since 1970, without a fraction.
fn number(value: &Value) -> Option<u64> {
    value.as_number().filter(|number| (0.0..=1e15).contains(number)).map(|number| number as u64)
}
