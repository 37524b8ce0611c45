open_enum! {
    /// Access policy of a playback ID or of a recording. Live streams take `public` and `private` only.
    #[doc(alias = "BasicAccessPolicy")]
    pub enum AccessPolicy {
        /// Playback by anyone who has the playback ID.
        Public = "public",
        /// Playback with a token that is signed by a signing key of the workspace.
        Private = "private",
        /// Playback of encrypted media with a signed token and a DRM license. On-demand media only.
        Drm = "drm",
    }
}

/// Official name of [`AccessPolicy`] in live streaming.
pub type BasicAccessPolicy = AccessPolicy;

open_enum! {
    /// Default policy of a [`Restriction`], for clients on neither of its lists.
    pub enum PolicyAction {
        /// Playback allowed.
        Allow = "allow",
        /// Playback denied.
        Deny = "deny",
    }
}

response! {
    /// Playback ID: the ID in playback URLs, with its access policy.
    ///
    /// The HLS playlist of a public ID is `https://stream.fastpix.com/<id>.m3u8`, for live streams and on-demand media
    /// alike.
    #[doc(alias = "PlaybackIdResponse")]
    #[doc(alias = "PlaybackIDResponse")]
    #[doc(alias = "PlaybackIdSuccessResponseData")]
    #[doc(alias = "PlaybackIDSuccessResponseData")]
    #[doc(alias = "MediaClipResponsePlaybackId")]
    #[doc(alias = "MediaClipResponsePlaybackID")]
    #[doc(alias = "GetPlaybackIdData")]
    #[doc(alias = "GetPlaybackIDData")]
    #[doc(alias = "ListPlaybackIdsData")]
    #[doc(alias = "PlaybackID")]
    pub struct PlaybackId {
        /// Playback ID, a UUID.
        pub id: Option<String> = "id",
        /// Access policy of this playback ID.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Restrictions of this playback ID by domain and user agent.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

request_response! {
    /// Restrictions of a playback ID by domain and user agent.
    #[doc(alias = "PlaybackIdAccessRestrictions")]
    #[doc(alias = "PlaybackIDAccessRestrictions")]
    #[doc(alias = "CreateMediaRequestAccessRestrictions")]
    #[doc(alias = "DirectUploadVideoMediaAccessRestrictions")]
    #[doc(alias = "MediaClipResponseAccessRestrictions")]
    #[doc(alias = "CreateMediaPlaybackIdAccessRestrictions")]
    #[doc(alias = "CreateMediaPlaybackIDAccessRestrictions")]
    #[doc(alias = "ListPlaybackIdsAccessRestrictions")]
    pub struct AccessRestrictions {
        /// Restriction by the domain of the page that embeds the player. Default: no restriction.
        pub domains: Option<Restriction> = "domains",
        /// Restriction by the player's `User-Agent` header; entries match parts of it and are case-sensitive. Default:
        /// no restriction.
        pub user_agents: Option<Restriction> = "userAgents",
    }
}

request_response! {
    /// Allow list, deny list and default policy for domains or user agents.
    #[doc(alias = "PlaybackIdDomains")]
    #[doc(alias = "PlaybackIDDomains")]
    #[doc(alias = "PlaybackIdUserAgents")]
    #[doc(alias = "PlaybackIDUserAgents")]
    #[doc(alias = "DomainRestrictions")]
    #[doc(alias = "UserAgentRestrictions")]
    #[doc(alias = "CreateMediaRequestDomains")]
    #[doc(alias = "CreateMediaRequestUserAgents")]
    #[doc(alias = "UpdateLiveStreamDomainRestrictionsRequestBody")]
    #[doc(alias = "UpdateLiveStreamUserAgentRestrictionsRequestBody")]
    #[doc(alias = "UpdateLiveStreamDomainRestrictionsData")]
    #[doc(alias = "UpdateLiveStreamUserAgentRestrictionsData")]
    #[doc(alias = "MediaClipResponseDomains")]
    #[doc(alias = "MediaClipResponseUserAgents")]
    #[doc(alias = "ListPlaybackIdsDomains")]
    #[doc(alias = "ListPlaybackIdsUserAgents")]
    #[doc(alias = "UpdateDomainRestrictionsRequestBody")]
    #[doc(alias = "UpdateDomainRestrictionsData")]
    #[doc(alias = "UpdateUserAgentRestrictionsRequestBody")]
    #[doc(alias = "UpdateUserAgentRestrictionsData")]
    pub struct Restriction {
        /// Policy for clients on neither list. Default when a restriction is updated: `allow`.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Allowed domains or user agents, for example `example.com`; effective where the default policy is `deny`.
        pub allow: Option<Vec<String>> = "allow",
        /// Denied domains or user agents; effective where the default policy is `allow`. Default: none.
        pub deny: Option<Vec<String>> = "deny",
    }
}

/// Official name of [`Restriction`].
pub type PlaybackIdDomains = Restriction;

/// Official name of [`Restriction`].
pub type PlaybackIdUserAgents = Restriction;

/// Official name of [`AccessRestrictions`].
pub type PlaybackIdAccessRestrictions = AccessRestrictions;

/// Official name of [`Restriction`].
pub type DomainRestrictions = Restriction;

/// Official name of [`Restriction`].
pub type UserAgentRestrictions = Restriction;
