//! Keys in all the forms in which they are passed on, and those that are rejected.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_urls::{Audience, KeyError, SigningKey, VerifyingKey};
use proptest::prelude::*;

const API: &str = include_str!("keys/api.txt");
const PRIVATE: &str = include_str!("keys/private.pem");
const PKCS1: &str = include_str!("keys/pkcs1.pem");
const PUBLIC: &str = include_str!("keys/public.pem");
const RSA_PUBLIC: &str = include_str!("keys/rsa-public.pem");
const ENCRYPTED: &str = include_str!("keys/encrypted.pem");
const ENCRYPTED_PKCS1: &str = include_str!("keys/encrypted-pkcs1.pem");
const CERTIFICATE: &str = include_str!("keys/certificate.pem");
const EC: &str = include_str!("keys/ec.pem");
const EC_SEC1: &str = include_str!("keys/ec-sec1.pem");

fn der(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(body).unwrap()
}

/// The forms in which a key can arrive: as it is, and each way of joining its lines.
fn forms(pem: &str) -> Vec<Vec<u8>> {
    let lines: Vec<&str> = pem.lines().collect();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    let body = lines[1..lines.len() - 1].concat();
    let one_line = format!("{first}\n{body}\n{last}\n");
    let mut forms: Vec<String> = vec![
        pem.to_owned(),
        one_line.clone(),
        format!("{first}{body}{last}"),
        format!("comment\n\n{pem}\n\nmore"),
        pem.replace('\n', "\r\n"),
        pem.replace('\n', " "),
        pem.replace('\n', "\\n"),
        pem.replace('\n', "\\r\\n"),
        body.clone(),
    ];
    forms.extend([STANDARD.encode(pem), STANDARD.encode(&one_line), format!(" {}\n", STANDARD.encode(one_line))]);
    let mut forms: Vec<Vec<u8>> = forms.into_iter().map(String::into_bytes).collect();
    forms.push(der(pem));
    forms
}

#[track_caller]
fn signing_error(key: impl AsRef<[u8]>) -> KeyError {
    SigningKey::new("7c1d", key).unwrap_err()
}

#[test]
fn the_private_key_is_read_as_the_api_returns_it() {
    let decoded = String::from_utf8(STANDARD.decode(API).unwrap()).unwrap();
    assert_eq!(decoded.lines().count(), 3, "the body is one line");
    let signing_key = SigningKey::new("7c1d", API).unwrap();
    assert_eq!(signing_key.key_id(), "7c1d");
    assert!(signing_key.token(Audience::Media("3f5c")).sign().is_ok());
}

#[test]
fn all_forms_of_a_key_are_the_same_key() {
    let expected = SigningKey::new("7c1d", API).unwrap().clock(|| std::time::UNIX_EPOCH);
    let expected = expected.token(Audience::Media("3f5c")).sign().unwrap();
    for form in forms(PRIVATE).into_iter().chain(forms(PKCS1)) {
        let text = String::from_utf8_lossy(&form).into_owned();
        let key = SigningKey::new("7c1d", form).unwrap_or_else(|error| panic!("{error} for {text:?}"));
        let token = key.clock(|| std::time::UNIX_EPOCH).token(Audience::Media("3f5c")).sign().unwrap();
        assert_eq!(token.as_str(), expected.as_str(), "{text:?}");
    }
    let token = SigningKey::new("7c1d", API).unwrap().token(Audience::Media("3f5c")).sign().unwrap();
    for form in forms(PUBLIC).into_iter().chain(forms(RSA_PUBLIC)) {
        let key = VerifyingKey::new("7c1d", form).unwrap();
        assert_eq!(key.key_id(), "7c1d");
        assert!(key.verify(&token, Audience::Media("3f5c")).is_ok());
    }
}

#[test]
fn keys_with_more_bits_sign_too() {
    let key = SigningKey::new("7c1d", include_str!("keys/3072.pem")).unwrap();
    let token = key.token(Audience::Media("3f5c")).sign().unwrap();
    assert_eq!(token.as_str().rsplit('.').next().unwrap().len(), 512);
    assert!(key.verifying_key().verify(&token, Audience::Media("3f5c")).is_ok());
}

#[test]
fn a_public_key_cannot_sign_and_a_private_key_is_not_a_public_key() {
    for form in forms(PUBLIC).into_iter().chain(forms(RSA_PUBLIC)).chain(forms(CERTIFICATE)) {
        assert_eq!(signing_error(form), KeyError::Public);
    }
    for form in forms(PRIVATE).into_iter().chain(forms(PKCS1)) {
        assert_eq!(VerifyingKey::new("7c1d", form).unwrap_err(), KeyError::Private);
    }
}

#[test]
fn an_encrypted_key_is_an_error_that_says_so() {
    for form in forms(ENCRYPTED) {
        assert_eq!(signing_error(form), KeyError::Encrypted);
    }
    assert_eq!(signing_error(ENCRYPTED_PKCS1), KeyError::Encrypted);
    assert_eq!(signing_error(STANDARD.encode(ENCRYPTED_PKCS1)), KeyError::Encrypted);
    assert!(KeyError::Encrypted.to_string().contains("encrypted"));
}

#[test]
fn a_key_below_2048_bits_is_an_error_with_its_length() {
    for (pem, bits) in [(include_str!("keys/1024.pem"), 1024), (include_str!("keys/2047.pem"), 2047)] {
        for form in forms(pem) {
            assert_eq!(signing_error(form), KeyError::TooShort { bits });
        }
    }
    assert_eq!(KeyError::TooShort { bits: 1024 }.to_string(), "the key has 1024 bits; at least 2048 are needed");
}

#[test]
fn a_key_of_another_algorithm_is_an_error_that_says_so() {
    for form in forms(EC).into_iter().chain(forms(EC_SEC1)) {
        assert_eq!(signing_error(form), KeyError::NotRsa);
    }
}

#[test]
fn what_is_no_key_is_malformed() {
    for key in [
        "",
        " ",
        "0",
        "hunter2",
        "a2V5",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMII!\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "-----BEGIN SOMETHING-----\nMIIB\n-----END SOMETHING-----",
        "-----BEGIN -----END",
    ] {
        assert_eq!(signing_error(key), KeyError::Malformed, "{key:?}");
    }
    assert_eq!(signing_error([0xff, 0xfe]), KeyError::Malformed);
    let mut trailing = der(PRIVATE);
    trailing.push(0);
    assert_eq!(signing_error(trailing), KeyError::Malformed);
}

#[test]
fn a_key_with_wrong_numbers_is_rejected_when_it_is_read() {
    let mut key = der(PKCS1);
    // The last byte of the modulus: it is no longer the product of the primes.
    key[9 + 2 + 256] ^= 2;
    assert!(matches!(signing_error(key), KeyError::Rejected { .. }));
}

#[test]
fn keys_are_not_in_the_debug_output_nor_in_errors() {
    let key = SigningKey::new("7c1d", API).unwrap();
    assert_eq!(format!("{key:?}"), r#"SigningKey { key_id: "7c1d", key: "[redacted]" }"#);
    let token = key.token(Audience::Media("3f5c"));
    assert!(format!("{token:?}").contains("[redacted]"));
    assert!(!format!("{token:?}").contains("RsaKeyPair"));
    assert!(!signing_error("hunter2").to_string().contains("hunter2"));
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), text in any::<String>()) {
        for key in [bytes, text.into_bytes()] {
            prop_assert!(SigningKey::new("7c1d", &key).is_err());
            prop_assert!(VerifyingKey::new("7c1d", &key).is_err());
        }
    }

    #[test]
    fn a_key_that_is_cut_off_or_changed_does_not_panic(at in 0_usize..1216, byte in any::<u8>()) {
        for mut key in [der(PRIVATE), der(PKCS1), der(PUBLIC), der(CERTIFICATE)] {
            prop_assert!(SigningKey::new("7c1d", &key[..at.min(key.len() - 1)]).is_err());
            prop_assert!(VerifyingKey::new("7c1d", &key[..at.min(key.len() - 1)]).is_err());
            let index = at % key.len();
            key[index] = byte;
            let _ = SigningKey::new("7c1d", &key);
            let _ = VerifyingKey::new("7c1d", &key);
        }
    }
}
