use std::time::Duration;

use tokio::time::Instant;

/// Progress of an upload, as [`Upload::on_progress`](crate::Upload::on_progress) reports it.
///
/// The numbers of bytes never fall, also if a part has to be sent again.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// Bytes that the storage host has confirmed.
    pub committed: u64,
    /// Bytes that were given to the connection and are not confirmed.
    pub in_flight: u64,
    /// Length of the source, if it is known.
    pub total: Option<u64>,
    /// Bytes per second, averaged over the last seconds.
    pub rate: f64,
    /// Estimated time until the end; `None` until there is a rate, or if the length is not known.
    pub remaining: Option<Duration>,
}

impl Progress {
    /// Bytes that were sent: committed and in flight.
    pub fn sent(&self) -> u64 {
        self.committed + self.in_flight
    }

    /// The share of the file that was sent, from 0 to 1. `None` if the length is not known.
    pub fn fraction(&self) -> Option<f64> {
        self.total.map(|total| self.sent() as f64 / total.max(1) as f64)
    }
}

pub(crate) type Callback = Box<dyn FnMut(&Progress) + Send>;

/// Computes the progress and reports it.
pub(crate) struct Reporter {
    callback: Option<Callback>,
    committed: u64,
    sent: u64,
    /// Time of the last computation of the rate, and its number of bytes.
    at: Instant,
    from: u64,
    rate: f64,
}

/// Time over which the rate is averaged.
const WINDOW: f64 = 3.0;
/// The rate is computed at most this often.
const STEP: Duration = Duration::from_millis(100);

impl Reporter {
    pub(crate) fn new(callback: Option<Callback>) -> Self {
        Self { callback, committed: 0, sent: 0, at: Instant::now(), from: 0, rate: 0.0 }
    }

    pub(crate) fn is_needed(&self) -> bool {
        self.callback.is_some()
    }

    /// Begins at what an earlier upload has committed: it is not a part of the rate.
    pub(crate) fn begin(&mut self, committed: u64) {
        (self.from, self.at) = (self.from.max(committed), Instant::now());
    }

    /// The bytes before `committed` are confirmed, those before `sent` were given to the connection.
    pub(crate) fn report(&mut self, committed: u64, sent: u64, total: Option<u64>) {
        self.committed = self.committed.max(committed);
        self.sent = self.sent.max(sent).max(self.committed);
        let Some(callback) = &mut self.callback else { return };
        let elapsed = self.at.elapsed();
        if elapsed >= STEP {
            let seconds = elapsed.as_secs_f64();
            let rate = self.sent.saturating_sub(self.from) as f64 / seconds;
            let weight = if self.rate == 0.0 { 1.0 } else { seconds / (seconds + WINDOW) };
            self.rate += (rate - self.rate) * weight;
            (self.at, self.from) = (Instant::now(), self.sent);
        }
        let missing = total.map(|total| total.saturating_sub(self.sent) as f64);
        let remaining = missing.filter(|_| self.rate > 0.0).map(|missing| missing / self.rate);
        callback(&Progress {
            committed: self.committed,
            in_flight: self.sent - self.committed,
            total,
            rate: self.rate,
            remaining: remaining.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        });
    }
}
