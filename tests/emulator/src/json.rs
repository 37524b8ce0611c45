//! Records are JSON; these read and change one without a word about its being an object.

use serde_json::Value;

/// The text of a field, empty if it has none.
pub(crate) fn text<'a>(record: &'a Value, name: &str) -> &'a str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn set(record: &mut Value, name: &str, value: impl Into<Value>) {
    if let Some(fields) = record.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
}

/// The items of a list, none if there is no such list.
pub(crate) fn items<'a>(record: &'a Value, name: &str) -> &'a [Value] {
    record.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The list of that name, which comes into being where there is none.
pub(crate) fn items_mut<'a>(record: &'a mut Value, name: &str) -> Option<&'a mut Vec<Value>> {
    let list = record.as_object_mut()?.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    list.as_array_mut()
}
