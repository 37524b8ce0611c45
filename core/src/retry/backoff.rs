//! Retries with exponential backoff and a shared retry budget: the feature `retry`.

use std::{
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    time::Duration,
};

use backoff::{ExponentialBackoff, backoff::Backoff as _};
use fastpix_errors::{InvalidRequestError, Outcome};
use http::StatusCode;

use crate::{FastpixError, Idempotency, invalid_request, response::RawResponse};

/// Retries with exponential backoff: delays, limits, and what is retried.
///
/// ```
/// use std::time::Duration;
///
/// use fastpix_core::{Backoff, FastpixCore, Security};
///
/// let backoff = Backoff::new().max_attempts(5).max_interval(Duration::from_secs(30));
/// let core = FastpixCore::builder(Security::basic("token-id", "secret")).retries(backoff).build()?;
/// # Ok::<(), fastpix_core::FastpixError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Backoff {
    /// Delay after the first attempt, before jitter. Default: 1 s.
    pub initial_interval: Duration,
    /// Longest delay. A `retry-after` header of a response takes precedence. Default: 10 s.
    pub max_interval: Duration,
    /// Factor from each delay to the next, at least 1. Default: 1.5.
    pub exponent: f64,
    /// Time after the start of the call within which a retry may begin. Default: 60 s, which is also the call's default
    /// deadline.
    pub max_elapsed_time: Duration,
    /// True if connection errors and timeouts are retried, not only error statuses. Default: true.
    pub retry_connection_errors: bool,
    /// Largest number of attempts, including the first. Default: 3.
    pub max_attempts: u32,
    /// True if every operation is retried as if it were [`Idempotency::Idempotent`]. Default: false.
    pub retry_non_idempotent: bool,
}

impl Backoff {
    /// The default policy: at most three attempts, with delays of about 1 s and 1.5 s.
    pub fn new() -> Self {
        Self {
            initial_interval: Duration::from_secs(1),
            max_interval: Duration::from_secs(10),
            exponent: 1.5,
            max_elapsed_time: Duration::from_secs(60),
            retry_connection_errors: true,
            max_attempts: 3,
            retry_non_idempotent: false,
        }
    }
}

impl Default for Backoff {
    fn default() -> Self {
        Self::new()
    }
}

impl Backoff {
    /// Sets the delay after the first attempt, before jitter. Default: 1 s.
    #[must_use]
    pub fn initial_interval(mut self, interval: Duration) -> Self {
        self.initial_interval = interval;
        self
    }

    /// Sets the longest delay. A `retry-after` header of a response takes precedence. Default: 10 s.
    #[must_use]
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// Sets the factor from each delay to the next, at least 1. Default: 1.5.
    #[must_use]
    pub fn exponent(mut self, exponent: f64) -> Self {
        self.exponent = exponent;
        self
    }

    /// Sets the time after the start of the call within which a retry may begin. Default: 60 s.
    #[must_use]
    pub fn max_elapsed_time(mut self, time: Duration) -> Self {
        self.max_elapsed_time = time;
        self
    }

    /// Sets whether connection errors and timeouts are retried, not only error statuses. Default: true.
    #[must_use]
    pub fn retry_connection_errors(mut self, retry: bool) -> Self {
        self.retry_connection_errors = retry;
        self
    }

    /// Sets the largest number of attempts, including the first. Default: 3.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets whether every operation is retried as if it were idempotent: a lost response to a create can then leave two
    /// objects. Default: false.
    #[must_use]
    pub fn retry_non_idempotent(mut self, retry: bool) -> Self {
        self.retry_non_idempotent = retry;
        self
    }
}

impl Backoff {
    pub(super) fn check(&self) -> Result<(), InvalidRequestError> {
        const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
        if self.max_attempts == 0 {
            return Err(invalid_request("retries: max_attempts must be at least 1, which is the first attempt"));
        }
        if self.initial_interval.is_zero() || self.initial_interval > LONGEST {
            return Err(invalid_request("retries: initial_interval must be more than 0 and at most a day"));
        }
        if self.max_interval < self.initial_interval || self.max_interval > LONGEST {
            return Err(invalid_request("retries: max_interval must be at least initial_interval and at most a day"));
        }
        if !(self.exponent.is_finite() && self.exponent >= 1.0) {
            return Err(invalid_request("retries: exponent must be a finite number of at least 1"));
        }
        Ok(())
    }

    /// Returns true if an attempt with this outcome is retried.
    pub(crate) fn allows(&self, outcome: AttemptOutcome, idempotency: Idempotency, codes: Option<&[u16]>) -> bool {
        let idempotent = idempotency == Idempotency::Idempotent || self.retry_non_idempotent;
        match outcome {
            AttemptOutcome::Status(status) => match codes {
                Some(codes) => codes.contains(&status.as_u16()),
                // From 520 on, the statuses of the content delivery network in front of the API.
                None if idempotent => {
                    matches!(status.as_u16(), 408 | 429 | 500 | 502..=504 | 520..=524 | 529 | 530)
                }
                None => status == StatusCode::TOO_MANY_REQUESTS,
            },
            AttemptOutcome::NotSent => self.retry_connection_errors,
            AttemptOutcome::NoResponse => self.retry_connection_errors && idempotent,
        }
    }
}

/// The outcome of an attempt that can be retried.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AttemptOutcome {
    Status(StatusCode),
    NotSent,
    /// Sent, and the response is missing or incomplete.
    NoResponse,
}

impl AttemptOutcome {
    pub(crate) fn of(result: &Result<RawResponse, FastpixError>) -> Option<Self> {
        match result {
            Ok(response) => Some(Self::Status(response.status)),
            Err(FastpixError::Connection(error)) if error.is_permanent() => None,
            Err(error @ (FastpixError::Connection(_) | FastpixError::RequestTimeout(_))) => {
                Some(if error.outcome() == Outcome::NotSent { Self::NotSent } else { Self::NoResponse })
            }
            Err(_) => None,
        }
    }
}

/// The delays of one call.
///
/// The crate `backoff` computes them. It applies the maximum before the jitter and can return a delay of nearly 0,
/// which is corrected here.
#[derive(Default)]
pub(crate) struct BackoffDelays(Option<Box<ExponentialBackoff>>);

impl BackoffDelays {
    #[cold]
    #[inline(never)]
    pub(crate) fn next(&mut self, config: &Backoff) -> Duration {
        const JITTER: f64 = 0.5;
        const SHORTEST: Duration = Duration::from_millis(1);
        let intervals = self.0.get_or_insert_with(|| {
            Box::new(ExponentialBackoff {
                current_interval: config.initial_interval,
                initial_interval: config.initial_interval,
                randomization_factor: JITTER,
                multiplier: config.exponent,
                max_interval: config.max_interval,
                // The deadline is that of the call, by tokio's clock.
                max_elapsed_time: None,
                ..ExponentialBackoff::default()
            })
        });
        let longest = config.max_interval.max(SHORTEST);
        intervals.next_backoff().unwrap_or(longest).clamp(SHORTEST, longest)
    }
}

/// Retry budget: a token bucket that all clones of a client share. Retries take tokens and successes slowly add some,
/// so that an outage is not multiplied by the number of attempts.
#[derive(Debug)]
pub(crate) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;
    const RETRY: u32 = 5;
    const RETRY_AFTER_TIMEOUT: u32 = 10;

    pub(crate) fn new() -> Self {
        Self(Self::FULL.into())
    }

    /// Takes the tokens of one retry, if there are enough.
    pub(crate) fn take(&self, after_timeout: bool) -> Option<RetryTokens<'_>> {
        let cost = if after_timeout { Self::RETRY_AFTER_TIMEOUT } else { Self::RETRY };
        self.0.fetch_update(Relaxed, Relaxed, |tokens| tokens.checked_sub(cost)).ok()?;
        Some(RetryTokens { budget: self, count: cost })
    }

    pub(crate) fn success(&self) {
        // It is usually full: a load spares a write to memory that all threads share.
        if self.0.load(Relaxed) < Self::FULL {
            self.put(1);
        }
    }

    fn put(&self, count: u32) {
        let _ = self.0.fetch_update(Relaxed, Relaxed, |tokens| Some((tokens + count).min(Self::FULL)));
    }
}

/// Tokens that were taken for a retry. They are returned if the call is dropped before the retry.
pub(crate) struct RetryTokens<'a> {
    budget: &'a Budget,
    count: u32,
}

impl RetryTokens<'_> {
    pub(crate) fn spend(mut self) {
        self.count = 0;
    }
}

impl Drop for RetryTokens<'_> {
    fn drop(&mut self) {
        self.budget.put(self.count);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::RetryConfig;

    const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

    /// Any duration, often one at a limit.
    fn time() -> impl Strategy<Value = Duration> {
        let edges = [Duration::ZERO, Duration::from_nanos(1), Duration::from_millis(1), A_DAY, Duration::MAX];
        prop_oneof![
            prop::sample::select(edges.to_vec()),
            (0..=A_DAY.as_nanos() as u64).prop_map(Duration::from_nanos),
            any::<Duration>(),
        ]
    }

    fn config() -> impl Strategy<Value = Backoff> {
        let exponent = prop_oneof![prop::num::f64::ANY, 0.5..3.0_f64];
        (time(), time(), exponent, time(), 0..4_u32).prop_map(|(initial, longest, exponent, elapsed, attempts)| {
            let config = Backoff::new().initial_interval(initial).max_interval(longest).exponent(exponent);
            config.max_elapsed_time(elapsed).max_attempts(attempts)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn every_config_is_rejected_or_gives_delays_within_its_limits(config in config()) {
            let works = config.max_attempts > 0
                && !config.initial_interval.is_zero()
                && (config.initial_interval..=A_DAY).contains(&config.max_interval)
                && (1.0..=f64::MAX).contains(&config.exponent);
            prop_assert_eq!(RetryConfig::from(config).check().is_ok(), works);
            // Not even one that was not checked panics.
            let mut delays = BackoffDelays::default();
            for _ in 0..50 {
                let delay = delays.next(&config);
                let longest = config.max_interval.max(Duration::from_millis(1));
                prop_assert!((Duration::from_millis(1)..=longest).contains(&delay), "{:?}", delay);
            }
        }
    }

    #[test]
    fn delays_grow_with_jitter_and_stay_within_limits() {
        let config = Backoff::new();
        for _ in 0..200 {
            let mut delays = BackoffDelays::default();
            let mut middle = 1.0_f64;
            for _ in 0..20 {
                let delay = delays.next(&config).as_secs_f64();
                assert!(
                    delay >= middle * 0.5 - 0.001 && delay <= (middle * 1.5).min(10.0) + 0.001,
                    "{delay} of {middle}"
                );
                middle = (middle * 1.5).min(10.0);
            }
        }
    }

    #[test]
    fn an_invalid_backoff_is_rejected() {
        let good = Backoff::new();
        assert!(RetryConfig::from(good).check().is_ok());
        assert!(RetryConfig::typescript_compatible().check().is_ok());
        for bad in [
            good.max_attempts(0),
            good.initial_interval(Duration::ZERO),
            good.initial_interval(Duration::from_secs(11)),
            good.max_interval(Duration::MAX),
            good.initial_interval(Duration::MAX).max_interval(Duration::MAX),
            good.exponent(0.9),
            good.exponent(f64::NAN),
            good.exponent(f64::INFINITY),
        ] {
            assert!(RetryConfig::from(bad).check().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn non_idempotent_requests_are_retried_only_if_they_cannot_have_taken_effect() {
        let config = Backoff::new();
        let status = |code| AttemptOutcome::Status(StatusCode::from_u16(code).unwrap());
        for code in [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530] {
            assert!(config.allows(status(code), Idempotency::Idempotent, None), "{code}");
            assert_eq!(config.allows(status(code), Idempotency::NotIdempotent, None), code == 429, "{code}");
        }
        for code in [200, 302, 400, 401, 403, 404, 409, 422, 501, 505, 519, 525, 526, 528, 531] {
            assert!(!config.allows(status(code), Idempotency::Idempotent, None), "{code}");
        }
        assert!(config.allows(AttemptOutcome::NotSent, Idempotency::NotIdempotent, None));
        assert!(config.allows(AttemptOutcome::NoResponse, Idempotency::Idempotent, None));
        assert!(!config.allows(AttemptOutcome::NoResponse, Idempotency::NotIdempotent, None));
        assert!(config.allows(status(503), Idempotency::NotIdempotent, Some(&[503])), "statuses that the caller names");
        assert!(!config.allows(status(429), Idempotency::Idempotent, Some(&[503])));
        assert!(config.retry_non_idempotent(true).allows(AttemptOutcome::NoResponse, Idempotency::NotIdempotent, None));
        let quiet = config.retry_connection_errors(false);
        assert!(!quiet.allows(AttemptOutcome::NotSent, Idempotency::Idempotent, None));
    }

    #[test]
    fn the_retry_budget_is_exhausted_in_an_outage_and_refilled_by_successes() {
        let budget = Budget::new();
        let spend = |after_timeout| budget.take(after_timeout).map(RetryTokens::spend).is_some();
        assert_eq!((0..1000).filter(|_| spend(false)).count(), 100);
        for _ in 0..9 {
            budget.success();
        }
        assert!(!spend(true));
        budget.success();
        assert!(spend(true));
        for _ in 0..10_000 {
            budget.success();
        }
        assert_eq!((0..1000).filter(|_| spend(true)).count(), 50);
    }

    #[test]
    fn tokens_of_a_retry_that_is_not_made_are_returned() {
        let budget = Budget::new();
        let waiting: Vec<_> = (0..1000).map_while(|_| budget.take(false)).collect();
        assert_eq!((waiting.len(), budget.take(false).is_some()), (100, false));
        drop(waiting);
        assert_eq!((0..1000).map_while(|_| budget.take(false)).collect::<Vec<_>>().len(), 100);
    }
}
