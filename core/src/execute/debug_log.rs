//! Requests and responses on standard error, for a person to read.

use std::{
    env,
    fmt::{self, Write as _},
    io::{self, Write as _},
};

use bytes::Bytes;
use fastpix_errors::FastpixError;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde_json::Value;

use super::Attempt;
use crate::{Operation, RequestBody, response::RawResponse};

const REDACTED: &str = "[redacted]";

/// What the API calls fields that hold something that grants access. It is the same in all operations, so that a response
/// to one that is not known yet is safe too. A URL can be signed.
const SECRET_FIELDS: [&str; 8] =
    ["password", "privateKey", "secret", "srtPlaybackSecret", "srtSecret", "streamKey", "token", "url"];

const SECRET_HEADERS: [HeaderName; 4] =
    [header::AUTHORIZATION, header::COOKIE, header::PROXY_AUTHORIZATION, header::SET_COOKIE];

/// Whether the environment asks for it.
pub(crate) fn wanted() -> bool {
    env::var_os("FASTPIX_DEBUG").is_some_and(|value| !["", "0", "false"].iter().any(|no| value == *no))
}

pub(super) fn request(operation: &Operation, request: &http::Request<RequestBody>, attempt: Attempt) {
    let first = format_args!("{} {} ({}, attempt {})", request.method(), request.uri(), operation.id(), attempt.number);
    print('>', first, request.headers(), request.body().bytes());
}

pub(super) fn response(result: &Result<RawResponse, FastpixError>, attempt: Attempt) {
    let elapsed = attempt.began.elapsed().as_millis();
    match result {
        Ok(response) => {
            print('<', format_args!("{} after {elapsed} ms", response.status), &response.headers, &response.body)
        }
        Err(error) => print('<', format_args!("{error:?} after {elapsed} ms"), &HeaderMap::new(), &Bytes::new()),
    }
}

/// In one piece, so that calls that run at the same time do not mix.
fn print(direction: char, first: fmt::Arguments<'_>, headers: &HeaderMap, body: &Bytes) {
    let mut text = first.to_string();
    for (name, value) in headers {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {name}: {}", shown(name, value));
    }
    if !body.is_empty() {
        let _ = write!(text, "\n{}", body_text(body));
    }
    let prefix = format!("fastpix {direction} ");
    let text: String = text.lines().flat_map(|line| [&prefix, line, "\n"]).collect();
    // Nobody can be told that there is no standard error.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn shown<'a>(name: &HeaderName, value: &'a HeaderValue) -> &'a str {
    if value.is_sensitive() || SECRET_HEADERS.contains(name) {
        REDACTED
    } else {
        value.to_str().unwrap_or("[not text]")
    }
}

/// JSON without what it must not show. Where it is not certain what is what, only how much there is.
fn body_text(body: &[u8]) -> String {
    let redacted = serde_json::from_slice(body).ok().and_then(|mut json| {
        redact(&mut json);
        serde_json::to_string_pretty(&json).ok()
    });
    redacted.unwrap_or_else(|| format!("[{} bytes that are not JSON]", body.len()))
}

fn redact(json: &mut Value) {
    match json {
        Value::Object(fields) => {
            for (name, value) in fields {
                if SECRET_FIELDS.contains(&name.as_str()) && !value.is_null() {
                    *value = REDACTED.into();
                } else {
                    redact(value);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(redact),
        _ => {}
    }
}
