//! `peer-ours URL CALLS` creates that many live streams, one after the other, and prints the last one.
//!
//! With the feature `class-form` it calls a method instead of a function.
//!
//! With the features `ops-1` to `ops-72`, `peer-ours URL OPERATION ID` calls any of those operations. With the feature
//! `measure` the harness runs it, and `peer-ours footprint` prints the sizes of the calls.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

#[cfg(all(feature = "ops-1", feature = "measure"))]
mod footprint;
#[cfg(feature = "ops-1")]
mod operations;

use std::process::ExitCode;
#[cfg(not(feature = "measure"))]
use std::{env, error::Error};

#[cfg(feature = "class-form")]
use fastpix_funcs::Fastpix;
#[cfg(not(feature = "class-form"))]
use fastpix_funcs::start_live_stream_create_new_stream;
use fastpix_funcs::{Call, FastpixCore, FastpixCoreBuilder, Security, models::*};

#[cfg(feature = "class-form")]
type Client = Fastpix;
#[cfg(not(feature = "class-form"))]
type Client = FastpixCore;

fn create(client: &Client) -> Call<LiveStreamResponseDto> {
    #[cfg(feature = "class-form")]
    return client.start_live_stream().create_new_stream(example());
    #[cfg(not(feature = "class-form"))]
    start_live_stream_create_new_stream(client, example())
}

fn builder(url: &str) -> FastpixCoreBuilder {
    FastpixCore::builder(Security::basic("token-id", "secret")).server_url(url)
}

fn example() -> CreateLiveStreamRequest {
    CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new()
            .media_policy(BasicAccessPolicy::Public)
            .metadata([("livestream_name", "fastpix_livestream")])
            .enable_dvr_mode(true),
    )
}

#[cfg(not(feature = "measure"))]
async fn run() -> Result<Option<LiveStreamResponseDto>, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let what = arguments.next().unwrap_or_default();
    let core = builder(&url).build()?;
    #[cfg(feature = "ops-1")]
    if let Some(row) = operations::OPERATIONS.iter().find(|row| row.name == what) {
        (row.run)(&core, arguments.next().unwrap_or_default()).await?;
        return Ok(None);
    }
    let client = Client::from(core);
    let calls: usize = what.parse()?;
    let mut last = None;
    for _ in 0..calls {
        last = Some(create(&client).await?);
    }
    Ok(last)
}

#[cfg(feature = "measure")]
fn main() -> ExitCode {
    #[cfg(feature = "ops-1")]
    if std::env::args().nth(1).is_some_and(|argument| argument == "footprint") {
        return peer_harness::report(footprint::all());
    }
    peer_harness::main(
        |url, in_flight| Ok(Client::from(builder(url).max_in_flight(in_flight).build()?)),
        |client| async move { create(&client).await },
    )
}

#[cfg(not(feature = "measure"))]
fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::FAILURE,
    };
    match runtime.block_on(run()) {
        Ok(last) => {
            println!("{last:#?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("failed: {error}");
            ExitCode::FAILURE
        }
    }
}
