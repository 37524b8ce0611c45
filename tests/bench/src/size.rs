//! Program size and number of crates.

use crate::{
    Bench, Result,
    peers::{PEERS, Peer, size},
    report::Report,
    table::{Cell, Table, figure, number},
};

/// Numbers of operations in the plot, besides one.
pub(crate) const STEPS: [usize; 6] = [2, 4, 8, 16, 32, 72];

/// Figures are named `size.PROFILE.PEER` or `size.PROFILE.tls.PEER`.
pub(crate) fn peer(bench: &Bench, report: &mut Report, peer: Peer, profile: &str, tls: bool) -> Result<f64> {
    let bytes = size(&bench.workspace.peer(peer, profile, tls)?)?;
    report.set(key(peer, profile, tls), bytes);
    Ok(bytes)
}

/// The program with one operation and another kind of TLS; recorded under `size.PROFILE.TLS.ours-1`.
pub(crate) fn other_tls(bench: &Bench, report: &mut Report, profile: &str) -> Result<()> {
    for tls in ["tls13", "native-tls"] {
        let bytes = size(&bench.workspace.build("peer-ours", profile, &[tls.to_owned()])?)?;
        report.set(format!("size.{profile}.{tls}.ours-1"), bytes);
    }
    Ok(())
}

fn key(peer: Peer, profile: &str, tls: bool) -> String {
    format!("size.{profile}.{}{}", if tls { "tls." } else { "" }, peer.key())
}

/// Bytes per operation: difference of the programs with all operations and with one, both with selection.
pub(crate) fn operation(bench: &Bench, report: &mut Report, profile: &str) -> Result<f64> {
    let build =
        |operations: usize| size(&bench.workspace.build("peer-ours", profile, &[format!("ops-{operations}")])?);
    let bytes = (build(72)? - build(1)?) / 71.0;
    report.set(format!("size.{profile}.operation"), bytes);
    Ok(bytes)
}

/// Work of a receiver of webhooks on a body, apart from reading it.
const RECEIVERS: [(&str, &str); 5] = [
    ("", "reads the body"),
    ("verify", "verifies the signature"),
    ("event", "reads the event, with its data as JSON"),
    ("media", "matches on media events"),
    ("families", "matches on events of media, live streams and uploads"),
];

/// Figures are named `size.small.webhooks.FEATURE`.
pub(crate) fn webhooks(bench: &Bench, report: &mut Report) -> Result<()> {
    let mut table =
        Table::new("Size of a receiver of webhooks", "bytes of a program on hyper, profile `small`", ["bytes"]);
    for (feature, what) in RECEIVERS {
        let bytes = size(&bench.workspace.build("peer-webhooks", "small", &[feature.to_owned()])?)?;
        report.set(format!("size.small.webhooks.{feature}"), bytes);
        table.row(what, vec![number(bytes, 0)]);
    }
    report.add(table);
    Ok(())
}

/// The program with one operation, written in the class form, and with features on that it does not use. Figures are
/// named `size.small.class-form`, `size.small.unused` and `size.small.unused-blocking`.
pub(crate) fn forms(bench: &Bench, report: &mut Report) -> Result<()> {
    for (name, features) in [
        ("class-form", &["class-form"][..]),
        ("unused", &["fastpix-funcs/client", "fastpix-funcs/pages", "fastpix-funcs/wait", "fastpix-funcs/testing"]),
        ("unused-blocking", &["fastpix-funcs/blocking"]),
    ] {
        let features: Vec<_> = features.iter().map(|&feature| feature.to_owned()).collect();
        let bytes = size(&bench.workspace.build("peer-ours", "small", &features)?)?;
        report.set(format!("size.small.{name}"), bytes);
    }
    Ok(())
}

/// Figures are named `crates.PEER` or `crates.tls.PEER`.
pub(crate) fn crates(bench: &Bench, report: &mut Report, peer: Peer, tls: bool) -> Result<f64> {
    let crates = bench.workspace.crates(peer.package(), &peer.features(tls))? as f64;
    report.set(format!("crates.{}{}", if tls { "tls." } else { "" }, peer.key()), crates);
    Ok(crates)
}

pub(crate) fn measure(bench: &Bench, report: &mut Report) -> Result<()> {
    let kinds = [("small", false), ("small", true), ("stripped", false), ("stripped", true)];
    let mut bytes = Table::new(
        "Size of the program",
        "bytes, stripped; the profile `small` is opt-level z, fat LTO, one codegen unit and abort, `release` is Cargo's own",
        ["small", "small, TLS", "release", "release, TLS"],
    );
    let mut ratios = Table::new(
        "Size against hand-written",
        "quotients of the table above",
        ["small", "small, TLS", "release", "release, TLS"],
    );
    for one in PEERS {
        let mut row = Vec::new();
        let mut ratio = Vec::new();
        for (profile, tls) in kinds {
            row.push(number(peer(bench, report, one, profile, tls)?, 0));
            ratio.push(figure(report.ratio(&key(one, profile, tls), &key(Peer::HandWritten, profile, tls)), 3));
        }
        bytes.row(one.name(), row);
        ratios.row(one.name(), ratio);
    }
    other_tls(bench, report, "small")?;
    other_tls(bench, report, "stripped")?;
    for (tls, name) in [("tls13", "ours, one operation, TLS 1.3 alone"), ("native-tls", "ours, one operation, OpenSSL")]
    {
        let cell = |profile| figure(report.get(&format!("size.{profile}.{tls}.ours-1")), 0);
        bytes.row(name, vec![Cell::Nothing, cell("small"), Cell::Nothing, cell("stripped")]);
    }
    bytes.row(
        "each further operation",
        vec![
            number(operation(bench, report, "small")?, 0),
            Cell::Nothing,
            number(operation(bench, report, "stripped")?, 0),
            Cell::Nothing,
        ],
    );
    report.add(bytes);
    report.add(ratios);
    webhooks(bench, report)?;

    let mut table = Table::new("Crates in the tree", "without the program itself", ["plain", "TLS"]);
    for one in PEERS {
        let row = [false, true].map(|tls| crates(bench, report, one, tls).map(|crates| number(crates, 0)));
        table.row(one.name(), row.into_iter().collect::<Result<_>>()?);
    }
    report.add(table);

    if !bench.quick {
        let mut table = Table::new("Size by the number of operations", "bytes, profile `small`, no TLS", ["bytes"]);
        for operations in STEPS {
            let bytes = peer(bench, report, Peer::Ours(operations), "small", false)?;
            table.row(format!("{operations} operations"), vec![number(bytes, 0)]);
        }
        report.add(table);
        features(bench, report)?;
    }
    Ok(())
}

/// Adds each optional feature to the defaults, and removes each default feature.
fn features(bench: &Bench, report: &mut Report) -> Result<()> {
    // The program needs a client.
    const CLIENT: &str = "hyper-client";
    let (optional, defaults) = bench.workspace.optional_features()?;
    let build = |features: &[&str]| {
        let features: Vec<_> = features.iter().map(|feature| format!("fastpix-funcs/{feature}")).collect();
        let arguments = ["--no-default-features", "--features", &features.join(",")].map(str::to_owned);
        bench.workspace.build_with("peer-ours", "small", &arguments).and_then(|program| size(&program))
    };
    let base: Vec<_> = [CLIENT].into_iter().chain(defaults.iter().map(String::as_str)).collect();
    let whole = build(&base)?;
    let mut table = Table::new(
        "What a feature adds",
        format!("bytes of the program with one operation, profile `small`; the default is {}", defaults.join(" and ")),
        ["bytes", "by default"],
    );
    for feature in optional.iter().filter(|feature| *feature != CLIENT) {
        let is_default = defaults.contains(feature);
        let bytes = if is_default {
            let rest: Vec<_> = base.iter().copied().filter(|name| name != feature).collect();
            build(&rest).map(|bytes| whole - bytes)
        } else {
            let more: Vec<_> = base.iter().copied().chain([feature.as_str()]).collect();
            build(&more).map(|bytes| bytes - whole)
        };
        let cell = match bytes {
            Ok(bytes) => {
                report.set(format!("size.feature.{feature}"), bytes);
                number(bytes, 0)
            }
            Err(_) => Cell::Text("does not build by itself".to_owned()),
        };
        table.row(format!("`{feature}`"), vec![cell, Cell::Text(if is_default { "yes" } else { "no" }.to_owned())]);
    }
    report.add(table);
    Ok(())
}
