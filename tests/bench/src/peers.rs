//! Peer programs and how they are built.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{Result, run};

/// Program that creates live streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer {
    HandWritten,
    Reqwest,
    /// The SDK with that many operations. With one there is no selection of the operation.
    Ours(usize),
}

/// Peers of most tables.
pub(crate) const PEERS: [Peer; 5] = [Peer::HandWritten, Peer::Reqwest, Peer::Ours(1), Peer::Ours(8), Peer::Ours(72)];
/// Peers that are compared for a single call.
pub(crate) const ONE_CALL: [Peer; 3] = [Peer::HandWritten, Peer::Reqwest, Peer::Ours(1)];

impl Peer {
    pub(crate) fn package(self) -> &'static str {
        match self {
            Self::HandWritten => "peer-hand-written",
            Self::Reqwest => "peer-reqwest",
            Self::Ours(_) => "peer-ours",
        }
    }

    /// Name in figures.
    pub(crate) fn key(self) -> String {
        match self {
            Self::HandWritten => "hand-written".to_owned(),
            Self::Reqwest => "reqwest".to_owned(),
            Self::Ours(operations) => format!("ours-{operations}"),
        }
    }

    /// Name in table rows.
    pub(crate) fn name(self) -> String {
        match self {
            Self::HandWritten => "hand-written, one operation".to_owned(),
            Self::Reqwest => "reqwest, one operation".to_owned(),
            Self::Ours(1) => "ours, one operation".to_owned(),
            Self::Ours(operations) => format!("ours, {operations} operations"),
        }
    }

    pub(crate) fn features(self, tls: bool) -> Vec<String> {
        let mut features = Vec::new();
        if let Self::Ours(operations @ 2..) = self {
            features.push(format!("ops-{operations}"));
        }
        if tls {
            features.push("tls".to_owned());
        }
        features
    }
}

/// Workspace and target directory.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    metadata: Value,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let text = run(cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
        let metadata: Value = serde_json::from_str(&text)?;
        let path = |name: &str| metadata[name].as_str().map(PathBuf::from).ok_or(format!("cargo names no {name}"));
        let (root, target) = (path("workspace_root")?, path("target_directory")?);
        fs::create_dir_all(target.join("bench"))?;
        Ok(Self { root, target, metadata })
    }

    /// Builds a program and copies it to a name of its own.
    pub(crate) fn build(&self, package: &str, profile: &str, features: &[String]) -> Result<PathBuf> {
        self.build_with(package, profile, &["--features".to_owned(), features.join(",")])
    }

    pub(crate) fn build_with(&self, package: &str, profile: &str, arguments: &[String]) -> Result<PathBuf> {
        run(self.cargo().args(["build", "--quiet", "--profile", profile, "-p", package]).args(arguments))?;
        let folder = if profile == "dev" { "debug" } else { profile };
        let name = [package, profile].into_iter().chain(arguments.iter().map(String::as_str)).collect::<Vec<_>>();
        let kept = self.target.join("bench").join(name.join("-").replace(['/', ','], "+"));
        fs::copy(self.target.join(folder).join(package), &kept)?;
        Ok(kept)
    }

    pub(crate) fn peer(&self, peer: Peer, profile: &str, tls: bool) -> Result<PathBuf> {
        self.build(peer.package(), profile, &peer.features(tls))
    }

    /// The peer as the harness runs it.
    pub(crate) fn driven(&self, peer: Peer, profile: &str, feature: &str) -> Result<PathBuf> {
        let mut features = peer.features(false);
        features.push(feature.to_owned());
        self.build(peer.package(), profile, &features)
    }

    /// Number of crates in the dependency tree of a package, itself excluded.
    pub(crate) fn crates(&self, package: &str, features: &[String]) -> Result<usize> {
        let tree = run(self
            .cargo()
            .args(["tree", "--edges", "normal", "--prefix", "none", "-p", package])
            .args(["--features", &features.join(",")]))?;
        let crates: BTreeSet<_> = tree
            .lines()
            .map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" "))
            .filter(|name| !name.is_empty())
            .collect();
        Ok(crates.len() - 1)
    }

    /// Features of `fastpix-funcs` that are not operations, and which of them are default.
    pub(crate) fn optional_features(&self) -> Result<(Vec<String>, Vec<String>)> {
        let packages = self.metadata["packages"].as_array().into_iter().flatten();
        let features = packages
            .filter(|package| package["name"] == "fastpix-funcs")
            .find_map(|package| package["features"].as_object())
            .ok_or("cargo knows no fastpix-funcs")?;
        let values = |name: &str| {
            let list = features.get(name).and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        };
        // A feature that enables models, directly or not, is an operation or a group.
        let brings_models = |name: &str| {
            let mut open = vec![name.to_owned()];
            while let Some(name) = open.pop() {
                if name.starts_with("fastpix-models/") {
                    return true;
                }
                open.extend(values(&name));
            }
            false
        };
        let optional = features.keys().filter(|name| *name != "default" && !brings_models(name)).cloned().collect();
        Ok((optional, values("default")))
    }

    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = cargo();
        cargo.current_dir(&self.root);
        cargo
    }
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.env("CARGO_TERM_COLOR", "never");
    cargo
}

pub(crate) fn size(program: &Path) -> Result<f64> {
    Ok(fs::metadata(program)?.len() as f64)
}
