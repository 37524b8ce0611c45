//! Calls that are given up, runtimes that end, and clocks that are wrong.

use std::{
    fs,
    future::poll_fn,
    path::{Path, PathBuf},
    pin::Pin,
    task::Poll,
};

use fastpix_conformance::{
    Step::{self, Request, Wait},
    Tap, core, eventually, example,
};
use fastpix_funcs::{Call, FastpixCore, Outcome, models::LiveStreamResponseDto, start_live_stream_create_new_stream};
use tokio::runtime::{Builder, Runtime};

use crate::case::{STREAM, by_connection, ms, response};

fn create(core: &FastpixCore) -> Call<LiveStreamResponseDto> {
    start_live_stream_create_new_stream(core, example())
}

/// Result of the future, if there is one after that many polls.
async fn polled<F: Future + Unpin>(future: &mut F, mut times: usize) -> Option<F::Output> {
    poll_fn(|cx| {
        if times == 0 {
            return Poll::Ready(None);
        }
        times -= 1;
        Pin::new(&mut *future).poll(cx).map(Some)
    })
    .await
}

/// A success that comes bit by bit.
fn in_parts() -> Vec<Step> {
    let whole = response(201, "", STREAM);
    let (head, body) = whole.split_at(whole.len() - STREAM.len());
    let (first, second) = body.split_at(body.len() / 2);
    let mut steps = vec![Request];
    for part in [&head[..10], &head[10..], first, second] {
        steps.extend([Wait(ms(1)), Step::write(part)]);
    }
    steps
}

#[tokio::test]
async fn a_call_can_be_dropped_at_any_point() {
    for retried in [false, true] {
        let refused = response(429, "", "");
        let case = by_connection(move |_| {
            let first = if retried { vec![Request, Step::write(refused.clone())] } else { vec![] };
            [first, in_parts(), in_parts()].concat()
        });
        let most = if retried { 2 } else { 1 };
        for polls in 0.. {
            assert!(polls < 100, "it never ends");
            let mut session = case.start().await;
            let ended = polled(&mut create(&session.core), polls).await;
            let tap = session.tap();
            assert!(tap.count() <= most, "{} requests after {polls} polls", tap.count());
            let next = session.read().await.succeeds();
            let tap = session.tap();
            eventually("one connection is left", || tap.opened() - tap.closed() == 1).await;
            let (connections, requests) = session.end().await;
            assert!(connections <= 2 && requests <= most + next, "{connections} and {requests} after {polls} polls");
            if let Some(result) = ended {
                result.unwrap();
                assert!(polls > 2, "there is something to wait for");
                assert_eq!((connections, requests), (1, most + 1));
                break;
            }
        }
    }
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// A server whose odd connections are silent, in a runtime of its own.
fn server() -> (Runtime, Tap) {
    let server = runtime();
    let tap = server.block_on(Tap::scripted(|connection| match connection % 2 {
        1 => vec![Request],
        _ => vec![Request, Step::write(response(201, "", STREAM))],
    }));
    (server, tap)
}

#[test]
fn a_runtime_can_shut_down_during_a_call() {
    let (server, tap) = server();
    let core = core(&tap.url());
    for (end, number) in [drop as fn(Runtime), Runtime::shutdown_background].into_iter().zip(1..) {
        let first = runtime();
        let call = first.spawn(create(&core));
        server.block_on(eventually("the request arrives", || tap.count() == 2 * number - 1));
        end(first);
        assert!(server.block_on(call).unwrap_err().is_cancelled());
        server.block_on(eventually("the connection is closed", || tap.closed() == 2 * number - 1));
        // On another runtime the core works as before.
        runtime().block_on(create(&core)).unwrap();
        assert_eq!((tap.opened(), tap.count()), (2 * number, 2 * number));
    }
}

#[test]
fn a_call_that_outlives_its_runtime_is_an_error_and_no_panic() {
    let (_server, tap) = server();
    let core = core(&tap.url());
    let mut call = create(&core);
    let first = runtime();
    first.block_on(async {
        tokio::select! {
            ended = &mut call => panic!("{ended:?}"),
            () = eventually("the request arrives", || tap.count() == 1) => {}
        }
    });
    drop(first);
    let error = runtime().block_on(call).unwrap_err();
    assert_eq!((error.outcome(), error.attempts(), tap.count()), (Outcome::Unknown, 1, 1), "{error:?}");
}

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// All sources of the client.
fn sources() -> Vec<PathBuf> {
    let mut folders: Vec<_> =
        ["core", "errors", "models", "funcs"].map(|name| Path::new(ROOT).join(name).join("src")).into();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

#[test]
fn the_wall_clock_is_not_read() {
    let sources = sources();
    assert!(sources.iter().any(|path| path.ends_with("core/src/execute.rs")));
    for path in sources {
        // The default client measures with it how long a connection was idle: a monotonic clock stops while the machine
        // sleeps. A wrong clock costs a look at the connection, or saves one.
        if path.to_string_lossy().contains("core/src/hyper_client") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // A timestamp of the service can be made a `SystemTime`; nothing may ask for that of now.
        for clock in ["SystemTime::now", "UNIX_EPOCH.elapsed", "Utc::now", "Local::now", "OffsetDateTime::now"] {
            assert!(!text.contains(clock), "{clock} is in {}", path.display());
        }
        let knows = text.contains("SystemTime");
        assert!(!knows || path.ends_with("models/src/timestamp.rs"), "SystemTime is in {}", path.display());
    }
}
