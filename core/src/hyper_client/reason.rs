//! The reason for an error of hyper's.

use std::error::Error;
#[cfg(feature = "_tls")]
use std::io;

use hyper_util::client::legacy;

#[cfg(feature = "proxy")]
use super::proxy::ProxyError;
#[cfg(feature = "_tls")]
use super::tls;
use crate::http_client::Reason;

pub(super) fn of(error: &legacy::Error) -> Reason {
    if error.is_connect() {
        return if is_permanent(error) { Reason::NeverConnects } else { Reason::NoConnection };
    }
    let cause = error.source().and_then(|cause| cause.downcast_ref::<hyper::Error>());
    if cause.is_some_and(hyper::Error::is_parse) { Reason::InvalidResponse } else { Reason::Failed }
}

/// Returns true if another attempt to connect would meet the same error.
#[cfg(any(feature = "_tls", feature = "proxy"))]
fn is_permanent(error: &legacy::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        #[cfg(feature = "proxy")]
        if error.downcast_ref().is_some_and(ProxyError::is_permanent) {
            return true;
        }
        #[cfg(feature = "_tls")]
        if error.downcast_ref().is_some_and(tls::is_permanent) {
            return true;
        }
        cause = error.source();
        // An I/O error gives the source of the error in it, and not that error itself.
        #[cfg(feature = "_tls")]
        if let Some(inner) = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
            cause = Some(inner);
        }
    }
    false
}

#[cfg(not(any(feature = "_tls", feature = "proxy")))]
fn is_permanent(_: &legacy::Error) -> bool {
    false
}
