//! Webhooks of the video platform FastPix: verifies the signature of a request, and reads its event.
//!
//! FastPix posts an event when something changes: a media is ready, a live stream is active. This crate has no transport;
//! it works with any HTTP server that gives the headers and the bytes of the body.
//!
//! - [`WebhookSecret`]: the signing secret from the dashboard, or several during a rotation.
//! - [`webhooks_unwrap`]: verifies a request and returns its [`Event`]. [`webhooks_verify_signature`] only verifies.
//! - [`is_probe`]: recognizes the test request of the dashboard.
//! - [`webhooks_sign`]: signs a body, for tests.
//!
//! ```
//! use fastpix_webhooks::{EventType, WebhookSecret, is_probe, webhooks_unwrap};
//!
//! /// Returns the status of the response. `signature` is the value of the header `FastPix-Signature`.
//! fn receive(secret: &WebhookSecret, signature: Option<&str>, body: &[u8]) -> u16 {
//!     if is_probe(&signature, body) {
//!         return 200;
//!     }
//!     match webhooks_unwrap(secret, &signature, body) {
//!         Ok(event) => {
//!             if event.event_type == EventType::MediaReady {
//!                 println!("media {:?} is ready", event.media_id());
//!             }
//!             200
//!         }
//!         // FastPix sent it, and will send the same again.
//!         Err(error) if error.is_verified() => 200,
//!         Err(_) => 401,
//!     }
//! }
//! # use fastpix_webhooks::webhooks_sign;
//! # let secret = WebhookSecret::new("YSBzZWNyZXQgZm9yIGV4YW1wbGVzIG9ubHkhISEhISE=")?;
//! # let body = br#"{"type":"video.media.ready","id":"e","object":{"type":"media","id":"m"}}"#;
//! # assert_eq!(receive(&secret, Some(&webhooks_sign(&secret, body)), body), 200);
//! # assert_eq!(receive(&secret, None, b"{}"), 200);
//! # assert_eq!(receive(&secret, None, body), 401);
//! # Ok::<(), fastpix_webhooks::SecretError>(())
//! ```
//!
//! # What a receiver has to know
//!
//! - **Verify the bytes as they were received.** The signature is over the raw body. A body that was parsed and serialized
//!   again has other white space, another order of fields or other escapes, and does not match.
//! - **Deliveries repeat.** Store [`Event::id`], and respond to an event that is known with a 2xx without doing it again.
//!   The signature has no time, so an old request can be sent again by anyone who has it.
//! - **The order is not kept.** `ready` can arrive before `created`. An event is a hint: read the object again before acting
//!   on it, or order events by [`Event::created_at`].
//! - **Respond quickly, work later.** Put the event into a queue and respond with a 2xx.
//! - **Any status but 2xx means "try again".** Respond with a 5xx if the event could not be stored. A body that is verified
//!   but unreadable ([`WebhookError::is_verified`]) gets a 2xx: it will be the same the next time.
//! - **Limit the body**, to [`BODY_LIMIT`], before it is read into memory. This crate reads bodies of any size.
//! - **The secret is shown after a test.** The dashboard first posts an unsigned request that has to be answered with a 2xx,
//!   see [`is_probe`].
//! - **Events contain stream keys.** `Debug` does not show them; [`Event::raw`] does.
//!
//! # Features
//!
//! | feature | what it adds |
//! | --- | --- |
//! | `media`, `upload`, `live`, `ai` | typed data of these families of events, see [`EventData`] |
//! | `full` | all of them |
//! | `http` | takes the signature from an `http::HeaderMap` |
#![cfg_attr(feature = "http", doc = include_str!("axum.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod data;
mod error;
mod event;
mod event_type;
mod json;
mod secret;
mod signature;

pub use crate::{data::*, error::*, event::*, event_type::EventType, secret::*, signature::*};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
