use fastpix_funcs::{
    ErrorClass, Idempotency, drm_configurations_get_drm_configuration, drm_configurations_get_drm_configuration_by_id,
    models::GetDrmConfigurationRequest,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[GET_DRM_CONFIGURATION, GET_DRM_CONFIGURATION_BY_ID];

const GET_DRM_CONFIGURATION: Row = Row {
    function: "drm_configurations_get_drm_configuration",
    id: "getDrmConfiguration",
    method: "GET",
    path: "/on-demand/drm-configurations",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest, and the example",
            call: |core| drm_configurations_get_drm_configuration(core, GetDrmConfigurationRequest::new()).into(),
            path: "/on-demand/drm-configurations",
            query: None,
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = GetDrmConfigurationRequest::new().offset(2).limit(50);
                drm_configurations_get_drm_configuration(core, request).into()
            },
            path: "/on-demand/drm-configurations",
            query: Some("offset=2&limit=50"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [{"id": "a7c5e3b1-2d4f-4608-9c1e-5b7d9f0a2c46"}],
        "pagination": {"totalRecords": 51, "currentOffset": 2, "offsetCount": 2}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_DRM_CONFIGURATION_BY_ID: Row = Row {
    function: "drm_configurations_get_drm_configuration_by_id",
    id: "getDrmConfigurationById",
    method: "GET",
    path: "/on-demand/drm-configurations/{drmConfigurationId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                drm_configurations_get_drm_configuration_by_id(core, "a7c5e3b1-2d4f-4608-9c1e-5b7d9f0a2c46").into()
            },
            path: "/on-demand/drm-configurations/a7c5e3b1-2d4f-4608-9c1e-5b7d9f0a2c46",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| drm_configurations_get_drm_configuration_by_id(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/on-demand/drm-configurations/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true, "data": {"id": "a7c5e3b1-2d4f-4608-9c1e-5b7d9f0a2c46"}}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
