use std::collections::BTreeMap;

use crate::{Secret, SimulcastTarget};

parameters! {
    /// Parameters of create simulcast target.
    pub struct CreateSimulcastOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Simulcast target to create.
        pub body: SimulcastRequest = body,
    }
}

parameters! {
    /// Parameters of delete simulcast target.
    pub struct DeleteSimulcastOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Simulcast target ID.
        pub simulcast_id: String = path,
    }
}

parameters! {
    /// Parameters of get simulcast target.
    pub struct GetSpecificSimulcastOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Simulcast target ID.
        pub simulcast_id: String = path,
    }
}

parameters! {
    /// Parameters of update simulcast target.
    pub struct UpdateSpecificSimulcastOfStreamRequest {
        /// Live stream ID.
        pub stream_id: String = path,
        /// Simulcast target ID.
        pub simulcast_id: String = path,
        /// Changes to the simulcast target.
        pub body: SimulcastUpdateRequest = body,
    }
}

request! {
    /// Request to create a simulcast target. The live stream has to be idle.
    pub struct SimulcastRequest {
        /// RTMP or RTMPS URL of the platform, with the application name and without the stream key.
        pub url: String = "url",
        /// Stream key from the platform.
        pub stream_key: Secret = "streamKey",
        /// Custom key-value pairs of the target: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

request! {
    /// Changes to a simulcast target. For another URL or stream key, create a new target and delete the old one.
    pub struct SimulcastUpdateRequest {
        /// Forwarding switch. Default: `true`.
        pub is_enabled: Option<bool> = "isEnabled",
        /// Custom key-value pairs that replace the stored ones: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

response! {
    /// Response of create and of get simulcast target.
    pub struct SimulcastResponse {
        /// Success flag of the operation on the simulcast target.
        pub success: Option<bool> = "success",
        /// Simulcast target.
        pub data: Option<SimulcastTarget> = "data",
    }
}

response! {
    /// Response of update simulcast target.
    pub struct SimulcastUpdateResponse {
        /// Success flag of the update.
        pub success: Option<bool> = "success",
        /// Simulcast target after the update.
        pub data: Option<SimulcastTarget> = "data",
    }
}

response! {
    /// Response of delete simulcast target.
    #[doc(alias = "simulcastdeleteResponse")]
    pub struct SimulcastdeleteResponse {
        /// Success flag of the deletion.
        pub success: Option<bool> = "success",
    }
}

/// Official name of [`SimulcastTarget`].
pub type SimulcastUpdateResponseData = SimulcastTarget;
