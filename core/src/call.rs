use std::{
    fmt, mem,
    pin::Pin,
    str,
    task::{Context, Poll, ready},
    time::Duration,
};

use fastpix_errors::{FastpixError, Outcome, UnexpectedClientError};
use http::{HeaderName, HeaderValue};
use serde::de::DeserializeOwned;

use crate::{
    FastpixCore, PreparedRequest, RequestOptions, Response, RetryConfig,
    execute::{Execution, execute},
    response::RawResponse,
};

/// A pending API call. A future of `Result<T, FastpixError>`; nothing is sent until it is polled.
///
/// Before it is polled, its setters override options of the client:
///
/// ```
/// # use std::time::Duration;
/// # use fastpix_core::{Call, RetryConfig};
/// # async fn example(call: Call<()>) -> Result<(), fastpix_core::FastpixError> {
/// call.timeout(Duration::from_secs(10)).retries(RetryConfig::None).header("x-trace", "a1").await
/// # }
/// ```
///
/// A call can be spawned, joined and selected. Dropping it cancels the call; a request that was sent may still take effect.
/// It must be polled within a Tokio runtime with time and I/O enabled.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    state: State,
    decode: fn(RawResponse) -> Result<T, FastpixError>,
}

enum State {
    Ready(FastpixCore, PreparedRequest, Option<Box<RequestOptions>>),
    Running(Execution),
    Done,
}

impl<T> Call<T> {
    pub(crate) fn new(
        core: FastpixCore,
        request: PreparedRequest,
        decode: fn(RawResponse) -> Result<T, FastpixError>,
    ) -> Self {
        Self { state: State::Ready(core, request, None), decode }
    }

    /// The request as it will be sent, for tests without a network. `None` once the call has been polled.
    pub fn request(&self) -> Option<&PreparedRequest> {
        match &self.state {
            State::Ready(_, request, _) => Some(request),
            _ => None,
        }
    }

    /// Sets the deadline of the whole call, including retries and delays. Default: the client's, 60 s.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Sets the retry policy. Default: the client's.
    pub fn retries(self, retries: impl Into<RetryConfig>) -> Self {
        self.set(|options| options.retries(retries))
    }

    /// Sets the statuses that are retried, see [`RequestOptions::retry_codes`].
    pub fn retry_codes(self, codes: impl IntoIterator<Item = u16>) -> Self {
        self.set(|options| options.retry_codes(codes))
    }

    /// Sets the base URL, see [`RequestOptions::server_url`]. The credentials are sent to this server: do not take the URL
    /// from an untrusted source.
    pub fn server_url(self, url: impl Into<String>) -> Self {
        self.set(|options| options.server_url(url))
    }

    /// Adds a header, see [`RequestOptions::header`].
    pub fn header(self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.set(|options| options.header(name, value))
    }

    /// Sets several options. They override those that were set earlier.
    #[doc(alias = "fetchOptions")]
    pub fn with_options(self, options: RequestOptions) -> Self {
        self.set(|earlier| options.or(earlier))
    }

    fn set(mut self, change: impl FnOnce(RequestOptions) -> RequestOptions) -> Self {
        if let State::Ready(_, _, options) = &mut self.state {
            let options = options.get_or_insert_default();
            **options = change(mem::take(&mut **options));
        }
        self
    }
}

impl<T: DeserializeOwned> Call<T> {
    /// Gives the response too: its status, headers and raw body.
    pub fn with_response(self) -> Call<Response<T>> {
        Call { state: self.state, decode: decode_response::<T> }
    }
}

// These two are all that is compiled for each type of response.

pub(crate) fn decode<T: DeserializeOwned>(response: RawResponse) -> Result<T, FastpixError> {
    // Looking at the body once as a whole is quicker than at each of its texts.
    match str::from_utf8(&response.body) {
        Ok(text) => serde_json::from_str(text).map_err(|error| response.into_validation_error(&error)),
        Err(error) => Err(response.into_utf8_error(error)),
    }
}

fn decode_response<T: DeserializeOwned>(response: RawResponse) -> Result<Response<T>, FastpixError> {
    match str::from_utf8(&response.body) {
        Ok(text) => match serde_json::from_str(text) {
            Ok(value) => Ok(response.into_response(value)),
            Err(error) => Err(response.into_validation_error(&error)),
        },
        Err(error) => Err(response.into_utf8_error(error)),
    }
}

impl State {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<RawResponse, FastpixError>> {
        loop {
            match self {
                Self::Running(future) => {
                    let result = ready!(future.as_mut().poll(cx));
                    *self = Self::Done;
                    return Poll::Ready(result);
                }
                Self::Done => {
                    let message = "the call was polled after it had ended";
                    return Poll::Ready(Err(UnexpectedClientError::new(Outcome::Unknown, message).into()));
                }
                Self::Ready(..) => {
                    if let Self::Ready(core, request, options) = mem::replace(self, Self::Done) {
                        *self = Self::Running(execute(core.into_config(), request, options));
                    }
                }
            }
        }
    }
}

impl<T> Future for Call<T> {
    type Output = Result<T, FastpixError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let result = ready!(self.state.poll(cx));
        Poll::Ready(result.and_then(self.decode))
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("prepared", &self.request()).finish_non_exhaustive()
    }
}
