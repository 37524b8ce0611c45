use std::{collections::VecDeque, fmt};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{HeaderMap, Method, header, request};
use serde_json::{Map, Value, json};

/// The requests received so far: all, or the last ones.
#[derive(Default)]
pub(crate) struct Requests {
    requests: VecDeque<RecordedRequest>,
    /// The maximum number, for emulators that run for long.
    limit: Option<usize>,
    /// The bytes of all bodies.
    bytes: usize,
}

impl Requests {
    /// Maximum of the bytes of all bodies, if there is a limit.
    const MAX_BYTES: usize = 16 * 1024 * 1024;

    pub(crate) fn new(limit: Option<usize>) -> Self {
        Self { limit, ..Self::default() }
    }

    pub(crate) fn push(&mut self, request: RecordedRequest) {
        self.bytes += request.body.len();
        self.requests.push_back(request);
        let Some(limit) = self.limit else { return };
        while self.requests.len() > limit || self.bytes > Self::MAX_BYTES {
            let Some(oldest) = self.requests.pop_front() else { return };
            self.bytes -= oldest.body.len();
        }
    }

    /// Oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &RecordedRequest> {
        self.requests.iter()
    }

    pub(crate) fn len(&self) -> usize {
        self.requests.len()
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::new(self.limit);
    }
}

/// A request as the emulator received it, whether it was served or a [`Fault`](crate::Fault) applied.
///
/// Its `Debug` output has no secrets: of the query only the names, of most headers only the names, and of the body
/// only the length, since bodies can contain stream keys and signed URLs.
#[derive(Clone)]
pub struct RecordedRequest {
    head: request::Parts,
    body: Bytes,
    connection: u64,
}

impl RecordedRequest {
    pub(crate) fn new(head: request::Parts, body: Bytes, connection: u64) -> Self {
        Self { head, body, connection }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.head.method
    }

    /// The path including `/v1`, percent-encoded as it was sent.
    pub fn path(&self) -> &str {
        self.head.uri.path()
    }

    /// The query without its question mark, percent-encoded as it was sent.
    pub fn query(&self) -> Option<&str> {
        self.head.uri.query()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The body. Empty if it was too large, which is rejected with 413.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON; `Null` if it is not JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Everything as JSON. A body that is JSON is part of it, another one is a string or, if it is not UTF-8, base64.
    pub(crate) fn show(&self) -> Value {
        let mut headers = Map::new();
        for (name, value) in self.headers() {
            let value = String::from_utf8_lossy(value.as_bytes());
            let value = match headers.get(name.as_str()).and_then(Value::as_str) {
                Some(earlier) => format!("{earlier}, {value}"),
                None => value.into_owned(),
            };
            headers.insert(name.as_str().to_owned(), value.into());
        }
        let body = match (serde_json::from_slice(&self.body), std::str::from_utf8(&self.body)) {
            (Ok(json), _) => json,
            (_, Ok("")) => Value::Null,
            (_, Ok(text)) => text.into(),
            _ => json!({"base64": STANDARD.encode(&self.body)}),
        };
        json!({
            "method": self.method().as_str(),
            "path": self.path(),
            "query": self.query(),
            "headers": headers,
            "body": body,
            "connection": self.connection,
        })
    }

    /// The number of the TCP connection, counted from 1 in the order in which connections were accepted.
    pub fn connection(&self) -> u64 {
        self.connection
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let query = self.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let names: Vec<_> = query.map(|pair| pair.split('=').next().unwrap_or_default()).collect();
        f.debug_struct("RecordedRequest")
            .field("method", self.method())
            .field("path", &self.path())
            .field("query", &names)
            .field("headers", &Headers(self.headers()))
            .field("body_length", &self.body.len())
            .field("connection", &self.connection)
            .finish()
    }
}

struct Headers<'a>(&'a HeaderMap);

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Listed are the headers that never hold a secret: a header of one's own might.
        let shown = [
            header::ACCEPT,
            header::ACCEPT_ENCODING,
            header::CONNECTION,
            header::CONTENT_ENCODING,
            header::CONTENT_LENGTH,
            header::CONTENT_TYPE,
            header::HOST,
            header::TRANSFER_ENCODING,
            header::USER_AGENT,
        ];
        let value = |name| if shown.contains(name) { self.0.get(name) } else { None };
        f.debug_map()
            .entries(self.0.keys().map(|name| (name.as_str(), value(name).map_or("[redacted]".into(), Self::text))))
            .finish()
    }
}

impl Headers<'_> {
    fn text(value: &http::HeaderValue) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(value.as_bytes())
    }
}
