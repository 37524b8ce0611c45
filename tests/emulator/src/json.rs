//! Helpers to read and change fields of JSON objects.

use serde_json::Value;

/// The string value of a field; empty if there is none.
pub(crate) fn text<'a>(record: &'a Value, name: &str) -> &'a str {
    record.get(name).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn set(record: &mut Value, name: &str, value: impl Into<Value>) {
    if let Some(fields) = record.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
}

/// The elements of a list; empty if there is no such list.
pub(crate) fn items<'a>(record: &'a Value, name: &str) -> &'a [Value] {
    record.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The list of that name, which is created if there is none.
pub(crate) fn items_mut<'a>(record: &'a mut Value, name: &str) -> Option<&'a mut Vec<Value>> {
    let list = record.as_object_mut()?.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    list.as_array_mut()
}
