//! A request that was reported as not sent is never received.
//!
//! The random test sends as many requests as the environment variable `FASTPIX_TEST_REQUESTS` says, 20,000 by default.
//! A million take about a quarter of an hour with `cargo test --release`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../certificates/mod.rs"]
mod certificates;
mod clients;
mod order;
mod servers;

use std::{
    env,
    ops::Range,
    panic,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering::SeqCst},
    },
    thread,
    time::{Duration, Instant},
};

use fastpix_funcs::{FastpixError, Outcome, Response};

use crate::{
    clients::{Client, METHODS},
    servers::{Received, Servers},
};

const DEFAULT_REQUESTS: usize = 20_000;
/// Requests that are in flight at once on one runtime.
const ROUND: usize = 16;
/// Client of a round.
const SHARES: [usize; 8] = [0, 1, 0, 1, 2, 0, 1, 2];

/// Knowledge of the caller about a request. Of a call that was dropped it knows nothing.
pub(crate) struct Reported(Vec<AtomicU8>);

type Run = fn(Client, &mut dyn Iterator<Item = Range<usize>>);

const RESPONSE: u8 = 1;
const NOT_SENT: u8 = 2;
const UNKNOWN: u8 = 3;

impl Reported {
    fn add(&self, number: usize, result: &Result<Response<()>, FastpixError>) {
        let report = match result {
            Ok(_) => RESPONSE,
            Err(error) => match error.outcome() {
                Outcome::NotSent => NOT_SENT,
                Outcome::ResponseReceived => RESPONSE,
                _ => UNKNOWN,
            },
        };
        self.0[number].store(report, SeqCst);
    }
}

#[test]
fn requests_reported_as_not_sent_are_never_received() {
    let requests = match env::var("FASTPIX_TEST_REQUESTS") {
        Ok(number) => number.parse().expect("FASTPIX_TEST_REQUESTS is a number"),
        Err(_) => DEFAULT_REQUESTS,
    };
    // A timer of a runtime that ends panics, and core reports it. The text and its trace would take most of the time.
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !panic.to_string().contains("being shutdown") {
            print(panic);
        }
    }));
    let began = Instant::now();
    let received = Received::new(requests);
    let reported = Arc::new(Reported((0..requests).map(|_| AtomicU8::new(0)).collect()));
    let servers = Arc::new(Servers::start(&received));

    let runs: [Run; 3] = [clients::current_thread, clients::multi_thread, clients::shut_down];
    let threads = runs.into_iter().enumerate().map(|(number, run)| {
        let client = Client::new(servers.clone(), reported.clone());
        thread::spawn(move || {
            let rounds = (0..requests.div_ceil(ROUND)).filter(|round| SHARES[round % SHARES.len()] == number);
            let rounds = rounds.map(|round| round * ROUND..requests.min((round + 1) * ROUND));
            run(client, &mut { rounds });
        })
    });
    let threads: Vec<_> = threads.collect();
    for thread in threads {
        thread.join().unwrap();
    }
    // What was written may still be on its way.
    let closing = Instant::now();
    while received.open() > 0 && closing.elapsed() < Duration::from_secs(2) {
        thread::sleep(Duration::from_millis(10));
    }

    let mut counts = [0; 4];
    let mut wrong = Vec::new();
    for number in 0..requests {
        let report = reported.0[number].load(SeqCst);
        counts[usize::from(report)] += 1;
        let received = received.count(number);
        let right = match report {
            RESPONSE => received > 0,
            NOT_SENT => received == 0,
            _ => true,
        };
        // A retry after an attempt that was not sent must not make two of one.
        if !right || (received > 1 && !METHODS[number % METHODS.len()].1) {
            wrong.push((number, report, received));
        }
    }
    let [dropped, responses, not_sent, unknown] = counts;
    eprintln!(
        "{requests} requests in {:.0?}: {responses} responses, {not_sent} not sent, {unknown} unknown, {dropped} dropped",
        began.elapsed()
    );
    assert!(wrong.is_empty(), "{} of {not_sent}: {:?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(not_sent * 100 > requests && responses * 100 > requests, "every outcome is frequent enough to be tested");
}
