use std::convert::Infallible;

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use serde_json::{Map, Value, json};

pub(crate) type Response = http::Response<BoxBody<Bytes, Infallible>>;

/// An answer of the service, in one of its envelopes.
#[derive(Debug)]
pub(crate) struct ApiResponse {
    status: StatusCode,
    body: Value,
}

impl ApiResponse {
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

    /// The page that a query checked with [`PAGE`](crate::check::PAGE) asks for. The records are given oldest
    /// first, and the newest one leads the list unless the query says otherwise.
    pub(crate) fn list<'a>(
        records: impl ExactSizeIterator<Item = &'a Value> + DoubleEndedIterator,
        query: &Map<String, Value>,
    ) -> Self {
        match query.get("orderBy").and_then(Value::as_str) {
            Some("asc") => Self::page(records, query),
            _ => Self::page(records.rev(), query),
        }
    }

    /// An envelope of more than `success` and `data`.
    pub(crate) fn whole(body: Value) -> Self {
        Self { status: StatusCode::OK, body }
    }

    /// The page of `records` that a query checked with [`LIMIT`](crate::check::LIMIT) and
    /// [`OFFSET`](crate::check::OFFSET) asks for.
    pub(crate) fn page<'a>(records: impl ExactSizeIterator<Item = &'a Value>, query: &Map<String, Value>) -> Self {
        let (data, pagination) = paginate(records, query);
        Self::whole(json!({"success": true, "data": data, "pagination": pagination}))
    }

    pub(crate) fn error(status: StatusCode, message: &str, description: &str) -> Self {
        let error = json!({"code": status.as_u16(), "message": message, "description": description});
        Self { status, body: json!({"success": false, "error": error}) }
    }

    /// The refusal of an id that nothing has.
    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        let description = format!("This workspace has no {what} with the id {id:?}.");
        Self::error(StatusCode::NOT_FOUND, "The id is not known", &description)
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

/// The records of a page, and how many there are besides.
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
