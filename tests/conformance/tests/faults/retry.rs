//! Retries and delays, on a paused clock.

use std::time::Duration;

use fastpix_conformance::{
    Step::{self, Request},
    operation,
};
use fastpix_funcs::{Backoff, ErrorClass};

use crate::case::{
    Case,
    End::{Status, Success},
    ONCE, REFUSAL, STREAM, THRICE_ON_ONE, answering, by_connection, cost, response,
};

const CREATE: &str = "start_live_stream_create_new_stream";
const READ: &str = "manage_live_stream_get_live_stream_by_id";

fn declared(function: &str, status: u16) -> crate::case::End {
    let declared = operation(function).errors.iter().find(|(code, _)| *code == status);
    Status(status, declared.map_or(ErrorClass::FastpixDefaultError, |(_, class)| *class))
}

#[tokio::test]
async fn client_errors_are_not_retried() {
    for status in [400, 401, 403, 404, 409, 422] {
        let case = answering(response(status, "retry-after: 0\r\n", REFUSAL));
        case.create().await.is(declared(CREATE, status), ONCE).has(REFUSAL);
        case.read().await.is(declared(READ, status), ONCE).has(REFUSAL);
    }
}

#[tokio::test]
async fn transient_errors_are_retried_for_idempotent_operations() {
    for status in [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529, 530] {
        let case = answering(response(status, "", REFUSAL));
        let of_create = if status == 429 { THRICE_ON_ONE } else { ONCE };
        case.create().await.is(declared(CREATE, status), of_create).has(REFUSAL);
        case.read().await.is(declared(READ, status), THRICE_ON_ONE).has(REFUSAL);
    }
}

#[tokio::test(start_paused = true)]
async fn delays_follow_the_retry_policy() {
    let case = answering(response(503, "", REFUSAL)).with(|builder| builder.retries(Backoff::new()));
    // 1 s and 1.5 s, each ±50 %.
    case.read().await.is(declared(READ, 503), THRICE_ON_ONE).took(1.25..3.8);
}

/// Responds with a 429 with these headers, then with success, also on a second connection.
fn asking(headers: &str) -> Case {
    let rejected = Step::write(response(429, headers, REFUSAL));
    let success = [Request, Step::write(response(200, "", STREAM))];
    by_connection(move |number| match number {
        1 => [&[Request, rejected.clone()][..], &success].concat(),
        _ => success.to_vec(),
    })
}

async fn waits(headers: &str, seconds: f64) {
    // Idle connections are closed after 20 s.
    let connections = if seconds < 20.0 { 1 } else { 2 };
    let case = asking(headers);
    case.create().await.is(Success(200), cost(2, connections, 2)).took(seconds..seconds + 0.1);
    case.read().await.is(Success(200), cost(2, connections, 2)).took(seconds..seconds + 0.1);
}

#[tokio::test(start_paused = true)]
async fn retry_after_in_seconds() {
    for (asked, seconds) in [("0", 0.0), ("1", 1.0), ("1.5", 1.5), ("007", 7.0), ("6.999999999999", 7.0), ("59", 59.0)]
    {
        waits(&format!("retry-after: {asked}\r\n"), seconds).await;
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_as_a_date_is_relative_to_the_date_of_the_response() {
    // The server's clock is wrong by days, years and centuries.
    for day in ["Sun, 06 Nov 1994", "Fri, 06 Mar 2026", "Sat, 07 Mar 2026", "Sun, 08 Mar 2026", "Mon, 01 Jan 2999"] {
        for (asked, seconds) in [("12:00:07", 7.0), ("12:00:00", 0.0), ("11:59:00", 0.0), ("00:00:00", 0.0)] {
            waits(&format!("date: {day} 12:00:00 GMT\r\nretry-after: {day} {asked} GMT\r\n"), seconds).await;
        }
    }
    waits("date: Fri, 06 Mar 2026 23:59:58 GMT\r\nretry-after: Sat, 07 Mar 2026 00:00:01 GMT\r\n", 3.0).await;
}

#[tokio::test(start_paused = true)]
async fn retry_after_as_a_date_in_the_older_formats() {
    for date in ["Fri, 06 Mar 2026 12:00:00 GMT", "Friday, 06-Mar-26 12:00:00 GMT", "Fri Mar  6 12:00:00 2026"] {
        for asked in ["Fri, 06 Mar 2026 12:00:07 GMT", "Friday, 06-Mar-26 12:00:07 GMT", "Fri Mar  6 12:00:07 2026"] {
            waits(&format!("date: {date}\r\nretry-after: {asked}\r\n"), 7.0).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_longest_of_several_retry_after_headers() {
    waits("retry-after: 2\r\nretry-after: 7\r\nretry-after: soon\r\nretry-after: 5\r\n", 7.0).await;
}

#[tokio::test(start_paused = true)]
async fn an_unreadable_retry_after_is_ignored() {
    for asked in
        ["", "-5", "+5", "1e3", "1e20", "1.5.5", ".5", "5.", "0x5", "5 s", "soon", "Sun, 06 Nov 1994 12:00:07 GMT"]
    {
        waits(&format!("retry-after: {asked}\r\n"), 0.0).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_beyond_the_deadline_ends_the_call() {
    let now = "date: Fri, 06 Mar 2026 12:00:00 GMT\r\n";
    for (asked, seconds) in [
        ("60", 60),
        ("31536000", 31_536_000),
        ("100000000000000000000", u64::MAX),
        ("Sat, 06 Mar 2027 12:00:00 GMT", 31_536_000),
    ] {
        let case = asking(&format!("{now}retry-after: {asked}\r\n"));
        for ending in
            [case.create().await.is(declared(CREATE, 429), ONCE), case.read().await.is(declared(READ, 429), ONCE)]
        {
            let ending = ending.took(0.0..0.1).has(REFUSAL);
            assert_eq!(ending.error().as_api().unwrap().retry_after(), Some(Duration::from_secs(seconds)));
        }
    }
}
