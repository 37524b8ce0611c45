//! From the line and column of a JSON error to the path of the value it stands at.
//!
//! Following the path while decoding would compile every model a second time; walking the text once, after the
//! error, costs nothing until then.

enum Level<'a> {
    Object { key: Option<&'a [u8]> },
    Array { index: usize, entered: bool },
}

/// The path of the value at a position as serde_json gives it: lines from 1, columns in bytes.
pub(crate) fn at(text: &[u8], line: usize, column: usize) -> String {
    let start: usize = text.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    let text = text.get(..start.saturating_add(column)).unwrap_or(text);
    render(&walk(text))
}

/// The objects and arrays that are open where the text ends.
fn walk(text: &[u8]) -> Vec<Level<'_>> {
    let mut levels = Vec::new();
    let mut position = 0;
    while let Some(&byte) = text.get(position) {
        if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}')
            && let Some(Level::Array { entered, .. }) = levels.last_mut()
        {
            *entered = true;
        }
        match byte {
            b'{' => levels.push(Level::Object { key: None }),
            b'[' => levels.push(Level::Array { index: 0, entered: false }),
            b'}' | b']' => drop(levels.pop()),
            b',' => match levels.last_mut() {
                Some(Level::Object { key }) => *key = None,
                Some(Level::Array { index, .. }) => *index += 1,
                None => {}
            },
            b'"' => {
                let string = string(text.get(position + 1..).unwrap_or_default());
                position += string.len() + 1;
                // The first string since the brace or the comma is the key; the next one is a value.
                if let Some(Level::Object { key: key @ None }) = levels.last_mut() {
                    *key = Some(string);
                }
            }
            _ => {}
        }
        position += 1;
    }
    levels
}

/// What stands before the closing quote.
fn string(text: &[u8]) -> &[u8] {
    let mut escaped = false;
    let end = text.iter().position(|&byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn render(levels: &[Level<'_>]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object { key: Some(key) } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&String::from_utf8_lossy(key));
            }
            Level::Array { index, entered: true } => path.push_str(&format!("[{index}]")),
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
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
        super::at(text.as_bytes(), error.line(), error.column())
    }

    #[test]
    fn names_the_value_that_does_not_fit() {
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
}
