use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use fastpix_core::{FastpixCore, FastpixError, errors::BoxError};
use http::HeaderValue;
use tokio::time::Sleep;

use crate::{
    Progress, ResumeToken, Source, UploadError,
    UploadErrorKind::{InvalidRequest, Timeout},
    progress::Callback,
    transfer::{self, Transfer},
};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Uploads a source to the URL of a direct upload.
///
/// The source is a path, an open file, bytes, or a reader, see [`Source`]. Nothing is sent before the future is polled,
/// and dropping it stops the upload.
///
/// ```
/// use fastpix_core::FastpixCore;
/// use fastpix_upload::{UploadError, upload};
///
/// async fn send(core: &FastpixCore, upload_url: &str) -> Result<u64, UploadError> {
///     Ok(upload(core, upload_url, "concert.mp4").await?.length)
/// }
/// ```
pub fn upload(core: &FastpixCore, upload_url: &str, source: impl Into<Source>) -> Upload {
    Upload::new(core, Target::Url(upload_url.to_owned()), source.into(), |uploaded| uploaded)
}

/// Goes on with an upload that failed or was stopped.
///
/// The storage host is asked how much it has committed. A source with another length or modification time than that of
/// the token is an error, and nothing is sent.
///
/// ```
/// use fastpix_core::FastpixCore;
/// use fastpix_upload::{ResumeToken, UploadError, resume};
///
/// async fn go_on(core: &FastpixCore, token: ResumeToken) -> Result<u64, UploadError> {
///     Ok(resume(core, token, "concert.mp4").await?.length)
/// }
/// ```
pub fn resume(core: &FastpixCore, token: ResumeToken, source: impl Into<Source>) -> Upload {
    let mut upload = Upload::new(core, Target::Token(Box::new(token)), source.into(), |uploaded| uploaded);
    if let Some(Parts { target: Target::Token(token), options, .. }) = upload.parts.as_deref_mut() {
        options.chunk_size = token.chunk_size;
    }
    upload
}

/// A call that opens an upload, and returns its URL and its ID.
#[doc(hidden)]
pub type Opening = Pin<Box<dyn Future<Output = Result<(String, String), FastpixError>> + Send>>;

/// Opens an upload after the source was checked, uploads, and returns the ID of the upload.
#[doc(hidden)]
pub fn upload_to(core: &FastpixCore, opening: Opening, source: Source) -> Upload<String> {
    Upload::new(core, Target::Opening(opening), source, |uploaded| uploaded.upload_id.unwrap_or_default())
}

/// A complete upload.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Uploaded {
    /// The number of bytes of the file.
    pub length: u64,
    /// The ID of the upload, which is that of the media. `None` if the upload was not opened by `upload_file`.
    pub upload_id: Option<String>,
}

/// Pending upload: a future of `T` or of an [`UploadError`].
///
/// Made by [`upload`], [`resume`], and `upload_file` of `fastpix-funcs`. The options have to be set before it is
/// polled.
#[must_use = "an upload does nothing unless it is awaited"]
pub struct Upload<T = Uploaded> {
    /// `None` once it was polled.
    parts: Option<Box<Parts>>,
    running: Option<Running>,
    deadline: Option<Pin<Box<Sleep>>>,
    state: SharedState,
    output: fn(Uploaded) -> T,
}

struct Parts {
    core: FastpixCore,
    target: Target,
    source: Source,
    options: Options,
}

type Running = Pin<Box<dyn Future<Output = Result<Uploaded, UploadError>> + Send>>;

pub(crate) enum Target {
    Url(String),
    Opening(Opening),
    Token(Box<ResumeToken>),
}

pub(crate) type OnExpired = Box<dyn Fn() -> Pin<Box<dyn Future<Output = Result<String, BoxError>> + Send>> + Send>;

pub(crate) struct Options {
    pub(crate) chunk_size: u64,
    pub(crate) content_type: Option<String>,
    pub(crate) on_progress: Option<Callback>,
    pub(crate) on_expired: Option<OnExpired>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) stall_timeout: Duration,
    pub(crate) max_rate: Option<u64>,
    pub(crate) attempts: u32,
    pub(crate) delays: (Duration, Duration),
}

impl Options {
    fn check(&self) -> Result<(), UploadError> {
        let problem = if self.chunk_size % (256 * KIB) != 0 || !(5 * MIB..=500 * MIB).contains(&self.chunk_size) {
            "the chunk size is not a multiple of 256 KiB from 5 to 500 MiB"
        } else if self.content_type.as_ref().is_some_and(|value| HeaderValue::try_from(value).is_err()) {
            "the content type cannot be sent in a header"
        } else if self.stall_timeout.is_zero() || self.timeout.is_some_and(|timeout| timeout.is_zero()) {
            "a timeout of 0 leaves no time for anything"
        } else if self.max_rate == Some(0) {
            "with a rate of 0 nothing is sent"
        } else if self.attempts == 0 {
            "without an attempt nothing is sent"
        } else {
            return Ok(());
        };
        Err(UploadError::new(InvalidRequest, problem))
    }
}

/// State of an upload, also after an error.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) committed: u64,
    pub(crate) total: Option<u64>,
    pub(crate) may_be_complete: bool,
    pub(crate) token: Option<ResumeToken>,
}

#[derive(Clone, Default)]
pub(crate) struct SharedState(Arc<Mutex<State>>);

impl SharedState {
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Upload<T> {
    fn new(core: &FastpixCore, target: Target, source: Source, output: fn(Uploaded) -> T) -> Self {
        let options = Options {
            chunk_size: 16 * MIB,
            content_type: None,
            on_progress: None,
            on_expired: None,
            timeout: None,
            stall_timeout: Duration::from_secs(30),
            max_rate: None,
            attempts: 5,
            delays: (Duration::from_secs(1), Duration::from_secs(30)),
        };
        let parts = Parts { core: core.clone(), target, source, options };
        let state = SharedState::default();
        if let Target::Token(token) = &parts.target {
            state.lock().token = Some((**token).clone());
        }
        Self { parts: Some(Box::new(parts)), running: None, deadline: None, state, output }
    }

    fn with(mut self, set: impl FnOnce(&mut Options)) -> Self {
        if let Some(parts) = &mut self.parts {
            set(&mut parts.options);
        }
        self
    }

    /// Sets the number of bytes of a chunk: a multiple of 256 KiB, from 5 to 500 MiB. After each chunk there is a round
    /// trip; what is lost with a connection is less than a chunk. Default: 16 MiB, or that of the upload that is
    /// resumed.
    pub fn chunk_size(self, bytes: u64) -> Self {
        self.with(|options| options.chunk_size = bytes)
    }

    /// Sets the content type of the file. Default: by the extension of a path, for the usual video and audio formats;
    /// otherwise `application/octet-stream`.
    pub fn content_type(self, content_type: impl Into<String>) -> Self {
        self.with(|options| options.content_type = Some(content_type.into()))
    }

    /// Sets a function that is called with the progress: after each 256 KiB, when bytes are confirmed, and every 100 ms
    /// while the connection waits. Default: none.
    pub fn on_progress(self, callback: impl FnMut(&Progress) + Send + 'static) -> Self {
        self.with(|options| options.on_progress = Some(Box::new(callback)))
    }

    /// Sets a function that returns another upload URL when the session has expired (404, 410) or the URL is rejected
    /// (401, 403). The upload goes on where the new session stands, usually at the beginning; a
    /// [stream](Source::stream) cannot go back to what was committed. A new upload has a new ID. It is called at most
    /// as often as
    /// [`attempts`](Self::attempts) says. Default: none, the upload fails.
    pub fn on_expired<F, R, E>(self, new_url: F) -> Self
    where
        F: Fn() -> R + Send + 'static,
        R: Future<Output = Result<String, E>> + Send + 'static,
        E: Into<BoxError> + 'static,
    {
        self.with(|options| {
            options.on_expired = Some(Box::new(move || {
                let url = new_url();
                Box::pin(async move { url.await.map_err(Into::into) })
            }));
        })
    }

    /// Sets the time limit of the whole upload, with all attempts and delays. Default: none.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|options| options.timeout = Some(timeout))
    }

    /// Sets how long there may be no progress before an attempt is given up: no bytes taken by the connection, or no
    /// response after the last of them. The response may also take as long as its chunk took to send, because the
    /// operating system has a part of it in its buffers. Default: 30 s.
    pub fn stall_timeout(self, timeout: Duration) -> Self {
        self.with(|options| options.stall_timeout = timeout)
    }

    /// Sets the maximum number of bytes per second. Default: none.
    pub fn max_rate(self, bytes_per_second: u64) -> Self {
        self.with(|options| options.max_rate = Some(bytes_per_second))
    }

    /// Sets how many attempts may fail one after the other without progress. Default: 5.
    pub fn attempts(self, attempts: u32) -> Self {
        self.with(|options| options.attempts = attempts)
    }

    /// Sets the delays before attempts: random, up to `first` before the second attempt, twice as much before each
    /// further one, at most `longest`. Never less than a `Retry-After` of the storage host. Default: 1 s and 30 s.
    pub fn delays(self, first: Duration, longest: Duration) -> Self {
        self.with(|options| options.delays = (first, longest))
    }

    /// Token for [`resume`] if the upload is stopped now. `None` before there is a session.
    pub fn resume_token(&self) -> Option<ResumeToken> {
        self.state.lock().token.clone()
    }

    fn start(&mut self, parts: Parts) -> Result<Running, UploadError> {
        let Parts { core, target, source, options } = parts;
        options.check()?;
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(UploadError::new(InvalidRequest, "there is no Tokio runtime to run the upload"));
        }
        self.deadline = options.timeout.map(|timeout| Box::pin(tokio::time::sleep(timeout)));
        Ok(Box::pin(transfer::run(Transfer::new(core, options, self.state.clone()), target, source)))
    }
}

impl<T> Future for Upload<T> {
    type Output = Result<T, UploadError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        if let Some(parts) = this.parts.take() {
            match this.start(*parts) {
                Ok(running) => this.running = Some(running),
                Err(error) => return Poll::Ready(Err(error.with_state(&this.state.lock()))),
            }
        }
        let Some(running) = &mut this.running else {
            let message = "the upload has ended already";
            return Poll::Ready(Err(UploadError::new(InvalidRequest, message)));
        };
        let result = match running.as_mut().poll(cx) {
            Poll::Ready(result) => result,
            Poll::Pending => match this.deadline.as_mut().map(|deadline| deadline.as_mut().poll(cx)) {
                Some(Poll::Ready(())) => Err(UploadError::new(Timeout, "the time limit of the upload was exceeded")),
                _ => return Poll::Pending,
            },
        };
        this.running = None;
        Poll::Ready(match result {
            Ok(uploaded) => {
                this.state.lock().token = None;
                Ok((this.output)(uploaded))
            }
            Err(error) => Err(error.with_state(&this.state.lock())),
        })
    }
}

impl<T> fmt::Debug for Upload<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.lock();
        let mut debug = f.debug_struct("Upload");
        debug.field("committed", &state.committed).field("total", &state.total).finish_non_exhaustive()
    }
}
