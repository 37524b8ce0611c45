//! Uploads a file with a progress bar, waits until the media is ready, and prints its playback URL.
//!
//! Ctrl-C stops the upload and prints the command that goes on with it.
#![allow(clippy::print_stdout, reason = "a program prints")]

mod support;

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use fastpix_funcs::{
    MediaPlaybackUrls,
    models::{AccessPolicy, DirectUploadVideoMediaRequest, PushMediaSettings},
    upload::{Progress, ResumeToken, Upload, resume},
    upload_file,
    wait::wait_until_media_ready,
};
use indicatif::{ProgressBar, ProgressStyle};

const HELP: &str = "\
Uploads a file with a progress bar, waits until the media is ready, and prints
its playback URL. Ctrl-C stops the upload and prints the command that goes on.

Usage: upload [FILE] [--resume]

  FILE      the video; without credentials it can be left out, and the program
            makes one
  --resume  goes on with an upload of FILE that was stopped or that failed

Without FASTPIX_USERNAME and FASTPIX_PASSWORD in the environment it uses an
emulator on this machine; with them, FastPix.
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::main(HELP, run).await
}

async fn run(arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let session = support::session().await?;
    let core = &session.core;
    let resumes = arguments.iter().any(|argument| argument == "--resume");
    let made = Made(std::env::temp_dir().join(format!("fastpix-example-{}.mp4", std::process::id())));
    let file = match arguments.iter().find(|argument| !argument.starts_with('-')) {
        Some(file) => PathBuf::from(file),
        None if session.emulator.is_some() && !resumes => {
            fs::write(&made.0, b"not a video, but the emulator does not look".repeat(500_000))?;
            made.0.clone()
        }
        None => return Err("name the file to upload; --help says more".into()),
    };

    let stored = token_path(&file);
    let media_id = if resumes {
        let token = fs::read(&stored).map_err(|error| format!("no upload to resume, {}: {error}", stored.display()))?;
        let token: ResumeToken = serde_json::from_slice(&token)?;
        let media_id = token.upload_id().unwrap_or_default().to_owned();
        send(resume(core, token, file.as_path()), &file).await?;
        media_id
    } else {
        let settings = PushMediaSettings::new(AccessPolicy::Public).metadata([("example", "upload")]);
        let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
        send(upload_file(core, request, file.as_path()), &file).await?
    };
    // There is none if the upload was never stopped.
    let _ = fs::remove_file(&stored);
    println!("Media {media_id} has its file");
    let media = wait_until_media_ready(core, media_id).poll_interval(Duration::from_secs(1)).await?;
    let playback = media.playback(AccessPolicy::Public).ok_or("the media has no public playback ID")?;
    println!("Ready: {}", playback.hls().build()?);
    Ok(())
}

/// Sends the file. If that fails or is stopped, what it is resumed from is stored beside the file.
async fn send<T>(upload: Upload<T>, file: &Path) -> Result<T, Box<dyn Error>> {
    let bar = ProgressBar::no_length();
    bar.set_style(ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {msg}")?);
    let shown = bar.clone();
    let mut upload = upload.on_progress(move |progress: &Progress| {
        progress.total.into_iter().for_each(|total| shown.set_length(total));
        shown.set_position(progress.sent());
        let remaining = progress.remaining.map_or(0, |remaining| remaining.as_secs());
        shown.set_message(format!("{:.1} MB/s, {remaining} s left", progress.rate / 1e6));
    });
    let (error, token): (Box<dyn Error>, _) = tokio::select! {
        result = &mut upload => match result {
            Ok(done) => {
                bar.finish();
                return Ok(done);
            }
            Err(error) => {
                let token = error.resume_token().cloned();
                (error.into(), token)
            }
        },
        pressed = tokio::signal::ctrl_c() => {
            pressed?;
            ("stopped".into(), upload.resume_token())
        }
    };
    bar.abandon();
    if let Some(token) = token {
        store(&token_path(file), &serde_json::to_vec(&token)?)?;
        println!("To go on: cargo run --example upload --all-features -- --resume {}", file.display());
    }
    Err(error)
}

/// The session URL is a secret: only the user may read the file.
fn store(path: &Path, token: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    std::io::Write::write_all(&mut options.open(path)?, token)?;
    Ok(())
}

fn token_path(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".resume-token");
    name.into()
}

/// A file that is deleted at the end.
struct Made(PathBuf);

impl Drop for Made {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
