//! One attempt: a request and its response.
#![expect(clippy::manual_async_fn, reason = "the size of the state of a call, see `execute`")]

use std::pin::Pin;

use fastpix_errors::{FastpixError, Outcome};
use http::header;
use tokio::time::{Instant, Sleep};

use super::{
    body::{BodyBuffer, BodyError, next_data},
    plan::CallPlan,
    state::CallState,
    time::{deadline_after, timed_out, within},
};
use crate::{HttpFuture, response::RawResponse};

impl CallPlan<'_> {
    pub(super) fn attempt<'s>(
        &'s self,
        state: &'s mut CallState,
        mut sleep: Pin<&'s mut Sleep>,
    ) -> impl Future<Output = Result<RawResponse, FastpixError>> + 's {
        async move {
            let mut acquire = self.config.in_flight.acquire();
            let Some(permit) = within(sleep.as_mut(), self.deadline, &mut acquire).await else {
                let message = "too many requests in flight until the deadline of the call";
                return Err(timed_out(Outcome::NotSent, message));
            };
            if permit.is_late() {
                state.attempt.began = Instant::now();
            }
            state.attempt.number += 1;
            let deadline = deadline_after(state.attempt.began, self.attempt_timeout).min(self.deadline);
            let mut sending = self.send(state, deadline)?;
            let mut response = match within(sleep.as_mut(), deadline, &mut sending).await {
                Some(Ok(response)) => response,
                Some(Err(error)) => return Err(self.no_response(error.reason, error.source, state)),
                None => return Err(self.no_response_in_time(deadline, state)),
            };
            let success = response.status().is_success();
            let limit = self.body_limit(success);
            let mut buffer = BodyBuffer::default();
            loop {
                let data = next_data(response.body_mut(), sleep.as_mut(), self.config.timeouts.read, deadline).await;
                let ended = match data {
                    Some(Ok(Some(data))) => buffer.push(data, limit).err(),
                    Some(Ok(None)) => break,
                    Some(Err(source)) => Some(BodyError::Failed(source)),
                    None => Some(BodyError::TimedOut),
                };
                match ended {
                    None => {}
                    Some(error) if success => return Err(self.incomplete_body(error, response, buffer)),
                    // The beginning of an error response is enough.
                    Some(_) => break,
                }
            }
            let response =
                RawResponse::new(self.request.operation(), state.attempt.number, response, buffer.into_bytes());
            if response.headers.contains_key(header::CONTENT_ENCODING) {
                self.decode_content(response)
            } else {
                Ok(response)
            }
        }
    }

    /// Hands the request to the HTTP client, if the deadline has not passed.
    #[inline(never)]
    fn send(&self, state: &mut CallState, deadline: Instant) -> Result<HttpFuture, FastpixError> {
        #[cfg_attr(not(feature = "_observe"), expect(unused_mut, reason = "only hooks change it"))]
        let mut request = self.http_request();
        #[cfg(feature = "_observe")]
        if let Some(response) = self.before_request(&mut request, state.attempt) {
            return Ok(response);
        }
        // Hooks, credentials, a permit or the runtime can take longer than there is time.
        if Instant::now() >= deadline {
            return Err(self.no_response_in_time(deadline, state));
        }
        state.send_state = Some(request.body().send_state().clone());
        Ok(self.config.shared.client.send(request))
    }
}
