//! Types that several resources share.

#[cfg(any(
    feature = "start-live-stream",
    feature = "manage-live-stream",
    feature = "live-playback",
    feature = "simulcast-stream",
    feature = "input-video",
    feature = "manage-videos",
    feature = "playback"
))]
mod access;
#[cfg(any(feature = "input-video", feature = "in-video-ai-features"))]
mod ai;
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
#[cfg(any(feature = "manage-videos", feature = "playlist"))]
mod moving;
#[cfg(feature = "manage-videos")]
mod mp4_support;
#[cfg(any(feature = "input-video", feature = "manage-videos"))]
mod on_demand;
mod order;
#[cfg(any(
    feature = "manage-live-stream",
    feature = "manage-videos",
    feature = "playlist",
    feature = "drm-configurations",
    feature = "signing-keys",
    feature = "views",
    feature = "metrics"
))]
mod pagination;

#[cfg(any(
    feature = "start-live-stream",
    feature = "manage-live-stream",
    feature = "live-playback",
    feature = "simulcast-stream",
    feature = "input-video",
    feature = "manage-videos",
    feature = "playback"
))]
pub use access::*;
#[cfg(any(feature = "input-video", feature = "in-video-ai-features"))]
pub use ai::*;
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
#[cfg(any(feature = "manage-videos", feature = "playlist"))]
pub use moving::*;
#[cfg(feature = "manage-videos")]
pub use mp4_support::*;
#[cfg(any(feature = "input-video", feature = "manage-videos"))]
pub use on_demand::*;
pub use order::*;
#[cfg(any(
    feature = "manage-live-stream",
    feature = "manage-videos",
    feature = "playlist",
    feature = "drm-configurations",
    feature = "signing-keys",
    feature = "views",
    feature = "metrics"
))]
pub use pagination::*;
