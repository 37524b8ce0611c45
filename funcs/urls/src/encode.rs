use std::fmt::Write as _;

use crate::UrlError;

/// Unreserved characters of RFC 3986: they mean the same with and without percent-encoding, everywhere in a URL.
pub(crate) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Percent-encodes all but unreserved characters: right in a path segment and in a query.
pub(crate) fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if is_unreserved(byte) {
            into.push(byte.into());
        } else {
            // Writing to a string cannot fail.
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

/// An id is one segment. Empty, `.` and `..` would name another path, and no encoding prevents that.
pub(crate) fn check_id(parameter: &'static str, id: &str) -> Result<(), UrlError> {
    match id {
        "" => Err(UrlError::new(parameter, "it is empty")),
        "." | ".." => Err(UrlError::new(parameter, "`.` and `..` are not ids")),
        _ => Ok(()),
    }
}

/// Appends pairs to a URL that has no query yet.
pub(crate) fn push_query<'a>(url: &mut String, pairs: impl Iterator<Item = (&'a str, &'a str)>) {
    let mut mark = '?';
    for (name, value) in pairs {
        url.push(mark);
        encode(name, url);
        url.push('=');
        encode(value, url);
        mark = '&';
    }
}
