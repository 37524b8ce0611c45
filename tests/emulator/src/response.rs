use std::convert::Infallible;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use serde_json::{Map, Value, json};

pub(crate) type Response = http::Response<BoxBody<Bytes, Infallible>>;

/// A JSON response in one of the API's envelopes.
pub(crate) struct ApiResponse {
    status: StatusCode,
    body: Value,
}

impl ApiResponse {
    pub(crate) const CONTENT_TYPE: &str = "application/json;charset=UTF-8";

    pub(crate) fn ok(data: Value) -> Self {
        Self { status: StatusCode::OK, body: json!({"success": true, "data": data}) }
    }

    pub(crate) fn created(data: Value) -> Self {
        Self { status: StatusCode::CREATED, ..Self::ok(data) }
    }

    /// The response of an operation without a result, such as a delete.
    pub(crate) fn done() -> Self {
        Self { status: StatusCode::OK, body: json!({"success": true}) }
    }

    /// The page selected by a query that was checked with [`PAGE`](crate::check::PAGE). The records are given oldest
    /// first; the list starts with the newest unless the query has `orderBy=asc`.
    pub(crate) fn list<'a>(
        records: impl ExactSizeIterator<Item = &'a Value> + DoubleEndedIterator,
        query: &Map<String, Value>,
    ) -> Self {
        match query.get("orderBy").and_then(Value::as_str) {
            Some("asc") => Self::page(records, query),
            _ => Self::page(records.rev(), query),
        }
    }

    /// An envelope with more fields than `success` and `data`.
    pub(crate) fn whole(body: Value) -> Self {
        Self { status: StatusCode::OK, body }
    }

    /// The page of `records` selected by a query that was checked with [`LIMIT`](crate::check::LIMIT) and
    /// [`OFFSET`](crate::check::OFFSET).
    pub(crate) fn page<'a>(records: impl ExactSizeIterator<Item = &'a Value>, query: &Map<String, Value>) -> Self {
        let (data, pagination) = paginate(records, query);
        Self::whole(json!({"success": true, "data": data, "pagination": pagination}))
    }

    pub(crate) fn error(status: StatusCode, message: &str, description: &str) -> Self {
        Self { status, body: Self::error_body(status.as_u16(), message, description) }
    }

    pub(crate) fn error_body(status: u16, message: &str, description: &str) -> Value {
        json!({"success": false, "error": {"code": status, "message": message, "description": description}})
    }

    /// The error for an id that does not exist.
    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        let description = format!("This workspace has no {what} with the id {id:?}.");
        Self::error(StatusCode::NOT_FOUND, "Not found", &description)
    }

    /// The error for invalid fields, each with its name and its requirement.
    pub(crate) fn invalid(fields: &[(String, String)]) -> Self {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let fields: Vec<_> =
            fields.iter().map(|(field, message)| json!({"field": field, "message": message})).collect();
        let error = json!({"code": status.as_u16(), "message": "Invalid fields", "fields": fields});
        Self { status, body: json!({"success": false, "error": error}) }
    }

    pub(crate) fn map_data(mut self, map: impl FnOnce(Value) -> Value) -> Self {
        if let Some(data) = self.body.get_mut("data") {
            *data = map(data.take());
        }
        self
    }

    /// Renames a field of a 422, for parameters that the API reports under another name.
    pub(crate) fn rename_field(mut self, from: &str, to: &str) -> Self {
        let fields = self.body.pointer_mut("/error/fields").and_then(Value::as_array_mut).into_iter().flatten();
        for field in fields.filter_map(|field| field.get_mut("field")).filter(|field| *field == from) {
            *field = to.into();
        }
        self
    }

    /// The result of an operation; `null` if it has none.
    pub(crate) fn into_data(mut self) -> Value {
        self.body.get_mut("data").map(Value::take).unwrap_or_default()
    }

    pub(crate) fn into_response(self) -> Response {
        let mut response = Response::new(Full::from(serde_json::to_vec(&self.body).unwrap_or_default()).boxed());
        *response.status_mut() = self.status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(Self::CONTENT_TYPE));
        response
    }
}

/// The records of a page, and the pagination object.
pub(crate) fn paginate<'a>(
    records: impl ExactSizeIterator<Item = &'a Value>,
    query: &Map<String, Value>,
) -> (Vec<&'a Value>, Value) {
    let number = |name, default| query.get(name).and_then(Value::as_u64).unwrap_or(default);
    let (limit, offset) = (number("limit", 10), number("offset", 1));
    let total = records.len() as u64;
    let before = usize::try_from(offset.saturating_sub(1).saturating_mul(limit)).unwrap_or(usize::MAX);
    let data = records.skip(before).take(limit as usize).collect();
    let pagination = json!({
        "totalRecords": total,
        "currentOffset": offset,
        "offsetCount": total.div_ceil(limit),
    });
    (data, pagination)
}
