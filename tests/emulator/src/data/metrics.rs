use http::Method;
use serde_json::{Map, Value, json};

use super::{
    data_set::View,
    selection::{DIMENSIONS, FILTER, MEASUREMENT, SORT_ORDER, TIMESPAN, Timespan, dimension, group, select, viewers},
};
use crate::{
    check::{Field, LIMIT, OFFSET, Rule, optional},
    response::{ApiResponse, paginate},
    router::{HandlerResult, Request, Route},
    state::State,
    time::date_time,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::GET, "/data/metrics/comparison", comparison),
    (Method::GET, "/data/metrics/{metricId}/breakdown", breakdown),
    (Method::GET, "/data/metrics/{metricId}/overall", overall),
    (Method::GET, "/data/metrics/{metricId}/timeseries", timeseries),
];

/// What the numbers of a metric are made of.
#[derive(Clone, Copy)]
enum Source {
    Views,
    Viewers,
    /// A number or flag of each view.
    Column(&'static str),
}

/// The name in paths, the name to show, the unit, and where it comes from.
type Metric = (&'static str, &'static str, &'static str, Source);

const METRICS: &[Metric] = &[
    ("views", "Views", "number", Source::Views),
    ("unique_viewers", "Unique Viewers", "number", Source::Viewers),
    ("playing_time", "Playing Time", "milliseconds", Source::Column("viewPlayingTime")),
    ("quality_of_experience_score", "Overall Score", "score", Source::Column("qualityOfExperienceScore")),
    ("playback_score", "Playback Score", "score", Source::Column("playbackScore")),
    ("playback_failure_percentage", "Playback Failures", "percentage", Source::Column("viewHasError")),
    ("exit_before_video_start", "Exits Before Video Start", "percentage", Source::Column("exitBeforeVideoStart")),
    ("video_startup_failure_percentage", "Video Startup Failures", "percentage", Source::Column("videoStartupFailed")),
    ("startup_score", "Startup Score", "score", Source::Column("startupScore")),
    ("video_startup_time", "Video Startup Time", "milliseconds", Source::Column("videoStartupTime")),
    ("player_startup_time", "Player Startup Time", "milliseconds", Source::Column("playerInitializationTime")),
    ("page_load_time", "Page Load Time", "milliseconds", Source::Column("pageLoadTime")),
    ("total_startup_time", "Total Startup Time", "milliseconds", Source::Column("totalStartupTime")),
    ("live_stream_latency", "Live Stream Latency", "milliseconds", Source::Column("liveStreamLatency")),
    ("average_bitrate", "Average Bitrate", "bitrate", Source::Column("averageBitrate")),
    ("buffer_count", "Buffer Count", "number", Source::Column("bufferCount")),
    ("render_quality_score", "Render Quality Score", "score", Source::Column("renderQualityScore")),
    ("avg_upscaling", "Average Upscaling", "percentage", Source::Column("avgUpscaling")),
    ("avg_downscaling", "Average Downscaling", "percentage", Source::Column("avgDownscaling")),
    ("max_upscaling", "Maximum Upscaling", "percentage", Source::Column("maxUpscaling")),
    ("max_downscaling", "Maximum Downscaling", "percentage", Source::Column("maxDownscaling")),
    ("jump_latency", "Jump Latency", "milliseconds", Source::Column("jumpLatency")),
    ("stability_score", "Stability Score", "score", Source::Column("stabilityScore")),
    ("buffer_ratio", "Buffer Ratio", "percentage", Source::Column("bufferRatio")),
    ("buffer_frequency", "Buffer Frequency", "number", Source::Column("bufferFrequency")),
    ("buffer_fill", "Buffer Fill", "milliseconds", Source::Column("bufferFill")),
];

/// Metrics below metrics, as comparisons show them, with the measurement of each.
struct Node(&'static str, &'static str, &'static [Node]);

const COMPARISON: &[Node] = &[
    Node("views", "count", &[Node("unique_viewers", "count", &[]), Node("playing_time", "sum", &[])]),
    Node(
        "quality_of_experience_score",
        "avg",
        &[
            Node(
                "playback_score",
                "avg",
                &[Node("playback_failure_percentage", "avg", &[]), Node("exit_before_video_start", "avg", &[])],
            ),
            Node(
                "startup_score",
                "avg",
                &[
                    Node("video_startup_time", "median", &[]),
                    Node("player_startup_time", "median", &[]),
                    Node("page_load_time", "median", &[]),
                    Node("jump_latency", "95th", &[]),
                ],
            ),
            Node(
                "render_quality_score",
                "avg",
                &[
                    Node("average_bitrate", "avg", &[]),
                    Node("avg_upscaling", "avg", &[]),
                    Node("avg_downscaling", "avg", &[]),
                ],
            ),
            Node(
                "stability_score",
                "avg",
                &[
                    Node("buffer_count", "sum", &[]),
                    Node("buffer_ratio", "avg", &[]),
                    Node("buffer_frequency", "avg", &[]),
                    Node("buffer_fill", "median", &[]),
                ],
            ),
        ],
    ),
];

const IS_DIMENSION: Rule =
    Rule::Such("must be a dimension", |value| value.as_str().is_some_and(|name| DIMENSIONS.contains(&name)));

const BREAKDOWN: &[Field] = &[
    TIMESPAN,
    FILTER,
    LIMIT,
    OFFSET,
    optional("groupBy", IS_DIMENSION),
    optional("orderBy", Rule::OneOf(&["views", "value", "totalWatchTime", "totalPlayingTime", "field"])),
    SORT_ORDER,
    MEASUREMENT,
];

const OVERALL: &[Field] = &[MEASUREMENT, TIMESPAN, FILTER];

const TIMESERIES: &[Field] = &[
    optional("groupBy", Rule::OneOf(&["minute", "ten_minutes", "hour", "day"])),
    SORT_ORDER,
    MEASUREMENT,
    TIMESPAN,
    FILTER,
];

const COMPARE: &[Field] =
    &[TIMESPAN, FILTER, optional("dimension", IS_DIMENSION), optional("value", Rule::Text(usize::MAX))];

fn breakdown(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let metric = metric(request)?;
    let query = request.query(BREAKDOWN)?;
    let timespan = Timespan::of(&query);
    let by = word(&query, "groupBy", "browser_name");
    let entry = |(value, views): &(String, Vec<&View>)| -> Value {
        json!({
            "views": views.len(),
            "value": measure(metric, measurement(&query), views),
            "totalWatchTime": total(views, "watchTime"),
            "totalPlayingTime": total(views, "viewPlayingTime"),
            "field": value,
        })
    };
    let mut rows: Vec<_> = group(&select(state, &query, timespan), by).iter().map(entry).collect();
    let order = word(&query, "orderBy", "views");
    let number = |row: &Value| row.get(order).and_then(Value::as_f64).unwrap_or_default();
    rows.sort_by(|one, other| match order {
        "field" => crate::json::text(one, order).cmp(crate::json::text(other, order)),
        _ => number(one).total_cmp(&number(other)),
    });
    if word(&query, "sortOrder", "asc") == "desc" {
        rows.reverse();
    }
    let (data, pagination) = paginate(rows.iter(), &query);
    Ok(ApiResponse::whole(json!({
        "success": true,
        "metadata": {"aggregation": "view_end"},
        "data": data,
        "pagination": pagination,
        "timespan": timespan.json(),
    })))
}

fn overall(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let metric = metric(request)?;
    let query = request.query(OVERALL)?;
    let timespan = Timespan::of(&query);
    let (views, all) = (select(state, &query, timespan), select(state, &Map::new(), timespan));
    Ok(ApiResponse::whole(json!({
        "success": true,
        "metadata": {"aggregation": "view_end"},
        "data": {
            "value": measure(metric, measurement(&query), &views),
            "totalWatchTime": total(&views, "watchTime"),
            "uniqueViews": viewers(&views),
            "totalViews": views.len(),
            "totalPlayTime": total(&views, "viewPlayingTime"),
            "globalValue": measure(metric, measurement(&query), &all),
        },
        "timespan": timespan.json(),
    })))
}

/// The intervals in which views ended; those in between are left out.
fn timeseries(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let metric = metric(request)?;
    let query = request.query(TIMESERIES)?;
    let timespan = Timespan::of(&query);
    let granularity = word(&query, "groupBy", "minute");
    let seconds = match granularity {
        "minute" => 60,
        "ten_minutes" => 600,
        "hour" => 3_600,
        _ => 86_400,
    };
    let mut views = select(state, &query, timespan);
    views.sort_by_key(|view| view.ended);
    let point = |views: &[&View]| -> Value {
        let begin = views.first().map_or(0, |view| view.ended / seconds * seconds);
        json!({
            "intervalTime": format!("{}Z", date_time(begin)),
            "metricValue": measure(metric, measurement(&query), views),
            "numberOfViews": views.len(),
        })
    };
    let mut data: Vec<_> =
        views.chunk_by(|one, other| one.ended / seconds == other.ended / seconds).map(point).collect();
    if word(&query, "sortOrder", "asc") == "desc" {
        data.reverse();
    }
    Ok(ApiResponse::whole(json!({
        "success": true,
        "metadata": {"granularity": granularity, "aggregation": "view_end"},
        "data": data,
        "timespan": [timespan.from.saturating_mul(1000), timespan.to.saturating_mul(1000)],
    })))
}

fn comparison(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(COMPARE)?;
    let timespan = Timespan::of(&query);
    let mut views = select(state, &query, timespan);
    if let (Some(name), Some(value)) = (query.get("dimension").and_then(Value::as_str), query.get("value")) {
        views.retain(|view| dimension(&view.record, name).is_some_and(|known| value == &known));
    }
    let data: Vec<_> = COMPARISON.iter().map(|node| compare(node, &views)).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}

fn compare(Node(id, measurement, children): &Node, views: &[&View]) -> Value {
    let Some(metric) = METRICS.iter().find(|(known, ..)| known == id) else { return Value::Null };
    let items: Vec<_> = children.iter().map(|child| compare(child, views)).collect();
    json!({
        "value": measure(metric, measurement, views),
        "type": metric.2,
        "name": metric.1,
        "metric": super::selection::camel_case(id),
        "measurement": measurement,
        "items": if items.is_empty() { Value::Null } else { items.into() },
    })
}

fn metric(request: &Request<'_>) -> Result<&'static Metric, ApiResponse> {
    let id = request.parameter("metricId");
    METRICS.iter().find(|(known, ..)| *known == id).ok_or_else(|| ApiResponse::not_found("metric", id))
}

/// A word of a checked query.
fn word<'a>(query: &'a Map<String, Value>, name: &str, default: &'a str) -> &'a str {
    query.get(name).and_then(Value::as_str).unwrap_or(default)
}

fn measurement(query: &Map<String, Value>) -> &str {
    word(query, "measurement", "avg")
}

/// The views and viewers are counted whatever the measurement. Null if no view has a number.
fn measure((_, _, _, source): &Metric, measurement: &str, views: &[&View]) -> Value {
    let column = match source {
        Source::Views => return views.len().into(),
        Source::Viewers => return viewers(views).into(),
        Source::Column(column) => column,
    };
    let mut numbers: Vec<f64> = views.iter().filter_map(|view| number(view.record.get(*column)?)).collect();
    numbers.sort_by(f64::total_cmp);
    let count = numbers.len();
    if count == 0 {
        return Value::Null;
    }
    let sum: f64 = numbers.iter().sum();
    let at = |index: usize| numbers.get(index).copied().unwrap_or_default();
    let value = match measurement {
        "count" => count as f64,
        "sum" => sum,
        "median" => (at((count - 1) / 2) + at(count / 2)) / 2.0,
        "95th" => at((count * 95).div_ceil(100) - 1),
        _ => sum / count as f64,
    };
    // Whole numbers come as integers.
    if value.fract() == 0.0 { (value as i64).into() } else { value.into() }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_bool().map(|flag| f64::from(u8::from(flag))))
}

fn total(views: &[&View], column: &str) -> u64 {
    views.iter().filter_map(|view| view.record.get(column)?.as_u64()).sum()
}
