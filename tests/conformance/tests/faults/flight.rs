//! More calls at once than there may be in flight.

use std::{env, process::Command, time::Duration};

use fastpix_conformance::{Answer, LIST_STREAMS, Tap, builder, raw_response};
use tokio::task::{JoinSet, spawn_blocking};

const IN_FLIGHT: usize = 64;
/// A connection that is begun for one call can be overtaken by one that another call gives back. Then there is one
/// more.
const MOST_OPEN: usize = 3 * IN_FLIGHT;
/// Variable with the server of a process that is started by a test.
const URL: &str = "FASTPIX_TEST_URL";

async fn server() -> Tap {
    Tap::start(|_| Answer::Response(raw_response(200, "{}"))).await
}

/// All of these calls succeed at their first attempt, however long it takes until it is their turn.
async fn succeed(calls: usize, url: &str) {
    let patience = Duration::from_secs(600);
    let core = builder(url)
        .max_in_flight(IN_FLIGHT)
        .timeout(patience)
        .attempt_timeout(patience)
        .connect_timeout(patience)
        .build()
        .unwrap();
    let mut calls: JoinSet<_> = (0..calls).map(|_| core.request(&LIST_STREAMS).call_raw()).collect();
    while let Some(result) = calls.join_next().await {
        assert_eq!(result.unwrap().unwrap().attempts(), 1);
    }
}

#[tokio::test]
async fn ten_thousand_calls_at_once() {
    let tap = server().await;
    succeed(10_000, &tap.url()).await;
    assert_eq!(tap.count(), 10_000);
    assert!(tap.most_open() <= MOST_OPEN, "{} connections", tap.most_open());
}

#[tokio::test]
async fn a_thousand_calls_at_once_with_256_file_descriptors() {
    if let Ok(url) = env::var(URL) {
        return succeed(1000, &url).await;
    }
    let tap = server().await;
    let mut this = Command::new("sh");
    this.args(["-c", r#"ulimit -n 256 && exec "$0" "$@""#]).arg(env::current_exe().unwrap());
    this.args(["flight::a_thousand_calls_at_once_with_256_file_descriptors", "--exact", "--test-threads=1"]);
    this.env(URL, tap.url());
    let output = spawn_blocking(move || this.output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(tap.count(), 1000);
    assert!(tap.most_open() <= MOST_OPEN, "{} connections", tap.most_open());
}
