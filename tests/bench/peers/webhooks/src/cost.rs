//! `peer-webhooks-cost ours|bare FILE TIMES` verifies and reads the event in the file that many times and prints the
//! cost.
#![allow(clippy::print_stdout, reason = "a program prints")]

use std::{env, fs, hint::black_box, process::ExitCode};

use base64::{Engine, prelude::BASE64_STANDARD};
use fastpix_webhooks::{EventData, WebhookSecret, webhooks_sign, webhooks_unwrap};
use hmac::{Hmac, KeyInit, Mac};
use peer_harness::{BoxError, Cost};
use sha2::Sha256;

const SECRET: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Hand-written event: the fields that are documented, as they are.
mod bare {
    #![allow(dead_code, reason = "the fields are read from JSON to measure that")]

    use std::collections::HashMap;

    use serde::Deserialize;

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Event {
        pub(crate) r#type: String,
        id: Option<String>,
        object: Option<Object>,
        workspace: Option<Workspace>,
        status: Option<String>,
        created_at: Option<String>,
        attempts: Option<Vec<serde::de::IgnoredAny>>,
        pub(crate) data: Media,
    }

    #[derive(Deserialize)]
    struct Object {
        r#type: Option<String>,
        id: Option<String>,
    }

    #[derive(Deserialize)]
    struct Workspace {
        id: Option<String>,
        name: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(crate) struct Media {
        pub(crate) id: Option<String>,
        thumbnail: Option<String>,
        source_media_id: Option<String>,
        workspace_id: Option<String>,
        stream_id: Option<String>,
        metadata: Option<HashMap<String, String>>,
        media_quality: Option<String>,
        creator_id: Option<String>,
        title: Option<String>,
        max_resolution: Option<String>,
        source_resolution: Option<String>,
        status: Option<String>,
        mp4_support: Option<Vec<File>>,
        source_access: Option<bool>,
        playback_ids: Option<Vec<PlaybackId>>,
        tracks: Option<Vec<Track>>,
        generated_subtitles: Option<Vec<Subtitle>>,
        is_audio_only: Option<bool>,
        subtitle_available: Option<bool>,
        optimize_audio: Option<bool>,
        duration: Option<f64>,
        frame_rate: Option<String>,
        aspect_ratio: Option<String>,
        created_at: Option<String>,
        updated_at: Option<String>,
    }

    #[derive(Deserialize)]
    struct File {
        r#type: Option<String>,
        status: Option<String>,
        height: Option<u32>,
        width: Option<u32>,
        ext: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct PlaybackId {
        id: Option<String>,
        access_policy: Option<String>,
        access_restrictions: Option<Restrictions>,
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
        default_policy: Option<String>,
        allow: Option<Vec<String>>,
        deny: Option<Vec<String>>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Track {
        id: Option<String>,
        r#type: Option<String>,
        width: Option<u32>,
        height: Option<u32>,
        frame_rate: Option<String>,
        closed_captions: Option<bool>,
        status: Option<String>,
        language_code: Option<String>,
        language_name: Option<String>,
    }

    #[derive(Deserialize)]
    struct Subtitle {
        status: Option<String>,
        url: Option<String>,
    }
}

fn ours(signature: &str, body: &[u8]) -> Result<bool, BoxError> {
    let secret = WebhookSecret::new(SECRET)?;
    let event = webhooks_unwrap(&secret, signature, body)?;
    Ok(matches!(&black_box(event).data, EventData::Media(media) if media.id.is_some()))
}

fn bare(signature: &str, body: &[u8]) -> Result<bool, BoxError> {
    let key = BASE64_STANDARD.decode(SECRET)?;
    let mac = Hmac::<Sha256>::new_from_slice(&key)?.chain_update(body);
    mac.verify_slice(&BASE64_STANDARD.decode(signature)?)?;
    let event: bare::Event = serde_json::from_slice(body)?;
    Ok(black_box(event).data.id.is_some())
}

fn run() -> Result<String, BoxError> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().ok_or("an argument is missing");
    let (who, file, times) = (next()?, next()?, next()?.parse()?);
    let read = if who == "ours" { ours } else { bare };
    let body = fs::read(file)?;
    let signature = webhooks_sign(&WebhookSecret::new(SECRET)?, &body);
    let before = Cost::now()?;
    for _ in 0..times {
        if !read(black_box(&signature), black_box(&body))? {
            return Err("the event has no media".into());
        }
    }
    Ok(format!("calls={times} {}", before.until(&Cost::now()?)))
}

fn main() -> ExitCode {
    peer_harness::report(run())
}
