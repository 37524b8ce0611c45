use fastpix_funcs::{
    ErrorClass, Idempotency, errors_list_errors,
    models::{Dimension, Filter, ListErrorsRequest, Timespan},
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[LIST_ERRORS];

const LIST_ERRORS: Row = Row {
    function: "errors_list_errors",
    id: "list_errors",
    method: "GET",
    path: "/data/errors",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| errors_list_errors(core, ListErrorsRequest::new()).into(),
            path: "/data/errors",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListErrorsRequest::new()
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")]);
                errors_list_errors(core, request).into()
            },
            path: "/data/errors",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListErrorsRequest::new()
                    .timespan(Timespan::Last60Minutes)
                    .filterby([Filter::exclude(Dimension::PlayerName, "beta"), Filter::from("!fp_sdk:old-sdk")])
                    .limit(12);
                errors_list_errors(core, request).into()
            },
            path: "/data/errors",
            query: Some(concat!(
                "timespan%5B%5D=60%3Aminutes",
                "&filterby%5B%5D=%21player_name%3Abeta&filterby%5B%5D=%21fp_sdk%3Aold-sdk&limit=12"
            )),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "errors": [
                {
                    "percentage": 0.125,
                    "notes": "only on the old player",
                    "message": "the manifest could not be read",
                    "lastSeen": "2026-06-11 21:07:45.3",
                    "id": "c4b1a0d92f3e",
                    "description": "MANIFEST_UNREADABLE",
                    "count": 9,
                    "code": "2104"
                }
            ],
            "topErrors": [
                {
                    "percentage": 0.25,
                    "uniqueViewersEffectedPercentage": 0.0625,
                    "notes": "gone since the update",
                    "message": "no segment for 10 seconds",
                    "lastSeen": "2026-06-12 03:00:00.04",
                    "id": "77e0d3c1b5a9",
                    "description": "SEGMENT_TIMEOUT",
                    "count": 18,
                    "code": "2201"
                }
            ]
        },
        "timespan": [1781180000, 1781266400]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
