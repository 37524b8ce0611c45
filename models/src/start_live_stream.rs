use std::collections::BTreeMap;

use crate::{AccessPolicy, LiveStream, LiveStreamMaxResolution, PlaybackSettings};

request! {
    /// A live stream to be created.
    pub struct CreateLiveStreamRequest {
        /// Who may watch the live stream.
        pub playback_settings: PlaybackSettings = "playbackSettings",
        /// How it is taken in, recorded and tagged.
        pub input_media_settings: InputMediaSettings = "inputMediaSettings",
    }
}

request! {
    /// How a live stream is taken in, recorded and tagged.
    pub struct InputMediaSettings {
        /// The highest resolution at which the stream is encoded, stored and played. The service's default: 1080p.
        pub max_resolution: Option<LiveStreamMaxResolution> = "maxResolution",
        /// How many seconds the service waits for a broadcaster that has gone before it ends the stream: 60 to 1800. The
        /// service's default: 60.
        pub reconnect_window: Option<u32> = "reconnectWindow",
        /// Who may watch the recordings. The service's default: public.
        pub media_policy: Option<AccessPolicy> = "mediaPolicy",
        /// Keys and values of your own to find the stream by: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Whether viewers can pause and rewind while the broadcast is on. The service's default: false.
        pub enable_dvr_mode: Option<bool> = "enableDvrMode",
        /// Whether broadcasts are recorded for playback on demand. The service's default: true.
        pub enable_recording: Option<bool> = "enableRecording",
        /// Captions.
        pub closed_captions: Option<bool> = "closedCaptions",
    }
}

response! {
    /// The response to a live stream created.
    #[doc(alias = "LiveStreamResponseDTO")]
    pub struct LiveStreamResponseDto {
        /// Whether it was created.
        pub success: Option<bool> = "success",
        /// The new stream.
        pub data: Option<LiveStream> = "data",
    }
}
