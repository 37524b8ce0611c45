//! Compile-time benchmarks.

use std::{
    fs::{self, File},
    path::Path,
    time::{Instant, SystemTime},
};

use nix::sys::resource::{UsageWho, getrusage};

use crate::{
    Bench, Result,
    peers::{PEERS, Peer},
    report::Report,
    run,
    table::{Table, number},
};

struct Spent {
    cpu: f64,
    wall: f64,
}

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    run(bench.workspace.cargo().arg("fetch"))?;
    let peers: &[Peer] = if bench.quick { &[Peer::HandWritten, Peer::Ours(1), Peer::Ours(72)] } else { &PEERS };
    let tls: &[bool] = if bench.quick { &[false] } else { &[false, true] };
    for tls in tls {
        let title = if *tls { "Time to compile, with TLS" } else { "Time to compile" };
        let mut table = Table::new(
            title,
            "seconds, of the CPU and of the clock; cold is all crates in an empty target folder, again is after a touch \
             of the program",
            ["release, cold: CPU", "clock", "again: CPU", "clock", "check, cold: CPU", "clock", "again: CPU", "clock"],
        );
        for peer in peers {
            let mut row = Vec::new();
            for (command, profile) in [("build", "release"), ("check", "dev")] {
                let kind = if command == "build" { "release" } else { "check" };
                // Figures are named `compile.[tls.]KIND.cold.PEER`.
                let prefix = format!("compile.{}{kind}", if *tls { "tls." } else { "" });
                let folder = bench.workspace.target.join("bench/cold");
                if folder.exists() {
                    fs::remove_dir_all(&folder)?;
                }
                let cold = compile(bench, *peer, command, profile, *tls, &folder)?;
                touch(bench, *peer)?;
                let again = compile(bench, *peer, command, profile, *tls, &folder)?;
                fs::remove_dir_all(&folder)?;
                report.set(format!("{prefix}.cold.{}", peer.key()), cold.cpu);
                report.set(format!("{prefix}.again.{}", peer.key()), again.cpu);
                row.extend([cold.cpu, cold.wall, again.cpu, again.wall].map(|seconds| number(seconds, 1)));
            }
            table.row(peer.name(), row);
        }
        report.add(table);
    }
    Ok(())
}

fn compile(bench: &Bench, peer: Peer, command: &str, profile: &str, tls: bool, target: &Path) -> Result<Spent> {
    let mut cargo = bench.workspace.cargo();
    cargo.args([command, "--quiet", "--offline", "--profile", profile, "-p", peer.package()]);
    cargo.args(["--features", &peer.features(tls).join(",")]).arg("--target-dir").arg(target);
    let before = (Instant::now(), children()?);
    run(&mut cargo)?;
    Ok(Spent { cpu: children()? - before.1, wall: before.0.elapsed().as_secs_f64() })
}

/// CPU seconds of all terminated child processes and their descendants.
fn children() -> Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    Ok(seconds(usage.user_time()) + seconds(usage.system_time()))
}

fn touch(bench: &Bench, peer: Peer) -> Result<()> {
    let folder = peer.package().trim_start_matches("peer-");
    let main = bench.workspace.root.join("tests/bench/peers").join(folder).join("src/main.rs");
    Ok(File::options().append(true).open(main)?.set_modified(SystemTime::now())?)
}
