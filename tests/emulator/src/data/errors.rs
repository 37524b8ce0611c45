use std::cmp::Reverse;

use http::Method;
use serde_json::{Value, json};

use super::{
    data_set::View,
    selection::{FILTER, TIMESPAN, Timespan, group, select, viewers},
};
use crate::{
    check::{Field, LIMIT},
    json::text,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
    time::date_time,
};

pub(crate) const ROUTES: &[Route] = &[(Method::GET, "/data/errors", list)];

const LIST: &[Field] = &[TIMESPAN, FILTER, LIMIT];

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    let timespan = Timespan::of(&query, state.settings.now());
    let views = select(state, &query, timespan);
    let mut groups = group(&views, "error_code");
    groups.sort_by_key(|(_, failed)| Reverse(failed.len()));

    let errors: Vec<_> = groups.iter().map(|(code, failed)| error(code, failed, &views, false)).collect();
    let limit = query.get("limit").and_then(Value::as_u64).unwrap_or(1) as usize;
    let top: Vec<_> = groups.iter().take(limit).map(|(code, failed)| error(code, failed, &views, true)).collect();
    let data = json!({"errors": errors, "topErrors": top});
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}

fn error(code: &str, failed: &[&View], all: &[&View], top: bool) -> Value {
    let Some(first) = failed.first() else { return Value::Null };
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let last_seen = failed.iter().map(|view| view.ended).max().unwrap_or_default();
    let mut entry = vec![("percentage", json!(share(failed.len(), all.len())))];
    if top {
        entry.push(("uniqueViewersEffectedPercentage", json!(share(viewers(failed), viewers(all)))));
    }
    entry.extend([
        ("notes", "".into()),
        ("message", text(&first.record, "errorMessage").into()),
        ("lastSeen", format!("{}.36", date_time(last_seen).replace('T', " ")).into()),
    ]);
    if !top {
        entry.extend([
            ("id", text(&first.record, "errorId").into()),
            ("description", format!("Seen in the {}", text(&first.record, "errorContext")).into()),
        ]);
    }
    entry.extend([("count", failed.len().into()), ("code", code.into())]);
    entry.into_iter().collect()
}
