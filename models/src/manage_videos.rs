use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::{
    AccessPolicy, AccessRestrictions, AnyValue, DirectUpload, FrameRate, LanguageCode, MediaDuration,
    MediaMaxResolution, MediaMp4Support, MediaQuality, MediaStatus, Mp4Support, Pagination, PlaybackId, Restriction,
    Secret, SortOrder, SourceResolution, Timestamp, UploadStatus,
    codec::{DeserializeObject, Names, ObjectField, OtherField, Place, Value},
};

parameters! {
    /// Parameters of get media.
    pub struct GetMediaRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
    }
}

parameters! {
    /// Parameters of delete media.
    pub struct DeleteMediaRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
    }
}

parameters! {
    /// Parameters of get media summary.
    pub struct GetMediaSummaryRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
    }
}

parameters! {
    /// Parameters of get input info.
    pub struct RetrieveMediaInputInfoRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
    }
}

parameters! {
    /// Parameters of list media.
    pub struct ListMediaRequest {
        /// Media per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Sort order by creation time. Default: `desc`, newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Parameters of list clips of a media.
    pub struct GetMediaClipsRequest {
        /// Media ID of the source of the clips.
        pub source_media_id: String = path,
        /// Clips per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Sort order by creation time. Default: `desc`, newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Parameters of list clips of a live stream.
    pub struct ListLiveClipsRequest {
        /// Live stream ID of the source of the clips.
        pub livestream_id: String = path,
        /// Clips per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Sort order by creation time. Default: `desc`, newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Parameters of list unused uploads.
    pub struct ListUploadsRequest {
        /// Uploads per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
        /// Sort order by creation time. Default: `desc`, newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Parameters of cancel upload.
    pub struct CancelUploadRequest {
        /// Upload ID.
        pub upload_id: String = path,
    }
}

parameters! {
    /// Parameters of add track.
    pub struct AddMediaTrackRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Track to add.
        pub body: AddMediaTrackRequestBody = body,
    }
}

parameters! {
    /// Parameters of update track.
    pub struct UpdateMediaTrackRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Track ID.
        pub track_id: String = path,
        /// Changes to the track.
        pub body: UpdateTrackRequest = body,
    }
}

parameters! {
    /// Parameters of delete track.
    pub struct DeleteMediaTrackRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Track ID.
        pub track_id: String = path,
    }
}

parameters! {
    /// Parameters of generate subtitle track.
    pub struct GenerateSubtitleTrackRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Track ID of the audio track to transcribe.
        pub track_id: String = path,
        /// Settings of the generated subtitles.
        pub body: TrackSubtitlesGenerateRequest = body,
    }
}

parameters! {
    /// Parameters of update media.
    pub struct UpdatedMediaRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// Changes to the media.
        pub body: UpdatedMediaRequestBody = body,
    }
}

parameters! {
    /// Parameters of update MP4 support.
    pub struct UpdatedMp4SupportRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// New MP4 support of the media.
        pub body: UpdatedMp4SupportRequestBody = body,
    }
}

parameters! {
    /// Parameters of update source access.
    pub struct UpdatedSourceAccessRequest {
        /// Media ID. The upload ID of a direct upload is the ID of its media.
        pub media_id: String = path,
        /// New source access of the media.
        pub body: UpdatedSourceAccessRequestBody = body,
    }
}

request! {
    /// Body of add track.
    pub struct AddMediaTrackRequestBody {
        /// Track to add. A single object, in spite of the name.
        pub tracks: AddTrackRequest = "tracks",
    }
}

request! {
    /// Audio or subtitle track to add to a media.
    pub struct AddTrackRequest {
        /// Publicly readable URL of the audio or subtitle file.
        pub url: Secret = "url",
        /// Track type.
        pub r#type: AddTrackType = "type",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: String = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: String = "languageName",
        /// Track title that players display. Default: none.
        pub title: Option<String> = "title",
    }
}

open_enum! {
    /// Type of an added track.
    pub enum AddTrackType {
        /// Audio track.
        Audio = "audio",
        /// Subtitle track.
        Subtitle = "subtitle",
    }
}

request! {
    /// Changes to a track. Fields that are not set are not sent.
    pub struct UpdateTrackRequest {
        /// Publicly readable URL of the new audio or subtitle file.
        pub url: Option<Secret> = "url",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: Option<String> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

request! {
    /// Settings of a subtitle track that is generated from an audio track.
    pub struct TrackSubtitlesGenerateRequest {
        /// Language name that players display, for example `English`.
        pub language_name: String = "languageName",
        /// Spoken language.
        pub language_code: LanguageCode = "languageCode",
        /// Custom key-value pairs of the track: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Track title that players display. Default: none.
        pub title: Option<String> = "title",
    }
}

request! {
    /// Changes to a media. Fields that are not set keep their values.
    pub struct UpdatedMediaRequestBody {
        /// Custom key-value pairs that replace the stored ones: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Title in the dashboard, up to 255 characters.
        pub title: Option<String> = "title",
        /// Your own ID of the media's creator, up to 255 characters.
        pub creator_id: Option<String> = "creatorId",
    }
}

request! {
    /// New MP4 support of a media.
    pub struct UpdatedMp4SupportRequestBody {
        /// Downloadable files to offer.
        pub mp4_support: Mp4Support = "mp4Support",
    }
}

request! {
    /// New source access of a media.
    pub struct UpdatedSourceAccessRequestBody {
        /// Download access to the source file: `true` opens it, `false` closes it.
        pub source_access: bool = "sourceAccess",
    }
}

response! {
    /// Response of get media.
    pub struct GetMediaResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Media with all details.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// Page of media.
    pub struct ListMediaResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Media of this page.
        pub data: Option<Vec<Media>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Page of clips of a live stream.
    pub struct ListLiveClipsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Clips of this page.
        pub data: Option<Vec<Media>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Response of update media.
    pub struct UpdatedMediaResponse {
        /// Success flag of the update.
        pub success: Option<bool> = "success",
        /// Media after the update.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// Response of update MP4 support.
    pub struct UpdatedMp4SupportResponse {
        /// Success flag of the MP4 support update.
        pub success: Option<bool> = "success",
        /// Media after the MP4 support update.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// Response of update source access.
    pub struct UpdatedSourceAccessResponse {
        /// Success flag of the source access update.
        pub success: Option<bool> = "success",
        /// Media after the source access update.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// Media: an on-demand video or audio with its tracks.
    #[doc(alias = "GetAllMediaResponse")]
    #[doc(alias = "LiveMediaClips")]
    #[doc(alias = "UpdateMedia")]
    #[doc(alias = "SourceAccessMedia")]
    #[doc(alias = "MediaClipResponseData")]
    pub struct Media {
        /// Thumbnail URL, once the media is ready.
        pub thumbnail: Option<String> = "thumbnail",
        /// Media ID, the argument of all operations on the media.
        pub id: Option<String> = "id",
        /// Media ID of the source, for a clip of a media.
        pub source_media_id: Option<String> = "sourceMediaId",
        /// Workspace ID, a UUID.
        pub workspace_id: Option<String> = "workspaceId",
        /// Live stream ID of the source, for a recording or a clip of a live stream.
        pub stream_id: Option<String> = "streamId",
        /// Custom key-value pairs of the media: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Encoding quality tier.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// Your own ID of the media's creator, up to 255 characters.
        pub creator_id: Option<String> = "creatorId",
        /// Title, up to 255 characters.
        pub title: Option<String> = "title",
        /// Maximum resolution for playback.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Resolution of the source file.
        pub source_resolution: Option<SourceResolution> = "sourceResolution",
        /// Processing status of the media. Tracks, MP4 files and AI results have a status of their own.
        pub status: Option<MediaStatus> = "status",
        /// Downloadable files of the media.
        pub mp4_support: Option<MediaMp4Support> = "mp4Support",
        /// Download access to the source file.
        pub source_access: Option<bool> = "sourceAccess",
        /// Playback IDs of the media.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// Video, audio and subtitle tracks.
        pub tracks: Option<Vec<Track>> = "tracks",
        /// Subtitles that were generated from the speech.
        pub generated_subtitles: Option<Vec<GeneratedSubtitle>> = "generatedSubtitles",
        /// AI summary, if it was requested.
        pub summary: Option<AiSummaryRecord> = "summary",
        /// AI chapters, if they were requested.
        pub chapters: Option<AiResponseRecord> = "chapters",
        /// AI named entities, if they were requested.
        pub named_entities: Option<AiResponseRecord> = "namedEntities",
        /// AI moderation result, if it was requested.
        pub moderation: Option<AiResponseRecord> = "moderation",
        /// Advanced AI summary, if it was requested.
        pub advanced_summary: Option<AiResponseRecord> = "advancedSummary",
        /// AI transcript with speakers, if it was requested.
        pub attributed_transcript: Option<AiResponseRecord> = "attributedTranscript",
        /// Audio without video.
        pub is_audio_only: Option<bool> = "isAudioOnly",
        /// Availability of subtitles.
        pub subtitle_available: Option<bool> = "subtitleAvailable",
        /// Loudness normalization of the audio.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// Duration, up to 12 hours; absent until the media is ready.
        pub duration: Option<MediaDuration> = "duration",
        /// Frame rate of the video.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Aspect ratio, width to height, for example `16:9`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Time of the last change, in UTC.
        pub updated_at: Option<Timestamp> = "updatedAt",
    }
}

/// Track of a media.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "MediaClipResponseTrack")]
#[doc(alias = "RetrieveMediaInputInfoFileTrack")]
pub enum Track {
    /// Video track.
    Video(VideoTrack),
    /// Audio track.
    Audio(AudioTrack),
    /// Subtitle track.
    Subtitle(SubtitleTrack),
    /// Track without a type, or of a type that this version does not know. It keeps all fields that known tracks have.
    Unknown(UnknownTrack),
}

impl Track {
    /// Returns the track ID.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Video(track) => track.id.as_deref(),
            Self::Audio(track) => track.id.as_deref(),
            Self::Subtitle(track) => track.id.as_deref(),
            Self::Unknown(track) => track.id.as_deref(),
        }
    }

    /// Returns the processing status of the track.
    pub fn status(&self) -> Option<&TrackStatus> {
        match self {
            Self::Video(track) => track.status.as_ref(),
            Self::Audio(track) => track.status.as_ref(),
            Self::Subtitle(track) => track.status.as_ref(),
            Self::Unknown(track) => track.status.as_ref(),
        }
    }
}

impl From<UnknownTrack> for Track {
    fn from(track: UnknownTrack) -> Self {
        match track.r#type.as_deref() {
            Some(VideoTrack::TYPE) => Self::Video(VideoTrack {
                id: track.id,
                width: track.width,
                height: track.height,
                frame_rate: track.frame_rate,
                closed_captions: track.closed_captions,
                status: track.status,
                title: track.title,
            }),
            Some(AudioTrack::TYPE) => Self::Audio(AudioTrack {
                id: track.id,
                status: track.status,
                language_code: track.language_code,
                language_name: track.language_name,
                title: track.title,
            }),
            Some(SubtitleTrack::TYPE) => Self::Subtitle(SubtitleTrack {
                id: track.id,
                closed_captions: track.closed_captions,
                status: track.status,
                language_code: track.language_code,
                language_name: track.language_name,
                title: track.title,
            }),
            _ => Self::Unknown(track),
        }
    }
}

impl Serialize for Track {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Video(track) => track.serialize(serializer),
            Self::Audio(track) => track.serialize(serializer),
            Self::Subtitle(track) => track.serialize(serializer),
            Self::Unknown(track) => track.serialize(serializer),
        }
    }
}

impl Value for Track {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Other(field)
    }
}

deserialize!(Track);

// The type can follow the other fields, so all of them are read before the variant is chosen.
impl OtherField for Option<Track> {
    fn expected(&self) -> &'static str {
        "an object"
    }

    fn object(&mut self) -> Option<&mut dyn ObjectField> {
        Some(self)
    }

    fn close(&mut self) {
        if let Some(Track::Unknown(track)) = self.take() {
            *self = Some(track.into());
        }
    }
}

impl ObjectField for Option<Track> {
    fn open(&mut self) -> Names {
        *self = Some(Track::Unknown(UnknownTrack::default()));
        UnknownTrack::NAMES
    }

    fn field(&mut self, index: usize) -> Option<Place<'_>> {
        match self {
            Some(Track::Unknown(track)) => track.field(index),
            _ => None,
        }
    }
}

response! {
    /// Video track. Its `type` is `video`.
    pub struct VideoTrack as "video" {
        /// Track ID.
        pub id: Option<String> = "id",
        /// Width in pixels.
        pub width: Option<i64> = "width",
        /// Height in pixels.
        pub height: Option<i64> = "height",
        /// Frame rate of the track.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Closed captions inside the video track.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// Processing status of the video track.
        pub status: Option<TrackStatus> = "status",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Audio track. Its `type` is `audio`.
    pub struct AudioTrack as "audio" {
        /// Track ID.
        pub id: Option<String> = "id",
        /// Processing status of the audio track.
        pub status: Option<TrackStatus> = "status",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: Option<String> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Subtitle track. Its `type` is `subtitle`.
    pub struct SubtitleTrack as "subtitle" {
        /// Track ID.
        pub id: Option<String> = "id",
        /// Closed captions flag: subtitles that also describe sounds.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// Processing status of the subtitle track.
        pub status: Option<TrackStatus> = "status",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: Option<String> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Track of a type that this version does not know.
    pub struct UnknownTrack {
        /// Track type as the API sent it.
        pub r#type: Option<String> = "type",
        /// Track ID.
        pub id: Option<String> = "id",
        /// Width in pixels.
        pub width: Option<i64> = "width",
        /// Height in pixels.
        pub height: Option<i64> = "height",
        /// Frame rate of the track.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Closed captions flag of the track.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// Processing status of the track.
        pub status: Option<TrackStatus> = "status",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: Option<String> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

open_enum! {
    /// Processing status of a track. The words differ between responses.
    pub enum TrackStatus {
        /// Processing in progress.
        Preparing = "preparing",
        /// Ready for playback, in responses about one media.
        Available = "available",
        /// Ready for playback, in lists.
        Ready = "Ready",
        /// Processing failed.
        Failed = "failed",
    }
}

response! {
    /// Subtitles that were generated from the speech.
    #[doc(alias = "TracksSubtitles")]
    pub struct GeneratedSubtitle {
        /// Processing status of the generated subtitles.
        pub status: Option<TrackStatus> = "status",
        /// WebVTT file URL, absent until the subtitles are ready.
        pub url: Option<String> = "url",
    }
}

open_enum! {
    /// Processing status of an AI result. Several words mean the same, since the API's versions differ.
    pub enum AiRecordStatus {
        /// Processing in progress.
        Preparing = "preparing",
        /// Result available.
        Available = "available",
        /// Result available, in other versions of the API.
        Ready = "ready",
        /// Result available, in other versions of the API.
        Completed = "completed",
        /// Processing failed.
        Failed = "failed",
        /// Processing failed, in other versions of the API.
        Errored = "errored",
        /// Processing failed, in other versions of the API.
        Error = "error",
    }
}

response! {
    /// AI summary of a media.
    pub struct AiSummaryRecord {
        /// Processing status of the summary.
        pub status: Option<AiRecordStatus> = "status",
        /// Text of the summary, once it is available.
        pub data: Option<String> = "data",
        /// Reason for the failure of the summary.
        pub failed_reason: Option<String> = "failedReason",
    }
}

response! {
    /// AI result of a media: chapters, named entities, moderation, advanced summary or transcript.
    pub struct AiResponseRecord {
        /// Processing status of the AI result.
        pub status: Option<AiRecordStatus> = "status",
        /// Content of the result, once it is available. Its shape depends on the kind of result.
        pub data: Option<AnyValue> = "data",
        /// Reason for the failure of the AI processing.
        pub failed_reason: Option<String> = "failedReason",
    }
}

response! {
    /// Page of clips of a media.
    pub struct MediaClipResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Clips of this page; each is a media of its own.
        pub data: Option<Vec<Media>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Response of delete media.
    pub struct DeleteMediaResponse {
        /// Success flag of the deletion.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// Response of add track.
    pub struct AddMediaTrackResponse {
        /// Success flag of the added track.
        pub success: Option<bool> = "success",
        /// Added track.
        pub data: Option<LanguageTrack> = "data",
    }
}

response! {
    /// Response of update track.
    pub struct UpdateMediaTrackResponse {
        /// Success flag of the track update.
        pub success: Option<bool> = "success",
        /// Track after the update.
        pub data: Option<LanguageTrack> = "data",
    }
}

response! {
    /// Response of delete track.
    pub struct DeleteMediaTrackResponse {
        /// Success flag of the track deletion.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// Response of generate subtitle track.
    pub struct GenerateSubtitleTrackResponse {
        /// Success flag of the subtitle generation.
        pub success: Option<bool> = "success",
        /// Subtitle track that is being generated.
        pub data: Option<GenerateTrackResponse> = "data",
    }
}

response! {
    /// Subtitle track that is being generated.
    pub struct GenerateTrackResponse {
        /// Track ID.
        pub id: Option<String> = "id",
        /// Track type: always `subtitle`.
        pub r#type: Option<AddTrackType> = "type",
        /// Language of the generated subtitles.
        pub language_code: Option<LanguageCode> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Custom key-value pairs of the track: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Response of get media summary.
    pub struct GetMediaSummaryResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Text of the summary.
        pub data: Option<String> = "data",
    }
}

response! {
    /// Response of get input info.
    pub struct RetrieveMediaInputInfoResponse {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Source of the media.
        pub data: Option<RetrieveMediaInputInfoData> = "data",
    }
}

response! {
    /// Source of a media: its URL and its file.
    pub struct RetrieveMediaInputInfoData {
        /// Source URL of the media.
        pub configuration: Option<RetrieveMediaInputInfoConfiguration> = "configuration",
        /// Properties of the source file.
        pub file: Option<RetrieveMediaInputInfoFile> = "file",
    }
}

response! {
    /// Source URL of a media.
    pub struct RetrieveMediaInputInfoConfiguration {
        /// URL that the source file was downloaded from. For direct uploads it is a signed URL.
        pub url: Option<Secret> = "url",
    }
}

response! {
    /// Properties of a source file.
    pub struct RetrieveMediaInputInfoFile {
        /// Container format, for example `mp4`. The API derives it from the source URL, and can include the signature
        /// of that URL.
        pub container_format: Option<Secret> = "containerFormat",
        /// Tracks of the source file.
        pub tracks: Option<Vec<Track>> = "tracks",
    }
}

response! {
    /// Page of unused uploads.
    pub struct ListUploadsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Uploads of this page.
        pub data: Option<Vec<DirectUpload>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Response of cancel upload.
    pub struct CancelUploadResponse {
        /// Success flag of the cancellation.
        pub success: Option<bool> = "success",
        /// Upload after the cancellation.
        pub data: Option<MediaCancelResponse> = "data",
    }
}

response! {
    /// Cancelled upload.
    pub struct MediaCancelResponse {
        /// Upload ID.
        pub upload_id: Option<String> = "uploadId",
        /// Trial flag. Trial media last at most 10 seconds, have a watermark and are deleted after 24 hours.
        pub trial: Option<bool> = "trial",
        /// Upload status after the cancellation.
        pub status: Option<UploadStatus> = "status",
        /// Signed upload URL.
        pub url: Option<Secret> = "url",
        /// Lifetime of the upload URL in seconds.
        pub timeout: Option<i64> = "timeout",
        /// Allowed CORS origin of browser uploads, or `*`.
        pub cors_origin: Option<String> = "corsOrigin",
        /// Maximum resolution of the encoded media.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Access policy of the media.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Custom key-value pairs: up to 10, each key and value up to 255 characters.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Title, up to 255 characters.
        pub title: Option<String> = "title",
        /// Your own ID of the media's creator, up to 255 characters.
        pub creator_id: Option<String> = "creatorId",
    }
}

response! {
    /// Audio or subtitle track, as it was added or updated.
    #[doc(alias = "AddTrackResponse")]
    #[doc(alias = "UpdateTrackResponse")]
    pub struct LanguageTrack {
        /// Track ID.
        pub id: Option<String> = "id",
        /// Track type.
        pub r#type: Option<AddTrackType> = "type",
        /// Source URL of the track, which can be signed.
        pub url: Option<Secret> = "url",
        /// Language code, BCP 47, for example `en-US`.
        pub language_code: Option<String> = "languageCode",
        /// Language name that players display, for example `English`.
        pub language_name: Option<String> = "languageName",
        /// Track title that players display.
        pub title: Option<String> = "title",
    }
}

/// Official name of [`Restriction`].
pub type MediaClipResponseDomains = Restriction;

/// Official name of [`Restriction`].
pub type MediaClipResponseUserAgents = Restriction;

/// Official name of [`AccessRestrictions`].
pub type MediaClipResponseAccessRestrictions = AccessRestrictions;

/// Official name of [`Pagination`].
pub type MediaClipResponsePagination = Pagination;

/// Official name of [`PlaybackId`].
pub type MediaClipResponsePlaybackId = PlaybackId;

/// Official name of [`LanguageTrack`].
pub type AddTrackResponse = LanguageTrack;

/// Official name of [`LanguageTrack`].
pub type UpdateTrackResponse = LanguageTrack;

/// Official name of [`Media`].
pub type MediaClipResponseData = Media;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_are_read_by_their_type_at_any_position_in_the_object() {
        let text = r#"{"id":"a","width":640,"frameRate":"25/1","type":"video"}"#;
        let track: Track = serde_json::from_str(text).unwrap();
        assert!(matches!(&track, Track::Video(video) if video.width == Some(640)), "{track:?}");
        let written = r#"{"type":"video","id":"a","width":640,"frameRate":"25/1"}"#;
        assert_eq!(serde_json::to_string(&track).unwrap(), written);
    }

    #[test]
    fn tracks_of_unknown_types_keep_the_fields_of_known_tracks() {
        for text in [
            r#"{"type":"chapters","id":"a","width":1,"status":"Ready","languageCode":"en","title":"t"}"#,
            r#"{"id":"a","closedCaptions":true}"#,
            "{}",
        ] {
            let track: Track = serde_json::from_str(text).unwrap();
            assert!(matches!(track, Track::Unknown(_)), "{track:?}");
            assert_eq!(serde_json::to_string(&track).unwrap(), text);
        }
    }
}
