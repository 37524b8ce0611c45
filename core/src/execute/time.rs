//! Waiting, with one timer for all time limits of a call.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use fastpix_errors::{FastpixError, Outcome, RequestTimeoutError};
use tokio::time::{Instant, Sleep};

/// The output of the future, or `None` if the deadline passes before.
pub(super) fn within<'a, F: Future + Unpin>(
    mut sleep: Pin<&'a mut Sleep>,
    deadline: Instant,
    future: &'a mut F,
) -> impl Future<Output = Option<F::Output>> + 'a {
    poll_fn(move |cx| match Pin::new(&mut *future).poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => poll_deadline(sleep.as_mut(), deadline, cx).map(|()| None),
    })
}

/// Ready at the deadline. The timer is reset only if it has to be: that takes the lock of the runtime's timers.
pub(super) fn poll_deadline(mut sleep: Pin<&mut Sleep>, deadline: Instant, cx: &mut Context<'_>) -> Poll<()> {
    if sleep.deadline() > deadline {
        sleep.as_mut().reset(deadline);
    }
    ready!(sleep.as_mut().poll(cx));
    if sleep.deadline() < deadline {
        sleep.as_mut().reset(deadline);
        return sleep.poll(cx);
    }
    Poll::Ready(())
}

/// The end of a time that begins now. A time that is too long for the clock ends in thirty years.
pub(super) fn deadline_after(now: Instant, time: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    now.checked_add(time.min(YEARS)).unwrap_or(now)
}

#[cold]
pub(super) fn timed_out(outcome: Outcome, message: &'static str) -> FastpixError {
    RequestTimeoutError::new(outcome, message).into()
}
