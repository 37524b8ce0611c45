use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BasicAccessPolicy, GetCreateLiveStreamResponseDto, LiveStreamMaxResolution, PlaybackIdAccessRestrictions};

/// A live stream to be created.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct CreateLiveStreamRequest {
    /// Who may watch the live stream.
    pub playback_settings: PlaybackSettings,
    /// How it is taken in, recorded and tagged.
    pub input_media_settings: InputMediaSettings,
}

impl CreateLiveStreamRequest {
    /// A request with both settings. Either can be left empty: the service has a default for each field.
    pub fn new(playback_settings: PlaybackSettings, input_media_settings: InputMediaSettings) -> Self {
        Self { playback_settings, input_media_settings }
    }
}

/// Who may watch a live stream.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct PlaybackSettings {
    /// The policy of the playback id that the stream gets. The service's default: public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_policy: Option<BasicAccessPolicy>,
    /// Where, and in which players, the playback id works. The service's default: everywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_restrictions: Option<PlaybackIdAccessRestrictions>,
}

impl PlaybackSettings {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }
}

setters!(PlaybackSettings { access_policy: BasicAccessPolicy, access_restrictions: PlaybackIdAccessRestrictions });

/// How a live stream is taken in, recorded and tagged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct InputMediaSettings {
    /// The highest resolution at which the stream is encoded, stored and played. The service's default: 1080p.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_resolution: Option<LiveStreamMaxResolution>,
    /// How many seconds the service waits for a broadcaster that has gone before it ends the stream: 60 to 1800. The
    /// service's default: 60.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reconnect_window: Option<u32>,
    /// Who may watch the recordings. The service's default: public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_policy: Option<BasicAccessPolicy>,
    /// Keys and values of your own to find the stream by: at most 10, of at most 255 characters each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<BTreeMap<String, String>>,
    /// Whether viewers can pause and rewind while the broadcast is on. The service's default: false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_dvr_mode: Option<bool>,
    /// Whether broadcasts are recorded for playback on demand. The service's default: true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_recording: Option<bool>,
}

impl InputMediaSettings {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }
}

setters!(InputMediaSettings {
    max_resolution: LiveStreamMaxResolution,
    reconnect_window: u32,
    media_policy: BasicAccessPolicy,
    metadata: { String },
    enable_dvr_mode: bool,
    enable_recording: bool,
});

/// The reply to a live stream created.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
#[doc(alias = "LiveStreamResponseDTO")]
pub struct LiveStreamResponseDto {
    /// Whether it was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// The new stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<GetCreateLiveStreamResponseDto>,
}
