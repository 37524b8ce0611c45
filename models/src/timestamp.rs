use std::{
    cmp::Ordering,
    fmt,
    time::{Duration, SystemTime},
};

use serde::{Serialize, Serializer};

use crate::codec::{Place, Value};

/// Date and time as the API sent it.
///
/// Most are RFC 3339 in UTC with microseconds; some fields have other formats. The string is kept, and converted on
/// request. Two timestamps are equal if their strings are; [`cmp_instant`](Self::cmp_instant) compares the times.
///
/// ```
/// use std::cmp::Ordering;
///
/// use fastpix_models::Timestamp;
///
/// let created = Timestamp::from("2026-03-01T12:00:00.250000Z");
/// assert_eq!(created.as_str(), "2026-03-01T12:00:00.250000Z");
/// assert_eq!(created.unix_millis(), Some(1_772_366_400_250));
///
/// let elsewhere = Timestamp::from("2026-03-01T13:00:00.25+01:00");
/// assert_ne!(created, elsewhere);
/// assert_eq!(created.cmp_instant(&elsewhere), Some(Ordering::Equal));
/// ```
///
/// # Other crates
/// The features `jiff-1` and `chrono-0_4` convert from and into the types of these crates.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

impl Timestamp {
    /// The string as it was received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Milliseconds since the Unix epoch; `None` if the string is not a date with a time. Without a time zone it is UTC.
    pub fn unix_millis(&self) -> Option<i64> {
        parse(&self.0).map(|(seconds, nanos)| seconds * 1000 + i64::from(nanos / 1_000_000))
    }

    /// Converts it into a [`SystemTime`].
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (seconds, nanos) = parse(&self.0)?;
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let whole = if seconds < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        };
        whole?.checked_add(Duration::from_nanos(nanos.into()))
    }

    /// Compares the points in time, up to nanoseconds; `None` if one of the strings is not a date with a time.
    ///
    /// There is no `Ord`, because strings that differ can be the same point in time.
    pub fn cmp_instant(&self, other: &Self) -> Option<Ordering> {
        Some(parse(&self.0)?.cmp(&parse(&other.0)?))
    }

    /// Converts it into a timestamp of jiff; `None` if the string is not a date with a time. The time zone and what is
    /// smaller than a nanosecond are not kept.
    #[cfg(feature = "jiff-1")]
    #[cfg_attr(docsrs, doc(cfg(feature = "jiff-1")))]
    pub fn to_jiff(&self) -> Option<jiff::Timestamp> {
        let (seconds, nanos) = parse(&self.0)?;
        jiff::Timestamp::new(seconds, nanos.try_into().ok()?).ok()
    }

    /// Converts it into a date and time of chrono; `None` if the string is not a date with a time. The time zone and
    /// what is smaller than a nanosecond are not kept.
    #[cfg(feature = "chrono-0_4")]
    #[cfg_attr(docsrs, doc(cfg(feature = "chrono-0_4")))]
    pub fn to_chrono(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        let (seconds, nanos) = parse(&self.0)?;
        chrono::DateTime::from_timestamp(seconds, nanos)
    }
}

/// RFC 3339 in UTC, with as many digits as are needed.
#[cfg(feature = "jiff-1")]
#[cfg_attr(docsrs, doc(cfg(feature = "jiff-1")))]
impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp.to_string())
    }
}

/// RFC 3339 with the offset of the time zone, and with as many digits as are needed.
#[cfg(feature = "chrono-0_4")]
#[cfg_attr(docsrs, doc(cfg(feature = "chrono-0_4")))]
impl<Zone: chrono::TimeZone> From<chrono::DateTime<Zone>> for Timestamp {
    fn from(time: chrono::DateTime<Zone>) -> Self {
        Self(time.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
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

/// Seconds since the Unix epoch, and nanoseconds after them.
///
/// `2026-03-01T12:00:00`, with `T` or a space, any number of digits after the second, and `Z`, `+01:00` or no zone.
fn parse(text: &str) -> Option<(i64, u32)> {
    let (date, rest) = text.split_at_checked(10)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let [year, month, day] = fields(date, '-', [4, 2, 2])?;
    let [hour, minute, second] = fields(clock, ':', [2, 2, 2])?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (nanos, zone) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(rest) => {
            let digits = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
            let (fraction, zone) = rest.split_at_checked(digits).filter(|(fraction, _)| !fraction.is_empty())?;
            let digits = fraction.bytes().chain(*b"00000000").take(9);
            (digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), zone)
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
    Some((((days * 24 + hour) * 60 + minute - offset) * 60 + second, nanos))
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
    fn points_in_time_are_compared_up_to_nanoseconds() {
        let compare = |one: &str, other: &str| Timestamp::from(one).cmp_instant(&Timestamp::from(other));
        for (one, other, expected) in [
            ("2026-03-01T12:00:00Z", "2026-03-01 12:00:00.000", Some(Ordering::Equal)),
            ("2026-03-01T12:00:00+02:00", "2026-03-01T10:00:00.0000000001Z", Some(Ordering::Equal)),
            ("2026-03-01T12:00:00+02:00", "2026-03-01T12:00:00Z", Some(Ordering::Less)),
            ("2026-03-01T12:00:00.000000002Z", "2026-03-01T12:00:00.000000001Z", Some(Ordering::Greater)),
            ("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59.8Z", Some(Ordering::Greater)),
            ("2026-03-01T12:00:00Z", "yesterday", None),
        ] {
            assert_eq!(compare(one, other), expected, "{one}, {other}");
            assert_eq!(compare(other, one), expected.map(Ordering::reverse), "{other}, {one}");
        }
        let before = Timestamp::from("1969-12-31T23:59:58.25Z").to_system_time();
        assert_eq!(before, Some(SystemTime::UNIX_EPOCH - Duration::from_millis(1750)));
    }

    /// Dates, and how others write them.
    #[cfg(any(feature = "jiff-1", feature = "chrono-0_4"))]
    const DATES: &[(&str, &str)] = &[
        ("2026-03-01T12:00:00.250000Z", "2026-03-01T12:00:00.250Z"),
        ("2026-03-01T13:00:00.25+01:00", "2026-03-01T12:00:00.250Z"),
        ("2026-03-01 12:00:00", "2026-03-01T12:00:00Z"),
        ("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-30T22:00:00.000001Z", "9999-12-30T22:00:00.000001Z"),
    ];

    #[cfg(feature = "jiff-1")]
    #[test]
    fn timestamps_are_converted_from_and_into_those_of_jiff() {
        for (text, _) in DATES {
            let ours = Timestamp::from(*text);
            let theirs = ours.to_jiff().unwrap();
            assert_eq!(
                Some(theirs.as_nanosecond().div_euclid(1_000_000)),
                ours.unix_millis().map(i128::from),
                "{text}"
            );
            let back = Timestamp::from(theirs);
            assert_eq!((back.cmp_instant(&ours), back.to_jiff()), (Some(Ordering::Equal), Some(theirs)), "{text}");
        }
        assert_eq!(Timestamp::from("yesterday").to_jiff(), None);
    }

    #[cfg(feature = "chrono-0_4")]
    #[test]
    fn timestamps_are_converted_from_and_into_those_of_chrono() {
        for (text, written) in DATES {
            let ours = Timestamp::from(*text);
            let theirs = ours.to_chrono().unwrap();
            assert_eq!(Some(theirs.timestamp_millis()), ours.unix_millis(), "{text}");
            let back = Timestamp::from(theirs);
            assert_eq!((back.as_str(), back.to_chrono()), (*written, Some(theirs)), "{text}");
        }
        let zone = chrono::FixedOffset::east_opt(3600).unwrap();
        let elsewhere =
            Timestamp::from(Timestamp::from("2026-03-01T12:00:00Z").to_chrono().unwrap().with_timezone(&zone));
        assert_eq!(elsewhere.as_str(), "2026-03-01T13:00:00+01:00");
        assert_eq!(Timestamp::from("yesterday").to_chrono(), None);
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
