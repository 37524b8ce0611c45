use crate::{PlaybackId, PlaybackSettings, Restriction};

parameters! {
    /// Parameters of create playback ID of a live stream.
    #[doc(alias = "CreatePlaybackIDOfStreamRequest")]
    pub struct CreatePlaybackIdOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Settings of the new playback ID.
        pub body: PlaybackSettings = body,
    }
}

parameters! {
    /// Parameters of delete playback ID of a live stream.
    #[doc(alias = "DeletePlaybackIDOfStreamRequest")]
    pub struct DeletePlaybackIdOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Playback ID.
        pub playback_id: String = "playbackId",
    }
}

parameters! {
    /// Parameters of get playback ID of a live stream.
    #[doc(alias = "GetLiveStreamPlaybackIDRequest")]
    pub struct GetLiveStreamPlaybackIdRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
    }
}

parameters! {
    /// Parameters of update domain restrictions of a live stream.
    pub struct UpdateLiveStreamDomainRestrictionsRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
        /// New domain restriction of the playback ID.
        pub body: Restriction = body,
    }
}

parameters! {
    /// Parameters of update user agent restrictions of a live stream.
    pub struct UpdateLiveStreamUserAgentRestrictionsRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Playback ID.
        pub playback_id: String = path,
        /// New user agent restriction of the playback ID.
        pub body: Restriction = body,
    }
}

response! {
    /// Response of create and of get playback ID of a live stream.
    #[doc(alias = "PlaybackIDSuccessResponse")]
    pub struct PlaybackIdSuccessResponse {
        /// Success flag of the operation on the playback ID.
        pub success: Option<bool> = "success",
        /// Playback ID of the live stream.
        pub data: Option<PlaybackId> = "data",
    }
}

response! {
    /// Response of update domain restrictions of a live stream.
    pub struct UpdateLiveStreamDomainRestrictionsResponseBody {
        /// Success flag of the domain restriction update.
        pub success: Option<bool> = "success",
        /// Domain restriction after the update.
        pub data: Option<Restriction> = "data",
    }
}

response! {
    /// Response of update user agent restrictions of a live stream.
    pub struct UpdateLiveStreamUserAgentRestrictionsResponseBody {
        /// Success flag of the user agent restriction update.
        pub success: Option<bool> = "success",
        /// User agent restriction after the update.
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
