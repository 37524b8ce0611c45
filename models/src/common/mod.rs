//! What several resources share.

mod access;
#[cfg(feature = "start-live-stream")]
mod live_stream;

pub use access::*;
#[cfg(feature = "start-live-stream")]
pub use live_stream::*;
