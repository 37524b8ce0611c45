use fastpix_funcs::{Call, ErrorClass};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Number, Value};

/// Value of a response, asserting that every received field is kept.
pub async fn taken<T: Serialize + DeserializeOwned + 'static>(call: Call<T>) -> T {
    compared(call, essence).await
}

/// The same for numbers that are written back as received, with or without a fraction.
pub async fn taken_exactly<T: Serialize + DeserializeOwned + 'static>(call: Call<T>) -> T {
    compared(call, |number| number.into()).await
}

async fn compared<T: Serialize + DeserializeOwned + 'static>(call: Call<T>, number: fn(Number) -> Value) -> T {
    let response = call.with_response().await.expect("a success");
    let received: Value = serde_json::from_slice(response.body()).expect("a response is JSON");
    assert_eq!(received.get("success"), Some(&Value::Bool(true)));
    let kept = serde_json::to_value(response.value()).expect("every response can be written");
    assert_eq!(without_nulls(kept, number), without_nulls(received, number));
    response.into_value()
}

fn essence(number: Number) -> Value {
    number.as_f64().into()
}

/// Null fields count as absent.
fn without_nulls(value: Value, number: fn(Number) -> Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| (name, without_nulls(value, number))).collect()
        }
        Value::Array(items) => items.into_iter().map(|item| without_nulls(item, number)).collect(),
        Value::Number(value) => number(value),
        other => other,
    }
}

/// Status and class of an API error.
pub async fn refusal<T>(call: Call<T>) -> (u16, ErrorClass) {
    let Err(error) = call.await else { panic!("not refused") };
    let refusal = error.as_api().unwrap_or_else(|| panic!("not refused, but {error:?}"));
    (refusal.status().as_u16(), refusal.class())
}
