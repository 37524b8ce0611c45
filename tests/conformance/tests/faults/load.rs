//! Many calls at once, and one after the other.

use std::time::Duration;

use fastpix_conformance::{Answer, LIST_STREAMS, Memory, Tap, core, quick, raw_response};
use fastpix_funcs::{FastpixCore, HttpFuture, RetryConfig};

use crate::case::{REFUSAL, assert_silent, refusing};

const CALLS: u32 = 1000;

async fn attempts(core: FastpixCore) -> u32 {
    let error = core.request(&LIST_STREAMS).call_raw().await.unwrap_err();
    assert_silent(&error);
    error.attempts()
}

async fn at_once(core: &FastpixCore) -> u32 {
    let calls: Vec<_> = (0..CALLS).map(|_| tokio::spawn(attempts(core.clone()))).collect();
    let mut sum = 0;
    for call in calls {
        sum += call.await.unwrap();
    }
    sum
}

async fn one_by_one(core: &FastpixCore) -> u32 {
    let mut sum = 0;
    for _ in 0..CALLS {
        sum += attempts(core.clone()).await;
    }
    sum
}

#[tokio::test(start_paused = true)]
async fn an_outage_adds_a_hundred_retries_to_a_thousand_calls() {
    for retries in [RetryConfig::default(), quick().max_attempts(1000).into(), RetryConfig::typescript_compatible()] {
        let memory = Memory::answering(503, REFUSAL);
        let core = memory.builder().retries(retries).build().unwrap();
        assert_eq!((at_once(&core).await, memory.count()), (1100, 1100));
        // What is used up stays used up.
        assert_eq!((one_by_one(&core).await, memory.count()), (1000, 2100));
        let another = memory.builder().retries(retries).build().unwrap();
        assert_eq!((one_by_one(&another).await, memory.count()), (1100, 3200));
    }
}

#[tokio::test(start_paused = true)]
async fn fifty_retries_where_every_attempt_times_out() {
    let memory = Memory::new(|_| HttpFuture::new(std::future::pending()));
    let core = memory.builder().attempt_timeout(Duration::from_secs(5)).build().unwrap();
    assert_eq!((at_once(&core).await, memory.count()), (1050, 1050));
}

#[tokio::test]
async fn a_hundred_retries_where_every_connection_is_refused() {
    let (_socket, url) = refusing();
    assert_eq!(one_by_one(&core(&url)).await, 1100);
}

#[tokio::test]
async fn a_hundred_retries_on_one_connection_where_every_response_is_an_error() {
    let tap = Tap::start(|_| Answer::Response(raw_response(503, REFUSAL))).await;
    assert_eq!(one_by_one(&core(&tap.url())).await, 1100);
    assert_eq!((tap.count(), tap.opened()), (1100, 1));
}
