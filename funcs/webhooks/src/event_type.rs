use std::fmt;

use fastpix_models::UnknownValue;

macro_rules! event_types {
    ($($(#[$meta:meta])* $variant:ident = $name:literal $(| $other:literal)*,)+) => {
        /// Type of an event: its family, and what happened.
        ///
        /// Types that this version does not know are kept as `Unknown`. Where FastPix uses two names for one type, both
        /// are read as one variant; the name that was sent is in [`Event::raw`](crate::Event::raw).
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
                let index = match self {
                    $(Self::$variant => Index::$variant,)+
                    Self::Unknown(value) => return value.as_str(),
                };
                let line = NAMES.split('\n').nth(index as usize).unwrap_or_default();
                line.split(' ').next().unwrap_or_default()
            }
        }

        impl From<&str> for EventType {
            fn from(name: &str) -> Self {
                // Documents differ in upper and lower case.
                let is_name = |known: &str| known.eq_ignore_ascii_case(name);
                let index = NAMES.split('\n').position(|line| line.split(' ').any(is_name)).unwrap_or(usize::MAX);
                $(if index == Index::$variant as usize {
                    return Self::$variant;
                })+
                Self::Unknown(UnknownValue::new(name))
            }
        }

        /// The variants by number.
        #[derive(Clone, Copy)]
        enum Index {
            $($variant,)+
        }

        /// A line for each variant, with its names. As strings of their own they would need more bytes for their
        /// addresses than for what they say.
        static NAMES: &str = concat!($($name, $(" ", $other,)* "\n",)+);
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

/// Family of the data of an event.
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
    /// By the type of the object: `media`, `video.media`, `live`, `live-stream`.
    pub(crate) fn of_object(name: &str) -> Self {
        let is = |known: &str| {
            name.as_bytes().split(|byte| matches!(byte, b'.' | b'-' | b'_')).any(|word| word == known.as_bytes())
        };
        match (is("media"), is("live")) {
            (true, _) => Self::Media,
            (false, true) => Self::LiveStream,
            (false, false) => Self::Other,
        }
    }

    /// By the words of the name, so that it is right for types that are not known yet.
    pub(crate) fn of(name: &str) -> Self {
        let words = || name.as_bytes().split(|byte| *byte == b'.');
        let has = |known: &str| words().any(|word| word.eq_ignore_ascii_case(known.as_bytes()));
        let is_about = |known: &str| words().nth(1).is_some_and(|word| word.eq_ignore_ascii_case(known.as_bytes()));
        if has("simulcast_target") {
            Self::Simulcast
        } else if is_about("live_stream") {
            Self::LiveStream
        } else if has("summary") {
            Self::Summary
        } else if has("chapters") {
            Self::Chapters
        } else if has("moderation") {
            Self::Moderation
        } else if has("namedEntities") || has("named-entities") {
            Self::NamedEntities
        } else if has("track") || has("subtitle") {
            Self::Track
        } else if has("upload") {
            Self::Upload
        } else if has("live_stream") || has("live_clip") {
            Self::LiveMedia
        } else if (is_about("media") || is_about("asset")) && !has("watermark") {
            Self::Media
        } else {
            Self::Other
        }
    }
}
