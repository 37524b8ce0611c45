//! Request and response types of the FastPix API.
//!
//! - **Requests** have a constructor `new` that takes the required fields, and one chainable setter for each optional
//!   field. Fields that are not set are not sent; their documentation names the default of the API. Request bodies can
//!   also be read from JSON or another format of serde: a field that is unknown, at any depth, is an error that names its
//!   path. The structs of path and query parameters, as `UpdateLiveStreamRequest`, are no bodies: read the struct in
//!   their field `body`, and pass it to `new` with the IDs.
//! - **Responses** have public fields, all of them optional, because the API leaves fields out or sends `null`. Unknown
//!   fields are ignored.
//! - **Enums** are open: values that this version does not know are kept as `Unknown`, and written back unchanged. They
//!   compare with strings, and are keys of maps as [`Timestamp`] and [`Secret`] are.
//! - **[`Secret`]** is the type of keys, passphrases and URLs that can be signed. `Debug` shows `[redacted]`.
//! - **One type for one thing**: a live stream is a `LiveStream` in every response. The names that the official SDKs give
//!   it are aliases, which the search of this documentation finds too.
//!
//! # Features
//! One for each resource of the API, with the names of `fastpix-funcs`. `jiff-1` and `chrono-0_4` convert [`Timestamp`] from
//! and into the types of these crates. None is enabled by default.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod macros;
#[allow(dead_code, reason = "each resource uses a part of it")]
mod codec;
#[macro_use]
#[allow(dead_code, unused_macros, reason = "each resource uses a part of it")]
mod request;
mod common;
#[cfg(feature = "dimensions")]
mod dimensions;
#[cfg(feature = "drm-configurations")]
mod drm_configurations;
mod envelope;
#[cfg(feature = "errors")]
mod errors;
mod float_text;
#[cfg(feature = "in-video-ai-features")]
mod in_video_ai_features;
#[cfg(feature = "input-video")]
mod input_video;
#[cfg(feature = "input-video")]
mod inputs;
#[cfg(feature = "live-playback")]
mod live_playback;
#[cfg(feature = "manage-live-stream")]
mod manage_live_stream;
#[cfg(feature = "manage-videos")]
mod manage_videos;
#[cfg(feature = "metrics")]
mod metrics;
#[cfg(feature = "playback")]
mod playback;
#[cfg(feature = "playlist")]
mod playlist;
mod query;
mod secret;
#[cfg(feature = "signing-keys")]
mod signing_keys;
#[cfg(feature = "simulcast-stream")]
mod simulcast_stream;
#[cfg(feature = "start-live-stream")]
mod start_live_stream;
mod timestamp;
mod unknown_value;
#[cfg(feature = "views")]
mod views;

#[cfg(feature = "dimensions")]
pub use crate::dimensions::*;
#[cfg(feature = "drm-configurations")]
pub use crate::drm_configurations::*;
#[doc(hidden)]
pub use crate::envelope::{OperationResponse, ResponsePlace};
#[cfg(feature = "errors")]
pub use crate::errors::*;
#[cfg(feature = "in-video-ai-features")]
pub use crate::in_video_ai_features::*;
#[cfg(feature = "input-video")]
pub use crate::input_video::*;
#[cfg(feature = "live-playback")]
pub use crate::live_playback::*;
#[cfg(feature = "manage-live-stream")]
pub use crate::manage_live_stream::*;
#[cfg(feature = "manage-videos")]
pub use crate::manage_videos::*;
#[cfg(feature = "metrics")]
pub use crate::metrics::*;
#[cfg(feature = "playback")]
pub use crate::playback::*;
#[cfg(feature = "playlist")]
pub use crate::playlist::*;
#[cfg(feature = "signing-keys")]
pub use crate::signing_keys::*;
#[cfg(feature = "simulcast-stream")]
pub use crate::simulcast_stream::*;
#[cfg(feature = "start-live-stream")]
pub use crate::start_live_stream::*;
#[cfg(feature = "views")]
pub use crate::views::*;
pub use crate::{common::*, envelope::Envelope, secret::Secret, timestamp::Timestamp, unknown_value::UnknownValue};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// For the transport.
#[doc(hidden)]
pub mod __private {
    pub use crate::envelope::{OperationResponse, ResponsePlace};
}
