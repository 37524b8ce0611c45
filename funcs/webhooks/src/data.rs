#[cfg(any(feature = "media", feature = "upload", feature = "live", feature = "ai"))]
use crate::event_type::Family;
#[cfg(any(feature = "upload", feature = "live", feature = "ai"))]
use crate::json;

/// Data of an event, typed by its family. The variants of a family need its feature.
///
/// The types are those of [`fastpix_models`] where they are the same thing. Data whose feature is not enabled, of an unknown
/// family or of an unexpected shape is `Unknown`: [`Event::raw_data`](crate::Event::raw_data) has it as it was received.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum EventData {
    /// Media.
    #[cfg(feature = "media")]
    #[cfg_attr(docsrs, doc(cfg(feature = "media")))]
    Media(Box<fastpix_models::Media>),
    /// Track of the media that the event is about.
    #[cfg(feature = "media")]
    #[cfg_attr(docsrs, doc(cfg(feature = "media")))]
    Track(Box<fastpix_models::Track>),
    /// Direct upload.
    #[cfg(feature = "upload")]
    #[cfg_attr(docsrs, doc(cfg(feature = "upload")))]
    Upload(Box<fastpix_models::DirectUpload>),
    /// Live stream. Events about simulcast targets can contain one too, with the targets in `simulcast_responses`.
    #[cfg(feature = "live")]
    #[cfg_attr(docsrs, doc(cfg(feature = "live")))]
    LiveStream(Box<fastpix_models::LiveStream>),
    /// Simulcast target.
    #[cfg(feature = "live")]
    #[cfg_attr(docsrs, doc(cfg(feature = "live")))]
    SimulcastTarget(Box<fastpix_models::SimulcastTarget>),
    /// AI summary.
    #[cfg(feature = "ai")]
    #[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
    Summary(AiResult),
    /// AI chapters.
    #[cfg(feature = "ai")]
    #[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
    Chapters(Chapters),
    /// Result of AI moderation.
    #[cfg(feature = "ai")]
    #[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
    Moderation(AiResult),
    /// AI named entities.
    #[cfg(feature = "ai")]
    #[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
    NamedEntities(AiResult),
    /// No data, or data that is not typed.
    Unknown,
}

/// AI result whose content FastPix does not document.
#[cfg(feature = "ai")]
#[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AiResult {
    /// The result as JSON.
    pub json: String,
    /// Reason of a failure.
    pub failed_reason: Option<String>,
}

/// AI chapters of a media.
#[cfg(feature = "ai")]
#[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Chapters {
    /// Whether the chapters were generated.
    pub is_generated: Option<bool>,
    /// Chapters in the order of the media.
    pub chapters: Vec<Chapter>,
    /// Reason of a failure.
    pub failed_reason: Option<String>,
}

/// Chapter of a media.
#[cfg(feature = "ai")]
#[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Chapter {
    /// Number of the chapter, from 1.
    pub chapter: Option<String>,
    /// Start as `HH:MM:SS`.
    pub start_time: Option<String>,
    /// End as `HH:MM:SS`.
    pub end_time: Option<String>,
    /// Title of the chapter.
    pub title: Option<String>,
    /// Summary of the chapter.
    pub summary: Option<String>,
}

impl EventData {
    /// Types the data. Every field of a model is optional, so data counts as the model only if it has its ID.
    #[cfg(any(feature = "media", feature = "upload", feature = "live", feature = "ai"))]
    pub(crate) fn read(family: Family, json: &str) -> Self {
        let data = match family {
            #[cfg(feature = "upload")]
            Family::Upload if is_upload(json) => model(json, Self::Upload),
            // Cancelled uploads come with their media.
            #[cfg(feature = "media")]
            Family::Media | Family::LiveMedia | Family::Upload => {
                model(json, Self::Media).filter(|data| matches!(data, Self::Media(media) if media.id.is_some()))
            }
            #[cfg(feature = "media")]
            Family::Track => model(json, Self::Track).filter(|data| match data {
                Self::Track(track) => track.id().is_some() || !matches!(**track, fastpix_models::Track::Unknown(_)),
                _ => false,
            }),
            #[cfg(feature = "live")]
            Family::Simulcast if json::members(json, ["simulcastId"]).is_some_and(|[id]| id.is_some()) => {
                model(json, Self::SimulcastTarget)
            }
            #[cfg(feature = "live")]
            Family::LiveStream | Family::Simulcast => model(json, Self::LiveStream)
                .filter(|data| matches!(data, Self::LiveStream(stream) if stream.stream_id.is_some())),
            #[cfg(feature = "ai")]
            Family::Summary => AiResult::read(json).map(Self::Summary),
            #[cfg(feature = "ai")]
            Family::Chapters => Chapters::read(json).map(Self::Chapters),
            #[cfg(feature = "ai")]
            Family::Moderation => AiResult::read(json).map(Self::Moderation),
            #[cfg(feature = "ai")]
            Family::NamedEntities => AiResult::read(json).map(Self::NamedEntities),
            _ => None,
        };
        data.unwrap_or(Self::Unknown)
    }
}

#[cfg(any(feature = "media", feature = "upload", feature = "live"))]
fn model<T: serde::de::DeserializeOwned>(json: &str, variant: fn(Box<T>) -> EventData) -> Option<EventData> {
    serde_json::from_str(json).ok().map(|model| variant(Box::new(model)))
}

#[cfg(feature = "upload")]
fn is_upload(json: &str) -> bool {
    json::members(json, ["uploadId"]).is_some_and(|[id]| id.is_some())
}

#[cfg(feature = "ai")]
fn failed_reason(json: &str) -> Option<String> {
    let reasons = json::members(json, ["failedReason", "reason", "error", "message"])?;
    reasons.into_iter().flatten().find_map(json::string)
}

#[cfg(feature = "ai")]
impl AiResult {
    fn read(json: &str) -> Option<Self> {
        Some(Self { json: json.to_owned(), failed_reason: failed_reason(json) })
    }
}

#[cfg(feature = "ai")]
impl Chapters {
    fn read(json: &str) -> Option<Self> {
        let [generated, chapters] = json::members(json, ["isChaptersGenerated", "chapters"])?;
        let failed_reason = failed_reason(json);
        if chapters.is_none() && failed_reason.is_none() {
            return None;
        }
        let chapters: Vec<&serde_json::value::RawValue> = match chapters {
            Some(chapters) => serde_json::from_str(chapters).ok()?,
            None => Vec::new(),
        };
        Some(Self {
            is_generated: generated.and_then(|json| json.parse().ok()),
            chapters: chapters.into_iter().map(|json| Chapter::read(json.get())).collect::<Option<_>>()?,
            failed_reason,
        })
    }
}

#[cfg(feature = "ai")]
impl Chapter {
    fn read(json: &str) -> Option<Self> {
        let names = ["chapter", "startTime", "endTime", "title", "summary"];
        let [chapter, start_time, end_time, title, summary] =
            json::members(json, names)?.map(|json| json.and_then(json::string));
        Some(Self { chapter, start_time, end_time, title, summary })
    }
}
