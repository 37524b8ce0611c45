//! What the tests of this crate share: a table of all operations, and servers and clients that do what a test says.
//!
//! The tests themselves are in the folder `tests`; the examples of the README are compiled here.
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

/// The token id of all tests.
pub const USERNAME: &str = "b7a1f0c2-token";
/// The secret of all tests.
pub const PASSWORD: &str = "hunter2-Pa55phrase";

/// A read, to be sent by [`FastpixCore::request`]: the emulator knows it, and it may be sent again.
pub static LIST_STREAMS: Operation =
    Operation::new("get-all-streams", Method::GET, "/live/streams", Idempotency::Idempotent, &[]);

/// A core for a server, to be configured further. Its retries do not dawdle, and its requests are the same whatever
/// features there are.
pub fn builder(url: &str) -> FastpixCoreBuilder {
    let builder = FastpixCore::builder(Security::basic(USERNAME, PASSWORD)).server_url(url).retries(quick());
    #[cfg(feature = "extras")]
    let builder = builder.gzip(false);
    builder
}

/// A core for a server, with the default retries but for pauses of a millisecond.
pub fn core(url: &str) -> FastpixCore {
    builder(url).build().unwrap()
}

/// An emulator, and a core for it.
pub async fn start() -> (Emulator, FastpixCore) {
    let emulator = Emulator::start().await.unwrap();
    let core = core(emulator.url());
    (emulator, core)
}

/// The default retries with pauses of about a millisecond.
pub fn quick() -> Backoff {
    Backoff::new().initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(2))
}

/// The same policy with pauses of about a millisecond.
pub fn quicker(config: RetryConfig) -> RetryConfig {
    let RetryConfig::Backoff(backoff) = config else { return config };
    backoff.initial_interval(Duration::from_millis(1)).max_interval(Duration::from_millis(2)).into()
}

/// The request of the README: what most people set.
pub fn example() -> CreateLiveStreamRequest {
    CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
        InputMediaSettings::new()
            .media_policy(BasicAccessPolicy::Public)
            .metadata([("livestream_name", "fastpix_livestream")])
            .enable_dvr_mode(true),
    )
}

/// How many streams the emulator has, by its own word. It takes part in the recorded requests and in the faults.
pub async fn streams(emulator: &Emulator) -> u64 {
    let listed = core(emulator.url()).request(&LIST_STREAMS).call_raw().await.unwrap();
    let listed: Value = serde_json::from_slice(listed.body()).unwrap();
    listed.pointer("/pagination/totalRecords").and_then(Value::as_u64).unwrap()
}

/// Waits for what another task is about to do.
pub async fn eventually(what: &str, condition: impl Fn() -> bool) {
    let waiting = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// Everything that can be printed of an error and of what caused it.
pub fn all_texts(error: &FastpixError) -> String {
    let mut texts = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        texts.push_str(&format!("\n{error}\n{error:?}\n{error:#?}"));
        cause = error.source();
    }
    texts
}
