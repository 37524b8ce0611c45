#[cfg(feature = "start-live-stream-create-new-stream")]
pub(crate) mod create_new_stream;
