//! State of a call: what can be said of it, however it ends.

use fastpix_errors::{FastpixError, Outcome, UnexpectedClientError};
use http::StatusCode;
use tokio::time::Instant;

use crate::{request_body::SendState, response::RawResponse};

pub(super) const PANICKED: &str = "a hook, an HTTP client or a credentials provider panicked, or the Tokio runtime has \
                                   ended or has no timers or I/O enabled";

pub(super) struct CallState {
    pub(super) attempt: Attempt,
    /// Outcome and status of the latest attempt that was sent and is over.
    outcome: Outcome,
    status: Option<StatusCode>,
    /// Of the attempt that is running, once it has been handed to the HTTP client.
    pub(super) send_state: Option<SendState>,
}

/// The number of an attempt, from 1, and the time at which it began.
#[derive(Clone, Copy)]
pub(super) struct Attempt {
    pub(super) number: u32,
    pub(super) began: Instant,
}

impl CallState {
    pub(super) fn new(began: Instant) -> Self {
        Self { attempt: Attempt { number: 0, began }, outcome: Outcome::NotSent, status: None, send_state: None }
    }

    /// Revokes the request of the attempt. Gives the outcome of the attempt, unless a response was received.
    pub(super) fn revoke(&self) -> Outcome {
        let revoked = self.send_state.as_ref().is_none_or(SendState::revoke);
        if revoked { Outcome::NotSent } else { Outcome::Unknown }
    }

    /// Ends the attempt.
    pub(super) fn settle(&mut self, result: &Result<RawResponse, FastpixError>) {
        self.send_state = None;
        let (outcome, status) = match result {
            Ok(response) => (Outcome::ResponseReceived, Some(response.status)),
            Err(error) => (error.outcome(), error.status()),
        };
        if outcome != Outcome::NotSent {
            (self.outcome, self.status) = (outcome, status);
        }
    }

    #[cold]
    pub(super) fn panicked(&self) -> FastpixError {
        UnexpectedClientError::new(self.revoke(), PANICKED).into()
    }

    #[cold]
    pub(super) fn end(&self, error: FastpixError, operation: &'static str) -> FastpixError {
        error.with_call(operation, self.attempt.number).with_earlier_attempt(self.outcome, self.status)
    }
}

/// The call may be dropped while its request is not written yet.
impl Drop for CallState {
    fn drop(&mut self) {
        self.revoke();
    }
}
