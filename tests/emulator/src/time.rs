use std::time::Duration;

/// RFC 3339 with microseconds and `Z`, as the API writes it.
pub(crate) fn rfc3339(since_1970: Duration) -> String {
    format!("{}.{:06}Z", date_time(since_1970.as_secs()), since_1970.subsec_micros())
}

/// Unix seconds as date and time, without fraction and zone.
pub(crate) fn date_time(seconds: u64) -> String {
    let (year, month, day) = civil(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
}

/// A duration as HH:MM:SS.
pub(crate) fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// Year, month and day of a day counted from 1970-01-01. Years are taken to start in March, which puts
/// the leap day at their end and makes the months before it regular: 153 days in every five of them.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468; // now counted from 0000-03-01
    let (era, day) = (days / 146_097, days % 146_097); // eras of 400 years repeat
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (era * 400 + year + next_year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_follow_the_calendar() {
        let at = |seconds| rfc3339(Duration::new(seconds, 7_000));
        assert_eq!(at(0), "1970-01-01T00:00:00.000007Z");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00.000007Z");
        assert_eq!(at(1_709_251_199), "2024-02-29T23:59:59.000007Z");
        assert_eq!(at(1_798_761_599), "2026-12-31T23:59:59.000007Z");
        assert_eq!(at(4_107_542_400), "2100-03-01T00:00:00.000007Z");
    }
}
