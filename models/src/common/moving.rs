//! Values that the API sends in several formats. All are read, and written back as they were received.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::codec::{self, OtherField, Place, Value};

#[derive(Debug, Clone, PartialEq)]
enum NumberOrString {
    Integer(i64),
    Number(f64),
    String(String),
}

impl NumberOrString {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::String(value) => serializer.serialize_str(value),
        }
    }

    /// The number, or what the string is converted into.
    fn number(&self, of_text: fn(&str) -> Option<f64>) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Number(value) => Some(*value),
            Self::String(text) => of_text(text),
        }
    }
}

macro_rules! number_or_string {
    ($($name:ident,)+) => {
        $(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.0.write(serializer)
                }
            }

            impl Value for $name {
                fn place(field: &mut Option<Self>) -> Place<'_> {
                    Place::Other(field)
                }
            }

            deserialize!($name);

            impl OtherField for Option<$name> {
                fn expected(&self) -> &'static str {
                    "a number or a string"
                }

                fn integer(&mut self, value: i64) -> bool {
                    *self = Some(value.into());
                    true
                }

                fn float(&mut self, value: f64) -> bool {
                    *self = Some(value.into());
                    true
                }

                fn number(&mut self, text: &str) -> bool {
                    codec::number(self, text)
                }

                fn text(&mut self, value: &str) -> bool {
                    *self = Some(value.into());
                    true
                }
            }

            impl From<i64> for $name {
                fn from(value: i64) -> Self {
                    Self(NumberOrString::Integer(value))
                }
            }

            impl From<f64> for $name {
                fn from(value: f64) -> Self {
                    Self(NumberOrString::Number(value))
                }
            }

            impl From<&str> for $name {
                fn from(text: &str) -> Self {
                    Self(NumberOrString::String(text.to_owned()))
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    match &self.0 {
                        NumberOrString::Integer(value) => value.fmt(f),
                        NumberOrString::Number(value) => value.fmt(f),
                        NumberOrString::String(value) => value.fmt(f),
                    }
                }
            }
        )+
    };
}

number_or_string! { MediaDuration, FrameRate, }

/// Duration of a media: a number of seconds, or a string `HH:MM:SS`.
///
/// ```
/// use fastpix_models::MediaDuration;
///
/// assert_eq!(MediaDuration::from("00:01:30").as_seconds(), Some(90.0));
/// assert_eq!(MediaDuration::from(90.5).as_seconds(), Some(90.5));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct MediaDuration(NumberOrString);

impl MediaDuration {
    /// The duration in seconds; `None` if it is a string of another format.
    pub fn as_seconds(&self) -> Option<f64> {
        self.0.number(seconds)
    }
}

/// Parses `01:02:03`, `02:03` or `3`; the seconds can have a fraction.
fn seconds(text: &str) -> Option<f64> {
    let mut parts = text.rsplit(':');
    let mut sum: f64 = digits(parts.next()?)?;
    for unit in [60.0, 3600.0] {
        match parts.next() {
            Some(part) => sum += f64::from(part.parse::<u16>().ok()?) * unit,
            None => return Some(sum),
        }
    }
    parts.next().is_none().then_some(sum)
}

/// A float without sign, exponent or name.
fn digits(text: &str) -> Option<f64> {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.').then(|| text.parse().ok())?
}

/// Frame rate of a track: a number, or a string with a fraction such as `30000/1001`. It is -1 if it is not known.
///
/// ```
/// use fastpix_models::FrameRate;
///
/// assert_eq!(FrameRate::from("30/1").per_second(), Some(30.0));
/// assert_eq!(FrameRate::from(-1).per_second(), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FrameRate(NumberOrString);

impl FrameRate {
    /// Frames per second; `None` if it is not known, or if it is a string of another format.
    pub fn per_second(&self) -> Option<f64> {
        self.0.number(quotient).filter(|rate| rate.is_finite() && *rate >= 0.0)
    }
}

impl From<i32> for FrameRate {
    fn from(value: i32) -> Self {
        i64::from(value).into()
    }
}

impl From<i32> for MediaDuration {
    fn from(value: i32) -> Self {
        i64::from(value).into()
    }
}

fn quotient(text: &str) -> Option<f64> {
    match text.split_once('/') {
        Some((frames, seconds)) => Some(digits(frames)? / digits(seconds)?),
        None => digits(text),
    }
}

/// Resolution of the source file: `1080p` or `1080`.
///
/// ```
/// use fastpix_models::SourceResolution;
///
/// assert_eq!(SourceResolution::from("1080p").lines(), Some(1080));
/// assert_eq!(SourceResolution::from("1080").lines(), Some(1080));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SourceResolution(String);

impl SourceResolution {
    /// The string as it was received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Height in pixels: 2160, 1440, 1080, 720, 480 or 360; `None` if it is a string of another format.
    pub fn lines(&self) -> Option<u32> {
        let number = self.0.strip_suffix('p').unwrap_or(&self.0);
        number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())?
    }
}

impl Serialize for SourceResolution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Value for SourceResolution {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Text(field)
    }
}

deserialize!(SourceResolution);

impl From<&str> for SourceResolution {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for SourceResolution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_in_both_formats_and_written_back() {
        for (text, expected) in [
            ("75", Some(75.0)),
            ("0", Some(0.0)),
            ("61.25", Some(61.25)),
            (r#""00:00:10""#, Some(10.0)),
            (r#""12:00:00""#, Some(43_200.0)),
            (r#""01:02:03.5""#, Some(3723.5)),
            (r#""02:03""#, Some(123.0)),
            (r#""10""#, Some(10.0)),
            (r#""""#, None),
            (r#""an hour""#, None),
            (r#""1:00:00:00""#, None),
            (r#""00:00:-1""#, None),
            (r#""00:00:nan""#, None),
        ] {
            let duration: MediaDuration = serde_json::from_str(text).unwrap();
            assert_eq!(duration.as_seconds(), expected, "{text}");
            assert_eq!(serde_json::to_string(&duration).unwrap(), text);
        }
    }

    #[test]
    fn frame_rates_are_read_in_both_formats_and_written_back() {
        for (text, expected) in [
            ("25", Some(25.0)),
            ("23.976", Some(23.976)),
            ("-1", None),
            (r#""30/1""#, Some(30.0)),
            (r#""30000/1001""#, Some(30_000.0 / 1001.0)),
            (r#""60""#, Some(60.0)),
            (r#""-1""#, None),
            (r#""0/0""#, None),
            (r#""variable""#, None),
        ] {
            let rate: FrameRate = serde_json::from_str(text).unwrap();
            assert_eq!(rate.per_second(), expected, "{text}");
            assert_eq!(serde_json::to_string(&rate).unwrap(), text);
        }
    }

    #[test]
    fn values_that_are_neither_a_number_nor_a_string_are_errors() {
        for text in ["true", "[]", "{}"] {
            let error = serde_json::from_str::<MediaDuration>(text).unwrap_err().to_string();
            assert!(error.contains("expected a number or a string"), "{text}: {error}");
        }
    }

    #[test]
    fn resolutions_are_the_same_with_and_without_a_p() {
        for (text, expected) in
            [("2160p", Some(2160)), ("2160", Some(2160)), ("audio", None), ("p", None), ("+1", None)]
        {
            assert_eq!(SourceResolution::from(text).lines(), expected, "{text}");
            assert_eq!(SourceResolution::from(text).as_str(), text);
        }
    }
}
