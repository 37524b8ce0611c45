//! The manifest, the modules, the index in the documentation and the table of these tests name the same operations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fastpix_conformance::{operations, places};
use serde_json::Value;

const TRANSPORT: &[&str] = &[
    "default",
    "hyper-client",
    "rustls",
    "ring",
    "aws-lc-rs",
    "webpki-roots",
    "native-roots",
    "platform-verifier",
    "http2",
    "proxy",
    "retry",
    "debug-log",
    "gzip",
    "hooks",
    "tracing",
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../funcs").join(path)).unwrap()
}

/// What operations enable that have floats in their responses.
const EXACT_FLOATS: &str = "fastpix-core/_exact-floats";

/// All values in a response.
fn values(response: &Value) -> impl Iterator<Item = &Value> {
    places::pointers(response).into_iter().filter_map(|pointer| response.pointer(&pointer))
}

/// The features of fastpix-funcs, each with what it enables.
fn features() -> BTreeMap<String, Vec<String>> {
    let manifest = read("Cargo.toml");
    let (_, section) = manifest.split_once("\n[features]\n").unwrap();
    let (section, _) = section.split_once("\n[").unwrap();
    let code: String = section.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let entries = code.split(']').filter_map(|entry| entry.split_once('='));
    let quoted = |list: &str| list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    entries.map(|(name, list)| (name.trim().to_owned(), quoted(list))).collect()
}

/// `start-live-stream` of `start-live-stream-create-new-stream`: the group that enables the feature.
fn group<'a>(features: &'a BTreeMap<String, Vec<String>>, feature: &str) -> &'a str {
    let groups: Vec<_> = features.iter().filter(|(_, enables)| enables.iter().any(|name| name == feature)).collect();
    assert_eq!(groups.len(), 1, "{feature} is in {groups:?}");
    groups[0].0
}

#[test]
fn every_operation_has_a_feature_a_group_and_a_file() {
    let features = features();
    for row in operations() {
        let feature = row.function.replace('_', "-");
        let enables = features.get(&feature).unwrap_or_else(|| panic!("no feature {feature}"));
        let is_known = |name: &String| name.starts_with("fastpix-models/") || name == EXACT_FLOATS;
        assert!(enables.iter().all(is_known), "{feature} enables {enables:?}");
        let has_float = values(&serde_json::from_str(row.response).unwrap()).any(|value| value.is_f64());
        assert!(
            !has_float || enables.iter().any(|name| name == EXACT_FLOATS),
            "{feature} does not enable {EXACT_FLOATS}"
        );
        let group = group(&features, &feature);
        assert!(features["full"].iter().any(|name| name == group), "{group} is not in full");
        let name = feature.strip_prefix(&format!("{group}-")).unwrap().replace('-', "_");
        let source = read(&format!("src/{}/{name}.rs", group.replace('-', "_")));
        assert!(source.contains(&format!("pub fn {}(", row.function)), "{}", row.function);
    }
}

#[test]
fn every_feature_is_an_operation_a_group_or_of_the_transport() {
    let features = features();
    let functions: BTreeSet<_> = operations().map(|row| row.function.replace('_', "-")).collect();
    assert_eq!(functions.len(), operations().count());
    let mut others: BTreeSet<_> = features.keys().filter(|name| !functions.contains(*name)).cloned().collect();
    for name in TRANSPORT.iter().copied().chain(["full"]).chain(features["full"].iter().map(String::as_str)) {
        assert!(others.remove(name), "no feature {name}");
    }
    assert!(others.is_empty(), "{others:?} are in no table");
    assert!(features["default"].iter().all(|name| TRANSPORT.contains(&name.as_str())), "no operation by default");
}

#[test]
fn the_index_of_the_documentation_lists_every_operation() {
    let documentation = read("src/lib.rs");
    let rows: Vec<Vec<String>> = documentation
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `"))
        .map(|line| line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect())
        .collect();
    assert_eq!(rows.len(), operations().count());
    for row in operations() {
        let cells = rows.iter().find(|cells| cells[0] == row.function);
        let cells = cells.unwrap_or_else(|| panic!("{} is not in the index", row.function));
        assert_eq!(cells[1], format!("{} {}", row.method, row.path));
        assert_eq!(cells[2], row.function.replace('_', "-"));
        let official = row.function.split('_').enumerate().map(|(index, word)| match index {
            0 => word.to_owned(),
            _ => word[..1].to_uppercase() + &word[1..],
        });
        assert_eq!(cells[3].to_lowercase(), official.collect::<String>().to_lowercase());
    }
}
