//! The errors that have no answer of the service in them. They differ in their name only.

use std::{borrow::Cow, error::Error, fmt};

use http::StatusCode;

use crate::{BoxError, Origin, Outcome, write_chain};

struct Failure {
    origin: Origin,
    outcome: Outcome,
    message: Cow<'static, str>,
    status: Option<StatusCode>,
    source: Option<BoxError>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.origin.write_before(f)?;
        f.write_str(&self.message)?;
        // Without an operation there is no request to speak of.
        if self.origin.operation.is_some() {
            f.write_str(match self.outcome {
                Outcome::NotSent => "; nothing was sent",
                Outcome::ResponseReceived => "",
                Outcome::Unknown => "; it was sent and may have taken effect",
            })?;
        }
        self.origin.write_after(f)
    }
}

macro_rules! client_errors {
    ($($(#[$meta:meta])* $name:ident)+) => {$(
        $(#[$meta])*
        pub struct $name(Box<Failure>);

        impl $name {
            /// An error of no call yet. The message is one line and holds no secret.
            pub fn new(outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
                Self(Box::new(Failure {
                    origin: Origin::default(),
                    outcome,
                    message: message.into(),
                    status: None,
                    source: None,
                }))
            }

            /// The same error with what caused it.
            #[must_use]
            pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
                self.0.source = Some(source.into());
                self
            }

            /// The same error of a response that had begun with this status.
            #[must_use]
            pub fn with_status(mut self, status: StatusCode) -> Self {
                self.0.status = Some(status);
                self
            }

            /// What happened, without the operation and the cause.
            pub fn message(&self) -> &str {
                &self.0.message
            }

            /// The id of the operation that failed; `None` where a configuration was refused.
            pub fn operation(&self) -> Option<&'static str> {
                self.0.origin.operation
            }

            /// How many requests were tried for the call.
            pub fn attempts(&self) -> u32 {
                self.0.origin.attempts
            }

            /// What became of the request. Where there were several attempts, it is that of the last one that was sent.
            pub fn outcome(&self) -> Outcome {
                self.0.outcome
            }

            /// The status of the response, if one had begun, or of the response to an earlier attempt.
            pub fn status(&self) -> Option<StatusCode> {
                self.0.status
            }

            pub(crate) fn set_call(&mut self, operation: &'static str, attempts: u32) {
                self.0.origin = Origin { operation: Some(operation), attempts };
            }

            pub(crate) fn set_earlier(&mut self, earlier: Outcome, status: Option<StatusCode>) {
                if self.0.outcome == Outcome::NotSent {
                    (self.0.outcome, self.0.status) = (earlier, status);
                }
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
    /// No connection could be made, or the connection broke.
    ///
    /// [`outcome`](Self::outcome) tells the cases apart: [`NotSent`](Outcome::NotSent) where connecting failed,
    /// [`Unknown`](Outcome::Unknown) where the connection broke after the request had begun to leave, and
    /// [`ResponseReceived`](Outcome::ResponseReceived) where it broke amid the response, or where connecting failed after an earlier attempt
    /// was answered; the [`status`](Self::status) is that of the response.
    ConnectionError
    /// No answer in time: an attempt, or the call as a whole, took longer than it may.
    RequestTimeoutError
    /// The call was given up before it had an answer.
    RequestAbortedError
    /// What the caller asked for cannot be sent: a value that no request can carry, or a configuration that cannot work.
    InvalidRequestError
    /// Anything else that went wrong on this side.
    UnexpectedClientError
}
