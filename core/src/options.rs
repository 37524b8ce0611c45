use std::{fmt, time::Duration};

use fastpix_errors::InvalidRequestError;
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::{RetryConfig, invalid_request};

/// Per-call options that override the client's.
///
/// [`Call`](crate::Call) has a setter for each option; these are options that several calls share, set by
/// [`Call::with_options`](crate::Call::with_options).
///
/// ```
/// use std::time::Duration;
/// use fastpix_core::RequestOptions;
///
/// let long_running = RequestOptions::new().timeout(Duration::from_secs(300)).header("x-trace", "a1");
/// ```
#[derive(Clone, Default)]
#[doc(alias = "fetchOptions")]
pub struct RequestOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retries: Option<RetryConfig>,
    pub(crate) retry_codes: Option<Vec<u16>>,
    pub(crate) server_url: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) error: Option<&'static str>,
}

impl RequestOptions {
    /// Creates options that override nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the deadline of the whole call, including retries and delays.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the timeout of one attempt, from connecting to the end of the response.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the retry policy.
    #[must_use]
    pub fn retries(mut self, retries: impl Into<RetryConfig>) -> Self {
        self.retries = Some(retries.into());
        self
    }

    /// Sets the statuses that are retried, instead of those of the retry policy. They apply to non-idempotent
    /// operations too: with 503 among them, a create is sent again after a 503, although the first one may have taken
    /// effect.
    #[must_use]
    pub fn retry_codes(mut self, codes: impl IntoIterator<Item = u16>) -> Self {
        self.retry_codes = Some(codes.into_iter().collect());
        self
    }

    /// Sets the base URL, by the rules of [`FastpixCoreBuilder::server_url`](crate::FastpixCoreBuilder::server_url).
    ///
    /// The credentials are sent to this server: any https host receives them, so the URL must not come from an
    /// untrusted source.
    #[must_use]
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = Some(url.into());
        self
    }

    /// Adds a header, or replaces one that the core sends. Headers that frame the message, as `content-length` and
    /// `transfer-encoding`, are rejected, as are names and values that are not valid in HTTP: the call fails before
    /// anything is sent.
    #[must_use]
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.set_header(name.try_into().ok(), value.try_into().ok());
        self
    }

    fn set_header(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        // Servers accept no more, and a `HeaderMap` panics at its own limit.
        const MOST_HEADERS: usize = 100;
        match checked_header(name, value) {
            Ok(_) if self.headers.len() >= MOST_HEADERS => self.error = Some("there are too many headers"),
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(message) => self.error = Some(message),
        }
    }

    /// These options, and the others where these are not set.
    pub(crate) fn or(self, other: Self) -> Self {
        let mut headers = other.headers;
        headers.extend(self.headers);
        Self {
            timeout: self.timeout.or(other.timeout),
            attempt_timeout: self.attempt_timeout.or(other.attempt_timeout),
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
        if [self.timeout, self.attempt_timeout].contains(&Some(Duration::ZERO)) {
            return Err(invalid_request("a timeout of 0 leaves no time for anything"));
        }
        self.retries.as_ref().map_or(Ok(()), RetryConfig::check)
    }
}

/// Rejects headers that callers must not set.
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

/// Returns true if the value of a header is known to hold no secret.
pub(crate) fn is_harmless(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "accept"
            | "accept-encoding"
            | "accept-language"
            | "age"
            | "allow"
            | "cache-control"
            | "cf-ray"
            | "connection"
            | "content-encoding"
            | "content-language"
            | "content-length"
            | "content-type"
            | "date"
            | "expires"
            | "host"
            | "keep-alive"
            | "last-modified"
            | "ratelimit-limit"
            | "ratelimit-remaining"
            | "ratelimit-reset"
            | "retry-after"
            | "server"
            | "traceparent"
            | "transfer-encoding"
            | "user-agent"
            | "vary"
            | "via"
            | "x-ratelimit-limit"
            | "x-ratelimit-remaining"
            | "x-ratelimit-reset"
            | "x-request-id"
    )
}

/// Without the server URL, which is not validated yet and could contain a password, and without the values of headers
/// that are not known to be harmless.
impl fmt::Debug for RequestOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestOptions")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retries", &self.retries)
            .field("retry_codes", &self.retry_codes)
            .field("headers", &Headers(&self.headers))
            .finish_non_exhaustive()
    }
}

struct Headers<'a>(&'a HeaderMap);

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut redacted = HeaderValue::from_static("");
        redacted.set_sensitive(true);
        let shown = self.0.iter().map(|(name, value)| (name, if is_harmless(name) { value } else { &redacted }));
        f.debug_map().entries(shown).finish()
    }
}
