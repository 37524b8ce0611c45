use crate::{
    AccessPolicy, DomainRestrictions, PlaybackId, PlaybackIdAccessRestrictions, PolicyAction, UserAgentRestrictions,
};

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
        pub access_restrictions: Option<CreateMediaPlaybackIdAccessRestrictions> = "accessRestrictions",
        /// The id of the DRM configuration, a UUID. The policy [`Drm`](AccessPolicy::Drm) requires it.
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// The highest resolution. The service's default: no limit.
        pub resolution: Option<PlaybackIdResolution> = "resolution",
    }
}

request_response! {
    /// Where, and in which players, a new playback id works.
    #[doc(alias = "CreateMediaPlaybackIDAccessRestrictions")]
    pub struct CreateMediaPlaybackIdAccessRestrictions {
        /// By the domain of the page that embeds the player. Default: no restriction.
        pub domains: Option<DomainRestrictions> = "domains",
        /// By the user agent of the player. Default: no restriction.
        pub user_agents: Option<UserAgentRestrictions> = "userAgents",
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
        pub access_restrictions: Option<CreateMediaPlaybackIdAccessRestrictions> = "accessRestrictions",
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
        pub data: Option<GetPlaybackIdData> = "data",
    }
}

response! {
    /// A playback id of a media.
    #[doc(alias = "GetPlaybackIDData")]
    pub struct GetPlaybackIdData {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<PlaybackIdAccessRestrictions> = "accessRestrictions",
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
        pub data: Option<Vec<ListPlaybackIdsData>> = "data",
    }
}

response! {
    /// One of the playback ids of a media.
    pub struct ListPlaybackIdsData {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<ListPlaybackIdsAccessRestrictions> = "accessRestrictions",
    }
}

response! {
    /// Where, and in which players, one of the playback ids of a media works.
    pub struct ListPlaybackIdsAccessRestrictions {
        /// By the domain of the page that embeds the player.
        pub domains: Option<ListPlaybackIdsDomains> = "domains",
        /// By the user agent of the player.
        pub user_agents: Option<ListPlaybackIdsUserAgents> = "userAgents",
    }
}

response! {
    /// The domains that may, and may not, embed a player.
    pub struct ListPlaybackIdsDomains {
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The user agents that may, and may not, play.
    pub struct ListPlaybackIdsUserAgents {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
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
        pub body: UpdateDomainRestrictionsRequestBody = body,
    }
}

request! {
    /// The domains that may, and may not, embed a player.
    pub struct UpdateDomainRestrictionsRequestBody {
        /// What holds for a domain that is on neither list. The service's default: allow.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may, as `example.com`.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not. The service's default: none.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The response to the domains of a playback id changed.
    pub struct UpdateDomainRestrictionsResponseBody {
        /// Whether they were changed.
        pub success: Option<bool> = "success",
        /// The domains as they are now.
        pub data: Option<UpdateDomainRestrictionsData> = "data",
    }
}

response! {
    /// The domains of a playback id after a change.
    pub struct UpdateDomainRestrictionsData {
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may embed a player.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
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
        pub body: UpdateUserAgentRestrictionsRequestBody = body,
    }
}

request! {
    /// The user agents that may, and may not, play. A part of the header's text is enough.
    pub struct UpdateUserAgentRestrictionsRequestBody {
        /// What holds for a user agent that is on neither list. The service's default: allow.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not. The service's default: none.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The response to the user agents of a playback id changed.
    pub struct UpdateUserAgentRestrictionsResponseBody {
        /// Whether they were changed.
        pub success: Option<bool> = "success",
        /// The user agents as they are now.
        pub data: Option<UpdateUserAgentRestrictionsData> = "data",
    }
}

response! {
    /// The user agents of a playback id after a change.
    pub struct UpdateUserAgentRestrictionsData {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may play.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}
