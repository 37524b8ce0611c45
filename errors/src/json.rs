//! A walk over JSON as bytes, for the two things that errors need.
//!
//! The path of an invalid value: to follow it while decoding would compile every model a second time; to walk once after
//! the error costs nothing until then. And the few strings of an error response, whatever else is in it.

use std::str::{self, Chars};

pub(crate) enum Level<'a> {
    Object { key: Option<&'a [u8]> },
    Array { index: usize },
}

/// A position as serde_json gives it, lines from 1 and columns in bytes, as a number of bytes.
pub(crate) fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    start.saturating_add(column)
}

/// The path of the value at a position.
pub(crate) fn path_at(text: &[u8], offset: usize) -> String {
    let text = text.get(..offset).unwrap_or(text);
    let mut path = String::new();
    for level in walk(text, &mut |_, _| {}) {
        match level {
            Level::Object { key: Some(key) } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&String::from_utf8_lossy(key));
            }
            Level::Object { key: None } => {}
            Level::Array { index } => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// Calls `scalar` for each string, number and literal with the objects and arrays around it. Returns those that are open
/// where the text ends.
pub(crate) fn walk<'a>(text: &'a [u8], scalar: &mut dyn FnMut(&[Level<'a>], &'a [u8])) -> Vec<Level<'a>> {
    let mut levels = Vec::new();
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        let mut length = 1;
        match byte {
            b'{' => levels.push(Level::Object { key: None }),
            b'[' => levels.push(Level::Array { index: 0 }),
            b'}' | b']' => drop(levels.pop()),
            b',' => match levels.last_mut() {
                Some(Level::Object { key }) => *key = None,
                Some(Level::Array { index }) => *index += 1,
                None => {}
            },
            b':' | b' ' | b'\t' | b'\r' | b'\n' => {}
            // A byte order mark.
            0xef | 0xbb | 0xbf => {}
            b'"' => {
                let inner = until_quote(after);
                length += inner.len() + 1;
                match levels.last_mut() {
                    // The first string after a brace or a comma is the key, the next one is a value.
                    Some(Level::Object { key: key @ None }) => *key = Some(inner),
                    _ => scalar(&levels, rest.get(..length).unwrap_or(rest)),
                }
            }
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n');
                length = rest.iter().position(ends).unwrap_or(rest.len());
                scalar(&levels, rest.get(..length).unwrap_or(rest));
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    levels
}

/// The bytes before the closing quote.
fn until_quote(text: &[u8]) -> &[u8] {
    let mut escaped = false;
    let end = text.iter().position(|&byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The text of a string in valid JSON; `None` for another value. serde_json would bring its errors for every other type.
pub(crate) fn string(raw: &[u8]) -> Option<String> {
    unescape(raw.strip_prefix(b"\"")?.strip_suffix(b"\"")?)
}

/// The text of what is between the quotes of a string.
pub(crate) fn unescape(raw: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut chars = str::from_utf8(raw).ok()?.chars();
    while let Some(char) = chars.next() {
        text.push(match char {
            '\\' => unescape_one(&mut chars)?,
            // Not in a string.
            '\0'..' ' => return None,
            char => char,
        });
    }
    Some(text)
}

fn unescape_one(chars: &mut Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let mut code = code_unit(chars)?;
            if (0xd800..0xdc00).contains(&code) {
                // After the first half of a surrogate pair, `\u` and the second one.
                let mut rest = chars.clone();
                if let (Some('\\'), Some('u'), Some(low @ 0xdc00..0xe000)) =
                    (rest.next(), rest.next(), code_unit(&mut rest))
                {
                    code = 0x1_0000 + (code - 0xd800) * 0x400 + low - 0xdc00;
                    *chars = rest;
                }
            }
            // Half of a pair is no character.
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        char => char,
    })
}

fn code_unit(chars: &mut Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.to_digit(16)?))
}

/// JSON with U+FFFD in place of half surrogate pairs, and with spaces in place of a byte order mark, so that positions
/// stay as they are; `None` if there is neither.
#[cold]
pub fn mend(text: &str) -> Option<String> {
    const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
    let mut bytes = text.as_bytes().to_vec();
    let mut is_mended = bytes.starts_with(BYTE_ORDER_MARK);
    if is_mended {
        bytes.iter_mut().take(BYTE_ORDER_MARK.len()).for_each(|byte| *byte = b' ');
    }
    let mut rest = bytes.as_mut_slice();
    while let Some(start) = rest.iter().position(|&byte| byte == b'\\') {
        rest = rest.get_mut(start..).unwrap_or_default();
        let next = Escape::at(rest.get(6..).unwrap_or_default());
        let length = match Escape::at(rest) {
            Escape::HighSurrogate if next == Escape::LowSurrogate => 12,
            Escape::Other => 2,
            _ => {
                if let Some(digits) = rest.get_mut(2..6) {
                    digits.copy_from_slice(b"fffd");
                    is_mended = true;
                }
                6
            }
        };
        rest = rest.get_mut(length..).unwrap_or_default();
    }
    is_mended.then(|| String::from_utf8(bytes).ok())?
}

#[derive(PartialEq)]
enum Escape {
    HighSurrogate,
    LowSurrogate,
    Other,
}

impl Escape {
    fn at(text: &[u8]) -> Self {
        match text {
            [b'\\', b'u', b'd' | b'D', b'8' | b'9' | b'a' | b'b' | b'A' | b'B', ..] => Self::HighSurrogate,
            [b'\\', b'u', b'd' | b'D', b'c'..=b'f' | b'C'..=b'F', ..] => Self::LowSurrogate,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Outer {
        list: Option<Vec<Inner>>,
        text: Option<String>,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only decoded")]
    struct Inner {
        id: Option<String>,
        count: Option<u8>,
    }

    fn path(text: &str) -> String {
        let error = serde_json::from_str::<Outer>(text).unwrap_err();
        super::path_at(text.as_bytes(), super::offset(text.as_bytes(), error.line(), error.column()))
    }

    #[test]
    fn the_path_is_that_of_the_invalid_value() {
        for (text, expected) in [
            (r#"{"text": 5}"#, "text"),
            (r#"{"text": {"a": 1}}"#, "text"),
            (r#"{"text": ["a"]}"#, "text"),
            (r#"{"other": {"a": [1, 2]}, "text": true, "list": []}"#, "text"),
            (r#"{"list": [{"id": "x"}, {"id": "a \" ] b", "count": 300}]}"#, "list[1].count"),
            (r#"{"list": [{"id": "x"}, 7]}"#, "list[1]"),
            (r#"{"list": [[]]}"#, "list[0]"),
            ("{\"list\": [\n  {\n    \"count\": \"many\"\n  }\n]}", "list[0].count"),
            (r#""text""#, ""),
            (r#"[1]"#, "[0]"),
            ("", ""),
            (r#"{"list": [{"id": "brok"#, "list[0].id"),
        ] {
            assert_eq!(path(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn strings_are_read_as_serde_json_reads_them(text: String, escaped: bool) {
            let mut json = serde_json::to_string(&text).unwrap();
            if escaped {
                let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
                json = format!("\"{}\"", units.collect::<String>());
            }
            prop_assert_eq!(super::string(json.as_bytes()), Some(text));
        }
    }

    #[test]
    fn other_values_are_no_strings() {
        for other in ["", "null", "5", "\"", "{}", "\"a\nb\"", r#""\u12""#] {
            assert_eq!(super::string(other.as_bytes()), None, "{other}");
        }
        assert_eq!(super::string(br#""\" \\ \/ \b\f\n\r\t""#).as_deref(), Some("\" \\ / \u{8}\u{c}\n\r\t"));
    }

    #[test]
    fn half_surrogate_pairs_become_the_replacement_character() {
        for (text, expected) in [
            (r#""cut \ud83c""#, Some(r#""cut \ufffd""#)),
            (r#""\uDF89 end""#, Some(r#""\ufffd end""#)),
            (r#""\ud83c\ud83c\udf89""#, Some(r#""\ufffd\ud83c\udf89""#)),
            (r#""\ud83c\\udf89""#, Some(r#""\ufffd\\udf89""#)),
            ("\u{feff}{}", Some("   {}")),
            ("\u{feff}[\"\\ud800é\"]", Some("   [\"\\ufffdé\"]")),
            (r#""\ud83c\udf89""#, None),
            (r#""\\ud83c""#, None),
            (r#""\u00e9 \ufeff""#, None),
            (r#""\ud8"#, None),
            ("\\", None),
            ("", None),
        ] {
            assert_eq!(super::mend(text).as_deref(), expected, "{text}");
        }
    }
}
