#[cfg(feature = "playlist-add-media-to-playlist")]
mod add_media_to_playlist;
#[cfg(feature = "playlist-change-media-order-in-playlist")]
mod change_media_order_in_playlist;
#[cfg(feature = "playlist-create-a-playlist")]
mod create_a_playlist;
#[cfg(feature = "playlist-delete-a-playlist")]
mod delete_a_playlist;
#[cfg(feature = "playlist-delete-media-from-playlist")]
mod delete_media_from_playlist;
#[cfg(feature = "playlist-get-all-playlists")]
mod get_all_playlists;
#[cfg(feature = "playlist-get-playlist-by-id")]
mod get_playlist_by_id;
#[cfg(feature = "playlist-update-a-playlist")]
mod update_a_playlist;

#[cfg(feature = "playlist-add-media-to-playlist")]
pub use self::add_media_to_playlist::playlist_add_media_to_playlist;
#[cfg(feature = "playlist-change-media-order-in-playlist")]
pub use self::change_media_order_in_playlist::playlist_change_media_order_in_playlist;
#[cfg(feature = "playlist-create-a-playlist")]
pub use self::create_a_playlist::playlist_create_a_playlist;
#[cfg(feature = "playlist-delete-a-playlist")]
pub use self::delete_a_playlist::playlist_delete_a_playlist;
#[cfg(feature = "playlist-delete-media-from-playlist")]
pub use self::delete_media_from_playlist::playlist_delete_media_from_playlist;
#[cfg(feature = "playlist-get-all-playlists")]
pub use self::get_all_playlists::playlist_get_all_playlists;
#[cfg(feature = "playlist-get-playlist-by-id")]
pub use self::get_playlist_by_id::playlist_get_playlist_by_id;
#[cfg(feature = "playlist-update-a-playlist")]
pub use self::update_a_playlist::playlist_update_a_playlist;
