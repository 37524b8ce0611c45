//! Unpacks the corpus for a fuzzer, and adds what the fuzzer has found.
#![allow(clippy::print_stderr, reason = "a program prints")]

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use fastpix_conformance::operations;
use fastpix_fuzz::{Input, TARGETS, add_to_corpus, read_corpus};

const HELP: &str = "\
Usage: corpus unpack FOLDER
       corpus add TARGET NAME FILE

unpack writes each input of each target to FOLDER/TARGET/NAME, and for decode
the full response of every operation. add appends a file to the corpus of a
target, under a name that says what it shows.";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args().skip(1).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["unpack", folder] => unpack(Path::new(folder)),
        ["add", target, name, file] => add(target, name, file),
        _ => Err(HELP.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn unpack(folder: &Path) -> Result<(), Box<dyn Error>> {
    for (target, _) in TARGETS {
        fs::create_dir_all(folder.join(target))?;
        for input in read_corpus(target)? {
            fs::write(folder.join(target).join(input.name), input.data)?;
        }
    }
    for row in operations() {
        fs::write(folder.join("decode").join(row.function), format!("{}\n{}", row.function, row.response))?;
    }
    Ok(())
}

fn add(target: &str, name: &str, file: &str) -> Result<(), Box<dyn Error>> {
    if !TARGETS.iter().any(|(known, _)| *known == target) {
        return Err(format!("there is no target {target:?}").into());
    }
    Ok(add_to_corpus(target, &Input { name: name.to_owned(), data: fs::read(file)? })?)
}
