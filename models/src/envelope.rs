use serde::{Deserializer, de::DeserializeSeed};

use crate::codec::{self, ObjectField, Path, Place};

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

    /// The value of the field `success`.
    fn success(&self) -> Option<bool>;

    /// The data; `None` if the response has none.
    fn into_data(self) -> Option<Self::Data>;
}

/// The response of an operation, for the transport.
#[doc(hidden)]
pub trait OperationResponse: Envelope + Sized {
    /// True if the operation returns no data, so that a response without a body can be a success.
    const WITHOUT_DATA: bool;

    /// The place that the response is read into.
    fn place(field: &mut Option<Self>) -> ResponsePlace<'_>;
}

/// A place for the response of any operation, so that the code that reads it is compiled once.
#[allow(missing_debug_implementations, reason = "not for use from outside")]
#[doc(hidden)]
pub struct ResponsePlace<'a>(pub(crate) &'a mut dyn ObjectField);

impl<'de> DeserializeSeed<'de> for &mut ResponsePlace<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        codec::read::<false, D>(deserializer, Place::Object(self.0), &Path::Document)
    }
}
