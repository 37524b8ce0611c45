use fastpix_conformance::{Decoded, Memory, Row, operations};
use fastpix_funcs::FastpixError;
use serde_json::Value;

use crate::{assert_one_line, run, split_line};

const CANARY: &str = "canary-4f7d-9e02";

/// The name of a function, a line break, and a response to it: it is read, or it is an error; what was read is the same
/// when it is written and read again; and no string of it that grants access can be printed.
pub fn decode(data: &[u8]) {
    let (function, body) = split_line(data);
    let row = row(function);
    if let Ok(decoded) = response(row, body.to_vec()) {
        let written = decoded.json.to_string();
        let again = response(row, written.clone().into()).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert_eq!(again.json, decoded.json, "{written}");
        assert_eq!(again.debug, decoded.debug, "{written}");
        secrets_stay_hidden(row, decoded.json);
    }
    values_stay_out_of_errors(row, body);
}

/// The operation with the name; any of them where a mutation changed the name.
fn row(function: &[u8]) -> &'static Row {
    let index = function.iter().map(|byte| usize::from(*byte)).sum::<usize>() % operations().count();
    let by_name = operations().find(|row| row.function.as_bytes() == function);
    by_name.or_else(|| operations().nth(index)).expect("there are operations")
}

fn response(row: &Row, body: Vec<u8>) -> Result<Decoded, FastpixError> {
    let core = Memory::answering(200, body).builder().build().expect("the test's configuration is valid");
    let result = run(row.call(&core).send());
    if let Err(error) = &result {
        // A response can say itself that the operation was not successful.
        assert!(matches!(error, FastpixError::ResponseValidation(_) | FastpixError::Api(_)), "{error:?}");
        assert_one_line(error);
    }
    result
}

/// Replaces each secret by a string that is nowhere else, and looks for it.
fn secrets_stay_hidden(row: &Row, mut response_json: Value) {
    if response_json.to_string().contains(CANARY) {
        return;
    }
    let places = row.secrets.iter().map(|pointer| {
        let segments: Vec<_> = pointer.split('/').skip(1).collect();
        replace(&mut response_json, &segments)
    });
    if places.sum::<usize>() > 0 {
        let decoded = response(row, response_json.to_string().into()).expect("one text is as good as another");
        assert!(!decoded.debug.contains(CANARY), "{}", decoded.debug);
        assert!(decoded.json.to_string().contains(CANARY), "it is there for whoever asks: {}", decoded.json);
    }
}

/// The number of strings at the pointer, in which an index stands for all elements.
fn replace(value: &mut Value, pointer: &[&str]) -> usize {
    match (value, pointer) {
        (text @ Value::String(_), []) => {
            *text = CANARY.into();
            1
        }
        (Value::Array(items), [_, pointer @ ..]) => items.iter_mut().map(|item| replace(item, pointer)).sum(),
        (Value::Object(fields), [name, pointer @ ..]) => {
            fields.get_mut(*name).map_or(0, |field| replace(field, pointer))
        }
        _ => 0,
    }
}

/// Replaces every string of the response by the canary. An error, of the whole or of its beginning, must not quote it.
fn values_stay_out_of_errors(row: &Row, body: &[u8]) {
    let Ok(mut value) = serde_json::from_slice(body) else { return };
    replace_texts(&mut value);
    let text = value.to_string();
    let after_last = text.rfind(CANARY).map(|start| start + CANARY.len());
    let cut = after_last.and_then(|end| text.get(..end)).unwrap_or_default();
    for body in [&text, cut] {
        // A key is no value, and is part of the path in the error.
        if let Err(error @ FastpixError::ResponseValidation(_)) = response(row, body.as_bytes().to_vec()) {
            assert!(!assert_one_line(&error).contains(CANARY), "{error:?} of {body}");
        }
    }
}

fn replace_texts(value: &mut Value) {
    match value {
        Value::String(text) => *text = CANARY.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(replace_texts),
        Value::Object(fields) => {
            // A key that looks like the canary would appear in the path.
            *fields = std::mem::take(fields).into_iter().filter(|(key, _)| !key.contains(CANARY)).collect();
            fields.values_mut().for_each(replace_texts);
        }
        _ => {}
    }
}
