use http::{Method, StatusCode};
use serde_json::{Map, Value};

use crate::{
    ai,
    check::{self, Field},
    clips, data, drm, live_playback, live_streams, media, media_playback, playlists,
    response::ApiResponse,
    signing_keys, simulcast,
    state::State,
    tracks, uploads,
};

/// `Err` is an error response, so that a handler can return it with `?`.
pub(crate) type HandlerResult = Result<ApiResponse, ApiResponse>;

pub(crate) type Handler = fn(&mut State, &Request<'_>) -> HandlerResult;

pub(crate) type Route = (Method, &'static str, Handler);

/// All operations, by resource. Where two templates match a path, the first one is used.
const ROUTES: &[&[Route]] = &[
    live_streams::ROUTES,
    live_playback::ROUTES,
    simulcast::ROUTES,
    playlists::ROUTES,
    signing_keys::ROUTES,
    drm::ROUTES,
    data::views::ROUTES,
    data::dimensions::ROUTES,
    data::metrics::ROUTES,
    data::errors::ROUTES,
    uploads::ROUTES,
    tracks::ROUTES,
    media_playback::ROUTES,
    ai::ROUTES,
    clips::ROUTES,
    // `/on-demand/{mediaId}` also matches the path of every list below `/on-demand`, so it comes last.
    media::ROUTES,
];

/// The parts of a request that a handler uses.
pub(crate) struct Request<'a> {
    pub(crate) parameters: Parameters,
    pub(crate) query: &'a str,
    pub(crate) body: &'a [u8],
}

pub(crate) type Parameters = Vec<(&'static str, String)>;

impl Request<'_> {
    /// The path parameter `{name}`, decoded.
    pub(crate) fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn query(&self, fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
        check::query(self.query, fields)
    }

    pub(crate) fn body(&self, fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
        check::body(self.body, fields)
    }

    pub(crate) fn strict_body(&self, fields: &[Field]) -> Result<Map<String, Value>, ApiResponse> {
        check::strict_body(self.body, fields)
    }
}

/// Finds and performs the operation.
pub(crate) fn route(state: &mut State, method: &Method, path: &str, query: Option<&str>, body: &[u8]) -> HandlerResult {
    let segments = path.strip_prefix("/v1").map(segments).unwrap_or_default();
    let routes = ROUTES.iter().copied().flatten().map(|(method, template, handler)| (method, *template, *handler));
    let (handler, parameters) = select(routes, method, path, &segments)?;
    handler(state, &Request { parameters, query: query.unwrap_or_default(), body })
}

/// The handler of a request and the parameters of its path, or the error response. `HEAD` is served as `GET` is.
pub(crate) fn select<'r, H>(
    routes: impl Iterator<Item = (&'r Method, &'static str, H)>,
    method: &Method,
    path: &str,
    segments: &[String],
) -> Result<(H, Parameters), ApiResponse> {
    let wanted = if method == Method::HEAD { &Method::GET } else { method };
    let mut path_known = false;
    for (route_method, template, handler) in routes {
        let Some(parameters) = fit(template, segments) else { continue };
        if route_method == wanted {
            return Ok((handler, parameters));
        }
        path_known = true;
    }
    let (status, message) = if path_known {
        (StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
    } else {
        (StatusCode::NOT_FOUND, "Unknown path")
    };
    Err(ApiResponse::error(status, message, &format!("The emulator has no operation {method} {path}.")))
}

/// All operations, as method and path template.
pub(crate) fn operations() -> impl Iterator<Item = (&'static Method, &'static str)> {
    ROUTES.iter().copied().flatten().map(|(method, template, _)| (method, *template))
}

/// The segments of a path, decoded.
pub(crate) fn segments(path: &str) -> Vec<String> {
    path.split('/').map(decode).collect()
}

/// The parameters of a path that matches the template. A parameter is a whole segment or, as in `{playbackId}.m3u8`,
/// the beginning of one.
pub(crate) fn fit<'a>(template: &'a str, segments: &[String]) -> Option<Vec<(&'a str, String)>> {
    // Every request is compared with every template.
    if template.bytes().filter(|byte| *byte == b'/').count() + 1 != segments.len() {
        return None;
    }
    let mut parameters = Vec::new();
    for (part, segment) in template.split('/').zip(segments) {
        match part.strip_prefix('{').and_then(|part| part.split_once('}')) {
            Some((name, suffix)) => {
                let value = segment.strip_suffix(suffix).filter(|value| !value.is_empty())?;
                parameters.push((name, value.to_owned()));
            }
            None if part == segment => {}
            None => return None,
        }
    }
    Some(parameters)
}

/// Undoes percent-encoding. Invalid escapes are kept as they are.
pub(crate) fn decode(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let escape = part.split_at_checked(2).filter(|(hex, _)| hex.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match escape.and_then(|(hex, rest)| Some((u8::from_str_radix(hex, 16).ok()?, rest))) {
            Some((byte, rest)) => {
                bytes.push(byte);
                bytes.extend_from_slice(rest.as_bytes());
            }
            None => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
