//! The resumable protocol: what is sent after each kind of response, and how an upload ends.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use common::{BLOCK, CHUNK, MIB, STORAGE, Setup, TestFile, assert_uploaded, data, open, quick, setup, until};
use fastpix_core::{FastpixCore, Security};
use fastpix_emulator::{Fault, Method};
use fastpix_upload::{Progress, ResumeToken, Source, UploadErrorKind, resume, upload};

const TOTAL: u64 = 2 * CHUNK + 1000;

/// `bytes s-e/total` of a request that sends from `start`, in chunks.
fn chunk(start: u64) -> String {
    format!("bytes {start}-{}/{TOTAL}", (start + CHUNK).min(TOTAL) - 1)
}

fn query() -> String {
    format!("bytes */{TOTAL}")
}

fn fault(setup: &Setup, after: usize, fault: Fault) {
    setup.emulator.fault_on(Method::PUT, STORAGE, fault).after(after);
}

#[tokio::test]
async fn chunks_are_sent_one_after_the_other_without_status_queries() {
    let setup = setup().await;
    let bytes = data(TOTAL);
    let uploaded = setup.upload(bytes.clone()).await.unwrap();
    assert_uploaded(&uploaded, TOTAL);
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges(), [chunk(0), chunk(CHUNK), chunk(2 * CHUNK)]);
    let requests = setup.emulator.requests();
    assert!(requests.iter().all(|request| request.connection() == requests[0].connection()), "one connection");
}

#[tokio::test]
async fn temporary_statuses_are_followed_by_a_status_query_and_the_same_chunk() {
    let bytes = data(TOTAL);
    for status in [408, 429, 500, 501, 502, 503, 504, 520] {
        let setup = setup().await;
        fault(&setup, 1, Fault::status(status));
        setup.upload(bytes.clone()).await.unwrap();
        setup.assert_stored(&bytes);
        assert_eq!(setup.ranges(), [chunk(0), chunk(CHUNK), query(), chunk(CHUNK), chunk(2 * CHUNK)], "{status}");
    }
}

#[tokio::test]
async fn an_early_response_stops_the_chunk() {
    let setup = setup().await;
    let bytes = data(TOTAL);
    fault(&setup, 0, Fault::status(503).at_byte(1));
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges(), [chunk(0), query(), chunk(0), chunk(CHUNK), chunk(2 * CHUNK)]);
}

#[tokio::test]
async fn other_statuses_end_the_upload_at_once() {
    for (status, kind) in [
        (301, UploadErrorKind::Rejected),
        (302, UploadErrorKind::Rejected),
        (307, UploadErrorKind::Rejected),
        (400, UploadErrorKind::Rejected),
        (401, UploadErrorKind::Rejected),
        (403, UploadErrorKind::Rejected),
        (404, UploadErrorKind::SessionExpired),
        (405, UploadErrorKind::Rejected),
        (410, UploadErrorKind::SessionExpired),
        (412, UploadErrorKind::Rejected),
        (413, UploadErrorKind::Rejected),
        (499, UploadErrorKind::Rejected),
    ] {
        let setup = setup().await;
        let elsewhere = format!("{}/elsewhere", setup.emulator.origin());
        fault(&setup, 1, Fault::status(status).header("location", elsewhere));
        let error = setup.upload(data(TOTAL)).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (kind, status), "{error:?}");
        assert_eq!((error.committed(), error.total()), (CHUNK, Some(TOTAL)));
        assert_eq!(error.resume_token().is_some(), kind == UploadErrorKind::Rejected);
        assert_eq!(setup.ranges(), [chunk(0), chunk(CHUNK)], "{status}");
        setup.assert_no_secret(&error);
    }
}

#[tokio::test]
async fn responses_outside_of_the_protocol_are_errors() {
    let ok = Fault::response(200);
    let more = Fault::response(308).header("range", format!("bytes=0-{}", TOTAL - 1));
    let beyond = Fault::response(308).header("range", format!("bytes=0-{TOTAL}"));
    let unreadable = Fault::response(308).header("range", "bytes=many");
    for (name, fault) in [("early end", ok), ("more", more), ("beyond", beyond), ("unreadable", unreadable)] {
        let setup = setup().await;
        setup.emulator.fault_on(Method::PUT, STORAGE, fault);
        let error = setup.upload(data(TOTAL)).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::UnexpectedResponse, "{name}: {error:?}");
        assert_eq!(setup.ranges(), [chunk(0)], "{name}");
    }
}

#[tokio::test]
async fn a_partial_commit_is_continued_where_it_ends() {
    let bytes = data(TOTAL);
    for committed in [1, BLOCK, BLOCK + 1, CHUNK - 1] {
        let setup = setup().await;
        fault(&setup, 0, Fault::partial_commit(committed));
        setup.upload(bytes.clone()).await.unwrap();
        setup.assert_stored(&bytes);
        assert_eq!(setup.ranges()[..2], [chunk(0), chunk(committed)], "{committed}");
    }
    // Without a range in the response nothing is committed: a failed attempt.
    let setup = setup().await;
    fault(&setup, 0, Fault::partial_commit(0));
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges()[..3], [chunk(0), query(), chunk(0)]);
    // A final chunk too.
    let setup = self::setup().await;
    fault(&setup, 2, Fault::partial_commit(10));
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges()[3], chunk(2 * CHUNK + 10));
}

#[tokio::test]
async fn a_connection_that_is_lost_at_any_byte_is_continued_from_what_is_committed() {
    let bytes = data(TOTAL);
    for at in [1, 4096, BLOCK - 1, BLOCK, BLOCK + 1, 3 * MIB + 17, CHUNK - 1, CHUNK] {
        let setup = setup().await;
        fault(&setup, 0, Fault::close_without_response().at_byte(at));
        setup.upload(bytes.clone()).await.unwrap();
        setup.assert_stored(&bytes);
        let committed = at / BLOCK * BLOCK;
        assert_eq!(setup.ranges()[..3], [chunk(0), query(), chunk(committed)], "{at}");
    }
    // Before the first byte, the HTTP client may send the request again by itself.
    let setup = setup().await;
    setup.emulator.fault(Fault::close_unread());
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
}

#[tokio::test]
async fn a_lost_final_response_is_found_by_a_status_query_and_sends_nothing_twice() {
    let setup = setup().await;
    let bytes = data(TOTAL);
    fault(&setup, 2, Fault::close_without_response());
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges(), [chunk(0), chunk(CHUNK), chunk(2 * CHUNK), query()]);
}

#[tokio::test]
async fn an_unclear_end_says_that_the_file_may_have_arrived() {
    let setup = setup().await;
    fault(&setup, 2, Fault::close_without_response());
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).after(2).times(100);
    let error = setup.upload(data(TOTAL)).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::RetriesExhausted);
    assert!(error.may_be_complete(), "{error}");
    assert!(error.to_string().contains("manage_videos_get_media"), "{error}");
    // A response to the last chunk settles it.
    let setup = self::setup().await;
    fault(&setup, 2, Fault::status(503));
    // After a status query, which is served.
    fault(&setup, 3, Fault::status(400));
    assert!(!setup.upload(data(TOTAL)).await.unwrap_err().may_be_complete());
}

#[tokio::test]
async fn attempts_are_counted_per_stall_and_reset_by_progress() {
    let bytes = data(TOTAL);
    // Four failures at each chunk.
    let setup = setup().await;
    for chunk in 0..3 {
        for _ in 0..4 {
            // Before them, a status query and a chunk were served for each chunk.
            fault(&setup, 2 * chunk, Fault::status(503));
        }
    }
    setup.upload(bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);

    let setup = self::setup().await;
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).after(1).times(1000);
    let error = setup.upload(bytes.clone()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UploadErrorKind::RetriesExhausted, 503));
    assert_eq!(error.committed(), CHUNK);
    assert_eq!(setup.ranges().len(), 6, "{:?}", setup.ranges());

    let setup = self::setup().await;
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).times(1000);
    setup.upload(bytes).attempts(1).await.unwrap_err();
    assert_eq!(setup.ranges().len(), 1);
}

#[tokio::test]
async fn a_retry_after_is_waited_for() {
    let setup = setup().await;
    fault(&setup, 0, Fault::status(429).header("retry-after", "1"));
    let began = Instant::now();
    setup.upload(data(10)).await.unwrap();
    assert!(began.elapsed() >= Duration::from_secs(1));

    // One that is longer than the time limit is not.
    let setup = self::setup().await;
    fault(&setup, 0, Fault::status(429).header("retry-after", "100"));
    let error = setup.upload(data(10)).timeout(Duration::from_secs(50)).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::RetriesExhausted);
    assert!(error.to_string().contains("after the time limit"), "{error}");
}

#[tokio::test]
async fn no_connection_is_retried_and_reported() {
    let setup = setup().await;
    let url = setup.url.clone();
    drop(setup.emulator);
    let error = quick(upload(&setup.core, &url, data(10))).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::RetriesExhausted);
    assert!(error.to_string().contains("5 attempts"), "{error}");
    assert!(format!("{error:?}").contains("no connection to 127.0.0.1"), "{error:?}");
}

#[tokio::test]
async fn an_expired_session_is_renewed_by_the_caller() {
    let bytes = data(TOTAL);
    for status in [401, 403, 404, 410] {
        let setup = setup().await;
        let (id, url) = open(&setup.core).await;
        fault(&setup, 1, Fault::status(status));
        let calls = Arc::new(AtomicU32::new(0));
        let (count, again) = (calls.clone(), url.clone());
        let upload = setup.upload(bytes.clone()).on_expired(move || {
            count.fetch_add(1, Ordering::SeqCst);
            let url = again.clone();
            async move { Ok::<_, std::io::Error>(url) }
        });
        upload.await.unwrap();
        assert_eq!(calls.load(Ordering::SeqCst), 1, "{status}");
        let stored = setup.emulator.stored_file(&id).unwrap();
        assert!(stored.is_complete() && stored.sha256() == common::sha256(&bytes));
    }
}

#[tokio::test]
async fn a_renewal_that_fails_or_does_not_help_ends_the_upload() {
    let setup = setup().await;
    assert!(setup.emulator.expire_upload(&setup.id));
    let url = setup.url.clone();
    let upload = setup.upload(data(10)).on_expired(move || {
        let url = url.clone();
        async move { Ok::<_, std::io::Error>(url) }
    });
    let error = upload.await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::SessionExpired);
    assert_eq!(setup.ranges().len(), 6, "five renewals");

    let upload = setup.upload(data(10)).on_expired(|| async { Err::<String, _>("no more uploads") });
    let error = upload.await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::SessionExpired);
    assert!(format!("{error:?}").contains("no more uploads"), "{error:?}");
}

#[tokio::test]
async fn a_stream_cannot_go_back_to_what_was_committed() {
    let setup = setup().await;
    let (_, url) = open(&setup.core).await;
    fault(&setup, 1, Fault::status(410));
    let upload = setup.upload(Source::stream(std::io::Cursor::new(data(TOTAL)))).on_expired(move || {
        let url = url.clone();
        async move { Ok::<_, std::io::Error>(url) }
    });
    let error = upload.await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::UnreadableSource, "{error:?}");
}

#[tokio::test]
async fn a_stall_ends_the_attempt() {
    let bytes = data(TOTAL);
    let stall = || Fault::delay(Duration::from_secs(60));
    for fault in [stall().at_byte(1), stall().at_byte(CHUNK / 2), stall()] {
        let setup = setup().await;
        self::fault(&setup, 1, fault);
        let began = Instant::now();
        setup.upload(bytes.clone()).stall_timeout(Duration::from_secs(2)).await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(55), "{:?}", began.elapsed());
        setup.assert_stored(&bytes);
    }
}

#[tokio::test]
async fn a_slow_storage_host_is_no_stall() {
    let setup = setup().await;
    // More than the buffers of the operating system, which take a part of it at once.
    let bytes = data(48 * MIB);
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::slow(6 * MIB)).times(10);
    setup.upload(bytes.clone()).chunk_size(50 * MIB).stall_timeout(Duration::from_secs(4)).await.unwrap();
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges().len(), 1);
}

#[tokio::test]
async fn the_time_limit_ends_the_upload_with_a_token() {
    let setup = setup().await;
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::delay(Duration::from_secs(60))).after(1);
    let error = setup.upload(data(TOTAL)).timeout(Duration::from_secs(8)).await.unwrap_err();
    assert_eq!((error.kind(), error.committed()), (UploadErrorKind::Timeout, CHUNK), "{error:?}");
    assert!(error.resume_token().is_some());
}

#[tokio::test]
async fn the_rate_is_limited() {
    let setup = setup().await;
    let began = Instant::now();
    setup.upload(data(MIB)).max_rate(MIB).await.unwrap();
    // The first block is sent at once.
    assert!(began.elapsed() > Duration::from_millis(800), "{:?}", began.elapsed());
}

#[tokio::test]
async fn invalid_options_are_rejected_before_anything_is_sent() {
    let setup = setup().await;
    let upload = || upload(&setup.core, &setup.url, data(10));
    let uploads = [
        upload().chunk_size(0),
        upload().chunk_size(CHUNK - BLOCK),
        upload().chunk_size(CHUNK + 1),
        upload().chunk_size(501 * MIB),
        upload().timeout(Duration::ZERO),
        upload().stall_timeout(Duration::ZERO),
        upload().max_rate(0),
        upload().attempts(0),
    ];
    for upload in uploads {
        assert_eq!(upload.await.unwrap_err().kind(), UploadErrorKind::InvalidRequest);
    }
    for url in ["", "http://storage.example/a?upload_id=b", "https://user@storage.example/a", "ftp://a/b"] {
        let error = fastpix_upload::upload(&setup.core, url, "/no/such/file").await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::InvalidRequest, "{url}: {error:?}");
    }
    assert!(setup.emulator.requests().is_empty());
    upload().chunk_size(CHUNK).await.unwrap();
}

#[test]
fn without_a_runtime_an_upload_is_an_error() {
    let core = FastpixCore::new(Security::basic("a", "b")).unwrap();
    let mut upload = Box::pin(upload(&core, "https://storage.example/a", data(1)));
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(matches!(upload.as_mut().poll(&mut cx), std::task::Poll::Ready(Err(_))));
}

#[tokio::test]
async fn nothing_is_sent_before_the_upload_is_polled() {
    let setup = setup().await;
    let upload = setup.upload(data(10));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(setup.emulator.requests().is_empty());
    assert!(upload.resume_token().is_none());
    upload.await.unwrap();
}

#[tokio::test]
async fn progress_is_monotonic_and_reported_at_least_every_256_kib() {
    let setup = setup().await;
    fault(&setup, 1, Fault::close_without_response().at_byte(2 * MIB));
    fault(&setup, 3, Fault::partial_commit(BLOCK));
    let reports = Arc::new(Mutex::new(Vec::<Progress>::new()));
    let seen = reports.clone();
    let file = TestFile::new("video.mp4", &data(TOTAL));
    setup.upload(file.0.as_path()).on_progress(move |progress| seen.lock().unwrap().push(*progress)).await.unwrap();
    let reports = reports.lock().unwrap();
    for pair in reports.windows(2) {
        assert!(pair[0].committed <= pair[1].committed && pair[0].sent() <= pair[1].sent(), "{pair:?}");
        assert!(pair[1].sent() - pair[0].sent() <= BLOCK, "{pair:?}");
    }
    let last = reports.last().unwrap();
    assert_eq!((last.committed, last.in_flight, last.total), (TOTAL, 0, Some(TOTAL)));
    assert_eq!(last.fraction(), Some(1.0));
    assert!(reports[0].sent() <= BLOCK && reports[0].committed == 0);
}

#[tokio::test]
async fn progress_is_reported_while_the_connection_waits() {
    let setup = setup().await;
    fault(&setup, 0, Fault::delay(Duration::from_millis(1500)));
    let count = Arc::new(AtomicU32::new(0));
    let counted = count.clone();
    let upload = setup.upload(data(CHUNK)).on_progress(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
    });
    upload.await.unwrap();
    let blocks = (CHUNK / BLOCK) as u32;
    assert!(count.load(Ordering::SeqCst) >= blocks + 5, "{count:?}");
}

#[tokio::test]
async fn an_upload_is_resumed_in_another_process() {
    let bytes = data(TOTAL);
    let file = TestFile::new("video.mp4", &bytes);
    let sources: [fn(&TestFile, &[u8]) -> Source; 3] = [
        |file, _| file.0.as_path().into(),
        |_, bytes| bytes.to_vec().into(),
        |_, bytes| Source::stream(std::io::Cursor::new(bytes.to_vec())),
    ];
    for source in sources {
        let setup = setup().await;
        fault(&setup, 1, Fault::close_without_response().at_byte(BLOCK + 1));
        setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).after(1).times(4);
        let error = setup.upload(source(&file, &bytes)).content_type("video/x-test").await.unwrap_err();
        setup.assert_no_secret(&error);
        assert_eq!((error.kind(), error.committed()), (UploadErrorKind::RetriesExhausted, CHUNK));
        let stored = serde_json::to_string(error.resume_token().unwrap()).unwrap();
        setup.emulator.clear_requests();

        let token: ResumeToken = serde_json::from_str(&stored).unwrap();
        assert_eq!(Some(&token), error.resume_token());
        let other = common::core(&setup.emulator);
        let progress = Arc::new(AtomicU64::new(u64::MAX));
        let first = progress.clone();
        let upload = resume(&other, token, source(&file, &bytes)).on_progress(move |progress| {
            first.fetch_min(progress.committed, Ordering::SeqCst);
        });
        assert_uploaded(&upload.await.unwrap(), TOTAL);
        setup.assert_stored(&bytes);
        let from = CHUNK + BLOCK;
        assert_eq!(progress.load(Ordering::SeqCst), from);
        let ranges = setup.ranges();
        assert!(ranges[0].starts_with("bytes */"), "{ranges:?}");
        assert!(ranges[1].starts_with(&format!("bytes {from}-")), "{ranges:?}");
        assert_eq!(setup.emulator.stored_file(&setup.id).unwrap().content_type(), Some("video/x-test"));
    }
}

#[tokio::test]
async fn a_file_that_changed_in_between_is_not_resumed() {
    let setup = setup().await;
    let file = TestFile::new("video.mp4", &data(TOTAL));
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).after(1).times(1000);
    let token = setup.upload(file.0.as_path()).await.unwrap_err().into_resume_token().unwrap();
    setup.emulator.clear_requests();
    let other = TestFile::new("video.mp4", &data(TOTAL));
    let opened = std::fs::File::options().write(true).open(&other.0).unwrap();
    opened.set_modified(std::time::SystemTime::now() + Duration::from_secs(100)).unwrap();
    let longer = TestFile::new("video.mp4", &data(TOTAL + 1));
    for file in [&other, &longer] {
        let error = resume(&setup.core, token.clone(), file.0.as_path()).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::SourceChanged, "{error:?}");
    }
    assert!(setup.emulator.requests().is_empty());
}

#[tokio::test]
async fn a_complete_upload_is_complete_when_it_is_resumed() {
    let setup = setup().await;
    let bytes = data(TOTAL);
    fault(&setup, 2, Fault::close_without_response());
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).after(2).times(4);
    let token = setup.upload(bytes.clone()).await.unwrap_err().into_resume_token().unwrap();
    setup.emulator.clear_requests();
    assert_uploaded(&resume(&setup.core, token, bytes.clone()).await.unwrap(), TOTAL);
    setup.assert_stored(&bytes);
    assert_eq!(setup.ranges(), [query()]);
}

#[tokio::test]
async fn an_upload_that_is_dropped_stops_and_can_be_resumed() {
    let setup = setup().await;
    let bytes = data(TOTAL);
    fault(&setup, 1, Fault::delay(Duration::from_secs(60)).at_byte(10));
    let mut upload = Box::pin(setup.upload(bytes.clone()));
    let emulator = &setup.emulator;
    tokio::select! {
        _ = &mut upload => panic!("it is stalled"),
        () = until("the second chunk", || emulator.requests().len() == 2) => {}
    }
    let token = upload.resume_token().unwrap();
    drop(upload);
    resume(&setup.core, token, bytes.clone()).await.unwrap();
    setup.assert_stored(&bytes);
}
