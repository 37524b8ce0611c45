//! Responses with values of other types than the API documents: read where their meaning is clear.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::sync::{Arc, Mutex};

use fastpix_conformance::{
    Decoded, Memory, Row, core, example, operation, operations,
    places::{has_several_types, is_anything, parent, path, pointers, removed, replaced, sample},
    response,
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Call, ErrorClass, FastpixCore, FastpixError, Outcome, ResponseValidationError,
    models::{GetLiveStreamByIdRequest, LiveStreamResponseDto, UnknownValue},
    *,
};
use serde_json::{Value, json};

/// A core whose responses are set by the test, so that thousands of them need one core.
struct Responses {
    body: Arc<Mutex<String>>,
    core: FastpixCore,
}

impl Responses {
    fn new() -> Self {
        let body = Arc::new(Mutex::new(String::new()));
        let current = body.clone();
        let memory = Memory::new(move |_| response(200, &[], current.lock().unwrap().clone()));
        Self { body, core: memory.builder().build().unwrap() }
    }

    async fn read(&self, row: &Row, body: impl ToString) -> Result<Decoded, FastpixError> {
        *self.body.lock().unwrap() = body.to_string();
        row.call(&self.core).send().await
    }

    async fn json(&self, row: &Row, body: impl ToString) -> Value {
        let body = body.to_string();
        self.read(row, &body).await.unwrap_or_else(|error| panic!("{}: {error} {body}", row.function)).json
    }
}

fn created(body: &str) -> Call<LiveStreamResponseDto> {
    let core = Memory::answering(201, body.to_owned()).builder().build().unwrap();
    start_live_stream_create_new_stream(&core, example())
}

fn validation(result: Result<impl Sized, FastpixError>) -> ResponseValidationError {
    match result {
        Err(FastpixError::ResponseValidation(error)) => error,
        Err(error) => panic!("another error: {error:?}"),
        Ok(_) => panic!("it was read"),
    }
}

/// All values of a kind in all full responses, but those that can be of any type.
fn values(kind: fn(&Value) -> bool) -> impl Iterator<Item = (&'static Row, String, Value)> {
    operations().flat_map(move |row| {
        let sample = sample(row);
        let pointers = pointers(&sample).into_iter().filter(|pointer| !is_anything(row, pointer));
        let values = pointers.filter_map(|pointer| {
            let value = sample.pointer(&pointer)?.clone();
            (kind(&value) && !has_several_types(&pointer)).then_some((row, pointer, value))
        });
        values.collect::<Vec<_>>()
    })
}

fn is_integer(value: &Value) -> bool {
    value.is_i64()
}

/// Returns true if a number of the full response is in a field for integers. Some fields for floats have integers in
/// them.
async fn is_in_integer_field(responses: &Responses, row: &Row, pointer: &str) -> bool {
    responses.read(row, replaced(row, pointer, json!(0.5))).await.is_err()
}

#[tokio::test]
async fn a_null_in_a_list_or_map_is_skipped() {
    let responses = Responses::new();
    let mut count = 0;
    for (row, pointer, _) in values(|value| value.is_array()) {
        for at_end in [false, true] {
            let mut body = sample(row);
            let items = body.pointer_mut(&pointer).unwrap().as_array_mut().unwrap();
            items.insert(if at_end { items.len() } else { 0 }, Value::Null);
            assert_eq!(responses.json(row, body).await, sample(row), "{} {pointer}", row.function);
            count += 1;
        }
    }
    for row in operations() {
        for map in row.maps.iter().filter(|map| !map.ends_with("/custom") && !is_anything(row, map)) {
            let mut body = sample(row);
            body.pointer_mut(map).unwrap().as_object_mut().unwrap().insert("aNull".to_owned(), Value::Null);
            assert_eq!(responses.json(row, body).await, sample(row), "{} {map}", row.function);
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[tokio::test]
async fn a_number_or_boolean_in_metadata_is_its_text() {
    let body = r#"{"data": {"metadata": {"a": 7, "b": true, "c": -0.5, "d": 18446744073709551615, "e": "x"}}}"#;
    let metadata = created(body).data().await.unwrap().metadata.unwrap();
    let texts: Vec<_> = metadata.values().map(String::as_str).collect();
    assert_eq!(texts, ["7", "true", "-0.5", "18446744073709551615", "x"]);
}

#[tokio::test]
async fn an_integer_may_have_a_point_an_exponent_or_quotes() {
    for text in ["60", "60.0", "6e1", "6E+1", "600e-1", r#""60""#, r#""60.0""#, r#""6e1""#, r#""600e-1""#] {
        let stream = created(&format!(r#"{{"data": {{"reconnectWindow": {text}}}}}"#)).data().await.unwrap();
        assert_eq!(stream.reconnect_window, Some(60), "{text}");
    }
    for (text, expected) in [
        ("-9223372036854775808", i64::MIN),
        (r#""-9223372036854775808""#, i64::MIN),
        ("9223372036854775807", i64::MAX),
        (r#""9223372036854775807""#, i64::MAX),
        ("-0", 0),
        ("-0.0", 0),
        ("0e999999999", 0),
    ] {
        let stream = created(&format!(r#"{{"data": {{"maxDuration": {text}}}}}"#)).data().await.unwrap();
        assert_eq!(stream.max_duration, Some(expected), "{text}");
    }
    let responses = Responses::new();
    for (row, pointer, value) in values(is_integer) {
        let number = value.as_i64().unwrap();
        for other in [json!(number as f64), json!(number.to_string())] {
            let mut read = responses.json(row, replaced(row, &pointer, other)).await;
            let written = read.pointer_mut(&pointer).unwrap();
            assert_eq!(written.as_f64(), Some(number as f64), "{} {pointer}", row.function);
            *written = value.clone();
            assert_eq!(read, sample(row), "{} {pointer}", row.function);
        }
    }
}

#[tokio::test]
async fn a_fraction_in_an_integer_field_is_a_located_error() {
    for text in ["60.5", "5e-1", r#""60.5""#, r#""6e-1""#, "9223372036854775808", "1e19", "-1e19", r#""1e19""#] {
        let error = validation(created(&format!(r#"{{"data": {{"maxDuration": {text}}}}}"#)).await);
        assert_eq!((error.path(), error.reason()), ("data.maxDuration", "expected an integer"), "{text}");
        assert!(error.to_string().contains("expected an integer at data.maxDuration"), "{error}");
    }
    for text in ["", "-", "+60", "60 ", "0x3c", ".5", "6e", "NaN", "inf", "6e1e1", "1.2.3"] {
        let error = validation(created(&format!(r#"{{"data": {{"maxDuration": "{text}"}}}}"#)).await);
        assert_eq!(error.reason(), "expected an integer", "{text}");
    }
}

#[tokio::test]
async fn floats_and_booleans_may_be_in_quotes() {
    let responses = Responses::new();
    let mut count = 0;
    for (row, pointer, value) in values(|value| value.is_f64() || value.is_boolean()) {
        if pointer == "/success" {
            continue;
        }
        let body = replaced(row, &pointer, json!(value.to_string()));
        assert_eq!(responses.json(row, body).await, sample(row), "{} {pointer}", row.function);
        count += 1;
    }
    assert!(count > 50, "{count}");
    let row = operation("errors_list_errors");
    for text in ["", "NaN", "inf", "-", "+1.5", "1e999", "0x1"] {
        let error = validation(responses.read(row, replaced(row, "/data/errors/0/percentage", json!(text))).await);
        assert_eq!((error.path(), error.reason()), ("data.errors[0].percentage", "expected a number"), "{text}");
    }
}

#[tokio::test]
async fn a_number_where_the_model_has_a_string_is_its_text() {
    let responses = Responses::new();
    let mut count = 0;
    for (row, pointer, _) in values(Value::is_string) {
        for number in [json!(5001), json!(1.0), json!(-2.5)] {
            let body = replaced(row, &pointer, number.clone());
            let mut read = responses.json(row, body).await;
            assert_eq!(*read.pointer(&pointer).unwrap(), json!(number.to_string()), "{} {pointer}", row.function);
            *read.pointer_mut(&pointer).unwrap() = sample(row).pointer(&pointer).unwrap().clone();
            // A track is of another variant without its type, with all of its fields.
            assert_eq!(read, sample(row), "{} {pointer}", row.function);
        }
        count += 1;
    }
    assert!(count > 700, "{count}");
}

#[tokio::test]
async fn an_empty_map_may_be_an_empty_list() {
    let responses = Responses::new();
    for row in operations() {
        for map in row.maps.iter().filter(|map| !is_anything(row, map)) {
            let read = responses.json(row, replaced(row, map, json!([]))).await;
            assert_eq!(read, replaced(row, map, json!({})), "{} {map}", row.function);
            let error = validation(responses.read(row, replaced(row, map, json!(["a"]))).await);
            assert_eq!((error.path(), error.reason()), (path(map).as_str(), "expected an object"));
        }
    }
}

#[tokio::test]
async fn every_digit_of_a_float_is_kept() {
    let responses = Responses::new();
    let mut count = 0;
    for (row, pointer, value) in values(Value::is_number) {
        if value.is_i64() && is_in_integer_field(&responses, row, &pointer).await {
            continue;
        }
        for digits in ["0.9998969136573785", "123456.78901234568", "5e-324", "1.7976931348623157e308"] {
            let number: Value = serde_json::from_str(digits).unwrap();
            let body = replaced(row, &pointer, number.clone());
            let read = responses.json(row, body).await;
            assert_eq!(read.pointer(&pointer).unwrap().to_string(), number.to_string(), "{} {pointer}", row.function);
        }
        count += 1;
    }
    assert!(count >= 30, "{count}");
}

#[tokio::test]
async fn half_a_surrogate_pair_is_the_replacement_character() {
    let body = r#"{"success": true, "data": {"streamId": "a", "metadata": {"title": "cut \ud83c", "\uDF89": "ok"}}}"#;
    let response = created(body).with_response().await.unwrap();
    assert_eq!(response.body(), body.as_bytes(), "the body is as it was received");
    let metadata = response.into_value().data.unwrap().metadata.unwrap();
    assert_eq!(metadata["title"], "cut \u{fffd}");
    assert_eq!(metadata["\u{fffd}"], "ok");

    let body = r#"{"success": false, "error": {"code": 422, "message": "no such title: \ud83c"}}"#;
    let core = Memory::answering(422, body).builder().build().unwrap();
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!(error.as_api().unwrap().message(), Some("no such title: \u{fffd}"));

    let error = validation(created(r#"{"data": {"metadata": {"title": "\ud83c"}, "maxDuration": "x"}}"#).await);
    assert_eq!((error.path(), error.reason()), ("data.maxDuration", "expected an integer"));
    let error = validation(created(r#"{"data": {"metadata": {"title": "\ud83c"}, "maxDuration": 1,}}"#).await);
    assert_eq!(error.reason(), "invalid JSON");
}

#[tokio::test]
async fn a_byte_order_mark_before_json_is_skipped() {
    let body = "\u{feff}{\"data\": {\"streamId\": \"a\"}}";
    let response = created(body).with_response().await.unwrap();
    assert_eq!(response.body(), body.as_bytes(), "the body is as it was received");
    assert_eq!(response.into_value().data.unwrap().stream_id.as_deref(), Some("a"));
    let error = validation(created("\u{feff}{\"data\": {\"maxDuration\": \"x\"}}").await);
    assert_eq!((error.path(), error.reason()), ("data.maxDuration", "expected an integer"));
}

#[tokio::test]
async fn a_2xx_that_is_not_successful_is_an_api_error() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    let body = r#"{"success": false, "error": {"code": 4711, "message": "the stream is gone"}}"#;
    let create = || start_live_stream_create_new_stream(&core, example());
    for status in [200, 201, 202] {
        emulator.clear_requests();
        for _ in 0..3 {
            emulator.fault(Fault::response(status).body(body));
        }
        let errors = [
            create().await.unwrap_err(),
            create().data().await.unwrap_err(),
            create().with_response().await.map(|_| ()).unwrap_err(),
        ];
        for error in errors {
            let api = error.as_api().unwrap_or_else(|| panic!("another error: {error:?}"));
            assert_eq!((api.status().as_u16(), api.class()), (status, ErrorClass::FastpixDefaultError));
            assert_eq!((api.code(), api.message()), (Some(4711), Some("the stream is gone")));
            assert_eq!((api.body().as_ref(), api.operation()), (body.as_bytes(), Some("create-new-stream")));
            assert_eq!((error.outcome(), api.attempts()), (Outcome::ResponseReceived, 1));
        }
        assert_eq!(emulator.requests().len(), 3, "none is retried");
    }

    let responses = Responses::new();
    for row in operations() {
        let error = responses.read(row, r#"{"success": false}"#).await.unwrap_err();
        let api = error.as_api().unwrap_or_else(|| panic!("{}: {error:?}", row.function));
        assert_eq!((api.code(), api.message(), api.operation()), (None, None, Some(row.id)));
        let error = responses.read(row, r#"{"success": "false"}"#).await.unwrap_err();
        assert!(error.as_api().is_some(), "{}: {error:?}", row.function);
    }
}

#[tokio::test]
async fn a_missing_body_is_a_success_for_operations_without_data() {
    let responses = Responses::new();
    let mut without_data = 0;
    for row in operations() {
        let result = responses.read(row, "").await;
        if sample(row) == json!({"success": true}) {
            assert_eq!(result.unwrap().json, json!({"success": true}), "{}", row.function);
            without_data += 1;
        } else {
            assert_eq!(validation(result).reason(), "the body is empty", "{}", row.function);
        }
    }
    assert!(without_data >= 9, "{without_data}");

    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    for status in [200, 204] {
        emulator.fault(Fault::response(status));
        manage_live_stream_delete_live_stream(&core, "a").data().await.unwrap();
    }
}

#[tokio::test]
async fn data_returns_the_data_alone() {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    let stream = start_live_stream_create_new_stream(&core, example()).data().await.unwrap();
    let request = GetLiveStreamByIdRequest::new(stream.stream_id.clone().unwrap());
    let response = manage_live_stream_get_live_stream_by_id(&core, request).data().with_response().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.into_value().stream_id, stream.stream_id);

    for body in [r#"{"success": true}"#, r#"{"success": true, "data": null}"#] {
        let error = validation(created(body).data().await);
        assert_eq!((error.path(), error.status().as_u16(), error.attempts()), ("data", 201, 1));
        assert_eq!((error.body().as_ref(), error.operation()), (body.as_bytes(), Some("create-new-stream")));
        assert!(error.to_string().contains("expected a value at data"), "{error}");
    }
}

#[tokio::test]
async fn an_unknown_value_of_an_enum_is_read_by_as_str() {
    let stream = created(r#"{"data": {"status": "paused"}}"#).data().await.unwrap();
    let Some(models::LiveStreamStatus::Unknown(value)) = stream.status else { panic!("{stream:?}") };
    assert_eq!(UnknownValue::as_str(&value), "paused");
}

/// Mutation of one value.
const MUTATIONS: &[(&str, &str)] = &[
    ("null", "null"),
    ("boolean", "true"),
    ("integer", "4711"),
    ("large", "18446744073709551615"),
    ("fraction", "-0.125"),
    ("number in quotes", r#""4711""#),
    ("word", r#""a word""#),
    ("empty string", r#""""#),
    ("half pair", r#""\ud83c and \u0000""#),
    ("odd Unicode", "\"\u{202e}\u{feff}e\u{301}\u{1f3f4}\u{e0067}\u{10ffff}\""),
    ("array", r#"[null, "a", {}]"#),
    ("object", r#"{"a": [], "b": null}"#),
];

/// The mutations that are errors: the kind of field, the mutations, and why.
const ERRORS: &[(&str, &[&str], &str)] = &[
    ("string", &["array", "object", "deep"], "an array or object in place of a string has no clear meaning"),
    (
        "integer",
        &[
            "boolean",
            "large",
            "fraction",
            "word",
            "empty string",
            "half pair",
            "odd Unicode",
            "long",
            "array",
            "object",
            "deep",
        ],
        "no integer, or none that 64 bits hold",
    ),
    (
        "float",
        &["boolean", "word", "empty string", "half pair", "odd Unicode", "long", "array", "object", "deep"],
        "no number",
    ),
    (
        "boolean",
        &[
            "integer",
            "large",
            "fraction",
            "number in quotes",
            "word",
            "empty string",
            "half pair",
            "odd Unicode",
            "long",
            "array",
            "object",
            "deep",
        ],
        "neither true nor false",
    ),
    ("number or string", &["boolean", "array", "object", "deep"], "neither a number nor a string"),
    (
        "list or string",
        &["boolean", "integer", "large", "fraction", "array", "object", "deep"],
        "neither a string nor a list of files",
    ),
    ("any", &["deep"], "serde_json reads at most 127 levels"),
    (
        "object without fields",
        &[
            "boolean",
            "integer",
            "large",
            "fraction",
            "number in quotes",
            "word",
            "empty string",
            "half pair",
            "odd Unicode",
            "long",
            "array",
            "deep",
        ],
        "no object",
    ),
    (
        "empty list",
        &[
            "boolean",
            "integer",
            "large",
            "fraction",
            "number in quotes",
            "word",
            "empty string",
            "half pair",
            "odd Unicode",
            "long",
            "array",
            "object",
            "deep",
        ],
        "no list, or one whose elements are no objects",
    ),
];

async fn kind(responses: &Responses, row: &Row, pointer: &str, value: &Value) -> &'static str {
    match value {
        _ if is_anything(row, pointer) => "any",
        _ if pointer.ends_with("/mp4Support") => "list or string",
        _ if has_several_types(pointer) => "number or string",
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Number(_) if is_in_integer_field(responses, row, pointer).await => "integer",
        Value::Number(_) => "float",
        Value::Array(_) => "empty list",
        _ => "object without fields",
    }
}

fn is_leaf(value: &Value) -> bool {
    !matches!(value, Value::Array(items) if !items.is_empty())
        && !matches!(value, Value::Object(fields) if !fields.is_empty())
}

#[tokio::test]
async fn one_odd_value_loses_no_other_value() {
    let responses = Responses::new();
    let long = format!("{:?}", "x".repeat(100_000));
    let deep = ["[".repeat(1000), "]".repeat(1000)].concat();
    let mutations = MUTATIONS.iter().copied().chain([("long", long.as_str()), ("deep", deep.as_str())]);
    let mutations: Vec<_> = mutations.collect();
    let mut count = 0;
    for row in operations() {
        let sample = sample(row);
        for pointer in pointers(&sample) {
            let value = sample.pointer(&pointer).unwrap();
            if !is_leaf(value) || pointer == "/success" {
                continue;
            }
            let kind = kind(&responses, row, &pointer, value).await;
            let (_, errors, reason) = ERRORS.iter().find(|(name, ..)| *name == kind).unwrap();
            let siblings = without(&sample, &pointer);
            let (before, after) = around(row, &pointer);
            for (mutation, text) in &mutations {
                let about = format!("{} with {mutation} as {kind} at {pointer}", row.function);
                let result = responses.read(row, format!("{before}{text}{after}")).await;
                count += 1;
                if errors.contains(mutation) {
                    let error = validation(result);
                    assert_eq!(error.status(), 200, "{about}: {reason}");
                    continue;
                }
                let read = result.unwrap_or_else(|error| panic!("{about}: {error}")).json;
                if *mutation == "null" {
                    assert!(
                        read == siblings || kind == "any" && without(&read, &pointer) == siblings,
                        "{about}: {read}"
                    );
                } else {
                    assert!(read.pointer(&pointer).is_some(), "{about} is lost: {read}");
                    assert_eq!(without(&read, &pointer), siblings, "{about}");
                }
            }
            if parent(&mut sample.clone(), &pointer).0.is_object() {
                assert_eq!(responses.json(row, removed(row, &pointer)).await, siblings, "{} {pointer}", row.function);
            }
        }
    }
    assert!(count > 15_000, "{count}");
}

/// A value without what is at the pointer.
fn without(value: &Value, pointer: &str) -> Value {
    let mut value = value.clone();
    let (parent, key) = parent(&mut value, pointer);
    match parent {
        Value::Object(fields) => drop(fields.remove(key)),
        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => panic!("{pointer} leads into a scalar"),
    }
    value
}

/// The text of the full response before and after a value.
fn around(row: &Row, pointer: &str) -> (String, String) {
    const MARK: &str = "\"<the value>\"";
    let text = replaced(row, pointer, json!("<the value>")).to_string();
    let (before, after) = text.split_once(MARK).unwrap();
    (before.to_owned(), after.to_owned())
}
