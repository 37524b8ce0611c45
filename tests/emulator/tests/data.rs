//! Views, metrics, dimensions and errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::time::{SystemTime, UNIX_EPOCH};

use common::{Client, start};
use serde_json::{Value, json};

const VIEWS: &str = "/v1/data/viewlist";
const SPANS: [(&str, u64); 6] = [
    ("60:minutes", 3_600),
    ("6:hours", 21_600),
    ("24:hours", 86_400),
    ("3:days", 259_200),
    ("7:days", 604_800),
    ("30:days", 2_592_000),
];

/// All views, with the largest pages.
const MONTH: &str = "timespan%5B%5D=30:days&limit=50";

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

async fn rows(client: &mut Client, path: &str) -> Vec<Value> {
    match client.get(path).await.data(200).take() {
        Value::Array(rows) => rows,
        other => panic!("{other}"),
    }
}

fn column<'a>(rows: &'a [Value], name: &str) -> Vec<&'a Value> {
    rows.iter().map(|row| &row[name]).collect()
}

fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn time_spans_select_views() {
    let (_emulator, mut client) = start().await;
    let mut before = 0;
    for (span, seconds) in SPANS {
        let page = client.get(&format!("{VIEWS}?timespan[]={span}")).await.json();
        assert_eq!(names(&page), ["success", "data", "pagination", "timespan"]);
        let [from, to] = [0, 1].map(|index| page["timespan"][index].as_u64().unwrap());
        assert_eq!(to - from, seconds);
        assert!(now() - to < 60);
        let total = page["pagination"]["totalRecords"].as_u64().unwrap();
        assert!(total > before, "{span}: {total}");
        before = total;
    }
    // The default is a day.
    let page = client.get(VIEWS).await.json();
    assert_eq!(page["timespan"][1].as_u64().unwrap() - page["timespan"][0].as_u64().unwrap(), 86_400);

    let (from, to) = (now() - 7_200, now());
    let page = client.get(&format!("{VIEWS}?timespan%5B%5D={from}&timespan[]={to}")).await.json();
    assert_eq!(page["timespan"], json!([from, to]));
    assert!(page["pagination"]["totalRecords"].as_u64().unwrap() > 9);
    assert_eq!(client.get(&format!("{VIEWS}?timespan[]=1&timespan[]=2")).await.data(200), json!([]));

    for path in [
        VIEWS,
        "/v1/data/viewlist/top-content",
        "/v1/data/dimensions/cdn",
        "/v1/data/errors",
        "/v1/data/metrics/views/breakdown",
        "/v1/data/metrics/views/overall",
        "/v1/data/metrics/views/timeseries",
        "/v1/data/metrics/comparison",
    ] {
        for wrong in [
            "timespan[]=",
            "timespan[]=2:days",
            "timespan[]=1",
            "timespan[]=2&timespan[]=1",
            "timespan[]=a&timespan[]=b",
        ] {
            assert_eq!(client.get(&format!("{path}?{wrong}")).await.fields(), ["timespan[]"], "{path} {wrong}");
        }
        for wrong in ["Chrome", "browser:Chrome", "!cdn", ""] {
            assert_eq!(client.get(&format!("{path}?filterby[]={wrong}")).await.fields(), ["filterby[].0"], "{path}");
        }
    }
}

#[tokio::test]
async fn filters_select_and_exclude_views() {
    let (_emulator, mut client) = start().await;
    let all = rows(&mut client, &format!("{VIEWS}?{MONTH}")).await;
    assert_eq!(all.len(), 32);
    let ask = async |client: &mut Client, filters: &[&str]| -> Vec<Value> {
        let filters: String = filters.iter().map(|filter| format!("&filterby[]={filter}")).collect();
        rows(client, &format!("{VIEWS}?{MONTH}{filters}")).await
    };
    let chrome = ask(&mut client, &["browser_name:Chrome"]).await;
    let others = ask(&mut client, &["!browser_name:Chrome"]).await;
    assert!(column(&chrome, "application").iter().all(|name| *name == "Chrome") && !chrome.is_empty());
    assert!(column(&others, "application").iter().all(|name| *name != "Chrome") && !others.is_empty());
    assert_eq!(chrome.len() + others.len(), 32);

    // Filters of one dimension are alternatives; those of two dimensions must both match.
    let safari = ask(&mut client, &["browser_name:Safari"]).await;
    let either = ask(&mut client, &["browser_name:Chrome", "browser_name:Safari"]).await;
    assert_eq!(either.len(), chrome.len() + safari.len());
    let both = ask(&mut client, &["browser_name:Chrome", "country:IN", "!os_name:Android"]).await;
    assert!(!both.is_empty() && both.len() < chrome.len());
    assert!(both.iter().all(|row| row["country"] == "IN" && row["operatingSystem"] == "macOS"));
    assert!(ask(&mut client, &["browser_name:chrome"]).await.is_empty());
    assert_eq!(ask(&mut client, &["playback_failed:true"]).await.len(), 5);
    assert_eq!(ask(&mut client, &["video_title:Evening%20concert,+live"]).await.len(), 4);

    // All operations use the same selection.
    let overall = client.get(&format!("/v1/data/metrics/views/overall?{MONTH}&filterby[]=browser_name:Chrome")).await;
    assert_eq!(overall.data(200)["value"], chrome.len());
    let values = rows(&mut client, &format!("/v1/data/dimensions/browser_name?{MONTH}")).await;
    let counted: u64 = values.iter().map(|entry| entry["count"].as_u64().unwrap()).sum();
    assert_eq!(counted, 32);
}

#[tokio::test]
async fn views_are_listed_in_pages_and_in_order() {
    let (_emulator, mut client) = start().await;
    let all = rows(&mut client, &format!("{VIEWS}?{MONTH}")).await;
    assert_eq!(
        names(&all[0]),
        [
            "viewId",
            "operatingSystem",
            "application",
            "viewStartTime",
            "viewEndTime",
            "videoTitle",
            "errorCode",
            "errorMessage",
            "errorId",
            "country",
            "viewWatchTime",
            "QoeScore",
        ]
    );
    let ends: Vec<_> = all.iter().map(|view| view["viewEndTime"].as_str().unwrap()).collect();
    assert!(ends.is_sorted());
    let shape: String = ends[0].chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(shape, "0000-00-00T00:00:00.000");

    let page = client.get(&format!("{VIEWS}?timespan[]=30:days&limit=10&offset=4")).await.json();
    assert_eq!(page["pagination"], json!({"totalRecords": 32, "currentOffset": 4, "offsetCount": 4}));
    assert_eq!(page["data"].as_array().unwrap(), &all[30..]);

    let latest = rows(&mut client, &format!("{VIEWS}?{MONTH}&sortOrder=desc")).await;
    assert_eq!(latest[0], all[31]);
    let longest = rows(&mut client, &format!("{VIEWS}?{MONTH}&orderBy=watch_time&sortOrder=desc")).await;
    let times: Vec<_> = longest.iter().map(|view| view["viewWatchTime"].as_u64().unwrap()).collect();
    assert!(times.is_sorted_by(|one, other| one >= other));

    let ana = rows(&mut client, &format!("{VIEWS}?{MONTH}&viewerId=viewer-ana")).await;
    assert_eq!(ana.len(), 5);
    let failed = rows(&mut client, &format!("{VIEWS}?{MONTH}&errorCode=1002")).await;
    assert_eq!(failed.len(), 3);
    assert!(failed.iter().all(|view| view["errorCode"] == "1002" && view["errorId"].is_u64()));
    assert!(rows(&mut client, &format!("{VIEWS}?{MONTH}&viewerId=nobody")).await.is_empty());

    for (query, fields) in [
        ("limit=51&offset=0", vec!["limit", "offset"]),
        ("orderBy=nothing", vec!["orderBy"]),
        ("sortOrder=up", vec!["sortOrder"]),
    ] {
        assert_eq!(client.get(&format!("{VIEWS}?{query}")).await.fields(), fields);
    }
}

#[tokio::test]
async fn a_view_has_all_its_details() {
    let (_emulator, mut client) = start().await;
    let all = rows(&mut client, &format!("{VIEWS}?{MONTH}")).await;
    for row in &all {
        let view = client.get(&format!("{VIEWS}/{}", row["viewId"].as_str().unwrap())).await.data(200);
        assert_eq!(view.as_object().unwrap().len(), 123);
        for (in_list, in_full) in [
            ("viewId", "viewId"),
            ("operatingSystem", "osName"),
            ("application", "browserName"),
            ("country", "countryCode"),
            ("QoeScore", "qualityOfExperienceScore"),
        ] {
            assert_eq!(row[in_list], view[in_full]);
        }
        for (in_list, in_full) in [("viewStartTime", "viewStart"), ("viewEndTime", "viewEnd")] {
            assert_eq!(format!("{}Z", row[in_list].as_str().unwrap()), view[in_full].as_str().unwrap());
        }
        let events = view["events"].as_array().unwrap();
        assert_eq!((&events[0]["e"], &events[events.len() - 1]["e"]), (&json!("playerReady"), &json!("viewCompleted")));
        let failed = events.iter().find(|event| event["e"] == "error");
        assert_eq!(failed.map(|event| &event["d"]["c"]), Some(&view["errorCode"]).filter(|code| !code.is_null()));
        assert!(
            ["startupScore", "stabilityScore", "renderQualityScore", "qualityOfExperienceScore"]
                .iter()
                .all(|score| (0.0..=1.0).contains(&view[score].as_f64().unwrap()))
        );
    }
    client.get(&format!("{VIEWS}/none")).await.error(404);
}

#[tokio::test]
async fn top_content_is_sorted_by_views() {
    let (_emulator, mut client) = start().await;
    let top = client.get(&format!("{VIEWS}/top-content?{MONTH}")).await.json();
    assert_eq!(names(&top), ["success", "data", "timespan"]);
    let data = top["data"].as_array().unwrap();
    assert_eq!(names(&data[0]), ["videoTitle", "views", "uniqueViews"]);
    assert!(column(data, "videoTitle").contains(&&json!("null")));
    let views: Vec<_> = data.iter().map(|entry| entry["views"].as_u64().unwrap()).collect();
    assert!(views.is_sorted_by(|one, other| one >= other));
    assert_eq!(views.iter().sum::<u64>(), 32);
    assert_eq!(rows(&mut client, &format!("{VIEWS}/top-content?timespan[]=30:days&limit=1")).await, data[..1]);
    assert_eq!(client.get(&format!("{VIEWS}/top-content?limit=0")).await.fields(), ["limit"]);
}

#[tokio::test]
async fn current_views_are_those_of_the_last_hour() {
    let (_emulator, mut client) = start().await;
    let path = format!("{VIEWS}/current-views/filter");
    let current = client.get(&format!("{path}?dimension=video_id")).await.json();
    assert_eq!(names(&current), ["success", "data", "timespan"]);
    let data = current["data"].as_array().unwrap();
    assert_eq!(data[0], json!({"concurrent_viewers": 4, "dimension_name": "evening-concert", "metricValue": 4}));
    assert_eq!(rows(&mut client, &format!("{path}?dimension=video_id&limit=1")).await, data[..1]);
    assert!(!rows(&mut client, &path).await.is_empty());
    assert_eq!(rows(&mut client, &format!("{path}?dimension=asn_id")).await.len(), 3);
    // This operation declares no 422.
    client.get(&format!("{path}?dimension=browser_name")).await.error(400);
    client.get(&format!("{path}?limit=51")).await.error(400);

    let over_time = client.get(&format!("{VIEWS}/current-views/getTimeseriesViews")).await.json();
    let points = over_time["data"].as_array().unwrap();
    assert_eq!(names(&over_time), ["success", "data", "timespan"]);
    assert_eq!(names(&points[0]), ["intervalTime", "metricValue", "numberOfViews"]);
    assert_eq!(points.len(), 60);
    assert!(points.iter().any(|point| point["numberOfViews"].as_u64().unwrap() > 1));
}

#[tokio::test]
async fn dimensions_have_values() {
    let (_emulator, mut client) = start().await;
    let dimensions = rows(&mut client, "/v1/data/dimensions").await;
    assert_eq!(dimensions.len(), 56);
    for dimension in &dimensions {
        let path = format!("/v1/data/dimensions/{}?{MONTH}", dimension.as_str().unwrap());
        let response = client.get(&path).await;
        assert_eq!(names(&response.json()), ["success", "data", "timespan"]);
        let data = response.data(200);
        for entry in data.as_array().unwrap() {
            assert_eq!(names(entry), ["value", "uniqueCount", "count"]);
            assert!(entry["uniqueCount"].as_u64() <= entry["count"].as_u64());
        }
        // Not all dimensions are in use.
        let dimension = dimension.as_str().unwrap();
        let unused = [
            "experiment_name",
            "page_context",
            "sub_property_id",
            "video_content_type",
            "video_encoding_variant",
            "view_session_id",
        ];
        let empty = dimension.strip_prefix("custom_").map_or(unused.contains(&dimension), |number| number != "1");
        assert_eq!(data.as_array().unwrap().is_empty(), empty, "{dimension}");
    }
    client.get("/v1/data/dimensions/shoe_size").await.error(404);
}

#[tokio::test]
async fn errors_are_counted() {
    let (_emulator, mut client) = start().await;
    let data = client.get(&format!("/v1/data/errors?{MONTH}")).await.data(200);
    let [errors, top] = ["errors", "topErrors"].map(|name| data[name].as_array().unwrap());
    let fields = ["percentage", "notes", "message", "lastSeen", "id", "description", "count", "code"];
    assert_eq!(names(&errors[0]), fields);
    assert_eq!(names(&top[0])[1], "uniqueViewersEffectedPercentage");
    assert_eq!((&errors[0]["code"], &errors[0]["count"]), (&json!("1002"), &json!(3)));
    assert_eq!((errors.len(), top.len()), (2, 2));
    let seen: String =
        errors[0]["lastSeen"].as_str().unwrap().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(seen, "0000-00-00 00:00:00.00");

    let data = client.get("/v1/data/errors?timespan[]=30:days").await.data(200);
    assert_eq!((data["errors"].as_array().unwrap().len(), data["topErrors"].as_array().unwrap().len()), (2, 1));
    let without = "filterby[]=!error_code:1002&filterby[]=!error_code:2004";
    let none = client.get(&format!("/v1/data/errors?{MONTH}&{without}")).await.data(200);
    assert_eq!(none, json!({"errors": [], "topErrors": []}));
    assert_eq!(client.get("/v1/data/errors?limit=51").await.fields(), ["limit"]);
}

#[tokio::test]
async fn metrics_are_broken_down_by_dimension() {
    let (_emulator, mut client) = start().await;
    let path = "/v1/data/metrics/quality_of_experience_score/breakdown";
    let response = client.get(&format!("{path}?{MONTH}&groupBy=os_name")).await.json();
    assert_eq!(names(&response), ["success", "metadata", "data", "pagination", "timespan"]);
    assert_eq!(response["metadata"], json!({"aggregation": "view_end"}));
    let data = response["data"].as_array().unwrap();
    assert_eq!(names(&data[0]), ["views", "value", "totalWatchTime", "totalPlayingTime", "field"]);
    let views: Vec<_> = data.iter().map(|row| row["views"].as_u64().unwrap()).collect();
    assert!(views.is_sorted());
    assert_eq!((data.len(), views.iter().sum::<u64>()), (4, 32));

    let sorted = format!("{path}?timespan[]=30:days&groupBy=os_name&orderBy=field&sortOrder=desc&limit=3");
    let page = client.get(&sorted).await.json();
    assert_eq!(column(page["data"].as_array().unwrap(), "field"), ["macOS", "iOS", "Windows"]);
    assert_eq!(page["pagination"], json!({"totalRecords": 4, "currentOffset": 1, "offsetCount": 2}));

    let wrong = "groupBy=shoe_size&orderBy=size&sortOrder=up&measurement=most&limit=51&offset=0";
    let fields = ["limit", "offset", "groupBy", "orderBy", "sortOrder", "measurement"];
    assert_eq!(client.get(&format!("{path}?{wrong}")).await.fields(), fields);
    for kind in ["breakdown", "overall", "timeseries"] {
        client.get(&format!("/v1/data/metrics/shoe_size/{kind}")).await.error(404);
    }
}

#[tokio::test]
async fn metrics_have_an_overall_value() {
    let (_emulator, mut client) = start().await;
    let path = format!("/v1/data/metrics/video_startup_time/overall?{MONTH}");
    let response = client.get(&format!("{path}&filterby[]=os_name:macOS")).await.json();
    assert_eq!(names(&response), ["success", "metadata", "data", "timespan"]);
    let data = &response["data"];
    assert_eq!(names(data), ["value", "totalWatchTime", "uniqueViews", "totalViews", "totalPlayTime", "globalValue"]);
    let all = client.get(&path).await.data(200);
    assert_eq!((&all["value"], &all["totalViews"]), (&data["globalValue"], &json!(32)));
    assert!(data["value"].as_f64() < all["value"].as_f64());

    let mut values = Vec::new();
    for measurement in ["count", "median", "avg", "95th", "sum"] {
        let data = client.get(&format!("{path}&measurement={measurement}")).await.data(200);
        values.push(data["value"].as_f64().unwrap());
    }
    assert!(values[0] == 32.0 && values.is_sorted(), "{values:?}");
    // Only live streams have this latency.
    let path = "/v1/data/metrics/live_stream_latency/overall?filterby[]=video_source_stream_type:on-demand";
    assert_eq!(client.get(path).await.data(200)["value"], Value::Null);
}

#[tokio::test]
async fn metrics_have_a_time_series() {
    let (_emulator, mut client) = start().await;
    let path = format!("/v1/data/metrics/playing_time/timeseries?{MONTH}");
    let mut points = 33;
    for granularity in ["minute", "ten_minutes", "hour", "day"] {
        let response = client.get(&format!("{path}&groupBy={granularity}")).await.json();
        assert_eq!(names(&response), ["success", "metadata", "data", "timespan"]);
        assert_eq!(response["metadata"], json!({"granularity": granularity, "aggregation": "view_end"}));
        let data = response["data"].as_array().unwrap();
        assert!(data.len() < points, "{granularity}: {}", data.len());
        points = data.len();
        let views: u64 = data.iter().map(|point| point["numberOfViews"].as_u64().unwrap()).sum();
        assert_eq!(views, 32);
        let times: Vec<_> = data.iter().map(|point| point["intervalTime"].as_str().unwrap()).collect();
        assert!(times.is_sorted() && times[0].ends_with('Z'));
        // The time span of this operation is in milliseconds.
        assert!(now() - response["timespan"][1].as_u64().unwrap() / 1000 < 60);
    }
    let data = rows(&mut client, &format!("{path}&groupBy=day&sortOrder=desc")).await;
    assert!(data[0]["intervalTime"].as_str() > data[1]["intervalTime"].as_str());
    assert_eq!(client.get(&format!("{path}&groupBy=week")).await.fields(), ["groupBy"]);
    let late = format!("/v1/data/metrics/views/timeseries?timespan[]={0}&timespan[]={0}", u64::MAX);
    assert_eq!(client.get(&late).await.data(200), json!([]));
}

#[tokio::test]
async fn comparisons_have_groups_with_items() {
    fn check(node: &Value, depth: usize) -> usize {
        assert_eq!(names(node), ["value", "type", "name", "metric", "measurement", "items"]);
        match node["items"].as_array() {
            Some(items) => items.iter().map(|item| check(item, depth + 1)).max().unwrap(),
            None => {
                assert!(node["items"].is_null());
                depth
            }
        }
    }
    let (_emulator, mut client) = start().await;
    let path = "/v1/data/metrics/comparison?timespan[]=30:days";
    let response = client.get(path).await.json();
    assert_eq!(names(&response), ["success", "data", "timespan"]);
    let data = response["data"].as_array().unwrap();
    assert_eq!(data.iter().map(|node| check(node, 1)).max(), Some(2));
    let metrics: Vec<_> = data.iter().map(|group| group["metric"].as_str().unwrap()).collect();
    let groups = [
        "views",
        "overall_score",
        "playback_success_score",
        "startup_score",
        "stability_score",
        "render_quality_score",
    ];
    assert_eq!(metrics, groups);
    assert_eq!(data.iter().filter(|group| group["measurement"].is_null()).count(), 3);
    assert_eq!((&data[0]["metric"], &data[0]["value"]), (&json!("views"), &json!(32)));

    let chrome = rows(&mut client, &format!("{path}&dimension=browser_name&value=Chrome")).await;
    let filtered = rows(&mut client, &format!("{path}&filterby[]=browser_name:Chrome")).await;
    assert_eq!(chrome, filtered);
    assert_ne!(chrome[0]["value"], 32);
    assert_eq!(client.get(&format!("{path}&dimension=shoe_size")).await.fields(), ["dimension"]);
}
