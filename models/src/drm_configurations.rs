use crate::Pagination;

parameters! {
    /// Which page of the DRM configurations to list.
    pub struct GetDrmConfigurationRequest {
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// How many configurations a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
    }
}

parameters! {
    /// Which DRM configuration to read.
    #[doc(alias = "GetDrmConfigurationByIDRequest")]
    pub struct GetDrmConfigurationByIdRequest {
        /// The id of the configuration, a UUID.
        pub drm_configuration_id: String = path,
    }
}

response! {
    /// A page of DRM configurations.
    pub struct GetDrmConfigurationResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The configurations.
        pub data: Option<Vec<DrmIdResponse>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// The response to a DRM configuration read.
    #[doc(alias = "GetDrmConfigurationByIDResponse")]
    pub struct GetDrmConfigurationByIdResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The configuration.
        pub data: Option<DrmIdResponse> = "data",
    }
}

response! {
    /// A DRM configuration.
    #[doc(alias = "DrmIDResponse")]
    pub struct DrmIdResponse {
        /// The id of the configuration, a UUID: what a playback id of protected media names.
        pub id: Option<String> = "id",
    }
}
