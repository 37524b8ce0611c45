//! Hooks: code of the caller before and after each request.

use std::{fmt, time::Duration};

use bytes::Bytes;
use fastpix_errors::{BoxError, FastpixError, InvalidRequestError};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use tokio::time::Instant;

use crate::{
    Operation, RequestBody, RequestOptions, Response, base_url::BaseUrl, invalid_request, options::checked_header,
};

/// Code that is called before and after each request of a client, for all operations: to add headers, to measure, to
/// respond from a cache, to reject requests.
///
/// An error or a panic of a hook fails its call with [`FastpixError::UnexpectedClient`], and no other call. Hooks are
/// synchronous: use an [`HttpClient`](crate::HttpClient) or a credentials provider for code that waits.
///
/// ```
/// use fastpix_core::{FastpixCore, Hook, HookContext, HookRequest, Security, bytes::Bytes, errors::BoxError, http};
///
/// struct Traced;
///
/// impl Hook for Traced {
///     fn before_request(
///         &self,
///         context: &HookContext<'_>,
///         request: &mut HookRequest<'_>,
///     ) -> Result<Option<http::Response<Bytes>>, BoxError> {
///         request.set_header("x-attempt", context.attempt())?;
///         Ok(None)
///     }
/// }
///
/// let core = FastpixCore::builder(Security::basic("token-id", "secret")).hook(Traced).build()?;
/// # Ok::<(), fastpix_core::FastpixError>(())
/// ```
#[doc(alias = "addHook")]
pub trait Hook: Send + Sync + 'static {
    /// Called once for each call, before everything else, with the options of the call. Returns them, changed or not.
    ///
    /// # Errors
    ///
    /// Any error fails the call. Nothing is sent.
    fn before_create_request(
        &self,
        context: &HookContext<'_>,
        options: RequestOptions,
    ) -> Result<RequestOptions, BoxError> {
        let _ = context;
        Ok(options)
    }

    /// Called before each attempt with the request. `None` sends it; a response is used in place of the server's, and
    /// nothing is sent.
    ///
    /// # Errors
    ///
    /// Any error fails the call. The attempt is not sent.
    fn before_request(
        &self,
        context: &HookContext<'_>,
        request: &mut HookRequest<'_>,
    ) -> Result<Option<http::Response<Bytes>>, BoxError> {
        let _ = (context, request);
        Ok(None)
    }

    /// Called after each attempt with a 2xx response, before the response is decoded.
    ///
    /// # Errors
    ///
    /// Any error fails the call, although the request has taken effect. The error has the status and the body of the
    /// response, see [`UnexpectedClientError::body`](crate::UnexpectedClientError::body).
    fn after_success(&self, context: &HookContext<'_>, response: &Response<()>) -> Result<(), BoxError> {
        let _ = (context, response);
        Ok(())
    }

    /// Called after each failed attempt, whether or not it is retried.
    fn after_error(&self, context: &HookContext<'_>, failure: AttemptError<'_>) {
        let _ = (context, failure);
    }
}

/// Error of one attempt.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum AttemptError<'a> {
    /// The API responded with a status that is not a success.
    Status(&'a Response<()>),
    /// The response is missing or incomplete.
    NoResponse(&'a FastpixError),
}

/// Context in which a hook is called: operation, attempt and times.
pub struct HookContext<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) base_url: &'a BaseUrl,
    pub(crate) attempt: u32,
    pub(crate) call_began: Instant,
    pub(crate) attempt_began: Instant,
}

impl HookContext<'_> {
    /// The operation, with its id, method and path template.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The base URL, with a slash at the end.
    pub fn base_url(&self) -> String {
        self.base_url.to_string()
    }

    /// The number of the attempt, from 1. 0 in `before_create_request`.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The time since the call began.
    pub fn call_elapsed(&self) -> Duration {
        self.call_began.elapsed()
    }

    /// The time since the attempt began.
    pub fn attempt_elapsed(&self) -> Duration {
        self.attempt_began.elapsed()
    }
}

impl fmt::Debug for HookContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HookContext")
            .field("operation", &self.operation.id())
            .field("base_url", &format_args!("{}", self.base_url))
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// Request of an attempt, before it is sent.
pub struct HookRequest<'a>(pub(crate) &'a mut http::Request<RequestBody>);

impl HookRequest<'_> {
    /// The method.
    pub fn method(&self) -> &Method {
        self.0.method()
    }

    /// The URL.
    pub fn uri(&self) -> &Uri {
        self.0.uri()
    }

    /// The headers, without those that frame the message. The authorization is marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The JSON body. Empty if there is none.
    pub fn body(&self) -> &Bytes {
        self.0.body().bytes()
    }

    /// Sets a header. It replaces one with the same name.
    ///
    /// # Errors
    ///
    /// [`InvalidRequestError`] if the name or the value is invalid, or if the header frames the message.
    pub fn set_header(
        &mut self,
        name: impl TryInto<HeaderName>,
        value: impl TryInto<HeaderValue>,
    ) -> Result<(), InvalidRequestError> {
        let (name, value) = checked_header(name.try_into().ok(), value.try_into().ok()).map_err(invalid_request)?;
        self.0.headers_mut().insert(name, value);
        Ok(())
    }
}

/// Without the headers and the body, which can have secrets.
impl fmt::Debug for HookRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HookRequest").field("method", self.method()).field("uri", self.uri()).finish_non_exhaustive()
    }
}
