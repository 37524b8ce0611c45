//! Selection of views by `timespan[]` and `filterby[]`.

use serde_json::{Map, Value, json};

use super::data_set::View;
use crate::{
    check::{Field, Rule, optional},
    json::text,
    state::State,
};

pub(super) const TIMESPAN: Field = optional(
    "timespan[]",
    Rule::Such(
        "must be one of: 60:minutes, 6:hours, 24:hours, 3:days, 7:days, 30:days; or from and to in unix seconds",
        |value| Timespan::parse(value, 0).is_some(),
    ),
);

pub(super) const FILTER: Field = optional(
    "filterby[]",
    Rule::List(&Rule::Such("must be a dimension, a colon and a value, with or without ! before it", |value| {
        Filter::parse(value).is_some()
    })),
);

pub(super) const MEASUREMENT: Field = optional("measurement", Rule::OneOf(&["95th", "median", "avg", "count", "sum"]));

pub(super) const SORT_ORDER: Field = optional("sortOrder", Rule::OneOf(&["asc", "desc"]));

/// The dimensions that views can be filtered and grouped by.
pub(super) const DIMENSIONS: &[&str] = &[
    "browser_name",
    "browser_version",
    "os_name",
    "os_version",
    "device_name",
    "device_model",
    "device_type",
    "device_manufacturer",
    "player_remote_played",
    "player_name",
    "player_version",
    "player_software_name",
    "player_software_version",
    "player_resolution",
    "fp_sdk",
    "fp_sdk_version",
    "player_autoplay_on",
    "player_preload_on",
    "video_title",
    "video_id",
    "video_series",
    "fp_playback_id",
    "fp_live_stream_id",
    "media_id",
    "video_source_stream_type",
    "video_source_type",
    "video_encoding_variant",
    "experiment_name",
    "sub_property_id",
    "drm_type",
    "asn_name",
    "cdn",
    "video_source_hostname",
    "connection_type",
    "view_session_id",
    "continent",
    "country",
    "region",
    "viewer_id",
    "error_code",
    "exit_before_video_start",
    "view_has_ad",
    "video_startup_failed",
    "video_content_type",
    "page_context",
    "playback_failed",
    "custom_1",
    "custom_2",
    "custom_3",
    "custom_4",
    "custom_5",
    "custom_6",
    "custom_7",
    "custom_8",
    "custom_9",
    "custom_10",
];

/// A time span in unix seconds, both ends inclusive.
#[derive(Clone, Copy)]
pub(super) struct Timespan {
    pub(super) from: u64,
    pub(super) to: u64,
}

impl Timespan {
    /// The time span of a checked query. Default: the last 24 hours.
    pub(super) fn of(query: &Map<String, Value>, now: u64) -> Self {
        let asked = query.get("timespan[]").and_then(|value| Self::parse(value, now));
        asked.unwrap_or_else(|| Self::until(now, 24 * 3_600))
    }

    pub(super) fn until(to: u64, seconds: u64) -> Self {
        Self { from: to.saturating_sub(seconds), to }
    }

    fn parse(value: &Value, now: u64) -> Option<Self> {
        let texts: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
        let seconds = match *texts?.as_slice() {
            ["60:minutes"] => 3_600,
            ["6:hours"] => 6 * 3_600,
            ["24:hours"] => 24 * 3_600,
            ["3:days"] => 3 * 86_400,
            ["7:days"] => 7 * 86_400,
            ["30:days"] => 30 * 86_400,
            [from, to] => {
                let (from, to) = (from.parse().ok()?, to.parse().ok()?);
                return (from <= to).then_some(Self { from, to });
            }
            _ => return None,
        };
        Some(Self::until(now, seconds))
    }

    pub(super) fn json(self) -> Value {
        json!([self.from, self.to])
    }
}

/// A filter `dimension:value`. Values can contain colons, dimensions cannot.
struct Filter<'a> {
    excludes: bool,
    dimension: &'a str,
    value: &'a str,
}

impl<'a> Filter<'a> {
    fn parse(filter: &'a Value) -> Option<Self> {
        let text = filter.as_str()?;
        let (dimension, value) = text.strip_prefix('!').unwrap_or(text).split_once(':')?;
        DIMENSIONS.contains(&dimension).then_some(Self { excludes: text.starts_with('!'), dimension, value })
    }

    fn matches(&self, view: &Value) -> bool {
        dimension(view, self.dimension).is_some_and(|value| value == self.value)
    }
}

/// The views that ended in the time span and match the filters. Filters of the same dimension are alternatives.
pub(super) fn select<'a>(state: &'a State, query: &Map<String, Value>, timespan: Timespan) -> Vec<&'a View> {
    let filters = query.get("filterby[]").and_then(Value::as_array).into_iter().flatten();
    let filters: Vec<_> = filters.filter_map(Filter::parse).collect();
    let passes = |view: &Value| {
        filters.iter().all(|filter| {
            let mut alternatives =
                filters.iter().filter(|other| !other.excludes && other.dimension == filter.dimension);
            if filter.excludes { !filter.matches(view) } else { alternatives.any(|other| other.matches(view)) }
        })
    };
    let in_time = |view: &View| (timespan.from..=timespan.to).contains(&view.ended);
    state.data.views.iter().filter(|view| in_time(view) && passes(&view.record)).collect()
}

/// The value of a dimension as a string; `None` if the view has none.
pub(super) fn dimension(view: &Value, name: &str) -> Option<String> {
    if name.starts_with("custom_") {
        let custom = view.pointer("/custom/Custom")?.as_array()?;
        let entry = custom.iter().find(|entry| text(entry, "dimensionName") == name)?;
        return Some(text(entry, "value").to_owned());
    }
    let field = match name {
        // Lists of views contain the code, so the filter uses it too.
        "country" => "countryCode".to_owned(),
        "playback_failed" => "viewHasError".to_owned(),
        name => camel_case(name),
    };
    match view.get(&field)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// The field name of a dimension or order: `viewEnd` for `view_end`.
pub(super) fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut field = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        field.extend([first.to_ascii_uppercase().as_str(), rest]);
    }
    field
}

/// The views grouped by their value of a dimension, in the order in which the values first occur.
pub(super) fn group<'a>(views: &[&'a View], name: &str) -> Vec<(String, Vec<&'a View>)> {
    let mut groups: Vec<(String, Vec<&View>)> = Vec::new();
    for view in views {
        let Some(value) = dimension(&view.record, name) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == value) {
            Some((_, members)) => members.push(view),
            None => groups.push((value, vec![view])),
        }
    }
    groups
}

/// The number of distinct viewers of these views.
pub(super) fn viewers(views: &[&View]) -> usize {
    group(views, "viewer_id").len()
}
