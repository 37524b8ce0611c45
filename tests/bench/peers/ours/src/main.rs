//! `peer-ours URL CALLS` creates that many live streams, one after the other, and prints the last one.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{env, error::Error, process::ExitCode};

use fastpix_funcs::{FastpixCore, Security, models::*, start_live_stream_create_new_stream};

async fn run() -> Result<Option<LiveStreamResponseDto>, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let calls: usize = arguments.next().unwrap_or_default().parse()?;
    let core = FastpixCore::builder(Security::basic("token-id", "secret")).server_url(url).build()?;
    let mut last = None;
    for _ in 0..calls {
        let request = CreateLiveStreamRequest::new(
            PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
            InputMediaSettings::new()
                .media_policy(BasicAccessPolicy::Public)
                .metadata([("livestream_name", "fastpix_livestream")])
                .enable_dvr_mode(true),
        );
        last = Some(start_live_stream_create_new_stream(&core, request).await?);
    }
    Ok(last)
}

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
