//! Signed playback tokens: JSON Web Tokens with RS256, as FastPix checks them.

mod key;
mod verify;

#[cfg(feature = "aws-lc-rs")]
use aws_lc_rs as provider;
#[cfg(not(feature = "aws-lc-rs"))]
use ring as provider;

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{
    Engine, encoded_len,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use provider::{
    rand::SystemRandom,
    signature::{KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair},
};

pub use self::{
    key::KeyError,
    verify::{Claims, VerifyingKey},
};
use crate::encode::check_id;

const DEFAULT_LIFETIME: Duration = Duration::from_secs(15 * 60);
const MAX_LIFETIME: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Private key that signs playback tokens.
///
/// `signing_keys_create_signing_key` returns its id and the private key, once. Reading the key takes time; make one
/// `SigningKey` and clone it, which is cheap. All threads can sign with it at the same time.
///
/// ```
/// use std::time::Duration;
///
/// use fastpix_urls::{Audience, Playback, SigningKey};
/// # const PRIVATE_KEY: &str = include_str!("../tests/keys/api.txt");
///
/// let playback_id = "3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10";
/// let signing_key = SigningKey::new("b7c1e2d4-5a6f-4e3b-8c9d-0a1b2c3d4e5f", PRIVATE_KEY)?;
/// let token = signing_key.token(Audience::Media(playback_id)).expires_in(Duration::from_secs(3600)).sign()?;
/// let url = Playback::new(playback_id).hls().token(&token).build()?;
/// # assert!(url.as_str().ends_with(token.as_str()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Clone)]
pub struct SigningKey {
    inner: Arc<Inner>,
    clock: Clock,
}

struct Inner {
    key_id: String,
    /// The encoded header of every token, and the dot after it.
    header: String,
    key_pair: RsaKeyPair,
}

impl SigningKey {
    /// Reads a private key: the base64 string that the API returns, a PEM, or DER; PKCS#8 or PKCS#1.
    ///
    /// The lines of a PEM may have any length or be joined into one, also by spaces or `\n` written as two characters.
    ///
    /// # Errors
    ///
    /// A key that is not a private RSA key with at least 2048 bits. Public keys, encrypted keys, keys that are not RSA
    /// and keys that are too short have errors of their own.
    pub fn new(key_id: impl Into<String>, private_key: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let (key_id, key_pair) = (key_id.into(), key::read_private(private_key.as_ref())?);
        let mut json = String::from(r#"{"alg":"RS256","typ":"JWT","kid":"#);
        push_json(&mut json, &key_id);
        json.push('}');
        let mut header = URL_SAFE_NO_PAD.encode(json);
        header.push('.');
        Ok(Self { inner: Arc::new(Inner { key_id, header, key_pair }), clock: Clock::default() })
    }

    /// Sets the clock from which tokens get their time. Default: the clock of the system.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock(Some(Arc::new(clock)));
        self
    }

    /// Id of the key.
    pub fn key_id(&self) -> &str {
        &self.inner.key_id
    }

    /// The public key that verifies the tokens of this key. It has the same clock.
    pub fn verifying_key(&self) -> VerifyingKey {
        let public = self.inner.key_pair.public_key().as_ref();
        VerifyingKey::from_rsa_public_key(self.inner.key_id.clone(), public.into(), self.clock.clone())
    }

    /// Starts a token.
    pub fn token<'a>(&'a self, audience: Audience<'a>) -> TokenBuilder<'a> {
        TokenBuilder { key: self, audience, issuer: "fastpix.com", issued_at: None, lifetime: DEFAULT_LIFETIME }
    }
}

/// With the id of the key, without the key.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey").field("key_id", &self.inner.key_id).field("key", &"[redacted]").finish()
    }
}

/// Audience of a token: the playback ID, and what the token opens of it.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audience<'a> {
    /// Playlist and images of a private playback ID, on demand and live.
    Media(&'a str),
    /// Playlist, images, license and certificate of a playback ID with DRM. A token for [`Media`](Self::Media) does not
    /// open its playlist.
    Drm(&'a str),
}

impl Audience<'_> {
    /// `media:` or `drm:`, and the playback ID.
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Media(id) => ("media:", id),
            Self::Drm(id) => ("drm:", id),
        }
    }
}

/// Builder of a token.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[must_use = "a token is not made before it is signed"]
#[derive(Debug, Clone)]
pub struct TokenBuilder<'a> {
    key: &'a SigningKey,
    audience: Audience<'a>,
    issuer: &'a str,
    issued_at: Option<SystemTime>,
    lifetime: Duration,
}

impl<'a> TokenBuilder<'a> {
    /// Sets how long the token is valid, from the time at which it is issued: 1 second to 365 days, in whole seconds.
    /// Default: 15 minutes.
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    /// Sets the claim `iss`, any name of your own. Default: `fastpix.com`.
    pub fn issuer(mut self, issuer: &'a str) -> Self {
        self.issuer = issuer;
        self
    }

    /// Sets the time at which the token is issued, the claim `iat`, from which its lifetime counts. Default: the time
    /// of the key's clock when the token is signed.
    pub fn issued_at(mut self, time: SystemTime) -> Self {
        self.issued_at = Some(time);
        self
    }

    /// Signs the token.
    ///
    /// # Errors
    ///
    /// A playback ID that is empty, `.` or `..`; a lifetime below a second or above a year; a time before 1970 or after
    /// the year 9999; a signature that the cryptographic provider could not make.
    pub fn sign(&self) -> Result<Token, TokenError> {
        let (kind, playback_id) = self.audience.parts();
        check_id("playback ID", playback_id).map_err(|_| TokenError::PlaybackId)?;
        if !(Duration::from_secs(1)..=MAX_LIFETIME).contains(&self.lifetime) {
            return Err(TokenError::Lifetime);
        }
        let issued_at = seconds(self.issued_at.unwrap_or_else(|| self.key.clock.now()))?;
        let expires_at = issued_at + self.lifetime.as_secs();

        let Inner { key_id, header, key_pair } = &*self.key.inner;
        // What is not text of the caller is shorter than this.
        let mut claims = String::with_capacity(128 + key_id.len() + playback_id.len() + self.issuer.len());
        claims.push_str(r#"{"kid":"#);
        push_json(&mut claims, key_id);
        claims.push_str(r#","aud":""#);
        claims.push_str(kind);
        push_json_content(&mut claims, playback_id);
        claims.push_str(r#"","iss":"#);
        push_json(&mut claims, self.issuer);
        claims.push_str(r#","sub":"","iat":"#);
        claims.push_str(&issued_at.to_string());
        claims.push_str(r#","exp":"#);
        claims.push_str(&expires_at.to_string());
        claims.push('}');

        let mut signature = vec![0; key::signature_len(key_pair)];
        let length = |bytes| encoded_len(bytes, false).unwrap_or_default();
        let mut token = String::with_capacity(header.len() + length(claims.len()) + 1 + length(signature.len()));
        token.push_str(header);
        URL_SAFE_NO_PAD.encode_string(claims, &mut token);
        key_pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), token.as_bytes(), &mut signature)
            .map_err(|_| TokenError::Signing)?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(Token(token))
    }
}

/// Signed playback token. Whoever has it can play until it expires.
///
/// [`UrlBuilder::token`](crate::UrlBuilder::token) takes it; `AsRef<str>` and `Into<String>` give its text; `Debug`
/// does not show it.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(String);

impl Token {
    /// The token, as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([redacted])")
    }
}

impl AsRef<str> for Token {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Token> for String {
    fn from(token: Token) -> Self {
        token.0
    }
}

/// Error of a token that cannot be signed, or that is not valid.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenError {
    /// The playback ID is empty, `.` or `..`.
    PlaybackId,
    /// The lifetime is not within 1 second to 365 days.
    Lifetime,
    /// The time is before 1970 or after the year 9999.
    Time,
    /// The provider could not make the signature: no random numbers, or inconsistent numbers in the private key.
    Signing,
    /// The token is not three parts of base64url, or a part is not JSON, or a claim has another type.
    Malformed,
    /// The header does not name RS256, or names an extension or a type that is not known.
    Header,
    /// The header names another key.
    KeyId,
    /// The signature was not made by the private key for these claims.
    Signature,
    /// The token is for another playback ID, or opens something else of it.
    Audience,
    /// The token has expired.
    Expired,
    /// The token is not valid yet.
    NotYetValid,
}

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::PlaybackId => "the playback ID of the token is empty, `.` or `..`",
            Self::Lifetime => "the lifetime of the token is not within 1 second to 365 days",
            Self::Time => "the time of the token is before 1970 or after the year 9999",
            Self::Signing => "the token could not be signed; no random numbers, or an inconsistent private key",
            Self::Malformed => "the token is malformed",
            Self::Header => "the header of the token is not that of an RS256 token",
            Self::KeyId => "the token is signed with another key",
            Self::Signature => "the signature of the token is not valid",
            Self::Audience => "the token is for another audience",
            Self::Expired => "the token has expired",
            Self::NotYetValid => "the token is not valid yet",
        })
    }
}

impl std::error::Error for TokenError {}

/// A clock, that of the system unless set.
#[derive(Clone, Default)]
struct Clock(Option<Arc<dyn Fn() -> SystemTime + Send + Sync>>);

impl Clock {
    fn now(&self) -> SystemTime {
        self.0.as_ref().map_or_else(SystemTime::now, |clock| clock())
    }
}

/// Seconds since 1970, within the years of four digits, so that a lifetime can be added.
fn seconds(time: SystemTime) -> Result<u64, TokenError> {
    let since = time.duration_since(UNIX_EPOCH).map_err(|_| TokenError::Time)?;
    Some(since.as_secs()).filter(|seconds| *seconds < 253_402_300_800).ok_or(TokenError::Time)
}

fn push_json(json: &mut String, text: &str) {
    json.push('"');
    push_json_content(json, text);
    json.push('"');
}

fn push_json_content(json: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '"' | '\\' => json.extend(['\\', char]),
            '\0'..='\x1f' => {
                json.push_str("\\u00");
                json.extend(
                    [u32::from(char) >> 4, u32::from(char) & 15]
                        .map(|digit| char::from_digit(digit, 16).unwrap_or('0')),
                );
            }
            _ => json.push(char),
        }
    }
}
