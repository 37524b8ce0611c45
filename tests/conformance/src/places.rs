//! The values of full responses, by their JSON pointers.

use serde_json::Value;

use crate::Row;

/// Results of AI features in a media, and in the first of a list.
const AI_OF_MEDIA: &[&str] = &[
    "/data/chapters/data",
    "/data/chapters/data/",
    "/data/namedEntities/data",
    "/data/namedEntities/data/",
    "/data/moderation/data",
    "/data/moderation/data/",
    "/data/advancedSummary/data",
    "/data/advancedSummary/data/",
    "/data/attributedTranscript/data",
    "/data/attributedTranscript/data/",
];
const AI_OF_LISTED_MEDIA: &[&str] = &[
    "/data/0/chapters/data",
    "/data/0/chapters/data/",
    "/data/0/namedEntities/data",
    "/data/0/namedEntities/data/",
    "/data/0/moderation/data",
    "/data/0/moderation/data/",
    "/data/0/advancedSummary/data",
    "/data/0/advancedSummary/data/",
    "/data/0/attributedTranscript/data",
    "/data/0/attributedTranscript/data/",
];

/// Values of any type, and with a slash at the end all values below. The lists and maps themselves are of one type.
const ANYTHING: &[(&str, &[&str])] = &[
    ("manage_videos_get_media", AI_OF_MEDIA),
    ("manage_videos_list_live_clips", AI_OF_LISTED_MEDIA),
    ("manage_videos_list_media", AI_OF_LISTED_MEDIA),
    ("manage_videos_updated_media", AI_OF_MEDIA),
    ("manage_videos_updated_mp4_support", AI_OF_MEDIA),
    ("manage_videos_updated_source_access", AI_OF_MEDIA),
    ("views_list_video_views", &["/data/0/errorId", "/data/1/errorId"]),
    (
        "views_get_video_view_details",
        &[
            "/data/custom/",
            "/data/errorId",
            "/data/fpEmbed",
            "/data/playerHeight",
            "/data/playerViewCount",
            "/data/playerWidth",
            "/data/propertyId",
            "/data/events/0/vt",
            "/data/events/0/et",
            "/data/events/0/eventTime",
            "/data/events/0/d/br",
            "/data/events/0/d/h",
            "/data/events/0/d/w",
            "/data/events/0/d/fps",
            "/data/events/0/d/c",
            "/data/events/0/d/code",
        ],
    ),
];

/// Fields that are a number or a string, or a list or a string, wherever they are.
const SEVERAL_TYPES: &[&str] = &["/duration", "/frameRate", "/mp4Support"];

/// Returns true if a value of the response can be of any type.
pub fn is_anything(row: &Row, pointer: &str) -> bool {
    let of_row = ANYTHING.iter().filter(|(function, _)| *function == row.function).flat_map(|(_, places)| *places);
    of_row.into_iter().any(|place| pointer == *place || (place.ends_with('/') && pointer.starts_with(place)))
}

/// The full response of an operation.
pub fn sample(row: &Row) -> Value {
    serde_json::from_str(row.response).unwrap()
}

/// JSON pointers of all values below the root.
pub fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(array) => array.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let below = |(key, value)| {
        let all = pointers(value).into_iter().map(move |rest| format!("/{key}{rest}"));
        all.collect::<Vec<_>>()
    };
    let mut all: Vec<String> = children.into_iter().flat_map(below).collect();
    all.push(String::new());
    all
}

/// The object or list that a value is in, and its key there.
pub fn parent<'a>(value: &'a mut Value, pointer: &'a str) -> (&'a mut Value, &'a str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    (value.pointer_mut(parent).unwrap(), key)
}

/// The pointers of all fields that the API names: not of elements of lists, and not of values of maps.
pub fn fields(row: &Row) -> Vec<String> {
    let mut sample = sample(row);
    let is_field = |pointer: &String| {
        !pointer.is_empty()
            && !row.maps.iter().any(|map| pointer.starts_with(&format!("{map}/")))
            && parent(&mut sample, pointer).0.is_object()
    };
    pointers(&self::sample(row)).into_iter().filter(is_field).collect()
}

/// The full response without a field.
pub fn removed(row: &Row, pointer: &str) -> Value {
    let mut value = sample(row);
    let (object, key) = parent(&mut value, pointer);
    object.as_object_mut().unwrap().remove(key).unwrap();
    value
}

/// The full response with another value in a place.
pub fn replaced(row: &Row, pointer: &str, by: Value) -> Value {
    let mut value = sample(row);
    *value.pointer_mut(pointer).unwrap() = by;
    value
}

/// Converts a JSON pointer into the path of errors: `data.playbackIds[0].id`.
pub fn path(pointer: &str) -> String {
    let mut path = String::new();
    for key in pointer.split('/').skip(1) {
        if key.parse::<usize>().is_ok() {
            path.push_str(&format!("[{key}]"));
        } else {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(key);
        }
    }
    path
}

/// Returns true if a value is in one of the fields that can be a number or a string, or a list or a string.
pub fn has_several_types(pointer: &str) -> bool {
    SEVERAL_TYPES.iter().any(|name| pointer.ends_with(name))
}
