use http::Method;
use serde_json::{Value, json};

use crate::{
    access::{ACCESS_RESTRICTIONS, RESTRICTION},
    check::{Field, Rule, optional, or, required},
    media_settings::POLICY,
    media_state::{Media, find, playback_id},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand/{mediaId}/playback-ids", create),
    (Method::GET, "/on-demand/{mediaId}/playback-ids", list),
    (Method::DELETE, "/on-demand/{mediaId}/playback-ids", delete),
    (Method::GET, "/on-demand/{mediaId}/playback-ids/{playbackId}", get),
    (Method::PATCH, "/on-demand/{mediaId}/playback-ids/{playbackId}/domains", update_domains),
    (Method::PATCH, "/on-demand/{mediaId}/playback-ids/{playbackId}/user-agents", update_user_agents),
];

const CREATE: &[Field] = &[
    required("accessPolicy", POLICY),
    optional("accessRestrictions", Rule::Object(ACCESS_RESTRICTIONS)),
    optional("drmConfigurationId", Rule::Text(255)),
    optional("resolution", Rule::OneOf(&["480p", "720p", "1080p", "1440p", "2160p"])),
];

const DELETE: &[Field] = &[required("playbackId", Rule::Text(255))];

pub(crate) fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = state.ids.uuid();
    let media = find(state, request)?;
    let settings = Value::Object(request.body(CREATE)?);
    if or(Some(&settings), "accessPolicy", "") == "drm" && settings.get("drmConfigurationId").is_none() {
        let demand = "is required with the access policy drm".to_owned();
        return Err(ApiResponse::invalid(&[("drmConfigurationId".to_owned(), demand)]));
    }
    let mut created = playback_id(id, &settings);
    change(media, |playback_ids| playback_ids.push(created.clone()));
    // Only the response of the create has it; later reads do not.
    if let Some(created) = created.as_object_mut() {
        created.insert("resolution".to_owned(), or(Some(&settings), "resolution", Value::Null));
    }
    Ok(ApiResponse::created(created))
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::ok(json!(find(state, request)?.playback_ids())))
}

pub(crate) fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let (_, playback_id) = find_playback_id(media, request.parameter("playbackId"))?;
    Ok(ApiResponse::ok(playback_id.clone()))
}

pub(crate) fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(DELETE)?;
    let media = find(state, request)?;
    let id = query.get("playbackId").and_then(Value::as_str).unwrap_or_default();
    let (index, _) = find_playback_id(media, id)?;
    change(media, |playback_ids| playback_ids.remove(index));
    Ok(ApiResponse::done())
}

pub(crate) fn update_domains(state: &mut State, request: &Request<'_>) -> HandlerResult {
    update(state, request, "/accessRestrictions/domains")
}

pub(crate) fn update_user_agents(state: &mut State, request: &Request<'_>) -> HandlerResult {
    update(state, request, "/accessRestrictions/userAgents")
}

/// Sets the fields of the body and keeps the others.
fn update(state: &mut State, request: &Request<'_>, pointer: &str) -> HandlerResult {
    let media = find(state, request)?;
    let (index, _) = find_playback_id(media, request.parameter("playbackId"))?;
    let changes = request.body(RESTRICTION)?;
    let restriction = change(media, |playback_ids| {
        let restriction = playback_ids.get_mut(index)?.pointer_mut(pointer)?.as_object_mut()?;
        restriction.extend(changes);
        Some(Value::Object(restriction.clone()))
    });
    Ok(ApiResponse::ok(restriction.flatten().unwrap_or_default()))
}

fn change<T>(media: &mut Media, change: impl FnOnce(&mut Vec<Value>) -> T) -> Option<T> {
    let changed = media.playback_ids_mut().map(change);
    media.touch();
    changed
}

fn find_playback_id<'a>(media: &'a Media, id: &str) -> Result<(usize, &'a Value), ApiResponse> {
    let mut playback_ids = media.playback_ids().iter().enumerate();
    playback_ids
        .find(|(_, playback)| playback.get("id").is_some_and(|known| known == id))
        .ok_or_else(|| ApiResponse::not_found("playback id", id))
}
