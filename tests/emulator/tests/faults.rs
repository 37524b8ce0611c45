//! Faults for requests with a given method and path.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::io;

use common::{Client, minimal, start};
use fastpix_emulator::{Emulator, Fault, Method};
use serde_json::{Value, json};

const STREAMS: &str = "/v1/live/streams";

async fn statuses(client: &mut Client, method: &str, path: &str, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        statuses.push(client.request(method, path, &minimal()).await.status);
    }
    statuses
}

#[tokio::test]
async fn a_matched_fault_applies_to_requests_with_its_method_and_path_only() {
    let (emulator, mut client) = start().await;
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(503));
    assert_eq!(statuses(&mut client, "GET", STREAMS, 2).await, [200, 200]);
    assert_eq!(statuses(&mut client, "POST", "/v1/on-demand/upload", 1).await, [422]);
    assert_eq!(statuses(&mut client, "POST", STREAMS, 2).await, [503, 201]);
}

#[tokio::test]
async fn a_matched_fault_applies_as_often_as_it_says() {
    let (emulator, mut client) = start().await;
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(503)).times(2);
    assert_eq!(statuses(&mut client, "POST", STREAMS, 4).await, [503, 503, 201, 201]);
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(503)).times(0);
    assert_eq!(statuses(&mut client, "POST", STREAMS, 1).await, [201]);
}

#[tokio::test]
async fn a_matched_fault_lets_as_many_requests_pass_as_it_says() {
    let (emulator, mut client) = start().await;
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(503)).after(2).times(2);
    assert_eq!(statuses(&mut client, "POST", STREAMS, 6).await, [201, 201, 503, 503, 201, 201]);
}

#[tokio::test]
async fn matched_faults_are_applied_in_the_order_in_which_they_were_added() {
    let (emulator, mut client) = start().await;
    emulator.fault(Fault::status(500));
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(503));
    emulator.fault_on(Method::POST, "/live/streams", Fault::status(429)).after(1);
    // The fault without a match waits until no other one applies.
    assert_eq!(statuses(&mut client, "POST", STREAMS, 4).await, [503, 500, 429, 201]);
}

#[tokio::test]
async fn a_segment_in_braces_matches_any_id() {
    let (emulator, mut client) = start().await;
    let stream = client.create(&minimal()).await.data(201);
    let path = format!("{STREAMS}/{}", stream["streamId"].as_str().unwrap());
    emulator.fault_on(Method::GET, "/live/streams/{streamId}", Fault::status(503));
    assert_eq!(statuses(&mut client, "GET", STREAMS, 1).await, [200]);
    assert_eq!(statuses(&mut client, "GET", &format!("{path}/viewer-count"), 1).await, [200]);
    assert_eq!(statuses(&mut client, "GET", &path, 2).await, [503, 200]);
    // A concrete id matches itself, and the path can have its `/v1`.
    emulator.fault_on(Method::GET, &path, Fault::status(503));
    assert_eq!(statuses(&mut client, "GET", &format!("{STREAMS}/other"), 1).await, [404]);
    assert_eq!(statuses(&mut client, "GET", &path, 2).await, [503, 200]);
}

#[tokio::test]
async fn a_matched_fault_applies_to_the_right_one_of_concurrent_requests() {
    let (emulator, mut client) = start().await;
    let mut other = Client::connect(&emulator).await;
    for _ in 0..20 {
        emulator.fault_on(Method::GET, "/live/streams", Fault::status(503));
        let body = minimal();
        let (created, listed) = tokio::join!(client.create(&body), other.get(STREAMS));
        assert_eq!((created.status, listed.status), (201, 503));
    }
}

#[tokio::test]
async fn a_status_fault_has_the_error_body_of_the_api() {
    let (emulator, mut client) = start().await;
    emulator.fault(Fault::status(503).header("retry-after", "7"));
    let response = client.get(STREAMS).await;
    assert!(response.head.contains("retry-after: 7\r\n"), "{}", response.head);
    assert_eq!(response.error(503)["message"], "Service Unavailable");
    assert_eq!(client.get(STREAMS).await.data(200), json!([]));
}

#[tokio::test]
async fn a_matched_fault_can_lose_the_response_or_the_request() {
    for (fault, created) in [(Fault::close_without_response(), 1), (Fault::close_unread(), 0)] {
        let emulator = Emulator::start().await.unwrap();
        let mut client = Client::connect(&emulator).await;
        emulator.fault_on(Method::POST, "/live/streams", fault);
        let body = minimal().to_string();
        let error = client.send("POST", STREAMS, body.as_bytes()).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        let listed: Value = Client::connect(&emulator).await.get(STREAMS).await.json();
        assert_eq!(listed["pagination"]["totalRecords"], created);
        assert_eq!(emulator.requests().len(), created + 1);
    }
}
