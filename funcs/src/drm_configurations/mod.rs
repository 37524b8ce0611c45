#[cfg(feature = "drm-configurations-get-drm-configuration")]
mod get_drm_configuration;
#[cfg(feature = "drm-configurations-get-drm-configuration-by-id")]
mod get_drm_configuration_by_id;

#[cfg(feature = "drm-configurations-get-drm-configuration")]
pub use self::get_drm_configuration::drm_configurations_get_drm_configuration;
#[cfg(feature = "drm-configurations-get-drm-configuration-by-id")]
pub use self::get_drm_configuration_by_id::drm_configurations_get_drm_configuration_by_id;
