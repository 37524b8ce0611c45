use base64::{Engine, engine::general_purpose::STANDARD};
use http::Method;
use serde_json::{Value, json};

use crate::{
    check::{Field, LIMIT, OFFSET},
    json::text,
    response::ApiResponse,
    router::{HandlerResult, Request, Route},
    snapshot::Snapshot,
    state::State,
    test_keys::{KeyPair, PAIRS},
    workspace,
};

pub(crate) const ROUTES: &[Route] = &[
    (Method::POST, "/iam/signing-keys", create),
    (Method::GET, "/iam/signing-keys", list),
    (Method::GET, "/iam/signing-keys/{signingKeyId}", get),
    (Method::DELETE, "/iam/signing-keys/{signingKeyId}", delete),
];

const LIST: &[Field] = &[LIMIT, OFFSET];

pub(crate) struct SigningKey {
    record: Value,
    pair: &'static KeyPair,
}

impl SigningKey {
    pub(crate) fn id(&self) -> &str {
        text(&self.record, "id")
    }

    pub(crate) fn pair(&self) -> &'static KeyPair {
        self.pair
    }
}

impl Snapshot for SigningKey {
    fn save(&self) -> Value {
        let pair = PAIRS.iter().position(|pair| std::ptr::eq(pair, self.pair));
        json!({"record": self.record, "pair": pair})
    }

    fn load(saved: &Value, _: &State) -> Result<Self, (&'static str, &'static str)> {
        let record = saved.get("record").filter(|record| !text(record, "id").is_empty());
        let record = record.ok_or(("record.id", "must be a string"))?.clone();
        let pair = saved.get("pair").and_then(Value::as_u64).and_then(|pair| PAIRS.get(usize::try_from(pair).ok()?));
        Ok(Self { record, pair: pair.ok_or(("pair", "must be the number of a key pair, from 0"))? })
    }
}

/// Each key has an id of its own. The pairs are used by turns, so two keys created one after the other differ.
fn create(state: &mut State, _: &Request<'_>) -> HandlerResult {
    let (id, created_at) = (state.ids.uuid(), state.settings.stamp());
    let pair = PAIRS.get(state.keys_created % PAIRS.len()).unwrap_or(&PAIRS[0]);
    state.keys_created += 1;
    state.signing_keys.push(SigningKey { record: json!({"id": id, "createdAt": created_at}), pair });
    Ok(ApiResponse::created(json!({
        "id": id,
        "privateKey": STANDARD.encode(pair.private),
        "createdAt": created_at,
    })))
}

fn list(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let query = request.query(LIST)?;
    Ok(ApiResponse::page(state.signing_keys.iter().rev().map(|key| &key.record), &query))
}

fn get(state: &mut State, request: &Request<'_>) -> HandlerResult {
    let (_, key) = find(state, request)?;
    Ok(ApiResponse::ok(json!({
        "workspaceId": workspace::ID,
        "signingKeyId": key.id(),
        "publicKey": key.pair.public,
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
    keys.find(|(_, key)| key.id() == id).ok_or_else(|| ApiResponse::not_found("signing key", id))
}
