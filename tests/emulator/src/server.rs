use std::{
    future::{Future, poll_fn},
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU8, AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header, request};
use http_body_util::BodyExt;
use hyper::{
    body::Incoming,
    rt::{Read, ReadBufCursor, Write},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncRead, ReadBuf},
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{Instant, Sleep, sleep, timeout},
};

use crate::{
    RecordedRequest, control, cors,
    fault::{Faults, Outcome},
    log::{self, LogFormat},
    playback,
    record::Requests,
    response::{ApiResponse, Response},
    router::{HandlerResult, route},
    snapshot,
    state::State,
    storage,
    webhooks::Webhooks,
};

const BODY_LIMIT: usize = 1024 * 1024;

/// Time limit for a request head, from its first byte to its end.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// Time limit for each part of a body, so that a client that stops in the middle does not keep a connection.
pub(crate) const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// Shared by the handle and the tasks of one emulator.
pub(crate) struct Shared {
    /// `None` after the emulator was dropped.
    pub(crate) listener: Mutex<Option<TcpListener>>,
    pub(crate) connections: AtomicU64,
    pub(crate) faults: Mutex<Faults>,
    pub(crate) requests: Mutex<Requests>,
    pub(crate) state: Mutex<State>,
    pub(crate) webhooks: Arc<Webhooks>,
    /// True if the emulator listens on all addresses.
    pub(crate) any_host: bool,
    /// The names under which control routes are served, besides those of this machine.
    pub(crate) control_hosts: Vec<String>,
    /// Grows with each request that may have changed the state.
    pub(crate) changes: AtomicU64,
    /// The resources of the start. `None` if there are none.
    pub(crate) seed: Option<Value>,
    pub(crate) credentials: Option<(String, String)>,
    pub(crate) recording: bool,
    pub(crate) log: Option<LogFormat>,
}

/// Ignores poisoning: the emulator must keep working after a panic in a test that uses it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves connections until the listener is removed. The tasks of the connections end with this one.
pub(crate) async fn accept(shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    let next = || {
        poll_fn(|context| match &*lock(&shared.listener) {
            Some(listener) => listener.poll_accept(context).map(Some),
            None => Poll::Ready(None),
        })
    };
    while let Some(accepted) = next().await {
        while connections.try_join_next().is_some() {}
        match accepted {
            Ok((stream, _)) => {
                let number = shared.connections.fetch_add(1, Ordering::Relaxed) + 1;
                connections
                    .spawn(serve(stream, Connection { number, reading: AtomicU8::new(IDLE), shared: shared.clone() }));
            }
            // Most likely out of file descriptors: trying again at once would be a busy loop.
            Err(_) => sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn serve(stream: TcpStream, connection: Connection) {
    // Without it a response waits for the acknowledgement of the previous one. A failure is harmless.
    let _ = stream.set_nodelay(true);
    let connection = Arc::new(connection);
    let deadline = Box::pin(sleep(Duration::ZERO));
    let io = Gate {
        stream: TokioIo::new(stream),
        connection: connection.clone(),
        deadline,
        has_deadline: false,
        reset: false,
    };
    let service = service_fn(move |request| {
        let connection = connection.clone();
        // Before hyper reads on.
        connection.reading.store(BODY, Ordering::Relaxed);
        async move { connection.respond(request).await }
    });
    // An error means that the client closed the connection, or that a fault or the time limit did.
    let _ = http1::Builder::new().serve_connection(io, service).await;
}

struct Connection {
    number: u64,
    /// One of [`IDLE`], [`HEAD`] and [`BODY`].
    reading: AtomicU8,
    shared: Arc<Shared>,
}

/// The next byte to arrive is the first one of a request.
const IDLE: u8 = 0;
/// A request head has begun and is not complete.
const HEAD: u8 = 1;
/// The head was read; the connection becomes idle with the response.
const BODY: u8 = 2;

impl Connection {
    /// An error closes the connection without a response.
    async fn respond(&self, request: Request<Incoming>) -> io::Result<Response> {
        let (head, body) = request.into_parts();
        let path = head.uri.path().to_owned();
        let entry = self.shared.log.map(|format| log::Entry::new(format, &head.method, &path));
        let response = if control::is_control(&path) {
            let body = read(body, control::BODY_LIMIT).await?;
            if self.shared.recording && control::is_listener(&path) {
                let body = body.clone().unwrap_or_default();
                lock(&self.shared.requests).push(RecordedRequest::new(head.clone(), body, self.number));
            }
            self.shared.changes.fetch_add(1, Ordering::Relaxed);
            Ok(control::serve(&self.shared, &head, body))
        } else {
            let origin = head.headers.contains_key(header::ORIGIN);
            let response = if head.method == Method::OPTIONS {
                Ok(cors::options(&path, &head.headers))
            } else {
                self.serve(head, body).await
            };
            self.shared.changes.fetch_add(1, Ordering::Relaxed);
            response.map(|response| if origin { cors::allow(response) } else { response })
        };
        self.reading.store(IDLE, Ordering::Relaxed);
        if let Some(entry) = entry {
            entry.write(&self.shared, response.as_ref().ok().map(Response::status));
        }
        response
    }

    async fn serve(&self, head: request::Parts, body: Incoming) -> io::Result<Response> {
        if head.uri.path().starts_with(storage::PREFIX) {
            return storage::serve(&self.shared, head, body, self.number).await;
        }
        let body = read(body, BODY_LIMIT).await?;
        let fault = lock(&self.shared.faults).take(&head.method, head.uri.path());
        let (outcome, delay) = fault.map_or((Outcome::Served, Duration::ZERO), |fault| (fault.outcome, fault.delay));
        if let Outcome::ClosedUnread = outcome {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        if self.shared.recording {
            let body = body.clone().unwrap_or_default();
            lock(&self.shared.requests).push(RecordedRequest::new(head.clone(), body, self.number));
        }
        let response = match outcome {
            Outcome::Response(canned) => Some(canned.into_response()),
            outcome => {
                let response = self.shared.perform(&head, body);
                self.shared.changes.fetch_add(1, Ordering::Relaxed);
                matches!(outcome, Outcome::Served | Outcome::Event(_)).then_some(response)
            }
        };
        // After the operation: a client that stopped waiting must find that it was performed.
        if !delay.is_zero() {
            sleep(delay).await;
        }
        response.ok_or_else(|| io::ErrorKind::ConnectionReset.into())
    }
}

/// The whole body, or `None` if it is too large. It is read to its end in any case, because a client that is still
/// writing might not read the response.
async fn read(mut body: Incoming, limit: usize) -> io::Result<Option<Bytes>> {
    let mut kept = Some(Vec::new());
    while let Some(frame) = timeout(BODY_TIMEOUT, body.frame()).await? {
        if let Ok(data) = frame.map_err(io::Error::other)?.into_data() {
            kept = kept.filter(|kept| kept.len() + data.len() <= limit);
            kept.iter_mut().for_each(|kept| kept.extend_from_slice(&data));
        }
    }
    Ok(kept.map(Bytes::from))
}

impl Shared {
    /// Restores the resources and the clock of the start.
    pub(crate) fn reset(&self) {
        let mut state = lock(&self.state);
        state.settings.set_ahead(Duration::ZERO);
        let seed = self.seed.as_ref().cloned().unwrap_or_else(|| json!({}));
        // It was valid at the start.
        let _ = snapshot::load(&mut state, &seed);
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.recording
    }

    fn perform(&self, head: &request::Parts, body: Option<Bytes>) -> Response {
        let (path, query) = (head.uri.path(), head.uri.query().unwrap_or_default());
        if !path.starts_with("/v1") {
            // Playback needs no credentials, but tokens.
            if let Some(response) = playback::serve(&lock(&self.state), &head.method, path, query) {
                return response;
            }
        }
        self.call(head, body).unwrap_or_else(|error| error).into_response()
    }

    fn call(&self, head: &request::Parts, body: Option<Bytes>) -> HandlerResult {
        if !self.accepts(&head.headers) {
            let description = "Send HTTP Basic with a token id as user name and its secret as password.";
            return Err(ApiResponse::error(StatusCode::UNAUTHORIZED, "Invalid credentials", description));
        }
        let Some(body) = body else {
            let description = format!("The limit is {BODY_LIMIT} bytes.");
            return Err(ApiResponse::error(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large", &description));
        };
        let mut state = lock(&self.state);
        if let (true, Some(host)) = (self.any_host, head.headers.get(header::HOST).and_then(|host| host.to_str().ok()))
        {
            // The URL of an upload is for the client that creates it, which can be on another machine.
            state.storage.origin = format!("http://{host}");
        }
        route(&mut state, &head.method, head.uri.path(), head.uri.query(), &body)
    }

    fn accepts(&self, headers: &HeaderMap) -> bool {
        let pair = headers.get(header::AUTHORIZATION).and_then(|value| {
            let (scheme, encoded) = value.to_str().ok()?.split_once(' ')?;
            let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
            let (user, password) = decoded.split_once(':')?;
            scheme.eq_ignore_ascii_case("basic").then(|| (user.to_owned(), password.to_owned()))
        });
        match (&self.credentials, pair) {
            (_, None) => false,
            (Some(accepted), Some(pair)) => *accepted == pair,
            (None, Some((user, password))) => !user.is_empty() && !password.is_empty(),
        }
    }
}

/// The socket. It applies the faults that come before a request is read, and the time limit for heads.
struct Gate {
    stream: TokioIo<TcpStream>,
    connection: Arc<Connection>,
    /// The end of the time for the current head, if the head did not arrive at once.
    deadline: Pin<Box<Sleep>>,
    has_deadline: bool,
    reset: bool,
}

impl Read for Gate {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        mut buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let connection = self.connection.clone();
        if connection.reading.load(Ordering::Relaxed) == IDLE && !lock(&connection.shared.faults).has_unread() {
            // The common case, with one call of the operating system and without a timer.
            let mut bytes = [0; 4096];
            let length = bytes.len().min(buffer.remaining());
            let mut start = ReadBuf::new(bytes.get_mut(..length).unwrap_or_default());
            ready!(Pin::new(self.stream.inner_mut()).poll_read(context, &mut start))?;
            if !start.filled().is_empty() {
                buffer.put_slice(start.filled());
                connection.reading.store(HEAD, Ordering::Relaxed);
                self.has_deadline = false;
            }
            return Poll::Ready(Ok(()));
        }
        if connection.reading.load(Ordering::Relaxed) == IDLE {
            let mut start = [0; 64];
            let waiting = ready!(self.stream.inner().poll_peek(context, &mut ReadBuf::new(&mut start)))?;
            // 0 means that the client closed the connection: there is no request for a fault to apply to.
            if waiting > 0 {
                // A path that is cut off is not taken for that of a control route.
                let path = start.get(..waiting).unwrap_or_default().split(|byte| *byte == b' ').nth(1);
                let is_control = control::is_control(&String::from_utf8_lossy(path.unwrap_or_default()));
                if !is_control && lock(&connection.shared.faults).take_unread() {
                    self.reset = true;
                    return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
                }
                connection.reading.store(HEAD, Ordering::Relaxed);
                self.has_deadline = false;
            }
        }
        if connection.reading.load(Ordering::Relaxed) == HEAD {
            if !self.has_deadline {
                self.deadline.as_mut().reset(Instant::now() + HEAD_TIMEOUT);
                self.has_deadline = true;
            }
            if self.deadline.as_mut().poll(context).is_ready() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl Write for Gate {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Closing a socket with unread input resets the connection; an orderly shutdown before would race with it.
        if self.reset { Poll::Ready(Ok(())) } else { Pin::new(&mut self.stream).poll_shutdown(context) }
    }
}
