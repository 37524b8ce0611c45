use http::Method;
use serde_json::{Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET},
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

fn list(_: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    Ok(ApiResponse::page([configuration()].iter(), &query))
}

fn get(_: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = request.parameter("drmConfigurationId");
    if id != DRM_CONFIGURATION_ID {
        return Err(ApiResponse::not_found("DRM configuration", id));
    }
    Ok(ApiResponse::ok(configuration()))
}
