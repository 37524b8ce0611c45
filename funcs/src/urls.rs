//! URLs that the API does not return, from the models that it returns: all of [`fastpix_urls`], and traits for a media,
//! a playback ID and a live stream.
//!
//! ```
//! use fastpix_funcs::{
//!     IngestUrls, PlaybackUrls,
//!     models::{LiveStream, PlaybackId},
//!     urls::UrlError,
//! };
//!
//! fn print(playback_id: &PlaybackId, stream: &LiveStream) -> Result<(), UrlError> {
//!     if let Some(playback) = playback_id.playback() {
//!         println!("{}", playback.hls().build()?);
//!     }
//!     if let Some(ingest) = stream.ingest() {
//!         println!("{}", ingest.rtmps.build()?.obs_settings());
//!     }
//!     Ok(())
//! }
//! ```
//!
//! Tokens for private playback are signed with the cryptography of TLS: `SigningKey` is there with the feature
//! `rustls`, `ring` or `aws-lc-rs`, and with `native-tls`, which adds `ring` for it.

pub use fastpix_urls::*;

#[cfg(any(
    feature = "manage-videos-add-media-track",
    feature = "manage-videos-cancel-upload",
    feature = "manage-videos-delete-media",
    feature = "manage-videos-delete-media-track",
    feature = "manage-videos-generate-subtitle-track",
    feature = "manage-videos-get-media",
    feature = "manage-videos-get-media-clips",
    feature = "manage-videos-get-summary",
    feature = "manage-videos-list-live-clips",
    feature = "manage-videos-list-media",
    feature = "manage-videos-list-uploads",
    feature = "manage-videos-retrieve-media-input-info",
    feature = "manage-videos-update-media-track",
    feature = "manage-videos-updated-media",
    feature = "manage-videos-updated-mp4-support",
    feature = "manage-videos-updated-source-access",
))]
mod media {
    use super::{MediaPlaybackUrls, Playback, PlaybackUrls, sealed::Sealed};
    use crate::models::{AccessPolicy, Media};

    impl Sealed for Media {}

    impl MediaPlaybackUrls for Media {
        fn playback(&self, policy: AccessPolicy) -> Option<Playback> {
            let mut ids = self.playback_ids.iter().flatten();
            ids.find(|id| id.access_policy.as_ref() == Some(&policy))?.playback()
        }
    }
}

use crate::models::{AccessPolicy, LiveStream, PlaybackId};

/// URLs of a playback ID.
pub trait PlaybackUrls: sealed::Sealed {
    /// The URLs of this playback ID, at the hosts of FastPix. None where the response has no ID.
    fn playback(&self) -> Option<Playback>;
}

/// URLs of a media. It is implemented where an operation on media is enabled.
pub trait MediaPlaybackUrls: sealed::Sealed {
    /// The URLs of the first playback ID with this access policy, at the hosts of FastPix. None where the media has
    /// none.
    fn playback(&self, policy: AccessPolicy) -> Option<Playback>;
}

/// Ingest URLs of a live stream.
pub trait IngestUrls: sealed::Sealed {
    /// Ingest URLs of the live stream, over RTMPS and over SRT. None where the response has no stream key.
    fn ingest(&self) -> Option<LiveIngest>;
}

/// Builders of the ingest URLs of a live stream, one for each protocol.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LiveIngest {
    /// RTMPS.
    pub rtmps: IngestBuilder<Rtmps>,
    /// SRT, with the SRT secret as its passphrase where the response has one.
    pub srt: IngestBuilder<Srt>,
}

impl PlaybackUrls for PlaybackId {
    fn playback(&self) -> Option<Playback> {
        self.id.as_deref().map(Playback::new)
    }
}

impl IngestUrls for LiveStream {
    fn ingest(&self) -> Option<LiveIngest> {
        let stream_key = self.stream_key.as_ref()?.expose();
        let srt = Ingest::srt(stream_key);
        let srt = match &self.srt_secret {
            Some(secret) => srt.passphrase(secret.expose()),
            None => srt,
        };
        Some(LiveIngest { rtmps: Ingest::rtmps(stream_key), srt })
    }
}

mod sealed {
    pub trait Sealed {}

    impl Sealed for crate::models::PlaybackId {}
    impl Sealed for crate::models::LiveStream {}
}
