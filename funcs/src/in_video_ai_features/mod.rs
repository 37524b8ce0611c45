#[cfg(feature = "in-video-ai-features-update-media-chapters")]
mod update_media_chapters;
#[cfg(feature = "in-video-ai-features-update-media-moderation")]
mod update_media_moderation;
#[cfg(feature = "in-video-ai-features-update-media-named-entities")]
mod update_media_named_entities;
#[cfg(feature = "in-video-ai-features-update-media-summary")]
mod update_media_summary;

#[cfg(feature = "in-video-ai-features-update-media-chapters")]
pub use self::update_media_chapters::in_video_ai_features_update_media_chapters;
#[cfg(feature = "in-video-ai-features-update-media-moderation")]
pub use self::update_media_moderation::in_video_ai_features_update_media_moderation;
#[cfg(feature = "in-video-ai-features-update-media-named-entities")]
pub use self::update_media_named_entities::in_video_ai_features_update_media_named_entities;
#[cfg(feature = "in-video-ai-features-update-media-summary")]
pub use self::update_media_summary::in_video_ai_features_update_media_summary;
