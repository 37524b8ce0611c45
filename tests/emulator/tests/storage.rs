//! The storage host of direct uploads, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::time::{Duration, Instant};

use common::{Client, HandlerResult};
use fastpix_emulator::{Emulator, EmulatorBuilder, Fault, Method};
use serde_json::json;
use tokio::io::AsyncWriteExt;

const BLOCK: usize = 256 * 1024;
const PATH: &str = "/storage/{uploadId}";

struct Setup {
    emulator: Emulator,
    client: Client,
    id: String,
    /// Path and query of the URL.
    target: String,
}

async fn setup(builder: EmulatorBuilder) -> Setup {
    let emulator = builder.keep_files(true).start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    let upload = client.request("POST", "/v1/on-demand/upload", &json!({"corsOrigin": "*"})).await.data(201);
    let target = upload["url"].as_str().unwrap().strip_prefix(emulator.origin()).unwrap().to_owned();
    Setup { emulator, client, id: upload["uploadId"].as_str().unwrap().to_owned(), target }
}

fn data(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index / 7 % 251) as u8).collect()
}

impl Setup {
    async fn send(&mut self, method: &str, headers: &str, body: &[u8]) -> std::io::Result<HandlerResult> {
        let length = body.len();
        let head =
            format!("{method} {} HTTP/1.1\r\nhost: local\r\ncontent-length: {length}\r\n{headers}\r\n", self.target);
        self.client.socket.write_all(&[head.as_bytes(), body].concat()).await?;
        self.client.receive().await
    }

    async fn put(&mut self, range: &str, body: &[u8]) -> HandlerResult {
        self.send("PUT", &format!("content-range: bytes {range}\r\n"), body).await.unwrap()
    }

    fn stored(&self) -> Vec<u8> {
        self.emulator.stored_file(&self.id).unwrap().bytes().unwrap().to_vec()
    }

    async fn reconnect(&mut self) {
        self.client = Client::connect(&self.emulator).await;
    }

    async fn media(&mut self) -> HandlerResult {
        self.client.get(&format!("/v1/on-demand/{}", self.id)).await
    }
}

/// The first byte that is missing, as a 308 says it.
fn next(response: &HandlerResult) -> usize {
    assert_eq!(response.status, 308, "{}", response.head);
    match response.head.split_once("range: bytes=0-") {
        Some((_, rest)) => rest.split_once("\r\n").unwrap().0.parse::<usize>().unwrap() + 1,
        None => 0,
    }
}

#[tokio::test]
async fn a_file_in_chunks_becomes_a_media_that_becomes_ready() {
    let mut setup = setup(Emulator::builder()).await;
    let file = data(2 * BLOCK + 100);
    assert_eq!(next(&setup.put("*/*", b"").await), 0);
    assert_eq!(next(&setup.put(&format!("0-{}/*", BLOCK - 1), &file[..BLOCK]).await), BLOCK);
    assert_eq!(next(&setup.put(&format!("*/{}", file.len()), b"").await), BLOCK);
    setup.media().await.error(404);
    // An overlap is skipped.
    let whole = format!("0-{}/{}", file.len() - 1, file.len());
    assert_eq!(setup.put(&whole, &file).await.status, 200);
    assert_eq!(setup.put("*/*", b"").await.status, 200);
    let stored = setup.emulator.stored_file(&setup.id).unwrap();
    assert!(stored.is_complete());
    assert_eq!(stored.len() as usize, file.len());
    assert_eq!(stored.sha256().as_slice(), ring::digest::digest(&ring::digest::SHA256, &file).as_ref());
    assert_eq!(setup.stored(), file);
    assert_eq!(setup.media().await.data(200)["status"], "Created");
    assert_eq!(setup.media().await.data(200)["status"], "Ready");
}

#[tokio::test]
async fn the_processing_of_a_file_fails_on_demand() {
    for before in [true, false] {
        let mut setup = setup(Emulator::builder()).await;
        let fail = |setup: &Setup| assert!(setup.emulator.fail_upload(&setup.id));
        if before {
            fail(&setup);
        }
        assert_eq!(setup.send("PUT", "content-type: video/mp4\r\n", b"file").await.unwrap().status, 200);
        if !before {
            fail(&setup);
        }
        setup.media().await.data(200);
        assert_eq!(setup.media().await.data(200)["status"], "Failed");
        assert_eq!(setup.emulator.stored_file(&setup.id).unwrap().content_type(), Some("video/mp4"));
    }
    assert!(!Emulator::start().await.unwrap().fail_upload("none"));
}

#[tokio::test]
async fn the_session_of_an_unstarted_url_begins_with_a_post() {
    let mut setup = setup(Emulator::builder().unstarted_uploads()).await;
    assert!(!setup.target.contains("upload_id="));
    assert_eq!(setup.put("0-0/1", b"a").await.status, 400);
    let started = setup.send("POST", "x-goog-resumable: start\r\n", b"").await.unwrap();
    assert_eq!(started.status, 201);
    let location = started.head.split_once("location: ").unwrap().1.split_once("\r\n").unwrap().0;
    setup.target = location.strip_prefix(setup.emulator.origin()).unwrap().to_owned();
    assert_eq!(setup.send("POST", "x-goog-resumable: start\r\n", b"").await.unwrap().status, 405);
    assert_eq!(setup.put("0-0/1", b"a").await.status, 200);
}

#[tokio::test]
async fn invalid_requests_are_rejected_and_store_nothing() {
    let mut setup = setup(Emulator::builder()).await;
    for (range, body, expected) in [
        ("0-0/2", &b"a"[..], 400),
        ("0-1/2", b"a", 400),
        ("1-1/2", b"a", 400),
        ("0-1/1", b"ab", 400),
        ("0-0/*", b"a", 400),
        ("1-0/2", b"", 400),
        ("*/2", b"a", 400),
        ("a-b/c", b"", 400),
    ] {
        assert_eq!(setup.put(range, body).await.status, expected, "{range}");
    }
    assert_eq!(setup.send("PUT", "", b"").await.unwrap().status, 400);
    assert_eq!(setup.send("GET", "", b"").await.unwrap().status, 405);
    assert!(setup.emulator.stored_file(&setup.id).unwrap().is_empty());
    let target = setup.target.clone();
    setup.target = format!("{target}0");
    assert_eq!(setup.put("*/*", b"").await.status, 404);
    setup.target = target.split_once('?').unwrap().0.to_owned();
    assert_eq!(setup.put("*/*", b"").await.status, 403);
}

#[tokio::test]
async fn sessions_expire_on_demand_and_with_a_cancelled_upload() {
    let mut setup = setup(Emulator::builder()).await;
    assert!(setup.emulator.expire_upload(&setup.id) && !setup.emulator.expire_upload("none"));
    assert_eq!(setup.put("*/*", b"").await.status, 410);

    let mut setup = self::setup(Emulator::builder()).await;
    let cancel = format!("/v1/on-demand/upload/{}/cancel", setup.id);
    setup.client.call("PUT", &cancel).await.data(200);
    assert_eq!(setup.put("*/*", b"").await.status, 410);
}

#[tokio::test]
async fn a_partial_commit_keeps_the_beginning_of_a_chunk() {
    let mut setup = setup(Emulator::builder()).await;
    let file = data(2 * BLOCK);
    for committed in [0, 1, BLOCK, BLOCK + 1] {
        let before = setup.stored().len();
        setup.emulator.fault_on(Method::PUT, PATH, Fault::partial_commit((committed - before) as u64));
        let range = format!("{before}-{}/{}", file.len() - 1, file.len());
        assert_eq!(next(&setup.put(&range, &file[before..]).await), committed);
    }
    assert_eq!(setup.stored(), file[..=BLOCK]);
}

#[tokio::test]
async fn a_connection_that_is_closed_within_a_chunk_leaves_whole_blocks() {
    for (at, committed) in [(1, 0), (BLOCK - 1, 0), (BLOCK, BLOCK), (2 * BLOCK + 10, 2 * BLOCK), (3 * BLOCK, 3 * BLOCK)]
    {
        let mut setup = setup(Emulator::builder()).await;
        let file = data(3 * BLOCK);
        let fault = Fault::close_without_response().at_byte(at as u64);
        setup.emulator.fault_on(Method::PUT, PATH, fault);
        let range = format!("content-range: bytes 0-{}/{}\r\n", file.len() - 1, 4 * BLOCK);
        setup.send("PUT", &range, &file).await.unwrap_err();
        setup.reconnect().await;
        assert_eq!(next(&setup.put("*/*", b"").await), committed, "{at}");
        assert_eq!(setup.stored(), file[..committed]);
    }
}

#[tokio::test]
async fn a_response_that_is_lost_is_found_by_a_status_query() {
    let mut setup = setup(Emulator::builder()).await;
    setup.emulator.fault_on(Method::PUT, PATH, Fault::close_without_response());
    setup.send("PUT", "content-range: bytes 0-2/3\r\n", b"abc").await.unwrap_err();
    setup.reconnect().await;
    assert_eq!(setup.put("*/3", b"").await.status, 200);
    assert_eq!(setup.stored(), b"abc");
}

#[tokio::test]
async fn a_fault_with_a_response_stores_nothing_and_can_come_early() {
    let mut setup = setup(Emulator::builder()).await;
    let file = data(BLOCK);
    setup.emulator.fault_on(Method::PUT, PATH, Fault::status(503));
    let range = format!("0-{}/{}", BLOCK - 1, 2 * BLOCK);
    assert_eq!(setup.put(&range, &file).await.status, 503);
    setup.emulator.fault_on(Method::PUT, PATH, Fault::status(429).at_byte(10));
    let head = format!(
        "PUT {} HTTP/1.1\r\nhost: local\r\ncontent-length: {BLOCK}\r\ncontent-range: bytes {range}\r\n\r\n0123456789",
        setup.target
    );
    setup.client.socket.write_all(head.as_bytes()).await.unwrap();
    assert_eq!(setup.client.receive().await.unwrap().status, 429);
    assert!(setup.stored().is_empty());
}

#[tokio::test]
async fn a_request_stalls_or_is_read_slowly_on_demand() {
    for fault in [Fault::delay(Duration::from_millis(300)).at_byte(10), Fault::slow(BLOCK as u64 * 3)] {
        let mut setup = setup(Emulator::builder()).await;
        setup.emulator.fault_on(Method::PUT, PATH, fault);
        let began = Instant::now();
        assert_eq!(setup.put(&format!("0-{}/{BLOCK}", BLOCK - 1), &data(BLOCK)).await.status, 200);
        assert!(began.elapsed() >= Duration::from_millis(300), "{:?}", began.elapsed());
    }
}
