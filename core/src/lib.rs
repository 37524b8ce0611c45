//! Transport of the FastPix API client: authentication, deadlines, retries, errors and HTTP.
//!
//! Operations are in `fastpix-funcs`, models in `fastpix-models`. Most programs depend only on `fastpix-funcs`, which
//! re-exports this crate. [`FastpixCore`] is the client, [`Call`] a pending call.
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `rustls` (default) | HTTPS in the default HTTP client: `ring`, `webpki-roots` and `tls12` |
//! | `retry` (default) | retries with exponential backoff |
//! | `gzip` | requests compressed responses |
//! | `hooks` | code of your own before and after each request, see [`Hook`] |
//! | `tracing` | a span for each call and an event for each attempt, by the crate `tracing` |
//! | `debug-log` | requests and responses on standard error, see below |
//! | `blocking` | calls that block the thread, for programs without a runtime: [`Call::blocking`] |
//! | `testing` | a client without sockets, and responses and errors made by hand, for your tests: see [`testing`] |
//! | `hyper-client` | the default HTTP client with plain HTTP only, without TLS and cryptography. Implied by all below |
//! | `ring` | HTTPS with rustls and ring |
//! | `aws-lc-rs` | HTTPS with rustls and aws-lc-rs; used in place of ring if both are enabled |
//! | `tls12` | TLS 1.2 with rustls, besides TLS 1.3 |
//! | `native-tls` | HTTPS by the operating system: OpenSSL on Linux, SChannel on Windows, Secure Transport on macOS; used in place of rustls if both are enabled |
//! | `webpki-roots` | trusts Mozilla's root certificates |
//! | `native-roots` | trusts the root certificate files of the operating system, in addition to `webpki-roots` if both are enabled |
//! | `platform-verifier` | verifies certificates by the operating system, instead of both |
//! | `http2` | HTTP/2 with the https servers that speak it |
//! | `proxy` | proxies from environment variables, see `FastpixCoreBuilder::proxy_from_env` |
//!
//! Root certificate features have no effect without `ring` or `aws-lc-rs`. With one of these and no such feature, only the
//! certificates that `FastpixCoreBuilder::add_root_certificates` adds are trusted. With `native-tls` these are trusted in
//! addition to those of the operating system, and root certificate features have no effect.
//!
//! Without `hyper-client` there is no default HTTP client: set one of your own, see [`HttpClient`].
//!
//! # Tracing, debug log and hooks
//!
//! With the feature `tracing`, each call is a span `fastpix` and each attempt an event in it. The fields have the names
//! of OpenTelemetry's conventions for HTTP clients: `http.request.method`, `url.template`, `server.address`,
//! `server.port`, `http.request.resend_count`, `http.response.status_code`, `error.type`; `fastpix.operation` is the id of
//! the operation, `code.function.name` its function. Headers and bodies are not recorded.
//!
//! With the feature `debug-log`, a core that is built while the environment variable `FASTPIX_DEBUG` is set (and not
//! empty, `0` or `false`) prints each request and response to standard error; `FastpixCoreBuilder::debug_log` gives them to
//! a closure. Secrets, all URLs in bodies, and header and
//! query values that are not known to be harmless are shown as `[redacted]`; a body that is not JSON is not printed.
//!
//! With the feature `hooks`, a [`Hook`] or a closure is called before and after each request.
#![cfg_attr(
    not(feature = "hooks"),
    doc = "",
    doc = "[`Hook`]: https://docs.rs/fastpix-core/latest/fastpix_core/trait.Hook.html"
)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// What belongs to a feature that is off cannot be linked to.
#![cfg_attr(
    not(all(feature = "blocking", feature = "hooks", feature = "proxy", feature = "rustls", feature = "testing")),
    allow(rustdoc::broken_intra_doc_links)
)]

mod base64;
mod base_url;
#[cfg(feature = "blocking")]
mod blocking;
mod call;
mod config;
mod core;
mod execute;
#[cfg(feature = "_external")]
#[doc(hidden)]
pub mod external;
#[cfg(feature = "hooks")]
mod hooks;
mod http_client;
mod http_date;
#[cfg(feature = "hyper-client")]
mod hyper_client;
mod merge_json;
mod operation;
mod options;
mod request;
mod request_body;
mod response;
mod retry;
mod security;
#[cfg(feature = "testing")]
#[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
pub mod testing;

pub use bytes;
pub use fastpix_errors as errors;
pub use fastpix_errors::{
    ApiError, ConnectionError, ErrorClass, FastpixError, FieldError, InvalidRequestError, Outcome, RequestAbortedError,
    RequestTimeoutError, ResponseValidationError, UnexpectedClientError,
};
pub use http;

#[cfg(feature = "hooks")]
pub use crate::hooks::{AttemptError, Hook, HookContext, HookRequest};
#[cfg(feature = "retry")]
pub use crate::retry::Backoff;
pub use crate::{
    base_url::Server,
    call::Call,
    core::{FastpixCore, FastpixCoreBuilder},
    http_client::{HttpClient, HttpClientError, HttpFuture, ResponseBody},
    operation::{Idempotency, Operation},
    options::RequestOptions,
    request::{PreparedRequest, RequestBuilder},
    request_body::RequestBody,
    response::Response,
    retry::RetryConfig,
    security::{Credentials, PASSWORD_VARIABLE, SERVER_URL_VARIABLE, Security, USERNAME_VARIABLE},
};

/// The error of an invalid request, apart from the code of valid ones.
#[cold]
#[inline(never)]
fn invalid_request(message: impl Into<std::borrow::Cow<'static, str>>) -> InvalidRequestError {
    InvalidRequestError::new(message)
}

#[cfg(test)]
mod tests {
    pub(crate) struct NoClient;

    impl crate::HttpClient for NoClient {
        fn send(&self, _: http::Request<crate::RequestBody>) -> crate::HttpFuture {
            crate::HttpFuture::new(std::future::pending())
        }
    }
}

#[cfg(all(doctest, feature = "rustls"))]
#[doc = include_str!("../README.md")]
struct Readme;
