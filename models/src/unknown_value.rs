/// The value of an open enum that has no variant yet, as it was received.
///
/// It is opaque, so that a program cannot match on its string: such a match would silently stop to work with the version
/// that adds the variant. Convert a string into the enum instead, which gives the variant where there is one:
///
/// ```
/// # #[cfg(feature = "start-live-stream")] {
/// use fastpix_models::LiveStreamStatus;
///
/// let status = LiveStreamStatus::from("paused");
/// if let LiveStreamStatus::Unknown(value) = &status {
///     assert_eq!(value.as_str(), "paused");
/// }
/// assert_eq!(LiveStreamStatus::from("idle"), LiveStreamStatus::Idle);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownValue(String);

impl UnknownValue {
    /// The string as it was received, and as it is sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For the open enums of other crates.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }
}
