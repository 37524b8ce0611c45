use std::{
    fmt,
    time::{Duration, SystemTime},
};

use serde::{Serialize, Serializer};

use crate::codec::{Place, Value};

/// Date and time as the API sent it.
///
/// Most are RFC 3339 in UTC with microseconds; some fields have other formats. The string is kept, and converted on
/// request. Two timestamps are equal if their strings are.
///
/// ```
/// use fastpix_models::Timestamp;
///
/// let created = Timestamp::from("2026-03-01T12:00:00.250000Z");
/// assert_eq!(created.as_str(), "2026-03-01T12:00:00.250000Z");
/// assert_eq!(created.unix_millis(), Some(1_772_366_400_250));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// The string as it was received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Milliseconds since the Unix epoch; `None` if the string is not a date with a time. Without a time zone it is UTC.
    pub fn unix_millis(&self) -> Option<i64> {
        parse(&self.0)
    }

    /// Converts it into a [`SystemTime`]. For a date crate, parse [`as_str`](Self::as_str).
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let millis = self.unix_millis()?;
        let distance = Duration::from_millis(millis.unsigned_abs());
        if millis < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Value for Timestamp {
    fn place(field: &mut Option<Self>) -> Place<'_> {
        Place::Text(field)
    }
}

deserialize!(Timestamp);

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `2026-03-01T12:00:00`, with `T` or a space, any number of digits after the second, and `Z`, `+01:00` or no zone.
fn parse(text: &str) -> Option<i64> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let [year, month, day] = fields(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = fields(clock, ':', [2, 2, 2])?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (millis, zone) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(rest) => {
            let digits = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
            let (fraction, zone) = rest.split_at_checked(digits).filter(|(fraction, _)| !fraction.is_empty())?;
            let millis =
                fraction.bytes().chain(*b"00").take(3).fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
            (millis, zone)
        }
    };
    let offset = match zone {
        "" | "Z" | "z" => 0,
        zone => {
            let (sign, zone) =
                if let Some(zone) = zone.strip_prefix('+') { (1, zone) } else { (-1, zone.strip_prefix('-')?) };
            let [hours, minutes] = fields(zone, ':', [2, 2])?;
            if hours > 23 || minutes > 59 {
                return None;
            }
            sign * (hours * 60 + minutes)
        }
    };
    // A year that begins in March has its leap day at the end. 719 469 days lie between 0000-02-29 and 1970.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days =
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day
            - 719_469;
    Some((((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + millis)
}

fn fields<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[i64; N]> {
    let mut fields = [0; N];
    let mut parts = text.split(separator);
    for (field, length) in fields.iter_mut().zip(lengths) {
        let part =
            parts.next().filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *field = part.parse().ok()?;
    }
    parts.next().is_none().then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_formats_of_the_api_are_converted() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999Z", -1),
            ("2026-03-01T12:00:00.250000Z", 1_772_366_400_250),
            ("2026-03-01T13:00:00.250+01:00", 1_772_366_400_250),
            ("2026-03-01T06:30:00.25-05:30", 1_772_366_400_250),
            ("2026-03-01T12:00:00", 1_772_366_400_000),
            ("2026-03-01 12:00:00.02", 1_772_366_400_020),
            ("2026-03-01T12:00:00.123456789Z", 1_772_366_400_123),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000),
        ] {
            assert_eq!(Timestamp::from(text).unix_millis(), Some(expected), "{text}");
        }
        let time = Timestamp::from("1970-01-01T00:00:01.5Z").to_system_time();
        assert_eq!(time, Some(SystemTime::UNIX_EPOCH + Duration::from_millis(1500)));
    }

    #[test]
    fn other_strings_are_kept_and_not_converted() {
        for text in [
            "",
            "yesterday",
            "2026-03-01",
            "2026-13-01T00:00:00Z",
            "2026-03-01T25:00:00Z",
            "2026-03-01T12:00:00.Z",
            "2026-03-01T12:00:00+1",
            "+026-03-01T12:00:00Z",
            "２０26-03-01T12:00:00Z",
        ] {
            assert_eq!(Timestamp::from(text).unix_millis(), None, "{text}");
            assert_eq!(Timestamp::from(text).as_str(), text);
        }
    }
}
