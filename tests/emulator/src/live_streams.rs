use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    access::ACCESS_RESTRICTIONS,
    check::{Field, METADATA, PAGE, Rule, optional, or, required},
    json::{items, items_mut, set, text},
    live_playback::playback_id,
    media_state::{Media, Source},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
    webhooks::Webhooks,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/live/streams", create),
    (Method::GET, "/live/streams", list),
    (Method::GET, "/live/streams/{streamId}", get),
    (Method::DELETE, "/live/streams/{streamId}", delete),
    (Method::PATCH, "/live/streams/{streamId}", update),
    (Method::PUT, "/live/streams/{streamId}/live-enable", enable),
    (Method::PUT, "/live/streams/{streamId}/live-disable", disable),
    (Method::PUT, "/live/streams/{streamId}/finish", complete),
    (Method::GET, "/live/streams/{streamId}/viewer-count", viewer_count),
];

/// Number of viewers of an active stream.
const VIEWERS: u64 = 3;

const POLICY: Rule = Rule::OneOf(&["public", "private"]);

pub(crate) const PLAYBACK_SETTINGS: &[Field] =
    &[optional("accessPolicy", POLICY), optional("accessRestrictions", Rule::Object(ACCESS_RESTRICTIONS))];

const RECONNECT_WINDOW: Field = optional("reconnectWindow", Rule::Integer(60, 1800));

const INPUT_MEDIA_SETTINGS: &[Field] = &[
    optional("maxResolution", Rule::OneOf(&["1080p", "720p", "480p"])),
    RECONNECT_WINDOW,
    optional("mediaPolicy", POLICY),
    optional("metadata", METADATA),
    optional("enableDvrMode", Rule::Flag),
    optional("enableRecording", Rule::Flag),
];

const CREATE: &[Field] = &[
    required("playbackSettings", Rule::Object(PLAYBACK_SETTINGS)),
    required("inputMediaSettings", Rule::Object(INPUT_MEDIA_SETTINGS)),
];

const UPDATE: &[Field] = &[optional("metadata", METADATA), RECONNECT_WINDOW];

pub(crate) fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let body = request.body(CREATE)?;
    let (playback, media) = (body.get("playbackSettings"), body.get("inputMediaSettings"));

    let playback_id = playback_id(&mut state.ids, playback.and_then(Value::as_object));
    let id = state.ids.hex();
    let mut secret = || format!("{}k{id}", state.ids.hex());
    let stream = json!({
        "streamId": id,
        "streamKey": secret(),
        "srtSecret": secret(),
        "trial": false,
        "status": "idle",
        "maxResolution": or(media, "maxResolution", "1080p"),
        "maxDuration": 0,
        "createdAt": state.settings.stamp(),
        "reconnectWindow": or(media, "reconnectWindow", 60),
        "enableRecording": or(media, "enableRecording", true),
        "enableDvrMode": or(media, "enableDvrMode", false),
        "mediaPolicy": or(media, "mediaPolicy", "public"),
        "metadata": or(media, "metadata", json!({})),
        "lowLatency": false,
        "closedCaptions": false,
        "playbackIds": [playback_id],
        "simulcastResponses": [],
        "srtPlaybackResponse": {
            "srtPlaybackStreamId": format!("play{id}"),
            "srtPlaybackSecret": secret(),
        },
    });

    state.webhooks.live("created", &stream);
    state.live_streams.push(stream.clone());
    Ok(ApiResponse::created(bare(stream)))
}

/// A stream without the fields that only reads return.
fn bare(mut stream: Value) -> Value {
    if let Some(stream) = stream.as_object_mut() {
        stream.retain(|name, _| name != "mediaIds" && name != "simulcastResponses");
    }
    stream
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    Ok(ApiResponse::list(state.live_streams.iter(), &query))
}

pub(crate) fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (_, stream) = find(state, request)?;
    Ok(ApiResponse::ok(stream.clone()))
}

pub(crate) fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (index, _) = find(state, request)?;
    let stream = state.live_streams.remove(index);
    state.webhooks.live("deleted", &stream);
    Ok(ApiResponse::done())
}

fn update(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let webhooks = state.webhooks.clone();
    let stream = find_mut(state, request)?;
    let body = request.body(UPDATE)?;
    if text(stream, "status") == "disabled" {
        return Err(unchangeable());
    }
    for (name, value) in body {
        set(stream, &name, value);
    }
    webhooks.live("updated", stream);
    Ok(ApiResponse::ok(bare(stream.clone())))
}

/// The error for changes to a disabled stream or its simulcasts.
pub(crate) fn unchangeable() -> ApiResponse {
    let description = "A stream that is disabled must be enabled before it can be changed.";
    ApiResponse::error(StatusCode::UNPROCESSABLE_ENTITY, "The live stream is disabled", description)
}

fn enable(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let webhooks = state.webhooks.clone();
    let stream = find_mut(state, request)?;
    match text(stream, "status") {
        "disabled" => transition(stream, "idle", &webhooks, &["enabled"]),
        status => Err(rejected("The live stream is already enabled", &format!("It is {status}."))),
    }
}

fn disable(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let webhooks = state.webhooks.clone();
    let stream = find_mut(state, request)?;
    match text(stream, "status") {
        "disabled" => Err(rejected("The live stream is already disabled", "It can be enabled.")),
        _ => transition(stream, "disabled", &webhooks, &["disabled"]),
    }
}

fn complete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (_, stream) = find(state, request)?;
    let status = text(stream, "status").to_owned();
    if !stop_broadcast(state, request.parameter("streamId")) {
        return Err(rejected("stream cannot be completed", &format!("It is not active, but {status}.")));
    }
    Ok(ApiResponse::done())
}

/// Changes the status and posts these events.
fn transition(stream: &mut Value, status: &str, webhooks: &Webhooks, events: &[&str]) -> HandlerResult {
    set(stream, "status", status);
    events.iter().for_each(|name| webhooks.live(name, stream));
    Ok(ApiResponse::done())
}

fn rejected(message: &str, description: &str) -> ApiResponse {
    ApiResponse::error(StatusCode::BAD_REQUEST, message, description)
}

fn viewer_count(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let active = text(find_mut(state, request)?, "status") == "active";
    Ok(ApiResponse::ok(json!({"views": if active { VIEWERS } else { 0 }})))
}

/// Makes an idle stream active. Otherwise returns `false` and changes nothing.
pub(crate) fn start_broadcast(state: &mut State, id: &str) -> bool {
    let webhooks = state.webhooks.clone();
    let is_idle = |stream: &Value| text(stream, "streamId") == id && text(stream, "status") == "idle";
    let Some(index) = state.live_streams.iter().position(is_idle) else { return false };
    let Some(stream) = state.live_streams.get_mut(index) else { return false };
    webhooks.live("preparing", stream);
    webhooks.live("connected", stream);
    set(stream, "status", "active");
    webhooks.live("active", stream);
    for _ in items(stream, "simulcastResponses").iter().filter(|target| target.get("isEnabled") == Some(&json!(true))) {
        webhooks.live("simulcast_target.starting", stream);
        webhooks.live("simulcast_target.broadcasting", stream);
    }
    if stream.get("enableRecording") == Some(&Value::Bool(true)) {
        let recording_id = state.ids.uuid();
        let settings = json!({"accessPolicy": stream.get("mediaPolicy"), "metadata": stream.get("metadata")});
        items_mut(stream, "mediaIds").into_iter().for_each(|list| list.push(recording_id.clone().into()));
        webhooks.live("recording", stream);
        // `stream_id` of a source is for clips, and a recording is not a clip.
        let url = "rtmps://live.fastpix.com:443/live".to_owned();
        let source = Source { url, range: Value::Null, media_id: Value::Null, stream_id: Value::Null };
        let mut recording = Media::new(state, &recording_id, &settings, source);
        recording.set("streamId", id);
        recording.emit("live_stream.created");
        state.media.push(recording);
    }
    true
}

/// Ends the broadcast of an active stream. Otherwise returns `false` and changes nothing.
pub(crate) fn stop_broadcast(state: &mut State, id: &str) -> bool {
    let webhooks = state.webhooks.clone();
    let is_active = |stream: &&mut Value| text(stream, "streamId") == id && text(stream, "status") == "active";
    let Some(stream) = state.live_streams.iter_mut().find(is_active) else { return false };
    let recording = items(stream, "mediaIds").last().cloned();
    set(stream, "status", "idle");
    ["disconnected", "idle"].iter().for_each(|name| webhooks.live(name, stream));
    let is_recording = |media: &&Media| Some(media.get("id")) == recording.as_ref();
    state.media.iter().find(is_recording).into_iter().for_each(|media| media.emit("created"));
    true
}

/// The stream of the path.
pub(crate) fn find_mut<'a>(state: &'a mut State, request: &Request<'_>) -> Result<&'a mut Value, ApiResponse> {
    let (index, _) = find(state, request)?;
    state.live_streams.get_mut(index).ok_or_else(|| unknown(request.parameter("streamId")))
}

fn find<'a>(state: &'a State, request: &Request<'_>) -> Result<(usize, &'a Value), ApiResponse> {
    let id = request.parameter("streamId");
    let mut streams = state.live_streams.iter().enumerate();
    streams.find(|(_, stream)| text(stream, "streamId") == id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> ApiResponse {
    ApiResponse::not_found("live stream", id)
}
