//! The errors without a usable response. They have the same content and differ in their type only.

use std::{borrow::Cow, error::Error, fmt};

use bytes::Bytes;
use http::StatusCode;

use crate::{BoxError, Origin, Outcome, write_chain};

struct Failure {
    origin: Origin,
    message: Cow<'static, str>,
    source: Option<BoxError>,
    /// Outcome and status of the last attempt.
    last: (Outcome, Option<StatusCode>),
    /// Those of the latest attempt that was sent, where the last one was not.
    earlier: Option<(Outcome, Option<StatusCode>)>,
    permanent: bool,
    body: Option<Bytes>,
}

impl Failure {
    fn new(outcome: Outcome, message: Cow<'static, str>) -> Box<Self> {
        let (origin, last) = (Origin::default(), (outcome, None));
        Box::new(Self { origin, message, source: None, last, earlier: None, permanent: false, body: None })
    }

    /// Outcome and status of the latest attempt that was sent.
    fn sent(&self) -> (Outcome, Option<StatusCode>) {
        self.earlier.unwrap_or(self.last)
    }

    fn set_earlier(&mut self, outcome: Outcome, status: Option<StatusCode>) {
        if self.last.0 == Outcome::NotSent && outcome != Outcome::NotSent {
            self.earlier = Some((outcome, status));
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.origin.write_before(f)?;
        f.write_str(&self.message)?;
        // Without an operation there is no request to speak of.
        if self.origin.operation.is_some() {
            match (self.earlier, self.last.0) {
                (Some((_, Some(status))), _) => {
                    write!(f, "; an earlier attempt got a response with status {}", status.as_u16())?;
                }
                (Some((_, None)), _) => f.write_str("; an earlier attempt was sent and may have taken effect")?,
                (None, Outcome::NotSent) => f.write_str("; the request was not sent")?,
                (None, Outcome::Unknown) => f.write_str("; the request may have taken effect")?,
                (None, Outcome::ResponseReceived) => {
                    if let Some(status) = self.last.1 {
                        write!(f, "; its status is {}", status.as_u16())?;
                    }
                }
            }
        }
        self.origin.write_after(f)
    }
}

macro_rules! client_errors {
    ($($(#[$meta:meta])* $name:ident)+) => {$(
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name(Box<Failure>);

        impl $name {
            /// The same error with its cause, as [`source`](Error::source) returns it.
            #[must_use]
            pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
                self.0.source = Some(source.into());
                self
            }

            /// The description of the error, without the operation, the outcome and the cause.
            pub fn message(&self) -> &str {
                &self.0.message
            }

            /// The id of the operation, as `create-new-stream`; `None` if the error does not belong to a call.
            pub fn operation(&self) -> Option<&'static str> {
                self.0.origin.operation()
            }

            /// The number of attempts that were made for the call.
            pub fn attempts(&self) -> u32 {
                self.0.origin.attempts
            }

            pub(crate) fn set_call(&mut self, operation: &'static str, attempts: u32) {
                self.0.origin = Origin { operation: Some(operation), attempts };
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_chain(self, f)
            }
        }

        impl Error for $name {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                self.0.source.as_deref().map(|source| source as _)
            }
        }
    )+};
}

client_errors! {
    /// No connection could be made, or the connection failed before the response was complete.
    ///
    /// [`outcome`](Self::outcome) tells the cases apart: [`NotSent`](Outcome::NotSent) if there was no connection or it
    /// failed before the request was sent, [`Unknown`](Outcome::Unknown) if it failed after that and before a response,
    /// and [`ResponseReceived`](Outcome::ResponseReceived) if it failed within the response body.
    ConnectionError
    /// A time limit was exceeded: that of one attempt, of the response body, or of the whole call.
    RequestTimeoutError
    /// The HTTP client aborted the request.
    RequestAbortedError
    /// The request or the configuration is invalid. Nothing was sent.
    InvalidRequestError
    /// Any other error on the side of the client, such as a credentials provider that failed.
    UnexpectedClientError
}

/// Differences between the errors of a request that may have been sent and [`InvalidRequestError`].
macro_rules! request_errors {
    ($($name:ident)+) => {$(
        impl $name {
            /// An error that does not belong to a call yet. The message is one line and holds no secret.
            pub fn new(outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
                Self(Failure::new(outcome, message.into()))
            }

            /// The same error with the status of the response that was received.
            #[must_use]
            pub fn with_status(mut self, status: StatusCode) -> Self {
                self.0.last.1 = Some(status);
                self
            }

            /// Outcome of the request: that of the latest attempt that was sent, if any was.
            pub fn outcome(&self) -> Outcome {
                self.0.sent().0
            }

            /// The status of the response, if one was received: to the latest attempt that was sent.
            pub fn status(&self) -> Option<StatusCode> {
                self.0.sent().1
            }

            pub(crate) fn set_earlier(&mut self, outcome: Outcome, status: Option<StatusCode>) {
                self.0.set_earlier(outcome, status);
            }
        }
    )+};
}

request_errors! { ConnectionError RequestTimeoutError RequestAbortedError UnexpectedClientError }

impl InvalidRequestError {
    /// An error that does not belong to a call yet. The message is one line and holds no secret.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Failure::new(Outcome::NotSent, message.into()))
    }

    /// Always [`Outcome::NotSent`].
    pub fn outcome(&self) -> Outcome {
        Outcome::NotSent
    }
}

impl UnexpectedClientError {
    /// The same error with the body of the response that was received.
    #[must_use]
    pub fn with_body(mut self, body: Bytes) -> Self {
        self.0.body = Some(body);
        self
    }

    /// The body of the response, where a hook failed after it was received: what it reports has happened.
    pub fn body(&self) -> Option<&Bytes> {
        self.0.body.as_ref()
    }
}

impl ConnectionError {
    /// The same error, marked as one that another attempt would meet too.
    #[doc(hidden)]
    #[must_use]
    pub fn with_permanent(mut self) -> Self {
        self.0.permanent = true;
        self
    }

    /// True if another attempt would fail with the same error.
    #[doc(hidden)]
    pub fn is_permanent(&self) -> bool {
        self.0.permanent
    }

    /// True if the last attempt was not sent, whatever became of those before it.
    pub(crate) fn is_connect(&self) -> bool {
        self.0.last.0 == Outcome::NotSent
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FastpixError;

    fn text(error: impl Into<FastpixError>, earlier: Outcome, status: Option<u16>, attempts: u32) -> String {
        let status = status.and_then(|status| StatusCode::from_u16(status).ok());
        error.into().with_call("create", attempts).with_earlier_attempt(earlier, status).to_string()
    }

    #[test]
    fn each_attempt_is_described_once() {
        use Outcome::{NotSent, ResponseReceived, Unknown};
        let connection = |outcome| ConnectionError::new(outcome, "no connection to host");
        for (last, earlier, status, attempts, expected) in [
            (NotSent, NotSent, None, 1, "create: no connection to host; the request was not sent"),
            (NotSent, NotSent, None, 3, "create: no connection to host; the request was not sent (3 attempts)"),
            (
                NotSent,
                Unknown,
                None,
                3,
                "create: no connection to host; an earlier attempt was sent and may have taken effect (3 attempts)",
            ),
            (
                NotSent,
                ResponseReceived,
                Some(429),
                2,
                "create: no connection to host; an earlier attempt got a response with status 429 (2 attempts)",
            ),
            (
                Unknown,
                Unknown,
                None,
                2,
                "create: no connection to host; the request may have taken effect (2 attempts)",
            ),
            (ResponseReceived, Unknown, None, 1, "create: no connection to host"),
        ] {
            assert_eq!(text(connection(last), earlier, status, attempts), expected);
        }
    }

    #[test]
    fn an_earlier_attempt_counts_where_the_last_one_was_not_sent() {
        let earlier = |outcome, status: Option<StatusCode>| {
            let error = FastpixError::from(RequestTimeoutError::new(Outcome::NotSent, "too late"));
            let error = error.with_earlier_attempt(outcome, status);
            (error.outcome(), error.status())
        };
        assert_eq!(earlier(Outcome::NotSent, None), (Outcome::NotSent, None));
        assert_eq!(earlier(Outcome::Unknown, None), (Outcome::Unknown, None));
        let response = (Outcome::ResponseReceived, Some(StatusCode::TOO_MANY_REQUESTS));
        assert_eq!(earlier(response.0, response.1), response);
        let sent = FastpixError::from(ConnectionError::new(Outcome::Unknown, "lost"));
        assert_eq!(sent.with_earlier_attempt(response.0, response.1).outcome(), Outcome::Unknown);
    }

    #[test]
    fn an_invalid_request_is_never_sent() {
        let error = InvalidRequestError::new("invalid");
        assert_eq!(error.outcome(), Outcome::NotSent);
        let error = FastpixError::from(error).with_earlier_attempt(Outcome::Unknown, None);
        assert_eq!((error.outcome(), error.status()), (Outcome::NotSent, None));
        assert_eq!(error.to_string(), "invalid", "there is no request to speak of");
    }
}
