use std::{borrow::Cow, error::Error, fmt, str, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::IgnoredAny;

use crate::{
    ErrorClass, Origin, Outcome,
    json::{self, Level},
    one_line::OneLine,
    write_chain,
};

/// An error that the service reported.
///
/// The service's envelope is `{"success": false, "error": {"code", "message", "description", "fields"}}`. A response that
/// is none, as a gateway's HTML page, has its status and its body here and `None` for the rest.
pub struct ApiError(Box<Inner>);

struct Inner {
    origin: Origin,
    class: ErrorClass,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    detail: Detail,
    retry_after: Option<Duration>,
}

/// One field that the service refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldError {
    field: String,
    message: String,
}

impl FieldError {
    /// The path of the field in the request, as `inputMediaSettings.reconnectWindow`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What is wrong with it.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// What the envelope says. Of a part that is not what it should be, nothing is taken.
#[derive(Default)]
struct Detail {
    code: Option<i64>,
    message: Option<String>,
    description: Option<String>,
    fields: Vec<FieldError>,
}

impl Detail {
    fn read(body: &[u8]) -> Self {
        let mut detail = Self::default();
        // A page that only looks like an envelope is none.
        let body = String::from_utf8_lossy(body);
        let body = json::mend(&body).map_or(body, Cow::Owned);
        if serde_json::from_str::<IgnoredAny>(&body).is_err() {
            return detail;
        }
        let mut field_index = None;
        json::walk(body.as_bytes(), &mut |levels, raw| {
            let [Level::Object { key: Some(b"error") }, levels @ ..] = levels else { return };
            match levels {
                [Level::Object { key: Some(b"code") }] => detail.code = code(raw),
                [Level::Object { key: Some(b"message") }] => detail.message = value(raw),
                [Level::Object { key: Some(b"description") }] => detail.description = value(raw),
                [Level::Object { key: Some(b"fields") }, Level::Array { index }, Level::Object { key: Some(key) }] => {
                    if field_index != Some(*index) {
                        field_index = Some(*index);
                        detail.fields.push(FieldError::default());
                    }
                    let Some(field) = detail.fields.last_mut() else { return };
                    match *key {
                        b"field" => field.field = value(raw).unwrap_or_default(),
                        b"message" => field.message = value(raw).unwrap_or_default(),
                        _ => {}
                    }
                }
                _ => {}
            }
        });
        detail
    }
}

/// An integer, and declared as a float by one official SDK.
fn code(raw: &[u8]) -> Option<i64> {
    let text = str::from_utf8(raw).ok()?;
    text.split_once('.').map_or(text, |(whole, _)| whole).parse().ok()
}

fn value(raw: &[u8]) -> Option<String> {
    serde_json::from_str(str::from_utf8(raw).ok()?).ok()
}

impl ApiError {
    /// Reads the service's envelope, if the body is one.
    pub fn new(class: ErrorClass, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let detail = Detail::read(&body);
        Self(Box::new(Inner { origin: Origin::default(), class, status, headers, body, detail, retry_after: None }))
    }

    /// The same error of another class.
    #[must_use]
    pub fn with_class(mut self, class: ErrorClass) -> Self {
        self.0.class = class;
        self
    }

    /// The same error with the wait that the service asked for.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// What the operation declares for this status.
    pub fn class(&self) -> &ErrorClass {
        &self.0.class
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The code in the service's envelope; as a rule the status again.
    pub fn code(&self) -> Option<i64> {
        self.0.detail.code
    }

    /// What went wrong, in the words of the service.
    pub fn message(&self) -> Option<&str> {
        self.0.detail.message.as_deref()
    }

    /// Why it went wrong, in the words of the service.
    pub fn description(&self) -> Option<&str> {
        self.0.detail.description.as_deref()
    }

    /// The fields that the service refused; empty where it named none.
    pub fn fields(&self) -> &[FieldError] {
        &self.0.detail.fields
    }

    /// How long the service asked to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body of the response as it came; of an oversized one, the beginning.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The id of the operation that failed, as `create-new-stream`.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.origin.operation
    }

    /// How many requests were tried for the call.
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

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.origin.write_before(f)?;
        write!(f, "the service answered {} ({})", self.0.status.as_u16(), self.0.class.as_str())?;
        if let Some(message) = self.message() {
            write!(f, ": {}", OneLine(message))?;
        }
        for (index, field) in self.fields().iter().enumerate() {
            let separator = if index == 0 { ": " } else { ", " };
            write!(f, "{separator}{} {}", OneLine(field.field()), OneLine(field.message()))?;
        }
        if let Some(wait) = self.0.retry_after {
            write!(f, "; it asks to wait {} s", wait.as_secs())?;
        }
        self.0.origin.write_after(f)
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(self, f)
    }
}

impl Error for ApiError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> ApiError {
        let body = Bytes::copy_from_slice(body.as_bytes());
        ApiError::new(ErrorClass::FastpixDefaultError, StatusCode::BAD_REQUEST, HeaderMap::new(), body)
    }

    #[test]
    fn takes_what_the_envelope_has_and_nothing_else() {
        let full = read(
            r#"{"message": "not this", "success": false, "other": {"error": {"message": "nor this"}}, "error":
            {"fields": [{"message": "is \u00fc, \"bad\"", "field": "a.b", "x": 1}, 7, {"field": "c"}],
            "code": 422, "message": "No, {really} [not]", "description": null, "more": {"message": "nor that"}}}"#,
        );
        assert_eq!(full.code(), Some(422));
        assert_eq!(full.message(), Some("No, {really} [not]"));
        assert_eq!(full.description(), None);
        let fields: Vec<_> = full.fields().iter().map(|field| (field.field(), field.message())).collect();
        assert_eq!(fields, [("a.b", "is ü, \"bad\""), ("c", "")]);
    }

    #[test]
    fn a_part_of_another_kind_does_not_spoil_the_rest() {
        let odd =
            read(r#"{"error": {"code": 400.0, "message": ["a"], "description": "why", "fields": {"field": "a"}}}"#);
        assert_eq!((odd.code(), odd.message(), odd.description()), (Some(400), None, Some("why")));
        assert!(odd.fields().is_empty());
        for none in [
            "",
            "null",
            "[]",
            r#"{"error": "text"}"#,
            r#"{"error": {"message": "cut o"#,
            "<p>{\"error\":{\"message\":\"x\"}}",
        ] {
            let none = read(none);
            assert_eq!((none.code(), none.message(), none.fields().len()), (None, None, 0), "{:?}", none.body());
        }
    }
}
