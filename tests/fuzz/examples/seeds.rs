//! `seeds FOLDER` writes the full response of every operation into a folder, as seeds for `decode`.
#![allow(clippy::expect_used, reason = "a program of one task")]

use std::{env, fs, io, path::PathBuf};

use fastpix_conformance::operations;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).expect("the folder is named"));
    fs::create_dir_all(&folder)?;
    operations().try_for_each(|row| fs::write(folder.join(row.function), format!("{}\n{}", row.function, row.response)))
}
