use std::collections::BTreeMap;

use crate::{AccessPolicy, LiveStream, LiveStreamMaxResolution, PlaybackSettings};

request! {
    /// Request to create a live stream.
    ///
    /// Like all request bodies it can be read from JSON, or from another format of serde: unknown fields are errors.
    ///
    /// ```
    /// use fastpix_models::CreateLiveStreamRequest;
    ///
    /// let text = r#"{
    ///     "playbackSettings": {"accessPolicy": "public"},
    ///     "inputMediaSettings": {"reconnectWindow": 120, "metadata": {"event": "launch"}}
    /// }"#;
    /// let request: CreateLiveStreamRequest = serde_json::from_str(text)?;
    /// assert_eq!(request.input_media_settings.reconnect_window, Some(120));
    ///
    /// let misspelt = text.replace("reconnectWindow", "reconectWindow");
    /// let error = serde_json::from_str::<CreateLiveStreamRequest>(&misspelt).unwrap_err();
    /// let expected = "unknown field inputMediaSettings.reconectWindow at line 3";
    /// assert!(error.to_string().starts_with(expected));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct CreateLiveStreamRequest {
        /// Settings of the first playback ID.
        pub playback_settings: PlaybackSettings = "playbackSettings",
        /// Settings of ingest, recording and metadata.
        pub input_media_settings: InputMediaSettings = "inputMediaSettings",
    }
}

request! {
    /// Settings of a live stream: ingest, recording and metadata.
    pub struct InputMediaSettings {
        /// Maximum resolution of the encoded, stored and played stream. Default: `1080p`.
        pub max_resolution: Option<LiveStreamMaxResolution> = "maxResolution",
        /// Reconnect window in seconds, 60 to 1800: how long the API waits for a disconnected encoder before it ends
        /// the broadcast. Default: 60.
        pub reconnect_window: Option<u32> = "reconnectWindow",
        /// Access policy of the recordings. Default: `public`.
        pub media_policy: Option<AccessPolicy> = "mediaPolicy",
        /// Custom key-value pairs to find the stream by: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// DVR mode: viewers can pause and rewind during the broadcast. Default: `false`.
        pub enable_dvr_mode: Option<bool> = "enableDvrMode",
        /// Recording of broadcasts as on-demand media. Default: `true`.
        pub enable_recording: Option<bool> = "enableRecording",
        /// Closed captions, for RTMPS ingest only. They appear 20 to 30 seconds after the start of a broadcast and are
        /// not part of recordings and simulcasts. Default: `false`.
        pub closed_captions: Option<bool> = "closedCaptions",
    }
}

response! {
    /// Response of create live stream.
    #[doc(alias = "LiveStreamResponseDTO")]
    pub struct LiveStreamResponseDto {
        /// Success flag of the creation.
        pub success: Option<bool> = "success",
        /// Created live stream.
        pub data: Option<LiveStream> = "data",
    }
}
