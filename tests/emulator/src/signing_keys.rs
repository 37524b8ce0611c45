use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{Method, StatusCode};
use rsa::{
    RsaPrivateKey,
    pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding},
    rand_core::OsRng,
};
use serde_json::{Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET},
    json::text,
    response::ApiResponse,
    router::{HandlerResult, Request, Route, decode},
    state::State,
    time, workspace,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/iam/signing-keys", create),
    (Method::GET, "/iam/signing-keys", list),
    (Method::GET, "/iam/signing-keys/{signingKeyId}", get),
    (Method::DELETE, "/iam/signing-keys/{signingKeyId}", delete),
];

const BITS: usize = 2048;

const LIST: &[Field] = &[LIMIT, OFFSET];

#[derive(Debug)]
pub(crate) struct SigningKey {
    record: Value,
    public_key: String,
}

/// The two halves, as the service hands them out.
pub(crate) struct KeyPair {
    private_key: String,
    public_key: String,
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyPair").finish_non_exhaustive()
    }
}

impl KeyPair {
    /// Takes some tenths of a second. Nothing if the system gives no random numbers.
    pub(crate) fn generate() -> Option<Self> {
        let key = RsaPrivateKey::new(&mut OsRng, BITS).ok()?;
        let der = STANDARD.encode(key.to_pkcs8_der().ok()?.as_bytes());
        // The service does not wrap the body.
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{der}\n-----END PRIVATE KEY-----\n");
        let public_key = key.to_public_key().to_public_key_pem(LineEnding::LF).ok()?;
        Some(Self { private_key: STANDARD.encode(pem), public_key })
    }
}

/// Whether a request is going to need a key pair.
pub(crate) fn is_creation(method: &Method, path: &str) -> bool {
    *method == Method::POST && decode(path) == "/v1/iam/signing-keys"
}

fn create(state: &mut State, _: &Request<'_>) -> HandlerResult {
    let Some(pair) = state.key_pairs.pop() else {
        let description = "The system gave no random numbers.";
        return Err(ApiResponse::error(StatusCode::INTERNAL_SERVER_ERROR, "No key could be made", description));
    };
    let (id, created_at) = (state.ids.uuid(), time::stamp());
    state.signing_keys.push(SigningKey {
        record: json!({"id": id, "createdAt": created_at, "workspace": [workspace::summary()]}),
        public_key: pair.public_key,
    });
    Ok(ApiResponse::created(json!({"id": id, "privateKey": pair.private_key, "createdAt": created_at})))
}

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    Ok(ApiResponse::page(state.signing_keys.iter().rev().map(|key| &key.record), &query))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (_, key) = find(state, request)?;
    Ok(ApiResponse::ok(json!({
        "workspaceId": workspace::ID,
        "signingKeyId": text(&key.record, "id"),
        "publicKey": key.public_key,
    })))
}

fn delete(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (index, _) = find(state, request)?;
    state.signing_keys.remove(index);
    Ok(ApiResponse::ok(json!({"message": "The signing key was deleted."})))
}

fn find<'a>(state: &'a State, request: &Request<'_>) -> Result<(usize, &'a SigningKey), ApiResponse> {
    let id = request.parameter("signingKeyId");
    let mut keys = state.signing_keys.iter().enumerate();
    keys.find(|(_, key)| text(&key.record, "id") == id).ok_or_else(|| ApiResponse::not_found("signing key", id))
}
