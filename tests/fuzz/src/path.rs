use fastpix_conformance::Memory;
use fastpix_funcs::{Idempotency, Operation, http::Method};

use crate::run;

static READ: Operation = Operation::new("read", Method::GET, "/a/{one}/b/{two}/c", Idempotency::Idempotent, &[]);

/// Separator that does not occur in UTF-8.
const SEPARATOR: u8 = 0xFF;

/// Input: two path parameters, and keys and values of the query. Each arrives unchanged in its
/// own place, in unreserved characters only.
pub fn path(data: &[u8]) {
    let texts: Vec<_> = data.split(|byte| *byte == SEPARATOR).map(String::from_utf8_lossy).collect();
    let [one, two, pairs @ ..] = texts.as_slice() else { return };
    let memory = Memory::answering(200, "{}");
    let core = memory.builder().build().expect("the test's configuration is valid");
    let mut request = core.request(&READ).path_param(one).path_param(two);
    let mut expected = Vec::new();
    for pair in pairs.chunks_exact(2) {
        if let [key, value] = pair {
            request = request.query(key, value);
            expected.push((key.to_string(), value.to_string()));
        }
    }
    let call = request.call_raw();
    let prepared = call.request().expect("it was not polled");
    let refused = [one, two].iter().any(|text| matches!(&***text, "" | "." | ".."));
    assert_eq!(prepared.error().is_some(), refused, "{prepared:?}");
    if refused {
        assert!(run(call).is_err());
        assert_eq!(memory.count(), 0);
        return;
    }
    let (path, query) = (prepared.path().to_owned(), prepared.query().map(str::to_owned));

    let segments: Vec<_> = path.split('/').collect();
    let ["", "a", first, "b", second, "c"] = segments.as_slice() else { panic!("{path} is another path") };
    assert_eq!((&decoded(first), &decoded(second)), (&one.to_string(), &two.to_string()));
    let pairs = query.as_deref().map(|query| query.split('&')).into_iter().flatten();
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or_else(|| panic!("{pair} is no pair")));
    let pairs: Vec<_> = pairs.map(|(key, value)| (decoded(key), decoded(value))).collect();
    assert_eq!(pairs, expected);

    // URIs are limited to 64 KiB.
    match run(call) {
        Ok(_) => {
            let uri = memory.last_uri();
            assert_eq!((uri.path(), uri.query()), (format!("/v1{path}").as_str(), query.as_deref()));
        }
        Err(error) => assert!(path.len() + query.map_or(0, |query| query.len()) > 60_000, "{error:?}"),
    }
}

/// Decodes a percent-encoded string.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => digit(rest.next()) * 16 + digit(rest.next()),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => byte,
            _ => panic!("{text:?} has a {:?}", char::from(byte)),
        });
    }
    String::from_utf8(bytes).expect("a text went in")
}

fn digit(byte: Option<u8>) -> u8 {
    match byte {
        Some(byte @ b'0'..=b'9') => byte - b'0',
        Some(byte @ b'A'..=b'F') => byte - b'A' + 10,
        _ => panic!("{byte:?} is no digit"),
    }
}
