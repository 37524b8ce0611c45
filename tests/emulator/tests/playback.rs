//! Playback URLs and the tokens that private and DRM playback ids require.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use common::{Client, minimal, start};
use fastpix_emulator::Emulator;
use ring::{rand::SystemRandom, signature};
use serde_json::{Value, json};

const KEYS: &str = "/v1/iam/signing-keys";

struct Key {
    id: String,
    pair: signature::RsaKeyPair,
}

async fn key(client: &mut Client) -> Key {
    let created = client.call("POST", KEYS).await.data(201);
    let pem = String::from_utf8(STANDARD.decode(created["privateKey"].as_str().unwrap()).unwrap()).unwrap();
    let der = STANDARD.decode(pem.lines().nth(1).unwrap()).unwrap();
    Key { id: created["id"].as_str().unwrap().to_owned(), pair: signature::RsaKeyPair::from_pkcs8(&der).unwrap() }
}

impl Key {
    fn sign(&self, head: &Value, claims: &Value) -> String {
        let signed = [head, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
        let mut bytes = vec![0; self.pair.public().modulus_len()];
        let random = SystemRandom::new();
        self.pair.sign(&signature::RSA_PKCS1_SHA256, &random, signed.as_bytes(), &mut bytes).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    fn head(&self) -> Value {
        json!({"alg": "RS256", "typ": "JWT", "kid": self.id})
    }

    /// Valid for a minute.
    fn token(&self, audience: &str) -> String {
        self.sign(&self.head(), &json!({"aud": audience, "exp": in_seconds(60)}))
    }
}

fn in_seconds(seconds: i64) -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() as i64 + seconds
}

/// The playback id of a media that is ready.
async fn media(emulator: &Emulator, client: &mut Client, policy: &str) -> String {
    let inputs = json!([{"type": "video", "url": "https://files.test/a.mp4"}]);
    let created = client.request("POST", "/v1/on-demand", &json!({"inputs": inputs, "accessPolicy": policy})).await;
    emulator.finish_processing();
    created.data(201)["playbackIds"][0]["id"].as_str().unwrap().to_owned()
}

fn token_error(error: &Value) -> &str {
    assert_eq!(error["message"], "The playback token is missing or invalid");
    error["description"].as_str().unwrap()
}

#[tokio::test]
async fn public_media_are_played_without_credentials_and_token() {
    let (emulator, mut client) = start().await;
    let id = media(&emulator, &mut client, "public").await;
    client.authorization = None;
    let manifest = client.get(&format!("/{id}.m3u8")).await;
    assert_eq!(manifest.status, 200);
    assert!(manifest.head.contains("content-type: application/vnd.apple.mpegurl\r\n"), "{}", manifest.head);
    let text = String::from_utf8(manifest.body).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!((lines[0], lines[lines.len() - 1]), ("#EXTM3U", "#EXT-X-ENDLIST"));
    assert!(lines.iter().any(|line| line.starts_with("#EXTINF:")));

    for (format, content_type, magic) in [
        ("jpg", "image/jpeg", b"\xff\xd8\xff".as_slice()),
        ("png", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("webp", "image/webp", b"RIFF"),
    ] {
        let image = client.get(&format!("/{id}/thumbnail.{format}?time=3&width=320&fit_mode=stretch")).await;
        assert_eq!(image.status, 200);
        assert!(image.head.contains(&format!("content-type: {content_type}\r\n")), "{}", image.head);
        assert!(image.body.starts_with(magic));
    }
    // Everything else still needs credentials.
    client.get(&format!("/{id}/clip.gif")).await.error(401);
    client.get("/v1/on-demand").await.error(401);
    client.call("POST", &format!("/{id}.m3u8")).await.error(405);
    assert_eq!(emulator.requests().last().unwrap().path(), format!("/{id}.m3u8"));
    assert_eq!(format!("{}/v1/", emulator.origin()), emulator.url());
}

#[tokio::test]
async fn private_media_require_a_token_for_their_playback_id() {
    let (emulator, mut client) = start().await;
    let id = media(&emulator, &mut client, "private").await;
    let other = media(&emulator, &mut client, "private").await;
    let key = key(&mut client).await;
    client.authorization = None;
    let own = format!("media:{id}");
    let valid = key.token(&own);
    for path in [format!("/{id}.m3u8"), format!("/{id}/thumbnail.png")] {
        assert_eq!(client.get(&format!("{path}?token={valid}")).await.status, 200);
        assert_eq!(client.get(&format!("{path}?width=9&token={valid}")).await.status, 200);
        let missing = client.get(&path).await.error(401);
        assert!(token_error(&missing).contains("requires"), "{missing}");

        let exp = in_seconds(60);
        let claims = json!({"aud": own, "exp": exp});
        let with_head = |head: Value| key.sign(&head, &claims);
        for (token, reason) in [
            (key.token(&format!("media:{other}")), "audience"),
            (key.token(&format!("drm:{id}")), "audience"),
            (key.token(&id), "audience"),
            (key.sign(&key.head(), &json!({"exp": exp})), "audience"),
            (key.sign(&key.head(), &json!({"aud": own, "exp": in_seconds(-1)})), "expired"),
            (key.sign(&key.head(), &json!({"aud": own})), "no exp"),
            (with_head(json!({"alg": "none", "kid": key.id})), "RS256"),
            (with_head(json!({"alg": "HS256", "kid": key.id})), "RS256"),
            (with_head(json!({"alg": "RS256"})), "no signing key"),
            (with_head(json!({"alg": "RS256", "kid": id})), "no signing key"),
            (format!("{}AAAA", &valid[..valid.len() - 4]), "signature"),
            (valid.rsplit_once('.').unwrap().0.to_owned(), "not a JWT"),
            ("a.b.c".to_owned(), "not a JWT"),
            (String::new(), "not a JWT"),
        ] {
            let error = client.get(&format!("{path}?token={token}")).await.error(401);
            assert!(token_error(&error).contains(reason), "{reason}: {error}");
        }
        // Of several audiences one is enough; other claims are optional.
        let several =
            key.sign(&key.head(), &json!({"aud": ["x", own], "exp": exp, "iss": "shop", "iat": 1, "sub": ""}));
        assert_eq!(client.get(&format!("{path}?token={several}")).await.status, 200);
    }
}

#[tokio::test]
async fn tokens_of_another_key_or_of_a_deleted_one_are_rejected() {
    let (emulator, mut client) = start().await;
    let id = media(&emulator, &mut client, "private").await;
    let (first, second) = (key(&mut client).await, key(&mut client).await);
    let path = format!("/{id}.m3u8");
    // The signature must be of the key that the token names.
    let claims = json!({"aud": format!("media:{id}"), "exp": in_seconds(60)});
    let mixed = second.sign(&first.head(), &claims);
    let error = client.get(&format!("{path}?token={mixed}")).await.error(401);
    assert!(token_error(&error).contains("signature"));

    let token = first.token(&format!("media:{id}"));
    assert_eq!(client.get(&format!("{path}?token={token}")).await.status, 200);
    client.call("DELETE", &format!("{KEYS}/{}", first.id)).await.data(200);
    let error = client.get(&format!("{path}?token={token}")).await.error(401);
    assert!(token_error(&error).contains("no signing key"));
    let token = second.token(&format!("media:{id}"));
    assert_eq!(client.get(&format!("{path}?token={token}")).await.status, 200);
}

#[tokio::test]
async fn tokens_of_the_emulator_have_the_claims_of_the_live_api() {
    let (emulator, mut client) = start().await;
    let id = media(&emulator, &mut client, "private").await;
    assert!(emulator.playback_token(&id, Duration::from_secs(60)).is_none(), "there is no key");
    let key = key(&mut client).await;
    let token = emulator.playback_token(&id, Duration::from_secs(60)).unwrap();
    let mut parts =
        token.split('.').map(|part| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).unwrap()));
    assert_eq!(parts.next().unwrap().unwrap(), key.head());
    let claims = parts.next().unwrap().unwrap();
    let issued = claims["iat"].as_u64().unwrap();
    let expected = json!({
        "kid": key.id,
        "aud": format!("media:{id}"),
        "iss": "fastpix.com",
        "sub": "",
        "iat": issued,
        "exp": issued + 60,
    });
    assert_eq!(claims, expected);
    assert_eq!(client.get(&format!("/{id}.m3u8?token={token}")).await.status, 200);
}

#[tokio::test]
async fn drm_manifests_require_a_drm_token_and_images_accept_either() {
    let (emulator, mut client) = start().await;
    let media_id = {
        let inputs = json!([{"type": "video", "url": "https://files.test/a.mp4"}]);
        let body = json!({"inputs": inputs, "accessPolicy": "public"});
        client.request("POST", "/v1/on-demand", &body).await.data(201)["id"].as_str().unwrap().to_owned()
    };
    emulator.finish_processing();
    let configurations = client.get("/v1/on-demand/drm-configurations").await.data(200);
    let body = json!({"accessPolicy": "drm", "drmConfigurationId": configurations[0]["id"]});
    let created = client.request("POST", &format!("/v1/on-demand/{media_id}/playback-ids"), &body).await.data(201);
    let id = created["id"].as_str().unwrap();
    let key = key(&mut client).await;
    let (drm, media) = (key.token(&format!("drm:{id}")), key.token(&format!("media:{id}")));
    assert_eq!(client.get(&format!("/{id}.m3u8?token={drm}")).await.status, 200);
    let error = client.get(&format!("/{id}.m3u8?token={media}")).await.error(401);
    assert!(token_error(&error).contains("audience"));
    for token in [&drm, &media] {
        assert_eq!(client.get(&format!("/{id}/thumbnail.webp?token={token}")).await.status, 200);
    }
    client.get(&format!("/{id}/thumbnail.webp")).await.error(401);
}

#[tokio::test]
async fn live_streams_are_played_while_they_are_active() {
    let (emulator, mut client) = start().await;
    let key = key(&mut client).await;
    let mut body = minimal();
    body["playbackSettings"] = json!({"accessPolicy": "private"});
    let stream = client.create(&body).await.data(201);
    let id = stream["playbackIds"][0]["id"].as_str().unwrap();
    let path = format!("/{id}.m3u8?token={}", key.token(&format!("media:{id}")));
    let error = client.get(&path).await.error(400);
    assert!(error["message"].as_str().unwrap().contains("ready"));
    assert!(emulator.start_broadcast(stream["streamId"].as_str().unwrap()));
    let manifest = client.get(&path).await;
    assert_eq!(manifest.status, 200);
    assert!(!String::from_utf8(manifest.body).unwrap().contains("#EXT-X-ENDLIST"));
    client.get(&format!("/{id}.m3u8")).await.error(401);
}

#[tokio::test]
async fn playback_errors_are_those_of_the_live_api() {
    let (emulator, mut client) = start().await;
    let id = media(&emulator, &mut client, "public").await;
    assert_eq!(client.get("/none.m3u8").await.fields(), ["playbackId"]);
    client.get("/00000000-0000-4000-8000-000000000000.m3u8").await.error(404);
    for (query, field) in [
        ("minResolution=low", "minResolution"),
        ("maxResolution=p", "maxResolution"),
        ("resolution=720", "resolution"),
        ("renditionOrder=random", "order"),
    ] {
        assert_eq!(client.get(&format!("/{id}.m3u8?{query}")).await.fields(), [field]);
    }
    let query = "minResolution=480p&maxResolution=1080p&renditionOrder=desc&dvrMode=true";
    assert_eq!(client.get(&format!("/{id}.m3u8?{query}")).await.status, 200);

    let inputs = json!([{"type": "video", "url": "https://files.test/b.mp4"}]);
    let body = json!({"inputs": inputs, "accessPolicy": "public"});
    let created = client.request("POST", "/v1/on-demand", &body).await.data(201);
    let path = format!("/{}.m3u8", created["playbackIds"][0]["id"].as_str().unwrap());
    let error = client.get(&path).await.error(400);
    assert!(error["message"].as_str().unwrap().contains("ready"));
    emulator.finish_processing();
    assert_eq!(client.get(&path).await.status, 200);
}
