use std::collections::BTreeMap;

use crate::{AccessPolicy, AccessRestrictions, PlaybackId, Secret, Timestamp};

open_enum! {
    /// Maximum resolution at which a live stream is encoded, stored and played.
    pub enum LiveStreamMaxResolution {
        /// 1920 × 1080 pixels.
        P1080 = "1080p",
        /// 1280 × 720 pixels.
        P720 = "720p",
        /// 854 × 480 pixels.
        P480 = "480p",
    }
}

open_enum! {
    /// Live stream status. There is no status for an ended broadcast: the stream is `idle` again.
    pub enum LiveStreamStatus {
        /// No broadcast; an encoder can connect.
        Idle = "idle",
        /// Encoder connected; the broadcast is about to start.
        Preparing = "preparing",
        /// Broadcast in progress.
        Active = "active",
        /// Disabled; encoders are rejected until the stream is enabled again.
        Disabled = "disabled",
    }
}

response! {
    /// Credentials for playback of a live stream over SRT.
    pub struct SrtPlaybackResponse {
        /// SRT stream ID: `play`, then the live stream ID.
        pub srt_playback_stream_id: Option<String> = "srtPlaybackStreamId",
        /// SRT passphrase for playback.
        pub srt_playback_secret: Option<Secret> = "srtPlaybackSecret",
    }
}

response! {
    /// Response of complete, delete, disable and enable live stream, and of delete playback ID.
    pub struct LiveStreamDeleteResponse {
        /// Success flag of the operation.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// Live stream: credentials for ingest, settings, status and playback IDs.
    ///
    /// The responses of create and of update live stream leave out `mediaIds` and `simulcastResponses`.
    #[doc(alias = "GetCreateLiveStreamResponseDto")]
    #[doc(alias = "GetCreateLiveStreamResponseDTO")]
    #[doc(alias = "CreateLiveStreamResponseDTO")]
    #[doc(alias = "PatchResponseData")]
    pub struct LiveStream {
        /// Live stream ID, the argument of all operations on the stream.
        pub stream_id: Option<String> = "streamId",
        /// Stream key for RTMPS ingest at `rtmps://live.fastpix.com:443/live`.
        pub stream_key: Option<Secret> = "streamKey",
        /// Passphrase for SRT ingest at `srt://live.fastpix.com:778`.
        pub srt_secret: Option<Secret> = "srtSecret",
        /// Trial flag. Trial streams are disabled after 5 minutes of activity, and their recordings are deleted after
        /// 24 hours.
        pub trial: Option<bool> = "trial",
        /// Status of the live stream.
        pub status: Option<LiveStreamStatus> = "status",
        /// Maximum resolution of the encoded, stored and played stream.
        pub max_resolution: Option<LiveStreamMaxResolution> = "maxResolution",
        /// Maximum duration of a broadcast in seconds, up to 28,800. The API also sends 0.
        pub max_duration: Option<i64> = "maxDuration",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Reconnect window in seconds, 60 to 1800: how long the API waits for a disconnected encoder before it ends
        /// the broadcast.
        pub reconnect_window: Option<i64> = "reconnectWindow",
        /// Recording of broadcasts as on-demand media.
        pub enable_recording: Option<bool> = "enableRecording",
        /// DVR mode: viewers can pause and rewind during the broadcast.
        pub enable_dvr_mode: Option<bool> = "enableDvrMode",
        /// Access policy of the recordings.
        pub media_policy: Option<AccessPolicy> = "mediaPolicy",
        /// Custom key-value pairs of the live stream: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Low-latency mode. Read-only.
        pub low_latency: Option<bool> = "lowLatency",
        /// Closed captions of the RTMPS ingest. They cannot be added after the broadcast began.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// Playback IDs of the live stream.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Media IDs of the recordings, newest last. A reconnect within the reconnect window continues the same
        /// recording.
        pub media_ids: Option<Vec<String>> = "mediaIds",
        /// Credentials for SRT playback.
        pub srt_playback_response: Option<SrtPlaybackResponse> = "srtPlaybackResponse",
        /// Simulcast targets.
        pub simulcast_responses: Option<Vec<SimulcastTarget>> = "simulcastResponses",
    }
}

response! {
    /// Simulcast target: a third-party platform that a live stream is forwarded to.
    #[doc(alias = "SimulcastResponseData")]
    #[doc(alias = "liveSimulcast")]
    #[doc(alias = "SimulcastUpdateResponseData")]
    pub struct SimulcastTarget {
        /// Simulcast target ID.
        pub simulcast_id: Option<String> = "simulcastId",
        /// RTMP or RTMPS URL of the platform, with the application name.
        pub url: Option<String> = "url",
        /// Stream key of the platform.
        pub stream_key: Option<Secret> = "streamKey",
        /// Forwarding switch.
        pub is_enabled: Option<bool> = "isEnabled",
        /// Custom key-value pairs of the target: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

request! {
    /// Playback settings of a live stream, or of a playback ID that is added to one.
    #[doc(alias = "PlaybackIdRequest")]
    #[doc(alias = "PlaybackIDRequest")]
    pub struct PlaybackSettings {
        /// Access policy of the new playback ID, public or private. Default: `public`.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Restrictions of the new playback ID by domain and user agent. Default: none.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

/// Official name of [`PlaybackId`].
pub type PlaybackIdResponse = PlaybackId;

/// Official name of [`SimulcastTarget`].
pub type SimulcastResponseData = SimulcastTarget;

/// Official name of [`LiveStream`].
pub type GetCreateLiveStreamResponseDto = LiveStream;
