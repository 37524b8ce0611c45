//! Retry policy: which failures are retried, and after which delay.
//!
//! [`RetryConfig`] is set for a client or for one call. The statuses and errors that are retried follow from the
//! [`Idempotency`](crate::Idempotency) of the operation.

#[cfg(feature = "retry")]
mod backoff;

#[cfg(feature = "retry")]
use std::time::Duration;

use fastpix_errors::InvalidRequestError;

#[cfg(feature = "retry")]
pub use self::backoff::Backoff;
#[cfg(feature = "retry")]
pub(crate) use self::backoff::{AttemptOutcome, BackoffDelays, Budget, RetryTokens};

#[cfg(not(feature = "retry"))]
#[derive(Default)]
pub(crate) struct BackoffDelays {}

/// The cost of a retry, without the feature.
#[cfg(not(feature = "retry"))]
pub(crate) enum RetryTokens<'a> {
    #[expect(dead_code, reason = "there are no retries")]
    None(std::convert::Infallible, std::marker::PhantomData<&'a ()>),
}

#[cfg(not(feature = "retry"))]
impl RetryTokens<'_> {
    pub(crate) fn spend(self) {}
}

/// Retry policy of a client or a call.
///
/// The operation decides which errors are retried, see [`Idempotency`](crate::Idempotency):
///
/// | operation | retried on |
/// | --- | --- |
/// | idempotent | 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530; connection errors and timeouts |
/// | not idempotent | 429; connection errors and timeouts before the request was sent |
///
/// A request that is not idempotent is never retried if it may have taken effect. Errors that another attempt would
/// meet too are not retried: a certificate that fails verification, a TLS version, a proxy's 407.
///
/// Without the feature `retry` there is only [`RetryConfig::None`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(feature = "retry"), derive(Default))]
#[non_exhaustive]
pub enum RetryConfig {
    /// No retries.
    #[cfg_attr(not(feature = "retry"), default)]
    None,
    /// Retries with exponential backoff.
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
    /// The policy of the official TypeScript SDK: every operation, including creates, is retried for up to an hour,
    /// without a limit on attempts. If a response to a create is lost, there can be several live streams.
    ///
    /// The deadline of the call applies too; to retry for an hour, set
    /// [`FastpixCoreBuilder::timeout`](crate::FastpixCoreBuilder::timeout).
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
