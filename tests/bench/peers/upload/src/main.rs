//! `peer-upload URL FILE` uploads the file with one call, `peer-upload URL FILE stream` as a stream of unknown length, and
//! `peer-upload URL` only builds a client.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{
    env,
    error::Error,
    fs::File,
    io::Read,
    pin::Pin,
    process::ExitCode,
    task::{Context, Poll},
};

use fastpix_funcs::{FastpixCore, Security, models::DirectUploadVideoMediaRequest, upload::Source, upload_file};
use tokio::io::{AsyncRead, ReadBuf};

/// A file that is read where it is polled: for a stream that costs nothing of its own.
struct Direct(File);

impl AsyncRead for Direct {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let read = self.0.read(buffer.initialize_unfilled())?;
        buffer.advance(read);
        Poll::Ready(Ok(()))
    }
}

async fn run() -> Result<String, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let core = FastpixCore::builder(Security::basic("token-id", "secret")).server_url(url).build()?;
    let Some(file) = arguments.next() else { return Ok("idle".to_owned()) };
    let source = match arguments.next() {
        Some(_) => Source::stream(Direct(File::open(file)?)),
        None => file.into(),
    };
    Ok(upload_file(&core, DirectUploadVideoMediaRequest::new("*"), source).await?)
}

fn main() -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return ExitCode::FAILURE,
    };
    match runtime.block_on(run()) {
        Ok(id) => {
            println!("{id}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("failed: {error}");
            ExitCode::FAILURE
        }
    }
}
