//! Signatures, secrets and the test request of the dashboard.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failure must panic")]

use fastpix_webhooks::{
    BODY_LIMIT, WebhookError, WebhookSecret, is_probe, webhooks_sign, webhooks_unwrap, webhooks_verify_signature,
};

/// The bytes from 0 to 31.
const SECRET: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// Each signature is the output of
/// `python3 -c 'import base64,hmac,sys; print(base64.b64encode(hmac.digest(bytes(range(32)), sys.argv[1].encode(), "sha256")).decode())' BODY`
const VECTORS: [(&str, &str); 4] = [
    ("", "04tCCW2A9F+Ca0Sp1WB95ySWpBXT9KGoyI47udqNwcs="),
    ("{}", "hiJ/6WcioiR9z+4SwH2JwbBWe7yapqjYBIOPZqPahD8="),
    (BODY, "0UQvQBbC+bPNwf7YxI23D72vUSvzLFhwWspeeoi69eM="),
    (
        r#"{"type":"video.media.updated","data":{"title":"Fjære 北海 🚢"}}"#,
        "nmIUq6zQBdgSa2haEW2lobDhxluXKASayJvCL9Kiwxg=",
    ),
];

const BODY: &str = r#"{"type":"video.media.ready","object":{"type":"media","id":"m-1"},"id":"e-1","workspace":{"id":"w-1","name":"Harbour"},"status":"ready","data":{"id":"m-1","status":"Ready"},"createdAt":"2026-03-04T05:06:07.123456789Z","attempts":[]}"#;

/// The text of the secret as the key instead of its bytes:
/// `python3 -c 'import base64,hmac,sys; print(base64.b64encode(hmac.digest(sys.argv[2].encode(), sys.argv[1].encode(), "sha256")).decode())' BODY SECRET`
const SIGNED_WITH_THE_TEXT: &str = "fSItdg8w05zWGPuEDovVgzYZriAI1TShJIFs03WXJj4=";

fn secret() -> WebhookSecret {
    WebhookSecret::new(SECRET).unwrap()
}

fn verify(signature: &str, body: &[u8]) -> Result<usize, WebhookError> {
    webhooks_verify_signature(&secret(), signature, body)
}

#[test]
fn signatures_are_those_of_another_implementation() {
    for (body, signature) in VECTORS {
        assert_eq!(webhooks_sign(&secret(), body.as_bytes()), signature, "{body}");
        assert_eq!(verify(signature, body.as_bytes()), Ok(0), "{body}");
    }
}

#[test]
fn the_key_is_the_decoded_secret() {
    assert_eq!(verify(SIGNED_WITH_THE_TEXT, BODY.as_bytes()), Err(WebhookError::SignatureMismatch));
}

#[test]
fn each_flipped_bit_of_the_body_is_a_mismatch() {
    let signature = VECTORS[2].1;
    for index in 0..BODY.len() {
        for bit in 0..8 {
            let mut body = BODY.as_bytes().to_vec();
            body[index] ^= 1 << bit;
            assert_eq!(verify(signature, &body), Err(WebhookError::SignatureMismatch), "{index} {bit}");
            assert_eq!(webhooks_unwrap(&secret(), signature, &body), Err(WebhookError::SignatureMismatch));
        }
    }
    for body in [&BODY[1..], &BODY[..BODY.len() - 1], &format!("{BODY}\n"), &format!(" {BODY}"), ""] {
        assert_eq!(verify(signature, body.as_bytes()), Err(WebhookError::SignatureMismatch));
    }
}

#[test]
fn each_changed_character_of_the_signature_is_an_error() {
    let signature = VECTORS[2].1;
    for index in 0..signature.len() {
        for byte in 0..=255 {
            let mut changed = signature.as_bytes().to_vec();
            if changed[index] == byte {
                continue;
            }
            changed[index] = byte;
            let result = webhooks_verify_signature(&secret(), &changed[..], BODY.as_bytes());
            let is_base64 = byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
            // The last two bits before the padding belong to no byte: other values of them are no signature either.
            match result.unwrap_err() {
                WebhookError::SignatureMismatch => assert!(is_base64 && index < 43, "{index} {byte}"),
                error => {
                    assert_eq!(error, WebhookError::MalformedSignature, "{index} {byte}");
                    assert!(!is_base64 || index >= 42, "{index} {byte}");
                }
            }
        }
    }
}

#[test]
fn only_white_space_around_the_signature_is_accepted() {
    let signature = VECTORS[2].1;
    for accepted in [format!(" {signature}"), format!("{signature} \t"), format!("\t{signature}\r\n")] {
        assert_eq!(verify(&accepted, BODY.as_bytes()), Ok(0), "{accepted:?}");
    }
    let unpadded = signature.trim_end_matches('=');
    for malformed in [
        unpadded.to_owned(),
        format!("{signature}="),
        format!("{unpadded}=="),
        format!("{} {}", &signature[..20], &signature[20..]),
        format!("v1={signature}"),
        format!("sha256={signature}"),
        format!("{signature},{signature}"),
        format!("\"{signature}\""),
        signature.replace('+', "-").replace('/', "_") + "-",
        "AAAA".to_owned(),
        "A".repeat(44),
        "A".repeat(1 << 20),
    ] {
        assert_eq!(verify(&malformed, BODY.as_bytes()), Err(WebhookError::MalformedSignature), "{malformed:.60}");
    }
    for missing in ["", " ", "\t\r\n"] {
        assert_eq!(verify(missing, BODY.as_bytes()), Err(WebhookError::MissingSignature), "{missing:?}");
    }
    assert_eq!(
        webhooks_verify_signature(&secret(), &None::<&str>, BODY.as_bytes()),
        Err(WebhookError::MissingSignature)
    );
}

#[test]
fn the_header_can_be_given_in_different_types() {
    let (signature, secret, body) = (VECTORS[2].1, secret(), BODY.as_bytes());
    assert_eq!(webhooks_verify_signature(&secret, signature, body), Ok(0));
    assert_eq!(webhooks_verify_signature(&secret, &signature.to_owned(), body), Ok(0));
    assert_eq!(webhooks_verify_signature(&secret, signature.as_bytes(), body), Ok(0));
    assert_eq!(webhooks_verify_signature(&secret, &Some(signature), body), Ok(0));
    assert_eq!(webhooks_verify_signature(&secret, &Some(signature.as_bytes()), body), Ok(0));
}

#[cfg(feature = "http")]
#[test]
fn the_header_is_found_in_any_case_and_must_be_the_only_one() {
    use http::{HeaderMap, HeaderName, HeaderValue};

    let (signature, body) = (VECTORS[2].1, BODY.as_bytes());
    let value = HeaderValue::from_static(signature);
    let name = |name: &str| HeaderName::from_bytes(name.as_bytes()).unwrap();
    for spelling in ["FastPix-Signature", "fastpix-signature", "FASTPIX-SIGNATURE"] {
        let headers = HeaderMap::from_iter([(name(spelling), value.clone())]);
        assert_eq!(webhooks_verify_signature(&secret(), &headers, body), Ok(0), "{spelling}");
    }
    assert_eq!(webhooks_verify_signature(&secret(), &value, body), Ok(0));

    let mut headers = HeaderMap::new();
    assert_eq!(webhooks_verify_signature(&secret(), &headers, body), Err(WebhookError::MissingSignature));
    headers.insert("fastpix-signature", HeaderValue::from_static(""));
    assert_eq!(webhooks_verify_signature(&secret(), &headers, body), Err(WebhookError::MissingSignature));
    headers.insert("fastpix-signature", HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(webhooks_verify_signature(&secret(), &headers, body), Err(WebhookError::MalformedSignature));
    headers.insert("fastpix-signature", value.clone());
    headers.append("fastpix-signature", value);
    assert_eq!(webhooks_verify_signature(&secret(), &headers, body), Err(WebhookError::MalformedSignature));
    assert!(!is_probe(&headers, b"{}"));
}

#[test]
fn bodies_of_any_size_are_verified_and_read() {
    for size in [0, 1, 55, 56, 63, 64, 65, BODY_LIMIT - 1, BODY_LIMIT, BODY_LIMIT + 1, 4 * BODY_LIMIT] {
        let body = format!(r#"{{"type":"video.media.ready","data":{{"title":"{}"}}}}"#, "x".repeat(size));
        let signature = webhooks_sign(&secret(), body.as_bytes());
        let event = webhooks_unwrap(&secret(), &signature, body.as_bytes()).unwrap();
        assert_eq!(event.raw(), body);
        assert_eq!(verify(&signature, &body.as_bytes()[1..]), Err(WebhookError::SignatureMismatch));
    }
}

#[test]
fn during_a_rotation_the_secret_that_matched_is_known() {
    let [current, previous, older] = ["Y3VycmVudCBzZWNyZXQ=", "cHJldmlvdXMgc2VjcmV0", "b2xkZXIgc2VjcmV0ISE="];
    let both = WebhookSecret::new(current).unwrap().with_previous(previous).unwrap();
    let sign = |secret| webhooks_sign(&WebhookSecret::new(secret).unwrap(), BODY.as_bytes());
    assert_eq!(webhooks_verify_signature(&both, &sign(current), BODY.as_bytes()), Ok(0));
    assert_eq!(webhooks_verify_signature(&both, &sign(previous), BODY.as_bytes()), Ok(1));
    let unknown = webhooks_verify_signature(&both, &sign(older), BODY.as_bytes());
    assert_eq!(unknown, Err(WebhookError::SignatureMismatch));
    assert_eq!(webhooks_unwrap(&both, &sign(current), BODY.as_bytes()).unwrap().matched_secret(), 0);
    assert_eq!(webhooks_unwrap(&both, &sign(previous), BODY.as_bytes()).unwrap().matched_secret(), 1);
    assert_eq!(webhooks_sign(&both, BODY.as_bytes()), sign(current));
}

#[test]
fn an_invalid_secret_is_an_error_that_names_the_mistake() {
    for (secret, mistake) in [
        ("", "empty"),
        (" \n", "empty"),
        ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "multiple of 4"),
        ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=", "mistyped"),
        ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdH===", "mistyped"),
        ("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh_-", "standard base64"),
        ("\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"", "quotes"),
        ("AAEC AwQF", "not base64"),
        ("correct horse battery staple", "not base64"),
    ] {
        let error = WebhookSecret::new(secret).unwrap_err();
        assert!(error.to_string().contains(mistake), "{secret:?}: {error}");
        let with_previous = WebhookSecret::new(SECRET).unwrap().with_previous(secret);
        assert_eq!(with_previous.unwrap_err(), error);
        let texts = format!("{error} {error:?}");
        assert!(secret.trim().is_empty() || !texts.contains(secret.trim()), "{texts}");
    }
    // White space is what copying adds.
    WebhookSecret::new(&format!(" {SECRET}\n")).unwrap();
}

#[test]
fn debug_output_and_errors_hold_no_secret() {
    let secret = secret().with_previous("cHJldmlvdXMgc2VjcmV0").unwrap();
    assert_eq!(format!("{secret:?}"), "WebhookSecret([redacted])");
    let body = br#"["a stream key"]"#;
    let error = webhooks_unwrap(&secret, &webhooks_sign(&secret, body), body).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("stream"), "{error:?}");
    assert_eq!(error.body(), Some(&body[..]));
}

#[test]
fn signed_bodies_that_are_no_events_are_errors_with_the_body() {
    let unwrap = |body: &[u8]| webhooks_unwrap(&secret(), &webhooks_sign(&secret(), body), body).unwrap_err();
    for body in
        [&b""[..], b"{", b"{}x", b"not JSON", b"{\"type\":\"\xff\"}", b"{'type':'x'}", b"[1,]", b"\xef\xbb\xbf{}"]
    {
        assert_eq!(unwrap(body), WebhookError::NotJson { body: body.to_vec() });
    }
    for body in
        ["{}", "[]", "null", "1", "\"x\"", r#"{"type":null}"#, r#"{"type":1}"#, r#"{"type":{}}"#, r#"[{"type":"x"}]"#]
    {
        assert_eq!(unwrap(body.as_bytes()), WebhookError::NotAnEvent { body: body.into() });
        assert!(unwrap(body.as_bytes()).is_verified());
    }
    for error in [WebhookError::MissingSignature, WebhookError::MalformedSignature, WebhookError::SignatureMismatch] {
        assert!(!error.is_verified() && error.body().is_none());
    }
}

#[test]
fn a_test_request_is_unsigned_and_no_event() {
    for body in ["", " \n", "{}", "{ }", r#"{"type":"x"}"#, r#"{"id":"e"}"#, r#"{"id":null,"type":"x"}"#, "[]", "null"]
    {
        assert!(is_probe(&None::<&str>, body.as_bytes()), "{body}");
        assert!(is_probe("  ", body.as_bytes()), "{body}");
        assert!(!is_probe(VECTORS[1].1, body.as_bytes()), "signed: {body}");
        assert!(!is_probe("x", body.as_bytes()), "with something that is no signature: {body}");
    }
    for body in [&br#"{"id":"e","type":"video.media.ready"}"#[..], b"{", b"{} {}", b"hello", b"\xff"] {
        assert!(!is_probe(&None::<&str>, body), "{body:?}");
    }
}
