use std::sync::{Arc, Mutex};

use fastpix_funcs::{
    FastpixCoreBuilder, HttpClient, HttpFuture, RequestBody, ResponseBody,
    bytes::Bytes,
    http::{self, Uri},
};

type AnswerFn = dyn Fn(usize) -> HttpFuture + Send + Sync;

/// HTTP client that responds from memory and records requests.
#[derive(Clone)]
pub struct Memory {
    answer: Arc<AnswerFn>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl Memory {
    /// Responds to each request by its number, counted from 1.
    pub fn new(answer: impl Fn(usize) -> HttpFuture + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), requests: Arc::default() }
    }

    /// Responds to every request with this status and body.
    pub fn answering(status: u16, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self::new(move |_| response(status, &[], body.clone()))
    }

    /// Builder of a core with this client.
    pub fn builder(&self) -> FastpixCoreBuilder {
        crate::builder("https://memory.invalid/v1/").http_client(self.clone())
    }

    /// Requests so far, with their bodies.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// Number of requests so far.
    pub fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// Forgets the requests so far.
    pub fn clear(&self) {
        self.requests.lock().unwrap().clear();
    }

    /// URI of the last request.
    pub fn last_uri(&self) -> Uri {
        self.requests.lock().unwrap().last().expect("there was a request").uri().clone()
    }
}

impl HttpClient for Memory {
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        let number = {
            let mut requests = self.requests.lock().unwrap();
            requests.push(request.map(|body| body.try_into_bytes().expect("a body in memory")));
            requests.len()
        };
        (self.answer)(number)
    }
}

/// Response that is ready immediately.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> HttpFuture {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(ResponseBody::from(body)).expect("the test's response is valid");
    HttpFuture::new(std::future::ready(Ok(response)))
}
