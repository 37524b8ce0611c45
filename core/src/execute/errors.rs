//! Errors of an attempt, with what became of its request.

use bytes::Bytes;
#[cfg(feature = "hooks")]
use fastpix_errors::UnexpectedClientError;
use fastpix_errors::{
    BoxError, ConnectionError, FastpixError, Outcome, RequestAbortedError, RequestTimeoutError, ResponseValidationError,
};
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

use super::{
    body::{BodyBuffer, BodyError},
    plan::CallPlan,
    state::CallState,
    time::timed_out,
};
use crate::{ResponseBody, http_client::Reason};

impl CallPlan<'_> {
    /// The error of a request without a response.
    #[cold]
    pub(super) fn no_response(&self, reason: Reason, source: BoxError, state: &CallState) -> FastpixError {
        let outcome = match (state.revoke(), reason) {
            (_, Reason::NotSent | Reason::NoConnection | Reason::NeverConnects) => Outcome::NotSent,
            (outcome, _) => outcome,
        };
        let (before_host, after_host) = match reason {
            #[cfg(feature = "hooks")]
            Reason::Refused => {
                return UnexpectedClientError::new(Outcome::NotSent, super::observe::REJECTED)
                    .with_source(source)
                    .into();
            }
            #[cfg(feature = "testing")]
            Reason::TimedOut => return timed_out(outcome, "no response within the attempt timeout"),
            Reason::Aborted => {
                let message = "the HTTP client aborted the request";
                return RequestAbortedError::new(outcome, message).with_source(source).into();
            }
            Reason::NoConnection | Reason::NeverConnects => ("no connection to ", ""),
            Reason::NotSent => ("request to ", " failed"),
            _ if outcome == Outcome::NotSent => ("connection to ", " failed"),
            Reason::InvalidResponse => ("head of the response of ", " cannot be parsed"),
            Reason::Failed => ("connection to ", " closed before a response was received"),
        };
        let message = [before_host, self.base_url().host(), after_host].concat();
        let error = ConnectionError::new(outcome, message).with_source(source);
        if reason == Reason::NeverConnects { error.with_permanent().into() } else { error.into() }
    }

    /// The error of a request without a response in time.
    #[cold]
    pub(super) fn no_response_in_time(&self, deadline: Instant, state: &CallState) -> FastpixError {
        if deadline < self.deadline {
            timed_out(state.revoke(), "no response within the attempt timeout")
        } else {
            timed_out(state.revoke(), "no response within the deadline of the call")
        }
    }

    /// The error of a success whose body is incomplete.
    #[cold]
    pub(super) fn incomplete_body(
        &self,
        error: BodyError,
        response: http::Response<ResponseBody>,
        buffer: BodyBuffer,
    ) -> FastpixError {
        match error {
            BodyError::Failed(source) => {
                let message =
                    ["connection to ", self.base_url().host(), " failed before the response was complete"].concat();
                let error = ConnectionError::new(Outcome::ResponseReceived, message).with_status(response.status());
                error.with_source(source).into()
            }
            BodyError::TimedOut => {
                let message = "the response was not complete in time";
                RequestTimeoutError::new(Outcome::ResponseReceived, message).with_status(response.status()).into()
            }
            BodyError::TooLong => {
                let (parts, _) = response.into_parts();
                self.too_long(parts.status, parts.headers, buffer.into_bytes())
            }
        }
    }

    /// The error of a success whose body is longer than the limit.
    pub(super) fn too_long(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> FastpixError {
        let message = format!("it is longer than {} bytes", self.config.limits.body);
        ResponseValidationError::new(message, status, headers, body).into()
    }
}
