//! `peer-reqwest URL CALLS` creates that many live streams, one after the other, and prints the last one.
//!
//! The same as `peer-hand-written`, on reqwest: no retries, one timeout. With the feature `measure` it is run by the
//! harness.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

#[path = "../../hand-written/src/models.rs"]
mod models;

#[cfg(not(feature = "measure"))]
use std::env;
#[cfg(feature = "measure")]
use std::sync::Arc;
use std::{error::Error, fmt, process::ExitCode, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{
    Client, StatusCode, Url,
    header::{self, HeaderMap, HeaderValue},
};

use crate::models::{CreateLiveStream, CreateResponse, Envelope};

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Debug)]
struct Refused {
    status: StatusCode,
    message: Option<String>,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FastPix answered {}: {}", self.status.as_u16(), self.message.as_deref().unwrap_or("no message"))
    }
}

impl Error for Refused {}

struct FastPix {
    client: Client,
    streams: Url,
}

impl FastPix {
    fn new(url: &str, username: &str, password: &str) -> Result<Self, BoxError> {
        let mut authorization =
            HeaderValue::try_from(format!("Basic {}", STANDARD.encode(format!("{username}:{password}"))))?;
        authorization.set_sensitive(true);
        // Built once instead of for each call as by `basic_auth`.
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(header::AUTHORIZATION, authorization);
        let client = Client::builder()
            .user_agent("fastpix-rust/0.1.0")
            .default_headers(headers)
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(30))
            .build()?;
        Ok(Self { client, streams: format!("{url}live/streams").parse()? })
    }

    async fn create(&self, stream: &CreateLiveStream) -> Result<CreateResponse, BoxError> {
        let response = self.client.post(self.streams.clone()).json(stream).send().await?;
        let status = response.status();
        if !status.is_success() {
            let body = response.bytes().await?;
            let envelope: Envelope = serde_json::from_slice(&body).unwrap_or_default();
            return Err(Refused { status, message: envelope.error.and_then(|detail| detail.message) }.into());
        }
        Ok(response.json().await?)
    }
}

#[cfg(not(feature = "measure"))]
async fn run() -> Result<Option<CreateResponse>, BoxError> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let calls: usize = arguments.next().unwrap_or_default().parse()?;
    let fastpix = FastPix::new(&url, "token-id", "secret")?;
    let mut last = None;
    for _ in 0..calls {
        last = Some(fastpix.create(&CreateLiveStream::example()).await?);
    }
    Ok(last)
}

#[cfg(feature = "measure")]
fn main() -> ExitCode {
    peer_harness::main(
        |url, _in_flight| FastPix::new(url, "token-id", "secret").map(Arc::new),
        |fastpix| async move { fastpix.create(&CreateLiveStream::example()).await },
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
