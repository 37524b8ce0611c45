use std::{collections::BTreeMap, fmt};

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    AccessPolicy, AccessRestrictions, AnyValue, DirectUpload, LanguageCode, MediaMaxResolution, MediaQuality,
    MediaStatus, Moderation, Mp4Support, PlaybackId, Restriction, Secret, Summary, Timestamp,
};

request! {
    /// Request to create a media from files that the API downloads.
    pub struct CreateMediaRequest {
        /// Inputs: a video or audio file, and watermarks, other audio and subtitles to add to it. At least one.
        pub inputs: Inputs = "inputs",
        /// Access policy of the first playback ID.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// Custom key-value pairs to find the media by: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// DRM configuration ID, a UUID. Required with the policy [`Drm`](AccessPolicy::Drm).
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// Title in the dashboard, up to 255 characters. Default: none.
        pub title: Option<String> = "title",
        /// Your own ID of the media's creator, up to 255 characters. Default: none.
        pub creator_id: Option<String> = "creatorId",
        /// Subtitles to generate from the speech. Default: none.
        pub subtitles: Option<Subtitles> = "subtitles",
        /// Downloadable files to generate. Default: none.
        pub mp4_support: Option<Mp4Support> = "mp4Support",
        /// Download access to the source file. Default: `false`.
        pub source_access: Option<bool> = "sourceAccess",
        /// Loudness normalization of the audio. Default: `false`.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// Maximum resolution of the encoded media. Default: `1080p`.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Encoding quality tier. Default: `standard`.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// AI summary to generate. Default: none.
        pub summary: Option<Summary> = "summary",
        /// AI chapters. Default: `false`.
        pub chapters: Option<bool> = "chapters",
        /// AI named entities: people, places, organizations and products. Default: `false`.
        pub named_entities: Option<bool> = "namedEntities",
        /// AI moderation. Default: none.
        pub moderation: Option<Moderation> = "moderation",
        /// Restrictions of the first playback ID by domain and user agent. Default: none.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

/// Input of a media. Each type of input converts into it and writes its own `type`.
///
/// ```
/// use fastpix_models::*;
///
/// let video = VideoInput::new("https://files.example/talk.mp4");
/// let logo = WatermarkInput::new("https://files.example/logo.png").opacity("60%");
/// let request = CreateMediaRequest::new([Input::from(video), logo.into()], AccessPolicy::Public);
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "inputs")]
pub enum Input {
    /// Video or audio file that the API downloads.
    Video(VideoInput),
    /// Edits of an uploaded video.
    PushVideo(PushVideoInput),
    /// Image over the video.
    Watermark(WatermarkInput),
    /// Other audio, in place of that of the video or mixed into it.
    Audio(AudioInput),
    /// Subtitle file.
    Subtitle(SubtitleInput),
    /// Input of a type that this version does not know: all its fields, `type` included.
    Unknown(BTreeMap<String, AnyValue>),
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Video(input) => input.fmt(f),
            Self::PushVideo(input) => input.fmt(f),
            Self::Watermark(input) => input.fmt(f),
            Self::Audio(input) => input.fmt(f),
            Self::Subtitle(input) => input.fmt(f),
            // Any of the values can be a signed URL.
            Self::Unknown(fields) => write!(f, "Unknown({:?})", fields.keys()),
        }
    }
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

    pub(crate) fn from_list(inputs: Vec<Input>) -> Option<Self> {
        (!inputs.is_empty()).then_some(Self(inputs))
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
    /// Video or audio file that the API downloads. Its `type` is `video`.
    #[doc(alias = "PullVideoInput")]
    pub struct VideoInput as "video" {
        /// Publicly readable URL of an MP3, MP4, MOV, MKV or TS file. `fp_mediaId://<media ID>` makes a clip of a media
        /// of the same workspace, or a copy if start and end are not set.
        pub url: Secret = "url",
        /// Start of the used part in seconds; a clip starts at the nearest keyframe. Default: start of the file.
        pub start_time: Option<f64> = "startTime",
        /// End of the used part in seconds. Default: end of the file.
        pub end_time: Option<f64> = "endTime",
        /// Publicly readable URL of a video to put before the main video. Default: none.
        pub intro_url: Option<Secret> = "introUrl",
        /// Publicly readable URL of a video to put after the main video. Default: none.
        pub outro_url: Option<Secret> = "outroUrl",
        /// Parts of the main video to cut out, each as start and end in seconds, for example `4-6`.
        pub expunge_segments: Option<Vec<String>> = "expungeSegments",
        /// Videos to insert into the main video.
        pub segments: Option<Vec<Segment>> = "segments",
    }
}

request! {
    /// Edits of an uploaded video. Its `type` is `video`.
    pub struct PushVideoInput as "video" {
        /// Publicly readable URL of a video to put before the uploaded video. Default: none.
        pub intro_url: Option<Secret> = "introUrl",
        /// Publicly readable URL of a video to put after the uploaded video. Default: none.
        pub outro_url: Option<Secret> = "outroUrl",
        /// Parts of the uploaded video to cut out, each as start and end in seconds, for example `4-6`.
        pub expunge_segments: Option<Vec<String>> = "expungeSegments",
        /// Videos to insert into the uploaded video.
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
    /// Offset in whole seconds from the start of the main video.
    At(u32),
    /// End of the main video.
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
    /// Image over the video. Its `type` is `watermark`.
    pub struct WatermarkInput as "watermark" {
        /// Publicly readable URL of the image.
        pub url: Secret = "url",
        /// Placement of the image on the video.
        pub placement: Option<Placement> = "placement",
        /// Image width, in percent of the video width (`25%`) or in pixels (`120px`).
        pub width: Option<String> = "width",
        /// Image height, in percent of the video height (`25%`) or in pixels (`120px`).
        pub height: Option<String> = "height",
        /// Image opacity in percent, for example `80%`.
        pub opacity: Option<String> = "opacity",
    }
}

request! {
    /// Placement of a watermark.
    pub struct Placement {
        /// Horizontal alignment.
        pub x_align: Option<XAlign> = "xAlign",
        /// Distance from the aligned side, for example `10%` or `20px`.
        pub x_margin: Option<String> = "xMargin",
        /// Vertical alignment.
        pub y_align: Option<YAlign> = "yAlign",
        /// Distance from the aligned edge, for example `10%` or `20px`.
        pub y_margin: Option<String> = "yMargin",
    }
}

open_enum! {
    /// Horizontal alignment of a watermark.
    pub enum XAlign {
        /// Left side.
        Left = "left",
        /// Horizontal center.
        Center = "center",
        /// Right side.
        Right = "right",
    }
}

open_enum! {
    /// Vertical alignment of a watermark.
    pub enum YAlign {
        /// Top edge.
        Top = "top",
        /// Vertical center.
        Middle = "middle",
        /// Bottom edge.
        Bottom = "bottom",
    }
}

request! {
    /// Other audio, in place of that of the video or mixed into it. Its `type` is `audio`.
    pub struct AudioInput as "audio" {
        /// Publicly readable URL of audio that replaces that of the video.
        pub swap_track_url: Option<Secret> = "swapTrackUrl",
        /// Audio to mix into that of the video.
        pub impose_tracks: Option<Vec<ImposeTrack>> = "imposeTracks",
    }
}

request! {
    /// Audio that is mixed into that of a video.
    pub struct ImposeTrack {
        /// Publicly readable URL of the mixed-in audio.
        pub url: Option<Secret> = "url",
        /// Start in seconds of the video.
        pub start_time: Option<u32> = "startTime",
        /// End in seconds of the video.
        pub end_time: Option<u32> = "endTime",
        /// Fade-in time in seconds.
        pub fade_in_level: Option<u32> = "fadeInLevel",
        /// Fade-out time in seconds.
        pub fade_out_level: Option<u32> = "fadeOutLevel",
    }
}

request! {
    /// Subtitle file, SRT or WebVTT. Its `type` is `subtitle`.
    pub struct SubtitleInput as "subtitle" {
        /// Publicly readable URL of the subtitle file.
        pub url: Secret = "url",
        /// Language name that players display, for example `English`.
        pub language_name: String = "languageName",
        /// Language of the subtitle file.
        pub language_code: LanguageCode = "languageCode",
    }
}

request! {
    /// Subtitles to generate from the speech when a media is created.
    #[doc(alias = "DirectUploadVideoMediaSubtitles")]
    pub struct Subtitles {
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Custom key-value pairs of the subtitles: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Spoken language.
        pub language_code: Option<SubtitlesLanguageCode> = "languageCode",
    }
}

open_enum! {
    /// Language of subtitles that are generated when a media is created.
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
    /// Response of create media.
    pub struct CreateMediaSuccessResponse {
        /// Success flag of the creation.
        pub success: Option<bool> = "success",
        /// Created media.
        pub data: Option<CreateMediaResponse> = "data",
    }
}

response! {
    /// Media directly after its creation.
    pub struct CreateMediaResponse {
        /// Media ID, the argument of all operations on the media.
        pub id: Option<String> = "id",
        /// Trial flag. Trial media last at most 10 seconds, have a watermark and are deleted after 24 hours.
        pub trial: Option<bool> = "trial",
        /// Processing status of the new media.
        pub status: Option<MediaStatus> = "status",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Time of the last change, in UTC.
        pub updated_at: Option<Timestamp> = "updatedAt",
        /// Playback IDs, usable once the media is ready.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Custom key-value pairs: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Encoding quality tier.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Download access to the source file.
        pub source_access: Option<bool> = "sourceAccess",
        /// Maximum resolution of the encoded media.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Inputs of the media.
        pub inputs: Option<Vec<CreateMediaResponseInput>> = "inputs",
        /// Loudness normalization of the audio.
        pub optimize_audio: Option<bool> = "optimizeAudio",
    }
}

response! {
    /// Input as the API received it.
    pub struct CreateMediaResponseInput {
        /// Input type: `video`, `watermark`, `audio` or `subtitle`.
        pub r#type: Option<String> = "type",
        /// Source URL from the request, which can be signed.
        pub url: Option<Secret> = "url",
    }
}

request! {
    /// Request to open a direct upload.
    pub struct DirectUploadVideoMediaRequest {
        /// Allowed CORS origin of browser uploads, for example `https://www.example.com`, or `*` for all.
        pub cors_origin: String = "corsOrigin",
        /// Settings of the resulting media. Default: the access policy `public` and the defaults of the settings.
        pub push_media_settings: Option<PushMediaSettings> = "pushMediaSettings",
    }
}

request! {
    /// Settings of the media that results from a direct upload.
    pub struct PushMediaSettings {
        /// Access policy of the first playback ID.
        pub access_policy: AccessPolicy = "accessPolicy",
        /// Start of the used part of the file in seconds. Default: start of the file.
        pub start_time: Option<f64> = "startTime",
        /// End of the used part of the file in seconds. Default: end of the file.
        pub end_time: Option<f64> = "endTime",
        /// Edits of the uploaded video, and watermarks, other audio and subtitles to add to it.
        pub inputs: Option<Vec<Input>> = "inputs",
        /// Custom key-value pairs to find the media by: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// DRM configuration ID, a UUID. Required with the policy [`Drm`](AccessPolicy::Drm).
        pub drm_configuration_id: Option<String> = "drmConfigurationId",
        /// Title in the dashboard, up to 255 characters. Default: none.
        pub title: Option<String> = "title",
        /// Your own ID of the media's creator, up to 255 characters. Default: none.
        pub creator_id: Option<String> = "creatorId",
        /// Subtitles to generate from the speech. Default: none.
        pub subtitles: Option<Subtitles> = "subtitles",
        /// Loudness normalization of the audio. Default: `true`.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// Maximum resolution of the encoded media. Default: `1080p`.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Encoding quality tier. Default: `standard`.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Download access to the uploaded file. Default: `false`.
        pub source_access: Option<bool> = "sourceAccess",
        /// Downloadable files to generate. Default: none.
        pub mp4_support: Option<Mp4Support> = "mp4Support",
        /// AI summary to generate. Default: none.
        pub summary: Option<Summary> = "summary",
        /// AI chapters. Default: `false`.
        pub chapters: Option<bool> = "chapters",
        /// AI named entities: people, places, organizations and products. Default: `false`.
        pub named_entities: Option<bool> = "namedEntities",
        /// AI moderation. Default: none.
        pub moderation: Option<Moderation> = "moderation",
        /// Restrictions of the first playback ID by domain and user agent. Default: none.
        pub access_restrictions: Option<AccessRestrictions> = "accessRestrictions",
    }
}

response! {
    /// Response of direct upload.
    pub struct DirectUploadVideoMediaResponse {
        /// Success flag of the opened upload.
        pub success: Option<bool> = "success",
        /// Opened upload.
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
