//! Code of one's own before and after each request.

use std::{fmt, time::Duration};

use bytes::Bytes;
use fastpix_errors::{BoxError, FastpixError, InvalidRequestError};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use tokio::time::Instant;

use crate::{
    Operation, RequestBody, RequestOptions, Response, base_url::BaseUrl, invalid_request, options::checked_header,
};

/// Code that runs before and after each request of a core, whatever the operation: to add a header, to count, to answer
/// from a cache, to refuse.
///
/// What fails in a hook fails the call with [`FastpixError::UnexpectedClient`], and so does a panic; nothing else is
/// touched. Hooks do not wait: what has to, belongs into an [`HttpClient`](crate::HttpClient) or a credentials provider.
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
pub trait Hook: Send + Sync + 'static {
    /// Once for each call, before anything else: the options of the call, to be returned as they are or changed.
    ///
    /// # Errors
    ///
    /// Any error refuses the call; nothing is sent.
    fn before_create_request(
        &self,
        context: &HookContext<'_>,
        options: RequestOptions,
    ) -> Result<RequestOptions, BoxError> {
        let _ = context;
        Ok(options)
    }

    /// Before each attempt: the request as it is about to be sent. `None` sends it; a response stands for the
    /// service's, and nothing is sent.
    ///
    /// # Errors
    ///
    /// Any error ends the call; this attempt is not sent.
    fn before_request(
        &self,
        context: &HookContext<'_>,
        request: &mut HookRequest<'_>,
    ) -> Result<Option<http::Response<Bytes>>, BoxError> {
        let _ = (context, request);
        Ok(None)
    }

    /// After each attempt whose response reports success, before the response is read into the model.
    ///
    /// # Errors
    ///
    /// Any error fails the call, although what was asked for has happened.
    fn after_success(&self, context: &HookContext<'_>, response: &Response<()>) -> Result<(), BoxError> {
        let _ = (context, response);
        Ok(())
    }

    /// After each attempt that failed, whether another one follows or not.
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

/// What a hook is called for.
pub struct HookContext<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) base_url: &'a BaseUrl,
    pub(crate) attempt: u32,
    pub(crate) call_began: Instant,
    pub(crate) attempt_began: Instant,
}

impl HookContext<'_> {
    /// The operation: its id, method, path template.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The base URL, with a slash at the end.
    pub fn base_url(&self) -> String {
        self.base_url.to_string()
    }

    /// The number of the attempt, from 1; 0 before the first.
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

/// A request that is about to be sent.
pub struct HookRequest<'a>(pub(crate) &'a mut http::Request<RequestBody>);

impl HookRequest<'_> {
    /// The method.
    pub fn method(&self) -> &Method {
        self.0.method()
    }

    /// Where it goes.
    pub fn uri(&self) -> &Uri {
        self.0.uri()
    }

    /// All headers but those that frame the message. The authorization is among them, marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The JSON that is sent; empty if there is none.
    pub fn body(&self) -> &Bytes {
        self.0.body().bytes()
    }

    /// Adds a header, or replaces one.
    ///
    /// # Errors
    ///
    /// [`InvalidRequestError`] if the header cannot be sent, or frames the message.
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

/// Without the headers and the body, which can hold secrets.
impl fmt::Debug for HookRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HookRequest").field("method", self.method()).field("uri", self.uri()).finish_non_exhaustive()
    }
}
