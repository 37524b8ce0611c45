/// The response of an operation: whether it was successful, and the data.
///
/// All responses of operations implement it. [`Call::data`] returns the data in place of the whole response.
///
/// [`Call::data`]: https://docs.rs/fastpix-core/latest/fastpix_core/struct.Call.html#method.data
///
/// ```
/// # #[cfg(feature = "start-live-stream")] {
/// use fastpix_models::{Envelope, LiveStreamResponseDto};
///
/// fn stream_id(response: LiveStreamResponseDto) -> Option<String> {
///     response.into_data()?.stream_id
/// }
/// # }
/// ```
pub trait Envelope {
    /// Type of the data; `()` for an operation that returns none.
    type Data;

    /// True if the operation returns no data, so that a response without a body can be a success.
    #[doc(hidden)]
    const WITHOUT_DATA: bool = false;

    /// The value of the field `success`.
    fn success(&self) -> Option<bool>;

    /// The data; `None` if the response has none.
    fn into_data(self) -> Option<Self::Data>;
}
