//! `peer-decode models|bare media|views FILE TIMES` reads the page in the file that many times and prints the cost.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod bare;

use std::{env, fs, hint::black_box, process::ExitCode, str};

use fastpix_models::{ListMediaResponse, ListVideoViewsResponse};
use peer_harness::{BoxError, Cost, allocations};
use serde::de::DeserializeOwned;

fn bare<T: DeserializeOwned>(page: &[u8], times: usize) -> Result<(), BoxError> {
    for _ in 0..times {
        black_box(serde_json::from_slice::<T>(black_box(page))?);
    }
    Ok(())
}

/// Same steps as in the core.
fn models<T: DeserializeOwned>(page: &[u8], times: usize) -> Result<(), BoxError> {
    for _ in 0..times {
        black_box(serde_json::from_str::<T>(str::from_utf8(black_box(page))?)?);
    }
    Ok(())
}

fn run() -> Result<String, BoxError> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().ok_or("an argument is missing");
    let (into, what, file, times) = (next()?, next()?, next()?, next()?.parse()?);
    let page = fs::read(file)?;
    let read: fn(&[u8], usize) -> Result<(), BoxError> = match (into.as_str(), what.as_str()) {
        ("models", "media") => models::<ListMediaResponse>,
        ("models", "views") => models::<ListVideoViewsResponse>,
        ("bare", "media") => bare::<bare::Page<bare::Media>>,
        ("bare", "views") => bare::<bare::Page<bare::View>>,
        _ => return Err("models or bare, and media or views".into()),
    };
    let before = Cost::now()?;
    let (result, allocated) = allocations(|| read(&page, times));
    result?;
    Ok(format!("calls={times} {} {allocated}", before.until(&Cost::now()?)))
}

fn main() -> ExitCode {
    peer_harness::report(run())
}
