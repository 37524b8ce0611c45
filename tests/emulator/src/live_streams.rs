use std::time::SystemTime;

use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET, Rule, optional, required},
    reply::Reply,
    router::{Answer, Request},
    state::State,
    time::rfc3339,
};

const POLICY: Rule = Rule::OneOf(&["public", "private"]);

const RESTRICTION: &[Field] = &[
    optional("defaultPolicy", Rule::OneOf(&["allow", "deny"])),
    optional("allow", Rule::List(&Rule::Text(usize::MAX))),
    optional("deny", Rule::List(&Rule::Text(usize::MAX))),
];

const ACCESS_RESTRICTIONS: &[Field] =
    &[optional("domains", Rule::Object(RESTRICTION)), optional("userAgents", Rule::Object(RESTRICTION))];

const PLAYBACK_SETTINGS: &[Field] =
    &[optional("accessPolicy", POLICY), optional("accessRestrictions", Rule::Object(ACCESS_RESTRICTIONS))];

const INPUT_MEDIA_SETTINGS: &[Field] = &[
    optional("maxResolution", Rule::OneOf(&["1080p", "720p", "480p"])),
    optional("reconnectWindow", Rule::Integer(60, 1800)),
    optional("mediaPolicy", POLICY),
    optional("metadata", Rule::TextMap { entries: 10, characters: 255 }),
    optional("enableDvrMode", Rule::Flag),
    optional("enableRecording", Rule::Flag),
];

const CREATE: &[Field] = &[
    required("playbackSettings", Rule::Object(PLAYBACK_SETTINGS)),
    required("inputMediaSettings", Rule::Object(INPUT_MEDIA_SETTINGS)),
];

const LIST: &[Field] = &[LIMIT, OFFSET, optional("orderBy", Rule::OneOf(&["asc", "desc"]))];

pub(crate) fn create(state: &mut State, request: &Request<'_>) -> Answer {
    let body = request.body(CREATE)?;
    let (playback, media) = (body.get("playbackSettings"), body.get("inputMediaSettings"));

    let mut playback_id = Map::new();
    playback_id.insert("id".to_owned(), state.ids.uuid().into());
    playback_id.insert("accessPolicy".to_owned(), or(playback, "accessPolicy", "public"));
    if let Some(restrictions) = playback.and_then(|playback| playback.get("accessRestrictions")) {
        playback_id.insert("accessRestrictions".to_owned(), restrictions.clone());
    }

    let id = state.ids.hex();
    let mut secret = || format!("{}k{id}", state.ids.hex());
    let mut stream = json!({
        "streamId": id,
        "streamKey": secret(),
        "srtSecret": secret(),
        "trial": false,
        "status": "idle",
        "maxResolution": or(media, "maxResolution", "1080p"),
        "maxDuration": 28_800,
        "createdAt": rfc3339(SystemTime::now()),
        "reconnectWindow": or(media, "reconnectWindow", 60),
        "enableRecording": or(media, "enableRecording", true),
        "enableDvrMode": or(media, "enableDvrMode", false),
        "mediaPolicy": or(media, "mediaPolicy", "public"),
        "metadata": or(media, "metadata", json!({})),
        "lowLatency": true,
        "closedCaptions": false,
        "playbackIds": [playback_id],
        "mediaIds": [],
        "simulcastResponses": [],
        "srtPlaybackResponse": {
            "srtPlaybackStreamId": format!("play{id}"),
            "srtPlaybackSecret": secret(),
        },
    });

    state.live_streams.push(stream.clone());
    // What can be attached to a stream later is shown by later reads only.
    if let Some(created) = stream.as_object_mut() {
        created.retain(|name, _| name != "mediaIds" && name != "simulcastResponses");
    }
    Ok(Reply::created(stream))
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> Answer {
    let query = request.query(LIST)?;
    let streams = state.live_streams.iter();
    Ok(match query.get("orderBy").and_then(Value::as_str) {
        Some("asc") => Reply::page(streams, &query),
        _ => Reply::page(streams.rev(), &query),
    })
}

pub(crate) fn get(state: &mut State, request: &Request<'_>) -> Answer {
    let (_, stream) = find(state, request)?;
    Ok(Reply::ok(stream.clone()))
}

pub(crate) fn delete(state: &mut State, request: &Request<'_>) -> Answer {
    let (index, _) = find(state, request)?;
    state.live_streams.remove(index);
    Ok(Reply::done())
}

fn find<'a>(state: &'a State, request: &Request<'_>) -> Result<(usize, &'a Value), Reply> {
    let id = request.parameter("streamId");
    let mut streams = state.live_streams.iter().enumerate();
    streams.find(|(_, stream)| stream.get("streamId").is_some_and(|known| known == id)).ok_or_else(|| {
        let description = format!("This workspace has no live stream with the id {id:?}.");
        Reply::error(StatusCode::NOT_FOUND, "Live stream not found", &description)
    })
}

/// What the caller set, or else the service's default.
fn or(settings: Option<&Value>, name: &str, default: impl Into<Value>) -> Value {
    settings.and_then(|settings| settings.get(name)).cloned().unwrap_or_else(|| default.into())
}
