use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::codec::{self, ListField, MapField, OtherField, Place, Value};

/// JSON value of a type that the API does not specify: most often a number in one response and a string in another.
///
/// ```
/// use fastpix_models::AnyValue;
///
/// assert_eq!(AnyValue::Integer(720).as_f64(), Some(720.0));
/// assert_eq!(AnyValue::String("720".to_owned()).as_f64(), Some(720.0));
/// assert_eq!(AnyValue::String("auto".to_owned()).as_str(), Some("auto"));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyValue {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer of 64 bits.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// A string.
    String(String),
    /// An array.
    List(Vec<AnyValue>),
    /// An object.
    Object(BTreeMap<String, AnyValue>),
}

impl AnyValue {
    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one or a string with one in it.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            Self::String(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The elements, if it is an array.
    pub fn as_list(&self) -> Option<&[AnyValue]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The value of a key, if it is an object with that key.
    pub fn get(&self, key: &str) -> Option<&AnyValue> {
        match self {
            Self::Object(object) => object.get(key),
            _ => None,
        }
    }
}

impl Serialize for AnyValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::String(value) => serializer.serialize_str(value),
            Self::List(value) => value.serialize(serializer),
            Self::Object(value) => value.serialize(serializer),
        }
    }
}

impl Value for AnyValue {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Other(field)
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }
}

deserialize!(AnyValue);

impl OtherField for Option<AnyValue> {
    fn expected(&self) -> &'static str {
        "any value"
    }

    fn boolean(&mut self, value: bool) -> bool {
        *self = Some(AnyValue::Bool(value));
        true
    }

    fn integer(&mut self, value: i64) -> bool {
        *self = Some(AnyValue::Integer(value));
        true
    }

    fn float(&mut self, value: f64) -> bool {
        *self = Some(AnyValue::Float(value));
        true
    }

    fn number(&mut self, text: &str) -> bool {
        codec::number(self, text)
    }

    fn text(&mut self, value: &str) -> bool {
        *self = Some(AnyValue::String(value.to_owned()));
        true
    }

    fn list(&mut self) -> Option<&mut dyn ListField> {
        Some(self)
    }

    fn map(&mut self) -> Option<&mut dyn MapField> {
        Some(self)
    }
}

impl ListField for Option<AnyValue> {
    fn open(&mut self) {
        *self = Some(AnyValue::List(Vec::new()));
    }

    fn element(&mut self, read: &mut dyn FnMut(Place<'_>) -> bool) {
        if let Some(AnyValue::List(list)) = self {
            codec::push(list, read);
        }
    }
}

impl MapField for Option<AnyValue> {
    fn open(&mut self) {
        *self = Some(AnyValue::Object(BTreeMap::new()));
    }

    fn entry(&mut self, key: String, read: &mut dyn FnMut(Place<'_>)) {
        if let Some(AnyValue::Object(map)) = self {
            codec::insert(map, key, read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_json_value_is_kept() {
        let text = r#"{"a":[null,true,-7,0.5,"x",[],{}],"b":{"c":9223372036854775807}}"#;
        let value: AnyValue = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(value.get("a").and_then(AnyValue::as_list).unwrap().len(), 7);
        assert_eq!(value.get("b").and_then(|value| value.get("c")), Some(&AnyValue::Integer(i64::MAX)));
        assert_eq!(
            serde_json::from_str::<AnyValue>("18446744073709551615").unwrap().as_f64(),
            Some(1.844_674_407_370_955_2e19)
        );
        assert_eq!((value.as_f64(), value.as_str(), value.as_list()), (None, None, None));
        assert_eq!(AnyValue::Null.get("a"), None);
    }
}
