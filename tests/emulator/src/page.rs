//! The page at `/`: how to use the emulator and what it holds. It works without JavaScript.

use std::fmt::Write;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};
use http_body_util::{BodyExt, Full};

use crate::{
    control,
    json::text,
    response::Response,
    router::operations,
    server::{Shared, lock},
    state::State,
};

/// Number of last requests, and of newest resources, that are shown.
const SHOWN: usize = 20;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;\
    border-bottom:1px solid #8884}code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow-x:auto;padding:.8rem;\
    background:#8882}h2{margin-top:2rem}:root{color-scheme:light dark}";

pub(crate) fn show(shared: &Shared, headers: &HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let mut response = Response::new(Full::from(Bytes::from(html(shared, &format!("http://{host}")))).boxed());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html;charset=UTF-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

fn html(shared: &Shared, origin: &str) -> String {
    let (id, secret) = match &shared.credentials {
        Some((id, _)) => (id.as_str(), "SECRET"),
        None => ("any", "pair"),
    };
    let accepted = match &shared.credentials {
        Some(_) => "It accepts the credentials that it was started with.",
        None => "It accepts any token id and secret that are not empty.",
    };
    let [origin, id] = [origin, id].map(escape);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>FastPix emulator</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">\
         <style>{STYLE}</style></head><body>\n<h1>FastPix emulator</h1>\n\
         <p>A local FastPix for tests, version {}. {accepted}</p>\n\
         <h2>Use it</h2>\n<p>The base URL of the API is <code>{origin}/v1/</code>.</p>\n\
         <pre>curl -u '{id}:{secret}' {origin}/v1/live/streams\n\n\
         # Rust, with FastpixCore::from_env()\n\
         FASTPIX_USERNAME={id} FASTPIX_PASSWORD={secret} FASTPIX_SERVER_URL={origin}/v1/ cargo test\n\n\
         // TypeScript\n\
         new Fastpix({{ serverURL: \"{origin}/v1/\", security: {{ username: \"{id}\", password: \"{secret}\" }} }})\n\n\
         # Python\n\
         Fastpix(server_url=\"{origin}/v1/\", security=models.Security(username=\"{id}\", password=\"{secret}\"))\n\n\
         # Make the next request to create a live stream fail\n\
         curl {origin}/_emulator/faults -d '{{\"kind\": \"status\", \"status\": 503, \"method\": \"POST\", \
         \"path\": \"/live/streams\"}}'</pre>\n",
        env!("CARGO_PKG_VERSION"),
    );
    resources(&mut page, &lock(&shared.state));
    requests(&mut page, shared);
    deliveries(&mut page, shared);
    faults(&mut page, shared);
    routes(&mut page);
    page.push_str("</body></html>\n");
    page
}

fn resources(page: &mut String, state: &State) {
    table(
        page,
        "Resources",
        &["Resource", "Number"],
        [
            vec!["Live streams".to_owned(), state.live_streams.len().to_string()],
            vec!["Media".to_owned(), state.media.len().to_string()],
            vec!["Uploads".to_owned(), state.uploads.len().to_string()],
            vec!["Playlists".to_owned(), state.playlists.len().to_string()],
            vec!["Signing keys".to_owned(), state.signing_keys.len().to_string()],
            vec!["Views".to_owned(), state.data.views.len().to_string()],
            vec!["Time".to_owned(), state.settings.stamp()],
        ],
    );
    let streams = state.live_streams.iter().rev().take(SHOWN);
    let streams = streams.map(|stream| ["streamId", "status", "createdAt"].map(|name| text(stream, name).to_owned()));
    table(page, "Newest live streams", &["Id", "Status", "Created"], streams.map(Vec::from));
    let media = state.media.iter().rev().take(SHOWN).map(|media| {
        let text = |name| media.get(name).as_str().unwrap_or_default().to_owned();
        vec![media.id().to_owned(), text("title"), text("status"), text("createdAt")]
    });
    table(page, "Newest media", &["Id", "Title", "Status", "Created"], media);
}

fn requests(page: &mut String, shared: &Shared) {
    let requests = lock(&shared.requests);
    let rows = requests.iter().rev().take(SHOWN);
    let rows = rows.map(|request| vec![request.method().to_string(), request.path().to_owned()]);
    table(page, "Last requests", &["Method", "Path"], rows);
}

fn deliveries(page: &mut String, shared: &Shared) {
    let deliveries = shared.webhooks.deliveries();
    let rows = deliveries.iter().rev().take(SHOWN).map(|delivery| {
        let result = match (delivery.status(), delivery.error()) {
            (Some(status), _) => status.to_string(),
            (None, error) => error.unwrap_or_default().to_owned(),
        };
        vec![delivery.event_type().to_owned(), delivery.attempt().to_string(), result]
    });
    table(page, "Last deliveries of events", &["Event", "Attempt", "Result"], rows);
}

fn faults(page: &mut String, shared: &Shared) {
    let rows = lock(&shared.faults).list().into_iter().map(|fault| {
        let target = match (text(&fault, "method"), text(&fault, "path")) {
            ("", "") => "the next request".to_owned(),
            (method, path) => format!("{method} {path}"),
        };
        vec![target, text(&fault, "fault").to_owned()]
    });
    table(page, "Faults", &["Request", "Fault"], rows);
}

fn routes(page: &mut String) {
    let rows = control::ROUTES
        .iter()
        .map(|(method, path, about, _)| vec![format!("{method} {}", control::full_path(path)), (*about).to_owned()]);
    table(page, "Control routes", &["Route", "What it does"], rows);
    page.push_str("<details><summary>Operations of the API</summary>\n");
    let rows = operations().map(|(method, path)| vec![method.to_string(), format!("/v1{path}")]);
    table(page, "Operations", &["Method", "Path"], rows);
    page.push_str("</details>\n");
}

fn table(page: &mut String, title: &str, names: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
    // Writing to a string does not fail.
    let _ = writeln!(page, "<h2>{title}</h2>\n<table><tr>");
    names.iter().for_each(|name| _ = write!(page, "<th>{name}</th>"));
    page.push_str("</tr>\n");
    let mut is_empty = true;
    for row in rows {
        is_empty = false;
        page.push_str("<tr>");
        row.iter().for_each(|cell| _ = write!(page, "<td>{}</td>", escape(cell)));
        page.push_str("</tr>\n");
    }
    if is_empty {
        let _ = writeln!(page, "<tr><td colspan=\"{}\">None.</td></tr>", names.len());
    }
    page.push_str("</table>\n");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
