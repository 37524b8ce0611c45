#[cfg(feature = "simulcast-stream-create-simulcast-of-stream")]
mod create_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-delete-simulcast-of-stream")]
mod delete_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-get-specific-simulcast-of-stream")]
mod get_specific_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-update-specific-simulcast-of-stream")]
mod update_specific_simulcast_of_stream;

#[cfg(feature = "simulcast-stream-create-simulcast-of-stream")]
pub use self::create_simulcast_of_stream::simulcast_stream_create_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-delete-simulcast-of-stream")]
pub use self::delete_simulcast_of_stream::simulcast_stream_delete_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-get-specific-simulcast-of-stream")]
pub use self::get_specific_simulcast_of_stream::simulcast_stream_get_specific_simulcast_of_stream;
#[cfg(feature = "simulcast-stream-update-specific-simulcast-of-stream")]
pub use self::update_specific_simulcast_of_stream::simulcast_stream_update_specific_simulcast_of_stream;
