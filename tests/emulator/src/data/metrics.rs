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

/// Source of a metric.
#[derive(Clone, Copy)]
enum Source {
    Views,
    Viewers,
    /// A number or flag of each view.
    Column(&'static str),
    /// The same, divided by a million.
    Megabits(&'static str),
}

const METRICS: &[(&str, Source)] = &[
    ("views", Source::Views),
    ("unique_viewers", Source::Viewers),
    ("playing_time", Source::Column("viewPlayingTime")),
    ("quality_of_experience_score", Source::Column("qualityOfExperienceScore")),
    ("playback_score", Source::Column("playbackScore")),
    ("playback_failure_percentage", Source::Column("viewHasError")),
    ("exit_before_video_start", Source::Column("exitBeforeVideoStart")),
    ("video_startup_failure_percentage", Source::Column("videoStartupFailed")),
    ("startup_score", Source::Column("startupScore")),
    ("video_startup_time", Source::Column("videoStartupTime")),
    ("player_startup_time", Source::Column("playerInitializationTime")),
    ("page_load_time", Source::Column("pageLoadTime")),
    ("total_startup_time", Source::Column("totalStartupTime")),
    ("live_stream_latency", Source::Column("liveStreamLatency")),
    ("average_bitrate", Source::Column("averageBitrate")),
    ("buffer_count", Source::Column("bufferCount")),
    ("render_quality_score", Source::Column("renderQualityScore")),
    ("avg_upscaling", Source::Column("avgUpscaling")),
    ("avg_downscaling", Source::Column("avgDownscaling")),
    ("max_upscaling", Source::Column("maxUpscaling")),
    ("max_downscaling", Source::Column("maxDownscaling")),
    ("jump_latency", Source::Column("jumpLatency")),
    ("stability_score", Source::Column("stabilityScore")),
    ("buffer_ratio", Source::Column("bufferRatio")),
    ("buffer_frequency", Source::Column("bufferFrequency")),
    ("buffer_fill", Source::Column("bufferFill")),
];

/// A row of comparisons. Some metrics have other names there than in paths.
struct Row {
    metric: &'static str,
    name: &'static str,
    kind: &'static str,
    /// Some groups show none; their value is the average.
    measurement: Option<&'static str>,
    source: Source,
}

struct Group(Row, &'static [Row]);

const fn row(
    metric: &'static str,
    name: &'static str,
    kind: &'static str,
    measurement: Option<&'static str>,
    source: Source,
) -> Row {
    Row { metric, name, kind, measurement, source }
}

const COUNT: Option<&str> = Some("count");
const SUM: Option<&str> = Some("sum");
const AVG: Option<&str> = Some("avg");
const MEDIAN: Option<&str> = Some("median");

const COMPARISON: &[Group] = &[
    Group(
        row("views", "Views", "number", COUNT, Source::Views),
        &[
            row("unique_viewers", "Unique Viewers", "number", COUNT, Source::Viewers),
            row("playing_time", "Playing Time", "milliseconds", SUM, Source::Column("viewPlayingTime")),
        ],
    ),
    Group(row("overall_score", "Overall Score", "number", AVG, Source::Column("qualityOfExperienceScore")), &[]),
    Group(
        row("playback_success_score", "Playback Success Score", "number", AVG, Source::Column("playbackScore")),
        &[
            row("playback_failure_percentage", "Playback Failures", "percentage", AVG, Source::Column("viewHasError")),
            row("exit_before_video_start", "Exits", "percentage", AVG, Source::Column("exitBeforeVideoStart")),
            row(
                "video_startup_failure_percentage",
                "Video Startup Failures",
                "percentage",
                AVG,
                Source::Column("videoStartupFailed"),
            ),
        ],
    ),
    Group(
        row("startup_score", "Startup Score", "number", None, Source::Column("startupScore")),
        &[
            row("video_startup_time", "Video Startup", "milliseconds", MEDIAN, Source::Column("videoStartupTime")),
            row(
                "player_startup_time",
                "Player Startup Time",
                "milliseconds",
                MEDIAN,
                Source::Column("playerInitializationTime"),
            ),
            row("page_load_time", "Page Load Time", "milliseconds", MEDIAN, Source::Column("pageLoadTime")),
            row("total_startup_time", "Total Startup", "milliseconds", MEDIAN, Source::Column("totalStartupTime")),
        ],
    ),
    Group(
        row("stability_score", "Stability Score", "number", None, Source::Column("stabilityScore")),
        &[
            row("buffer_count", "Buffer Count", "number", SUM, Source::Column("bufferCount")),
            row("buffer_ratio", "Buffer Ratio", "percentage", AVG, Source::Column("bufferRatio")),
            row("buffer_frequency", "Buffer Frequency", "number", AVG, Source::Column("bufferFrequency")),
            row("buffer_fill", "Buffer Fill", "milliseconds", MEDIAN, Source::Column("bufferFill")),
            row("jump_latency", "Jump Latency", "milliseconds", MEDIAN, Source::Column("jumpLatency")),
        ],
    ),
    Group(
        row("render_quality_score", "Render Quality Score", "number", None, Source::Column("renderQualityScore")),
        &[
            row("average_bitrate", "Average Bitrate", "mbps", AVG, Source::Megabits("averageBitrate")),
            row("upscale_percentage", "Upscaling", "percentage", AVG, Source::Column("avgUpscaling")),
            row("downscale_percentage", "Downscaling", "percentage", AVG, Source::Column("avgDownscaling")),
            row("max_upscale_percentage", "Maximum Upscaling", "percentage", AVG, Source::Column("maxUpscaling")),
            row("max_downscale_percentage", "Maximum Downscaling", "percentage", AVG, Source::Column("maxDownscaling")),
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
    let timespan = Timespan::of(&query, state.settings.now());
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
    let timespan = Timespan::of(&query, state.settings.now());
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

/// One point for each interval in which views ended; intervals without views are omitted.
fn timeseries(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let metric = metric(request)?;
    let query = request.query(TIMESERIES)?;
    let timespan = Timespan::of(&query, state.settings.now());
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
    let timespan = Timespan::of(&query, state.settings.now());
    let mut views = select(state, &query, timespan);
    if let (Some(name), Some(value)) = (query.get("dimension").and_then(Value::as_str), query.get("value")) {
        views.retain(|view| dimension(&view.record, name).is_some_and(|known| value == &known));
    }
    let data: Vec<_> = COMPARISON.iter().map(|group| compare(group, &views)).collect();
    Ok(ApiResponse::whole(json!({"success": true, "data": data, "timespan": timespan.json()})))
}

fn compare(Group(group, items): &Group, views: &[&View]) -> Value {
    let items: Vec<_> = items.iter().map(|row| show(row, Value::Null, views)).collect();
    show(group, if items.is_empty() { Value::Null } else { items.into() }, views)
}

fn show(row: &Row, items: Value, views: &[&View]) -> Value {
    json!({
        "value": measure(row.source, row.measurement.unwrap_or("avg"), views),
        "type": row.kind,
        "name": row.name,
        "metric": row.metric,
        "measurement": row.measurement,
        "items": items,
    })
}

fn metric(request: &Request<'_>) -> Result<Source, ApiResponse> {
    let id = request.parameter("metricId");
    let found = METRICS.iter().find(|(known, _)| *known == id).map(|(_, source)| *source);
    found.ok_or_else(|| ApiResponse::not_found("metric", id))
}

/// The value of a parameter of a checked query.
fn word<'a>(query: &'a Map<String, Value>, name: &str, default: &'a str) -> &'a str {
    query.get(name).and_then(Value::as_str).unwrap_or(default)
}

fn measurement(query: &Map<String, Value>) -> &str {
    word(query, "measurement", "avg")
}

/// Views and viewers are counted with any measurement. Null if no view has a value.
fn measure(source: Source, measurement: &str, views: &[&View]) -> Value {
    let (column, unit) = match source {
        Source::Views => return views.len().into(),
        Source::Viewers => return viewers(views).into(),
        Source::Column(column) => (column, 1.0),
        Source::Megabits(column) => (column, 1_000_000.0),
    };
    let mut numbers: Vec<f64> =
        views.iter().filter_map(|view| Some(number(view.record.get(column)?)? / unit)).collect();
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
    // The API returns whole numbers as integers.
    if value.fract() == 0.0 { (value as i64).into() } else { value.into() }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_bool().map(|flag| f64::from(u8::from(flag))))
}

fn total(views: &[&View], column: &str) -> u64 {
    views.iter().filter_map(|view| view.record.get(column)?.as_u64()).sum()
}
