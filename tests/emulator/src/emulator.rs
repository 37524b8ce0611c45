use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, atomic::Ordering},
};

use http::Method;
use tokio::{net::TcpListener, task::AbortHandle};

use crate::{
    Fault, MatchedFault, RecordedRequest, live_streams,
    media_state::Media,
    older_forms::OlderForms,
    server::{self, Shared, lock},
    state::State,
    storage::{Storage, StoredFile},
    uploads,
};

/// A running emulator. It needs a tokio runtime with I/O and time enabled, and stops when it is dropped.
///
/// ```
/// use fastpix_emulator::{Emulator, Fault, Method};
/// use tokio::io::{AsyncReadExt, AsyncWriteExt};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let emulator = Emulator::start().await?;
/// emulator.fault_on(Method::GET, "/live/streams", Fault::status(503).header("retry-after", "1"));
///
/// // Any client works; this one is a bare socket.
/// let address = emulator.origin().trim_start_matches("http://");
/// let mut socket = tokio::net::TcpStream::connect(address).await?;
/// socket.write_all(b"GET /v1/live/streams HTTP/1.1\r\nhost: local\r\nconnection: close\r\n\r\n").await?;
/// let mut response = String::new();
/// socket.read_to_string(&mut response).await?;
///
/// assert!(response.starts_with("HTTP/1.1 503"));
/// assert!(response.contains("retry-after: 1\r\n"));
/// assert_eq!(emulator.requests()[0].path(), "/v1/live/streams");
/// # Ok(())
/// # }
/// ```
///
/// # Playback
///
/// Below [`origin`](Self::origin) the emulator serves a playlist and thumbnails for each playback id, without
/// credentials: `/{playbackId}.m3u8` and `/{playbackId}/thumbnail.{jpg,png,webp}`. The access policies `private` and
/// `drm` require the query parameter `token`: a JWT, signed with RS256 by a signing key of the emulator, with its id
/// as `kid`, an `exp`, and the `aud` `media:{playbackId}`, or `drm:{playbackId}` for DRM. A missing, invalid or
/// expired token, another audience and a deleted key result in a 401; media that are not `Ready` and live streams
/// that are not `active`, in a 400.
pub struct Emulator {
    url: String,
    origin: String,
    shared: Arc<Shared>,
    accepting: AbortHandle,
}

impl Emulator {
    /// Starts an emulator on a free port. It accepts any token id and secret that are not empty.
    ///
    /// # Errors
    ///
    /// When no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Configures an emulator: port, credentials, recording, older response forms.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder {
            credentials: None,
            port: 0,
            recording: true,
            older_forms: OlderForms::default(),
            storage: Storage::default(),
        }
    }

    /// The base URL of the API, such as `http://127.0.0.1:40123/v1/`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The base of playback URLs, such as `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The requests received so far, in the order in which they were complete.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.shared.requests).clone()
    }

    /// Deletes the recorded requests. Resources are not changed.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }

    /// The number of TCP connections accepted so far.
    pub fn connections(&self) -> u64 {
        self.shared.connections.load(Ordering::Relaxed)
    }

    /// Starts the broadcast of a stream, as if an encoder had connected: the stream becomes `active` and has viewers.
    /// If it is to be recorded, the recording becomes a media, and its id is added to the stream's `mediaIds`.
    ///
    /// Returns `false` and changes nothing if there is no such stream or if it is not `idle`. The broadcast ends when
    /// the stream is completed, disabled or deleted.
    pub fn start_broadcast(&self, stream_id: &str) -> bool {
        live_streams::start_broadcast(&mut lock(&self.shared.state), stream_id)
    }

    /// Applies a fault to the next request, whatever it is. Each fault applies to one request; several are applied in
    /// order. Where requests are sent concurrently, use [`fault_on`](Self::fault_on).
    pub fn fault(&self, fault: Fault) {
        lock(&self.shared.faults).next.push_back(fault);
    }

    /// Applies a fault to the next request with this method and path. [`times`](MatchedFault::times) applies it to
    /// more than one, and [`after`](MatchedFault::after) lets some be served before.
    ///
    /// The path is relative to the base URL, as in the API's reference; a segment in braces matches any id. Such
    /// faults are considered in the order in which they were added, and before those of [`fault`](Self::fault).
    ///
    /// ```
    /// # use fastpix_emulator::{Emulator, Fault, Method};
    /// # async fn example(emulator: &Emulator) {
    /// emulator.fault_on(Method::POST, "/live/streams", Fault::status(503)).times(2);
    /// emulator.fault_on(Method::GET, "/live/streams/{streamId}", Fault::close_without_response()).after(1);
    /// # }
    /// ```
    pub fn fault_on(&self, method: Method, path: &str, fault: Fault) -> MatchedFault<'_> {
        MatchedFault::add(&self.shared, method, path, fault)
    }

    /// Completes all background processing: media become `Ready`, and their tracks, MP4 files and AI results available.
    ///
    /// Without it, processing completes by reading: the first request that reads a media, its input info or its
    /// summary sees it in preparation, the second one sees it ready. Lists complete nothing.
    /// A media whose source has a host below `.invalid` becomes `Failed`.
    pub fn finish_processing(&self) {
        lock(&self.shared.state).media.iter_mut().for_each(Media::finish);
    }

    /// The file of a direct upload, or the part of it that the storage host has committed so far. `None` if there is no
    /// such upload.
    pub fn stored_file(&self, upload_id: &str) -> Option<StoredFile> {
        let session = uploads::session(&lock(&self.shared.state), upload_id)?;
        Some(session.file())
    }

    /// Expires the session of a direct upload: the storage host responds with 410 to its URL. Returns `false` if there is
    /// no such upload.
    pub fn expire_upload(&self, upload_id: &str) -> bool {
        let session = uploads::session(&lock(&self.shared.state), upload_id);
        session.map(|session| session.expire()).is_some()
    }

    /// Makes the processing of a direct upload fail: its media becomes `Failed` in place of `Ready`. Returns `false` if
    /// there is no such upload, or if its media is ready.
    pub fn fail_upload(&self, upload_id: &str) -> bool {
        uploads::fail(&mut lock(&self.shared.state), upload_id)
    }

    /// Completes a direct upload, as if its file had arrived: a media with the upload's id and settings is in
    /// preparation. Returns `false` if there is no such upload or if it is not `waiting`.
    pub fn complete_upload(&self, upload_id: &str) -> bool {
        uploads::complete(&mut lock(&self.shared.state), upload_id)
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("url", &self.url)
            .field("connections", &self.connections())
            .field("requests", &lock(&self.shared.requests).len())
            .finish_non_exhaustive()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // The aborted task ends later; closing the socket here frees the port at once.
        lock(&self.shared.listener).take();
        self.accepting.abort();
    }
}

/// Configuration of an [`Emulator`].
#[derive(Clone)]
pub struct EmulatorBuilder {
    credentials: Option<(String, String)>,
    port: u16,
    recording: bool,
    older_forms: OlderForms,
    storage: Storage,
}

impl EmulatorBuilder {
    /// Accepts only this token id and secret. Default: any pair that is not empty.
    pub fn credentials(mut self, token_id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = Some((token_id.into(), secret.into()));
        self
    }

    /// Sets the port on `127.0.0.1`. Default: 0, any free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets whether requests are kept for [`Emulator::requests`]. Turn it off for long runs. Default: on.
    pub fn recording(mut self, recording: bool) -> Self {
        self.recording = recording;
        self
    }

    /// Sets whether the bytes of uploaded files are kept, for [`StoredFile::bytes`]. Default: off, only length and SHA-256.
    pub fn keep_files(mut self, keep: bool) -> Self {
        self.storage.keep = keep;
        self
    }

    /// Returns URLs for direct uploads that are not those of a session yet: the client has to start the session by a
    /// `POST`, which returns its URL. Default: URLs of sessions, with the parameter `upload_id`.
    pub fn unstarted_uploads(mut self) -> Self {
        self.storage.unstarted = true;
        self
    }

    /// Turns on all older response forms: [`duration_as_text`](Self::duration_as_text),
    /// [`mp4_support_as_text`](Self::mp4_support_as_text), [`without_drm`](Self::without_drm) and
    /// [`generated_names`](Self::generated_names).
    pub fn older_forms(mut self) -> Self {
        self.older_forms = OlderForms::ALL;
        self
    }

    /// Returns the `duration` of media as `"HH:MM:SS"`. Default: a number of seconds.
    pub fn duration_as_text(mut self) -> Self {
        self.older_forms.duration_as_text = true;
        self
    }

    /// Returns the `mp4Support` of media as a string, such as `"capped_4k"`. Default: a list of files.
    pub fn mp4_support_as_text(mut self) -> Self {
        self.older_forms.mp4_support_as_text = true;
        self
    }

    /// Emulates a workspace without DRM: listing its DRM configurations results in a 400. Default: one configuration.
    pub fn without_drm(mut self) -> Self {
        self.older_forms.without_drm = true;
        self
    }

    /// Returns AI flags under names such as `isGeneratedChapters`. Default: names such as `isChaptersEnabled`.
    pub fn generated_names(mut self) -> Self {
        self.older_forms.generated_names = true;
        self
    }

    /// Opens the port and starts serving.
    ///
    /// # Errors
    ///
    /// When the port cannot be opened, most often because it is in use.
    pub async fn start(self) -> io::Result<Emulator> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))).await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let storage = Storage { origin: origin.clone(), ..self.storage };
        let state = State { older_forms: self.older_forms, storage, ..State::default() };
        let shared = Arc::new(Shared::new(listener, self.credentials, self.recording, state));
        let accepting = tokio::spawn(server::accept(shared.clone())).abort_handle();
        Ok(Emulator { url: format!("{origin}/v1/"), origin, shared, accepting })
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("credentials", &self.credentials.as_ref().map(|_| "[redacted]"))
            .field("port", &self.port)
            .field("recording", &self.recording)
            .field("older_forms", &self.older_forms)
            .finish()
    }
}
