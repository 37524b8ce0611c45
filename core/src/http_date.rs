//! Dates as HTTP has them, `Sun, 06 Nov 1994 08:49:37 GMT`: only to tell how far two of them are apart.

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since a day long ago. The form that all servers must write has every part at a fixed place.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let month = text.get(8..11)?;
    let month = MONTHS.iter().position(|name| *name == month)? as u64;
    let number = |at: std::ops::Range<usize>| -> Option<u64> {
        let digits = text.as_bytes().get(at)?;
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u64::from(digit - b'0')))
    };
    let (day, year) = (number(5..7)?, number(12..16)?);
    let (hours, minutes, seconds) = (number(17..19)?, number(20..22)?, number(23..25)?);
    let fits = text.len() == 29 && text.ends_with(" GMT") && text.get(3..5) == Some(", ");
    if !fits || year == 0 || hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    // A year that begins in March has its leap day at the end.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day;
    Some(((days * 24 + hours) * 60 + minutes) * 60 + seconds)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn distances_are_right() {
        let epoch = seconds("Thu, 01 Jan 1970 00:00:00 GMT").unwrap();
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Fri, 31 Dec 2027 23:59:60 GMT", 1_830_297_600),
        ] {
            assert_eq!(seconds(text).unwrap() - epoch, expected, "{text}");
        }
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 25:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 0x Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT",
            "Sun, 06 Nou 1994 08:49:37 GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
