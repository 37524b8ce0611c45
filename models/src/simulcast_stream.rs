use std::collections::BTreeMap;

use crate::{Secret, SimulcastTarget};

parameters! {
    /// Which live stream to pass on, and where to.
    pub struct CreateSimulcastOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The platform.
        pub body: SimulcastRequest = body,
    }
}

parameters! {
    /// Which simulcast of a live stream to delete.
    pub struct DeleteSimulcastOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The id of the simulcast.
        pub simulcast_id: String = path,
    }
}

parameters! {
    /// Which simulcast of a live stream to read.
    pub struct GetSpecificSimulcastOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The id of the simulcast.
        pub simulcast_id: String = path,
    }
}

parameters! {
    /// Which simulcast of a live stream to change, and how.
    pub struct UpdateSpecificSimulcastOfStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// The id of the simulcast.
        pub simulcast_id: String = path,
        /// What to change.
        pub body: SimulcastUpdateRequest = body,
    }
}

request! {
    /// A platform that a live stream is to be passed on to.
    pub struct SimulcastRequest {
        /// The RTMP or RTMPS address of the platform, with its application but without the key. Always set it.
        pub url: String = "url",
        /// What the service shows to the platform: the key that the platform gave out. Always set it.
        pub stream_key: Secret = "streamKey",
        /// Keys and values of your own: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

request! {
    /// What to change of a simulcast.
    pub struct SimulcastUpdateRequest {
        /// Whether the stream is to be passed on. The service's default: true.
        pub is_enabled: Option<bool> = "isEnabled",
        /// Keys and values of your own, in place of those that were there: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

response! {
    /// The response to a simulcast created or read.
    pub struct SimulcastResponse {
        /// Whether it was created, or read.
        pub success: Option<bool> = "success",
        /// The simulcast.
        pub data: Option<SimulcastTarget> = "data",
    }
}

response! {
    /// The response to a simulcast changed.
    pub struct SimulcastUpdateResponse {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The simulcast as it is now.
        pub data: Option<SimulcastTarget> = "data",
    }
}

response! {
    /// The response to a simulcast deleted.
    #[doc(alias = "simulcastdeleteResponse")]
    pub struct SimulcastdeleteResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
    }
}

/// Official name of [`SimulcastTarget`].
pub type SimulcastUpdateResponseData = SimulcastTarget;
