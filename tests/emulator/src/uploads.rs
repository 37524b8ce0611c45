use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, PAGE, Rule, optional, or, required},
    media_settings::{PUSH, check_inputs},
    media_state::{Media, Source, playback},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand/upload", create),
    (Method::GET, "/on-demand/uploads", list),
    (Method::PUT, "/on-demand/upload/{uploadId}/cancel", cancel),
];

const CREATE: &[Field] =
    &[required("corsOrigin", Rule::Text(usize::MAX)), optional("pushMediaSettings", Rule::Nested(PUSH))];

/// A URL that waits for a file, or that did so once.
#[derive(Debug)]
pub(crate) struct Upload {
    record: Value,
    settings: Value,
    status: &'static str,
}

impl Upload {
    fn get(&self, name: &str) -> Value {
        or(Some(&self.record), name, Value::Null)
    }

    fn is_waiting(&self) -> bool {
        self.status == "waiting"
    }
}

pub(crate) fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let mut body = request.body(CREATE)?;
    let settings = match body.shift_remove("pushMediaSettings") {
        Some(Value::Object(settings)) => check_inputs(settings, "pushMediaSettings.")?,
        _ => json!({}),
    };
    let set = Some(&settings);
    let id = state.ids.uuid();
    let record = json!({
        "uploadId": id,
        "id": id,
        "mediaId": id,
        "trial": false,
        "status": "waiting",
        "url": format!("https://uploads.fastpix.test/{id}?signature={}", state.ids.hex()),
        "timeout": 14_400,
        "corsOrigin": body.get("corsOrigin"),
        "pushMediaSettings": {
            "playbackIds": [playback(&settings)],
            "metadata": or(set, "metadata", json!({})),
            "mediaQuality": or(set, "mediaQuality", "standard"),
            "sourceAccess": or(set, "sourceAccess", false),
            "optimizeAudio": or(set, "optimizeAudio", false),
        },
    });
    state.uploads.push(Upload { record: record.clone(), settings, status: "waiting" });
    Ok(ApiResponse::created(record))
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    let waiting: Vec<_> = state.uploads.iter().filter(|upload| upload.is_waiting()).collect();
    Ok(ApiResponse::list(waiting.iter().map(|upload| &upload.record), &query))
}

pub(crate) fn cancel(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let id = request.parameter("uploadId");
    let upload = find(state, id).ok_or_else(|| ApiResponse::not_found("upload", id))?;
    if !upload.is_waiting() {
        let description = format!("This upload is {}.", upload.status);
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "The upload cannot be cancelled", &description));
    }
    upload.status = "cancelled";
    let set = Some(&upload.settings);
    Ok(ApiResponse::ok(json!({
        "uploadId": id,
        "trial": false,
        "status": upload.status,
        "url": upload.get("url"),
        "timeout": upload.get("timeout"),
        "corsOrigin": upload.get("corsOrigin"),
        "maxResolution": or(set, "maxResolution", "1080p"),
        "accessPolicy": or(set, "accessPolicy", "public"),
        "metadata": or(set, "metadata", json!({})),
        "title": or(set, "title", Value::Null),
        "creatorId": or(set, "creatorId", Value::Null),
    })))
}

/// Makes a media of an upload. `false` if no such upload is waiting.
pub(crate) fn complete(state: &mut State, id: &str) -> bool {
    let Some(upload) = find(state, id).filter(|upload| upload.is_waiting()) else { return false };
    upload.status = "completed";
    let url = upload.get("url").as_str().unwrap_or_default().to_owned();
    let settings = upload.settings.clone();
    let source = Source { url, range: settings.clone(), media_id: Value::Null, stream_id: Value::Null };
    let media = Media::new(&mut state.ids, id, &settings, source);
    state.media.push(media);
    true
}

fn find<'a>(state: &'a mut State, id: &str) -> Option<&'a mut Upload> {
    state.uploads.iter_mut().find(|upload| upload.get("uploadId") == id)
}
