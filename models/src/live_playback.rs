use crate::{BasicAccessPolicy, PlaybackIdAccessRestrictions, PolicyAction};

parameters! {
    /// Which live stream to give a playback id, and of what kind.
    #[doc(alias = "CreatePlaybackIDOfStreamRequest")]
    pub struct CreatePlaybackIdOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// What the playback id allows.
        pub body: PlaybackIdRequest = body,
    }
}

parameters! {
    /// Which playback id to take from a live stream.
    #[doc(alias = "DeletePlaybackIDOfStreamRequest")]
    pub struct DeletePlaybackIdOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The playback id.
        pub playback_id: String = "playbackId",
    }
}

parameters! {
    /// Which playback id of a live stream to read.
    #[doc(alias = "GetLiveStreamPlaybackIDRequest")]
    pub struct GetLiveStreamPlaybackIdRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
    }
}

parameters! {
    /// Which playback id of a live stream to restrict, and to which domains.
    pub struct UpdateLiveStreamDomainRestrictionsRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
        /// The domains.
        pub body: UpdateLiveStreamDomainRestrictionsRequestBody = body,
    }
}

parameters! {
    /// Which playback id of a live stream to restrict, and to which user agents.
    pub struct UpdateLiveStreamUserAgentRestrictionsRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The playback id.
        pub playback_id: String = path,
        /// The user agents.
        pub body: UpdateLiveStreamUserAgentRestrictionsRequestBody = body,
    }
}

request! {
    /// A playback id to be created for a live stream.
    #[doc(alias = "PlaybackIDRequest")]
    pub struct PlaybackIdRequest {
        /// Who may watch. The service's default: public.
        pub access_policy: Option<BasicAccessPolicy> = "accessPolicy",
        /// Where, and in which players, the playback id works. The service's default: everywhere.
        pub access_restrictions: Option<PlaybackIdAccessRestrictions> = "accessRestrictions",
    }
}

request! {
    /// The domains that may, and may not, embed a player.
    pub struct UpdateLiveStreamDomainRestrictionsRequestBody {
        /// What holds for a domain that is on neither list. The service's default: allow.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may, as `example.com`.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

request! {
    /// The user agents that may, and may not, play.
    pub struct UpdateLiveStreamUserAgentRestrictionsRequestBody {
        /// What holds for a user agent that is on neither list. The service's default: allow.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The response to a playback id created or read.
    #[doc(alias = "PlaybackIDSuccessResponse")]
    pub struct PlaybackIdSuccessResponse {
        /// Whether it was created, or read.
        pub success: Option<bool> = "success",
        /// The playback id.
        pub data: Option<PlaybackIdSuccessResponseData> = "data",
    }
}

response! {
    /// A playback id of a live stream.
    #[doc(alias = "PlaybackIDSuccessResponseData")]
    pub struct PlaybackIdSuccessResponseData {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<BasicAccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<PlaybackIdAccessRestrictions> = "accessRestrictions",
    }
}

response! {
    /// The response to domains restricted.
    pub struct UpdateLiveStreamDomainRestrictionsResponseBody {
        /// Whether they were restricted.
        pub success: Option<bool> = "success",
        /// The domains as they are restricted now.
        pub data: Option<UpdateLiveStreamDomainRestrictionsData> = "data",
    }
}

response! {
    /// The domains that may, and may not, embed a player.
    pub struct UpdateLiveStreamDomainRestrictionsData {
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The response to user agents restricted.
    pub struct UpdateLiveStreamUserAgentRestrictionsResponseBody {
        /// Whether they were restricted.
        pub success: Option<bool> = "success",
        /// The user agents as they are restricted now.
        pub data: Option<UpdateLiveStreamUserAgentRestrictionsData> = "data",
    }
}

response! {
    /// The user agents that may, and may not, play.
    pub struct UpdateLiveStreamUserAgentRestrictionsData {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}
