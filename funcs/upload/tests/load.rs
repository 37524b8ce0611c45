//! Many uploads, large uploads, and what is left over after them.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::{
    fs::{self, File},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use common::{CHUNK, MIB, STORAGE, TestFile, data, open, quick, setup, setup_with, until};
use fastpix_emulator::{Emulator, Fault, Method};
use fastpix_upload::upload;
use tokio::{
    runtime::Handle,
    sync::{Mutex, Semaphore},
    task::JoinSet,
};

/// The tests look at the whole process, so they run one after the other.
static PROCESS: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

fn descriptors() -> usize {
    fs::read_dir("/proc/self/fd").unwrap().count()
}

/// KiB of memory in use.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_dropped_upload_leaves_no_task_and_no_descriptor_behind() {
    let _alone = PROCESS.lock().await;
    let setup = setup().await;
    let file = TestFile::new("video.mp4", &data(4 * CHUNK));
    let tasks = || Handle::current().metrics().num_alive_tasks();
    drop(setup.upload(file.0.as_path()));
    // The connection that opened the upload stays in the pool of the core.
    let (tasks_before, descriptors_before) = (tasks(), descriptors());
    for stop_at in [0, MIB, CHUNK, 2 * CHUNK + MIB] {
        let (_, url) = open(&setup.core).await;
        let sent = Arc::new(AtomicU64::new(0));
        let seen = sent.clone();
        setup.emulator.clear_requests();
        setup.emulator.fault_on(Method::PUT, STORAGE, Fault::slow(64 * MIB)).times(4);
        let upload = quick(upload(&setup.core, &url, file.0.as_path()))
            .on_progress(move |progress| seen.store(progress.sent().max(1), Ordering::SeqCst));
        let task = tokio::spawn(upload.into_future());
        until("the upload", || task.is_finished() || sent.load(Ordering::SeqCst) > stop_at).await;
        task.abort();
        let _ = task.await;
        until("the end of its tasks", || tasks() <= tasks_before && descriptors() <= descriptors_before).await;
    }
}

#[tokio::test]
async fn a_thousand_uploads_run_32_at_a_time() {
    let _alone = PROCESS.lock().await;
    let setup = setup_with(Emulator::builder().recording(false)).await;
    let permits = Arc::new(Semaphore::new(32));
    let mut uploads = JoinSet::new();
    for number in 0..1000_u64 {
        let (core, permits) = (setup.core.clone(), permits.clone());
        uploads.spawn(async move {
            let _permit = permits.acquire().await.unwrap();
            let (id, url) = open(&core).await;
            let bytes: Vec<u8> = number.to_le_bytes().repeat(128);
            let hash = common::sha256(&bytes);
            quick(upload(&core, &url, bytes)).await.unwrap();
            (id, hash)
        });
    }
    while let Some(done) = uploads.join_next().await {
        let (id, hash) = done.unwrap();
        let stored = setup.emulator.stored_file(&id).unwrap();
        assert!(stored.is_complete() && stored.len() == 1024 && stored.sha256() == hash);
    }
    assert!(setup.emulator.connections() < 100, "connections are used again: {}", setup.emulator.connections());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_gibibytes_take_no_more_memory_than_a_small_file() {
    const LENGTH: u64 = 2048 * MIB;
    let _alone = PROCESS.lock().await;
    let setup = setup().await;
    let file = TestFile::new("sparse.mp4", b"");
    File::options().write(true).open(&file.0).unwrap().set_len(LENGTH).unwrap();
    let expected = tokio::task::spawn_blocking(|| {
        let zeros = vec![0; MIB as usize];
        let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
        (0..LENGTH / MIB).for_each(|_| hash.update(&zeros));
        hash.finish()
    });
    let expected = expected.await.unwrap();
    let most = Arc::new(AtomicU64::new(0));
    let seen = most.clone();
    let mut before = None;
    let upload = upload(&setup.core, &setup.url, file.0.as_path()).on_progress(move |progress| {
        // After the first chunk, everything that is needed once is there.
        if progress.committed > 0 && progress.sent() % (8 * MIB) == 0 {
            let now = memory();
            let before = *before.get_or_insert(now);
            seen.fetch_max(now.saturating_sub(before), Ordering::SeqCst);
        }
    });
    let uploaded = upload.await.unwrap();
    assert_eq!(uploaded.length, LENGTH);
    let stored = setup.emulator.stored_file(&setup.id).unwrap();
    assert_eq!((stored.len(), stored.sha256().as_slice()), (LENGTH, expected.as_ref()));
    // Most of it is the emulator's, which is in this process.
    assert!(most.load(Ordering::SeqCst) < 64 * 1024, "{most:?} KiB");
}
