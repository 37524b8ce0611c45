use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    AccessPolicy, AccessRestrictions, AnyValue, DirectUpload, LanguageCode, MediaMaxResolution, MediaQuality,
    MediaStatus, Moderation, Mp4Support, PlaybackId, Restriction, Secret, Summary, Timestamp,
};

request! {
    /// A media to be created of files that the service fetches.
    pub struct CreateMediaRequest {
        /// What it is made of: a video, or a file with sound alone, and what is added to it.
        pub inputs: Inputs = "inputs",
        /// The policy of the playback id that the media gets.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// Keys and values of your own to find the media by: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The id of the DRM configuration, where the policy is [`Drm`](AccessPolicy::Drm).
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// The title: at most 255 characters. The service's default: none.
        pub title: Option<String> = "title",
        /// An id of your own for who made it: at most 255 characters. The service's default: none.
        pub creator_id: Option<String> = "creatorId",
        /// The subtitles to be made of what is spoken. The service's default: none.
        pub subtitles: Option<Subtitles> = "subtitles",
        /// Which files can be downloaded. The service's default: none.
        pub mp4_support: Option<Mp4Support> = "mp4Support",
        /// Whether the file can be downloaded as it was. The service's default: false.
        pub source_access: Option<bool> = "sourceAccess",
        /// Whether the volume of the sound is evened out. The service's default: false.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// The highest resolution at which the media can be watched. The service's default: 1080p.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// With how much care it is encoded. The service's default: standard.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// The summary to be written. The service's default: none.
        pub summary: Option<Summary> = "summary",
        /// Whether it is divided into chapters. The service's default: false.
        pub chapters: Option<bool> = "chapters",
        /// Whether the people, places and things in it are listed. The service's default: false.
        pub named_entities: Option<bool> = "namedEntities",
        /// The search for unwanted content. The service's default: none.
        pub moderation: Option<Moderation> = "moderation",
        /// Where, and in which players, the playback id works. The service's default: everywhere.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

/// What a media is made of. Each is made of the request of its kind, which writes its `type` by itself.
///
/// ```
/// use fastpix_models::*;
///
/// let video = VideoInput::new("https://files.example/talk.mp4");
/// let logo = WatermarkInput::new("https://files.example/logo.png").opacity("60%");
/// let request = CreateMediaRequest::new([Input::from(video), logo.into()], AccessPolicy::Public);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "inputs")]
pub enum Input {
    /// The video, to be fetched.
    Video(VideoInput),
    /// What is done to the video of an upload.
    PushVideo(PushVideoInput),
    /// A picture over the video.
    Watermark(WatermarkInput),
    /// Other sound.
    Audio(AudioInput),
    /// Subtitles in a file.
    Subtitle(SubtitleInput),
    /// What this version does not know: all fields, the `type` among them.
    Unknown(BTreeMap<String, AnyValue>),
}

impl Serialize for Input {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Video(input) => input.serialize(serializer),
            Self::PushVideo(input) => input.serialize(serializer),
            Self::Watermark(input) => input.serialize(serializer),
            Self::Audio(input) => input.serialize(serializer),
            Self::Subtitle(input) => input.serialize(serializer),
            Self::Unknown(fields) => fields.serialize(serializer),
        }
    }
}

impl From<VideoInput> for Input {
    fn from(input: VideoInput) -> Self {
        Self::Video(input)
    }
}

impl From<PushVideoInput> for Input {
    fn from(input: PushVideoInput) -> Self {
        Self::PushVideo(input)
    }
}

impl From<WatermarkInput> for Input {
    fn from(input: WatermarkInput) -> Self {
        Self::Watermark(input)
    }
}

impl From<AudioInput> for Input {
    fn from(input: AudioInput) -> Self {
        Self::Audio(input)
    }
}

impl From<SubtitleInput> for Input {
    fn from(input: SubtitleInput) -> Self {
        Self::Subtitle(input)
    }
}

/// Inputs of a media, at least one.
///
/// One input, or an array of inputs, converts into it; an empty array does not compile.
///
/// ```
/// use fastpix_models::{Inputs, SubtitleInput, VideoInput, LanguageCode};
///
/// let mut inputs = Inputs::from(VideoInput::new("https://files.example/talk.mp4"));
/// inputs.push(SubtitleInput::new("https://files.example/talk.vtt", "English", LanguageCode::EnUs));
/// assert_eq!(inputs.as_slice().len(), 2);
/// ```
///
/// ```compile_fail
/// use fastpix_models::{AccessPolicy, CreateMediaRequest, VideoInput};
///
/// CreateMediaRequest::new([] as [VideoInput; 0], AccessPolicy::Public);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Inputs(Vec<Input>);

impl Inputs {
    /// Appends an input.
    pub fn push(&mut self, input: impl Into<Input>) {
        self.0.push(input.into());
    }

    /// Returns all inputs, in the order in which they are sent.
    pub fn as_slice(&self) -> &[Input] {
        &self.0
    }
}

impl<T: Into<Input>> From<T> for Inputs {
    fn from(input: T) -> Self {
        Self(vec![input.into()])
    }
}

impl<T: Into<Input>, const N: usize> From<[T; N]> for Inputs {
    fn from(inputs: [T; N]) -> Self {
        const { assert!(N > 0, "a media has at least one input") };
        Self(inputs.into_iter().map(Into::into).collect())
    }
}

impl Serialize for Inputs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl CreateMediaRequest {
    /// Appends an input: a watermark, other audio or subtitles beside the video.
    #[must_use]
    pub fn input(mut self, input: impl Into<Input>) -> Self {
        self.inputs.push(input);
        self
    }
}

request! {
    /// A video, or a file with sound alone, to be fetched. Its `type` is `video`.
    #[doc(alias = "PullVideoInput")]
    pub struct VideoInput as "video" {
        /// Where the file is: a URL that anyone can read.
        pub url: Secret = "url",
        /// From which second on it is used. The service's default: from its beginning.
        pub start_time: Option<f64> = "startTime",
        /// Up to which second it is used. The service's default: to its end.
        pub end_time: Option<f64> = "endTime",
        /// Where a video is that comes before it.
        pub intro_url: Option<Secret> = "introUrl",
        /// Where a video is that comes after it.
        pub outro_url: Option<Secret> = "outroUrl",
        /// Parts to be left out, in seconds, as `4-6`.
        pub expunge_segments: Option<Vec<String>> = "expungeSegments",
        /// Videos to be put into it.
        pub segments: Option<Vec<Segment>> = "segments",
    }
}

request! {
    /// What is done to the video of an upload. Its `type` is `video`.
    pub struct PushVideoInput as "video" {
        /// Where a video is that comes before it.
        pub intro_url: Option<Secret> = "introUrl",
        /// Where a video is that comes after it.
        pub outro_url: Option<Secret> = "outroUrl",
        /// Parts to be left out, in seconds, as `4-6`.
        pub expunge_segments: Option<Vec<String>> = "expungeSegments",
        /// Videos to be put into it.
        pub segments: Option<Vec<Segment>> = "segments",
    }
}

/// Video that is inserted into the main video.
///
/// ```
/// use fastpix_models::{Segment, SegmentPosition};
///
/// let advert = Segment::new("https://files.example/advert.mp4", SegmentPosition::At(60));
/// let credits = Segment::new("https://files.example/credits.mp4", SegmentPosition::End);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "Segment1")]
#[doc(alias = "Segment2")]
pub struct Segment {
    /// Publicly readable URL of the inserted video.
    pub url: Secret,
    /// Position in the main video.
    pub position: SegmentPosition,
}

/// Position of a [`Segment`] in the main video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[doc(alias = "insertAt")]
#[doc(alias = "insertAtEnd")]
pub enum SegmentPosition {
    /// Offset in seconds from the start of the main video.
    At(u32),
    /// After the last frame of the main video.
    End,
}

impl Segment {
    /// Creates a segment of the video at `url`.
    pub fn new(url: impl Into<Secret>, position: SegmentPosition) -> Self {
        Self { url: url.into(), position }
    }
}

impl Serialize for Segment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("url", &self.url)?;
        match self.position {
            SegmentPosition::At(seconds) => map.serialize_entry("insertAt", &seconds)?,
            SegmentPosition::End => map.serialize_entry("insertAtEnd", &true)?,
        }
        map.end()
    }
}

request! {
    /// A picture over the video. Its `type` is `watermark`.
    pub struct WatermarkInput as "watermark" {
        /// Where the picture is: a URL that anyone can read.
        pub url: Secret = "url",
        /// Where on the video it stands.
        pub placement: Option<Placement> = "placement",
        /// The width: a part of that of the video, as `25%`, or pixels, as `120px`.
        pub width: Option<String> = "width",
        /// The height, in the same way.
        pub height: Option<String> = "height",
        /// How much it covers, as `80%`.
        pub opacity: Option<String> = "opacity",
    }
}

request! {
    /// Where on a video a picture stands.
    pub struct Placement {
        /// The side that its place is counted from.
        pub x_align: Option<XAlign> = "xAlign",
        /// How far from that side it stands, as `10%` or `20px`.
        pub x_margin: Option<String> = "xMargin",
        /// The edge that its place is counted from.
        pub y_align: Option<YAlign> = "yAlign",
        /// How far from that edge it stands, as `10%` or `20px`.
        pub y_margin: Option<String> = "yMargin",
    }
}

open_enum! {
    /// Where a picture stands from left to right.
    pub enum XAlign {
        /// On the left.
        Left = "left",
        /// In the middle.
        Center = "center",
        /// On the right.
        Right = "right",
    }
}

open_enum! {
    /// Where a picture stands from top to bottom.
    pub enum YAlign {
        /// At the top.
        Top = "top",
        /// In the middle.
        Middle = "middle",
        /// At the bottom.
        Bottom = "bottom",
    }
}

request! {
    /// Other sound, in place of that of the video or over it. Its `type` is `audio`.
    pub struct AudioInput as "audio" {
        /// Where the sound is that takes the place of that of the video.
        pub swap_track_url: Option<Secret> = "swapTrackUrl",
        /// Sound to be laid over that of the video.
        pub impose_tracks: Option<Vec<ImposeTrack>> = "imposeTracks",
    }
}

request! {
    /// Sound to be laid over that of a video.
    pub struct ImposeTrack {
        /// Where the sound is: a URL that anyone can read.
        pub url: Option<Secret> = "url",
        /// The second of the video at which it begins.
        pub start_time: Option<u32> = "startTime",
        /// The second of the video at which it ends.
        pub end_time: Option<u32> = "endTime",
        /// In how many seconds it rises to its volume.
        pub fade_in_level: Option<u32> = "fadeInLevel",
        /// In how many seconds it falls silent.
        pub fade_out_level: Option<u32> = "fadeOutLevel",
    }
}

request! {
    /// Subtitles in a file, SRT or WebVTT. Their `type` is `subtitle`.
    pub struct SubtitleInput as "subtitle" {
        /// Where the file is: a URL that anyone can read.
        pub url: Secret = "url",
        /// The name of the language, as viewers see it.
        pub language_name: String = "languageName",
        /// The language.
        pub language_code: LanguageCode = "languageCode",
    }
}

request! {
    /// Subtitles to be made of what is spoken.
    #[doc(alias = "DirectUploadVideoMediaSubtitles")]
    pub struct Subtitles {
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// Keys and values of your own: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The language that is spoken.
        pub language_code: Option<SubtitlesLanguageCode> = "languageCode",
    }
}

open_enum! {
    /// A language that subtitles can be made of while a media is created.
    pub enum SubtitlesLanguageCode {
        /// English.
        En = "en",
        /// Italian.
        It = "it",
        /// Polish.
        Pl = "pl",
        /// Spanish.
        Es = "es",
        /// French.
        Fr = "fr",
        /// Russian.
        Ru = "ru",
        /// Dutch.
        Nl = "nl",
    }
}

response! {
    /// The response to a media created.
    pub struct CreateMediaSuccessResponse {
        /// Whether it was created.
        pub success: Option<bool> = "success",
        /// The new media.
        pub data: Option<CreateMediaResponse> = "data",
    }
}

response! {
    /// A media that was just created.
    pub struct CreateMediaResponse {
        /// The id of the media, for all operations on it.
        pub id: Option<String> = "id",
        /// Whether it is a trial: such a media is ten seconds long at most, has a watermark, and is removed after a day.
        pub trial: Option<bool> = "trial",
        /// How far it is.
        pub status: Option<MediaStatus> = "status",
        /// When it was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// When it last changed.
        pub updated_at: Option<Timestamp> = "updatedAt",
        /// What it can be watched by once it is ready.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// With how much care it is encoded.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Whether the file can be downloaded as it was.
        pub source_access: Option<bool> = "sourceAccess",
        /// The highest resolution at which it can be watched.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// What it is made of.
        pub inputs: Option<Vec<CreateMediaResponseInput>> = "inputs",
        /// Whether the volume of the sound is evened out.
        pub optimize_audio: Option<bool> = "optimizeAudio",
    }
}

response! {
    /// Something that a media is made of.
    pub struct CreateMediaResponseInput {
        /// What it is, as the request said: `video`, `watermark`, `audio` or `subtitle`.
        pub r#type: Option<String> = "type",
        /// Where the file is.
        pub url: Option<Secret> = "url",
    }
}

request! {
    /// An upload to be opened.
    pub struct DirectUploadVideoMediaRequest {
        /// The origin of the pages that may upload, as `https://www.example.com`, or `*` for all.
        pub cors_origin: String = "corsOrigin",
        /// What the media is to be like. The service's default: public, and as the settings say.
        pub push_media_settings: Option<PushMediaSettings> = "pushMediaSettings",
    }
}

request! {
    /// What a media that is uploaded is to be like.
    pub struct PushMediaSettings {
        /// The policy of the playback id that the media gets.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// From which second on the file is used. The service's default: from its beginning.
        pub start_time: Option<f64> = "startTime",
        /// Up to which second the file is used. The service's default: to its end.
        pub end_time: Option<f64> = "endTime",
        /// What is done to the video, and what is added to it.
        pub inputs: Option<Vec<Input>> = "inputs",
        /// Keys and values of your own to find the media by: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The id of the DRM configuration, where the policy is [`Drm`](AccessPolicy::Drm).
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// The title: at most 255 characters. The service's default: none.
        pub title: Option<String> = "title",
        /// An id of your own for who made it: at most 255 characters. The service's default: none.
        pub creator_id: Option<String> = "creatorId",
        /// The subtitles to be made of what is spoken. The service's default: none.
        pub subtitles: Option<Subtitles> = "subtitles",
        /// Whether the volume of the sound is evened out. The service's default: true.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// The highest resolution at which the media can be watched. The service's default: 1080p.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// With how much care it is encoded. The service's default: standard.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Whether the file can be downloaded as it was uploaded. The service's default: false.
        pub source_access: Option<bool> = "sourceAccess",
        /// Which files can be downloaded. The service's default: none.
        pub mp4_support: Option<Mp4Support> = "mp4Support",
        /// The summary to be written. The service's default: none.
        pub summary: Option<Summary> = "summary",
        /// Whether it is divided into chapters. The service's default: false.
        pub chapters: Option<bool> = "chapters",
        /// Whether the people, places and things in it are listed. The service's default: false.
        pub named_entities: Option<bool> = "namedEntities",
        /// The search for unwanted content. The service's default: none.
        pub moderation: Option<Moderation> = "moderation",
        /// Where, and in which players, the playback id works. The service's default: everywhere.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

response! {
    /// The response to an upload opened.
    pub struct DirectUploadVideoMediaResponse {
        /// Whether it was opened.
        pub success: Option<bool> = "success",
        /// The upload.
        pub data: Option<DirectUpload> = "data",
    }
}

/// Official name of [`Restriction`].
pub type CreateMediaRequestDomains = Restriction;

/// Official name of [`Restriction`].
pub type CreateMediaRequestUserAgents = Restriction;

/// Official name of [`AccessRestrictions`].
pub type CreateMediaRequestAccessRestrictions = AccessRestrictions;

/// Official name of [`AccessRestrictions`].
pub type DirectUploadVideoMediaAccessRestrictions = AccessRestrictions;

/// Official name of [`Moderation`].
pub type DirectUploadVideoMediaModeration = Moderation;

/// Official name of [`Summary`].
pub type DirectUploadVideoMediaSummary = Summary;

/// Official name of [`Subtitles`].
pub type DirectUploadVideoMediaSubtitles = Subtitles;
