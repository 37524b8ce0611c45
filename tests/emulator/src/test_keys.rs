//! RSA key pairs for tests. They are published with this crate: nothing that matters may be signed with them.
//!
//! Signing keys of the emulator take their pairs from here, because generating one takes seconds in a debug build.

/// A private key and its public key, in PEM as the API returns them.
pub(crate) struct KeyPair {
    /// PKCS#8. The API does not wrap its body into lines.
    pub(crate) private: &'static str,
    /// SubjectPublicKeyInfo.
    pub(crate) public: &'static str,
}

macro_rules! pair {
    ($number:literal) => {
        KeyPair {
            private: include_str!(concat!("keys/test-key-", $number, ".private.pem")),
            public: include_str!(concat!("keys/test-key-", $number, ".public.pem")),
        }
    };
}

pub(crate) static PAIRS: [KeyPair; 4] = [pair!(1), pair!(2), pair!(3), pair!(4)];
