//! What several resources share.

mod access;
#[cfg(any(feature = "input-video", feature = "manage-videos", feature = "views"))]
mod any_value;
#[cfg(any(feature = "views", feature = "metrics", feature = "dimensions", feature = "errors"))]
mod data;
#[cfg(any(
    feature = "start-live-stream",
    feature = "manage-live-stream",
    feature = "live-playback",
    feature = "simulcast-stream"
))]
mod live_stream;
#[cfg(any(feature = "input-video", feature = "manage-videos", feature = "playback", feature = "in-video-ai-features"))]
mod media;
#[cfg(any(feature = "manage-videos", feature = "playlist"))]
mod moving;
#[cfg(feature = "manage-videos")]
mod mp4_support;
#[cfg(any(feature = "input-video", feature = "manage-videos"))]
mod on_demand;
mod order;
#[cfg(any(feature = "manage-videos", feature = "playlist", feature = "drm-configurations"))]
mod pagination;

#[cfg(any(feature = "input-video", feature = "manage-videos", feature = "views"))]
pub use any_value::*;
#[cfg(any(feature = "views", feature = "metrics", feature = "dimensions", feature = "errors"))]
pub use data::*;
#[cfg(any(
    feature = "start-live-stream",
    feature = "manage-live-stream",
    feature = "live-playback",
    feature = "simulcast-stream"
))]
pub use live_stream::*;
#[cfg(any(
    feature = "input-video",
    feature = "manage-videos",
    feature = "playback",
    feature = "in-video-ai-features"
))]
pub use media::*;
#[cfg(any(feature = "manage-videos", feature = "playlist"))]
pub use moving::*;
#[cfg(feature = "manage-videos")]
pub use mp4_support::*;
#[cfg(any(feature = "input-video", feature = "manage-videos"))]
pub use on_demand::*;
#[cfg(any(feature = "manage-videos", feature = "playlist", feature = "drm-configurations"))]
pub use pagination::*;
pub use {access::*, order::*};
