use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetDrmConfigurationRequest, GetDrmConfigurationResponse};

/// Operation of [`drm_configurations_get_drm_configuration`].
pub static OPERATION: Operation = Operation::new(
    "getDrmConfiguration (drm_configurations_get_drm_configuration)",
    Method::GET,
    "/on-demand/drm-configurations",
    Idempotency::Idempotent, // reads only
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the DRM configurations of the workspace, one page per call.
///
/// `GET /on-demand/drm-configurations` · feature `drm-configurations-get-drm-configuration`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. A media with the access policy `drm` names one of them. A workspace without DRM gets 400.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, drm_configurations_get_drm_configuration, models::*};
///
/// async fn first(core: &FastpixCore) -> Result<Option<String>, FastpixError> {
///     let request = GetDrmConfigurationRequest::new().limit(1);
///     let configurations = drm_configurations_get_drm_configuration(core, request).data().await?;
///     Ok(configurations.into_iter().find_map(|configuration| configuration.id))
/// }
/// ```
#[doc(alias = "drmConfigurationsGetDRMConfiguration")]
#[doc(alias = "drmConfigurationsList")]
pub fn drm_configurations_get_drm_configuration(
    core: &FastpixCore,
    request: impl Into<GetDrmConfigurationRequest>,
) -> Call<GetDrmConfigurationResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
