#[cfg(feature = "manage-videos-add-media-track")]
mod add_media_track;
#[cfg(feature = "manage-videos-cancel-upload")]
mod cancel_upload;
#[cfg(feature = "manage-videos-delete-media")]
mod delete_media;
#[cfg(feature = "manage-videos-delete-media-track")]
mod delete_media_track;
#[cfg(feature = "manage-videos-generate-subtitle-track")]
mod generate_subtitle_track;
#[cfg(feature = "manage-videos-get-media")]
mod get_media;
#[cfg(feature = "manage-videos-get-media-clips")]
mod get_media_clips;
#[cfg(feature = "manage-videos-get-summary")]
mod get_summary;
#[cfg(feature = "manage-videos-list-live-clips")]
mod list_live_clips;
#[cfg(feature = "manage-videos-list-media")]
mod list_media;
#[cfg(feature = "manage-videos-list-uploads")]
mod list_uploads;
#[cfg(feature = "manage-videos-retrieve-media-input-info")]
mod retrieve_media_input_info;
#[cfg(feature = "manage-videos-update-media-track")]
mod update_media_track;
#[cfg(feature = "manage-videos-updated-media")]
mod updated_media;
#[cfg(feature = "manage-videos-updated-mp4-support")]
mod updated_mp4_support;
#[cfg(feature = "manage-videos-updated-source-access")]
mod updated_source_access;

#[cfg(feature = "manage-videos-add-media-track")]
pub use self::add_media_track::manage_videos_add_media_track;
#[cfg(feature = "manage-videos-cancel-upload")]
pub use self::cancel_upload::manage_videos_cancel_upload;
#[cfg(feature = "manage-videos-delete-media")]
pub use self::delete_media::manage_videos_delete_media;
#[cfg(feature = "manage-videos-delete-media-track")]
pub use self::delete_media_track::manage_videos_delete_media_track;
#[cfg(feature = "manage-videos-generate-subtitle-track")]
pub use self::generate_subtitle_track::manage_videos_generate_subtitle_track;
#[cfg(feature = "manage-videos-get-media")]
pub use self::get_media::manage_videos_get_media;
#[cfg(feature = "manage-videos-get-media-clips")]
pub use self::get_media_clips::manage_videos_get_media_clips;
#[cfg(feature = "manage-videos-get-summary")]
pub use self::get_summary::manage_videos_get_summary;
#[cfg(feature = "manage-videos-list-live-clips")]
pub use self::list_live_clips::manage_videos_list_live_clips;
#[cfg(feature = "manage-videos-list-media")]
pub use self::list_media::manage_videos_list_media;
#[cfg(feature = "manage-videos-list-uploads")]
pub use self::list_uploads::manage_videos_list_uploads;
#[cfg(feature = "manage-videos-retrieve-media-input-info")]
pub use self::retrieve_media_input_info::manage_videos_retrieve_media_input_info;
#[cfg(feature = "manage-videos-update-media-track")]
pub use self::update_media_track::manage_videos_update_media_track;
#[cfg(feature = "manage-videos-updated-media")]
pub use self::updated_media::manage_videos_updated_media;
#[cfg(feature = "manage-videos-updated-mp4-support")]
pub use self::updated_mp4_support::manage_videos_updated_mp4_support;
#[cfg(feature = "manage-videos-updated-source-access")]
pub use self::updated_source_access::manage_videos_updated_source_access;
