//! The manifest, the modules, the documentation and the table of these tests name the same operations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fastpix_conformance::{operations, places};
use fastpix_funcs::{ErrorClass, Idempotency};
use serde_json::Value;

const TRANSPORT: &[&str] = &[
    "default",
    "hyper-client",
    "rustls",
    "ring",
    "aws-lc-rs",
    "webpki-roots",
    "native-roots",
    "native-tls",
    "tls12",
    "platform-verifier",
    "http2",
    "proxy",
    "retry",
    "blocking",
    "debug-log",
    "gzip",
    "hooks",
    "testing",
    "tracing",
    "client",
    "pages",
    "upload",
    "wait",
    "urls",
    "jiff-1",
    "chrono-0_4",
    "webhooks",
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../funcs").join(path)).unwrap()
}

/// Feature of the operations that have floats in their responses.
const EXACT_FLOATS: &str = "fastpix-core/_exact-floats";

/// All values in a response.
fn values(response: &Value) -> impl Iterator<Item = &Value> {
    places::pointers(response).into_iter().filter_map(|pointer| response.pointer(&pointer))
}

/// Features of fastpix-funcs and what each enables.
fn features() -> BTreeMap<String, Vec<String>> {
    let manifest = read("Cargo.toml");
    let (_, section) = manifest.split_once("\n[features]\n").unwrap();
    let (section, _) = section.split_once("\n[").unwrap();
    let code: String = section.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let entries = code.split(']').filter_map(|entry| entry.split_once('='));
    let quoted = |list: &str| list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    entries.map(|(name, list)| (name.trim().to_owned(), quoted(list))).collect()
}

/// Group that enables a feature: `start-live-stream` for `start-live-stream-create-new-stream`.
fn group<'a>(features: &'a BTreeMap<String, Vec<String>>, feature: &str) -> &'a str {
    // `upload` has the operation that opens an upload, and is no resource.
    let groups = features.iter().filter(|(name, _)| *name != "upload");
    let groups: Vec<_> = groups.filter(|(_, enables)| enables.iter().any(|name| name == feature)).collect();
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
        let (source, _) = source(&features, row.function);
        assert!(source.contains(&format!("pub fn {}(", row.function)), "{}", row.function);
    }
}

#[test]
fn every_feature_is_an_operation_a_resource_or_a_transport_feature() {
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

/// The documentation of the function in the file of an operation, from its first line.
fn documentation(source: &str) -> &str {
    source.split_once(");\n\n/// ").unwrap().1
}

/// The file of an operation, and the first line of the documentation of its function.
fn source(features: &BTreeMap<String, Vec<String>>, function: &str) -> (String, String) {
    let feature = function.replace('_', "-");
    let group = group(features, &feature);
    let name = feature.strip_prefix(&format!("{group}-")).unwrap().replace('-', "_");
    let source = read(&format!("src/{}/{name}.rs", group.replace('-', "_")));
    let first = documentation(&source).lines().next().unwrap().to_owned();
    (source, first)
}

#[test]
fn the_index_of_the_documentation_lists_every_operation_by_resource() {
    let features = features();
    let documentation = read("src/lib.rs");
    let mut group_of_section = "";
    let mut rows = BTreeMap::new();
    for line in documentation.lines() {
        if let Some(heading) = line.strip_prefix("//! ## ") {
            group_of_section = heading.split('`').nth(1).unwrap();
        } else if let Some(row) = line.strip_prefix("//! | [`") {
            let (function, does) = row.split_once("`] | ").unwrap();
            let does = does.strip_suffix(" |").unwrap();
            assert_eq!(group(&features, &function.replace('_', "-")), group_of_section);
            assert!(rows.insert(function, does).is_none(), "{function} is twice in the index");
        }
    }
    assert_eq!(rows.len(), operations().count());
    for row in operations() {
        assert_eq!(rows.get(row.function), Some(&source(&features, row.function).1.as_str()), "{}", row.function);
    }
}

#[test]
fn the_list_of_operations_has_the_documentation_and_the_official_name_of_every_method() {
    let features = features();
    let list = read("src/lib.rs");
    let rows = list.lines().zip(list.lines().skip(1)).filter_map(|(documentation, row)| {
        let (_, row) = row.split_once(": ")?;
        let (row, _) = row.split_once('(')?;
        let (method, function) = row.split_once(" => ")?;
        Some((function, (method, documentation.trim_start().strip_prefix("/// ")?)))
    });
    let rows: BTreeMap<_, _> = rows.collect();
    assert_eq!(rows.len(), operations().count());
    for row in operations() {
        let (method, does) = rows[row.function];
        assert_eq!(does, source(&features, row.function).1);
        let (method, names) = method.split_once(" \"").unwrap();
        let (official, constant) = names.split_once("\" ").unwrap();
        assert_eq!(constant, row.function.to_uppercase());
        assert_eq!(official.to_lowercase(), method.replace('_', ""), "{}", row.function);
        let alias = row.function.strip_suffix(method).unwrap().replace('_', "") + &official.to_lowercase();
        assert_eq!(alias, row.function.replace('_', ""));
        let (source, _) = source(&features, row.function);
        let mut capital = official.to_owned();
        capital[..1].make_ascii_uppercase();
        assert!(source.contains(&format!("{capital}\")]")), "{}: {official}", row.function);
    }
}

#[test]
fn the_documentation_of_every_function_states_endpoint_feature_idempotency_and_errors() {
    let features = features();
    for row in operations() {
        let (source, _) = source(&features, row.function);
        let lines: Vec<_> =
            documentation(&source).lines().map(|line| line.strip_prefix("/// ").unwrap_or(line)).collect();
        let documentation = lines.join("\n");
        let states = |text: &str| assert!(documentation.contains(text), "{}: {text}", row.function);
        let endpoint = format!("`{} {}` · feature `{}`", row.method, row.path, row.function.replace('_', "-"));
        assert!(documentation.replace("·\n", "· ").contains(&endpoint), "{endpoint}");
        states(match row.repeat {
            Idempotency::Idempotent => {
                "# Idempotency\n///\nIdempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on \
                 connection errors.\n///\n# Errors\n"
            }
            _ => {
                "# Idempotency\n///\nNot idempotent: retried only on 429 and on connection errors before the request was \
                 sent.\n///\n# Errors\n"
            }
        });
        let others = &[("any other".to_owned(), ErrorClass::FastpixDefaultError)];
        let declared = row.errors.iter().map(|(status, class)| (status.to_string(), *class));
        for (status, class) in declared.chain(others.iter().cloned()) {
            states(&format!("{status} | [`{}`](ErrorClass::{}) |", class.as_str(), class.as_str()));
        }
        states("# Example\n///\n```\n");
        let official = row.function.replace('_', "").to_lowercase();
        let aliases = source.lines().filter_map(|line| line.strip_prefix("#[doc(alias = \"")?.strip_suffix("\")]"));
        assert!(aliases.into_iter().any(|alias| alias.to_lowercase() == official), "{official}");
    }
}

#[test]
fn the_urls_of_media_are_there_with_every_operation_on_media() {
    let source = read("src/urls.rs");
    for (feature, enables) in features() {
        let has_media = enables.iter().any(|name| name == "fastpix-models/manage-videos");
        assert_eq!(source.contains(&format!("feature = \"{feature}\",")), has_media, "{feature}");
    }
}
