use std::{borrow::Cow, fmt};

/// Error of a URL that cannot be built: an id, a host, a key or a parameter is invalid.
///
/// The message names the value, as in "interval: 20 is not within 1 to 10". It never contains a key or a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrlError {
    parameter: Cow<'static, str>,
    reason: Cow<'static, str>,
}

impl UrlError {
    pub(crate) fn new(parameter: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self { parameter: parameter.into(), reason: reason.into() }
    }

    /// Name of the invalid value: the name of a query parameter, as `interval`, or `playback ID`, `track ID`,
    /// `stream host`, `stream key` and the like.
    pub fn parameter(&self) -> &str {
        &self.parameter
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.parameter, self.reason)
    }
}

impl std::error::Error for UrlError {}
