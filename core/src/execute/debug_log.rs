//! Debug log: requests and responses, without secrets, on standard error or to a closure.

use std::{
    env,
    fmt::Write as _,
    io::{self, Write as _},
};

use bytes::Bytes;
use fastpix_errors::FastpixError;
use http::{HeaderMap, HeaderName, HeaderValue, Uri, uri::Authority};
use serde_json::Value;

use super::state::Attempt;
use crate::{Operation, RequestBody, options::is_harmless, response::RawResponse};

const REDACTED: &str = "[redacted]";

/// The API's names of fields that grant access, or that are a part of something that does. They are the same in all
/// operations, so that operations that no function covers yet are redacted too. Fields that end with `url` are redacted
/// as well: any URL can be signed.
const SECRET_FIELDS: [&str; 10] = [
    "containerFormat",
    "password",
    "playerPoster",
    "privateKey",
    "secret",
    "srtPlaybackSecret",
    "srtSecret",
    "streamKey",
    "token",
    "u",
];

/// The API's names of query parameters. Other ones are not known to be harmless.
const QUERY_PARAMETERS: [&str; 13] = [
    "dimension",
    "errorCode",
    "filterby[]",
    "groupBy",
    "limit",
    "measurement",
    "offset",
    "orderBy",
    "playbackId",
    "sortOrder",
    "timespan[]",
    "value",
    "viewerId",
];

/// Receiver of the lines.
pub(crate) type DebugLog = Box<dyn Fn(&str) + Send + Sync>;

/// Standard error, if the environment variable switches the log on.
pub(crate) fn from_env() -> Option<DebugLog> {
    let value = env::var_os("FASTPIX_DEBUG")?;
    if ["", "0", "false"].iter().any(|no| value == *no) {
        return None;
    }
    // All lines with one write, so that those of concurrent calls are not mixed. There is nowhere to report that
    // standard error cannot be written.
    Some(Box::new(|lines| _ = io::stderr().lock().write_all([lines, "\n"].concat().as_bytes())))
}

pub(super) fn request(log: &DebugLog, operation: &Operation, request: &http::Request<RequestBody>, attempt: Attempt) {
    let url = redacted_url(request.uri());
    let first = format!("{} {url} ({}, attempt {})", request.method(), operation.id(), attempt.number);
    print(log, '>', first, request.headers(), request.body().bytes());
}

pub(super) fn response(log: &DebugLog, result: &Result<RawResponse, FastpixError>, attempt: Attempt) {
    let elapsed = attempt.began.elapsed().as_millis();
    match result {
        Ok(response) => {
            print(log, '<', format!("{} after {elapsed} ms", response.status), &response.headers, &response.body)
        }
        Err(error) => {
            let error = redacted_text(&format!("{error:?}"));
            print(log, '<', format!("{error} after {elapsed} ms"), &HeaderMap::new(), &Bytes::new());
        }
    }
}

fn print(log: &DebugLog, direction: char, mut text: String, headers: &HeaderMap, body: &Bytes) {
    for (name, value) in headers {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n  {name}: {}", redacted_header(name, value));
    }
    if !body.is_empty() {
        let _ = write!(text, "\n{}", body_text(body));
    }
    let prefix = format!("fastpix {direction} ");
    log(&[&prefix, &*text.lines().collect::<Vec<_>>().join(&format!("\n{prefix}"))].concat());
}

fn redacted_header<'a>(name: &HeaderName, value: &'a HeaderValue) -> &'a str {
    match value.to_str() {
        Ok(text) if is_harmless(name) && !value.is_sensitive() && !looks_secret(text) => text,
        _ => REDACTED,
    }
}

/// The URL, with the values of those query parameters only that are known to be harmless.
fn redacted_url(uri: &Uri) -> String {
    let path = if looks_secret(uri.path()) { REDACTED } else { uri.path() };
    let host = uri.authority().map_or("", Authority::as_str);
    let mut url = format!("{}://{host}{path}", uri.scheme_str().unwrap_or_default());
    for (index, pair) in uri.query().into_iter().flat_map(|query| query.split('&')).enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        let (name, value) = pair.split_once('=').unwrap_or((REDACTED, pair));
        let harmless = QUERY_PARAMETERS.contains(&&*name.replace("%5B%5D", "[]")) && !looks_secret(value);
        url.extend([name, "=", if harmless { value } else { REDACTED }]);
    }
    url
}

/// A text for people, without the words that look like a secret.
fn redacted_text(text: &str) -> String {
    let (text, key) = text.split_once("-----BEGIN").map_or((text, ""), |(before, _)| (before, REDACTED));
    let words = text.split_inclusive(char::is_whitespace);
    words.map(|word| if looks_secret(word) { "[redacted] " } else { word }).chain([key]).collect()
}

/// A signed URL, a JWT or a private key, wherever it stands.
fn looks_secret(text: &str) -> bool {
    const PARTS: [&str; 4] = ["signature=", "token=", "upload_id=", "-----begin"];
    let lower = text.to_ascii_lowercase();
    let is_jwt = |word: &str| word.starts_with("eyJ") && word.matches('.').count() >= 2;
    PARTS.iter().any(|part| lower.contains(part))
        || text.split(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c))).any(is_jwt)
}

/// JSON without its secrets; of anything else, only the size.
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
                // Also the URLs of fields that no model has yet.
                let secret = SECRET_FIELDS.contains(&name.as_str()) || name.to_ascii_lowercase().ends_with("url");
                if secret && !value.is_null() {
                    *value = REDACTED.into();
                } else {
                    redact(value);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(redact),
        Value::String(text) if looks_secret(text) => *text = REDACTED.to_owned(),
        _ => {}
    }
}
