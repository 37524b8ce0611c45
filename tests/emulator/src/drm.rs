use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET},
    id::is_uuid,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
    workspace::DRM_CONFIGURATION_ID,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::GET, "/on-demand/drm-configurations", list),
    (Method::GET, "/on-demand/drm-configurations/{drmConfigurationId}", get),
];

const LIST: &[Field] = &[OFFSET, LIMIT];

fn configuration() -> Value {
    json!({"id": DRM_CONFIGURATION_ID})
}

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    if state.settings.older_forms().without_drm {
        let description = "This workspace has no DRM configuration.";
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "DRM is not configured", description));
    }
    Ok(ApiResponse::page([configuration()].iter(), &query))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = request.parameter("drmConfigurationId");
    if !is_uuid(id) {
        return Err(ApiResponse::invalid(&[("drmConfigurationId".to_owned(), "must be a UUID".to_owned())]));
    }
    if id != DRM_CONFIGURATION_ID || state.settings.older_forms().without_drm {
        return Err(ApiResponse::not_found("DRM configuration", id));
    }
    Ok(ApiResponse::ok(configuration()))
}
