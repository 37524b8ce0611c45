//! When to send again, and when not.

#[cfg(feature = "retry")]
mod backoff;

use std::time::Duration;

use fastpix_errors::InvalidRequestError;
use http::{HeaderMap, header};

#[cfg(feature = "retry")]
pub use self::backoff::Backoff;
#[cfg(feature = "retry")]
pub(crate) use self::backoff::{AttemptOutcome, BackoffDelays, Budget, RetryTokens};
use crate::http_date;

#[cfg(not(feature = "retry"))]
#[derive(Default)]
pub(crate) struct BackoffDelays {}

/// What a retry costs, where there are none.
#[cfg(not(feature = "retry"))]
pub(crate) enum RetryTokens<'a> {
    #[expect(dead_code, reason = "there are none")]
    None(std::convert::Infallible, std::marker::PhantomData<&'a ()>),
}

#[cfg(not(feature = "retry"))]
impl RetryTokens<'_> {
    pub(crate) fn spend(self) {}
}

/// Whether and how a call is tried again.
///
/// What may be tried again depends on the operation, see [`Idempotency`](crate::Idempotency). One that reads, sets or removes is tried again after
/// 408, 429, 500, 502, 503, 504 and after connection errors. One that creates is tried again after 429, and after
/// errors that prove that nothing was sent. It is never tried again where it may have happened already.
///
/// Without the feature `retry` there is only [`RetryConfig::None`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(feature = "retry"), derive(Default))]
#[non_exhaustive]
pub enum RetryConfig {
    /// Every request is sent once.
    #[cfg_attr(not(feature = "retry"), default)]
    None,
    /// Growing delays between a few attempts.
    #[cfg(feature = "retry")]
    Backoff(Backoff),
}

#[cfg(feature = "retry")]
impl Default for RetryConfig {
    fn default() -> Self {
        Self::Backoff(Backoff::new())
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
    /// however often. One lost response to a create can then leave several live streams.
    ///
    /// The deadline of the call still holds; to wait for an hour, set
    /// [`FastpixCoreBuilder::timeout`](crate::FastpixCoreBuilder::timeout) too.
    #[cfg(feature = "retry")]
    pub fn typescript_compatible() -> Self {
        let an_hour = Duration::from_secs(60 * 60);
        Self::Backoff(Backoff::new().max_elapsed_time(an_hour).max_attempts(u32::MAX).retry_non_idempotent(true))
    }

    pub(crate) fn check(&self) -> Result<(), InvalidRequestError> {
        match self {
            Self::None => Ok(()),
            #[cfg(feature = "retry")]
            Self::Backoff(backoff) => backoff.check(),
        }
    }
}

/// The wait that a response asks for: seconds, or a date, taken relative to the response's own `Date` so that the clock of
/// this machine does not matter. Anything else is ignored.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?;
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number with too many digits is still a number: longer than anything.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let date = http_date::seconds(value)?;
    let now = http_date::seconds(headers.get(header::DATE)?.to_str().ok()?)?;
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
}
