//! Request and response of the call, with serde's derive.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CreateLiveStream {
    pub(crate) playback_settings: PlaybackSettings,
    pub(crate) input_media_settings: InputMediaSettings,
}

impl CreateLiveStream {
    /// Request that all peers send.
    pub(crate) fn example() -> Self {
        Self {
            playback_settings: PlaybackSettings { access_policy: "public" },
            input_media_settings: InputMediaSettings {
                media_policy: "public",
                metadata: [("livestream_name".to_owned(), "fastpix_livestream".to_owned())].into(),
                enable_dvr_mode: true,
            },
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlaybackSettings {
    pub(crate) access_policy: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InputMediaSettings {
    pub(crate) media_policy: &'static str,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) enable_dvr_mode: bool,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "printed")]
pub(crate) struct CreateResponse {
    pub(crate) success: Option<bool>,
    pub(crate) data: Option<LiveStream>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct LiveStream {
    pub(crate) stream_id: Option<String>,
    pub(crate) stream_key: Option<String>,
    pub(crate) srt_secret: Option<String>,
    pub(crate) trial: Option<bool>,
    pub(crate) status: Option<String>,
    pub(crate) max_resolution: Option<String>,
    pub(crate) max_duration: Option<i64>,
    pub(crate) created_at: Option<String>,
    pub(crate) reconnect_window: Option<i64>,
    pub(crate) enable_recording: Option<bool>,
    pub(crate) media_policy: Option<String>,
    pub(crate) metadata: Option<BTreeMap<String, String>>,
    pub(crate) enable_dvr_mode: Option<bool>,
    pub(crate) low_latency: Option<bool>,
    pub(crate) closed_captions: Option<bool>,
    pub(crate) playback_ids: Option<Vec<PlaybackId>>,
    pub(crate) media_ids: Option<Vec<String>>,
    pub(crate) srt_playback_response: Option<SrtPlayback>,
    pub(crate) simulcast_responses: Option<Vec<Simulcast>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct PlaybackId {
    pub(crate) id: Option<String>,
    pub(crate) access_policy: Option<String>,
    pub(crate) access_restrictions: Option<AccessRestrictions>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct AccessRestrictions {
    pub(crate) domains: Option<Restriction>,
    pub(crate) user_agents: Option<Restriction>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct Restriction {
    pub(crate) default_policy: Option<String>,
    pub(crate) allow: Option<Vec<String>>,
    pub(crate) deny: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct SrtPlayback {
    pub(crate) srt_playback_stream_id: Option<String>,
    pub(crate) srt_playback_secret: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "printed")]
pub(crate) struct Simulcast {
    pub(crate) simulcast_id: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) stream_key: Option<String>,
    pub(crate) is_enabled: Option<bool>,
    pub(crate) metadata: Option<BTreeMap<String, String>>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Envelope {
    pub(crate) error: Option<Detail>,
}

#[derive(Deserialize)]
pub(crate) struct Detail {
    pub(crate) message: Option<String>,
}
