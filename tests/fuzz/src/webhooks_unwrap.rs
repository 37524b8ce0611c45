use fastpix_funcs::webhooks::{
    self, Event, WebhookError, WebhookSecret, is_probe, webhooks_sign, webhooks_verify_signature,
};
use serde::de::IgnoredAny;
use serde_json::{Value, value::RawValue};

/// Input: the body of a webhook. It is an event if and only if it is an object with a type, by `serde_json`, whatever the
/// data is. It is no signature, and its own signature is right for no other body.
pub fn webhooks_unwrap(data: &[u8]) {
    let secret = WebhookSecret::new("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").expect("a valid secret");
    let signature = webhooks_sign(&secret, data);
    assert!(webhooks_verify_signature(&secret, data, b"{}").is_err());
    let other = [data, b" "].concat();
    assert_eq!(webhooks::webhooks_unwrap(&secret, &signature, &other), Err(WebhookError::SignatureMismatch));

    let text = std::str::from_utf8(data).ok();
    let is_json = text.is_some_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    let probe = is_probe(&None::<&str>, data);
    assert!(!is_probe(&signature, data));
    // Fails for some of what is JSON: numbers that are too large, halves of surrogate pairs, and what is nested deeply.
    let value: Option<Value> = serde_json::from_slice(data).ok();
    match webhooks::webhooks_unwrap(&secret, &signature, data) {
        Ok(event) => {
            assert!(is_json && !format!("{event:?}").is_empty());
            assert_eq!(event.raw().as_bytes(), data);
            assert_eq!(webhooks::webhooks_unwrap(&secret, &signature, data).as_ref(), Ok(&event));
            if let Some(data) = event.raw_data() {
                serde_json::from_str::<&RawValue>(data).expect("a part of JSON is JSON");
            }
            if let Some(value) = value {
                check(&event, &value);
                assert_eq!(probe, value.get("id").is_none_or(Value::is_null));
            }
        }
        Err(WebhookError::NotJson { body }) => {
            assert!(!is_json && body == data);
            assert_eq!(probe, text.is_some_and(|text| text.trim().is_empty()));
        }
        Err(WebhookError::NotAnEvent { body }) => {
            assert!(is_json && body == data);
            if let Some(value) = value {
                assert!(!value.get("type").is_some_and(Value::is_string));
            }
        }
        Err(error) => panic!("{error:?}"),
    }
}

/// Compares an event with the same JSON as a value.
fn check(event: &Event, value: &Value) {
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(_)) => Some("a number".to_owned()),
        _ => None,
    };
    // The text of a number is not that of the value.
    let same = |read: Option<&str>, value: Option<String>| match value.as_deref() {
        Some("a number") => assert!(read.is_some()),
        value => assert_eq!(read, value),
    };
    let name = value.get("type").and_then(Value::as_str).expect("it is an event");
    assert!(
        event.event_type.as_str().eq_ignore_ascii_case(name) || !format!("{:?}", event.event_type).contains("Unknown")
    );
    same(event.id.as_deref(), text(value.get("id")));
    same(event.status.as_deref(), text(value.get("status")));
    let object = value.get("object").filter(|object| object.is_object());
    let id = event.object.as_ref().and_then(|object| object.id.as_deref());
    same(id, object.and_then(|object| text(object.get("id"))));
    assert_eq!(event.attempts, value.get("attempts").and_then(Value::as_array).map_or(0, Vec::len));
    let data = value.get("data").filter(|data| !data.is_null());
    assert_eq!(event.raw_data().and_then(|data| serde_json::from_str(data).ok()).as_ref(), data);
    for id in [event.media_id(), event.stream_id(), event.upload_id(), event.track_id()].into_iter().flatten() {
        let members = data.and_then(Value::as_object).into_iter().flat_map(|data| data.values());
        let mut known = members.chain(object.and_then(|object| object.get("id")));
        assert!(known.any(|value| value == id || value.is_number()), "{id}");
    }
}
