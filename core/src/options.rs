use std::{fmt, time::Duration};

use fastpix_errors::InvalidRequestError;
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::{RetryConfig, invalid_request};

/// What one call does otherwise than its core. Nothing set is nothing changed.
///
/// The setters of [`Call`](crate::Call) are for one call; this is for options that several calls share.
///
/// ```
/// use std::time::Duration;
/// use fastpix_core::RequestOptions;
///
/// let patient = RequestOptions::new().timeout(Duration::from_secs(300)).header("x-trace", "a1");
/// ```
#[derive(Clone, Default)]
pub struct RequestOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retries: Option<RetryConfig>,
    pub(crate) retry_codes: Option<Vec<u16>>,
    pub(crate) server_url: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) error: Option<&'static str>,
}

impl RequestOptions {
    /// No option.
    pub fn new() -> Self {
        Self::default()
    }

    /// The time for the whole call, with all its attempts and delays.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// The retry policy.
    #[must_use]
    pub fn retries(mut self, retries: impl Into<RetryConfig>) -> Self {
        self.retries = Some(retries.into());
        self
    }

    /// The statuses to retry after, instead of the usual ones. They are the caller's own word: a create is tried again
    /// after a 503 if 503 is among them.
    #[must_use]
    pub fn retry_codes(mut self, codes: impl IntoIterator<Item = u16>) -> Self {
        self.retry_codes = Some(codes.into_iter().collect());
        self
    }

    /// The base URL, by the same rules as [`FastpixCoreBuilder::server_url`](crate::FastpixCoreBuilder::server_url).
    #[must_use]
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = Some(url.into());
        self
    }

    /// A further header, or another value for one that the core sends. The headers that frame the message are hyper's
    /// own. A header that cannot be sent fails the call before anything is.
    #[must_use]
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.set_header(name.try_into().ok(), value.try_into().ok());
        self
    }

    fn set_header(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        // Servers take no more, and a map of headers has an end.
        const MOST_HEADERS: usize = 100;
        match checked_header(name, value) {
            Ok(_) if self.headers.len() >= MOST_HEADERS => self.error = Some("there are too many headers"),
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(message) => self.error = Some(message),
        }
    }

    /// These options, and where they say nothing, the others.
    pub(crate) fn or(self, other: Self) -> Self {
        let mut headers = other.headers;
        headers.extend(self.headers);
        Self {
            timeout: self.timeout.or(other.timeout),
            retries: self.retries.or(other.retries),
            retry_codes: self.retry_codes.or(other.retry_codes),
            server_url: self.server_url.or(other.server_url),
            headers,
            error: self.error.or(other.error),
        }
    }

    pub(crate) fn check(&self) -> Result<(), InvalidRequestError> {
        if let Some(message) = self.error {
            return Err(invalid_request(message));
        }
        if self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            return Err(invalid_request("a timeout of 0 leaves no time for anything"));
        }
        self.retries.as_ref().map_or(Ok(()), RetryConfig::check)
    }
}

/// A header that a caller may set.
pub(crate) fn checked_header(
    name: Option<HeaderName>,
    value: Option<HeaderValue>,
) -> Result<(HeaderName, HeaderValue), &'static str> {
    const FRAMING: [HeaderName; 8] = [
        header::CONNECTION,
        header::CONTENT_ENCODING,
        header::CONTENT_LENGTH,
        header::HOST,
        header::TE,
        header::TRAILER,
        header::TRANSFER_ENCODING,
        header::UPGRADE,
    ];
    let name = name.ok_or("the name of a header has characters that no header can have")?;
    if FRAMING.contains(&name) {
        return Err("a header that frames the message cannot be set");
    }
    let mut value = value.ok_or("the value of a header has characters that no header can have")?;
    if name == header::AUTHORIZATION {
        value.set_sensitive(true);
    }
    Ok((name, value))
}

/// Without the server URL, which is not checked yet and could hold a password.
impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestOptions")
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .field("retry_codes", &self.retry_codes)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}
