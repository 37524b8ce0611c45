//! Headers for browsers that call the API from a page of another origin (CORS). Control routes do not have it.

use http::{HeaderMap, HeaderValue, StatusCode, header};
use http_body_util::{BodyExt, Full};

use crate::{
    response::Response,
    router::{fit, operations, segments},
};

const ANY: HeaderValue = HeaderValue::from_static("*");

/// The response of `OPTIONS`, which needs no credentials: the methods of the path, and all headers that were asked for.
pub(crate) fn options(path: &str, headers: &HeaderMap) -> Response {
    let segments = segments(path.strip_prefix("/v1").unwrap_or(path));
    let mut methods = vec!["OPTIONS"];
    for (method, template) in operations() {
        if fit(template, &segments).is_some() && !methods.contains(&method.as_str()) {
            methods.push(method.as_str());
        }
    }
    if methods == ["OPTIONS"] {
        // Playback, the storage host, and paths that do not exist.
        methods.extend(["GET", "POST", "PUT"]);
    }
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    let methods = HeaderValue::from_str(&methods.join(", ")).unwrap_or(ANY);
    let mut response = Response::new(Full::default().boxed());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response.headers_mut().insert(header::ALLOW, methods.clone());
    if headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_METHODS, methods);
        if let Some(asked) = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
            response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_HEADERS, asked.clone());
        }
        response.headers_mut().insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}

/// Lets a page of any origin read the response.
pub(crate) fn allow(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    response.headers_mut().insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, ANY);
    response
}
