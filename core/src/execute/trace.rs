//! Spans and events, with the names of OpenTelemetry's conventions for HTTP clients.

use fastpix_errors::FastpixError;
use tracing::{Span, field::Empty};

use super::state::Attempt;
use crate::{Operation, base_url::BaseUrl, response::RawResponse};

/// The span of a call.
pub(super) fn span(operation: &'static Operation) -> Span {
    tracing::info_span!(
        "fastpix",
        otel.name = operation.id(),
        otel.kind = "client",
        fastpix.operation = operation.id(),
        code.function.name = operation.function(),
        http.request.method = operation.method().as_str(),
        url.template = operation.path(),
        server.address = Empty,
        server.port = Empty,
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
    )
}

/// An attempt is about to be made.
pub(super) fn attempt(base_url: &BaseUrl, attempt: Attempt) {
    let span = Span::current();
    let (host, port) = base_url.address();
    span.record("server.address", host);
    span.record("server.port", port);
    if attempt.number > 1 {
        span.record("http.request.resend_count", attempt.number - 1);
    }
}

/// An attempt is over.
pub(super) fn ended(result: &Result<RawResponse, FastpixError>, attempt: Attempt) {
    let resent = attempt.number.saturating_sub(1);
    let elapsed_ms = u64::try_from(attempt.began.elapsed().as_millis()).unwrap_or(u64::MAX);
    match result {
        Ok(response) => tracing::debug!(
            http.request.resend_count = resent,
            http.response.status_code = response.status.as_u16(),
            elapsed_ms,
            "response"
        ),
        Err(error) => tracing::debug!(
            http.request.resend_count = resent,
            http.response.status_code = error.status().map(|status| status.as_u16()),
            error.type = kind(error),
            elapsed_ms,
            %error,
            "no response"
        ),
    }
}

/// The call is over.
pub(super) fn end(result: &Result<RawResponse, FastpixError>) {
    let span = Span::current();
    let status = match result {
        Ok(response) => Some(response.status),
        Err(error) => {
            span.record("error.type", kind(error));
            error.status()
        }
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
}

fn kind(error: &FastpixError) -> &'static str {
    match error {
        FastpixError::Api(error) => error.class().as_str(),
        FastpixError::ResponseValidation(_) => "ResponseValidationError",
        FastpixError::Connection(_) => "ConnectionError",
        FastpixError::RequestTimeout(_) => "RequestTimeoutError",
        FastpixError::RequestAborted(_) => "RequestAbortedError",
        FastpixError::InvalidRequest(_) => "InvalidRequestError",
        _ => "UnexpectedClientError",
    }
}
