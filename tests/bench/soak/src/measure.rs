//! Resources of this process as reported by Linux.

use std::{fs, io, time::Duration};

use tokio::{
    runtime::Handle,
    time::{Instant, sleep},
};

/// Resources that must be released.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Held {
    pub(crate) files: usize,
    pub(crate) tasks: usize,
}

impl Held {
    pub(crate) fn now() -> io::Result<Self> {
        // The open directory itself is one of them.
        let files = fs::read_dir("/proc/self/fd")?.count();
        Ok(Self { files, tasks: Handle::current().metrics().num_alive_tasks() })
    }

    /// Waits until no more resources are held than before, for a limited time, and returns what is held.
    pub(crate) async fn settled(before: Self) -> io::Result<Self> {
        let begin = Instant::now();
        loop {
            let now = Self::now()?;
            if (now.files <= before.files && now.tasks <= before.tasks) || begin.elapsed() > Duration::from_secs(10) {
                return Ok(now);
            }
            sleep(Duration::from_millis(20)).await;
        }
    }
}

/// Resident memory in kilobytes.
pub(crate) fn memory() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| io::Error::other("/proc/self/status has no VmRSS"))
}

/// Memory samples of the run, and the peak of files and tasks.
pub(crate) async fn watch(until: Instant) -> io::Result<(Vec<u64>, Held)> {
    let mut samples = Vec::with_capacity(16 * 1024);
    let mut most = Held::now()?;
    while Instant::now() < until {
        sleep(Duration::from_millis(250)).await;
        samples.push(memory()?);
        let now = Held::now()?;
        most = Held { files: most.files.max(now.files), tasks: most.tasks.max(now.tasks) };
    }
    Ok((samples, most))
}
