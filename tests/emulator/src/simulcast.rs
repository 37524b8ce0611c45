use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, METADATA, Rule, optional, required},
    json::{items_mut, set, text},
    live_streams,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/live/streams/{streamId}/simulcast", create),
    (Method::GET, "/live/streams/{streamId}/simulcast/{simulcastId}", get),
    (Method::PUT, "/live/streams/{streamId}/simulcast/{simulcastId}", update),
    (Method::DELETE, "/live/streams/{streamId}/simulcast/{simulcastId}", delete),
];

const CREATE: &[Field] = &[
    required("url", Rule::Text(usize::MAX)),
    required("streamKey", Rule::Text(usize::MAX)),
    optional("metadata", METADATA),
];

const UPDATE: &[Field] = &[optional("isEnabled", Rule::Flag), optional("metadata", METADATA)];

fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let status = text(live_streams::find_mut(state, request)?, "status").to_owned();
    let body = request.body(CREATE)?;
    if status != "idle" {
        let description = format!("Targets can be added while the stream is idle; it is {status}.");
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "Simulcast is not available", &description));
    }
    let field = |name| body.get(name).cloned();
    let target = json!({
        "simulcastId": state.ids.hex(),
        "url": field("url"),
        "streamKey": field("streamKey"),
        "isEnabled": true,
        "metadata": field("metadata").unwrap_or_else(|| json!({})),
    });
    let stream = live_streams::find_mut(state, request)?;
    items_mut(stream, "simulcastResponses").into_iter().for_each(|list| list.push(target.clone()));
    let stream = stream.clone();
    state.webhooks.live("simulcast_target.created", &stream);
    Ok(ApiResponse::created(target))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::ok(find_mut(state, request)?.clone()))
}

fn update(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let disabled = text(live_streams::find_mut(state, request)?, "status") == "disabled";
    let target = find_mut(state, request)?;
    let body = request.body(UPDATE)?;
    if disabled {
        return Err(live_streams::unchangeable());
    }
    for (name, value) in body {
        set(target, &name, value);
    }
    let target = target.clone();
    let stream = live_streams::find_mut(state, request)?.clone();
    state.webhooks.live("simulcast_target.updated", &stream);
    Ok(ApiResponse::ok(target))
}

fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    find_mut(state, request)?;
    let id = request.parameter("simulcastId");
    let stream = live_streams::find_mut(state, request)?;
    let targets = items_mut(stream, "simulcastResponses").into_iter();
    targets.for_each(|list| list.retain(|target| text(target, "simulcastId") != id));
    let stream = stream.clone();
    state.webhooks.live("simulcast_target.deleted", &stream);
    Ok(ApiResponse::done())
}

fn find_mut<'a>(state: &'a mut State, request: &Request<'_>) -> Result<&'a mut Value, ApiResponse> {
    let id = request.parameter("simulcastId");
    let mut targets = items_mut(live_streams::find_mut(state, request)?, "simulcastResponses").into_iter().flatten();
    targets.find(|target| text(target, "simulcastId") == id).ok_or_else(|| ApiResponse::not_found("simulcast", id))
}
