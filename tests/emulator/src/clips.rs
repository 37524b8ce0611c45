use http::Method;
use serde_json::Value;

use crate::{
    check::PAGE,
    media_state::{Media, find},
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    state::State,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::GET, "/on-demand/{mediaId}/media-clips", of_media),
    (Method::GET, "/on-demand/{livestreamId}/live-clips", of_live_stream),
];

/// The media or the live stream that the file at this URL is a clip of: the last segment of the path is its id or one
/// of its playback ids, as in `https://stream.fastpix.com/{playbackId}.m3u8`.
pub(crate) fn origin(state: &State, url: &str) -> (Value, Value) {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let id = name.split('.').next().unwrap_or_default();
    let plays = |ids: &[Value]| ids.iter().any(|playback| playback.get("id").is_some_and(|known| known == id));
    let media = state.media.iter().find(|media| media.id() == id || plays(media.playback_ids()));
    let stream = state.live_streams.iter().find(|stream| {
        let playback_ids = stream.get("playbackIds").and_then(Value::as_array);
        is_stream(stream, id) || playback_ids.is_some_and(|ids| plays(ids))
    });
    (
        media.map_or(Value::Null, |media| media.get("id").clone()),
        stream.and_then(|stream| stream.get("streamId")).cloned().unwrap_or_default(),
    )
}

pub(crate) fn of_media(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    let id = find(state, request)?.get("id").clone();
    let clips: Vec<_> =
        state.media.iter().filter(|media| *media.get("sourceMediaId") == id).map(Media::listed).collect();
    Ok(ApiResponse::list(clips.iter(), &query))
}

/// Clips of a deleted stream are still listed. For an unknown stream the API declares a 422, not a 404.
pub(crate) fn of_live_stream(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(PAGE)?;
    let id = request.parameter("livestreamId");
    let clips: Vec<_> = state.media.iter().filter(|media| media.source().stream_id == id).map(Media::listed).collect();
    if clips.is_empty() && !state.live_streams.iter().any(|stream| is_stream(stream, id)) {
        let demand = "must be the id of a live stream of this workspace".to_owned();
        return Err(ApiResponse::invalid(&[("livestreamId".to_owned(), demand)]));
    }
    Ok(ApiResponse::list(clips.iter(), &query))
}

fn is_stream(stream: &Value, id: &str) -> bool {
    stream.get("streamId").is_some_and(|known| known == id)
}
