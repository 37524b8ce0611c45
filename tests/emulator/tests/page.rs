//! The page at `/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use common::{Client, minimal};
use fastpix_emulator::{Emulator, Fault, Method};
use serde_json::json;

async fn page(client: &mut Client) -> String {
    let response = client.get("/").await;
    assert_eq!(response.status, 200);
    assert!(response.head.contains("content-type: text/html;charset=UTF-8\r\n"), "{}", response.head);
    String::from_utf8(response.body).unwrap()
}

#[tokio::test]
async fn the_page_shows_the_state_the_requests_the_faults_and_the_routes() {
    let emulator = Emulator::builder().credentials("id", "secret-1").start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    client.authorization = Some(common::basic("id", "secret-1"));
    let stream = client.create(&minimal()).await.data(201);
    emulator.fault_on(Method::PUT, "/live/streams/{streamId}/finish", Fault::status(503));
    let page = page(&mut client).await;
    for text in [
        stream["streamId"].as_str().unwrap(),
        "<td>Live streams</td><td>1</td>",
        "<td>POST</td><td>/v1/live/streams</td>",
        "<td>PUT /live/streams/{streamId}/finish</td>",
        "<td>PUT /_emulator/media/{mediaId}/ai/{feature}</td>",
        "<td>GET</td><td>/v1/data/viewlist/{viewId}</td>",
        "http://localhost/v1/",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let stream_key = stream["streamKey"].as_str().unwrap();
    assert!(!page.contains("secret-1") && !page.contains(stream_key), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[tokio::test]
async fn the_page_escapes_what_clients_have_sent() {
    let emulator = Emulator::start().await.unwrap();
    let mut client = Client::connect(&emulator).await;
    let title = "<script>alert('1')</script> & \"more\"";
    let inputs = json!([{"type": "video", "url": "https://a.example/a.mp4"}]);
    let body = json!({"inputs": inputs, "accessPolicy": "public", "title": title});
    client.request("POST", "/v1/on-demand", &body).await.data(201);
    let page = page(&mut client).await;
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;more&quot;"), "{page}");
}

/// Debian's chromium, where it is installed.
#[cfg(unix)]
#[tokio::test]
async fn the_page_is_shown_by_a_browser() {
    const BROWSER: &str = "/usr/bin/chromium";
    if !std::path::Path::new(BROWSER).exists() {
        println!("SKIPPED: {BROWSER} is not installed");
        return;
    }
    let emulator = Emulator::builder().demo().start().await.unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let (origin, profile) = (emulator.origin().to_owned(), folder.join("profile"));
    let browser = async |argument: String| {
        let mut errors = String::new();
        // On a loaded machine the browser sometimes gives up on its own processes.
        for _ in 0..3 {
            let mut command = std::process::Command::new(BROWSER);
            command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]);
            command.args(["--window-size=1000,1200", &format!("--user-data-dir={}", profile.display())]);
            command.arg(&argument).arg(format!("{origin}/"));
            // The emulator runs on this thread.
            let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
            if output.status.success() {
                return String::from_utf8(output.stdout).unwrap();
            }
            errors = String::from_utf8_lossy(&output.stderr).into_owned();
        }
        panic!("{errors}");
    };
    // The document after the browser has read it: what it could not read would be in another place.
    let document = browser("--dump-dom".to_owned()).await;
    for text in [
        "<h1>FastPix emulator</h1>",
        "<td>Live streams</td><td>57</td>",
        "<td>POST /_emulator/faults</td><td>Adds a fault</td>",
        "</details>\n\n</body></html>",
    ] {
        assert!(document.contains(text), "{text}: {document}");
    }
    let picture = folder.join("page.png");
    browser(format!("--screenshot={}", picture.display())).await;
    let png = std::fs::read(&picture).unwrap();
    // An empty page of this size has less than 10 kB.
    assert!(png.starts_with(b"\x89PNG") && png.len() > 30_000, "{} bytes", png.len());
    // The browser asked for nothing but the page, such as an icon.
    assert!(emulator.requests().is_empty(), "{:?}", emulator.requests());
}
