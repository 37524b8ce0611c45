use crate::{AccessPolicy, AccessRestrictions, PlaybackId, Restriction};

open_enum! {
    /// Maximum resolution of a playback ID.
    pub enum PlaybackIdResolution {
        /// 854 × 480 pixels.
        P480 = "480p",
        /// 1280 × 720 pixels.
        P720 = "720p",
        /// 1920 × 1080 pixels.
        P1080 = "1080p",
        /// 2560 × 1440 pixels.
        P1440 = "1440p",
        /// 3840 × 2160 pixels.
        P2160 = "2160p",
    }
}

parameters! {
    /// Parameters of create playback ID of a media.
    #[doc(alias = "CreateMediaPlaybackIDRequest")]
    pub struct CreateMediaPlaybackIdRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Settings of the new playback ID.
        pub body: CreateMediaPlaybackIdRequestBody = body,
    }
}

request! {
    /// Settings of a new playback ID of a media.
    #[doc(alias = "CreateMediaPlaybackIDRequestBody")]
    pub struct CreateMediaPlaybackIdRequestBody {
        /// Access policy of the new playback ID.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// Restrictions of the new playback ID by domain and user agent. Default: none.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
        /// DRM configuration ID, a UUID. Required with the policy [`Drm`](AccessPolicy::Drm).
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// Maximum resolution for playback. Default: no limit.
        pub resolution: Option<PlaybackIdResolution> = "resolution",
    }
}

response! {
    /// Response of create playback ID of a media.
    #[doc(alias = "CreateMediaPlaybackIDResponse")]
    pub struct CreateMediaPlaybackIdResponse {
        /// Success flag of the creation.
        pub success: Option<bool> = "success",
        /// Created playback ID.
        pub data: Option<CreateMediaPlaybackIdData> = "data",
    }
}

response! {
    /// Playback ID directly after its creation.
    ///
    /// The HLS playlist of a public ID is `https://stream.fastpix.com/<id>.m3u8`.
    #[doc(alias = "CreateMediaPlaybackIDData")]
    #[doc(alias = "CreatePlaybackId")]
    pub struct CreateMediaPlaybackIdData {
        /// Playback ID, a UUID.
        pub id: Option<String> = "id",
        /// Access policy of the new playback ID.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Restrictions of the new playback ID by domain and user agent.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
        /// Maximum resolution for playback. Absent where there is no limit.
        pub resolution: Option<PlaybackIdResolution> = "resolution",
        /// All playback IDs of the media.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
    }
}

parameters! {
    /// Parameters of delete playback ID of a media.
    #[doc(alias = "DeleteMediaPlaybackIDRequest")]
    pub struct DeleteMediaPlaybackIdRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Playback ID.
        pub playback_id: String = "playbackId",
    }
}

response! {
    /// Response of delete playback ID of a media.
    #[doc(alias = "DeleteMediaPlaybackIDResponse")]
    pub struct DeleteMediaPlaybackIdResponse {
        /// Success flag of the deletion.
        pub success: Option<bool> = "success",
    }
}

parameters! {
    /// Parameters of get playback ID of a media.
    #[doc(alias = "GetPlaybackIDRequest")]
    pub struct GetPlaybackIdRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
    }
}

response! {
    /// Response of get playback ID of a media.
    #[doc(alias = "GetPlaybackIDResponse")]
    pub struct GetPlaybackIdResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Playback ID of the media.
        pub data: Option<PlaybackId> = "data",
    }
}

parameters! {
    /// Parameters of list playback IDs of a media.
    pub struct ListPlaybackIdsRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
    }
}

response! {
    /// Response of list playback IDs of a media.
    pub struct ListPlaybackIdsResponseBody {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// All playback IDs of the media.
        pub data: Option<Vec<PlaybackId>> = "data",
    }
}

parameters! {
    /// Parameters of update domain restrictions of a media.
    pub struct UpdateDomainRestrictionsRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
        /// New domain restriction of the playback ID.
        pub body: Restriction = body,
    }
}

response! {
    /// Response of update domain restrictions of a media.
    pub struct UpdateDomainRestrictionsResponseBody {
        /// Success flag of the domain restriction update.
        pub success: Option<bool> = "success",
        /// Domain restriction after the update.
        pub data: Option<Restriction> = "data",
    }
}

parameters! {
    /// Parameters of update user agent restrictions of a media.
    pub struct UpdateUserAgentRestrictionsRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
        /// New user agent restriction of the playback ID.
        pub body: Restriction = body,
    }
}

response! {
    /// Response of update user agent restrictions of a media.
    pub struct UpdateUserAgentRestrictionsResponseBody {
        /// Success flag of the user agent restriction update.
        pub success: Option<bool> = "success",
        /// User agent restriction after the update.
        pub data: Option<Restriction> = "data",
    }
}

/// Official name of [`Restriction`].
pub type ListPlaybackIdsDomains = Restriction;

/// Official name of [`Restriction`].
pub type ListPlaybackIdsUserAgents = Restriction;

/// Official name of [`Restriction`].
pub type UpdateDomainRestrictionsRequestBody = Restriction;

/// Official name of [`Restriction`].
pub type UpdateDomainRestrictionsData = Restriction;

/// Official name of [`Restriction`].
pub type UpdateUserAgentRestrictionsRequestBody = Restriction;

/// Official name of [`Restriction`].
pub type UpdateUserAgentRestrictionsData = Restriction;

/// Official name of [`AccessRestrictions`].
pub type CreateMediaPlaybackIdAccessRestrictions = AccessRestrictions;

/// Official name of [`AccessRestrictions`].
pub type ListPlaybackIdsAccessRestrictions = AccessRestrictions;

/// Official name of [`PlaybackId`].
pub type GetPlaybackIdData = PlaybackId;

/// Official name of [`PlaybackId`].
pub type ListPlaybackIdsData = PlaybackId;
