//! Responses in gzip.

use std::io::Read;

use fastpix_errors::{FastpixError, ResponseValidationError};
use flate2::read::MultiGzDecoder;
use http::header;

use super::{BodyBuffer, BodyError, CallPlan};
use crate::response::RawResponse;

impl CallPlan<'_> {
    /// The response with what its body was before it was packed.
    pub(super) fn unpacked(&self, mut response: RawResponse) -> Result<RawResponse, FastpixError> {
        let limit = self.limit(&response);
        let mut body = Vec::new();
        // A few bytes can hold more than there is memory.
        let end = MultiGzDecoder::new(&response.body[..]).take((limit as u64).saturating_add(1)).read_to_end(&mut body);
        let too_long = body.len() > limit;
        body.truncate(limit);
        // Of a response that reports an error, whatever came of it is enough.
        if response.status.is_success() {
            if too_long {
                return Err(self.cut_off(
                    BodyError::TooLong,
                    response,
                    BodyBuffer { first: body.into(), all: Vec::new() },
                ));
            }
            if end.is_err() {
                let message = "it is not valid gzip";
                return Err(
                    ResponseValidationError::new(message, response.status, response.headers, response.body).into()
                );
            }
        }
        response.body = body.into();
        response.headers.remove(header::CONTENT_ENCODING);
        response.headers.remove(header::CONTENT_LENGTH);
        Ok(response)
    }
}
