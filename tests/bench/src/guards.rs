//! Limits asserted by CI: figures that do not depend on the load of the machine.

use std::fs;

use crate::{
    Bench, Result, peers::Peer, report::Report, scale, server::Server, signed_url, size, speed, targets::GUARDS,
};

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<bool> {
    let server = Server::start()?;
    for peer in [Peer::HandWritten, Peer::Ours(1)] {
        for tls in [false, true] {
            size::peer(bench, report, peer, "small", tls)?;
            size::crates(bench, report, peer, tls)?;
        }
        speed::allocations(bench, report, &server, peer)?;
    }
    size::other_tls(bench, report, "small")?;
    size::operation(bench, report, "small")?;
    size::webhooks(bench, report)?;
    size::forms(bench, report)?;
    signed_url::measure(bench, report)?;
    scale::footprint(bench, report)?;
    let traces = traces(bench)?;
    for trace in &traces {
        println!("  in the program, and not enabled: {trace}");
    }
    report.set("traces", traces.len() as f64);
    Ok(report.judge("Guards", GUARDS))
}

/// Names and ids of operations in a program that does not enable them. It is built without
/// optimization and with symbols, so that absent names were never compiled.
fn traces(bench: &Bench) -> Result<Vec<String>> {
    const ENABLED: &str = "start_live_stream_create_new_stream";
    let mut program = fs::read(bench.workspace.peer(Peer::Ours(1), "dev", false)?)?;
    program.iter_mut().filter(|byte| !byte.is_ascii_graphic()).for_each(|byte| *byte = b' ');
    let program = String::from_utf8(program)?;
    let contains = |text: &str| program.contains(text);
    let all = scale::footprints(bench)?;
    let mut traces = Vec::new();
    for (name, id, ..) in &all {
        if name == ENABLED {
            if !contains(name) || !contains(id) {
                return Err("the operation that is enabled left no trace: it is not looked for in the right way".into());
            }
        } else {
            traces.extend([name, id].into_iter().filter(|text| contains(text)).cloned());
        }
    }
    if all.len() != 72 {
        return Err(format!("there are {} operations to look for, and not 72", all.len()).into());
    }
    Ok(traces)
}
