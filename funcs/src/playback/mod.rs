#[cfg(feature = "playback-create-media-playback-id")]
mod create_media_playback_id;
#[cfg(feature = "playback-delete-media-playback-id")]
mod delete_media_playback_id;
#[cfg(feature = "playback-get-playback-id")]
mod get_playback_id;
#[cfg(feature = "playback-list-playback-ids")]
mod list_playback_ids;
#[cfg(feature = "playback-update-domain-restrictions")]
mod update_domain_restrictions;
#[cfg(feature = "playback-update-user-agent-restrictions")]
mod update_user_agent_restrictions;

#[cfg(feature = "playback-create-media-playback-id")]
pub use self::create_media_playback_id::playback_create_media_playback_id;
#[cfg(feature = "playback-delete-media-playback-id")]
pub use self::delete_media_playback_id::playback_delete_media_playback_id;
#[cfg(feature = "playback-get-playback-id")]
pub use self::get_playback_id::playback_get_playback_id;
#[cfg(feature = "playback-list-playback-ids")]
pub use self::list_playback_ids::playback_list_playback_ids;
#[cfg(feature = "playback-update-domain-restrictions")]
pub use self::update_domain_restrictions::playback_update_domain_restrictions;
#[cfg(feature = "playback-update-user-agent-restrictions")]
pub use self::update_user_agent_restrictions::playback_update_user_agent_restrictions;
