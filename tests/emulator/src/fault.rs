use std::time::Duration;

use bytes::Bytes;
use http::{StatusCode, header};
use http_body_util::{BodyExt, Full};

use crate::response::{ApiResponse, Response};

/// Something that goes wrong with exactly one request. Hand it to [`Emulator::fault`](crate::Emulator::fault).
#[derive(Clone, Debug)]
pub struct Fault {
    pub(crate) outcome: Outcome,
    pub(crate) delay: Duration,
}

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Served,
    ApiResponse(Canned),
    Unread,
    Unanswered,
}

/// Kept as the caller wrote it, so that what HTTP forbids shows up in the answer and not as a panic.
#[derive(Clone, Debug)]
pub(crate) struct Canned {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Fault {
    /// This status is answered without asking the service, so nothing changes there. The answer is empty
    /// and without a content type until [`header`](Self::header) and [`body`](Self::body) add them.
    ///
    /// A `content-length` that promises more than there is cuts the answer off in the middle.
    /// A status or header that HTTP does not allow is answered with a 500 that says so.
    pub fn response(status: u16) -> Self {
        Self::new(Outcome::ApiResponse(Canned { status, headers: Vec::new(), body: Bytes::new() }))
    }

    /// The service does its work as ever, but its answer comes that much later.
    pub fn delay(delay: Duration) -> Self {
        Self::new(Outcome::Served).after(delay)
    }

    /// The connection is closed when a request arrives on it, before a byte is read: the client sees a reset.
    /// The request is not recorded. Only if it was half read when the fault came, the end is an orderly one.
    pub fn close_unread() -> Self {
        Self::new(Outcome::Unread)
    }

    /// The service does its work as ever, but the connection is closed in place of the answer: the client
    /// sees its orderly end.
    pub fn close_unanswered() -> Self {
        Self::new(Outcome::Unanswered)
    }

    fn new(outcome: Outcome) -> Self {
        Self { outcome, delay: Duration::ZERO }
    }

    /// Adds a header to a [`response`](Self::response); without meaning for other faults.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Outcome::ApiResponse(canned) = &mut self.outcome {
            canned.headers.push((name.into(), value.into()));
        }
        self
    }

    /// Sets the body of a [`response`](Self::response); without meaning for other faults.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        if let Outcome::ApiResponse(canned) = &mut self.outcome {
            canned.body = body.into();
        }
        self
    }

    /// Waits that long before answering, or before closing unanswered; what is closed unread never waits.
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl Canned {
    pub(crate) fn into_response(self) -> Response {
        let mut response = http::Response::builder().status(self.status);
        let mut body = Full::new(self.body).boxed();
        for (name, value) in self.headers {
            if header::CONTENT_LENGTH == name.as_str() {
                // Mapping hides how long the body is: two lengths that differ would be a bug in hyper's eyes.
                body = body.map_frame(|frame| frame).boxed();
            }
            response = response.header(name, value);
        }
        response.body(body).unwrap_or_else(|error| {
            ApiResponse::error(StatusCode::INTERNAL_SERVER_ERROR, "The fault is not valid HTTP", &error.to_string())
                .into_response()
        })
    }
}
