use std::sync::{Arc, Mutex};

use fastpix_funcs::{
    FastpixCoreBuilder, HttpClient, HttpFuture, RequestBody, ResponseBody,
    bytes::Bytes,
    http::{self, Uri},
};

type AnswerFn = dyn Fn(usize) -> HttpFuture + Send + Sync;

/// An HTTP client that answers from memory, and remembers what it was asked.
#[derive(Clone)]
pub struct Memory {
    answer: Arc<AnswerFn>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl Memory {
    /// Answers each request by its number, counted from 1.
    pub fn new(answer: impl Fn(usize) -> HttpFuture + Send + Sync + 'static) -> Self {
        Self { answer: Arc::new(answer), requests: Arc::default() }
    }

    /// Answers every request with this status and body.
    pub fn answering(status: u16, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self::new(move |_| response(status, &[], body.clone()))
    }

    /// A core with this client, to be configured further.
    pub fn builder(&self) -> FastpixCoreBuilder {
        crate::builder("https://memory.invalid/v1/").http_client(self.clone())
    }

    /// The requests so far, with the bytes of their bodies.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// How many requests there were so far.
    pub fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// The address of the last request.
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

/// A response that is there at once.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> HttpFuture {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(ResponseBody::from(body)).expect("the test's response is valid");
    HttpFuture::new(std::future::ready(Ok(response)))
}
