//! Reads keys in the forms in which they are passed on.

use std::fmt;

use base64::decoded_len_estimate;
use zeroize::Zeroizing;

use super::{Engine as _, RsaKeyPair, STANDARD};

const MIN_BITS: usize = 2048;

/// Error of a key that cannot be read. No message contains a part of the key.
#[cfg_attr(docsrs, doc(cfg(feature = "token")))]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// It is a public key or a certificate, where a private key is needed.
    Public,
    /// It is a private key, where a public key is needed.
    Private,
    /// It is encrypted with a passphrase. Decrypt it first, as with `openssl pkcs8`.
    Encrypted,
    /// It is a key of another algorithm than RSA.
    NotRsa,
    /// Its modulus is shorter than 2048 bits.
    TooShort {
        /// Length of the modulus.
        bits: usize,
    },
    /// It is neither base64, PEM nor DER of a key, or it is damaged.
    Malformed,
    /// The cryptographic provider rejects its numbers.
    Rejected {
        /// Message of the provider.
        reason: String,
    },
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("the key is a public key; a private key is needed to sign"),
            Self::Private => f.write_str("the key is a private key; a public key is needed to verify"),
            Self::Encrypted => f.write_str("the private key is encrypted with a passphrase; decrypt it first"),
            Self::NotRsa => f.write_str("the key is not an RSA key"),
            Self::TooShort { bits } => write!(f, "the key has {bits} bits; at least {MIN_BITS} are needed"),
            Self::Malformed => f.write_str("the key is neither base64, PEM nor DER of a key"),
            Self::Rejected { reason } => write!(f, "the key is rejected by the cryptographic provider: {reason}"),
        }
    }
}

impl std::error::Error for KeyError {}

/// DER of a key, by what its outer form says that it is.
enum Der<'a> {
    /// `RSAPrivateKey` of PKCS#1.
    RsaPrivate(&'a [u8]),
    /// `RSAPublicKey` of PKCS#1.
    RsaPublic(&'a [u8]),
}

pub(super) fn read_private(key: &[u8]) -> Result<RsaKeyPair, KeyError> {
    let der = to_der(key)?;
    match classify(&der)? {
        Der::RsaPrivate(key) => {
            check_length(key)?;
            RsaKeyPair::from_der(key).map_err(|error| KeyError::Rejected { reason: error.to_string() })
        }
        Der::RsaPublic(_) => Err(KeyError::Public),
    }
}

/// The `RSAPublicKey` of a public key.
pub(super) fn read_public(key: &[u8]) -> Result<Box<[u8]>, KeyError> {
    let der = to_der(key)?;
    match classify(&der)? {
        Der::RsaPublic(key) => check_length(key).map(|()| key.into()),
        Der::RsaPrivate(_) => Err(KeyError::Private),
    }
}

pub(super) fn signature_len(key_pair: &RsaKeyPair) -> usize {
    #[cfg(feature = "aws-lc-rs")]
    return key_pair.public_modulus_len();
    #[cfg(not(feature = "aws-lc-rs"))]
    return key_pair.public().modulus_len();
}

/// DER from DER, a PEM, or base64 of either.
fn to_der(key: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    // A text that begins with this character, `0`, is base64 of no key.
    if key.first() == Some(&SEQUENCE) {
        return Ok(Zeroizing::new(key.to_vec()));
    }
    let text = std::str::from_utf8(key).map_err(|_| KeyError::Malformed)?;
    if let Some((_, pem)) = text.split_once(BEGIN) {
        return from_pem(pem);
    }
    let decoded = from_base64(text)?;
    match std::str::from_utf8(&decoded).ok().and_then(|text| text.split_once(BEGIN)) {
        Some((_, pem)) => from_pem(pem),
        None => Ok(decoded),
    }
}

const BEGIN: &str = "-----BEGIN ";

/// DER of a PEM, of which `BEGIN` is cut off. Its label decides the error: the content of another kind of key need not
/// be readable. The reader of rustls-pki-types takes no line ends that are written out, and leaves copies of the key in
/// memory.
fn from_pem(pem: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (label, rest) = pem.split_once("-----").ok_or(KeyError::Malformed)?;
    let (body, end) = rest.split_once("-----END ").ok_or(KeyError::Malformed)?;
    if !end.strip_prefix(label).is_some_and(|end| end.starts_with("-----")) {
        return Err(KeyError::Malformed);
    }
    match label {
        // Only encrypted keys of PKCS#1 have headers, such as `Proc-Type: 4,ENCRYPTED`.
        "RSA PRIVATE KEY" if body.contains(':') => Err(KeyError::Encrypted),
        "PRIVATE KEY" | "RSA PRIVATE KEY" | "PUBLIC KEY" | "RSA PUBLIC KEY" => from_base64(body),
        "ENCRYPTED PRIVATE KEY" => Err(KeyError::Encrypted),
        "CERTIFICATE" => Err(KeyError::Public),
        _ if label.ends_with(" PRIVATE KEY") => Err(KeyError::NotRsa),
        _ => Err(KeyError::Malformed),
    }
}

/// Decodes standard base64 without the line ends in it: real ones, and `\n` or `\r` as two characters, as in a variable
/// of the environment. Base64 has no `\` of its own.
fn from_base64(text: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    // Both have their final capacity from the start: growing would leave copies behind.
    let mut compact = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if matches!(bytes.next(), Some(b'n' | b'r')) => {}
            byte if byte.is_ascii_whitespace() => {}
            byte => compact.push(byte),
        }
    }
    let mut decoded = Zeroizing::new(Vec::with_capacity(decoded_len_estimate(compact.len())));
    STANDARD.decode_vec(&*compact, &mut decoded).map_err(|_| KeyError::Malformed)?;
    Ok(decoded)
}

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_ID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;

/// 1.2.840.113549.1.1.1
const RSA_ENCRYPTION: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

fn classify(der: &[u8]) -> Result<Der<'_>, KeyError> {
    let (content, rest) = expect(der, SEQUENCE)?;
    if !rest.is_empty() {
        return Err(KeyError::Malformed);
    }
    let (tag, first, rest) = element(content)?;
    let (second_tag, second, rest) = element(rest)?;
    match (tag, second_tag) {
        // SubjectPublicKeyInfo: algorithm, key.
        (SEQUENCE, BIT_STRING) => {
            check_algorithm(first)?;
            // The first byte counts unused bits, of which a key has none.
            second.strip_prefix(&[0]).map(Der::RsaPublic).ok_or(KeyError::Malformed)
        }
        // EncryptedPrivateKeyInfo: algorithm, encrypted key.
        (SEQUENCE, OCTET_STRING) => Err(KeyError::Encrypted),
        // Certificate: content, algorithm, signature.
        (SEQUENCE, SEQUENCE) => Err(KeyError::Public),
        // PrivateKeyInfo: version, algorithm, key.
        (INTEGER, SEQUENCE) => {
            check_algorithm(second)?;
            Ok(Der::RsaPrivate(expect(rest, OCTET_STRING)?.0))
        }
        // RSAPrivateKey: version, modulus, exponent and more. RSAPublicKey: modulus, exponent.
        (INTEGER, INTEGER) if rest.is_empty() => Ok(Der::RsaPublic(der)),
        (INTEGER, INTEGER) => Ok(Der::RsaPrivate(der)),
        // ECPrivateKey: version, key.
        (INTEGER, OCTET_STRING) => Err(KeyError::NotRsa),
        _ => Err(KeyError::Malformed),
    }
}

fn check_algorithm(algorithm: &[u8]) -> Result<(), KeyError> {
    let (id, _) = expect(algorithm, OBJECT_ID)?;
    if id == RSA_ENCRYPTION { Ok(()) } else { Err(KeyError::NotRsa) }
}

/// Checks the length of the modulus, the second number of a private key and the first of a public key.
fn check_length(key: &[u8]) -> Result<(), KeyError> {
    let (content, _) = expect(key, SEQUENCE)?;
    let (first, rest) = expect(content, INTEGER)?;
    let modulus = if first == [0] { expect(rest, INTEGER)?.0 } else { first };
    let zeros: usize = modulus.iter().take_while(|byte| **byte == 0).count();
    let significant = modulus.get(zeros..).unwrap_or_default();
    let bits = significant.len() * 8 - significant.first().map_or(0, |byte| byte.leading_zeros() as usize);
    if bits < MIN_BITS { Err(KeyError::TooShort { bits }) } else { Ok(()) }
}

fn expect(der: &[u8], expected: u8) -> Result<(&[u8], &[u8]), KeyError> {
    let (tag, content, rest) = element(der)?;
    if tag == expected { Ok((content, rest)) } else { Err(KeyError::Malformed) }
}

/// The next element: tag, content, and what follows it.
fn element(der: &[u8]) -> Result<(u8, &[u8], &[u8]), KeyError> {
    let read = || {
        let (tag, rest) = der.split_first()?;
        let (length, rest) = rest.split_first()?;
        let (length, rest) = match length {
            0..=0x7f => (usize::from(*length), rest),
            // Two bytes are enough for a key: 65 535 bytes.
            0x81 | 0x82 => {
                let (bytes, rest) = rest.split_at_checked(usize::from(length - 0x80))?;
                (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        Some((*tag, content, rest))
    };
    read().ok_or(KeyError::Malformed)
}
