use http::Method;
use serde_json::{Map, Value, json};

use crate::{
    access::RESTRICTION,
    check::{Field, Rule, required},
    id::Ids,
    json::{items, items_mut, set, text},
    live_streams::{self, PLAYBACK_SETTINGS},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/live/streams/{streamId}/playback-ids", create),
    (Method::DELETE, "/live/streams/{streamId}/playback-ids", delete),
    (Method::GET, "/live/streams/{streamId}/playback-ids/{playbackId}", get),
    (Method::PATCH, "/live/streams/{streamId}/playback-ids/{playbackId}/domains", update_domains),
    (Method::PATCH, "/live/streams/{streamId}/playback-ids/{playbackId}/user-agents", update_user_agents),
];

const DELETE: &[Field] = &[required("playbackId", Rule::Text(usize::MAX))];

/// Creates a playback id with settings that were checked with [`PLAYBACK_SETTINGS`].
pub(crate) fn playback_id(ids: &mut Ids, settings: Option<&Map<String, Value>>) -> Value {
    let setting = |name| settings.and_then(|settings| settings.get(name)).cloned();
    let mut playback_id = json!({
        "id": ids.uuid(),
        "accessPolicy": setting("accessPolicy").unwrap_or_else(|| "public".into()),
    });
    if let Some(restrictions) = setting("accessRestrictions") {
        set(&mut playback_id, "accessRestrictions", restrictions);
    }
    playback_id
}

fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    live_streams::find_mut(state, request)?;
    let playback_id = playback_id(&mut state.ids, Some(&request.body(PLAYBACK_SETTINGS)?));
    let stream = live_streams::find_mut(state, request)?;
    items_mut(stream, "playbackIds").into_iter().for_each(|list| list.push(playback_id.clone()));
    Ok(ApiResponse::created(playback_id))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::ok(find_mut(state, request)?.clone()))
}

fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(DELETE)?;
    let id = query.get("playbackId").and_then(Value::as_str).unwrap_or_default();
    let stream = live_streams::find_mut(state, request)?;
    if !items(stream, "playbackIds").iter().any(|known| text(known, "id") == id) {
        return Err(unknown(id));
    }
    items_mut(stream, "playbackIds").into_iter().for_each(|list| list.retain(|known| text(known, "id") != id));
    Ok(ApiResponse::done())
}

fn update_domains(state: &mut State, request: &Request<'_>) -> HandlerResult {
    restrict(find_mut(state, request)?, "domains", request)
}

fn update_user_agents(state: &mut State, request: &Request<'_>) -> HandlerResult {
    restrict(find_mut(state, request)?, "userAgents", request)
}

/// Sets the fields of the body. The API accepts a body that wraps the restriction in an object, and changes nothing.
fn restrict(playback_id: &mut Value, name: &str, request: &Request<'_>) -> HandlerResult {
    let body = request.body(RESTRICTION)?;
    let mut all = playback_id.get("accessRestrictions").cloned().unwrap_or_else(|| json!({}));
    let mut restriction = json!({"defaultPolicy": "allow", "allow": [], "deny": []});
    for set_before in [all.get(name).and_then(Value::as_object), Some(&body)].into_iter().flatten() {
        for (field, value) in set_before {
            set(&mut restriction, field, value.clone());
        }
    }
    if !body.is_empty() {
        set(&mut all, name, restriction.clone());
        set(playback_id, "accessRestrictions", all);
    }
    Ok(ApiResponse::ok(restriction))
}

fn find_mut<'a>(state: &'a mut State, request: &Request<'_>) -> Result<&'a mut Value, ApiResponse> {
    let id = request.parameter("playbackId");
    let mut known = items_mut(live_streams::find_mut(state, request)?, "playbackIds").into_iter().flatten();
    known.find(|known| text(known, "id") == id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> ApiResponse {
    ApiResponse::not_found("playback id", id)
}
