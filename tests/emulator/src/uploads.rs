use std::sync::Arc;

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, PAGE, Rule, optional, or, required},
    json::{set, text},
    media_settings::{PUSH, check_inputs},
    media_state::{Media, Source, playback},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    snapshot::Snapshot,
    state::State,
    storage::Session,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand/upload", create),
    (Method::GET, "/on-demand/uploads", list),
    (Method::PUT, "/on-demand/upload/{uploadId}/cancel", cancel),
];

const CREATE: &[Field] =
    &[required("corsOrigin", Rule::Text(usize::MAX)), optional("pushMediaSettings", Rule::Nested(PUSH))];

/// Time limit for sending the file, in seconds.
const TIMEOUT: u64 = 14_400;

/// A direct upload: waiting for its file, completed, cancelled or timed out.
pub(crate) struct Upload {
    record: Value,
    settings: Value,
    /// Until when its file can be sent, in unix seconds.
    expires: u64,
    status: &'static str,
    session: Arc<Session>,
    /// True if the media that is made from the file fails.
    fails: bool,
}

impl Snapshot for Upload {
    fn save(&self) -> Value {
        json!({"record": self.record, "settings": self.settings, "status": self.status, "expires": self.expires, "fails": self.fails})
    }

    /// The bytes of a file are not part of a state: an upload that was not complete begins again.
    fn load(saved: &Value, state: &State) -> Result<Self, (&'static str, &'static str)> {
        let record = saved.get("record").filter(|record| !text(record, "uploadId").is_empty());
        let record = record.ok_or(("record.uploadId", "must be a string"))?;
        let mut record = record.clone();
        let status = ["waiting", "completed", "cancelled", "timed_out"];
        let status = status.into_iter().find(|status| text(saved, "status") == *status);
        let status = status.ok_or(("status", "must be one of: waiting, completed, cancelled, timed_out"))?;
        let settings = or(Some(saved), "settings", json!({}));
        let expires = saved.get("expires").and_then(Value::as_u64).unwrap_or(u64::MAX);
        let fails = or(Some(saved), "fails", false) == true;
        let (url, session) = state.storage.restore(text(&record, "url"), status == "waiting");
        set(&mut record, "url", url);
        Ok(Self { record, settings, status, expires, session, fails })
    }
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
    let given = Some(&settings);
    let id = state.ids.uuid();
    let (url, session) = state.storage.open(&id, &mut state.ids);
    let record = json!({
        "uploadId": id,
        "trial": false,
        "status": "waiting",
        "url": url,
        "timeout": TIMEOUT,
        "corsOrigin": body.get("corsOrigin"),
        "pushMediaSettings": {
            "playbackIds": [playback(&settings)],
            "metadata": or(given, "metadata", json!({})),
            "mediaQuality": or(given, "mediaQuality", "standard"),
            "sourceAccess": or(given, "sourceAccess", false),
            "optimizeAudio": or(given, "optimizeAudio", false),
        },
    });
    state.webhooks.media("media.upload", &id, record.clone());
    let expires = state.settings.now() + TIMEOUT;
    let upload = Upload { record: record.clone(), settings, expires, status: "waiting", session, fails: false };
    state.uploads.push(upload);
    Ok(ApiResponse::created(record))
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    expire(state);
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
    upload.session.expire();
    let settings = Some(&upload.settings);
    let mut cancelled = json!({
        "uploadId": id,
        "trial": false,
        "status": upload.status,
        "url": upload.get("url"),
        "timeout": upload.get("timeout"),
        "corsOrigin": upload.get("corsOrigin"),
        "maxResolution": or(settings, "maxResolution", "1080p"),
        "accessPolicy": or(settings, "accessPolicy", "public"),
        "metadata": or(settings, "metadata", json!({})),
    });
    for name in ["title", "creatorId"] {
        upload.settings.get(name).into_iter().for_each(|value| set(&mut cancelled, name, value.clone()));
    }
    state.webhooks.media("media.upload.cancelled", id, cancelled.clone());
    Ok(ApiResponse::ok(cancelled))
}

/// Creates the media of an upload. `false` if no such upload is waiting.
pub(crate) fn complete(state: &mut State, id: &str) -> bool {
    let Some(upload) = find(state, id).filter(|upload| upload.is_waiting()) else { return false };
    upload.status = "completed";
    let url = upload.get("url").as_str().unwrap_or_default().to_owned();
    let fails = upload.fails;
    let (settings, upload_data) = (upload.settings.clone(), upload.record.clone());
    let source = Source { url, range: settings.clone(), media_id: Value::Null, stream_id: Value::Null };
    let mut data = upload_data;
    set(&mut data, "status", "media_created");
    set(&mut data, "mediaId", id);
    state.webhooks.media("upload.media_created", id, data);
    let mut media = Media::new(state, id, &settings, source);
    media.fails = fails;
    state.media.push(media);
    true
}

/// Gives up the uploads whose file did not arrive in time.
fn expire(state: &mut State) {
    let now = state.settings.now();
    for upload in state.uploads.iter_mut().filter(|upload| upload.is_waiting() && upload.expires <= now) {
        upload.status = "timed_out";
        upload.session.expire();
    }
}

/// Makes the media of an upload fail, whether or not its file has arrived. `false` if there is no such upload, or if
/// the media is ready.
pub(crate) fn fail(state: &mut State, id: &str) -> bool {
    if let Some(media) = state.media.iter_mut().find(|media| media.id() == id) {
        media.fails = true;
        return !media.is_ready();
    }
    find(state, id).map(|upload| upload.fails = true).is_some()
}

/// The session of an upload at the storage host.
pub(crate) fn session(state: &State, id: &str) -> Option<Arc<Session>> {
    let upload = state.uploads.iter().find(|upload| upload.get("uploadId") == id)?;
    if upload.is_waiting() && upload.expires <= state.settings.now() {
        upload.session.expire();
    }
    Some(upload.session.clone())
}

fn find<'a>(state: &'a mut State, id: &str) -> Option<&'a mut Upload> {
    expire(state);
    state.uploads.iter_mut().find(|upload| upload.get("uploadId") == id)
}
