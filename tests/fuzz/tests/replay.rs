//! Inputs that a fuzzer found once stay fixed, and each target has its program and its corpus.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::{collections::BTreeSet, fs, path::Path};

use fastpix_conformance::operations;
use fastpix_fuzz::{TARGETS, corpus_file, decode, read_corpus};

#[test]
fn every_input_of_the_corpus_passes() {
    for (name, target) in TARGETS {
        let inputs = read_corpus(name).unwrap();
        assert!(!inputs.is_empty(), "{name}");
        let names: BTreeSet<_> = inputs.iter().map(|input| &input.name).collect();
        assert_eq!(names.len(), inputs.len(), "{name}: a name occurs twice");
        for input in inputs {
            // A panic does not say which input it was.
            println!("{name} {}", input.name);
            target(&input.data);
        }
    }
}

#[test]
fn the_full_response_of_every_operation_passes() {
    for row in operations() {
        decode(format!("{}\n{}", row.function, row.response).as_bytes());
    }
}

#[test]
fn every_target_has_its_program_and_its_corpus() {
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let targets: BTreeSet<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(corpus_file("decode").parent().unwrap()), targets);
    assert_eq!(names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("libfuzzer/programs")), targets);
}
