//! Hooks: code of the caller before and after each request.

use std::{fmt, time::Duration};

use bytes::Bytes;
use fastpix_errors::{BoxError, FastpixError, InvalidRequestError};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header, uri::PathAndQuery};
use tokio::time::Instant;

use crate::{
    Operation, RequestBody, RequestOptions, Response,
    base_url::{BaseUrl, UrlRules},
    invalid_request,
    options::checked_header,
};

/// Code that is called before and after each request of a client, for all operations: to add headers, to measure, to
/// respond from a cache, to reject requests.
///
/// An error or a panic of a hook fails its call with [`FastpixError::UnexpectedClient`], and no other call. Hooks are
/// synchronous: use an [`HttpClient`](crate::HttpClient) or a credentials provider for code that waits.
///
/// A hook of one function can be a closure, see [`FastpixCoreBuilder::before_request`](crate::FastpixCoreBuilder::before_request)
/// and the methods beside it.
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

/// Declares hooks of one closure each.
macro_rules! closures {
    ($($name:ident: $method:ident($($argument:ident: $type:ty),*) $(-> $result:ty)?;)*) => {$(
        pub(crate) struct $name<F>(pub(crate) F);

        impl<F> Hook for $name<F>
        where
            F: Fn(&HookContext<'_>, $($type),*) $(-> $result)? + Send + Sync + 'static,
        {
            fn $method(&self, context: &HookContext<'_>, $($argument: $type),*) $(-> $result)? {
                (self.0)(context, $($argument),*)
            }
        }
    )*};
}

closures! {
    BeforeCreateRequest: before_create_request(options: RequestOptions) -> Result<RequestOptions, BoxError>;
    BeforeRequest: before_request(request: &mut HookRequest<'_>) -> Result<Option<http::Response<Bytes>>, BoxError>;
    AfterSuccess: after_success(response: &Response<()>) -> Result<(), BoxError>;
    AfterError: after_error(failure: AttemptError<'_>);
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
pub struct HookRequest<'a> {
    pub(crate) request: &'a mut http::Request<RequestBody>,
    pub(crate) rules: UrlRules,
}

impl HookRequest<'_> {
    /// The method.
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The URL.
    pub fn uri(&self) -> &Uri {
        self.request.uri()
    }

    /// The headers, without those that frame the message. The authorization is marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The JSON body. Empty if there is none.
    pub fn body(&self) -> &Bytes {
        self.request.body().bytes()
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
        self.request.headers_mut().insert(name, value);
        Ok(())
    }

    /// Sets the URL: scheme, host, path and query, and the header `host` with it. The credentials are sent to this server.
    /// Errors, traces and the debug log of the call keep the name of the server of the client.
    ///
    /// # Errors
    ///
    /// [`InvalidRequestError`] by the rules of [`server_url`](crate::FastpixCoreBuilder::server_url), but for the query,
    /// which is allowed.
    pub fn set_uri(&mut self, uri: &str) -> Result<(), InvalidRequestError> {
        let (url, query) = uri.split_once('?').map_or((uri, None), |(url, query)| (url, Some(query)));
        let base_url = BaseUrl::parse(url, self.rules)?;
        // `Uri` drops a fragment.
        let invalid = || invalid_request("the query of the URL is invalid");
        if query.is_some_and(|query| query.contains('#')) {
            return Err(invalid());
        }
        let parsed: Uri = uri.parse().map_err(|error| invalid().with_source(error))?;
        let target = parsed.path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
        *self.request.uri_mut() = base_url.uri(&target);
        self.request.headers_mut().insert(header::HOST, base_url.host_header());
        Ok(())
    }

    /// Sets the body. Unless there is a header `content-type`, a body that is not empty is sent as JSON.
    pub fn set_body(&mut self, body: impl Into<Bytes>) {
        let body = body.into();
        if body.is_empty() {
            self.request.headers_mut().remove(header::CONTENT_TYPE);
        } else {
            let json = HeaderValue::from_static("application/json");
            self.request.headers_mut().entry(header::CONTENT_TYPE).or_insert(json);
        }
        *self.request.body_mut() = RequestBody::new(self.request.method(), body);
    }
}

/// Without the headers and the body, which can have secrets.
impl fmt::Debug for HookRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HookRequest").field("method", self.method()).field("uri", self.uri()).finish_non_exhaustive()
    }
}
