//! Deserialization of request bodies, from configuration, queues or JSON text.
//!
//! A misspelt setting must not vanish: unknown fields are rejected at every depth, also in structs that responses have
//! too. Required fields are no `Option`, so that a body is first read into its parts, in which each field is one.

use std::collections::BTreeMap;

use serde::{Deserializer, de::Error};

use crate::codec::{self, Path, Value};

/// A type that a field of a request body can have.
pub(crate) trait RequestField: Sized {
    /// The type that is read, before it is known whether all required fields are there.
    type Parts: Value;

    /// The value, or the message of an error.
    fn from_parts(parts: Self::Parts, path: &Path<'_>) -> Result<Self, String>;
}

/// Reads a request body, or a part of one.
pub(crate) fn deserialize<'de, T: RequestField, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let parts = codec::deserialize::<true, _, _>(deserializer)?;
    T::from_parts(parts, &Path::Document).map_err(D::Error::custom)
}

pub(crate) fn required<T: RequestField>(
    parts: Option<T::Parts>,
    parent: &Path<'_>,
    name: &'static str,
) -> Result<T, String> {
    let path = Path::Name(parent, name);
    T::from_parts(parts.ok_or_else(|| missing(&path))?, &path)
}

#[cold]
pub(crate) fn missing(path: &Path<'_>) -> String {
    format!("missing field {path}")
}

#[cold]
pub(crate) fn unknown(path: &Path<'_>) -> String {
    format!("unknown field {path}")
}

/// Checks the `type` of a variant of a union, which can be left out where the variant is read by itself.
pub(crate) fn check_type(found: Option<String>, expected: &str, parent: &Path<'_>) -> Result<(), String> {
    match found {
        Some(found) if found != expected => Err(codec::invalid(&Path::Name(parent, "type"), &format!("`{expected}`"))),
        _ => Ok(()),
    }
}

/// A field that need not be there.
pub(crate) trait OptionalField: Sized {
    type Parts: Value;

    fn from_parts(parts: Option<Self::Parts>, parent: &Path<'_>, name: &'static str) -> Result<Self, String>;
}

impl<T: RequestField> OptionalField for Option<T> {
    type Parts = T::Parts;

    fn from_parts(parts: Option<T::Parts>, parent: &Path<'_>, name: &'static str) -> Result<Self, String> {
        parts.map(|parts| T::from_parts(parts, &Path::Name(parent, name))).transpose()
    }
}

/// [`RequestField`] for types without required fields in them: they are read as they are.
macro_rules! whole {
    ($($type:ty),+) => {
        $(impl crate::request::RequestField for $type {
            type Parts = Self;

            #[inline]
            fn from_parts(parts: Self, _: &crate::codec::Path<'_>) -> Result<Self, String> {
                Ok(parts)
            }
        })+
    };
}

whole!(bool, f64, String, BTreeMap<String, String>);

impl RequestField for u32 {
    type Parts = i64;

    fn from_parts(parts: i64, path: &Path<'_>) -> Result<Self, String> {
        parts.try_into().map_err(|_| codec::invalid(path, "an integer from 0 to 4294967295"))
    }
}

impl<T: RequestField> RequestField for Vec<T> {
    type Parts = Vec<T::Parts>;

    fn from_parts(parts: Self::Parts, path: &Path<'_>) -> Result<Self, String> {
        let elements = parts.into_iter().enumerate();
        elements.map(|(index, parts)| T::from_parts(parts, &Path::Element(path, index))).collect()
    }
}

/// [`Deserialize`](serde::Deserialize) for a [`RequestField`].
macro_rules! deserialize_request {
    ($name:ident) => {
        /// Rejects unknown fields at every depth; `null` is as if the field were absent.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::request::deserialize(deserializer)
            }
        }
    };
}
