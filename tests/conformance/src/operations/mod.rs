//! What must hold of each operation, a file for each resource.

mod dimensions;
mod drm_configurations;
mod errors;
mod in_video_ai_features;
mod input_video;
mod live_playback;
mod manage_live_stream;
mod manage_videos;
mod metrics;
mod playback;
mod playlist;
mod signing_keys;
mod simulcast_stream;
mod start_live_stream;
mod views;

use fastpix_funcs::{ErrorClass, FastpixCore, Idempotency};

use crate::AnyCall;

/// What must hold of one operation, written down a second time, from the API and not from the code.
pub struct Row {
    /// The name of the function.
    pub function: &'static str,
    /// The id of the operation.
    pub id: &'static str,
    /// The method.
    pub method: &'static str,
    /// The path below the base URL, parameters in braces.
    pub path: &'static str,
    /// May it be sent again after an unknown outcome?
    pub repeat: Idempotency,
    /// The error statuses that it declares.
    pub errors: &'static [(u16, ErrorClass)],
    /// Requests of it, the smallest and the fullest at least.
    pub requests: &'static [Request],
    /// A response with a value in every field and an element in every list.
    pub response: &'static str,
    /// Where in the response a text is one of several, as JSON pointers.
    pub enums: &'static [&'static str],
    /// Where in the response the keys are free, as JSON pointers.
    pub maps: &'static [&'static str],
    /// Where in the response a text grants access, as JSON pointers.
    pub secrets: &'static [&'static str],
}

/// A request, and what must go over the wire for it.
pub struct Request {
    /// What is special about it.
    pub name: &'static str,
    /// Makes the call.
    pub call: fn(&FastpixCore) -> AnyCall,
    /// The path below the base URL.
    pub path: &'static str,
    /// The query.
    pub query: Option<&'static str>,
    /// The body, byte for byte.
    pub body: Option<&'static str>,
}

impl Row {
    /// A call of the operation, where it does not matter which.
    pub fn call(&self, core: &FastpixCore) -> AnyCall {
        (self.requests.first().expect("every operation has a request").call)(core)
    }
}

/// The operation with this name.
pub fn operation(function: &str) -> &'static Row {
    operations().find(|row| row.function == function).expect("there is a row for every operation")
}

/// All operations.
pub fn operations() -> impl Iterator<Item = &'static Row> {
    let resources = [
        dimensions::ROWS,
        drm_configurations::ROWS,
        errors::ROWS,
        in_video_ai_features::ROWS,
        input_video::ROWS,
        live_playback::ROWS,
        manage_live_stream::ROWS,
        manage_videos::ROWS,
        metrics::ROWS,
        playback::ROWS,
        playlist::ROWS,
        signing_keys::ROWS,
        simulcast_stream::ROWS,
        start_live_stream::ROWS,
        views::ROWS,
    ];
    resources.into_iter().flatten()
}
