use bytes::Bytes;
use http::{HeaderMap, Method, request};
use serde_json::Value;

/// A request as it reached the emulator, whether or not a [`Fault`](crate::Fault) answered it.
#[derive(Clone, Debug)]
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

    /// The path with its `/v1`, percent-encoded as it was sent.
    pub fn path(&self) -> &str {
        self.head.uri.path()
    }

    /// What follows the question mark, percent-encoded as it was sent.
    pub fn query(&self) -> Option<&str> {
        self.head.uri.query()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The body. Empty if it was too large, which is refused with 413.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON, `Null` if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The number of the TCP connection that it came over, counted from 1 in the order of connecting.
    pub fn connection(&self) -> u64 {
        self.connection
    }
}
