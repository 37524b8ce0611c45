//! Benchmarks with many calls and large responses.

use std::{collections::HashMap, fs, path::PathBuf, process::Command};

use serde_json::{Value, json};

use crate::{
    Bench, Result, field, fields, median,
    peers::Peer,
    report::Report,
    run,
    server::Server,
    speed::driven,
    table::{Table, figure, number},
};

const THROUGHPUT: [usize; 5] = [1, 64, 100, 1_000, 10_000];
const MEMORY: [usize; 4] = [1, 100, 1_000, 10_000];

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let server = Server::start()?;
    throughput(bench, report, &server)?;
    memory(bench, report, &server)?;
    footprint(bench, report)?;
    decoding(bench, report)
}

fn throughput(bench: &Bench, report: &mut Report, server: &Server) -> Result<()> {
    let rounds = if bench.quick { 3 } else { 9 };
    let driven = driven(bench)?;
    let in_flight = |count: &usize| format!("{count} in flight");
    let mut table = Table::new(
        "Throughput",
        format!("calls a second, connecting included, medians of {rounds} runs in turns"),
        THROUGHPUT.iter().map(in_flight),
    );
    let mut connections = Table::new("Connections", "opened in such a run; medians", THROUGHPUT.iter().map(in_flight));
    let mut busy = Table::new(
        "The server meanwhile",
        "how much of the time its one thread was busy, in percent; near 100 it would be the limit",
        THROUGHPUT.iter().map(in_flight),
    );
    let mut rows = vec![[Vec::new(), Vec::new(), Vec::new()]; driven.len()];
    for count in THROUGHPUT {
        let calls = (if bench.quick { 10_000 } else { 40_000 }).max(2 * count);
        let mut samples = vec![[Vec::new(), Vec::new(), Vec::new()]; driven.len()];
        for _ in 0..rounds {
            for (program, samples) in driven.iter().zip(&mut samples) {
                let before = server.stat()?;
                let arguments = [server.url(), calls.to_string(), count.to_string()];
                let figures = fields(&run(program.command().args(arguments))?);
                let after = server.stat()?;
                let seconds = field(&figures, "seconds")?;
                samples[0].push(calls as f64 / seconds);
                // One of them is the query's own.
                samples[1].push(after.connections - before.connections - 1.0);
                samples[2].push((after.cpu - before.cpu) / seconds * 100.0);
            }
        }
        for ((program, samples), row) in driven.iter().zip(samples).zip(&mut rows) {
            for (index, (samples, row)) in samples.into_iter().zip(row).enumerate() {
                let value = median(samples);
                let kind = ["throughput", "connections", "server"][index];
                value.iter().for_each(|value| report.set(format!("{kind}.{count}.{}", program.key), *value));
                row.push(figure(value, 0));
            }
        }
    }
    for (program, [calls, opened, percent]) in driven.iter().zip(rows) {
        table.row(program.name.clone(), calls);
        connections.row(program.name.clone(), opened);
        busy.row(program.name.clone(), percent);
    }
    report.add(table);
    report.add(connections);
    report.add(busy);
    Ok(())
}

/// The server responds once all calls have arrived.
fn memory(bench: &Bench, report: &mut Report, server: &Server) -> Result<()> {
    let rounds = if bench.quick { 1 } else { 3 };
    let driven = driven(bench)?;
    let mut table = Table::new(
        "Memory",
        "the peak of the resident memory in KiB while the server holds back all responses until all requests are there; a \
         call is what 10,000 add, divided by their number, with its connection",
        MEMORY.iter().map(|count| format!("{count} in flight")).chain(["a call".to_owned()]),
    );
    for program in &driven {
        let mut row = Vec::new();
        let mut peaks = Vec::new();
        for count in MEMORY {
            let mut samples = Vec::new();
            for round in 0..rounds {
                let tag = format!("{}-{round}", program.key);
                let arguments = [server.holding(count, &tag), count.to_string(), count.to_string()];
                match run(program.command().args(arguments)) {
                    Ok(text) => samples.push(field(&fields(&text), "peak_kib")?),
                    // Too few file descriptors, or the machine is too slow for the timeouts.
                    Err(error) => eprintln!("not measured: {error}"),
                }
            }
            let peak = median(samples);
            row.push(figure(peak, 0));
            peaks.push(peak);
        }
        let each = match peaks[..] {
            [Some(one), .., Some(many)] => Some((many - one) / 9_999.0),
            _ => None,
        };
        each.iter().for_each(|each| report.set(format!("memory.10000.{}", program.key), *each));
        row.push(figure(each, 2));
        table.row(program.name.clone(), row);
    }
    report.add(table);
    Ok(())
}

/// Output of `peer-ours footprint`: name, id, and size of the call and of its state.
pub(crate) fn footprints(bench: &Bench) -> Result<Vec<(String, String, f64, f64)>> {
    let program = bench.workspace.driven(Peer::Ours(72), "stripped", "allocations")?;
    let text = run(Command::new(program).arg("footprint"))?;
    text.lines()
        .map(|line| {
            let texts: HashMap<_, _> = line.split_whitespace().filter_map(|pair| pair.split_once('=')).collect();
            let numbers = fields(line);
            let text = |name| texts.get(name).map(|text| (*text).to_owned()).ok_or(format!("no {name} in {line}"));
            Ok((text("name")?, text("id")?, field(&numbers, "call")?, field(&numbers, "state")?))
        })
        .collect()
}

/// Records the largest under `call.bytes` and `call.state`.
pub(crate) fn footprint(bench: &Bench, report: &mut Report) -> Result<()> {
    let all = footprints(bench)?;
    let mut table = Table::new(
        "Bytes of a call",
        "the future that is awaited, and what it has on the heap from its first poll until the credentials are there: its \
         state in one box, and the future of the credentials",
        ["smallest", "median", "largest"],
    );
    let mut row = |name: &str, key: &str, of: fn(&(String, String, f64, f64)) -> f64| {
        let mut values: Vec<_> = all.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        let largest = values.last().copied();
        largest.iter().for_each(|largest| report.set(key, *largest));
        let cells = [values.first().copied(), median(values.clone()), largest].map(|value| figure(value, 0));
        table.row(name, cells.into());
    };
    row(&format!("the future, of {} operations", all.len()), "call.bytes", |row| row.2);
    row("its state", "call.state", |row| row.3);
    report.add(table);
    Ok(())
}

fn decoding(bench: &Bench, report: &mut Report) -> Result<()> {
    let rounds = if bench.quick { 3 } else { 9 };
    let program = bench.workspace.build("peer-decode", "stripped", &[])?;
    let counted = bench.workspace.build("peer-decode", "stripped", &["allocations".to_owned()])?;
    let mut table = Table::new(
        "Reading a page",
        format!(
            "our models, as the core reads them, against structs with the same fields by serde's derive and \
             serde_json::from_slice; all fields are there; medians of {rounds} runs in turns"
        ),
        ["page, bytes", "MB/s", "allocations", "bytes at their peak"],
    );
    let pages = [("media", include_str!("items/media.json"), 50), ("views", include_str!("items/views.json"), 1_000)];
    for (what, item, items) in pages {
        let file = page(bench, what, item, items)?;
        let length = fs::metadata(&file)?.len() as f64;
        // Enough for about 0.1 s.
        let times = (3e7 / length).ceil();
        let sides = ["bare", "models"];
        let mut speeds = [Vec::new(), Vec::new()];
        for _ in 0..rounds {
            for (side, speeds) in sides.iter().zip(&mut speeds) {
                let mut command = Command::new(&program);
                command.args([side, what]).arg(&file).arg(times.to_string());
                speeds.push(length * times / field(&fields(&run(&mut command)?), "cpu")? / 1e6);
            }
        }
        for (side, speeds) in sides.iter().zip(speeds) {
            let mut command = Command::new(&counted);
            let figures = fields(&run(command.args([side, what]).arg(&file).arg("1"))?);
            let speed = median(speeds);
            speed.iter().for_each(|speed| report.set(format!("decode.{what}.{side}"), *speed));
            report.set(format!("decode.{what}.{side}.peak"), field(&figures, "peak")?);
            let name = format!("{items} {what}, {}", if *side == "bare" { "bare structs" } else { "models" });
            let cells = [field(&figures, "allocations")?, field(&figures, "peak")?].map(|value| number(value, 0));
            let [allocations, peak] = cells;
            table.row(name, vec![number(length, 0), figure(speed, 0), allocations, peak]);
        }
    }
    report.add(table);
    Ok(())
}

/// Page of repeated items.
fn page(bench: &Bench, what: &str, item: &str, items: usize) -> Result<PathBuf> {
    let item: Value = serde_json::from_str(item)?;
    let page = json!({
        "success": true,
        "data": vec![item; items],
        "pagination": {"totalRecords": items, "currentOffset": 1, "offsetCount": 1},
    });
    let file = bench.workspace.target.join("bench").join(format!("{what}.json"));
    fs::write(&file, serde_json::to_vec(&page)?)?;
    Ok(file)
}
