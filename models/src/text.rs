//! How all texts with a meaning are read: once, whatever the type.

use std::fmt;

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

/// A text looked up among those that are known.
pub(crate) enum Name {
    Known(usize),
    Unknown(String),
}

pub(crate) fn name(known: &[&str], text: &str) -> Name {
    match known.iter().position(|known| *known == text) {
        Some(index) => Name::Known(index),
        None => Name::Unknown(text.to_owned()),
    }
}

pub(crate) fn deserialize_name<'de, D: Deserializer<'de>>(
    deserializer: D,
    known: &'static [&'static str],
) -> Result<Name, D::Error> {
    struct Lookup(&'static [&'static str]);

    impl Visitor<'_> for Lookup {
        type Value = Name;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Name, E> {
            Ok(name(self.0, text))
        }
    }

    deserializer.deserialize_str(Lookup(known))
}
