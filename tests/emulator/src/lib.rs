//! A FastPix that runs on your own machine: a real HTTP server that keeps its state in memory.
//!
//! [`Emulator`] listens on `127.0.0.1` and behaves as the service does: what was created can be read,
//! listed and deleted, and a wrong body is refused field by field. Besides, it records what reached it
//! ([`RecordedRequest`]) and misbehaves on demand ([`Fault`]). It works with any client, in any language;
//! the binary of the same name is the same server for the command line.
//!
//! It is written against the wire alone and shares no type with a client, so that a wrong field
//! name cannot be wrong on both sides and go unnoticed.

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
mod playlists;
mod record;
mod response;
mod router;
mod server;
mod signing_keys;
mod simulcast;
mod state;
mod time;
mod tracks;
mod uploads;
mod workspace;

pub use emulator::{Emulator, EmulatorBuilder};
pub use fault::Fault;
pub use record::RecordedRequest;
