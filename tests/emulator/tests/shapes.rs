//! The response of each operation has the keys of the live API, and at each path the JSON types of the live API.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Client, minimal};
use fastpix_emulator::Emulator;
use serde_json::{Value, json};

/// An emulator and a client for it, with shortcuts for resources.
struct Setup {
    emulator: Emulator,
    client: Client,
}

async fn setup() -> Setup {
    let emulator = Emulator::start().await.unwrap();
    let client = Client::connect(&emulator).await;
    Setup { emulator, client }
}

impl Setup {
    async fn create(&mut self, path: &str, body: &Value, id: &str) -> String {
        let created = self.client.request("POST", path, body).await.data(201);
        created[id].as_str().unwrap().to_owned()
    }

    async fn stream(&mut self) -> String {
        format!("/v1/live/streams/{}", self.create("/v1/live/streams", &minimal(), "streamId").await)
    }

    /// A stream whose broadcast is recorded.
    async fn active_stream(&mut self) -> String {
        let path = self.stream().await;
        assert!(self.emulator.start_broadcast(path.rsplit('/').next().unwrap()));
        path
    }

    async fn live_playback_id(&mut self) -> String {
        let stream = self.stream().await;
        let read = self.client.get(&stream).await.data(200);
        format!("{stream}/playback-ids/{}", read["playbackIds"][0]["id"].as_str().unwrap())
    }

    async fn simulcast(&mut self) -> String {
        let path = format!("{}/simulcast", self.stream().await);
        format!("{path}/{}", self.create(&path, &target(), "simulcastId").await)
    }

    /// A media that is ready.
    async fn media(&mut self) -> String {
        let path = format!("/v1/on-demand/{}", self.create("/v1/on-demand", &pull(), "id").await);
        self.emulator.finish_processing();
        path
    }

    async fn media_playback_id(&mut self) -> String {
        let media = self.media().await;
        let read = self.client.get(&media).await.data(200);
        format!("{media}/playback-ids/{}", read["playbackIds"][0]["id"].as_str().unwrap())
    }

    async fn audio_track(&mut self) -> String {
        let media = self.media().await;
        let read = self.client.get(&media).await.data(200);
        let audio = read["tracks"].as_array().unwrap().iter().find(|track| track["type"] == "audio").unwrap();
        format!("{media}/tracks/{}", audio["id"].as_str().unwrap())
    }

    async fn upload(&mut self) -> String {
        let body =
            json!({"corsOrigin": "*", "pushMediaSettings": {"accessPolicy": "public", "metadata": {"room": "1"}}});
        self.create("/v1/on-demand/upload", &body, "uploadId").await
    }

    /// A manual playlist with one media, and the body with the media's id.
    async fn playlist(&mut self) -> (String, Value) {
        let media = self.media().await;
        let ids = json!({"mediaIds": [media.rsplit('/').next().unwrap()]});
        let body = json!({"name": "Shorts", "referenceId": "s-1", "type": "manual", "description": "Under a minute"});
        let path = format!("/v1/on-demand/playlists/{}", self.create("/v1/on-demand/playlists", &body, "id").await);
        self.client.request("PATCH", &format!("{path}/media"), &ids).await.data(200);
        (path, ids)
    }

    async fn signing_key(&mut self) -> String {
        format!("/v1/iam/signing-keys/{}", self.create("/v1/iam/signing-keys", &json!({}), "id").await)
    }

    /// Sends a request and compares the shape of the response with the expected one, written as JSON with the names
    /// of JSON types in place of values: `"string|null"`; `[of elements, "or null"]`; `{"?": "null", …}`.
    async fn check(&mut self, method: &str, path: &str, body: Value, status: u16, expected: Value) {
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let response = self.client.send(method, path, &body).await.unwrap();
        assert_eq!(response.status, status, "{}", response.json());
        assert!(response.head.contains("content-type: application/json;charset=UTF-8\r\n"), "{}", response.head);
        let (mut actual, mut wanted) = (Shape::new(), Shape::new());
        read_value(&response.json(), "", &mut actual);
        read_shape(&expected, "", &mut wanted);
        let difference: Vec<_> = actual
            .iter()
            .filter(|(path, types)| wanted.get(*path) != Some(types))
            .map(|(path, types)| format!("{path}: {types:?} instead of {:?}", wanted.get(path)))
            .chain(
                wanted.iter().filter(|(path, _)| !actual.contains_key(*path)).map(|(path, _)| format!("{path}: none")),
            )
            .collect();
        assert!(difference.is_empty(), "{method} {path}\n{}", difference.join("\n"));
    }
}

/// The JSON types at each path. The elements of a list share a path.
type Shape = BTreeMap<String, BTreeSet<String>>;

fn add(shape: &mut Shape, path: &str, kind: &str) {
    shape.entry(path.to_owned()).or_default().insert(kind.to_owned());
}

fn read_value(value: &Value, path: &str, shape: &mut Shape) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(items) => {
            items.iter().for_each(|item| read_value(item, &format!("{path}[]"), shape));
            "list"
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| read_value(value, &format!("{path}.{name}"), shape));
            "object"
        }
    };
    add(shape, path, kind);
}

fn read_shape(expected: &Value, path: &str, shape: &mut Shape) {
    match expected {
        Value::String(kinds) => kinds.split('|').for_each(|kind| add(shape, path, kind)),
        Value::Array(items) => {
            add(shape, path, "list");
            if items.get(1).is_some() {
                add(shape, path, "null");
            }
            items.iter().take(1).for_each(|item| read_shape(item, &format!("{path}[]"), shape));
        }
        Value::Object(fields) => {
            add(shape, path, "object");
            for (name, value) in fields {
                match name.as_str() {
                    "?" => add(shape, path, "null"),
                    name => read_shape(value, &format!("{path}.{name}"), shape),
                }
            }
        }
        other => panic!("not a shape: {other}"),
    }
}

fn pull() -> Value {
    json!({
        "inputs": [{"type": "video", "url": "https://files.test/harbour.mp4"}],
        "metadata": {"room": "red"},
        "accessPolicy": "public",
    })
}

fn target() -> Value {
    json!({"url": "rtmps://ingest.test/app", "streamKey": "key-1", "metadata": {"channel": "second"}})
}

fn smart_playlist() -> Value {
    let dates = json!({"startDate": "2026-01-01", "endDate": "2999-12-31"});
    json!({
        "name": "New",
        "referenceId": "n-1",
        "type": "smart",
        "description": "Newest first",
        "playOrder": "createdDate DESC",
        "limit": 20,
        "metadata": {"createdDate": dates, "updatedDate": dates},
    })
}

fn done() -> Value {
    json!({"success": "bool"})
}

fn data(data: Value) -> Value {
    json!({"success": "bool", "data": data})
}

fn page(element: Value) -> Value {
    json!({"success": "bool", "data": [element], "pagination": pagination()})
}

fn pagination() -> Value {
    json!({"totalRecords": "number", "currentOffset": "number", "offsetCount": "number"})
}

fn timespan(data: Value) -> Value {
    json!({"success": "bool", "data": data, "timespan": ["number"]})
}

fn with(mut shape: Value, more: Value) -> Value {
    shape.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    shape
}

fn without(mut shape: Value, names: &[&str]) -> Value {
    shape.as_object_mut().unwrap().retain(|name, _| !names.contains(&name.as_str()));
    shape
}

fn restriction(elements: Value) -> Value {
    json!({"defaultPolicy": "string", "allow": elements, "deny": elements})
}

fn media_playback_id() -> Value {
    let open = restriction(json!([]));
    json!({
        "id": "string",
        "accessPolicy": "string",
        "accessRestrictions": {"domains": open, "userAgents": open},
    })
}

fn live_playback_id() -> Value {
    json!({"id": "string", "accessPolicy": "string"})
}

/// In the response of a create.
fn stream() -> Value {
    json!({
        "streamId": "string",
        "streamKey": "string",
        "srtSecret": "string",
        "trial": "bool",
        "status": "string",
        "maxResolution": "string",
        "maxDuration": "number",
        "createdAt": "string",
        "reconnectWindow": "number",
        "enableRecording": "bool",
        "enableDvrMode": "bool",
        "mediaPolicy": "string",
        "metadata": {},
        "lowLatency": "bool",
        "closedCaptions": "bool",
        "playbackIds": [live_playback_id()],
        "srtPlaybackResponse": {"srtPlaybackStreamId": "string", "srtPlaybackSecret": "string"},
    })
}

fn read_stream() -> Value {
    with(stream(), json!({"simulcastResponses": []}))
}

fn simulcast() -> Value {
    json!({
        "simulcastId": "string",
        "url": "string",
        "streamKey": "string",
        "isEnabled": "bool",
        "metadata": {"channel": "string"},
    })
}

fn tracks() -> Value {
    json!([{
        "id": "string",
        "type": "string",
        "width": "number",
        "height": "number",
        "frameRate": "string",
        "closedCaptions": "bool",
        "status": "string",
        "languageCode": "string",
        "languageName": "string",
    }])
}

/// A media that is ready, in the response of an update.
fn updated_media() -> Value {
    json!({
        "thumbnail": "string",
        "id": "string",
        "workspaceId": "string",
        "metadata": {"room": "string"},
        "mediaQuality": "string",
        "maxResolution": "string",
        "sourceResolution": "string",
        "status": "string",
        "mp4Support": [],
        "sourceAccess": "bool",
        "playbackIds": [media_playback_id()],
        "tracks": tracks(),
        "generatedSubtitles": [],
        "isAudioOnly": "bool",
        "subtitleAvailable": "bool",
        "optimizeAudio": "bool",
        "duration": "number",
        "frameRate": "string",
        "aspectRatio": "string",
        "createdAt": "string",
        "updatedAt": "string",
    })
}

/// The same when it is read.
fn media() -> Value {
    let nulls = json!({
        "sourceMediaId": "null",
        "streamId": "null",
        "creatorId": "null",
        "title": "null",
        "summary": "null",
        "chapters": "null",
        "namedEntities": "null",
        "moderation": "null",
    });
    with(updated_media(), nulls)
}

fn upload() -> Value {
    let playback = without(media_playback_id(), &["id"]);
    json!({
        "uploadId": "string",
        "trial": "bool",
        "status": "string",
        "url": "string",
        "timeout": "number",
        "corsOrigin": "string",
        "pushMediaSettings": {
            "playbackIds": [playback],
            "metadata": {"room": "string"},
            "mediaQuality": "string",
            "sourceAccess": "bool",
            "optimizeAudio": "bool",
        },
    })
}

fn playlist() -> Value {
    json!({
        "id": "string",
        "name": "string",
        "referenceId": "string",
        "type": "string",
        "description": "string",
        "mediaList": [playlist_media()],
        "workspaceId": "string",
        "createdAt": "string",
        "updatedAt": "string",
        "mediaCount": "number",
    })
}

fn playlist_media() -> Value {
    json!({
        "createdAt": "string",
        "creatorId": "null",
        "duration": "number",
        "id": "string",
        "sourceResolution": "string",
        "status": "string",
        "thumbnail": "string",
        "title": "null",
    })
}

// Live streams.

#[tokio::test]
async fn create_new_stream() {
    setup().await.check("POST", "/v1/live/streams", minimal(), 201, data(stream())).await;
}

#[tokio::test]
async fn get_all_streams() {
    let mut setup = setup().await;
    setup.stream().await;
    setup.check("GET", "/v1/live/streams", Value::Null, 200, page(read_stream())).await;
    // A recorded stream lists its recordings.
    setup.active_stream().await;
    let recorded = with(read_stream(), json!({"mediaIds": ["string"]}));
    setup.check("GET", "/v1/live/streams", Value::Null, 200, page(recorded)).await;
}

#[tokio::test]
async fn get_live_stream_by_id() {
    let mut setup = setup().await;
    let path = setup.stream().await;
    setup.check("GET", &path, Value::Null, 200, data(read_stream())).await;
    let path = setup.active_stream().await;
    let recorded = with(read_stream(), json!({"mediaIds": ["string"]}));
    setup.check("GET", &path, Value::Null, 200, data(recorded)).await;
    let path = setup.simulcast().await;
    let stream_path = path.split("/simulcast").next().unwrap();
    let shape = with(stream(), json!({"simulcastResponses": [simulcast()]}));
    setup.check("GET", stream_path, Value::Null, 200, data(shape)).await;
}

#[tokio::test]
async fn get_live_stream_viewer_count_by_id() {
    let mut setup = setup().await;
    let path = format!("{}/viewer-count", setup.active_stream().await);
    setup.check("GET", &path, Value::Null, 200, data(json!({"views": "number"}))).await;
}

#[tokio::test]
async fn update_live_stream() {
    let mut setup = setup().await;
    let path = setup.stream().await;
    let shape = with(stream(), json!({"metadata": {"room": "string"}}));
    setup.check("PATCH", &path, json!({"metadata": {"room": "red"}}), 200, data(shape)).await;
}

#[tokio::test]
async fn delete_live_stream() {
    let mut setup = setup().await;
    let path = setup.stream().await;
    setup.check("DELETE", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn disable_live_stream() {
    let mut setup = setup().await;
    let path = format!("{}/live-disable", setup.stream().await);
    setup.check("PUT", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn enable_live_stream() {
    let mut setup = setup().await;
    let path = setup.stream().await;
    setup.check("PUT", &format!("{path}/live-disable"), Value::Null, 200, done()).await;
    setup.check("PUT", &format!("{path}/live-enable"), Value::Null, 200, done()).await;
}

#[tokio::test]
async fn complete_live_stream() {
    let mut setup = setup().await;
    let path = format!("{}/finish", setup.active_stream().await);
    setup.check("PUT", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn create_playback_id_of_stream() {
    let mut setup = setup().await;
    let path = format!("{}/playback-ids", setup.stream().await);
    setup.check("POST", &path, json!({"accessPolicy": "public"}), 201, data(live_playback_id())).await;
}

#[tokio::test]
async fn get_live_stream_playback_id() {
    let mut setup = setup().await;
    let path = setup.live_playback_id().await;
    setup.check("GET", &path, Value::Null, 200, data(live_playback_id())).await;
}

#[tokio::test]
async fn delete_playback_id_of_stream() {
    let mut setup = setup().await;
    let path = setup.live_playback_id().await;
    let (ids, id) = path.rsplit_once('/').unwrap();
    setup.check("DELETE", &format!("{ids}?playbackId={id}"), Value::Null, 200, done()).await;
}

#[tokio::test]
async fn update_live_stream_domain_restrictions() {
    let mut setup = setup().await;
    let path = format!("{}/domains", setup.live_playback_id().await);
    let body = json!({"defaultPolicy": "deny", "allow": ["shop.test"], "deny": ["spam.test"]});
    setup.check("PATCH", &path, body, 200, data(restriction(json!(["string"])))).await;
}

#[tokio::test]
async fn update_live_stream_user_agent_restrictions() {
    let mut setup = setup().await;
    let path = format!("{}/user-agents", setup.live_playback_id().await);
    let body = json!({"defaultPolicy": "allow", "allow": ["browser"], "deny": ["robot"]});
    setup.check("PATCH", &path, body, 200, data(restriction(json!(["string"])))).await;
}

#[tokio::test]
async fn create_simulcast_of_stream() {
    let mut setup = setup().await;
    let path = format!("{}/simulcast", setup.stream().await);
    setup.check("POST", &path, target(), 201, data(simulcast())).await;
}

#[tokio::test]
async fn get_specific_simulcast_of_stream() {
    let mut setup = setup().await;
    let path = setup.simulcast().await;
    setup.check("GET", &path, Value::Null, 200, data(simulcast())).await;
}

#[tokio::test]
async fn update_specific_simulcast_of_stream() {
    let mut setup = setup().await;
    let path = setup.simulcast().await;
    setup.check("PUT", &path, json!({"isEnabled": false}), 200, data(simulcast())).await;
}

#[tokio::test]
async fn delete_simulcast_of_stream() {
    let mut setup = setup().await;
    let path = setup.simulcast().await;
    setup.check("DELETE", &path, Value::Null, 200, done()).await;
}

// Media.

#[tokio::test]
async fn create_media() {
    let shape = json!({
        "id": "string",
        "trial": "bool",
        "status": "string",
        "createdAt": "string",
        "updatedAt": "string",
        "playbackIds": [media_playback_id()],
        "metadata": {"room": "string"},
        "mediaQuality": "string",
        "sourceAccess": "bool",
        "maxResolution": "string",
        "inputs": [{"type": "string", "url": "string"}],
        "optimizeAudio": "bool",
    });
    setup().await.check("POST", "/v1/on-demand", pull(), 201, data(shape)).await;
}

#[tokio::test]
async fn list_media() {
    let mut setup = setup().await;
    setup.media().await;
    setup.check("GET", "/v1/on-demand", Value::Null, 200, page(media())).await;
    let listed = setup.client.get("/v1/on-demand").await.data(200);
    assert_eq!((&listed[0]["sourceResolution"], &listed[0]["frameRate"]), (&json!("1080"), &json!("24.000")));
}

#[tokio::test]
async fn get_media() {
    let mut setup = setup().await;
    let path = setup.media().await;
    setup.check("GET", &path, Value::Null, 200, data(media())).await;
    let read = setup.client.get(&path).await.data(200);
    assert_eq!(read["sourceResolution"], "1080");
    assert_eq!(read["tracks"][0]["frameRate"], "24.000");
    // With AI results and MP4 files.
    let mut settings = pull();
    for name in ["chapters", "namedEntities"] {
        settings[name] = json!(true);
    }
    settings["summary"] = json!({"generate": true});
    settings["moderation"] = json!({"type": "video"});
    settings["mp4Support"] = json!("audioOnly,capped_4k");
    let path = format!("/v1/on-demand/{}", setup.create("/v1/on-demand", &settings, "id").await);
    setup.emulator.finish_processing();
    let shape = with(
        media(),
        json!({
            "summary": {"status": "string", "data": "string"},
            "chapters": {"status": "string", "data": {"chapters": [
                {"chapter": "number", "startTime": "string", "endTime": "string", "title": "string"},
            ]}},
            "namedEntities": {"status": "string", "data": {"namedEntities": ["string"]}},
            "moderation": {"status": "string", "data": {"moderation": [{"category": "string", "score": "number"}]}},
            "mp4Support": [
                {"type": "string", "status": "string", "ext": "string", "width": "number", "height": "number"},
            ],
        }),
    );
    setup.check("GET", &path, Value::Null, 200, data(shape)).await;
}

#[tokio::test]
async fn updated_media_with_a_title() {
    let mut setup = setup().await;
    let path = setup.media().await;
    let shape = with(updated_media(), json!({"title": "string", "creatorId": "string"}));
    let body = json!({"title": "Harbour", "creatorId": "c-1", "metadata": {"room": "blue"}});
    setup.check("PATCH", &path, body, 200, data(shape)).await;
}

#[tokio::test]
async fn updated_source_access() {
    let mut setup = setup().await;
    let path = format!("{}/source-access", setup.media().await);
    setup.check("PATCH", &path, json!({"sourceAccess": true}), 200, data(updated_media())).await;
}

#[tokio::test]
async fn updated_mp4_support() {
    let mut setup = setup().await;
    let path = format!("{}/update-mp4Support", setup.media().await);
    let files = json!([
        {"type": "string", "status": "string", "ext": "string", "width": "number", "height": "number"},
    ]);
    let shape = with(updated_media(), json!({"mp4Support": files}));
    setup.check("PATCH", &path, json!({"mp4Support": "capped_4k"}), 200, data(shape)).await;
}

#[tokio::test]
async fn delete_media() {
    let mut setup = setup().await;
    let path = setup.media().await;
    setup.check("DELETE", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn retrieve_media_input_info() {
    let mut setup = setup().await;
    let path = format!("{}/input-info", setup.media().await);
    let shape = json!({
        "configuration": {"url": "string"},
        "file": {"containerFormat": "string", "tracks": tracks()},
    });
    setup.check("GET", &path, Value::Null, 200, data(shape)).await;
    let read = setup.client.get(&path).await.data(200);
    assert_eq!(read["file"]["tracks"][0]["frameRate"], "24.000");
}

#[tokio::test]
async fn get_media_clips() {
    let mut setup = setup().await;
    let media_path = setup.media().await;
    let mut clip = pull();
    clip["inputs"][0]["url"] = json!(format!("fp_mediaId://{}", media_path.rsplit('/').next().unwrap()));
    setup.create("/v1/on-demand", &clip, "id").await;
    setup.emulator.finish_processing();
    let shape = with(media(), json!({"sourceMediaId": "string"}));
    setup.check("GET", &format!("{media_path}/media-clips"), Value::Null, 200, page(shape)).await;
}

#[tokio::test]
async fn list_live_clips() {
    let mut setup = setup().await;
    let path = setup.live_playback_id().await;
    let stream_id = path.split('/').nth(4).unwrap().to_owned();
    let mut clip = pull();
    let playback_id = path.rsplit('/').next().unwrap();
    clip["inputs"][0]["url"] = json!(format!("https://stream.fastpix.com/{playback_id}.m3u8?start=1s&end=9s"));
    setup.create("/v1/on-demand", &clip, "id").await;
    setup.emulator.finish_processing();
    let shape = with(media(), json!({"streamId": "string"}));
    setup.check("GET", &format!("/v1/on-demand/{stream_id}/live-clips"), Value::Null, 200, page(shape)).await;
}

#[tokio::test]
async fn add_media_track() {
    let mut setup = setup().await;
    let path = format!("{}/tracks", setup.media().await);
    let body = json!({"tracks": {
        "type": "audio", "url": "https://files.test/it.mp3", "languageCode": "it", "languageName": "Italian",
    }});
    let shape =
        json!({"id": "string", "type": "string", "url": "string", "languageCode": "string", "languageName": "string"});
    setup.check("POST", &path, body, 201, data(shape)).await;
}

#[tokio::test]
async fn update_media_track() {
    let mut setup = setup().await;
    let path = setup.audio_track().await;
    let body = json!({"url": "https://files.test/fr.mp3", "languageCode": "fr", "languageName": "French"});
    let shape =
        json!({"id": "string", "type": "string", "url": "string", "languageCode": "string", "languageName": "string"});
    setup.check("PATCH", &path, body, 200, data(shape)).await;
}

#[tokio::test]
async fn delete_media_track() {
    let mut setup = setup().await;
    let path = setup.audio_track().await;
    setup.check("DELETE", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn generate_subtitle_track() {
    let mut setup = setup().await;
    let path = format!("{}/generate-subtitles", setup.audio_track().await);
    let shape = json!({"id": "string", "type": "string", "languageCode": "string", "languageName": "string"});
    let body = json!({"languageName": "Italian", "languageCode": "it-IT"});
    setup.check("POST", &path, body, 200, data(shape)).await;
}

#[tokio::test]
async fn update_media_summary() {
    let mut setup = setup().await;
    let path = format!("{}/summary", setup.media().await);
    let shape = json!({"mediaId": "string", "isSummaryEnabled": "bool"});
    setup.check("PATCH", &path, json!({"generate": true}), 200, data(shape)).await;
}

#[tokio::test]
async fn get_media_summary() {
    let mut setup = setup().await;
    let path = format!("{}/summary", setup.media().await);
    setup.client.request("PATCH", &path, &json!({"generate": true})).await.data(200);
    setup.emulator.finish_processing();
    setup.check("GET", &path, Value::Null, 200, data(json!("string"))).await;
}

#[tokio::test]
async fn update_media_chapters() {
    let mut setup = setup().await;
    let path = format!("{}/chapters", setup.media().await);
    let shape = json!({"mediaId": "string", "isChaptersEnabled": "bool"});
    setup.check("PATCH", &path, json!({"chapters": true}), 200, data(shape)).await;
}

#[tokio::test]
async fn update_media_named_entities() {
    let mut setup = setup().await;
    let path = format!("{}/named-entities", setup.media().await);
    let shape = json!({"mediaId": "string", "isNamedEntitiesEnabled": "bool"});
    setup.check("PATCH", &path, json!({"namedEntities": true}), 200, data(shape)).await;
}

#[tokio::test]
async fn update_media_moderation() {
    let mut setup = setup().await;
    let path = format!("{}/moderation", setup.media().await);
    let shape = json!({"mediaId": "string", "isModerationEnabled": "bool"});
    setup.check("PATCH", &path, json!({"moderation": {"type": "video"}}), 200, data(shape)).await;
}

// Playback ids of media.

#[tokio::test]
async fn create_media_playback_id() {
    let mut setup = setup().await;
    let path = format!("{}/playback-ids", setup.media().await);
    // The resolution is null unless it was requested.
    let shape = with(media_playback_id(), json!({"resolution": "null"}));
    setup.check("POST", &path, json!({"accessPolicy": "public"}), 201, data(shape)).await;
    let shape = with(media_playback_id(), json!({"resolution": "string"}));
    setup.check("POST", &path, json!({"accessPolicy": "public", "resolution": "720p"}), 201, data(shape)).await;
}

#[tokio::test]
async fn list_playback_ids() {
    let mut setup = setup().await;
    let path = format!("{}/playback-ids", setup.media().await);
    setup.check("GET", &path, Value::Null, 200, data(json!([media_playback_id()]))).await;
}

#[tokio::test]
async fn get_playback_id() {
    let mut setup = setup().await;
    let path = setup.media_playback_id().await;
    setup.check("GET", &path, Value::Null, 200, data(media_playback_id())).await;
}

#[tokio::test]
async fn delete_media_playback_id() {
    let mut setup = setup().await;
    let path = setup.media_playback_id().await;
    let (ids, id) = path.rsplit_once('/').unwrap();
    setup.check("DELETE", &format!("{ids}?playbackId={id}"), Value::Null, 200, done()).await;
}

#[tokio::test]
async fn update_domain_restrictions() {
    let mut setup = setup().await;
    let path = format!("{}/domains", setup.media_playback_id().await);
    let body = json!({"defaultPolicy": "deny", "allow": ["shop.test"], "deny": ["spam.test"]});
    setup.check("PATCH", &path, body, 200, data(restriction(json!(["string"])))).await;
}

#[tokio::test]
async fn update_user_agent_restrictions() {
    let mut setup = setup().await;
    let path = format!("{}/user-agents", setup.media_playback_id().await);
    let body = json!({"defaultPolicy": "allow", "allow": ["browser"], "deny": ["robot"]});
    setup.check("PATCH", &path, body, 200, data(restriction(json!(["string"])))).await;
}

// Uploads.

#[tokio::test]
async fn direct_upload_video_media() {
    let body = json!({"corsOrigin": "*", "pushMediaSettings": {"accessPolicy": "public", "metadata": {"room": "1"}}});
    setup().await.check("POST", "/v1/on-demand/upload", body, 201, data(upload())).await;
}

#[tokio::test]
async fn list_uploads() {
    let mut setup = setup().await;
    setup.upload().await;
    setup.check("GET", "/v1/on-demand/uploads", Value::Null, 200, page(upload())).await;
}

#[tokio::test]
async fn cancel_upload() {
    let mut setup = setup().await;
    let path = format!("/v1/on-demand/upload/{}/cancel", setup.upload().await);
    let shape = json!({
        "uploadId": "string",
        "trial": "bool",
        "status": "string",
        "url": "string",
        "timeout": "number",
        "corsOrigin": "string",
        "maxResolution": "string",
        "accessPolicy": "string",
        "metadata": {"room": "string"},
    });
    setup.check("PUT", &path, Value::Null, 200, data(shape)).await;
}

// Playlists.

#[tokio::test]
async fn create_a_playlist() {
    let mut setup = setup().await;
    setup.media().await;
    let dates = json!({"startDate": "string", "endDate": "string"});
    let shape = json!({"playOrder": "string", "metadata": {"createdDate": dates, "updatedDate": dates}});
    let path = "/v1/on-demand/playlists";
    setup.check("POST", path, smart_playlist(), 201, data(with(playlist(), shape))).await;
    let manual = json!({"name": "Shorts", "referenceId": "s-1", "type": "manual", "description": "Under a minute"});
    let shape = with(playlist(), json!({"mediaList": []}));
    setup.check("POST", path, manual, 201, data(shape)).await;
}

#[tokio::test]
async fn get_all_playlists() {
    let mut setup = setup().await;
    setup.playlist().await;
    let shape = json!({
        "id": "string",
        "name": "string",
        "type": "string",
        "referenceId": "string",
        "createdAt": "string",
        "mediaCount": "number",
    });
    setup.check("GET", "/v1/on-demand/playlists", Value::Null, 200, page(shape)).await;
}

#[tokio::test]
async fn get_playlist_by_id() {
    let mut setup = setup().await;
    let (path, _) = setup.playlist().await;
    setup.check("GET", &path, Value::Null, 200, data(playlist())).await;
    let read = setup.client.get(&path).await.data(200);
    let medium = &read["mediaList"][0];
    assert_eq!(medium["sourceResolution"], "1080");
    assert!(medium["thumbnail"].as_str().unwrap().starts_with("https://images.fastpix.com/"));
}

#[tokio::test]
async fn update_a_playlist() {
    let mut setup = setup().await;
    let (path, _) = setup.playlist().await;
    let body = json!({"name": "Longs", "description": "An hour"});
    setup.check("PUT", &path, body, 200, data(playlist())).await;
}

#[tokio::test]
async fn delete_a_playlist() {
    let mut setup = setup().await;
    let (path, _) = setup.playlist().await;
    setup.check("DELETE", &path, Value::Null, 200, done()).await;
}

#[tokio::test]
async fn add_media_to_playlist() {
    let mut setup = setup().await;
    let (path, ids) = setup.playlist().await;
    let path = format!("{path}/media");
    setup.check("PATCH", &path, ids.clone(), 200, data(playlist())).await;
    // This is the only operation that still returns thumbnails of the older host.
    let added = setup.client.request("PATCH", &path, &ids).await.data(200);
    assert!(added["mediaList"][0]["thumbnail"].as_str().unwrap().starts_with("https://images.fastpix.io/"));
}

#[tokio::test]
async fn change_media_order_in_playlist() {
    let mut setup = setup().await;
    let (path, ids) = setup.playlist().await;
    setup.check("PUT", &format!("{path}/media"), ids, 200, data(playlist())).await;
}

#[tokio::test]
async fn delete_media_from_playlist() {
    let mut setup = setup().await;
    let (path, ids) = setup.playlist().await;
    let shape = with(playlist(), json!({"mediaList": []}));
    setup.check("DELETE", &format!("{path}/media"), ids, 200, data(shape)).await;
}

// Signing keys and DRM configurations.

#[tokio::test]
async fn create_signing_key() {
    let shape = json!({"id": "string", "privateKey": "string", "createdAt": "string"});
    setup().await.check("POST", "/v1/iam/signing-keys", Value::Null, 201, data(shape)).await;
}

#[tokio::test]
async fn list_signing_keys() {
    let mut setup = setup().await;
    setup.signing_key().await;
    let shape = json!({"id": "string", "createdAt": "string"});
    setup.check("GET", "/v1/iam/signing-keys", Value::Null, 200, page(shape)).await;
}

#[tokio::test]
async fn get_signing_key_by_id() {
    let mut setup = setup().await;
    let path = setup.signing_key().await;
    let shape = json!({"workspaceId": "string", "signingKeyId": "string", "publicKey": "string"});
    setup.check("GET", &path, Value::Null, 200, data(shape)).await;
}

#[tokio::test]
async fn delete_signing_key() {
    let mut setup = setup().await;
    let path = setup.signing_key().await;
    setup.check("DELETE", &path, Value::Null, 200, data(json!({"message": "string"}))).await;
}

#[tokio::test]
async fn get_drm_configuration() {
    let path = "/v1/on-demand/drm-configurations";
    setup().await.check("GET", path, Value::Null, 200, page(json!({"id": "string"}))).await;
}

#[tokio::test]
async fn get_drm_configuration_by_id() {
    let mut setup = setup().await;
    let all = "/v1/on-demand/drm-configurations";
    let listed = setup.client.get(all).await.data(200);
    let path = format!("{all}/{}", listed[0]["id"].as_str().unwrap());
    setup.check("GET", &path, Value::Null, 200, data(json!({"id": "string"}))).await;
    let invalid = json!({"success": "bool", "error": {
        "code": "number", "message": "string", "fields": [{"field": "string", "message": "string"}],
    }});
    setup.check("GET", &format!("{all}/primary"), Value::Null, 422, invalid).await;
    assert_eq!(setup.client.get(&format!("{all}/primary")).await.fields(), ["drmConfigurationId"]);
}

// Video data.

const MONTH: &str = "timespan[]=30:days";

#[tokio::test]
async fn list_video_views() {
    let shape = json!({
        "viewId": "string",
        "operatingSystem": "string",
        "application": "string",
        "viewStartTime": "string",
        "viewEndTime": "string",
        "videoTitle": "string|null",
        "errorCode": "string|null",
        "errorMessage": "string|null",
        "errorId": "number|null",
        "country": "string",
        "viewWatchTime": "number",
        "QoeScore": "number",
    });
    let shape = with(timespan(json!([shape])), json!({"pagination": pagination()}));
    let path = format!("/v1/data/viewlist?{MONTH}&limit=50");
    setup().await.check("GET", &path, Value::Null, 200, shape).await;
}

#[tokio::test]
async fn get_video_view_details() {
    let mut setup = setup().await;
    let path = format!("/v1/data/viewlist?{MONTH}&filterby[]=video_id:harbour-tour&filterby[]=!error_code:2004");
    let listed = setup.client.get(&path).await.data(200);
    let path = format!("/v1/data/viewlist/{}", listed[0]["viewId"].as_str().unwrap());
    let read = setup.client.get(&path).await.data(200);
    for name in ["viewStart", "viewEnd"] {
        assert!(read[name].as_str().unwrap().ends_with(".361Z"), "{}", read[name]);
    }
    assert_eq!(read["continent"].as_str().unwrap().len(), 2);

    let of_kind = |kind: &str, names: &str| -> Value {
        names.split_whitespace().map(|name| (name.to_owned(), json!(kind))).collect()
    };
    let strings = "asnName beaconDomain browserName browserVersion cdn city connectionType continent country \
        countryCode deviceManufacturer deviceModel deviceName deviceType fpApiVersion fpEmbed fpEmbedVersion \
        fpPlaybackId fpSdk fpSdkVersion fpViewerId insertTimestamp ipAddress latitude longitude mediaId osName \
        osVersion playerInstanceId playerName playerResolution playerSoftwareName playerSoftwareVersion \
        playerSourceDomain playerVersion region sessionId sign updatedTimestamp userAgent videoId videoResolution \
        videoSeries videoSourceDomain videoSourceHostname videoSourceStreamType videoSourceType videoSourceUrl \
        videoTitle viewEnd viewId viewPageUrl viewStart viewerId workspaceId";
    let numbers = "asnId averageBitrate avgDownscaling avgRequestLatency avgRequestThroughput avgUpscaling \
        bufferCount bufferFill bufferFrequency bufferRatio droppedFrameCount jumpLatency maxDownscaling \
        maxRequestLatency maxUpscaling pageLoadTime playbackScore playerHeight playerInitializationTime \
        playerSourceHeight playerSourceWidth playerViewCount playerWidth qualityOfExperienceScore renderQualityScore \
        stabilityScore startupScore totalStartupTime videoDuration videoSourceDuration videoStartupTime \
        viewMaxPlayheadPosition viewPlayingTime viewSeekedCount viewSeekedDuration viewTotalContentPlaybackTime \
        watchTime";
    let flags = "exitBeforeVideoStart playerAutoplayOn playerPreloadOn playerRemotePlayed usedFullScreen \
        videoStartupFailed viewHasAd viewHasError";
    // The errors, and what only DRM and live streams have, are null in this view; 14 are null in all.
    let nulls = "browserEngine drmType errorCode errorContext errorId errorMessage experimentName fpLiveStreamId \
        liveStreamLatency pageContext playerLanguage playerPoster propertyId subPropertyId videoContentType \
        videoEncodingVariant videoLanguage videoProducer videoVariantId videoVariantName viewSessionId";
    let details = json!({"br": "number", "h": "number", "w": "number", "fps": "number", "cd": "string", "t": "string",
        "host": "string", "u": "string"});
    let event = json!({"pt": "number", "e": "string", "vt": "number", "et": "number", "d": details});
    let custom = json!({"Custom": [{"dimensionName": "string", "displayName": "string", "value": "string"}]});
    let mut shape = json!({"custom": custom, "events": [event]});
    for (kind, names) in [("string", strings), ("number", numbers), ("bool", flags), ("null", nulls)] {
        shape = with(shape, of_kind(kind, names));
    }
    setup.check("GET", &path, Value::Null, 200, data(shape)).await;
}

#[tokio::test]
async fn list_by_top_content() {
    let shape = json!({"videoTitle": "string", "views": "number", "uniqueViews": "number"});
    let path = format!("/v1/data/viewlist/top-content?{MONTH}");
    setup().await.check("GET", &path, Value::Null, 200, timespan(json!([shape]))).await;
}

#[tokio::test]
async fn current_views_filter() {
    let shape = json!({"concurrent_viewers": "number", "dimension_name": "string", "metricValue": "number"});
    let path = "/v1/data/viewlist/current-views/filter?dimension=country";
    setup().await.check("GET", path, Value::Null, 200, timespan(json!([shape]))).await;
}

#[tokio::test]
async fn current_views_get_timeseries_views() {
    let shape = json!({"intervalTime": "string", "metricValue": "number", "numberOfViews": "number"});
    let path = "/v1/data/viewlist/current-views/getTimeseriesViews";
    setup().await.check("GET", path, Value::Null, 200, timespan(json!([shape]))).await;
}

#[tokio::test]
async fn list_dimensions() {
    setup().await.check("GET", "/v1/data/dimensions", Value::Null, 200, data(json!(["string"]))).await;
}

#[tokio::test]
async fn list_filter_values_for_dimension() {
    let shape = json!({"value": "string", "uniqueCount": "number", "count": "number"});
    let path = format!("/v1/data/dimensions/browser_name?{MONTH}");
    setup().await.check("GET", &path, Value::Null, 200, timespan(json!([shape]))).await;
}

#[tokio::test]
async fn list_breakdown_values() {
    let row = json!({
        "views": "number",
        "value": "number",
        "totalWatchTime": "number",
        "totalPlayingTime": "number",
        "field": "string",
    });
    let more = json!({"metadata": {"aggregation": "string"}, "pagination": pagination()});
    let path = format!("/v1/data/metrics/playing_time/breakdown?{MONTH}");
    setup().await.check("GET", &path, Value::Null, 200, with(timespan(json!([row])), more)).await;
}

#[tokio::test]
async fn list_overall_values() {
    let values = json!({
        "value": "number",
        "totalWatchTime": "number",
        "uniqueViews": "number",
        "totalViews": "number",
        "totalPlayTime": "number",
        "globalValue": "number",
    });
    let path = format!("/v1/data/metrics/playback_score/overall?{MONTH}");
    let shape = with(timespan(values), json!({"metadata": {"aggregation": "string"}}));
    setup().await.check("GET", &path, Value::Null, 200, shape).await;
}

#[tokio::test]
async fn get_timeseries_data() {
    let point = json!({"intervalTime": "string", "metricValue": "number", "numberOfViews": "number"});
    let path = format!("/v1/data/metrics/playback_score/timeseries?{MONTH}&groupBy=day");
    let metadata = json!({"metadata": {"granularity": "string", "aggregation": "string"}});
    setup().await.check("GET", &path, Value::Null, 200, with(timespan(json!([point])), metadata)).await;
}

#[tokio::test]
async fn list_comparison_values() {
    let mut setup = setup().await;
    let row = |measurement: &str, items: Value| {
        json!({
            "value": "number",
            "type": "string",
            "name": "string",
            "metric": "string",
            "measurement": measurement,
            "items": items,
        })
    };
    let shape = row("string|null", json!([row("string", json!("null")), "or null"]));
    let path = format!("/v1/data/metrics/comparison?{MONTH}");
    setup.check("GET", &path, Value::Null, 200, timespan(json!([shape]))).await;

    let groups = setup.client.get(&path).await.data(200);
    let groups = groups.as_array().unwrap();
    assert_eq!(groups.len(), 6);
    assert_eq!(groups.iter().filter(|group| group["measurement"].is_null()).count(), 3);
    let rows: Vec<_> =
        groups.iter().chain(groups.iter().flat_map(|group| group["items"].as_array()).flatten()).collect();
    let column = |name: &str| -> BTreeSet<&str> { rows.iter().map(|row| row[name].as_str().unwrap()).collect() };
    assert_eq!(column("type"), BTreeSet::from(["mbps", "milliseconds", "number", "percentage"]));
    let names = column("metric");
    assert!(names.iter().all(|name| name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_'))), "{names:?}");
    for name in [
        "overall_score",
        "playback_success_score",
        "upscale_percentage",
        "downscale_percentage",
        "max_upscale_percentage",
        "max_downscale_percentage",
    ] {
        assert!(names.contains(name), "{name}");
    }
}

#[tokio::test]
async fn list_errors() {
    let mut setup = setup().await;
    let top = json!({
        "percentage": "number",
        "uniqueViewersEffectedPercentage": "number",
        "notes": "string",
        "message": "string",
        "lastSeen": "string",
        "count": "number",
        "code": "string",
    });
    let error = with(
        without(top.clone(), &["uniqueViewersEffectedPercentage"]),
        json!({"id": "string", "description": "string"}),
    );
    let path = format!("/v1/data/errors?{MONTH}");
    setup.check("GET", &path, Value::Null, 200, timespan(json!({"errors": [error], "topErrors": [top]}))).await;
    assert_eq!(setup.client.get(&path).await.data(200)["errors"][0]["notes"], "");
}

// Older forms.

#[tokio::test]
async fn older_forms_are_returned_on_demand() {
    let of_builder = async |builder: fastpix_emulator::EmulatorBuilder| {
        let emulator = builder.start().await.unwrap();
        let client = Client::connect(&emulator).await;
        let mut setup = Setup { emulator, client };
        let mut settings = pull();
        settings["mp4Support"] = json!("capped_4k");
        let path = format!("/v1/on-demand/{}", setup.create("/v1/on-demand", &settings, "id").await);
        setup.emulator.finish_processing();
        let media = setup.client.get(&path).await.data(200);
        let updated = setup.client.request("PATCH", &path, &json!({"title": "Harbour"})).await.data(200);
        let listed = setup.client.get("/v1/on-demand").await.data(200)[0].take();
        for name in ["duration", "mp4Support"] {
            assert_eq!((&updated[name], &listed[name]), (&media[name], &media[name]));
        }
        let playlist = setup.client.request("POST", "/v1/on-demand/playlists", &smart_playlist()).await.data(201);
        assert_eq!(playlist["mediaList"][0]["duration"], media["duration"]);
        let chapters = setup.client.request("PATCH", &format!("{path}/chapters"), &json!({"chapters": true})).await;
        let drm = setup.client.get("/v1/on-demand/drm-configurations").await.status;
        let flag = chapters.data(200).as_object().unwrap().keys().nth(1).unwrap().clone();
        (media["duration"].clone(), media["mp4Support"].is_string(), drm, flag)
    };
    let newer = (json!(60.0), false, 200, "isChaptersEnabled".to_owned());
    let older = (json!("00:01:00"), true, 400, "isGeneratedChapters".to_owned());
    let builder = Emulator::builder;
    assert_eq!(of_builder(builder()).await, newer);
    assert_eq!(of_builder(builder().older_forms()).await, older);
    assert_eq!(of_builder(builder().duration_as_text()).await, (older.0, newer.1, newer.2, newer.3.clone()));
    assert_eq!(of_builder(builder().mp4_support_as_text()).await, (newer.0.clone(), older.1, newer.2, newer.3.clone()));
    assert_eq!(of_builder(builder().without_drm()).await, (newer.0.clone(), newer.1, older.2, newer.3.clone()));
    assert_eq!(of_builder(builder().generated_names()).await, (newer.0, newer.1, newer.2, older.3));
}
