use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    check::{Field, METADATA, PAGE, Rule, optional, or, required},
    clips,
    media_settings::{PULL, check_inputs, inputs},
    media_state::{Media, Origin, Source, Track, find},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand", create),
    (Method::GET, "/on-demand", list),
    (Method::GET, "/on-demand/{mediaId}", get),
    (Method::PATCH, "/on-demand/{mediaId}", update),
    (Method::DELETE, "/on-demand/{mediaId}", delete),
    (Method::PATCH, "/on-demand/{mediaId}/source-access", update_source_access),
    (Method::PATCH, "/on-demand/{mediaId}/update-mp4Support", update_mp4_support),
    (Method::GET, "/on-demand/{mediaId}/input-info", input_info),
];

const UPDATE: &[Field] =
    &[optional("metadata", METADATA), optional("title", Rule::Text(255)), optional("creatorId", Rule::Text(255))];

const SOURCE_ACCESS: &[Field] = &[required("sourceAccess", Rule::Flag)];

const MP4_SUPPORT: &[Field] =
    &[required("mp4Support", Rule::OneOf(&["none", "capped_4k", "audioOnly", "audioOnly,capped_4k"]))];

pub(crate) fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let settings = check_inputs(request.body(PULL)?, "")?;
    let Some(video) = inputs(&settings, "video").next().map(|(_, video)| video.clone()) else {
        return Err(ApiResponse::invalid(&[("inputs".to_owned(), "must have an input of type video".to_owned())]));
    };
    let url = or(Some(&video), "url", "").as_str().unwrap_or_default().to_owned();
    let (media_id, stream_id) = clips::origin(state, &url);
    let id = state.ids.uuid();
    let media = Media::new(state, &id, &settings, Source { url, range: video, media_id, stream_id });
    let created = json!({
        "id": id,
        "trial": false,
        "status": media.get("status"),
        "createdAt": media.get("createdAt"),
        "updatedAt": media.get("updatedAt"),
        "playbackIds": media.get("playbackIds"),
        "metadata": media.get("metadata"),
        "mediaQuality": media.get("mediaQuality"),
        "sourceAccess": media.get("sourceAccess"),
        "maxResolution": media.get("maxResolution"),
        "inputs": settings.get("inputs"),
        "optimizeAudio": media.get("optimizeAudio"),
    });
    media.emit("created");
    state.media.push(media);
    Ok(ApiResponse::created(created))
}

pub(crate) fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    let media: Vec<_> = state.media.iter().map(Media::listed).collect();
    Ok(ApiResponse::list(media.iter(), &query))
}

pub(crate) fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let detail = media.detail();
    media.finish_by_reading();
    Ok(ApiResponse::ok(detail))
}

pub(crate) fn update(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    for (name, value) in request.body(UPDATE)? {
        media.set(&name, value);
    }
    media.emit("updated");
    Ok(ApiResponse::ok(media.updated()))
}

pub(crate) fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    media.emit("deleted");
    let id = media.id().to_owned();
    state.media.retain(|media| media.id() != id);
    Ok(ApiResponse::done())
}

pub(crate) fn update_source_access(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    for (name, value) in request.body(SOURCE_ACCESS)? {
        let (is_changed, is_available) = (*media.get(&name) != value, value == true);
        media.set(&name, value);
        media.emit("updated");
        if is_changed && media.is_ready() {
            media.emit(if is_available { "source.ready" } else { "source.deleted" });
        }
    }
    Ok(ApiResponse::ok(media.updated()))
}

pub(crate) fn update_mp4_support(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let body = request.body(MP4_SUPPORT)?;
    let kinds = body.get("mp4Support").and_then(Value::as_str).unwrap_or_default();
    if kinds != "none" && kinds == media.mp4_support() {
        let description = format!("This media has MP4 support {kinds:?} already.");
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "Nothing would change", &description));
    }
    media.set_mp4_support(kinds);
    media.emit("updated");
    Ok(ApiResponse::ok(media.updated()))
}

pub(crate) fn input_info(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let media = find(state, request)?;
    let tracks = media.tracks().iter().filter(|track| track.origin == Origin::File);
    let tracks: Vec<_> = tracks.map(|track: &Track| &track.record).collect();
    let info = json!({
        "configuration": {"url": media.source().url},
        "file": {"containerFormat": media.is_ready().then(|| media.source().format()), "tracks": tracks},
    });
    media.finish_by_reading();
    Ok(ApiResponse::ok(info))
}
