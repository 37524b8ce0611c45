//! Sources: what is uploaded arrives byte for byte, and what cannot be read is an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::{
    fs::{File, OpenOptions},
    io::{Cursor, Seek, SeekFrom, Write},
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    time::Duration,
};

use common::{BLOCK, CHUNK, MIB, TestFile, assert_uploaded, data, setup, setup_with};
use fastpix_core::bytes::Bytes;
use fastpix_emulator::{Emulator, Fault, Method};
use fastpix_upload::{Source, UploadErrorKind};
use tokio::io::{AsyncRead, ReadBuf};

/// A reader that returns few bytes at a time, and is not ready each other time.
struct Trickle {
    bytes: Vec<u8>,
    position: usize,
    is_ready: bool,
}

impl AsyncRead for Trickle {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        self.is_ready = !self.is_ready;
        if !self.is_ready {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let end = (self.position + buf.remaining().min(50_000)).min(self.bytes.len());
        buf.put_slice(&self.bytes[self.position..end]);
        self.position = end;
        Poll::Ready(Ok(()))
    }
}

fn trickle(bytes: &[u8]) -> Trickle {
    Trickle { bytes: bytes.to_vec(), position: 0, is_ready: true }
}

#[tokio::test]
async fn every_source_of_every_length_arrives_byte_for_byte() {
    for length in [1, 1000, BLOCK - 1, BLOCK, BLOCK + 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7] {
        let bytes = data(length);
        let file = TestFile::new("video.mp4", &bytes);
        let open = || {
            let mut file = File::open(&file.0).unwrap();
            // A file is read from its beginning, wherever it is.
            file.seek(SeekFrom::End(0)).unwrap();
            file
        };
        let sources: [(&str, Source, &str); 7] = [
            ("path", file.0.as_path().into(), "video/mp4"),
            ("file", open().into(), "application/octet-stream"),
            ("bytes", Bytes::from(bytes.clone()).into(), "application/octet-stream"),
            ("seekable", Source::seekable(Cursor::new(bytes.clone()), length), "application/octet-stream"),
            ("stream", Source::stream(Cursor::new(bytes.clone())), "application/octet-stream"),
            ("slow stream", Source::stream(trickle(&bytes)), "application/octet-stream"),
            (
                "stream of known length",
                Source::stream(Cursor::new(bytes.clone())).length(length),
                "application/octet-stream",
            ),
        ];
        for (name, source, content_type) in sources {
            let setup = setup().await;
            let uploaded = setup.upload(source).await.unwrap_or_else(|error| panic!("{name} of {length}: {error:?}"));
            assert_uploaded(&uploaded, length);
            setup.assert_stored(&bytes);
            assert_eq!(setup.emulator.stored_file(&setup.id).unwrap().content_type(), Some(content_type), "{name}");
            let chunks = length.div_ceil(CHUNK) as usize;
            assert_eq!(setup.ranges().len(), chunks, "{name} of {length}: {:?}", setup.ranges());
        }
    }
}

#[tokio::test]
async fn a_stream_of_unknown_length_declares_its_total_with_the_last_chunk() {
    let setup = setup().await;
    setup.upload(Source::stream(Cursor::new(data(2 * CHUNK)))).await.unwrap();
    let (first, second) = (CHUNK - 1, 2 * CHUNK - 1);
    let expected = [format!("bytes 0-{first}/*"), format!("bytes {CHUNK}-{second}/{}", 2 * CHUNK)];
    assert_eq!(setup.ranges(), expected);
}

#[tokio::test]
async fn a_stream_is_sent_again_from_what_is_committed() {
    let bytes = data(2 * CHUNK + 1);
    for fault in [
        Fault::close_without_response().at_byte(3 * MIB + 5),
        Fault::partial_commit(BLOCK + 1),
        Fault::status(503),
        Fault::close_without_response(),
    ] {
        let setup = setup().await;
        setup.emulator.fault_on(Method::PUT, common::STORAGE, fault).times(1).after(1);
        setup.upload(Source::stream(trickle(&bytes))).await.unwrap();
        setup.assert_stored(&bytes);
    }
}

#[tokio::test]
async fn the_content_type_can_be_set() {
    let setup = setup().await;
    setup.upload(data(1)).content_type("video/x-test").await.unwrap();
    assert_eq!(setup.emulator.stored_file(&setup.id).unwrap().content_type(), Some("video/x-test"));
    let error = setup.upload(data(1)).content_type("a\nb").await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::InvalidRequest);
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_before_anything_is_sent() {
    let empty = TestFile::new("empty.mp4", b"");
    let sources: [(Source, UploadErrorKind, &str); 9] = [
        (empty.0.as_path().into(), UploadErrorKind::EmptySource, "empty"),
        (File::open(&empty.0).unwrap().into(), UploadErrorKind::EmptySource, "empty"),
        (Bytes::new().into(), UploadErrorKind::EmptySource, "empty"),
        (Source::seekable(Cursor::new(Vec::new()), 0), UploadErrorKind::EmptySource, "empty"),
        (Source::stream(Cursor::new(Vec::new())), UploadErrorKind::EmptySource, "empty"),
        ("/no/such/file.mp4".into(), UploadErrorKind::UnreadableSource, "\"/no/such/file.mp4\" cannot be opened"),
        (std::env::temp_dir().into(), UploadErrorKind::UnreadableSource, "is a directory"),
        (File::open(std::env::temp_dir()).unwrap().into(), UploadErrorKind::UnreadableSource, "is a directory"),
        ("/dev/null".into(), UploadErrorKind::UnreadableSource, "not a regular file"),
    ];
    for (source, kind, message) in sources {
        let setup = setup().await;
        let name = format!("{source:?}");
        let error = setup.upload(source).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{name}: {error:?}");
        assert!(error.to_string().contains(message), "{name}: {error}");
        assert!(setup.emulator.requests().is_empty(), "{name}");
        assert!(error.resume_token().is_none());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_is_rejected_and_does_not_block() {
    let setup = setup().await;
    let path = std::env::temp_dir().join(format!("fastpix-upload-pipe-{}", std::process::id()));
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    if made.is_ok_and(|status| status.success()) {
        let result = tokio::time::timeout(Duration::from_secs(30), setup.upload(path.as_path())).await;
        let _ = std::fs::remove_file(&path);
        assert_eq!(result.unwrap().unwrap_err().kind(), UploadErrorKind::UnreadableSource);
    }
}

#[tokio::test]
async fn a_file_that_changes_while_it_is_read_does_not_arrive() {
    type Change = fn(&mut File);
    let changes: [(&str, Change); 3] = [
        ("shrinks", |file| file.set_len(CHUNK + MIB).unwrap()),
        ("grows", |file| {
            file.seek(SeekFrom::End(0)).unwrap();
            file.write_all(b"more").unwrap();
        }),
        ("is written", |file| {
            file.set_modified(std::time::SystemTime::now() + Duration::from_secs(10)).unwrap();
        }),
    ];
    for (name, change) in changes {
        let setup = setup().await;
        let file = TestFile::new("video.mp4", &data(3 * CHUNK));
        let handle = Arc::new(Mutex::new(Some(OpenOptions::new().write(true).open(&file.0).unwrap())));
        let upload = setup.upload(file.0.as_path()).on_progress(move |progress| {
            if progress.committed >= CHUNK {
                if let Some(mut file) = handle.lock().unwrap().take() {
                    change(&mut file);
                }
            }
        });
        let error = upload.await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::SourceChanged, "{name}: {error:?}");
        assert!(error.committed() >= CHUNK && error.resume_token().is_none(), "{name}");
        let stored = setup.emulator.stored_file(&setup.id).unwrap();
        assert!(!stored.is_complete(), "{name}");
    }
}

#[tokio::test]
async fn a_source_without_its_declared_length_does_not_arrive() {
    for (source, name) in [
        (Source::seekable(Cursor::new(data(MIB)), MIB + 1), "short"),
        (Source::stream(Cursor::new(data(MIB))).length(MIB + 1), "short stream"),
        (Source::stream(Cursor::new(data(MIB + 1))).length(MIB), "long stream"),
        (Source::stream(Cursor::new(data(2 * CHUNK + 1))).length(2 * CHUNK), "longer stream"),
    ] {
        let setup = setup().await;
        let error = setup.upload(source).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::SourceChanged, "{name}: {error:?}");
        assert!(!setup.emulator.stored_file(&setup.id).unwrap().is_complete(), "{name}");
    }
}

#[tokio::test]
async fn the_error_of_a_reader_is_the_source_of_the_error() {
    struct Broken;

    impl AsyncRead for Broken {
        fn poll_read(self: Pin<&mut Self>, _: &mut Context<'_>, _: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
            Poll::Ready(Err(std::io::Error::other("the disk is gone")))
        }
    }

    let setup = setup().await;
    let error = setup.upload(Source::stream(Broken)).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::UnreadableSource);
    assert!(format!("{error:?}").contains("the disk is gone"), "{error:?}");
}

#[tokio::test]
async fn a_session_is_started_where_the_url_is_none() {
    let setup = setup_with(Emulator::builder().unstarted_uploads()).await;
    let bytes = data(CHUNK + 1);
    setup.emulator.fault_on(Method::POST, common::STORAGE, Fault::status(503));
    setup.emulator.fault_on(Method::POST, common::STORAGE, Fault::close_without_response());
    setup.upload(bytes.clone()).content_type("video/mp4").await.unwrap();
    setup.assert_stored(&bytes);
    let requests = setup.emulator.requests();
    let methods: Vec<_> = requests.iter().map(|request| request.method().as_str()).collect();
    assert_eq!(methods, ["POST", "POST", "POST", "PUT", "PUT"]);
    let start = &requests[0];
    assert_eq!(start.headers()["x-goog-resumable"], "start");
    assert_eq!(start.headers()["content-type"], "video/mp4");
    assert_eq!(start.headers()["content-length"], "0");
}
