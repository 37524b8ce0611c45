use std::cmp::Reverse;

use http::Method;
use serde_json::{Value, json};

use super::selection::{DIMENSIONS, FILTER, TIMESPAN, Timespan, group, select, viewers};
use crate::{
    check::Field,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] =
    &[(Method::GET, "/data/dimensions", list), (Method::GET, "/data/dimensions/{dimensionsId}", values)];

const VALUES: &[Field] = &[TIMESPAN, FILTER];

fn list(_: &mut State, _: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::ok(json!(DIMENSIONS)))
}

fn values(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let dimension = request.parameter("dimensionsId");
    if !DIMENSIONS.contains(&dimension) {
        return Err(ApiResponse::not_found("dimension", dimension));
    }
    let query = request.query(VALUES)?;
    let timespan = Timespan::of(&query, state.settings.now());
    let mut groups = group(&select(state, &query, timespan), dimension);
    groups.sort_by_key(|(_, views)| Reverse(views.len()));
    let entry = |(value, views): &(String, Vec<_>)| -> Value {
        json!({"value": value, "uniqueCount": viewers(views), "count": views.len()})
    };
    let data: Vec<_> = groups.iter().map(entry).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}
