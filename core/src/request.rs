use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use bytes::Bytes;
use fastpix_errors::InvalidRequestError;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Call, FastpixCore, Operation, Response, call, invalid_request};

/// A request as an operation makes it: what stands below the base URL, and the body. It is the same however often and
/// wherever it is sent.
pub struct PreparedRequest {
    operation: &'static Operation,
    target: Cow<'static, str>,
    body: Option<Bytes>,
    error: Option<InvalidRequestError>,
}

impl PreparedRequest {
    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The path below the base URL, parameters filled in, as `/live/streams/5c1f`.
    pub fn path(&self) -> &str {
        self.target.split_once('?').map_or(&self.target, |(path, _)| path)
    }

    /// The query as it is sent, without the question mark.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }

    /// The JSON that is sent.
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// Why the request cannot be sent.
    pub fn error(&self) -> Option<&InvalidRequestError> {
        self.error.as_ref()
    }

    pub(crate) fn target(&self) -> &Cow<'static, str> {
        &self.target
    }

    pub(crate) fn take_error(&mut self) -> Option<InvalidRequestError> {
        self.error.take()
    }
}

/// Without the body, which can hold secrets.
impl fmt::Debug for PreparedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedRequest")
            .field("operation", &self.operation.id())
            .field("target", &self.target)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

/// Puts a request together. What cannot be sent is remembered, and fails the call before anything is sent.
#[must_use = "a request does nothing until it is a call that is awaited"]
#[derive(Debug)]
pub struct RequestBuilder {
    core: FastpixCore,
    request: PreparedRequest,
}

impl RequestBuilder {
    pub(crate) fn new(core: FastpixCore, operation: &'static Operation) -> Self {
        let target = Cow::Borrowed(operation.path());
        Self { core, request: PreparedRequest { operation, target, body: None, error: None } }
    }

    /// Fills in the next parameter of the path, as one percent-encoded segment. Empty, `.` and `..` are rejected: they
    /// would make another path.
    pub fn path_param(mut self, value: &str) -> Self {
        if matches!(value, "" | "." | "..") {
            return self.fail("a parameter of the path is empty, `.` or `..`");
        }
        let target = &self.request.target;
        let Some((before, (_, after))) =
            target.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        else {
            return self.fail("there are more parameters than the path has");
        };
        let mut filled = String::with_capacity(target.len() + value.len());
        filled.push_str(before);
        encode(value, &mut filled);
        filled.push_str(after);
        self.request.target = filled.into();
        self
    }

    /// Appends a pair to the query. A key can be repeated.
    pub fn query(mut self, key: &str, value: &str) -> Self {
        let target = self.request.target.to_mut();
        target.push(if target.contains('?') { '&' } else { '?' });
        encode(key, target);
        target.push('=');
        encode(value, target);
        self
    }

    /// Appends pairs to the query.
    pub fn query_pairs(self, pairs: Vec<(&'static str, String)>) -> Self {
        pairs.iter().fold(self, |this, (key, value)| this.query(key, value))
    }

    /// Sends this as JSON.
    pub fn json<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        match serde_json::to_vec(body) {
            Ok(json) => self.request.body = Some(json.into()),
            Err(error) => self.set_error(invalid_request("the request cannot be written as JSON").with_source(error)),
        }
        self
    }

    /// The call, for a response of this type.
    pub fn call<T: DeserializeOwned>(self) -> Call<T> {
        Call::new(self.core, self.request, call::decode::<T>)
    }

    /// The call of an operation, for its response.
    #[cfg(feature = "_envelope")]
    #[doc(hidden)]
    pub fn call_operation<T: DeserializeOwned + fastpix_models::Envelope>(self) -> Call<T> {
        Call::new(self.core, self.request, call::decode_envelope::<T>)
    }

    /// The call, for a response of no particular type: status, headers and body.
    pub fn call_raw(self) -> Call<Response<()>> {
        Call::new(self.core, self.request, |response| Ok(response.take().into_response(())))
    }

    #[cfg(test)]
    pub(crate) fn into_prepared_request(self) -> PreparedRequest {
        self.request
    }

    fn fail(mut self, message: &'static str) -> Self {
        self.set_error(invalid_request(message));
        self
    }

    // The first thing that is wrong is the one to tell.
    fn set_error(&mut self, error: InvalidRequestError) {
        self.request.error.get_or_insert(error);
    }
}

/// Percent-encodes all but what RFC 3986 calls unreserved: right in a segment and in a query.
fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => into.push(byte.into()),
            // Writing to a string cannot fail.
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

    /// Any text, and those made of what means something in a URL.
    fn text() -> impl Strategy<Value = String> {
        let marks =
            prop::sample::select(vec!["/", "?", "#", "%", "%2F", "&", "=", "+", " ", "..", "{b}", "é", "\0", "\r\n"]);
        prop_oneof![any::<String>(), prop::collection::vec(marks, 0..8).prop_map(|marks| marks.concat())]
    }

    proptest! {
        #[test]
        fn what_is_encoded_can_be_read_by_all_and_means_nothing(text in text()) {
            let encoded = encoded(&text);
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte);
            prop_assert!(encoded.bytes().all(is_plain), "{}", encoded);
            prop_assert_eq!(decoded(&encoded), Some(text));
        }

        #[test]
        fn parameters_and_pairs_arrive_in_their_own_places(one in text(), two in text(), key in text(), value in text()) {
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
