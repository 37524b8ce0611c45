use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::{
    AccessPolicy, AnyValue, DirectUpload, FrameRate, LanguageCode, MediaDuration, MediaMaxResolution, MediaMp4Support,
    MediaQuality, MediaStatus, Mp4Support, Pagination, PlaybackId, PolicyAction, Secret, SortOrder, SourceResolution,
    Timestamp, UploadStatus,
    codec::{DeserializeObject, Names, ObjectField, OtherField, Place, Value},
};

parameters! {
    /// Which media to read.
    pub struct GetMediaRequest {
        /// The id of the media, or of the upload that it came from.
        pub media_id: String = path,
    }
}

parameters! {
    /// Which media to delete.
    pub struct DeleteMediaRequest {
        /// The id of the media, or of the upload that it came from.
        pub media_id: String = path,
    }
}

parameters! {
    /// Of which media to read the summary.
    pub struct GetMediaSummaryRequest {
        /// The id of the media.
        pub media_id: String = path,
    }
}

parameters! {
    /// Of which media to read what it was made of.
    pub struct RetrieveMediaInputInfoRequest {
        /// The id of the media, or of the upload that it came from.
        pub media_id: String = path,
    }
}

parameters! {
    /// Which page of the media to list.
    pub struct ListMediaRequest {
        /// How many media a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Of which media to list the clips, and which page.
    pub struct GetMediaClipsRequest {
        /// The id of the media that the clips were cut from.
        pub source_media_id: String = path,
        /// How many clips a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Of which live stream to list the clips, and which page.
    pub struct ListLiveClipsRequest {
        /// The id of the live stream that the clips were cut from.
        pub livestream_id: String = path,
        /// How many clips a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Which page of the unused uploads to list.
    pub struct ListUploadsRequest {
        /// How many uploads a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Which upload to cancel.
    pub struct CancelUploadRequest {
        /// The id of the upload.
        pub upload_id: String = path,
    }
}

parameters! {
    /// To which media to add a track, and which.
    pub struct AddMediaTrackRequest {
        /// The id of the media, or of the upload that it came from.
        pub media_id: String = path,
        /// What to add.
        pub body: AddMediaTrackRequestBody = body,
    }
}

parameters! {
    /// Which track of a media to change, and how.
    pub struct UpdateMediaTrackRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The id of the track.
        pub track_id: String = path,
        /// What to change.
        pub body: UpdateTrackRequest = body,
    }
}

parameters! {
    /// Which track of a media to delete.
    pub struct DeleteMediaTrackRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The id of the track.
        pub track_id: String = path,
    }
}

parameters! {
    /// Of which track of a media to make subtitles, and in which language.
    pub struct GenerateSubtitleTrackRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// The id of the audio track that is listened to.
        pub track_id: String = path,
        /// What the subtitles are to be like.
        pub body: TrackSubtitlesGenerateRequest = body,
    }
}

parameters! {
    /// Which media to change, and how.
    pub struct UpdatedMediaRequest {
        /// The id of the media, or of the upload that it came from.
        pub media_id: String = path,
        /// What to change.
        pub body: UpdatedMediaRequestBody = body,
    }
}

parameters! {
    /// Of which media to change the files that can be downloaded, and to which.
    pub struct UpdatedMp4SupportRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// What to change.
        pub body: UpdatedMp4SupportRequestBody = body,
    }
}

parameters! {
    /// Of which media to open or close the source, and which of the two.
    pub struct UpdatedSourceAccessRequest {
        /// The id of the media.
        pub media_id: String = path,
        /// What to change.
        pub body: UpdatedSourceAccessRequestBody = body,
    }
}

request! {
    /// The track to be added to a media.
    pub struct AddMediaTrackRequestBody {
        /// The track. It is one, whatever the name on the wire says.
        pub tracks: AddTrackRequest = "tracks",
    }
}

request! {
    /// A track to be added to a media.
    pub struct AddTrackRequest {
        /// Where the file is: a URL that anyone can read.
        pub url: String = "url",
        /// What kind of track it is.
        pub r#type: AddTrackType = "type",
        /// The language, as BCP 47 writes it.
        pub language_code: String = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: String = "languageName",
        /// The title of the track, as viewers see it. The service's default: none.
        pub title: Option<String> = "title",
    }
}

open_enum! {
    /// What kind of track is added to a media.
    pub enum AddTrackType {
        /// Sound.
        Audio = "audio",
        /// Subtitles.
        Subtitle = "subtitle",
    }
}

request! {
    /// What to change of a track. What is not set is not sent.
    pub struct UpdateTrackRequest {
        /// Where the new file is: a URL that anyone can read.
        pub url: Option<String> = "url",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title of the track, as viewers see it.
        pub title: Option<String> = "title",
    }
}

request! {
    /// Subtitles to be made of what is spoken in an audio track.
    pub struct TrackSubtitlesGenerateRequest {
        /// The name of the language, as viewers see it.
        pub language_name: String = "languageName",
        /// The language that is spoken. The service's default: en-US.
        pub language_code: Option<LanguageCode> = "languageCode",
        /// Keys and values of your own: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The title of the track, as viewers see it. The service's default: none.
        pub title: Option<String> = "title",
    }
}

request! {
    /// What to change of a media. What is not set stays as it is.
    pub struct UpdatedMediaRequestBody {
        /// Keys and values of your own, in place of those that were there: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The title: at most 255 characters.
        pub title: Option<String> = "title",
        /// An id of your own for who made it: at most 255 characters.
        pub creator_id: Option<String> = "creatorId",
    }
}

request! {
    /// Which files of a media can be downloaded from now on.
    pub struct UpdatedMp4SupportRequestBody {
        /// The files.
        pub mp4_support: Mp4Support = "mp4Support",
    }
}

request! {
    /// Whether the source of a media can be downloaded from now on.
    pub struct UpdatedSourceAccessRequestBody {
        /// Whether it can.
        pub source_access: bool = "sourceAccess",
    }
}

response! {
    /// The response to a media read.
    pub struct GetMediaResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The media.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// A page of media.
    pub struct ListMediaResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The media.
        pub data: Option<Vec<Media>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// A page of the clips of a live stream.
    pub struct ListLiveClipsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The clips.
        pub data: Option<Vec<Media>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// The response to a media changed.
    pub struct UpdatedMediaResponse {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The media as it is now.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// The response to a change of the files that can be downloaded.
    pub struct UpdatedMp4SupportResponse {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The media as it is now.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// The response to a source opened or closed.
    pub struct UpdatedSourceAccessResponse {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The media as it is now.
        pub data: Option<Media> = "data",
    }
}

response! {
    /// A media: a video, or sound alone, with its tracks.
    #[doc(alias = "GetAllMediaResponse")]
    #[doc(alias = "LiveMediaClips")]
    #[doc(alias = "UpdateMedia")]
    #[doc(alias = "SourceAccessMedia")]
    pub struct Media {
        /// Where a still picture of it is.
        pub thumbnail: Option<String> = "thumbnail",
        /// The id of the media, for all operations on it.
        pub id: Option<String> = "id",
        /// The id of the media that it was cut from, of a clip.
        pub source_media_id: Option<String> = "sourceMediaId",
        /// The id of the workspace.
        pub workspace_id: Option<String> = "workspaceId",
        /// The id of the live stream that it was recorded or cut from.
        pub stream_id: Option<String> = "streamId",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// With how much care it is encoded.
        pub media_quality: Option<MediaQuality> = "mediaQuality",
        /// An id of your own for who made it.
        pub creator_id: Option<String> = "creatorId",
        /// The title.
        pub title: Option<String> = "title",
        /// The highest resolution at which it can be watched.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// The resolution of the file that it was made of.
        pub source_resolution: Option<SourceResolution> = "sourceResolution",
        /// How far it is.
        pub status: Option<MediaStatus> = "status",
        /// The files that can be downloaded.
        pub mp4_support: Option<MediaMp4Support> = "mp4Support",
        /// Whether the file that it was made of can be downloaded.
        pub source_access: Option<bool> = "sourceAccess",
        /// What it can be watched by.
        pub playback_ids: Option<Vec<PlaybackId>> = "playbackIds",
        /// What it consists of.
        pub tracks: Option<Vec<Track>> = "tracks",
        /// The subtitles that were made of what is spoken.
        pub generated_subtitles: Option<Vec<GeneratedSubtitle>> = "generatedSubtitles",
        /// The summary, if one was asked for.
        pub summary: Option<AiSummaryRecord> = "summary",
        /// The chapters, if they were asked for.
        pub chapters: Option<AiResponseRecord> = "chapters",
        /// The people, places and things in it, if they were asked for.
        pub named_entities: Option<AiResponseRecord> = "namedEntities",
        /// What a search for unwanted content has found, if one was asked for.
        pub moderation: Option<AiResponseRecord> = "moderation",
        /// Whether there is sound alone.
        pub is_audio_only: Option<bool> = "isAudioOnly",
        /// Whether there are subtitles.
        pub subtitle_available: Option<bool> = "subtitleAvailable",
        /// Whether the volume of the sound is evened out.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// How long it is: 12 hours at most.
        pub duration: Option<MediaDuration> = "duration",
        /// How many pictures it has in a second.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Its width to its height, as `16:9`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// When it was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// When it last changed.
        pub updated_at: Option<Timestamp> = "updatedAt",
    }
}

/// What a media consists of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[doc(alias = "MediaClipResponseTrack")]
#[doc(alias = "RetrieveMediaInputInfoFileTrack")]
pub enum Track {
    /// Pictures.
    Video(VideoTrack),
    /// Sound.
    Audio(AudioTrack),
    /// Subtitles.
    Subtitle(SubtitleTrack),
    /// One that does not say what it is, or that this version does not know: the fields that tracks have had so far, as
    /// they came.
    Unknown(UnknownTrack),
}

impl Track {
    /// The id of the track.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Video(track) => track.id.as_deref(),
            Self::Audio(track) => track.id.as_deref(),
            Self::Subtitle(track) => track.id.as_deref(),
            Self::Unknown(track) => track.id.as_deref(),
        }
    }

    /// How far the track is.
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

// The type can come after any other field: all are read, and the variant is chosen afterwards.
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
    /// The pictures of a media. Their `type` is `video`.
    pub struct VideoTrack as "video" {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// The width in pixels.
        pub width: Option<i64> = "width",
        /// The height in pixels.
        pub height: Option<i64> = "height",
        /// How many pictures it has in a second.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Whether there are closed captions in it.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// How far it is.
        pub status: Option<TrackStatus> = "status",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Sound of a media. Its `type` is `audio`.
    pub struct AudioTrack as "audio" {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// How far it is.
        pub status: Option<TrackStatus> = "status",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// Subtitles of a media. Their `type` is `subtitle`.
    pub struct SubtitleTrack as "subtitle" {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// Whether they are closed captions, which say what is heard and not spoken as well.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// How far they are.
        pub status: Option<TrackStatus> = "status",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// A track of a kind that this version does not know.
    pub struct UnknownTrack {
        /// What it is.
        pub r#type: Option<String> = "type",
        /// The id of the track.
        pub id: Option<String> = "id",
        /// The width in pixels.
        pub width: Option<i64> = "width",
        /// The height in pixels.
        pub height: Option<i64> = "height",
        /// How many pictures it has in a second.
        pub frame_rate: Option<FrameRate> = "frameRate",
        /// Whether it is, or has, closed captions.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// How far it is.
        pub status: Option<TrackStatus> = "status",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

open_enum! {
    /// How far a track is. The words differ from response to response.
    pub enum TrackStatus {
        /// It is being made.
        Preparing = "preparing",
        /// It can be watched, as the response about one media says.
        Available = "available",
        /// It can be watched, as lists say.
        Ready = "Ready",
        /// It could not be made.
        Failed = "failed",
    }
}

response! {
    /// Subtitles that were made of what is spoken.
    #[doc(alias = "TracksSubtitles")]
    pub struct GeneratedSubtitle {
        /// How far they are.
        pub status: Option<TrackStatus> = "status",
        /// Where the WebVTT file is, once it is there.
        pub url: Option<String> = "url",
    }
}

open_enum! {
    /// How far something is that is found out about a media.
    pub enum AiRecordStatus {
        /// It is being made.
        Preparing = "preparing",
        /// It is there.
        Available = "available",
        /// It is there, in another word.
        Ready = "ready",
        /// It could not be made.
        Failed = "failed",
    }
}

response! {
    /// The summary of a media.
    pub struct AiSummaryRecord {
        /// How far it is.
        pub status: Option<AiRecordStatus> = "status",
        /// The text, once it is there.
        pub data: Option<String> = "data",
    }
}

response! {
    /// What was found out about a media.
    pub struct AiResponseRecord {
        /// How far it is.
        pub status: Option<AiRecordStatus> = "status",
        /// What was found, once it is there. Its shape depends on what was asked for.
        pub data: Option<AnyValue> = "data",
    }
}

response! {
    /// A page of the clips of a media.
    pub struct MediaClipResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The clips.
        pub data: Option<Vec<MediaClipResponseData>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<MediaClipResponsePagination> = "pagination",
    }
}

response! {
    /// A clip that was cut from a media.
    pub struct MediaClipResponseData {
        /// Where a still picture of it is.
        pub thumbnail: Option<String> = "thumbnail",
        /// The id of the clip, which is a media of its own.
        pub id: Option<String> = "id",
        /// The id of the media that it was cut from.
        pub source_media_id: Option<String> = "sourceMediaId",
        /// The id of the workspace.
        pub workspace_id: Option<String> = "workspaceId",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The highest resolution at which it can be watched.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// The resolution of the file that it was made of.
        pub source_resolution: Option<SourceResolution> = "sourceResolution",
        /// How far it is.
        pub status: Option<MediaStatus> = "status",
        /// Whether the file that it was made of can be downloaded.
        pub source_access: Option<bool> = "sourceAccess",
        /// What it can be watched by.
        pub playback_ids: Option<Vec<MediaClipResponsePlaybackId>> = "playbackIds",
        /// What it consists of.
        pub tracks: Option<Vec<Track>> = "tracks",
        /// The subtitles that were made of what is spoken.
        pub generated_subtitles: Option<Vec<GeneratedSubtitle>> = "generatedSubtitles",
        /// Whether there is sound alone.
        pub is_audio_only: Option<bool> = "isAudioOnly",
        /// Whether there are subtitles.
        pub subtitle_available: Option<bool> = "subtitleAvailable",
        /// Whether the volume of the sound is evened out.
        pub optimize_audio: Option<bool> = "optimizeAudio",
        /// How long it is.
        pub duration: Option<MediaDuration> = "duration",
        /// Its width to its height, as `16:9`.
        pub aspect_ratio: Option<String> = "aspectRatio",
        /// When it was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// When it last changed.
        pub updated_at: Option<Timestamp> = "updatedAt",
    }
}

response! {
    /// What a clip can be watched by.
    #[doc(alias = "MediaClipResponsePlaybackID")]
    pub struct MediaClipResponsePlaybackId {
        /// The playback id, a UUID.
        pub id: Option<String> = "id",
        /// Who may watch.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Where, and in which players, it works.
        pub access_restrictions: Option<MediaClipResponseAccessRestrictions> = "accessRestrictions",
    }
}

response! {
    /// Where, and in which players, the playback id of a clip works.
    pub struct MediaClipResponseAccessRestrictions {
        /// By the domain of the page that embeds the player.
        pub domains: Option<MediaClipResponseDomains> = "domains",
        /// By the user agent of the player.
        pub user_agents: Option<MediaClipResponseUserAgents> = "userAgents",
    }
}

response! {
    /// The domains that may, and may not, embed a player.
    pub struct MediaClipResponseDomains {
        /// What holds for a domain that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// Domains that may.
        pub allow: Option<Vec<String>> = "allow",
        /// Domains that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// The user agents that may, and may not, play.
    pub struct MediaClipResponseUserAgents {
        /// What holds for a user agent that is on neither list.
        pub default_policy: Option<PolicyAction> = "defaultPolicy",
        /// User agents that may.
        pub allow: Option<Vec<String>> = "allow",
        /// User agents that may not.
        pub deny: Option<Vec<String>> = "deny",
    }
}

response! {
    /// Where a page of clips stands among all.
    pub struct MediaClipResponsePagination {
        /// How many clips there are in all.
        pub total_records: Option<i64> = "totalRecords",
        /// The number of this page, counted from 1.
        pub current_offset: Option<i64> = "currentOffset",
        /// How many pages there are.
        pub offset_count: Option<i64> = "offsetCount",
    }
}

response! {
    /// The response to a media deleted.
    pub struct DeleteMediaResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// The response to a track added.
    pub struct AddMediaTrackResponse {
        /// Whether it was added.
        pub success: Option<bool> = "success",
        /// The new track.
        pub data: Option<AddTrackResponse> = "data",
    }
}

response! {
    /// A track that was just added.
    pub struct AddTrackResponse {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// What kind of track it is.
        pub r#type: Option<AddTrackType> = "type",
        /// Where the file is.
        pub url: Option<String> = "url",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// The response to a track changed.
    pub struct UpdateMediaTrackResponse {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The track as it is now.
        pub data: Option<UpdateTrackResponse> = "data",
    }
}

response! {
    /// A track after a change.
    pub struct UpdateTrackResponse {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// What kind of track it is.
        pub r#type: Option<AddTrackType> = "type",
        /// Where the file is.
        pub url: Option<String> = "url",
        /// The language, as BCP 47 writes it.
        pub language_code: Option<String> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// The response to a track deleted.
    pub struct DeleteMediaTrackResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
    }
}

response! {
    /// The response to subtitles asked for.
    pub struct GenerateSubtitleTrackResponse {
        /// Whether they are being made.
        pub success: Option<bool> = "success",
        /// The new track.
        pub data: Option<GenerateTrackResponse> = "data",
    }
}

response! {
    /// A track of subtitles that are being made of what is spoken.
    pub struct GenerateTrackResponse {
        /// The id of the track.
        pub id: Option<String> = "id",
        /// What kind of track it is: subtitles.
        pub r#type: Option<AddTrackType> = "type",
        /// The language.
        pub language_code: Option<LanguageCode> = "languageCode",
        /// The name of the language, as viewers see it.
        pub language_name: Option<String> = "languageName",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The title, as viewers see it.
        pub title: Option<String> = "title",
    }
}

response! {
    /// The response to a summary read.
    pub struct GetMediaSummaryResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The summary.
        pub data: Option<String> = "data",
    }
}

response! {
    /// The response to a read of what a media was made of.
    pub struct RetrieveMediaInputInfoResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// What the media was made of.
        pub data: Option<RetrieveMediaInputInfoData> = "data",
    }
}

response! {
    /// What a media was made of.
    pub struct RetrieveMediaInputInfoData {
        /// Where it came from.
        pub configuration: Option<RetrieveMediaInputInfoConfiguration> = "configuration",
        /// The file.
        pub file: Option<RetrieveMediaInputInfoFile> = "file",
    }
}

response! {
    /// Where a media came from.
    pub struct RetrieveMediaInputInfoConfiguration {
        /// The URL that the file was fetched from.
        pub url: Option<String> = "url",
    }
}

response! {
    /// The file that a media was made of.
    pub struct RetrieveMediaInputInfoFile {
        /// Its format, as `mp4`.
        pub container_format: Option<String> = "containerFormat",
        /// What it consists of.
        pub tracks: Option<Vec<Track>> = "tracks",
    }
}

response! {
    /// A page of uploads.
    pub struct ListUploadsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The uploads.
        pub data: Option<Vec<DirectUpload>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// The response to an upload cancelled.
    pub struct CancelUploadResponse {
        /// Whether it was cancelled.
        pub success: Option<bool> = "success",
        /// The upload as it is now.
        pub data: Option<MediaCancelResponse> = "data",
    }
}

response! {
    /// An upload that was cancelled.
    pub struct MediaCancelResponse {
        /// The id of the upload.
        pub upload_id: Option<String> = "uploadId",
        /// Whether it was a trial.
        pub trial: Option<bool> = "trial",
        /// What became of it.
        pub status: Option<UploadStatus> = "status",
        /// Where the file was to be sent to. The URL is signed.
        pub url: Option<Secret> = "url",
        /// For how many seconds the URL could be used.
        pub timeout: Option<i64> = "timeout",
        /// The origin of the pages that could upload, or `*` for all.
        pub cors_origin: Option<String> = "corsOrigin",
        /// The highest resolution at which the media could have been watched.
        pub max_resolution: Option<MediaMaxResolution> = "maxResolution",
        /// Who could have watched the media.
        pub access_policy: Option<AccessPolicy> = "accessPolicy",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// The title.
        pub title: Option<String> = "title",
        /// An id of your own for who made it.
        pub creator_id: Option<String> = "creatorId",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_is_told_by_its_type_wherever_that_stands() {
        let text = r#"{"id":"a","width":640,"frameRate":"25/1","type":"video"}"#;
        let track: Track = serde_json::from_str(text).unwrap();
        assert!(matches!(&track, Track::Video(video) if video.width == Some(640)), "{track:?}");
        let written = r#"{"type":"video","id":"a","width":640,"frameRate":"25/1"}"#;
        assert_eq!(serde_json::to_string(&track).unwrap(), written);
    }

    #[test]
    fn a_track_of_an_unknown_type_keeps_what_is_known() {
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
