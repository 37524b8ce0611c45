//! Content encodings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::io::Write;

use fastpix_conformance::{Answer, Tap, all_texts, builder, example, operation, raw_response};
use fastpix_funcs::{FastpixCore, FastpixError, start_live_stream_create_new_stream};
use flate2::{Compression, write::GzEncoder};

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn coded(status: u16, coding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status} X\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

async fn answering(response: Vec<u8>) -> (Tap, FastpixCore) {
    let tap = Tap::start(move |_| Answer::Response(response.clone())).await;
    let core = builder(&tap.url()).gzip(true).max_response_body(100_000).max_error_body(2_000).build().unwrap();
    (tap, core)
}

#[tokio::test]
async fn gzip_is_requested_and_decoded() {
    let sample = operation("start_live_stream_create_new_stream").response;
    let (tap, core) = answering(coded(201, "gzip", &packed(sample.as_bytes()))).await;
    let response = start_live_stream_create_new_stream(&core, example()).with_response().await.unwrap();
    assert!(response.value().data.is_some());
    assert_eq!(response.body(), sample.as_bytes());
    // `content-length` and `content-encoding` describe the encoded bytes.
    assert!(!response.headers().contains_key("content-encoding") && !response.headers().contains_key("content-length"));
    assert_eq!(tap.only().header("accept-encoding"), Some("gzip"));
}

#[tokio::test]
async fn an_uncompressed_response_is_accepted() {
    for response in [raw_response(201, r#"{"success":true}"#), coded(201, "identity", br#"{"success":true}"#)] {
        let (_tap, core) = answering(response).await;
        let response = start_live_stream_create_new_stream(&core, example()).await.unwrap();
        assert_eq!(response.success, Some(true));
    }
}

/// A response with these lines of `content-encoding`.
fn with_lines(lines: &[&str], body: &[u8]) -> Vec<u8> {
    let lines: String = lines.iter().map(|line| format!("content-encoding: {line}\r\n")).collect();
    let head = format!("HTTP/1.1 201 X\r\n{lines}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

#[tokio::test]
async fn a_body_that_is_not_encoded_is_read_whatever_the_header_says() {
    for lines in [
        &[""][..],
        &["Identity"],
        &["identity, IDENTITY"],
        &["identity", ""],
        &[", ,"],
        &["br"],
        &["unknown"],
        &["gzip"],
        &["gzip", "gzip"],
        &["deflate", "identity"],
    ] {
        let (_tap, core) = answering(with_lines(lines, b" {\"success\":true}")).await;
        let response = start_live_stream_create_new_stream(&core, example()).await.unwrap();
        assert_eq!(response.success, Some(true), "{lines:?}");
    }
}

#[tokio::test]
async fn gzip_is_recognized_by_all_its_names_and_in_lists() {
    let whole = packed(br#"{"success":true}"#);
    for lines in [&["x-gzip"][..], &["X-GZip"], &["identity, gzip"], &["gzip, identity"], &["", "gzip"]] {
        let (_tap, core) = answering(with_lines(lines, &whole)).await;
        let response = start_live_stream_create_new_stream(&core, example()).await.unwrap();
        assert_eq!(response.success, Some(true), "{lines:?}");
    }
}

#[tokio::test]
async fn zeros_after_the_last_member_are_padding() {
    let two_members = [packed(b"{\"success\""), packed(b":true}")].concat();
    for zeros in [0, 1, 511] {
        let (_tap, core) = answering(with_lines(&["gzip"], &[&two_members[..], &vec![0; zeros]].concat())).await;
        let response = start_live_stream_create_new_stream(&core, example()).await.unwrap();
        assert_eq!(response.success, Some(true), "{zeros}");
    }
}

#[tokio::test]
async fn error_bodies_in_gzip_are_decoded() {
    let body = br#"{"success":false,"error":{"code":422,"message":"no"}}"#;
    let (_tap, core) = answering(coded(422, "GZIP", &packed(body))).await;
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!(error.as_api().unwrap().message(), Some("no"));
    assert_eq!(error.as_api().unwrap().body(), &body[..]);
}

#[tokio::test]
async fn decompression_stops_at_the_body_limit() {
    let bomb = packed(&vec![b'['; 30_000_000]);
    assert!(bomb.len() < 50_000);
    // One gzip member, and two concatenated members.
    for nested in [bomb.clone(), [bomb.clone(), bomb].concat()] {
        let (_tap, core) = answering(coded(201, "gzip", &nested)).await;
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        let FastpixError::ResponseValidation(error) = error else { panic!("{error:?}") };
        assert!(error.reason().starts_with("it is longer than 100000 bytes"), "{}", error.reason());
        assert!(error.body().len() <= 100_000);
        let (_tap, core) = answering(coded(500, "gzip", &nested)).await;
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert!(error.as_api().unwrap().body().len() <= 2_000);
    }
}

#[tokio::test]
async fn invalid_gzip_is_a_validation_error_but_keeps_the_status_of_an_error() {
    let whole = packed(br#"{"success":true}"#);
    let mut wrong_sum = whole.clone();
    wrong_sum[whole.len() - 6] ^= 1;
    for broken in [&whole[..whole.len() - 3], &whole[..5], b"\x1f\x8b", &wrong_sum] {
        let (_tap, core) = answering(coded(201, "gzip", broken)).await;
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        let FastpixError::ResponseValidation(inner) = &error else { panic!("{error:?}") };
        assert_eq!((inner.reason(), &inner.body()[..]), ("it is not valid gzip", broken), "{}", all_texts(&error));
        let (_tap, core) = answering(coded(500, "gzip", broken)).await;
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_eq!(error.as_api().unwrap().status(), 500);
    }
}

#[tokio::test]
async fn a_content_encoding_that_was_not_requested_is_an_error() {
    for (coding, asked) in [("br", true), ("gzip, gzip", true), ("deflate", true), ("gzip", false)] {
        let body = packed(br#"{"success":true}"#);
        let (tap, core) = answering(coded(201, coding, &body)).await;
        let core = if asked { core } else { builder(&tap.url()).build().unwrap() };
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        let FastpixError::ResponseValidation(error) = error else { panic!("{error:?}") };
        assert_eq!(error.reason(), "it has a content encoding that was not asked for");
        assert_eq!((error.body(), tap.messages().len()), (&body.into(), 1));
        assert_eq!(tap.only().header("accept-encoding").is_some(), asked);
    }
}
