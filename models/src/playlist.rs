use serde::{Serialize, Serializer};

use crate::{
    MediaDuration, Pagination, SourceResolution, Timestamp,
    codec::Path,
    request::{self, RequestField},
};

open_enum! {
    /// Playlist type: the way in which its media are selected.
    pub enum PlaylistType {
        /// Media are added and removed one by one.
        Manual = "manual",
        /// Media are selected by the API when the playlist is created, by their dates.
        Smart = "smart",
    }
}

open_enum! {
    /// Order in which media are added to a smart playlist.
    pub enum PlaylistOrder {
        /// Oldest media first.
        CreatedDateAsc = "createdDate ASC",
        /// Newest media first.
        CreatedDateDesc = "createdDate DESC",
    }
}

/// Request to create a playlist.
///
/// [`CreatePlaylistRequestManual`] and [`CreatePlaylistRequestSmart`] convert into it. Each has only the fields of its
/// type, and writes its own `type`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CreatePlaylistRequest {
    /// Manual playlist, empty at first.
    Manual(CreatePlaylistRequestManual),
    /// Smart playlist, filled by the API.
    Smart(CreatePlaylistRequestSmart),
    /// Playlist of a type that this version does not know.
    Other(CreatePlaylistRequestOther),
}

impl Serialize for CreatePlaylistRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Manual(playlist) => playlist.serialize(serializer),
            Self::Smart(playlist) => playlist.serialize(serializer),
            Self::Other(playlist) => playlist.serialize(serializer),
        }
    }
}

impl From<CreatePlaylistRequestManual> for CreatePlaylistRequest {
    fn from(playlist: CreatePlaylistRequestManual) -> Self {
        Self::Manual(playlist)
    }
}

impl From<CreatePlaylistRequestSmart> for CreatePlaylistRequest {
    fn from(playlist: CreatePlaylistRequestSmart) -> Self {
        Self::Smart(playlist)
    }
}

impl From<CreatePlaylistRequestOther> for CreatePlaylistRequest {
    fn from(playlist: CreatePlaylistRequestOther) -> Self {
        Self::Other(playlist)
    }
}

impl RequestField for CreatePlaylistRequest {
    type Parts = <CreatePlaylistRequestOther as RequestField>::Parts;

    #[inline]
    fn from_parts(parts: Self::Parts, path: &Path<'_>) -> Result<Self, String> {
        // It has the fields of all types.
        let CreatePlaylistRequestOther { name, reference_id, r#type, description, play_order, limit, metadata } =
            RequestField::from_parts(parts, path)?;
        match r#type {
            PlaylistType::Manual if play_order.is_some() => Err(request::unknown(&Path::Name(path, "playOrder"))),
            PlaylistType::Manual if metadata.is_some() => Err(request::unknown(&Path::Name(path, "metadata"))),
            PlaylistType::Manual => {
                Ok(Self::Manual(CreatePlaylistRequestManual { name, reference_id, description, limit }))
            }
            PlaylistType::Smart => {
                let play_order = play_order.ok_or_else(|| request::missing(&Path::Name(path, "playOrder")))?;
                let metadata = metadata.ok_or_else(|| request::missing(&Path::Name(path, "metadata")))?;
                Ok(Self::Smart(CreatePlaylistRequestSmart {
                    name,
                    reference_id,
                    play_order,
                    metadata,
                    description,
                    limit,
                }))
            }
            r#type => Ok(Self::Other(CreatePlaylistRequestOther {
                name,
                reference_id,
                r#type,
                description,
                play_order,
                limit,
                metadata,
            })),
        }
    }
}

deserialize_request!(CreatePlaylistRequest);

request! {
    /// Request to create a manual playlist, whose media are added one by one.
    pub struct CreatePlaylistRequestManual as "manual" {
        /// Playlist name.
        pub name: String = "name",
        /// Your own reference, unique in the workspace.
        pub reference_id: String = "referenceId",
        /// Playlist description. Default: none.
        pub description: Option<String> = "description",
        /// Maximum number of media in the playlist. Default: 1000.
        pub limit: Option<u32> = "limit",
    }
}

request! {
    /// Request to create a smart playlist, which the API fills when it is created.
    pub struct CreatePlaylistRequestSmart as "smart" {
        /// Playlist name.
        pub name: String = "name",
        /// Your own reference, unique in the workspace.
        pub reference_id: String = "referenceId",
        /// Order in which media are added.
        pub play_order: PlaylistOrder = "playOrder",
        /// Date ranges that select the media. The API expects at least the creation date.
        pub metadata: PlaylistMetadata = "metadata",
        /// Playlist description. Default: none.
        pub description: Option<String> = "description",
        /// Maximum number of media in the playlist. Default: 1000.
        pub limit: Option<u32> = "limit",
    }
}

request! {
    /// Request to create a playlist of a type that this version does not know.
    pub struct CreatePlaylistRequestOther {
        /// Playlist name.
        pub name: String = "name",
        /// Your own reference, unique in the workspace.
        pub reference_id: String = "referenceId",
        /// Playlist type.
        pub r#type: PlaylistType = "type",
        /// Playlist description. Default: none.
        pub description: Option<String> = "description",
        /// Order in which media are added.
        pub play_order: Option<PlaylistOrder> = "playOrder",
        /// Maximum number of media in the playlist. Default: 1000.
        pub limit: Option<u32> = "limit",
        /// Date ranges that select the media.
        pub metadata: Option<PlaylistMetadata> = "metadata",
    }
}

request_response! {
    /// Date range, both days included.
    pub struct DateRange {
        /// First day, for example `2026-03-01`.
        pub start_date: Option<String> = "startDate",
        /// Last day, for example `2026-03-31`.
        pub end_date: Option<String> = "endDate",
    }
}

response! {
    /// Response of create and of update playlist.
    #[doc(alias = "playlistCreatedResponse")]
    pub struct PlaylistCreatedResponse {
        /// Success flag of the operation on the playlist.
        pub success: Option<bool> = "success",
        /// Created or updated playlist.
        pub data: Option<Playlist> = "data",
    }
}

parameters! {
    /// Parameters of list playlists.
    pub struct GetAllPlaylistsRequest {
        /// Playlists per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
    }
}

response! {
    /// Page of playlists.
    pub struct GetAllPlaylistsResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Playlists of this page, without their media.
        pub data: Option<Vec<PlaylistItem>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Playlist in a list, without its media.
    pub struct PlaylistItem {
        /// Playlist ID, a UUID.
        pub id: Option<String> = "id",
        /// Playlist name.
        pub name: Option<String> = "name",
        /// Playlist type.
        pub r#type: Option<PlaylistType> = "type",
        /// Your own reference, unique in the workspace.
        pub reference_id: Option<String> = "referenceId",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Number of media in the playlist.
        pub media_count: Option<i64> = "mediaCount",
    }
}

parameters! {
    /// Parameters of get playlist.
    #[doc(alias = "GetPlaylistByIDRequest")]
    pub struct GetPlaylistByIdRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
    }
}

response! {
    /// Response of get playlist and of the operations on its media.
    #[doc(alias = "PlaylistByIDResponse")]
    pub struct PlaylistByIdResponse {
        /// Success flag of the operation on the playlist.
        pub success: Option<bool> = "success",
        /// Playlist with its current media.
        pub data: Option<Playlist> = "data",
    }
}

parameters! {
    /// Parameters of update playlist.
    pub struct UpdateAPlaylistRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
        /// New name and description.
        pub body: UpdatePlaylistRequest = body,
    }
}

request! {
    /// New name and description of a playlist. Both are replaced.
    pub struct UpdatePlaylistRequest {
        /// New playlist name.
        pub name: String = "name",
        /// New playlist description.
        pub description: String = "description",
    }
}

parameters! {
    /// Parameters of delete playlist.
    pub struct DeleteAPlaylistRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
    }
}

response! {
    /// Response of delete playlist.
    #[doc(alias = "PlaylistDeleteResponse")]
    pub struct SuccessResponse {
        /// Success flag of the deletion.
        pub success: Option<bool> = "success",
        /// Additional objects without known fields, usually absent.
        pub data: Option<Vec<SuccessResponseData>> = "data",
    }
}

response! {
    /// Object without known fields in the response of delete playlist.
    pub struct SuccessResponseData {}
}

request! {
    /// Media to add to a playlist, to remove from it or to put in order.
    pub struct MediaIdsRequest {
        /// Media IDs.
        pub media_ids: Vec<String> = "mediaIds",
    }
}

parameters! {
    /// Parameters of add media to a playlist.
    pub struct AddMediaToPlaylistRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
        /// Media to append, in playback order.
        pub body: MediaIdsRequest = body,
    }
}

parameters! {
    /// Parameters of change media order in a playlist.
    pub struct ChangeMediaOrderInPlaylistRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
        /// All media of the playlist in the new playback order.
        pub body: MediaIdsRequest = body,
    }
}

parameters! {
    /// Parameters of remove media from a playlist.
    pub struct DeleteMediaFromPlaylistRequest {
        /// Playlist ID.
        pub playlist_id: String = path,
        /// Media to remove from the playlist. The media themselves are not deleted.
        pub body: MediaIdsRequest = body,
    }
}

response! {
    /// Playlist with its media.
    #[doc(alias = "PlaylistCreatedSchema")]
    #[doc(alias = "playlistCreatedSchema")]
    #[doc(alias = "PlaylistByIdResponseData")]
    #[doc(alias = "PlaylistByIDResponseData")]
    pub struct Playlist {
        /// Playlist ID, a UUID.
        pub id: Option<String> = "id",
        /// Playlist name.
        pub name: Option<String> = "name",
        /// Your own reference, unique in the workspace.
        pub reference_id: Option<String> = "referenceId",
        /// Playlist type.
        pub r#type: Option<PlaylistType> = "type",
        /// Playlist description.
        pub description: Option<String> = "description",
        /// Order in which media were added to a smart playlist.
        pub play_order: Option<PlaylistOrder> = "playOrder",
        /// Date ranges that selected the media of a smart playlist.
        pub metadata: Option<PlaylistMetadata> = "metadata",
        /// Media in playback order.
        pub media_list: Option<Vec<PlaylistMedia>> = "mediaList",
        /// Workspace ID, a UUID.
        pub workspace_id: Option<String> = "workspaceId",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Time of the last change, in UTC.
        pub updated_at: Option<Timestamp> = "updatedAt",
        /// Number of media in the playlist.
        pub media_count: Option<i64> = "mediaCount",
    }
}

request_response! {
    /// Date ranges that select the media of a smart playlist.
    #[doc(alias = "CreatePlaylistRequestMetadata")]
    #[doc(alias = "PlaylistCreatedSchemaMetadata")]
    #[doc(alias = "PlaylistByIdResponseMetadata")]
    pub struct PlaylistMetadata {
        /// Range of the creation date. The API expects it for a smart playlist.
        pub created_date: Option<DateRange> = "createdDate",
        /// Range of the date of the last change, as a further condition. Default: any date.
        pub updated_date: Option<DateRange> = "updatedDate",
    }
}

response! {
    /// Media of a playlist.
    #[doc(alias = "PlaylistCreatedSchemaMediaList")]
    #[doc(alias = "PlaylistByIdResponseMediaList")]
    #[doc(alias = "PlaylistByIDResponseMediaList")]
    #[doc(alias = "PlaylistByIdResponseMediaListItem")]
    pub struct PlaylistMedia {
        /// Creation time of the media, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Your own ID of the media's creator.
        pub creator_id: Option<String> = "creatorId",
        /// Duration, up to 12 hours.
        pub duration: Option<MediaDuration> = "duration",
        /// Media ID.
        pub id: Option<String> = "id",
        /// Resolution of the source file.
        pub source_resolution: Option<SourceResolution> = "sourceResolution",
        /// Processing status of the media. Only media with the status `Ready` are added to playlists.
        pub status: Option<String> = "status",
        /// Thumbnail URL.
        pub thumbnail: Option<String> = "thumbnail",
        /// Media title.
        pub title: Option<String> = "title",
    }
}

/// Official name of [`PlaylistMetadata`].
pub type CreatePlaylistRequestMetadata = PlaylistMetadata;

/// Official name of [`PlaylistMetadata`].
pub type PlaylistCreatedSchemaMetadata = PlaylistMetadata;

/// Official name of [`PlaylistMetadata`].
pub type PlaylistByIdResponseMetadata = PlaylistMetadata;

/// Official name of [`Playlist`].
pub type PlaylistCreatedSchema = Playlist;

/// Official name of [`Playlist`].
pub type PlaylistByIdResponseData = Playlist;

/// Official name of [`PlaylistMedia`].
pub type PlaylistCreatedSchemaMediaList = PlaylistMedia;

/// Official name of [`PlaylistMedia`].
pub type PlaylistByIdResponseMediaList = PlaylistMedia;
