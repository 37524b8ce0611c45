//! Control over HTTP, below `/_emulator/`: the methods of the library for clients in any language.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, Uri, header, request, uri::Authority};
use serde_json::{Map, Value, json};

use crate::{
    Delivery, Fault,
    check::{self, Field, Rule, optional, required},
    json::text,
    live_streams,
    media_state::AI_FEATURES,
    older_forms::OlderForms,
    page, playback,
    response::{ApiResponse, Response},
    router::{HandlerResult, Request, fit, segments, select},
    server::{Shared, lock},
    snapshot, uploads,
    webhooks::Target,
};

const PREFIX: &str = "/_emulator";

const LISTENER_PATH: &str = "/listener";

/// Limit of bodies: a state can be large.
pub(crate) const BODY_LIMIT: usize = 64 * 1024 * 1024;

type Handler = fn(&Shared, &Request<'_>) -> HandlerResult;

/// Method, path below the prefix, what the page says about the route, and its handler.
pub(crate) const ROUTES: &[(Method, &str, &str, Handler)] = &[
    (Method::GET, "/health", "Whether the emulator runs, and its version", health),
    (Method::POST, "/faults", "Adds a fault", add_fault),
    (Method::GET, "/faults", "The faults that can still apply", list_faults),
    (Method::DELETE, "/faults", "Removes all faults", clear_faults),
    (Method::GET, "/requests", "The requests received; query: method, path, limit", list_requests),
    (Method::DELETE, "/requests", "Deletes the list of requests", clear_requests),
    (Method::POST, "/streams/{streamId}/broadcast", "Starts the broadcast of a live stream", start_broadcast),
    (Method::DELETE, "/streams/{streamId}/broadcast", "Ends the broadcast of a live stream", stop_broadcast),
    (Method::POST, "/uploads/{uploadId}/complete", "Completes a direct upload", complete_upload),
    (Method::POST, "/media/ready", "Completes the processing of all media", finish_processing),
    (Method::POST, "/media/{mediaId}/ready", "Completes the processing of a media", make_ready),
    (Method::POST, "/media/{mediaId}/failed", "Makes the processing of a media fail", make_failed),
    (Method::PUT, "/media/{mediaId}/ai/{feature}", "Sets an AI result; the body is the result", set_ai_result),
    (Method::GET, "/webhooks", "The URL that events are posted to, and how many are to be posted", get_webhook),
    (Method::PUT, "/webhooks", "Sets it; fields: url, secret", set_webhook),
    (Method::DELETE, "/webhooks", "Posts no events any more", remove_webhook),
    (Method::GET, "/webhooks/deliveries", "The attempts to deliver events", list_deliveries),
    (Method::DELETE, "/webhooks/deliveries", "Deletes the list of deliveries", clear_deliveries),
    (Method::POST, "/webhooks/events", "Posts any event; the body is the event", send_event),
    (Method::POST, "/webhooks/events/{eventId}/resend", "Posts an event again", resend_event),
    (Method::POST, "/webhooks/probe", "Posts the test request of the dashboard", send_probe),
    (Method::POST, LISTENER_PATH, "Accepts an event, which is listed with the requests", listen),
    (Method::POST, "/tokens", "Signs a playback token with the newest signing key", create_token),
    (Method::GET, "/state", "All resources", get_state),
    (Method::PUT, "/state", "Replaces all resources", put_state),
    (Method::DELETE, "/state", "Restores the resources and the clock of the start", reset),
    (Method::GET, "/clock", "The time", get_clock),
    (Method::POST, "/clock", "Moves the clock ahead; field: seconds", move_clock),
    (Method::GET, "/settings", "The settings", get_settings),
    (Method::PATCH, "/settings", "Changes settings", change_settings),
];

/// The path of a route as clients send it.
pub(crate) fn full_path(path: &str) -> String {
    format!("{PREFIX}{path}")
}

/// Returns true if a path is that of the listener for events, whose requests are recorded.
pub(crate) fn is_listener(path: &str) -> bool {
    path.strip_prefix(PREFIX) == Some(LISTENER_PATH)
}

/// Returns true if a path is one of the control routes or the page. No fault applies to them, and they are not
/// recorded.
pub(crate) fn is_control(path: &str) -> bool {
    path == "/" || path.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The response of a control route. `None` stands for a body that is too large.
pub(crate) fn serve(shared: &Shared, head: &request::Parts, body: Option<Bytes>) -> Response {
    if let Err(description) = admit(&shared.control_hosts, &head.headers, &head.uri) {
        return ApiResponse::error(StatusCode::FORBIDDEN, "No control from here", description).into_response();
    }
    let path = head.uri.path();
    if path == "/" && matches!(head.method, Method::GET | Method::HEAD) {
        return page::show(shared, &head.headers);
    }
    let Some(body) = body else {
        let description = format!("The limit is {BODY_LIMIT} bytes.");
        return ApiResponse::error(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large", &description)
            .into_response();
    };
    let segments = segments(path.strip_prefix(PREFIX).unwrap_or_default());
    let routes = ROUTES.iter().map(|(method, template, _, handler)| (method, *template, *handler));
    let result = select(routes, &head.method, path, &segments).and_then(|(handler, parameters)| {
        handler(shared, &Request { parameters, query: head.uri.query().unwrap_or_default(), body: &body })
    });
    result.unwrap_or_else(|error| error).into_response()
}

/// Accepts requests whose host is this machine or was allowed, and that no page of another host has sent: else any page
/// that a developer opens could control the emulator, under a name that leads to this machine.
fn admit(allowed: &[String], headers: &HeaderMap, uri: &Uri) -> Result<(), &'static str> {
    let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()?.parse::<Authority>().ok());
    let host = host.ok_or("The request has no valid Host.")?;
    for authority in [Some(&host), uri.authority()].into_iter().flatten() {
        if !is_loopback(authority.host()) && !allowed.iter().any(|name| name.eq_ignore_ascii_case(authority.host())) {
            return Err("The Host must be that of this machine, such as localhost, or the one of --control-host.");
        }
    }
    let from_here = |origin: &str| origin.split_once("://").is_some_and(|(_, origin)| origin == host.as_str());
    match headers.get(header::ORIGIN) {
        Some(origin) if !origin.to_str().is_ok_and(from_here) => Err("The request comes from a page of another host."),
        _ => Ok(()),
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

fn health(_: &Shared, _: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::whole(json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")})))
}

const KINDS: &[(&str, &[&str])] = &[
    ("status", &["status", "headers", "delaySeconds", "atByte"]),
    ("response", &["status", "headers", "body", "delaySeconds", "atByte"]),
    ("delay", &["delaySeconds", "atByte", "event"]),
    ("closeUnread", &[]),
    ("closeWithoutResponse", &["delaySeconds", "atByte"]),
    ("partialCommit", &["bytes", "delaySeconds"]),
    ("slow", &["bytesPerSecond", "delaySeconds"]),
    ("duplicate", &["delaySeconds", "event"]),
    ("outOfOrder", &["event"]),
    ("wrongSignature", &["delaySeconds", "event"]),
];

/// The kinds that only events have.
const EVENT_KINDS: &[&str] = &["duplicate", "outOfOrder", "wrongSignature"];

const ANYTHING: Rule = Rule::Such("", |_| true);

const FAULT: &[Field] = &[
    required("kind", Rule::Text(usize::MAX)),
    optional("method", Rule::Text(usize::MAX)),
    optional("path", Rule::Text(usize::MAX)),
    optional("times", Rule::Integer(1, i64::MAX)),
    optional("after", Rule::Integer(0, i64::MAX)),
    optional("status", Rule::Integer(100, 999)),
    optional("headers", Rule::TextMap { entries: 100, characters: 8_000 }),
    optional("body", ANYTHING),
    optional("delaySeconds", Rule::Seconds),
    optional("atByte", Rule::Integer(1, i64::MAX)),
    optional("bytes", Rule::Integer(0, i64::MAX)),
    optional("bytesPerSecond", Rule::Integer(1, i64::MAX)),
    optional("event", Rule::Text(usize::MAX)),
];

fn add_fault(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let body = request.strict_body(FAULT)?;
    let fault = fault(&body)?;
    let count = |name| body.get(name).and_then(Value::as_u64).map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    let text = |name| body.get(name).and_then(Value::as_str);
    let target = match (text("method"), text("path"), text("event")) {
        // The method and the path of events.
        (None, None, Some(event)) if !event.starts_with('/') => Some((Method::POST, event)),
        (None, None, Some(_)) => return Err(invalid("event", "must be a type")),
        (_, _, Some(_)) => return Err(invalid("event", "cannot be combined with method and path")),
        (None, None, None) if EVENT_KINDS.contains(&text("kind").unwrap_or_default()) => {
            return Err(invalid("event", "is required"));
        }
        (None, None, None) => None,
        (Some(method), Some(path), None) if path.starts_with('/') => {
            let method = Method::from_bytes(method.as_bytes()).map_err(|_| invalid("method", "must be a method"))?;
            Some((method, path))
        }
        (Some(_), Some(_), None) => return Err(invalid("path", "must begin with a slash")),
        (None, Some(_), None) => return Err(invalid("method", "is required with path")),
        (Some(_), None, None) => return Err(invalid("path", "is required with method")),
    };
    let mut faults = lock(&shared.faults);
    match target {
        Some((method, path)) => {
            let id = faults.add(method, path, fault);
            if let Some(rule) = faults.rule(id) {
                rule.times = count("times").unwrap_or(1);
                rule.after = count("after").unwrap_or(0);
                rule.ends = true;
            }
        }
        None => {
            if let Some(name) = ["times", "after"].into_iter().find(|name| body.contains_key(*name)) {
                return Err(invalid(name, "needs method and path, or event"));
            }
            faults.next.push_back(fault);
        }
    }
    Ok(ApiResponse::whole(json!({"faults": faults.list()})))
}

/// The fault of a checked body.
fn fault(body: &Map<String, Value>) -> Result<Fault, ApiResponse> {
    let kind = body.get("kind").and_then(Value::as_str).unwrap_or_default();
    let Some((_, fields)) = KINDS.iter().find(|(known, _)| *known == kind) else {
        let kinds: Vec<_> = KINDS.iter().map(|(kind, _)| *kind).collect();
        return Err(invalid("kind", &format!("must be one of: {}", kinds.join(", "))));
    };
    let always = ["kind", "method", "path", "times", "after"];
    if let Some(name) = body.keys().find(|name| !always.contains(&name.as_str()) && !fields.contains(&name.as_str())) {
        return Err(invalid(name, &format!("is not used by the kind {kind}")));
    }
    let status = || {
        let status = body.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
        status.ok_or_else(|| invalid("status", "is required"))
    };
    let delay = body.get("delaySeconds").map(|seconds| duration(seconds, "delaySeconds")).transpose()?;
    let number =
        |name| body.get(name).and_then(Value::as_u64).ok_or_else(|| invalid(name, "is required with this kind"));
    let mut fault = match kind {
        "status" => Fault::status(status()?),
        "response" => Fault::response(status()?),
        "delay" => Fault::delay(delay.ok_or_else(|| invalid("delaySeconds", "is required"))?),
        "closeUnread" => Fault::close_unread(),
        "partialCommit" => Fault::partial_commit(number("bytes")?),
        "slow" => Fault::slow(number("bytesPerSecond")?),
        "duplicate" => Fault::duplicate(),
        "outOfOrder" => Fault::out_of_order(),
        "wrongSignature" => Fault::wrong_signature(),
        _ => Fault::close_without_response(),
    };
    for (name, value) in body.get("headers").and_then(Value::as_object).into_iter().flatten() {
        fault = fault.header(name, value.as_str().unwrap_or_default());
    }
    fault = match body.get("body") {
        Some(Value::String(text)) => fault.body(text.clone()),
        Some(json) => fault.body(json.to_string()),
        None => fault,
    };
    if body.contains_key("atByte") {
        fault = fault.at_byte(number("atByte")?);
    }
    Ok(fault.after(delay.unwrap_or_default()))
}

fn duration(seconds: &Value, name: &str) -> Result<Duration, ApiResponse> {
    let duration = Duration::try_from_secs_f64(seconds.as_f64().unwrap_or(-1.0));
    duration.map_err(|_| invalid(name, "must be a number of seconds"))
}

fn invalid(name: &str, demand: &str) -> ApiResponse {
    ApiResponse::invalid(&[(name.to_owned(), demand.to_owned())])
}

fn list_faults(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::whole(json!({"faults": lock(&shared.faults).list()})))
}

fn clear_faults(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    lock(&shared.faults).clear();
    Ok(ApiResponse::done())
}

const REQUESTS: &[Field] = &[
    optional("method", Rule::Text(usize::MAX)),
    optional("path", Rule::Text(usize::MAX)),
    optional("limit", Rule::Integer(1, i64::MAX)),
];

/// Oldest first. `path` can be a pattern as in faults, and `limit` selects the last ones.
fn list_requests(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let query = request.query(REQUESTS)?;
    let wanted = |name| query.get(name).and_then(Value::as_str);
    let limit = query.get("limit").and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok());
    let fits = |path: &str| wanted("path").is_none_or(|template| fit_path(template, path));
    let requests = lock(&shared.requests);
    let matching = requests.iter().rev().filter(|request| {
        wanted("method").is_none_or(|method| request.method().as_str().eq_ignore_ascii_case(method))
            && fits(request.path())
    });
    let mut shown: Vec<_> = matching.take(limit.unwrap_or(usize::MAX)).map(|request| request.show()).collect();
    shown.reverse();
    Ok(ApiResponse::whole(json!({"requests": shown})))
}

/// Returns true if a path, with or without the `/v1` of the API, matches a template.
pub(crate) fn fit_path(template: &str, path: &str) -> bool {
    let fits = |path: &str| fit(template, &segments(path)).is_some();
    fits(path) || path.strip_prefix("/v1").is_some_and(fits)
}

fn clear_requests(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    lock(&shared.requests).clear();
    Ok(ApiResponse::done())
}

/// The response of a change that is only possible in some states.
fn changed(changed: bool, problem: &str) -> HandlerResult {
    if changed {
        return Ok(ApiResponse::done());
    }
    Err(ApiResponse::error(StatusCode::CONFLICT, "Nothing was changed", problem))
}

fn start_broadcast(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let started = live_streams::start_broadcast(&mut lock(&shared.state), request.parameter("streamId"));
    changed(started, "There is no live stream with this id that is idle.")
}

fn stop_broadcast(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let stopped = live_streams::stop_broadcast(&mut lock(&shared.state), request.parameter("streamId"));
    changed(stopped, "There is no live stream with this id that is active.")
}

fn complete_upload(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let completed = uploads::complete(&mut lock(&shared.state), request.parameter("uploadId"));
    changed(completed, "There is no upload with this id that is waiting.")
}

fn finish_processing(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    lock(&shared.state).finish_processing();
    Ok(ApiResponse::done())
}

fn make_ready(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let ready = lock(&shared.state).finish_media(request.parameter("mediaId"));
    changed(ready, "There is no media with this id that can become ready.")
}

fn make_failed(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let failed = lock(&shared.state).fail_media(request.parameter("mediaId"));
    changed(failed, "There is no media with this id that is being processed.")
}

fn set_ai_result(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let feature = request.parameter("feature");
    if !AI_FEATURES.contains(&feature) {
        return Err(invalid("feature", &format!("must be one of: {}", AI_FEATURES.join(", "))));
    }
    let result = serde_json::from_slice(request.body)
        .map_err(|error| ApiResponse::error(StatusCode::BAD_REQUEST, "The body must be JSON", &error.to_string()))?;
    let set = lock(&shared.state).set_ai_result(request.parameter("mediaId"), feature, result);
    changed(set, "There is no media with this id that is Ready.")
}

fn get_webhook(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    let webhooks = &shared.webhooks;
    Ok(ApiResponse::whole(json!({"url": webhooks.url(), "unfinished": webhooks.unfinished()})))
}

const WEBHOOK: &[Field] = &[required("url", Rule::Url), required("secret", Rule::Text(usize::MAX))];

fn set_webhook(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let body = Value::Object(request.strict_body(WEBHOOK)?);
    let target = Target::new(text(&body, "url"), text(&body, "secret"))
        .map_err(|error| ApiResponse::error(StatusCode::UNPROCESSABLE_ENTITY, "Invalid webhook", &error.to_string()))?;
    shared.webhooks.set_target(Some(target));
    get_webhook(shared, request)
}

fn remove_webhook(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    shared.webhooks.set_target(None);
    get_webhook(shared, request)
}

fn list_deliveries(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    let deliveries: Vec<_> = shared.webhooks.deliveries().iter().map(Delivery::show).collect();
    Ok(ApiResponse::whole(json!({"deliveries": deliveries})))
}

fn clear_deliveries(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    shared.webhooks.clear_deliveries();
    Ok(ApiResponse::done())
}

const NO_WEBHOOK: &str = "There is no webhook: set one with PUT /_emulator/webhooks.";

fn send_event(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let event = check::object(request.body)?;
    if !event.get("type").is_some_and(Value::is_string) {
        return Err(invalid("type", "must be a string"));
    }
    match shared.webhooks.send(event.into()) {
        Some(id) => Ok(ApiResponse::whole(json!({"id": id}))),
        None => changed(false, NO_WEBHOOK),
    }
}

fn resend_event(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    changed(shared.webhooks.resend(request.parameter("eventId")), "No event with this id was posted.")
}

fn send_probe(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    changed(shared.webhooks.send_probe(), NO_WEBHOOK)
}

/// The request is in the list of requests already.
fn listen(_: &Shared, _: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::done())
}

const TOKEN: &[Field] = &[
    required("playbackId", Rule::Text(usize::MAX)),
    optional("audience", Rule::OneOf(&["media", "drm"])),
    optional("seconds", Rule::Seconds),
];

fn create_token(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let body = Value::Object(request.strict_body(TOKEN)?);
    let lifetime = body.get("seconds").map(|seconds| duration(seconds, "seconds")).transpose()?;
    let kind = check::or(Some(&body), "audience", "media");
    let audience = format!("{}:{}", kind.as_str().unwrap_or_default(), text(&body, "playbackId"));
    let lifetime = lifetime.unwrap_or(Duration::from_secs(3_600));
    match playback::sign(&lock(&shared.state), &audience, lifetime) {
        Some(token) => Ok(ApiResponse::whole(json!({"token": token}))),
        None => changed(false, "There is no signing key: create one with POST /v1/iam/signing-keys."),
    }
}

fn get_state(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    Ok(ApiResponse::whole(snapshot::save(&lock(&shared.state))))
}

fn put_state(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let saved = check::object(request.body)?;
    let loaded = snapshot::load(&mut lock(&shared.state), &saved.into());
    loaded.map(|()| ApiResponse::done()).map_err(|failures| ApiResponse::invalid(&failures))
}

fn reset(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    shared.reset();
    Ok(ApiResponse::done())
}

fn get_clock(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    let settings = lock(&shared.state).settings.clone();
    Ok(ApiResponse::whole(json!({"now": settings.stamp(), "aheadSeconds": settings.ahead().as_secs_f64()})))
}

const CLOCK: &[Field] = &[required("seconds", Rule::Seconds)];

fn move_clock(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let body = request.strict_body(CLOCK)?;
    let settings = lock(&shared.state).settings.clone();
    settings.advance(duration(body.get("seconds").unwrap_or(&Value::Null), "seconds")?);
    get_clock(shared, request)
}

const SETTINGS: &[Field] = &[
    optional("manual", Rule::Flag),
    optional("durationAsText", Rule::Flag),
    optional("mp4SupportAsText", Rule::Flag),
    optional("withoutDrm", Rule::Flag),
    optional("generatedNames", Rule::Flag),
];

fn get_settings(shared: &Shared, _: &Request<'_>) -> HandlerResult {
    let settings = lock(&shared.state).settings.clone();
    let forms = settings.older_forms();
    Ok(ApiResponse::whole(json!({
        "manual": settings.is_manual(),
        "durationAsText": forms.duration_as_text,
        "mp4SupportAsText": forms.mp4_support_as_text,
        "withoutDrm": forms.without_drm,
        "generatedNames": forms.generated_names,
    })))
}

fn change_settings(shared: &Shared, request: &Request<'_>) -> HandlerResult {
    let body = request.strict_body(SETTINGS)?;
    let settings = lock(&shared.state).settings.clone();
    let flag = |name, present| body.get(name).and_then(Value::as_bool).unwrap_or(present);
    let forms = settings.older_forms();
    let forms = OlderForms {
        duration_as_text: flag("durationAsText", forms.duration_as_text),
        mp4_support_as_text: flag("mp4SupportAsText", forms.mp4_support_as_text),
        without_drm: flag("withoutDrm", forms.without_drm),
        generated_names: flag("generatedNames", forms.generated_names),
    };
    settings.set(forms, flag("manual", settings.is_manual()));
    get_settings(shared, request)
}
