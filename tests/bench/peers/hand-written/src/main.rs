//! `peer-hand-written URL CALLS` creates that many live streams, one after the other, and prints the last one.
//!
//! Only what this one call needs, as one would write it for this one call: no retries, one timeout.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

use std::{collections::BTreeMap, env, error::Error, fmt, process::ExitCode, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CreateLiveStream {
    playback_settings: PlaybackSettings,
    input_media_settings: InputMediaSettings,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PlaybackSettings {
    access_policy: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InputMediaSettings {
    media_policy: &'static str,
    metadata: BTreeMap<String, String>,
    enable_dvr_mode: bool,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "printed")]
struct Reply {
    success: Option<bool>,
    data: Option<LiveStream>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct LiveStream {
    stream_id: Option<String>,
    stream_key: Option<String>,
    srt_secret: Option<String>,
    trial: Option<bool>,
    status: Option<String>,
    max_resolution: Option<String>,
    max_duration: Option<i64>,
    created_at: Option<String>,
    reconnect_window: Option<i64>,
    enable_recording: Option<bool>,
    media_policy: Option<String>,
    metadata: Option<BTreeMap<String, String>>,
    enable_dvr_mode: Option<bool>,
    low_latency: Option<bool>,
    closed_captions: Option<bool>,
    playback_ids: Option<Vec<PlaybackId>>,
    media_ids: Option<Vec<String>>,
    srt_playback_response: Option<SrtPlayback>,
    simulcast_responses: Option<Vec<Simulcast>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct PlaybackId {
    id: Option<String>,
    access_policy: Option<String>,
    access_restrictions: Option<AccessRestrictions>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct AccessRestrictions {
    domains: Option<Restriction>,
    user_agents: Option<Restriction>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct Restriction {
    default_policy: Option<String>,
    allow: Option<Vec<String>>,
    deny: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct SrtPlayback {
    srt_playback_stream_id: Option<String>,
    srt_playback_secret: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
struct Simulcast {
    simulcast_id: Option<String>,
    url: Option<String>,
    stream_key: Option<String>,
    is_enabled: Option<bool>,
    metadata: Option<BTreeMap<String, String>>,
}

#[derive(Debug)]
struct Refused {
    status: StatusCode,
    message: Option<String>,
}

#[derive(Default, Deserialize)]
struct Envelope {
    error: Option<Detail>,
}

#[derive(Deserialize)]
struct Detail {
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
    fn new(url: &str, username: &str, password: &str) -> Result<Self, Box<dyn Error>> {
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

    async fn create(&self, stream: &CreateLiveStream) -> Result<Reply, Box<dyn Error>> {
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
            Ok::<_, Box<dyn Error>>((status, response.into_body().collect().await?.to_bytes()))
        })
        .await??;
        if !status.is_success() {
            let envelope: Envelope = serde_json::from_slice(&body).unwrap_or_default();
            return Err(Refused { status, message: envelope.error.and_then(|detail| detail.message) }.into());
        }
        Ok(serde_json::from_slice(&body)?)
    }
}

async fn run() -> Result<Option<Reply>, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let calls: usize = arguments.next().unwrap_or_default().parse()?;
    let fastpix = FastPix::new(&url, "token-id", "secret")?;
    let mut last = None;
    for _ in 0..calls {
        let stream = CreateLiveStream {
            playback_settings: PlaybackSettings { access_policy: "public" },
            input_media_settings: InputMediaSettings {
                media_policy: "public",
                metadata: [("livestream_name".to_owned(), "fastpix_livestream".to_owned())].into(),
                enable_dvr_mode: true,
            },
        };
        last = Some(fastpix.create(&stream).await?);
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
