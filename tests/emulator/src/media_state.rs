//! A media, its tracks, and its processing.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::{
    access,
    check::or,
    json::{items, set, text},
    media_settings::inputs,
    older_forms::{self, OlderForms},
    response::ApiResponse,
    router::Request,
    settings::Settings,
    snapshot::Snapshot,
    state::State,
    webhooks::Webhooks,
    workspace,
};

/// Duration in seconds, and width and height, of each source file.
const SOURCE_SECONDS: f64 = 60.0;
const SOURCE_SIZE: (u32, u32) = (1920, 1080);

/// The AI features that have a result.
pub(crate) const AI_FEATURES: [&str; 4] = ["summary", "chapters", "namedEntities", "moderation"];

/// The source file of a media.
pub(crate) struct Source {
    pub(crate) url: String,
    /// The settings with the optional `startTime` and `endTime` of the part that is used.
    pub(crate) range: Value,
    /// The media that this one is a clip of, or `null`.
    pub(crate) media_id: Value,
    /// The live stream that this one is a clip of, or `null`.
    pub(crate) stream_id: Value,
}

impl Source {
    /// The container format, taken from the file name.
    pub(crate) fn format(&self) -> &str {
        let path = self.url.split(['?', '#']).next().unwrap_or_default();
        let name = path.split('/').skip(3).last().unwrap_or_default();
        name.rsplit_once('.').map_or("mp4", |(_, format)| format)
    }

    fn is_audio(&self) -> bool {
        matches!(self.format(), "mp3" | "m4a" | "wav" | "aac")
    }

    /// The top-level domain `invalid` has no hosts.
    fn is_unreachable(&self) -> bool {
        let host = self.url.split(['/', '?', '#']).nth(2).unwrap_or_default();
        host.ends_with(".invalid")
    }
}

pub(crate) struct Media {
    /// The fields in the order of responses. Those that depend on the tracks are set when the media is read.
    record: Map<String, Value>,
    source: Source,
    settings: Arc<Settings>,
    webhooks: Arc<Webhooks>,
    /// The tracks of the file, until the file was processed.
    unseen: Vec<Track>,
    tracks: Vec<Track>,
    /// Number of words.
    summary_length: u64,
    in_preparation: bool,
    /// True if processing fails.
    pub(crate) fails: bool,
}

pub(crate) struct Track {
    /// The fields as responses have them.
    pub(crate) record: Map<String, Value>,
    pub(crate) origin: Origin,
}

#[derive(PartialEq)]
pub(crate) enum Origin {
    File,
    Url(Value),
    Generated,
}

/// The media of the path, or the error response.
pub(crate) fn find<'a>(state: &'a mut State, request: &Request<'_>) -> Result<&'a mut Media, ApiResponse> {
    let id = request.parameter("mediaId");
    state.media.iter_mut().find(|media| media.id() == id).ok_or_else(|| ApiResponse::not_found("media", id))
}

/// A playback id without its `id`, as in the settings of an upload.
pub(crate) fn playback(settings: &Value) -> Map<String, Value> {
    let mut playback = Map::new();
    playback.insert("accessPolicy".to_owned(), or(Some(settings), "accessPolicy", "public"));
    playback.insert("accessRestrictions".to_owned(), access::in_full(settings.get("accessRestrictions")));
    playback
}

/// A playback id with its `id`.
pub(crate) fn playback_id(id: String, settings: &Value) -> Value {
    let mut playback_id = Map::new();
    playback_id.insert("id".to_owned(), id.into());
    playback_id.extend(playback(settings));
    playback_id.into()
}

impl Media {
    pub(crate) fn new(state: &mut State, id: &str, settings: &Value, source: Source) -> Self {
        let (ids, shared) = (&mut state.ids, state.settings.clone());
        let set = Some(settings);
        let created = shared.stamp();
        let record = object(json!({
            "thumbnail": null,
            "id": id,
            "sourceMediaId": source.media_id,
            "workspaceId": workspace::ID,
            "streamId": source.stream_id,
            "metadata": or(set, "metadata", json!({})),
            "mediaQuality": or(set, "mediaQuality", "standard"),
            "creatorId": or(set, "creatorId", Value::Null),
            "title": or(set, "title", Value::Null),
            "maxResolution": or(set, "maxResolution", "1080p"),
            "sourceResolution": null,
            "status": "Created",
            "mp4Support": [],
            "sourceAccess": or(set, "sourceAccess", false),
            "playbackIds": [playback_id(ids.uuid(), settings)],
            "tracks": [],
            "generatedSubtitles": [],
            "summary": null,
            "chapters": null,
            "namedEntities": null,
            "moderation": null,
            "isAudioOnly": null,
            "subtitleAvailable": false,
            "optimizeAudio": or(set, "optimizeAudio", false),
            "duration": null,
            "frameRate": null,
            "aspectRatio": null,
            "createdAt": created,
            "updatedAt": created,
        }));
        let mut unseen = Vec::new();
        if !source.is_audio() {
            unseen.push(Track::video(ids.uuid()));
        }
        unseen.push(Track::new(ids.uuid(), "audio", &json!({"languageCode": "en", "languageName": "English"})));
        let webhooks = state.webhooks.clone();
        let mut media = Self {
            record,
            source,
            settings: shared,
            webhooks,
            unseen,
            tracks: Vec::new(),
            summary_length: 0,
            in_preparation: true,
            fails: false,
        };

        for (_, input) in inputs(settings, "subtitle") {
            let track = Track::new(ids.uuid(), "subtitle", input);
            media.tracks.push(Track { origin: Origin::Url(or(Some(input), "url", Value::Null)), ..track });
        }
        if let Some(subtitles) = settings.get("subtitles") {
            let track = Track::new(ids.uuid(), "subtitle", subtitles);
            media.tracks.push(Track { origin: Origin::Generated, ..track });
        }
        if let Some(kinds) = settings.get("mp4Support").and_then(Value::as_str) {
            media.set_mp4_support(kinds);
        }
        media.enable_summary(settings.get("summary"));
        for name in ["chapters", "namedEntities"] {
            media.enable(name, settings.get(name) == Some(&Value::Bool(true)));
        }
        media.enable("moderation", settings.get("moderation").is_some());
        media
    }

    pub(crate) fn id(&self) -> &str {
        self.get("id").as_str().unwrap_or_default()
    }

    pub(crate) fn get(&self, name: &str) -> &Value {
        self.record.get(name).unwrap_or(&Value::Null)
    }

    pub(crate) fn source(&self) -> &Source {
        &self.source
    }

    pub(crate) fn forms(&self) -> OlderForms {
        self.settings.older_forms()
    }

    /// Posts an event about the media. `name` is what follows `video.media.`.
    pub(crate) fn emit(&self, name: &str) {
        if self.webhooks.has_target() {
            self.webhooks.media(&format!("media.{name}"), self.id(), self.detail());
        }
    }

    /// Posts an event about a track of the media.
    pub(crate) fn emit_track(&self, name: &str, track: &Track) {
        self.webhooks.media(&format!("media.{name}"), self.id(), Value::Object(track.record.clone()));
    }

    pub(crate) fn is_ready(&self) -> bool {
        self.get("status") == "Ready"
    }

    /// Sets a field, and `updatedAt`.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.record.insert(name.to_owned(), value.into());
        self.touch();
    }

    pub(crate) fn touch(&mut self) {
        self.record.insert("updatedAt".to_owned(), self.settings.stamp().into());
    }

    pub(crate) fn playback_ids(&self) -> &[Value] {
        self.get("playbackIds").as_array().map(Vec::as_slice).unwrap_or_default()
    }

    /// The id in the URLs of responses.
    fn first_playback_id(&self) -> &str {
        self.playback_ids().first().map_or("", |playback| text(playback, "id"))
    }

    pub(crate) fn playback_ids_mut(&mut self) -> Option<&mut Vec<Value>> {
        self.record.get_mut("playbackIds").and_then(Value::as_array_mut)
    }

    pub(crate) fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// The tracks, to be changed. The media is in preparation afterwards.
    pub(crate) fn change_tracks(&mut self) -> &mut Vec<Track> {
        self.in_preparation = true;
        self.touch();
        &mut self.tracks
    }

    /// The types of the MP4 files, ready or in preparation, in the form in which requests ask for them.
    pub(crate) fn mp4_support(&self) -> String {
        older_forms::mp4_support(self.get("mp4Support"))
    }

    pub(crate) fn set_mp4_support(&mut self, kinds: &str) {
        let (width, height) = SOURCE_SIZE;
        let entries = kinds.split(',').filter_map(|kind| match kind {
            "audioOnly" => Some(json!({"type": kind, "status": "preparing", "ext": "m4a"})),
            "capped_4k" => {
                Some(json!({"type": kind, "status": "preparing", "height": height, "width": width, "ext": "mp4"}))
            }
            _ => None,
        });
        self.set("mp4Support", entries.collect::<Vec<_>>());
        self.in_preparation = true;
    }

    /// Turns an AI feature on or off. If the media is ready, the result is available at once.
    pub(crate) fn enable(&mut self, name: &'static str, enabled: bool) {
        let result = match (enabled, self.is_ready()) {
            (false, _) => Value::Null,
            (true, false) => json!({"status": "preparing", "data": null}),
            (true, true) => {
                let result = self.ai_result(name);
                self.webhooks.media(&format!("mediaAI.{name}.ready"), self.id(), ai_event(name, &result));
                json!({"status": "available", "data": result})
            }
        };
        self.set(name, result);
    }

    /// Turns the summary on or off, with its settings.
    pub(crate) fn enable_summary(&mut self, settings: Option<&Value>) {
        self.summary_length = or(settings, "summaryLength", 100).as_u64().unwrap_or_default();
        self.enable("summary", or(settings, "generate", false) == true);
    }

    fn ai_result(&self, name: &str) -> Value {
        match name {
            "summary" => {
                let words = "A walk along the harbour shows how the boats are built and who sails them.".split(' ');
                words.cycle().take(self.summary_length as usize).collect::<Vec<_>>().join(" ").into()
            }
            "chapters" => json!({"chapters": [
                {"chapter": 1, "startTime": "00:00:00", "endTime": "00:00:25", "title": "The harbour"},
                {"chapter": 2, "startTime": "00:00:25", "endTime": "00:01:00", "title": "The boats"},
            ]}),
            "namedEntities" => json!({"namedEntities": ["Nordhaven", "Marit Solberg"]}),
            _ => json!({"moderation": [{"category": "violence", "score": 0.01}]}),
        }
    }

    /// Completes the processing, unless only a call of the control does.
    pub(crate) fn finish_by_reading(&mut self) {
        if !self.settings.is_manual() {
            self.finish();
        }
    }

    /// Makes the processing of the file fail. `false` if it is complete.
    pub(crate) fn fail(&mut self) -> bool {
        let fails = self.get("status") == "Created";
        if fails {
            self.in_preparation = false;
            self.set("status", "Failed");
            self.emit("failed");
        }
        fails
    }

    /// Replaces an AI result, and turns its feature on. `false` if the media is not ready or there is no such feature.
    pub(crate) fn set_ai_result(&mut self, name: &str, data: Value) -> bool {
        let known = self.is_ready() && AI_FEATURES.contains(&name);
        if known {
            self.webhooks.media(&format!("mediaAI.{name}.ready"), self.id(), ai_event(name, &data));
            self.set(name, json!({"status": "available", "data": data}));
        }
        known
    }

    /// Completes the processing.
    pub(crate) fn finish(&mut self) {
        if !std::mem::take(&mut self.in_preparation) {
            return;
        }
        let is_new = self.get("status") == "Created";
        if is_new && (self.fails || self.source.is_unreachable()) {
            self.set("status", "Failed");
            self.emit("failed");
        } else if is_new {
            self.process_file();
        }
        if !self.is_ready() {
            return;
        }
        let mut available = Vec::new();
        for (index, track) in self.tracks.iter_mut().enumerate().filter(|(_, track)| !track.is_available()) {
            track.record.insert("status".to_owned(), "available".into());
            match track.origin {
                Origin::File => {}
                Origin::Url(_) => available.push((index, "track.ready")),
                Origin::Generated => available.push((index, "subtitle.generated.ready")),
            }
        }
        let mut has_new_files = false;
        if let Some(files) = self.record.get_mut("mp4Support").and_then(Value::as_array_mut) {
            for file in files.iter_mut().filter_map(Value::as_object_mut) {
                has_new_files |= file.insert("status".to_owned(), "ready".into()) != Some("ready".into());
            }
        }
        if is_new {
            self.emit("ready");
            if self.get("sourceAccess") == true {
                self.emit("source.ready");
            }
        }
        for (index, name) in available {
            self.tracks.get(index).into_iter().for_each(|track| self.emit_track(name, track));
        }
        if has_new_files {
            self.emit("mp4Support.ready");
        }
        for name in AI_FEATURES {
            if self.get(name).get("status").is_some_and(|status| status == "preparing") {
                self.enable(name, true);
            }
        }
    }

    fn process_file(&mut self) {
        let audio = self.source.is_audio();
        let time = |name, default| or(Some(&self.source.range), name, default).as_f64().unwrap_or(default);
        let seconds = time("endTime", SOURCE_SECONDS).min(SOURCE_SECONDS) - time("startTime", 0.0).min(SOURCE_SECONDS);
        self.set("duration", seconds);
        self.set("isAudioOnly", audio);
        if !audio {
            let thumbnail = format!("https://images.fastpix.com/{}/thumbnail.png", self.first_playback_id());
            self.set("thumbnail", thumbnail);
            self.set("sourceResolution", "1080");
            self.set("frameRate", "24.000");
            self.set("aspectRatio", "16:9");
        }
        self.tracks.splice(..0, std::mem::take(&mut self.unseen));
        self.set("status", "Ready");
    }

    /// The response of a read by id.
    pub(crate) fn detail(&self) -> Value {
        self.show(|record| record).into()
    }

    /// The response of an update, which has no nulls.
    pub(crate) fn updated(&self) -> Value {
        let mut record = self.show(|record| record);
        record.retain(|_, value| !value.is_null());
        record.into()
    }

    /// The media in a list, where the status of available tracks is `Ready`.
    pub(crate) fn listed(&self) -> Value {
        self.show(|mut record| {
            if record.get("status").is_some_and(|status| status == "available") {
                record.insert("status".to_owned(), "Ready".into());
            }
            record
        })
        .into()
    }

    fn show(&self, track: impl Fn(Map<String, Value>) -> Map<String, Value>) -> Map<String, Value> {
        let mut record = self.record.clone();
        let tracks: Vec<_> = self.tracks.iter().map(|known| track(known.record.clone())).collect();
        let generated = self.tracks.iter().filter(|track| track.origin == Origin::Generated);
        let generated: Vec<_> = generated.map(|track| track.as_generated(self.first_playback_id())).collect();
        let subtitles = self.tracks.iter().any(|track| track.is("subtitle") && track.is_available());
        record.insert("tracks".to_owned(), tracks.into());
        record.insert("generatedSubtitles".to_owned(), generated.into());
        record.insert("subtitleAvailable".to_owned(), subtitles.into());
        self.forms().media(&mut record);
        record
    }
}

impl Track {
    /// An audio or subtitle track. Its origin is the file unless it is changed.
    pub(crate) fn new(id: String, kind: &str, settings: &Value) -> Self {
        let mut record = object(json!({"id": id, "type": kind, "status": "preparing"}));
        for name in ["languageCode", "languageName", "title"] {
            if let Some(value) = settings.get(name) {
                record.insert(name.to_owned(), value.clone());
            }
        }
        Self { record, origin: Origin::File }
    }

    fn video(id: String) -> Self {
        let (width, height) = SOURCE_SIZE;
        let record = object(json!({
            "id": id,
            "type": "video",
            "width": width,
            "height": height,
            "frameRate": "24.000",
            "closedCaptions": false,
            "status": "preparing",
        }));
        Self { record, origin: Origin::File }
    }

    pub(crate) fn get(&self, name: &str) -> &Value {
        self.record.get(name).unwrap_or(&Value::Null)
    }

    pub(crate) fn is(&self, kind: &str) -> bool {
        self.get("type") == kind
    }

    fn is_available(&self) -> bool {
        self.get("status") == "available"
    }

    fn as_generated(&self, playback_id: &str) -> Value {
        let id = self.get("id").as_str().unwrap_or_default();
        let url = self.is_available().then(|| format!("https://stream.fastpix.com/{playback_id}/text/{id}.vtt"));
        json!({"status": self.get("status"), "url": url})
    }
}

impl Snapshot for Media {
    fn save(&self) -> Value {
        let tracks = |tracks: &[Track]| tracks.iter().map(Track::save).collect::<Vec<_>>();
        json!({
            "record": self.record,
            "source": {
                "url": self.source.url,
                "range": self.source.range,
                "mediaId": self.source.media_id,
                "streamId": self.source.stream_id,
            },
            "tracks": tracks(&self.tracks),
            "tracksOfFile": tracks(&self.unseen),
            "summaryLength": self.summary_length,
            "inPreparation": self.in_preparation,
            "fails": self.fails,
        })
    }

    fn load(saved: &Value, state: &State) -> Result<Self, (&'static str, &'static str)> {
        let record = saved.get("record").and_then(Value::as_object).ok_or(("record", "must be an object"))?.clone();
        if !record.get("id").is_some_and(Value::is_string) {
            return Err(("record.id", "must be a string"));
        }
        if !record
            .get("status")
            .is_some_and(|status| ["Created", "Ready", "Failed"].iter().any(|known| status == known))
        {
            return Err(("record.status", "must be one of: Created, Ready, Failed"));
        }
        let source = or(Some(saved), "source", json!({}));
        let source = |name| or(Some(&source), name, Value::Null);
        let source = Source {
            url: source("url").as_str().unwrap_or_default().to_owned(),
            range: source("range"),
            media_id: source("mediaId"),
            stream_id: source("streamId"),
        };
        let tracks = |name| items(saved, name).iter().map(Track::load).collect::<Result<Vec<_>, _>>();
        Ok(Self {
            record,
            source,
            settings: state.settings.clone(),
            webhooks: state.webhooks.clone(),
            unseen: tracks("tracksOfFile").map_err(|demand| ("tracksOfFile", demand))?,
            tracks: tracks("tracks").map_err(|demand| ("tracks", demand))?,
            summary_length: or(Some(saved), "summaryLength", 100).as_u64().unwrap_or_default(),
            in_preparation: or(Some(saved), "inPreparation", false) == true,
            fails: or(Some(saved), "fails", false) == true,
        })
    }
}

impl Track {
    fn save(&self) -> Value {
        let origin = match &self.origin {
            Origin::File => "file".into(),
            Origin::Generated => "generated".into(),
            Origin::Url(url) => json!({"url": url}),
        };
        json!({"record": self.record, "origin": origin})
    }

    fn load(saved: &Value) -> Result<Self, &'static str> {
        let record = saved.get("record").and_then(Value::as_object).ok_or("must have a record each")?.clone();
        let origin = match saved.get("origin") {
            Some(Value::Object(origin)) => Origin::Url(origin.get("url").cloned().unwrap_or_default()),
            Some(origin) if origin == "generated" => Origin::Generated,
            _ => Origin::File,
        };
        Ok(Self { record, origin })
    }
}

/// An AI result as events have it: the chapters are numbered by strings, and a text has the name of the feature.
fn ai_event(name: &str, result: &Value) -> Value {
    if name != "chapters" {
        return if result.is_object() { result.clone() } else { json!({name: result}) };
    }
    let mut chapters = result.get("chapters").cloned().unwrap_or_default();
    for chapter in chapters.as_array_mut().into_iter().flatten() {
        let number = chapter.get("chapter").map(Value::to_string);
        set(chapter, "chapter", number);
    }
    json!({"isChaptersGenerated": true, "chapters": chapters})
}

/// The map of a `json!` object.
fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(object) = value { object } else { Map::new() }
}
