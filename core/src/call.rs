use std::{
    fmt, mem,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use fastpix_errors::{FastpixError, Outcome, UnexpectedClientError};
#[cfg(feature = "_envelope")]
use fastpix_models::{__private::OperationResponse, Envelope};
use http::{HeaderName, HeaderValue};
use serde::{Serialize, de::DeserializeOwned};

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
/// A call can be spawned, joined and selected. Dropping it cancels the call; a request that was sent may still take
/// effect. It must be polled within a Tokio runtime with time and I/O enabled.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    state: State,
    decode: Decode<T>,
}

/// Conversion of the response into the value. It leaves the response in place unless it fails or takes it.
enum Decode<T> {
    Function(fn(&mut RawResponse) -> Result<T, FastpixError>),
    /// One on top of another. Only calls that ask for it allocate.
    Composed(Box<DecodeFn<T>>),
}

type DecodeFn<T> = dyn Fn(&mut RawResponse) -> Result<T, FastpixError> + Send + Sync;

impl<T> Decode<T> {
    fn decode(&self, response: &mut RawResponse) -> Result<T, FastpixError> {
        match self {
            Self::Function(decode) => decode(response),
            Self::Composed(decode) => decode(response),
        }
    }
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
        decode: fn(&mut RawResponse) -> Result<T, FastpixError>,
    ) -> Self {
        Self { state: State::Ready(core, request, None), decode: Decode::Function(decode) }
    }

    /// A call that has ended with this response.
    #[cfg(feature = "testing")]
    pub(crate) fn ended(
        response: RawResponse,
        decode: impl Fn(&mut RawResponse) -> Result<T, FastpixError> + Send + Sync + 'static,
    ) -> Self {
        let state = State::Running(Box::pin(std::future::ready(Ok(response))));
        Self { state, decode: Decode::Composed(Box::new(decode)) }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn make_blocking(&mut self) {
        if let State::Ready(core, ..) = &mut self.state {
            core.make_blocking();
        }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn is_running(&self) -> bool {
        matches!(self.state, State::Running(_))
    }

    /// Returns the request that the call will send, for tests without a network. `None` once the call has been polled.
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

    /// Sets the timeout of one attempt, from connecting to the end of the response. Default: the client's, 30 s.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.attempt_timeout(timeout))
    }

    /// Sets the retry policy. Default: the client's.
    pub fn retries(self, retries: impl Into<RetryConfig>) -> Self {
        self.set(|options| options.retries(retries))
    }

    /// Sets the statuses that are retried, see [`RequestOptions::retry_codes`].
    pub fn retry_codes(self, codes: impl IntoIterator<Item = u16>) -> Self {
        self.set(|options| options.retry_codes(codes))
    }

    /// Sets the base URL, see [`RequestOptions::server_url`]. The credentials are sent to this server: do not take the
    /// URL from an untrusted source.
    pub fn server_url(self, url: impl Into<String>) -> Self {
        self.set(|options| options.server_url(url))
    }

    /// Adds a header, see [`RequestOptions::header`].
    pub fn header(self, name: impl TryInto<HeaderName>, value: impl TryInto<HeaderValue>) -> Self {
        self.set(|options| options.header(name, value))
    }

    /// Appends a pair to the query: a parameter that the request of the function does not have yet. The value becomes
    /// percent-encoded. A key can occur several times.
    pub fn query(mut self, key: &str, value: &str) -> Self {
        if let State::Ready(_, request, _) = &mut self.state {
            request.append_query(key, value);
        }
        self
    }

    /// Merges an object into the JSON body: fields that the request of the function does not have yet.
    ///
    /// Objects are merged member by member, at every depth. Any other value, also an array, replaces the one of the
    /// body; `null` is sent as `null`. A call without a body gets the object as its body. Anything but an object is an
    /// [`InvalidRequest`](FastpixError::InvalidRequest) error of the call.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// # fn example(create: fastpix_core::Call<()>) -> fastpix_core::Call<()> {
    /// // {"inputMediaSettings": {"novelty": true}}
    /// create.merge_json(BTreeMap::from([("inputMediaSettings", BTreeMap::from([("novelty", true)]))]))
    /// # }
    /// ```
    pub fn merge_json(mut self, fields: impl Serialize) -> Self {
        if let State::Ready(_, request, _) = &mut self.state {
            request.merge_json(serde_json::to_vec(&fields));
        }
        self
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

impl<T: 'static> Call<T> {
    fn then<U>(
        self,
        change: impl Fn(T, &mut RawResponse) -> Result<U, FastpixError> + Send + Sync + 'static,
    ) -> Call<U> {
        let Self { state, decode } = self;
        let decode = move |response: &mut RawResponse| change(decode.decode(response)?, response);
        Call { state, decode: Decode::Composed(Box::new(decode)) }
    }
}

impl<T: DeserializeOwned + 'static> Call<T> {
    /// Returns the whole response: the value, and the status, headers and raw body.
    pub fn with_response(self) -> Call<Response<T>> {
        self.then(|value, response| Ok(response.take().into_response(value)))
    }
}

#[cfg(feature = "_envelope")]
impl<T: Envelope + 'static> Call<T> {
    /// Returns the value of the response's `data`.
    ///
    /// A response without data is a [`ResponseValidation`](FastpixError::ResponseValidation) error at `data`, with the
    /// status and the body of the response.
    pub fn data(self) -> Call<T::Data> {
        self.then(|value, response| value.into_data().ok_or_else(|| response.take().into_missing_data_error()))
    }
}

// These two are all that is compiled for each type of response.

pub(crate) fn decode<T: DeserializeOwned>(response: &mut RawResponse) -> Result<T, FastpixError> {
    let mut value = None;
    response.read(false, &mut |json| {
        value = Some(T::deserialize(json)?);
        Ok(())
    })?;
    value.ok_or_else(|| response.take().into_missing_value_error())
}

/// The same for the response of an operation: it is an error if it says that the operation was not successful.
#[cfg(feature = "_envelope")]
pub(crate) fn decode_envelope<T: OperationResponse>(response: &mut RawResponse) -> Result<T, FastpixError> {
    let mut value = None;
    response.read_envelope(T::WITHOUT_DATA, T::place(&mut value))?;
    match value {
        Some(value) if value.success() != Some(false) => Ok(value),
        value => Err(response.take().into_unsuccessful_error(value.is_some())),
    }
}

impl State {
    /// Puts the response into `response`, so that no type of value has code that moves it.
    fn poll<'a>(
        &mut self,
        cx: &mut Context<'_>,
        response: &'a mut Option<RawResponse>,
    ) -> Poll<Result<&'a mut RawResponse, FastpixError>> {
        loop {
            match self {
                Self::Running(future) => {
                    let result = ready!(future.as_mut().poll(cx));
                    *self = Self::Done;
                    return Poll::Ready(result.map(|result| response.insert(result)));
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
        let mut response = None;
        let response = ready!(self.state.poll(cx, &mut response))?;
        Poll::Ready(self.decode.decode(response))
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("prepared", &self.request()).finish_non_exhaustive()
    }
}
