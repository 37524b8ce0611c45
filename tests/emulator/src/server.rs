use std::{
    collections::VecDeque,
    future::poll_fn,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode, header, request};
use http_body_util::BodyExt;
use hyper::{
    body::Incoming,
    rt::{Read, ReadBufCursor, Write},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    io::ReadBuf,
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::{
    Fault, RecordedRequest,
    fault::Outcome,
    response::{ApiResponse, Response},
    router::{HandlerResult, route},
    signing_keys::{self, KeyPair},
    state::State,
};

const BODY_LIMIT: usize = 1024 * 1024;

/// What the handle and the tasks of one emulator have in common.
#[derive(Debug)]
pub(crate) struct Shared {
    /// Empty once the emulator was dropped.
    pub(crate) listener: Mutex<Option<TcpListener>>,
    pub(crate) connections: AtomicU64,
    pub(crate) faults: Mutex<VecDeque<Fault>>,
    pub(crate) requests: Mutex<Vec<RecordedRequest>>,
    pub(crate) state: Mutex<State>,
    credentials: Option<(String, String)>,
    recording: bool,
}

/// A test that panicked elsewhere must not take the emulator with it, so poison is of no interest.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Serves connections until the listener is taken away. The tasks of the connections end with this one.
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
                    .spawn(serve(stream, Connection { number, idle: AtomicBool::new(true), shared: shared.clone() }));
            }
            // Out of file descriptors, most likely: trying again at once would only burn time.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn serve(stream: TcpStream, connection: Connection) {
    // Without it an answer waits for the acknowledgement of the one before; a failure costs just that.
    let _ = stream.set_nodelay(true);
    let connection = Arc::new(connection);
    let io = Gate { stream: TokioIo::new(stream), connection: connection.clone(), refused: false };
    let service = service_fn(move |request| {
        let connection = connection.clone();
        async move { connection.answer(request).await }
    });
    // An error is a client that went away, or a fault that did what it is for.
    let _ = http1::Builder::new().serve_connection(io, service).await;
}

struct Connection {
    number: u64,
    /// Whether the next byte to arrive is the first one of a request.
    idle: AtomicBool,
    shared: Arc<Shared>,
}

impl Connection {
    /// An error closes the connection without an answer.
    async fn answer(&self, request: Request<Incoming>) -> io::Result<Response> {
        let (head, body) = request.into_parts();
        let body = read(body).await?;
        let fault = lock(&self.shared.faults).pop_front();
        let (outcome, delay) = fault.map_or((Outcome::Served, Duration::ZERO), |fault| (fault.outcome, fault.delay));
        if let Outcome::Unread = outcome {
            // The fault came when this request was half read. What the client sees is the same.
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        if self.shared.recording {
            let body = body.clone().unwrap_or_default();
            lock(&self.shared.requests).push(RecordedRequest::new(head.clone(), body, self.number));
        }
        let response = match outcome {
            Outcome::ApiResponse(canned) => Some(canned.into_response()),
            outcome => {
                self.shared.prepare(&head).await;
                let response = self.shared.perform(&head, body).unwrap_or_else(|refusal| refusal);
                matches!(outcome, Outcome::Served).then(|| response.into_response())
            }
        };
        // After the work, not before: a client that gives up waiting must find that it was done.
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        self.idle.store(true, Ordering::Relaxed);
        response.ok_or_else(|| io::ErrorKind::ConnectionReset.into())
    }
}

/// The whole body, or nothing if it is too large. It is read to its end even so, because a client
/// that is still writing might not look at the answer.
async fn read(mut body: Incoming) -> io::Result<Option<Bytes>> {
    let mut kept = Some(Vec::new());
    while let Some(frame) = body.frame().await {
        if let Ok(data) = frame.map_err(io::Error::other)?.into_data() {
            kept = kept.filter(|kept| kept.len() + data.len() <= BODY_LIMIT);
            kept.iter_mut().for_each(|kept| kept.extend_from_slice(&data));
        }
    }
    Ok(kept.map(Bytes::from))
}

impl Shared {
    pub(crate) fn new(listener: TcpListener, credentials: Option<(String, String)>, recording: bool) -> Self {
        Self {
            listener: Mutex::new(Some(listener)),
            connections: AtomicU64::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            state: Mutex::default(),
            credentials,
            recording,
        }
    }

    /// What takes long is done before the state is locked, and on a thread of its own.
    async fn prepare(&self, head: &request::Parts) {
        if !signing_keys::is_creation(&head.method, head.uri.path()) || !self.admits(&head.headers) {
            return;
        }
        if let Ok(Some(pair)) = tokio::task::spawn_blocking(KeyPair::generate).await {
            lock(&self.state).key_pairs.push(pair);
        }
    }

    fn perform(&self, head: &request::Parts, body: Option<Bytes>) -> HandlerResult {
        if !self.admits(&head.headers) {
            let description = "Send HTTP Basic, with a token id as user name and its secret as password.";
            return Err(ApiResponse::error(StatusCode::UNAUTHORIZED, "The credentials were not accepted", description));
        }
        let Some(body) = body else {
            let description = format!("At most {BODY_LIMIT} bytes are read.");
            return Err(ApiResponse::error(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large", &description));
        };
        route(&mut lock(&self.state), &head.method, head.uri.path(), head.uri.query(), &body)
    }

    fn admits(&self, headers: &HeaderMap) -> bool {
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

    /// Takes the fault at the front if it is one that happens before a request is read.
    fn take_unread(&self) -> bool {
        let mut faults = lock(&self.faults);
        let unread = faults.front().is_some_and(|fault| matches!(fault.outcome, Outcome::Unread));
        if unread {
            faults.pop_front();
        }
        unread
    }
}

/// The socket, with a look at the faults whenever a request is about to be read.
struct Gate {
    stream: TokioIo<TcpStream>,
    connection: Arc<Connection>,
    refused: bool,
}

impl Read for Gate {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if self.connection.idle.load(Ordering::Relaxed) {
            let mut byte = [0];
            let waiting = ready!(self.stream.inner().poll_peek(context, &mut ReadBuf::new(&mut byte)))?;
            // Nothing to read is the client's end of the connection, and no request that a fault could hit.
            if waiting > 0 {
                if self.connection.shared.take_unread() {
                    self.refused = true;
                    return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
                }
                self.connection.idle.store(false, Ordering::Relaxed);
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
        // A socket closed with unread input resets the connection; an orderly end before that would race with it.
        if self.refused { Poll::Ready(Ok(())) } else { Pin::new(&mut self.stream).poll_shutdown(context) }
    }
}
