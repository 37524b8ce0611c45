//! Responses in gzip.

use std::io::Read;

use fastpix_errors::{FastpixError, ResponseValidationError};
use flate2::bufread::GzDecoder;
use http::header;

use super::plan::CallPlan;
use crate::response::RawResponse;

impl CallPlan<'_> {
    /// The response with its body unpacked.
    pub(super) fn unpack(&self, mut response: RawResponse) -> Result<RawResponse, FastpixError> {
        let limit = self.body_limit(response.status.is_success());
        let mut body = Vec::new();
        let is_valid = unpack(&response.body, &mut body, limit);
        let is_too_long = body.len() > limit;
        body.truncate(limit);
        // The beginning of an error response is enough.
        if response.status.is_success() {
            if is_too_long {
                return Err(self.too_long(response.status, response.headers, body.into()));
            }
            if !is_valid {
                let message = "it is not valid gzip";
                let error = ResponseValidationError::new(message, response.status, response.headers, response.body);
                return Err(error.into());
            }
        }
        response.body = body.into();
        response.headers.remove(header::CONTENT_ENCODING);
        response.headers.remove(header::CONTENT_LENGTH);
        Ok(response)
    }
}

/// Unpacks all members, and at most one byte more than the limit: a few bytes can hold more than there is memory. Zeros
/// after the last member are padding.
fn unpack(mut packed: &[u8], into: &mut Vec<u8>, limit: usize) -> bool {
    loop {
        let mut member = GzDecoder::new(packed);
        let most = (limit as u64).saturating_add(1).saturating_sub(into.len() as u64);
        if member.by_ref().take(most).read_to_end(into).is_err() {
            return false;
        }
        packed = member.into_inner();
        if into.len() > limit || packed.iter().all(|byte| *byte == 0) {
            return true;
        }
    }
}
