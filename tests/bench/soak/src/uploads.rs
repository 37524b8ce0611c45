//! Uploads to a storage host of which two in a hundred requests fail: each file has to arrive once, byte for byte.

use std::{
    fs,
    io::Cursor,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Backoff, FastpixCore, Security,
    models::DirectUploadVideoMediaRequest,
    upload::{Source, UploadError, UploadErrorKind, resume},
    upload_file,
};
use ring::digest::{Context, SHA256};
use tokio::{task::JoinSet, time::Instant};

use crate::{Failure, measure::Held, random::Random};

const WORKERS: u64 = 8;
/// Percentage of requests that fail.
const FAULTS: u64 = 2;
const CHUNK: u64 = 5 * 1024 * 1024;
const LONGEST: u64 = 4 * CHUNK;

/// State that all workers share.
struct Run {
    emulator: Emulator,
    core: FastpixCore,
    /// The files are parts of it.
    bytes: Vec<u8>,
    files: AtomicU64,
    length: AtomicU64,
    faults: AtomicU64,
    resumed: AtomicU64,
    complaints: Mutex<Vec<String>>,
}

/// Problems found.
pub(crate) async fn soak(seconds: u64, seed: u64) -> Result<Vec<String>, Failure> {
    let before = Held::now()?;
    let emulator = Emulator::builder().recording(false).start().await?;
    let retries = Backoff::new().initial_interval(Duration::from_millis(5)).max_interval(Duration::from_millis(50));
    let core = FastpixCore::builder(Security::basic("token-id", "secret"));
    let core = core.server_url(emulator.url()).retries(retries).build()?;
    let mut random = Random::new(seed, 0);
    let bytes = (0..2 * LONGEST).map(|_| random.below(256) as u8).collect();
    let run = Arc::new(Run {
        emulator,
        core,
        bytes,
        files: AtomicU64::new(0),
        length: AtomicU64::new(0),
        faults: AtomicU64::new(0),
        resumed: AtomicU64::new(0),
        complaints: Mutex::default(),
    });
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut workers = JoinSet::new();
    for number in 0..WORKERS {
        let (run, random) = (run.clone(), Random::new(seed, number + 1));
        workers.spawn(async move { run.work(number, random, until).await });
    }
    while let Some(ended) = workers.join_next().await {
        ended?;
    }
    let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
    let (files, length, faults, resumed) = (of(&run.files), of(&run.length), of(&run.faults), of(&run.resumed));
    println!("{files} files, {} MiB, {faults} faults, {resumed} uploads resumed by their tokens", length >> 20);
    let mut complaints = run.complaints.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if files == 0 {
        complaints.push("no file was uploaded".to_owned());
    }
    drop(run);
    let after = Held::settled(before).await?;
    println!("held before {before:?}, after {after:?}");
    if after.files > before.files || after.tasks > before.tasks {
        complaints.push(format!("held before: {before:?}, and after: {after:?}"));
    }
    Ok(complaints)
}

impl Run {
    async fn work(&self, number: u64, mut random: Random, until: Instant) {
        let path = std::env::temp_dir().join(format!("fastpix-soak-{}-{number}.mp4", std::process::id()));
        while Instant::now() < until {
            if let Err(problem) = self.upload(&path, &mut random).await {
                self.complaints.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
            }
        }
        let _ = fs::remove_file(&path);
    }

    async fn upload(&self, path: &PathBuf, random: &mut Random) -> Result<(), String> {
        let length = if random.percent(30) { 1 + random.below(1024) } else { 1 + random.below(LONGEST) };
        let from = random.below(self.bytes.len() as u64 - length);
        let bytes = &self.bytes[from as usize..(from + length) as usize];
        let kind = random.below(4);
        if kind == 0 {
            fs::write(path, bytes).map_err(|error| error.to_string())?;
        }
        let source = || match kind {
            0 => Source::from(path),
            1 => Source::from(bytes.to_vec()),
            2 => Source::seekable(Cursor::new(bytes.to_vec()), length),
            _ => Source::stream(Cursor::new(bytes.to_vec())),
        };
        // A request for each chunk, and one that opens the upload.
        for _ in 0..=length.div_ceil(CHUNK) {
            if random.percent(FAULTS) {
                self.faults.fetch_add(1, Ordering::Relaxed);
                self.emulator.fault(fault(random, length.min(CHUNK)));
            }
        }
        let mut upload = upload_file(&self.core, DirectUploadVideoMediaRequest::new("*"), source())
            .chunk_size(CHUNK)
            .stall_timeout(Duration::from_secs(2))
            .attempts(3)
            .delays(Duration::from_millis(1), Duration::from_millis(20));
        // Some are stopped.
        let stopped = random.percent(5).then(|| Duration::from_millis(random.below(200)));
        let result = match stopped {
            None => Some((&mut upload).await),
            Some(time) => tokio::time::timeout(time, &mut upload).await.ok(),
        };
        let (id, mut token) = match result {
            Some(Ok(id)) => (id, None),
            // A create is not repeated after its response was lost.
            Some(Err(error)) if error.kind() == UploadErrorKind::NotOpened => return Ok(()),
            Some(Err(error)) => going_on(error)?,
            None => match upload.resume_token() {
                Some(token) => (token.upload_id().unwrap_or_default().to_owned(), Some(token)),
                None => return Ok(()),
            },
        };
        drop(upload);
        while let Some(again) = token.take() {
            self.resumed.fetch_add(1, Ordering::Relaxed);
            let again = resume(&self.core, again, source()).delays(Duration::from_millis(1), Duration::from_millis(20));
            if let Err(error) = again.await {
                token = going_on(error)?.1;
            }
        }
        let stored = self.emulator.stored_file(&id).ok_or_else(|| format!("there is no upload {id:?}"))?;
        let mut expected = Context::new(&SHA256);
        expected.update(bytes);
        if !stored.is_complete() || stored.len() != length || stored.sha256() != expected.finish().as_ref() {
            return Err(format!("{stored:?} is not the file of {length} bytes, source {kind}"));
        }
        self.files.fetch_add(1, Ordering::Relaxed);
        self.length.fetch_add(length, Ordering::Relaxed);
        Ok(())
    }
}

type GoingOn = (String, Option<fastpix_funcs::upload::ResumeToken>);

/// Resume token of an upload that failed.
fn going_on(error: UploadError) -> Result<GoingOn, String> {
    let text = format!("{error:?}");
    match (error.kind(), error.into_resume_token()) {
        (UploadErrorKind::RetriesExhausted, Some(token)) => {
            Ok((token.upload_id().unwrap_or_default().to_owned(), Some(token)))
        }
        _ => Err(text),
    }
}

fn fault(random: &mut Random, chunk: u64) -> Fault {
    let byte = 1 + random.below(chunk);
    match random.below(9) {
        0 => Fault::status(503),
        1 => Fault::response(429).header("retry-after", "0"),
        2 => Fault::status(408),
        3 => Fault::close_unread(),
        4 => Fault::close_without_response(),
        5 => Fault::close_without_response().at_byte(byte),
        6 => Fault::status(500).at_byte(byte),
        7 => Fault::partial_commit(byte),
        _ => Fault::delay(Duration::from_secs(5)).at_byte(byte),
    }
}
