//! Signed tokens, checked by other implementations, and what the verifier rejects.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    env, fs,
    path::PathBuf,
    process::{self, Command},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use fastpix_urls::{Audience, Playback, SigningKey, Token, TokenError, VerifyingKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const KEY_ID: &str = "00000000-0000-4000-8000-0000000000c1";
const PLAYBACK_ID: &str = "3f5c0a9e-1d6b-4c1e-9a57-0b8f6a2d4e10";
const API: &str = include_str!("keys/api.txt");
const PKCS1: &str = include_str!("keys/pkcs1.pem");
const PUBLIC: &str = include_str!("keys/public.pem");
const RSA_PUBLIC: &str = include_str!("keys/rsa-public.pem");
/// 2026-01-02T03:04:05Z.
const NOW: u64 = 1_767_323_045;

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// A key whose clock stands still.
fn signing_key() -> SigningKey {
    SigningKey::new(KEY_ID, API).unwrap().clock(|| at(NOW))
}

fn verifying_key() -> VerifyingKey {
    VerifyingKey::new(KEY_ID, PUBLIC).unwrap().clock(|| at(NOW))
}

fn token() -> Token {
    signing_key().token(Audience::Media(PLAYBACK_ID)).sign().unwrap()
}

fn der(pem: &str) -> Vec<u8> {
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    base64::engine::general_purpose::STANDARD.decode(body).unwrap()
}

/// Header and claims, without a check of the signature.
fn json_parts(token: &Token) -> (String, String) {
    let mut parts = token.as_str().split('.').map(|part| URL_SAFE_NO_PAD.decode(part));
    let mut next = || parts.next().unwrap().unwrap();
    (String::from_utf8(next()).unwrap(), String::from_utf8(next()).unwrap())
}

fn decode_with_jsonwebtoken(token: &Token, audience: &str) -> jsonwebtoken::errors::Result<Map<String, Value>> {
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_audience(&[audience]);
    validation.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    validation.leeway = 0;
    let key = DecodingKey::from_rsa_der(&der(RSA_PUBLIC));
    Ok(jsonwebtoken::decode::<Map<String, Value>>(token.as_str(), &key, &validation)?.claims)
}

/// A token of these parts, signed by another implementation.
fn signed_elsewhere(header: &Value, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = [encode(header), encode(claims)].join(".");
    let key = EncodingKey::from_rsa_der(&der(PKCS1));
    let signature = jsonwebtoken::crypto::sign(signed.as_bytes(), &key, Algorithm::RS256).unwrap();
    [signed, signature].join(".")
}

fn valid_header() -> Value {
    json!({"alg": "RS256", "typ": "JWT", "kid": KEY_ID})
}

fn valid_claims() -> Value {
    json!({"kid": KEY_ID, "aud": format!("media:{PLAYBACK_ID}"), "exp": NOW + 1})
}

fn verify(header: &Value, claims: &Value) -> Result<(), TokenError> {
    verifying_key().verify(signed_elsewhere(header, claims), Audience::Media(PLAYBACK_ID)).map(drop)
}

#[test]
fn header_and_claims_are_those_that_fastpix_documents() {
    let token = token();
    let header = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjAwMDAwMDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDBjMSJ9.";
    assert!(token.as_str().starts_with(header), "{}", token.as_str());
    let (header, claims) = json_parts(&token);
    assert_eq!(header, format!(r#"{{"alg":"RS256","typ":"JWT","kid":"{KEY_ID}"}}"#));
    assert_eq!(
        claims,
        format!(
            r#"{{"kid":"{KEY_ID}","aud":"media:{PLAYBACK_ID}","iss":"fastpix.com","sub":"","iat":{NOW},"exp":{}}}"#,
            NOW + 900
        )
    );
}

#[test]
fn audience_lifetime_issuer_and_time_can_be_set() {
    let key = signing_key();
    let builder = key.token(Audience::Drm(PLAYBACK_ID)).expires_in(Duration::from_secs(60)).issuer("example.com");
    let token = builder.issued_at(at(1000) + Duration::from_millis(999)).sign().unwrap();
    assert_eq!(
        json_parts(&token).1,
        format!(r#"{{"kid":"{KEY_ID}","aud":"drm:{PLAYBACK_ID}","iss":"example.com","sub":"","iat":1000,"exp":1060}}"#)
    );
}

#[test]
fn jsonwebtoken_accepts_the_tokens() {
    let key = SigningKey::new(KEY_ID, API).unwrap();
    let token = key.token(Audience::Media(PLAYBACK_ID)).sign().unwrap();
    let header = jsonwebtoken::decode_header(token.as_str()).unwrap();
    assert_eq!((header.alg, header.kid.as_deref()), (Algorithm::RS256, Some(KEY_ID)));
    let claims = decode_with_jsonwebtoken(&token, &format!("media:{PLAYBACK_ID}")).unwrap();
    assert_eq!(claims["kid"], KEY_ID);
    assert_eq!(claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap(), 900);
    assert!(decode_with_jsonwebtoken(&token, &format!("drm:{PLAYBACK_ID}")).is_err());

    let token = key.token(Audience::Drm(PLAYBACK_ID)).expires_in(Duration::from_secs(3600)).sign().unwrap();
    assert!(decode_with_jsonwebtoken(&token, &format!("drm:{PLAYBACK_ID}")).is_ok());
    let expired = key.token(Audience::Media(PLAYBACK_ID)).issued_at(at(NOW - 901)).sign().unwrap();
    assert!(decode_with_jsonwebtoken(&expired, &format!("media:{PLAYBACK_ID}")).is_err());
}

/// A folder that is removed at the end of a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("fastpix-urls-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn openssl_accepts_the_signatures_and_makes_the_same() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("SKIPPED: openssl is not installed");
        return;
    }
    let token = token();
    let (signed, signature) = token.as_str().rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let folder = Folder::new("openssl");
    let public = folder.write("public.pem", PUBLIC);
    let private = folder.write("private.pem", PKCS1);
    let signed = folder.write("signed", signed);
    let signature_file = folder.write("signature", &signature);
    let run = |option: &str, key: &PathBuf, signature: &[&str]| {
        let mut command = Command::new("openssl");
        command.args(["dgst", "-sha256", option]).arg(key).args(signature).arg(&signed).output().unwrap()
    };
    let output = run("-verify", &public, &["-signature", signature_file.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
    // The padding of RS256 has no random part, so there is one signature.
    let output = run("-sign", &private, &[]);
    assert_eq!(output.stdout, signature, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn pyjwt_accepts_the_tokens() {
    let Ok(output) = Command::new("python3").args(["-c", "import jwt, cryptography"]).output() else {
        println!("SKIPPED: python3 is not installed");
        return;
    };
    if !output.status.success() {
        println!("SKIPPED: PyJWT is not installed");
        return;
    }
    let token = SigningKey::new(KEY_ID, API).unwrap().token(Audience::Media(PLAYBACK_ID)).sign().unwrap();
    let program = "import jwt, sys; jwt.decode(sys.argv[1], sys.argv[2], algorithms=['RS256'], audience=sys.argv[3])";
    let audience = format!("media:{PLAYBACK_ID}");
    let output = Command::new("python3").args(["-c", program, token.as_str(), PUBLIC, &audience]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn lifetimes_are_one_second_to_one_year() {
    let key = signing_key();
    let sign = |lifetime| key.token(Audience::Media(PLAYBACK_ID)).expires_in(lifetime).sign();
    let year = Duration::from_secs(365 * 86_400);
    for lifetime in [Duration::ZERO, Duration::from_millis(999), year + Duration::from_nanos(1), Duration::MAX] {
        assert_eq!(sign(lifetime), Err(TokenError::Lifetime), "{lifetime:?}");
    }
    for (lifetime, seconds) in [(Duration::from_secs(1), 1), (Duration::from_millis(1999), 1), (year, 31_536_000)] {
        let (_, claims) = json_parts(&sign(lifetime).unwrap());
        assert!(claims.ends_with(&format!(r#","exp":{}}}"#, NOW + seconds)), "{claims}");
    }
}

#[test]
fn invalid_ids_and_times_are_errors() {
    let key = signing_key();
    for id in ["", ".", ".."] {
        assert_eq!(key.token(Audience::Media(id)).sign(), Err(TokenError::PlaybackId));
        assert_eq!(key.token(Audience::Drm(id)).sign(), Err(TokenError::PlaybackId));
    }
    for time in [UNIX_EPOCH - Duration::from_nanos(1), at(253_402_300_800)] {
        assert_eq!(key.token(Audience::Media(PLAYBACK_ID)).issued_at(time).sign(), Err(TokenError::Time));
    }
    let early = key.clone().clock(|| UNIX_EPOCH - Duration::from_secs(1));
    assert_eq!(early.token(Audience::Media(PLAYBACK_ID)).sign(), Err(TokenError::Time));
}

#[test]
fn a_clone_signs_the_same_and_has_a_clock_of_its_own_when_set() {
    let key = signing_key();
    let clone = key.clone();
    let sign = |key: &SigningKey| key.token(Audience::Media(PLAYBACK_ID)).sign().unwrap();
    assert_eq!(sign(&key), sign(&clone));
    assert_ne!(sign(&key), sign(&clone.clock(|| at(NOW + 1))));
}

#[test]
fn one_key_signs_from_many_threads() {
    let key = signing_key();
    let threads: Vec<_> = (0..8)
        .map(|thread| {
            let key = key.clone();
            thread::spawn(move || {
                for index in 0..20 {
                    let id = format!("{thread}-{index}");
                    let token = key.token(Audience::Media(&id)).sign().unwrap();
                    verifying_key().verify(&token, Audience::Media(&id)).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

#[test]
fn a_token_is_not_in_the_debug_output() {
    let token = token();
    assert_eq!(format!("{token:?}"), "Token([redacted])");
    let url = Playback::new(PLAYBACK_ID).hls().token(&token).build().unwrap();
    assert_eq!(url.as_str(), format!("https://stream.fastpix.com/{PLAYBACK_ID}.m3u8?token={}", token.as_str()));
    assert!(!format!("{url:?}").contains(token.as_str()));
    assert_eq!(token.as_ref(), String::from(token.clone()));
}

#[test]
fn the_verifier_accepts_tokens_and_returns_their_claims() {
    for key in [verifying_key(), signing_key().verifying_key()] {
        let claims = key.verify(token(), Audience::Media(PLAYBACK_ID)).unwrap();
        assert_eq!(claims.issuer.as_deref(), Some("fastpix.com"));
        assert_eq!(claims.issued_at, Some(at(NOW)));
        assert_eq!(claims.expires_at, at(NOW + 900));
    }
    let drm = signing_key().token(Audience::Drm(PLAYBACK_ID)).sign().unwrap();
    assert!(verifying_key().verify(&drm, Audience::Drm(PLAYBACK_ID)).is_ok());
}

#[test]
fn the_verifier_accepts_tokens_of_other_implementations() {
    assert_eq!(verify(&valid_header(), &valid_claims()), Ok(()));
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(KEY_ID.to_owned());
    let token = jsonwebtoken::encode(&header, &valid_claims(), &EncodingKey::from_rsa_der(&der(PKCS1))).unwrap();
    let claims = verifying_key().verify(token, Audience::Media(PLAYBACK_ID)).unwrap();
    assert_eq!((claims.issuer, claims.issued_at, claims.expires_at), (None, None, at(NOW + 1)));
    assert_eq!(verify(&json!({"kid": KEY_ID, "alg": "RS256", "x5t": "a"}), &valid_claims()), Ok(()));
}

#[test]
fn the_verifier_checks_audience_expiry_and_key() {
    let token = token();
    let other = "00000000-0000-4000-8000-000000000001";
    for audience in [Audience::Drm(PLAYBACK_ID), Audience::Media(other), Audience::Media("")] {
        assert_eq!(verifying_key().verify(&token, audience), Err(TokenError::Audience), "{audience:?}");
    }
    for (seconds, expected) in
        [(NOW + 899, None), (NOW + 900, Some(TokenError::Expired)), (NOW + 90_000, Some(TokenError::Expired))]
    {
        let key = verifying_key().clock(move || at(seconds));
        assert_eq!(key.verify(&token, Audience::Media(PLAYBACK_ID)).err(), expected, "{seconds}");
    }
    let other_id = VerifyingKey::new(other, PUBLIC).unwrap();
    assert_eq!(other_id.verify(&token, Audience::Media(PLAYBACK_ID)), Err(TokenError::KeyId));
    let other_key = SigningKey::new(KEY_ID, include_str!("keys/3072.pem")).unwrap().verifying_key();
    assert_eq!(other_key.verify(&token, Audience::Media(PLAYBACK_ID)), Err(TokenError::Signature));
}

#[test]
fn the_header_must_be_exactly_rs256() {
    for (name, value) in [
        ("alg", json!("none")),
        ("alg", json!("HS256")),
        ("alg", json!("RS384")),
        ("alg", json!("PS256")),
        ("alg", json!("rs256")),
        ("alg", json!(["RS256"])),
        ("alg", json!(null)),
        ("typ", json!("JWE")),
        ("typ", json!(1)),
        ("crit", json!(["exp"])),
        ("b64", json!(false)),
    ] {
        let mut header = valid_header();
        header[name] = value;
        assert_eq!(verify(&header, &valid_claims()), Err(TokenError::Header), "{header}");
    }
    assert_eq!(verify(&json!({"typ": "JWT", "kid": KEY_ID}), &valid_claims()), Err(TokenError::Header));
    assert_eq!(verify(&json!({"alg": "RS256"}), &valid_claims()), Err(TokenError::KeyId));
    assert_eq!(verify(&json!("RS256"), &valid_claims()), Err(TokenError::Malformed));
}

#[test]
fn a_token_signed_with_the_public_key_as_a_shared_secret_is_rejected() {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    for algorithm in ["HS256", "RS256"] {
        let header = json!({"alg": algorithm, "typ": "JWT", "kid": KEY_ID});
        let signed = [encode(&header), encode(&valid_claims())].join(".");
        let key = EncodingKey::from_secret(PUBLIC.as_bytes());
        let signature = jsonwebtoken::crypto::sign(signed.as_bytes(), &key, Algorithm::HS256).unwrap();
        let error = verifying_key().verify([signed, signature].join("."), Audience::Media(PLAYBACK_ID)).unwrap_err();
        assert!(matches!(error, TokenError::Header | TokenError::Signature), "{error}");
    }
}

#[test]
fn claims_that_are_missing_or_of_another_type_are_rejected() {
    for (name, value, expected) in [
        ("exp", json!(null), TokenError::Malformed),
        ("exp", json!("1767323046"), TokenError::Malformed),
        ("exp", json!(-1), TokenError::Malformed),
        ("exp", json!(1e300), TokenError::Malformed),
        ("exp", json!(NOW), TokenError::Expired),
        ("nbf", json!(NOW + 1), TokenError::NotYetValid),
        ("nbf", json!("now"), TokenError::Malformed),
        ("iat", json!([]), TokenError::Malformed),
        ("aud", json!(null), TokenError::Audience),
        ("aud", json!([format!("media:{PLAYBACK_ID}")]), TokenError::Audience),
        ("aud", json!(PLAYBACK_ID), TokenError::Audience),
        ("aud", json!(format!("MEDIA:{PLAYBACK_ID}")), TokenError::Audience),
        ("aud", json!(format!("media:{PLAYBACK_ID} ")), TokenError::Audience),
    ] {
        let mut claims = valid_claims();
        claims[name] = value;
        assert_eq!(verify(&valid_header(), &claims), Err(expected), "{claims}");
    }
    for name in ["exp", "aud"] {
        let mut claims = valid_claims();
        claims.as_object_mut().unwrap().remove(name);
        assert!(verify(&valid_header(), &claims).is_err(), "{name}");
    }
    let mut claims = valid_claims();
    claims["nbf"] = json!(NOW);
    claims["exp"] = json!(NOW as f64 + 1.5);
    assert_eq!(verify(&valid_header(), &claims), Ok(()));
    assert_eq!(verify(&valid_header(), &json!([])), Err(TokenError::Audience));
}

#[test]
fn other_numbers_of_parts_and_other_encodings_are_malformed() {
    let token = token();
    let token = token.as_str();
    let parts: Vec<&str> = token.split('.').collect();
    for malformed in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "é.é.é".to_owned(),
        parts[..2].join("."),
        format!("{token}."),
        format!(".{token}"),
        format!("{token}.{}", parts[2]),
        format!("{token}="),
        format!("{token}\n"),
        format!(" {token}"),
        format!("{}=.{}.{}", parts[0], parts[1], parts[2]),
    ] {
        let error = verifying_key().verify(&malformed, Audience::Media(PLAYBACK_ID)).unwrap_err();
        assert!(matches!(error, TokenError::Malformed | TokenError::Signature), "{malformed:?} gave {error}");
    }
    let twice = format!(r#"{{"alg":"RS256","alg":"RS256","kid":"{KEY_ID}"}}"#);
    let token = [&URL_SAFE_NO_PAD.encode(twice), parts[1], parts[2]].join(".");
    assert_eq!(verifying_key().verify(token, Audience::Media(PLAYBACK_ID)), Err(TokenError::Malformed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn ids_and_issuers_stay_in_their_claims(
        id in any::<String>(), key_id in any::<String>(), issuer in any::<String>(),
    ) {
        prop_assume!(!matches!(&*id, "" | "." | ".."));
        let key = SigningKey::new(key_id.clone(), API).unwrap().clock(|| at(NOW));
        let token = key.token(Audience::Media(&id)).issuer(&issuer).sign().unwrap();
        let (header, claims) = json_parts(&token);
        let header: Value = serde_json::from_str(&header).unwrap();
        prop_assert_eq!(header, json!({"alg": "RS256", "typ": "JWT", "kid": key_id}));
        let claims: Value = serde_json::from_str(&claims).unwrap();
        let aud = format!("media:{id}");
        let expected = json!({"kid": key_id, "aud": aud, "iss": issuer, "sub": "", "iat": NOW, "exp": NOW + 900});
        prop_assert_eq!(claims, expected);
        let claims = key.verifying_key().verify(&token, Audience::Media(&id)).unwrap();
        prop_assert_eq!(claims.issuer.as_deref(), Some(&*issuer));
    }

    #[test]
    fn any_change_of_a_token_is_rejected(at in any::<prop::sample::Index>(), char in "[A-Za-z0-9_.-]") {
        let token = token();
        let mut changed = token.as_str().to_owned();
        let at = at.index(changed.len());
        changed.replace_range(at..at + 1, &char);
        prop_assume!(changed != token.as_str());
        prop_assert!(verifying_key().verify(&changed, Audience::Media(PLAYBACK_ID)).is_err());
    }

    #[test]
    fn no_text_panics(token in any::<String>(), parts in prop::collection::vec("[A-Za-z0-9_-]{0,24}", 0..5)) {
        for token in [token, parts.join(".")] {
            prop_assert!(verifying_key().verify(&token, Audience::Media(PLAYBACK_ID)).is_err());
        }
    }
}
