use fastpix_funcs::{
    ErrorClass, Idempotency, metrics_get_timeseries_data, metrics_list_breakdown_values,
    metrics_list_comparison_values, metrics_list_overall_values,
    models::{
        Dimension, Filter, GetTimeseriesDataRequest, GroupBy, ListBreakdownValuesRequest, ListComparisonValuesRequest,
        ListOverallValuesRequest, Measurement, Metric, SortOrder, Timespan,
    },
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] =
    &[GET_TIMESERIES_DATA, LIST_BREAKDOWN_VALUES, LIST_COMPARISON_VALUES, LIST_OVERALL_VALUES];

const ERRORS: &[(u16, ErrorClass)] = &[
    (401, ErrorClass::InvalidPermissionError),
    (404, ErrorClass::ViewNotFoundError),
    (422, ErrorClass::ValidationErrorResponse),
];

const GET_TIMESERIES_DATA: Row = Row {
    function: "metrics_get_timeseries_data",
    id: "get_timeseries_data",
    method: "GET",
    path: "/data/metrics/{metricId}/timeseries",
    repeat: Idempotency::Idempotent,
    errors: ERRORS,
    requests: &[
        Request {
            name: "smallest",
            call: |core| metrics_get_timeseries_data(core, Metric::Views).into(),
            path: "/data/metrics/views/timeseries",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = GetTimeseriesDataRequest::new(Metric::QualityOfExperienceScore)
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")]);
                metrics_get_timeseries_data(core, request).into()
            },
            path: "/data/metrics/quality_of_experience_score/timeseries",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetTimeseriesDataRequest::new(Metric::BufferFill)
                    .group_by(GroupBy::TenMinutes)
                    .sort_order(SortOrder::Desc)
                    .measurement(Measurement::Percentile95)
                    .timespan(Timespan::Last6Hours)
                    .filterby([Filter::include("os_name", "Linux"), Filter::exclude(Dimension::Country, "Été")]);
                metrics_get_timeseries_data(core, request).into()
            },
            path: "/data/metrics/buffer_fill/timeseries",
            query: Some(concat!(
                "groupBy=ten_minutes&sortOrder=desc&measurement=95th&timespan%5B%5D=6%3Ahours",
                "&filterby%5B%5D=os_name%3ALinux&filterby%5B%5D=%21country%3A%C3%89t%C3%A9"
            )),
            body: None,
        },
        Request {
            name: "odd metric",
            call: |core| metrics_get_timeseries_data(core, "a/b?c#d%e é..").into(),
            path: "/data/metrics/a%2Fb%3Fc%23d%25e%20%C3%A9../timeseries",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "metadata": {"granularity": "ten_minutes", "aggregation": "view_end"},
        "data": [
            {"intervalTime": "2026-06-11T21:10:00Z", "metricValue": 0.625, "numberOfViews": 417},
            {"intervalTime": "2026-06-11T21:20:00Z", "numberOfViews": 0}
        ],
        "timespan": [1781180000000, 1781266400000]
    }"#,
    enums: &["/metadata/granularity"],
    maps: &[],
    secrets: &[],
};

const LIST_BREAKDOWN_VALUES: Row = Row {
    function: "metrics_list_breakdown_values",
    id: "list_breakdown_values",
    method: "GET",
    path: "/data/metrics/{metricId}/breakdown",
    repeat: Idempotency::Idempotent,
    errors: ERRORS,
    requests: &[
        Request {
            name: "smallest",
            call: |core| metrics_list_breakdown_values(core, "playing_time").into(),
            path: "/data/metrics/playing_time/breakdown",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListBreakdownValuesRequest::new(Metric::QualityOfExperienceScore)
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")])
                    .group_by(Dimension::BrowserName);
                metrics_list_breakdown_values(core, request).into()
            },
            path: "/data/metrics/quality_of_experience_score/breakdown",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox&groupBy=browser_name"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListBreakdownValuesRequest::new(Metric::ExitBeforeVideoStart)
                    .timespan(Timespan::Last30Days)
                    .filterby(["region:north", "!view_has_ad:true"])
                    .limit(25)
                    .offset(2)
                    .group_by(Dimension::AsnName)
                    .order_by("value")
                    .sort_order(SortOrder::Asc)
                    .measurement(Measurement::Median);
                metrics_list_breakdown_values(core, request).into()
            },
            path: "/data/metrics/exit_before_video_start/breakdown",
            query: Some(concat!(
                "timespan%5B%5D=30%3Adays&filterby%5B%5D=region%3Anorth&filterby%5B%5D=%21view_has_ad%3Atrue",
                "&limit=25&offset=2&groupBy=asn_name&orderBy=value&sortOrder=asc&measurement=median"
            )),
            body: None,
        },
        Request {
            name: "values that this version does not know",
            call: |core| {
                let request = ListBreakdownValuesRequest::new("joy")
                    .timespan("90:days")
                    .group_by("mood")
                    .sort_order("random")
                    .measurement("5th");
                metrics_list_breakdown_values(core, request).into()
            },
            path: "/data/metrics/joy/breakdown",
            query: Some("timespan%5B%5D=90%3Adays&groupBy=mood&sortOrder=random&measurement=5th"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "metadata": {"granularity": "day", "aggregation": "view_end"},
        "data": [
            {
                "views": 41,
                "value": 12.5,
                "totalWatchTime": 1402118,
                "totalPlayingTime": 1203344,
                "field": "Firefox"
            }
        ],
        "pagination": {"totalRecords": 26, "currentOffset": 2, "offsetCount": 2},
        "timespan": [1778674400, 1781266400]
    }"#,
    enums: &["/metadata/granularity"],
    maps: &[],
    secrets: &[],
};

const LIST_COMPARISON_VALUES: Row = Row {
    function: "metrics_list_comparison_values",
    id: "list_comparison_values",
    method: "GET",
    path: "/data/metrics/comparison",
    repeat: Idempotency::Idempotent,
    errors: ERRORS,
    requests: &[
        Request {
            name: "smallest",
            call: |core| metrics_list_comparison_values(core, ListComparisonValuesRequest::new()).into(),
            path: "/data/metrics/comparison",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListComparisonValuesRequest::new()
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")])
                    .dimension(Dimension::BrowserName)
                    .value("Firefox");
                metrics_list_comparison_values(core, request).into()
            },
            path: "/data/metrics/comparison",
            query: Some(concat!(
                "timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox",
                "&dimension=browser_name&value=Firefox"
            )),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListComparisonValuesRequest::new()
                    .timespan(Timespan::Last3Days)
                    .filterby([Filter::exclude("video_title", "a:b!")])
                    .dimension(Dimension::Custom10)
                    .value("gold/silver");
                metrics_list_comparison_values(core, request).into()
            },
            path: "/data/metrics/comparison",
            query: Some(concat!(
                "timespan%5B%5D=3%3Adays&filterby%5B%5D=%21video_title%3Aa%3Ab%21",
                "&dimension=custom_10&value=gold%2Fsilver"
            )),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "value": 812.5,
                "type": "number",
                "name": "Views",
                "metric": "views",
                "measurement": "count",
                "items": [
                    {
                        "value": 60.25,
                        "type": "milliseconds",
                        "name": "Playing Time",
                        "metric": "playingTime",
                        "measurement": "sum",
                        "items": [
                            {"value": 0.5, "type": "percentage", "name": "Exits", "metric": "exits", "measurement": "avg"}
                        ]
                    }
                ]
            },
            {"value": 97.5, "type": "score", "name": "Stability", "metric": "stability_score", "measurement": "95th", "items": []}
        ],
        "timespan": [1781007200, 1781266400]
    }"#,
    enums: &[
        "/data/0/type",
        "/data/0/measurement",
        "/data/0/items/0/type",
        "/data/0/items/0/measurement",
        "/data/0/items/0/items/0/type",
        "/data/0/items/0/items/0/measurement",
        "/data/1/type",
        "/data/1/measurement",
    ],
    maps: &[],
    secrets: &[],
};

const LIST_OVERALL_VALUES: Row = Row {
    function: "metrics_list_overall_values",
    id: "list_overall_values",
    method: "GET",
    path: "/data/metrics/{metricId}/overall",
    repeat: Idempotency::Idempotent,
    errors: ERRORS,
    requests: &[
        Request {
            name: "smallest",
            call: |core| metrics_list_overall_values(core, ListOverallValuesRequest::new(Metric::UniqueViewers)).into(),
            path: "/data/metrics/unique_viewers/overall",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListOverallValuesRequest::new(Metric::QualityOfExperienceScore)
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")]);
                metrics_list_overall_values(core, request).into()
            },
            path: "/data/metrics/quality_of_experience_score/overall",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListOverallValuesRequest::new(Metric::JumpLatency)
                    .measurement(Measurement::Avg)
                    .timespan(Timespan::Between { from: 0, to: 1_781_266_400 })
                    .filterby(vec![Filter::include(Dimension::ViewerId, "v-1"), Filter::exclude("cdn", "")]);
                metrics_list_overall_values(core, request).into()
            },
            path: "/data/metrics/jump_latency/overall",
            query: Some(concat!(
                "measurement=avg&timespan%5B%5D=0&timespan%5B%5D=1781266400",
                "&filterby%5B%5D=viewer_id%3Av-1&filterby%5B%5D=%21cdn%3A"
            )),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "metadata": {"aggregation": "view_end"},
        "data": {
            "value": 0.875,
            "totalWatchTime": 91002003,
            "uniqueViews": 58,
            "totalViews": 240,
            "totalPlayTime": 80001002,
            "globalValue": 0.8125
        },
        "timespan": [1781180000, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
