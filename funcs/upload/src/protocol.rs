//! The resumable protocol: URLs, headers, and what a response means.

use std::time::Duration;

use fastpix_core::external::{is_loopback, retry_after};
use http::{HeaderMap, HeaderValue, StatusCode, Uri, header, uri::Scheme};

use crate::{UploadError, UploadErrorKind::InvalidRequest};

/// The URL of an upload, which is a session or starts one.
///
/// No error shows it: whoever has it can upload.
pub(crate) fn parse_url(url: &str) -> Result<Uri, UploadError> {
    let invalid = |message: &'static str| UploadError::new(InvalidRequest, message);
    // `Uri` drops a fragment.
    let uri: Uri = match url.parse() {
        Ok(uri) if !url.contains('#') => uri,
        _ => return Err(invalid("the upload URL is not a URL")),
    };
    let host = uri.authority().filter(|authority| !authority.as_str().contains('@')).map_or("", |found| found.host());
    if host.is_empty() {
        return Err(invalid("the upload URL has no host, or has a user name"));
    }
    match uri.scheme() {
        Some(scheme) if *scheme == Scheme::HTTPS => Ok(uri),
        Some(scheme) if *scheme == Scheme::HTTP && is_loopback(host) => Ok(uri),
        Some(scheme) if *scheme == Scheme::HTTP => {
            Err(invalid("the upload URL is plain http, which is for loopback addresses only"))
        }
        _ => Err(invalid("the upload URL is not https")),
    }
}

/// Returns true if a URL is that of a session that was started.
pub(crate) fn is_session(uri: &Uri) -> bool {
    uri.query().is_some_and(|query| {
        query.split('&').any(|pair| pair.strip_prefix("upload_id=").is_some_and(|value| !value.is_empty()))
    })
}

/// The session in the header `location` of a response.
pub(crate) fn session_url(headers: &HeaderMap, started_at: &Uri) -> Option<Uri> {
    let location = headers.get(header::LOCATION)?.to_str().ok()?;
    let absolute = match location.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => {
            format!("{}://{}{location}", started_at.scheme_str()?, started_at.authority()?)
        }
        _ => location.to_owned(),
    };
    let session = parse_url(&absolute).ok()?;
    // A session of https is not continued without encryption.
    (session.scheme() == started_at.scheme() || session.scheme() == Some(&Scheme::HTTPS)).then_some(session)
}

/// The header `content-range` of a chunk.
pub(crate) fn chunk_range(start: u64, end: u64, total: Option<u64>) -> HeaderValue {
    let last = end.saturating_sub(1);
    header_value(match total {
        Some(total) => format!("bytes {start}-{last}/{total}"),
        None => format!("bytes {start}-{last}/*"),
    })
}

/// The header `content-range` of a status query.
pub(crate) fn query_range(total: Option<u64>) -> HeaderValue {
    header_value(match total {
        Some(total) => format!("bytes */{total}"),
        None => "bytes */*".to_owned(),
    })
}

fn header_value(text: String) -> HeaderValue {
    // Digits and punctuation are valid.
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""))
}

/// The number of committed bytes in the header `range` of a 308. `None` if it cannot be read.
pub(crate) fn committed(range: &[u8]) -> Option<u64> {
    let range = range.trim_ascii();
    let number = |digits: &[u8]| {
        let add = |number: u64, digit: &u8| {
            let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'))?;
            number.checked_mul(10)?.checked_add(digit)
        };
        if digits.is_empty() { None } else { digits.iter().try_fold(0, add) }
    };
    // Some servers leave out the unit.
    let range = range.strip_prefix(b"bytes=").unwrap_or(range);
    let dash = range.iter().position(|byte| *byte == b'-')?;
    let (first, last) = (number(range.get(..dash)?)?, number(range.get(dash + 1..)?)?);
    // What does not begin at the beginning is no use.
    if first == 0 { last.checked_add(1) } else { Some(0) }
}

/// Meaning of a response of the storage host.
#[derive(Debug, PartialEq)]
pub(crate) enum Meaning {
    /// The file is complete.
    Complete,
    /// This many bytes are committed.
    Committed(u64),
    /// The request may be repeated, after this time if the host says one.
    Temporary(Option<Duration>),
    /// The session does not exist.
    Expired,
    /// The URL does not grant access, or not any more.
    Forbidden,
    /// Another attempt would meet the same status.
    Rejected,
    /// No response of the protocol.
    Invalid,
}

pub(crate) fn meaning(status: StatusCode, headers: &HeaderMap) -> Meaning {
    match status.as_u16() {
        200..=299 => Meaning::Complete,
        308 => match headers.get(header::RANGE).map(|range| committed(range.as_bytes())) {
            None => Meaning::Committed(0),
            Some(Some(committed)) => Meaning::Committed(committed),
            Some(None) => Meaning::Invalid,
        },
        408 | 429 | 500..=599 => Meaning::Temporary(retry_after(headers)),
        404 | 410 => Meaning::Expired,
        401 | 403 => Meaning::Forbidden,
        _ => Meaning::Rejected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_loopback_are_accepted_and_no_error_shows_the_url() {
        for url in [
            "https://storage.example/a?upload_id=hunter2",
            "HTTPS://storage.example:8443/a",
            "http://127.0.0.1:1/a?b",
            "http://[::1]/",
            "http://localhost:8080/a",
        ] {
            parse_url(url).unwrap();
        }
        for url in [
            "",
            "/hunter2",
            "storage.example/hunter2",
            "http://storage.example/hunter2",
            "http://127.0.0.1.example/hunter2",
            "http://10.0.0.1/hunter2",
            "ftp://storage.example/hunter2",
            "https://user:hunter2@storage.example/",
            "https://:443/hunter2",
            "https://storage.example/hunter2#fragment",
            "https://storage.example/hunter2 a",
        ] {
            let error = parse_url(url).unwrap_err();
            assert_eq!(error.kind(), InvalidRequest);
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{url}");
        }
    }

    #[test]
    fn a_session_is_told_by_its_parameter() {
        for (url, expected) in [
            ("https://a/b?upload_id=c", true),
            ("https://a/b?c=d&upload_id=e", true),
            ("https://a/b?upload_id=", false),
            ("https://a/b?xupload_id=c", false),
            ("https://a/upload_id=c", false),
            ("https://a/b", false),
        ] {
            assert_eq!(is_session(&url.parse().unwrap()), expected, "{url}");
        }
    }

    #[test]
    fn the_location_of_a_session_follows_the_rules_of_upload_urls() {
        let started_at: Uri = "https://storage.example/a?b".parse().unwrap();
        for (location, expected) in [
            ("https://other.example/c?upload_id=d", Some("https://other.example/c?upload_id=d")),
            ("/c?upload_id=d", Some("https://storage.example/c?upload_id=d")),
            ("//other.example/c", None),
            ("http://127.0.0.1/c", None),
            ("http://storage.example/c", None),
            ("c", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::LOCATION, location.parse().unwrap());
            let session = session_url(&headers, &started_at);
            assert_eq!(session.map(|uri| uri.to_string()).as_deref(), expected, "{location}");
        }
        assert_eq!(session_url(&HeaderMap::new(), &started_at), None);
    }

    #[test]
    fn the_range_of_a_308_is_read() {
        for (range, expected) in [
            ("bytes=0-0", Some(1)),
            ("bytes=0-262143", Some(262_144)),
            (" bytes=0-9 ", Some(10)),
            ("0-9", Some(10)),
            ("bytes=5-9", Some(0)),
            ("bytes=0-18446744073709551614", Some(u64::MAX)),
            ("bytes=0-18446744073709551615", None),
            ("bytes=0-99999999999999999999999", None),
            ("bytes=-9", None),
            ("bytes=0-", None),
            ("bytes=0-+9", None),
            ("bytes=0-9,20-29", None),
            ("bytes 0-9/10", None),
            ("", None),
        ] {
            assert_eq!(committed(range.as_bytes()), expected, "{range}");
        }
    }

    #[test]
    fn every_status_has_a_meaning() {
        let headers = HeaderMap::new();
        let meaning = |status| meaning(StatusCode::from_u16(status).unwrap(), &headers);
        for status in [200, 201, 204, 206, 299] {
            assert_eq!(meaning(status), Meaning::Complete, "{status}");
        }
        assert_eq!(meaning(308), Meaning::Committed(0));
        for status in [408, 429, 500, 501, 502, 503, 504, 599] {
            assert_eq!(meaning(status), Meaning::Temporary(None), "{status}");
        }
        assert_eq!((meaning(404), meaning(410)), (Meaning::Expired, Meaning::Expired));
        assert_eq!((meaning(401), meaning(403)), (Meaning::Forbidden, Meaning::Forbidden));
        for status in [100, 301, 302, 303, 307, 400, 405, 411, 412, 413, 416, 499, 600] {
            assert_eq!(meaning(status), Meaning::Rejected, "{status}");
        }
    }
}
