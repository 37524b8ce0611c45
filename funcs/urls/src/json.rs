//! Reader of small JSON texts: the claims of a token, the description of a spritesheet.
//!
//! It accepts what RFC 8259 allows, nests at most `MAX_DEPTH` deep, and rejects a name that an object has twice:
//! readers differ in which of the two they take.

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    #[cfg(feature = "_token")]
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

const MAX_DEPTH: usize = 32;

/// The value that the whole text is, or none where the text is not JSON.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text, depth: 0 };
    let value = reader.value()?;
    reader.skip_whitespace();
    reader.rest.is_empty().then_some(value)
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn skip_whitespace(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A mark between values, and the whitespace around it.
    fn mark(&mut self, mark: &str) -> bool {
        self.skip_whitespace();
        self.take(mark)
    }

    fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &'a str {
        let end = self.rest.bytes().position(|byte| !accept(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        taken
    }

    fn value(&mut self) -> Option<Value> {
        self.skip_whitespace();
        match self.rest.bytes().next()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => self.string().map(Value::String),
            b't' => self.take("true").then_some(Value::Bool(true)),
            b'f' => self.take("false").then_some(Value::Bool(false)),
            b'n' => self.take("null").then_some(Value::Null),
            _ => self.number(),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Option<Value>) -> Option<Value> {
        self.depth += 1;
        let value = if self.depth > MAX_DEPTH { None } else { read(self) };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<Value> {
        let mut fields: Vec<(String, Value)> = Vec::new();
        self.take("{");
        if self.mark("}") {
            return Some(Value::Object(fields));
        }
        loop {
            self.skip_whitespace();
            let name = self.string()?;
            if !self.mark(":") || fields.iter().any(|(known, _)| *known == name) {
                return None;
            }
            fields.push((name, self.value()?));
            if self.mark("}") {
                return Some(Value::Object(fields));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn array(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.take("[");
        if self.mark("]") {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value()?);
            if self.mark("]") {
                return Some(Value::Array(items));
            }
            if !self.take(",") {
                return None;
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if !self.take("\"") {
            return None;
        }
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\'));
            if self.take("\"") {
                return Some(text);
            }
            if !self.take("\\") {
                return None;
            }
            let escape = self.rest.chars().next().filter(char::is_ascii)?;
            self.rest = self.rest.get(1..)?;
            text.push(match escape {
                '"' | '\\' | '/' => escape,
                'b' => '\x08',
                'f' => '\x0c',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => match self.hex()? {
                    high @ 0xD800..=0xDBFF => {
                        let low = if self.take("\\u") { self.hex()? } else { 0 };
                        char::decode_utf16([high, low]).next()?.ok()?
                    }
                    unit => char::from_u32(unit.into())?,
                },
                _ => return None,
            });
        }
    }

    fn hex(&mut self) -> Option<u16> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.rest;
        self.take("-");
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
            return None;
        }
        if self.take(".") && self.take_while(|byte| byte.is_ascii_digit()).is_empty() {
            return None;
        }
        if self.take("e") || self.take("E") {
            let _ = self.take("+") || self.take("-");
            if self.take_while(|byte| byte.is_ascii_digit()).is_empty() {
                return None;
            }
        }
        let number: f64 = start.get(..start.len() - self.rest.len())?.parse().ok()?;
        number.is_finite().then_some(Value::Number(number))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Result of another reader for the same string.
    fn expected(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(value) => Value::Bool(*value),
            serde_json::Value::Number(number) => Value::Number(number.as_f64().unwrap()),
            serde_json::Value::String(text) => Value::String(text.clone()),
            serde_json::Value::Array(items) => Value::Array(items.iter().map(expected).collect()),
            serde_json::Value::Object(fields) => {
                Value::Object(fields.iter().map(|(name, value)| (name.clone(), expected(value))).collect())
            }
        }
    }

    /// Objects with their fields in order of their names, as the other reader keeps them.
    fn sorted(value: Value) -> Value {
        match value {
            Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
                fields.sort_by(|(one, _), (two, _)| one.cmp(two));
                Value::Object(fields)
            }
            other => other,
        }
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            any::<f64>().prop_map(serde_json::Value::from),
            any::<String>().prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 32, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    /// Texts that are almost JSON.
    fn almost_json() -> impl Strategy<Value = String> {
        let pieces = vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\"",
            "\\",
            "\\u0041",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\udc00\"",
            "\"\\u00e9\"",
            "\"\\+041\"",
            "\"\\u+041\"",
            "\"\n\"",
            "0",
            "-",
            "-0",
            "01",
            "1.5",
            "1.",
            ".5",
            "1e5",
            "1E+5",
            "1e",
            "1e-400",
            "true",
            "false",
            "null",
            "nul",
            " ",
            "\n",
            "\t",
            "\u{a0}",
            "é",
            "\u{feff}",
        ];
        prop::collection::vec(prop::sample::select(pieces), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn reads_what_serde_json_writes(value in json()) {
            let expected = sorted(expected(&value));
            prop_assert_eq!(parse(&value.to_string()).map(sorted), Some(expected));
            prop_assert!(parse(&serde_json::to_string_pretty(&value).unwrap()).is_some());
        }

        #[test]
        fn accepts_and_rejects_the_same_texts_as_serde_json(text in almost_json()) {
            let parsed = parse(&text).map(sorted);
            match serde_json::from_str::<serde_json::Value>(&text) {
                // A name that is there twice is the one difference.
                Ok(value) => prop_assert!(parsed == Some(sorted(expected(&value))) || text.matches(':').count() > 1),
                Err(_) => prop_assert_eq!(parsed, None),
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            parse(&text);
        }
    }

    #[test]
    fn nested_deeper_than_the_limit_is_rejected() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(MAX_DEPTH)).is_some());
        assert!(parse(&nested(MAX_DEPTH + 1)).is_none());
        assert!(parse(&"[".repeat(1_000_000)).is_none());
    }

    #[test]
    fn a_name_that_an_object_has_twice_is_rejected() {
        assert!(parse(r#"{"a":1,"b":{"a":1}}"#).is_some());
        assert!(parse(r#"{"a":1,"\u0061":2}"#).is_none());
    }

    #[test]
    fn a_number_beyond_the_range_of_a_float_is_rejected() {
        assert!(parse("1e400").is_none());
        assert_eq!(parse("1e-400"), Some(Value::Number(0.0)));
    }
}
