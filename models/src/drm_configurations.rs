use crate::Pagination;

parameters! {
    /// Parameters of list DRM configurations.
    pub struct GetDrmConfigurationRequest {
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// DRM configurations per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
    }
}

parameters! {
    /// Parameters of get DRM configuration.
    #[doc(alias = "GetDrmConfigurationByIDRequest")]
    pub struct GetDrmConfigurationByIdRequest {
        /// DRM configuration ID, a UUID.
        pub drm_configuration_id: String = path,
    }
}

response! {
    /// Page of DRM configurations.
    pub struct GetDrmConfigurationResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// DRM configurations of this page.
        pub data: Option<Vec<DrmIdResponse>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Response of get DRM configuration.
    #[doc(alias = "GetDrmConfigurationByIDResponse")]
    pub struct GetDrmConfigurationByIdResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// DRM configuration.
        pub data: Option<DrmIdResponse> = "data",
    }
}

response! {
    /// DRM configuration.
    #[doc(alias = "DrmIDResponse")]
    pub struct DrmIdResponse {
        /// DRM configuration ID, a UUID. Playback IDs with the policy `drm` refer to it.
        pub id: Option<String> = "id",
    }
}
