//! A local FastPix for tests: an HTTP server that keeps its state in memory.
//!
//! [`Emulator`] listens on `127.0.0.1` and behaves as the API does: created resources can be read, listed and deleted,
//! and an invalid body is rejected field by field. It also records the requests it receives ([`RecordedRequest`]),
//! simulates failures on demand ([`Fault`]), and serves playback URLs, with tokens where the access policy requires
//! them. It works with clients in any language; the binary of the same name is the same server for the command line.
//!
//! # Failures
//!
//! A [`Fault`] replaces, delays or drops a response, for the next request or for those with a given method and path:
//!
//! ```
//! # use fastpix_emulator::{Emulator, Fault, Method};
//! # const SECOND: std::time::Duration = std::time::Duration::from_secs(1);
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let emulator = Emulator::start().await?;
//! emulator.fault(Fault::response(429).header("retry-after", "1"));
//! emulator.fault_on(Method::POST, "/live/streams", Fault::status(503)).times(2);
//! emulator.fault_on(Method::GET, "/on-demand/{id}", Fault::delay(SECOND)).after(1);
//! # Ok(())
//! # }
//! ```
//!
//! # Background processing
//!
//! [`Emulator::finish_processing`], [`Emulator::complete_upload`] and [`Emulator::start_broadcast`] do what happens
//! without a request in the API: media become ready, files arrive, encoders connect.
//!
//! # Webhooks
//!
//! With [`EmulatorBuilder::webhook`] the emulator posts a signed event for each of these, also for those that a request
//! causes:
//!
//! | cause | events below `video.` |
//! | --- | --- |
//! | media | `media.created`, `.updated`, `.ready`, `.failed`, `.deleted`, `.source.ready`, `.source.deleted`, `.mp4Support.ready` |
//! | track | `media.track.created`, `.ready`, `.updated`, `.deleted`, and `media.subtitle.generated.ready` |
//! | AI result | `mediaAI.summary.ready`, `.chapters.ready`, `.namedEntities.ready`, `.moderation.ready` |
//! | direct upload | `media.upload`, `media.upload.cancelled`, `upload.media_created`; its media has no `media.created` |
//! | live stream | `live_stream.created`, `.updated`, `.deleted`, `.enabled`, `.disabled` |
//! | broadcast | `live_stream.preparing`, `.connected`, `.active`, `.recording`, `.disconnected`, `.idle`; of the recording `media.live_stream.created` and at the end `media.created` |
//! | simulcast target | `live_stream.simulcast_target.created`, `.starting`, `.broadcasting`, `.updated`, `.deleted` |
//!
//! An event whose response is not a 2xx is posted again, three times at most, after 100, 200 and 400 milliseconds; the
//! earlier attempts are in its `attempts`. [`Emulator::deliveries`] lists what was posted, and
//! [`Emulator::fault_on_event`] makes deliveries repeat, arrive late or have a wrong signature.
//!
//! # Direct uploads
//!
//! The URL of an upload leads to a storage host, which is this emulator too: it speaks the resumable protocol, with
//! sessions, chunks and status queries, and keeps the length and the SHA-256 of the file ([`Emulator::stored_file`]).
//! When the file is complete, its media exists and becomes ready. Faults on `PUT` and `POST` of `/storage/{uploadId}`
//! apply to the storage host, also within a request: [`Fault::at_byte`], [`Fault::partial_commit`], [`Fault::slow`].
//!
//! # Control over HTTP
//!
//! The methods of [`Emulator`] can be called over HTTP, below `/_emulator/`, by clients in any language: faults,
//! received requests, broadcasts, uploads, processing, AI results, webhooks, the state, the clock and the settings.
//! These routes need no credentials, but answer only requests whose host is this machine or an
//! [`EmulatorBuilder::control_host`], and none from a web page of another origin. The page at [`Emulator::origin`] lists
//! them.
//!
//! # State and clock
//!
//! [`Emulator::state`] returns all resources as JSON, [`Emulator::set_state`] loads them, [`Emulator::reset`] restores
//! those of the start. [`Emulator::advance_clock`] moves the clock ahead, for timeouts and expiries.
//!
//! # Signing keys
//!
//! Signing keys use key pairs that are part of this crate, so that creating one takes no time. They are public: sign
//! nothing with them outside of tests.
//!
//! # Older response forms
//!
//! Clients have to accept more than one form of some fields. [`EmulatorBuilder::older_forms`] turns on the older ones.
//!
//! # Independence
//!
//! The emulator depends on no client and shares no types with one, so that a wrong field name cannot be wrong on both
//! sides and pass the tests.

mod access;
mod ai;
mod check;
mod clips;
mod control;
mod cors;
mod data;
mod demo;
mod drm;
mod emulator;
mod fault;
mod id;
mod json;
mod live_playback;
mod live_streams;
mod log;
mod media;
mod media_playback;
mod media_settings;
mod media_state;
mod older_forms;
mod page;
mod playback;
mod playlists;
mod record;
mod response;
mod router;
mod server;
mod settings;
mod signing_keys;
mod simulcast;
mod snapshot;
mod state;
mod storage;
mod test_keys;
mod time;
mod tracks;
mod uploads;
mod webhooks;
mod workspace;

pub use emulator::{Emulator, EmulatorBuilder};
pub use fault::{Fault, MatchedFault};
pub use http::Method;
pub use log::LogFormat;
pub use record::RecordedRequest;
pub use storage::StoredFile;
pub use webhooks::Delivery;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
