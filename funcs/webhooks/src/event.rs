use std::{fmt, ops::Range, str};

use fastpix_models::Timestamp;
use serde_json::value::RawValue;

use crate::{
    EventData, EventType, WebhookError,
    event_type::Family,
    json::{members, string},
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
    subjects: Subjects,
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

#[derive(Clone, Default, PartialEq)]
struct Subjects {
    media: Option<String>,
    stream: Option<String>,
    upload: Option<String>,
    track: Option<String>,
}

impl Event {
    pub(crate) fn read(body: &[u8], matched_secret: usize) -> Result<Self, WebhookError> {
        let not_json = || WebhookError::NotJson { body: body.to_owned() };
        let raw = str::from_utf8(body).map_err(|_| not_json())?;
        let names = [
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
        let Some(values) = members(raw, names) else {
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(raw).is_ok();
            return Err(if is_json { WebhookError::NotAnEvent { body: body.to_owned() } } else { not_json() });
        };
        let [name, id, object, workspace, status, created, attempts, data, workspace_b, environment, created_b] =
            values;
        let name = name.filter(|json| json.starts_with('"')).and_then(string);
        let name = name.ok_or_else(|| WebhookError::NotAnEvent { body: body.to_owned() })?;
        let family = Family::of(&name);
        let object = object.and_then(EventObject::read);
        Ok(Self {
            id: id.and_then(string),
            event_type: EventType::from(name),
            workspace: workspace.or(workspace_b).or(environment).and_then(EventWorkspace::read),
            status: status.and_then(string),
            created_at: created.or(created_b).and_then(string).map(Timestamp::from),
            attempts: attempts.map_or(0, count),
            #[cfg(any(feature = "media", feature = "upload", feature = "live", feature = "ai"))]
            data: data.map_or(EventData::Unknown, |json| EventData::read(family, json)),
            #[cfg(not(any(feature = "media", feature = "upload", feature = "live", feature = "ai")))]
            data: EventData::Unknown,
            matched_secret,
            subjects: Subjects::read(family, object.as_ref(), data.unwrap_or_default()),
            object,
            raw: raw.to_owned(),
            raw_data: data.map(|data| {
                let start = data.as_ptr() as usize - raw.as_ptr() as usize;
                start..start + data.len()
            }),
        })
    }

    /// The media ID, if the event is about a media, a track, an AI result or an upload. An upload has the ID of its media.
    pub fn media_id(&self) -> Option<&str> {
        self.subjects.media.as_deref()
    }

    /// The live stream ID, if the event is about a live stream, a simulcast target or a media from a live stream.
    pub fn stream_id(&self) -> Option<&str> {
        self.subjects.stream.as_deref()
    }

    /// The upload ID, if the event is about a direct upload.
    pub fn upload_id(&self) -> Option<&str> {
        self.subjects.upload.as_deref()
    }

    /// The track ID, if the event is about a track and names it.
    pub fn track_id(&self) -> Option<&str> {
        self.subjects.track.as_deref()
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

impl Subjects {
    fn read(family: Family, object: Option<&EventObject>, data: &str) -> Self {
        let object_id = object.and_then(|object| object.id.clone());
        let names = ["id", "mediaId", "streamId", "uploadId"];
        let [id, media, stream, upload] = members(data, names).unwrap_or_default().map(|json| json.and_then(string));
        match family {
            Family::Media => Self { media: object_id.or(media).or(id), stream, upload, track: None },
            Family::LiveMedia => Self { media: media.or(id).or(object_id), stream, upload, track: None },
            Family::Track => Self { media: object_id.or(media), stream, upload, track: id },
            Family::Upload => {
                let upload = upload.or(object_id).or(id);
                Self { media: media.or_else(|| upload.clone()), stream, upload, track: None }
            }
            Family::LiveStream | Family::Simulcast => Self { media, stream: stream.or(object_id), upload, track: None },
            Family::Summary | Family::Chapters | Family::Moderation | Family::NamedEntities => {
                Self { media: object_id.or(media), stream, upload, track: None }
            }
            Family::Other => {
                let kind = object.and_then(|object| object.r#type.as_deref()).unwrap_or_default();
                let of = |word| object_id.clone().filter(|_| kind.contains(word));
                Self { media: of("media").or(media), stream: of("live").or(stream), upload, track: None }
            }
        }
    }
}

fn count(json: &str) -> usize {
    serde_json::from_str::<Vec<&RawValue>>(json).map_or(0, |list| list.len())
}
