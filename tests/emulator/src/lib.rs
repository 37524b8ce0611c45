//! A local FastPix for tests: an HTTP server that keeps its state in memory.
//!
//! [`Emulator`] listens on `127.0.0.1` and behaves as the API does: created resources can be read, listed and deleted,
//! and an invalid body is rejected field by field. It also records the requests it receives ([`RecordedRequest`]),
//! simulates failures on demand ([`Fault`]), and serves playback URLs, with tokens where the access policy requires
//! them. It works with clients in any language; the binary of the same name is the same server for the command line.
//!
//! It depends on no client and shares no types with one, so that a wrong field name cannot be wrong on both sides and
//! pass the tests.

mod access;
mod ai;
mod check;
mod clips;
mod data;
mod drm;
mod emulator;
mod fault;
mod id;
mod json;
mod live_playback;
mod live_streams;
mod media;
mod media_playback;
mod media_settings;
mod media_state;
mod older_forms;
mod playback;
mod playlists;
mod record;
mod response;
mod router;
mod server;
mod signing_keys;
mod simulcast;
mod state;
mod test_keys;
mod time;
mod tracks;
mod uploads;
mod workspace;

pub use emulator::{Emulator, EmulatorBuilder};
pub use fault::{Fault, MatchedFault};
pub use record::RecordedRequest;
