//! Viewing data. Every emulator has the same views: nine ended in the last hour, 32 in the last 30 days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::{SystemTime, UNIX_EPOCH};

use fastpix_conformance::{refusal, start, taken};
use fastpix_funcs::{models::*, *};

const DONE: Option<bool> = Some(true);
const HOUR: Timespan = Timespan::Last60Minutes;
const MONTH: Timespan = Timespan::Last30Days;
const SCORE: Metric = Metric::QualityOfExperienceScore;

/// Compares each field with a value converted into its type.
macro_rules! hold {
    ($of:expr, $($field:ident = $value:expr,)+) => {{
        let of = &$of;
        $(assert_eq!(of.$field, Some($value.into()), stringify!($field));)+
    }};
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() as i64
}

fn millis(time: &Option<Timestamp>) -> i64 {
    time.as_ref().unwrap().unix_millis().unwrap()
}

fn close(value: Option<f64>, expected: f64) {
    assert!(value.is_some_and(|value| (value - expected).abs() < 1e-9), "{value:?} is not {expected}");
}

/// Views as listed, ordered by end time.
async fn list(core: &FastpixCore, request: ListVideoViewsRequest) -> Vec<ViewsList> {
    let response = taken(views_list_video_views(core, request)).await;
    assert_eq!(response.success, DONE);
    response.data.unwrap()
}

fn numbers(views: &[ViewsList]) -> Vec<u32> {
    let last = |view: &ViewsList| view.view_id.as_ref().unwrap().rsplit('-').next().unwrap().to_owned();
    let number = |view| u32::from_str_radix(&last(view), 16).unwrap();
    views.iter().map(number).collect()
}

/// Number of views and time span of each response, which must agree.
async fn views_behind(core: &FastpixCore, span: &Timespan, filters: &[Filter]) -> (i64, Vec<i64>) {
    macro_rules! ask {
        ($function:ident, $request:expr) => {{
            let request = $request.timespan(span.clone()).filterby(filters.iter().cloned());
            let response = taken($function(core, request)).await;
            assert_eq!(response.success, DONE);
            (response.data.unwrap(), response.timespan.unwrap())
        }};
    }
    let views = |part: Option<i64>| part.unwrap();
    let mut answers = Vec::new();

    let (data, time) = ask!(views_list_video_views, ListVideoViewsRequest::new().limit(50));
    answers.push((data.len() as i64, time));
    let (data, time) = ask!(views_list_by_top_content, ListByTopContentRequest::new());
    answers.push((data.iter().map(|title| views(title.views)).sum(), time));
    let request = ListFilterValuesForDimensionRequest::new(Dimension::BrowserName);
    let (data, time) = ask!(dimensions_list_filter_values_for_dimension, request);
    answers.push((data.iter().map(|value| views(value.count)).sum(), time));
    let (data, time) = ask!(metrics_list_breakdown_values, ListBreakdownValuesRequest::new(SCORE));
    answers.push((data.iter().map(|value| views(value.views)).sum(), time));
    let (data, time) = ask!(metrics_list_overall_values, ListOverallValuesRequest::new(SCORE));
    answers.push((views(data.total_views), time));
    let (data, time) = ask!(metrics_list_comparison_values, ListComparisonValuesRequest::new());
    answers.push((data[0].value.unwrap() as i64, time));
    let (data, time) = ask!(metrics_get_timeseries_data, GetTimeseriesDataRequest::new(SCORE));
    // Milliseconds on this endpoint only.
    let time = time.iter().map(|millis| millis / 1000).collect();
    answers.push((data.iter().map(|point| views(point.number_of_views)).sum(), time));

    let (data, time) = ask!(errors_list_errors, ListErrorsRequest::new());
    let failed: i64 = data.errors.unwrap().iter().map(|error| views(error.count)).sum();
    assert!(failed <= answers[0].0);
    answers.push((answers[0].0, time));

    let first = answers[0].clone();
    for (count, time) in answers {
        assert_eq!(count, first.0);
        // The clock may have advanced in between.
        assert!(time.len() == 2 && time.iter().zip(&first.1).all(|(one, other)| (one - other).abs() < 30), "{time:?}");
    }
    first
}

#[tokio::test]
async fn a_time_span_selects_views() {
    let (_emulator, core) = start().await;
    for (span, hours, expected) in [
        (Timespan::Last60Minutes, 1, 9),
        (Timespan::Last6Hours, 6, 14),
        (Timespan::Last24Hours, 24, 19),
        (Timespan::Last3Days, 72, 23),
        (Timespan::Last7Days, 168, 27),
        (Timespan::Last30Days, 720, 32),
    ] {
        let (count, time) = views_behind(&core, &span, &[]).await;
        assert_eq!((count, time[1] - time[0]), (expected, hours * 3_600), "{span:?}");
        assert!((now() - time[1]).abs() < 30);
    }

    let rows = list(&core, ListVideoViewsRequest::new().timespan(HOUR)).await;
    let end = millis(&rows[4].view_end_time) / 1000;
    let (count, time) = views_behind(&core, &Timespan::Between { from: end - 1, to: end + 1 }, &[]).await;
    assert_eq!((count, time), (1, vec![end - 1, end + 1]));
    let (count, _) = views_behind(&core, &Timespan::Between { from: 1, to: 2 }, &[]).await;
    assert_eq!(count, 0);
}

#[tokio::test]
async fn filters_include_and_exclude_views() {
    let (_emulator, core) = start().await;
    let chrome = || Filter::include("browser_name", "Chrome");
    for (filters, expected) in [
        (vec![], 9),
        (vec![chrome()], 4),
        (vec![Filter::exclude(Dimension::BrowserName, "Chrome")], 5),
        (vec![chrome(), Filter::include(Dimension::BrowserName, "Safari")], 7),
        (vec![chrome(), Filter::exclude(Dimension::Country, "PT")], 2),
        (vec![Filter::include(Dimension::VideoTitle, "Evening concert, live")], 4),
        (vec![Filter::include(Dimension::PlaybackFailed, true)], 2),
        (vec![Filter::include(Dimension::BrowserName, "Lynx")], 0),
    ] {
        assert_eq!(views_behind(&core, &HOUR, &filters).await.0, expected, "{filters:?}");
    }
}

#[tokio::test]
async fn views_are_listed_in_pages_and_in_order() {
    let (_emulator, core) = start().await;
    let hour = || ListVideoViewsRequest::new().timespan(HOUR);
    let rows = list(&core, hour()).await;
    assert_eq!(numbers(&rows), [8, 7, 6, 5, 4, 3, 2, 1, 0], "what ended last comes last");
    hold!(
        rows[5],
        view_id = "6b2d95e1-c8a4-4b7e-8d20-000000000003",
        operating_system = "Windows",
        application = "Firefox",
        video_title = "Evening concert, live",
        error_code = "2004",
        error_message = "A segment could not be decoded",
        error_id = AnyValue::Integer(7102),
        country = "US",
        view_watch_time = 12_000,
        qoe_score = 0.35,
    );
    assert_eq!(millis(&rows[5].view_end_time) - millis(&rows[5].view_start_time), 12_000);
    assert!((now() - 540 - millis(&rows[5].view_end_time) / 1000).abs() < 30);
    assert_eq!((&rows[0].video_title, &rows[0].error_code, &rows[0].error_id), (&None, &None, &None));

    let rows = list(&core, hour().sort_order(SortOrder::Desc)).await;
    assert_eq!(numbers(&rows), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    let rows = list(&core, hour().order_by("watch_time").sort_order(SortOrder::Desc)).await;
    assert_eq!(numbers(&rows), [0, 2, 1, 7, 4, 5, 8, 3, 6]);
    assert_eq!(numbers(&list(&core, hour().viewer_id("viewer-ana")).await), [7, 0]);
    assert_eq!(numbers(&list(&core, hour().error_code("1002")).await), [6]);

    let mut all = Vec::new();
    for (number, count) in [(1, 10), (2, 10), (3, 10), (4, 2), (5, 0)] {
        let request = ListVideoViewsRequest::new().timespan(MONTH).limit(10).offset(number);
        let page = taken(views_list_video_views(&core, request)).await;
        hold!(page.pagination.unwrap(), total_records = 32, current_offset = number, offset_count = 4,);
        let rows = page.data.unwrap();
        assert_eq!(rows.len(), count);
        all.extend(numbers(&rows));
    }
    assert_eq!(all, (0..32).rev().collect::<Vec<_>>());

    for wrong in [hour().limit(51), hour().timespan("90:days"), hour().order_by("colour")] {
        let refused = refusal(views_list_video_views(&core, wrong)).await;
        assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
    }
}

#[tokio::test]
async fn view_details_have_every_field() {
    let (_emulator, core) = start().await;
    let listed = &list(&core, ListVideoViewsRequest::new().timespan(HOUR)).await[5];
    let id = listed.view_id.as_deref().unwrap();
    let response = taken(views_get_video_view_details(&core, id)).await;
    assert_eq!(response.success, DONE);
    let view = response.data.unwrap();
    hold!(
        view,
        asn_id = 64_502,
        asn_name = "AS64502 Example Cable",
        average_bitrate = 2_800_000,
        avg_downscaling = 0,
        avg_request_latency = 43.5,
        avg_request_throughput = 4_200_000,
        avg_upscaling = 0.5,
        beacon_domain = "beacon.example",
        browser_name = "Firefox",
        browser_version = "Firefox 143.0",
        buffer_count = 1,
        buffer_fill = 780,
        buffer_frequency = 1.0 / 12.0,
        buffer_ratio = 0.065,
        cdn = "fastly",
        city = "Denver",
        connection_type = "ethernet",
        continent = "NA",
        country = "United States of America",
        country_code = "US",
        device_manufacturer = "Unbranded",
        device_model = "Workstation",
        device_name = "Workstation",
        device_type = "Desktop",
        dropped_frame_count = 1,
        error_code = "2004",
        error_context = "player",
        error_id = AnyValue::String("7102".to_owned()),
        error_message = "A segment could not be decoded",
        exit_before_video_start = false,
        fp_api_version = "1.0",
        fp_embed_version = "1.0.0",
        fp_embed = AnyValue::String("false".to_owned()),
        fp_live_stream_id = "9d41c7e2a0b85f36417ed80c92fb5a63",
        fp_playback_id = "b83e5d97-10fa-4c62-8d9b-f5a2740e6c1d",
        fp_sdk = "fastpix-web",
        fp_sdk_version = "1.1.4",
        fp_viewer_id = "fp-viewer-joe",
        ip_address = "203.0.113.9",
        jump_latency = 73,
        latitude = "39.7392",
        live_stream_latency = 6503,
        longitude = "-104.9903",
        max_downscaling = 0,
        max_request_latency = 183,
        max_upscaling = 0.5,
        os_name = "Windows",
        os_version = "Windows 11",
        page_load_time = 330,
        playback_score = 0,
        player_autoplay_on = true,
        player_height = AnyValue::Integer(1080),
        player_initialization_time = 83,
        player_instance_id = "3e81f0c5-77d2-4b7e-8d20-000000000003",
        player_name = "teaser",
        player_preload_on = true,
        player_remote_played = false,
        player_resolution = "1920x1080",
        player_software_name = "shaka",
        player_software_version = "4.15.1",
        player_source_domain = "stream.fastpix.com",
        player_source_height = 720,
        player_source_width = 1280,
        player_version = "4.15.1",
        player_view_count = AnyValue::Integer(1),
        player_width = AnyValue::Integer(1920),
        quality_of_experience_score = 0.35,
        region = "Colorado",
        render_quality_score = 0.75,
        session_id = "a90c64d8-15bf-4b7e-8d20-000000000003",
        sign = "1",
        stability_score = 0.675,
        startup_score = 0.675,
        total_startup_time = 3180,
        used_full_screen = true,
        video_id = "evening-concert",
        video_resolution = "720X1280",
        video_series = "Concerts",
        video_source_domain = "fastpix.com",
        video_source_hostname = "stream.fastpix.com",
        video_source_stream_type = "live",
        video_source_type = "application/x-mpegurl",
        video_source_url = "https://stream.fastpix.com/b83e5d97-10fa-4c62-8d9b-f5a2740e6c1d.m3u8",
        video_startup_failed = false,
        video_startup_time = 3100,
        video_title = "Evening concert, live",
        view_has_ad = false,
        view_has_error = true,
        view_id = id,
        view_max_playhead_position = 8120,
        view_page_url = "https://shop.example/watch/evening-concert",
        view_playing_time = 8120,
        view_seeked_count = 0,
        view_seeked_duration = 0,
        view_total_content_playback_time = 8120,
        viewer_id = "viewer-joe",
        watch_time = 12_000,
    );
    assert!(view.user_agent.as_ref().unwrap().ends_with("Firefox/143.0"));
    for (full, listed) in [(&view.view_start, &listed.view_start_time), (&view.view_end, &listed.view_end_time)] {
        assert_eq!(full.as_ref().unwrap().as_str(), format!("{}Z", listed.as_ref().unwrap().as_str()));
    }
    assert_eq!(millis(&view.insert_timestamp), millis(&view.view_start) + 390);
    assert_eq!(millis(&view.updated_timestamp), millis(&view.view_end) + 74);
    let custom = &view.custom.as_ref().unwrap()["Custom"].as_list().unwrap()[0];
    assert_eq!(custom.get("displayName").and_then(AnyValue::as_str), Some("Plan"));
    let absent = [
        &view.browser_engine,
        &view.custom1,
        &view.custom10,
        &view.drm_type,
        &view.experiment_name,
        &view.media_id,
        &view.page_context,
        &view.player_language,
        &view.sub_property_id,
        &view.video_content_type,
        &view.video_encoding_variant,
        &view.video_language,
        &view.video_producer,
        &view.video_variant_id,
        &view.video_variant_name,
        &view.view_session_id,
    ];
    assert_eq!(absent, [&None; 16]);
    assert_eq!(view.player_poster, None);
    assert_eq!((view.video_duration, view.video_source_duration, view.property_id), (None, None, None));

    let key = taken(signing_keys_create_signing_key(&core)).await.data.unwrap().id.unwrap();
    let key = taken(signing_keys_get_signing_key_by_id(&core, key)).await.data.unwrap();
    assert_eq!(view.workspace_id, key.workspace_id, "there is one workspace");

    let of_media = list(&core, ListVideoViewsRequest::new().timespan(HOUR)).await[3].view_id.clone().unwrap();
    let view = taken(views_get_video_view_details(&core, of_media)).await.data.unwrap();
    hold!(
        view,
        drm_type = "widevine",
        media_id = "e17d03ba-64c5-4f89-9a12-8b50d7f6c93e",
        video_duration = 1_260_000,
        video_source_duration = 1_260_000,
        video_source_stream_type = "on-demand",
        playback_score = 1,
        view_seeked_count = 1,
        view_seeked_duration = 75,
    );

    let refused = refusal(views_get_video_view_details(&core, "no-such-view")).await;
    assert_eq!(refused, (404, ErrorClass::ViewNotFoundError));
}

#[tokio::test]
async fn view_details_list_the_events_of_the_view() {
    let (_emulator, core) = start().await;
    let id = list(&core, ListVideoViewsRequest::new().timespan(HOUR)).await[5].view_id.clone().unwrap();
    let view = taken(views_get_video_view_details(&core, id)).await.data.unwrap();
    let begin = millis(&view.view_start);
    let events = view.events.unwrap();
    let names: Vec<_> = events.iter().map(|event| event.name.as_deref().unwrap()).collect();
    let expected =
        ["playerReady", "viewBegin", "play", "variantChanged", "requestCompleted", "playing", "error", "viewCompleted"];
    assert_eq!(names, expected);

    hold!(
        events[7],
        playhead = 8120,
        viewer_time = AnyValue::Integer(begin + 12_000),
        event_time = AnyValue::Integer(begin + 12_000),
    );
    assert_eq!((&events[7].details, &events[7].event_time_long), (&None, &None));
    hold!(
        events[3].details.as_ref().unwrap(),
        bitrate = AnyValue::Integer(2_800_000),
        height = AnyValue::Integer(720),
        width = AnyValue::Integer(1280),
        fps = AnyValue::Integer(25),
        codec = "avc1.640028",
    );
    hold!(events[4].details.as_ref().unwrap(), r#type = "media", host = "stream.fastpix.com", url = "/segment-1.m4s",);
    hold!(
        events[6].details.as_ref().unwrap(),
        code = AnyValue::String("2004".to_owned()),
        error = "A segment could not be decoded",
        text = "player",
    );
}

#[tokio::test]
async fn top_content_is_ordered_by_number_of_views() {
    let (_emulator, core) = start().await;
    let top = async |request: ListByTopContentRequest| -> Vec<_> {
        let titles = taken(views_list_by_top_content(&core, request)).await.data.unwrap();
        titles
            .into_iter()
            .map(|title| (title.video_title.unwrap(), title.views.unwrap(), title.unique_views.unwrap()))
            .collect()
    };
    let hour = || ListByTopContentRequest::new().timespan(HOUR);
    let expected = [
        ("Evening concert, live".to_owned(), 4, 4),
        ("A tour of the harbour".to_owned(), 2, 2),
        ("Bread from nothing but flour".to_owned(), 2, 2),
        ("null".to_owned(), 1, 1),
    ];
    assert_eq!(top(hour()).await, expected);
    assert_eq!(top(hour().limit(2)).await, expected[..2]);
    let one = top(ListByTopContentRequest::new().timespan(MONTH).filterby(["viewer_id:viewer-sam"]).limit(1)).await;
    assert_eq!(one, [("A tour of the harbour".to_owned(), 2, 1)]);
}

#[tokio::test]
async fn current_views_are_counted() {
    let (_emulator, core) = start().await;
    let now_by = async |request: GetDataViewlistCurrentViewsFilterRequest| -> Vec<_> {
        let response = taken(views_get_data_viewlist_current_views_filter(&core, request)).await;
        assert_eq!(response.success, DONE);
        let time = response.timespan.unwrap();
        assert_eq!(time[1] - time[0], 3_600);
        let values = response.data.unwrap().into_iter();
        values
            .map(|value| {
                (value.dimension_name.unwrap(), value.metric_value.unwrap(), value.concurrent_viewers.unwrap())
            })
            .collect()
    };
    let request = GetDataViewlistCurrentViewsFilterRequest::new;
    assert_eq!(now_by(request()).await, ["PT", "IN", "US"].map(|country| (country.to_owned(), 3, 2)));
    let titles = now_by(request().dimension(CurrentViewsDimension::VideoTitle).limit(2)).await;
    assert_eq!(titles, [("Evening concert, live".to_owned(), 4, 4), ("A tour of the harbour".to_owned(), 2, 2)]);
    let networks = now_by(request().dimension(CurrentViewsDimension::AsnId)).await;
    assert_eq!(networks[0], ("64500".to_owned(), 3, 2));
    let wrong = request().dimension("colour");
    let refused = refusal(views_get_data_viewlist_current_views_filter(&core, wrong)).await;
    assert_eq!(refused, (400, ErrorClass::BadRequestError));

    let response = taken(views_get_data_viewlist_current_views_get_timeseries_views(&core)).await;
    assert_eq!(response.success, DONE);
    let time = response.timespan.unwrap();
    assert_eq!(time[1] - time[0], 3_600);
    let points = response.data.unwrap();
    let minutes: Vec<_> = points.iter().map(|point| millis(&point.interval_time)).collect();
    assert_eq!(minutes, (0..60).map(|minute| (time[0] + 60 * minute) * 1000).collect::<Vec<_>>());
    // Four viewers have one view each, for slightly more than a minute.
    let most = points.iter().max_by_key(|point| point.number_of_views).unwrap();
    assert_eq!((most.number_of_views, most.metric_value), (Some(4), Some(4)));
}

#[tokio::test]
async fn metrics_are_returned_in_every_measurement() {
    let (_emulator, core) = start().await;
    let overall = async |metric: Metric, measurement: Option<Measurement>| {
        let mut request = ListOverallValuesRequest::new(metric).timespan(HOUR).filterby(["browser_name:Chrome"]);
        request.measurement = measurement;
        taken(metrics_list_overall_values(&core, request)).await
    };
    let response = overall(SCORE, None).await;
    assert_eq!(response.metadata.unwrap().aggregation.as_deref(), Some("view_end"));
    let data = response.data.unwrap();
    hold!(data, total_watch_time = 3_226_650, total_play_time = 3_205_253, unique_views = 3, total_views = 4,);
    close(data.value, 0.9475);
    close(data.global_value, 7.0 / 9.0);

    for (measurement, value) in [
        (Measurement::Avg, 0.9475),
        (Measurement::Median, 0.965),
        (Measurement::Percentile95, 0.98),
        (Measurement::Sum, 3.79),
        (Measurement::Count, 4.0),
    ] {
        close(overall(SCORE, Some(measurement)).await.data.unwrap().value, value);
    }
    for (metric, value, global) in [
        (Metric::Views, 4.0, 9.0),
        (Metric::UniqueViewers, 3.0, 6.0),
        (Metric::PlaybackFailurePercentage, 0.0, 2.0 / 9.0),
        (Metric::PlayingTime, 3_205_253.0 / 4.0, f64::NAN),
        (Metric::PageLoadTime, 332.5, 340.0),
        (Metric::AverageBitrate, 3_500_000.0, f64::NAN),
    ] {
        let data = overall(metric, None).await.data.unwrap();
        close(data.value, value);
        if !global.is_nan() {
            close(data.global_value, global);
        }
    }

    let none = ListOverallValuesRequest::new(SCORE).timespan(Timespan::Between { from: 1, to: 2 });
    let none = taken(metrics_list_overall_values(&core, none)).await.data.unwrap();
    assert_eq!((none.value, none.global_value, none.total_views), (None, None, Some(0)));
}

#[tokio::test]
async fn metric_breakdowns_are_paged_and_ordered() {
    let (_emulator, core) = start().await;
    let request = || ListBreakdownValuesRequest::new(SCORE).timespan(HOUR).group_by(Dimension::DeviceType);
    let fields = async |request: ListBreakdownValuesRequest| -> Vec<_> {
        let values = taken(metrics_list_breakdown_values(&core, request)).await.data.unwrap();
        values.into_iter().map(|value| value.field.unwrap()).collect()
    };
    assert_eq!(fields(request()).await, ["Tablet", "Mobile", "Desktop"], "the fewest views come first");
    assert_eq!(fields(request().sort_order(SortOrder::Desc)).await, ["Desktop", "Mobile", "Tablet"]);
    assert_eq!(fields(request().order_by("field")).await, ["Desktop", "Mobile", "Tablet"]);
    assert_eq!(fields(request().order_by("value")).await, ["Mobile", "Desktop", "Tablet"]);
    assert_eq!(fields(request().filterby(["!device_type:Mobile"])).await, ["Tablet", "Desktop"]);

    let page =
        taken(metrics_list_breakdown_values(&core, request().sort_order(SortOrder::Desc).limit(2).offset(2))).await;
    hold!(page.pagination.unwrap(), total_records = 3, current_offset = 2, offset_count = 2,);
    let metadata = page.metadata.unwrap();
    assert_eq!((metadata.aggregation.as_deref(), metadata.granularity), (Some("view_end"), None));
    let values = page.data.unwrap();
    assert_eq!(values.len(), 1);
    hold!(
        values[0],
        field = "Tablet",
        views = 1,
        value = 0.88,
        total_watch_time = 905_000,
        total_playing_time = 893_160,
    );
    let best = request().filterby(["device_type:Desktop"]).measurement(Measurement::Percentile95);
    close(taken(metrics_list_breakdown_values(&core, best)).await.data.unwrap()[0].value, 0.98);

    let refused = refusal(metrics_list_breakdown_values(&core, request().group_by("colour"))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}

#[tokio::test]
async fn metric_timeseries_cover_the_time_span() {
    let (_emulator, core) = start().await;
    let request = || GetTimeseriesDataRequest::new(SCORE).timespan(HOUR);
    let response = taken(metrics_get_timeseries_data(&core, request())).await;
    let time = response.timespan.unwrap();
    assert_eq!((time[1] - time[0], time[1] % 1000), (3_600_000, 0), "milliseconds");
    hold!(response.metadata.unwrap(), granularity = GroupBy::Minute, aggregation = "view_end",);
    let points = response.data.unwrap();
    let scores: Vec<_> = points.iter().map(|point| (point.metric_value.unwrap(), point.number_of_views)).collect();
    assert_eq!(scores, [0.9, 0.98, 0.12, 0.93, 0.97, 0.35, 0.88, 0.91, 0.96].map(|score| (score, Some(1))));
    assert!(points.iter().all(|point| millis(&point.interval_time) % 60_000 == 0));
    assert!(points.is_sorted_by_key(|point| millis(&point.interval_time)));
    let mut reversed =
        taken(metrics_get_timeseries_data(&core, request().sort_order(SortOrder::Desc))).await.data.unwrap();
    reversed.reverse();
    assert_eq!(reversed, points);

    for (group_by, seconds) in [(GroupBy::TenMinutes, 600), (GroupBy::Hour, 3_600), (GroupBy::Day, 86_400)] {
        let request = GetTimeseriesDataRequest::new(Metric::Views).timespan(MONTH).group_by(group_by.clone());
        let response = taken(metrics_get_timeseries_data(&core, request.measurement(Measurement::Count))).await;
        assert_eq!(response.metadata.unwrap().granularity, Some(group_by));
        let points = response.data.unwrap();
        assert!(points.len() < 32, "some share an interval");
        assert_eq!(points.iter().map(|point| point.metric_value.unwrap()).sum::<f64>(), 32.0);
        assert!(points.iter().all(|point| millis(&point.interval_time) % (seconds * 1000) == 0));
    }
}

#[tokio::test]
async fn comparison_values_contain_their_component_metrics() {
    let (_emulator, core) = start().await;
    let request = || ListComparisonValuesRequest::new().timespan(HOUR);
    let all = taken(metrics_list_comparison_values(&core, request())).await.data.unwrap();
    assert_eq!(all.len(), 6);
    hold!(
        all[0],
        value = 9,
        r#type = MetricValueType::Number,
        name = "Views",
        metric = "views",
        measurement = Measurement::Count,
    );
    let below = all[0].items.as_ref().unwrap();
    hold!(below[0], value = 6, name = "Unique Viewers", metric = "unique_viewers",);
    hold!(below[1], r#type = MetricValueType::Milliseconds, metric = "playing_time", measurement = Measurement::Sum,);
    assert_eq!((&below[0].items, &below[1].items), (&None, &None));
    assert_eq!((all[1].metric.as_deref(), &all[1].items), (Some("overall_score"), &None));
    close(all[2].value, 7.0 / 9.0);
    assert_eq!(all[3].measurement, None);
    let bitrate = &all[5].items.as_ref().unwrap()[0];
    assert_eq!(bitrate.r#type.as_ref().map(ToString::to_string).as_deref(), Some("mbps"));
    assert!((0.5..5.0).contains(&bitrate.value.unwrap()));
    assert_eq!(all[2].r#type, Some(MetricValueType::Number));
    assert_eq!(all[2].metric.as_deref(), Some("playback_success_score"));
    let failures = &all[2].items.as_ref().unwrap()[0];
    assert_eq!(failures.r#type, Some(MetricValueType::Percentage));
    close(failures.value, 2.0 / 9.0);

    let views = async |request| taken(metrics_list_comparison_values(&core, request)).await.data.unwrap()[0].value;
    let chrome = request().dimension(Dimension::BrowserName).value("Chrome");
    assert_eq!(views(chrome.clone()).await, Some(4.0));
    assert_eq!(views(chrome.filterby([Filter::exclude(Dimension::Country, "PT")])).await, Some(2.0));
    let refused = refusal(metrics_list_comparison_values(&core, request().dimension("colour"))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}

#[tokio::test]
async fn an_unknown_metric_is_not_found() {
    let (_emulator, core) = start().await;
    let not_found = (404, ErrorClass::ViewNotFoundError);
    assert_eq!(refusal(metrics_list_breakdown_values(&core, "colour")).await, not_found);
    assert_eq!(refusal(metrics_list_overall_values(&core, "colour")).await, not_found);
    assert_eq!(refusal(metrics_get_timeseries_data(&core, "colour")).await, not_found);
    let refused =
        refusal(metrics_list_overall_values(&core, ListOverallValuesRequest::new(SCORE).timespan("1:year"))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}

#[tokio::test]
async fn every_dimension_has_filter_values() {
    let (_emulator, core) = start().await;
    let response = taken(dimensions_list_dimensions(&core)).await;
    assert_eq!(response.success, DONE);
    let dimensions = response.data.unwrap();
    assert_eq!(
        (dimensions.len(), dimensions.first(), dimensions.last()),
        (56, Some(&Dimension::BrowserName), Some(&Dimension::Custom10))
    );
    for dimension in dimensions {
        assert!(!matches!(dimension, Dimension::Unknown(_)), "{dimension}");
        let request = ListFilterValuesForDimensionRequest::new(dimension).timespan(MONTH);
        taken(dimensions_list_filter_values_for_dimension(&core, request)).await;
    }

    let request = ListFilterValuesForDimensionRequest::new(Dimension::BrowserName).timespan(HOUR);
    let values = taken(dimensions_list_filter_values_for_dimension(&core, request)).await.data.unwrap();
    let values: Vec<_> =
        values.iter().map(|value| (value.value.as_deref().unwrap(), value.count, value.unique_count)).collect();
    assert_eq!(values, [("Chrome", Some(4), Some(3)), ("Safari", Some(3), Some(2)), ("Firefox", Some(2), Some(1))]);

    let refused = refusal(dimensions_list_filter_values_for_dimension(&core, "colour")).await;
    assert_eq!(refused, (404, ErrorClass::ViewNotFoundError));
}

#[tokio::test]
async fn errors_are_ordered_by_frequency() {
    let (_emulator, core) = start().await;
    let request = || ListErrorsRequest::new().timespan(MONTH);
    let response = taken(errors_list_errors(&core, request())).await;
    let data = response.data.unwrap();
    let errors = data.errors.unwrap();
    assert_eq!(errors.len(), 2);
    hold!(
        errors[0],
        percentage = 3.0 / 32.0,
        message = "The manifest was not loaded in time",
        id = "7101",
        description = "Seen in the network",
        count = 3,
        code = "1002",
    );
    hold!(errors[1], id = "7102", count = 2, code = "2004",);
    assert_eq!(errors[0].notes.as_deref(), Some(""));
    let failed = list(&core, ListVideoViewsRequest::new().timespan(MONTH).error_code("1002")).await;
    assert_eq!(millis(&errors[0].last_seen) / 10, millis(&failed[2].view_end_time) / 10);
    assert!(errors[0].last_seen.as_ref().unwrap().as_str().contains(' '));

    let top = data.top_errors.unwrap();
    assert_eq!(top.len(), 1, "one if no more are asked for");
    hold!(
        top[0],
        percentage = 3.0 / 32.0,
        unique_viewers_effected_percentage = 2.0 / 9.0,
        message = "The manifest was not loaded in time",
        notes = "",
        count = 3,
        code = "1002",
    );
    assert_eq!((&top[0].id, &top[0].description), (&None, &None));
    assert_eq!(top[0].last_seen, errors[0].last_seen);

    let top = async |request| {
        let top = taken(errors_list_errors(&core, request)).await.data.unwrap().top_errors.unwrap();
        top.into_iter().map(|error| (error.code.unwrap(), error.count.unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(top(request().limit(5)).await, [("1002".to_owned(), 3), ("2004".to_owned(), 2)]);
    let phones = request().limit(5).filterby([Filter::include(Dimension::DeviceType, "Mobile")]);
    assert_eq!(top(phones).await, [("1002".to_owned(), 3), ("2004".to_owned(), 1)]);
    assert_eq!(top(request().timespan(HOUR).limit(5).filterby(["!error_code:1002"])).await, [("2004".to_owned(), 1)]);
    let refused = refusal(errors_list_errors(&core, request().timespan("90:days"))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}
