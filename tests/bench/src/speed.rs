//! Cost of a call.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use crate::{
    Bench, Result, field, fields, median,
    peers::{ONE_CALL, Peer},
    raise_limit,
    report::Report,
    run,
    server::{Server, command_is_there},
    table::{Cell, Table, figure, number},
};

/// Measured program: name, key, and the arguments that precede the common ones.
pub(crate) struct Driven {
    pub(crate) name: String,
    pub(crate) key: String,
    program: PathBuf,
    arguments: Vec<PathBuf>,
}

impl Driven {
    pub(crate) fn command(&self) -> Command {
        let mut command = raise_limit(&self.program);
        command.args(&self.arguments);
        command
    }
}

/// Peers with the harness, and the TypeScript SDK if given.
pub(crate) fn driven(bench: &Bench) -> Result<Vec<Driven>> {
    let mut all = Vec::new();
    for peer in ONE_CALL {
        let program = bench.workspace.driven(peer, "stripped", "measure")?;
        all.push(Driven { name: peer.name(), key: peer.key(), program, arguments: Vec::new() });
    }
    if let Some(folder) = &bench.typescript {
        if !command_is_there("node") {
            return Err("the TypeScript SDK needs node".into());
        }
        let script = bench.workspace.root.join("tests/bench/peers/typescript.mjs");
        let (name, key) = ("TypeScript SDK, one operation".to_owned(), "typescript".to_owned());
        all.push(Driven { name, key, program: "node".into(), arguments: vec![script, folder.clone()] });
    }
    Ok(all)
}

/// Records allocations of a call and their bytes under `allocations.PEER`.
pub(crate) fn allocations(bench: &Bench, report: &mut Report, server: &Server, peer: Peer) -> Result<(f64, f64)> {
    const CALLS: usize = 2000;
    let program = bench.workspace.driven(peer, "stripped", "allocations")?;
    let figures = fields(&run(Command::new(program).args([&server.url(), &CALLS.to_string(), "1"]))?);
    let each = |name: &str| field(&figures, name).map(|sum| sum / CALLS as f64);
    let (count, bytes) = (each("allocations")?, each("bytes")?);
    report.set(format!("allocations.{}", peer.key()), count);
    report.set(format!("allocations.bytes.{}", peer.key()), bytes);
    Ok((count, bytes))
}

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let server = Server::start()?;
    per_call(bench, report, &server)?;
    cpu(bench, report, &server)?;
    first_response(bench, report, &server)
}

fn per_call(bench: &Bench, report: &mut Report, server: &Server) -> Result<()> {
    let mut table = Table::new(
        "A call, counted",
        "instructions by callgrind, in the program alone and not in the kernel; allocations of the profile release",
        ["instructions, small", "instructions, release", "allocations", "bytes allocated"],
    );
    let valgrind = command_is_there("valgrind");
    for peer in ONE_CALL {
        let mut row = Vec::new();
        for profile in ["small", "stripped"] {
            if valgrind {
                let program = bench.workspace.peer(peer, profile, false)?;
                let count = |calls| instructions(&program, server.url(), calls);
                let each = (count(1500)? - count(500)?) / 1000.0;
                report.set(format!("instructions.{profile}.{}", peer.key()), each);
                row.push(number(each, 0));
            } else {
                row.push(Cell::Nothing);
            }
        }
        let (count, bytes) = allocations(bench, report, server, peer)?;
        row.extend([number(count, 1), number(bytes, 0)]);
        table.row(peer.name(), row);
    }
    report.add(table);
    Ok(())
}

/// Instructions of a program whose arguments are what it works on, and how often.
pub(crate) fn instructions(program: &Path, argument: impl AsRef<OsStr>, times: usize) -> Result<f64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program).arg(argument);
    let output = valgrind.arg(times.to_string()).output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let collected = text.lines().find_map(|line| line.split_once("Collected : "));
    let (_, count) = collected.ok_or_else(|| format!("callgrind has counted nothing: {text}"))?;
    Ok(count.trim().parse()?)
}

fn cpu(bench: &Bench, report: &mut Report, server: &Server) -> Result<()> {
    let rounds = if bench.quick { 3 } else { 9 };
    let driven = driven(bench)?;
    let mut table = Table::new(
        "A call, timed",
        format!(
            "microseconds of a call, medians of {rounds} runs in turns; the CPU time is that of the program, with the kernel's work for it"
        ),
        ["one at a time: CPU", "clock", "64 at once: CPU", "clock"],
    );
    let mut rows = vec![Vec::new(); driven.len()];
    for in_flight in [1_usize, 64] {
        let calls = if bench.quick { 5_000 } else { 20_000 };
        let mut cpu = vec![Vec::new(); driven.len()];
        let mut clock = cpu.clone();
        for _ in 0..rounds {
            for (index, program) in driven.iter().enumerate() {
                let arguments = [server.url(), calls.to_string(), in_flight.to_string()];
                let figures = fields(&run(program.command().args(arguments))?);
                cpu[index].push(field(&figures, "cpu")? / f64::from(calls) * 1e6);
                clock[index].push(field(&figures, "seconds")? / f64::from(calls) * 1e6);
            }
        }
        for (index, (cpu, clock)) in cpu.into_iter().zip(clock).enumerate() {
            let (cpu, clock) = (median(cpu), median(clock));
            let key = &driven[index].key;
            cpu.iter().for_each(|cpu| report.set(format!("cpu.{in_flight}.{key}"), *cpu));
            rows[index].extend([figure(cpu, 1), figure(clock, 1)]);
        }
    }
    for (program, row) in driven.iter().zip(rows) {
        table.row(program.name.clone(), row);
    }
    report.add(table);
    Ok(())
}

fn first_response(bench: &Bench, report: &mut Report, server: &Server) -> Result<()> {
    let rounds = if bench.quick { 21 } else { 101 };
    let mut table = Table::new(
        "From the start of the process to the end of its first call",
        format!("milliseconds, medians of {rounds} runs in turns; with TLS, its set-up is in it but no handshake"),
        ["plain", "TLS built in"],
    );
    let mut rows = vec![Vec::new(); ONE_CALL.len()];
    for tls in [false, true] {
        let programs: Vec<_> =
            ONE_CALL.iter().map(|peer| bench.workspace.peer(*peer, "stripped", tls)).collect::<Result<_>>()?;
        let mut times = vec![Vec::new(); programs.len()];
        for _ in 0..rounds {
            for (program, times) in programs.iter().zip(&mut times) {
                let begun = Instant::now();
                let status = Command::new(program).args([&server.url(), "1"]).stdout(Stdio::null()).status()?;
                times.push(begun.elapsed().as_secs_f64() * 1e3);
                if !status.success() {
                    return Err(format!("{} failed", program.display()).into());
                }
            }
        }
        for ((peer, times), row) in ONE_CALL.iter().zip(times).zip(&mut rows) {
            let time = median(times);
            let name = format!("first.{}{}", if tls { "tls." } else { "" }, peer.key());
            time.iter().for_each(|time| report.set(name.clone(), *time));
            row.push(figure(time, 2));
        }
    }
    for (peer, row) in ONE_CALL.iter().zip(rows) {
        table.row(peer.name(), row);
    }
    report.add(table);
    Ok(())
}
