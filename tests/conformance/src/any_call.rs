use std::{fmt::Debug, pin::Pin};

use fastpix_funcs::{Call, FastpixError, Operation, bytes::Bytes};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// Call of any operation, and its prepared request.
pub struct AnyCall {
    /// Operation.
    pub operation: &'static Operation,
    /// Path below the base URL.
    pub path: String,
    /// Query.
    pub query: Option<String>,
    /// Body.
    pub body: Option<Bytes>,
    /// `Debug` output of the call.
    pub debug: String,
    future: Pin<Box<dyn Future<Output = Result<Decoded, FastpixError>> + Send>>,
}

/// Decoded response.
#[derive(Debug)]
pub struct Decoded {
    /// Value, serialized as JSON.
    pub json: Value,
    /// `Debug` output of the value and its response.
    pub debug: String,
    /// Status of the response.
    pub status: u16,
    /// Number of attempts.
    pub attempts: u32,
}

impl<T: Debug + Serialize + DeserializeOwned + 'static> From<Call<T>> for AnyCall {
    fn from(call: Call<T>) -> Self {
        let prepared = call.request().expect("the call has not begun");
        Self {
            operation: prepared.operation(),
            path: prepared.path().to_owned(),
            query: prepared.query().map(str::to_owned),
            body: prepared.body().cloned(),
            debug: format!("{call:?}\n{call:#?}"),
            future: Box::pin(async move {
                let response = call.with_response().await?;
                Ok(Decoded {
                    json: serde_json::to_value(response.value()).expect("every response can be written"),
                    debug: format!("{response:?}\n{response:#?}"),
                    status: response.status().as_u16(),
                    attempts: response.attempts(),
                })
            }),
        }
    }
}

impl AnyCall {
    /// Awaits the call.
    ///
    /// # Errors
    ///
    /// Errors of the call.
    pub async fn send(self) -> Result<Decoded, FastpixError> {
        self.future.await
    }
}
