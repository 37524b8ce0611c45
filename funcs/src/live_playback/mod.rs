#[cfg(feature = "live-playback-create-playback-id-of-stream")]
mod create_playback_id_of_stream;
#[cfg(feature = "live-playback-delete-playback-id-of-stream")]
mod delete_playback_id_of_stream;
#[cfg(feature = "live-playback-get-live-stream-playback-id")]
mod get_live_stream_playback_id;
#[cfg(feature = "live-playback-update-live-stream-domain-restrictions")]
mod update_live_stream_domain_restrictions;
#[cfg(feature = "live-playback-update-live-stream-user-agent-restrictions")]
mod update_live_stream_user_agent_restrictions;

#[cfg(feature = "live-playback-create-playback-id-of-stream")]
pub use self::create_playback_id_of_stream::live_playback_create_playback_id_of_stream;
#[cfg(feature = "live-playback-delete-playback-id-of-stream")]
pub use self::delete_playback_id_of_stream::live_playback_delete_playback_id_of_stream;
#[cfg(feature = "live-playback-get-live-stream-playback-id")]
pub use self::get_live_stream_playback_id::live_playback_get_live_stream_playback_id;
#[cfg(feature = "live-playback-update-live-stream-domain-restrictions")]
pub use self::update_live_stream_domain_restrictions::live_playback_update_live_stream_domain_restrictions;
#[cfg(feature = "live-playback-update-live-stream-user-agent-restrictions")]
pub use self::update_live_stream_user_agent_restrictions::live_playback_update_live_stream_user_agent_restrictions;
