//! `peer-hand-written URL CALLS` creates that many live streams, one after the other, and prints the last one.
//!
//! Only what this call needs: no retries, one timeout. With the feature `measure`
//! the harness runs it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

mod models;

#[cfg(not(feature = "measure"))]
use std::env;
#[cfg(feature = "measure")]
use std::sync::Arc;
use std::{error::Error, fmt, process::ExitCode, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
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

#[cfg(feature = "tls")]
type Connector = hyper_rustls::HttpsConnector<HttpConnector>;
#[cfg(not(feature = "tls"))]
type Connector = HttpConnector;

struct FastPix {
    client: Client<Connector, Full<Bytes>>,
    streams: Uri,
    authorization: HeaderValue,
}

impl FastPix {
    fn new(url: &str, username: &str, password: &str) -> Result<Self, BoxError> {
        let mut authorization =
            HeaderValue::try_from(format!("Basic {}", STANDARD.encode(format!("{username}:{password}"))))?;
        authorization.set_sensitive(true);
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(Duration::from_secs(5)));
        tcp.enforce_http(false);
        #[cfg(feature = "tls")]
        let connector = hyper_rustls::HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        #[cfg(not(feature = "tls"))]
        let connector = tcp;
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { client, streams: format!("{url}live/streams").parse()?, authorization })
    }

    async fn create(&self, stream: &CreateLiveStream) -> Result<CreateResponse, BoxError> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(self.streams.clone())
            .header(header::ACCEPT, HeaderValue::from_static("application/json"))
            .header(header::USER_AGENT, HeaderValue::from_static("fastpix-rust/0.1.0"))
            .header(header::AUTHORIZATION, self.authorization.clone())
            .header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(Full::new(Bytes::from(serde_json::to_vec(stream)?)))?;
        let (status, body) = tokio::time::timeout(Duration::from_secs(30), async {
            let response = self.client.request(request).await?;
            let status = response.status();
            Ok::<_, BoxError>((status, response.into_body().collect().await?.to_bytes()))
        })
        .await??;
        if !status.is_success() {
            let envelope: Envelope = serde_json::from_slice(&body).unwrap_or_default();
            return Err(Refused { status, message: envelope.error.and_then(|detail| detail.message) }.into());
        }
        Ok(serde_json::from_slice(&body)?)
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
