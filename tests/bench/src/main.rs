//! Cost of the SDK, measured in one run beside the alternatives.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]
#![allow(clippy::indexing_slicing, reason = "of JSON, and of bytes that were looked at")]

mod compile;
mod emulator;
mod guards;
mod peers;
mod plot;
mod policy;
mod report;
mod scale;
mod server;
mod signed_url;
mod size;
mod speed;
mod table;
mod targets;
mod upload;

use std::{
    collections::HashMap, env, error::Error, ffi::OsStr, fs, path::PathBuf, process::Command, process::ExitCode, thread,
};

use crate::{peers::Workspace, report::Report, targets::TARGETS};

const HELP: &str = "\
What the SDK costs, measured beside the same program written by hand and on reqwest.

Usage: cargo run --release -p fastpix-bench -- COMMAND [--json FILE] [--quick] [--typescript FOLDER]

  size      bytes of a program, crates in its tree, what each operation and each feature adds
  compile   CPU time and time of cold and incremental builds
  speed     instructions, CPU time and allocations of a call, time to the first response
  scale     throughput and memory with many calls in flight, bytes of a call, speed of decoding
  upload    throughput, CPU time, memory and size of an upload, beside a program by hand and curl
  policy    requests and time in the faults where the retry policy matters
  emulator  throughput of the emulator, beside a server with a constant response
  guards    what does not depend on the machine, against its limits; fails if one is not kept
  all       everything; writes tests/bench/RESULTS.md and tests/bench/size.svg
  plot      draws tests/bench/size.svg again, of the figures in --json FILE

  --json FILE           writes the figures there, too
  --quick               fewer builds and fewer rounds
  --typescript FOLDER   the folder of the official TypeScript SDK, built, to be measured as well";

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

pub(crate) struct Bench {
    pub(crate) workspace: Workspace,
    pub(crate) quick: bool,
    pub(crate) typescript: Option<PathBuf>,
}

#[derive(Default)]
struct Arguments {
    command: String,
    json: Option<PathBuf>,
    quick: bool,
    typescript: Option<PathBuf>,
}

fn main() -> ExitCode {
    match parse(env::args().skip(1)).and_then(measure) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fastpix-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn parse(mut given: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut arguments = Arguments::default();
    while let Some(argument) = given.next() {
        let mut value = || given.next().map(PathBuf::from).ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--json" => arguments.json = Some(value()?),
            "--quick" => arguments.quick = true,
            "--typescript" => arguments.typescript = Some(value()?),
            _ if arguments.command.is_empty() && !argument.starts_with('-') => arguments.command = argument,
            _ => return Err(format!("{argument:?} is not an argument\n\n{HELP}").into()),
        }
    }
    Ok(arguments)
}

fn measure(arguments: Arguments) -> Result<bool> {
    if arguments.command == "serve" {
        return server::serve().map(|()| true);
    }
    let workspace = Workspace::find()?;
    let bench = Bench { workspace, quick: arguments.quick, typescript: arguments.typescript };
    if arguments.command == "upload" {
        return upload::measure(&bench).map(|()| true);
    }
    if let ("plot", Some(file)) = (arguments.command.as_str(), &arguments.json) {
        let earlier = Report::figures_of(&fs::read_to_string(file)?)?;
        fs::write(bench.workspace.root.join("tests/bench/size.svg"), plot::plot(&earlier)?)?;
        return Ok(true);
    }
    let mut report = Report::default();
    let mut good = true;
    let about = about()?;
    match arguments.command.as_str() {
        "size" => size::measure(&bench, &mut report)?,
        "compile" => compile::measure(&bench, &mut report)?,
        "speed" => speed::measure(&bench, &mut report)?,
        "scale" => scale::measure(&bench, &mut report)?,
        "policy" => policy::measure(&mut report)?,
        "emulator" => emulator::measure(&bench, &mut report)?,
        "guards" => good = guards::measure(&bench, &mut report)?,
        "all" => {
            size::measure(&bench, &mut report)?;
            compile::measure(&bench, &mut report)?;
            speed::measure(&bench, &mut report)?;
            scale::measure(&bench, &mut report)?;
            policy::measure(&mut report)?;
            emulator::measure(&bench, &mut report)?;
            guards::measure(&bench, &mut report)?;
        }
        _ => return Err(HELP.into()),
    }
    if !matches!(arguments.command.as_str(), "guards" | "policy") {
        report.judge("Targets", TARGETS);
    }
    let folder = bench.workspace.root.join("tests/bench");
    if arguments.command == "all" {
        fs::write(folder.join("size.svg"), plot::plot(&report)?)?;
        fs::write(folder.join("RESULTS.md"), markdown(&report, &about))?;
    }
    if let Some(file) = arguments.json {
        fs::write(file, serde_json::to_string_pretty(&report.json(&about))? + "\n")?;
    }
    Ok(good)
}

/// Date, machine and command of the run.
fn about() -> Result<[(&'static str, String); 5]> {
    let first = |path: &str, name: &str| {
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name)).map(str::to_owned);
        line.and_then(|line| Some(line.split_once([':', '='])?.1.trim().trim_matches('"').to_owned()))
    };
    let unknown = || "unknown".to_owned();
    let cores = thread::available_parallelism()?;
    let processor = first("/proc/cpuinfo", "model name").unwrap_or_else(unknown);
    Ok([
        ("date", run(Command::new("date").arg("+%F"))?.trim().to_owned()),
        ("machine", format!("{processor}, {cores} cores")),
        ("system", first("/etc/os-release", "PRETTY_NAME").unwrap_or_else(|| env::consts::OS.to_owned())),
        ("compiler", run(Command::new("rustc").arg("-V"))?.trim().to_owned()),
        ("command", "cargo run --release -p fastpix-bench -- all".to_owned()),
    ])
}

fn markdown(report: &Report, about: &[(&str, String)]) -> String {
    let [date, machine, system, compiler, command] = about else { return String::new() };
    format!(
        "# Results\n\n\
         Each table compares programs that do the same: they create live streams, with the same request, and read the \
         response into types. *Hand-written* is hyper-util, serde and base64, and no more code than this one call needs; \
         *reqwest* is the same on reqwest; *ours* is this SDK. All run on one thread, against the same server on the \
         same machine, in turns; times are medians.\n\n\
         {}, {}, {}, {}. To measure again:\n\n```sh\n{}\n```\n\n\
         ![Size of a program by the number of its operations](size.svg)\n\n{}",
        date.1,
        machine.1,
        system.1,
        compiler.1,
        command.1,
        report.markdown()
    )
}

/// Runs a command and returns its output.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| format!("{command:?} cannot be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Command with the highest limit of open files.
pub(crate) fn raise_limit(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", r#"ulimit -n "$(ulimit -H -n)"; exec "$0" "$@""#]).arg(program.as_ref());
    command
}

/// Numbers in `name=value` output.
pub(crate) fn fields(text: &str) -> HashMap<String, f64> {
    let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
    pairs.filter_map(|(name, value)| Some((name.to_owned(), value.parse().ok()?))).collect()
}

/// Value of one field.
pub(crate) fn field(fields: &HashMap<String, f64>, name: &str) -> Result<f64> {
    fields.get(name).copied().ok_or_else(|| format!("there is no {name} in what was printed").into())
}

pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
