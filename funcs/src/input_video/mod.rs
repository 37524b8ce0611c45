#[cfg(feature = "input-video-create-media")]
mod create_media;
#[cfg(feature = "input-video-direct-upload-video-media")]
mod direct_upload_video_media;

#[cfg(feature = "input-video-create-media")]
pub use self::create_media::input_video_create_media;
#[cfg(feature = "input-video-direct-upload-video-media")]
pub use self::direct_upload_video_media::input_video_direct_upload_video_media;
