//! TLS: its provider, root certificates and client certificate.
//!
//! Where several providers are enabled, that of the operating system is used, else aws-lc-rs, else ring. What else the
//! program links, or installs as its default, has no effect.

#[cfg(not(feature = "native-tls"))]
mod by_rustls;
#[cfg(feature = "native-tls")]
mod by_system;

use fastpix_errors::InvalidRequestError;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};

#[cfg(not(feature = "native-tls"))]
pub(crate) use self::by_rustls::{AddRoots, Config, Https, Identify, add_roots, identify, is_permanent};
#[cfg(feature = "native-tls")]
pub(crate) use self::by_system::{AddRoots, Config, Https, Identify, add_roots, identify, is_permanent};
use crate::invalid_request;

/// Calls the function with each root certificate of a PEM.
fn each_root(
    pem: &[u8],
    mut add: impl FnMut(CertificateDer<'static>) -> Result<(), InvalidRequestError>,
) -> Result<(), InvalidRequestError> {
    let mut some = false;
    for certificate in CertificateDer::pem_slice_iter(pem) {
        add(certificate.map_err(|error| invalid_request("a root certificate is not PEM").with_source(error))?)?;
        some = true;
    }
    if some { Ok(()) } else { Err(invalid_request("a PEM of root certificates contains no certificate")) }
}

/// The client certificate and the intermediate ones of a PEM: at least one.
fn client_chain(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, InvalidRequestError> {
    let chain = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| invalid_request("the client certificate is not PEM").with_source(error))?;
    if chain.is_empty() {
        return Err(invalid_request("the PEM of the client certificate contains no certificate"));
    }
    Ok(chain)
}

/// No error shows any part of the key.
fn client_key(pem: &[u8]) -> Result<PrivateKeyDer<'static>, InvalidRequestError> {
    PrivateKeyDer::from_pem_slice(pem)
        .map_err(|_| invalid_request("the PEM of the client certificate's key contains no unencrypted private key"))
}
