//! The way of all models to and from serde.
//!
//! serde's derive writes a state machine for each struct, with a branch, a temporary and a cleanup path for each field;
//! in a program that calls one operation that is a tenth of all code. Here a struct is two tables, of names and of
//! fields, and the loops over them are compiled once.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};

/// A field that is sent if it is set.
pub(crate) trait Sent<M: SerializeMap> {
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error>;
}

impl<M: SerializeMap, T: Serialize> Sent<M> for Option<T> {
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

impl<M: SerializeMap, T: Serialize> Sent<M> for Always<'_, T> {
    fn write(&self, name: &'static str, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(name, self.0)
    }
}

#[inline(never)]
pub(crate) fn write<S: Serializer>(
    serializer: S,
    fields: &[(&'static str, &dyn Sent<S::SerializeMap>)],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (name, field) in fields {
        field.write(name, &mut map)?;
    }
    map.end()
}

/// Anything that is an object on the wire.
pub(crate) trait Received: Sized {
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

pub(crate) struct Object<T>(pub(crate) PhantomData<T>);

impl<'de, T: Received> Visitor<'de> for Object<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// A field that a value goes into.
pub(crate) trait Slot<'de, A: MapAccess<'de>> {
    fn read(&mut self, map: &mut A) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, T: Value<'de>> Slot<'de, A> for Option<T> {
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
pub(crate) fn read_name<'de, A: MapAccess<'de>>(
    map: &mut A,
    names: &'static [&'static str],
) -> Result<Option<Name>, A::Error> {
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
    names: &'static [&'static str],
    slots: &mut [&mut dyn Slot<'de, A>],
) -> Result<(), A::Error> {
    // Fields come in the order in which they are declared, more often than not.
    let mut next = 0;
    while let Some(index) = map.next_key_seed(Key { names, next })? {
        match slots.get_mut(index) {
            Some(slot) => {
                next = index + 1;
                slot.read(&mut map)?;
            }
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    Ok(())
}

/// The place of a name among those that are known, or one beyond them.
#[derive(Clone, Copy)]
struct Key {
    names: &'static [&'static str],
    next: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        Ok(match self.names.get(self.next) {
            Some(name) if *name == text => self.next,
            _ => find(self.names, text).unwrap_or(self.names.len()),
        })
    }
}

/// A text looked up among those that are known.
pub(crate) enum Name {
    Known(usize),
    Unknown(String),
}

#[inline(never)]
pub(crate) fn find(names: &[&str], text: &str) -> Option<usize> {
    names.iter().position(|name| *name == text)
}

/// One of the names, or the text itself.
pub(crate) struct Lookup(pub(crate) &'static [&'static str]);

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
        Ok(find(self.0, text).map_or_else(|| Name::Unknown(text.to_owned()), Name::Known))
    }
}
