//! Table of operations, one file for each resource.

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

/// Expectations of one operation, written from the API and not from the code.
pub struct Row {
    /// Name of the function.
    pub function: &'static str,
    /// Operation id.
    pub id: &'static str,
    /// Method.
    pub method: &'static str,
    /// Path below the base URL, parameters in braces.
    pub path: &'static str,
    /// Idempotency of the operation.
    pub repeat: Idempotency,
    /// Declared error statuses.
    pub errors: &'static [(u16, ErrorClass)],
    /// Requests: at least the smallest and the fullest.
    pub requests: &'static [Request],
    /// Response with a value in every field and an element in every list.
    pub response: &'static str,
    /// JSON pointers of enum values in the response.
    pub enums: &'static [&'static str],
    /// JSON pointers of maps with arbitrary keys in the response.
    pub maps: &'static [&'static str],
    /// JSON pointers of secrets in the response.
    pub secrets: &'static [&'static str],
}

/// Request and its expected wire form.
pub struct Request {
    /// Description of the case.
    pub name: &'static str,
    /// Builds the call.
    pub call: fn(&FastpixCore) -> AnyCall,
    /// Path below the base URL.
    pub path: &'static str,
    /// Query.
    pub query: Option<&'static str>,
    /// Body, byte for byte.
    pub body: Option<&'static str>,
}

impl Row {
    /// Any call of the operation.
    pub fn call(&self, core: &FastpixCore) -> AnyCall {
        (self.requests.first().expect("every operation has a request").call)(core)
    }
}

/// Returns the operation with this name.
pub fn operation(function: &str) -> &'static Row {
    operations().find(|row| row.function == function).expect("there is a row for every operation")
}

/// Returns all operations.
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
