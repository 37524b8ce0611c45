use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET, Rule, optional, required},
    id::is_uuid,
    json::{items, items_mut, set, text},
    media_state::Media,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    settings::Settings,
    snapshot::Snapshot,
    state::State,
    workspace,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/on-demand/playlists", create),
    (Method::GET, "/on-demand/playlists", list),
    (Method::GET, "/on-demand/playlists/{playlistId}", get),
    (Method::PUT, "/on-demand/playlists/{playlistId}", update),
    (Method::DELETE, "/on-demand/playlists/{playlistId}", delete),
    (Method::PATCH, "/on-demand/playlists/{playlistId}/media", add_media),
    (Method::PUT, "/on-demand/playlists/{playlistId}/media", change_order),
    (Method::DELETE, "/on-demand/playlists/{playlistId}/media", delete_media),
];

const TEXT: Rule = Rule::Text(usize::MAX);

const DATE: Rule = Rule::Such("must be a date such as 2026-01-31", is_date);

const DATES: Rule = Rule::Object(&[optional("startDate", DATE), optional("endDate", DATE)]);

const PLAY_ORDER: Rule = Rule::OneOf(&["createdDate ASC", "createdDate DESC"]);

const METADATA: Rule = Rule::Object(&[optional("createdDate", DATES), optional("updatedDate", DATES)]);

const CREATE: &[Field] = &[
    required("name", TEXT),
    required("referenceId", TEXT),
    required("type", Rule::OneOf(&["smart", "manual"])),
    optional("description", TEXT),
    optional("playOrder", PLAY_ORDER),
    optional("limit", Rule::Integer(1, i64::MAX)),
    optional("metadata", METADATA),
];

/// Fields that smart playlists also require.
const CREATE_SMART: &[Field] = &[required("playOrder", PLAY_ORDER), required("metadata", METADATA)];

const UPDATE: &[Field] = &[required("name", TEXT), required("description", TEXT)];

const MEDIA_IDS: &[Field] = &[required("mediaIds", Rule::List(&TEXT))];

const LIST: &[Field] = &[LIMIT, OFFSET];

/// Maximum number of media of a playlist for which no other was set.
const DEFAULT_LIMIT: u64 = 1000;

pub(crate) struct Playlist {
    /// The response of a read.
    record: Value,
    /// Maximum number of media, which no response contains.
    limit: usize,
}

/// The entry for a media in a playlist; `None` if there is no such media.
fn known_media(state: &State, id: &str) -> Option<Value> {
    let media = state.media.iter().find(|media| media.id() == id)?;
    let shown = ["createdAt", "creatorId", "duration", "id", "sourceResolution", "status", "thumbnail", "title"];
    let mut entry = shown.into_iter().map(|name| (name.to_owned(), media.get(name).clone())).collect();
    state.settings.older_forms().media(&mut entry);
    Some(entry.into())
}

/// The ids of the media that match a smart playlist, in its order.
fn matching_media(state: &State, order: Option<&Value>, dates: Option<&Value>) -> Vec<String> {
    let within = |media: &Media, date: &str, range: &str| {
        let bound = |name| dates?.get(range)?.get(name)?.as_str();
        let day = media.get(date).as_str().and_then(|date| date.get(..10)).unwrap_or_default();
        bound("startDate").is_none_or(|start| start <= day) && bound("endDate").is_none_or(|end| day <= end)
    };
    let fits = |media: &&Media| within(media, "createdAt", "createdDate") && within(media, "updatedAt", "updatedDate");
    let mut ids: Vec<_> = state.media.iter().filter(fits).map(|media| media.id().to_owned()).collect();
    if order.is_some_and(|order| order == "createdDate DESC") {
        ids.reverse();
    }
    ids
}

fn create(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let body = request.body(CREATE)?;
    let field = |name| body.get(name).cloned();
    let smart = body.get("type").is_some_and(|kind| kind == "smart");
    if smart {
        request.body(CREATE_SMART)?;
    }
    let taken = |playlist: &Playlist| playlist.record.get("referenceId") == body.get("referenceId");
    if state.playlists.iter().any(taken) {
        let description = format!("A playlist with the reference id {} exists.", json!(field("referenceId")));
        return Err(ApiResponse::error(StatusCode::CONFLICT, "Duplicate reference id", &description));
    }

    let now = state.settings.stamp();
    let mut record = json!({
        "id": state.ids.uuid(),
        "name": field("name"),
        "referenceId": field("referenceId"),
        "type": field("type"),
        "description": field("description"),
    });
    if smart {
        set(&mut record, "playOrder", field("playOrder"));
        set(&mut record, "metadata", field("metadata"));
    }
    set(&mut record, "mediaList", json!([]));
    set(&mut record, "workspaceId", workspace::ID);
    set(&mut record, "createdAt", now.clone());
    set(&mut record, "updatedAt", now);
    set(&mut record, "mediaCount", 0);

    let limit = body.get("limit").and_then(Value::as_u64).unwrap_or(DEFAULT_LIMIT);
    let mut playlist = Playlist { record, limit: usize::try_from(limit).unwrap_or(usize::MAX) };
    if smart {
        let matching = matching_media(state, body.get("playOrder"), body.get("metadata"));
        let media = matching.iter().filter_map(|id| known_media(state, id));
        playlist.replace_media(media.take(playlist.limit).collect());
    }
    let created = playlist.record.clone();
    state.playlists.push(playlist);
    Ok(ApiResponse::created(created))
}

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    let shown = ["id", "name", "type", "referenceId", "createdAt", "mediaCount"];
    let summary = |playlist: &Playlist| -> Value {
        shown.into_iter().map(|name| (name, playlist.record.get(name).cloned().unwrap_or_default())).collect()
    };
    let playlists: Vec<_> = state.playlists.iter().rev().map(summary).collect();
    Ok(ApiResponse::page(playlists.iter(), &query))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let index = find(state, request)?;
    shown(state, index)
}

fn update(state: &mut State, request: &Request<'_>) -> HandlerResult {
    // This operation declares no 404: an unknown id is an invalid field.
    let index = find(state, request).map_err(|_| wrong_id("is not the id of a playlist of this workspace"))?;
    let body = request.body(UPDATE)?;
    if let Some(playlist) = state.playlists.get_mut(index) {
        for (name, value) in body {
            set(&mut playlist.record, &name, value);
        }
        playlist.touch(&state.settings);
    }
    shown(state, index)
}

fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let index = find(state, request)?;
    state.playlists.remove(index);
    Ok(ApiResponse::done())
}

fn add_media(state: &mut State, request: &Request<'_>) -> HandlerResult {
    change_media(state, request, |state, playlist, ids| {
        let mut media = items(&playlist.record, "mediaList").to_vec();
        media.extend(accept(ids, "is not the id of a medium", |id| known_media(state, id))?);
        if media.len() > playlist.limit {
            let demand = format!("must not make it more than {} media", playlist.limit);
            return Err(ApiResponse::invalid(&[("mediaIds".to_owned(), demand)]));
        }
        Ok(media)
    })
    .map(|response| response.map_data(with_older_hosts))
}

/// Adding media is the one operation that returns thumbnails of the older host.
fn with_older_hosts(mut playlist: Value) -> Value {
    for medium in items_mut(&mut playlist, "mediaList").into_iter().flatten() {
        if let Some(thumbnail) = medium.get("thumbnail").and_then(Value::as_str) {
            let older = thumbnail.replacen("images.fastpix.com", "images.fastpix.io", 1);
            set(medium, "thumbnail", older);
        }
    }
    playlist
}

fn change_order(state: &mut State, request: &Request<'_>) -> HandlerResult {
    change_media(state, request, |_, playlist, ids| {
        let mut left = items(&playlist.record, "mediaList").to_vec();
        let media = accept(ids, NOT_A_MEMBER, |id| {
            let index = left.iter().position(|medium| text(medium, "id") == id)?;
            Some(left.remove(index))
        })?;
        if left.is_empty() {
            return Ok(media);
        }
        let demand = format!("must name all media of the playlist; {} are missing", left.len());
        Err(ApiResponse::invalid(&[("mediaIds".to_owned(), demand)]))
    })
}

fn delete_media(state: &mut State, request: &Request<'_>) -> HandlerResult {
    change_media(state, request, |_, playlist, ids| {
        let members = items(&playlist.record, "mediaList");
        let removed = accept(ids, NOT_A_MEMBER, |id| members.iter().find(|medium| text(medium, "id") == id))?;
        Ok(members.iter().filter(|member| !removed.contains(member)).cloned().collect())
    })
}

const NOT_A_MEMBER: &str = "is not in this playlist, or not that often";

/// The results of `find` for all ids, or the error for those that it does not find.
fn accept<T>(ids: &[&str], problem: &str, mut find: impl FnMut(&str) -> Option<T>) -> Result<Vec<T>, ApiResponse> {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for (index, id) in ids.iter().enumerate() {
        match find(id) {
            Some(medium) => found.push(medium),
            None => failures.push((format!("mediaIds.{index}"), problem.to_owned())),
        }
    }
    if failures.is_empty() { Ok(found) } else { Err(ApiResponse::invalid(&failures)) }
}

/// Replaces the media of a manual playlist by the result of `change` for the ids in the body.
fn change_media(
    state: &mut State,
    request: &Request<'_>,
    change: impl FnOnce(&State, &Playlist, &[&str]) -> Result<Vec<Value>, ApiResponse>,
) -> HandlerResult {
    let index = find(state, request)?;
    let body = request.body(MEDIA_IDS)?;
    let media = match state.playlists.get(index) {
        Some(playlist) if text(&playlist.record, "type") == "manual" => change(state, playlist, &media_ids(&body))?,
        _ => return Err(wrong_id("is that of a smart playlist, whose media follow from its metadata")),
    };
    if let Some(playlist) = state.playlists.get_mut(index) {
        playlist.replace_media(media);
        playlist.touch(&state.settings);
    }
    shown(state, index)
}

fn media_ids(body: &Map<String, Value>) -> Vec<&str> {
    body.get("mediaIds").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

impl Snapshot for Playlist {
    fn save(&self) -> Value {
        json!({"record": self.record, "limit": self.limit})
    }

    fn load(saved: &Value, _: &State) -> Result<Self, (&'static str, &'static str)> {
        let record = saved.get("record").filter(|record| !text(record, "id").is_empty());
        let record = record.ok_or(("record.id", "must be a string"))?.clone();
        let limit = saved.get("limit").and_then(Value::as_u64).unwrap_or(DEFAULT_LIMIT);
        Ok(Self { record, limit: usize::try_from(limit).unwrap_or(usize::MAX) })
    }
}

impl Playlist {
    fn replace_media(&mut self, media: Vec<Value>) {
        set(&mut self.record, "mediaCount", media.len());
        items_mut(&mut self.record, "mediaList").into_iter().for_each(|list| list.clone_from(&media));
    }

    fn touch(&mut self, settings: &Settings) {
        set(&mut self.record, "updatedAt", settings.stamp());
    }
}

fn find(state: &State, request: &Request<'_>) -> Result<usize, ApiResponse> {
    let id = request.parameter("playlistId");
    if !is_uuid(id) {
        return Err(wrong_id("must be a UUID"));
    }
    state
        .playlists
        .iter()
        .position(|playlist| text(&playlist.record, "id") == id)
        .ok_or_else(|| ApiResponse::not_found("playlist", id))
}

fn shown(state: &State, index: usize) -> HandlerResult {
    Ok(ApiResponse::ok(state.playlists.get(index).map(|playlist| playlist.record.clone()).unwrap_or_default()))
}

fn wrong_id(problem: &str) -> ApiResponse {
    ApiResponse::invalid(&[("playlistId".to_owned(), problem.to_owned())])
}

/// Returns true if the value has the form YYYY-MM-DD. Any digits are accepted.
fn is_date(value: &Value) -> bool {
    let shape = |text: &str| text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    value.as_str().is_some_and(|text| shape(text) == "0000-00-00")
}
