//! Uploads a file to [FastPix](https://fastpix.com): resumable, with progress, in constant memory.
//!
//! `input_video_direct_upload_video_media` of `fastpix-funcs` opens an upload and returns its URL; [`upload`] sends the
//! file to it. `upload_file` of `fastpix-funcs` does both.
//!
//! ```
//! use fastpix_core::FastpixCore;
//! use fastpix_upload::{UploadError, upload};
//!
//! async fn send(core: &FastpixCore, upload_url: &str) -> Result<(), UploadError> {
//!     let uploaded = upload(core, upload_url, "concert.mp4")
//!         .on_progress(|progress| println!("{} of {:?} bytes", progress.sent(), progress.total))
//!         .await?;
//!     println!("{} bytes", uploaded.length);
//!     Ok(())
//! }
//! ```
//!
//! # Failures
//!
//! The file is sent in chunks. After an error that may be temporary (408, 429, 5xx, a connection error, no progress for
//! [`stall_timeout`](Upload::stall_timeout)) the upload waits, asks the storage host how much it has committed, and goes
//! on from there. It fails after five attempts without progress. What can still be done then is in the [`UploadError`],
//! which has a [`ResumeToken`] for [`resume`], in another process too.
//!
//! The storage host does not verify checksums of chunks, so none are sent: TLS protects the bytes on their way.
//!
//! # Memory and files
//!
//! Files are read while they are sent, on Tokio's threads for blocking code; about 1 MiB is in memory. See [`Source`].
//!
//! # What the storage host gets
//!
//! The requests are sent by the HTTP client of the core, with its TLS, proxy and connection settings, but without
//! credentials, headers of the builder, client certificate and cookies. Redirects are not followed. The URL has to be
//! https, or http for a loopback address. It is a secret: no error, log, hook or span shows it. Hooks of the core are
//! called for each request of an upload and can only observe it.
//!
//! # Features
//!
//! `rustls` (default) and `hyper-client` are those of [`fastpix_core`]: the HTTP client with HTTPS, and without.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod error;
mod progress;
mod protocol;
mod reader;
mod source;
mod token;
mod transfer;
mod upload;

pub use fastpix_core;

pub use crate::{
    error::{UploadError, UploadErrorKind},
    progress::Progress,
    source::Source,
    token::ResumeToken,
    upload::{Upload, Uploaded, resume, upload},
};

// For fastpix-funcs.
#[doc(hidden)]
pub use crate::upload::{Opening, upload_to};

/// The number of committed bytes in the header `range`, for fuzzing.
#[doc(hidden)]
pub fn committed_by_range(range: &[u8]) -> Option<u64> {
    protocol::committed(range)
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
