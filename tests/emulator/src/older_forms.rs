//! Response forms of older API versions, which clients still have to accept.

use serde_json::{Map, Value};

use crate::time::clock;

/// Older response forms that are in use. All off by default.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OlderForms {
    pub(crate) duration_as_text: bool,
    pub(crate) mp4_support_as_text: bool,
    pub(crate) without_drm: bool,
    pub(crate) generated_names: bool,
}

impl OlderForms {
    pub(crate) const ALL: Self =
        Self { duration_as_text: true, mp4_support_as_text: true, without_drm: true, generated_names: true };

    /// Rewrites the fields of a media, or of a playlist's entry for one.
    pub(crate) fn media(self, media: &mut Map<String, Value>) {
        if let (true, Some(duration)) = (self.duration_as_text, media.get_mut("duration")) {
            *duration = duration.as_f64().map(|seconds| clock(seconds as u64)).into();
        }
        if let (true, Some(support)) = (self.mp4_support_as_text, media.get_mut("mp4Support")) {
            *support = mp4_support(support).into();
        }
    }

    /// The name of the flag that says whether an AI feature is on: `isChaptersEnabled`, formerly
    /// `isGeneratedChapters`.
    pub(crate) fn ai_flag(self, feature: &str) -> String {
        if self.generated_names { format!("isGenerated{feature}") } else { format!("is{feature}Enabled") }
    }
}

/// The types of the MP4 files, in the form in which requests ask for them.
pub(crate) fn mp4_support(entries: &Value) -> String {
    let entries = entries.as_array().into_iter().flatten();
    let types: Vec<_> = entries.filter_map(|entry| entry.get("type").and_then(Value::as_str)).collect();
    if types.is_empty() { "none".to_owned() } else { types.join(",") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_duration_that_is_not_known_stays_null() {
        let mut media = Map::from_iter([("duration".to_owned(), Value::Null), ("mp4Support".to_owned(), json!([]))]);
        OlderForms::ALL.media(&mut media);
        assert_eq!(Value::Object(media), json!({"duration": null, "mp4Support": "none"}));
    }
}
