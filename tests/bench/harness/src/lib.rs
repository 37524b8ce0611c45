//! Measurement harness shared by the peer programs: concurrent calls on one thread, and their cost.
//!
//! Part of a peer only with the feature `measure`, so that sizes are measured without it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the figures are read from the output")]

use std::{
    env,
    error::Error,
    fmt, fs,
    process::ExitCode,
    time::{Duration, Instant},
};

use nix::sys::resource::{UsageWho, getrusage};
use tokio::runtime::Runtime;

/// Error of a peer program.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// `PEER URL CALLS IN_FLIGHT`: makes that many calls, at most IN_FLIGHT at once, and prints their cost.
///
/// `client` is created with the URL and the number of concurrent calls.
///
/// With the feature `allocations` the calls are sequential, and the first ones, which connect, are not counted.
pub fn main<C, F, T, E>(new: impl FnOnce(&str, usize) -> Result<C, BoxError>, call: fn(C) -> F) -> ExitCode
where
    C: Clone + Send + 'static,
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: 'static,
    E: Into<BoxError> + 'static,
{
    report(runtime().and_then(|runtime| {
        let mut arguments = env::args().skip(1);
        let url = arguments.next().unwrap_or_default();
        let calls: usize = arguments.next().unwrap_or_default().parse()?;
        let in_flight: usize = arguments.next().unwrap_or_default().parse()?;
        let client = {
            let _context = runtime.enter();
            new(&url, in_flight)?
        };
        if cfg!(feature = "allocations") {
            runtime.block_on(work(client.clone(), call, 100))?;
            let (result, allocated) = allocations(|| runtime.block_on(work(client, call, calls)));
            result?;
            return Ok(format!("calls={calls} {allocated}"));
        }
        let before = Cost::now()?;
        runtime.block_on(async {
            let share = |worker| calls / in_flight + usize::from(worker < calls % in_flight);
            let workers: Vec<_> =
                (0..in_flight).map(|worker| tokio::spawn(work(client.clone(), call, share(worker)))).collect();
            for worker in workers {
                worker.await??;
            }
            Ok::<_, BoxError>(())
        })?;
        Ok(format!("calls={calls} {}", before.until(&Cost::now()?)))
    }))
}

async fn work<C, F, T, E>(client: C, call: fn(C) -> F, calls: usize) -> Result<(), BoxError>
where
    C: Clone,
    F: Future<Output = Result<T, E>>,
    E: Into<BoxError>,
{
    for _ in 0..calls {
        // Drop the response before the next call.
        let _response = call(client.clone()).await.map_err(Into::into)?;
    }
    Ok(())
}

/// Single-threaded runtime used by all peers.
///
/// # Errors
///
/// Fails if Tokio cannot build the runtime.
pub fn runtime() -> Result<Runtime, BoxError> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// Prints the figures or the error.
pub fn report(figures: Result<String, BoxError>) -> ExitCode {
    match figures {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let mut text = error.to_string();
            let mut cause = error.source();
            while let Some(error) = cause {
                text.push_str(&format!(": {error}"));
                cause = error.source();
            }
            eprintln!("failed: {text}");
            ExitCode::FAILURE
        }
    }
}

/// Resource usage of this process.
#[derive(Debug)]
pub struct Cost {
    at: Instant,
    cpu: Duration,
    peak_kib: i64,
}

impl Cost {
    /// Reads the usage of this process up to now.
    ///
    /// # Errors
    ///
    /// Fails if the operating system does not report the usage.
    pub fn now() -> Result<Self, BoxError> {
        let usage = getrusage(UsageWho::RUSAGE_SELF)?;
        let micros = |time: nix::sys::time::TimeVal| time.tv_sec() * 1_000_000 + time.tv_usec();
        let cpu = micros(usage.user_time()) + micros(usage.system_time());
        Ok(Self { at: Instant::now(), cpu: Duration::from_micros(cpu.unsigned_abs()), peak_kib: peak()? })
    }

    /// Difference to an earlier reading, and peak memory, as `name=value`.
    pub fn until(&self, later: &Self) -> String {
        let seconds = (later.at - self.at).as_secs_f64();
        let cpu = later.cpu.saturating_sub(self.cpu).as_secs_f64();
        format!("seconds={seconds} cpu={cpu} peak_kib={}", later.peak_kib)
    }
}

/// Peak resident memory. `getrusage` can report the peak of the parent process instead.
fn peak() -> Result<i64, BoxError> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not tell the peak")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Allocations of a closure.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allocated {
    /// Number of allocations.
    pub count: u64,
    /// Bytes in total.
    pub bytes: u64,
    /// Peak of allocated bytes.
    pub peak: u64,
    /// Bytes still allocated at the end.
    pub kept: i64,
}

impl fmt::Display for Allocated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "allocations={} bytes={} peak={} kept={}", self.count, self.bytes, self.peak, self.kept)
    }
}

/// Runs the closure and counts the allocations of this thread. All zero without the feature `allocations`.
#[cfg(feature = "allocations")]
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocated) {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(work()));
    let allocated =
        Allocated { count: info.count_total, bytes: info.bytes_total, peak: info.bytes_max, kept: info.bytes_current };
    #[allow(clippy::expect_used, reason = "the closure above has run")]
    (result.expect("it has run"), allocated)
}

/// Runs the closure and counts the allocations of this thread. All zero without the feature `allocations`.
#[cfg(not(feature = "allocations"))]
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocated) {
    (work(), Allocated::default())
}
