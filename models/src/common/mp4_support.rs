use serde::{Serialize, Serializer};

use crate::{
    Mp4Support,
    codec::{self, ListField, OtherField, Place, Value},
};

/// Downloadable files of a media: a list of files, or the setting that decides which files there are.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MediaMp4Support {
    /// Setting of the media.
    Setting(Mp4Support),
    /// Files, each with its processing status.
    Files(Vec<MediaMp4SupportEntry>),
}

response! {
    /// Downloadable file of a media.
    pub struct MediaMp4SupportEntry {
        /// Content of the file.
        pub r#type: Option<Mp4SupportType> = "type",
        /// Processing status.
        pub status: Option<Mp4SupportStatus> = "status",
        /// Height in pixels, of a video.
        pub height: Option<i64> = "height",
        /// Width in pixels, of a video.
        pub width: Option<i64> = "width",
        /// File extension.
        pub ext: Option<Mp4SupportExt> = "ext",
    }
}

open_enum! {
    /// Content of a downloadable file.
    pub enum Mp4SupportType {
        /// Video with a resolution of at most 2160p.
        Capped4k = "capped_4k",
        /// Audio only.
        AudioOnly = "audioOnly",
    }
}

open_enum! {
    /// Processing status of a downloadable file.
    pub enum Mp4SupportStatus {
        /// The file is being generated.
        Preparing = "preparing",
        /// The file can be downloaded.
        Ready = "ready",
        /// Generating the file failed.
        Failed = "failed",
    }
}

open_enum! {
    /// File extension of a downloadable file.
    pub enum Mp4SupportExt {
        /// MP4 video.
        Mp4 = "mp4",
        /// M4A audio.
        M4a = "m4a",
    }
}

impl Serialize for MediaMp4Support {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Setting(setting) => setting.serialize(serializer),
            Self::Files(files) => files.serialize(serializer),
        }
    }
}

impl Value for MediaMp4Support {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Other(field)
    }
}

deserialize!(MediaMp4Support);

impl OtherField for Option<MediaMp4Support> {
    fn expected(&self) -> &'static str {
        "an array or a string"
    }

    fn text(&mut self, value: &str) -> bool {
        *self = Some(MediaMp4Support::Setting(value.into()));
        true
    }

    fn list(&mut self) -> Option<&mut dyn ListField> {
        Some(self)
    }
}

impl ListField for Option<MediaMp4Support> {
    fn open(&mut self) {
        *self = Some(MediaMp4Support::Files(Vec::new()));
    }

    fn element(&mut self, read: &mut dyn FnMut(Place<'_>) -> bool) {
        if let Some(MediaMp4Support::Files(files)) = self {
            codec::push(files, read);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_are_read_and_written_back() {
        for (text, expected) in [
            (r#""none""#, MediaMp4Support::Setting(Mp4Support::None)),
            (r#""audioOnly,capped_4k""#, MediaMp4Support::Setting(Mp4Support::AudioOnlyCapped4k)),
            (r#""capped_8k""#, MediaMp4Support::Setting(Mp4Support::from("capped_8k"))),
            ("[]", MediaMp4Support::Files(Vec::new())),
            (
                r#"[{"type":"capped_4k","status":"ready","height":1080,"ext":"mp4"}]"#,
                MediaMp4Support::Files(vec![MediaMp4SupportEntry {
                    r#type: Some(Mp4SupportType::Capped4k),
                    status: Some(Mp4SupportStatus::Ready),
                    height: Some(1080),
                    ext: Some(Mp4SupportExt::Mp4),
                    ..MediaMp4SupportEntry::default()
                }]),
            ),
        ] {
            let read: MediaMp4Support = serde_json::from_str(text).unwrap();
            assert_eq!(read, expected);
            assert_eq!(serde_json::to_string(&read).unwrap(), text);
        }
    }

    #[test]
    fn values_of_other_types_are_errors() {
        for text in ["true", "5", "{}", "[5]"] {
            let error = serde_json::from_str::<MediaMp4Support>(text).unwrap_err().to_string();
            assert!(error.contains("expected a"), "{text}: {error}");
        }
    }
}
