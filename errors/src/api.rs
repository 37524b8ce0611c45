use std::{error::Error, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use crate::{ErrorClass, Origin, Outcome, one_line::OneLine};

/// An error that the service reported.
///
/// The service's envelope is `{"success": false, "error": {"code", "message", "description", "fields"}}`. A reply that
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FieldError {
    field: Option<String>,
    message: Option<String>,
}

impl FieldError {
    /// The path of the field in the request, as `inputMediaSettings.reconnectWindow`.
    pub fn field(&self) -> &str {
        self.field.as_deref().unwrap_or_default()
    }

    /// What is wrong with it.
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
}

#[derive(Default, Deserialize)]
struct Envelope {
    error: Option<Detail>,
}

#[derive(Default, Deserialize)]
struct Detail {
    // An integer, and declared as a float by one official SDK.
    code: Option<f64>,
    message: Option<String>,
    description: Option<String>,
    fields: Option<Vec<FieldError>>,
}

impl ApiError {
    /// Reads the service's envelope, if the body is one.
    pub fn new(class: ErrorClass, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let envelope: Envelope = serde_json::from_slice(&body).unwrap_or_default();
        Self(Box::new(Inner {
            origin: Origin::default(),
            class,
            status,
            headers,
            body,
            detail: envelope.error.unwrap_or_default(),
            retry_after: None,
        }))
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

    /// The status of the reply.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The code in the service's envelope; as a rule the status again.
    pub fn code(&self) -> Option<i64> {
        self.0.detail.code.map(|code| code as i64)
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
        self.0.detail.fields.as_deref().unwrap_or_default()
    }

    /// How long the service asked to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The headers of the reply.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body of the reply as it came; of an oversized one, the beginning.
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

    /// Always [`Outcome::Answered`].
    pub fn outcome(&self) -> Outcome {
        Outcome::Answered
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
        f.debug_struct("ApiError")
            .field("operation", &self.0.origin.operation)
            .field("attempts", &self.0.origin.attempts)
            .field("class", &self.0.class)
            .field("status", &self.0.status)
            .field("code", &self.code())
            .field("message", &self.message())
            .field("description", &self.description())
            .field("fields", &self.fields())
            .field("retry_after", &self.0.retry_after)
            .finish_non_exhaustive()
    }
}

impl Error for ApiError {}
