//! What the process has of the machine, as Linux tells it.

use std::{fs, io, time::Duration};

use tokio::{
    runtime::Handle,
    time::{Instant, sleep},
};

/// What must be given back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Held {
    pub(crate) files: usize,
    pub(crate) tasks: usize,
}

impl Held {
    pub(crate) fn now() -> io::Result<Self> {
        // The folder that is read is one of them, each time.
        let files = fs::read_dir("/proc/self/fd")?.count();
        Ok(Self { files, tasks: Handle::current().metrics().num_alive_tasks() })
    }

    /// What is held once it is no more than before, or after a while in which it did not come to that.
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

/// The memory that the process occupies, in kilobytes.
pub(crate) fn memory() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| io::Error::other("/proc/self/status has no VmRSS"))
}

/// The memory at each moment of the run, and the most files and tasks that there were.
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
