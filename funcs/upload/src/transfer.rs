//! Transfer of a source to the storage host: sessions, chunks, status queries and attempts.

use std::{
    borrow::Cow,
    collections::hash_map::RandomState,
    future::{Future, pending, poll_fn},
    hash::BuildHasher,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use fastpix_core::{FastpixCore, FastpixError, Idempotency, Operation, RequestBody, ResponseBody, errors::BoxError};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use http_body::{Body, Frame, SizeHint};
use tokio::{
    sync::mpsc,
    time::{Instant, Sleep, sleep, sleep_until},
};

use crate::{
    ResumeToken, Source, UploadError, UploadErrorKind, Uploaded,
    progress::Reporter,
    protocol::{Meaning, chunk_range, is_session, meaning, parse_url, query_range, session_url},
    reader::{BLOCK, READ, Reader},
    upload::{Options, SharedState, Target},
};

// What hooks and spans show of the requests of an upload.
static START: Operation = Operation::new("upload-start", Method::POST, "/", Idempotency::Idempotent, &[]);
static CHUNK: Operation = Operation::new("upload-chunk", Method::PUT, "/", Idempotency::Idempotent, &[]);
static STATUS: Operation = Operation::new("upload-status", Method::PUT, "/", Idempotency::Idempotent, &[]);

const USER_AGENT: &str = concat!("fastpix-rust/", env!("CARGO_PKG_VERSION"));
/// The most that is read of the body of a response, so that its connection can be used again.
const LONGEST_BODY: usize = 64 * 1024;
/// The longest time that the storage host can ask to wait.
const LONGEST_DELAY: Duration = Duration::from_secs(600);
/// Interval of progress reports while the connection waits.
const TICK: Duration = Duration::from_millis(100);

pub(crate) struct Transfer {
    core: FastpixCore,
    options: Options,
    state: SharedState,
    reporter: Reporter,
    began: Instant,
    upload_id: Option<String>,
    content_type: String,
    committed: u64,
    /// The most that the session has committed so far.
    best: u64,
    /// Attempts without progress, one after the other.
    failures: u32,
    /// Number of new URLs.
    renewals: u32,
    /// Earliest time for the next block.
    next_block: Instant,
}

/// Target of the requests.
enum Place {
    /// To the URL that starts a session.
    Unstarted(Uri),
    Session(Uri),
}

impl Place {
    fn new(uri: Uri) -> Self {
        if is_session(&uri) { Self::Session(uri) } else { Self::Unstarted(uri) }
    }
}

/// Outcome of a request.
enum Step {
    Started(Uri),
    Complete,
    Committed(u64),
    Failed(Failure),
    /// The session has expired, or its URL is rejected.
    Expired(UploadErrorKind, StatusCode),
}

/// The error of an attempt that may be repeated.
struct Failure {
    message: Cow<'static, str>,
    status: Option<StatusCode>,
    source: Option<BoxError>,
    retry_after: Option<Duration>,
}

impl Failure {
    fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self { message: message.into(), status: None, source: None, retry_after: None }
    }
}

/// A response whose body was read.
struct Received {
    status: StatusCode,
    headers: HeaderMap,
}

/// Bytes of the source that are sent with a request.
struct Chunk {
    start: u64,
    end: u64,
    is_last: bool,
}

pub(crate) async fn run(mut transfer: Transfer, target: Target, source: Source) -> Result<Uploaded, UploadError> {
    let content_type = source.content_type();
    let given = transfer.options.content_type.take();
    // The URL is checked before the source is opened, and both before anything is sent.
    let url = match &target {
        Target::Url(url) => Some(parse_url(url)?),
        Target::Token(token) => Some(parse_url(&token.url)?),
        Target::Opening(_) => None,
    };
    let mut reader = Reader::open(source).await?;
    transfer.content_type = given.unwrap_or_else(|| content_type.to_owned());
    let (place, ask) = match (target, url) {
        (Target::Token(token), Some(url)) => {
            check_unchanged(&token, &mut reader)?;
            let ResumeToken { upload_id, content_type, .. } = *token;
            (transfer.upload_id, transfer.content_type) = (upload_id, content_type);
            (Place::Session(url), true)
        }
        (target, url) => {
            // A stream that is empty is an error before anything is sent.
            reader.chunk(0, transfer.options.chunk_size).await?;
            let url = match (target, url) {
                (Target::Opening(opening), _) => transfer.open(opening.await)?,
                (_, Some(url)) => url,
                (Target::Url(url), None) => parse_url(&url)?,
                (Target::Token(token), None) => parse_url(&token.url)?,
            };
            (Place::new(url), false)
        }
    };
    transfer.send(reader, place, ask).await
}

/// Fails if the source is not the one of the token.
fn check_unchanged(token: &ResumeToken, reader: &mut Reader) -> Result<(), UploadError> {
    let differs = |then: Option<u64>, now: Option<u64>| then.zip(now).is_some_and(|(then, now)| then != now);
    if differs(token.total, reader.total) || differs(token.modified, reader.modified) {
        let message =
            "the source is not the one that the upload began with: its length or its modification time differs";
        return Err(UploadError::new(UploadErrorKind::SourceChanged, message));
    }
    reader.total = reader.total.or(token.total);
    Ok(())
}

impl Transfer {
    pub(crate) fn new(core: FastpixCore, mut options: Options, state: SharedState) -> Self {
        let now = Instant::now();
        let reporter = Reporter::new(options.on_progress.take());
        Self {
            core,
            options,
            state,
            reporter,
            began: now,
            upload_id: None,
            content_type: String::new(),
            committed: 0,
            best: 0,
            failures: 0,
            renewals: 0,
            next_block: now,
        }
    }

    fn open(&mut self, opened: Result<(String, String), FastpixError>) -> Result<Uri, UploadError> {
        match opened {
            Ok((url, upload_id)) => {
                self.upload_id = Some(upload_id);
                parse_url(&url)
            }
            Err(error) => {
                let status = error.status();
                let error =
                    UploadError::new(UploadErrorKind::NotOpened, "the upload was not opened").with_source(error);
                Err(error.with_status(status))
            }
        }
    }

    async fn send(mut self, mut reader: Reader, mut place: Place, mut ask: bool) -> Result<Uploaded, UploadError> {
        loop {
            self.remember(&place, &reader);
            let is_query = ask;
            let step = match &place {
                Place::Unstarted(url) => self.start(url).await?,
                Place::Session(session) if ask => self.query(session, &mut reader).await?,
                Place::Session(session) => self.chunk(session, &mut reader).await?,
            };
            match step {
                Step::Started(session) => place = Place::Session(session),
                Step::Complete => {
                    let length = reader.total.unwrap_or(self.committed);
                    self.reporter.report(length, length, Some(length));
                    return Ok(Uploaded { length, upload_id: self.upload_id });
                }
                Step::Committed(committed) => {
                    ask = false;
                    if is_query && self.best == 0 {
                        self.reporter.begin(committed);
                    }
                    let is_stuck = !is_query && committed <= self.best;
                    self.settle(committed, &mut reader)?;
                    if is_stuck {
                        self.wait(Failure::new("the storage host commits nothing")).await?;
                        ask = true;
                    }
                }
                Step::Failed(failure) => {
                    self.wait(failure).await?;
                    ask = matches!(place, Place::Session(_));
                }
                Step::Expired(kind, status) => {
                    place = Place::new(self.renew(kind, status).await?);
                    ask = matches!(place, Place::Session(_));
                    (self.committed, self.best) = (0, 0);
                    if !ask {
                        check_readable(&reader, 0)?;
                    }
                }
            }
        }
    }

    /// Keeps what the upload can be resumed from.
    fn remember(&self, place: &Place, reader: &Reader) {
        let mut state = self.state.lock();
        state.total = reader.total;
        state.token = match place {
            Place::Unstarted(_) => None,
            Place::Session(session) => Some(ResumeToken {
                url: session.to_string(),
                upload_id: self.upload_id.clone(),
                total: reader.total,
                chunk_size: self.options.chunk_size,
                content_type: self.content_type.clone(),
                modified: reader.modified,
            }),
        };
    }

    /// Takes over what the storage host has committed.
    fn settle(&mut self, committed: u64, reader: &mut Reader) -> Result<(), UploadError> {
        if reader.total.is_some_and(|total| committed > total) {
            let message = "the storage host has more bytes than the source";
            return Err(UploadError::new(UploadErrorKind::UnexpectedResponse, message));
        }
        check_readable(reader, committed)?;
        reader.release(committed);
        if committed > self.best {
            (self.best, self.failures) = (committed, 0);
        }
        self.committed = committed;
        let mut state = self.state.lock();
        state.committed = committed;
        state.may_be_complete = false;
        drop(state);
        self.reporter.report(committed, committed, reader.total);
        Ok(())
    }

    /// Waits before the next attempt, or fails if there is none.
    async fn wait(&mut self, failure: Failure) -> Result<(), UploadError> {
        self.failures += 1;
        let (first, longest) = self.options.delays;
        let doubled = first.saturating_mul(1_u32.checked_shl(self.failures - 1).unwrap_or(u32::MAX)).min(longest);
        let random = RandomState::new().hash_one(self.failures) as f64 / u64::MAX as f64;
        let delay = doubled.mul_f64(random).max(failure.retry_after.unwrap_or_default());
        let left = self.options.timeout.map(|timeout| timeout.saturating_sub(self.began.elapsed()));
        let is_too_long = delay > left.unwrap_or(LONGEST_DELAY);
        if self.failures < self.options.attempts && !is_too_long {
            sleep(delay).await;
            return Ok(());
        }
        let message = match self.failures < self.options.attempts {
            true => format!("{}; the next attempt would be after the time limit", failure.message),
            false => format!("{}; {} attempts made no progress", failure.message, self.failures),
        };
        let error = UploadError::new(UploadErrorKind::RetriesExhausted, message).with_status(failure.status);
        Err(match failure.source {
            Some(source) => error.with_source(source),
            None => error,
        })
    }

    /// Another URL, if the caller has one.
    async fn renew(&mut self, kind: UploadErrorKind, status: StatusCode) -> Result<Uri, UploadError> {
        let message = match kind {
            UploadErrorKind::SessionExpired => "the session of the upload has expired",
            _ => "the storage host rejected the upload URL",
        };
        let error = UploadError::new(kind, message).with_status(Some(status));
        let new_url = self.options.on_expired.as_ref().filter(|_| self.renewals < self.options.attempts);
        let Some(new_url) = new_url.map(|new_url| new_url()) else { return Err(error) };
        self.renewals += 1;
        parse_url(&new_url.await.map_err(|source| error.with_source(source))?)
    }

    async fn start(&mut self, url: &Uri) -> Result<Step, UploadError> {
        let mut request = self.request(Method::POST, url, RequestBody::from_bytes(Bytes::new()));
        request.headers_mut().insert("x-goog-resumable", HeaderValue::from_static("start"));
        let received = match self.exchange(&START, request, None).await? {
            Ok(received) => received,
            Err(failure) => return Ok(Step::Failed(failure)),
        };
        match step(&received)? {
            Step::Complete => match session_url(&received.headers, url) {
                Some(session) => Ok(Step::Started(session)),
                None => Err(unexpected("the storage host started no session", received.status)),
            },
            Step::Committed(_) => Err(unexpected("the storage host started no session", received.status)),
            step => Ok(step),
        }
    }

    async fn query(&mut self, session: &Uri, reader: &mut Reader) -> Result<Step, UploadError> {
        let mut request = self.request(Method::PUT, session, RequestBody::from_bytes(Bytes::new()));
        request.headers_mut().insert(header::CONTENT_RANGE, query_range(reader.total));
        match self.exchange(&STATUS, request, None).await? {
            Ok(received) => step(&received),
            Err(failure) => Ok(Step::Failed(failure)),
        }
    }

    async fn chunk(&mut self, session: &Uri, reader: &mut Reader) -> Result<Step, UploadError> {
        let start = self.committed;
        let (end, is_last) = reader.chunk(start, self.options.chunk_size).await?;
        if start == end {
            // All bytes are committed, but the file is not complete: a query with the total completes it.
            return self.query(session, reader).await;
        }
        // A stream may have found its end.
        self.state.lock().total = reader.total;
        let length = end - start;
        let (body, sender) = if length <= BLOCK {
            let block = reader.block(start, length, end).await?;
            (RequestBody::from_bytes(block), None)
        } else {
            let (sender, blocks) = mpsc::channel(1);
            (RequestBody::from_stream(Blocks { blocks, missing: length }), Some(sender))
        };
        // In memory, the body may still be shorter than the chunk.
        let (end, is_last) = match body.as_bytes() {
            Some(bytes) if (bytes.len() as u64) < length => (start + bytes.len() as u64, false),
            _ => (end, is_last),
        };
        let mut request = self.request(Method::PUT, session, body);
        request.headers_mut().insert(header::CONTENT_RANGE, chunk_range(start, end, reader.total));
        let chunk = Chunk { start, end, is_last };
        let received = match self.exchange(&CHUNK, request, Some((&chunk, sender, reader))).await? {
            Ok(received) => received,
            Err(failure) => return Ok(Step::Failed(failure)),
        };
        let step = step(&received);
        // Any response but a temporary error tells what became of the chunk.
        if !matches!(step, Ok(Step::Failed(_))) {
            self.state.lock().may_be_complete = false;
        }
        match step? {
            // It would be a file without its end.
            Step::Complete if !is_last => {
                Err(unexpected("the storage host ended the upload before its last chunk", received.status))
            }
            Step::Committed(committed) if committed > end => {
                Err(unexpected("the storage host has more bytes than were sent", received.status))
            }
            step => Ok(step),
        }
    }

    fn request(&self, method: Method, url: &Uri, body: RequestBody) -> http::Request<RequestBody> {
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        let headers = request.headers_mut();
        let authority = url.authority().map(http::uri::Authority::as_str).unwrap_or_default();
        for (name, value) in [(header::HOST, authority), (header::CONTENT_TYPE, &self.content_type)] {
            // Both were checked.
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        }
        headers.insert(header::USER_AGENT, HeaderValue::from_static(USER_AGENT));
        *request.uri_mut() = url.clone();
        request
    }

    /// Sends a request and reads its response. The outer error ends the upload.
    async fn exchange(
        &mut self,
        operation: &'static Operation,
        request: http::Request<RequestBody>,
        chunk: Option<(&Chunk, Option<mpsc::Sender<Bytes>>, &mut Reader)>,
    ) -> Result<Result<Received, Failure>, UploadError> {
        let began = Instant::now();
        let mut sending = pin!(self.core.send_external(operation, request));
        let mut stall = pin!(sleep(self.options.stall_timeout));
        let mut tick = pin!(sleep(TICK));
        let mut response = None;
        let mut limit = self.options.stall_timeout;
        let mut sent = self.committed;
        let total = self.state.lock().total;
        if let Some((chunk, sender, reader)) = chunk {
            sent = chunk.end;
            if let Some(sender) = sender {
                let most = if self.reporter.is_needed() { BLOCK } else { READ };
                let most = self.options.max_rate.map_or(most, |rate| (rate / 10).clamp(4096, BLOCK));
                let mut position = chunk.start;
                while position < chunk.end && response.is_none() {
                    if self.options.max_rate.is_some() {
                        let mut paced = pin!(sleep_until(self.next_block));
                        if let First::Left(received) = first(sending.as_mut(), paced.as_mut()).await {
                            response = Some(received);
                            break;
                        }
                    }
                    // A block is read when the connection has taken the one before, and while it sends it.
                    stall.as_mut().reset(Instant::now() + limit);
                    let mut reserving = pin!(sender.reserve());
                    let (reporter, committed) = (&mut self.reporter, self.committed);
                    let is_needed = reporter.is_needed();
                    let mut report = || reporter.report(committed, position, total);
                    let report = is_needed.then_some(&mut report as &mut (dyn FnMut() + Send));
                    let permit =
                        match wait(sending.as_mut(), reserving.as_mut(), stall.as_mut(), tick.as_mut(), report).await {
                            Event::Response(received) => {
                                response = Some(received);
                                break;
                            }
                            Event::Ready(Ok(permit)) => permit,
                            // The HTTP client has dropped the body; the reason follows.
                            Event::Ready(Err(_)) => break,
                            Event::Stalled => return Ok(Err(Failure::new("the connection takes no bytes"))),
                        };
                    let mut block = pin!(reader.block(position, most, chunk.end));
                    let block = match first(sending.as_mut(), block.as_mut()).await {
                        First::Left(received) => {
                            response = Some(received);
                            break;
                        }
                        First::Right(block) => block?,
                    };
                    let length = block.len() as u64;
                    if let Some(rate) = self.options.max_rate {
                        let time = Duration::from_secs_f64(length as f64 / rate as f64);
                        self.next_block = self.next_block.max(Instant::now()) + time;
                    }
                    permit.send(block);
                    position += length;
                    self.reporter.report(self.committed, position, total);
                }
                sent = position;
                limit = limit.max(began.elapsed());
            }
            if chunk.is_last && sent == chunk.end && response.is_none() {
                self.state.lock().may_be_complete = true;
            }
        }
        let response = match response {
            Some(response) => response,
            None => {
                stall.as_mut().reset(Instant::now() + limit);
                let (reporter, committed) = (&mut self.reporter, self.committed);
                let is_needed = reporter.is_needed();
                let mut report = || reporter.report(committed, sent, total);
                let report = is_needed.then_some(&mut report as &mut (dyn FnMut() + Send));
                let mut never = pin!(pending::<()>());
                match wait(sending.as_mut(), never.as_mut(), stall.as_mut(), tick.as_mut(), report).await {
                    Event::Response(response) => response,
                    _ => return Ok(Err(Failure::new("no response within the stall timeout"))),
                }
            }
        };
        let response = match response {
            Ok(response) => response,
            Err(error) => return failed(error).map(Err),
        };
        let (head, mut body) = response.into_parts();
        stall.as_mut().reset(Instant::now() + self.options.stall_timeout);
        read_to_end(&mut body, stall).await;
        Ok(Ok(Received { status: head.status, headers: head.headers }))
    }
}

fn check_readable(reader: &Reader, position: u64) -> Result<(), UploadError> {
    if reader.can_read_from(position) {
        return Ok(());
    }
    let message = format!("the stream cannot be read from byte {position} again, where the storage host is");
    Err(UploadError::new(UploadErrorKind::UnreadableSource, message))
}

#[cold]
fn unexpected(message: &'static str, status: StatusCode) -> UploadError {
    UploadError::new(UploadErrorKind::UnexpectedResponse, message).with_status(Some(status))
}

/// Returns the meaning of a response for the upload. The error ends it.
fn step(received: &Received) -> Result<Step, UploadError> {
    let status = received.status;
    Ok(match meaning(status, &received.headers) {
        Meaning::Complete => Step::Complete,
        Meaning::Committed(committed) => Step::Committed(committed),
        Meaning::Temporary(retry_after) => {
            let failure = Failure::new("the storage host is not available");
            Step::Failed(Failure { status: Some(status), retry_after, ..failure })
        }
        Meaning::Expired => Step::Expired(UploadErrorKind::SessionExpired, status),
        Meaning::Forbidden => Step::Expired(UploadErrorKind::Rejected, status),
        Meaning::Rejected => {
            let message = match status.is_redirection() {
                true => "the storage host redirects, which is not followed",
                false => "the storage host rejected the request",
            };
            return Err(UploadError::new(UploadErrorKind::Rejected, message).with_status(Some(status)));
        }
        Meaning::Invalid => return Err(unexpected("the range of the storage host cannot be read", status)),
    })
}

/// The error of a request without a response, if another attempt may help.
#[cold]
fn failed(error: FastpixError) -> Result<Failure, UploadError> {
    let (kind, message) = match &error {
        FastpixError::Connection(connection) if !connection.is_permanent() => {
            let failure = Failure::new("the connection to the storage host failed");
            return Ok(Failure { source: Some(Box::new(error)), ..failure });
        }
        FastpixError::InvalidRequest(_) => (UploadErrorKind::InvalidRequest, "the request cannot be sent"),
        _ => (UploadErrorKind::Connection, "no connection to the storage host can be made"),
    };
    Err(UploadError::new(kind, message).with_source(error))
}

/// Blocks that come from the upload, as the body of a request.
struct Blocks {
    blocks: mpsc::Receiver<Bytes>,
    missing: u64,
}

impl Body for Blocks {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.missing == 0 {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(match ready!(self.blocks.poll_recv(cx)) {
            Some(block) => {
                self.missing = self.missing.saturating_sub(block.len() as u64);
                Ok(Frame::data(block))
            }
            None => Err("the upload was stopped".into()),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.missing == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.missing)
    }
}

enum First<L, R> {
    Left(L),
    Right(R),
}

/// The output of the future that is ready first.
async fn first<L: Future, R: Future>(mut left: Pin<&mut L>, mut right: Pin<&mut R>) -> First<L::Output, R::Output> {
    poll_fn(|cx| match left.as_mut().poll(cx) {
        Poll::Ready(left) => Poll::Ready(First::Left(left)),
        Poll::Pending => right.as_mut().poll(cx).map(First::Right),
    })
    .await
}

enum Event<R, T> {
    Response(R),
    Ready(T),
    Stalled,
}

/// Waits for a response or for another future until the connection stalls, and reports progress meanwhile.
async fn wait<R: Future, F: Future>(
    mut response: Pin<&mut R>,
    mut other: Pin<&mut F>,
    mut stall: Pin<&mut Sleep>,
    mut tick: Pin<&mut Sleep>,
    mut report: Option<&mut (dyn FnMut() + Send)>,
) -> Event<R::Output, F::Output> {
    poll_fn(|cx| {
        if let Poll::Ready(response) = response.as_mut().poll(cx) {
            return Poll::Ready(Event::Response(response));
        }
        if let Poll::Ready(other) = other.as_mut().poll(cx) {
            return Poll::Ready(Event::Ready(other));
        }
        if stall.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Event::Stalled);
        }
        if let Some(report) = &mut report {
            while tick.as_mut().poll(cx).is_ready() {
                tick.as_mut().reset(Instant::now() + TICK);
                report();
            }
        }
        Poll::Pending
    })
    .await
}

/// Reads a body to its end, as far as it is short and comes in time.
async fn read_to_end(body: &mut ResponseBody, mut limit: Pin<&mut Sleep>) {
    let mut length = 0;
    poll_fn(|cx| {
        while let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(cx) {
            let Some(Ok(frame)) = frame else { return Poll::Ready(()) };
            length += frame.data_ref().map_or(0, Bytes::len);
            if length > LONGEST_BODY {
                return Poll::Ready(());
            }
        }
        limit.as_mut().poll(cx)
    })
    .await;
}
