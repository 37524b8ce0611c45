//! The header `retry-after`, and the dates of HTTP as far as it needs them: their distance.

use std::{iter, time::Duration};

use http::{HeaderMap, HeaderValue, header};

/// The delay that a response asks for; the longest if there are several.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let values = headers.get_all(header::RETRY_AFTER).iter().map(HeaderValue::as_bytes);
    values.filter_map(|value| delay(value).or_else(|| until(value, headers))).max()
}

/// Seconds, with or without a fraction.
fn delay(text: &[u8]) -> Option<Duration> {
    let point = text.iter().position(|&byte| byte == b'.');
    let (whole, fraction) = match point {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, &b"0"[..]),
    };
    number(fraction)?;
    let digits = fraction.iter().chain(iter::repeat(&b'0')).take(9);
    let nanos = digits.fold(0, |nanos, digit| nanos * 10 + u64::from(digit - b'0'));
    Some(Duration::from_secs(number(whole)?).saturating_add(Duration::from_nanos(nanos)))
}

/// A number with too many digits is still a number: longer than any deadline.
pub(crate) fn number(digits: &[u8]) -> Option<u64> {
    let add = |number: u64, digit: &u8| {
        digit.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    };
    if digits.is_empty() { None } else { digits.iter().try_fold(0, add) }
}

/// The time until a date, relative to the response's own `date`: the clock of this machine may be wrong.
fn until(text: &[u8], headers: &HeaderMap) -> Option<Duration> {
    // `get` would be compiled for this alone.
    let now = seconds(headers.get_all(header::DATE).iter().next()?.as_bytes())?;
    Some(Duration::from_secs(seconds(text)?.saturating_sub(now)))
}

/// One string: a table of twelve would be half a kilobyte.
const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// Seconds from a fixed date to one in one of the three formats of HTTP.
fn seconds(text: &[u8]) -> Option<u64> {
    // The places of the day, the month, the year and the time.
    let comma = text.iter().position(|&byte| byte == b',');
    let (day, month, year, time) = match comma {
        // `Sun Nov  6 08:49:37 1994`.
        None if text.len() == 24 => (8, 4, 20..24, 11),
        // `Sun, 06 Nov 1994 08:49:37 GMT`.
        Some(at) if text.len() == at + 26 => (at + 2, at + 5, at + 9..at + 13, at + 14),
        // `Sunday, 06-Nov-94 08:49:37 GMT`.
        Some(at) if text.len() == at + 24 => (at + 2, at + 5, at + 9..at + 11, at + 12),
        _ => return None,
    };
    if comma.is_some() && !text.ends_with(b" GMT") {
        return None;
    }
    let month = text.get(month..month + 3)?;
    let month = MONTHS.chunks_exact(3).position(|name| name == month)? as u64;
    let pair = |at: usize| number(text.get(at..at + 2)?.trim_ascii_start());
    let (day, hours, minutes, seconds) = (pair(day)?, pair(time)?, pair(time + 3)?, pair(time + 6)?);
    let digits = text.get(year)?;
    let year = match number(digits)? {
        // Dates with two digits were written in these years.
        year if digits.len() == 2 => year + if year < 70 { 2000 } else { 1900 },
        year => year,
    };
    if year == 0 || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    // A year that begins in March has its leap day at the end.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    Some(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_right() {
        let epoch = seconds(b"Thu, 01 Jan 1970 00:00:00 GMT").unwrap();
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Wed Mar  1 00:00:00 2000", 951_868_800),
            ("Wednesday, 01-Mar-00 00:00:00 GMT", 951_868_800),
            ("Thursday, 01-Jan-70 00:00:00 GMT", 0),
            ("Fri, 31 Dec 2027 23:59:60 GMT", 1_830_297_600),
            ("Fri Dec 31 23:59:60 2027", 1_830_297_600),
        ] {
            assert_eq!(seconds(text.as_bytes()).unwrap() - epoch, expected, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "Sun",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 25:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:377 GMT",
            "Sun, 0x Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT",
            "Sun, 06 Nou 1994 08:49:37 GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
            "Sunday, 06-Nov-194 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37",
            "Sun Nov  6 08:49:37 94",
            "Sun Nov  6 08:49:37 1994 GMT",
            "Sun Nov  6 08:49:37 19ö",
            "Sun Nov ö 08:49:37 1994",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(seconds(text.as_bytes()), None, "{text}");
        }
    }

    fn asked(values: &[&str]) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::RETRY_AFTER, value.parse().unwrap());
        }
        headers.insert(header::DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        retry_after(&headers)
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        for (value, expected) in [
            ("0", Duration::ZERO),
            ("120", Duration::from_secs(120)),
            ("1.5", Duration::from_millis(1500)),
            ("0.0000000019", Duration::from_nanos(1)),
            ("7.000", Duration::from_secs(7)),
            ("100000000000000000000", Duration::from_secs(u64::MAX)),
            ("100000000000000000000.999", Duration::new(u64::MAX, 999_000_000)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Duration::from_secs(30)),
            ("Sunday, 06-Nov-94 08:50:07 GMT", Duration::from_secs(30)),
            ("Sun Nov  6 08:50:07 1994", Duration::from_secs(30)),
            // A date in the past.
            ("Sun, 06 Nov 1994 08:49:07 GMT", Duration::ZERO),
        ] {
            assert_eq!(asked(&[value]), Some(expected), "{value}");
        }
        for ignored in ["", "-5", "+5", "1e3", ".5", "5.", "1.5.5", "1.-5", "1,5", "soon", "Sun, 06 Nov 1994"] {
            assert_eq!(asked(&[ignored]), None, "{ignored}");
        }
    }

    #[test]
    fn the_longest_of_several_delays_counts() {
        let seconds = |count| Some(Duration::from_secs(count));
        assert_eq!(asked(&["5", "7", "6"]), seconds(7));
        assert_eq!(asked(&["soon", "5", "Sun, 06 Nov 1994 08:50:07 GMT"]), seconds(30));
        assert_eq!(asked(&[]), None);
    }
}
