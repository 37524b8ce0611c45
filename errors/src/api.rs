use std::{error::Error, fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri, header};
use serde::de::IgnoredAny;

use crate::{
    ErrorClass, Origin, Outcome, cf_ray, first,
    json::{self, Level},
    one_line::{LONGEST, OneLine},
    write_cf_ray, write_chain,
};

/// An error that the API reported.
///
/// The error object of the API is `{"success": false, "error": {"code", "message", "description", "fields"}}`. The formats
/// that gateways and other servers commonly use for a message are read too. Of any other response, such as an HTML page,
/// there are the status, the headers and the body.
#[non_exhaustive]
pub struct ApiError(Box<Inner>);

struct Inner {
    origin: Origin,
    class: ErrorClass,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    detail: Detail,
    retry_after: Option<Duration>,
}

/// A field of the request that the API rejected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    field: String,
    message: String,
}

impl FieldError {
    /// The path of the field in the request, as `inputMediaSettings.reconnectWindow`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The reason why it was rejected.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The content of an error response. A part of an unexpected type is skipped.
#[derive(Default)]
struct Detail {
    code: Option<i64>,
    message: Option<String>,
    description: Option<String>,
    fields: Vec<FieldError>,
}

impl Detail {
    fn read(headers: &HeaderMap, body: &[u8]) -> Self {
        let mut detail = Self::default();
        let text = String::from_utf8_lossy(body);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        // A page that only looks like JSON is none.
        if serde_json::from_str::<IgnoredAny>(text).is_ok() {
            detail.read_json(text.as_bytes());
        } else if text.len() <= LONGEST && is_plain(headers) {
            detail.message = Some(OneLine(text.trim_ascii()).to_string()).filter(|text| !text.is_empty());
        }
        detail
    }

    fn read_json(&mut self, text: &[u8]) {
        // The places of the values to read. Those of messages come first, from the one of this API to the least specific.
        // A line for each key, and a tab for each array: within a key, both are escaped.
        const PLACES: &[u8] =
            b"\nerror\nmessage\0\nmessage\0\nerror\0\nerrors\t\nmessage\0\nerrors\t\0\ndetail\0\ntitle\0\
            \nerror\ndescription\0\nerror\ncode\0\ncode";
        let mut best_rank = usize::MAX;
        let mut last_index = None;
        json::walk(text, &mut |levels, raw| {
            let mut path = Vec::new();
            for level in levels.iter().take(5) {
                match level {
                    Level::Object { key } => {
                        path.push(b'\n');
                        path.extend_from_slice(key.unwrap_or_default());
                    }
                    Level::Array { .. } => path.push(b'\t'),
                }
            }
            match PLACES.split(|&byte| byte == 0).position(|place| place == path) {
                Some(7) => self.description = json::string(raw),
                Some(8) => self.code = code(raw),
                Some(9) => self.code = self.code.or_else(|| code(raw)),
                Some(place) => {
                    // The two places in `errors` have the same rank.
                    let rank = if place == 4 { 3 } else { place };
                    if rank < best_rank {
                        if let Some(message) = json::string(raw) {
                            (best_rank, self.message) = (rank, Some(message));
                        }
                    }
                }
                None => {
                    if let Some(path) = path.strip_prefix(b"\nerror\nfields") {
                        self.read_field(path, raw, levels.get(2), &mut last_index);
                    }
                }
            }
        });
    }

    /// Reads a value in the rejected fields: an array of objects, or a map of strings or arrays of strings.
    #[inline(never)]
    fn read_field(
        &mut self,
        path: &[u8],
        raw: &[u8],
        level: Option<&Level<'_>>,
        last_index: &mut Option<usize>,
    ) -> Option<()> {
        if let Some(Level::Array { index }) = level {
            let is_field = path == b"\t\nfield";
            if !is_field && path != b"\t\nmessage" {
                return None;
            }
            if last_index.replace(*index) != Some(*index) {
                self.fields.push(FieldError::default());
            }
            let error = self.fields.last_mut()?;
            *(if is_field { &mut error.field } else { &mut error.message }) = json::string(raw).unwrap_or_default();
        } else {
            let name = path.strip_prefix(b"\n")?;
            // A name with more behind it is not valid in a string.
            let field = json::unescape(name.strip_suffix(b"\t").unwrap_or(name))?;
            self.fields.push(FieldError { field, message: json::string(raw)? });
        }
        None
    }
}

/// An integer, a float as one official SDK declares it, or either as a string.
fn code(raw: &[u8]) -> Option<i64> {
    let raw = raw.strip_prefix(b"\"").and_then(|raw| raw.strip_suffix(b"\"")).unwrap_or(raw);
    let digits = raw.split(|&byte| byte == b'.').next().filter(|digits| !digits.is_empty())?;
    digits.iter().try_fold(0_i64, |code, digit| {
        let digit = digit.is_ascii_digit().then(|| i64::from(digit - b'0'))?;
        code.checked_mul(10)?.checked_add(digit)
    })
}

fn is_plain(headers: &HeaderMap) -> bool {
    const PLAIN: &[u8] = b"text/plain";
    let content_type = first(headers, &header::CONTENT_TYPE).and_then(|value| value.as_bytes().get(..PLAIN.len()));
    content_type.is_some_and(|value| value.eq_ignore_ascii_case(PLAIN))
}

impl ApiError {
    /// An error that does not belong to a call yet, with what the body says.
    pub fn new(class: ErrorClass, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let detail = Detail::read(&headers, &body);
        Self(Box::new(Inner { origin: Origin::default(), class, status, headers, body, detail, retry_after: None }))
    }

    /// The same error with another class.
    #[doc(hidden)]
    #[must_use]
    pub fn with_class(mut self, class: ErrorClass) -> Self {
        self.0.class = class;
        self
    }

    /// The same error with the delay that the API asked for.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.0.retry_after = retry_after;
        self
    }

    /// The class that the operation declares for the status.
    pub fn class(&self) -> ErrorClass {
        self.0.class
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The error code; usually the same as the status.
    pub fn code(&self) -> Option<i64> {
        self.0.detail.code
    }

    /// The error message.
    pub fn message(&self) -> Option<&str> {
        self.0.detail.message.as_deref()
    }

    /// The description of the cause.
    pub fn description(&self) -> Option<&str> {
        self.0.detail.description.as_deref()
    }

    /// The fields of the request that the API rejected; empty if it names none.
    pub fn fields(&self) -> &[FieldError] {
        &self.0.detail.fields
    }

    /// The delay that the API asked for before the next request, by the header `retry-after`.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The header `cf-ray` of the response: the id of the request for FastPix's support.
    pub fn cf_ray(&self) -> Option<&str> {
        cf_ray(&self.0.headers)
    }

    /// The body of the response as it was received; of one that is too long, its beginning.
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The id of the operation, as `create-new-stream`; `None` if the error does not belong to a call.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.origin.operation()
    }

    /// The number of attempts that were made for the call.
    pub fn attempts(&self) -> u32 {
        self.0.origin.attempts
    }

    /// Always [`Outcome::ResponseReceived`].
    pub fn outcome(&self) -> Outcome {
        Outcome::ResponseReceived
    }

    pub(crate) fn set_call(&mut self, operation: &'static str, attempts: u32) {
        self.0.origin = Origin { operation: Some(operation), attempts };
    }

    /// The URL of a redirect. Only its host is for the text of the error, since a URL can be signed.
    fn location(&self) -> Option<Uri> {
        let location = first(&self.0.headers, &header::LOCATION).filter(|_| self.0.status.is_redirection())?.as_bytes();
        let scheme: &[u8] = if location.starts_with(b"//") { b"https:" } else { b"" };
        Uri::try_from([scheme, location].concat()).ok().filter(|uri| uri.scheme().is_some())
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.origin.write_before(f)?;
        write!(f, "the API responded with status {} ({})", self.0.status.as_u16(), self.0.class.as_str())?;
        if let Some(host) = self.location().as_ref().and_then(Uri::host) {
            write!(f, ", a redirect to {host}")?;
        }
        if let Some(message) = self.message().filter(|message| !message.is_empty()) {
            write!(f, ": {}", OneLine(message))?;
        }
        for (index, field) in self.fields().iter().enumerate() {
            let separator = if index == 0 { ": " } else { ", " };
            write!(f, "{separator}{} {}", OneLine(field.field()), OneLine(field.message()))?;
        }
        if let Some(delay) = self.0.retry_after {
            let begun = u64::from(delay.subsec_nanos() > 0);
            write!(f, "; retry after {} s", delay.as_secs().saturating_add(begun))?;
        }
        write_cf_ray(&self.0.headers, f)?;
        self.0.origin.write_after(f)
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_chain(self, f)
    }
}

impl Error for ApiError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_header(status: u16, name: header::HeaderName, value: &'static str, body: &str) -> ApiError {
        let headers = HeaderMap::from_iter([(name, http::HeaderValue::from_static(value))]);
        let status = StatusCode::from_u16(status).unwrap_or_default();
        ApiError::new(ErrorClass::FastpixDefaultError, status, headers, Bytes::copy_from_slice(body.as_bytes()))
    }

    fn read(body: &str) -> ApiError {
        with_header(400, header::CONTENT_TYPE, "application/json", body)
    }

    fn fields(error: &ApiError) -> Vec<(&str, &str)> {
        error.fields().iter().map(|field| (field.field(), field.message())).collect()
    }

    #[test]
    fn the_error_object_is_read_and_nothing_else() {
        let full = read(
            r#"{"message": "not this", "success": false, "other": {"error": {"message": "nor this"}}, "error":
            {"fields": [{"message": "is \u00fc, \"bad\"", "x": [1, {"field": 2}, 3], "field": "a.b"}, 7,
            {"x": [[]], "y": ["z"], "field": "c"}, ["field"], [{"field": "d"}]],
            "code": 422, "message": "No, {really} [not]", "description": null, "more": {"message": "nor that"}}}"#,
        );
        assert_eq!(full.code(), Some(422));
        assert_eq!(full.message(), Some("No, {really} [not]"));
        assert_eq!(full.description(), None);
        assert_eq!(fields(&full), [("a.b", "is ü, \"bad\""), ("c", "")]);
    }

    #[test]
    fn a_part_of_an_unexpected_type_is_skipped() {
        let odd = read(r#"{"error": {"code": 400.0, "message": ["a"], "description": "why", "fields": "a"}}"#);
        assert_eq!((odd.code(), odd.message(), odd.description()), (Some(400), None, Some("why")));
        assert!(odd.fields().is_empty());
        for none in ["", "null", "[]", r#"{"error": {"message": "cut o"#, "<p>{\"error\":{\"message\":\"x\"}}"] {
            let none = read(none);
            assert_eq!((none.code(), none.message(), none.fields().len()), (None, None, 0), "{:?}", none.body());
        }
    }

    #[test]
    fn a_code_can_be_a_string_of_digits() {
        for (code, expected) in [
            (r#""5001""#, Some(5001)),
            ("5001", Some(5001)),
            (r#""E_ODD""#, None),
            (r#""1e3""#, None),
            (r#""""#, None),
            (r#"" 5""#, None),
            (r#""-5""#, None),
            ("5001.0", Some(5001)),
            ("99999999999999999999", None),
            ("null", None),
        ] {
            assert_eq!(read(&format!(r#"{{"error": {{"code": {code}}}}}"#)).code(), expected, "{code}");
            assert_eq!(read(&format!(r#"{{"code": {code}}}"#)).code(), expected, "{code}");
        }
        assert_eq!(read(r#"{"error": {"code": 1}, "code": 2}"#).code(), Some(1));
    }

    #[test]
    fn fields_can_be_a_map() {
        let map =
            read(r#"{"error": {"fields": {"a.b": "is odd", "\u00fc": ["is even", "is long"], "c": 5, "d": {}}}}"#);
        assert_eq!(fields(&map), [("a.b", "is odd"), ("ü", "is even"), ("ü", "is long")]);
    }

    #[test]
    fn the_most_specific_message_is_taken() {
        // Each is less specific than the one before.
        const MEMBERS: [&str; 6] = [
            r#""error": {"message": "0"}"#,
            r#""message": "1""#,
            r#""error": "2""#,
            r#""errors": [{"field": "a", "message": "3"}, {"message": "another"}]"#,
            r#""detail": "4""#,
            r#""title": "5""#,
        ];
        for (first, member) in MEMBERS.iter().enumerate() {
            let expected = first.to_string();
            assert_eq!(read(&format!("{{{member}}}")).message(), Some(&*expected));
            for other in MEMBERS.get(first + 1..).unwrap_or_default() {
                for body in [format!("{{{member}, {other}}}"), format!("{{{other}, {member}}}")] {
                    assert_eq!(read(&body).message(), Some(&*expected), "{body}");
                }
            }
        }
        assert_eq!(read(r#"{"errors": ["a", "b"]}"#).message(), Some("a"));
        assert_eq!(read(r#"{"message": null, "detail": [1], "title": "t"}"#).message(), Some("t"));
        assert_eq!(read("\u{feff}{\"message\": \"m\"}").message(), Some("m"), "a byte order mark");
        assert_eq!(read(r#"{"message": "cut \ud83c"}"#).message(), Some("cut \u{fffd}"), "half a surrogate pair");
        for none in [r#"{"a": {"message": "x"}}"#, r#"[{"message": "x"}]"#, r#""x""#, r#"{"error": {"title": "x"}}"#] {
            assert_eq!(read(none).message(), None, "{none}");
        }
    }

    #[test]
    fn a_short_plain_text_is_the_message_in_one_line() {
        let plain = |content_type, body: &str| {
            let error = with_header(503, header::CONTENT_TYPE, content_type, body);
            error.message().map(str::to_owned)
        };
        let expected = Some("no healthy upstream".to_owned());
        assert_eq!(plain("text/plain", "no healthy upstream"), expected);
        assert_eq!(plain("Text/Plain; charset=utf-8", "\n no healthy\nupstream \r\n"), expected);
        for (content_type, body) in
            [("text/plain", ""), ("text/plain", " \n"), ("text/html", "no"), ("text/plain", &"x".repeat(301))]
        {
            assert_eq!(plain(content_type, body), None, "{content_type}: {body}");
        }
    }

    #[test]
    fn the_text_has_the_id_of_the_request_at_the_gateway() {
        const CF_RAY: header::HeaderName = header::HeaderName::from_static("cf-ray");
        let error = with_header(500, CF_RAY, "8f1c2d3e4f5a6b7c-FRA", "");
        assert_eq!(error.cf_ray(), Some("8f1c2d3e4f5a6b7c-FRA"));
        assert!(error.to_string().ends_with("(FastpixDefaultError); cf-ray 8f1c2d3e4f5a6b7c-FRA"), "{error}");
        assert_eq!(read("").cf_ray(), None);
    }

    #[test]
    fn a_redirect_names_its_host_and_no_more_of_its_url() {
        let text = |status, location| with_header(status, header::LOCATION, location, "").to_string();
        for location in
            ["https://api.fastpix.io/v1?token=a", "//api.fastpix.io/v1", "https://u:secret@api.fastpix.io:8443"]
        {
            let expected = "the API responded with status 301 (FastpixDefaultError), a redirect to api.fastpix.io";
            assert_eq!(text(301, location), expected);
        }
        for (status, location) in [(308, "/v2?to=https://other.example"), (302, "v2"), (302, ""), (404, "https://a.b/")]
        {
            assert!(text(status, location).ends_with("(FastpixDefaultError)"), "{location}");
        }
    }
}
