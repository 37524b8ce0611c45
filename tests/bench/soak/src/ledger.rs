use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use fastpix_funcs::{FastpixError, Outcome};

/// Result of a call.
pub(crate) enum Ending {
    Done,
    Failed(FastpixError),
    /// Dropped by the caller.
    Dropped,
}

/// Range of creations for a reference that the result of the call allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Promise {
    Never,
    Once,
    AtMostOnce,
}

impl Promise {
    fn of(ending: &Ending) -> Self {
        match ending {
            Ending::Done => Self::Once,
            Ending::Dropped => Self::AtMostOnce,
            // The API reported that it was not performed.
            Ending::Failed(FastpixError::Api(_)) => Self::Never,
            Ending::Failed(error) => match error.outcome() {
                Outcome::NotSent => Self::Never,
                // A success with an incomplete or invalid body, or an error status after which
                // nothing more was sent.
                Outcome::ResponseReceived if error.status().is_some_and(|status| status.is_success()) => Self::Once,
                Outcome::ResponseReceived => Self::Never,
                _ => Self::AtMostOnce,
            },
        }
    }

    pub(crate) fn holds(self, created: u8) -> bool {
        match self {
            Self::Never => created == 0,
            Self::Once => created == 1,
            Self::AtMostOnce => created <= 1,
        }
    }
}

/// Results of all calls.
#[derive(Default)]
pub(crate) struct Ledger {
    /// Results by reference.
    promises: Mutex<Vec<Promise>>,
    endings: Mutex<BTreeMap<(&'static str, String), u64>>,
    /// Calls beyond their time limit, and errors that must not occur.
    complaints: Mutex<Vec<String>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Ledger {
    /// Returns a unique reference. Until its call has ended, zero or one creation is allowed.
    pub(crate) fn reference(&self) -> usize {
        let mut promises = lock(&self.promises);
        promises.push(Promise::AtMostOnce);
        promises.len() - 1
    }

    pub(crate) fn ended(&self, operation: &'static str, ending: &Ending, reference: Option<usize>) {
        if let Some(reference) = reference {
            if let Some(promise) = lock(&self.promises).get_mut(reference) {
                *promise = Promise::of(ending);
            }
        }
        let name = match ending {
            Ending::Done => "done".to_owned(),
            Ending::Dropped => "dropped".to_owned(),
            Ending::Failed(error) => match error {
                FastpixError::Api(api) => format!("status {}", api.status().as_u16()),
                FastpixError::ResponseValidation(_) => "does not fit".to_owned(),
                FastpixError::Connection(_) => format!("connection, {:?}", error.outcome()),
                FastpixError::RequestTimeout(_) => format!("timeout, {:?}", error.outcome()),
                _ => {
                    self.complain(format!("an error that there should never be: {error:?}"));
                    "another error".to_owned()
                }
            },
        };
        *lock(&self.endings).entry((operation, name)).or_default() += 1;
    }

    pub(crate) fn took(&self, operation: &'static str, limit: Duration, took: Duration) {
        if took > limit {
            self.complain(format!("{operation} took {took:?}, and should have ended within {limit:?}"));
        }
    }

    fn complain(&self, complaint: String) {
        lock(&self.complaints).push(complaint);
    }

    pub(crate) fn complaints(&self) -> Vec<String> {
        lock(&self.complaints).clone()
    }

    pub(crate) fn promises(&self) -> Vec<Promise> {
        lock(&self.promises).clone()
    }

    pub(crate) fn endings(&self) -> BTreeMap<(&'static str, String), u64> {
        lock(&self.endings).clone()
    }
}
