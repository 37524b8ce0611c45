//! Signing keys and DRM configurations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use std::{
    collections::HashSet,
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{assert_uuid_v4, start};
use ring::signature::RsaKeyPair;
use serde_json::json;

const ALL: &str = "/v1/iam/signing-keys";

#[tokio::test]
async fn a_signing_key_is_a_valid_key_pair() {
    let (_emulator, mut client) = start().await;
    let created = client.call("POST", ALL).await.data(201);
    let names: Vec<_> = created.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "privateKey", "createdAt"]);
    assert_uuid_v4(&created["id"]);

    let pem = String::from_utf8(STANDARD.decode(created["privateKey"].as_str().unwrap()).unwrap()).unwrap();
    let lines: Vec<_> = pem.lines().collect();
    assert!(lines.len() == 3 && lines[0] == "-----BEGIN PRIVATE KEY-----", "{} lines", lines.len());
    let private = RsaKeyPair::from_pkcs8(&STANDARD.decode(lines[1]).unwrap()).unwrap();
    assert_eq!(private.public().modulus_len(), 256);

    let path = format!("{ALL}/{}", created["id"].as_str().unwrap());
    let read = client.get(&path).await.data(200);
    let names: Vec<_> = read.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["workspaceId", "signingKeyId", "publicKey"]);
    assert_eq!(read["signingKeyId"], created["id"]);
    assert_uuid_v4(&read["workspaceId"]);
    let public = read["publicKey"].as_str().unwrap();
    let body = public.strip_prefix("-----BEGIN PUBLIC KEY-----\n").unwrap();
    let der = STANDARD.decode(body.strip_suffix("\n-----END PUBLIC KEY-----\n").unwrap().replace('\n', "")).unwrap();
    assert!(der.ends_with(private.public().as_ref()));

    let deleted = client.call("DELETE", &path).await.data(200);
    assert!(!deleted["message"].as_str().unwrap().is_empty());
    client.get(&path).await.error(404);
    client.call("DELETE", &path).await.error(404);
}

#[tokio::test]
async fn signing_keys_are_listed_without_private_keys() {
    let (emulator, mut client) = start().await;
    let mut other = common::Client::connect(&emulator).await;
    // Two created at once have different pairs.
    let (first, second) = tokio::join!(client.call("POST", ALL), other.call("POST", ALL));
    let keys: HashSet<_> =
        [&first, &second].map(|response| response.data(201)["privateKey"].as_str().unwrap().to_owned()).into();
    assert_eq!(keys.len(), 2);

    let page = client.get(&format!("{ALL}?limit=1&offset=2")).await.json();
    assert_eq!(page["pagination"], json!({"totalRecords": 2, "currentOffset": 2, "offsetCount": 2}));
    let key = &page["data"][0];
    let names: Vec<_> = key.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "createdAt"]);
    assert_eq!(client.get(&format!("{ALL}?limit=51&offset=0")).await.fields(), ["limit", "offset"]);

    // Without credentials no key is created.
    client.authorization = None;
    client.call("POST", ALL).await.error(401);
    assert_eq!(other.get(ALL).await.json()["pagination"]["totalRecords"], 2);
}

#[tokio::test]
async fn signing_keys_are_created_without_generating_a_pair() {
    let (_emulator, mut client) = start().await;
    client.call("POST", ALL).await.data(201);
    let mut ids = HashSet::new();
    let mut fastest = Duration::MAX;
    for _ in 0..20 {
        let begin = Instant::now();
        let created = client.call("POST", ALL).await;
        fastest = fastest.min(begin.elapsed());
        ids.insert(created.data(201)["id"].as_str().unwrap().to_owned());
    }
    // The fastest does not depend on what else runs. Generating a pair takes a second at least in a debug build.
    assert!(fastest <= Duration::from_millis(5), "{fastest:?}");
    assert_eq!(ids.len(), 20);
}

#[tokio::test]
async fn the_workspace_has_a_drm_configuration() {
    let (_emulator, mut client) = start().await;
    let all = "/v1/on-demand/drm-configurations";
    let page = client.get(all).await.json();
    assert_eq!(page["pagination"], json!({"totalRecords": 1, "currentOffset": 1, "offsetCount": 1}));
    let configuration = &page["data"][0];
    assert_uuid_v4(&configuration["id"]);
    let path = format!("{all}/{}", configuration["id"].as_str().unwrap());
    assert_eq!(client.get(&path).await.data(200), *configuration);
    assert_eq!(client.get(&format!("{all}?offset=2")).await.data(200), json!([]));
    client.get(&format!("{all}/00000000-0000-4000-8000-000000000000")).await.error(404);
    assert_eq!(client.get(&format!("{all}/none")).await.fields(), ["drmConfigurationId"]);
    assert_eq!(client.get(&format!("{all}?offset=0&limit=0")).await.fields(), ["offset", "limit"]);
}
