use fastpix_funcs::{
    ErrorClass, Idempotency, dimensions_list_dimensions, dimensions_list_filter_values_for_dimension,
    models::{Dimension, Filter, ListFilterValuesForDimensionRequest, Timespan},
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[LIST_DIMENSIONS, LIST_FILTER_VALUES_FOR_DIMENSION];

const LIST_DIMENSIONS: Row = Row {
    function: "dimensions_list_dimensions",
    id: "list_dimensions",
    method: "GET",
    path: "/data/dimensions",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[Request {
        name: "the only one",
        call: |core| dimensions_list_dimensions(core).into(),
        path: "/data/dimensions",
        query: None,
        body: None,
    }],
    response: r#"{"success": true, "data": ["os_name", "custom_10", "fp_sdk_version"]}"#,
    enums: &["/data/0", "/data/1", "/data/2"],
    maps: &[],
    secrets: &[],
};

const LIST_FILTER_VALUES_FOR_DIMENSION: Row = Row {
    function: "dimensions_list_filter_values_for_dimension",
    id: "list_filter_values_for_dimension",
    method: "GET",
    path: "/data/dimensions/{dimensionsId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::ViewNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| dimensions_list_filter_values_for_dimension(core, Dimension::FpPlaybackId).into(),
            path: "/data/dimensions/fp_playback_id",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| {
                let request = ListFilterValuesForDimensionRequest::new(Dimension::OsName)
                    .timespan(Timespan::Last7Days)
                    .filterby([Filter::include("browser_name", "Firefox")]);
                dimensions_list_filter_values_for_dimension(core, request).into()
            },
            path: "/data/dimensions/os_name",
            query: Some("timespan%5B%5D=7%3Adays&filterby%5B%5D=browser_name%3AFirefox"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListFilterValuesForDimensionRequest::new("custom_3")
                    .timespan(Timespan::Between { from: 1_772_000_000, to: 1_772_600_000 })
                    .filterby([Filter::include(Dimension::Cdn, "edge & co"), Filter::exclude("error_code", 4711)]);
                dimensions_list_filter_values_for_dimension(core, request).into()
            },
            path: "/data/dimensions/custom_3",
            query: Some(concat!(
                "timespan%5B%5D=1772000000&timespan%5B%5D=1772600000",
                "&filterby%5B%5D=cdn%3Aedge%20%26%20co&filterby%5B%5D=%21error_code%3A4711"
            )),
            body: None,
        },
        Request {
            name: "odd dimension",
            call: |core| dimensions_list_filter_values_for_dimension(core, "a/b?c#d%e é..").into(),
            path: "/data/dimensions/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {"value": "Firefox", "uniqueCount": 31, "count": 77},
            {"value": "null", "uniqueCount": 0, "count": 1}
        ],
        "timespan": [1772000000, 1772600000]
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
