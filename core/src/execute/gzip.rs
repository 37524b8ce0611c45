//! Replies in gzip.

use std::io::{ErrorKind, Read};

use flate2::read::MultiGzDecoder;

/// How unpacking ended.
pub(super) enum End {
    Whole,
    /// There is more than may be.
    TooLong,
    /// The rest is missing, or is no gzip.
    Broken,
}

/// What is in there, up to a limit: a few bytes can hold more than there is memory.
pub(super) fn unpack(packed: &[u8], limit: usize) -> (Vec<u8>, End) {
    let mut unpacked = Vec::new();
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match MultiGzDecoder::new(packed).take(one_more).read_to_end(&mut unpacked) {
        Ok(_) if unpacked.len() <= limit => (unpacked, End::Whole),
        Err(error) if error.kind() != ErrorKind::OutOfMemory => (unpacked, End::Broken),
        _ => {
            unpacked.truncate(limit);
            (unpacked, End::TooLong)
        }
    }
}
