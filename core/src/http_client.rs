//! Interface to HTTP clients, and response bodies.

use std::{
    error::Error,
    fmt, mem,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use fastpix_errors::BoxError;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

use crate::RequestBody;

/// HTTP client: sends one request and returns its response, without retries, redirects and deadlines.
///
/// The default client is based on hyper. Set one of your own by
/// [`FastpixCoreBuilder::http_client`](crate::FastpixCoreBuilder::http_client): to respond from memory in a test, or to use
/// the connection pool of your program.
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
#[doc(alias = "HTTPClient")]
pub trait HttpClient: Send + Sync + 'static {
    /// Sends the request. The URI is absolute. The headers are complete, but for those that frame the message, such as
    /// `content-length`. Dropping the future cancels the request.
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture;
}

/// Future of a response, as [`HttpClient::send`] returns it.
pub struct HttpFuture(Kind);

/// Converts an error of hyper's.
#[cfg(feature = "hyper-client")]
type HyperError = fn(hyper_util::client::legacy::Error) -> HttpClientError;

enum Kind {
    /// hyper-util's future is a box already.
    #[cfg(feature = "hyper-client")]
    Hyper(hyper_util::client::legacy::ResponseFuture, HyperError),
    Boxed(Pin<Box<dyn Future<Output = Result<http::Response<ResponseBody>, HttpClientError>> + Send>>),
}

impl HttpFuture {
    /// Boxes a future.
    pub fn new<F>(future: F) -> Self
    where
        F: Future<Output = Result<http::Response<ResponseBody>, HttpClientError>> + Send + 'static,
    {
        Self(Kind::Boxed(Box::pin(future)))
    }

    #[cfg(feature = "hyper-client")]
    pub(crate) fn hyper(future: hyper_util::client::legacy::ResponseFuture, error: HyperError) -> Self {
        Self(Kind::Hyper(future, error))
    }
}

impl Future for HttpFuture {
    type Output = Result<http::Response<ResponseBody>, HttpClientError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            #[cfg(feature = "hyper-client")]
            Kind::Hyper(future, error) => Pin::new(future)
                .poll(cx)
                .map_ok(|response| response.map(|body| ResponseBody(Content::Hyper(body))))
                .map_err(*error),
            Kind::Boxed(future) => future.as_mut().poll(cx),
        }
    }
}

impl fmt::Debug for HttpFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HttpFuture")
    }
}

/// Error of an [`HttpClient`].
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
    /// As the attempt timeout, for the test kit.
    #[cfg(feature = "testing")]
    TimedOut,
    /// By a hook, before the client had it.
    #[cfg(feature = "hooks")]
    Refused,
}

impl HttpClientError {
    /// An error after which the server may have received the request.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::Failed, source: source.into() }
    }

    /// An error before the request was sent, such as a failed connection, or after the server rejected it unprocessed.
    /// Such a request is retried for every operation, also if it is not idempotent: use this only if it is certain.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::NotSent, source: source.into() }
    }

    /// The client aborted the request. It is not retried.
    pub fn aborted(source: impl Into<BoxError>) -> Self {
        Self { reason: Reason::Aborted, source: source.into() }
    }
}

impl fmt::Display for HttpClientError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the HTTP client returned no response")
    }
}

impl Error for HttpClientError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}

/// Body of a response.
pub struct ResponseBody(Content);

enum Content {
    Full(Bytes),
    #[cfg(feature = "hyper-client")]
    Hyper(hyper::body::Incoming),
    Boxed(UnsyncBoxBody<Bytes, BoxError>),
}

impl ResponseBody {
    /// A streamed body.
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
