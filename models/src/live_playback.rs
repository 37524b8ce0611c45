use crate::{PlaybackId, PlaybackSettings, Restriction};

parameters! {
    /// Which live stream to give a playback id, and of what kind.
    #[doc(alias = "CreatePlaybackIDOfStreamRequest")]
    pub struct CreatePlaybackIdOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// What the playback id allows.
        pub body: PlaybackSettings = body,
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
        pub body: Restriction = body,
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
        pub body: Restriction = body,
    }
}

response! {
    /// The response to a playback id created or read.
    #[doc(alias = "PlaybackIDSuccessResponse")]
    pub struct PlaybackIdSuccessResponse {
        /// Whether it was created, or read.
        pub success: Option<bool> = "success",
        /// The playback id.
        pub data: Option<PlaybackId> = "data",
    }
}

response! {
    /// The response to domains restricted.
    pub struct UpdateLiveStreamDomainRestrictionsResponseBody {
        /// Whether they were restricted.
        pub success: Option<bool> = "success",
        /// The domains as they are restricted now.
        pub data: Option<Restriction> = "data",
    }
}

response! {
    /// The response to user agents restricted.
    pub struct UpdateLiveStreamUserAgentRestrictionsResponseBody {
        /// Whether they were restricted.
        pub success: Option<bool> = "success",
        /// The user agents as they are restricted now.
        pub data: Option<Restriction> = "data",
    }
}

/// Official name of [`Restriction`].
pub type UpdateLiveStreamDomainRestrictionsRequestBody = Restriction;

/// Official name of [`Restriction`].
pub type UpdateLiveStreamUserAgentRestrictionsRequestBody = Restriction;

/// Official name of [`Restriction`].
pub type UpdateLiveStreamDomainRestrictionsData = Restriction;

/// Official name of [`Restriction`].
pub type UpdateLiveStreamUserAgentRestrictionsData = Restriction;

/// Official name of [`PlaybackId`].
pub type PlaybackIdSuccessResponseData = PlaybackId;

/// Official name of [`PlaybackSettings`].
pub type PlaybackIdRequest = PlaybackSettings;
