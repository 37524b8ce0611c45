//! The requests and replies of the FastPix API.
//!
//! - **Requests** have `new` with what is required, and one chainable setter for each optional field. What is not set is
//!   not sent; the documentation of a field names the service's default.
//! - **Replies** have public fields, all of them optional: the service leaves fields out, or sends `null`, and adds new
//!   ones without notice. Unknown fields are ignored here; the raw reply has them.
//! - **Enums** are open: a value that does not exist yet is kept as `Unknown`, and written back as it came.
//! - **[`Secret`]** holds what grants access, and shows it only on request.
//!
//! There is a feature for each resource of the API, named as in `fastpix-funcs`.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod macros;
mod codec;
mod common;
mod secret;
#[cfg(feature = "start-live-stream")]
mod start_live_stream;
mod timestamp;

#[cfg(feature = "start-live-stream")]
pub use crate::start_live_stream::*;
pub use crate::{common::*, secret::Secret, timestamp::Timestamp};
