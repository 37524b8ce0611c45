//! TLS by the operating system: OpenSSL on Linux, SChannel on Windows, Secure Transport on macOS.

use fastpix_errors::InvalidRequestError;
use native_tls::{Certificate, Identity, Protocol, TlsConnector};
use rustls_pki_types::PrivateKeyDer;
use zeroize::Zeroizing;

use super::{client_chain, client_key, each_root};
use crate::{
    base64::{encode, encoded_len},
    invalid_request,
};

/// A connector for http and https on top of another one.
pub(crate) type Https<T> = hyper_tls::HttpsConnector<T>;

/// Returns true if another handshake would fail in the same way: the server's certificate, or the versions of TLS. The
/// error has no kinds: its text has to tell.
pub(crate) fn is_permanent(error: &native_tls::Error) -> bool {
    let text = error.to_string();
    if text.contains(" alert ") {
        text.contains("alert protocol version")
    } else {
        text.contains("certificate") || text.contains("unsupported protocol")
    }
}

/// Adds root certificates to those of the operating system.
pub(crate) type AddRoots = Box<dyn FnOnce(&mut Vec<Certificate>) -> Result<(), InvalidRequestError> + Send + Sync>;

/// Makes the client certificate.
pub(crate) type Identify = Box<dyn FnOnce() -> Result<Identity, InvalidRequestError> + Send + Sync>;

/// The configuration of connections to servers and proxies.
#[cfg_attr(any(feature = "proxy", feature = "_external"), derive(Clone))]
pub(crate) struct Config {
    roots: Vec<Certificate>,
    identity: Option<Identity>,
    #[cfg(feature = "http2")]
    http2: bool,
}

impl Config {
    pub(crate) fn new(added: Vec<AddRoots>, _https: bool) -> Result<Self, InvalidRequestError> {
        let mut roots = Vec::new();
        for add in added {
            add(&mut roots)?;
        }
        Ok(Self {
            roots,
            identity: None,
            #[cfg(feature = "http2")]
            http2: false,
        })
    }

    pub(crate) fn set_client_certificate(&mut self, identify: Identify) -> Result<(), InvalidRequestError> {
        self.identity = Some(identify()?);
        Ok(())
    }

    #[cfg(feature = "http2")]
    pub(crate) fn offer_http2(&mut self) {
        self.http2 = true;
    }

    pub(crate) fn connector<T>(self, tcp: T) -> Result<Https<T>, InvalidRequestError> {
        let mut builder = TlsConnector::builder();
        builder.min_protocol_version(Some(Protocol::Tlsv12));
        for root in self.roots {
            builder.add_root_certificate(root);
        }
        let has_identity = self.identity.is_some();
        if let Some(identity) = self.identity {
            builder.identity(identity);
        }
        #[cfg(feature = "http2")]
        if self.http2 {
            builder.request_alpns(&["h2", "http/1.1"]);
        }
        let connector = builder.build().map_err(|error| match has_identity {
            true => invalid_request("the private key does not match the client certificate"),
            false => invalid_request("TLS of the operating system cannot be used").with_source(error),
        })?;
        Ok((tcp, connector.into()).into())
    }
}

pub(crate) fn add_roots(pem: Vec<u8>) -> AddRoots {
    Box::new(move |roots| {
        each_root(&pem, |certificate| {
            let certificate = Certificate::from_der(&certificate)
                .map_err(|error| invalid_request("a root certificate cannot be used").with_source(error))?;
            roots.push(certificate);
            Ok(())
        })
    })
}

pub(crate) fn identify(chain: Vec<u8>, key: Vec<u8>) -> Identify {
    let key = Zeroizing::new(key);
    Box::new(move || {
        let mut certificates = Vec::new();
        for certificate in client_chain(&chain)? {
            Certificate::from_der(&certificate)
                .map_err(|_| invalid_request("the client certificate cannot be used"))?;
            push_pem("CERTIFICATE", &certificate, &mut certificates);
        }
        let unusable = || invalid_request("the private key of the client certificate cannot be used");
        let der = pkcs8(client_key(&key)?).ok_or_else(unusable)?;
        // With its lines, twice as long at most. No copy of the key stays in memory.
        let mut key = Zeroizing::new(Vec::with_capacity(128 + 2 * der.len()));
        push_pem("PRIVATE KEY", &der, &mut key);
        Identity::from_pkcs8(&certificates, &key).map_err(|_| unusable())
    })
}

fn push_pem(label: &str, der: &[u8], into: &mut Vec<u8>) {
    const LINE: usize = 48;
    for part in ["-----BEGIN ", label, "-----\n"] {
        into.extend_from_slice(part.as_bytes());
    }
    for line in der.chunks(LINE) {
        into.reserve(encoded_len(LINE) + 1);
        encode(line, into);
        into.push(b'\n');
    }
    for part in ["-----END ", label, "-----\n"] {
        into.extend_from_slice(part.as_bytes());
    }
}

/// The key in PKCS#8, the one form that all operating systems read; `None` for an unknown curve.
fn pkcs8(key: PrivateKeyDer<'_>) -> Option<Zeroizing<Vec<u8>>> {
    const RSA: &[u8] = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";
    const P256: &[u8] = b"\x30\x13\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
    const P384: &[u8] = b"\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22";
    const P521: &[u8] = b"\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x23";
    const VERSION: &[u8] = b"\x02\x01\x00";
    let algorithm = match &key {
        PrivateKeyDer::Pkcs8(_) => return Some(Zeroizing::new(key.secret_der().to_vec())),
        PrivateKeyDer::Pkcs1(_) => RSA,
        // The number of the curve has the length that the curve demands.
        PrivateKeyDer::Sec1(key) => match key.secret_sec1_der() {
            [0x30, _, 2, 1, 1, 4, 32, ..] => P256,
            [0x30, _, 2, 1, 1, 4, 48, ..] | [0x30, 0x81, _, 2, 1, 1, 4, 48, ..] => P384,
            [0x30, 0x81, _, 2, 1, 1, 4, 66, ..] => P521,
            _ => return None,
        },
        _ => return None,
    };
    let key = element(4, &[key.secret_der()]);
    Some(element(0x30, &[VERSION, algorithm, &key]))
}

/// An element of DER.
fn element(tag: u8, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut element = Zeroizing::new(Vec::with_capacity(length + 10));
    element.push(tag);
    let bytes = length.to_be_bytes();
    match length {
        0..=0x7f => element.push(length as u8),
        _ => {
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            let significant = bytes.get(zeros..).unwrap_or_default();
            element.push(0x80 | significant.len() as u8);
            element.extend_from_slice(significant);
        }
    }
    parts.iter().for_each(|part| element.extend_from_slice(part));
    element
}
