use std::{
    fmt, mem,
    str::{self, Utf8Error},
};

use bytes::Bytes;
use fastpix_errors::{ApiError, FastpixError, ResponseValidationError, mend_json};
use http::{HeaderMap, StatusCode};
#[cfg(feature = "_envelope")]
use serde::de::DeserializeSeed;
use serde_json::{Deserializer, de::StrRead};

use crate::{Operation, ResponseBody, http_date::retry_after};

/// A value together with the response that it was read from: status, headers and raw body, with fields that the model
/// does not have yet.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    response: RawResponse,
}

impl<T> Response<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value, without the response.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.response.headers
    }

    /// The body of the response as it was received.
    pub fn body(&self) -> &Bytes {
        &self.response.body
    }

    /// The number of attempts that the call made.
    pub fn attempts(&self) -> u32 {
        self.response.attempts
    }
}

#[cfg(feature = "hooks")]
impl Response<()> {
    pub(crate) fn into_response(self) -> RawResponse {
        self.response
    }
}

/// Without the headers and the body, which can hold secrets.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.response.status)
            .field("attempts", &self.response.attempts)
            .finish_non_exhaustive()
    }
}

/// A response whose body was read to its end.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) operation: &'static Operation,
    pub(crate) attempts: u32,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    pub(crate) fn new(
        operation: &'static Operation,
        attempts: u32,
        mut response: http::Response<ResponseBody>,
        body: Bytes,
    ) -> Self {
        let headers = mem::take(response.headers_mut());
        Self { operation, attempts, status: response.status(), headers, body }
    }

    pub(crate) fn into_response<T>(self, value: T) -> Response<T> {
        Response { value, response: self }
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn into_api_error(self) -> FastpixError {
        let wait = retry_after(&self.headers);
        let class = self.operation.error_class(self.status);
        let error = ApiError::new(class, self.status, self.headers, self.body).with_retry_after(wait);
        match self.operation.class_by_message(&error) {
            Some(class) => error.with_class(class).into(),
            None => error.into(),
        }
    }

    /// The response; what is left in its place has no headers and no body.
    pub(crate) fn take(&mut self) -> Self {
        let (headers, body) = (mem::take(&mut self.headers), mem::take(&mut self.body));
        Self { operation: self.operation, attempts: self.attempts, status: self.status, headers, body }
    }

    /// Reads the JSON in the body. A body that is missing may stand for the success that the status says.
    #[inline(never)]
    pub(crate) fn read(&mut self, may_be_empty: bool, read: &mut ReadJson<'_>) -> Result<(), FastpixError> {
        // Checking the body once as a whole is faster than checking each of its strings.
        let text = match str::from_utf8(&self.body) {
            Ok("") if may_be_empty => r#"{"success":true}"#,
            Ok(text) => text,
            Err(error) => return Err(self.take().into_utf8_error(error)),
        };
        let Err(error) = read_json(text, read) else { return Ok(()) };
        match read_mended(text, &error, read).unwrap_or(Err(error)) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.take().into_validation_error(&error)),
        }
    }

    /// Reads the response of an operation.
    #[cfg(feature = "_envelope")]
    pub(crate) fn read_envelope(
        &mut self,
        may_be_empty: bool,
        mut place: fastpix_models::__private::ResponsePlace<'_>,
    ) -> Result<(), FastpixError> {
        self.read(may_be_empty, &mut |json| place.deserialize(json))
    }

    #[cold]
    fn into_validation_error(self, error: &serde_json::Error) -> FastpixError {
        let error = ResponseValidationError::from_json(error, self.status, self.headers, self.body);
        FastpixError::from(error).with_call(self.operation.name(), self.attempts)
    }

    #[cold]
    fn into_utf8_error(self, error: Utf8Error) -> FastpixError {
        let error = ResponseValidationError::from_utf8(error, self.status, self.headers, self.body);
        FastpixError::from(error).with_call(self.operation.name(), self.attempts)
    }

    /// An error for a response without any value.
    #[cold]
    pub(crate) fn into_missing_value_error(self) -> FastpixError {
        let error = ResponseValidationError::new("expected a value", self.status, self.headers, self.body);
        FastpixError::from(error).with_call(self.operation.name(), self.attempts)
    }

    /// An error for a response without the data that the caller asked for.
    #[cfg(feature = "_envelope")]
    #[cold]
    pub(crate) fn into_missing_data_error(self) -> FastpixError {
        let error = ResponseValidationError::new("expected a value", self.status, self.headers, self.body).at("data");
        FastpixError::from(error).with_call(self.operation.name(), self.attempts)
    }

    /// An error for a response whose status says success and whose body says failure, or is `null`.
    #[cfg(feature = "_envelope")]
    #[cold]
    #[inline(never)]
    pub(crate) fn into_unsuccessful_error(self, has_value: bool) -> FastpixError {
        if !has_value {
            return self.into_missing_value_error();
        }
        let (operation, attempts) = (self.operation.name(), self.attempts);
        self.into_api_error().with_call(operation, attempts)
    }
}

type ReadJson<'a> = dyn FnMut(&mut Deserializer<StrRead<'_>>) -> serde_json::Result<()> + 'a;

fn read_json(text: &str, read: &mut ReadJson<'_>) -> serde_json::Result<()> {
    let mut json = Deserializer::from_str(text);
    read(&mut json)?;
    json.end()
}

/// Reads JSON once more that has a byte order mark or half a surrogate pair in it; `None` if that is not the error.
#[cold]
#[inline(never)]
fn read_mended(text: &str, error: &serde_json::Error, read: &mut ReadJson<'_>) -> Option<serde_json::Result<()>> {
    let mended = error.is_syntax().then(|| mend_json(text))??;
    Some(read_json(&mended, read))
}
