#[cfg(feature = "manage-live-stream-complete-live-stream")]
mod complete_live_stream;
#[cfg(feature = "manage-live-stream-delete-live-stream")]
mod delete_live_stream;
#[cfg(feature = "manage-live-stream-disable-live-stream")]
mod disable_live_stream;
#[cfg(feature = "manage-live-stream-enable-live-stream")]
mod enable_live_stream;
#[cfg(feature = "manage-live-stream-get-all-streams")]
mod get_all_streams;
#[cfg(feature = "manage-live-stream-get-live-stream-by-id")]
mod get_live_stream_by_id;
#[cfg(feature = "manage-live-stream-get-live-stream-viewer-count-by-id")]
mod get_live_stream_viewer_count_by_id;
#[cfg(feature = "manage-live-stream-update-live-stream")]
mod update_live_stream;

#[cfg(feature = "manage-live-stream-complete-live-stream")]
pub use self::complete_live_stream::manage_live_stream_complete_live_stream;
#[cfg(feature = "manage-live-stream-delete-live-stream")]
pub use self::delete_live_stream::manage_live_stream_delete_live_stream;
#[cfg(feature = "manage-live-stream-disable-live-stream")]
pub use self::disable_live_stream::manage_live_stream_disable_live_stream;
#[cfg(feature = "manage-live-stream-enable-live-stream")]
pub use self::enable_live_stream::manage_live_stream_enable_live_stream;
#[cfg(feature = "manage-live-stream-get-all-streams")]
pub use self::get_all_streams::manage_live_stream_get_all_streams;
#[cfg(feature = "manage-live-stream-get-live-stream-by-id")]
pub use self::get_live_stream_by_id::manage_live_stream_get_live_stream_by_id;
#[cfg(feature = "manage-live-stream-get-live-stream-viewer-count-by-id")]
pub use self::get_live_stream_viewer_count_by_id::manage_live_stream_get_live_stream_viewer_count_by_id;
#[cfg(feature = "manage-live-stream-update-live-stream")]
pub use self::update_live_stream::manage_live_stream_update_live_stream;
