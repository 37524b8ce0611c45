use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, header, request};
use serde_json::Value;

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
