use std::fmt;

use fastpix_models::UnknownValue;

macro_rules! event_types {
    ($($(#[$meta:meta])* $variant:ident = $name:literal $(| $other:literal)*,)+) => {
        /// Type of an event: its family, and what happened.
        ///
        /// Types that this version does not know are kept as `Unknown`. Where FastPix uses two names for one type, both are
        /// read as one variant; the name that was sent is in [`Event::raw`](crate::Event::raw).
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum EventType {
            $($(#[$meta])* $variant,)+
            /// A type that this version does not know, as it was received.
            Unknown(UnknownValue),
        }

        impl EventType {
            /// The name of the type, for example `video.media.ready`.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl From<&str> for EventType {
            fn from(name: &str) -> Self {
                /// The variants by number.
                enum Index {
                    $($variant,)+
                }
                static NAMES: &[(&str, u8)] = &[$(
                    ($name, Index::$variant as u8),
                    $(($other, Index::$variant as u8),)*
                )+];
                // Documents differ in upper and lower case.
                let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
                let index = known.map(|(_, index)| *index);
                $(if index == Some(Index::$variant as u8) {
                    return Self::$variant;
                })+
                Self::Unknown(UnknownValue::new(name))
            }
        }
    };
}

event_types! {
    /// A media was created.
    MediaCreated = "video.media.created" | "video.asset.created",
    /// A media was updated.
    MediaUpdated = "video.media.updated",
    /// A media is ready for playback.
    MediaReady = "video.media.ready",
    /// Processing of a media failed.
    MediaFailed = "video.media.failed",
    /// A media was deleted.
    MediaDeleted = "video.media.deleted",
    /// The source file of a media is available.
    MediaSourceReady = "video.media.source.ready",
    /// The source file of a media was deleted.
    MediaSourceDeleted = "video.media.source.deleted",
    /// MP4 files of a media are available.
    MediaMp4SupportReady = "video.media.mp4Support.ready",
    /// The intro of a media is ready.
    MediaIntroReady = "video.media.intro.ready",
    /// A media was created from a live stream.
    MediaLiveStreamCreated = "video.media.live_stream.created",
    /// A track was added to a media.
    TrackCreated = "video.media.track.created",
    /// A track is ready.
    TrackReady = "video.media.track.ready",
    /// A track was updated.
    TrackUpdated = "video.media.track.updated",
    /// Processing of a track failed.
    TrackFailed = "video.media.track.failed",
    /// A track was deleted.
    TrackDeleted = "video.media.track.deleted",
    /// Generated subtitles are ready.
    SubtitleGenerated = "video.media.subtitle.generated.ready" | "video.media.subtitle.generated",
    /// A direct upload was opened.
    UploadCreated = "video.media.upload" | "video.upload.created",
    /// The file of a direct upload arrived, and became a media.
    UploadMediaCreated = "video.upload.media_created",
    /// A direct upload was cancelled.
    UploadCancelled = "video.media.upload.cancelled",
    /// The AI summary of a media is ready.
    SummaryReady = "video.mediaAI.summary.ready",
    /// The AI chapters of a media are ready.
    ChaptersReady = "video.mediaAI.chapters.ready",
    /// The result of AI moderation is ready.
    ModerationReady = "video.mediaAI.moderation.ready",
    /// The AI named entities of a media are ready.
    NamedEntitiesReady = "video.mediaAI.namedEntities.ready" | "video.mediaAI.named-entities.ready",
    /// A live stream was created.
    LiveStreamCreated = "video.live_stream.created",
    /// A live stream was updated.
    LiveStreamUpdated = "video.live_stream.updated",
    /// A live stream was deleted.
    LiveStreamDeleted = "video.live_stream.deleted",
    /// A live stream was enabled.
    LiveStreamEnabled = "video.live_stream.enabled",
    /// A live stream was disabled.
    LiveStreamDisabled = "video.live_stream.disabled",
    /// A broadcast is about to start.
    LiveStreamPreparing = "video.live_stream.preparing",
    /// An encoder connected.
    LiveStreamConnected = "video.live_stream.connected",
    /// A broadcast started.
    LiveStreamActive = "video.live_stream.active",
    /// A broadcast is being recorded.
    LiveStreamRecording = "video.live_stream.recording",
    /// The encoder disconnected. The broadcast ends after the reconnect window.
    LiveStreamDisconnected = "video.live_stream.disconnected",
    /// A broadcast ended.
    LiveStreamIdle = "video.live_stream.idle",
    /// A simulcast target was created.
    SimulcastTargetCreated = "video.live_stream.simulcast_target.created",
    /// Forwarding to a simulcast target is about to start.
    SimulcastTargetStarting = "video.live_stream.simulcast_target.starting",
    /// Forwarding to a simulcast target started.
    SimulcastTargetBroadcasting = "video.live_stream.simulcast_target.broadcasting",
    /// A simulcast target was updated.
    SimulcastTargetUpdated = "video.live_stream.simulcast_target.updated",
    /// A simulcast target was deleted.
    SimulcastTargetDeleted = "video.live_stream.simulcast_target.deleted",
}

impl From<String> for EventType {
    fn from(name: String) -> Self {
        name.as_str().into()
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the data of an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Media,
    /// A media that came from a live stream: `data` names both.
    LiveMedia,
    Track,
    Upload,
    LiveStream,
    Simulcast,
    Summary,
    Chapters,
    Moderation,
    NamedEntities,
    Other,
}

impl Family {
    /// By prefixes and words, so that it is right for types that are not known yet.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let has = |word: &str| name.contains(word);
        if has(".simulcast_target") {
            Self::Simulcast
        } else if name.starts_with("video.live_stream.") {
            Self::LiveStream
        } else if has(".summary.") {
            Self::Summary
        } else if has(".chapters.") {
            Self::Chapters
        } else if has(".moderation.") {
            Self::Moderation
        } else if has(".namedentities.") || has(".named-entities.") {
            Self::NamedEntities
        } else if has(".track.") || has(".subtitle.") {
            Self::Track
        } else if name.starts_with("video.media.upload") || name.starts_with("video.upload.") {
            Self::Upload
        } else if has(".live_stream.") || has(".live_clip.") {
            Self::LiveMedia
        } else if has(".watermark.") {
            Self::Other
        } else if name.starts_with("video.media.") || name.starts_with("video.asset.") {
            Self::Media
        } else {
            Self::Other
        }
    }
}
