use std::time::Duration;

use fastpix_conformance::{LIST_STREAMS, Memory, quick, response};
use fastpix_funcs::{FastpixError, http::HeaderValue};
use tokio::time::Instant;

use crate::{assert_one_line, run, split_line};

const TIMEOUT: Duration = Duration::from_secs(60);

/// Input: values of `Retry-After` and `Date`, a line each. Digits are seconds, anything else is a date or ignored; the
/// next request is sent no sooner, and never after the deadline.
pub fn retry_after(data: &[u8]) {
    let (retry_after, date) = split_line(data);
    let headers = [("retry-after", retry_after), ("date", date)].map(|(name, value)| {
        let sendable = HeaderValue::from_bytes(value).ok();
        (name, sendable.and_then(|value| value.to_str().ok().map(str::to_owned)))
    });
    let [(_, Some(value)), (_, date)] = &headers else { return };
    let mut sent = vec![("retry-after", value.as_str())];
    sent.extend(date.as_deref().map(|date| ("date", date)));

    let pairs: Vec<_> = sent.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let memory = Memory::new(move |_| {
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        response(429, &pairs, "")
    });
    let core = memory.builder().timeout(TIMEOUT).retries(quick().max_attempts(2)).build();
    let core = core.expect("the test's configuration is valid");
    let (error, took) = run(async {
        let begin = Instant::now();
        let error = core.request(&LIST_STREAMS).call_raw().await.expect_err("429 is an error");
        (error, begin.elapsed())
    });

    assert_one_line(&error);
    let FastpixError::Api(api) = error else { panic!("{error:?}") };
    let wait = api.retry_after();
    assert!(took < TIMEOUT, "{took:?}");
    match wait {
        // The delays of the policy itself are a few milliseconds.
        None => assert!(api.attempts() == 2 && took < Duration::from_secs(1), "{took:?}"),
        Some(wait) if api.attempts() == 2 => assert!(took >= wait, "{took:?} of {wait:?}"),
        Some(wait) => assert!(took.is_zero() && wait > TIMEOUT - Duration::from_secs(1), "{took:?} of {wait:?}"),
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, fraction)) = value.split_once('.').filter(|parts| is_number(parts.0) && is_number(parts.1)) {
        let whole = Duration::from_secs(whole.parse().unwrap_or(u64::MAX));
        let wait = wait.expect("a number is a delay");
        assert_eq!(
            (wait.as_secs(), wait.subsec_nanos() > 0),
            (whole.as_secs(), fraction.bytes().take(9).any(|digit| digit != b'0'))
        );
    } else if is_number(value) {
        assert_eq!(wait, Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX))));
    } else if let Some(wait) = wait {
        let now = date.as_deref().expect("a date alone says nothing");
        // The distance between two times of one day is easily calculated.
        match [value, now].map(day_and_time) {
            [Some((day, until)), Some((today, now))] if day == today => {
                assert_eq!(wait.as_secs(), until.saturating_sub(now));
            }
            _ => {}
        }
    }
}

/// The day, and the seconds since midnight, of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
/// `Sun Nov  6 08:49:37 1994`.
fn day_and_time(date: &str) -> Option<([&str; 2], u64)> {
    let (day, year, time) = match date.strip_suffix(" GMT") {
        Some(date) => {
            let (day, time) = date.split_once(',')?.1.rsplit_once(' ')?;
            (day, "", time)
        }
        None => (date.get(3..10)?, date.get(19..)?, date.get(11..19)?),
    };
    let number = |at: usize| time.get(at..at + 2).and_then(|digits| digits.trim_start().parse::<u64>().ok());
    Some(([day, year], (number(0)? * 60 + number(3)?) * 60 + number(6)?))
}
