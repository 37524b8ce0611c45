//! Shared parts of the conformance tests: table of all operations, scripted servers and clients.
//!
//! The tests are in the folder `tests`; the examples of the README are compiled here.
#![cfg_attr(doctest, doc = include_str!("../../../README.md"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failure has to be loud")]
#![allow(missing_debug_implementations, reason = "nothing in here is ever printed")]

/// A string is a request only where it is the id that the operation needs: it is never sent as another field.
///
/// ```
/// # use fastpix_funcs::*;
/// # fn example(core: &FastpixCore, media_id: &String) {
/// let _ = manage_videos_get_media(core, media_id);
/// let _ = manage_videos_get_media(core, media_id.as_str());
/// let _ = manage_videos_get_media(core, media_id.clone());
/// # }
/// ```
///
/// ```compile_fail,E0277
/// # use fastpix_funcs::*;
/// # fn example(core: &FastpixCore, media_id: &str) {
/// let _ = input_video_direct_upload_video_media(core, media_id);
/// # }
/// ```
#[cfg(doctest)]
pub struct StringsAsRequests;

mod any_call;
mod memory;
mod operations;
pub mod places;
mod script;
mod taken;
mod tap;

use std::{error::Error, time::Duration};

use fastpix_emulator::Emulator;
use fastpix_funcs::{
    Backoff, FastpixCore, FastpixCoreBuilder, FastpixError, Idempotency, Operation, RetryConfig, Security,
    http::Method, models::*,
};
use serde_json::Value;

pub use crate::{
    any_call::{AnyCall, Decoded},
    memory::{Memory, response},
    operations::{Request, Row, operation, operations},
    script::Step,
    taken::{refusal, taken, taken_exactly},
    tap::{Answer, Message, Tap, raw_response},
};

/// Token id of all tests.
pub const USERNAME: &str = "b7a1f0c2-token";
/// Secret of all tests.
pub const PASSWORD: &str = "hunter2-Pa55phrase";

/// Idempotent read that the emulator serves, for [`FastpixCore::request`].
pub static LIST_STREAMS: Operation =
    Operation::new("get-all-streams", Method::GET, "/live/streams", Idempotency::Idempotent, &[]);

/// Builder of a core for a server, with short retry delays and the same requests whatever
/// features are enabled.
pub fn builder(url: &str) -> FastpixCoreBuilder {
    let builder = FastpixCore::builder(Security::basic(USERNAME, PASSWORD)).server_url(url).retries(quick());
    #[cfg(feature = "extras")]
    let builder = builder.gzip(false);
    builder
}

/// Core for a server, with the default retries but delays of a millisecond.
pub fn core(url: &str) -> FastpixCore {
    builder(url).build().unwrap()
}

/// Starts an emulator and a core for it.
pub async fn start() -> (Emulator, FastpixCore) {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    (emulator, core)
}

/// Default retries with delays of about a millisecond.
pub fn quick() -> Backoff {
    Backoff::new().initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(2))
}

/// Same policy with delays of about a millisecond.
pub fn quicker(config: RetryConfig) -> RetryConfig {
    let RetryConfig::Backoff(backoff) = config else { return config };
    backoff.initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(2)).into()
}

/// Request of the README.
pub fn example() -> CreateLiveStreamRequest {
    CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new()
            .media_policy(BasicAccessPolicy::Public)
            .metadata([("livestream_name", "fastpix_livestream")])
            .enable_dvr_mode(true),
    )
}

/// Number of streams in the emulator, read by a request that is recorded and subject to faults.
pub async fn streams(emulator: &Emulator) -> u64 {
    let listed = core(emulator.url()).request(&LIST_STREAMS).call_raw().await.unwrap();
    let listed: Value = serde_json::from_slice(listed.body()).unwrap();
    listed.pointer("/pagination/totalRecords").and_then(Value::as_u64).unwrap()
}

/// Waits until another task has fulfilled a condition.
pub async fn eventually(what: &str, condition: impl Fn() -> bool) {
    let waiting = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// All texts of an error and its sources.
pub fn all_texts(error: &FastpixError) -> String {
    let mut texts = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        texts.push_str(&format!("\n{error}\n{error:?}\n{error:#?}"));
        cause = error.source();
    }
    texts
}
