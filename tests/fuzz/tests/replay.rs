//! Replays the corpus: past findings stay fixed, and seeds still reach the decoder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use fastpix_conformance::operations;
use fastpix_fuzz::{TARGETS, decode};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

#[test]
fn every_input_of_the_corpus_holds() {
    for (name, target) in TARGETS {
        let inputs = entries(&corpus().join(name));
        assert!(!inputs.is_empty(), "{name}");
        for input in inputs {
            // The panic message does not name the input.
            println!("{name} {}", input.display());
            target(&fs::read(&input).unwrap());
        }
    }
}

#[test]
fn the_full_response_of_every_operation_holds() {
    for row in operations() {
        decode(format!("{}\n{}", row.function, row.response).as_bytes());
    }
}

#[test]
fn every_target_has_its_program_and_its_corpus() {
    let names = |folder: PathBuf| -> BTreeSet<String> {
        entries(&folder).iter().map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let targets: BTreeSet<_> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(corpus()), targets);
    assert_eq!(names(Path::new(env!("CARGO_MANIFEST_DIR")).join("libfuzzer/programs")), targets);
}
