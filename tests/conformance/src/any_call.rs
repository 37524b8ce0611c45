use std::{fmt::Debug, pin::Pin};

use fastpix_funcs::{Call, FastpixError, Operation, bytes::Bytes};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

/// A call of whatever operation, and what it looks like before it is sent.
pub struct AnyCall {
    /// The operation.
    pub operation: &'static Operation,
    /// The path below the base URL.
    pub path: String,
    /// The query.
    pub query: Option<String>,
    /// The body.
    pub body: Option<Bytes>,
    /// All that `Debug` shows of the call.
    pub debug: String,
    future: Pin<Box<dyn Future<Output = Result<Decoded, FastpixError>> + Send>>,
}

/// What a response was read into.
#[derive(Debug)]
pub struct Decoded {
    /// The value, written back as JSON.
    pub json: Value,
    /// All that `Debug` shows of the value and its response.
    pub debug: String,
    /// The status of the response.
    pub status: u16,
    /// How many requests were tried for it.
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
    /// Those of the call.
    pub async fn send(self) -> Result<Decoded, FastpixError> {
        self.future.await
    }
}
