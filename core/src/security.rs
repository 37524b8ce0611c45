use std::{env, fmt, pin::Pin, sync::Arc};

use fastpix_errors::{BoxError, FastpixError, InvalidRequestError};
use http::HeaderValue;
use zeroize::{Zeroize, Zeroizing};

use crate::{
    base64::{encode, encoded_len},
    invalid_request,
};

/// Environment variable of the token ID.
pub const USERNAME_VARIABLE: &str = "FASTPIX_USERNAME";
/// Environment variable of the secret.
pub const PASSWORD_VARIABLE: &str = "FASTPIX_PASSWORD";
/// Environment variable of the base URL, which is optional.
pub const SERVER_URL_VARIABLE: &str = "FASTPIX_SERVER_URL";

/// Access token of a FastPix workspace: the token ID as user name, the secret as password.
///
/// Its memory is overwritten when it is dropped.
#[derive(Clone)]
pub struct Credentials {
    username: String,
    password: String,
}

impl Credentials {
    /// The token ID and the secret, as the dashboard shows them. They are checked when the client is built or, if they come
    /// from a [provider](Security::provider), before the request.
    pub fn new(username: impl Into<String>, password: impl Into<String>) -> Self {
        Self { username: username.into(), password: password.into() }
    }

    pub(crate) fn header(&self) -> Result<HeaderValue, InvalidRequestError> {
        self.encode().map_err(invalid_request)
    }

    fn encode(&self) -> Result<HeaderValue, &'static str> {
        const SCHEME: &[u8] = b"Basic ";
        if self.username.is_empty() {
            return Err("the user name (the token ID) is empty");
        }
        if self.password.is_empty() {
            return Err("the password (the secret) is empty");
        }
        if self.username.contains(':') {
            return Err("the user name (the token ID) contains a colon");
        }
        let pair = Zeroizing::new([&self.username, ":", &self.password].concat());
        if pair.bytes().any(|byte| byte.is_ascii_control()) {
            return Err("the credentials contain a control character, perhaps a line break at the end");
        }
        // Encoded directly into the header, and the pair is overwritten: no other copy stays in memory.
        let mut header = Vec::with_capacity(SCHEME.len() + encoded_len(pair.len()));
        header.extend_from_slice(SCHEME);
        encode(pair.as_bytes(), &mut header);
        let mut header = HeaderValue::try_from(header).map_err(|_| "the credentials cannot be sent in a header")?;
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

/// Source of the credentials: one pair for all requests, or a provider.
#[derive(Clone)]
pub struct Security(Source);

#[derive(Clone)]
enum Source {
    Fixed(Credentials),
    Provider(Arc<dyn Fn() -> Provided + Send + Sync>),
}

impl Security {
    /// One pair for all requests: the token ID and the secret.
    pub fn basic(username: impl Into<String>, password: impl Into<String>) -> Self {
        Credentials::new(username, password).into()
    }

    /// The pair of the environment variables `FASTPIX_USERNAME` and `FASTPIX_PASSWORD`, which are read by this function.
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] if one of them is not set, empty or not Unicode, is in quotes, or begins or ends with
    /// white space or a byte order mark.
    pub fn from_env() -> Result<Self, FastpixError> {
        Ok(Self::basic(variable(USERNAME_VARIABLE)?, variable(PASSWORD_VARIABLE)?))
    }

    /// A function that returns the pair for each call, so that a secret can be rotated or read from a vault.
    ///
    /// The time that it takes is part of the deadline of the call. If it fails, the call fails with
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

    /// The header of all requests, if it is always the same.
    // Inlined everywhere, or the size of a program depends on who else calls it: the test kit does.
    #[inline]
    pub(crate) fn fixed(&self) -> Result<Option<HeaderValue>, InvalidRequestError> {
        match &self.0 {
            Source::Fixed(credentials) => credentials.header().map(Some),
            Source::Provider(_) => Ok(None),
        }
    }

    /// The credentials of one call, if they come from a provider.
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

/// The base URL in the environment, if there is one. Its content is checked where the client is built.
pub(crate) fn server_url_from_env() -> Result<Option<String>, InvalidRequestError> {
    env::var_os(SERVER_URL_VARIABLE).map(|_| variable(SERVER_URL_VARIABLE)).transpose()
}

fn variable(name: &'static str) -> Result<String, InvalidRequestError> {
    let problem = match env::var(name) {
        Ok(value) => match problem(&value) {
            None => return Ok(value),
            Some(problem) => problem,
        },
        Err(env::VarError::NotPresent) => "is not set",
        Err(env::VarError::NotUnicode(_)) => "is not Unicode",
    };
    Err(InvalidRequestError::new(["the environment variable ", name, " ", problem].concat()))
}

/// Characters that files and shells add to a value by mistake.
fn problem(value: &str) -> Option<&'static str> {
    let at_an_end = |is: fn(char) -> bool| value.starts_with(is) || value.ends_with(is);
    if value.is_empty() {
        Some("is empty")
    } else if at_an_end(|char| matches!(char, '\r' | '\n')) {
        Some("begins or ends with a line break, perhaps from the file that it was read from")
    } else if at_an_end(char::is_whitespace) {
        Some("begins or ends with white space")
    } else if at_an_end(|char| char == '\u{feff}') {
        Some("begins or ends with a byte order mark, perhaps from the file that it was read from")
    } else if ['"', '\''].iter().any(|quote| value.starts_with(*quote) && value.ends_with(*quote)) {
        Some("is in quotes, which would be part of the value")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn what_was_added_to_a_value_by_mistake_is_named() {
        for (value, expected) in [
            ("", "is empty"),
            ("secret\n", "line break"),
            ("secret\r\n", "line break"),
            ("\nsecret", "line break"),
            (" secret", "white space"),
            ("secret\t", "white space"),
            ("secret\u{a0}", "white space"),
            ("\u{feff}secret", "byte order mark"),
            ("secret\u{feff}", "byte order mark"),
            ("\"secret\"", "quotes"),
            ("'secret'", "quotes"),
            ("\"", "quotes"),
        ] {
            assert!(problem(value).is_some_and(|problem| problem.contains(expected)), "{value:?}");
        }
        for value in ["secret", "se cret", "se\"cret", "\"secret", "secret'", "\"secret'", "se\u{feff}cret"] {
            assert_eq!(problem(value), None, "{value:?}");
        }
    }
}
