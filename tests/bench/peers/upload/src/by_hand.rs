//! `peer-upload-by-hand URL FILE` uploads the file to the URL of a session, in chunks of 16 MiB, on hyper. It reads a chunk
//! at a time, and any error ends it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{env, error::Error, fs::File, io::Read, process::ExitCode};

use bytes::Bytes;
use fastpix_funcs::http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};

const CHUNK: u64 = 16 * 1024 * 1024;

async fn run() -> Result<u64, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (url, file) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let mut file = File::open(file)?;
    let total = file.metadata()?.len();
    let mut start = 0;
    while start < total {
        let length = CHUNK.min(total - start);
        let (returned, chunk) = tokio::task::spawn_blocking(move || {
            let mut chunk = Vec::with_capacity(length as usize);
            let read = (&mut file).take(length).read_to_end(&mut chunk);
            (file, read.map(|_| chunk))
        })
        .await?;
        file = returned;
        let request = Request::put(&url)
            .header("content-type", "video/mp4")
            .header("content-range", format!("bytes {start}-{}/{total}", start + length - 1))
            .body(Full::from(chunk?))?;
        let response = client.request(request).await?;
        let status = response.status();
        response.into_body().collect().await?;
        if !status.is_success() && status != StatusCode::PERMANENT_REDIRECT {
            return Err(status.to_string().into());
        }
        start += length;
    }
    Ok(total)
}

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::FAILURE,
    };
    match runtime.block_on(run()) {
        Ok(length) => {
            println!("{length}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("failed: {error}");
            ExitCode::FAILURE
        }
    }
}
