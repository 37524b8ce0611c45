//! Decision after an attempt: the end of the call, or a retry.

use std::ops::ControlFlow;

use fastpix_errors::FastpixError;
use tokio::time::Instant;

use super::plan::CallPlan;
#[cfg(feature = "retry")]
use super::time::deadline_after;
use crate::{
    RetryConfig,
    response::RawResponse,
    retry::{BackoffDelays, RetryTokens},
};
#[cfg(feature = "retry")]
use crate::{http_date::retry_after, retry::AttemptOutcome};

impl CallPlan<'_> {
    /// The result of the call, or the time of the next attempt.
    pub(super) fn decide(
        &self,
        result: Result<RawResponse, FastpixError>,
        attempts: u32,
        delays: &mut BackoffDelays,
    ) -> ControlFlow<Result<RawResponse, FastpixError>, (Instant, RetryTokens<'_>)> {
        if result.as_ref().is_ok_and(|response| response.status.is_success()) {
            #[cfg(feature = "retry")]
            self.config.shared.budget.success();
            return ControlFlow::Break(result);
        }
        match self.next_attempt(&result, attempts, delays) {
            Some(next) => ControlFlow::Continue(next),
            None => ControlFlow::Break(result.and_then(|response| Err(response.into_api_error()))),
        }
    }

    /// The time of the next attempt, if the policy, the retry budget and the deadline allow one.
    #[cfg_attr(not(feature = "retry"), expect(unused_variables, reason = "there are no retries"))]
    fn next_attempt(
        &self,
        result: &Result<RawResponse, FastpixError>,
        attempts: u32,
        delays: &mut BackoffDelays,
    ) -> Option<(Instant, RetryTokens<'_>)> {
        match self.retries {
            RetryConfig::None => None,
            #[cfg(feature = "retry")]
            RetryConfig::Backoff(backoff) => {
                let codes = self.retry_codes;
                let idempotency = self.request.operation().idempotency();
                if attempts >= backoff.max_attempts || !backoff.allows(AttemptOutcome::of(result)?, idempotency, codes)
                {
                    return None;
                }
                let asked =
                    result.as_ref().ok().and_then(|response| retry_after(&response.headers)).unwrap_or_default();
                let next = Instant::now().checked_add(delays.next(backoff).max(asked))?;
                // Without time for another attempt the call ends at once.
                let in_time = next < deadline_after(self.began, backoff.max_elapsed_time).min(self.deadline);
                let timed_out = matches!(result, Err(FastpixError::RequestTimeout(_)));
                if in_time { Some((next, self.config.shared.budget.take(timed_out)?)) } else { None }
            }
        }
    }
}
