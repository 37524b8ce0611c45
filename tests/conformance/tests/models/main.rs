//! Rules for all public types of the models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    hash::Hash,
    path::Path,
};

use fastpix_funcs::models::{AiRecordStatus, Metric, MetricValueType, Secret, Timestamp};

fn is_send_and_sync<T: Send + Sync + 'static>() {}

/// Compiles only if each name is a type that can be sent to another thread and shared between threads.
macro_rules! types {
    ($(#[$meta:meta])* $list:ident: $($name:ident,)*) => {
        $(#[$meta])*
        pub(crate) const $list: &[&str] = &[$(stringify!($name)),*];

        const _: fn() = || {
            $(super::is_send_and_sync::<fastpix_funcs::models::$name>();)*
        };
    };
}

mod names;

/// The public types that are declared in the sources of the models.
fn declared() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/src");
    let mut names = BTreeSet::new();
    for folder in [sources.clone(), sources.join("common")] {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() || path.ends_with("macros.rs") {
                continue;
            }
            let source = fs::read_to_string(path).unwrap();
            // What is hidden from the documentation is not for use from outside.
            for line in source.replace("#[doc(hidden)]\npub ", "").lines() {
                let mut words = line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_');
                if words.next() == Some("pub") && matches!(words.next(), Some("struct" | "enum" | "type")) {
                    names.extend(words.next().map(str::to_owned));
                }
            }
        }
    }
    names
}

#[test]
fn every_public_type_is_send_and_sync_and_has_its_name_in_the_list() {
    let listed: BTreeSet<String> = [names::OFFICIAL, names::PLAIN].concat().into_iter().map(str::to_owned).collect();
    let missing: Vec<_> = declared().difference(&listed).cloned().collect();
    assert!(missing.is_empty(), "not in the list: {missing:?}");
}

#[test]
fn the_words_of_recorded_responses_are_known() {
    for metric in [
        "overall_score",
        "playback_success_score",
        "upscale_percentage",
        "downscale_percentage",
        "max_upscale_percentage",
        "max_downscale_percentage",
    ] {
        let known = Metric::from(metric);
        assert!(!matches!(known, Metric::Unknown(_)), "{metric}");
        assert_eq!(known.as_str(), metric);
    }
    assert_eq!(MetricValueType::from("mbps"), MetricValueType::Mbps);
    for status in ["preparing", "available", "ready", "completed", "failed", "errored", "error"] {
        let known = AiRecordStatus::from(status);
        assert!(!matches!(known, AiRecordStatus::Unknown(_)), "{status}");
        assert_eq!(known.as_str(), status);
    }
}

fn is_a_key<T: Clone + Eq + Hash>(value: &T) -> bool {
    HashSet::from([value.clone()]).contains(value)
}

/// Compiles only if each is an open enum with all traits of one, and lists the names.
macro_rules! open_enums {
    ($($name:ident,)+) => {
        #[test]
        fn open_enums_are_keys_and_compare_with_strings_and_are_parsed_from_them() {
            let mut listed = BTreeSet::new();
            $({
                use fastpix_funcs::models::$name;
                let value: $name = "a word of tomorrow".parse().unwrap();
                assert!(matches!(value, $name::Unknown(_)), "{}", stringify!($name));
                assert!(is_a_key(&value));
                assert_eq!(value, "a word of tomorrow");
                assert!(value == *"a word of tomorrow" && value != *"another");
                assert_ne!(value, "another");
                listed.insert(stringify!($name).to_owned());
            })+
            assert_eq!(listed, enums());
        }
    };
}

open_enums! {
    AccessPolicy, AddTrackType, AiRecordStatus, CurrentViewsDimension, Dimension, GroupBy, LanguageCode, LiveStreamMaxResolution, LiveStreamStatus, Measurement, MediaMaxResolution, MediaQuality, MediaStatus, Metric, MetricValueType, ModerationType, Mp4Support, Mp4SupportExt, Mp4SupportStatus, Mp4SupportType, PlaybackIdResolution, PlaylistOrder, PlaylistType, PolicyAction, SortOrder, SubtitlesLanguageCode, TrackStatus, UploadStatus, XAlign, YAlign,
}

/// The names of all open enums in the sources.
fn enums() -> BTreeSet<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/src");
    let mut names = BTreeSet::new();
    for folder in [sources.clone(), sources.join("common")] {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            for item in format!("\n{text}").split("\nopen_enum! {").skip(1) {
                let name = item.split("    pub enum ").nth(1).unwrap().split(' ').next().unwrap();
                names.insert(name.to_owned());
            }
        }
    }
    names
}

#[test]
fn timestamps_and_secrets_are_keys() {
    assert!(is_a_key(&Timestamp::from("2026-03-01T12:00:00Z")));
    assert!(is_a_key(&Secret::from("4d0b")));
    let by_id = BTreeMap::from([("7e0c", Metric::Views)]);
    assert_eq!(by_id["7e0c"], "views");
}
