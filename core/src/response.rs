use std::{fmt, str::Utf8Error};

use bytes::Bytes;
use fastpix_errors::{ApiError, FastpixError, ResponseValidationError};
use http::{HeaderMap, StatusCode};

use crate::{Operation, ResponseBody, http_date::retry_after};

/// A value with the response that it came in, so that nothing that a model does not know is out of reach.
pub struct Response<T> {
    value: T,
    response: RawResponse,
}

impl<T> Response<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value alone.
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

    /// The body of the response as it came.
    pub fn body(&self) -> &Bytes {
        &self.response.body
    }

    /// The number of attempts.
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

/// A response that was read to its end.
pub(crate) struct RawResponse {
    pub(crate) operation: &'static Operation,
    pub(crate) attempts: u32,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    pub(crate) fn begin(
        operation: &'static Operation,
        attempts: u32,
        response: http::Response<ResponseBody>,
    ) -> (Self, ResponseBody) {
        let (parts, body) = response.into_parts();
        let (status, headers) = (parts.status, parts.headers);
        (Self { operation, attempts, status, headers, body: Bytes::new() }, body)
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

    #[cold]
    pub(crate) fn into_validation_error(self, error: &serde_json::Error) -> FastpixError {
        let error = ResponseValidationError::from_json(error, self.status, self.headers, self.body);
        FastpixError::from(error).with_call(self.operation.id(), self.attempts)
    }

    #[cold]
    pub(crate) fn into_utf8_error(self, error: Utf8Error) -> FastpixError {
        let error = ResponseValidationError::from_utf8(error, self.status, self.headers, self.body);
        FastpixError::from(error).with_call(self.operation.id(), self.attempts)
    }
}
