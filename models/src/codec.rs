//! The way of all models to and from serde.
//!
//! serde's derive writes a state machine for each struct, with a branch, a temporary and a cleanup path for each field;
//! in a program that calls one operation that is a tenth of all code. Here a struct is two tables, of names and of
//! fields, and the loops over them are compiled once.

use std::{collections::BTreeMap, fmt, marker::PhantomData, str};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};

/// A field that is sent if it is set.
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

/// A field that is always sent.
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

/// Anything that is an object on the wire.
pub(crate) trait DeserializeObject: Sized {
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

pub(crate) struct Object<T>(pub(crate) PhantomData<T>);

impl<'de, T: DeserializeObject> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// A field that a value goes into.
pub(crate) trait DeserializeField<'de, A: MapAccess<'de>> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, T: Value<'de>> DeserializeField<'de, A> for Option<T> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error> {
        *self = T::read(map)?;
        Ok(())
    }
}

/// What can be the value of a field. A `null` is none.
pub(crate) trait Value<'de>: Deserialize<'de> {
    fn read<A: MapAccess<'de>>(map: &mut A) -> Result<Option<Self>, A::Error> {
        map.next_value()
    }
}

impl Value<'_> for bool {}
impl Value<'_> for i64 {}
impl Value<'_> for f64 {}
impl<'de, T: Deserialize<'de>> Value<'de> for Vec<T> {}
impl<'de, T: Deserialize<'de>> Value<'de> for BTreeMap<String, T> {}

impl<'de> Value<'de> for String {
    #[inline(never)]
    fn read<A: MapAccess<'de>>(map: &mut A) -> Result<Option<Self>, A::Error> {
        map.next_value()
    }
}

/// One of the names, in place of a value.
#[inline(never)]
pub(crate) fn read_name<'de, A: MapAccess<'de>>(map: &mut A, names: Names) -> Result<Option<Name>, A::Error> {
    map.next_value_seed(Nullable(Lookup(names)))
}

struct Nullable(Lookup);

impl<'de> DeserializeSeed<'de> for Nullable {
    type Value = Option<Name>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Name>, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Nullable {
    type Value = Option<Name>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Name>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<Name>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Name>, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}

/// Reads an object: what is not among the names is passed over, and of a name that comes twice the last value counts.
#[inline(never)]
pub(crate) fn read<'de, A: MapAccess<'de>>(
    mut map: A,
    names: Names,
    slots: &mut [&mut dyn DeserializeField<'de, A>],
) -> Result<(), A::Error> {
    // Fields come in the order in which they are declared, more often than not.
    let mut next = names.iter();
    while let Some(found) = map.next_key_seed(Key { names, next })? {
        let slot = match found {
            Some(found) => {
                next = found;
                slots.get_mut(found.index.wrapping_sub(1))
            }
            None => None,
        };
        match slot {
            Some(slot) => slot.read(&mut map)?,
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    Ok(())
}

/// The place after a name, among those that are known.
struct Key {
    names: Names,
    next: NamesIter,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<NamesIter>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<NamesIter>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<Self::Value, E> {
        Ok(if self.next.next() == Some(text.as_bytes()) { Some(self.next) } else { self.names.after(text) })
    }
}

/// Names, each behind its length, in one piece. A list of texts would be four times as large in a program that can be
/// loaded anywhere: an address, a length, and a note for the loader to correct the address.
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

    /// The place after a name.
    #[inline(never)]
    fn after(self, text: &str) -> Option<NamesIter> {
        let mut names = self.iter();
        while let Some(name) = names.next() {
            if name == text.as_bytes() {
                return Some(names);
            }
        }
        None
    }

    /// The index of a name.
    pub(crate) fn find(self, text: &str) -> Option<usize> {
        self.after(text).map(|after| after.index - 1)
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

/// A text looked up among those that are known.
pub(crate) enum Name {
    Known(usize),
    Unknown(String),
}

/// One of the names, or the text itself.
pub(crate) struct Lookup(pub(crate) Names);

impl<'de> DeserializeSeed<'de> for Lookup {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Lookup {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Name, E> {
        Ok(self.0.find(text).map_or_else(|| Name::Unknown(text.to_owned()), Name::Known))
    }
}
