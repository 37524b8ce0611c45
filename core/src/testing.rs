//! Test kit: a client without sockets, and responses and errors made by hand. Feature `testing`.
//!
//! [`mock`] gives responses in order, [`mock_routes`] by method and path, [`mock_with`] by a closure. Each returns a
//! [`Mock`]: a client, and a log of the requests that it was sent. All of the client but its sockets is the real one:
//! options, retries, hooks, errors and the reading of responses.
//!
//! ```
//! use fastpix_core::{FastpixError, Idempotency, Operation, http::Method, testing::{self, MockResponse}};
//!
//! static LIST_REGIONS: Operation =
//!     Operation::new("list-regions", Method::GET, "/live/regions", Idempotency::Idempotent, &[]);
//!
//! # #[cfg(feature = "retry")]
//! #[tokio::main(flavor = "current_thread", start_paused = true)]
//! async fn main() -> Result<(), FastpixError> {
//!     let mock = testing::mock([MockResponse::status(503), MockResponse::json(200, ["eu-1"])]);
//!     let regions: Vec<String> = mock.core().request(&LIST_REGIONS).call().await?;
//!     assert_eq!(regions, ["eu-1"]);
//!     assert_eq!(mock.requests().len(), 2, "the read was retried");
//!     Ok(())
//! }
//! # #[cfg(not(feature = "retry"))]
//! # fn main() {}
//! ```
//!
//! # Time
//!
//! Delays between attempts are those of the retry policy. In a test with a paused clock (`start_paused = true`, the feature
//! `test-util` of Tokio) they take no time. A paused clock is for mocks only: it jumps ahead whenever all tasks wait, also
//! while they wait for a socket, so that a call to a real server or to an emulator times out at once.
//!
//! # Without a client
//!
//! [`Call::ready`], [`Response::new`] and the functions for errors, such as [`api_error`], make what a function of an
//! operation returns, for a fake in place of that function.

use std::{
    collections::VecDeque,
    fmt,
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use fastpix_errors::{
    ApiError, ConnectionError, ErrorClass, FastpixError, InvalidRequestError, Outcome, RequestAbortedError,
    RequestTimeoutError, ResponseValidationError, UnexpectedClientError,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use serde::Serialize;

use crate::{
    Call, FastpixCore, FastpixCoreBuilder, HttpClient, HttpClientError, HttpFuture, Idempotency, Operation,
    RequestBody, Response, ResponseBody, Security, http_client::Reason, response::RawResponse,
};

/// Creates a client that gets these responses, in this order. A request beyond the last one fails with
/// [`FastpixError::RequestAborted`].
///
/// A retry is a request too: a read that gets [`MockResponse::status`]`(503)` takes the next response.
pub fn mock(responses: impl IntoIterator<Item = MockResponse>) -> Mock {
    let mut responses: VecDeque<_> = responses.into_iter().collect();
    Mock::new(move |_| responses.pop_front())
}

/// Creates a client that gets these responses by method and path. Any other request fails with
/// [`FastpixError::RequestAborted`].
///
/// The path is that of the operation, below the base URL. A segment in braces matches any one segment; of two
/// paths, the one with more equal segments is taken. Several responses for the same method and path are used in order, the
/// last one also for all further requests.
///
/// ```
/// use fastpix_core::{http::Method, testing::{self, MockResponse}};
///
/// let mock = testing::mock_routes([
///     (Method::POST, "/live/streams", MockResponse::status(201)),
///     (Method::GET, "/live/streams/{streamId}", MockResponse::status(404)),
/// ]);
/// ```
pub fn mock_routes<P: Into<String>>(routes: impl IntoIterator<Item = (Method, P, MockResponse)>) -> Mock {
    let mut known: Vec<(Method, String, VecDeque<MockResponse>)> = Vec::new();
    for (method, path, response) in routes {
        let path = path.into();
        match known.iter_mut().find(|route| route.0 == method && route.1 == path) {
            Some((.., responses)) => responses.push_back(response),
            None => known.push((method, path, [response].into())),
        }
    }
    Mock::new(move |request| {
        let matching = known.iter_mut().filter_map(|(method, path, responses)| {
            let literals = literals(path, request.uri().path()).filter(|_| request.method() == method)?;
            Some((literals, responses))
        });
        let (_, responses) = matching.max_by_key(|(literals, _)| *literals)?;
        if responses.len() > 1 { responses.pop_front() } else { responses.front().cloned() }
    })
}

/// Creates a client that gets its responses from a closure.
///
/// ```
/// use fastpix_core::testing::{self, MockResponse};
///
/// let mut requests = 0;
/// let mock = testing::mock_with(move |request| {
///     requests += 1;
///     MockResponse::json(200, format!("{} {} is request {requests}", request.method(), request.uri().path()))
/// });
/// ```
pub fn mock_with(respond: impl FnMut(&http::Request<Bytes>) -> MockResponse + Send + 'static) -> Mock {
    let mut respond = respond;
    Mock::new(move |request| Some(respond(request)))
}

/// The number of segments that are the same, if the last segments of the path of a URL are those of an operation.
fn literals(template: &str, path: &str) -> Option<usize> {
    let mut segments = path.rsplit('/');
    let mut literals = 0;
    for expected in template.trim_start_matches('/').rsplit('/') {
        let segment = segments.next()?;
        if segment == expected {
            literals += 1;
        } else if segment.is_empty() || !(expected.starts_with('{') && expected.ends_with('}')) {
            return None;
        }
    }
    Some(literals)
}

/// Client without sockets, and a log of the requests that it was sent.
#[derive(Clone)]
pub struct Mock {
    core: FastpixCore,
    client: MockClient,
}

impl Mock {
    fn new(respond: impl FnMut(&http::Request<Bytes>) -> Option<MockResponse> + Send + 'static) -> Self {
        let client =
            MockClient(Arc::new(Shared { respond: Mutex::new(Box::new(respond)), requests: Mutex::default() }));
        Self { core: FastpixCore::mocked(client.clone()), client }
    }

    /// The client, with the default options.
    pub fn core(&self) -> FastpixCore {
        self.core.clone()
    }

    /// Builder of a client with other options. It gets the same responses and has the same log.
    pub fn builder(&self) -> FastpixCoreBuilder {
        FastpixCore::builder(credentials()).http_client(self.client.clone())
    }

    /// The requests so far, one for each attempt.
    ///
    /// ```
    /// # use fastpix_core::testing;
    /// # let mock = testing::mock([]);
    /// for request in mock.requests() {
    ///     println!("{} {}: {:?}", request.method(), request.uri(), request.body());
    /// }
    /// ```
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        lock(&self.client.0.requests).clone()
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("requests", &lock(&self.client.0.requests).len()).finish_non_exhaustive()
    }
}

pub(crate) fn credentials() -> Security {
    Security::basic("token-id", "secret")
}

#[derive(Clone)]
struct MockClient(Arc<Shared>);

struct Shared {
    respond: Mutex<Box<Respond>>,
    requests: Mutex<Vec<http::Request<Bytes>>>,
}

type Respond = dyn FnMut(&http::Request<Bytes>) -> Option<MockResponse> + Send;

impl HttpClient for MockClient {
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        let request = request.map(|body| body.as_bytes().cloned().unwrap_or_default());
        lock(&self.0.requests).push(request.clone());
        match (*lock(&self.0.respond))(&request) {
            Some(response) => response.into_future(),
            None => {
                let error = format!("the mock has no response for {} {}", request.method(), request.uri().path());
                HttpFuture::new(ready(Err(HttpClientError::aborted(error))))
            }
        }
    }
}

/// A closure of a test may have panicked.
fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Response of a [`Mock`], or the failure of a request.
#[derive(Clone, Debug)]
#[must_use]
pub struct MockResponse {
    content: Content,
    delay: Option<Duration>,
}

#[derive(Clone, Debug)]
enum Content {
    Response(StatusCode, HeaderMap, Bytes),
    Failure(Reason, &'static str),
    /// The arguments of the test are invalid.
    Invalid(String),
}

impl MockResponse {
    /// A response with a status and without a body.
    pub fn status(status: u16) -> Self {
        Self::with_body(status, Bytes::new())
    }

    /// A response with a status and a body as it is.
    pub fn with_body(status: u16, body: impl Into<Bytes>) -> Self {
        match StatusCode::from_u16(status) {
            Ok(status) => Content::Response(status, HeaderMap::new(), body.into()),
            Err(_) => Content::Invalid(format!("{status} is no status of HTTP")),
        }
        .into()
    }

    /// A response with a status and a value as JSON.
    pub fn json(status: u16, body: impl Serialize) -> Self {
        match serde_json::to_vec(&body) {
            Ok(body) => Self::with_body(status, body).header(header::CONTENT_TYPE, "application/json"),
            Err(error) => Content::Invalid(format!("the body cannot be written as JSON: {error}")).into(),
        }
    }

    /// No connection: the request is not sent, and every operation can be retried.
    pub fn connection_error() -> Self {
        Content::Failure(Reason::NoConnection, "connection refused").into()
    }

    /// A connection that is closed after the request was sent: the request may have taken effect.
    pub fn lost_response() -> Self {
        Content::Failure(Reason::Failed, "connection closed").into()
    }

    /// No response within the attempt timeout, without waiting for it. The request may have taken effect.
    ///
    /// A response with a long [`delay`](Self::delay) runs into the real timeout.
    pub fn timeout() -> Self {
        Content::Failure(Reason::TimedOut, "timeout").into()
    }

    /// Adds a header. It replaces one with the same name. An invalid one fails the call.
    pub fn header(mut self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        if let Content::Response(_, headers, _) = &mut self.content {
            match (name.try_into(), value.try_into()) {
                (Ok(name), Ok(value)) => drop(headers.insert(name, value)),
                _ => self.content = Content::Invalid("a header of the response is invalid".to_owned()),
            }
        }
        self
    }

    /// Waits before the response or the failure.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    fn into_future(self) -> HttpFuture {
        let result = match self.content {
            Content::Response(status, headers, body) => {
                let mut response = http::Response::new(ResponseBody::from(body));
                *response.status_mut() = status;
                *response.headers_mut() = headers;
                Ok(response)
            }
            Content::Failure(reason, source) => Err(HttpClientError { reason, source: source.into() }),
            Content::Invalid(message) => Err(HttpClientError::aborted(message)),
        };
        let Some(delay) = self.delay else { return HttpFuture::new(ready(result)) };
        HttpFuture::new(async move {
            tokio::time::sleep(delay).await;
            result
        })
    }
}

impl From<Content> for MockResponse {
    fn from(content: Content) -> Self {
        Self { content, delay: None }
    }
}

static MADE_BY_HAND: Operation = Operation::new("made-by-hand", Method::GET, "/", Idempotency::Idempotent, &[]);

pub(crate) fn raw_response(status: StatusCode, headers: HeaderMap, body: Bytes) -> RawResponse {
    RawResponse { operation: &MADE_BY_HAND, attempts: 1, status, headers, body }
}

impl<T: Send + 'static> Call<T> {
    /// Creates a call that has ended: what a fake returns in place of the function of an operation. Needs the feature
    /// `testing`.
    ///
    /// Its setters have no effect, and its [`request`](Self::request) is `None`.
    ///
    /// ```
    /// use fastpix_core::{Call, testing};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let found = Call::ready(Ok("a live stream"));
    /// assert_eq!(found.await.unwrap(), "a live stream");
    ///
    /// let missing: Call<&str> = Call::ready(Err(testing::api_error(404, ())));
    /// assert!(missing.await.unwrap_err().is_not_found());
    /// # }
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
    pub fn ready(result: Result<T, FastpixError>) -> Self {
        let result = Mutex::new(Some(result));
        let again = || Err(UnexpectedClientError::new(Outcome::Unknown, "the value was taken before").into());
        Self::ended(raw_response(StatusCode::OK, HeaderMap::new(), Bytes::new()), move |_| {
            lock(&result).take().unwrap_or_else(again)
        })
    }
}

impl<T> Response<T> {
    /// Creates a response: what a fake returns for [`Call::with_response`]. Needs the feature `testing`.
    #[cfg_attr(docsrs, doc(cfg(feature = "testing")))]
    pub fn new(value: T, status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        raw_response(status, headers, body.into()).into_response(value)
    }
}

/// An error that the API reported, with a value that is its body as JSON. The class is the one that most operations declare
/// for the status; [`ApiError::new`] takes any other.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use fastpix_core::testing;
///
/// let body = BTreeMap::from([("error", BTreeMap::from([("message", "no such stream")]))]);
/// let error = testing::api_error(404, body);
/// assert!(error.is_not_found());
/// assert_eq!(error.as_api().and_then(|error| error.message()), Some("no such stream"));
/// ```
pub fn api_error(status: u16, body: impl Serialize) -> FastpixError {
    let class = match status {
        400 => ErrorClass::BadRequestError,
        401 => ErrorClass::UnauthorizedError,
        403 => ErrorClass::ForbiddenError,
        404 => ErrorClass::NotFoundError,
        422 => ErrorClass::ValidationErrorResponse,
        _ => ErrorClass::FastpixDefaultError,
    };
    match (StatusCode::from_u16(status), serde_json::to_vec(&body)) {
        (Ok(status), Ok(body)) => ApiError::new(class, status, HeaderMap::new(), body.into()).into(),
        _ => unexpected_client_error("the status or the body of an API error in a test is invalid"),
    }
}

/// An error of a request that was not sent, because there was no connection.
pub fn connection_error() -> FastpixError {
    ConnectionError::new(Outcome::NotSent, "no connection to api.fastpix.com").into()
}

/// An error of a request whose response was lost: it may have taken effect.
pub fn lost_response_error() -> FastpixError {
    let message = "connection to api.fastpix.com closed before a response was received";
    ConnectionError::new(Outcome::Unknown, message).into()
}

/// An error of a request without a response in time: it may have taken effect.
pub fn timeout_error() -> FastpixError {
    RequestTimeoutError::new(Outcome::Unknown, "no response within the deadline of the call").into()
}

/// An error of a request that the HTTP client aborted.
pub fn aborted_error() -> FastpixError {
    RequestAbortedError::new(Outcome::Unknown, "the HTTP client aborted the request").into()
}

/// An error of a request that is invalid and was not sent.
pub fn invalid_request_error(message: &'static str) -> FastpixError {
    InvalidRequestError::new(message).into()
}

/// An error of a success whose body does not fit the model at a path, as `data.streamId`.
pub fn response_validation_error(path: &str, body: impl Into<Bytes>) -> FastpixError {
    let error = ResponseValidationError::new("unexpected value", StatusCode::OK, HeaderMap::new(), body.into());
    error.at(path).into()
}

/// Any other error on the side of the client, before the request was sent.
pub fn unexpected_client_error(message: &'static str) -> FastpixError {
    UnexpectedClientError::new(Outcome::NotSent, message).into()
}
