//! The questions that callers ask of an error, for each kind of error.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use bytes::Bytes;
use fastpix_errors::{
    ApiError, ConnectionError, ErrorClass, FastpixError, FieldError, InvalidRequestError, Outcome, RequestAbortedError,
    RequestTimeoutError, ResponseValidationError, UnexpectedClientError,
};
use http::{HeaderMap, StatusCode};

fn api(status: u16, class: ErrorClass) -> FastpixError {
    ApiError::new(class, StatusCode::from_u16(status).unwrap(), HeaderMap::new(), Bytes::new()).into()
}

fn undeclared(status: u16) -> FastpixError {
    api(status, ErrorClass::FastpixDefaultError)
}

/// The names of the predicates that are true.
fn answers(error: &FastpixError) -> Vec<&'static str> {
    [
        ("timeout", error.is_timeout()),
        ("connect", error.is_connect()),
        ("not_found", error.is_not_found()),
        ("unauthorized", error.is_unauthorized()),
        ("rate_limited", error.is_rate_limited()),
        ("validation", error.is_validation()),
        ("retry_after", error.retry_after().is_some()),
        ("effect", error.may_have_taken_effect()),
    ]
    .into_iter()
    .filter_map(|(name, is)| is.then_some(name))
    .collect()
}

#[test]
fn each_kind_of_error_answers_the_predicates() {
    use Outcome::{NotSent, ResponseReceived, Unknown};
    let created = || StatusCode::CREATED;
    let asked =
        ApiError::new(ErrorClass::FastpixDefaultError, StatusCode::TOO_MANY_REQUESTS, HeaderMap::new(), "".into());
    let validation = ResponseValidationError::new("odd", created(), HeaderMap::new(), Bytes::new());
    let rows: [(FastpixError, &[&str]); 28] = [
        (undeclared(200), &[]),
        (undeclared(301), &[]),
        (undeclared(400), &[]),
        (undeclared(401), &["unauthorized"]),
        (api(401, ErrorClass::InvalidPermissionError), &["unauthorized"]),
        (api(403, ErrorClass::InvalidPermissionError), &[]),
        (undeclared(404), &["not_found"]),
        (api(422, ErrorClass::InvalidPlaylistIdResponseError), &["not_found"]),
        (undeclared(422), &["validation"]),
        (api(422, ErrorClass::ValidationErrorResponse), &["validation"]),
        (undeclared(429), &["rate_limited"]),
        (asked.with_retry_after(Some(Duration::from_secs(1))).into(), &["rate_limited", "retry_after"]),
        (undeclared(500), &["effect"]),
        (undeclared(504), &["effect"]),
        (validation.into(), &["effect"]),
        (ConnectionError::new(NotSent, "m").into(), &["connect"]),
        (ConnectionError::new(Unknown, "m").into(), &["effect"]),
        (ConnectionError::new(ResponseReceived, "m").with_status(created()).into(), &["effect"]),
        (RequestTimeoutError::new(NotSent, "m").into(), &["timeout"]),
        (RequestTimeoutError::new(Unknown, "m").into(), &["timeout", "effect"]),
        (RequestAbortedError::new(NotSent, "m").into(), &[]),
        (RequestAbortedError::new(Unknown, "m").into(), &["effect"]),
        (InvalidRequestError::new("m").into(), &[]),
        (UnexpectedClientError::new(NotSent, "m").into(), &[]),
        (UnexpectedClientError::new(ResponseReceived, "m").into(), &["effect"]),
        (UnexpectedClientError::new(ResponseReceived, "m").with_status(created()).into(), &["effect"]),
        (ConnectionError::new(Unknown, "m").with_source("cause").into(), &["effect"]),
        (UnexpectedClientError::new(Unknown, "m").into(), &["effect"]),
    ];
    for (error, expected) in rows {
        assert_eq!(answers(&error), expected, "{error:?}");
    }
}

#[test]
fn an_earlier_attempt_may_have_taken_effect() {
    let lost = || FastpixError::from(ConnectionError::new(Outcome::NotSent, "no connection"));
    let rate_limited = Some(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answers(&lost().with_earlier_attempt(Outcome::Unknown, None)), ["connect", "effect"]);
    assert_eq!(answers(&lost().with_earlier_attempt(Outcome::ResponseReceived, rate_limited)), ["connect"]);
}

#[test]
fn errors_are_send_and_sync() {
    fn check<T: Send + Sync + 'static>() {}
    check::<FastpixError>();
    check::<ApiError>();
    check::<FieldError>();
    check::<ErrorClass>();
    check::<Outcome>();
    check::<ResponseValidationError>();
    check::<ConnectionError>();
    check::<RequestTimeoutError>();
    check::<RequestAbortedError>();
    check::<InvalidRequestError>();
    check::<UnexpectedClientError>();
}
