//! The error type of the FastPix client.
//!
//! Every operation returns the same [`FastpixError`], so that `?` works across operations. Each error knows the
//! operation, the number of attempts, and what is known about the request ([`Outcome`]): it was not sent, a response
//! was received, or neither is known. In the last case a request that creates something may have taken effect.
//!
//! ```
//! use fastpix_errors::FastpixError;
//!
//! fn advice(error: &FastpixError) -> &'static str {
//!     if error.is_unauthorized() {
//!         "check the token ID and the secret"
//!     } else if error.is_rate_limited() {
//!         "send fewer requests"
//!     } else if error.may_have_taken_effect() {
//!         "check whether it took effect before sending it again"
//!     } else {
//!         "see the message of the error"
//!     }
//! }
//! ```
//!
//! `Display` is one line and does not repeat its [`source`](std::error::Error::source); `Debug` is the same line
//! followed by the sources. Neither shows a response body in JSON, which can hold stream keys, except for the messages
//! in it; use
//! [`ApiError::body`] and [`ResponseValidationError::body`] to read it.

mod api;
mod class;
mod client;
mod json;
mod one_line;
mod validation;

use std::{error::Error, fmt, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::one_line::OneLine;
pub use crate::{
    api::{ApiError, FieldError},
    class::ErrorClass,
    client::{ConnectionError, InvalidRequestError, RequestAbortedError, RequestTimeoutError, UnexpectedClientError},
    validation::ResponseValidationError,
};
// For fastpix-core.
#[doc(hidden)]
pub use crate::json::mend as mend_json;

/// Any error, as the cause of another.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// Outcome of the request of a failed call: whether it can have taken effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// No request reached the API: the call can be repeated.
    NotSent,
    /// The API responded to the request, or to one of an earlier attempt. The error has at least the status.
    ResponseReceived,
    /// The request was sent, at least in part, and no response was received: it may have taken effect.
    ///
    /// Check before a create is repeated: put a reference of your own into the `metadata` of what is created, list the
    /// newest after an unknown outcome, and compare.
    Unknown,
}

/// Error of a call, or of an invalid configuration.
///
/// Predicates such as [`is_timeout`](Self::is_timeout), [`is_not_found`](Self::is_not_found) and
/// [`may_have_taken_effect`](Self::may_have_taken_effect) classify it. `Display` is one line; [`source`] is the cause.
///
/// [`source`]: std::error::Error::source
#[non_exhaustive]
pub enum FastpixError {
    /// The API responded with an error status, or with any other status that is not a success.
    Api(ApiError),
    /// The API responded with a success whose body does not fit the model.
    ResponseValidation(ResponseValidationError),
    /// No connection could be made, or the connection failed before the response was complete.
    Connection(ConnectionError),
    /// A time limit was exceeded.
    RequestTimeout(RequestTimeoutError),
    /// The HTTP client aborted the request.
    RequestAborted(RequestAbortedError),
    /// The request or the configuration is invalid. Nothing was sent.
    InvalidRequest(InvalidRequestError),
    /// Any other error on the side of the client, such as a credentials provider that failed.
    UnexpectedClient(UnexpectedClientError),
}

/// The same expression for the error of each variant.
macro_rules! each {
    ($error:expr, $inner:ident => $result:expr) => {
        match $error {
            FastpixError::Api($inner) => $result,
            FastpixError::ResponseValidation($inner) => $result,
            FastpixError::Connection($inner) => $result,
            FastpixError::RequestTimeout($inner) => $result,
            FastpixError::RequestAborted($inner) => $result,
            FastpixError::InvalidRequest($inner) => $result,
            FastpixError::UnexpectedClient($inner) => $result,
        }
    };
}

impl FastpixError {
    /// The id of the operation, as `create-new-stream`; `None` if the error does not belong to a call.
    pub fn operation(&self) -> Option<&'static str> {
        each!(self, error => error.operation())
    }

    /// The number of attempts that were made for the call, including those that found no connection.
    pub fn attempts(&self) -> u32 {
        each!(self, error => error.attempts())
    }

    /// The outcome of the latest attempt that was sent; [`Outcome::NotSent`] if none was.
    pub fn outcome(&self) -> Outcome {
        each!(self, error => error.outcome())
    }

    /// The status of the response to the latest attempt that was sent, if one was received.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::ResponseValidation(error) => Some(error.status()),
            Self::Connection(error) => error.status(),
            Self::RequestTimeout(error) => error.status(),
            Self::RequestAborted(error) => error.status(),
            Self::InvalidRequest(_) => None,
            Self::UnexpectedClient(error) => error.status(),
        }
    }

    /// The header `cf-ray` of the response, where the error has headers: the id of the request for FastPix's support.
    pub fn cf_ray(&self) -> Option<&str> {
        match self {
            Self::Api(error) => error.cf_ray(),
            Self::ResponseValidation(error) => error.cf_ray(),
            _ => None,
        }
    }

    /// The error that the API reported, if it is one.
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Returns true if a time limit was exceeded: that of an attempt, of the response body, or of the whole call.
    ///
    /// A connection that could not be made in time is [`is_connect`](Self::is_connect).
    ///
    /// ```
    /// use fastpix_errors::{FastpixError, Outcome, RequestTimeoutError};
    ///
    /// let error = RequestTimeoutError::new(Outcome::Unknown, "no response within 30 s");
    /// let error = FastpixError::from(error);
    /// assert!(error.is_timeout() && error.may_have_taken_effect());
    /// ```
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::RequestTimeout(_))
    }

    /// Returns true if the last attempt found no connection, or one that failed before the request was sent.
    ///
    /// ```
    /// use fastpix_errors::{ConnectionError, FastpixError, Outcome};
    ///
    /// let error = ConnectionError::new(Outcome::NotSent, "no connection to api.fastpix.com");
    /// let error = FastpixError::from(error);
    /// assert!(error.is_connect() && !error.may_have_taken_effect());
    ///
    /// let lost = FastpixError::from(ConnectionError::new(Outcome::Unknown, "connection closed"));
    /// assert!(!lost.is_connect());
    /// ```
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Connection(error) if error.is_connect())
    }

    /// Returns true if the API reported that an object that the request names does not exist.
    ///
    /// ```
    /// use fastpix_errors::{ApiError, ErrorClass, FastpixError};
    /// use http::{HeaderMap, StatusCode};
    ///
    /// let class = ErrorClass::InvalidPlaylistIdResponseError;
    /// let status = StatusCode::UNPROCESSABLE_ENTITY;
    /// let error = FastpixError::from(ApiError::new(class, status, HeaderMap::new(), "".into()));
    /// assert!(error.is_not_found(), "as a missing playlist is reported");
    /// ```
    pub fn is_not_found(&self) -> bool {
        self.as_api().is_some_and(|error| {
            error.status() == StatusCode::NOT_FOUND || error.class() == ErrorClass::InvalidPlaylistIdResponseError
        })
    }

    /// Returns true if the API rejected the credentials as missing or invalid.
    ///
    /// ```
    /// use fastpix_errors::{ApiError, ErrorClass, FastpixError};
    /// use http::{HeaderMap, StatusCode};
    ///
    /// let (class, status) = (ErrorClass::InvalidPermissionError, StatusCode::UNAUTHORIZED);
    /// let error = FastpixError::from(ApiError::new(class, status, HeaderMap::new(), "".into()));
    /// assert!(error.is_unauthorized());
    /// ```
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(StatusCode::UNAUTHORIZED)
    }

    /// Returns true if the API rejected the request because it received too many.
    ///
    /// ```
    /// use fastpix_errors::{ApiError, ErrorClass, FastpixError};
    /// use http::{HeaderMap, StatusCode};
    ///
    /// let (class, status) = (ErrorClass::FastpixDefaultError, StatusCode::TOO_MANY_REQUESTS);
    /// let error = FastpixError::from(ApiError::new(class, status, HeaderMap::new(), "".into()));
    /// assert!(error.is_rate_limited() && !error.may_have_taken_effect());
    /// ```
    pub fn is_rate_limited(&self) -> bool {
        self.has_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// Returns true if the API rejected values of the request; [`ApiError::fields`] names them where the API did.
    ///
    /// For a response that does not fit the model it is false: that is [`FastpixError::ResponseValidation`].
    ///
    /// ```
    /// use fastpix_errors::{ApiError, ErrorClass, FastpixError};
    /// use http::{HeaderMap, StatusCode};
    ///
    /// let (class, status) = (ErrorClass::ValidationErrorResponse, StatusCode::UNPROCESSABLE_ENTITY);
    /// let error = FastpixError::from(ApiError::new(class, status, HeaderMap::new(), "".into()));
    /// assert!(error.is_validation());
    /// ```
    pub fn is_validation(&self) -> bool {
        self.has_status(StatusCode::UNPROCESSABLE_ENTITY) && !self.is_not_found()
    }

    /// The delay that the API asked for before the next request, if it did.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use fastpix_errors::FastpixError;
    ///
    /// fn delay(error: &FastpixError) -> Duration {
    ///     error.retry_after().unwrap_or(Duration::from_secs(60))
    /// }
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.as_api()?.retry_after()
    }

    /// Returns true if the request may have taken effect: it was sent and no response was received, or the response is
    /// a success or a server error (5XX).
    ///
    /// Check before a create is repeated, see [`Outcome::Unknown`].
    ///
    /// ```
    /// use fastpix_errors::{ConnectionError, FastpixError, InvalidRequestError, Outcome};
    ///
    /// let lost = FastpixError::from(ConnectionError::new(Outcome::Unknown, "connection closed"));
    /// assert!(lost.may_have_taken_effect());
    ///
    /// let invalid = FastpixError::from(InvalidRequestError::new("the parameter `mediaId` is empty"));
    /// assert!(!invalid.may_have_taken_effect());
    /// ```
    pub fn may_have_taken_effect(&self) -> bool {
        match (self.outcome(), self.status()) {
            (Outcome::NotSent, _) => false,
            // An API error with a success status says that there was none.
            (Outcome::ResponseReceived, Some(status)) => {
                status.is_server_error() || status.is_success() && self.as_api().is_none()
            }
            _ => true,
        }
    }

    fn has_status(&self, status: StatusCode) -> bool {
        self.as_api().is_some_and(|error| error.status() == status)
    }

    /// The same error with the call that it belongs to.
    #[doc(hidden)]
    #[must_use]
    pub fn with_call(mut self, operation: &'static str, attempts: u32) -> Self {
        each!(&mut self, error => error.set_call(operation, attempts));
        self
    }

    /// The same error with outcome and status of the latest earlier attempt that was sent. They count where the last
    /// attempt was not sent.
    #[doc(hidden)]
    #[must_use]
    pub fn with_earlier_attempt(mut self, outcome: Outcome, status: Option<StatusCode>) -> Self {
        match &mut self {
            Self::Connection(error) => error.set_earlier(outcome, status),
            Self::RequestTimeout(error) => error.set_earlier(outcome, status),
            Self::RequestAborted(error) => error.set_earlier(outcome, status),
            Self::UnexpectedClient(error) => error.set_earlier(outcome, status),
            Self::Api(_) | Self::ResponseValidation(_) | Self::InvalidRequest(_) => {}
        }
        self
    }
}

impl fmt::Display for FastpixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        each!(self, error => error.fmt(f))
    }
}

impl fmt::Debug for FastpixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(self, f)
    }
}

impl Error for FastpixError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        each!(self, error => error.source())
    }
}

macro_rules! from_inner {
    ($($variant:ident($inner:ty)),+ $(,)?) => {$(
        impl From<$inner> for FastpixError {
            fn from(error: $inner) -> Self {
                Self::$variant(error)
            }
        }
    )+};
}

from_inner! {
    Api(ApiError),
    ResponseValidation(ResponseValidationError),
    Connection(ConnectionError),
    RequestTimeout(RequestTimeoutError),
    RequestAborted(RequestAbortedError),
    InvalidRequest(InvalidRequestError),
    UnexpectedClient(UnexpectedClientError),
}

/// The line of `Display` and those of the sources, for those who unwrap a `Result`.
fn write_chain(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")?;
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(f, ": {error}")?;
        cause = error.source();
    }
    Ok(())
}

/// The id of a request at the gateway of the API, which its support can look up.
const CF_RAY: HeaderName = HeaderName::from_static("cf-ray");

fn cf_ray(headers: &HeaderMap) -> Option<&str> {
    first(headers, &CF_RAY)?.to_str().ok()
}

/// `get` would bring another copy of the code for hashing names.
fn first<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a HeaderValue> {
    headers.iter().find(|(other, _)| *other == name).map(|(_, value)| value)
}

/// `; cf-ray 8f1c2d3e4f5a6b7c-FRA`, after the description.
fn write_cf_ray(headers: &HeaderMap, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match cf_ray(headers) {
        Some(ray) => write!(f, "; cf-ray {}", OneLine(ray)),
        None => Ok(()),
    }
}

/// The call that an error belongs to.
#[derive(Clone, Copy, Default)]
struct Origin {
    /// The id, and the function in parentheses if there is one: `create-new-stream
    /// (start_live_stream_create_new_stream)`.
    operation: Option<&'static str>,
    attempts: u32,
}

impl Origin {
    /// The id of the operation.
    fn operation(self) -> Option<&'static str> {
        self.operation.map(|name| name.split_once(' ').map_or(name, |(id, _)| id))
    }

    /// `create-new-stream (start_live_stream_create_new_stream): `, before everything else.
    fn write_before(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operation {
            Some(operation) => write!(f, "{operation}: "),
            None => Ok(()),
        }
    }

    /// ` (3 attempts)`, after everything else, where there was more than one.
    fn write_after(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.attempts {
            0 | 1 => Ok(()),
            attempts => write!(f, " ({attempts} attempts)"),
        }
    }
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
