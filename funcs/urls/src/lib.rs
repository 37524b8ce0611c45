//! URLs of FastPix that the API does not return: playback, images, subtitles, downloads, DRM and live ingest.
//!
//! The API returns playback IDs, track IDs and stream keys. This crate builds the URLs from them, for players, pages
//! and encoders. It only builds strings: no requests, no dependencies.
//!
//! - [`Playback`]: URLs of a playback ID: HLS playlist, thumbnail, animated image, spritesheet, subtitles, downloads,
//!   DRM.
//! - [`Ingest`]: where an encoder sends a live stream, over RTMPS or SRT, with a command for ffmpeg and settings for
//!   OBS.
//! - [`Spritesheet`]: which tile of a spritesheet belongs to a time.
//! - [`Hosts`]: hosts of your own.
//!
//! ```
//! use fastpix_urls::{ImageFormat, Ingest, Playback, Resolution};
//!
//! let playback = Playback::new("3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10");
//! let stream = playback.hls().max_resolution(Resolution::P720).build()?;
//! let poster = playback.thumbnail(ImageFormat::Webp).time(3).build()?;
//! println!(r#"<video src="{stream}" poster="{poster}"></video>"#);
//!
//! println!("{}", Ingest::rtmps("0f3a").build()?.obs_settings());
//! # Ok::<(), fastpix_urls::UrlError>(())
//! ```
//!
//! # Signed playback
//!
//! A private playback ID needs a token in each URL. The feature `token` adds `SigningKey`, which signs tokens with the
//! key that `signing_keys_create_signing_key` returned:
//!
#![cfg_attr(feature = "_token", doc = "```")]
#![cfg_attr(not(feature = "_token"), doc = "```ignore")]
//! use fastpix_urls::{Audience, Playback, SigningKey};
#![cfg_attr(feature = "_token", doc = "# const PRIVATE_KEY: &str = include_str!(\"../tests/keys/api.txt\");")]
//!
//! let signing_key = SigningKey::new("b7c1e2d4-5a6f-4e3b-8c9d-0a1b2c3d4e5f", PRIVATE_KEY)?;
//! let token = signing_key.token(Audience::Media("3f5c")).sign()?;
//! let url = Playback::new("3f5c").hls().token(&token).build()?;
#![cfg_attr(feature = "_token", doc = "# drop(url);")]
#![cfg_attr(feature = "_token", doc = "# Ok::<(), Box<dyn std::error::Error>>(())")]
//! ```
//!
//! # Features
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `token` | `SigningKey` and `VerifyingKey`, with the cryptography of `ring` |
//! | `ring`, `aws-lc-rs` | the same with the cryptography of one or the other; aws-lc-rs where both are enabled |
#![cfg_attr(docsrs, feature(doc_cfg))]

mod encode;
mod error;
mod hosts;
mod ingest;
mod json;
mod playback;
mod spritesheet;
#[cfg(feature = "_token")]
mod token;

#[cfg(feature = "_token")]
pub use crate::token::{Audience, Claims, KeyError, SigningKey, Token, TokenBuilder, TokenError, VerifyingKey};
pub use crate::{error::*, hosts::Hosts, ingest::*, playback::*, spritesheet::*};

#[cfg(all(doctest, feature = "_token"))]
#[doc = include_str!("../README.md")]
struct Readme;
