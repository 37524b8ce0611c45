use serde::{Serialize, Serializer};

use crate::{MediaDuration, Pagination, SourceResolution, Timestamp};

open_enum! {
    /// How the media of a playlist are chosen.
    pub enum PlaylistType {
        /// One by one, by whoever keeps the playlist.
        Manual = "manual",
        /// By the service when the playlist is created, after the dates of the media.
        Smart = "smart",
    }
}

open_enum! {
    /// The order in which media come into a smart playlist.
    pub enum PlaylistOrder {
        /// The oldest first.
        CreatedDateAsc = "createdDate ASC",
        /// The newest first.
        CreatedDateDesc = "createdDate DESC",
    }
}

/// A playlist to be created: manual or smart.
///
/// A [`CreatePlaylistRequestManual`] or a [`CreatePlaylistRequestSmart`] becomes one by itself where one is asked for.
/// Each takes only what its type has, and the `type` that is sent is of its making.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CreatePlaylistRequest {
    /// Empty at first.
    Manual(CreatePlaylistRequestManual),
    /// Filled by the service.
    Smart(CreatePlaylistRequestSmart),
    /// Of a type that this version does not know.
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

request! {
    /// A playlist whose media are added one by one.
    pub struct CreatePlaylistRequestManual as "manual" {
        /// The name.
        pub name: String = "name",
        /// A reference of your own, which no other playlist of the workspace has.
        pub reference_id: String = "referenceId",
        /// What it is about.
        pub description: Option<String> = "description",
        /// How many media it can have. The service's default: 1000.
        pub limit: Option<u32> = "limit",
    }
}

request! {
    /// A playlist that the service fills when it is created.
    pub struct CreatePlaylistRequestSmart as "smart" {
        /// The name.
        pub name: String = "name",
        /// A reference of your own, which no other playlist of the workspace has.
        pub reference_id: String = "referenceId",
        /// The order in which media come in.
        pub play_order: PlaylistOrder = "playOrder",
        /// Which media come in.
        pub metadata: PlaylistMetadata = "metadata",
        /// What it is about.
        pub description: Option<String> = "description",
        /// How many media it can have. The service's default: 1000.
        pub limit: Option<u32> = "limit",
    }
}

request! {
    /// A playlist of a type that this version does not know, with whatever fields of the others it takes.
    pub struct CreatePlaylistRequestOther {
        /// The name.
        pub name: String = "name",
        /// A reference of your own, which no other playlist of the workspace has.
        pub reference_id: String = "referenceId",
        /// The type.
        pub r#type: PlaylistType = "type",
        /// What it is about.
        pub description: Option<String> = "description",
        /// The order in which media come in.
        pub play_order: Option<PlaylistOrder> = "playOrder",
        /// How many media it can have. The service's default: 1000.
        pub limit: Option<u32> = "limit",
        /// Which media come in.
        pub metadata: Option<PlaylistMetadata> = "metadata",
    }
}

request_response! {
    /// From one day to another.
    pub struct DateRange {
        /// The first day, as `2026-03-01`.
        pub start_date: Option<String> = "startDate",
        /// The last day, as `2026-03-31`.
        pub end_date: Option<String> = "endDate",
    }
}

response! {
    /// The response to a playlist created or changed.
    #[doc(alias = "playlistCreatedResponse")]
    pub struct PlaylistCreatedResponse {
        /// Whether it was.
        pub success: Option<bool> = "success",
        /// The playlist.
        pub data: Option<Playlist> = "data",
    }
}

parameters! {
    /// Which page of the playlists to list.
    pub struct GetAllPlaylistsRequest {
        /// How many playlists a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
    }
}

response! {
    /// A page of playlists.
    pub struct GetAllPlaylistsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The playlists.
        pub data: Option<Vec<PlaylistItem>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// A playlist in a list.
    pub struct PlaylistItem {
        /// The id of the playlist, a UUID.
        pub id: Option<String> = "id",
        /// The name.
        pub name: Option<String> = "name",
        /// How its media are chosen.
        pub r#type: Option<PlaylistType> = "type",
        /// The reference of your own.
        pub reference_id: Option<String> = "referenceId",
        /// When the playlist was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// How many media it has.
        pub media_count: Option<i64> = "mediaCount",
    }
}

parameters! {
    /// Which playlist to read.
    #[doc(alias = "GetPlaylistByIDRequest")]
    pub struct GetPlaylistByIdRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
    }
}

response! {
    /// The response to a playlist read, or to its media changed.
    #[doc(alias = "PlaylistByIDResponse")]
    pub struct PlaylistByIdResponse {
        /// Whether it was.
        pub success: Option<bool> = "success",
        /// The playlist as it is now.
        pub data: Option<Playlist> = "data",
    }
}

parameters! {
    /// Which playlist to change, and how.
    pub struct UpdateAPlaylistRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
        /// What it is called from now on.
        pub body: UpdatePlaylistRequest = body,
    }
}

request! {
    /// What a playlist is called. Both are replaced.
    pub struct UpdatePlaylistRequest {
        /// The new name.
        pub name: String = "name",
        /// What it is about, anew.
        pub description: String = "description",
    }
}

parameters! {
    /// Which playlist to delete.
    pub struct DeleteAPlaylistRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
    }
}

response! {
    /// The response to a playlist deleted.
    #[doc(alias = "PlaylistDeleteResponse")]
    pub struct SuccessResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
        /// Nothing of use; most often absent.
        pub data: Option<Vec<SuccessResponseData>> = "data",
    }
}

response! {
    /// An object of which no field is known.
    pub struct SuccessResponseData {}
}

request! {
    /// Media to be added, removed or put in order.
    pub struct MediaIdsRequest {
        /// The ids of the media.
        pub media_ids: Vec<String> = "mediaIds",
    }
}

parameters! {
    /// Which playlist gets which media.
    pub struct AddMediaToPlaylistRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
        /// The media, in the order in which they come to the end of the playlist.
        pub body: MediaIdsRequest = body,
    }
}

parameters! {
    /// Which playlist to put in which order.
    pub struct ChangeMediaOrderInPlaylistRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
        /// All media of the playlist, in the new order.
        pub body: MediaIdsRequest = body,
    }
}

parameters! {
    /// Which playlist loses which media.
    pub struct DeleteMediaFromPlaylistRequest {
        /// The id of the playlist.
        pub playlist_id: String = path,
        /// The media to be removed from it. They themselves stay.
        pub body: MediaIdsRequest = body,
    }
}

response! {
    /// A playlist as it was created or changed.
    #[doc(alias = "PlaylistCreatedSchema")]
    #[doc(alias = "playlistCreatedSchema")]
    #[doc(alias = "PlaylistByIdResponseData")]
    #[doc(alias = "PlaylistByIDResponseData")]
    pub struct Playlist {
        /// The id of the playlist, a UUID.
        pub id: Option<String> = "id",
        /// The name.
        pub name: Option<String> = "name",
        /// The reference of your own.
        pub reference_id: Option<String> = "referenceId",
        /// How its media are chosen.
        pub r#type: Option<PlaylistType> = "type",
        /// What it is about.
        pub description: Option<String> = "description",
        /// The order in which media came into a smart playlist.
        pub play_order: Option<PlaylistOrder> = "playOrder",
        /// Which media came into a smart playlist.
        pub metadata: Option<PlaylistMetadata> = "metadata",
        /// The media, in the order in which they are played.
        pub media_list: Option<Vec<PlaylistMedia>> = "mediaList",
        /// The id of the workspace, a UUID.
        pub workspace_id: Option<String> = "workspaceId",
        /// When the playlist was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// When it was last changed.
        pub updated_at: Option<Timestamp> = "updatedAt",
        /// How many media it has.
        pub media_count: Option<i64> = "mediaCount",
    }
}

request_response! {
    /// Which media come into a smart playlist.
    #[doc(alias = "CreatePlaylistRequestMetadata")]
    #[doc(alias = "PlaylistCreatedSchemaMetadata")]
    #[doc(alias = "PlaylistByIdResponseMetadata")]
    pub struct PlaylistMetadata {
        /// Those that were created between two days. The service wants it for a smart playlist.
        pub created_date: Option<DateRange> = "createdDate",
        /// Of those, the ones that were changed between two days. The service's default: all.
        pub updated_date: Option<DateRange> = "updatedDate",
    }
}

response! {
    /// A media of a playlist as it was created or changed.
    #[doc(alias = "PlaylistCreatedSchemaMediaList")]
    #[doc(alias = "PlaylistByIdResponseMediaList")]
    #[doc(alias = "PlaylistByIDResponseMediaList")]
    #[doc(alias = "PlaylistByIdResponseMediaListItem")]
    pub struct PlaylistMedia {
        /// When the media was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Who made it, as its creator said.
        pub creator_id: Option<String> = "creatorId",
        /// How long it is.
        pub duration: Option<MediaDuration> = "duration",
        /// The id of the media.
        pub id: Option<String> = "id",
        /// The resolution of the file that it was made of.
        pub source_resolution: Option<SourceResolution> = "sourceResolution",
        /// What has become of it: only what is `Ready` comes into a playlist.
        pub status: Option<String> = "status",
        /// The address of a picture of it.
        pub thumbnail: Option<String> = "thumbnail",
        /// Its title.
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
