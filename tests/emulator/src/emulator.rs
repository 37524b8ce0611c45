use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use http::Method;
use serde_json::Value;
use tokio::{net::TcpListener, task::AbortHandle};

use crate::{
    Delivery, Fault, LogFormat, MatchedFault, RecordedRequest, demo, live_streams,
    older_forms::OlderForms,
    playback,
    record::Requests,
    server::{self, Shared, lock},
    settings::Settings,
    snapshot,
    state::State,
    storage::{Storage, StoredFile},
    uploads,
    webhooks::{self, Target, Webhooks},
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
    posting: AbortHandle,
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

    /// Configures an emulator: port, credentials, recording, webhook, older response forms.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder {
            credentials: None,
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            recording: true,
            recording_limit: None,
            older_forms: OlderForms::default(),
            manual: false,
            seed: Seed::None,
            control_hosts: Vec::new(),
            log: None,
            webhook: None,
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
        lock(&self.shared.requests).iter().cloned().collect()
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

    /// Ends the broadcast of a stream, as if its encoder had disconnected and not come back: the stream becomes `idle`.
    ///
    /// Returns `false` and changes nothing if there is no such stream or if it is not `active`.
    pub fn stop_broadcast(&self, stream_id: &str) -> bool {
        live_streams::stop_broadcast(&mut lock(&self.shared.state), stream_id)
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

    /// Applies a fault to the next attempt to post an event of this type. [`times`](MatchedFault::times) applies it to
    /// more than one, and [`after`](MatchedFault::after) lets some be posted before.
    ///
    /// A part in braces at the beginning of the type matches anything: `{any}` all types, `{any}.ready` those that end
    /// with `.ready`. The faults are [`Fault::duplicate`], [`Fault::out_of_order`], [`Fault::wrong_signature`] and
    /// [`Fault::delay`]; of the others, only the delay has an effect.
    ///
    /// ```
    /// # use fastpix_emulator::{Emulator, Fault};
    /// # async fn example(emulator: &Emulator) {
    /// emulator.fault_on_event("video.media.ready", Fault::duplicate());
    /// emulator.fault_on_event("{any}", Fault::wrong_signature()).after(2).times(3);
    /// # }
    /// ```
    pub fn fault_on_event(&self, event_type: &str, fault: Fault) -> MatchedFault<'_> {
        MatchedFault::add(&self.shared, Method::POST, event_type, fault)
    }

    /// Sets the URL that events are posted to, and the signing secret, as [`EmulatorBuilder::webhook`] does. Events from
    /// before are not posted.
    ///
    /// # Errors
    ///
    /// The URL is not one with the scheme `http`, or the secret is not base64.
    pub fn set_webhook(&self, url: &str, secret: &str) -> io::Result<()> {
        self.shared.webhooks.set_target(Some(Target::new(url, secret)?));
        Ok(())
    }

    /// Posts an event of any type, and returns its id. `None` if there is no webhook.
    ///
    /// The fields `id`, `workspace`, `createdAt` and `attempts` are added if the event does not have them.
    ///
    /// ```
    /// # use fastpix_emulator::Emulator;
    /// # fn example(emulator: &Emulator) {
    /// emulator.send_event(serde_json::json!({
    ///     "type": "video.media.intro.ready",
    ///     "object": {"type": "media", "id": "a media id"},
    /// }));
    /// # }
    /// ```
    pub fn send_event(&self, event: Value) -> Option<String> {
        self.shared.webhooks.send(event)
    }

    /// Posts the request with which the dashboard tests a URL: `{}` without a signature. `false` if there is no webhook.
    pub fn send_probe(&self) -> bool {
        self.shared.webhooks.send_probe()
    }

    /// Posts an event again, as it was in its latest delivery. `false` if it was not posted yet.
    pub fn resend_event(&self, event_id: &str) -> bool {
        self.shared.webhooks.resend(event_id)
    }

    /// The attempts to deliver events so far, oldest first: the latest 1,000.
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.shared.webhooks.deliveries()
    }

    /// Deletes the list of deliveries.
    pub fn clear_deliveries(&self) {
        self.shared.webhooks.clear_deliveries();
    }

    /// Waits until no event has to be posted, or posted again.
    pub async fn events_delivered(&self) {
        self.shared.webhooks.finished().await;
    }

    /// Completes all background processing: media become `Ready`, and their tracks, MP4 files and AI results available.
    ///
    /// Without it, processing completes by reading: the first request that reads a media, its input info or its
    /// summary sees it in preparation, the second one sees it ready. Lists complete nothing.
    /// A media whose source has a host below `.invalid` becomes `Failed`.
    pub fn finish_processing(&self) {
        lock(&self.shared.state).finish_processing();
    }

    /// Completes the processing of one media. Returns `false` if there is no such media or if it is not `Ready` after
    /// that, because it has failed.
    pub fn make_ready(&self, media_id: &str) -> bool {
        lock(&self.shared.state).finish_media(media_id)
    }

    /// Makes the processing of a media fail. Returns `false` if there is no such media or if its processing is complete.
    pub fn make_failed(&self, media_id: &str) -> bool {
        lock(&self.shared.state).fail_media(media_id)
    }

    /// Sets the result of an AI feature: `summary`, `chapters`, `namedEntities` or `moderation`. Returns `false` if there
    /// is no such feature or no such media, or if the media is not `Ready`.
    pub fn set_ai_result(&self, media_id: &str, feature: &str, result: Value) -> bool {
        lock(&self.shared.state).set_ai_result(media_id, feature, result)
    }

    /// Signs a token for the playback of media or live streams whose access policy is `private`, with the newest signing
    /// key. `None` if there is no signing key.
    pub fn playback_token(&self, playback_id: &str, lifetime: Duration) -> Option<String> {
        playback::sign(&lock(&self.shared.state), &format!("media:{playback_id}"), lifetime)
    }

    /// All resources as JSON: for [`set_state`](Self::set_state), for [`EmulatorBuilder::seed`], or to look at. The bytes
    /// of uploaded files are not part of it.
    pub fn state(&self) -> Value {
        snapshot::save(&lock(&self.shared.state))
    }

    /// Replaces all resources. A list that is absent is empty; views that are absent are those of a new emulator.
    ///
    /// # Errors
    ///
    /// When the JSON is not a state. Nothing is changed then.
    pub fn set_state(&self, state: &Value) -> io::Result<()> {
        load(&mut lock(&self.shared.state), state)
    }

    /// Restores the resources and the clock of the start.
    pub fn reset(&self) {
        self.shared.reset();
    }

    /// Moves the clock ahead, for timeouts and expiries. Delays and the processing of media do not depend on it.
    pub fn advance_clock(&self, by: Duration) {
        lock(&self.shared.state).settings.advance(by);
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        lock(&self.shared.faults).clear();
    }

    /// A number that grows with each request that may have changed the state.
    #[doc(hidden)]
    pub fn changes(&self) -> u64 {
        self.shared.changes.load(Ordering::Relaxed)
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
        self.posting.abort();
    }
}

/// Configuration of an [`Emulator`].
#[derive(Clone)]
pub struct EmulatorBuilder {
    credentials: Option<(String, String)>,
    host: IpAddr,
    port: u16,
    recording: bool,
    recording_limit: Option<usize>,
    older_forms: OlderForms,
    manual: bool,
    seed: Seed,
    control_hosts: Vec<String>,
    log: Option<LogFormat>,
    webhook: Option<(String, String)>,
    storage: Storage,
}

/// The resources of the start.
#[derive(Clone)]
enum Seed {
    None,
    Demo,
    State(Value),
}

impl EmulatorBuilder {
    /// Accepts only this token id and secret. Default: any pair that is not empty.
    pub fn credentials(mut self, token_id: impl Into<String>, secret: impl Into<String>) -> Self {
        self.credentials = Some((token_id.into(), secret.into()));
        self
    }

    /// Sets the address to listen on. Default: `127.0.0.1`. Any other address lets other machines use the emulator.
    pub fn host(mut self, host: impl Into<IpAddr>) -> Self {
        self.host = host.into();
        self
    }

    /// Sets the port. Default: 0, any free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets whether requests are kept for [`Emulator::requests`]. Turn it off for long runs. Default: on.
    pub fn recording(mut self, recording: bool) -> Self {
        self.recording = recording;
        self
    }

    /// Keeps the last requests only, at most this many and at most 16 MiB of bodies. Default: all requests.
    pub fn recording_limit(mut self, requests: usize) -> Self {
        self.recording_limit = Some(requests);
        self
    }

    /// Sets whether media stay in preparation until [`Emulator::finish_processing`] or [`Emulator::make_ready`] is called.
    /// Default: off, reading a media completes its processing.
    pub fn manual_processing(mut self, manual: bool) -> Self {
        self.manual = manual;
        self
    }

    /// Starts with these resources, in the form of [`Emulator::state`]. Default: none.
    pub fn seed(mut self, state: Value) -> Self {
        self.seed = Seed::State(state);
        self
    }

    /// Starts with a workspace to try things on: 57 live streams, media in all states, playlists and a signing key.
    pub fn demo(mut self) -> Self {
        self.seed = Seed::Demo;
        self
    }

    /// Serves the control routes, below `/_emulator/`, also to requests with this host name. Default: `localhost` and
    /// loopback addresses only.
    pub fn control_host(mut self, host: impl Into<String>) -> Self {
        self.control_hosts.push(host.into());
        self
    }

    /// Writes a line to standard error for each request. Default: off.
    pub fn log(mut self, format: LogFormat) -> Self {
        self.log = Some(format);
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

    /// Posts events to this URL, signed with this secret: any bytes in base64. Default: no events.
    pub fn webhook(mut self, url: impl Into<String>, secret: impl Into<String>) -> Self {
        self.webhook = Some((url.into(), secret.into()));
        self
    }

    /// Opens the port and starts serving.
    ///
    /// # Errors
    ///
    /// When the port cannot be opened, most often because it is in use. When the seed is not a state. When the URL of the
    /// webhook is not one with the scheme `http`, or its secret is not base64.
    pub async fn start(self) -> io::Result<Emulator> {
        let webhook = self.webhook.map(|(url, secret)| Target::new(&url, &secret)).transpose()?;
        let listener = TcpListener::bind(SocketAddr::from((self.host, self.port))).await?;
        let mut address = listener.local_addr()?;
        let any_host = address.ip().is_unspecified();
        if any_host {
            // Which listens on all addresses, and is none.
            address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
        }
        let origin = format!("http://{address}");
        let storage = Storage { origin: origin.clone(), ..self.storage };
        let settings = Arc::new(Settings::new(self.older_forms, self.manual));
        let webhooks = Arc::new(Webhooks::new(settings.clone()));
        let mut state = State { settings, webhooks: webhooks.clone(), storage, ..State::default() };
        let seed = match self.seed {
            Seed::None => None,
            Seed::Demo => {
                demo::fill(&mut state);
                Some(snapshot::save(&state))
            }
            Seed::State(seed) => {
                load(&mut state, &seed)?;
                Some(seed)
            }
        };
        let shared = Arc::new(Shared {
            listener: Mutex::new(Some(listener)),
            connections: AtomicU64::default(),
            faults: Mutex::default(),
            requests: Mutex::new(Requests::new(self.recording_limit)),
            state: Mutex::new(state),
            webhooks,
            any_host,
            control_hosts: self.control_hosts,
            changes: AtomicU64::default(),
            seed,
            credentials: self.credentials,
            recording: self.recording,
            log: self.log,
        });
        shared.webhooks.set_target(webhook);
        let accepting = tokio::spawn(server::accept(shared.clone())).abort_handle();
        let posting = tokio::spawn(webhooks::deliver(shared.clone())).abort_handle();
        Ok(Emulator { url: format!("{origin}/v1/"), origin, shared, accepting, posting })
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("credentials", &self.credentials.as_ref().map(|_| "[redacted]"))
            .field("host", &self.host)
            .field("port", &self.port)
            .field("recording", &self.recording)
            .field("older_forms", &self.older_forms)
            .field("manual", &self.manual)
            .field("webhook", &self.webhook.as_ref().map(|(url, _)| url))
            .finish_non_exhaustive()
    }
}

fn load(state: &mut State, saved: &Value) -> io::Result<()> {
    snapshot::load(state, saved).map_err(|failures| {
        let failures: Vec<_> = failures.iter().map(|(field, demand)| format!("{field} {demand}")).collect();
        io::Error::new(io::ErrorKind::InvalidData, format!("the state is invalid: {}", failures.join("; ")))
    })
}
