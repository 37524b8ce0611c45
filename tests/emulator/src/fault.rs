use std::{collections::VecDeque, fmt, time::Duration};

use bytes::Bytes;
use http::{Method, StatusCode, header};
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};

use crate::{
    control::fit_path,
    response::{ApiResponse, Response},
    server::{Shared, lock},
};

/// A failure to simulate. Pass it to [`Emulator::fault`](crate::Emulator::fault), for the next request, to
/// [`Emulator::fault_on`](crate::Emulator::fault_on), for requests with a given method and path, or to
/// [`Emulator::fault_on_event`](crate::Emulator::fault_on_event), for events of a given type.
#[derive(Clone, Debug)]
pub struct Fault {
    pub(crate) outcome: Outcome,
    pub(crate) delay: Duration,
    /// The rest is for requests to the storage host.
    pub(crate) at: Option<u64>,
    pub(crate) commit_at_most: Option<u64>,
    pub(crate) bytes_per_second: Option<u64>,
}

#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    Served,
    Response(Canned),
    ClosedUnread,
    ClosedWithoutResponse,
    Event(EventFault),
}

/// Effect on an event. None on requests.
#[derive(Clone, Debug)]
pub(crate) enum EventFault {
    Duplicate,
    OutOfOrder,
    WrongSignature,
}

/// Kept as the caller wrote it, so that what HTTP forbids shows up in the response and not as a panic.
#[derive(Clone)]
pub(crate) struct Canned {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Fault {
    /// Responds with this status and the API's error body for it, without performing the operation.
    pub fn status(status: u16) -> Self {
        let message = StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
        let body = ApiResponse::error_body(status, message.unwrap_or("Unknown status"), "Simulated by a fault.");
        Self::response(status).header("content-type", ApiResponse::CONTENT_TYPE).body(body.to_string())
    }

    /// Responds with this status without performing the operation. The response has no body and no content type
    /// unless [`header`](Self::header) and [`body`](Self::body) set them.
    ///
    /// A `content-length` larger than the body cuts the response off in the middle.
    /// A status or header that HTTP does not allow results in a 500 that says so.
    pub fn response(status: u16) -> Self {
        Self::new(Outcome::Response(Canned { status, headers: Vec::new(), body: Bytes::new() }))
    }

    /// Performs the operation and delays the response.
    pub fn delay(delay: Duration) -> Self {
        Self::new(Outcome::Served).after(delay)
    }

    /// Closes the connection when a request arrives, before a byte is read: the client sees a connection reset.
    /// The request is not recorded.
    ///
    /// With [`fault_on`](crate::Emulator::fault_on), or if the request was partly read before the fault was added,
    /// the connection is closed after the request was read: the client sees an orderly close.
    pub fn close_unread() -> Self {
        Self::new(Outcome::ClosedUnread)
    }

    /// Performs the operation and closes the connection without a response: the client sees an orderly close.
    pub fn close_without_response() -> Self {
        Self::new(Outcome::ClosedWithoutResponse)
    }

    /// Posts an event twice. For [`fault_on_event`](crate::Emulator::fault_on_event); no effect on requests, like the
    /// other faults of events.
    pub fn duplicate() -> Self {
        Self::new(Outcome::Event(EventFault::Duplicate))
    }

    /// Posts an event after the next one, or after a second if there is none.
    pub fn out_of_order() -> Self {
        Self::new(Outcome::Event(EventFault::OutOfOrder))
    }

    /// Posts an event with the signature of another body.
    pub fn wrong_signature() -> Self {
        Self::new(Outcome::Event(EventFault::WrongSignature))
    }

    fn new(outcome: Outcome) -> Self {
        Self { outcome, delay: Duration::ZERO, at: None, commit_at_most: None, bytes_per_second: None }
    }

    /// Serves a request to the storage host of direct uploads, but commits only this many of its bytes.
    pub fn partial_commit(bytes: u64) -> Self {
        Self { commit_at_most: Some(bytes), ..Self::new(Outcome::Served) }
    }

    /// Serves a request to the storage host of direct uploads, and reads its body at this rate.
    pub fn slow(bytes_per_second: u64) -> Self {
        Self { bytes_per_second: Some(bytes_per_second), ..Self::new(Outcome::Served) }
    }

    /// Applies the fault when this many bytes of the body of a request to the storage host were received, at least one
    /// and at most all: a response comes early, the connection is closed, or a delay is a stall. What was received
    /// before is committed in blocks of 256 KiB, except before a response. No effect on requests to the API.
    ///
    /// ```
    /// # use fastpix_emulator::{Emulator, Fault, Method};
    /// # fn example(emulator: &Emulator) {
    /// emulator.fault_on(Method::PUT, "/storage/{uploadId}", Fault::close_without_response().at_byte(300_000));
    /// # }
    /// ```
    pub fn at_byte(mut self, byte: u64) -> Self {
        self.at = Some(byte);
        self
    }

    /// Adds a header to a [`status`](Self::status) or [`response`](Self::response). No effect on other faults.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Outcome::Response(canned) = &mut self.outcome {
            canned.headers.push((name.into(), value.into()));
        }
        self
    }

    /// Sets the body of a [`response`](Self::response). No effect on faults without a response.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        if let Outcome::Response(canned) = &mut self.outcome {
            canned.body = body.into();
        }
        self
    }

    /// Sets a delay before the response, before the connection is closed without one, or before an event is posted. No
    /// effect on [`close_unread`](Self::close_unread).
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl Fault {
    /// Short description of the fault.
    fn describe(&self) -> String {
        let mut text = match &self.outcome {
            Outcome::Served => String::new(),
            Outcome::Response(canned) => format!("responds with {}", canned.status),
            Outcome::ClosedUnread => "closes the connection before the operation".to_owned(),
            Outcome::ClosedWithoutResponse => "closes the connection without a response".to_owned(),
            Outcome::Event(EventFault::Duplicate) => "posts the event twice".to_owned(),
            Outcome::Event(EventFault::OutOfOrder) => "posts the event after the next one".to_owned(),
            Outcome::Event(EventFault::WrongSignature) => "posts the event with a wrong signature".to_owned(),
        };
        let mut add = |part: String| {
            let separator = if text.is_empty() { "" } else { ", " };
            text.push_str(&format!("{separator}{part}"));
        };
        if let Some(bytes) = self.commit_at_most {
            add(format!("commits {bytes} bytes"));
        }
        if let Some(rate) = self.bytes_per_second {
            add(format!("reads {rate} bytes a second"));
        }
        if let Some(byte) = self.at {
            add(format!("at byte {byte}"));
        }
        if !self.delay.is_zero() {
            add(format!("after {:?}", self.delay));
        }
        text
    }
}

impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &headers)
            .field("body_length", &self.body.len())
            .finish()
    }
}

impl Canned {
    pub(crate) fn into_response(self) -> Response {
        let mut response = http::Response::builder().status(self.status);
        let mut body = Full::new(self.body).boxed();
        for (name, value) in self.headers {
            if header::CONTENT_LENGTH == name.as_str() {
                // hyper panics in debug builds if this header and the body's known length differ; a mapped body
                // has no known length.
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

/// A fault for requests with a given method and path, or for events of a given type, returned by
/// [`Emulator::fault_on`](crate::Emulator::fault_on) and [`Emulator::fault_on_event`](crate::Emulator::fault_on_event).
///
/// It is active already: the methods change how many requests or events it applies to, and which.
pub struct MatchedFault<'a> {
    shared: &'a Shared,
    id: u64,
}

impl fmt::Debug for MatchedFault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("MatchedFault").field(&lock(&self.shared.faults).rule(self.id)).finish()
    }
}

impl<'a> MatchedFault<'a> {
    pub(crate) fn add(shared: &'a Shared, method: Method, path: &str, fault: Fault) -> Self {
        let id = lock(&shared.faults).add(method, path, fault);
        Self { shared, id }
    }

    /// Sets how many matching requests or events the fault applies to. Default: 1.
    pub fn times(self, times: usize) -> Self {
        self.change(|rule| rule.times = times)
    }

    /// Sets how many matching requests or events are served or posted before the fault applies. Default: 0.
    pub fn after(self, count: usize) -> Self {
        self.change(|rule| rule.after = count)
    }

    fn change(self, change: impl FnOnce(&mut Rule)) -> Self {
        if let Some(rule) = lock(&self.shared.faults).rule(self.id) {
            change(rule);
        }
        self
    }
}

#[derive(Default)]
pub(crate) struct Faults {
    /// For one request each, whichever comes next.
    pub(crate) next: VecDeque<Fault>,
    matched: Vec<Rule>,
    rules_added: u64,
}

#[derive(Debug)]
pub(crate) struct Rule {
    id: u64,
    method: Method,
    path: String,
    fault: Fault,
    pub(crate) after: usize,
    pub(crate) times: usize,
    /// True if the rule is removed after its last request. Those of the library stay: they can be given more requests.
    pub(crate) ends: bool,
    /// Matching requests or events so far.
    seen: usize,
}

impl Faults {
    /// Adds a rule for one request, and returns its id.
    pub(crate) fn add(&mut self, method: Method, path: &str, fault: Fault) -> u64 {
        self.rules_added += 1;
        let id = self.rules_added;
        self.matched.push(Rule { id, method, path: path.to_owned(), fault, after: 0, times: 1, ends: false, seen: 0 });
        id
    }

    pub(crate) fn rule(&mut self, id: u64) -> Option<&mut Rule> {
        self.matched.iter_mut().find(|rule| rule.id == id)
    }

    pub(crate) fn clear(&mut self) {
        self.next.clear();
        self.matched.clear();
    }

    /// The faults that can still apply, in the order in which they are considered.
    pub(crate) fn list(&self) -> Vec<Value> {
        let matched = self.matched.iter().filter(|rule| !rule.is_over()).map(Rule::show);
        matched.chain(self.next.iter().map(|fault| json!({"fault": fault.describe()}))).collect()
    }

    /// The fault for a request: the first rule that matches and is in its turn, else the next of those without a rule.
    /// A rule counts only the requests that no earlier rule applied to.
    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        self.take_matched(method, path).or_else(|| self.next.pop_front())
    }

    /// The fault for an event. Its rules are those whose path is a type: paths of requests begin with a slash.
    pub(crate) fn take_for_event(&mut self, event_type: &str) -> Option<Fault> {
        self.take_matched(&Method::POST, event_type)
    }

    fn take_matched(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let found = self.matched.iter_mut().find_map(|rule| rule.take(method, path));
        self.matched.retain(|rule| !(rule.ends && rule.is_over()));
        found
    }

    /// Returns true if the next fault without a rule applies before a request is read.
    pub(crate) fn has_unread(&self) -> bool {
        self.next.front().is_some_and(|fault| matches!(fault.outcome, Outcome::ClosedUnread))
    }

    /// Takes the next fault without a rule if it applies before a request is read.
    pub(crate) fn take_unread(&mut self) -> bool {
        let unread = self.has_unread();
        if unread {
            self.next.pop_front();
        }
        unread
    }
}

impl Rule {
    /// The fault, if the request matches and is in its turn.
    fn take(&mut self, method: &Method, path: &str) -> Option<Fault> {
        if !self.matches(method, path) {
            return None;
        }
        self.seen += 1;
        (self.seen > self.after && self.seen - self.after <= self.times).then(|| self.fault.clone())
    }

    /// Returns true if it cannot apply to a further request.
    fn is_over(&self) -> bool {
        self.seen >= self.after.saturating_add(self.times)
    }

    fn show(&self) -> Value {
        json!({
            "method": self.method.as_str(),
            "path": self.path,
            "fault": self.fault.describe(),
            "times": self.times,
            "after": self.after,
            "seen": self.seen,
        })
    }

    /// The path can be given with or without the `/v1` of the API.
    fn matches(&self, method: &Method, path: &str) -> bool {
        self.method == *method && fit_path(&self.path, path)
    }
}
