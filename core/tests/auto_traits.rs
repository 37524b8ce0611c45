//! The public types can be shared between threads, and calls can be spawned.

use fastpix_core::{
    Call, Credentials, FastpixCore, FastpixCoreBuilder, FastpixError, HttpClientError, HttpFuture, Idempotency,
    Operation, PreparedRequest, RequestBody, RequestBuilder, RequestOptions, Response, ResponseBody, RetryConfig,
    Security, Server,
};

fn is_send<T: Send + 'static>() {}
fn is_send_and_sync<T: Send + Sync + 'static>() {}
fn is_unpin<T: Unpin>() {}

#[test]
fn values_are_send_and_sync() {
    is_send_and_sync::<Credentials>();
    is_send_and_sync::<FastpixCore>();
    is_send_and_sync::<FastpixCoreBuilder>();
    is_send_and_sync::<FastpixError>();
    is_send_and_sync::<HttpClientError>();
    is_send_and_sync::<Idempotency>();
    is_send_and_sync::<Operation>();
    is_send_and_sync::<PreparedRequest>();
    is_send_and_sync::<RequestBody>();
    is_send_and_sync::<RequestBuilder>();
    is_send_and_sync::<RequestOptions>();
    is_send_and_sync::<Response<String>>();
    is_send_and_sync::<RetryConfig>();
    is_send_and_sync::<Security>();
    is_send_and_sync::<Server>();
    #[cfg(feature = "retry")]
    is_send_and_sync::<fastpix_core::Backoff>();
}

#[test]
fn futures_and_bodies_are_send_and_unpin() {
    is_send::<Call<String>>();
    is_send::<HttpFuture>();
    is_send::<ResponseBody>();
    is_unpin::<Call<String>>();
}
