use fastpix_funcs::{
    ErrorClass, Idempotency,
    models::{
        CurrentViewsDimension, Dimension, Filter, GetDataViewlistCurrentViewsFilterRequest, ListByTopContentRequest,
        ListVideoViewsRequest, SortOrder, Timespan,
    },
    views_get_data_viewlist_current_views_filter, views_get_data_viewlist_current_views_get_timeseries_views,
    views_get_video_view_details, views_list_by_top_content, views_list_video_views,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    GET_DATA_VIEWLIST_CURRENT_VIEWS_FILTER,
    GET_DATA_VIEWLIST_CURRENT_VIEWS_GET_TIMESERIES_VIEWS,
    GET_VIDEO_VIEW_DETAILS,
    LIST_BY_TOP_CONTENT,
    LIST_VIDEO_VIEWS,
];

const GET_DATA_VIEWLIST_CURRENT_VIEWS_FILTER: Row = Row {
    function: "views_get_data_viewlist_current_views_filter",
    id: "get_/data/viewlist/current-views/filter",
    method: "GET",
    path: "/data/viewlist/current-views/filter",
    repeat: Idempotency::Idempotent,
    errors: &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = GetDataViewlistCurrentViewsFilterRequest::new();
                views_get_data_viewlist_current_views_filter(core, request).into()
            },
            path: "/data/viewlist/current-views/filter",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = GetDataViewlistCurrentViewsFilterRequest::new().dimension(CurrentViewsDimension::Country);
                views_get_data_viewlist_current_views_filter(core, request).into()
            },
            path: "/data/viewlist/current-views/filter",
            query: Some("dimension=country"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetDataViewlistCurrentViewsFilterRequest::new()
                    .dimension(CurrentViewsDimension::VideoSourceStreamType)
                    .limit(30);
                views_get_data_viewlist_current_views_filter(core, request).into()
            },
            path: "/data/viewlist/current-views/filter",
            query: Some("dimension=video_source_stream_type&limit=30"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [{"concurrent_viewers": 14, "dimension_name": "live", "metricValue": 15}],
        "timespan": [1781266100, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_DATA_VIEWLIST_CURRENT_VIEWS_GET_TIMESERIES_VIEWS: Row = Row {
    function: "views_get_data_viewlist_current_views_get_timeseries_views",
    id: "get_/data/viewlist/current-views/getTimeseriesViews",
    method: "GET",
    path: "/data/viewlist/current-views/getTimeseriesViews",
    repeat: Idempotency::Idempotent,
    errors: &[(400, ErrorClass::BadRequestError), (401, ErrorClass::InvalidPermissionError)],
    requests: &[Request {
        name: "the only one",
        call: |core| views_get_data_viewlist_current_views_get_timeseries_views(core).into(),
        path: "/data/viewlist/current-views/getTimeseriesViews",
        query: None,
        body: None,
    }],
    response: r#"{
        "success": true,
        "data": [{"intervalTime": "2026-06-12T12:13:00Z", "metricValue": 4, "numberOfViews": 3}],
        "timespan": [1781264600, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_VIDEO_VIEW_DETAILS: Row = Row {
    function: "views_get_video_view_details",
    id: "get_video_view_details",
    method: "GET",
    path: "/data/viewlist/{viewId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| views_get_video_view_details(core, "0d3a5c7e-9b1f-4e2d-8c6a-4f0b2d1e3a5c").into(),
            path: "/data/viewlist/0d3a5c7e-9b1f-4e2d-8c6a-4f0b2d1e3a5c",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| views_get_video_view_details(core, "<view>").into(),
            path: "/data/viewlist/%3Cview%3E",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| views_get_video_view_details(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/data/viewlist/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "asnId": 64512,
            "asnName": "AS64512 Example Net",
            "averageBitrate": 2400000.5,
            "avgDownscaling": 4.5,
            "avgRequestLatency": 5.5,
            "avgRequestThroughput": 6.5,
            "avgUpscaling": 7.5,
            "beaconDomain": "beacon.example",
            "browserEngine": "Gecko",
            "browserName": "Firefox",
            "browserVersion": "Firefox 141.0",
            "bufferCount": 1084,
            "bufferFill": 1091,
            "bufferFrequency": 14.5,
            "bufferRatio": 15.5,
            "cdn": "edge-one",
            "city": "Lyon",
            "connectionType": "wifi",
            "continent": "EU",
            "country": "France",
            "countryCode": "FR",
            "custom1": "custom1 22",
            "custom2": "custom2 23",
            "custom3": "custom3 24",
            "custom4": "custom4 25",
            "custom5": "custom5 26",
            "custom6": "custom6 27",
            "custom7": "custom7 28",
            "custom8": "custom8 29",
            "custom9": "custom9 30",
            "custom10": "custom10 31",
            "custom": {
                "Custom": [{"dimensionName": "custom_2", "displayName": "Plan", "value": "gold"}],
                "more": [null, true, -1, 0.5, {}]
            },
            "deviceManufacturer": "device manufacturer 33",
            "deviceModel": "device model 34",
            "deviceName": "device name 35",
            "deviceType": "Desktop",
            "drmType": "drm type 37",
            "droppedFrameCount": 1266,
            "errorCode": "2104",
            "errorContext": "error context 40",
            "errorId": 4711,
            "errorMessage": "error message 42",
            "exitBeforeVideoStart": true,
            "experimentName": "experiment name 44",
            "fpApiVersion": "fp api version 45",
            "fpEmbed": false,
            "fpEmbedVersion": "fp embed version 47",
            "fpLiveStreamId": "fp live stream id 48",
            "fpPlaybackId": "fp playback id 49",
            "fpSdk": "fp sdk 50",
            "fpSdkVersion": "fp sdk version 51",
            "fpViewerId": "fp viewer id 52",
            "insertTimestamp": "2026-06-11T21:07:45.12",
            "ipAddress": "192.0.2.41",
            "jumpLatency": 55.5,
            "latitude": "45.7",
            "liveStreamLatency": 57.5,
            "longitude": "4.8",
            "maxDownscaling": 59.5,
            "maxRequestLatency": 60.5,
            "maxUpscaling": 61.5,
            "mediaId": "42f0e1d2-c3b4-4a59-8687-79685a4b3c2d",
            "osName": "os name 63",
            "osVersion": "os version 64",
            "pageContext": "page context 65",
            "pageLoadTime": 1462,
            "playbackScore": 0.5654296875,
            "playerAutoplayOn": false,
            "playerHeight": 720,
            "playerInitializationTime": 1490,
            "playerInstanceId": "player instance id 71",
            "playerLanguage": "player language 72",
            "playerName": "player name 73",
            "playerPoster": "https://images.example/a.png?token=c2b8",
            "playerPreloadOn": true,
            "playerRemotePlayed": false,
            "playerResolution": "1280x720",
            "playerSoftwareName": "player software name 78",
            "playerSoftwareVersion": "player software version 79",
            "playerSourceDomain": "player source domain 80",
            "playerSourceHeight": 1567,
            "playerSourceWidth": 1574,
            "playerVersion": "player version 83",
            "playerViewCount": 0,
            "playerWidth": "1280",
            "propertyId": "p-17",
            "qualityOfExperienceScore": 0.9375,
            "region": "region 88",
            "renderQualityScore": 0.5869140625,
            "sessionId": "e9f8a7b6-c5d4-4e3f-92a1-b0c9d8e7f6a5",
            "sign": "1",
            "stabilityScore": 0.58984375,
            "startupScore": 0.5908203125,
            "subPropertyId": "sub property id 94",
            "totalStartupTime": 1665,
            "updatedTimestamp": "2026-06-11T21:19:02.801",
            "usedFullScreen": true,
            "userAgent": "Mozilla/5.0 (X11; Linux x86_64)",
            "videoContentType": "video content type 99",
            "videoDuration": 1700,
            "videoEncodingVariant": "video encoding variant 101",
            "videoId": "video id 102",
            "videoLanguage": "video language 103",
            "videoProducer": "video producer 104",
            "videoResolution": "1920x1080",
            "videoSeries": "video series 106",
            "videoSourceDomain": "video source domain 107",
            "videoSourceDuration": 1756,
            "videoSourceHostname": "video source hostname 109",
            "videoSourceStreamType": "on-demand",
            "videoSourceType": "application/x-mpegurl",
            "videoSourceUrl": "https://video.example/a/b.m3u8?q=1",
            "videoStartupFailed": true,
            "videoStartupTime": 1798,
            "videoTitle": "null",
            "videoVariantId": "video variant id 116",
            "videoVariantName": "video variant name 117",
            "viewEnd": "2026-06-11T21:19:02.801",
            "viewHasAd": true,
            "viewHasError": false,
            "viewId": "0d3a5c7e-9b1f-4e2d-8c6a-4f0b2d1e3a5c",
            "viewMaxPlayheadPosition": 1854,
            "viewPageUrl": "https://watch.example/a?b=c#d",
            "viewPlayingTime": 1868,
            "viewSeekedCount": 1875,
            "viewSeekedDuration": 1882,
            "viewSessionId": "b5a4c3d2-e1f0-4918-a7b6-c5d4e3f2a1b0",
            "viewStart": "2026-06-11T21:07:45.12",
            "viewTotalContentPlaybackTime": 1903,
            "viewerId": "viewer id 130",
            "watchTime": 1917,
            "workspaceId": "11aa22bb-33cc-4d44-85ee-66ff77aa88bb",
            "events": [
                {
                    "pt": 0,
                    "e": "variantChanged",
                    "vt": 1781212065120,
                    "et": "1781212065300",
                    "eventTime": 1781212065300,
                    "d": {
                        "br": 2400000,
                        "h": 1080,
                        "w": "1920",
                        "fps": 29.97,
                        "cd": "avc1.4d4028",
                        "host": "video.example",
                        "hostName": "video.example",
                        "txt": "up",
                        "text": "up",
                        "c": "206",
                        "code": 206,
                        "err": "none",
                        "error": "none",
                        "t": "video",
                        "u": "https://video.example/a/b/1.m4s"
                    }
                }
            ]
        }
    }"#,
    enums: &[],
    maps: &["/data/custom"],
    secrets: &["/data/playerPoster", "/data/videoSourceUrl", "/data/viewPageUrl", "/data/events/0/d/u"],
};

const LIST_BY_TOP_CONTENT: Row = Row {
    function: "views_list_by_top_content",
    id: "list_by_top_content",
    method: "GET",
    path: "/data/viewlist/top-content",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| views_list_by_top_content(core, ListByTopContentRequest::new()).into(),
            path: "/data/viewlist/top-content",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListByTopContentRequest::new()
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")]);
                views_list_by_top_content(core, request).into()
            },
            path: "/data/viewlist/top-content",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListByTopContentRequest::new()
                    .timespan(Timespan::Last24Hours)
                    .filterby([Filter::include(Dimension::VideoSeries, "Nº 1"), Filter::exclude("device_type", "TV")])
                    .limit(5);
                views_list_by_top_content(core, request).into()
            },
            path: "/data/viewlist/top-content",
            query: Some(concat!(
                "timespan%5B%5D=24%3Ahours&filterby%5B%5D=video_series%3AN%C2%BA%201",
                "&filterby%5B%5D=%21device_type%3ATV&limit=5"
            )),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {"videoTitle": "Spring concert", "views": 90, "uniqueViews": 71},
            {"videoTitle": "null", "views": 2, "uniqueViews": 0}
        ],
        "timespan": [1781180000, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const LIST_VIDEO_VIEWS: Row = Row {
    function: "views_list_video_views",
    id: "list_video_views",
    method: "GET",
    path: "/data/viewlist",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| views_list_video_views(core, ListVideoViewsRequest::new()).into(),
            path: "/data/viewlist",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListVideoViewsRequest::new()
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")])
                    .viewer_id("guest-88")
                    .error_code("2104");
                views_list_video_views(core, request).into()
            },
            path: "/data/viewlist",
            query: Some(concat!(
                "timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox",
                "&viewerId=guest-88&errorCode=2104"
            )),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListVideoViewsRequest::new()
                    .timespan(Timespan::Between { from: 1_781_180_000, to: 1_781_266_400 })
                    .filterby([Filter::include("os_name", "Linux"), Filter::exclude("device_name", "Living room")])
                    .limit(50)
                    .offset(4)
                    .viewer_id("guest 1")
                    .error_code("E-7")
                    .order_by("view_start")
                    .sort_order(SortOrder::Desc);
                views_list_video_views(core, request).into()
            },
            path: "/data/viewlist",
            query: Some(concat!(
                "timespan%5B%5D=1781180000&timespan%5B%5D=1781266400",
                "&filterby%5B%5D=os_name%3ALinux&filterby%5B%5D=%21device_name%3ALiving%20room",
                "&limit=50&offset=4&viewerId=guest%201&errorCode=E-7&orderBy=view_start&sortOrder=desc"
            )),
            body: None,
        },
        Request {
            name: "set, but empty",
            call: |core| {
                let request = ListVideoViewsRequest::new().filterby([""; 0]).viewer_id("");
                views_list_video_views(core, request).into()
            },
            path: "/data/viewlist",
            query: Some("viewerId="),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "viewId": "0d3a5c7e-9b1f-4e2d-8c6a-4f0b2d1e3a5c",
                "operatingSystem": "Linux",
                "application": "Firefox",
                "viewStartTime": "2026-06-11T21:07:45",
                "viewEndTime": "2026-06-11T21:19:02",
                "videoTitle": "Spring concert",
                "errorCode": "2104",
                "errorMessage": "the manifest could not be read",
                "errorId": 4711,
                "country": "FR",
                "viewWatchTime": 40016.5,
                "QoeScore": 0.9375
            },
            {"viewId": "1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b", "errorId": "c4b1a0d92f3e"}
        ],
        "pagination": {"totalRecords": 151, "currentOffset": 4, "offsetCount": 4},
        "timespan": [1781180000, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
