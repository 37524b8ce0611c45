use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BasicAccessPolicy, PlaybackIdAccessRestrictions, Secret, Timestamp};

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

/// A live stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
#[doc(alias = "GetCreateLiveStreamResponseDTO")]
#[doc(alias = "CreateLiveStreamResponseDTO")]
pub struct GetCreateLiveStreamResponseDto {
    /// The id of the stream, for all operations on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_id: Option<String>,
    /// What a broadcaster shows to send over RTMPS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_key: Option<Secret>,
    /// What a broadcaster shows to send over SRT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub srt_secret: Option<Secret>,
    /// Whether it is a trial stream: such a one is turned off after five minutes on the air, and its recording is
    /// removed after a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial: Option<bool>,
    /// What the stream is doing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<LiveStreamStatus>,
    /// The highest resolution.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_resolution: Option<LiveStreamMaxResolution>,
    /// The longest broadcast in seconds, up to 28 800. The service also sends 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_duration: Option<i64>,
    /// When the stream was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// How many seconds the service waits for a broadcaster that has gone, from 60 to 1800, before it ends the stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reconnect_window: Option<i64>,
    /// Whether broadcasts are recorded for playback on demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_recording: Option<bool>,
    /// Who may watch the recordings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_policy: Option<BasicAccessPolicy>,
    /// Keys and values of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// Whether viewers can pause and rewind while the broadcast is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_dvr_mode: Option<bool>,
    /// Whether the stream is sent with less delay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_latency: Option<bool>,
    /// Whether the stream has closed captions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_captions: Option<bool>,
    /// What the stream can be watched by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub playback_ids: Option<Vec<PlaybackIdResponse>>,
    /// The recordings, one for each broadcast. A broadcaster that comes back within the reconnect window goes on with the
    /// same one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_ids: Option<Vec<String>>,
    /// What the stream can be pulled by over SRT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub srt_playback_response: Option<SrtPlaybackResponse>,
    /// The platforms that the stream is passed on to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulcast_responses: Option<Vec<SimulcastResponseData>>,
}

/// What a stream can be watched by.
///
/// For a public id, the HLS playlist is at `https://stream.fastpix.com/<id>.m3u8`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
#[doc(alias = "PlaybackIDResponse")]
pub struct PlaybackIdResponse {
    /// The playback id, a UUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Who may watch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_policy: Option<BasicAccessPolicy>,
    /// Where, and in which players, it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_restrictions: Option<PlaybackIdAccessRestrictions>,
}

/// What a stream can be pulled by over SRT.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SrtPlaybackResponse {
    /// The SRT stream id: `play` and the id of the stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub srt_playback_stream_id: Option<String>,
    /// The SRT passphrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub srt_playback_secret: Option<Secret>,
}

/// Another platform that a stream is passed on to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct SimulcastResponseData {
    /// The id of the simulcast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub simulcast_id: Option<String>,
    /// The RTMP or RTMPS address of the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What the service shows to the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_key: Option<Secret>,
    /// Whether the stream is passed on now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_enabled: Option<bool>,
    /// Keys and values of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, String>>,
}
