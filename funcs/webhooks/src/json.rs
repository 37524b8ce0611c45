//! Reads the known members of an object, each as the JSON that it is, so that one unexpected value does not make the
//! others unreadable.
//!
//! serde_json has the same with `RawValue`, but its maps come with the parsing of numbers and with messages for values
//! of another type: more code than the rest of a receiver that does not type the data.

/// Values as the JSON that they are.
pub(crate) type Values<'a, const N: usize> = [Option<&'a str>; N];

/// Returns the values of the members with these names; `None` for those that are absent or `null`. Of several members
/// with one name the last one counts, as in other readers of JSON. `None` altogether if the text is not an object.
pub(crate) fn members<'a, const N: usize>(json: &'a str, names: [&str; N]) -> Option<Values<'a, N>> {
    let mut values = [None; N];
    read_members(json, &names, &mut values, &mut |_, _, _| None)?;
    Some(values)
}

/// Reads a value in another way: gets the index of its name, the values before, and the text from the value on, and
/// returns the length of the value. `None` if it has to be read as usual.
type ReadValue<'r, 'a> = dyn FnMut(usize, &[Option<&'a str>], &'a str) -> Option<usize> + 'r;

/// The same with slices, and with values that are read in another way.
pub(crate) fn read_members<'a>(
    json: &'a str,
    names: &[&str],
    values: &mut [Option<&'a str>],
    read: &mut ReadValue<'_, 'a>,
) -> Option<()> {
    let mut reader = Reader::new(json);
    reader.items(b'{', &mut |reader, name| {
        let decoded;
        let name = match unescaped(name) {
            Some(name) => name,
            None => {
                decoded = string(name);
                decoded.as_deref().unwrap_or_default()
            }
        };
        let Some(index) = names.iter().position(|known| *known == name) else {
            return reader.value().map(|_| ());
        };
        reader.peek();
        let rest = json.get(reader.at..)?;
        let value = match read(index, values, rest).and_then(|length| rest.get(..length)) {
            Some(value) => {
                reader.at += value.len();
                value
            }
            None => reader.value()?,
        };
        if let Some(known) = values.get_mut(index) {
            *known = Some(value).filter(|value| *value != "null");
        }
        Some(())
    })?;
    reader.end()
}

/// Returns the value at the beginning of a text.
#[cfg(feature = "ai")]
pub(crate) fn value(json: &str) -> Option<&str> {
    Reader::new(json).value()
}

/// Returns the elements of an array; `None` if the text is not an array.
pub(crate) fn elements(json: &str) -> Option<Vec<&str>> {
    let mut elements = Vec::new();
    let mut reader = Reader::new(json);
    reader.items(b'[', &mut |reader, _| {
        elements.push(reader.value()?);
        Some(())
    })?;
    reader.end()?;
    Some(elements)
}

/// Returns true if the text is one JSON value.
pub(crate) fn is_json(json: &str) -> bool {
    let mut reader = Reader::new(json);
    reader.value().is_some() && reader.end().is_some()
}

/// Returns a string, or a number as its text.
pub(crate) fn string(json: &str) -> Option<String> {
    match json.as_bytes().first()? {
        b'"' => unescaped(json).map_or_else(|| unescape(json), |plain| Some(plain.to_owned())),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}

/// Returns what is between the quotes if it has no escapes.
fn unescaped(json: &str) -> Option<&str> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.as_bytes().contains(&b'\\') { None } else { Some(inner) }
}

/// Returns the value of a string that was read before. `None` if a surrogate has no other half.
fn unescape(json: &str) -> Option<String> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut value = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(char) = rest.next() {
        value.push(match char {
            '\\' => match rest.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => {
                    let mut unit = code_unit(&mut rest)?;
                    if let 0xd800..=0xdbff = unit {
                        let low = (rest.next() == Some('\\') && rest.next() == Some('u')).then(|| code_unit(&mut rest));
                        let low = low.flatten().filter(|low| (0xdc00..=0xdfff).contains(low))?;
                        unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                    }
                    char::from_u32(unit)?
                }
                escaped => escaped,
            },
            plain => plain,
        });
    }
    Some(value)
}

fn code_unit(digits: &mut std::str::Chars<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit << 4 | digits.next()?.to_digit(16)?;
    }
    Some(unit)
}

fn closing(open: u8) -> u8 {
    if open == b'{' { b'}' } else { b']' }
}

/// Position in a text. `None` means that the text is not JSON.
struct Reader<'a> {
    json: &'a str,
    at: usize,
    /// Closing brackets of the arrays and objects that are being read.
    closes: Vec<u8>,
}

impl<'a> Reader<'a> {
    fn new(json: &'a str) -> Self {
        Self { json, at: 0, closes: Vec::new() }
    }

    fn rest(&self) -> &'a [u8] {
        self.json.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The first byte after white space, which is skipped.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.json.as_bytes().get(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    fn end(&mut self) -> Option<()> {
        self.peek().is_none().then_some(())
    }

    /// Passes each item of an object or an array, with its name as JSON. `open` says which of them it has to be. `item`
    /// reads the value.
    fn items(&mut self, open: u8, item: &mut dyn FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.expect(open)?;
        if self.peek()? != closing(open) {
            loop {
                let name = if open == b'{' { self.name()? } else { "" };
                item(self, name)?;
                if self.peek()? != b',' {
                    break;
                }
                self.at += 1;
            }
        }
        self.expect(closing(open))
    }

    /// The name of a member, and the colon.
    fn name(&mut self) -> Option<&'a str> {
        self.peek();
        let start = self.at;
        self.string()?;
        let name = self.json.get(start..self.at)?;
        self.expect(b':')?;
        Some(name)
    }

    /// A value of any depth, so there is no recursion.
    fn value(&mut self) -> Option<&'a str> {
        self.peek();
        let start = self.at;
        self.closes.clear();
        loop {
            match self.peek()? {
                open @ (b'{' | b'[') => {
                    self.at += 1;
                    self.closes.push(closing(open));
                    if self.peek()? != closing(open) {
                        if open == b'{' {
                            self.name()?;
                        }
                        continue;
                    }
                }
                b'"' => self.string()?,
                b't' => self.literal("true")?,
                b'f' => self.literal("false")?,
                b'n' => self.literal("null")?,
                _ => self.number()?,
            }
            loop {
                let Some(close) = self.closes.last().copied() else { return self.json.get(start..self.at) };
                let next = self.peek()?;
                self.at += 1;
                if next == close {
                    self.closes.pop();
                } else if next == b',' {
                    if close == b'}' {
                        self.name()?;
                    }
                    break;
                } else {
                    return None;
                }
            }
        }
    }

    fn literal(&mut self, literal: &str) -> Option<()> {
        self.rest().starts_with(literal.as_bytes()).then(|| self.at += literal.len())
    }

    fn string(&mut self) -> Option<()> {
        self.literal("\"")?;
        loop {
            self.at += plain_length(self.rest());
            match self.rest() {
                [b'"', ..] => {
                    self.at += 1;
                    return Some(());
                }
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => self.at += 2,
                [b'\\', b'u', a, b, c, d, ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) => {
                    self.at += 6
                }
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let _ = self.literal("-");
        if self.literal("0").is_none() {
            self.digits()?;
        }
        if self.literal(".").is_some() {
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.rest().first() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.rest().first() {
                self.at += 1;
            }
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += length;
        (length > 0).then_some(())
    }
}

/// The number of bytes before the first quote, backslash or control character. It looks at eight bytes at once: strings
/// are most of an event.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let mut length = 0;
    while let Some(word) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        // The high bit of each byte that is less than `limit`. Above the first such byte it can be set for others, too.
        let less = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH;
        let equal = |byte: u8| less(word ^ (ONES * u64::from(byte)), 1);
        let found = equal(b'"') | equal(b'\\') | less(word, b' ');
        if found != 0 {
            return length + found.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let rest = bytes.get(length..).unwrap_or_default();
    length + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(rest.len())
}
