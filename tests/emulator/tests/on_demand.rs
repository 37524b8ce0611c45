//! Media, their tracks, playback ids, uploads and AI features, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::collections::HashSet;

use serde_json::{Value, json};

use common::{Client, HandlerResult, assert_uuid_v4, start};

const MEDIA: &str = "/v1/on-demand";
const UPLOAD: &str = "/v1/on-demand/upload";

fn pull() -> Value {
    json!({"inputs": [{"type": "video", "url": "https://files.test/tour.mov"}], "accessPolicy": "public"})
}

fn subtitles(language: &str) -> Value {
    json!({"tracks": {
        "type": "subtitle",
        "url": format!("https://files.test/{language}.vtt"),
        "languageCode": language,
        "languageName": language,
    }})
}

fn open() -> Value {
    let restriction = json!({"defaultPolicy": "allow", "allow": [], "deny": []});
    json!({"domains": restriction, "userAgents": restriction})
}

/// The id of a media or an upload.
fn id(record: &Value) -> String {
    record.get("id").unwrap_or(&record["uploadId"]).as_str().unwrap().to_owned()
}

/// The names of the fields of an object, in their order.
fn names(record: &Value) -> Vec<&str> {
    record.as_object().unwrap().keys().map(String::as_str).collect()
}

/// A media as the response of an update shows it.
fn without_nulls(mut media: Value) -> Value {
    media.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    media
}

fn ids(page: &Value) -> Vec<Value> {
    page["data"].as_array().unwrap().iter().map(|record| json!(id(record))).collect()
}

impl Client {
    /// The path of a new media.
    async fn media(&mut self, settings: &Value) -> String {
        let created = self.request("POST", MEDIA, settings).await.data(201);
        format!("{MEDIA}/{}", id(&created))
    }

    /// The path of a new media that is ready.
    async fn ready(&mut self) -> String {
        let path = self.media(&pull()).await;
        self.get(&path).await.data(200);
        path
    }

    async fn post(&mut self, path: &str, body: &Value) -> HandlerResult {
        self.request("POST", path, body).await
    }

    async fn patch(&mut self, path: &str, body: &Value) -> HandlerResult {
        self.request("PATCH", path, body).await
    }

    async fn delete(&mut self, path: &str) -> HandlerResult {
        self.send("DELETE", path, b"").await.unwrap()
    }
}

#[tokio::test]
async fn a_media_is_created_and_becomes_ready() {
    let (_emulator, mut client) = start().await;
    let mut created = client.post(MEDIA, &pull()).await.data(201);
    let path = format!("{MEDIA}/{}", id(&created));
    assert_uuid_v4(&created["id"]);
    assert_uuid_v4(&created["playbackIds"][0]["id"]);
    assert_ne!(created["id"], created["playbackIds"][0]["id"]);
    let mut read = client.get(&path).await.data(200);
    assert_eq!(read["id"], created["id"]);
    assert_eq!(read["playbackIds"], created["playbackIds"]);
    assert_eq!(read["createdAt"], created["createdAt"]);
    assert_eq!(read["updatedAt"], created["updatedAt"]);

    for name in ["id", "createdAt", "updatedAt"] {
        assert!(created[name].take().is_string() && read[name].take().is_string());
    }
    created["playbackIds"][0]["id"].take();
    let expected = json!({
        "id": null,
        "trial": false,
        "status": "Created",
        "createdAt": null,
        "updatedAt": null,
        "playbackIds": [{"id": null, "accessPolicy": "public", "accessRestrictions": open()}],
        "metadata": {},
        "mediaQuality": "standard",
        "sourceAccess": false,
        "maxResolution": "1080p",
        "inputs": [{"type": "video", "url": "https://files.test/tour.mov"}],
        "optimizeAudio": false,
    });
    assert_eq!(created, expected);
    assert_eq!(names(&created), names(&expected));

    read["playbackIds"][0]["id"].take();
    assert!(read["workspaceId"].take().is_string());
    let mut expected = json!({
        "thumbnail": null,
        "id": null,
        "sourceMediaId": null,
        "workspaceId": null,
        "streamId": null,
        "metadata": {},
        "mediaQuality": "standard",
        "creatorId": null,
        "title": null,
        "maxResolution": "1080p",
        "sourceResolution": null,
        "status": "Created",
        "mp4Support": [],
        "sourceAccess": false,
        "playbackIds": [{"id": null, "accessPolicy": "public", "accessRestrictions": open()}],
        "tracks": [],
        "generatedSubtitles": [],
        "summary": null,
        "chapters": null,
        "namedEntities": null,
        "moderation": null,
        "isAudioOnly": null,
        "subtitleAvailable": false,
        "optimizeAudio": false,
        "duration": null,
        "frameRate": null,
        "aspectRatio": null,
        "createdAt": null,
        "updatedAt": null,
    });
    assert_eq!(read, expected);
    assert_eq!(names(&read), names(&expected));

    // The first read returns it in preparation, the second one ready.
    let mut ready = client.get(&path).await.data(200);
    assert_eq!(client.get(&path).await.data(200), ready);
    assert!(ready["updatedAt"].as_str() > ready["createdAt"].as_str());
    let thumbnail = format!("https://images.fastpix.com/{}/thumbnail.png", id(&ready["playbackIds"][0]));
    assert_eq!(ready["thumbnail"], thumbnail);
    for track in ready["tracks"].as_array_mut().unwrap() {
        assert_uuid_v4(&track["id"].take());
    }
    for name in ["id", "thumbnail", "workspaceId", "createdAt", "updatedAt"] {
        ready[name].take();
    }
    ready["playbackIds"][0]["id"].take();
    for (name, value) in [
        ("status", json!("Ready")),
        ("sourceResolution", json!("1080")),
        ("duration", json!(60.0)),
        ("frameRate", json!("24.000")),
        ("aspectRatio", json!("16:9")),
        ("isAudioOnly", json!(false)),
        (
            "tracks",
            json!([
                {
                    "id": null,
                    "type": "video",
                    "width": 1920,
                    "height": 1080,
                    "frameRate": "24.000",
                    "closedCaptions": false,
                    "status": "available",
                },
                {
                    "id": null,
                    "type": "audio",
                    "status": "available",
                    "languageCode": "en",
                    "languageName": "English",
                },
            ]),
        ),
    ] {
        expected[name] = value;
    }
    assert_eq!(ready, expected);
    assert_eq!(names(&ready), names(&expected));
}

#[tokio::test]
async fn a_media_has_its_requested_settings() {
    let (emulator, mut client) = start().await;
    let restrictions = json!({
        "domains": {"defaultPolicy": "deny", "allow": ["shop.test"]},
        "userAgents": {"deny": ["robot"]},
    });
    let asked = json!({
        "inputs": [
            {
                "type": "video",
                "url": "https://files.test/tour.mp4?version=2",
                "startTime": 10.5,
                "endTime": 30,
                "introUrl": "https://files.test/intro.mp4",
                "outroUrl": "https://files.test/outro.mp4",
                "expungeSegments": ["12-14"],
                "segments": [
                    {"url": "https://files.test/a.mp4", "insertAt": 2},
                    {"url": "https://files.test/b.mp4", "insertAtEnd": true},
                ],
            },
            {
                "type": "audio",
                "swapTrackUrl": "https://files.test/voice.mp3",
                "imposeTracks": [{
                    "url": "https://files.test/hum.mp3",
                    "startTime": 0,
                    "endTime": 5,
                    "fadeInLevel": 1,
                    "fadeOutLevel": 4,
                }],
            },
            {
                "type": "watermark",
                "url": "https://files.test/mark.png",
                "placement": {"xAlign": "left", "xMargin": "10%", "yAlign": "middle", "yMargin": "10%"},
                "width": "25%",
                "height": "25%",
                "opacity": "80%",
            },
            {
                "type": "subtitle",
                "url": "https://files.test/de.vtt",
                "languageName": "Deutsch",
                "languageCode": "de-DE",
            },
        ],
        "accessPolicy": "private",
        "metadata": {"room": "é".repeat(255)},
        "title": "Tour",
        "creatorId": "guide-7",
        "drmConfigurationId": "any",
        "subtitles": {"languageName": "français", "languageCode": "fr", "metadata": {}},
        "mp4Support": "audioOnly,capped_4k",
        "sourceAccess": true,
        "optimizeAudio": true,
        "maxResolution": "2160p",
        "mediaQuality": "premium",
        "summary": {"generate": true, "summaryLength": 30},
        "chapters": true,
        "namedEntities": true,
        "moderation": {"type": "av"},
        "accessRestrictions": restrictions,
    });
    let mut sent = asked.clone();
    sent["unknown"] = json!(1);
    sent["inputs"][0]["unknown"] = json!(1);
    let created = client.post(MEDIA, &sent).await.data(201);
    let path = format!("{MEDIA}/{}", id(&created));
    for name in ["metadata", "mediaQuality", "sourceAccess", "maxResolution", "inputs", "optimizeAudio"] {
        assert_eq!(created[name], asked[name], "{name}");
    }
    assert_eq!(created["playbackIds"][0]["accessPolicy"], "private");
    assert_eq!(
        created["playbackIds"][0]["accessRestrictions"],
        json!({
            "domains": {"defaultPolicy": "deny", "allow": ["shop.test"], "deny": []},
            "userAgents": {"defaultPolicy": "allow", "allow": [], "deny": ["robot"]},
        })
    );

    let read = client.get(&path).await.data(200);
    for name in ["metadata", "mediaQuality", "sourceAccess", "maxResolution", "optimizeAudio", "title", "creatorId"] {
        assert_eq!(read[name], asked[name], "{name}");
    }
    let preparing = json!({"status": "preparing", "data": null});
    for name in ["summary", "chapters", "namedEntities", "moderation"] {
        assert_eq!(read[name], preparing, "{name}");
    }
    assert_eq!(read["generatedSubtitles"], json!([{"status": "preparing", "url": null}]));
    assert_eq!(
        read["mp4Support"],
        json!([
            {"type": "audioOnly", "status": "preparing", "ext": "m4a"},
            {"type": "capped_4k", "status": "preparing", "height": 1080, "width": 1920, "ext": "mp4"},
        ])
    );
    assert_eq!(read["tracks"].as_array().unwrap().len(), 2);
    assert_eq!(read["subtitleAvailable"], false);

    emulator.finish_processing();
    let ready = client.get(&path).await.data(200);
    assert_eq!((&ready["duration"], &ready["subtitleAvailable"]), (&json!(19.5), &json!(true)));
    for name in ["summary", "chapters", "namedEntities", "moderation"] {
        assert_eq!(ready[name]["status"], "available", "{name}");
        assert!(!ready[name]["data"].is_null(), "{name}");
    }
    assert!(ready["generatedSubtitles"][0]["url"].as_str().unwrap().ends_with(".vtt"));
    assert_eq!(ready["mp4Support"][0]["status"], "ready");
    let kinds: Vec<_> = ready["tracks"].as_array().unwrap().iter().map(|track| track["type"].clone()).collect();
    assert_eq!(kinds, ["video", "audio", "subtitle", "subtitle"]);
    assert_eq!(ready["tracks"][2]["languageCode"], "de-DE");
    assert_eq!(ready["tracks"][3]["languageCode"], "fr");
    assert!(ready["tracks"].as_array().unwrap().iter().all(|track| track["status"] == "available"));
}

#[tokio::test]
async fn audio_files_and_unreachable_files_become_other_media() {
    let (emulator, mut client) = start().await;
    let with = |url: &str| json!({"inputs": [{"type": "video", "url": url}], "accessPolicy": "public"});
    let song = client.media(&with("https://files.test/song.mp3?take=2")).await;
    let lost = client.media(&with("https://nowhere.invalid/tour.mp4")).await;
    let long = json!({"type": "video", "url": "https://files.test", "startTime": 50, "endTime": 7200});
    let long = client.media(&json!({"inputs": [long], "accessPolicy": "public"})).await;
    emulator.finish_processing();

    let song = client.get(&song).await.data(200);
    assert_eq!((&song["status"], &song["isAudioOnly"]), (&json!("Ready"), &json!(true)));
    assert!(song["thumbnail"].is_null() && song["sourceResolution"].is_null());
    assert_eq!(song["tracks"].as_array().unwrap().len(), 1);
    let lost = client.get(&lost).await.data(200);
    assert_eq!((&lost["status"], &lost["tracks"]), (&json!("Failed"), &json!([])));
    assert_eq!(client.get(&long).await.data(200)["duration"], 10.0);
}

#[tokio::test]
async fn a_media_can_be_changed() {
    let (_emulator, mut client) = start().await;
    let mut settings = pull();
    settings["metadata"] = json!({"room": "red"});
    settings["title"] = json!("Tour");
    let path = client.media(&settings).await;
    client.get(&path).await.data(200);

    let before = without_nulls(client.get(&path).await.data(200));
    assert_eq!(client.patch(&path, &json!({})).await.data(200), before);
    let mut after = client.patch(&path, &json!({"metadata": {"seat": "5"}})).await.data(200);
    assert_eq!((&after["metadata"], &after["title"]), (&json!({"seat": "5"}), &json!("Tour")));
    assert!(after["updatedAt"].as_str() > before["updatedAt"].as_str());
    after["updatedAt"] = before["updatedAt"].clone();
    after["metadata"] = before["metadata"].clone();
    assert_eq!(after, before);

    let changed = client.patch(&path, &json!({"title": "Visit", "creatorId": "guide-8"})).await.data(200);
    assert_eq!((&changed["title"], &changed["creatorId"]), (&json!("Visit"), &json!("guide-8")));
    assert_eq!(changed["metadata"], json!({"seat": "5"}));
    let opened = client.patch(&format!("{path}/source-access"), &json!({"sourceAccess": true})).await.data(200);
    assert_eq!(opened["sourceAccess"], true);
    assert_eq!(without_nulls(client.get(&path).await.data(200)), opened);
}

#[tokio::test]
async fn a_deleted_media_is_not_found() {
    let (_emulator, mut client) = start().await;
    let kept = client.media(&pull()).await;
    let path = client.media(&pull()).await;
    let deleted = client.delete(&path).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&path).await.error(404);
    client.delete(&path).await.error(404);
    assert_eq!(ids(&client.get(MEDIA).await.json()), [kept.rsplit('/').next().unwrap()]);
}

#[tokio::test]
async fn mp4_files_can_be_requested_once() {
    let (_emulator, mut client) = start().await;
    let path = client.ready().await;
    let support = format!("{path}/update-mp4Support");
    let entry =
        |status: &str| json!({"type": "capped_4k", "status": status, "height": 1080, "width": 1920, "ext": "mp4"});

    let asked = client.patch(&support, &json!({"mp4Support": "capped_4k"})).await.data(200);
    assert_eq!(asked["mp4Support"], json!([entry("preparing")]));
    assert_eq!(client.get(&path).await.data(200)["mp4Support"], json!([entry("preparing")]));
    assert_eq!(client.get(&path).await.data(200)["mp4Support"], json!([entry("ready")]));
    let again = client.patch(&support, &json!({"mp4Support": "capped_4k"})).await.error(400);
    assert!(again["description"].is_string());

    let both = client.patch(&support, &json!({"mp4Support": "audioOnly,capped_4k"})).await.data(200);
    assert_eq!(both["mp4Support"][0], json!({"type": "audioOnly", "status": "preparing", "ext": "m4a"}));
    assert_eq!(both["mp4Support"][1], entry("preparing"));
    client.patch(&support, &json!({"mp4Support": "audioOnly,capped_4k"})).await.error(400);
    for _ in 0..2 {
        let none = client.patch(&support, &json!({"mp4Support": "none"})).await.data(200);
        assert_eq!(none["mp4Support"], json!([]));
    }
}

#[tokio::test]
async fn input_info_has_the_tracks_of_the_file() {
    let (_emulator, mut client) = start().await;
    let path = client.media(&pull()).await;
    client.post(&format!("{path}/tracks"), &subtitles("it")).await.data(201);
    let info = format!("{path}/input-info");
    let configuration = json!({"url": "https://files.test/tour.mov"});
    let early = client.get(&info).await.data(200);
    assert_eq!(early, json!({"configuration": configuration, "file": {"containerFormat": null, "tracks": []}}));

    // Reading the input info completes the processing too.
    let late = client.get(&info).await.data(200);
    let media = client.get(&path).await.data(200);
    assert_eq!(media["status"], "Ready");
    assert_eq!((&late["configuration"], &late["file"]["containerFormat"]), (&configuration, &json!("mov")));
    assert_eq!(late["file"]["tracks"].as_array().unwrap()[..], media["tracks"].as_array().unwrap()[..2]);
}

#[tokio::test]
async fn tracks_are_added_updated_and_deleted() {
    let (_emulator, mut client) = start().await;
    let path = client.ready().await;
    let tracks = format!("{path}/tracks");

    let mut asked = subtitles("it");
    asked["tracks"]["title"] = json!("Sottotitoli");
    let mut added = client.post(&tracks, &asked).await.data(201);
    assert_eq!(names(&added), ["id", "type", "url", "languageCode", "languageName", "title"]);
    let track = format!("{tracks}/{}", id(&added));
    let first = added["id"].clone();
    assert_uuid_v4(&added["id"].take());
    asked["tracks"]["id"] = Value::Null;
    assert_eq!(added, asked["tracks"]);

    let read = client.get(&path).await.data(200);
    let expected = json!({
        "id": first,
        "type": "subtitle",
        "status": "preparing",
        "languageCode": "it",
        "languageName": "it",
        "title": "Sottotitoli",
    });
    assert_eq!(read["tracks"][2], expected);
    assert_eq!(read["subtitleAvailable"], false);
    assert_eq!(read["generatedSubtitles"], json!([]));
    let read = client.get(&path).await.data(200);
    assert_eq!((&read["tracks"][2]["status"], &read["subtitleAvailable"]), (&json!("available"), &json!(true)));
    assert_eq!(client.get(MEDIA).await.data(200)[0]["tracks"][2]["status"], "Ready");

    // One track for each type and language.
    client.post(&tracks, &subtitles("it")).await.error(400);
    let mut audio = subtitles("it");
    audio["tracks"]["type"] = json!("audio");
    client.post(&tracks, &audio).await.data(201);
    client.post(&tracks, &audio).await.error(400);
    let french = client.post(&tracks, &subtitles("fr")).await.data(201);

    let renamed = client.patch(&track, &json!({"languageName": "Italiano", "languageCode": "it"})).await.data(200);
    let expected = json!({
        "id": first,
        "type": "subtitle",
        "url": "https://files.test/it.vtt",
        "languageCode": "it",
        "languageName": "Italiano",
        "title": "Sottotitoli",
    });
    assert_eq!(renamed, expected);
    assert_eq!(client.patch(&track, &json!({})).await.data(200), renamed);
    client.patch(&track, &json!({"languageCode": "fr"})).await.error(400);
    let moved = client.patch(&track, &json!({"url": "https://files.test/new.vtt"})).await.data(200);
    assert_eq!(moved["url"], "https://files.test/new.vtt");
    assert_eq!(client.get(&path).await.data(200)["tracks"][2]["status"], "preparing");

    let deleted = client.delete(&track).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.delete(&track).await.error(404);
    client.patch(&track, &json!({})).await.error(404);
    client.post(&tracks, &subtitles("it")).await.data(201);
    let left = client.get(&path).await.data(200);
    assert_eq!(left["tracks"].as_array().unwrap().len(), 5);
    assert!(left["tracks"].as_array().unwrap().iter().any(|track| track["id"] == french["id"]));
}

#[tokio::test]
async fn subtitles_can_be_generated_from_audio() {
    let (_emulator, mut client) = start().await;
    let path = client.ready().await;
    let media = client.get(&path).await.data(200);
    let [video, audio] = [0, 1].map(|index| format!("{path}/tracks/{}", id(&media["tracks"][index])));
    let italian = json!({"languageName": "Italiano", "languageCode": "it-IT", "metadata": {"by": "machine"}});

    let generate = format!("{audio}/generate-subtitles");
    let made = client.post(&generate, &italian).await.data(200);
    assert_eq!(names(&made), ["id", "type", "languageCode", "languageName", "metadata"]);
    assert_eq!((&made["type"], &made["languageCode"]), (&json!("subtitle"), &json!("it-IT")));
    assert_eq!(made["metadata"], italian["metadata"]);
    client.post(&generate, &italian).await.error(400);
    assert_eq!(client.post(&format!("{video}/generate-subtitles"), &italian).await.fields(), ["trackId"]);
    let unknown = client.post(&format!("{path}/tracks/none/generate-subtitles"), &italian).await.error(404);
    assert!(unknown["description"].as_str().unwrap().contains("none"));

    let early = client.get(&path).await.data(200);
    assert_eq!(early["tracks"][2]["id"], made["id"]);
    assert_eq!(early["generatedSubtitles"], json!([{"status": "preparing", "url": null}]));
    let late = client.get(&path).await.data(200);
    let url = format!("https://stream.fastpix.com/{}/text/{}.vtt", id(&late["playbackIds"][0]), id(&made));
    assert_eq!(late["generatedSubtitles"], json!([{"status": "available", "url": url}]));

    let english = client.post(&generate, &json!({"languageName": "English"})).await.data(200);
    assert_eq!(english["languageCode"], "en-US");
    assert!(english.get("metadata").is_none());
    client.delete(&format!("{path}/tracks/{}", id(&made))).await;
    client.delete(&format!("{path}/tracks/{}", id(&english))).await;
    assert_eq!(client.get(&path).await.data(200)["generatedSubtitles"], json!([]));
    assert_eq!(client.delete(&video).await.fields(), ["trackId"]);
    assert_eq!(client.patch(&video, &json!({})).await.fields(), ["trackId"]);
}

#[tokio::test]
async fn playback_ids_are_created_and_deleted() {
    let (_emulator, mut client) = start().await;
    let path = client.media(&pull()).await;
    let all = format!("{path}/playback-ids");
    let first = client.get(&all).await.data(200)[0].clone();

    let mut created = client.post(&all, &json!({"accessPolicy": "private"})).await.data(201);
    let one = format!("{all}/{}", id(&created));
    assert_uuid_v4(&created["id"]);
    let resolution = created.as_object_mut().unwrap().shift_remove("resolution");
    assert_eq!(resolution, Some(Value::Null));
    assert_eq!(created, json!({"id": created["id"], "accessPolicy": "private", "accessRestrictions": open()}));
    assert_eq!(client.get(&one).await.data(200), created);
    assert_eq!(client.get(&all).await.data(200), json!([first, created]));
    assert_eq!(client.get(&path).await.data(200)["playbackIds"], json!([first, created]));

    let protected = json!({"accessPolicy": "drm", "drmConfigurationId": "any", "resolution": "720p"});
    assert_eq!(client.post(&all, &protected).await.data(201)["resolution"], "720p");
    let restricted = json!({"accessPolicy": "public", "accessRestrictions": {"domains": {"allow": ["a.test"]}}});
    let restricted = client.post(&all, &restricted).await.data(201);
    assert_eq!(
        restricted["accessRestrictions"]["domains"],
        json!({"defaultPolicy": "allow", "allow": ["a.test"], "deny": []})
    );

    let deleted = client.delete(&format!("{all}?playbackId={}", id(&created))).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&one).await.error(404);
    client.delete(&format!("{all}?playbackId={}", id(&created))).await.error(404);
    assert_eq!(client.delete(&all).await.fields(), ["playbackId"]);
    assert_eq!(client.get(&all).await.data(200).as_array().unwrap().len(), 3);

    // A playback id belongs to one media.
    let other = client.media(&pull()).await;
    client.get(&format!("{other}/playback-ids/{}", id(&first))).await.error(404);
}

#[tokio::test]
async fn restrictions_are_not_wrapped_and_are_updated_field_by_field() {
    let (_emulator, mut client) = start().await;
    let path = client.media(&pull()).await;
    let first = id(&client.get(&format!("{path}/playback-ids")).await.data(200)[0]);
    let one = format!("{path}/playback-ids/{first}");
    for (place, name) in [("domains", "domains"), ("user-agents", "userAgents")] {
        let place = format!("{one}/{place}");
        let changed = client.patch(&place, &json!({"defaultPolicy": "deny", "allow": ["a.test"]})).await.data(200);
        assert_eq!(changed, json!({"defaultPolicy": "deny", "allow": ["a.test"], "deny": []}));
        let changed = client.patch(&place, &json!({"deny": ["b"]})).await.data(200);
        assert_eq!(changed, json!({"defaultPolicy": "deny", "allow": ["a.test"], "deny": ["b"]}));

        // A wrapped restriction is accepted and not stored.
        let wrapped = json!({name: {"defaultPolicy": "allow", "allow": [], "deny": []}});
        assert_eq!(client.patch(&place, &wrapped).await.data(200), changed);
        assert_eq!(client.get(&one).await.data(200)["accessRestrictions"][name], changed);

        let wrong = json!({"defaultPolicy": "ask", "allow": "all", "deny": [1]});
        assert_eq!(client.patch(&place, &wrong).await.fields(), ["defaultPolicy", "allow", "deny.0"]);
    }
    assert_eq!(client.get(&path).await.data(200)["playbackIds"][0], client.get(&one).await.data(200));
}

#[tokio::test]
async fn uploads_wait_and_can_be_cancelled_once() {
    let (emulator, mut client) = start().await;
    let mut created = client.post(UPLOAD, &json!({"corsOrigin": "*"})).await.data(201);
    let first = created.clone();
    assert_uuid_v4(&created["uploadId"]);
    assert!(created["url"].take().as_str().unwrap().starts_with(emulator.origin()));
    created["uploadId"].take();
    let expected = json!({
        "uploadId": null,
        "trial": false,
        "status": "waiting",
        "url": null,
        "timeout": 14400,
        "corsOrigin": "*",
        "pushMediaSettings": {
            "playbackIds": [{"accessPolicy": "public", "accessRestrictions": open()}],
            "metadata": {},
            "mediaQuality": "standard",
            "sourceAccess": false,
            "optimizeAudio": false,
        },
    });
    assert_eq!(created, expected);
    assert_eq!(names(&created), names(&expected));

    let asked = json!({"corsOrigin": "https://app.test", "pushMediaSettings": {
        "accessPolicy": "private",
        "metadata": {"room": "red"},
        "mediaQuality": "pro",
        "maxResolution": "720p",
        "title": "Tour",
    }});
    let second = client.post(UPLOAD, &asked).await.data(201);
    assert_eq!(second["pushMediaSettings"]["playbackIds"][0]["accessPolicy"], "private");
    assert_eq!(second["pushMediaSettings"]["metadata"], json!({"room": "red"}));
    assert_eq!(second["pushMediaSettings"]["mediaQuality"], "pro");
    let listed = client.get("/v1/on-demand/uploads").await;
    assert_eq!(listed.data(200), json!([second, first]));
    assert_eq!(listed.json()["pagination"]["totalRecords"], 2);

    let cancel = format!("{UPLOAD}/{}/cancel", id(&second));
    let cancelled = client.send("PUT", &cancel, b"").await.unwrap().data(200);
    let expected = json!({
        "uploadId": second["uploadId"],
        "trial": false,
        "status": "cancelled",
        "url": second["url"],
        "timeout": 14400,
        "corsOrigin": "https://app.test",
        "maxResolution": "720p",
        "accessPolicy": "private",
        "metadata": {"room": "red"},
        "title": "Tour",
    });
    assert_eq!(cancelled, expected);
    assert_eq!(names(&cancelled), names(&expected));
    let again = client.send("PUT", &cancel, b"").await.unwrap().error(400);
    assert!(again["description"].as_str().unwrap().contains("cancelled"));
    client.send("PUT", &format!("{UPLOAD}/none/cancel"), b"").await.unwrap().error(404);
    assert_eq!(client.get("/v1/on-demand/uploads").await.data(200), json!([first]));
}

#[tokio::test]
async fn an_upload_becomes_the_media_with_its_id() {
    let (emulator, mut client) = start().await;
    let asked = json!({"corsOrigin": "*", "pushMediaSettings": {
        "accessPolicy": "private",
        "title": "Tour",
        "startTime": 20,
        "endTime": 45,
        "inputs": [{"type": "subtitle", "url": "https://files.test/de.vtt", "languageName": "Deutsch", "languageCode": "de-DE"}],
        "mp4Support": "audioOnly",
        "summary": {},
        "moderation": {},
    }});
    let upload = client.post(UPLOAD, &asked).await.data(201);
    let path = format!("{MEDIA}/{}", id(&upload));
    client.get(&path).await.error(404);

    assert!(!emulator.complete_upload("none"));
    assert!(emulator.complete_upload(&id(&upload)));
    assert!(!emulator.complete_upload(&id(&upload)));
    let media = client.get(&path).await.data(200);
    assert_eq!((&media["status"], &media["title"]), (&json!("Created"), &json!("Tour")));
    assert_eq!(media["playbackIds"][0]["accessPolicy"], "private");
    assert!(media["summary"].is_null() && media["moderation"].is_object());
    let media = client.get(&path).await.data(200);
    assert_eq!((&media["status"], &media["duration"]), (&json!("Ready"), &json!(25.0)));
    assert_eq!(media["tracks"].as_array().unwrap().len(), 3);
    assert_eq!(client.get(&format!("{path}/input-info")).await.data(200)["configuration"]["url"], upload["url"]);

    assert_eq!(client.get("/v1/on-demand/uploads").await.data(200), json!([]));
    client.send("PUT", &format!("{UPLOAD}/{}/cancel", id(&upload)), b"").await.unwrap().error(400);
}

#[tokio::test]
async fn a_summary_must_be_enabled_before_it_can_be_read() {
    let (_emulator, mut client) = start().await;
    let path = client.media(&pull()).await;
    let summary = format!("{path}/summary");
    let media_id = path.rsplit('/').next().unwrap();
    let not_enabled = client.get(&summary).await.error(400);

    // The read completed the processing.
    let enabled = client.patch(&summary, &json!({"generate": true, "summaryLength": 30})).await.data(200);
    assert_eq!(enabled, json!({"mediaId": media_id, "isSummaryEnabled": true}));
    let words = |text: &Value| text.as_str().unwrap().split(' ').count();
    assert_eq!(words(&client.get(&summary).await.data(200)), 30);
    client.patch(&summary, &json!({"generate": true})).await.data(200);
    let text = client.get(&summary).await.data(200);
    assert_eq!(words(&text), 100);
    assert_eq!(client.get(&path).await.data(200)["summary"], json!({"status": "available", "data": text}));

    let disabled = client.patch(&summary, &json!({"generate": false})).await.data(200);
    assert_eq!(disabled["isSummaryEnabled"], false);
    assert_eq!(client.get(&summary).await.error(400), not_enabled);

    // A media in preparation has no summary yet; the next read returns it.
    let mut early = pull();
    early["summary"] = json!({"generate": true});
    let summary = format!("{}/summary", client.media(&early).await);
    assert_ne!(client.get(&summary).await.error(400), not_enabled);
    client.get(&summary).await.data(200);
}

#[tokio::test]
async fn ai_features_can_be_turned_on_and_off() {
    let (_emulator, mut client) = start().await;
    let path = client.ready().await;
    let media_id = path.rsplit('/').next().unwrap();
    for (place, name, flag) in
        [("chapters", "chapters", "isChaptersEnabled"), ("named-entities", "namedEntities", "isNamedEntitiesEnabled")]
    {
        let place = format!("{path}/{place}");
        let on = client.patch(&place, &json!({name: true})).await.data(200);
        assert_eq!(on, json!({"mediaId": media_id, flag: true}));
        assert_eq!(client.get(&path).await.data(200)[name]["status"], "available");
        let off = client.patch(&place, &json!({name: false})).await.data(200);
        assert_eq!(off, json!({"mediaId": media_id, flag: false}));
        assert!(client.get(&path).await.data(200)[name].is_null());
        assert_eq!(client.patch(&place, &json!({})).await.fields(), [name]);
    }
    let moderation = format!("{path}/moderation");
    let untouched = client.patch(&moderation, &json!({})).await.data(200);
    assert_eq!(untouched, json!({"mediaId": media_id, "isModerationEnabled": false}));
    let on = client.patch(&moderation, &json!({"moderation": {"type": "audio"}})).await.data(200);
    assert_eq!(on, json!({"mediaId": media_id, "isModerationEnabled": true}));
    assert_eq!(client.get(&path).await.data(200)["moderation"]["status"], "available");
}

#[tokio::test]
async fn clips_have_the_id_of_their_source() {
    let (_emulator, mut client) = start().await;
    let media = client.post(MEDIA, &pull()).await.data(201);
    let stream = json!({"playbackSettings": {}, "inputMediaSettings": {}});
    let stream = client.post("/v1/live/streams", &stream).await.data(201);
    let stream_id = stream["streamId"].as_str().unwrap();
    let cut = |from: String| {
        let video = json!({"type": "video", "url": from, "startTime": 5, "endTime": 12});
        json!({"inputs": [video], "accessPolicy": "public"})
    };
    let played = |of: &Value| format!("https://stream.fastpix.com/{}.m3u8?start=1", id(&of["playbackIds"][0]));
    let clips = format!("{MEDIA}/{}/media-clips", id(&media));
    let live_clips = format!("{MEDIA}/{stream_id}/live-clips");
    assert_eq!(client.get(&clips).await.data(200), json!([]));
    assert_eq!(client.get(&live_clips).await.data(200), json!([]));

    let first = client.post(MEDIA, &cut(played(&media))).await.data(201);
    let second = client.post(MEDIA, &cut(format!("media://{}", id(&media)))).await.data(201);
    let third = client.post(MEDIA, &cut(played(&stream))).await.data(201);
    client.media(&cut("https://stream.fastpix.com/other.m3u8".to_owned())).await;

    assert_eq!(
        ids(&client.get(&format!("{clips}?orderBy=asc")).await.json()),
        [first["id"].clone(), second["id"].clone()]
    );
    let page = client.get(&format!("{clips}?limit=1&offset=2")).await.json();
    assert_eq!(ids(&page), [first["id"].clone()]);
    assert_eq!(page["pagination"], json!({"totalRecords": 2, "currentOffset": 2, "offsetCount": 2}));
    assert_eq!(ids(&client.get(&live_clips).await.json()), [third["id"].clone()]);

    let path = format!("{MEDIA}/{}", id(&first));
    client.get(&path).await.data(200);
    let clip = client.get(&path).await.data(200);
    assert_eq!((&clip["sourceMediaId"], &clip["duration"]), (&media["id"], &json!(7.0)));
    let live_clip = client.get(&format!("{MEDIA}/{}", id(&third))).await.data(200);
    assert_eq!((&live_clip["streamId"], &live_clip["sourceMediaId"]), (&json!(stream_id), &Value::Null));

    // A clip is not deleted with its source.
    client.delete(&format!("{MEDIA}/{}", id(&media))).await;
    client.delete(&format!("/v1/live/streams/{stream_id}")).await;
    client.get(&clips).await.error(404);
    assert_eq!(client.get(&path).await.data(200), clip);
    assert_eq!(ids(&client.get(&live_clips).await.json()), [third["id"].clone()]);
    assert_eq!(client.get(&format!("{MEDIA}/none/live-clips")).await.fields(), ["livestreamId"]);
}

#[tokio::test]
async fn lists_come_in_pages() {
    let (_emulator, mut client) = start().await;
    let empty = client.get(MEDIA).await.json();
    assert_eq!(empty["pagination"], json!({"totalRecords": 0, "currentOffset": 1, "offsetCount": 0}));
    for (path, list, body) in [(MEDIA, MEDIA, pull()), (UPLOAD, "/v1/on-demand/uploads", json!({"corsOrigin": "*"}))] {
        let mut created = Vec::new();
        for _ in 0..57 {
            created.push(json!(id(&client.post(path, &body).await.data(201))));
        }
        assert_eq!(created.iter().collect::<HashSet<_>>().len(), 57);
        let mut all = Vec::new();
        for offset in 1..=7 {
            let page = client.get(&format!("{list}?offset={offset}&orderBy=asc")).await.json();
            let pagination = json!({"totalRecords": 57, "currentOffset": offset, "offsetCount": 6});
            assert_eq!(page["pagination"], pagination);
            assert_eq!(page["data"].as_array().unwrap().len(), [10, 10, 10, 10, 10, 7, 0][offset - 1]);
            all.extend(ids(&page));
        }
        assert_eq!(all, created);
        created.reverse();
        assert_eq!(ids(&client.get(list).await.json()), created[..10]);
        assert_eq!(ids(&client.get(&format!("{list}?limit=50&offset=2&orderBy=desc")).await.json()), created[50..]);
    }
    // Lists complete no processing.
    let listed = client.get(&format!("{MEDIA}?limit=50")).await.data(200);
    assert!(listed.as_array().unwrap().iter().all(|media| media["status"] == "Created"));
}

#[tokio::test]
async fn invalid_query_parameters_are_rejected_by_name() {
    let (_emulator, mut client) = start().await;
    let media = client.media(&pull()).await;
    for path in
        [MEDIA.to_owned(), format!("{MEDIA}/uploads"), format!("{media}/media-clips"), format!("{media}/live-clips")]
    {
        for (query, fields) in [
            ("offset=0", vec!["offset"]),
            ("limit=0", vec!["limit"]),
            ("limit=51", vec!["limit"]),
            ("orderBy=sideways", vec!["orderBy"]),
            ("limit=many&offset=1.5&orderBy=", vec!["limit", "offset", "orderBy"]),
        ] {
            assert_eq!(client.get(&format!("{path}?{query}")).await.fields(), fields, "{path}?{query}");
        }
    }
}

#[tokio::test]
async fn unknown_ids_are_not_found() {
    let (_emulator, mut client) = start().await;
    let media = client.ready().await;
    for below in [String::new(), "/input-info".to_owned(), "/summary".to_owned(), "/media-clips".to_owned()] {
        client.get(&format!("{MEDIA}/none{below}")).await.error(404);
    }
    for (method, path, body) in [
        ("PATCH", "", json!({})),
        ("DELETE", "", Value::Null),
        ("PATCH", "/source-access", json!({"sourceAccess": true})),
        ("PATCH", "/update-mp4Support", json!({"mp4Support": "none"})),
        ("POST", "/tracks", subtitles("it")),
        ("PATCH", "/tracks/none", json!({})),
        ("DELETE", "/tracks/none", Value::Null),
        ("POST", "/tracks/none/generate-subtitles", json!({"languageName": "x", "languageCode": "en-US"})),
        ("POST", "/playback-ids", json!({"accessPolicy": "public"})),
        ("GET", "/playback-ids", Value::Null),
        ("GET", "/playback-ids/none", Value::Null),
        ("DELETE", "/playback-ids?playbackId=none", Value::Null),
        ("PATCH", "/playback-ids/none/domains", json!({})),
        ("PATCH", "/playback-ids/none/user-agents", json!({})),
        ("PATCH", "/summary", json!({"generate": true})),
        ("PATCH", "/chapters", json!({"chapters": true})),
        ("PATCH", "/named-entities", json!({"namedEntities": true})),
        ("PATCH", "/moderation", json!({"moderation": {"type": "video"}})),
    ] {
        let unknown = client.request(method, &format!("{MEDIA}/none{path}"), &body).await.error(404);
        assert!(unknown["description"].as_str().unwrap().contains("none"), "{method} {path}");
        // The same with the id of an existing media.
        if path.contains("none") {
            client.request(method, &format!("{media}{path}"), &body).await.error(404);
        }
    }
}

#[tokio::test]
async fn invalid_bodies_are_rejected_field_by_field() {
    let (_emulator, mut client) = start().await;
    let media = client.ready().await;
    let audio = id(&client.get(&media).await.data(200)["tracks"][1]);
    let input = |input: Value| json!({"inputs": [input], "accessPolicy": "public"});
    let video = |name: &str, value: Value| {
        let mut body = pull();
        body["inputs"][0][name] = value;
        body
    };
    let set = |name: &str, value: Value| {
        let mut body = pull();
        body[name] = value;
        body
    };
    let pushed = |settings: Value| json!({"corsOrigin": "*", "pushMediaSettings": settings});
    let push = |name: &str, value: Value| pushed(json!({"accessPolicy": "public", name: value}));
    let many: Value = (0..11).map(|number| (format!("key{number}"), json!("value"))).collect();
    let [tracks, track, generate, playback] = [
        "tracks".to_owned(),
        format!("tracks/{audio}"),
        format!("tracks/{audio}/generate-subtitles"),
        "playback-ids".to_owned(),
    ]
    .map(|below| format!("{media}/{below}"));

    let rejected: Vec<(&str, &str, Value, &[&str])> = vec![
        ("POST", MEDIA, json!({}), &["inputs", "accessPolicy"]),
        ("POST", MEDIA, json!({"inputs": {}, "accessPolicy": "open"}), &["inputs", "accessPolicy"]),
        ("POST", MEDIA, json!({"inputs": [], "accessPolicy": "public"}), &["inputs"]),
        ("POST", MEDIA, json!({"inputs": ["url"], "accessPolicy": "public"}), &["inputs.0"]),
        ("POST", MEDIA, input(json!({})), &["inputs.0.type"]),
        ("POST", MEDIA, input(json!({"type": "film", "url": "https://files.test"})), &["inputs.0.type"]),
        ("POST", MEDIA, input(json!({"type": "video"})), &["inputs.0.url"]),
        ("POST", MEDIA, input(json!({"type": "audio"})), &["inputs"]),
        (
            "POST",
            MEDIA,
            input(json!({"type": "subtitle", "languageCode": "xx"})),
            &["inputs.0.url", "inputs.0.languageName", "inputs.0.languageCode"],
        ),
        (
            "POST",
            MEDIA,
            input(json!({"type": "watermark", "url": 1, "placement": {"xAlign": "top"}})),
            &["inputs.0.url", "inputs.0.placement.xAlign"],
        ),
        (
            "POST",
            MEDIA,
            input(json!({"type": "audio", "swapTrackUrl": "", "imposeTracks": [{"startTime": -1}]})),
            &["inputs.0.swapTrackUrl", "inputs.0.imposeTracks.0.url", "inputs.0.imposeTracks.0.startTime"],
        ),
        ("POST", MEDIA, video("url", json!("tour.mp4")), &["inputs.0.url"]),
        ("POST", MEDIA, video("url", json!("https://")), &["inputs.0.url"]),
        ("POST", MEDIA, video("url", json!("https://files test")), &["inputs.0.url"]),
        ("POST", MEDIA, video("startTime", json!(-0.5)), &["inputs.0.startTime"]),
        ("POST", MEDIA, video("startTime", json!("1")), &["inputs.0.startTime"]),
        ("POST", MEDIA, video("endTime", json!(0)), &["inputs.0.endTime"]),
        ("POST", MEDIA, video("expungeSegments", json!("4-6")), &["inputs.0.expungeSegments"]),
        (
            "POST",
            MEDIA,
            video("segments", json!([{"insertAt": 1}, {"url": "https://a.test", "insertAt": "1"}])),
            &["inputs.0.segments.0.url", "inputs.0.segments.1.insertAt"],
        ),
        (
            "POST",
            MEDIA,
            video(
                "segments",
                json!([{"url": "https://a.test"}, {"url": "https://a.test", "insertAt": 1, "insertAtEnd": true}]),
            ),
            &["inputs.0.segments.0", "inputs.0.segments.1"],
        ),
        ("POST", MEDIA, set("metadata", many.clone()), &["metadata"]),
        ("POST", MEDIA, set("metadata", json!({"room": 7})), &["metadata.room"]),
        ("POST", MEDIA, set("title", json!("x".repeat(256))), &["title"]),
        ("POST", MEDIA, set("subtitles", json!({"languageCode": "de"})), &["subtitles.languageCode"]),
        ("POST", MEDIA, set("mp4Support", json!("none")), &["mp4Support"]),
        ("POST", MEDIA, set("maxResolution", json!("4k")), &["maxResolution"]),
        ("POST", MEDIA, set("mediaQuality", json!("best")), &["mediaQuality"]),
        ("POST", MEDIA, set("sourceAccess", json!("true")), &["sourceAccess"]),
        ("POST", MEDIA, set("optimizeAudio", Value::Null), &["optimizeAudio"]),
        ("POST", MEDIA, set("summary", json!({"summaryLength": 29})), &["summary.generate", "summary.summaryLength"]),
        ("POST", MEDIA, set("chapters", json!(1)), &["chapters"]),
        ("POST", MEDIA, set("namedEntities", json!([])), &["namedEntities"]),
        ("POST", MEDIA, set("moderation", json!({})), &["moderation.type"]),
        (
            "POST",
            MEDIA,
            set("accessRestrictions", json!({"domains": {"allow": "all"}, "userAgents": []})),
            &["accessRestrictions.domains.allow", "accessRestrictions.userAgents"],
        ),
        ("POST", UPLOAD, json!({}), &["corsOrigin"]),
        ("POST", UPLOAD, pushed(json!({})), &["pushMediaSettings.accessPolicy"]),
        ("POST", UPLOAD, push("endTime", json!(0)), &["pushMediaSettings.endTime"]),
        ("POST", UPLOAD, push("inputs", json!([{"type": "film"}])), &["pushMediaSettings.inputs.0.type"]),
        (
            "POST",
            UPLOAD,
            push("inputs", json!([{"type": "video", "segments": [{"url": "https://a.test"}]}])),
            &["pushMediaSettings.inputs.0.segments.0"],
        ),
        ("POST", UPLOAD, push("moderation", json!({"type": "text"})), &["pushMediaSettings.moderation.type"]),
        // Settings next to their object are rejected, not ignored.
        ("POST", UPLOAD, json!({"corsOrigin": "*", "accessPolicy": "public"}), &["accessPolicy"]),
        ("POST", UPLOAD, json!({"corsOrigin": "*", "metadata": {}, "inputs": []}), &["inputs", "metadata"]),
        ("PATCH", &media, json!({"metadata": many}), &["metadata"]),
        ("PATCH", &media, json!({"metadata": null, "title": 1, "creatorId": []}), &["metadata", "title", "creatorId"]),
        ("POST", &tracks, json!({}), &["tracks"]),
        (
            "POST",
            &tracks,
            json!({"tracks": {}}),
            &["tracks.url", "tracks.type", "tracks.languageCode", "tracks.languageName"],
        ),
        (
            "POST",
            &tracks,
            json!({"tracks": {"url": "a", "type": "video", "languageCode": "it", "languageName": "it", "title": 1}}),
            &["tracks.url", "tracks.type", "tracks.title"],
        ),
        ("PATCH", &track, json!({"url": "", "languageCode": 1}), &["url", "languageCode"]),
        ("POST", &generate, json!({}), &["languageName"]),
        ("POST", &generate, json!({"languageName": "Italiano", "languageCode": "it"}), &["languageCode"]),
        ("POST", &playback, json!({}), &["accessPolicy"]),
        ("POST", &playback, json!({"accessPolicy": "drm"}), &["drmConfigurationId"]),
        ("POST", &playback, json!({"accessPolicy": "public", "resolution": "360p"}), &["resolution"]),
    ];
    for (method, path, body, fields) in rejected {
        assert_eq!(client.request(method, path, &body).await.fields(), fields, "{method} {path} {body}");
    }
    for (below, body, field) in [
        ("source-access", json!({}), "sourceAccess"),
        ("source-access", json!({"sourceAccess": "yes"}), "sourceAccess"),
        ("update-mp4Support", json!({}), "mp4Support"),
        ("update-mp4Support", json!({"mp4Support": ["capped_4k"]}), "mp4Support"),
        ("summary", json!({}), "generate"),
        ("summary", json!({"generate": true, "summaryLength": 251}), "summaryLength"),
        ("chapters", json!({"chapters": "on"}), "chapters"),
        ("named-entities", json!({"namedEntities": null}), "namedEntities"),
        ("moderation", json!({"moderation": true}), "moderation"),
        ("moderation", json!({"moderation": {"type": "text"}}), "moderation.type"),
    ] {
        assert_eq!(client.patch(&format!("{media}/{below}"), &body).await.fields(), [field], "{below} {body}");
    }

    let response = client.post(MEDIA, &video("url", json!("tour.mp4"))).await.error(422);
    assert_eq!(response["fields"][0]["message"], "must be a URL");
    let response = client.post(UPLOAD, &json!({"corsOrigin": "*", "title": "x"})).await.error(422);
    assert_eq!(response["fields"][0]["message"], "belongs in pushMediaSettings");

    for body in ["", "{", "[]", "null", "\"text\""] {
        for (method, path) in [
            ("POST", MEDIA),
            ("POST", UPLOAD),
            ("PATCH", &media),
            ("POST", &tracks),
            ("PATCH", &track),
            ("POST", &playback),
        ] {
            client.send(method, path, body.as_bytes()).await.unwrap().error(400);
        }
    }
    // Nothing was created.
    assert_eq!(client.get(MEDIA).await.json()["pagination"]["totalRecords"], 1);
    assert_eq!(client.get("/v1/on-demand/uploads").await.data(200), json!([]));
}
