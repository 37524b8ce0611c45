use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, Rule, optional, required},
    media_settings::{MODERATION, SUMMARY},
    media_state::{Media, find},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::PATCH, "/on-demand/{mediaId}/summary", update_summary),
    (Method::GET, "/on-demand/{mediaId}/summary", get_summary),
    (Method::PATCH, "/on-demand/{mediaId}/chapters", update_chapters),
    (Method::PATCH, "/on-demand/{mediaId}/named-entities", update_named_entities),
    (Method::PATCH, "/on-demand/{mediaId}/moderation", update_moderation),
];

const CHAPTERS: &[Field] = &[required("chapters", Rule::Flag)];
const NAMED_ENTITIES: &[Field] = &[required("namedEntities", Rule::Flag)];
const MODERATE: &[Field] = &[optional("moderation", Rule::Object(MODERATION))];

pub(crate) fn update_summary(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let settings = Value::Object(request.body(SUMMARY)?);
    media.enable_summary(Some(&settings));
    Ok(show(media, "Summary", "summary"))
}

pub(crate) fn get_summary(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let enabled = !media.get("summary").is_null();
    let text = media.get("summary").get("data").filter(|data| !data.is_null()).cloned();
    media.finish_by_reading();
    text.map(ApiResponse::ok).ok_or_else(|| {
        let description = if enabled { "It is not ready yet." } else { "It is not enabled for this media." };
        ApiResponse::error(StatusCode::BAD_REQUEST, "There is no summary", description)
    })
}

pub(crate) fn update_chapters(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    media.enable("chapters", request.body(CHAPTERS)?.get("chapters") == Some(&Value::Bool(true)));
    Ok(show(media, "Chapters", "chapters"))
}

pub(crate) fn update_named_entities(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    media.enable("namedEntities", request.body(NAMED_ENTITIES)?.get("namedEntities") == Some(&Value::Bool(true)));
    Ok(show(media, "NamedEntities", "namedEntities"))
}

/// Moderation cannot be turned off.
pub(crate) fn update_moderation(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    if request.body(MODERATE)?.contains_key("moderation") {
        media.enable("moderation", true);
    }
    Ok(show(media, "Moderation", "moderation"))
}

fn show(media: &Media, feature: &str, name: &str) -> ApiResponse {
    ApiResponse::ok(json!({"mediaId": media.id(), media.forms().ai_flag(feature): !media.get(name).is_null()}))
}
