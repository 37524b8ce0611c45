//! One call from its first poll to its end: credentials, attempts, pauses, the deadline over all of them.
//!
//! Nothing in here is generic over an operation, so it is in a program once. The state of a call lives in one box, and
//! is small only because the functions below borrow what they need: what is moved into an `async fn` is stored twice.

use std::{
    future::poll_fn,
    ops::ControlFlow,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use fastpix_errors::{
    BoxError, ConnectionError, FastpixError, Outcome, RequestAbortedError, RequestTimeoutError,
    ResponseValidationError, UnexpectedClientError,
};
use http::{HeaderValue, Method, header, uri::PathAndQuery};
use http_body::Body;
use tokio::time::{Instant, Sleep};

#[cfg(feature = "retry")]
use crate::retry::{Ending, retry_after};
use crate::{
    FastpixCore, Prepared, RequestOptions, RetryConfig,
    base_url::BaseUrl,
    core::Config,
    http_client::{Passage, Reason, RequestBody, ResponseBody},
    refused,
    response::Reply,
    retry::Pauses,
};

pub(crate) type Execution = Pin<Box<dyn Future<Output = Result<Reply, FastpixError>> + Send>>;

pub(crate) fn execute(core: FastpixCore, mut request: Prepared, options: Option<Box<RequestOptions>>) -> Execution {
    Box::pin(async move {
        let refused = request.take_refused();
        let mut attempts = 0;
        let result = match refused {
            Some(refused) => Err(refused.into()),
            None => run(core.config(), &request, options.as_deref(), &mut attempts).await,
        };
        result.map_err(|error| error.of_call(request.operation().id(), attempts))
    })
}

/// What does not change from attempt to attempt.
struct Plan<'a> {
    config: &'a Config,
    request: &'a Prepared,
    options: Option<&'a RequestOptions>,
    base_url: &'a BaseUrl,
    path: PathAndQuery,
    authorization: Option<HeaderValue>,
    retries: &'a RetryConfig,
    #[cfg_attr(not(feature = "retry"), expect(dead_code, reason = "only retries have to begin in time"))]
    began: Instant,
    deadline: Instant,
}

async fn run(
    config: &Config,
    request: &Prepared,
    options: Option<&RequestOptions>,
    attempts: &mut u32,
) -> Result<Reply, FastpixError> {
    if request.target().contains('{') {
        return Err(refused("a parameter of the path is missing").into());
    }
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(UnexpectedClientError::new(Outcome::NotSent, "there is no Tokio runtime to run the call").into());
    }
    let mut timeout = config.timeouts.total;
    let mut retries = &config.retries;
    let own_url;
    let mut base_url = &config.base_url;
    if let Some(options) = options {
        options.check()?;
        timeout = options.timeout.unwrap_or(timeout);
        retries = options.retries.as_ref().unwrap_or(retries);
        if let Some(url) = &options.server_url {
            own_url = Box::new(BaseUrl::parse(url, config.url_rules)?);
            base_url = &own_url;
        }
    }
    let path = base_url.join(request)?;

    let mut now = Instant::now();
    let deadline = after(now, timeout);
    // One timer for everything. It begins with the shortest of the times that it may have to wait for, so that in the
    // usual case it is never moved.
    let first = after(now, config.timeouts.body_idle.min(config.timeouts.attempt)).min(deadline);
    let mut sleep = pin!(tokio::time::sleep_until(first));

    let authorization = match config.security.provided() {
        None => None,
        Some(mut provided) => match until(sleep.as_mut(), deadline, &mut provided).await {
            Some(Ok(credentials)) => Some(credentials.header()?),
            Some(Err(source)) => {
                let message = "the credentials provider failed";
                return Err(UnexpectedClientError::new(Outcome::NotSent, message).with_source(source).into());
            }
            None => return Err(timed_out(Outcome::NotSent, "the credentials provider took longer than the call may")),
        },
    };

    let plan = Plan { config, request, options, base_url, path, authorization, retries, began: now, deadline };
    let mut pauses = Pauses::default();
    loop {
        *attempts += 1;
        let attempt_deadline = after(now, config.timeouts.attempt).min(deadline);
        match plan.judge(plan.attempt(attempt_deadline, *attempts, sleep.as_mut()).await, *attempts, &mut pauses) {
            ControlFlow::Break(result) => return result,
            ControlFlow::Continue(next) => {
                sleep.as_mut().reset(next);
                sleep.as_mut().await;
                now = Instant::now();
            }
        }
    }
}

impl Plan<'_> {
    /// One request and its reply.
    async fn attempt(
        &self,
        deadline: Instant,
        attempts: u32,
        mut sleep: Pin<&mut Sleep>,
    ) -> Result<Reply, FastpixError> {
        let (mut sending, passage) = self.send();
        let (mut reply, mut body) = match until(sleep.as_mut(), deadline, &mut sending).await {
            Some(Ok(response)) => Reply::begin(self.request.operation(), attempts, response),
            Some(Err(error)) => return Err(self.broken(error.reason, error.source, &passage)),
            None => return Err(self.unanswered(deadline, &passage)),
        };
        let success = reply.status.is_success();
        let limit = if success { self.config.limits.body } else { self.config.limits.error_body };
        let mut whole = Whole::default();
        loop {
            let frame = next_frame(&mut body, sleep.as_mut(), self.config.timeouts.body_idle, deadline).await;
            let ended = match frame {
                Some(Ok(Some(frame))) => whole.push(frame, limit).err(),
                Some(Ok(None)) => break,
                Some(Err(source)) => Some(Cut::Broken(source)),
                None => Some(Cut::TimeOver),
            };
            match ended {
                None => {}
                Some(cut) if success => return Err(self.cut_off(cut, reply, whole)),
                // Of a reply that reports an error, whatever came of it is enough.
                Some(_) => break,
            }
        }
        reply.body = whole.end();
        Ok(reply)
    }

    /// Hands the request to the client.
    #[inline(never)]
    fn send(&self) -> (crate::HttpFuture, Passage) {
        let body = self.request.body();
        let mut request = http::Request::new(RequestBody::new(body.cloned().unwrap_or_default()));
        *request.method_mut() = self.request.operation().method().clone();
        *request.uri_mut() = self.base_url.uri(&self.path);
        let mut headers = if body.is_some() { &self.config.json_headers } else { &self.config.headers }.clone();
        if !std::ptr::eq(self.base_url, &self.config.base_url) {
            headers.insert(header::HOST, self.base_url.host_header());
        }
        if body.is_none() && matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
            // hyper would leave it to the server to guess; some gateways refuse to.
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(authorization) = &self.authorization {
            headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        for (name, value) in self.options.iter().flat_map(|options| &options.headers) {
            headers.insert(name.clone(), value.clone());
        }
        *request.headers_mut() = headers;
        let passage = request.body().passage().clone();
        (self.config.client.send(request), passage)
    }

    /// Whether that was the end of the call, or when the next attempt is to begin.
    fn judge(
        &self,
        result: Result<Reply, FastpixError>,
        attempts: u32,
        pauses: &mut Pauses,
    ) -> ControlFlow<Result<Reply, FastpixError>, Instant> {
        if result.as_ref().is_ok_and(|reply| reply.status.is_success()) {
            #[cfg(feature = "retry")]
            self.config.budget.success();
            return ControlFlow::Break(result);
        }
        match self.next_attempt(&result, attempts, pauses) {
            Some(next) => ControlFlow::Continue(next),
            None => ControlFlow::Break(result.and_then(|reply| Err(reply.into_api_error()))),
        }
    }

    /// When the next attempt is to begin, if there may be one.
    #[cfg_attr(not(feature = "retry"), expect(unused_variables, reason = "there is never a next one"))]
    fn next_attempt(
        &self,
        result: &Result<Reply, FastpixError>,
        attempts: u32,
        pauses: &mut Pauses,
    ) -> Option<Instant> {
        match self.retries {
            RetryConfig::None => None,
            #[cfg(feature = "retry")]
            RetryConfig::Backoff(backoff) => {
                let codes = self.options.and_then(|options| options.retry_codes.as_deref());
                let repeat = self.request.operation().repeat();
                if attempts >= backoff.max_attempts || !backoff.allows(Ending::of(result)?, repeat, codes) {
                    return None;
                }
                let asked = result.as_ref().ok().and_then(|reply| retry_after(&reply.headers)).unwrap_or_default();
                let next = Instant::now().checked_add(pauses.next(backoff).max(asked))?;
                // A retry that could not begin in time is no reason to wait.
                let in_time = next < after(self.began, backoff.max_elapsed_time).min(self.deadline);
                let timed_out = matches!(result, Err(FastpixError::RequestTimeout(_)));
                (in_time && self.config.budget.take(timed_out)).then_some(next)
            }
        }
    }

    #[cold]
    fn broken(&self, reason: Reason, source: BoxError, passage: &Passage) -> FastpixError {
        let not_sent = passage.revoke() || reason == Reason::NotSent;
        let outcome = if not_sent { Outcome::NotSent } else { Outcome::Unknown };
        if reason == Reason::Aborted {
            return RequestAbortedError::new(outcome, "the HTTP client gave the request up").with_source(source).into();
        }
        let host = self.base_url.host();
        let message = if not_sent {
            format!("no connection to {host}")
        } else {
            format!("the connection to {host} broke before an answer came")
        };
        ConnectionError::new(outcome, message).with_source(source).into()
    }

    #[cold]
    fn unanswered(&self, deadline: Instant, passage: &Passage) -> FastpixError {
        let outcome = if passage.revoke() { Outcome::NotSent } else { Outcome::Unknown };
        if deadline < self.deadline {
            timed_out(outcome, "no answer within the time of one attempt")
        } else {
            timed_out(outcome, "no answer within the time of the call")
        }
    }

    /// A success whose body did not come as a whole.
    #[cold]
    fn cut_off(&self, cut: Cut, reply: Reply, whole: Whole) -> FastpixError {
        match cut {
            Cut::Broken(source) => {
                let message = format!("the connection to {} broke amid the reply", self.base_url.host());
                let error = ConnectionError::new(Outcome::Answered, message).with_status(reply.status);
                error.with_source(source).into()
            }
            Cut::TimeOver => {
                let message = "the reply began, but did not end in time";
                RequestTimeoutError::new(Outcome::Answered, message).with_status(reply.status).into()
            }
            Cut::TooLong => {
                let message = format!("it is longer than {} bytes", self.config.limits.body);
                ResponseValidationError::new(message, reply.status, reply.headers, whole.end()).into()
            }
        }
    }
}

/// Why a body is not whole.
enum Cut {
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
struct Whole {
    first: Bytes,
    all: Vec<u8>,
}

impl Whole {
    /// Keeps what is within the limit.
    fn push(&mut self, mut part: Bytes, limit: usize) -> Result<(), Cut> {
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
        if fits { Ok(()) } else { Err(Cut::TooLong) }
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
        static GET: crate::Operation = crate::Operation::new("get", http::Method::GET, "/", crate::Repeat::Safe, &[]);
        let execution = execute(core.clone(), core.request(&GET).into_prepared(), None);
        let size = size_of_val(&*execution);
        assert!(size <= 1032, "{size}");
    }
}
