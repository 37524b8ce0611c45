use fastpix_conformance::{LIST_STREAMS, Memory};
use fastpix_funcs::{FastpixError, RetryConfig};
use serde_json::Value;

use crate::{assert_one_line, run};

const CANARY: &str = "canary-4f7d-9e02";

/// Number of bytes of an error body that are kept.
const KEPT: usize = 64 * 1024;

/// Input: a byte for the status, and the body of an error. The body is kept, its envelope is read as by `serde_json`,
/// and only the messages of the API are printed.
pub fn error_envelope(data: &[u8]) {
    let Some((status, body)) = data.split_first() else { return };
    let status = 300 + u16::from(*status);
    let error = answer(status, body);
    assert_one_line(&error);
    let FastpixError::Api(api) = &error else { panic!("{error:?}") };
    assert_eq!((api.status().as_u16(), api.attempts()), (status, 1));
    assert_eq!(api.body(), body.get(..KEPT).unwrap_or(body));

    let Ok(mut value) = serde_json::from_slice::<Value>(api.body()) else { return };
    // Escaped and duplicate names are read differently.
    if !api.body().contains(&b'\\') && value.to_string().len() == api.body().len() {
        let said = value.get("error").and_then(Value::as_object);
        let text = |name| said.and_then(|said| said.get(name)).and_then(Value::as_str);
        assert_eq!(api.description(), text("description"));
        assert_eq!(api.message(), message(&value));
        assert_eq!(api.fields().len(), said.and_then(|said| said.get("fields")).map_or(0, fields));
    }

    hide(&mut value, &[]);
    let printed = assert_one_line(&answer(status, value.to_string().as_bytes()));
    assert!(!printed.contains(CANARY), "{printed}");
}

/// The most specific message.
fn message(value: &Value) -> Option<&str> {
    let own = value.get("error").and_then(|error| error.get("message"));
    let list = value.get("errors").and_then(Value::as_array).into_iter().flatten();
    let listed = list.filter_map(|error| error.as_str().or_else(|| error.get("message").and_then(Value::as_str)));
    let others = ["message", "error", "detail", "title"].map(|name| value.get(name).and_then(Value::as_str));
    let [message, error, detail, title] = others;
    let own = own.and_then(Value::as_str);
    own.or(message).or(error).or_else(|| { listed }.next()).or(detail).or(title)
}

/// Number of rejected fields that are named: by an array of objects, or by a map of strings and arrays of strings.
fn fields(fields: &Value) -> usize {
    match fields {
        Value::Array(items) => {
            let names = |item: &Value| ["field", "message"].iter().any(|name| item.get(name).is_some_and(is_scalar));
            items.iter().filter(|item| names(item)).count()
        }
        Value::Object(map) => {
            let named = map.values().map(|value| match value {
                Value::Array(items) => items.iter().filter(|item| item.is_string()).count(),
                value => usize::from(value.is_string()),
            });
            named.sum()
        }
        _ => 0,
    }
}

fn answer(status: u16, body: &[u8]) -> FastpixError {
    let core = Memory::answering(status, body.to_vec()).builder().retries(RetryConfig::None).build();
    let core = core.expect("the test's configuration is valid");
    run(core.request(&LIST_STREAMS).call_raw()).expect_err("an error status")
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// Replaces every string by the canary, except the message and the fields.
fn hide(value: &mut Value, path: &[&str]) {
    let is_shown = matches!(
        path,
        ["error", "message"]
            | ["message" | "error" | "detail" | "title"]
            | ["errors", ""]
            | ["errors", "", "message"]
            | ["error", "fields", "", "field" | "message"]
            | ["error", "fields", _]
            | ["error", "fields", _, ""]
    );
    match value {
        Value::String(text) if !is_shown => *text = CANARY.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| hide(item, &[path, &[""]].concat())),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| hide(value, &[path, &[key]].concat())),
        _ => {}
    }
}
