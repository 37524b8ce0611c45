//! Base64 as basic authentication needs it: RFC 4648, with padding.
//!
//! The encoder of the crate `base64` is fast for long texts, and 5 KB in every program. Tests compare the two.

/// The length of so many encoded bytes.
pub(crate) fn encoded_len(bytes: usize) -> usize {
    bytes.div_ceil(3).saturating_mul(4)
}

/// Appends the encoded bytes.
pub(crate) fn encode(bytes: &[u8], into: &mut Vec<u8>) {
    for chunk in bytes.chunks(3) {
        let group =
            (0..3).fold(0, |group, index| group << 8 | u32::from(chunk.get(index).copied().unwrap_or_default()));
        for index in 0..4 {
            let digit = (group >> (18 - 6 * index)) as u8 & 63;
            into.push(match digit {
                _ if index > chunk.len() => b'=',
                0..=25 => b'A' + digit,
                26..=51 => b'a' - 26 + digit,
                52..=61 => digit - 52 + b'0',
                62 => b'+',
                _ => b'/',
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn encoded(bytes: &[u8]) -> String {
        let mut encoded = Vec::new();
        encode(bytes, &mut encoded);
        assert_eq!(encoded.len(), encoded_len(bytes.len()));
        String::from_utf8(encoded).unwrap()
    }

    #[test]
    fn the_examples_of_the_rfc_are_encoded() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encoded(text.as_bytes()), expected);
        }
    }

    proptest! {
        #[test]
        fn every_value_is_encoded_as_by_the_crate_base64(bytes: Vec<u8>) {
            use ::base64::{Engine, engine::general_purpose::STANDARD};
            prop_assert_eq!(encoded(&bytes), STANDARD.encode(&bytes));
        }
    }
}
