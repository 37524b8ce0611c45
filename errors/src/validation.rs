use std::{borrow::Cow, error::Error, fmt, str::Utf8Error};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::{Origin, Outcome, cf_ray, json, one_line::OneLine, write_cf_ray, write_chain};

/// A success whose body does not fit the model.
///
/// The request has taken effect. The error keeps the status, the headers and the body, so that nothing is lost.
#[non_exhaustive]
pub struct ResponseValidationError(Box<Inner>);

struct Inner {
    origin: Origin,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    path: String,
    reason: Cow<'static, str>,
}

impl ResponseValidationError {
    /// A response whose body as a whole is invalid.
    pub fn new(reason: impl Into<Cow<'static, str>>, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let (origin, path, reason) = (Origin::default(), String::new(), reason.into());
        Self(Box::new(Inner { origin, status, headers, body, path, reason }))
    }

    /// A response whose JSON could not be deserialized into the model.
    #[doc(hidden)]
    pub fn from_json(error: &serde_json::Error, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let path = json::path_at(&body, json::offset(&body, error.line(), error.column()));
        Self::new(reason(error, &body), status, headers, body).at(path)
    }

    /// A response that is not UTF-8, as JSON must be.
    #[doc(hidden)]
    pub fn from_utf8(error: Utf8Error, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let path = json::path_at(&body, error.valid_up_to());
        Self::new("invalid UTF-8", status, headers, body).at(path)
    }

    /// The same error at a path in the JSON.
    #[doc(hidden)]
    #[must_use]
    pub fn at(mut self, path: impl Into<String>) -> Self {
        self.0.path = path.into();
        self
    }

    /// The path of the invalid value in the JSON, as `data.playbackIds[0].id`; empty for the document as a whole.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Description of the mismatch, without the value itself, which could be a secret.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The header `cf-ray` of the response: the id of the request for FastPix's support.
    pub fn cf_ray(&self) -> Option<&str> {
        cf_ray(&self.0.headers)
    }

    /// The body of the response as it was received; of one that is too long, its beginning.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The id of the operation, as `create-new-stream`; `None` if the error does not belong to a call.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.origin.operation()
    }

    /// The number of attempts that were made for the call.
    pub fn attempts(&self) -> u32 {
        self.0.origin.attempts
    }

    /// Always [`Outcome::ResponseReceived`].
    pub fn outcome(&self) -> Outcome {
        Outcome::ResponseReceived
    }

    pub(crate) fn set_call(&mut self, operation: &'static str, attempts: u32) {
        self.0.origin = Origin { operation: Some(operation), attempts };
    }
}

/// Message of serde, without the value that it quotes.
fn reason(error: &serde_json::Error, body: &[u8]) -> Cow<'static, str> {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof if body.is_empty() => "the body is empty".into(),
        Category::Eof => "the JSON ends too early".into(),
        Category::Syntax | Category::Io => "invalid JSON".into(),
        Category::Data => {
            let text = error.to_string();
            let text = text.get(..place(&text)).unwrap_or_default();
            let comma = text.bytes().rposition(|byte| byte == b',').unwrap_or_default();
            match text.get(comma..).and_then(|text| text.strip_prefix(", ")) {
                Some(expected) if expected.starts_with("expected ") => expected.to_owned().into(),
                _ if text.starts_with("duplicate field") || text.starts_with("missing field") => text.to_owned().into(),
                _ => "unexpected value".into(),
            }
        }
    }
}

/// Position of the line and the column, which come last.
fn place(text: &str) -> usize {
    const PLACE: &[u8] = b" at line ";
    text.as_bytes().windows(PLACE.len()).rposition(|part| part == PLACE).unwrap_or(text.len())
}

impl fmt::Display for ResponseValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.origin.write_before(f)?;
        write!(
            f,
            "the API responded with status {}, but the response body is invalid: {}",
            self.0.status.as_u16(),
            OneLine(&self.0.reason)
        )?;
        if !self.0.path.is_empty() {
            write!(f, " at {}", OneLine(&self.0.path))?;
        }
        write_cf_ray(&self.0.headers, f)?;
        self.0.origin.write_after(f)
    }
}

impl fmt::Debug for ResponseValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(self, f)
    }
}

impl Error for ResponseValidationError {}

#[cfg(test)]
mod tests {
    use serde::de::{DeserializeOwned, IgnoredAny};

    use super::*;

    fn text<T: DeserializeOwned>(body: &str) -> String {
        let body = Bytes::copy_from_slice(body.as_bytes());
        let Err(error) = serde_json::from_slice::<T>(&body) else { return String::new() };
        ResponseValidationError::from_json(&error, StatusCode::CREATED, HeaderMap::new(), body).to_string()
    }

    #[test]
    fn the_reason_quotes_no_value() {
        let before = "the API responded with status 201, but the response body is invalid: ";
        for (text, expected) in [
            (text::<bool>(r#""a, expected b""#), "expected a boolean"),
            (text::<String>("5"), "expected a string"),
            (text::<Vec<bool>>("[true, {}]"), "expected a boolean at [1]"),
            (text::<IgnoredAny>(""), "the body is empty"),
            (text::<IgnoredAny>("[1"), "the JSON ends too early at [0]"),
            (text::<IgnoredAny>("<html>"), "invalid JSON"),
        ] {
            assert_eq!(text.strip_prefix(before), Some(expected));
        }
    }
}
