//! One call from its first poll to its end: credentials, attempts, delays, the deadline over all of them.
//!
//! Nothing in here is generic over an operation, so it is in a program once. The state of a call lives in one box, and
//! is small only because the functions below borrow what they need, and are no `async fn`, which stores its arguments
//! twice.
#![expect(clippy::manual_async_fn, reason = "see above")]

#[cfg(feature = "debug-log")]
mod debug_log;
#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "_observe")]
mod observe;
#[cfg(feature = "tracing")]
mod trace;

use std::{
    future::poll_fn,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use fastpix_errors::{
    BoxError, ConnectionError, FastpixError, Outcome, RequestAbortedError, RequestTimeoutError,
    ResponseValidationError, UnexpectedClientError,
};
use http::{HeaderValue, StatusCode, header, uri::PathAndQuery};
use http_body::Body;
use tokio::time::{Instant, Sleep};

use crate::{
    Credentials, FastpixCore, HttpFuture, PreparedRequest, RequestOptions, RetryConfig,
    base_url::BaseUrl,
    core::{Config, Timeouts},
    http_client::{Reason, ResponseBody},
    invalid_request,
    request_body::{RequestBody, SendState},
    response::RawResponse,
    retry::{BackoffDelays, RetryTokens},
};
#[cfg(feature = "retry")]
use crate::{http_date::retry_after, retry::AttemptOutcome};

#[cfg(feature = "debug-log")]
pub(crate) use self::debug_log::wanted as debug_log_wanted;

pub(crate) type Execution = Pin<Box<dyn Future<Output = Result<RawResponse, FastpixError>> + Send>>;

pub(crate) fn execute(
    core: FastpixCore,
    mut request: PreparedRequest,
    options: Option<Box<RequestOptions>>,
) -> Execution {
    #[cfg(feature = "tracing")]
    let span = trace::span(request.operation());
    let execution = async move {
        let mut state = CallState::new(Instant::now());
        let error = request.take_error().map(FastpixError::from);
        #[cfg(feature = "hooks")]
        let (error, options) = match error {
            None => observe::before_create_request(&core, &request, options, state.attempt.began),
            error => (error, options),
        };
        let result = match error {
            Some(error) => Err(error),
            None => {
                let ended = {
                    let mut running = pin!(run(core.config(), &request, options.as_deref(), &mut state));
                    // Code of others runs in there: hooks, clients, credentials providers, the runtime itself.
                    poll_fn(|cx| {
                        let polled = catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(cx)));
                        polled.map_or(Poll::Ready(None), |polled| polled.map(Some))
                    })
                    .await
                };
                ended.unwrap_or_else(|| Err(state.panicked()))
            }
        };
        let result = result.map_err(|error| state.end(error, request.operation().id()));
        #[cfg(feature = "tracing")]
        trace::end(&result);
        result
    };
    #[cfg(feature = "tracing")]
    let execution = tracing::Instrument::instrument(execution, span);
    Box::pin(execution)
}

const PANICKED: &str = "what the call runs has panicked: a hook, an HTTP client, a credentials provider, or Tokio, where \
                        its timers or its I/O are not enabled or its runtime is gone";

/// How far a call has come: what can be said of it however it ends.
struct CallState {
    attempt: Attempt,
    /// Of the last request that has left, among the attempts that are over.
    outcome: Outcome,
    status: Option<StatusCode>,
    /// Of the attempt that is not over.
    send_state: Option<SendState>,
}

/// The number of an attempt, from 1, and when it began.
#[derive(Clone, Copy)]
struct Attempt {
    number: u32,
    began: Instant,
}

impl CallState {
    fn new(began: Instant) -> Self {
        Self { attempt: Attempt { number: 0, began }, outcome: Outcome::NotSent, status: None, send_state: None }
    }

    /// True if nothing of the attempt was written and nothing will be.
    fn revoke(&self) -> bool {
        self.send_state.as_ref().is_none_or(SendState::revoke)
    }

    /// The attempt is over.
    fn settle(&mut self, result: &Result<RawResponse, FastpixError>) {
        self.send_state = None;
        let (outcome, status) = match result {
            Ok(response) => (Outcome::ResponseReceived, Some(response.status)),
            Err(error) => (error.outcome(), error.status()),
        };
        if outcome != Outcome::NotSent {
            (self.outcome, self.status) = (outcome, status);
        }
    }

    #[cold]
    fn panicked(&self) -> FastpixError {
        let outcome = if self.revoke() { self.outcome } else { Outcome::Unknown };
        UnexpectedClientError::new(outcome, PANICKED).into()
    }

    #[cold]
    fn end(&self, error: FastpixError, operation: &'static str) -> FastpixError {
        error.with_call(operation, self.attempt.number).with_earlier_attempt(self.outcome, self.status)
    }
}

/// A call that is dropped may have a request that is not written yet.
impl Drop for CallState {
    fn drop(&mut self) {
        self.revoke();
    }
}

/// What does not change from attempt to attempt.
struct CallPlan<'a> {
    config: &'a Config,
    request: &'a PreparedRequest,
    options: Option<&'a RequestOptions>,
    retries: &'a RetryConfig,
    /// Where it is not the core's.
    own_url: Option<Box<BaseUrl>>,
    path: PathAndQuery,
    authorization: Option<HeaderValue>,
    began: Instant,
    deadline: Instant,
}

fn run<'a>(
    config: &'a Config,
    request: &'a PreparedRequest,
    options: Option<&'a RequestOptions>,
    state: &'a mut CallState,
) -> impl Future<Output = Result<RawResponse, FastpixError>> + 'a {
    async move {
        let mut plan = CallPlan::new(config, request, options, state.attempt.began)?;
        let mut sleep = pin!(plan.timer());
        if let Some(mut provided) = config.security.provided() {
            let credentials = until(sleep.as_mut(), plan.deadline, &mut provided).await;
            plan.authorization = Some(authorization(credentials)?);
        }
        let mut delays = BackoffDelays::default();
        loop {
            let (next, tokens) = {
                let result = plan.attempt(state, sleep.as_mut()).await;
                state.settle(&result);
                #[cfg(feature = "_observe")]
                let result = plan.observe(result, state.attempt);
                match plan.decide(result, state.attempt.number, &mut delays) {
                    ControlFlow::Break(result) => return result,
                    ControlFlow::Continue(next) => next,
                }
            };
            sleep.as_mut().reset(next);
            sleep.as_mut().await;
            tokens.spend();
            state.attempt.began = Instant::now();
        }
    }
}

/// What a credentials provider gave, if it gave anything in time.
fn authorization(provided: Option<Result<Credentials, BoxError>>) -> Result<HeaderValue, FastpixError> {
    match provided {
        Some(Ok(credentials)) => Ok(credentials.header()?),
        Some(Err(source)) => {
            let message = "the credentials provider failed";
            Err(UnexpectedClientError::new(Outcome::NotSent, message).with_source(source).into())
        }
        None => Err(timed_out(Outcome::NotSent, "the credentials provider took longer than the call may")),
    }
}

impl<'a> CallPlan<'a> {
    /// Checks all that can be checked before anything waits.
    fn new(
        config: &'a Config,
        request: &'a PreparedRequest,
        options: Option<&'a RequestOptions>,
        began: Instant,
    ) -> Result<Self, FastpixError> {
        if request.target().contains('{') {
            return Err(invalid_request("a parameter of the path is missing").into());
        }
        if tokio::runtime::Handle::try_current().is_err() {
            let message = "there is no Tokio runtime to run the call";
            return Err(UnexpectedClientError::new(Outcome::NotSent, message).into());
        }
        let mut timeout = config.timeouts.total;
        let mut retries = &config.retries;
        let mut own_url = None;
        if let Some(options) = options {
            options.check()?;
            timeout = options.timeout.unwrap_or(timeout);
            retries = options.retries.as_ref().unwrap_or(retries);
            if let Some(url) = &options.server_url {
                own_url = Some(Box::new(BaseUrl::parse(url, config.url_rules)?));
            }
        }
        let path = own_url.as_deref().unwrap_or(&config.base_url).join(request)?;
        let deadline = after(began, timeout);
        Ok(Self { config, request, options, retries, own_url, path, authorization: None, began, deadline })
    }

    /// One timer for everything. It begins with the shortest of the times that it may have to wait for, so that in the
    /// usual case it is never moved.
    fn timer(&self) -> Sleep {
        let Timeouts { attempt, read, .. } = self.config.timeouts;
        tokio::time::sleep_until(after(self.began, read.min(attempt)).min(self.deadline))
    }

    fn base_url(&self) -> &BaseUrl {
        self.own_url.as_deref().unwrap_or(&self.config.base_url)
    }

    /// One request and its response.
    fn attempt<'s>(
        &'s self,
        state: &'s mut CallState,
        mut sleep: Pin<&'s mut Sleep>,
    ) -> impl Future<Output = Result<RawResponse, FastpixError>> + 's {
        async move {
            let in_flight = &self.config.in_flight;
            let _permit = match in_flight.try_acquire() {
                Ok(permit) => permit,
                Err(_) => {
                    let mut turn = Box::pin(in_flight.acquire());
                    let Some(Ok(permit)) = until(sleep.as_mut(), self.deadline, &mut turn).await else {
                        return Err(timed_out(
                            Outcome::NotSent,
                            "too many requests are in flight, and no turn came in time",
                        ));
                    };
                    state.attempt.began = Instant::now();
                    permit
                }
            };
            state.attempt.number += 1;
            let attempt = state.attempt;
            let deadline = after(attempt.began, self.config.timeouts.attempt).min(self.deadline);
            let mut sending = self.send(state, deadline)?;
            let (mut response, mut body) = match until(sleep.as_mut(), deadline, &mut sending).await {
                Some(Ok(response)) => RawResponse::begin(self.request.operation(), attempt.number, response),
                Some(Err(error)) => return Err(self.broken(error.reason, error.source, state)),
                None => return Err(self.unanswered(deadline, state)),
            };
            let success = response.status.is_success();
            let limit = self.limit(&response);
            let mut buffer = BodyBuffer::default();
            loop {
                let frame = next_frame(&mut body, sleep.as_mut(), self.config.timeouts.read, deadline).await;
                let ended = match frame {
                    Some(Ok(Some(frame))) => buffer.push(frame, limit).err(),
                    Some(Ok(None)) => break,
                    Some(Err(source)) => Some(BodyError::Broken(source)),
                    None => Some(BodyError::TimeOver),
                };
                match ended {
                    None => {}
                    Some(cut) if success => return Err(self.cut_off(cut, response, buffer)),
                    // Of a response that reports an error, whatever came of it is enough.
                    Some(_) => break,
                }
            }
            response.body = buffer.end();
            if response.headers.contains_key(header::CONTENT_ENCODING) { self.decoded(response) } else { Ok(response) }
        }
    }

    /// The most bytes that the body may have.
    fn limit(&self, response: &RawResponse) -> usize {
        if response.status.is_success() { self.config.limits.body } else { self.config.limits.error_body }
    }

    /// The body of a response that comes in a coding.
    #[cold]
    #[inline(never)]
    fn decoded(&self, response: RawResponse) -> Result<RawResponse, FastpixError> {
        let coding = response.headers.get(header::CONTENT_ENCODING).map_or(&[][..], HeaderValue::as_bytes);
        if response.body.is_empty() || coding == b"identity" {
            return Ok(response);
        }
        #[cfg(feature = "gzip")]
        if self.config.gzip && coding.eq_ignore_ascii_case(b"gzip") {
            return self.unpacked(response);
        }
        if !response.status.is_success() {
            // The status is enough.
            return Ok(response);
        }
        let message = "it comes in a content coding that was not asked for";
        Err(ResponseValidationError::new(message, response.status, response.headers, response.body).into())
    }

    /// Hands the request to the client, if there is time left.
    #[inline(never)]
    fn send(&self, state: &mut CallState, deadline: Instant) -> Result<HttpFuture, FastpixError> {
        let body = self.request.body();
        let method = self.request.operation().method();
        let mut request = http::Request::new(RequestBody::new(method, body.cloned().unwrap_or_default()));
        *request.method_mut() = method.clone();
        *request.uri_mut() = self.base_url().uri(&self.path);
        let mut headers = if body.is_some() { &self.config.json_headers } else { &self.config.headers }.clone();
        if let Some(own_url) = &self.own_url {
            headers.insert(header::HOST, own_url.host_header());
        }
        if let Some(authorization) = &self.authorization {
            headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        for (name, value) in self.options.iter().flat_map(|options| &options.headers) {
            headers.insert(name.clone(), value.clone());
        }
        *request.headers_mut() = headers;
        #[cfg(feature = "_observe")]
        if let Some(answer) = self.before_request(&mut request, state.attempt) {
            return Ok(answer);
        }
        // The hooks, the credentials or the runtime may have used up the time.
        if Instant::now() >= deadline {
            return Err(self.unanswered(deadline, state));
        }
        state.send_state = Some(request.body().send_state().clone());
        Ok(self.config.client.send(request))
    }

    /// Whether that was the end of the call, or when the next attempt is to begin.
    fn decide(
        &self,
        result: Result<RawResponse, FastpixError>,
        attempts: u32,
        delays: &mut BackoffDelays,
    ) -> ControlFlow<Result<RawResponse, FastpixError>, (Instant, RetryTokens<'_>)> {
        if result.as_ref().is_ok_and(|response| response.status.is_success()) {
            #[cfg(feature = "retry")]
            self.config.budget.success();
            return ControlFlow::Break(result);
        }
        match self.next_attempt(&result, attempts, delays) {
            Some(next) => ControlFlow::Continue(next),
            None => ControlFlow::Break(result.and_then(|response| Err(response.into_api_error()))),
        }
    }

    /// When the next attempt is to begin, if there may be one.
    #[cfg_attr(not(feature = "retry"), expect(unused_variables, reason = "there is never a next one"))]
    fn next_attempt(
        &self,
        result: &Result<RawResponse, FastpixError>,
        attempts: u32,
        delays: &mut BackoffDelays,
    ) -> Option<(Instant, RetryTokens<'_>)> {
        match self.retries {
            RetryConfig::None => None,
            #[cfg(feature = "retry")]
            RetryConfig::Backoff(backoff) => {
                let codes = self.options.and_then(|options| options.retry_codes.as_deref());
                let idempotency = self.request.operation().idempotency();
                if attempts >= backoff.max_attempts || !backoff.allows(AttemptOutcome::of(result)?, idempotency, codes)
                {
                    return None;
                }
                let asked =
                    result.as_ref().ok().and_then(|response| retry_after(&response.headers)).unwrap_or_default();
                let next = Instant::now().checked_add(delays.next(backoff).max(asked))?;
                // A retry that could not begin in time is no reason to wait.
                let in_time = next < after(self.began, backoff.max_elapsed_time).min(self.deadline);
                let timed_out = matches!(result, Err(FastpixError::RequestTimeout(_)));
                if in_time { Some((next, self.config.budget.take(timed_out)?)) } else { None }
            }
        }
    }

    /// The error of a request without a response.
    #[cold]
    fn broken(&self, reason: Reason, source: BoxError, state: &CallState) -> FastpixError {
        let never_sent = matches!(reason, Reason::NotSent | Reason::NoConnection | Reason::NeverConnects);
        let not_sent = state.revoke() || never_sent;
        let outcome = if not_sent { Outcome::NotSent } else { Outcome::Unknown };
        let (before_host, after_host) = match reason {
            #[cfg(feature = "hooks")]
            Reason::Refused => {
                return UnexpectedClientError::new(Outcome::NotSent, observe::REJECTED).with_source(source).into();
            }
            Reason::Aborted => {
                let message = "the HTTP client aborted the request";
                return RequestAbortedError::new(outcome, message).with_source(source).into();
            }
            Reason::NoConnection | Reason::NeverConnects => ("no connection to ", ""),
            Reason::NotSent => ("request to ", " failed"),
            _ if not_sent => ("connection to ", " failed"),
            Reason::InvalidResponse => ("head of the response of ", " cannot be parsed"),
            Reason::Failed => ("connection to ", " closed before a response was received"),
        };
        let message = [before_host, self.base_url().host(), after_host].concat();
        let error = ConnectionError::new(outcome, message).with_source(source);
        if reason == Reason::NeverConnects { error.with_permanent().into() } else { error.into() }
    }

    /// The error of a request without a response in time.
    #[cold]
    fn unanswered(&self, deadline: Instant, state: &CallState) -> FastpixError {
        let outcome = if state.revoke() { Outcome::NotSent } else { Outcome::Unknown };
        if deadline < self.deadline {
            timed_out(outcome, "no response within the attempt timeout")
        } else {
            timed_out(outcome, "no response within the deadline of the call")
        }
    }

    /// The error of a success whose body is incomplete.
    #[cold]
    fn cut_off(&self, cut: BodyError, response: RawResponse, buffer: BodyBuffer) -> FastpixError {
        match cut {
            BodyError::Broken(source) => {
                let message =
                    ["connection to ", self.base_url().host(), " failed before the response was complete"].concat();
                let error = ConnectionError::new(Outcome::ResponseReceived, message).with_status(response.status);
                error.with_source(source).into()
            }
            BodyError::TimeOver => {
                let message = "the response was not complete in time";
                RequestTimeoutError::new(Outcome::ResponseReceived, message).with_status(response.status).into()
            }
            BodyError::TooLong => {
                let message = format!("it is longer than {} bytes", self.config.limits.body);
                ResponseValidationError::new(message, response.status, response.headers, buffer.end()).into()
            }
        }
    }
}

/// Why a body was not read completely.
enum BodyError {
    Broken(BoxError),
    TimeOver,
    TooLong,
}

#[cold]
fn timed_out(outcome: Outcome, message: &'static str) -> FastpixError {
    RequestTimeoutError::new(outcome, message).into()
}

/// The parts of a body. One part, the usual case, is not copied.
#[derive(Default)]
struct BodyBuffer {
    first: Bytes,
    all: Vec<u8>,
}

impl BodyBuffer {
    /// Keeps what is within the limit.
    fn push(&mut self, mut part: Bytes, limit: usize) -> Result<(), BodyError> {
        let free = limit.saturating_sub(self.first.len() + self.all.len());
        let fits = part.len() <= free;
        part.truncate(free);
        if self.first.is_empty() && self.all.is_empty() {
            self.first = part;
        } else {
            if self.all.is_empty() {
                self.all.extend_from_slice(&self.first);
                self.first = Bytes::new();
            }
            self.all.extend_from_slice(&part);
        }
        if fits { Ok(()) } else { Err(BodyError::TooLong) }
    }

    fn end(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

/// The next bytes of the body; the inner `None` is its end, the outer one that they did not come in time.
fn next_frame<'a>(
    body: &'a mut ResponseBody,
    mut sleep: Pin<&'a mut Sleep>,
    longest_silence: Duration,
    deadline: Instant,
) -> impl Future<Output = Option<Result<Option<Bytes>, BoxError>>> + 'a {
    let mut silent_until = None;
    poll_fn(move |cx| {
        while let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(cx) {
            match frame.map(|frame| frame.map(|frame| frame.into_data())) {
                None => return Poll::Ready(Some(Ok(None))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(Some(data)))),
                // Trailers.
                Some(Ok(Err(_))) => {}
            }
        }
        // The clock is looked at only where there is something to wait for.
        let until = *silent_until.get_or_insert_with(|| after(Instant::now(), longest_silence).min(deadline));
        poll_deadline(sleep.as_mut(), until, cx).map(|()| None)
    })
}

/// What the future gives, or `None` if it does not in time.
fn until<'a, F: Future + Unpin>(
    mut sleep: Pin<&'a mut Sleep>,
    deadline: Instant,
    future: &'a mut F,
) -> impl Future<Output = Option<F::Output>> + 'a {
    poll_fn(move |cx| match Pin::new(&mut *future).poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => poll_deadline(sleep.as_mut(), deadline, cx).map(|()| None),
    })
}

/// Ready at the deadline. The timer is moved only where it must be: moving it takes the lock of the runtime's timers.
fn poll_deadline(mut sleep: Pin<&mut Sleep>, deadline: Instant, cx: &mut Context<'_>) -> Poll<()> {
    if sleep.deadline() > deadline {
        sleep.as_mut().reset(deadline);
    }
    ready!(sleep.as_mut().poll(cx));
    if sleep.deadline() < deadline {
        sleep.as_mut().reset(deadline);
        return sleep.poll(cx);
    }
    Poll::Ready(())
}

/// A time to come, or one that never does where the sum is beyond all clocks.
fn after(now: Instant, time: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    now.checked_add(time.min(YEARS)).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box of at most 1032 bytes comes from the allocator's fast path, and ten thousand of them fit anywhere.
    #[test]
    fn the_state_of_a_call_is_small() {
        let core = FastpixCore::builder(crate::Security::basic("token-id", "secret"))
            .http_client(crate::tests::NoClient)
            .build()
            .unwrap();
        static GET: crate::Operation =
            crate::Operation::new("get", http::Method::GET, "/", crate::Idempotency::Idempotent, &[]);
        let execution = execute(core.clone(), core.request(&GET).into_prepared_request(), None);
        let size = size_of_val(&*execution);
        assert!(size <= 1032, "{size}");
    }
}
