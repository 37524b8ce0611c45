//! Serialization and deserialization of all models.
//!
//! serde's derive generates a state machine for each struct, with a branch, a temporary and a cleanup path for each
//! field; in a program that calls one operation that is a tenth of all code. Here a struct is a list of names and a
//! function that gives the [`Place`] of the field with an index, and one [`Reader`] fills all places.
//!
//! # What is read
//!
//! A response must not be lost to one odd value, so that the reader also takes:
//!
//! | value | read as |
//! | --- | --- |
//! | `null`, as a field, an element of a list or a value of a map | absent |
//! | a number or a boolean where the model has a string | its text |
//! | `60.0`, `6e1` and `"60"` where the model has an integer | the integer; a fraction is an error |
//! | a number in quotes where the model has a number, `"true"` where it has a boolean | the number, the boolean |
//! | `[]` where the model has a map | the empty map |
//!
//! Everything else is an error that says what was expected. Unknown fields are ignored or rejected, as the caller of
//! [`deserialize`] asks, not as the type does. `STRICT` is a constant, so that a program that reads no requests has no
//! code for paths.

use std::{collections::BTreeMap, fmt, str};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
    ser::SerializeMap,
};

use crate::float_text::float_text;

/// A field that is serialized if it is set.
pub(crate) trait SerializeField<M: SerializeMap> {
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, T: Serialize> SerializeField<M> for Option<T> {
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        match self {
            Some(value) => map.serialize_entry(name, value),
            None => Ok(()),
        }
    }
}

/// A field that is always serialized.
#[allow(dead_code, reason = "used where a body of an enabled resource has required fields")]
pub(crate) struct Always<'a, T>(pub(crate) &'a T);

impl<M: SerializeMap, T: Serialize> SerializeField<M> for Always<'_, T> {
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, self.0)
    }
}

#[inline(never)]
pub(crate) fn write<S: Serializer>(
    serializer: S,
    fields: &[(&'static str, &dyn SerializeField<S::SerializeMap>)],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (name, field) in fields {
        field.write(name, &mut map)?;
    }
    map.end()
}

/// A type that a field can have. A `null` is as if the field were absent.
pub(crate) trait Value: Sized {
    /// The place that a value of this type is read into.
    fn place(field: &mut Option<Self>) -> Place<'_>;

    /// The value of an element of a list or map that is `null`; `None` to skip the element.
    fn null() -> Option<Self> {
        None
    }
}

/// A place that a value is read into. It mentions no type of the reader, so that what fills it is compiled once for
/// all models.
pub(crate) enum Place<'a> {
    Bool(&'a mut Option<bool>),
    Integer(&'a mut Option<i64>),
    Text(&'a mut dyn TextField),
    List(&'a mut dyn ListField),
    Map(&'a mut dyn MapField),
    Object(&'a mut dyn ObjectField),
    /// Types that only some resources have. Their code is in a program only if a model of it has such a field.
    #[allow(dead_code, reason = "used by some resources")]
    Other(&'a mut dyn OtherField),
}

/// A field with a string in it: a string, an open enum, a [`Secret`](crate::Secret), a
/// [`Timestamp`](crate::Timestamp).
pub(crate) trait TextField {
    fn set(&mut self, text: &str);
}

impl<T: for<'a> From<&'a str>> TextField for Option<T> {
    fn set(&mut self, text: &str) {
        *self = Some(T::from(text));
    }
}

/// A field with an array in it.
pub(crate) trait ListField {
    /// Makes the list empty.
    fn open(&mut self);

    /// Appends the element that `read` puts into the place. `read` gives whether there was one.
    fn element(&mut self, read: &mut dyn FnMut(Place<'_>) -> bool);
}

impl<T: Value> ListField for Option<Vec<T>> {
    fn open(&mut self) {
        *self = Some(Vec::new());
    }

    fn element(&mut self, read: &mut dyn FnMut(Place<'_>) -> bool) {
        if let Some(list) = self {
            push(list, read);
        }
    }
}

pub(crate) fn push<T: Value>(list: &mut Vec<T>, read: &mut dyn FnMut(Place<'_>) -> bool) {
    let mut element = T::null();
    if let (true, Some(element)) = (read(T::place(&mut element)), element) {
        list.push(element);
    }
}

/// A field with an object of arbitrary keys in it.
pub(crate) trait MapField {
    /// Makes the map empty.
    fn open(&mut self);

    /// Inserts the value that `read` puts into the place.
    fn entry(&mut self, key: String, read: &mut dyn FnMut(Place<'_>));
}

impl<T: Value> MapField for Option<BTreeMap<String, T>> {
    fn open(&mut self) {
        *self = Some(BTreeMap::new());
    }

    fn entry(&mut self, key: String, read: &mut dyn FnMut(Place<'_>)) {
        if let Some(map) = self {
            insert(map, key, read);
        }
    }
}

pub(crate) fn insert<T: Value>(map: &mut BTreeMap<String, T>, key: String, read: &mut dyn FnMut(Place<'_>)) {
    let mut value = T::null();
    read(T::place(&mut value));
    if let Some(value) = value {
        map.insert(key, value);
    }
}

/// A field with a model in it.
pub(crate) trait ObjectField {
    /// Sets the field to a model without values, and gives the names of its fields.
    fn open(&mut self) -> Names;

    /// The place of the field that has the name of this index.
    fn field(&mut self, index: usize) -> Option<Place<'_>>;
}

/// A model: an object whose fields are known.
pub(crate) trait DeserializeObject: Default {
    const NAMES: Names;

    /// The place of the field that has the name of this index.
    fn field(&mut self, index: usize) -> Option<Place<'_>>;
}

impl<T: DeserializeObject> ObjectField for Option<T> {
    fn open(&mut self) -> Names {
        *self = Some(T::default());
        T::NAMES
    }

    fn field(&mut self, index: usize) -> Option<Place<'_>> {
        self.as_mut()?.field(index)
    }
}

/// A field of a type that not all resources have. What a method does not take is rejected.
#[allow(unused_variables, reason = "of the default methods")]
pub(crate) trait OtherField {
    /// Expected kind of value, as "a number".
    fn expected(&self) -> &'static str;

    fn boolean(&mut self, value: bool) -> bool {
        false
    }

    fn integer(&mut self, value: i64) -> bool {
        false
    }

    fn float(&mut self, value: f64) -> bool {
        false
    }

    /// A number as the text that it was, see [`NUMBER`].
    fn number(&mut self, text: &str) -> bool {
        false
    }

    fn text(&mut self, value: &str) -> bool {
        false
    }

    fn list(&mut self) -> Option<&mut dyn ListField> {
        None
    }

    fn map(&mut self) -> Option<&mut dyn MapField> {
        None
    }

    fn object(&mut self) -> Option<&mut dyn ObjectField> {
        None
    }

    /// Called after the object was read.
    fn close(&mut self) {}
}

impl Value for bool {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Bool(field)
    }
}

impl Value for i64 {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Integer(field)
    }
}

impl Value for String {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Text(field)
    }
}

impl<T: Value> Value for Vec<T> {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::List(field)
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Map(field)
    }
}

impl Value for f64 {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Other(field)
    }
}

impl OtherField for Option<f64> {
    fn expected(&self) -> &'static str {
        "a number"
    }

    fn integer(&mut self, value: i64) -> bool {
        self.float(value as f64)
    }

    fn float(&mut self, value: f64) -> bool {
        *self = Some(value);
        true
    }

    fn number(&mut self, text: &str) -> bool {
        parse_float(text).is_some_and(|value| self.float(value))
    }

    fn text(&mut self, value: &str) -> bool {
        self.number(value)
    }
}

/// A number as JSON writes it: not the names and signs that can be parsed as a float besides.
#[allow(dead_code, reason = "used by some resources")]
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    let is_number = text.ends_with(|char: char| char.is_ascii_digit()) && !text.starts_with('+');
    is_number.then(|| to_float(text))?.filter(|value| value.is_finite())
}

/// Exact for up to 18 digits, if the last of them is worth 1e-21 to 1e20. Others can differ in the last bits. The parser
/// of the standard library would bring 15 KB of tables.
#[allow(dead_code, reason = "used by some resources")]
fn to_float(text: &str) -> Option<f64> {
    /// Maximum number of digits of an integer of 64 bits.
    const DIGITS: usize = 18;

    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (is_negative, number) = number.strip_prefix('-').map_or((false, number), |number| (true, number));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let kept = digits.get(..DIGITS).unwrap_or(digits);
    let dropped = i32::try_from(digits.len() - kept.len()).ok()?.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let exponent = exponent.parse::<i32>().ok()?.saturating_add(dropped).clamp(-400, 400);
    let integer = kept.bytes().fold(0, |value: u128, digit| value * 10 + u128::from(digit - b'0'));
    let exact = exponent.clamp(-21, 20);
    let power = 10_u128.pow(exact.unsigned_abs());
    let mut value = if exact < 0 && integer != 0 {
        // The quotient has more than the 53 bits of a float, and its last bit tells whether it is rounded.
        let shift = integer.leading_zeros();
        let (quotient, rest) = ((integer << shift) / power, (integer << shift) % power);
        (quotient | u128::from(rest != 0)) as f64 / (1_u128 << shift) as f64
    } else {
        (integer * power) as f64
    };
    let mut rest = exponent - exact;
    while rest != 0 {
        // The largest power of ten that a float is equal to is 1e22.
        let step = rest.clamp(-22, 22);
        let power = 10_f64.powi(step.abs());
        value = if step < 0 { value / power } else { value * power };
        rest -= step;
    }
    Some(if is_negative { -value } else { value })
}

/// Reads a number that came as a text into a field that takes integers and floats.
#[allow(dead_code, reason = "used by some resources")]
pub(crate) fn number(field: &mut dyn OtherField, text: &str) -> bool {
    match text.parse() {
        // Only a float has a negative zero.
        Ok(value) if text != "-0" => field.integer(value),
        _ => parse_float(text).is_some_and(|value| field.float(value)),
    }
}

/// A number without a fraction, also where it is written with zeros after a point or with an exponent.
fn parse_integer(text: &str) -> Option<i64> {
    let (is_negative, mut rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (mut value, mut exponent, mut has_point) = (0_i64, 0_i32, false);
    if !rest.first()?.is_ascii_digit() {
        return None;
    }
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'0'..=b'9' => {
                // Negative, since the smallest integer has no positive counterpart.
                value = value.checked_mul(10)?.checked_sub(i64::from(byte - b'0'))?;
                exponent -= i32::from(has_point);
            }
            b'.' if !has_point => has_point = true,
            b'e' | b'E' if !after.iter().any(|byte| b".eE".contains(byte)) => {
                let shift = i32::try_from(parse_integer(str::from_utf8(after).ok()?.trim_start_matches('+'))?).ok()?;
                exponent = exponent.checked_add(shift)?;
                break;
            }
            _ => return None,
        }
    }
    while exponent != 0 && value != 0 {
        if exponent > 0 {
            value = value.checked_mul(10)?;
            exponent -= 1;
        } else if value % 10 == 0 {
            value /= 10;
            exponent += 1;
        } else {
            return None;
        }
    }
    if is_negative { Some(value) } else { value.checked_neg() }
}

fn whole(value: f64) -> Option<i64> {
    let integer = value as i64;
    // The cast gives the largest integer for all that is larger.
    (integer as f64 == value && integer != i64::MAX).then_some(integer)
}

#[cold]
fn set_number(field: &mut dyn TextField, value: &dyn fmt::Display) {
    field.set(&format!("{value}"));
}

impl Place<'_> {
    fn boolean(&mut self, value: bool) -> bool {
        match self {
            Self::Bool(field) => **field = Some(value),
            Self::Text(field) => field.set(if value { "true" } else { "false" }),
            Self::Other(field) => return field.boolean(value),
            _ => return false,
        }
        true
    }

    fn integer(&mut self, value: i64) -> bool {
        match self {
            Self::Integer(field) => **field = Some(value),
            Self::Text(field) => set_number(*field, &value),
            Self::Other(field) => return field.integer(value),
            _ => return false,
        }
        true
    }

    #[cold]
    fn large_integer(&mut self, value: u64) -> bool {
        match self {
            Self::Text(field) => set_number(*field, &value),
            Self::Other(field) => return field.float(value as f64),
            _ => return false,
        }
        true
    }

    fn float(&mut self, value: f64) -> bool {
        match self {
            Self::Integer(field) => match whole(value) {
                Some(value) => **field = Some(value),
                None => return false,
            },
            Self::Text(field) => match float_text(value) {
                Some(text) => field.set(&text),
                None => return false,
            },
            Self::Other(field) => return field.float(value),
            _ => return false,
        }
        true
    }

    fn text(&mut self, value: &str) -> bool {
        match self {
            Self::Text(field) => field.set(value),
            Self::Bool(field) => match value {
                "true" => **field = Some(true),
                "false" => **field = Some(false),
                _ => return false,
            },
            Self::Integer(field) => match parse_integer(value) {
                Some(value) => **field = Some(value),
                None => return false,
            },
            Self::Other(field) => return field.text(value),
            _ => return false,
        }
        true
    }

    /// A number as the text that it was.
    #[cold]
    fn number(&mut self, text: &str) -> bool {
        match self {
            Self::Bool(_) => false,
            Self::Other(field) => field.number(text),
            _ => self.text(text),
        }
    }

    #[cold]
    fn invalid<const STRICT: bool, E: Error>(&self, path: &Path<'_>) -> E {
        let expected = match self {
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Text(_) => "a string",
            Self::List(_) => "an array",
            Self::Map(_) | Self::Object(_) => "an object",
            Self::Other(field) => field.expected(),
        };
        if STRICT {
            return E::custom(invalid(path, expected));
        }
        E::custom(format_args!("invalid value, expected {expected}"))
    }
}

/// The way from the document to a value. It is followed only by a strict reader.
pub(crate) enum Path<'a> {
    Document,
    Field(&'a Path<'a>, Names, usize),
    Element(&'a Path<'a>, usize),
    Name(&'a Path<'a>, &'a str),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parent, name) = match *self {
            Self::Document => return Ok(()),
            Self::Element(parent, index) => return write!(f, "{parent}[{index}]"),
            Self::Field(parent, names, index) => (parent, names.get(index)),
            Self::Name(parent, name) => (parent, name),
        };
        parent.fmt(f)?;
        if !matches!(parent, Self::Document) {
            f.write_str(".")?;
        }
        f.write_str(name)
    }
}

/// The message of an error at a path.
pub(crate) fn invalid(path: &Path<'_>, expected: &str) -> String {
    match path {
        Path::Document => format!("invalid value, expected {expected}"),
        path => format!("invalid value of {path}, expected {expected}"),
    }
}

/// Reads a model, or any type that a field can have. If it is `STRICT`, an unknown field is an error; otherwise it is
/// ignored, as responses may get new fields at any time.
pub(crate) fn deserialize<'de, const STRICT: bool, T: Value, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::null();
    read::<STRICT, D>(deserializer, T::place(&mut value), &Path::Document)?;
    value.ok_or_else(|| T::place(&mut None).invalid::<STRICT, _>(&Path::Document))
}

#[inline(never)]
pub(crate) fn read<'de, const STRICT: bool, D: Deserializer<'de>>(
    deserializer: D,
    place: Place<'_>,
    path: &Path<'_>,
) -> Result<(), D::Error> {
    Reader::<STRICT> { place, path }.deserialize(deserializer)
}

/// Fills a place with whatever value comes, if it fits.
struct Reader<'p, 'u, const STRICT: bool> {
    place: Place<'p>,
    path: &'u Path<'u>,
}

impl<'de, const STRICT: bool> DeserializeSeed<'de> for Reader<'_, '_, STRICT> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<const STRICT: bool> Reader<'_, '_, STRICT> {
    fn done<E: Error>(self, fits: bool) -> Result<(), E> {
        if fits { Ok(()) } else { Err(self.place.invalid::<STRICT, _>(self.path)) }
    }
}

/// The only key of the map that `serde_json` gives in place of a number if some crate of the program has enabled its
/// feature `arbitrary_precision`. The value is the number as a text.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de, const STRICT: bool> Visitor<'de> for Reader<'_, '_, STRICT> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        let fits = self.place.boolean(value);
        self.done(fits)
    }

    fn visit_i64<E: Error>(mut self, value: i64) -> Result<(), E> {
        let fits = self.place.integer(value);
        self.done(fits)
    }

    fn visit_u64<E: Error>(mut self, value: u64) -> Result<(), E> {
        let fits = match i64::try_from(value) {
            Ok(value) => self.place.integer(value),
            Err(_) => self.place.large_integer(value),
        };
        self.done(fits)
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        let fits = self.place.float(value);
        self.done(fits)
    }

    fn visit_str<E: Error>(mut self, value: &str) -> Result<(), E> {
        let fits = self.place.text(value);
        self.done(fits)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let field: Option<&mut dyn ListField> = match &mut self.place {
            Place::List(field) => Some(&mut **field),
            Place::Other(field) => field.list(),
            _ => None,
        };
        if let Some(field) = field {
            field.open();
            let mut index = 0;
            loop {
                let mut result = Ok(None);
                let below;
                let path = match STRICT {
                    true => {
                        below = Path::Element(self.path, index);
                        &below
                    }
                    false => self.path,
                };
                field.element(&mut |place| {
                    result = list.next_element_seed(Reader::<STRICT> { place, path });
                    matches!(result, Ok(Some(())))
                });
                if result?.is_none() {
                    return Ok(());
                }
                index += 1;
            }
        }
        // The error is to be located at the array, and not at an element: that is read to its end.
        let mut is_empty = true;
        while list.next_element::<IgnoredAny>()?.is_some() {
            is_empty = false;
        }
        match &mut self.place {
            // Some servers write an empty map in this way.
            Place::Map(field) if is_empty => field.open(),
            place => return Err(place.invalid::<STRICT, _>(self.path)),
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let field: Option<&mut dyn ObjectField> = match &mut self.place {
            Place::Object(field) => Some(&mut **field),
            Place::Other(field) => field.object(),
            _ => None,
        };
        if let Some(field) = field {
            let names = field.open();
            // Fields come in the order in which they are declared, more often than not.
            let mut next = names.iter();
            while let Some(found) = map.next_key_seed(Key::<STRICT> { names, next, path: self.path })? {
                let place = match found {
                    Some(found) => {
                        next = found;
                        field.field(found.index.wrapping_sub(1))
                    }
                    None => None,
                };
                match place {
                    Some(place) => {
                        let below;
                        let path = match STRICT {
                            true => {
                                below = Path::Field(self.path, names, next.index.wrapping_sub(1));
                                &below
                            }
                            false => self.path,
                        };
                        map.next_value_seed(Reader::<STRICT> { place, path })?;
                    }
                    None => drop(map.next_value::<IgnoredAny>()?),
                }
            }
            if let Place::Other(field) = self.place {
                field.close();
            }
            return Ok(());
        }
        let mut key = read_key(&mut map)?;
        if key.as_deref() == Some(NUMBER) && !matches!(self.place, Place::Map(_)) {
            let mut text = None;
            map.next_value_seed(Reader::<STRICT> { place: Place::Text(&mut text), path: self.path })?;
            let fits = text.is_some_and(|text: String| self.place.number(&text));
            return self.done(fits);
        }
        let field: Option<&mut dyn MapField> = match &mut self.place {
            Place::Map(field) => Some(&mut **field),
            Place::Other(field) => field.map(),
            _ => None,
        };
        let Some(field) = field else {
            // The error is to be located at the object, and not at a field: that is read to its end.
            while key.is_some() {
                map.next_value::<IgnoredAny>()?;
                key = read_key(&mut map)?;
            }
            return Err(self.place.invalid::<STRICT, _>(self.path));
        };
        field.open();
        while let Some(name) = key {
            let mut result = Ok(());
            field.entry(name, &mut |place| {
                // The key is with the map by now; the path of an error ends at the map.
                result = map.next_value_seed(Reader::<STRICT> { place, path: self.path });
            });
            result?;
            key = read_key(&mut map)?;
        }
        Ok(())
    }
}

#[inline(never)]
fn read_key<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<String>, A::Error> {
    map.next_key()
}

/// A key of an object: the position after it among the known names, if it is one of them.
struct Key<'a, const STRICT: bool> {
    names: Names,
    next: NamesIter,
    path: &'a Path<'a>,
}

impl<'de, const STRICT: bool> DeserializeSeed<'de> for Key<'_, STRICT> {
    type Value = Option<NamesIter>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<const STRICT: bool> Visitor<'_> for Key<'_, STRICT> {
    type Value = Option<NamesIter>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    #[inline]
    fn visit_str<E: Error>(mut self, text: &str) -> Result<Self::Value, E> {
        if self.next.next() == Some(text.as_bytes()) {
            return Ok(Some(self.next));
        }
        // Fields that are absent are skipped.
        match self.next.after(text).or_else(|| self.names.iter().after(text)) {
            None => self.unknown(text),
            found => Ok(found),
        }
    }
}

impl<const STRICT: bool> Key<'_, STRICT> {
    #[inline(never)]
    fn unknown<E: Error>(self, text: &str) -> Result<Option<NamesIter>, E> {
        if text == NUMBER {
            return Err(E::custom("invalid value, expected an object"));
        }
        if STRICT {
            return Err(E::custom(format_args!("unknown field {}", Path::Name(self.path, text))));
        }
        Ok(None)
    }
}

/// Names, each after its length, in one slice of bytes. A slice of strings would be four times as large in a
/// position-independent program: each has an address, a length, and a relocation.
#[derive(Clone, Copy)]
pub(crate) struct Names(pub(crate) &'static [u8]);

#[allow(clippy::indexing_slicing, reason = "at compile time")]
pub(crate) const fn packed_len(names: &[&str]) -> usize {
    let (mut index, mut length) = (0, 0);
    while index < names.len() {
        length += 1 + names[index].len();
        index += 1;
    }
    length
}

#[allow(clippy::indexing_slicing, reason = "at compile time")]
pub(crate) const fn packed<const LENGTH: usize>(names: &[&str]) -> [u8; LENGTH] {
    let mut packed = [0; LENGTH];
    let (mut index, mut end) = (0, 0);
    while index < names.len() {
        let name = names[index].as_bytes();
        assert!(name.len() < 256);
        packed[end] = name.len() as u8;
        end += 1;
        let mut byte = 0;
        while byte < name.len() {
            packed[end] = name[byte];
            end += 1;
            byte += 1;
        }
        index += 1;
    }
    packed
}

impl Names {
    fn iter(self) -> NamesIter {
        NamesIter { rest: self.0, index: 0 }
    }

    /// The index of a name.
    pub(crate) fn find(self, text: &str) -> Option<usize> {
        self.iter().after(text).map(|after| after.index - 1)
    }

    /// The name at an index.
    #[inline(never)]
    pub(crate) fn get(self, index: usize) -> &'static str {
        str::from_utf8(self.iter().nth(index).unwrap_or_default()).unwrap_or_default()
    }
}

#[derive(Clone, Copy)]
struct NamesIter {
    rest: &'static [u8],
    index: usize,
}

impl NamesIter {
    /// The position after a name.
    #[inline(never)]
    fn after(mut self, text: &str) -> Option<Self> {
        while let Some(name) = self.next() {
            if name == text.as_bytes() {
                return Some(self);
            }
        }
        None
    }
}

impl Iterator for NamesIter {
    type Item = &'static [u8];

    #[inline]
    fn next(&mut self) -> Option<&'static [u8]> {
        let (&length, rest) = self.rest.split_first()?;
        let (name, rest) = rest.split_at_checked(length.into())?;
        self.rest = rest;
        self.index += 1;
        Some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Model {
        name: Option<String>,
        count: Option<i64>,
        inner: Option<Inner>,
        list: Option<Vec<Inner>>,
        map: Option<BTreeMap<String, i64>>,
    }

    #[derive(Debug, Default, PartialEq)]
    struct Inner {
        flag: Option<bool>,
        share: Option<f64>,
    }

    received! { Model { name = "name", count = "count", inner = "inner", list = "list", map = "map", } }
    received! { Inner { flag = "flag", share = "share", } }

    fn read<const STRICT: bool>(text: &str) -> Result<Model, String> {
        let mut json = serde_json::Deserializer::from_str(text);
        deserialize::<STRICT, _, _>(&mut json).map_err(|error: serde_json::Error| error.to_string())
    }

    #[test]
    fn floats_in_strings_are_exact_up_to_eighteen_digits() {
        for text in [
            "0",
            "-0",
            "1",
            "-1.5",
            "60.0",
            "3723.4567",
            "0.1",
            "0.30000000000000",
            "123456789012345",
            "0.000123456789012345",
            "1e5",
            "1E+5",
            "-2.5e-7",
            "9.99999999999999e22",
            "123456789012345e7",
            "000.5",
            "1e-21",
            "1.7976931348623157",
            "0.1000000000000000055",
            "9007199254740993",
            "9007199254740993e20",
            "900719925474099.3",
            "999999999999999999e20",
            "999999999999999999e-21",
            "100000000000000000e-21",
            "4503599627370496.5",
            "4503599627370497.5",
        ] {
            let value = parse_float(text).map(f64::to_bits);
            assert_eq!(value, text.parse().ok().map(f64::to_bits), "{text}");
        }
        // A linear congruential generator gives digits; the last of them is worth 1e-21 to 1e20.
        let mut random = 1_u64;
        for round in 0..100_000_u32 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let digits = (random >> 4) % 10_u64.pow(round % 18 + 1);
            let text = format!("{digits}e{}", (random >> 33) as i32 % 21);
            let value = parse_float(&text).map(f64::to_bits);
            assert_eq!(value, text.parse().ok().map(f64::to_bits), "{text}");
        }
        for text in [
            "1.797693134862315e308",
            "2.2250738585072014e-300",
            "0.1234567890123456789012345678901234567890",
            "12345678901234567890123",
        ] {
            let (value, exact) = (parse_float(text).unwrap(), text.parse::<f64>().unwrap());
            assert!((value / exact - 1.0).abs() < 1e-14, "{text}: {value}");
        }
        for text in [
            "", "-", "+1", "1.", "e5", "1e", "1e+", "--1", "1.2.3", "1e2.5", "0x1", "1_0", "inf", "nan", "1e999", " 1",
            "1 ",
        ] {
            assert_eq!(parse_float(text), None, "{text}");
        }
        assert_eq!(parse_float("1e-999"), Some(0.0));
    }

    #[test]
    fn unknown_fields_are_rejected_with_their_path_where_they_are_not_ignored() {
        for (text, expected) in [
            (r#"{"nam": "a"}"#, "unknown field nam at line 1 column 6"),
            (r#"{"inner": {"flag": true, "flags": 1}}"#, "unknown field inner.flags at line 1 column 32"),
            (r#"{"list": [{}, {"share": 1, "": 2}]}"#, "unknown field list[1]. at line 1 column 29"),
            (
                r#"{"list": [{"flag": {"flag": {}}}]}"#,
                "invalid value of list[0].flag, expected a boolean at line 1 column 31",
            ),
        ] {
            assert_eq!(read::<true>(text).unwrap_err(), expected, "{text}");
        }
        for text in [r#"{"nam": "a"}"#, r#"{"inner": {"flags": {"a": [1]}}, "x": null}"#, r#"{"list": [{"": 2}]}"#] {
            read::<false>(text).unwrap();
        }
        let all = r#"{"name": "a", "map": {"any": 1}, "inner": {"flag": true}, "list": [{"share": 0.5}]}"#;
        assert_eq!(read::<true>(all), read::<false>(all));
    }

    #[test]
    fn the_same_values_are_read_from_formats_other_than_json_text() {
        let json =
            serde_json::json!({"name": 7, "count": "60", "inner": null, "list": [null, {"flag": "true"}], "map": []});
        let model: Model = serde_json::from_value(json).unwrap();
        let inner = Inner { flag: Some(true), share: None };
        let expected = Model {
            name: Some("7".to_owned()),
            count: Some(60),
            inner: None,
            list: Some(vec![inner]),
            map: Some(BTreeMap::new()),
        };
        assert_eq!(model, expected);
    }

    #[test]
    fn a_document_of_another_type_is_an_error() {
        for text in ["null", "true", "7", "-0.5", r#""a""#, "[]", r#"[{"name": "a"}]"#] {
            let error = read::<false>(text).unwrap_err();
            assert!(error.starts_with("invalid value, expected an object"), "{text}: {error}");
        }
    }

    #[test]
    fn of_a_field_that_comes_twice_the_last_value_counts() {
        let model = read::<true>(r#"{"count": 1, "inner": {"share": 1}, "count": 2, "inner": {}}"#).unwrap();
        assert_eq!(model, Model { count: Some(2), inner: Some(Inner::default()), ..Model::default() });
    }

    #[test]
    fn integers_are_read_from_every_notation_without_a_fraction() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-7", Some(-7)),
            ("60.00", Some(60)),
            ("6e1", Some(60)),
            ("6.0E+01", Some(60)),
            ("-1.5e1", Some(-15)),
            ("1200e-2", Some(12)),
            ("0e-999999999", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("1e19", None),
            ("1e99999999999", None),
            ("0.5", None),
            ("12e-1", None),
            ("", None),
            ("-", None),
            ("+1", None),
            (".5", None),
            ("1e", None),
            ("1e1e1", None),
            ("1e1.0", None),
            ("1 ", None),
            ("NaN", None),
        ] {
            assert_eq!(parse_integer(text), expected, "{text}");
        }
        for (value, expected) in [
            (60.0, Some(60)),
            (-0.0, Some(0)),
            (0.5, None),
            (9_223_372_036_854_774_784.0, Some(9_223_372_036_854_774_784)),
            (9_223_372_036_854_775_808.0, None),
            (-9_223_372_036_854_775_808.0, Some(i64::MIN)),
            (f64::INFINITY, None),
            (f64::NAN, None),
        ] {
            assert_eq!(whole(value), expected, "{value}");
        }
    }
}
