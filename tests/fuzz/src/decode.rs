use fastpix_conformance::{Decoded, Memory, Row, operations};
use fastpix_funcs::FastpixError;
use serde_json::{Number, Value};

use crate::{assert_one_line, run, split_line};

const CANARY: &str = "canary-4f7d-9e02";

/// The name of a function, a line break, and a response to it: it is read or refused; what was read is written back as it
/// is; and no text of it that grants access can be printed.
pub fn decode(data: &[u8]) {
    let (function, body) = split_line(data);
    let row = row(function);
    if let Ok(decoded) = response(row, body.to_vec()) {
        let written = decoded.json.to_string();
        let again = response(row, written.clone().into()).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert!(same(&again.json, &decoded.json), "{} is not {written}", again.json);
        if again.json == decoded.json {
            assert_eq!(again.debug, decoded.debug, "{written}");
        }
        secrets_stay_hidden(row, decoded.json);
    }
    values_stay_out_of_errors(row, body);
}

/// Operation with that name. An unknown name selects any operation.
fn row(function: &[u8]) -> &'static Row {
    let index = function.iter().map(|byte| usize::from(*byte)).sum::<usize>() % operations().count();
    let by_name = operations().find(|row| row.function.as_bytes() == function);
    by_name.or_else(|| operations().nth(index)).expect("there are operations")
}

fn response(row: &Row, body: Vec<u8>) -> Result<Decoded, FastpixError> {
    let core = Memory::answering(200, body).builder().build().expect("the test's configuration is valid");
    let result = run(row.call(&core).send());
    if let Err(error) = &result {
        assert!(matches!(error, FastpixError::ResponseValidation(_)), "{error:?}");
        assert_one_line(error);
    }
    result
}

/// Equal but for the last digit of fractions: `serde_json` reads them that exactly, and no more.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || nearly(one, other).unwrap_or(false),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let found = |(key, one): (&String, &Value)| other.get(key).is_some_and(|other| same(one, other));
            one.len() == other.len() && one.iter().all(found)
        }
        _ => one == other,
    }
}

fn nearly(one: &Number, other: &Number) -> Option<bool> {
    if !one.is_f64() || !other.is_f64() {
        return None;
    }
    let (one, other) = (one.as_f64()?, other.as_f64()?);
    Some((one - other).abs() <= one.abs() * 2.0 * f64::EPSILON)
}

/// Replaces each secret by a unique string and searches the output for it.
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

/// Number of strings at the pointer, in which an index stands for all elements.
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

/// Replaces every string by the canary. Errors for invalid or truncated bodies must not contain it.
fn values_stay_out_of_errors(row: &Row, body: &[u8]) {
    let Ok(mut value) = serde_json::from_slice(body) else { return };
    replace_texts(&mut value);
    let text = value.to_string();
    let after_last = text.rfind(CANARY).map(|start| start + CANARY.len());
    let cut = after_last.and_then(|end| text.get(..end)).unwrap_or_default();
    for body in [&text, cut] {
        // Keys are not values: they appear in the path of an error.
        if let Err(error) = response(row, body.as_bytes().to_vec()) {
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
