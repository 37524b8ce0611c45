use crate::{AccessPolicy, AccessRestrictions, PlaybackId, Restriction};

open_enum! {
    /// The highest resolution that a playback id plays.
    pub enum PlaybackIdResolution {
        /// 854 × 480.
        P480 = "480p",
        /// 1280 × 720.
        P720 = "720p",
        /// 1920 × 1080.
        P1080 = "1080p",
        /// 2560 × 1440.
        P1440 = "1440p",
        /// 3840 × 2160.
        P2160 = "2160p",
    }
}

parameters! {
    /// Which media gets a playback id, and what it allows.
    #[doc(alias = "CreateMediaPlaybackIDRequest")]
    pub struct CreateMediaPlaybackIdRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// What the playback id allows.
        pub body: CreateMediaPlaybackIdRequestBody = body,
    }
}

request! {
    /// A playback id to be created.
    #[doc(alias = "CreateMediaPlaybackIDRequestBody")]
    pub struct CreateMediaPlaybackIdRequestBody {
        /// Who may watch.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// Where, and in which players, it works. The service's default: everywhere.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
        /// The id of the DRM configuration, a UUID. The policy [`Drm`](AccessPolicy::Drm) requires it.
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// The highest resolution. The service's default: no limit.
        pub resolution: Option<PlaybackIdResolution> = "resolution",
    }
}

response! {
    /// The response to a playback id created.
    #[doc(alias = "CreateMediaPlaybackIDResponse")]
    pub struct CreateMediaPlaybackIdResponse {
        /// Whether it was created.
        pub success: Option<bool> = "success",
        /// The new playback id.
        pub data: Option<CreateMediaPlaybackIdData> = "data",
    }
}

response! {
    /// A new playback id of a media.
    ///
    /// For a public id, the HLS playlist is at `https://stream.fastpix.com/<id>.m3u8`.
    #[doc(alias = "CreateMediaPlaybackIDData")]
    #[doc(alias = "CreatePlaybackId")]
    pub struct CreateMediaPlaybackIdData {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
        /// The highest resolution. The service sends `null` where there is no limit.
        pub resolution: Option<PlaybackIdResolution> = "resolution",
        /// The playback ids of the media.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
    }
}

parameters! {
    /// Which playback id of which media to delete.
    #[doc(alias = "DeleteMediaPlaybackIDRequest")]
    pub struct DeleteMediaPlaybackIdRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The playback id.
        pub playback_id: String = "playbackId",
    }
}

response! {
    /// The response to a playback id deleted.
    #[doc(alias = "DeleteMediaPlaybackIDResponse")]
    pub struct DeleteMediaPlaybackIdResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
    }
}

parameters! {
    /// Which playback id of which media to read.
    #[doc(alias = "GetPlaybackIDRequest")]
    pub struct GetPlaybackIdRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
    }
}

response! {
    /// The response to a playback id read.
    #[doc(alias = "GetPlaybackIDResponse")]
    pub struct GetPlaybackIdResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The playback id.
        pub data: Option<PlaybackId> = "data",
    }
}

parameters! {
    /// Of which media to list the playback ids.
    pub struct ListPlaybackIdsRequest {
        /// The id of the media.
        pub media_id: String = path,
    }
}

response! {
    /// The playback ids of a media.
    pub struct ListPlaybackIdsResponseBody {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// All playback ids.
        pub data: Option<Vec<PlaybackId>> = "data",
    }
}

parameters! {
    /// Which playback id of which media to restrict, and to which domains.
    pub struct UpdateDomainRestrictionsRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
        /// The domains.
        pub body: Restriction = body,
    }
}

response! {
    /// The response to the domains of a playback id changed.
    pub struct UpdateDomainRestrictionsResponseBody {
        /// Whether they were changed.
        pub success: Option<bool> = "success",
        /// The domains as they are now.
        pub data: Option<Restriction> = "data",
    }
}

parameters! {
    /// Which playback id of which media to restrict, and to which user agents.
    pub struct UpdateUserAgentRestrictionsRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
        /// The user agents.
        pub body: Restriction = body,
    }
}

response! {
    /// The response to the user agents of a playback id changed.
    pub struct UpdateUserAgentRestrictionsResponseBody {
        /// Whether they were changed.
        pub success: Option<bool> = "success",
        /// The user agents as they are now.
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
