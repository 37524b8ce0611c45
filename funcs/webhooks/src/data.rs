use crate::event_type::Family;
#[cfg(feature = "ai")]
use crate::json;

/// Data of an event, typed by its family. The variants of a family need its feature.
///
/// The types are those of [`fastpix_models`] where they are the same thing. Data whose feature is not enabled, of an
/// unknown family or of an unexpected shape is `Unknown`: [`Event::raw_data`](crate::Event::raw_data) has it as it was
/// received.
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

/// AI result whose content FastPix does not document. `Debug` does not show it.
#[cfg(feature = "ai")]
#[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AiResult {
    /// The result as JSON.
    pub json: String,
    /// Reason of a failure.
    pub failed_reason: Option<String>,
}

#[cfg(feature = "ai")]
impl std::fmt::Debug for AiResult {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AiResult").field("failed_reason", &self.failed_reason).finish_non_exhaustive()
    }
}

/// AI chapters of a media.
#[cfg(feature = "ai")]
#[cfg_attr(docsrs, doc(cfg(feature = "ai")))]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Chapters {
    /// True if the chapters were generated.
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
    /// Types the data at the beginning of the text, and returns its length.
    pub(crate) fn read(family: Family, json: &str) -> Option<(Self, usize)> {
        Self::read_as(family, json).or_else(|| match family {
            // Cancelled uploads come with their media.
            Family::Upload => Self::read_as(Family::Media, json),
            Family::Simulcast => Self::read_as(Family::LiveStream, json),
            _ => None,
        })
    }

    #[allow(unused_variables, reason = "without features")]
    fn read_as(family: Family, json: &str) -> Option<(Self, usize)> {
        match family {
            #[cfg(feature = "media")]
            Family::Media | Family::LiveMedia => model(json, Self::Media, |media| media.id.is_some()),
            #[cfg(feature = "media")]
            Family::Track => model(json, Self::Track, |track| {
                track.id().is_some() || !matches!(track, fastpix_models::Track::Unknown(_))
            }),
            #[cfg(feature = "upload")]
            Family::Upload => model(json, Self::Upload, |upload| upload.upload_id.is_some()),
            #[cfg(feature = "live")]
            Family::LiveStream => model(json, Self::LiveStream, |stream| stream.stream_id.is_some()),
            #[cfg(feature = "live")]
            Family::Simulcast => model(json, Self::SimulcastTarget, |target| target.simulcast_id.is_some()),
            #[cfg(feature = "ai")]
            Family::Summary => AiResult::read(json, Self::Summary),
            #[cfg(feature = "ai")]
            Family::Chapters => Chapters::read(json),
            #[cfg(feature = "ai")]
            Family::Moderation => AiResult::read(json, Self::Moderation),
            #[cfg(feature = "ai")]
            Family::NamedEntities => AiResult::read(json, Self::NamedEntities),
            _ => None,
        }
    }
}

/// Reads a model. Each of its fields is optional, so the data counts as one only if it has the ID.
#[cfg(any(feature = "media", feature = "upload", feature = "live"))]
fn model<T: serde::de::DeserializeOwned>(
    json: &str,
    variant: fn(Box<T>) -> EventData,
    has_id: fn(&T) -> bool,
) -> Option<(EventData, usize)> {
    let mut values = serde_json::Deserializer::from_str(json).into_iter();
    let model = values.next()?.ok().filter(has_id)?;
    Some((variant(Box::new(model)), values.byte_offset()))
}

/// Reads the object at the beginning of the text, and the reason why there is no result.
#[cfg(feature = "ai")]
fn failed_reason(json: &str) -> Option<(&str, Option<String>)> {
    let json = json::value(json)?;
    let reasons = json::members(json, ["failedReason", "reason", "error", "message"])?;
    Some((json, reasons.into_iter().flatten().find_map(json::string)))
}

#[cfg(feature = "ai")]
impl AiResult {
    fn read(json: &str, variant: fn(Self) -> EventData) -> Option<(EventData, usize)> {
        let (json, failed_reason) = failed_reason(json)?;
        Some((variant(Self { json: json.to_owned(), failed_reason }), json.len()))
    }
}

#[cfg(feature = "ai")]
impl Chapters {
    fn read(json: &str) -> Option<(EventData, usize)> {
        let (json, failed_reason) = failed_reason(json)?;
        let [generated, chapters] = json::members(json, ["isChaptersGenerated", "chapters"])?;
        if chapters.is_none() && failed_reason.is_none() {
            return None;
        }
        let chapters = chapters.map_or(Some(Vec::new()), json::elements)?;
        let chapters = Self {
            is_generated: generated.and_then(|json| json.parse().ok()),
            chapters: chapters.into_iter().map(Chapter::read).collect::<Option<_>>()?,
            failed_reason,
        };
        Some((EventData::Chapters(chapters), json.len()))
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
