use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET},
    reply::Reply,
    router::{Answer, Request, Route},
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

fn list(_: &mut State, request: &Request<'_>) -> Answer {
    let query = request.query(LIST)?;
    Ok(Reply::page([configuration()].iter(), &query))
}

fn get(_: &mut State, request: &Request<'_>) -> Answer {
    let id = request.parameter("drmConfigurationId");
    if id != DRM_CONFIGURATION_ID {
        let description = format!("This workspace has no DRM configuration with the id {id:?}.");
        return Err(Reply::error(StatusCode::NOT_FOUND, "DRM configuration not found", &description));
    }
    Ok(Reply::ok(configuration()))
}
