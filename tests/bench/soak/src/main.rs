//! `fastpix-soak [--seconds N] [--seed N]` runs a mixed load against a faulty server and
//! fails if anything was performed twice, came late or was leaked.
//!
//! `fastpix-soak --uploads [--seconds N] [--seed N]` uploads files to a storage host that fails, and fails itself if one
//! does not arrive byte for byte.
//!
//! The server is a second process, so that only the client is measured. Linux only: it reads `/proc`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]
#![allow(clippy::indexing_slicing, reason = "a failure has to be loud")]

mod ledger;
mod load;
mod measure;
mod random;
mod service;
mod uploads;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio},
    sync::Arc,
    time::Duration,
};

use fastpix_funcs::{Backoff, FastpixCore, Security};
use tokio::{runtime::Builder, task::JoinSet, time::Instant};

use crate::{ledger::Ledger, load::Worker, measure::Held, random::Random};

/// Number of concurrent calls.
const IN_FLIGHT: u64 = 64;
/// Number of cores; the workers use clones of them.
const CORES: usize = 2;

type Failure = Box<dyn Error>;

struct Arguments {
    seconds: u64,
    seed: u64,
    serve: bool,
    uploads: bool,
}

fn main() -> ExitCode {
    let result = parse(env::args().skip(1)).and_then(|arguments| {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        if arguments.serve {
            // Reading standard input blocks a thread that cannot be interrupted.
            let served = runtime.block_on(service::serve(arguments.seed));
            runtime.shutdown_background();
            return served.map(|()| Vec::new()).map_err(Into::into);
        }
        if arguments.uploads {
            return runtime.block_on(uploads::soak(arguments.seconds, arguments.seed));
        }
        runtime.block_on(soak(&arguments))
    });
    match result {
        Ok(complaints) if complaints.is_empty() => ExitCode::SUCCESS,
        Ok(complaints) => {
            let all = complaints.len();
            complaints.iter().take(20).for_each(|complaint| eprintln!("FAILED: {complaint}"));
            eprintln!("{all} in all");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("fastpix-soak: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut given: impl Iterator<Item = String>) -> Result<Arguments, Failure> {
    let mut arguments = Arguments { seconds: 600, seed: 1, serve: false, uploads: false };
    while let Some(name) = given.next() {
        let mut number = || given.next().and_then(|value| value.parse().ok()).ok_or(format!("{name} needs a number"));
        match name.as_str() {
            "--seconds" => arguments.seconds = number()?,
            "--seed" => arguments.seed = number()?,
            "--serve" => arguments.serve = true,
            "--uploads" => arguments.uploads = true,
            _ => return Err(format!("{name} is not an argument: --uploads, --seconds N, --seed N").into()),
        }
    }
    Ok(arguments)
}

/// Problems found.
async fn soak(arguments: &Arguments) -> Result<Vec<String>, Failure> {
    let mut service = Service::start(arguments.seed)?;
    let before = Held::now()?;
    let ledger = Arc::new(Ledger::default());
    let (samples, most) = run(arguments, &service.url, &ledger).await?;
    let after = Held::settled(before).await?;
    let report = service.report()?;
    service.stop()?;

    let mut complaints = ledger.complaints();
    if after != before {
        complaints.push(format!("held before: {before:?}, and after the cores were dropped: {after:?}"));
    }
    let memory = thirds(&samples);
    complaints.extend(memory.filter(|(early, late)| too_much(*early, *late)).map(|(early, late)| {
        format!("the memory grew: at most {early} kB in the first third of the run, {late} kB in the last")
    }));
    complaints.extend(duplicates(&ledger, &report.created));
    complaints.extend(idle(arguments, &ledger, &report));

    print(&ledger, &report);
    println!("held before {before:?}, at most {most:?}, after {after:?}");
    if let Some((early, late)) = memory {
        println!("memory: at most {early} kB in the first third, {late} kB in the last");
    }
    println!("{} creates, each with a reference of its own", ledger.promises().len());
    Ok(complaints)
}

async fn run(arguments: &Arguments, url: &str, ledger: &Arc<Ledger>) -> Result<(Vec<u64>, Held), Failure> {
    let until = Instant::now() + Duration::from_secs(arguments.seconds);
    let cores = (0..CORES).map(|_| core(url)).collect::<Result<Vec<_>, _>>()?;
    let mut workers = JoinSet::new();
    for (number, core) in (0..IN_FLIGHT).zip(cores.iter().cycle()) {
        // The server uses streams of the same seed with small numbers.
        let random = Random::new(arguments.seed, u64::MAX - number);
        workers.spawn(Worker::new(core.clone(), ledger.clone(), random).work(until));
    }
    let watched = measure::watch(until).await?;
    while let Some(ended) = workers.join_next().await {
        ended?;
    }
    Ok(watched)
}

fn core(url: &str) -> Result<FastpixCore, Failure> {
    let retries = Backoff::new().initial_interval(Duration::from_millis(5)).max_interval(Duration::from_millis(50));
    let core = FastpixCore::builder(Security::basic("token-id", "secret"))
        .server_url(url)
        .timeout(load::TIMEOUT)
        .attempt_timeout(Duration::from_millis(700))
        .read_timeout(Duration::from_millis(300))
        .connect_timeout(Duration::from_millis(500))
        .retries(retries)
        .build()?;
    Ok(core)
}

/// Peak memory in the first and in the last third of the run.
fn thirds(samples: &[u64]) -> Option<(u64, u64)> {
    let third = samples.len() / 3;
    let early = samples.iter().take(third).max()?;
    let late = samples.iter().rev().take(third).max()?;
    Some((*early, *late))
}

/// Connections and calls come and go, so the peaks differ by a few hundred kilobytes, and the ledger grows by a few bytes
/// for each create. A leak of 200 bytes for each call is 6 MB between the thirds of a minute's run.
fn too_much(early: u64, late: u64) -> bool {
    late > early + early / 10 + 2 * 1024
}

fn duplicates(ledger: &Ledger, created: &[u8]) -> Vec<String> {
    let promises = ledger.promises();
    let counts = created.iter().copied().chain(std::iter::repeat(0));
    let broken = promises.iter().zip(counts).enumerate().filter(|(_, (promise, count))| !promise.holds(*count));
    let mut complaints: Vec<_> = broken
        .map(|(reference, (promise, count))| {
            format!("reference {reference} was created {count} times, not {promise:?}")
        })
        .collect();
    if created.len() > promises.len() {
        complaints.push("something was created for a reference that nobody gave".to_owned());
    }
    complaints
}

/// Fails if too little happened to prove anything.
fn idle(arguments: &Arguments, ledger: &Ledger, report: &Report) -> Vec<String> {
    let mut complaints = Vec::new();
    let calls: u64 = ledger.endings().values().sum();
    if calls < arguments.seconds * 20 {
        complaints.push(format!("{calls} calls are too few for {} s", arguments.seconds));
    }
    if report.active > 0 {
        complaints.push(format!("{} requests never ended", report.active));
    }
    // Each fault affects one request in a hundred, or one connection in a few hundred.
    if report.requests >= 5_000 {
        let never = report.faults.iter().filter(|(_, count)| **count == 0);
        complaints.extend(never.map(|(fault, _)| format!("{fault} never happened")));
    }
    complaints
}

fn print(ledger: &Ledger, report: &Report) {
    let endings = ledger.endings();
    let operations: BTreeSet<_> = endings.keys().map(|(operation, _)| *operation).collect();
    let rows: BTreeSet<_> = endings.keys().map(|(_, ending)| ending).collect();
    println!("{:<22}{}", "ending of calls", operations.iter().map(|name| format!("{name:>15}")).collect::<String>());
    for ending in rows {
        let count = |operation: &&'static str| endings.get(&(*operation, ending.clone())).copied().unwrap_or(0);
        let counts = operations.iter().map(|operation| format!("{:>15}", count(operation)));
        println!("{ending:<22}{}", counts.collect::<String>());
    }
    println!("\n{:<22}{:>15}   of {} requests", "fault", "times", report.requests);
    for (fault, count) in &report.faults {
        println!("{fault:<22}{count:>15}");
    }
    println!();
}

/// The server process.
struct Service {
    child: Child,
    ask: ChildStdin,
    answer: BufReader<ChildStdout>,
    url: String,
}

#[derive(Default)]
struct Report {
    active: u64,
    requests: u64,
    faults: BTreeMap<String, u64>,
    created: Vec<u8>,
}

impl Service {
    fn start(seed: u64) -> Result<Self, Failure> {
        let mut child = Command::new(env::current_exe()?)
            .args(["--serve", "--seed", &seed.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let ask = child.stdin.take().ok_or("no way to ask the service")?;
        let mut answer = BufReader::new(child.stdout.take().ok_or("no way to hear the service")?);
        let mut port = String::new();
        answer.read_line(&mut port)?;
        Ok(Self { child, ask, answer, url: format!("http://127.0.0.1:{}/v1/", port.trim()) })
    }

    fn report(&mut self) -> Result<Report, Failure> {
        writeln!(self.ask, "{}", service::REPORT)?;
        let mut report = Report::default();
        let mut lines = (&mut self.answer).lines();
        loop {
            let line = lines.next().ok_or("the service is gone")??;
            match line.split(' ').collect::<Vec<_>>().as_slice() {
                [service::END] => return Ok(report),
                ["active", count] => report.active = count.parse()?,
                ["requests", count] => report.requests = count.parse()?,
                ["fault", fault, count] => drop(report.faults.insert((*fault).to_owned(), count.parse()?)),
                ["created", digits] => report.created = digits.bytes().map(|digit| digit - b'0').collect(),
                _ => return Err(format!("the service said {line:?}").into()),
            }
        }
    }

    /// The process ends when its standard input is closed.
    fn stop(self) -> Result<(), Failure> {
        let Self { mut child, ask, .. } = self;
        drop(ask);
        child.wait()?;
        Ok(())
    }
}
