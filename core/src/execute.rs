//! One call from its first poll to its end: credentials, attempts, pauses, the deadline over all of them.
//!
//! Nothing in here is generic over an operation, so it is in a program once.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::{Bytes, BytesMut};
use fastpix_errors::{
    BoxError, ConnectionError, FastpixError, InvalidRequestError, Outcome, RequestAbortedError, RequestTimeoutError,
    ResponseValidationError, UnexpectedClientError,
};
use http::{HeaderValue, header, uri::PathAndQuery};
use http_body::Body;
use tokio::time::{Instant, Sleep};

use crate::{
    FastpixCore, Prepared, RequestOptions,
    base_url::BaseUrl,
    core::Config,
    http_client::{Passage, Reason, RequestBody, ResponseBody},
    response::Reply,
    retry::{Ending, Pauses, retry_after},
};

const JSON: HeaderValue = HeaderValue::from_static("application/json");

pub(crate) async fn execute(
    core: FastpixCore,
    request: Prepared,
    options: Option<Box<RequestOptions>>,
) -> Result<Reply, FastpixError> {
    let operation = request.operation();
    let mut attempts = 0;
    let result = run(&core, request, options.as_deref(), &mut attempts).await;
    result.map_err(|error| error.of_call(operation.id(), attempts))
}

async fn run(
    core: &FastpixCore,
    mut request: Prepared,
    options: Option<&RequestOptions>,
    attempts: &mut u32,
) -> Result<Reply, FastpixError> {
    if let Some(refused) = request.take_refused() {
        return Err(refused.into());
    }
    if request.target().contains('{') {
        let message = "a parameter of the path is missing";
        return Err(InvalidRequestError::new(Outcome::NotSent, message).into());
    }
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(UnexpectedClientError::new(Outcome::NotSent, "there is no Tokio runtime to run the call").into());
    }
    let config = core.config();
    let (mut timeout, mut retries, mut own_url, mut codes) = (config.timeouts.total, config.retries, None, None);
    if let Some(options) = options {
        options.check()?;
        timeout = options.timeout.unwrap_or(timeout);
        retries = options.retries.unwrap_or(retries);
        codes = options.retry_codes.as_deref();
        own_url = options.server_url.as_deref().map(|url| BaseUrl::parse(url, config.url_rules)).transpose()?;
    }
    let base_url = own_url.as_ref().unwrap_or(&config.base_url);
    let path = base_url.join(request.target())?;

    let began = Instant::now();
    let deadline = after(began, timeout);
    let no_retry_after = after(began, retries.max_elapsed_time()).min(deadline);
    // One timer for everything. It begins with the shortest of the times that it may have to wait for, so that in the
    // usual case it is never moved.
    let mut sleep = pin!(tokio::time::sleep_until(
        after(began, config.timeouts.body_idle.min(config.timeouts.attempt)).min(deadline)
    ));

    let authorization = match config.security.provided() {
        None => None,
        Some(provided) => match until(sleep.as_mut(), deadline, pin!(provided)).await {
            Some(header) => Some(header?),
            None => {
                return Err(
                    timed_out(Outcome::NotSent, "the credentials provider took longer than the call may").into()
                );
            }
        },
    };

    let mut pauses = Pauses::default();
    loop {
        *attempts += 1;
        let began = if *attempts == 1 { began } else { Instant::now() };
        let attempt = Attempt {
            core,
            request: &request,
            options,
            base_url,
            path: &path,
            authorization: authorization.as_ref(),
            attempts: *attempts,
            deadline,
            attempt_deadline: after(began, config.timeouts.attempt).min(deadline),
        };
        let result = attempt.run(sleep.as_mut()).await;
        let ending = match &result {
            Ok(reply) if reply.status.is_success() => {
                #[cfg(feature = "retry")]
                config.budget.success();
                return result;
            }
            Ok(reply) => Ending::Status(reply.status),
            Err(error) if !matches!(error, FastpixError::Connection(_) | FastpixError::RequestTimeout(_)) => {
                return result;
            }
            Err(error) if error.outcome() == Outcome::NotSent => Ending::NotSent,
            Err(_) => Ending::Unanswered,
        };
        let again = *attempts < retries.max_attempts() && retries.allows(ending, request.operation().repeat(), codes);
        let next = again.then(|| {
            let asked = result.as_ref().ok().and_then(|reply| retry_after(&reply.headers));
            Instant::now().checked_add(pauses.next(&retries).max(asked.unwrap_or_default()))
        });
        match next.flatten() {
            // A retry that could not begin in time is no reason to wait.
            Some(next) if next < no_retry_after && config.affords_retry(&result) => {
                sleep_until(sleep.as_mut(), next).await
            }
            _ => return result.and_then(|reply| Err(reply.into_api_error())),
        }
    }
}

impl Config {
    fn affords_retry(&self, result: &Result<Reply, FastpixError>) -> bool {
        #[cfg(feature = "retry")]
        return self.budget.take(matches!(result, Err(FastpixError::RequestTimeout(_))));
        #[cfg(not(feature = "retry"))]
        return {
            let _ = result;
            false
        };
    }
}

/// One request and its reply.
struct Attempt<'a> {
    core: &'a FastpixCore,
    request: &'a Prepared,
    options: Option<&'a RequestOptions>,
    base_url: &'a BaseUrl,
    path: &'a PathAndQuery,
    authorization: Option<&'a HeaderValue>,
    attempts: u32,
    deadline: Instant,
    attempt_deadline: Instant,
}

impl Attempt<'_> {
    async fn run(&self, mut sleep: Pin<&mut Sleep>) -> Result<Reply, FastpixError> {
        let request = self.http_request();
        let passage = request.body().passage().clone();
        let sending = self.core.config().client.send(request);
        let response = match until(sleep.as_mut(), self.attempt_deadline, sending).await {
            Some(Ok(response)) => response,
            Some(Err(error)) => return Err(self.broken(error.reason, error.source, &passage)),
            None => {
                let outcome = outcome(&passage, false);
                return Err(timed_out(outcome, self.time_over()).into());
            }
        };
        let (parts, body) = response.into_parts();
        let reply = Reply {
            operation: self.request.operation(),
            attempts: self.attempts,
            status: parts.status,
            headers: parts.headers,
            body: Bytes::new(),
        };
        self.read(reply, body, sleep).await
    }

    fn http_request(&self) -> http::Request<RequestBody> {
        let mut request = http::Request::new(RequestBody::new(self.request.body().cloned().unwrap_or_default()));
        *request.method_mut() = self.request.operation().method().clone();
        *request.uri_mut() = self.base_url.uri(self.path);
        let mut headers = self.core.config().headers.clone();
        if self.request.body().is_some() {
            headers.insert(header::CONTENT_TYPE, JSON);
        }
        if let Some(authorization) = self.authorization {
            headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        if let Some(options) = self.options {
            headers.extend(options.headers.clone());
        }
        *request.headers_mut() = headers;
        request
    }

    /// Reads the body. Of a reply that reports an error, whatever of it comes is enough.
    async fn read(
        &self,
        mut reply: Reply,
        mut body: ResponseBody,
        mut sleep: Pin<&mut Sleep>,
    ) -> Result<Reply, FastpixError> {
        let success = reply.status.is_success();
        let limits = self.core.config().limits;
        let limit = if success { limits.body } else { limits.error_body };
        let mut whole = Whole::default();
        loop {
            let frame = match next_frame(&mut body, sleep.as_mut(), self).await {
                Some(Ok(Some(frame))) => frame,
                Some(Ok(None)) => break,
                _ if !success => break,
                Some(Err(source)) => {
                    let message = format!("the connection to {} broke amid the reply", self.base_url.host());
                    return Err(ConnectionError::new(Outcome::Answered, message)
                        .with_status(reply.status)
                        .with_source(source)
                        .into());
                }
                None => {
                    let message = "the reply began, but did not end in time";
                    return Err(timed_out(Outcome::Answered, message).with_status(reply.status).into());
                }
            };
            if !whole.push(frame, limit) {
                if success {
                    let message = format!("the reply is longer than {limit} bytes");
                    return Err(ResponseValidationError::new(message, reply.status, reply.headers, whole.end()).into());
                }
                break;
            }
        }
        reply.body = whole.end();
        Ok(reply)
    }

    fn broken(&self, reason: Reason, source: BoxError, passage: &Passage) -> FastpixError {
        let outcome = outcome(passage, reason == Reason::NotSent);
        if reason == Reason::Aborted {
            return RequestAbortedError::new(outcome, "the HTTP client gave the request up").with_source(source).into();
        }
        let message = match outcome {
            Outcome::NotSent => format!("no connection to {}", self.base_url.host()),
            _ => format!("the connection to {} broke before an answer came", self.base_url.host()),
        };
        ConnectionError::new(outcome, message).with_source(source).into()
    }

    fn time_over(&self) -> &'static str {
        if self.attempt_deadline < self.deadline {
            "no answer within the time of one attempt"
        } else {
            "no answer within the time of the call"
        }
    }
}

fn outcome(passage: &Passage, known_not_sent: bool) -> Outcome {
    if passage.revoke() || known_not_sent { Outcome::NotSent } else { Outcome::Unknown }
}

fn timed_out(outcome: Outcome, message: &'static str) -> RequestTimeoutError {
    RequestTimeoutError::new(outcome, message)
}

/// The parts of a body. One part, the usual case, is not copied.
#[derive(Default)]
struct Whole {
    first: Bytes,
    all: BytesMut,
}

impl Whole {
    /// False if there is more than the limit; what is within it is kept.
    fn push(&mut self, mut part: Bytes, limit: usize) -> bool {
        let free = limit.saturating_sub(self.first.len() + self.all.len());
        let fits = part.len() <= free;
        part.truncate(free);
        if self.first.is_empty() && self.all.is_empty() {
            self.first = part;
        } else {
            if self.all.is_empty() {
                self.all = BytesMut::with_capacity((self.first.len() + part.len()) * 2);
                self.all.extend_from_slice(&self.first);
                self.first = Bytes::new();
            }
            self.all.extend_from_slice(&part);
        }
        fits
    }

    fn end(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.freeze() }
    }
}

/// The next bytes of the body, or `None` if they did not come in time: neither within the idle time, nor within the time
/// of the call.
async fn next_frame(
    body: &mut ResponseBody,
    mut sleep: Pin<&mut Sleep>,
    attempt: &Attempt<'_>,
) -> Option<Result<Option<Bytes>, BoxError>> {
    let mut idle_until = None;
    poll_fn(|cx| {
        while let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(cx) {
            match frame {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => return Poll::Ready(Some(Ok(Some(data)))),
                    // Trailers.
                    Err(_) => continue,
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(Some(Ok(None))),
            }
        }
        // The clock is looked at only where there is something to wait for.
        let until = *idle_until.get_or_insert_with(|| {
            after(Instant::now(), attempt.core.config().timeouts.body_idle).min(attempt.attempt_deadline)
        });
        poll_deadline(sleep.as_mut(), until, cx).map(|()| None)
    })
    .await
}

/// What the future gives, or `None` if it does not in time.
async fn until<F: Future + Unpin>(mut sleep: Pin<&mut Sleep>, deadline: Instant, mut future: F) -> Option<F::Output> {
    poll_fn(|cx| match Pin::new(&mut future).poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => poll_deadline(sleep.as_mut(), deadline, cx).map(|()| None),
    })
    .await
}

async fn sleep_until(mut sleep: Pin<&mut Sleep>, time: Instant) {
    sleep.as_mut().reset(time);
    sleep.await;
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
