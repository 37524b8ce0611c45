//! `upload_file`: from a file to a media, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{error::Error, time::Duration};

use fastpix_emulator::{Emulator, Fault, Method};
use fastpix_funcs::{
    FastpixCore, FastpixError, Security, manage_videos_get_media,
    models::{AccessPolicy, DirectUploadVideoMediaRequest, MediaStatus, PushMediaSettings},
    testing::{self, MockResponse},
    upload::{ResumeToken, UploadErrorKind, resume},
    upload_file,
};
use serde_json::json;

const STORAGE: &str = "/storage/{uploadId}";

async fn setup() -> (Emulator, FastpixCore) {
    let emulator = Emulator::builder().keep_files(true).start().await.unwrap();
    let core = FastpixCore::builder(Security::basic("any", "pair")).server_url(emulator.url()).build().unwrap();
    (emulator, core)
}

fn request() -> DirectUploadVideoMediaRequest {
    DirectUploadVideoMediaRequest::new("*")
        .push_media_settings(PushMediaSettings::new(AccessPolicy::Public).title("Tour"))
}

#[tokio::test]
async fn the_id_of_an_uploaded_file_is_that_of_its_media() {
    let (emulator, core) = setup().await;
    let media_id = upload_file(&core, request(), b"a video".to_vec()).await.unwrap();
    assert_eq!(emulator.stored_file(&media_id).unwrap().bytes().unwrap().as_ref(), b"a video");
    let media = manage_videos_get_media(&core, media_id.as_str()).data().await.unwrap();
    assert_eq!((media.id.as_deref(), media.title.as_deref()), (Some(media_id.as_str()), Some("Tour")));
    let media = manage_videos_get_media(&core, media_id.as_str()).data().await.unwrap();
    assert_eq!(media.status, Some(MediaStatus::Ready));
}

#[tokio::test]
async fn a_file_whose_processing_fails_has_a_media_that_says_so() {
    let (emulator, core) = setup().await;
    let media_id = upload_file(&core, request(), b"no video".to_vec()).await.unwrap();
    assert!(emulator.fail_upload(&media_id));
    manage_videos_get_media(&core, media_id.as_str()).await.unwrap();
    let media = manage_videos_get_media(&core, media_id.as_str()).data().await.unwrap();
    assert_eq!(media.status, Some(MediaStatus::Failed));
}

#[tokio::test]
async fn no_upload_is_opened_for_a_source_that_cannot_be_read_or_before_it_is_polled() {
    let (emulator, core) = setup().await;
    for source in ["/no/such/file.mp4", "/"] {
        let error = upload_file(&core, request(), source).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::UnreadableSource);
    }
    assert_eq!(upload_file(&core, request(), Vec::new()).await.unwrap_err().kind(), UploadErrorKind::EmptySource);
    let error = upload_file(&core, request(), b"a".to_vec()).chunk_size(1).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::InvalidRequest);
    drop(upload_file(&core, request(), b"a".to_vec()));
    assert!(emulator.requests().is_empty());
}

#[tokio::test]
async fn the_error_of_the_operation_is_the_source_of_the_error() {
    let (emulator, core) = setup().await;
    emulator.fault(Fault::status(401));
    let error = upload_file(&core, request(), b"a".to_vec()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (UploadErrorKind::NotOpened, 401));
    let source = error.source().and_then(|source| source.downcast_ref::<FastpixError>()).unwrap();
    assert!(source.is_unauthorized(), "{source}");

    for data in [json!({"uploadId": "a"}), json!({"url": "https://storage.example/a"})] {
        let mock = testing::mock([MockResponse::json(201, json!({"success": true, "data": data}))]);
        let error = upload_file(&mock.core(), request(), b"a".to_vec()).await.unwrap_err();
        assert_eq!(error.kind(), UploadErrorKind::NotOpened, "{error:?}");
        assert!(format!("{error:?}").contains("no upload URL or no ID"), "{error:?}");
    }
}

#[tokio::test]
async fn an_upload_is_resumed_with_its_id() {
    let (emulator, core) = setup().await;
    emulator.fault_on(Method::PUT, STORAGE, Fault::status(503)).times(10);
    let upload = upload_file(&core, request(), b"a video".to_vec()).delays(Duration::ZERO, Duration::ZERO);
    let error = upload.await.unwrap_err();
    let stored = serde_json::to_string(&error.into_resume_token().unwrap()).unwrap();
    let token: ResumeToken = serde_json::from_str(&stored).unwrap();
    let media_id = token.upload_id().unwrap().to_owned();

    let result = resume(&core, token, b"a video".to_vec()).attempts(20).delays(Duration::ZERO, Duration::ZERO).await;
    assert_eq!(result.unwrap().upload_id, Some(media_id.clone()));
    assert!(emulator.stored_file(&media_id).unwrap().is_complete());
}

#[tokio::test]
async fn uploads_work_with_the_test_kit() {
    let url = "https://storage.example/file?upload_id=a";
    let opened = json!({"success": true, "data": {"uploadId": "media-1", "url": url}});
    let mock = testing::mock([MockResponse::json(201, opened), MockResponse::status(200)]);
    assert_eq!(upload_file(&mock.core(), request(), b"a video".to_vec()).await.unwrap(), "media-1");
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!((requests[1].method(), requests[1].uri().path()), (&Method::PUT, "/file"));
    assert_eq!(requests[1].body().as_ref(), b"a video");
    assert!(requests[1].headers().get("authorization").is_none());
}
