#[cfg(feature = "start-live-stream-create-new-stream")]
mod create_new_stream;

#[cfg(feature = "start-live-stream-create-new-stream")]
pub use self::create_new_stream::start_live_stream_create_new_stream;
