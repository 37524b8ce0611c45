//! The transport of the FastPix client: authentication, deadlines, retries, errors, and the HTTP client underneath.
//!
//! It knows no operation and no model. Those are in `fastpix-funcs` and `fastpix-models`; most programs depend on
//! `fastpix-funcs` alone, which re-exports this crate.
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `rustls` (default) | HTTPS in the default client: rustls with ring and Mozilla's roots. Implies `hyper-client` |
//! | `retry` (default) | retries with exponential backoff |
//! | `hyper-client` | the default client, plain HTTP only, without TLS and cryptography in the tree |
//!
//! With none of them there are the types and the [`HttpClient`] seam, and a client has to be given.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod base_url;
mod call;
mod core;
mod execute;
mod http_client;
mod http_date;
#[cfg(feature = "hyper-client")]
mod hyper_client;
mod operation;
mod options;
mod request;
mod response;
mod retry;
mod security;

pub use bytes;
pub use fastpix_errors as errors;
pub use fastpix_errors::{
    ApiError, ConnectionError, ErrorClass, FastpixError, FieldError, InvalidRequestError, Outcome, RequestAbortedError,
    RequestTimeoutError, ResponseValidationError, UnexpectedClientError,
};
pub use http;

#[cfg(feature = "retry")]
pub use crate::retry::Backoff;
pub use crate::{
    base_url::Server,
    call::Call,
    core::{FastpixCore, FastpixCoreBuilder},
    http_client::{HttpClient, HttpClientError, HttpFuture, RequestBody, ResponseBody},
    operation::{Operation, Repeat},
    options::RequestOptions,
    request::{Prepared, RequestBuilder},
    response::Response,
    retry::RetryConfig,
    security::{Credentials, PASSWORD_VARIABLE, Security, USERNAME_VARIABLE},
};

/// What the caller asked for cannot be sent. Out of the way of everything that can.
#[cold]
#[inline(never)]
fn refused(message: &'static str) -> InvalidRequestError {
    InvalidRequestError::new(Outcome::NotSent, message)
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
