use std::collections::BTreeMap;

use crate::{AccessPolicy, AccessRestrictions, PlaybackId, Secret, Timestamp};

open_enum! {
    /// The highest resolution at which a live stream is encoded, stored and played.
    pub enum LiveStreamMaxResolution {
        /// 1920 × 1080.
        P1080 = "1080p",
        /// 1280 × 720.
        P720 = "720p",
        /// 854 × 480.
        P480 = "480p",
    }
}

open_enum! {
    /// What a live stream is doing.
    pub enum LiveStreamStatus {
        /// Nobody is broadcasting.
        Idle = "idle",
        /// A broadcast is about to begin.
        Preparing = "preparing",
        /// A broadcast is on the air.
        Active = "active",
        /// Nobody can broadcast until the stream is enabled again.
        Disabled = "disabled",
    }
}

response! {
    /// What a stream can be pulled by over SRT.
    pub struct SrtPlaybackResponse {
        /// The SRT stream id: `play` and the id of the stream.
        pub srt_playback_stream_id: Option<String> = "srtPlaybackStreamId",
        /// The SRT passphrase.
        pub srt_playback_secret: Option<Secret> = "srtPlaybackSecret",
    }
}

response! {
    /// The response to a live stream completed, deleted, disabled or enabled, and to a playback id deleted.
    pub struct LiveStreamDeleteResponse {
        /// Whether it was done.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// A live stream.
    #[doc(alias = "GetCreateLiveStreamResponseDto")]
    #[doc(alias = "GetCreateLiveStreamResponseDTO")]
    #[doc(alias = "CreateLiveStreamResponseDTO")]
    #[doc(alias = "PatchResponseData")]
    pub struct LiveStream {
        /// The id of the stream, for all operations on it.
        pub stream_id: Option<String> = "streamId",
        /// What a broadcaster shows to send over RTMPS.
        pub stream_key: Option<Secret> = "streamKey",
        /// What a broadcaster shows to send over SRT.
        pub srt_secret: Option<Secret> = "srtSecret",
        /// Whether it is a trial stream: such a one is turned off after five minutes on the air, and its recording is
        /// removed after a day.
        pub trial: Option<bool> = "trial",
        /// What the stream is doing.
        pub status: Option<LiveStreamStatus> = "status",
        /// The highest resolution.
        pub max_resolution: Option<LiveStreamMaxResolution> = "maxResolution",
        /// The longest broadcast in seconds, up to 28 800. The service also sends 0.
        pub max_duration: Option<i64> = "maxDuration",
        /// When the stream was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// How many seconds the service waits for a broadcaster that has gone, from 60 to 1800, before it ends the stream.
        pub reconnect_window: Option<i64> = "reconnectWindow",
        /// Whether broadcasts are recorded for playback on demand.
        pub enable_recording: Option<bool> = "enableRecording",
        /// Whether viewers can pause and rewind while the broadcast is on.
        pub enable_dvr_mode: Option<bool> = "enableDvrMode",
        /// Who may watch the recordings.
        pub media_policy: Option<AccessPolicy> = "mediaPolicy",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Whether the stream is sent with less delay.
        pub low_latency: Option<bool> = "lowLatency",
        /// Whether the stream has closed captions.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// What the stream can be watched by.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// The recordings, one for each broadcast. A broadcaster that comes back within the reconnect window goes on with the
        /// same one.
        pub media_ids: Option<Vec<String>> = "mediaIds",
        /// What the stream can be pulled by over SRT.
        pub srt_playback_response: Option<SrtPlaybackResponse> = "srtPlaybackResponse",
        /// The platforms that the stream is passed on to.
        pub simulcast_responses: Option<Vec<SimulcastTarget>> = "simulcastResponses",
    }
}

response! {
    /// Another platform that a stream is passed on to.
    #[doc(alias = "SimulcastResponseData")]
    #[doc(alias = "liveSimulcast")]
    #[doc(alias = "SimulcastUpdateResponseData")]
    pub struct SimulcastTarget {
        /// The id of the simulcast.
        pub simulcast_id: Option<String> = "simulcastId",
        /// The RTMP or RTMPS address of the platform.
        pub url: Option<String> = "url",
        /// What the service shows to the platform.
        pub stream_key: Option<Secret> = "streamKey",
        /// Whether the stream is passed on now.
        pub is_enabled: Option<bool> = "isEnabled",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
    }
}

request! {
    /// Who may watch a live stream.
    #[doc(alias = "PlaybackIdRequest")]
    #[doc(alias = "PlaybackIDRequest")]
    pub struct PlaybackSettings {
        /// The policy of the playback id that the stream gets. The service's default: public.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, the playback id works. The service's default: everywhere.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

/// Official name of [`PlaybackId`].
pub type PlaybackIdResponse = PlaybackId;

/// Official name of [`SimulcastTarget`].
pub type SimulcastResponseData = SimulcastTarget;

/// Official name of [`LiveStream`].
pub type GetCreateLiveStreamResponseDto = LiveStream;
