//! Merging of JSON objects, on their text: what is not replaced keeps its order, and its numbers their digits.

use serde_json::Error;

/// Merges an object into another, member by member: objects are merged, everything else is replaced. Both are valid JSON.
/// `None` if one of them is not an object.
pub(crate) fn merge(base: &[u8], fields: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    let (Some(mut merged), Some(fields)) = (members(base)?, members(fields)?) else { return Ok(None) };
    for (name, value) in fields {
        match merged.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = merge(known, &value)?.unwrap_or(value),
            None => merged.push((name, value)),
        }
    }
    let mut text = Vec::new();
    for (name, value) in merged {
        text.push(if text.is_empty() { b'{' } else { b',' });
        serde_json::to_writer(&mut text, &name)?;
        text.push(b':');
        text.extend(value);
    }
    if text.is_empty() {
        text.push(b'{');
    }
    text.push(b'}');
    Ok(Some(text))
}

/// Name of a member, and the text of its value.
type Member = (String, Vec<u8>);

/// The members of an object. `None` for any other value.
fn members(json: &[u8]) -> Result<Option<Vec<Member>>, Error> {
    let json = json.trim_ascii();
    let Some(json) = json.strip_prefix(b"{").and_then(|json| json.strip_suffix(b"}")) else { return Ok(None) };
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    // Commas and colons between the members, and not within their values.
    let parts = json.split(|&byte| {
        match byte {
            _ if escaped => {
                escaped = false;
                return false;
            }
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        !in_string && depth == 0 && matches!(byte, b',' | b':')
    });
    let mut parts = parts.map(<[u8]>::trim_ascii);
    let mut members = Vec::new();
    while let Some(name) = parts.next().filter(|name| !name.is_empty()) {
        members.push((serde_json::from_slice(name)?, parts.next().unwrap_or_default().to_vec()));
    }
    Ok(Some(members))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    use super::*;

    fn merged(base: &str, fields: &str) -> Option<String> {
        merge(base.as_bytes(), fields.as_bytes()).unwrap().map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn objects_are_merged_and_everything_else_is_replaced() {
        for (base, fields, expected) in [
            ("{}", "{}", "{}"),
            (r#"{"a":1}"#, "{}", r#"{"a":1}"#),
            ("{}", r#"{"a":1}"#, r#"{"a":1}"#),
            (r#"{"b":1,"a":2}"#, r#"{"c":3,"b":null}"#, r#"{"b":null,"a":2,"c":3}"#),
            (r#"{"a":{"b":1,"c":{"d":2}}}"#, r#"{"a":{"c":{"e":3}}}"#, r#"{"a":{"b":1,"c":{"d":2,"e":3}}}"#),
            (r#"{"a":[1,{"b":2}]}"#, r#"{"a":[{"c":3}]}"#, r#"{"a":[{"c":3}]}"#),
            (r#"{"a":{"b":1}}"#, r#"{"a":"b"}"#, r#"{"a":"b"}"#),
            (r#"{"a":5}"#, r#"{"a":{"b":1}}"#, r#"{"a":{"b":1}}"#),
            (r#"{"a":0.30000000000000004441,"b":1}"#, r#"{"b":2e5}"#, r#"{"a":0.30000000000000004441,"b":2e5}"#),
            (r#"{"\"{,:\\":"}\\\""}"#, r#"{"x":"]"}"#, r#"{"\"{,:\\":"}\\\"","x":"]"}"#),
            (r#"{"":1}"#, r#"{"":2}"#, r#"{"":2}"#),
            (" { \"a\" : { } } ", "{\"\\u0061\":{ \"b\" : [ 1 , 2 ] }}", r#"{"a":{"b":[ 1 , 2 ]}}"#),
        ] {
            assert_eq!(merged(base, fields).as_deref(), Some(expected), "{base} {fields}");
        }
    }

    #[test]
    fn what_is_not_an_object_is_not_merged() {
        for other in ["null", "5", "[]", r#""{}""#, "true"] {
            assert_eq!(merged("{}", other), None, "{other}");
            assert_eq!(merged(other, "{}"), None, "{other}");
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(json!(null)),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            "[a-c\"\\\\{},:\\[\\]é]{0,4}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let name = "[a-c\"\\\\]{0,1}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
                prop::collection::btree_map(name, inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    fn merge_values(base: &mut Map<String, Value>, fields: Map<String, Value>) {
        for (name, value) in fields {
            match (base.get_mut(&name), value) {
                (Some(Value::Object(base)), Value::Object(fields)) => merge_values(base, fields),
                (_, value) => drop(base.insert(name, value)),
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_merged_as_its_values_would_be(base in values(), fields in values()) {
            let merged = merged(&base.to_string(), &fields.to_string());
            let expected = match (base, fields) {
                (Value::Object(mut base), Value::Object(fields)) => {
                    merge_values(&mut base, fields);
                    Some(Value::Object(base))
                }
                _ => None,
            };
            prop_assert_eq!(merged.map(|text| serde_json::from_str::<Value>(&text).unwrap()), expected);
        }
    }
}
