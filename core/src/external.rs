//! Requests to other hosts than the API, by the same HTTP client: for fastpix-upload.
//!
//! Such a request is sent as it is. It has no credentials and none of the builder's headers, is not retried, has no
//! time limit but that for connecting, and takes no permit of `max_in_flight`. Hooks only observe it: what they change,
//! return or reject has no effect, and they do not see the path and the query, which can be secret.

use fastpix_errors::{BoxError, ConnectionError, FastpixError, Outcome, RequestAbortedError};
use http_body::Body;

use crate::{FastpixCore, Operation, RequestBody, ResponseBody, http_client::Reason};

/// The delay that a response asks for.
pub fn retry_after(headers: &http::HeaderMap) -> Option<std::time::Duration> {
    crate::http_date::retry_after(headers)
}

/// Returns true if a host is this machine.
pub fn is_loopback(host: &str) -> bool {
    crate::base_url::is_loopback(host)
}

impl FastpixCore {
    /// Sends one request.
    #[doc(hidden)]
    pub fn send_external(
        &self,
        operation: &'static Operation,
        request: http::Request<RequestBody>,
    ) -> impl Future<Output = Result<http::Response<ResponseBody>, FastpixError>> + Send + use<> {
        let config = self.clone().into_config();
        async move {
            let uri = request.uri().clone();
            if uri.scheme() == Some(&http::uri::Scheme::HTTPS) && !config.url_rules.https {
                // The default client would send it unencrypted.
                return Err(crate::invalid_request(crate::base_url::HTTPS_NEEDS_TLS).into());
            }
            #[cfg(feature = "_observe")]
            let observer = observe::Observer::before(&config, operation, &request);
            #[cfg(not(feature = "_observe"))]
            let _ = operation;
            let client = config.shared.external_client.as_ref().unwrap_or(&config.shared.client);
            let result = client.send(request).await.map_err(|error| failed(error.reason, error.source, &uri));
            #[cfg(feature = "_observe")]
            observer.after(&config, &result);
            result
        }
    }
}

/// Without the URL, which can be secret. An error that another attempt would meet too is permanent or an abort.
#[cold]
fn failed(reason: Reason, source: BoxError, uri: &http::Uri) -> FastpixError {
    let host = uri.host().unwrap_or_default();
    let source = without_url(source, uri);
    let (before, after, outcome) = match reason {
        Reason::Aborted => {
            let message = "the HTTP client aborted the request";
            return RequestAbortedError::new(Outcome::Unknown, message).with_source(source).into();
        }
        Reason::NoConnection | Reason::NeverConnects => ("no connection to ", "", Outcome::NotSent),
        Reason::NotSent => ("request to ", " failed", Outcome::NotSent),
        Reason::InvalidResponse => ("head of the response of ", " cannot be parsed", Outcome::Unknown),
        _ => ("connection to ", " closed before a response was received", Outcome::Unknown),
    };
    let error = ConnectionError::new(outcome, [before, host, after].concat()).with_source(source);
    if reason == Reason::NeverConnects { error.with_permanent().into() } else { error.into() }
}

/// An HTTP client of the caller's may write the URL into its errors.
fn without_url(source: BoxError, uri: &http::Uri) -> BoxError {
    let has_url = |error: &dyn std::error::Error| {
        let secrets = [uri.path(), uri.query().unwrap_or_default()].into_iter().filter(|secret| secret.len() > 1);
        let text = format!("{error} {error:?}");
        secrets.into_iter().any(|secret| text.contains(secret))
    };
    let mut error: Option<&dyn std::error::Error> = Some(&*source);
    while let Some(cause) = error {
        if has_url(cause) {
            return "the cause is not shown, because it contains the URL".into();
        }
        error = cause.source();
    }
    source
}

impl RequestBody {
    /// A body that is a stream. Its length has to be exact.
    #[doc(hidden)]
    pub fn from_stream(body: impl Body<Data = bytes::Bytes, Error = BoxError> + Send + Sync + Unpin + 'static) -> Self {
        let mut request = Self::new(&http::Method::PUT, bytes::Bytes::new());
        request.stream = Some(Box::new(body));
        request
    }

    /// A body whose bytes are in memory.
    #[doc(hidden)]
    pub fn from_bytes(bytes: bytes::Bytes) -> Self {
        Self::new(&http::Method::PUT, bytes)
    }
}

#[cfg(feature = "_observe")]
mod observe {
    use fastpix_errors::FastpixError;
    use tokio::time::Instant;

    #[cfg(feature = "hooks")]
    use crate::{
        AttemptError, HookContext, HookRequest,
        base_url::{BaseUrl, UrlRules},
        response::RawResponse,
    };
    use crate::{Operation, RequestBody, ResponseBody, config::Config};

    /// Shows a request and its result to hooks, tracing and the debug log.
    pub(super) struct Observer {
        #[cfg(any(feature = "hooks", feature = "debug-log"))]
        operation: &'static Operation,
        began: Instant,
        #[cfg(feature = "hooks")]
        base_url: Option<BaseUrl>,
        #[cfg(feature = "tracing")]
        span: tracing::Span,
    }

    type Result = std::result::Result<http::Response<ResponseBody>, FastpixError>;

    impl Observer {
        pub(super) fn before(
            config: &Config,
            operation: &'static Operation,
            request: &http::Request<RequestBody>,
        ) -> Self {
            let began = Instant::now();
            let observer = Self {
                #[cfg(any(feature = "hooks", feature = "debug-log"))]
                operation,
                began,
                #[cfg(feature = "hooks")]
                base_url: if config.shared.hooks.is_empty() { None } else { origin(request.uri()) },
                #[cfg(feature = "tracing")]
                span: span(operation, request),
            };
            #[cfg(feature = "hooks")]
            observer.hooks(config, |hook, context| {
                let mut shown = http::Request::new(RequestBody::new(request.method(), bytes::Bytes::new()));
                *shown.method_mut() = request.method().clone();
                *shown.uri_mut() = context.base_url.uri(&http::uri::PathAndQuery::from_static("/"));
                *shown.headers_mut() = request.headers().clone();
                let request = &mut HookRequest { request: &mut shown, rules: config.url_rules };
                let _ = hook.before_request(context, request);
            });
            #[cfg(feature = "debug-log")]
            if let Some(log) = &config.shared.debug_log {
                log(&format!("fastpix > {} to {}", operation.id(), request.uri().host().unwrap_or_default()));
            }
            #[cfg(not(any(feature = "hooks", feature = "debug-log")))]
            let _ = config;
            observer
        }

        pub(super) fn after(&self, config: &Config, result: &Result) {
            #[cfg(feature = "tracing")]
            self.trace(result);
            #[cfg(feature = "debug-log")]
            if let Some(log) = &config.shared.debug_log {
                let ended = match result {
                    Ok(response) => response.status().to_string(),
                    Err(error) => error.to_string(),
                };
                let elapsed = self.began.elapsed().as_millis();
                log(&format!("fastpix < {ended} after {elapsed} ms ({})", self.operation.id()));
            }
            #[cfg(feature = "hooks")]
            self.hooks(config, |hook, context| match result {
                Err(error) => hook.after_error(context, AttemptError::NoResponse(error)),
                Ok(response) => {
                    let mut shown = http::Response::new(ResponseBody::from(bytes::Bytes::new()));
                    *shown.status_mut() = response.status();
                    *shown.headers_mut() = response.headers().clone();
                    // The URL of a session.
                    shown.headers_mut().remove(http::header::LOCATION);
                    let shown = RawResponse::new(self.operation, 1, shown, bytes::Bytes::new()).into_response(());
                    // In the resumable protocol, 308 is the success of a chunk.
                    if response.status().is_success() || response.status() == http::StatusCode::PERMANENT_REDIRECT {
                        let _ = hook.after_success(context, &shown);
                    } else {
                        hook.after_error(context, AttemptError::Status(&shown));
                    }
                }
            });
            #[cfg(not(any(feature = "hooks", feature = "debug-log")))]
            let _ = config;
        }

        /// Calls each hook. A panic has no effect.
        #[cfg(feature = "hooks")]
        fn hooks(&self, config: &Config, mut call: impl FnMut(&dyn crate::Hook, &HookContext<'_>)) {
            let Some(base_url) = &self.base_url else { return };
            let (operation, began) = (self.operation, self.began);
            let context = HookContext { operation, base_url, attempt: 1, call_began: began, attempt_began: began };
            for hook in &config.shared.hooks {
                let called = std::panic::AssertUnwindSafe(|| call(&**hook, &context));
                let _ = std::panic::catch_unwind(called);
            }
        }

        #[cfg(feature = "tracing")]
        fn trace(&self, result: &Result) {
            let elapsed_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
            let _entered = self.span.enter();
            match result {
                Ok(response) => {
                    let status = response.status().as_u16();
                    self.span.record("http.response.status_code", status);
                    tracing::debug!(http.response.status_code = status, elapsed_ms, "response");
                }
                Err(error) => {
                    self.span.record("error.type", "ConnectionError");
                    tracing::debug!(error.type = "ConnectionError", elapsed_ms, %error, "no response");
                }
            }
        }
    }

    /// Scheme, host and port of a URL.
    #[cfg(feature = "hooks")]
    fn origin(uri: &http::Uri) -> Option<BaseUrl> {
        let origin = format!("{}://{}/", uri.scheme_str()?, uri.authority()?);
        BaseUrl::parse(&origin, UrlRules { https: true, allow_http: true }).ok()
    }

    #[cfg(feature = "tracing")]
    fn span(operation: &'static Operation, request: &http::Request<RequestBody>) -> tracing::Span {
        use tracing::field::Empty;
        let uri = request.uri();
        let usual = if uri.scheme_str() == Some("http") { 80 } else { 443 };
        tracing::info_span!(
            "fastpix",
            otel.name = operation.id(),
            otel.kind = "client",
            fastpix.operation = operation.id(),
            http.request.method = request.method().as_str(),
            url.template = operation.path(),
            server.address = uri.host().unwrap_or_default(),
            server.port = uri.port_u16().unwrap_or(usual),
            http.response.status_code = Empty,
            error.type = Empty,
        )
    }
}
