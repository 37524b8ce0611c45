use std::convert::Infallible;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use serde_json::{Map, Value, json};

pub(crate) type Response = http::Response<BoxBody<Bytes, Infallible>>;

/// An answer of the service, in one of its envelopes.
#[derive(Debug)]
pub(crate) struct Reply {
    status: StatusCode,
    body: Value,
}

impl Reply {
    pub(crate) fn ok(data: Value) -> Self {
        Self { status: StatusCode::OK, body: json!({"success": true, "data": data}) }
    }

    pub(crate) fn created(data: Value) -> Self {
        Self { status: StatusCode::CREATED, ..Self::ok(data) }
    }

    /// The answer to what has no result, such as a delete.
    pub(crate) fn done() -> Self {
        Self { status: StatusCode::OK, body: json!({"success": true}) }
    }

    /// The page of `records` that a query checked with [`LIMIT`](crate::check::LIMIT) and
    /// [`OFFSET`](crate::check::OFFSET) asks for.
    pub(crate) fn page<'a>(records: impl ExactSizeIterator<Item = &'a Value>, query: &Map<String, Value>) -> Self {
        let number = |name, default| query.get(name).and_then(Value::as_u64).unwrap_or(default);
        let (limit, offset) = (number("limit", 10), number("offset", 1));
        let total = records.len() as u64;
        let before = usize::try_from(offset.saturating_sub(1).saturating_mul(limit)).unwrap_or(usize::MAX);
        let data: Vec<_> = records.skip(before).take(limit as usize).collect();
        let pagination = json!({
            "totalRecords": total,
            "currentOffset": offset,
            "offsetCount": total.div_ceil(limit),
        });
        Self { status: StatusCode::OK, body: json!({"success": true, "data": data, "pagination": pagination}) }
    }

    pub(crate) fn error(status: StatusCode, message: &str, description: &str) -> Self {
        let error = json!({"code": status.as_u16(), "message": message, "description": description});
        Self { status, body: json!({"success": false, "error": error}) }
    }

    /// The refusal of fields, each with its name and what it must be.
    pub(crate) fn invalid(fields: &[(String, String)]) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let fields: Vec<_> =
            fields.iter().map(|(field, message)| json!({"field": field, "message": message})).collect();
        let error = json!({"code": status.as_u16(), "message": "Some fields were not accepted", "fields": fields});
        Self { status, body: json!({"success": false, "error": error}) }
    }

    pub(crate) fn into_response(self) -> Response {
        let mut response = Response::new(Full::new(self.body.to_string().into()).boxed());
        *response.status_mut() = self.status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }
}
