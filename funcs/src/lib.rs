//! One function for each operation of the FastPix video API, and one feature for each function.
//!
//! Enable what you call, and nothing else is compiled:
//!
//! ```toml
//! [dependencies]
//! fastpix-funcs = { version = "0.1", features = ["start-live-stream-create-new-stream"] }
//! ```
//!
//! A function takes a [`FastpixCore`] and a request, and returns a [`Call`]: a future of the reply, or of a
//! [`FastpixError`]. The core, the errors and the models are re-exported here, so this one dependency is enough.
//!
//! # Operations
//!
//! | function | endpoint | feature | in the TypeScript SDK |
//! | --- | --- | --- | --- |
//! | `start_live_stream_create_new_stream` | `POST /live/streams` | `start-live-stream-create-new-stream` | `startLiveStreamCreateNewStream` |
//!
//! Each resource has a feature for all of its operations, as `start-live-stream`, and `full` has all of them. The
//! features of the transport, `rustls`, `retry` and `hyper-client`, are those of [`fastpix_core`].
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "start-live-stream-create-new-stream")]
mod start_live_stream;

pub use fastpix_core::{self as core, *};
pub use fastpix_errors as errors;
pub use fastpix_models as models;

#[cfg(feature = "start-live-stream-create-new-stream")]
pub use crate::start_live_stream::create_new_stream::start_live_stream_create_new_stream;
