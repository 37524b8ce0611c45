//! When to send again, and when not.

use std::time::Duration;

use fastpix_errors::{InvalidRequestError, Outcome};
use http::{HeaderMap, StatusCode, header};

use crate::{Repeat, http_date};

/// Whether and how a call is tried again.
///
/// What may be tried again depends on the operation, see [`Repeat`]. One that reads, sets or removes is tried again after
/// 408, 429, 500, 502, 503, 504 and after connection errors. One that creates is tried again after 429, and after
/// errors that prove that nothing was sent. It is never tried again where it may have happened already.
///
/// Without the feature `retry` there is only [`RetryConfig::None`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum RetryConfig {
    /// Every request is sent once.
    None,
    /// Growing pauses between a few attempts.
    #[cfg(feature = "retry")]
    Backoff(Backoff),
}

impl Default for RetryConfig {
    fn default() -> Self {
        #[cfg(feature = "retry")]
        return Self::Backoff(Backoff::new());
        #[cfg(not(feature = "retry"))]
        Self::None
    }
}

/// The pauses between attempts, and how many there may be.
#[cfg(feature = "retry")]
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Backoff {
    /// The pause after the first attempt. Default: 1 s.
    pub initial_interval: Duration,
    /// No pause is longer, but for a `Retry-After` of the service. Default: 10 s.
    pub max_interval: Duration,
    /// What each pause is multiplied with to give the next; 1 or more. Default: 1.5.
    pub exponent: f64,
    /// No retry begins later than this after the call began. Default: 60 s, the call's own deadline by default.
    pub max_elapsed_time: Duration,
    /// Whether connection errors and attempts without an answer are retried, not only error statuses. Default: true.
    pub retry_connection_errors: bool,
    /// How many attempts there may be, the first one included. Default: 3.
    pub max_attempts: u32,
    /// Whether every operation counts as [`Repeat::Safe`]. Default: false.
    pub repeat_everything: bool,
}

#[cfg(feature = "retry")]
impl Backoff {
    /// The default: at most three attempts, with pauses of about 1 s and 1.5 s.
    pub fn new() -> Self {
        Self {
            initial_interval: Duration::from_secs(1),
            max_interval: Duration::from_secs(10),
            exponent: 1.5,
            max_elapsed_time: Duration::from_secs(60),
            retry_connection_errors: true,
            max_attempts: 3,
            repeat_everything: false,
        }
    }
}

#[cfg(feature = "retry")]
impl Default for Backoff {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(feature = "retry")]
impl Backoff {
    /// The pause after the first attempt.
    #[must_use]
    pub fn initial_interval(mut self, interval: Duration) -> Self {
        self.initial_interval = interval;
        self
    }

    /// The longest pause.
    #[must_use]
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// The factor from one pause to the next.
    #[must_use]
    pub fn exponent(mut self, exponent: f64) -> Self {
        self.exponent = exponent;
        self
    }

    /// The time within which a retry may begin.
    #[must_use]
    pub fn max_elapsed_time(mut self, time: Duration) -> Self {
        self.max_elapsed_time = time;
        self
    }

    /// Whether connection errors are retried.
    #[must_use]
    pub fn retry_connection_errors(mut self, retry: bool) -> Self {
        self.retry_connection_errors = retry;
        self
    }

    /// The number of attempts, the first one included.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Whether every operation is retried as if it were safe to send twice: one lost reply can then create two.
    #[must_use]
    pub fn repeat_everything(mut self, repeat: bool) -> Self {
        self.repeat_everything = repeat;
        self
    }
}

#[cfg(feature = "retry")]
impl From<Backoff> for RetryConfig {
    fn from(backoff: Backoff) -> Self {
        Self::Backoff(backoff)
    }
}

impl RetryConfig {
    /// The policy of the official TypeScript SDK: every operation, creates included, is tried again for up to an hour,
    /// however often. One lost reply to a create can then leave several live streams.
    ///
    /// The deadline of the call still holds; to wait for an hour, set
    /// [`FastpixCoreBuilder::timeout`](crate::FastpixCoreBuilder::timeout) too.
    #[cfg(feature = "retry")]
    pub fn typescript_compatible() -> Self {
        let an_hour = Duration::from_secs(60 * 60);
        Self::Backoff(Backoff::new().max_elapsed_time(an_hour).max_attempts(u32::MAX).repeat_everything(true))
    }

    pub(crate) fn check(&self) -> Result<(), InvalidRequestError> {
        #[cfg(feature = "retry")]
        if let Self::Backoff(backoff) = self {
            const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);
            let refused = |message: &'static str| Err(InvalidRequestError::new(Outcome::NotSent, message));
            if backoff.max_attempts == 0 {
                return refused("retries: max_attempts is 0; 1 is the first attempt alone");
            }
            if backoff.initial_interval.is_zero() || backoff.initial_interval > LONGEST {
                return refused("retries: initial_interval must be more than 0 and at most a day");
            }
            if backoff.max_interval < backoff.initial_interval || backoff.max_interval > LONGEST {
                return refused("retries: max_interval must be at least initial_interval and at most a day");
            }
            if !(backoff.exponent.is_finite() && backoff.exponent >= 1.0) {
                return refused("retries: exponent must be a number from 1 up");
            }
        }
        Ok(())
    }

    pub(crate) fn max_attempts(&self) -> u32 {
        match self {
            Self::None => 1,
            #[cfg(feature = "retry")]
            Self::Backoff(backoff) => backoff.max_attempts,
        }
    }

    pub(crate) fn max_elapsed_time(&self) -> Duration {
        match self {
            Self::None => Duration::ZERO,
            #[cfg(feature = "retry")]
            Self::Backoff(backoff) => backoff.max_elapsed_time,
        }
    }

    /// May the request be sent again after this?
    pub(crate) fn allows(&self, ending: Ending, repeat: Repeat, codes: Option<&[u16]>) -> bool {
        match self {
            Self::None => false,
            #[cfg(feature = "retry")]
            Self::Backoff(backoff) => {
                let safe = repeat == Repeat::Safe || backoff.repeat_everything;
                match ending {
                    Ending::Status(status) => match codes {
                        Some(codes) => codes.contains(&status.as_u16()),
                        None if safe => matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504),
                        None => status == StatusCode::TOO_MANY_REQUESTS,
                    },
                    Ending::NotSent => backoff.retry_connection_errors,
                    Ending::Unanswered => backoff.retry_connection_errors && safe,
                }
            }
        }
    }
}

/// How an attempt ended that was no success.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "retry"), expect(dead_code, reason = "without retries nobody asks"))]
pub(crate) enum Ending {
    Status(StatusCode),
    NotSent,
    /// Sent, and no answer, or half of one.
    Unanswered,
}

/// The pauses of one call.
#[derive(Default)]
pub(crate) struct Pauses {
    #[cfg(feature = "retry")]
    intervals: Option<intervals::Intervals>,
}

impl Pauses {
    pub(crate) fn next(&mut self, config: &RetryConfig) -> Duration {
        match config {
            RetryConfig::None => Duration::ZERO,
            #[cfg(feature = "retry")]
            RetryConfig::Backoff(backoff) => {
                self.intervals.get_or_insert_with(|| intervals::Intervals::new(backoff)).next()
            }
        }
    }
}

/// The crate `backoff` computes the intervals, and does nothing else. Its faults stay in here: it applies the maximum
/// before the jitter, and can give an interval of next to nothing.
#[cfg(feature = "retry")]
mod intervals {
    use std::time::Duration;

    use backoff::{ExponentialBackoff, backoff::Backoff as _};

    const JITTER: f64 = 0.5;
    const SHORTEST: Duration = Duration::from_millis(1);

    pub(super) struct Intervals {
        backoff: ExponentialBackoff,
        max: Duration,
    }

    impl Intervals {
        pub(super) fn new(config: &super::Backoff) -> Self {
            let backoff = ExponentialBackoff {
                current_interval: config.initial_interval,
                initial_interval: config.initial_interval,
                randomization_factor: JITTER,
                multiplier: config.exponent,
                max_interval: config.max_interval,
                // The deadline is the core's, by tokio's clock.
                max_elapsed_time: None,
                ..ExponentialBackoff::default()
            };
            Self { backoff, max: config.max_interval }
        }

        pub(super) fn next(&mut self) -> Duration {
            self.backoff.next_backoff().unwrap_or(self.max).clamp(SHORTEST, self.max.max(SHORTEST))
        }
    }
}

/// What retries may cost in all: a bucket of tokens that all clones of a core share. Successes fill it slowly, retries
/// empty it, so that an outage is not multiplied by the number of attempts.
#[cfg(feature = "retry")]
#[derive(Debug)]
pub(crate) struct Budget(std::sync::atomic::AtomicU32);

#[cfg(feature = "retry")]
impl Budget {
    const FULL: u32 = 500;
    const RETRY: u32 = 5;
    const RETRY_AFTER_TIMEOUT: u32 = 10;

    pub(crate) fn new() -> Self {
        Self(Self::FULL.into())
    }

    pub(crate) fn take(&self, after_timeout: bool) -> bool {
        use std::sync::atomic::Ordering::Relaxed;
        let cost = if after_timeout { Self::RETRY_AFTER_TIMEOUT } else { Self::RETRY };
        self.0.fetch_update(Relaxed, Relaxed, |tokens| tokens.checked_sub(cost)).is_ok()
    }

    pub(crate) fn success(&self) {
        use std::sync::atomic::Ordering::Relaxed;
        // Full is the usual state: look before writing to memory that all threads share.
        if self.0.load(Relaxed) < Self::FULL {
            let _ = self.0.fetch_update(Relaxed, Relaxed, |tokens| Some((tokens + 1).min(Self::FULL)));
        }
    }
}

/// The wait that a reply asks for: seconds, or a date, taken relative to the reply's own `Date` so that the clock of
/// this machine does not matter. Anything else is ignored.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number with too many digits is still a number: longer than anything.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = http_date::seconds(value)?;
    let now = http_date::seconds(headers.get(header::DATE)?.to_str().ok()?.trim())?;
    Some(Duration::from_secs(date.saturating_sub(now)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(retry_after: &str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(header::RETRY_AFTER, retry_after.parse().unwrap());
        headers.insert(header::DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        super::retry_after(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(asked("0"), Some(0));
        assert_eq!(asked("120"), Some(120));
        assert_eq!(asked("100000000000000000000"), Some(u64::MAX));
        assert_eq!(asked("Sun, 06 Nov 1994 08:50:07 GMT"), Some(30));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:07 GMT"), Some(0), "a date in the past");
        for ignored in ["", "-5", "+5", "1e3", "1.5", "soon", "Sun, 06 Nov 1994"] {
            assert_eq!(asked(ignored), None, "{ignored}");
        }
    }

    #[cfg(feature = "retry")]
    #[test]
    fn pauses_grow_with_jitter_and_stay_within_bounds() {
        let config = RetryConfig::Backoff(Backoff::new().max_attempts(20));
        for _ in 0..200 {
            let mut pauses = Pauses::default();
            let mut middle = 1.0_f64;
            for _ in 0..20 {
                let pause = pauses.next(&config).as_secs_f64();
                assert!(
                    pause >= middle * 0.5 - 0.001 && pause <= (middle * 1.5).min(10.0) + 0.001,
                    "{pause} of {middle}"
                );
                middle = (middle * 1.5).min(10.0);
            }
        }
    }

    #[cfg(feature = "retry")]
    #[test]
    fn refuses_a_backoff_that_cannot_work() {
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

    #[cfg(feature = "retry")]
    #[test]
    fn a_create_is_repeated_only_where_it_cannot_have_happened() {
        let config = RetryConfig::default();
        let status = |code| Ending::Status(StatusCode::from_u16(code).unwrap());
        for code in [408, 429, 500, 502, 503, 504] {
            assert!(config.allows(status(code), Repeat::Safe, None), "{code}");
            assert_eq!(config.allows(status(code), Repeat::Never, None), code == 429, "{code}");
        }
        for code in [200, 302, 400, 401, 403, 404, 409, 422, 501, 524] {
            assert!(!config.allows(status(code), Repeat::Safe, None), "{code}");
        }
        assert!(config.allows(Ending::NotSent, Repeat::Never, None));
        assert!(config.allows(Ending::Unanswered, Repeat::Safe, None));
        assert!(!config.allows(Ending::Unanswered, Repeat::Never, None));
        assert!(config.allows(status(503), Repeat::Never, Some(&[503])), "the caller's own word");
        assert!(!config.allows(status(429), Repeat::Safe, Some(&[503])));
        assert!(RetryConfig::typescript_compatible().allows(Ending::Unanswered, Repeat::Never, None));
        let quiet = RetryConfig::from(Backoff::new().retry_connection_errors(false));
        assert!(!quiet.allows(Ending::NotSent, Repeat::Safe, None));
        assert!(!RetryConfig::None.allows(Ending::NotSent, Repeat::Safe, None));
    }

    #[cfg(feature = "retry")]
    #[test]
    fn the_budget_runs_dry_in_an_outage_and_fills_again() {
        let budget = Budget::new();
        assert_eq!((0..1000).filter(|_| budget.take(false)).count(), 100);
        for _ in 0..9 {
            budget.success();
        }
        assert!(!budget.take(true));
        budget.success();
        assert!(budget.take(true));
        for _ in 0..10_000 {
            budget.success();
        }
        assert_eq!((0..1000).filter(|_| budget.take(true)).count(), 50);
    }
}
