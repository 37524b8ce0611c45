//! Hand-written models of the two pages with serde's derive: enums without allocations, `Value` where
//! the type is open, and the same fields as the SDK's models.
#![expect(dead_code, reason = "read, and dropped")]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Page<T> {
    success: Option<bool>,
    data: Option<Vec<T>>,
    pagination: Option<Pagination>,
    timespan: Option<Vec<i64>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    total_records: Option<i64>,
    current_offset: Option<i64>,
    offset_count: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Media {
    thumbnail: Option<String>,
    id: Option<String>,
    source_media_id: Option<String>,
    workspace_id: Option<String>,
    stream_id: Option<String>,
    metadata: Option<BTreeMap<String, String>>,
    media_quality: Option<Quality>,
    creator_id: Option<String>,
    title: Option<String>,
    max_resolution: Option<Resolution>,
    source_resolution: Option<Resolution>,
    status: Option<Status>,
    mp4_support: Option<Mp4Support>,
    source_access: Option<bool>,
    playback_ids: Option<Vec<PlaybackId>>,
    tracks: Option<Vec<Track>>,
    generated_subtitles: Option<Vec<Subtitle>>,
    summary: Option<Record<String>>,
    chapters: Option<Record<Value>>,
    named_entities: Option<Record<Value>>,
    moderation: Option<Record<Value>>,
    is_audio_only: Option<bool>,
    subtitle_available: Option<bool>,
    optimize_audio: Option<bool>,
    duration: Option<Value>,
    frame_rate: Option<Value>,
    aspect_ratio: Option<String>,
    created_at: Option<String>,
    updated_at: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Quality {
    Standard,
    Pro,
    Premium,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
enum Resolution {
    #[serde(rename = "2160p")]
    P2160,
    #[serde(rename = "1440p")]
    P1440,
    #[serde(rename = "1080p")]
    P1080,
    #[serde(rename = "720p")]
    P720,
    #[serde(rename = "480p")]
    P480,
    #[serde(rename = "360p")]
    P360,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
enum Status {
    Created,
    Downloading,
    Downloaded,
    Validating,
    #[serde(rename = "In Queue")]
    InQueue,
    Processing,
    #[serde(alias = "ready")]
    Ready,
    #[serde(alias = "failed")]
    Failed,
    #[serde(rename = "preparing")]
    Preparing,
    #[serde(rename = "available")]
    Available,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Mp4Support {
    Setting(String),
    Files(Vec<Mp4File>),
}

#[derive(Deserialize)]
struct Mp4File {
    #[serde(rename = "type")]
    kind: Option<String>,
    status: Option<Status>,
    height: Option<i64>,
    width: Option<i64>,
    ext: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlaybackId {
    id: Option<String>,
    access_policy: Option<Policy>,
    access_restrictions: Option<Restrictions>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Policy {
    Public,
    Private,
    Drm,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Restrictions {
    domains: Option<Restriction>,
    user_agents: Option<Restriction>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Restriction {
    default_policy: Option<Action>,
    allow: Option<Vec<String>>,
    deny: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Action {
    Allow,
    Deny,
    #[serde(other)]
    Unknown,
}

/// One struct for tracks of all types: an internally tagged enum would buffer each track.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Track {
    id: Option<String>,
    r#type: Option<String>,
    width: Option<i64>,
    height: Option<i64>,
    frame_rate: Option<Value>,
    closed_captions: Option<bool>,
    status: Option<Status>,
    language_code: Option<String>,
    language_name: Option<String>,
    title: Option<String>,
}

#[derive(Deserialize)]
struct Subtitle {
    status: Option<Status>,
    url: Option<String>,
}

#[derive(Deserialize)]
struct Record<T> {
    status: Option<Status>,
    data: Option<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    view_id: Option<String>,
    operating_system: Option<String>,
    application: Option<String>,
    view_start_time: Option<String>,
    view_end_time: Option<String>,
    video_title: Option<String>,
    error_code: Option<String>,
    error_message: Option<String>,
    error_id: Option<Value>,
    country: Option<String>,
    view_watch_time: Option<f64>,
    #[serde(rename = "QoeScore")]
    qoe_score: Option<f64>,
}
