//! Settings of a new media, created from a URL or by an upload.

use serde_json::{Map, Value};

use crate::{
    access::ACCESS_RESTRICTIONS,
    check::{Field, METADATA, Rule, optional, required},
    response::ApiResponse,
};

/// The given fields, followed by those that both ways of creation have.
macro_rules! settings {
    ($($own:expr),+ $(,)?) => {
        &[
            $($own,)+
            required("accessPolicy", POLICY),
            optional("metadata", METADATA),
            optional("drmConfigurationId", Rule::Text(255)),
            optional("title", Rule::Text(255)),
            optional("creatorId", Rule::Text(255)),
            optional("subtitles", Rule::Object(SUBTITLES)),
            optional("mp4Support", Rule::OneOf(&["capped_4k", "audioOnly", "audioOnly,capped_4k"])),
            optional("sourceAccess", Rule::Flag),
            optional("optimizeAudio", Rule::Flag),
            optional("maxResolution", Rule::OneOf(&["2160p", "1440p", "1080p", "720p", "480p", "360p"])),
            optional("mediaQuality", Rule::OneOf(&["standard", "pro", "premium"])),
            optional("chapters", Rule::Flag),
            optional("namedEntities", Rule::Flag),
            optional("accessRestrictions", Rule::Object(ACCESS_RESTRICTIONS)),
        ]
    };
}

pub(crate) const PULL: &[Field] = settings![
    required("inputs", Rule::List(&PULL_INPUT)),
    optional("summary", Rule::Object(SUMMARY)),
    optional("moderation", Rule::Object(&[required("type", MODERATED)])),
];

pub(crate) const PUSH: &[Field] = settings![
    optional("startTime", Rule::Seconds),
    optional("endTime", Rule::Seconds),
    optional("inputs", Rule::List(&PUSH_INPUT)),
    optional("summary", Rule::Object(&[optional("generate", Rule::Flag), SUMMARY_LENGTH])),
    optional("moderation", Rule::Object(MODERATION)),
];

pub(crate) const POLICY: Rule = Rule::OneOf(&["public", "private", "drm"]);

pub(crate) const SUMMARY: &[Field] = &[required("generate", Rule::Flag), SUMMARY_LENGTH];

/// Number of words.
const SUMMARY_LENGTH: Field = optional("summaryLength", Rule::Integer(30, 250));

pub(crate) const MODERATION: &[Field] = &[optional("type", MODERATED)];

const MODERATED: Rule = Rule::OneOf(&["video", "audio", "av"]);

/// Language codes of subtitles.
#[rustfmt::skip]
pub(crate) const LANGUAGE: Rule = Rule::OneOf(&[
    "ar-SA", "bn-BD", "bn-IN", "ca-ES", "cs-CZ", "da-DK", "de-AT", "de-CH", "de-DE", "el-GR", "en-AU", "en-CA",
    "en-GB", "en-IE", "en-IN", "en-NZ", "en-US", "en-ZA", "es-AR", "es-CL", "es-CO", "es-ES", "es-MX", "es-US",
    "fi-FI", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID", "it-CH", "it-IT",
    "ja-JP", "ko-KR", "ms-MY", "nb-NO", "nl-BE", "nl-NL", "no-NO", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU",
    "sk-SK", "sv-SE", "ta-IN", "ta-LK", "te-IN", "th-TH", "tr-TR", "uk-UA", "vi-VN", "bg-BG", "zh-CN", "zh-HK",
    "zh-TW",
]);

/// Subtitles generated while a media is created: language codes without region only.
const SUBTITLES: &[Field] = &[
    optional("languageName", Rule::Text(255)),
    optional("metadata", METADATA),
    optional("languageCode", Rule::OneOf(&["en", "it", "pl", "es", "fr", "ru", "nl"])),
];

const PULL_INPUT: Rule = Rule::Tagged(&[
    ("video", PULL_VIDEO),
    ("audio", AUDIO_INPUT),
    ("watermark", WATERMARK_INPUT),
    ("subtitle", SUBTITLE_INPUT),
]);

const PUSH_INPUT: Rule = Rule::Tagged(&[
    ("video", PUSH_VIDEO),
    ("audio", AUDIO_INPUT),
    ("watermark", WATERMARK_INPUT),
    ("subtitle", SUBTITLE_INPUT),
]);

const TYPE: Field = required("type", Rule::Text(255));

const PULL_VIDEO: &[Field] = &[
    TYPE,
    required("url", Rule::Url),
    optional("startTime", Rule::Seconds),
    optional("endTime", Rule::Seconds),
    optional("introUrl", Rule::Url),
    optional("outroUrl", Rule::Url),
    optional("expungeSegments", Rule::List(&Rule::Text(255))),
    optional("segments", SEGMENTS),
];

/// Without `url`, since the file is uploaded.
const PUSH_VIDEO: &[Field] = &[
    TYPE,
    optional("introUrl", Rule::Url),
    optional("outroUrl", Rule::Url),
    optional("expungeSegments", Rule::List(&Rule::Text(255))),
    optional("segments", SEGMENTS),
];

const SEGMENTS: Rule = Rule::List(&Rule::Object(&[
    required("url", Rule::Url),
    optional("insertAt", Rule::Integer(0, i64::MAX)),
    optional("insertAtEnd", Rule::Flag),
]));

const AUDIO_INPUT: &[Field] = &[
    TYPE,
    optional("swapTrackUrl", Rule::Url),
    optional(
        "imposeTracks",
        Rule::List(&Rule::Object(&[
            required("url", Rule::Url),
            optional("startTime", Rule::Integer(0, i64::MAX)),
            optional("endTime", Rule::Integer(0, i64::MAX)),
            optional("fadeInLevel", Rule::Integer(0, i64::MAX)),
            optional("fadeOutLevel", Rule::Integer(0, i64::MAX)),
        ])),
    ),
];

const WATERMARK_INPUT: &[Field] = &[
    TYPE,
    required("url", Rule::Url),
    optional(
        "placement",
        Rule::Object(&[
            optional("xAlign", Rule::OneOf(&["left", "center", "right"])),
            optional("xMargin", Rule::Text(255)),
            optional("yAlign", Rule::OneOf(&["top", "middle", "bottom"])),
            optional("yMargin", Rule::Text(255)),
        ]),
    ),
    optional("width", Rule::Text(255)),
    optional("height", Rule::Text(255)),
    optional("opacity", Rule::Text(255)),
];

const SUBTITLE_INPUT: &[Field] =
    &[TYPE, required("url", Rule::Url), required("languageName", Rule::Text(255)), required("languageCode", LANGUAGE)];

/// The inputs of one type, with their indices in the list.
pub(crate) fn inputs<'a>(settings: &'a Value, kind: &'a str) -> impl Iterator<Item = (usize, &'a Value)> {
    let inputs = settings.get("inputs").and_then(Value::as_array).into_iter().flatten();
    inputs.enumerate().filter(move |(_, input)| input.get("type").is_some_and(|given| given == kind))
}

/// Checks that depend on more than one field: a segment has one position, and `endTime` is after `startTime`. `path` is
/// the prefix of the settings' field names in the body.
pub(crate) fn check_inputs(settings: Map<String, Value>, path: &str) -> Result<Value, ApiResponse> {
    let settings = Value::Object(settings);
    let mut failures = Vec::new();
    let mut reject = |field: String, demand: &str| failures.push((format!("{path}{field}"), demand.to_owned()));
    if ends_early(&settings) {
        reject("endTime".to_owned(), "must be after startTime");
    }
    for (index, video) in inputs(&settings, "video") {
        if ends_early(video) {
            reject(format!("inputs.{index}.endTime"), "must be after startTime");
        }
        let segments = video.get("segments").and_then(Value::as_array).into_iter().flatten();
        for (place, segment) in segments.enumerate() {
            if segment.get("insertAt").is_some() == segment.get("insertAtEnd").is_some() {
                reject(format!("inputs.{index}.segments.{place}"), "must have either insertAt or insertAtEnd");
            }
        }
    }
    if failures.is_empty() { Ok(settings) } else { Err(ApiResponse::invalid(&failures)) }
}

fn ends_early(range: &Value) -> bool {
    let time = |name| range.get(name).and_then(Value::as_f64);
    time("endTime").is_some_and(|end| end <= time("startTime").unwrap_or(0.0))
}
