//! Signing keys and DRM configurations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure has to be loud

mod common;

use std::collections::HashSet;

use base64::{Engine, engine::general_purpose::STANDARD};
use common::{assert_uuid_v4, start};
use rsa::{
    RsaPrivateKey, RsaPublicKey,
    pkcs8::{DecodePrivateKey, DecodePublicKey},
    traits::PublicKeyParts,
};
use serde_json::json;

const ALL: &str = "/v1/iam/signing-keys";

#[tokio::test]
async fn a_signing_key_is_a_real_key_pair() {
    let (_emulator, mut client) = start().await;
    let created = client.call("POST", ALL).await.data(201);
    let names: Vec<_> = created.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "privateKey", "createdAt"]);
    assert_uuid_v4(&created["id"]);

    let pem = String::from_utf8(STANDARD.decode(created["privateKey"].as_str().unwrap()).unwrap()).unwrap();
    let lines: Vec<_> = pem.lines().collect();
    assert!(lines.len() == 3 && lines[0] == "-----BEGIN PRIVATE KEY-----", "{} lines", lines.len());
    let private = RsaPrivateKey::from_pkcs8_der(&STANDARD.decode(lines[1]).unwrap()).unwrap();
    private.validate().unwrap();
    assert_eq!(private.size(), 256);

    let path = format!("{ALL}/{}", created["id"].as_str().unwrap());
    let read = client.get(&path).await.data(200);
    let names: Vec<_> = read.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["workspaceId", "signingKeyId", "publicKey"]);
    assert_eq!(read["signingKeyId"], created["id"]);
    assert_uuid_v4(&read["workspaceId"]);
    let public = RsaPublicKey::from_public_key_pem(read["publicKey"].as_str().unwrap()).unwrap();
    assert_eq!(public, private.to_public_key());

    let deleted = client.call("DELETE", &path).await.data(200);
    assert!(!deleted["message"].as_str().unwrap().is_empty());
    client.get(&path).await.error(404);
    client.call("DELETE", &path).await.error(404);
}

#[tokio::test]
async fn signing_keys_are_listed_without_their_secrets() {
    let (emulator, mut client) = start().await;
    let mut other = common::Client::connect(&emulator).await;
    // Two at once, and each gets a pair of its own.
    let (first, second) = tokio::join!(client.call("POST", ALL), other.call("POST", ALL));
    let keys: HashSet<_> =
        [&first, &second].map(|answer| answer.data(201)["privateKey"].as_str().unwrap().to_owned()).into();
    assert_eq!(keys.len(), 2);

    let page = client.get(&format!("{ALL}?limit=1&offset=2")).await.json();
    assert_eq!(page["pagination"], json!({"totalRecords": 2, "currentOffset": 2, "offsetCount": 2}));
    let key = &page["data"][0];
    let names: Vec<_> = key.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["id", "createdAt", "workspace"]);
    assert_uuid_v4(&key["workspace"][0]["id"]);
    assert_eq!(client.get(&format!("{ALL}?limit=51&offset=0")).await.fields(), ["limit", "offset"]);

    // Whoever is not let in gets no key, and none is made.
    client.authorization = None;
    client.call("POST", ALL).await.error(401);
    assert_eq!(other.get(ALL).await.json()["pagination"]["totalRecords"], 2);
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
    client.get(&format!("{all}/none")).await.error(404);
    assert_eq!(client.get(&format!("{all}?offset=0&limit=0")).await.fields(), ["offset", "limit"]);
}
