//! A workspace to try things on, made by the operations themselves.

use std::time::Duration;

use http::Method;
use serde_json::{Value, json};

use crate::{
    json::{set, text},
    live_streams,
    router::route,
    state::State,
    time::rfc3339,
};

const STREAMS: u64 = 57;

const TITLES: [&str; 12] = [
    "A tour of the harbour",
    "Bread from nothing but flour",
    "Evening concert",
    "How a lock works",
    "The night train",
    "Repairing a bicycle wheel",
    "Birds of the estuary",
    "Interview with a lighthouse keeper",
    "Sailing for beginners",
    "The old observatory",
    "Market day",
    "A walk in the rain",
];

pub(crate) fn fill(state: &mut State) {
    for number in 0..STREAMS {
        let policy = if number % 3 == 0 { "private" } else { "public" };
        let settings =
            json!({"mediaPolicy": policy, "metadata": {"livestream_name": format!("Camera {}", number + 1)}});
        let body = json!({"playbackSettings": {"accessPolicy": policy}, "inputMediaSettings": settings});
        let id = create(state, Method::POST, "/live/streams", &body, "streamId");
        match number % 10 {
            // Which also creates a recording.
            2 => _ = live_streams::start_broadcast(state, &id),
            7 => _ = call(state, Method::PUT, &format!("/live/streams/{id}/live-disable"), &Value::Null),
            _ => {}
        }
    }
    let mut media_ids = Vec::new();
    for (number, title) in TITLES.iter().enumerate() {
        // A host below `.invalid` makes the media fail.
        let host = if number == 9 { "files.invalid" } else { "files.example" };
        let body = json!({
            "inputs": [{"type": "video", "url": format!("https://{host}/{number}.mp4")}],
            "accessPolicy": if number % 4 == 3 { "private" } else { "public" },
            "title": title,
            "mp4Support": "capped_4k",
            "metadata": {"series": if number % 2 == 0 { "Around the city" } else { "At the coast" }},
        });
        media_ids.push(create(state, Method::POST, "/on-demand", &body, "id"));
    }
    state.finish_processing();
    let inputs = json!([{"type": "video", "url": "https://files.example/new.mp4"}]);
    let body = json!({"inputs": inputs, "accessPolicy": "public", "title": "Just arrived"});
    create(state, Method::POST, "/on-demand", &body, "id");
    create(state, Method::POST, "/on-demand/upload", &json!({"corsOrigin": "*"}), "uploadId");
    create(state, Method::POST, "/iam/signing-keys", &Value::Null, "id");
    for (number, name) in ["Around the city", "At the coast", "Everything"].into_iter().enumerate() {
        let body = json!({"name": name, "referenceId": format!("demo-{}", number + 1), "type": "manual"});
        let id = create(state, Method::POST, "/on-demand/playlists", &body, "id");
        let members = media_ids.iter().enumerate().filter(|(index, _)| number == 2 || index % 2 == number);
        let members: Vec<_> = members.map(|(_, id)| id).collect();
        call(state, Method::PATCH, &format!("/on-demand/playlists/{id}/media"), &json!({"mediaIds": members}));
    }
    backdate(state);
}

/// Spreads the times of creation over the last days, an hour apart, so that orders can be told from one another.
fn backdate(state: &mut State) {
    let now = state.settings.since_1970();
    let ago =
        |hours: usize| rfc3339(now.saturating_sub(Duration::from_secs(3_600) * u32::try_from(hours).unwrap_or(0)));
    let count = state.live_streams.len();
    for (index, stream) in state.live_streams.iter_mut().enumerate() {
        set(stream, "createdAt", ago(count - index));
    }
}

fn create(state: &mut State, method: Method, path: &str, body: &Value, id: &str) -> String {
    text(&call(state, method, path, body), id).to_owned()
}

/// The `data` of the response; `null` if there is none.
fn call(state: &mut State, method: Method, path: &str, body: &Value) -> Value {
    let result = route(state, &method, &format!("/v1{path}"), None, body.to_string().as_bytes());
    result.map(crate::response::ApiResponse::into_data).unwrap_or_default()
}
