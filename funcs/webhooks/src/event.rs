use std::{fmt, ops::Range, str, sync::OnceLock};

use fastpix_models::Timestamp;

use crate::{
    EventData, EventType, WebhookError,
    event_type::Family,
    json::{elements, is_json, members, read_members, string},
};

/// Event that FastPix posted.
///
/// Every field but the type can be absent. Unknown types, unknown fields and `null` are read, and data of another shape than
/// expected is [`EventData::Unknown`]: an event is never lost to a model. [`raw`](Self::raw) is the JSON as it was received.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Event ID. A repeated delivery has the same ID.
    pub id: Option<String>,
    /// Type of the event.
    pub event_type: EventType,
    /// Object that the event is about.
    pub object: Option<EventObject>,
    /// Workspace of the object.
    pub workspace: Option<EventWorkspace>,
    /// Status as a free string, for example `ready`.
    pub status: Option<String>,
    /// Creation time of the event, in UTC with nanoseconds.
    pub created_at: Option<Timestamp>,
    /// Number of earlier delivery attempts that the event lists.
    pub attempts: usize,
    /// Data of the event.
    pub data: EventData,
    matched_secret: usize,
    family: Family,
    ids: Ids,
    raw: String,
    raw_data: Option<Range<usize>>,
}

/// Object that an event is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventObject {
    /// Type of the object. The words differ between events: `media`, `video.media`, `live`, `live-stream`.
    pub r#type: Option<String>,
    /// Object ID.
    pub id: Option<String>,
}

/// Workspace of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventWorkspace {
    /// Workspace ID, a UUID.
    pub id: Option<String>,
    /// Workspace name.
    pub name: Option<String>,
}

/// IDs of the data. They are read when they are asked for.
#[derive(Clone, Default)]
struct Ids(OnceLock<[Option<String>; 4]>);

/// They are part of the JSON, which is compared.
impl PartialEq for Ids {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Members of an event. The last ones are from older documents.
const NAMES: [&str; 11] = [
    "type",
    "id",
    "object",
    "workspace",
    "status",
    "createdAt",
    "attempts",
    "data",
    "Workspace",
    "environment",
    "created_at",
];

impl Event {
    pub(crate) fn read(body: &[u8], matched_secret: usize) -> Result<Self, WebhookError> {
        let not_json = || WebhookError::NotJson { body: body.to_owned() };
        let raw = str::from_utf8(body).map_err(|_| not_json())?;
        let mut values = [None; NAMES.len()];
        let mut typed = None;
        let is_object = read_members(raw, &NAMES, &mut values, &mut |index, before, rest| {
            if NAMES.get(index) != Some(&"data") {
                return None;
            }
            // The type is the first member. It is read here, so that the data is read once.
            let family = Family::of(&before.first().copied().flatten().and_then(string)?);
            let (data, length) = EventData::read(family, rest).unzip();
            typed = data.map(|data| (family, data));
            length
        });
        if is_object.is_none() {
            return Err(if is_json(raw) { WebhookError::NotAnEvent { body: body.to_owned() } } else { not_json() });
        }
        let [name, id, object, workspace, status, created, attempts, data, workspace_b, environment, created_b] =
            values;
        let name = name.filter(|json| json.starts_with('"')).and_then(string);
        let name = name.ok_or_else(|| WebhookError::NotAnEvent { body: body.to_owned() })?;
        let family = Family::of(&name);
        // Read again if the type came after it.
        let typed = typed.filter(|(read_as, _)| *read_as == family).map(|(_, data)| data);
        let typed = typed.or_else(|| EventData::read(family, data?).map(|(data, _)| data));
        Ok(Self {
            id: id.and_then(string),
            event_type: EventType::from(name),
            object: object.and_then(EventObject::read),
            workspace: workspace.or(workspace_b).or(environment).and_then(EventWorkspace::read),
            status: status.and_then(string),
            created_at: created.or(created_b).and_then(string).map(Timestamp::from),
            attempts: attempts.and_then(elements).map_or(0, |attempts| attempts.len()),
            data: typed.unwrap_or(EventData::Unknown),
            matched_secret,
            family,
            ids: Ids::default(),
            raw: raw.to_owned(),
            raw_data: data.map(|data| {
                let start = data.as_ptr() as usize - raw.as_ptr() as usize;
                start..start + data.len()
            }),
        })
    }

    /// The media ID, if the event is about a media, a track, an AI result or an upload. An upload has the ID of its media.
    pub fn media_id(&self) -> Option<&str> {
        let [id, media, _, _] = self.ids();
        match self.family {
            Family::Media => self.object_id().or(media).or(id),
            Family::LiveMedia => media.or(id).or(self.object_id()),
            Family::Track | Family::Summary | Family::Chapters | Family::Moderation | Family::NamedEntities => {
                self.object_id().or(media)
            }
            Family::Upload => media.or(self.upload_id()),
            Family::LiveStream | Family::Simulcast => media,
            Family::Other => self.object_id_of(Family::Media).or(media),
        }
    }

    /// The live stream ID, if the event is about a live stream, a simulcast target or a media from a live stream.
    pub fn stream_id(&self) -> Option<&str> {
        let [_, _, stream, _] = self.ids();
        match self.family {
            Family::LiveStream | Family::Simulcast => stream.or(self.object_id()),
            Family::Other => self.object_id_of(Family::LiveStream).or(stream),
            _ => stream,
        }
    }

    /// The upload ID, if the event is about a direct upload.
    pub fn upload_id(&self) -> Option<&str> {
        let [id, _, _, upload] = self.ids();
        match self.family {
            Family::Upload => upload.or(self.object_id()).or(id),
            _ => upload,
        }
    }

    /// The track ID, if the event is about a track and names it.
    pub fn track_id(&self) -> Option<&str> {
        let [id, _, _, _] = self.ids();
        id.filter(|_| self.family == Family::Track)
    }

    fn object_id(&self) -> Option<&str> {
        self.object.as_ref()?.id.as_deref()
    }

    /// The ID of the object if it is of this family by its own type.
    fn object_id_of(&self, family: Family) -> Option<&str> {
        let kind = self.object.as_ref()?.r#type.as_deref()?;
        self.object_id().filter(|_| Family::of_object(kind) == family)
    }

    /// The members of the data that are IDs: `id`, `mediaId`, `streamId`, `uploadId`.
    fn ids(&self) -> [Option<&str>; 4] {
        let read = || {
            let values = self.raw_data().and_then(|data| members(data, ["id", "mediaId", "streamId", "uploadId"]));
            values.unwrap_or_default().map(|json| json.and_then(string))
        };
        self.ids.0.get_or_init(read).each_ref().map(Option::as_deref)
    }

    /// The JSON of the event as it was received. It can contain stream keys.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The JSON of `data` as it was received, if there is any. It can contain stream keys.
    pub fn raw_data(&self) -> Option<&str> {
        self.raw.get(self.raw_data.clone()?)
    }

    /// The index of the secret that matched: 0 is the one of [`WebhookSecret::new`](crate::WebhookSecret::new).
    pub fn matched_secret(&self) -> usize {
        self.matched_secret
    }
}

/// Stream keys are in the JSON, so it is not shown.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("id", &self.id)
            .field("event_type", &self.event_type)
            .field("object", &self.object)
            .field("workspace", &self.workspace)
            .field("status", &self.status)
            .field("created_at", &self.created_at)
            .field("attempts", &self.attempts)
            .field("data", &self.data)
            .finish_non_exhaustive()
    }
}

impl EventObject {
    fn read(json: &str) -> Option<Self> {
        let [kind, name, id] = members(json, ["type", "name", "id"])?.map(|json| json.and_then(string));
        Some(Self { r#type: kind.or(name), id })
    }
}

impl EventWorkspace {
    fn read(json: &str) -> Option<Self> {
        let Some([id, name]) = members(json, ["id", "name"]) else {
            // Older events have the name alone.
            return string(json).map(|name| Self { id: None, name: Some(name) });
        };
        Some(Self { id: id.and_then(string), name: name.and_then(string) })
    }
}
