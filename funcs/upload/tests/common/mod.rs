//! An emulator with an open upload, and what tests look at.
#![allow(dead_code, unreachable_pub, reason = "each test file is a program of its own and uses a part of it")]

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use fastpix_core::{FastpixCore, Idempotency, Operation, Security, http::Method};
use fastpix_emulator::{Emulator, EmulatorBuilder, RecordedRequest};
use fastpix_upload::{Source, Upload, UploadError, Uploaded, upload};
use serde_json::{Value, json};

pub const BLOCK: u64 = 256 * 1024;
pub const MIB: u64 = 1024 * 1024;
pub const CHUNK: u64 = 5 * MIB;
pub const STORAGE: &str = "/storage/{uploadId}";

static OPEN: Operation = Operation::new("open", Method::POST, "/on-demand/upload", Idempotency::NotIdempotent, &[]);

pub struct Setup {
    pub emulator: Emulator,
    pub core: FastpixCore,
    pub id: String,
    pub url: String,
}

pub async fn setup() -> Setup {
    setup_with(Emulator::builder()).await
}

pub async fn setup_with(builder: EmulatorBuilder) -> Setup {
    let emulator = builder.start().await.unwrap();
    let core = core(&emulator);
    let (id, url) = open(&core).await;
    emulator.clear_requests();
    Setup { emulator, core, id, url }
}

pub fn core(emulator: &Emulator) -> FastpixCore {
    FastpixCore::builder(Security::basic("hunter2-id", "hunter2-secret")).server_url(emulator.url()).build().unwrap()
}

pub async fn open(core: &FastpixCore) -> (String, String) {
    let response = core.request(&OPEN).json(&json!({"corsOrigin": "*"})).call_raw().await.unwrap();
    let upload: Value = serde_json::from_slice(response.body()).unwrap();
    let field = |name: &str| upload["data"][name].as_str().unwrap().to_owned();
    (field("uploadId"), field("url"))
}

impl Setup {
    /// An upload that does not wait long between attempts.
    pub fn upload(&self, source: impl Into<Source>) -> Upload {
        quick(upload(&self.core, &self.url, source))
    }

    /// The header `content-range` of each request to the storage host.
    pub fn ranges(&self) -> Vec<String> {
        self.emulator.requests().iter().map(range).collect()
    }

    pub fn assert_stored(&self, expected: &[u8]) {
        let stored = self.emulator.stored_file(&self.id).unwrap();
        assert!(stored.is_complete(), "{stored:?}");
        assert_eq!(stored.len(), expected.len() as u64);
        assert_eq!(stored.sha256(), sha256(expected));
    }

    /// No part of the URL that grants access is in the texts of an error.
    pub fn assert_no_secret(&self, error: &UploadError) {
        let text = format!("{error} {error:?} {error:#?} {:?}", error.resume_token());
        let secrets = self.url.split(['?', '&', '=']).filter(|part| part.len() > 20 && !part.starts_with("http"));
        for secret in secrets.chain(["hunter2", "upload_id="]) {
            assert!(!text.contains(secret), "{text} has {secret}");
        }
    }
}

pub fn quick(upload: Upload) -> Upload {
    upload.chunk_size(CHUNK).delays(Duration::from_millis(1), Duration::from_millis(5))
}

pub fn range(request: &RecordedRequest) -> String {
    request.headers().get("content-range").map_or("none", |value| value.to_str().unwrap()).to_owned()
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    ring::digest::digest(&ring::digest::SHA256, bytes).as_ref().try_into().unwrap()
}

/// Bytes in which every block is different.
pub fn data(length: u64) -> Vec<u8> {
    let pattern: Vec<u8> = (0..251 * 16_u32).map(|index| (index.wrapping_mul(index) >> 3) as u8).collect();
    let mut data = Vec::with_capacity(length as usize + pattern.len());
    while (data.len() as u64) < length {
        let number = data.len() as u64;
        data.extend_from_slice(&number.to_le_bytes());
        data.extend_from_slice(&pattern);
    }
    data.truncate(length as usize);
    data
}

/// A file that is deleted when it is dropped.
pub struct TestFile(pub PathBuf);

impl TestFile {
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("fastpix-upload-{}-{number}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Waits until a condition holds.
pub async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..3000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what}: not within 30 s");
}

pub fn assert_uploaded(uploaded: &Uploaded, length: u64) {
    assert_eq!((uploaded.length, uploaded.upload_id.as_deref()), (length, None));
}
