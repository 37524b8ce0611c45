//! The state as JSON, to be read, kept in a file and loaded again.

use serde_json::{Map, Value, json};

use crate::{
    data::data_set::{DataSet, View},
    json::text,
    signing_keys::SigningKey,
    state::State,
};

const FIELDS: [&str; 7] =
    ["liveStreams", "media", "uploads", "playlists", "signingKeys", "signingKeysCreated", "views"];

/// The fields of a state that are invalid, each with its requirement.
pub(crate) type Failures = Vec<(String, String)>;

/// One resource as JSON, and back. `Err` is the name of a field, and its requirement.
pub(crate) trait Snapshot: Sized {
    fn save(&self) -> Value;

    fn load(saved: &Value, state: &State) -> Result<Self, (&'static str, &'static str)>;
}

pub(crate) fn save(state: &State) -> Value {
    fn list(resources: &[impl Snapshot]) -> Vec<Value> {
        resources.iter().map(Snapshot::save).collect()
    }
    json!({
        "liveStreams": state.live_streams,
        "media": list(&state.media),
        "uploads": list(&state.uploads),
        "playlists": list(&state.playlists),
        "signingKeys": list(&state.signing_keys),
        "signingKeysCreated": state.keys_created,
        "views": list(&state.data.views),
    })
}

/// Replaces all resources. An absent list is empty, but absent views are those of a new emulator. After an error the state
/// is as it was.
pub(crate) fn load(state: &mut State, saved: &Value) -> Result<(), Failures> {
    let Some(saved) = saved.as_object() else { return Err(vec![(String::new(), "must be an object".to_owned())]) };
    let mut failures: Failures = saved
        .keys()
        .filter(|name| !FIELDS.contains(&name.as_str()))
        .map(|name| (name.clone(), "is not part of a state".to_owned()))
        .collect();
    let live_streams = list(saved, "liveStreams", state, &mut failures);
    let media = list(saved, "media", state, &mut failures);
    let uploads = list(saved, "uploads", state, &mut failures);
    let playlists = list(saved, "playlists", state, &mut failures);
    let signing_keys: Vec<SigningKey> = list(saved, "signingKeys", state, &mut failures);
    let views = list(saved, "views", state, &mut failures);
    if !failures.is_empty() {
        return Err(failures);
    }
    let keys_created = saved.get("signingKeysCreated").and_then(Value::as_u64).unwrap_or_default();
    state.keys_created = usize::try_from(keys_created).unwrap_or_default().max(signing_keys.len());
    state.live_streams = live_streams.into_iter().map(|Stream(stream)| stream).collect();
    state.media = media;
    state.uploads = uploads;
    state.playlists = playlists;
    state.signing_keys = signing_keys;
    state.data = if saved.contains_key("views") { DataSet { views } } else { DataSet::default() };
    Ok(())
}

fn list<T: Snapshot>(saved: &Map<String, Value>, name: &str, state: &State, failures: &mut Failures) -> Vec<T> {
    let Some(list) = saved.get(name) else { return Vec::new() };
    let Some(list) = list.as_array() else {
        failures.push((name.to_owned(), "must be a list".to_owned()));
        return Vec::new();
    };
    let mut loaded = Vec::new();
    for (index, saved) in list.iter().enumerate() {
        match T::load(saved, state) {
            Ok(resource) => loaded.push(resource),
            Err((field, demand)) => failures.push((format!("{name}.{index}.{field}"), demand.to_owned())),
        }
    }
    loaded
}

/// A live stream, which the state keeps as it is read.
struct Stream(Value);

impl Snapshot for Stream {
    fn save(&self) -> Value {
        self.0.clone()
    }

    fn load(saved: &Value, _: &State) -> Result<Self, (&'static str, &'static str)> {
        if text(saved, "streamId").is_empty() {
            return Err(("streamId", "must be a string"));
        }
        if !matches!(text(saved, "status"), "idle" | "preparing" | "active" | "disabled") {
            return Err(("status", "must be one of: idle, preparing, active, disabled"));
        }
        Ok(Self(saved.clone()))
    }
}

impl Snapshot for View {
    fn save(&self) -> Value {
        json!({"started": self.started, "ended": self.ended, "record": self.record})
    }

    fn load(saved: &Value, _: &State) -> Result<Self, (&'static str, &'static str)> {
        let time = |name| saved.get(name).and_then(Value::as_u64).ok_or((name, "must be a time in unix seconds"));
        let record = saved.get("record").filter(|record| record.is_object()).ok_or(("record", "must be an object"))?;
        Ok(Self { started: time("started")?, ended: time("ended")?, record: record.clone() })
    }
}
