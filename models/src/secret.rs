use std::fmt;

use serde::{Serialize, Serializer};
use zeroize::Zeroize;

use crate::codec::{Place, Value};

/// Stream key, SRT secret, private key, signed URL or password.
///
/// It is serialized as the string, but shown only by [`expose`](Self::expose): `Debug` writes `[redacted]`. Its memory is
/// overwritten when it is dropped.
///
/// ```
/// use fastpix_models::Secret;
///
/// let key = Secret::from("4d0b");
/// assert_eq!(format!("{key:?}"), "[redacted]");
/// assert_eq!(key.expose(), "4d0b");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// The secret string. Keep it out of logs and errors.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Value for Secret {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Text(field)
    }
}

deserialize!(Secret);
whole!(Secret);

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}
