open_enum! {
    /// Who may watch a media.
    #[doc(alias = "BasicAccessPolicy")]
    pub enum AccessPolicy {
        /// Anyone who has the playback id.
        Public = "public",
        /// Only with a token that a signing key of the workspace has signed.
        Private = "private",
        /// Only with such a token and a licence: what is sent is encrypted.
        Drm = "drm",
    }
}

/// Official name of [`AccessPolicy`] in live streaming.
pub type BasicAccessPolicy = AccessPolicy;

open_enum! {
    /// What holds for a player that is on neither list of a restriction.
    pub enum PolicyAction {
        /// It may play.
        Allow = "allow",
        /// It may not.
        Deny = "deny",
    }
}

response! {
    /// What a media can be watched by.
    ///
    /// For a public id, the HLS playlist is at `https://stream.fastpix.com/<id>.m3u8`.
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
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

request_response! {
    /// Where, and in which players, a playback id works.
    #[doc(alias = "PlaybackIdAccessRestrictions")]
    #[doc(alias = "PlaybackIDAccessRestrictions")]
    #[doc(alias = "CreateMediaRequestAccessRestrictions")]
    #[doc(alias = "DirectUploadVideoMediaAccessRestrictions")]
    #[doc(alias = "MediaClipResponseAccessRestrictions")]
    #[doc(alias = "CreateMediaPlaybackIdAccessRestrictions")]
    #[doc(alias = "CreateMediaPlaybackIDAccessRestrictions")]
    #[doc(alias = "ListPlaybackIdsAccessRestrictions")]
    pub struct AccessRestrictions {
        /// By the domain of the page that embeds the player. Default: no restriction.
        pub domains: Option<Restriction> = "domains",
        /// By the user agent of the player. Default: no restriction.
        pub user_agents: Option<Restriction> = "userAgents",
    }
}

request_response! {
    /// The domains that may, and may not, embed a player.
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
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may, as `example.com`.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
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
