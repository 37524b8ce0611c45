use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use crate::{
    check::{Field, METADATA, Rule, optional, or, required},
    media_settings::LANGUAGE,
    media_state::{Media, Origin, Track, find},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand/{mediaId}/tracks", add),
    (Method::PATCH, "/on-demand/{mediaId}/tracks/{trackId}", update),
    (Method::DELETE, "/on-demand/{mediaId}/tracks/{trackId}", delete),
    (Method::POST, "/on-demand/{mediaId}/tracks/{trackId}/generate-subtitles", generate_subtitles),
];

const ADD: &[Field] = &[required(
    "tracks",
    Rule::Object(&[
        required("url", Rule::Url),
        required("type", Rule::OneOf(&["audio", "subtitle"])),
        required("languageCode", Rule::Text(255)),
        required("languageName", Rule::Text(255)),
        optional("title", Rule::Text(255)),
    ]),
)];

const UPDATE: &[Field] = &[
    optional("url", Rule::Url),
    optional("languageCode", Rule::Text(255)),
    optional("languageName", Rule::Text(255)),
    optional("title", Rule::Text(255)),
];

const GENERATE: &[Field] = &[
    required("languageName", Rule::Text(255)),
    optional("languageCode", LANGUAGE),
    optional("metadata", METADATA),
    optional("title", Rule::Text(255)),
];

pub(crate) fn add(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = state.ids.uuid();
    let media = find(state, request)?;
    let body = Value::Object(request.body(ADD)?);
    let settings = or(Some(&body), "tracks", Value::Null);
    let kind = or(Some(&settings), "type", "").as_str().unwrap_or_default().to_owned();
    reject_duplicate(media, &kind, settings.get("languageCode"), None)?;
    let origin = Origin::Url(or(Some(&settings), "url", Value::Null));
    let track = Track { origin, ..Track::new(id, &kind, &settings) };
    let added = show(&track);
    media.emit_track("track.created", &track);
    media.change_tracks().push(track);
    Ok(ApiResponse::created(added))
}

pub(crate) fn update(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let index = find_track(media, request, &["audio", "subtitle"])?;
    let mut changes = request.body(UPDATE)?;
    let kind = media.tracks().get(index).map(|track| track.get("type")).and_then(Value::as_str).unwrap_or_default();
    reject_duplicate(media, kind, changes.get("languageCode"), Some(index))?;
    let shown = media.change_tracks().get_mut(index).map(|track| {
        if let Some(url) = changes.shift_remove("url") {
            track.origin = Origin::Url(url);
            track.record.insert("status".to_owned(), "preparing".into());
        }
        track.record.extend(changes);
        show(track)
    });
    media.tracks().get(index).into_iter().for_each(|track| media.emit_track("track.updated", track));
    Ok(ApiResponse::ok(shown.unwrap_or_default()))
}

pub(crate) fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let index = find_track(media, request, &["audio", "subtitle"])?;
    let track = media.change_tracks().remove(index);
    media.emit_track("track.deleted", &track);
    Ok(ApiResponse::done())
}

pub(crate) fn generate_subtitles(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = state.ids.uuid();
    let media = find(state, request)?;
    find_track(media, request, &["audio"])?;
    let mut settings = request.body(GENERATE)?;
    settings.entry("languageCode").or_insert_with(|| "en-US".into());
    let settings = Value::Object(settings);
    reject_duplicate(media, "subtitle", settings.get("languageCode"), None)?;
    let track = Track { origin: Origin::Generated, ..Track::new(id, "subtitle", &settings) };
    let mut generated = show(&track);
    if let (Some(generated), Some(metadata)) = (generated.as_object_mut(), settings.get("metadata")) {
        generated.insert("metadata".to_owned(), metadata.clone());
    }
    media.emit_track("track.created", &track);
    media.change_tracks().push(track);
    Ok(ApiResponse::ok(generated))
}

/// The track as the responses of adding and updating have it: with `url`, without `status`.
fn show(track: &Track) -> Value {
    let mut shown = Map::new();
    for (name, value) in &track.record {
        match (name.as_str(), &track.origin) {
            ("status", Origin::Url(url)) => shown.insert("url".to_owned(), url.clone()),
            ("status", _) => None,
            _ => shown.insert(name.clone(), value.clone()),
        };
    }
    shown.into()
}

/// The index of the track of the path, which must have one of these types.
fn find_track(media: &Media, request: &Request<'_>, kinds: &[&str]) -> Result<usize, ApiResponse> {
    let id = request.parameter("trackId");
    let mut tracks = media.tracks().iter().enumerate();
    let (index, track) =
        tracks.find(|(_, track)| track.get("id") == id).ok_or_else(|| ApiResponse::not_found("track", id))?;
    if kinds.iter().any(|kind| track.is(kind)) {
        return Ok(index);
    }
    let demand = format!("must be the id of a track of type {}", kinds.join(" or "));
    Err(ApiResponse::invalid(&[("trackId".to_owned(), demand)]))
}

/// Rejects a second track of the same type and language.
fn reject_duplicate(
    media: &Media,
    kind: &str,
    language: Option<&Value>,
    own: Option<usize>,
) -> Result<(), ApiResponse> {
    let mut others = media.tracks().iter().enumerate().filter(|(index, _)| Some(*index) != own);
    if others.any(|(_, track)| track.is(kind) && Some(track.get("languageCode")) == language) {
        let language = language.unwrap_or(&json!(null)).to_string();
        let description = format!("This media has a track of type {kind} with the language code {language} already.");
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "The track exists already", &description));
    }
    Ok(())
}
