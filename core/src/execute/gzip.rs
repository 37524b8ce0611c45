//! Replies in gzip.

use std::io::Read;

use fastpix_errors::{FastpixError, ResponseValidationError};
use flate2::read::MultiGzDecoder;
use http::header;

use super::{Cut, Plan, Whole};
use crate::response::Reply;

impl Plan<'_> {
    /// The reply with what its body was before it was packed.
    pub(super) fn unpacked(&self, mut reply: Reply) -> Result<Reply, FastpixError> {
        let limit = self.limit(&reply);
        let mut body = Vec::new();
        // A few bytes can hold more than there is memory.
        let end = MultiGzDecoder::new(&reply.body[..]).take((limit as u64).saturating_add(1)).read_to_end(&mut body);
        let too_long = body.len() > limit;
        body.truncate(limit);
        // Of a reply that reports an error, whatever came of it is enough.
        if reply.status.is_success() {
            if too_long {
                return Err(self.cut_off(Cut::TooLong, reply, Whole { first: body.into(), all: Vec::new() }));
            }
            if end.is_err() {
                let message = "it is not valid gzip";
                return Err(ResponseValidationError::new(message, reply.status, reply.headers, reply.body).into());
            }
        }
        reply.body = body.into();
        reply.headers.remove(header::CONTENT_ENCODING);
        reply.headers.remove(header::CONTENT_LENGTH);
        Ok(reply)
    }
}
