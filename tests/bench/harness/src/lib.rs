//! What the peers have in common when they are measured: many calls at once on one thread, and what they cost.
//!
//! It is in a peer only with the feature `measure`, so that sizes are those of the program alone.
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

/// What goes wrong in a peer.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// `PEER URL CALLS IN_FLIGHT`: makes that many calls, so many at once, and prints what they cost.
///
/// A client is made for a URL and for so many calls at once.
///
/// With the feature `allocations` they are made one after the other, and the first ones are not counted: they connect.
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
        // The response is dropped before the next one comes.
        let _response = call(client.clone()).await.map_err(Into::into)?;
    }
    Ok(())
}

/// The runtime of all peers: everything on one thread.
///
/// # Errors
///
/// Those of Tokio.
pub fn runtime() -> Result<Runtime, BoxError> {
    Ok(tokio::runtime::Builder::new_current_thread().enable_all().build()?)
}

/// Prints the figures, or why there are none.
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

/// What this process has cost since it began.
#[derive(Debug)]
pub struct Cost {
    at: Instant,
    cpu: Duration,
    peak_kib: i64,
}

impl Cost {
    /// Up to now.
    ///
    /// # Errors
    ///
    /// Those of the system.
    pub fn now() -> Result<Self, BoxError> {
        let usage = getrusage(UsageWho::RUSAGE_SELF)?;
        let micros = |time: nix::sys::time::TimeVal| time.tv_sec() * 1_000_000 + time.tv_usec();
        let cpu = micros(usage.user_time()) + micros(usage.system_time());
        Ok(Self { at: Instant::now(), cpu: Duration::from_micros(cpu.unsigned_abs()), peak_kib: peak()? })
    }

    /// What was added since, and the peak of the memory, as `name=value`.
    pub fn until(&self, later: &Self) -> String {
        let seconds = (later.at - self.at).as_secs_f64();
        let cpu = later.cpu.saturating_sub(self.cpu).as_secs_f64();
        format!("seconds={seconds} cpu={cpu} peak_kib={}", later.peak_kib)
    }
}

/// The peak of the resident memory. What `getrusage` says of it can be that of the process which started this one.
fn peak() -> Result<i64, BoxError> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not tell the peak")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// What a piece of work allocated.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allocated {
    /// How often.
    pub count: u64,
    /// How many bytes in all.
    pub bytes: u64,
    /// How many bytes at once at most.
    pub peak: u64,
    /// How many bytes it still had at its end.
    pub kept: i64,
}

impl fmt::Display for Allocated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "allocations={} bytes={} peak={} kept={}", self.count, self.bytes, self.peak, self.kept)
    }
}

/// Does the work and counts what this thread allocates; all zero without the feature `allocations`.
#[cfg(feature = "allocations")]
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocated) {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(work()));
    let allocated =
        Allocated { count: info.count_total, bytes: info.bytes_total, peak: info.bytes_max, kept: info.bytes_current };
    #[allow(clippy::expect_used, reason = "the closure above has run")]
    (result.expect("it has run"), allocated)
}

/// Does the work and counts what this thread allocates; all zero without the feature `allocations`.
#[cfg(not(feature = "allocations"))]
pub fn allocations<T>(work: impl FnOnce() -> T) -> (T, Allocated) {
    (work(), Allocated::default())
}
