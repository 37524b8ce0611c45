use fastpix_funcs::{Call, ErrorClass};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// The value of a reply, in which every field that came has found its place.
pub async fn taken<T: Serialize + DeserializeOwned>(call: Call<T>) -> T {
    let response = call.with_response().await.expect("a success");
    let received: Value = serde_json::from_slice(response.body()).expect("a reply is JSON");
    let kept = serde_json::to_value(response.value()).expect("every reply can be written");
    assert_eq!(essence(kept), essence(received));
    response.into_value()
}

/// A field that is null is as good as absent, and a number is the same with and without a fraction.
fn essence(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| (name, essence(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(essence).collect(),
        Value::Number(number) => number.as_f64().into(),
        other => other,
    }
}

/// The status and the class of a refusal.
pub async fn refusal<T>(call: Call<T>) -> (u16, ErrorClass) {
    let Err(error) = call.await else { panic!("not refused") };
    let refusal = error.as_api().unwrap_or_else(|| panic!("not refused, but {error:?}"));
    (refusal.status().as_u16(), *refusal.class())
}
