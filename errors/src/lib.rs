//! The error type of the FastPix client.
//!
//! Every operation fails with the same [`FastpixError`], so `?` works across operations. Each error knows which
//! operation failed, after how many attempts, and what became of the request: never sent, answered, or unknown
//! ([`Outcome`]). The last one matters for everything that creates something: it may have happened.
//!
//! ```
//! use fastpix_errors::{ErrorClass, FastpixError, Outcome};
//!
//! fn advice(error: &FastpixError) -> &'static str {
//!     match error {
//!         FastpixError::Api(api) if *api.class() == ErrorClass::UnauthorizedError => "check the token id and the secret",
//!         FastpixError::Api(api) if api.status().as_u16() == 429 => "slow down",
//!         _ if error.outcome() == Outcome::Unknown => "look whether it happened before trying again",
//!         _ => "try again",
//!     }
//! }
//! ```
//!
//! `Display` is one line and does not repeat its [`source`](std::error::Error::source); `Debug` is the same line with the
//! sources behind it. Neither shows the body of a response: it can hold stream keys. The bodies are there to be asked for.

mod api;
mod class;
mod client;
mod json;
mod one_line;
mod validation;

use std::{error::Error, fmt};

use http::StatusCode;

pub use crate::{
    api::{ApiError, FieldError},
    class::ErrorClass,
    client::{ConnectionError, InvalidRequestError, RequestAbortedError, RequestTimeoutError, UnexpectedClientError},
    validation::ResponseValidationError,
};
// For fastpix-core.
#[doc(hidden)]
pub use crate::json::mend as mend_json;

/// Any error of any source, as the chains of this crate hold it.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// What became of the request of a call that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Nothing reached the service: it is safe to try again.
    NotSent,
    /// The service answered, if not the last request, then one before it. What it said is in the error, the status at
    /// least.
    ResponseReceived,
    /// The request was sent, at least in part, and no answer came: it may have taken effect.
    ///
    /// Before a create is tried again, look: put a reference of your own into the `metadata` of what is created, list
    /// the newest after an unknown outcome, compare, then decide.
    Unknown,
}

/// Why a call failed.
#[non_exhaustive]
pub enum FastpixError {
    /// The service answered with an error status, or with a status that is no success.
    Api(ApiError),
    /// The service reported success, but its response does not fit the model.
    ResponseValidation(ResponseValidationError),
    /// No connection could be made, or the connection broke.
    Connection(ConnectionError),
    /// No answer in time.
    RequestTimeout(RequestTimeoutError),
    /// The call was given up before it had an answer.
    RequestAborted(RequestAbortedError),
    /// What the caller asked for cannot be sent. Nothing was.
    InvalidRequest(InvalidRequestError),
    /// Anything else that went wrong on this side, as a credentials provider that failed.
    UnexpectedClient(UnexpectedClientError),
}

/// The same expression for whichever error is inside.
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
    /// The id of the operation that failed, as `create-new-stream`; `None` where a configuration was refused.
    pub fn operation(&self) -> Option<&'static str> {
        each!(self, error => error.operation())
    }

    /// How many requests were tried for the call, the failed connections included.
    pub fn attempts(&self) -> u32 {
        each!(self, error => error.attempts())
    }

    /// What became of the request. Where there were several attempts, it is that of the last one that was sent.
    pub fn outcome(&self) -> Outcome {
        each!(self, error => error.outcome())
    }

    /// The status of the last response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::ResponseValidation(error) => Some(error.status()),
            Self::Connection(error) => error.status(),
            Self::RequestTimeout(error) => error.status(),
            Self::RequestAborted(error) => error.status(),
            Self::InvalidRequest(error) => error.status(),
            Self::UnexpectedClient(error) => error.status(),
        }
    }

    /// The answer of the service, if it is an error that the service reported.
    pub fn as_api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Names the call that the error belongs to. The transport does this once for each error that it returns.
    #[must_use]
    pub fn of_call(mut self, operation: &'static str, attempts: u32) -> Self {
        each!(&mut self, error => error.set_call(operation, attempts));
        self
    }

    /// The same error of a call that had an attempt before, with this outcome and this status: what may have happened
    /// then is not undone by a last attempt that was not sent.
    #[must_use]
    pub fn after(mut self, earlier: Outcome, status: Option<StatusCode>) -> Self {
        match &mut self {
            Self::Connection(error) => error.set_earlier(earlier, status),
            Self::RequestTimeout(error) => error.set_earlier(earlier, status),
            Self::RequestAborted(error) => error.set_earlier(earlier, status),
            Self::InvalidRequest(error) => error.set_earlier(earlier, status),
            Self::UnexpectedClient(error) => error.set_earlier(earlier, status),
            Self::Api(_) | Self::ResponseValidation(_) => {}
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

/// The line of `Display`, and those of the causes: what a person wants to see where a `Result` is unwrapped.
fn write_chain(error: &dyn Error, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{error}")?;
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(f, ": {error}")?;
        cause = error.source();
    }
    Ok(())
}

/// The call that an error belongs to.
#[derive(Clone, Copy, Default)]
struct Origin {
    operation: Option<&'static str>,
    attempts: u32,
}

impl Origin {
    /// `create-new-stream: `, before everything else.
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
