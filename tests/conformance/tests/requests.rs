//! Request bodies that come from JSON: from configuration, a queue or a file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use fastpix_conformance::{
    operations,
    places::{parent, path, pointers},
};
use fastpix_funcs::models::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// Reads a body as one type, and writes it again.
type Through = fn(Value) -> Result<String, String>;

fn through<T: Serialize + DeserializeOwned>(json: Value) -> Result<String, String> {
    let from_text: Result<T, _> = serde_json::from_str(&json.to_string());
    let from_bytes: Result<T, _> = serde_json::from_reader(json.to_string().as_bytes());
    let from_value: T = serde_json::from_value(json).map_err(|error| {
        // The others add the line and the column.
        for text in [from_text.as_ref().err().unwrap().to_string(), from_bytes.as_ref().err().unwrap().to_string()] {
            assert!(text.starts_with(&error.to_string()), "{text}");
        }
        error.to_string()
    })?;
    let written = serde_json::to_string(&from_value).unwrap();
    assert_eq!(serde_json::to_string(&from_text.unwrap()).unwrap(), written);
    assert_eq!(serde_json::to_string(&from_bytes.unwrap()).unwrap(), written);
    Ok(written)
}

/// The types of the bodies of all operations that have one.
const BODIES: &[(&str, Through)] = &[
    ("in_video_ai_features_update_media_chapters", through::<UpdateMediaChaptersRequestBody>),
    ("in_video_ai_features_update_media_moderation", through::<UpdateMediaModerationRequestBody>),
    ("in_video_ai_features_update_media_named_entities", through::<UpdateMediaNamedEntitiesRequestBody>),
    ("in_video_ai_features_update_media_summary", through::<UpdateMediaSummaryRequestBody>),
    ("input_video_create_media", through::<CreateMediaRequest>),
    ("input_video_direct_upload_video_media", through::<DirectUploadVideoMediaRequest>),
    ("live_playback_create_playback_id_of_stream", through::<PlaybackIdRequest>),
    ("live_playback_update_live_stream_domain_restrictions", through::<UpdateLiveStreamDomainRestrictionsRequestBody>),
    (
        "live_playback_update_live_stream_user_agent_restrictions",
        through::<UpdateLiveStreamUserAgentRestrictionsRequestBody>,
    ),
    ("manage_live_stream_update_live_stream", through::<PatchLiveStreamRequest>),
    ("manage_videos_add_media_track", through::<AddMediaTrackRequestBody>),
    ("manage_videos_generate_subtitle_track", through::<TrackSubtitlesGenerateRequest>),
    ("manage_videos_update_media_track", through::<UpdateTrackRequest>),
    ("manage_videos_updated_media", through::<UpdatedMediaRequestBody>),
    ("manage_videos_updated_mp4_support", through::<UpdatedMp4SupportRequestBody>),
    ("manage_videos_updated_source_access", through::<UpdatedSourceAccessRequestBody>),
    ("playback_create_media_playback_id", through::<CreateMediaPlaybackIdRequestBody>),
    ("playback_update_domain_restrictions", through::<UpdateDomainRestrictionsRequestBody>),
    ("playback_update_user_agent_restrictions", through::<UpdateUserAgentRestrictionsRequestBody>),
    ("playlist_add_media_to_playlist", through::<MediaIdsRequest>),
    ("playlist_change_media_order_in_playlist", through::<MediaIdsRequest>),
    ("playlist_create_a_playlist", through::<CreatePlaylistRequest>),
    ("playlist_delete_media_from_playlist", through::<MediaIdsRequest>),
    ("playlist_update_a_playlist", through::<UpdatePlaylistRequest>),
    ("simulcast_stream_create_simulcast_of_stream", through::<SimulcastRequest>),
    ("simulcast_stream_update_specific_simulcast_of_stream", through::<SimulcastUpdateRequest>),
    ("start_live_stream_create_new_stream", through::<CreateLiveStreamRequest>),
];

/// All bodies of the table, with the function, the case and the type.
fn bodies() -> impl Iterator<Item = (String, &'static str, Through)> {
    let types: BTreeMap<_, _> = BODIES.iter().copied().collect();
    operations().flat_map(move |row| {
        let types = types.clone();
        row.requests.iter().filter_map(move |request| {
            let through = types.get(row.function).copied();
            let about = format!("{}, {}", row.function, request.name);
            request.body.map(|body| (about.clone(), body, through.unwrap_or_else(|| panic!("no type for {about}"))))
        })
    })
}

/// Maps of arbitrary keys.
fn is_map(pointer: &str) -> bool {
    pointer.ends_with("/metadata") || pointer == "/metadata"
}

/// The pointers of all objects whose fields are known.
fn objects(body: &Value) -> Vec<String> {
    let is_object = |pointer: &String| body.pointer(pointer).unwrap().is_object();
    // The metadata of a playlist are date ranges.
    let is_open = |pointer: &str| is_map(pointer) && body.get("playOrder").is_none();
    pointers(body).into_iter().filter(|pointer| is_object(pointer) && !is_open(pointer)).collect()
}

#[test]
fn every_body_of_every_operation_round_trips() {
    let mut functions = 0;
    for row in operations() {
        functions += usize::from(row.requests.iter().any(|request| request.body.is_some()));
    }
    assert_eq!(functions, BODIES.len());
    for (about, body, through) in bodies() {
        assert_eq!(through(serde_json::from_str(body).unwrap()).as_deref(), Ok(body), "{about}");
    }
}

#[test]
fn an_unknown_field_of_any_object_is_an_error_with_its_path() {
    let mut checked = 0;
    for (about, body, through) in bodies() {
        let body: Value = serde_json::from_str(body).unwrap();
        for pointer in objects(&body) {
            let mut changed = body.clone();
            let object = changed.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            object.insert("misspelt".to_owned(), json!({"a": [1]}));
            // An input of an unknown type has any fields.
            if object.get("type") == Some(&json!("hologram")) {
                continue;
            }
            let expected = format!("unknown field {}", path(&format!("{pointer}/misspelt")));
            let error = through(changed).expect_err(&about);
            assert!(error == expected, "{about}: {error}, expected {expected}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn a_value_of_another_type_is_an_error_with_its_path() {
    for (about, body, through) in bodies() {
        let body: Value = serde_json::from_str(body).unwrap();
        for pointer in objects(&body).iter().filter(|pointer| !pointer.is_empty()) {
            let mut changed = body.clone();
            *changed.pointer_mut(pointer).unwrap() = json!("a string");
            let error = through(changed).expect_err(&about);
            assert_eq!(error, format!("invalid value of {}, expected an object", path(pointer)), "{about}");
        }
    }
}

#[test]
fn a_field_without_a_value_is_as_if_it_were_absent() {
    for (about, body, through) in bodies() {
        let body: Value = serde_json::from_str(body).unwrap();
        for pointer in pointers(&body) {
            let Some((above, _)) = pointer.rsplit_once('/') else { continue };
            let above = body.pointer(above).unwrap();
            // All fields of an input of an unknown type are kept.
            if !above.is_object() || above.get("type") == Some(&json!("hologram")) {
                continue;
            }
            let (mut without, mut null) = (body.clone(), body.clone());
            let (object, key) = parent(&mut without, &pointer);
            object.as_object_mut().unwrap().remove(key);
            *null.pointer_mut(&pointer).unwrap() = Value::Null;
            // Both can be an error: the field may be required.
            assert_eq!(through(null), through(without), "{about}: {pointer}");
        }
    }
}

fn error<T: Serialize + DeserializeOwned>(json: Value) -> String {
    through::<T>(json).unwrap_err()
}

#[test]
fn a_required_field_that_is_absent_is_an_error_with_its_path() {
    assert_eq!(error::<CreateLiveStreamRequest>(json!({})), "missing field playbackSettings");
    assert_eq!(error::<CreateMediaRequest>(json!({"accessPolicy": "public"})), "missing field inputs");
    let upload = json!({"corsOrigin": "*", "pushMediaSettings": {"accessPolicy": "public", "summary": {}}});
    assert_eq!(error::<DirectUploadVideoMediaRequest>(upload), "missing field pushMediaSettings.summary.generate");
    assert_eq!(error::<AddMediaTrackRequestBody>(json!({"tracks": {"url": "u"}})), "missing field tracks.type");
    let inputs = |input: Value| error::<CreateMediaRequest>(json!({"inputs": [input], "accessPolicy": "public"}));
    assert_eq!(inputs(json!({})), "missing field inputs[0].type");
    for r#type in ["video", "watermark", "subtitle"] {
        assert_eq!(inputs(json!({"type": r#type})), "missing field inputs[0].url", "{type}");
    }
    let segment = |segment: Value| inputs(json!({"type": "video", "url": "u", "segments": [segment]}));
    assert_eq!(segment(json!({"insertAt": 1})), "missing field inputs[0].segments[0].url");
    let smart = json!({"type": "smart", "name": "n", "referenceId": "r", "metadata": {}});
    assert_eq!(error::<CreatePlaylistRequest>(smart), "missing field playOrder");
}

#[test]
fn the_fields_of_a_union_depend_on_its_type() {
    let inputs = |input: Value| error::<CreateMediaRequest>(json!({"accessPolicy": "public", "inputs": [input]}));
    for (input, expected) in [
        (json!({"type": "watermark", "url": "u", "startTime": 1}), "unknown field inputs[0].startTime"),
        (json!({"type": "subtitle", "url": "u", "width": "1px"}), "unknown field inputs[0].width"),
        (
            json!({"url": "u", "type": "video", "startTime": []}),
            "invalid value of inputs[0].startTime, expected a number",
        ),
        (json!({"type": 7}), "invalid value of inputs[0].type, expected a string"),
        (json!([]), "invalid value of inputs[0], expected an object"),
        (
            json!({"type": "video", "url": "u", "segments": [{"url": "u", "insertAt": 1, "insertAtEnd": true}]}),
            "invalid value of inputs[0].segments[0], expected either `insertAt` or `insertAtEnd`",
        ),
        (
            json!({"type": "video", "url": "u", "segments": [{"url": "u"}]}),
            "invalid value of inputs[0].segments[0], expected either `insertAt` or `insertAtEnd`",
        ),
        (
            json!({"type": "audio", "imposeTracks": [{}, {"fadeInLevel": -1}]}),
            "invalid value of inputs[0].imposeTracks[1].fadeInLevel, expected an integer from 0 to 4294967295",
        ),
    ] {
        assert_eq!(inputs(input), expected);
    }
    let none = json!({"accessPolicy": "public", "inputs": []});
    assert_eq!(error::<CreateMediaRequest>(none), "invalid value of inputs, expected at least one input");
    let manual = json!({"type": "manual", "name": "n", "referenceId": "r", "playOrder": "createdDate ASC"});
    assert_eq!(error::<CreatePlaylistRequest>(manual), "unknown field playOrder");
    // By itself, a variant needs no type, but has no other one.
    assert_eq!(through::<VideoInput>(json!({"url": "u"})).unwrap(), r#"{"type":"video","url":"u"}"#);
    assert_eq!(error::<VideoInput>(json!({"url": "u", "type": "audio"})), "invalid value of type, expected `video`");
}

#[test]
fn values_that_this_version_does_not_know_are_no_error() {
    let request: CreateLiveStreamRequest = serde_json::from_value(json!({
        "playbackSettings": {"accessPolicy": "members-only"},
        "inputMediaSettings": {"maxResolution": "2160p", "metadata": {"any key": "any value"}},
    }))
    .unwrap();
    assert_eq!(request.playback_settings.access_policy, Some(AccessPolicy::from("members-only")));
    assert_eq!(request.input_media_settings.max_resolution, Some(LiveStreamMaxResolution::from("2160p")));
}

#[test]
fn a_struct_that_responses_have_too_is_strict_inside_a_request_and_lenient_inside_a_response() {
    let restrictions = json!({"domains": {"allow": ["a.example"], "alow": ["b.example"]}});
    let settings = json!({"accessRestrictions": restrictions});
    assert_eq!(error::<PlaybackSettings>(settings.clone()), "unknown field accessRestrictions.domains.alow");
    assert_eq!(error::<AccessRestrictions>(restrictions), "unknown field domains.alow");
    let read: PlaybackId = serde_json::from_value(settings).unwrap();
    let domains = read.access_restrictions.unwrap().domains.unwrap();
    assert_eq!(domains, Restriction::new().allow(["a.example"]));
}
