//! Fuzz targets: what must hold for any response, any error, any webhook and any URL or string of
//! a caller.
//!
//! Each target takes any bytes and panics if something does not hold. libFuzzer calls the targets through the programs in
//! `libfuzzer/`; the tests of this crate call them with the inputs in `corpus/`, so that what was found once stays fixed.
#![allow(clippy::expect_used, clippy::panic, reason = "a finding has to be loud")]

mod base_url;
mod corpus;
mod decode;
mod error_envelope;
mod path;
mod range;
mod retry_after;
mod webhooks_unwrap;

use fastpix_funcs::FastpixError;
use tokio::runtime::Runtime;

pub use crate::{
    base_url::base_url,
    corpus::{Input, add_to_corpus, corpus_file, read_corpus},
    decode::decode,
    error_envelope::error_envelope,
    path::path,
    range::range,
    retry_after::retry_after,
    webhooks_unwrap::webhooks_unwrap,
};

/// A function that takes any bytes and panics if something does not hold.
pub type Target = fn(&[u8]);

/// All targets by name, which is also that of the program in `libfuzzer/programs` and of the file in `corpus/`.
pub const TARGETS: &[(&str, Target)] = &[
    ("base_url", base_url),
    ("decode", decode),
    ("error_envelope", error_envelope),
    ("path", path),
    ("range", range),
    ("retry_after", retry_after),
    ("webhooks_unwrap", webhooks_unwrap),
];

/// Runs a call to completion on a paused clock.
fn run<F: Future>(future: F) -> F::Output {
    thread_local! {
        static RUNTIME: Runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime without I/O needs nothing");
    }
    RUNTIME.with(|runtime| runtime.block_on(future))
}

/// Asserts that the texts of an error are one line of limited length.
fn assert_one_line(error: &FastpixError) -> String {
    let texts = [error.to_string(), format!("{error:?}"), format!("{error:#?}")];
    for text in &texts {
        let breaks = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
        assert!(!text.contains(breaks), "more than a line: {text:?}");
    }
    texts.join("\n")
}

/// Splits off the first line.
fn split_line(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    let (line, rest) = data.split_at(end);
    (line, rest.get(1..).unwrap_or_default())
}
