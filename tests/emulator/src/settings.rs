use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use crate::{
    older_forms::OlderForms,
    server::lock,
    time::{date_time, rfc3339},
};

/// Settings that can be changed while the emulator runs, and its clock. Shared by the state and its media.
#[derive(Default)]
pub(crate) struct Settings {
    older_forms: Mutex<OlderForms>,
    manual: AtomicBool,
    /// Lead of the clock over that of the machine, in milliseconds.
    ahead: AtomicU64,
}

impl Settings {
    /// The largest distance from the clock of the machine: 100 years.
    pub(crate) const MAX_AHEAD: Duration = Duration::from_secs(100 * 365 * 86_400);

    pub(crate) fn new(older_forms: OlderForms, manual: bool) -> Self {
        let settings = Self::default();
        settings.set(older_forms, manual);
        settings
    }

    pub(crate) fn older_forms(&self) -> OlderForms {
        *lock(&self.older_forms)
    }

    /// True if reading a media leaves its processing as it is.
    pub(crate) fn is_manual(&self) -> bool {
        self.manual.load(Ordering::Relaxed)
    }

    pub(crate) fn set(&self, older_forms: OlderForms, manual: bool) {
        *lock(&self.older_forms) = older_forms;
        self.manual.store(manual, Ordering::Relaxed);
    }

    pub(crate) fn ahead(&self) -> Duration {
        Duration::from_millis(self.ahead.load(Ordering::Relaxed))
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.set_ahead(self.ahead().saturating_add(by));
    }

    /// Sets how far the clock is ahead of that of the machine.
    pub(crate) fn set_ahead(&self, ahead: Duration) {
        let ahead = ahead.min(Self::MAX_AHEAD).as_millis();
        self.ahead.store(u64::try_from(ahead).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// The time since 1970.
    pub(crate) fn since_1970(&self) -> Duration {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + self.ahead()
    }

    /// The time in unix seconds.
    pub(crate) fn now(&self) -> u64 {
        self.since_1970().as_secs()
    }

    /// The time with nanoseconds, in the format of the `createdAt` of events.
    pub(crate) fn stamp_in_nanoseconds(&self) -> String {
        let since_1970 = self.since_1970();
        format!("{}.{:09}Z", date_time(since_1970.as_secs()), since_1970.subsec_nanos())
    }

    /// The time in the format of `createdAt`.
    pub(crate) fn stamp(&self) -> String {
        rfc3339(self.since_1970())
    }
}
