//! The seam between the core and whatever speaks HTTP.

use std::{
    error::Error,
    fmt, mem,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
};

use bytes::Bytes;
use fastpix_errors::BoxError;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

/// Sends one request and returns its response: no retries, no redirects, no deadline. Those are the core's.
///
/// The default client is hyper's. One of your own goes in by
/// [`FastpixCoreBuilder::http_client`](crate::FastpixCoreBuilder::http_client): to answer from memory in a test, to use
/// a connection pool that the program already has, or to look at what is sent.
///
/// ```
/// use fastpix_core::{FastpixCore, HttpClient, HttpFuture, RequestBody, ResponseBody, Security, http};
///
/// struct FromMemory;
///
/// impl HttpClient for FromMemory {
///     fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
///         assert_eq!(request.method(), http::Method::POST);
///         HttpFuture::new(async { Ok(http::Response::new(ResponseBody::from(r#"{"success": true}"#))) })
///     }
/// }
///
/// let core = FastpixCore::builder(Security::basic("token-id", "secret")).http_client(FromMemory).build()?;
/// # Ok::<(), fastpix_core::FastpixError>(())
/// ```
pub trait HttpClient: Send + Sync + 'static {
    /// Sends the request. The URI is absolute, and all headers are there but those that frame the message, as
    /// `content-length`. Dropping the future gives the request up.
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture;
}

/// The response to come.
pub struct HttpFuture(Kind);

enum Kind {
    /// hyper's own future is a box already.
    #[cfg(feature = "hyper-client")]
    Hyper(hyper_util::client::legacy::ResponseFuture),
    Boxed(Pin<Box<dyn Future<Output = Result<http::Response<ResponseBody>, HttpClientError>> + Send>>),
}

impl HttpFuture {
    /// Erases the type of a future.
    pub fn new<F>(future: F) -> Self
    where
        F: Future<Output = Result<http::Response<ResponseBody>, HttpClientError>> + Send + 'static,
    {
        Self(Kind::Boxed(Box::pin(future)))
    }

    #[cfg(feature = "hyper-client")]
    pub(crate) fn hyper(future: hyper_util::client::legacy::ResponseFuture) -> Self {
        Self(Kind::Hyper(future))
    }
}

impl Future for HttpFuture {
    type Output = Result<http::Response<ResponseBody>, HttpClientError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            #[cfg(feature = "hyper-client")]
            Kind::Hyper(future) => Pin::new(future)
                .poll(cx)
                .map_ok(|response| response.map(|body| ResponseBody(Content::Hyper(body))))
                .map_err(crate::hyper_client::failed),
            Kind::Boxed(future) => future.as_mut().poll(cx),
        }
    }
}

impl fmt::Debug for HttpFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpFuture")
    }
}

/// Why an [`HttpClient`] has no response.
#[derive(Debug)]
pub struct HttpClientError {
    pub(crate) reason: Reason,
    pub(crate) source: BoxError,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "hyper-client"), expect(dead_code, reason = "the default client alone tells these apart"))]
pub(crate) enum Reason {
    Failed,
    NotSent,
    Aborted,
    NoConnection,
    /// No connection, and another attempt would meet the same error.
    NeverConnects,
    /// The head of the response cannot be parsed.
    InvalidResponse,
    /// By a hook, before the client had it.
    #[cfg(feature = "hooks")]
    Refused,
}

impl HttpClientError {
    /// Something went wrong, and the service may have the request.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::Failed, source: source.into() }
    }

    /// Something went wrong before anything was sent, as when no connection could be made, or the server says that it
    /// refused the request unread. Such a request is retried for every operation, creates included: say so only where it
    /// is certain.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::NotSent, source: source.into() }
    }

    /// The client gave the request up. It is not retried.
    pub fn aborted(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::Aborted, source: source.into() }
    }
}

impl fmt::Display for HttpClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the HTTP client has no response")
    }
}

impl Error for HttpClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// The body of a request: bytes that are there already. An empty one is none.
pub struct RequestBody {
    bytes: Bytes,
    send_state: SendState,
}

impl RequestBody {
    pub(crate) fn new(bytes: Bytes) -> Self {
        Self { bytes, send_state: SendState(Arc::new(AtomicU8::new(BEGUN))) }
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// The bytes.
    pub fn into_bytes(self) -> Bytes {
        self.bytes
    }

    pub(crate) fn send_state(&self) -> &SendState {
        &self.send_state
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(if !self.send_state.begin() {
            Some(Err("the request was given up before it was written".into()))
        } else if self.bytes.is_empty() {
            None
        } else {
            Some(Ok(Frame::data(mem::take(&mut self.bytes))))
        })
    }

    // hyper asks this of a request just before it writes it, and of every request: the moment to take note of.
    fn is_end_stream(&self) -> bool {
        self.send_state.begin() && self.bytes.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.len() as u64)
    }
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("len", &self.bytes.len()).finish()
    }
}

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const REVOKED: u8 = 2;

/// Whether a request has begun to leave, known to both ends: the connection that writes it, and the call that may have
/// to say what became of it. Exactly one of "begun" and "revoked" comes true, whatever thread is first, so that a
/// request that a call reports as never sent is never sent later.
///
/// Only a client that is known to take part says "waiting"; of any other, every request counts as begun.
#[derive(Clone)]
pub(crate) struct SendState(Arc<AtomicU8>);

impl SendState {
    #[cfg_attr(not(feature = "hyper-client"), expect(dead_code, reason = "the default client alone takes part"))]
    pub(crate) fn wait(&self) {
        self.0.store(WAITING, Ordering::Release);
    }

    /// True if the request may be written.
    fn begin(&self) -> bool {
        self.0.compare_exchange(WAITING, BEGUN, Ordering::AcqRel, Ordering::Acquire) != Err(REVOKED)
    }

    /// True if nothing was written and nothing will be.
    pub(crate) fn revoke(&self) -> bool {
        self.0.compare_exchange(WAITING, REVOKED, Ordering::AcqRel, Ordering::Acquire) != Err(BEGUN)
    }
}

/// The body of a response.
pub struct ResponseBody(Content);

enum Content {
    Full(Bytes),
    #[cfg(feature = "hyper-client")]
    Hyper(hyper::body::Incoming),
    Boxed(UnsyncBoxBody<Bytes, BoxError>),
}

impl ResponseBody {
    /// A body that comes in parts.
    pub fn new<B>(body: B) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        Self(Content::Boxed(body.map_err(Into::into).boxed_unsync()))
    }
}

impl<B: Into<Bytes>> From<B> for ResponseBody {
    fn from(bytes: B) -> Self {
        Self(Content::Full(bytes.into()))
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Content::Full(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Full(bytes) => Poll::Ready(Some(Ok(Frame::data(mem::take(bytes))))),
            #[cfg(feature = "hyper-client")]
            Content::Hyper(body) => Pin::new(body).poll_frame(cx).map_err(Into::into),
            Content::Boxed(body) => Pin::new(body).poll_frame(cx),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            #[cfg(feature = "hyper-client")]
            Content::Hyper(body) => body.size_hint(),
            Content::Boxed(body) => body.size_hint(),
        }
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseBody")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_leaves_or_is_revoked_never_both() {
        let body = || {
            let body = RequestBody::new(Bytes::new());
            body.send_state.wait();
            body
        };

        let written_first = body();
        assert!(written_first.is_end_stream());
        assert!(!written_first.send_state.revoke());

        let revoked_first = body();
        assert!(revoked_first.send_state.revoke());
        assert!(!revoked_first.is_end_stream(), "or hyper would take it for an empty body and send it");
        let polled = Pin::new(&mut { revoked_first }).poll_frame(&mut Context::from_waker(std::task::Waker::noop()));
        assert!(matches!(polled, Poll::Ready(Some(Err(_)))));

        let of_an_unknown_client = RequestBody::new(Bytes::new());
        assert!(!of_an_unknown_client.send_state.revoke());
    }
}
