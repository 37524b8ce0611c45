use std::{
    io,
    net::Ipv4Addr,
    sync::{Arc, atomic::Ordering},
};

use tokio::{net::TcpListener, task::AbortHandle};

use crate::{
    Fault, RecordedRequest, live_streams,
    media_state::Media,
    server::{self, Shared, lock},
    uploads,
};

/// A running emulator. It needs a tokio runtime with I/O and time enabled, and stops when it is dropped.
///
/// ```
/// use fastpix_emulator::{Emulator, Fault};
/// use tokio::io::{AsyncReadExt, AsyncWriteExt};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let emulator = Emulator::start().await?;
/// emulator.fault(Fault::response(503).header("retry-after", "1"));
///
/// // Any client will do; this one is a bare socket.
/// let address = emulator.url().trim_start_matches("http://").trim_end_matches("/v1/");
/// let mut socket = tokio::net::TcpStream::connect(address).await?;
/// socket.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\nconnection: close\r\n\r\n").await?;
/// let mut answer = String::new();
/// socket.read_to_string(&mut answer).await?;
///
/// assert!(answer.starts_with("HTTP/1.1 503"));
/// assert!(answer.contains("retry-after: 1\r\n"));
/// assert_eq!(emulator.requests()[0].path(), "/v1/live/streams");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Emulator {
    url: String,
    shared: Arc<Shared>,
    accepting: AbortHandle,
}

impl Emulator {
    /// Starts an emulator on a free port. It accepts every token id and secret that are not empty.
    ///
    /// # Errors
    ///
    /// When no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// An emulator with a port or credentials of its own.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder { credentials: None, port: 0, recording: true }
    }

    /// The base URL that a client needs, such as `http://127.0.0.1:40123/v1/`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests that were read so far, in the order in which they were complete.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the recorded requests. The state of the service stays as it is.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// How many TCP connections were accepted so far.
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Lets the broadcast of a stream begin, as if an encoder had connected: the stream becomes `active`, has
    /// viewers, and if it is to be recorded, its recording becomes a media whose id is added to its `mediaIds`.
    ///
    /// False, and nothing happens, if there is no such stream or if it is not `idle`. The broadcast ends when
    /// the stream is completed, disabled or deleted.
    pub fn start_broadcast(&self, stream_id: &str) -> bool {
        live_streams::start_broadcast(&mut lock(&self.shared.state), stream_id)
    }

    /// Lets something go wrong with the next request. Several faults wait in line, for one request each.
    pub fn fault(&self, fault: Fault) {
        lock(&self.shared.faults).push_back(fault);
    }

    /// Ends all work that the service does in the background: media become `Ready`, and their tracks, MP4 files
    /// and AI results available.
    ///
    /// Without it, work ends when somebody looks for it: the first request that reads a media, its input info or
    /// its summary sees it in preparation, the second one sees it done. Lists show what there is and end nothing.
    /// A media whose file comes from a host below `.invalid` ends as `Failed`, because no such host exists.
    pub fn finish_processing(&self) {
        lock(&self.shared.state).media.iter_mut().for_each(Media::finish);
    }

    /// Behaves as if the file of a direct upload had arrived: the upload is over, and a media with its id and its
    /// settings is in preparation. `false` if no such upload is waiting for its file.
    pub fn complete_upload(&self, upload_id: &str) -> bool {
        uploads::complete(&mut lock(&self.shared.state), upload_id)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // An aborted task ends when the runtime gets to it; closing the socket here frees the port at once.
        lock(&self.shared.listener).take();
        self.accepting.abort();
    }
}

/// How an [`Emulator`] is to be started.
#[derive(Clone, Debug)]
pub struct EmulatorBuilder {
    credentials: Option<(String, String)>,
    port: u16,
    recording: bool,
}

impl EmulatorBuilder {
    /// Accepts this token id and secret only. Default: every pair that is not empty.
    pub fn credentials(mut self, token_id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = Some((token_id.into(), secret.into()));
        self
    }

    /// Listens on this port of `127.0.0.1`. Default: 0, any free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Whether requests are kept for [`Emulator::requests`]. Turn it off for runs without an end. Default: on.
    pub fn recording(mut self, recording: bool) -> Self {
        self.recording = recording;
        self
    }

    /// Opens the port and starts to serve.
    ///
    /// # Errors
    ///
    /// When the port cannot be opened, most often because it is taken.
    pub async fn start(self) -> io::Result<Emulator> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
        let url = format!("http://{}/v1/", listener.local_addr()?);
        let shared = Arc::new(Shared::new(listener, self.credentials, self.recording));
        let accepting = tokio::spawn(server::accept(shared.clone())).abort_handle();
        Ok(Emulator { url, shared, accepting })
    }
}
