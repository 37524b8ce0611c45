//! Response body: reading it within limits of time and size, and its content encoding.

use std::{future::poll_fn, pin::Pin, str, task::Poll, time::Duration};

use bytes::Bytes;
use fastpix_errors::{BoxError, FastpixError, ResponseValidationError};
use http::{HeaderMap, header};
use http_body::Body;
use tokio::time::{Instant, Sleep};

use super::{
    plan::CallPlan,
    time::{deadline_after, poll_deadline},
};
use crate::{ResponseBody, response::RawResponse};

/// Why a body is incomplete.
pub(super) enum BodyError {
    Failed(BoxError),
    TimedOut,
    TooLong,
}

/// The data of a body. A body of one part, the usual case, is not copied.
#[derive(Default)]
pub(super) struct BodyBuffer {
    first: Bytes,
    all: Vec<u8>,
}

impl BodyBuffer {
    /// Adds as much of the data as the limit allows.
    pub(super) fn push(&mut self, mut data: Bytes, limit: usize) -> Result<(), BodyError> {
        let free = limit.saturating_sub(self.first.len() + self.all.len());
        let fits = data.len() <= free;
        data.truncate(free);
        if self.first.is_empty() && self.all.is_empty() {
            self.first = data;
        } else {
            if self.all.is_empty() {
                self.all.extend_from_slice(&self.first);
                self.first = Bytes::new();
            }
            self.all.extend_from_slice(&data);
        }
        if fits { Ok(()) } else { Err(BodyError::TooLong) }
    }

    pub(super) fn into_bytes(self) -> Bytes {
        if self.all.is_empty() { self.first } else { self.all.into() }
    }
}

/// The next data of a body. The inner `None` is the end of the body, the outer one a timeout.
pub(super) fn next_data<'a>(
    body: &'a mut ResponseBody,
    mut sleep: Pin<&'a mut Sleep>,
    read_timeout: Duration,
    deadline: Instant,
) -> impl Future<Output = Option<Result<Option<Bytes>, BoxError>>> + 'a {
    let mut read_deadline = None;
    poll_fn(move |cx| {
        while let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(cx) {
            match frame.map(|frame| frame.map(|frame| frame.into_data())) {
                None => return Poll::Ready(Some(Ok(None))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(Ok(data))) => return Poll::Ready(Some(Ok(Some(data)))),
                // Trailers.
                Some(Ok(Err(_))) => {}
            }
        }
        // Most data is there at once, and needs no look at the clock.
        let until = *read_deadline.get_or_insert_with(|| deadline_after(Instant::now(), read_timeout).min(deadline));
        poll_deadline(sleep.as_mut(), until, cx).map(|()| None)
    })
}

impl CallPlan<'_> {
    /// The maximum length of the body.
    pub(super) fn body_limit(&self, success: bool) -> usize {
        if success { self.config.limits.body } else { self.config.limits.error_body }
    }

    /// Decodes the body of a response with a content encoding.
    #[cold]
    #[inline(never)]
    pub(super) fn decode_content(&self, response: RawResponse) -> Result<RawResponse, FastpixError> {
        let encoding = Encoding::of(&response.headers);
        #[cfg(feature = "gzip")]
        if self.config.gzip && encoding == Encoding::Gzip && !is_json(&response.body) {
            return self.unpack(response);
        }
        // Some gateways decode the body and leave the header.
        let is_readable = encoding == Encoding::Identity || response.body.is_empty() || is_json(&response.body);
        if is_readable || !response.status.is_success() {
            return Ok(response);
        }
        let message = "it has a content encoding that was not asked for";
        Err(ResponseValidationError::new(message, response.status, response.headers, response.body).into())
    }
}

#[derive(PartialEq)]
enum Encoding {
    Identity,
    Gzip,
    Other,
}

impl Encoding {
    /// The encoding in all lines of the header. Without the values that mean no encoding, one is left or none.
    fn of(headers: &HeaderMap) -> Self {
        let mut encoding = Self::Identity;
        for value in headers.get_all(header::CONTENT_ENCODING) {
            for value in value.as_bytes().split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
                let is = |name: &[u8]| value.eq_ignore_ascii_case(name);
                if !is(b"") && !is(b"identity") {
                    let first = encoding == Self::Identity;
                    let is_gzip = cfg!(feature = "gzip") && first && (is(b"gzip") || is(b"x-gzip"));
                    encoding = if is_gzip { Self::Gzip } else { Self::Other };
                }
            }
        }
        encoding
    }
}

/// Returns true if the body is text that begins as the JSON of the API does. No encoded body does.
fn is_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'[')) && str::from_utf8(body).is_ok()
}
