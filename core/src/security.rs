use std::{env, fmt, pin::Pin, sync::Arc};

use base64::{Engine, encoded_len, engine::general_purpose::STANDARD};
use fastpix_errors::{BoxError, FastpixError, InvalidRequestError, Outcome};
use http::HeaderValue;
use zeroize::{Zeroize, Zeroizing};

use crate::invalid_request;

/// The environment variable that holds the token id.
pub const USERNAME_VARIABLE: &str = "FASTPIX_USERNAME";
/// The environment variable that holds the secret.
pub const PASSWORD_VARIABLE: &str = "FASTPIX_PASSWORD";

/// An access token of a FastPix workspace: the token id as user name, the secret as password. Its memory is overwritten
/// when it is dropped.
#[derive(Clone)]
pub struct Credentials {
    username: String,
    password: String,
}

impl Credentials {
    /// A pair as the dashboard shows it. It is looked at when the core is built, or before the request that it is for.
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self { username: username.into(), password: password.into() }
    }

    pub(crate) fn header(&self) -> Result<HeaderValue, InvalidRequestError> {
        if self.username.is_empty() {
            return Err(invalid_request("the user name (the token id) is empty"));
        }
        if self.password.is_empty() {
            return Err(invalid_request("the password (the secret) is empty"));
        }
        if self.username.contains(':') {
            return Err(invalid_request("the user name (the token id) contains a colon"));
        }
        if [&self.username, &self.password].iter().any(|text| text.bytes().any(|byte| byte.is_ascii_control())) {
            return Err(invalid_request(
                "the credentials contain a control character, perhaps a line break at the end",
            ));
        }
        // Encoded right into the header, and the pair in between is overwritten: no further copy stays in memory.
        const SCHEME: &[u8] = b"Basic ";
        let unsendable = || invalid_request("the credentials cannot be sent in a header");
        let pair = Zeroizing::new([&self.username, ":", &self.password].concat());
        let length = encoded_len(pair.len(), true).ok_or_else(unsendable)?;
        let mut header = vec![0; SCHEME.len() + length];
        let (scheme, encoded) = header.split_at_mut_checked(SCHEME.len()).ok_or_else(unsendable)?;
        scheme.copy_from_slice(SCHEME);
        STANDARD.encode_slice(pair.as_bytes(), encoded).map_err(|_| unsendable())?;
        let mut header = HeaderValue::try_from(header).map_err(|_| unsendable())?;
        header.set_sensitive(true);
        Ok(header)
    }
}

impl Drop for Credentials {
    fn drop(&mut self) {
        self.username.zeroize();
        self.password.zeroize();
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}

pub(crate) type Provided = Pin<Box<dyn Future<Output = Result<Credentials, BoxError>> + Send>>;

/// Where the credentials come from.
#[derive(Clone)]
pub struct Security(Source);

#[derive(Clone)]
enum Source {
    Fixed(Credentials),
    Provider(Arc<dyn Fn() -> Provided + Send + Sync>),
}

impl Security {
    /// One pair for all requests: the token id and the secret.
    pub fn basic(username: impl Into<String>, password: impl Into<String>) -> Self {
        Credentials::new(username, password).into()
    }

    /// The pair in the environment variables `FASTPIX_USERNAME` and `FASTPIX_PASSWORD`, read now.
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] if one of them is missing, empty or not Unicode.
    pub fn from_env() -> Result<Self, FastpixError> {
        Ok(Self::basic(variable(USERNAME_VARIABLE)?, variable(PASSWORD_VARIABLE)?))
    }

    /// Asks for a pair before each call, so that a secret can be rotated or fetched from a vault.
    ///
    /// The time that the provider takes counts against the call's deadline. If it fails, the call fails with
    /// [`FastpixError::UnexpectedClient`] and nothing is sent.
    ///
    /// ```
    /// use fastpix_core::{Credentials, FastpixCore, Security};
    ///
    /// # async fn read_secret() -> Result<String, std::io::Error> { Ok("secret".into()) }
    /// let security = Security::provider(|| async {
    ///     Ok::<_, std::io::Error>(Credentials::new("token-id", read_secret().await?))
    /// });
    /// # let _ = FastpixCore::builder(security);
    /// ```
    pub fn provider<F, Fut, E>(provider: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Credentials, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self(Source::Provider(Arc::new(move || {
            let provided = provider();
            Box::pin(async move { provided.await.map_err(Into::into) })
        })))
    }

    /// The header that goes into every request, if it is always the same.
    pub(crate) fn fixed(&self) -> Result<Option<HeaderValue>, InvalidRequestError> {
        match &self.0 {
            Source::Fixed(credentials) => credentials.header().map(Some),
            Source::Provider(_) => Ok(None),
        }
    }

    /// The credentials for one call, where a provider gives them.
    pub(crate) fn provided(&self) -> Option<Provided> {
        match &self.0 {
            Source::Fixed(_) => None,
            Source::Provider(provider) => Some(provider()),
        }
    }
}

impl From<Credentials> for Security {
    fn from(credentials: Credentials) -> Self {
        Self(Source::Fixed(credentials))
    }
}

impl fmt::Debug for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Source::Fixed(_) => "Security::basic([redacted])",
            Source::Provider(_) => "Security::provider(…)",
        })
    }
}

fn variable(name: &'static str) -> Result<String, InvalidRequestError> {
    let invalid =
        |state| InvalidRequestError::new(Outcome::NotSent, format!("the environment variable {name} is {state}"));
    match env::var(name) {
        Ok(value) if value.is_empty() => Err(invalid("empty")),
        Ok(value) => Ok(value),
        Err(env::VarError::NotPresent) => Err(invalid("not set")),
        Err(env::VarError::NotUnicode(_)) => Err(invalid("not Unicode")),
    }
}
