//! The same for the cases that are known to be difficult, each in an order of events that is always the same.

use std::time::Duration;

use fastpix_conformance::builder;
use fastpix_funcs::{
    Call, FastpixCore, FastpixCoreBuilder, FastpixError, Hook, HookContext, HookRequest, Outcome, Response,
    RetryConfig, bytes::Bytes, errors::BoxError, http,
};
use tokio::runtime::{Builder, Runtime};

use crate::{
    clients::{METHODS, busy},
    servers::{NUMBER, Received, Servers},
};

/// Longer than a deadline and the resolution of timers.
const WORK: Duration = Duration::from_millis(10);

fn runtime() -> Runtime {
    // Timers are looked at after each task.
    Builder::new_current_thread().event_interval(1).enable_all().build().unwrap()
}

fn call(core: &FastpixCore, url: &str, number: usize, body: Option<&str>) -> Call<Response<()>> {
    let request = core.request(&METHODS[number % METHODS.len()].0);
    let request = body.into_iter().fold(request, |request, body| request.json(body));
    request
        .call_raw()
        .server_url(url)
        .header(NUMBER, number)
        .timeout(Duration::from_millis(1))
        .retries(RetryConfig::None)
}

/// Each method, without a body, with a small one and with one of 1 MiB, on a connection that was used before.
fn give_up(
    configure: impl Fn(FastpixCoreBuilder) -> FastpixCoreBuilder,
    before: impl Fn(),
) -> Vec<(usize, Outcome, u8)> {
    let large = "a".repeat(1024 * 1024);
    let bodies = [None, Some("small"), Some(&*large)];
    let received = Received::new(METHODS.len() * bodies.len() * 2);
    let servers = Servers::start(&received);
    let core = builder(&servers.urls[0]).add_root_certificates(servers.authority.clone());
    let core = configure(core).build().unwrap();
    let mut reported = Vec::new();
    runtime().block_on(async {
        for (url, body) in [0, 2].into_iter().flat_map(|url| bodies.map(|body| (&servers.urls[url], body))) {
            for _ in 0..METHODS.len() {
                core.request(&METHODS[1].0).call_raw().server_url(&**url).await.unwrap();
                let number = reported.len();
                before();
                let error: FastpixError = call(&core, url, number, body).await.unwrap_err();
                reported.push((number, error.outcome()));
                // Longer than it takes to write and read what is left.
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    });
    reported.into_iter().map(|(number, outcome)| (number, outcome, received.count(number))).collect()
}

#[test]
fn a_deadline_that_passes_before_the_connection_writes_the_request_revokes_it() {
    // A task that runs after the connection has been given the request, and before it writes it.
    let results = give_up(|builder| builder, || drop(tokio::spawn(async { busy(WORK) })));
    for (number, outcome, received) in &results {
        assert!(*outcome != Outcome::NotSent || *received == 0, "{number}: {results:?}");
    }
    let not_sent = results.iter().filter(|(_, outcome, _)| *outcome == Outcome::NotSent).count();
    assert!(not_sent * 3 > results.len(), "{results:?}");
}

/// Takes longer than the deadline, unless it is the request that opens the connection.
struct SlowHook;

impl Hook for SlowHook {
    fn before_request(
        &self,
        _: &HookContext<'_>,
        request: &mut HookRequest<'_>,
    ) -> Result<Option<http::Response<Bytes>>, BoxError> {
        if request.headers().contains_key(NUMBER) {
            busy(WORK);
        }
        Ok(None)
    }
}

#[test]
fn a_deadline_that_passes_in_a_hook_means_that_nothing_is_sent() {
    let results = give_up(|builder| builder.hook(SlowHook), || {});
    for (number, outcome, received) in &results {
        assert_eq!((*outcome, *received), (Outcome::NotSent, 0), "{number}: {results:?}");
    }
}
