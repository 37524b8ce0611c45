use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetDrmConfigurationRequest, GetDrmConfigurationResponse};

static OPERATION: Operation = Operation::new(
    "getDrmConfiguration",
    Method::GET,
    "/on-demand/drm-configurations",
    Idempotency::Idempotent, // reads
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the DRM configurations of the workspace, a page at a time.
///
/// `GET /on-demand/drm-configurations`, feature `drm-configurations-get-drm-configuration`.
///
/// Media is protected by naming the id of one. Pages are counted from 1, and the response says how many there are. A
/// workspace without DRM is answered with 400.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, drm_configurations_get_drm_configuration, models::*};
///
/// async fn first(core: &FastpixCore) -> Result<Option<String>, FastpixError> {
///     let request = GetDrmConfigurationRequest::new().limit(1);
///     let response = drm_configurations_get_drm_configuration(core, request).await?;
///     Ok(response.data.into_iter().flatten().find_map(|configuration| configuration.id))
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
