use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetDrmConfigurationByIdRequest, GetDrmConfigurationByIdResponse};

/// Operation of [`drm_configurations_get_drm_configuration_by_id`].
pub static OPERATION: Operation = Operation::new(
    "getDrmConfigurationById (drm_configurations_get_drm_configuration_by_id)",
    Method::GET,
    "/on-demand/drm-configurations/{drmConfigurationId}",
    Idempotency::Idempotent, // reads only
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads a DRM configuration, to check that its ID exists.
///
/// `GET /on-demand/drm-configurations/{drmConfigurationId}` · feature `drm-configurations-get-drm-configuration-by-id`
///
/// A workspace without DRM gets 400.
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
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{
///     ApiError, ErrorClass, FastpixCore, FastpixError, drm_configurations_get_drm_configuration_by_id,
/// };
///
/// async fn exists(core: &FastpixCore, drm_configuration_id: &str) -> Result<bool, FastpixError> {
///     match drm_configurations_get_drm_configuration_by_id(core, drm_configuration_id).await {
///         Ok(_) => Ok(true),
///         Err(error) => match error.as_api().map(ApiError::class) {
///             Some(ErrorClass::MediaNotFoundError) => Ok(false),
///             _ => Err(error),
///         },
///     }
/// }
/// ```
#[doc(alias = "drmConfigurationsGetDRMConfigurationById")]
#[doc(alias = "drmConfigurationsGet")]
pub fn drm_configurations_get_drm_configuration_by_id(
    core: &FastpixCore,
    request: impl Into<GetDrmConfigurationByIdRequest>,
) -> Call<GetDrmConfigurationByIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.drm_configuration_id).call_operation()
}
