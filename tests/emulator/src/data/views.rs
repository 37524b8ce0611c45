use std::cmp::{Ordering, Reverse};

use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use super::{
    data_set::View,
    selection::{FILTER, SORT_ORDER, TIMESPAN, Timespan, camel_case, dimension, group, select, viewers},
};
use crate::{
    check::{Field, LIMIT, OFFSET, Rule, optional},
    json::text,
    response::{ApiResponse, paginate},
    router::{HandlerResult, Request, Route},
    state::State,
    time::date_time,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::GET, "/data/viewlist", list),
    (Method::GET, "/data/viewlist/top-content", top_content),
    (Method::GET, "/data/viewlist/current-views/filter", current_views),
    (Method::GET, "/data/viewlist/current-views/getTimeseriesViews", current_views_over_time),
    (Method::GET, "/data/viewlist/{viewId}", get),
];

const LIST: &[Field] = &[
    TIMESPAN,
    FILTER,
    LIMIT,
    OFFSET,
    optional("viewerId", Rule::Text(usize::MAX)),
    optional("errorCode", Rule::Text(usize::MAX)),
    optional("orderBy", Rule::Text(usize::MAX)),
    SORT_ORDER,
];

const TOP_CONTENT: &[Field] = &[TIMESPAN, FILTER, LIMIT];

const CURRENT_VIEWS: &[Field] = &[
    optional(
        "dimension",
        Rule::OneOf(&[
            "country",
            "region",
            "asn_id",
            "cdn",
            "video_title",
            "video_series",
            "video_id",
            "sub_property_id",
            "video_source_stream_type",
            "os_name",
            "player_name",
            "media_id",
            "fp_playback_id",
            "view_id",
        ]),
    ),
    LIMIT,
];

/// Views that ended within this number of seconds count as current.
const CURRENT: u64 = 3_600;

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    let order = camel_case(query.get("orderBy").and_then(Value::as_str).unwrap_or("view_end"));
    let timespan = Timespan::of(&query, state.settings.now());
    let mut views = select(state, &query, timespan);
    for (parameter, field) in [("viewerId", "viewerId"), ("errorCode", "errorCode")] {
        if let Some(wanted) = query.get(parameter) {
            views.retain(|view| view.record.get(field) == Some(wanted));
        }
    }
    if !state.data.views.iter().all(|view| view.record.get(&order).is_some()) {
        return Err(ApiResponse::invalid(&[(
            "orderBy".to_owned(),
            "must be a field of views, such as view_end".to_owned(),
        )]));
    }
    views.sort_by(|one, other| compare(one.record.get(&order), other.record.get(&order)));
    if query.get("sortOrder").is_some_and(|order| order == "desc") {
        views.reverse();
    }
    let rows: Vec<_> = views.into_iter().map(summary).collect();
    let (data, pagination) = paginate(rows.iter(), &query);
    Ok(ApiResponse::whole(json!({
        "success": true,
        "data": data,
        "pagination": pagination,
        "timespan": timespan.json(),
    })))
}

/// Numbers by value, everything else by its text; absent values first.
fn compare(one: Option<&Value>, other: Option<&Value>) -> Ordering {
    let number = |value: Option<&Value>| value.and_then(Value::as_f64);
    let written = |value: Option<&Value>| value.filter(|value| !value.is_null()).map(Value::to_string);
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        _ => written(one).cmp(&written(other)),
    }
}

fn summary(view: &View) -> Value {
    let field = |name: &str| view.record.get(name).cloned().unwrap_or_default();
    json!({
        "viewId": field("viewId"),
        "operatingSystem": field("osName"),
        "application": field("browserName"),
        "viewStartTime": text(&view.record, "viewStart").trim_end_matches('Z'),
        "viewEndTime": text(&view.record, "viewEnd").trim_end_matches('Z'),
        "videoTitle": field("videoTitle"),
        "errorCode": field("errorCode"),
        "errorMessage": field("errorMessage"),
        "errorId": text(&view.record, "errorId").parse::<u64>().ok(),
        "country": field("countryCode"),
        "viewWatchTime": field("watchTime"),
        "QoeScore": field("qualityOfExperienceScore"),
    })
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = request.parameter("viewId");
    let view = state.data.views.iter().find(|view| text(&view.record, "viewId") == id);
    view.map(|view| ApiResponse::ok(view.record.clone())).ok_or_else(|| ApiResponse::not_found("view", id))
}

fn top_content(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(TOP_CONTENT)?;
    let timespan = Timespan::of(&query, state.settings.now());
    let views = select(state, &query, timespan);
    let untitled: Vec<_> =
        views.iter().copied().filter(|view| dimension(&view.record, "video_title").is_none()).collect();
    let mut groups = group(&views, "video_title");
    if !untitled.is_empty() {
        // The title that the API uses for them.
        groups.push(("null".to_owned(), untitled));
    }
    groups.sort_by_key(|(_, views)| Reverse(views.len()));
    let entry = |(title, views): &(String, Vec<_>)| -> Value {
        json!({"videoTitle": title, "views": views.len(), "uniqueViews": viewers(views)})
    };
    let data: Vec<_> = groups.iter().take(limit(&query)).map(entry).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}

fn limit(query: &Map<String, Value>) -> usize {
    query.get("limit").and_then(Value::as_u64).unwrap_or(10) as usize
}

fn current_views(state: &mut State, request: &Request<'_>) -> HandlerResult {
    // This operation declares no 422.
    let query = request.query(CURRENT_VIEWS).map_err(|_| {
        let description = "The dimension or the limit is invalid.";
        ApiResponse::error(StatusCode::BAD_REQUEST, "Invalid query", description)
    })?;
    let name = query.get("dimension").and_then(Value::as_str).unwrap_or("country");
    let timespan = Timespan::until(state.settings.now(), CURRENT);
    let mut groups = group(&select(state, &Map::new(), timespan), name);
    groups.sort_by_key(|(_, views)| Reverse(views.len()));
    let entry = |(value, views): &(String, Vec<_>)| -> Value {
        json!({"concurrent_viewers": viewers(views), "dimension_name": value, "metricValue": views.len()})
    };
    let data: Vec<_> = groups.iter().take(limit(&query)).map(entry).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}

/// One point for each minute of the last hour: the views that were running at its beginning.
fn current_views_over_time(state: &mut State, _: &Request<'_>) -> HandlerResult {
    let to = state.settings.now() / 60 * 60;
    let timespan = Timespan::until(to, CURRENT);
    let point = |minute: u64| -> Value {
        let running = |view: &&View| (view.started..=view.ended).contains(&minute);
        let views: Vec<_> = state.data.views.iter().filter(running).collect();
        json!({
            "intervalTime": format!("{}Z", date_time(minute)),
            "metricValue": viewers(&views),
            "numberOfViews": views.len(),
        })
    };
    let data: Vec<_> = (0..60).map(|minute| point(timespan.from + 60 * minute)).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}
