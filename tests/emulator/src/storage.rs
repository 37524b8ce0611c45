//! Storage host of direct uploads: the resumable protocol behind the URLs that `POST /on-demand/upload` returns.
//!
//! Bytes are committed in blocks, as they arrive; the rest of a request is committed when the request is complete.
//! So a connection that breaks leaves whole blocks, and the client has to ask where to go on.

use std::{
    fmt, io,
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, StatusCode, header, request};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use ring::digest::{Context, SHA256};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use crate::{
    RecordedRequest,
    fault::{Fault, Outcome},
    id::Ids,
    response::Response,
    router::{fit, segments},
    server::{BODY_TIMEOUT, Shared, lock},
    state::State,
    uploads,
};

/// The path of the URLs, as [`Emulator::fault_on`](crate::Emulator::fault_on) takes it.
pub(crate) const TEMPLATE: &str = "/storage/{uploadId}";
pub(crate) const PREFIX: &str = "/storage/";

/// Every chunk but the last one has a multiple of this length.
const BLOCK: u64 = 256 * 1024;

/// A file that was sent to the storage host, or the part of it that is committed.
#[derive(Clone)]
pub struct StoredFile {
    length: u64,
    complete: bool,
    sha256: [u8; 32],
    bytes: Option<Bytes>,
    content_type: Option<String>,
}

impl StoredFile {
    /// The number of bytes that are committed.
    pub fn len(&self) -> u64 {
        self.length
    }

    /// True if nothing is committed.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// True if the file is complete.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The SHA-256 of the bytes that are committed.
    pub fn sha256(&self) -> [u8; 32] {
        self.sha256
    }

    /// The bytes that are committed. `None` unless [`EmulatorBuilder::keep_files`](crate::EmulatorBuilder::keep_files)
    /// is on.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.bytes.as_ref()
    }

    /// The content type that the client declared.
    pub fn content_type(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl fmt::Debug for StoredFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredFile")
            .field("len", &self.length)
            .field("complete", &self.complete)
            .finish_non_exhaustive()
    }
}

/// Options of the storage host: form of the upload URLs, and whether files are kept.
#[derive(Clone, Default)]
pub(crate) struct Storage {
    pub(crate) origin: String,
    pub(crate) unstarted: bool,
    pub(crate) keep: bool,
}

impl Storage {
    /// The URL and the session of a new upload.
    pub(crate) fn open(&self, id: &str, ids: &mut Ids) -> (String, Arc<Session>) {
        let mut url = format!("{}{PREFIX}{id}?signature={}", self.origin, ids.hex());
        let key = (!self.unstarted).then(|| ids.hex());
        if let Some(key) = &key {
            url = format!("{url}&upload_id={key}");
        }
        (url, Arc::new(Session::new(key, self.keep)))
    }

    /// The URL and the session of an upload from another run of the emulator, which may have had another address.
    pub(crate) fn restore(&self, url: &str, is_waiting: bool) -> (String, Arc<Session>) {
        let path = url.find(PREFIX).and_then(|start| url.get(start..));
        let url = path.map_or_else(|| url.to_owned(), |path| format!("{}{path}", self.origin));
        let key = url.split_once("upload_id=").map(|(_, key)| key.split('&').next().unwrap_or_default().to_owned());
        let session = Session::new(key, self.keep);
        if !is_waiting {
            session.expire();
        }
        (url, Arc::new(session))
    }
}

/// The resumable session of an upload.
pub(crate) struct Session(Mutex<Content>);

struct Content {
    /// The secret part of the URL. `None` until a client starts the session.
    key: Option<String>,
    state: SessionState,
    total: Option<u64>,
    committed: u64,
    hash: Context,
    kept: Option<BytesMut>,
    content_type: Option<String>,
    /// The number of the request that may write: a later request of the session takes over from an earlier one, which
    /// the client may have given up without this side having noticed.
    writer: u64,
}

#[derive(Clone, Copy, PartialEq)]
enum SessionState {
    Open,
    Complete,
    Expired,
}

impl Session {
    pub(crate) fn new(key: Option<String>, keep: bool) -> Self {
        Self(Mutex::new(Content {
            key,
            state: SessionState::Open,
            total: None,
            committed: 0,
            hash: Context::new(&SHA256),
            kept: keep.then(BytesMut::new),
            content_type: None,
            writer: 0,
        }))
    }

    pub(crate) fn expire(&self) {
        lock(&self.0).state = SessionState::Expired;
    }

    pub(crate) fn file(&self) -> StoredFile {
        let content = lock(&self.0);
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(content.hash.clone().finish().as_ref());
        StoredFile {
            length: content.committed,
            complete: content.state == SessionState::Complete,
            sha256,
            bytes: content.kept.clone().map(BytesMut::freeze),
            content_type: content.content_type.clone(),
        }
    }
}

impl Content {
    fn commit(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.kept.iter_mut().for_each(|kept| kept.extend_from_slice(bytes));
        self.committed += bytes.len() as u64;
    }

    /// The response to a request after which bytes are missing.
    fn incomplete(&self) -> Response {
        let mut response = http::Response::builder().status(StatusCode::PERMANENT_REDIRECT);
        if let Some(last) = self.committed.checked_sub(1) {
            response = response.header(header::RANGE, format!("bytes=0-{last}"));
        }
        response.body(Full::default().boxed()).unwrap_or_default()
    }
}

/// A request that writes to a session, or asks for its status.
struct Write {
    session: Arc<Session>,
    id: String,
    writer: u64,
    /// The number of bytes at the beginning that the session has already.
    overlap: u64,
}

/// The header `content-range`: where the bytes of a request belong in the file.
#[derive(Clone, Copy)]
struct Range {
    start: u64,
    /// The number of bytes. `None` for a status query.
    length: Option<u64>,
    /// `None` if the client does not know it yet.
    total: Option<u64>,
}

/// A status, and what is wrong with the request.
struct Rejected(StatusCode, String);

impl Rejected {
    fn bad(message: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, message.into())
    }

    fn into_response(self) -> Response {
        let mut response = Response::new(Full::from(self.1).boxed());
        *response.status_mut() = self.0;
        response
    }
}

/// An error closes the connection without a response.
pub(crate) async fn serve(shared: &Shared, head: request::Parts, body: Incoming, number: u64) -> io::Result<Response> {
    let fault = lock(&shared.faults).take(&head.method, head.uri.path());
    let mut fault = fault.unwrap_or_else(|| Fault::delay(Duration::ZERO));
    if let Outcome::ClosedUnread = fault.outcome {
        return Err(io::ErrorKind::ConnectionReset.into());
    }
    if shared.is_recording() {
        lock(&shared.requests).push(RecordedRequest::new(head.clone(), Bytes::new(), number));
    }
    let asked = match &fault.outcome {
        Outcome::Response(canned) => Err(canned.clone().into_response()),
        _ => begin(&lock(&shared.state), &head).map_err(Rejected::into_response),
    };
    // The body is read to its end in any case: a client that is still writing might not read the response.
    receive(body, asked.as_ref().ok().and_then(Option::as_ref), &mut fault).await?;
    let response = match asked {
        Ok(Some(write)) => write.end(shared),
        Ok(None) => start(&mut lock(&shared.state), &head),
        Err(response) => response,
    };
    if !fault.delay.is_zero() {
        sleep(fault.delay).await;
    }
    match fault.outcome {
        Outcome::ClosedWithoutResponse => Err(io::ErrorKind::ConnectionReset.into()),
        _ => Ok(response),
    }
}

/// Finds the session of a request that writes or asks. `None` for the start of a session.
fn begin(state: &State, head: &request::Parts) -> Result<Option<Write>, Rejected> {
    let (id, session) = find(state, head)?;
    if head.method == Method::POST && is_start(&head.headers) {
        return Ok(None);
    }
    if head.method != Method::PUT {
        let message = "the bytes of a file are sent by PUT";
        return Err(Rejected(StatusCode::METHOD_NOT_ALLOWED, message.to_owned()));
    }
    let length = head.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let length = length.ok_or_else(|| Rejected(StatusCode::LENGTH_REQUIRED, "content-length is missing".to_owned()))?;
    let mut content = lock(&session.0);
    let key = query(head, "upload_id");
    if key.is_some() && key != content.key.as_deref() {
        return Err(Rejected(StatusCode::NOT_FOUND, "there is no such session".to_owned()));
    }
    let range = match head.headers.get(header::CONTENT_RANGE) {
        // The file in one request.
        None if length > 0 => Range { start: 0, length: Some(length), total: Some(length) },
        None => return Err(Rejected::bad("the file is empty")),
        Some(_) if key.is_none() => return Err(Rejected::bad("a chunk needs the URL of a session")),
        Some(value) => Range::parse(value.to_str().unwrap_or_default(), length)?,
    };
    match content.state {
        SessionState::Expired => return Err(Rejected(StatusCode::GONE, "the session has expired".to_owned())),
        SessionState::Complete => {}
        SessionState::Open => {
            if range.total.is_some() && content.total.is_some_and(|total| Some(total) != range.total) {
                return Err(Rejected::bad("the total is not that of an earlier request"));
            }
            if range.start > content.committed {
                return Err(Rejected::bad(format!("the bytes from {} are missing", content.committed)));
            }
            content.total = range.total.or(content.total);
            if let Some(declared) = head.headers.get(header::CONTENT_TYPE).filter(|_| range.length.is_some()) {
                content.content_type = declared.to_str().ok().map(str::to_owned);
            }
        }
    }
    content.writer += 1;
    let (writer, overlap) = (content.writer, content.committed.saturating_sub(range.start));
    drop(content);
    Ok(Some(Write { session, id, writer, overlap }))
}

fn is_start(headers: &HeaderMap) -> bool {
    headers.get("x-goog-resumable").is_some_and(|value| value == "start")
}

/// The upload of a path, and its session.
fn find(state: &State, head: &request::Parts) -> Result<(String, Arc<Session>), Rejected> {
    let id = fit(TEMPLATE, &segments(head.uri.path())).and_then(|mut found| found.pop()).unwrap_or_default().1;
    let session = uploads::session(state, &id).filter(|_| query(head, "signature").is_some());
    Ok((id, session.ok_or_else(|| Rejected(StatusCode::FORBIDDEN, "the URL is not signed".to_owned()))?))
}

/// A parameter of the query.
fn query<'a>(head: &'a request::Parts, name: &str) -> Option<&'a str> {
    let mut pairs = head.uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Starts the session of a URL that has none yet.
fn start(state: &mut State, head: &request::Parts) -> Response {
    let Ok((_, session)) = find(state, head) else { return Response::default() };
    let mut content = lock(&session.0);
    if query(head, "upload_id").is_some() {
        let message = "this is the URL of a session, which has begun already".to_owned();
        return Rejected(StatusCode::METHOD_NOT_ALLOWED, message).into_response();
    }
    let key = content.key.get_or_insert_with(|| state.ids.hex());
    let session = format!("{}{}&upload_id={key}", state.storage.origin, head.uri);
    let response = http::Response::builder().status(StatusCode::CREATED).header(header::LOCATION, session);
    response.body(Full::default().boxed()).unwrap_or_default()
}

impl Range {
    fn parse(text: &str, content_length: u64) -> Result<Self, Rejected> {
        let invalid = || Rejected::bad(format!("content-range cannot be {text:?}"));
        let (range, total) = text.strip_prefix("bytes ").and_then(|range| range.split_once('/')).ok_or_else(invalid)?;
        let number = |text: &str| text.parse::<u64>().map_err(|_| invalid());
        let total = if total == "*" { None } else { Some(number(total)?) };
        if range == "*" {
            return if content_length == 0 { Ok(Self { start: 0, length: None, total }) } else { Err(invalid()) };
        }
        let (start, last) = range.split_once('-').ok_or_else(invalid)?;
        let (start, last) = (number(start)?, number(last)?);
        let length = last.checked_sub(start).and_then(|length| length.checked_add(1)).ok_or_else(invalid)?;
        if length != content_length {
            return Err(Rejected::bad("content-range and content-length are not the same length"));
        }
        match total {
            Some(total) if last >= total => return Err(invalid()),
            Some(total) if last + 1 == total => {}
            _ if length % BLOCK != 0 => {
                return Err(Rejected::bad("every chunk but the last one has a multiple of 256 KiB"));
            }
            _ => {}
        }
        Ok(Self { start, length: Some(length), total })
    }
}

/// Reads the body of a request, and commits its blocks as they arrive.
async fn receive(mut body: Incoming, write: Option<&Write>, fault: &mut Fault) -> io::Result<()> {
    let began = Instant::now();
    let mut received = 0;
    let mut pending = Pending { parts: Vec::new(), length: 0, skip: write.map_or(0, |write| write.overlap) };
    let most = fault.commit_at_most.unwrap_or(u64::MAX);
    while let Some(frame) = timeout(BODY_TIMEOUT, body.frame()).await? {
        let Ok(mut data) = frame.map_err(io::Error::other)?.into_data() else { continue };
        while !data.is_empty() {
            let until_fault = fault.at.map_or(u64::MAX, |at| at.saturating_sub(received)).min(data.len() as u64);
            let part = data.split_to(until_fault as usize);
            let committed = most.saturating_sub(received).min(part.len() as u64);
            received += part.len() as u64;
            if let Some(write) = write {
                pending.push(part.slice(..committed as usize));
                write.commit(&mut pending, false);
            }
            if fault.at == Some(received) {
                fault.at = None;
                sleep(std::mem::take(&mut fault.delay)).await;
                match fault.outcome {
                    Outcome::ClosedWithoutResponse => return Err(io::ErrorKind::ConnectionReset.into()),
                    Outcome::Response(_) => return Ok(()),
                    _ => {}
                }
            }
            if let Some(rate) = fault.bytes_per_second {
                sleep_until(began + Duration::from_secs_f64(received as f64 / rate.max(1) as f64)).await;
            }
        }
    }
    if let Some(write) = write {
        write.commit(&mut pending, true);
    }
    Ok(())
}

/// Bytes of a request that are not committed yet.
struct Pending {
    parts: Vec<Bytes>,
    length: u64,
    /// The number of bytes that are not to be committed, because the session has them.
    skip: u64,
}

impl Pending {
    fn push(&mut self, mut part: Bytes) {
        let skipped = self.skip.min(part.len() as u64);
        self.skip -= skipped;
        let part = part.split_off(skipped as usize);
        if !part.is_empty() {
            self.length += part.len() as u64;
            self.parts.push(part);
        }
    }
}

impl Write {
    /// Commits all blocks that are complete; at the end of the request, everything.
    fn commit(&self, pending: &mut Pending, is_end: bool) {
        let mut content = lock(&self.session.0);
        if content.writer != self.writer || content.state != SessionState::Open {
            return;
        }
        let tail = if is_end { 0 } else { (content.committed + pending.length) % BLOCK };
        let mut ready = pending.length.saturating_sub(tail);
        pending.length -= ready;
        for part in std::mem::take(&mut pending.parts) {
            let mut part = part;
            let now = part.split_to(ready.min(part.len() as u64) as usize);
            ready -= now.len() as u64;
            content.commit(&now);
            if !part.is_empty() {
                pending.parts.push(part);
            }
        }
    }

    /// The response, after the whole request was received.
    fn end(&self, shared: &Shared) -> Response {
        let mut content = lock(&self.session.0);
        if content.state == SessionState::Open {
            if content.writer != self.writer {
                let message = "another request of the session took over".to_owned();
                return Rejected(StatusCode::SERVICE_UNAVAILABLE, message).into_response();
            }
            if content.total != Some(content.committed) {
                return content.incomplete();
            }
            content.state = SessionState::Complete;
            drop(content);
            uploads::complete(&mut lock(&shared.state), &self.id);
        }
        Response::new(Full::default().boxed())
    }
}
