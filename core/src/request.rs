use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use bytes::Bytes;
use fastpix_errors::InvalidRequestError;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Call, FastpixCore, Operation, Response, call, invalid_request, merge_json};

/// The request of a [`Call`], before it is sent: operation, path, query and JSON body.
///
/// [`Call::request`] returns it, so that a test can check what a call will send without a network or a runtime:
///
/// ```
/// use fastpix_core::{FastpixCore, Idempotency, Operation, Security, http::Method};
///
/// static GET_STREAM: Operation =
///     Operation::new("get-stream", Method::GET, "/live/streams/{streamId}", Idempotency::Idempotent, &[]);
///
/// # #[cfg(feature = "hyper-client")]
/// # fn main() -> Result<(), fastpix_core::FastpixError> {
/// let core = FastpixCore::new(Security::basic("token-id", "secret"))?;
/// let call = core.request(&GET_STREAM).path_param("5c1f").query("fields", "status").call_raw();
/// let request = call.request().expect("the call has not been polled");
/// assert_eq!(request.path(), "/live/streams/5c1f");
/// assert_eq!(request.query(), Some("fields=status"));
/// assert!(request.error().is_none());
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "hyper-client"))]
/// # fn main() {}
/// ```
///
/// The base URL, the headers and the credentials are not part of it: they belong to the client and to the options of
/// the call.
pub struct PreparedRequest {
    operation: &'static Operation,
    target: Cow<'static, str>,
    body: Option<Bytes>,
    error: Option<InvalidRequestError>,
}

impl PreparedRequest {
    /// Operation of the request.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Path below the base URL, with its parameters percent-encoded, for example `/live/streams/5c1f`.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(&self.target, |(path, _)| path)
    }

    /// Query as it is sent, percent-encoded and without the question mark. `None` if there is no query.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// JSON body. `None` if the request has no body.
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// Error that the call will return without sending anything, for example for an empty path parameter. `None` if the
    /// request can be sent.
    pub fn error(&self) -> Option<&InvalidRequestError> {
        self.error.as_ref()
    }

    pub(crate) fn target(&self) -> &Cow<'static, str> {
        &self.target
    }

    pub(crate) fn append_query(&mut self, key: &str, value: &str) {
        let target = self.target.to_mut();
        target.push(if target.contains('?') { '&' } else { '?' });
        encode(key, target);
        target.push('=');
        encode(value, target);
    }

    // Compiled once, not for each type of body.
    #[inline(never)]
    fn set_body(&mut self, json: serde_json::Result<Vec<u8>>) {
        match json {
            Ok(json) => self.body = Some(json.into()),
            Err(error) => self.set_error(invalid_request("the body cannot be written as JSON").with_source(error)),
        }
    }

    /// Merges an object into the body.
    pub(crate) fn merge_json(&mut self, fields: serde_json::Result<Vec<u8>>) {
        let base = self.body.as_deref().unwrap_or(b"{}");
        match fields.and_then(|fields| merge_json::merge(base, &fields)) {
            Ok(Some(merged)) => self.body = Some(merged.into()),
            Ok(None) => {
                self.set_error(invalid_request("only an object can be merged into the body, which must be one too"))
            }
            Err(error) => self.set_error(invalid_request("the fields cannot be written as JSON").with_source(error)),
        }
    }

    fn set_error(&mut self, error: InvalidRequestError) {
        self.error.get_or_insert(error);
    }

    pub(crate) fn take_error(&mut self) -> Option<InvalidRequestError> {
        self.error.take()
    }
}

/// The body is left out, since it can contain secrets.
impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedRequest")
            .field("operation", &self.operation.id())
            .field("target", &self.target)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Builder of the request of one [`Call`], for an endpoint that no function covers.
///
/// [`FastpixCore::request`] returns it. An error, for example an empty path parameter, is kept and returned by the
/// call, before anything is sent; the first one counts.
#[must_use = "a request builder does nothing until it is made a call that is awaited"]
#[derive(Debug)]
pub struct RequestBuilder {
    core: FastpixCore,
    request: PreparedRequest,
}

impl RequestBuilder {
    // Compiled once, not for each operation.
    #[inline(never)]
    pub(crate) fn new(core: FastpixCore, operation: &'static Operation) -> Self {
        let target = Cow::Borrowed(operation.path());
        Self { core, request: PreparedRequest { operation, target, body: None, error: None } }
    }

    /// Sets the next parameter of the path, from left to right. The value becomes one percent-encoded segment. The
    /// values "", "." and ".." are errors, since they would address another path.
    pub fn path_param(mut self, value: &str) -> Self {
        let target = &self.request.target;
        let Some((before, name, after)) = next_parameter(target) else {
            self.set_error(invalid_request("more path parameters were set than the path has"));
            return self;
        };
        let problem = match value {
            "" => "is empty",
            "." | ".." => "is `.` or `..`, which would address another path",
            _ => {
                let mut filled = String::with_capacity(target.len() + value.len());
                filled.push_str(before);
                encode(value, &mut filled);
                filled.push_str(after);
                self.request.target = filled.into();
                return self;
            }
        };
        let error = invalid_parameter(name, problem);
        self.set_error(error);
        self
    }

    /// Appends a pair to the query. A key can occur several times.
    pub fn query(mut self, key: &str, value: &str) -> Self {
        self.request.append_query(key, value);
        self
    }

    /// Appends the pairs of a request model to the query. A `limit` or an `offset` of 0 is an error: pages are numbered
    /// from 1, and the API rejects both. Upper limits are left to the API, which can raise them.
    pub fn query_pairs(mut self, pairs: Vec<(&'static str, String)>) -> Self {
        for (key, value) in &pairs {
            if value == "0" && matches!(*key, "limit" | "offset") {
                self.set_error(invalid_parameter(key, "is 0; its minimum is 1"));
            }
            self = self.query(key, value);
        }
        self
    }

    /// Sets the body: a value that is sent as JSON.
    pub fn json<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        self.request.set_body(serde_json::to_vec(body));
        self
    }

    /// Returns the call. Its response body is deserialized into `T`.
    pub fn call<T: DeserializeOwned>(mut self) -> Call<T> {
        self.check_path();
        Call::new(self.core, self.request, call::decode::<T>)
    }

    /// Returns the call of an operation, whose response has an envelope.
    #[cfg(feature = "_envelope")]
    #[doc(hidden)]
    pub fn call_operation<T: fastpix_models::__private::OperationResponse>(mut self) -> Call<T> {
        self.check_path();
        Call::new(self.core, self.request, call::decode_envelope::<T>)
    }

    /// Returns the call. Its response is status, headers and body, which is not read as JSON.
    pub fn call_raw(mut self) -> Call<Response<()>> {
        self.check_path();
        Call::new(self.core, self.request, |response| Ok(response.take().into_response(())))
    }

    // Compiled once, not for each type of response.
    #[inline(never)]
    fn check_path(&mut self) {
        if let Some((_, name, _)) = next_parameter(&self.request.target) {
            let error = invalid_parameter(name, "is missing");
            self.set_error(error);
        }
    }

    #[cfg(test)]
    pub(crate) fn into_prepared_request(mut self) -> PreparedRequest {
        self.check_path();
        self.request
    }

    fn set_error(&mut self, error: InvalidRequestError) {
        self.request.set_error(error);
    }
}

/// The first `{name}` of a path that has no value yet, with what is before and after it.
fn next_parameter(target: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = target.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cold]
#[inline(never)]
fn invalid_parameter(name: &str, problem: &str) -> InvalidRequestError {
    invalid_request(format!("the parameter `{name}` {problem}"))
}

/// Percent-encodes everything except the unreserved characters of RFC 3986: correct in a segment and in a query.
fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => into.push(byte.into()),
            // Writing to a `String` cannot fail.
            _ => drop(write!(into, "%{byte:02X}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(text: &str) -> String {
        let mut encoded = String::new();
        encode(text, &mut encoded);
        encoded
    }

    fn decoded(text: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            bytes.push(if byte == b'%' { u8::try_from(digit()? * 16 + digit()?).ok()? } else { byte });
        }
        String::from_utf8(bytes).ok()
    }

    /// Any string, and strings of characters that have a meaning in a URL.
    fn text() -> impl Strategy<Value = String> {
        let marks =
            prop::sample::select(vec!["/", "?", "#", "%", "%2F", "&", "=", "+", " ", "..", "{b}", "é", "\0", "\r\n"]);
        prop_oneof![any::<String>(), prop::collection::vec(marks, 0..8).prop_map(|marks| marks.concat())]
    }

    proptest! {
        #[test]
        fn percent_encoding_leaves_only_unreserved_characters_and_can_be_decoded(text in text()) {
            let encoded = encoded(&text);
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(encoded.bytes().all(is_plain), "{}", encoded);
            prop_assert_eq!(decoded(&encoded), Some(text));
        }

        #[test]
        fn parameters_and_pairs_are_encoded_in_place(one in text(), two in text(), key in text(), value in text()) {
            static GET: Operation =
                Operation::new("get", http::Method::GET, "/a/{a}/b/{b}", crate::Idempotency::Idempotent, &[]);
            let core = FastpixCore::builder(crate::Security::basic("a", "b")).http_client(crate::tests::NoClient).build();
            let request = core.unwrap().request(&GET).path_param(&one).path_param(&two).query(&key, &value);
            let prepared = request.query(&value, &key).into_prepared_request();
            let other_path = |text: &str| matches!(text, "" | "." | "..");
            if other_path(&one) || other_path(&two) {
                prop_assert!(prepared.error().is_some());
            } else {
                prop_assert!(prepared.error().is_none());
                prop_assert_eq!(prepared.path(), format!("/a/{}/b/{}", encoded(&one), encoded(&two)));
            }
            let (key, value) = (encoded(&key), encoded(&value));
            let query = format!("{key}={value}&{value}={key}");
            prop_assert_eq!(prepared.query(), Some(query.as_str()));
        }
    }
}
