//! HTTP clients of other crates in place of the default one: reqwest, and any service of tower.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{error::Error, future::poll_fn, time::Duration};

use fastpix_conformance::{example, quick};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    FastpixCore, FastpixCoreBuilder, FastpixError, HttpClient, HttpClientError, HttpFuture, Outcome, RequestBody,
    ResponseBody, RetryConfig, Security, bytes::Bytes, errors::BoxError, http,
    manage_live_stream_get_live_stream_by_id, start_live_stream_create_new_stream,
};
use hyper_util::{client::legacy, rt::TokioExecutor};
use tower_service::Service;

/// A client of reqwest: with its connections, proxies and TLS.
struct Reqwest(reqwest::Client);

impl HttpClient for Reqwest {
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        let request = reqwest::Request::try_from(request.map(reqwest::Body::wrap));
        let client = self.0.clone();
        HttpFuture::new(async move {
            let request = request.map_err(HttpClientError::not_sent)?;
            match client.execute(request).await {
                Ok(response) => Ok(http::Response::from(response).map(ResponseBody::new)),
                Err(error) if error.is_connect() => Err(HttpClientError::not_sent(error)),
                Err(error) => Err(HttpClientError::new(error)),
            }
        })
    }
}

/// Any service that sends a request: hyper-util's client, with layers of tower around it or without.
struct Tower<S>(S);

impl<S, B> HttpClient for Tower<S>
where
    S: Service<http::Request<RequestBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        let mut service = self.0.clone();
        HttpFuture::new(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(HttpClientError::not_sent)?;
            match service.call(request).await {
                Ok(response) => Ok(response.map(ResponseBody::new)),
                Err(error) => Err(HttpClientError::new(error)),
            }
        })
    }
}

/// A client of reqwest as this crate needs it: redirects, timeouts and retries are its own.
fn reqwest_client() -> Reqwest {
    Reqwest(reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap())
}

fn tower_client() -> Tower<legacy::Client<legacy::connect::HttpConnector, RequestBody>> {
    Tower(legacy::Client::builder(TokioExecutor::new()).build_http())
}

fn builder(url: &str) -> FastpixCoreBuilder {
    FastpixCore::builder(Security::basic("any", "pair")).server_url(url).retries(quick())
}

/// Calls the emulator: a success, an error of the API, a lost response, and a response that comes too late.
async fn calls_work(client: impl Fn(FastpixCoreBuilder) -> FastpixCoreBuilder) {
    let emulator = Emulator::start().await.unwrap();
    let core = client(builder(emulator.url())).build().unwrap();
    let created = start_live_stream_create_new_stream(&core, example()).data().await.unwrap();
    let id = created.stream_id.unwrap();
    let sent = &emulator.requests()[0];
    assert_eq!(sent.json(), serde_json::to_value(example()).unwrap());
    assert_eq!(sent.headers().get_all("host").iter().count(), 1);

    let read = manage_live_stream_get_live_stream_by_id(&core, &id).data().await.unwrap();
    assert_eq!(read.stream_id.as_ref(), Some(&id));
    assert!(manage_live_stream_get_live_stream_by_id(&core, "missing").await.unwrap_err().status().is_some());

    emulator.fault(Fault::close_without_response());
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert!(matches!(error, FastpixError::Connection(_)) && error.source().is_some(), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1), "{error:?}");

    emulator.fault(Fault::delay(Duration::from_secs(30)));
    let call = start_live_stream_create_new_stream(&core, example()).timeout(Duration::from_millis(200));
    assert!(call.await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_client_of_reqwest_can_be_used() {
    calls_work(|builder| builder.http_client(reqwest_client())).await;
    let core = builder("http://127.0.0.1:1/").http_client(reqwest_client()).build().unwrap();
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
}

#[tokio::test]
async fn a_service_of_tower_can_be_used() {
    calls_work(|builder| builder.http_client(tower_client())).await;
    let core = builder("http://127.0.0.1:1/").http_client(tower_client()).retries(RetryConfig::None).build().unwrap();
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown, "a service does not say whether it sent the request");
}
