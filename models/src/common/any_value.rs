use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use crate::codec::Value;

/// A value whose type the service does not promise: as a rule a number in one response, and a text in the next.
///
/// ```
/// use fastpix_models::AnyValue;
///
/// assert_eq!(AnyValue::Integer(720).as_f64(), Some(720.0));
/// assert_eq!(AnyValue::Text("720".to_owned()).as_f64(), Some(720.0));
/// assert_eq!(AnyValue::Text("auto".to_owned()).as_str(), Some("auto"));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum AnyValue {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<AnyValue>),
    /// An object.
    Object(BTreeMap<String, AnyValue>),
}

impl AnyValue {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one, or a text that is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// The elements, if it is a list.
    pub fn as_list(&self) -> Option<&[AnyValue]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// The value under a key, if it is an object that has it.
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
            Self::Text(value) => serializer.serialize_str(value),
            Self::List(value) => value.serialize(serializer),
            Self::Object(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for AnyValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

impl Value<'_> for AnyValue {}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = AnyValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<AnyValue, E> {
        Ok(AnyValue::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<AnyValue, E> {
        Ok(AnyValue::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<AnyValue, E> {
        Ok(AnyValue::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<AnyValue, E> {
        Ok(i64::try_from(value).map_or(AnyValue::Float(value as f64), AnyValue::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<AnyValue, E> {
        Ok(AnyValue::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<AnyValue, E> {
        Ok(AnyValue::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<AnyValue, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(AnyValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<AnyValue, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((key, value)) = map.next_entry()? {
            object.insert(key, value);
        }
        Ok(AnyValue::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_whatever_there_is() {
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
