//! Playback: manifests and thumbnails by playback id, and the tokens that private playback ids require.

use std::time::Duration;

use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use http_body_util::{BodyExt, Full};
use ring::{
    rand::SystemRandom,
    signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, RsaKeyPair, UnparsedPublicKey},
};
use serde_json::{Value, json};

use crate::{
    check::{self, Field, Rule, optional},
    id::is_uuid,
    json::{items, text},
    response::{ApiResponse, Response},
    router::{fit, segments},
    state::State,
};

/// The bytes before the PKCS#1 key in the SubjectPublicKeyInfo of a 2048-bit RSA key.
const SPKI_HEADER: usize = 24;

const PNG: &[u8] = include_bytes!("images/pixel.png");
const JPG: &[u8] = include_bytes!("images/pixel.jpg");
const WEBP: &[u8] = include_bytes!("images/pixel.webp");

#[derive(Clone, Copy)]
enum Asset {
    Manifest,
    Image(&'static str, &'static [u8]),
}

const ASSETS: &[(&str, Asset)] = &[
    ("/{playbackId}.m3u8", Asset::Manifest),
    ("/{playbackId}/thumbnail.jpg", Asset::Image("image/jpeg", JPG)),
    ("/{playbackId}/thumbnail.png", Asset::Image("image/png", PNG)),
    ("/{playbackId}/thumbnail.webp", Asset::Image("image/webp", WEBP)),
];

const HEIGHT: Rule = Rule::Such("must be a height such as 720p", |value| {
    let digits = value.as_str().and_then(|text| text.strip_suffix('p')).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
});

const MANIFEST: &[Field] = &[
    optional("minResolution", HEIGHT),
    optional("maxResolution", HEIGHT),
    optional("resolution", HEIGHT),
    optional("renditionOrder", Rule::OneOf(&["asc", "desc"])),
    optional("token", Rule::Text(usize::MAX)),
];

const IMAGE: &[Field] = &[optional("token", Rule::Text(usize::MAX))];

/// The media or the live stream of a playback id.
struct Playable {
    policy: String,
    ready: bool,
    live: bool,
}

/// The response for a playback path; `None` for any other path.
pub(crate) fn serve(state: &State, method: &Method, path: &str, query: &str) -> Option<Response> {
    let segments = segments(path);
    let (asset, id) = ASSETS.iter().find_map(|(template, asset)| {
        let (_, id) = fit(template, &segments)?.pop()?;
        Some((*asset, id))
    })?;
    if !matches!(*method, Method::GET | Method::HEAD) {
        let description = "Manifests and images are read with GET.";
        return Some(
            ApiResponse::error(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", description).into_response(),
        );
    }
    Some(play(state, asset, &id, query).unwrap_or_else(ApiResponse::into_response))
}

fn play(state: &State, asset: Asset, id: &str, query: &str) -> Result<Response, ApiResponse> {
    if !is_uuid(id) {
        return Err(ApiResponse::invalid(&[("playbackId".to_owned(), "must be a UUID".to_owned())]));
    }
    let playable = find(state, id).ok_or_else(|| ApiResponse::not_found("playback id", id))?;
    let fields = if let Asset::Manifest = asset { MANIFEST } else { IMAGE };
    let query = check::query(query, fields).map_err(|error| error.rename_field("renditionOrder", "order"))?;
    let token = query.get("token").and_then(Value::as_str);
    authorize(state, &playable.policy, asset, id, token).map_err(|description| {
        ApiResponse::error(StatusCode::UNAUTHORIZED, "The playback token is missing or invalid", description)
    })?;
    if !playable.ready {
        let description = if playable.live { "The live stream is not active." } else { "The media is not Ready." };
        return Err(ApiResponse::error(StatusCode::BAD_REQUEST, "The playback is not ready yet", description));
    }
    let (content_type, body) = match asset {
        Asset::Manifest => ("application/vnd.apple.mpegurl", manifest(id, playable.live).into()),
        Asset::Image(content_type, bytes) => (content_type, Bytes::from_static(bytes)),
    };
    let mut response = Response::new(Full::new(body).boxed());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    Ok(response)
}

/// One segment. A live playlist has no end. The segment itself is not served.
fn manifest(id: &str, live: bool) -> String {
    let end = if live { "" } else { "#EXT-X-ENDLIST\n" };
    format!(
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n#EXT-X-MEDIA-SEQUENCE:0\n\
         #EXTINF:6.0,\n{id}/segment-0.ts\n{end}"
    )
}

fn find(state: &State, id: &str) -> Option<Playable> {
    let policy = |playback_ids: &[Value]| {
        playback_ids.iter().find(|known| text(known, "id") == id).map(|known| text(known, "accessPolicy").to_owned())
    };
    let media = state.media.iter().find_map(|media| {
        Some(Playable { policy: policy(media.playback_ids())?, ready: media.is_ready(), live: false })
    });
    media.or_else(|| {
        state.live_streams.iter().find_map(|stream| {
            let policy = policy(items(stream, "playbackIds"))?;
            Some(Playable { policy, ready: text(stream, "status") == "active", live: true })
        })
    })
}

/// Checks the token that the access policy requires. The error says what is wrong with it.
fn authorize(state: &State, policy: &str, asset: Asset, id: &str, token: Option<&str>) -> Result<(), &'static str> {
    let accepted: &[&str] = match (policy, asset) {
        ("private", _) => &["media"],
        // Images of DRM media accept either audience, manifests only that of DRM.
        ("drm", Asset::Image(..)) => &["media", "drm"],
        ("drm", Asset::Manifest) => &["drm"],
        _ => return Ok(()),
    };
    let claims = verify(state, token.ok_or("This playback id requires the query parameter token.")?)?;
    let expires = claims.get("exp").and_then(Value::as_f64).ok_or("The token has no exp.")?;
    if expires <= state.settings.now() as f64 {
        return Err("The token is expired.");
    }
    let audience = |wanted: &Value| {
        wanted
            .as_str()
            .and_then(|audience| audience.split_once(':'))
            .is_some_and(|(kind, playback_id)| accepted.contains(&kind) && playback_id == id)
    };
    let fits = match claims.get("aud") {
        Some(Value::Array(audiences)) => audiences.iter().any(audience),
        Some(claimed) => audience(claimed),
        None => false,
    };
    if fits { Ok(()) } else { Err("The token is for another audience.") }
}

/// A token for this audience, signed by the newest signing key. `None` if there is no signing key.
pub(crate) fn sign(state: &State, audience: &str, lifetime: Duration) -> Option<String> {
    let key = state.signing_keys.last()?;
    let body: String = key.pair().private.lines().filter(|line| !line.starts_with('-')).collect();
    let pair = RsaKeyPair::from_pkcs8(&STANDARD.decode(body).ok()?).ok()?;
    let now = state.settings.now();
    let encode = |part: Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let head = encode(json!({"alg": "RS256", "typ": "JWT", "kid": key.id()}));
    let claims = encode(json!({
        "kid": key.id(),
        "aud": audience,
        "iss": "fastpix.com",
        "sub": "",
        "iat": now,
        "exp": now.saturating_add(lifetime.as_secs()),
    }));
    let signed = format!("{head}.{claims}");
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).ok()?;
    Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// The claims of a token that a signing key of the workspace has signed.
fn verify(state: &State, token: &str) -> Result<Value, &'static str> {
    const MALFORMED: &str = "The token is not a JWT.";
    let json = |part: &str| -> Option<Value> { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok() };
    let (signed, signature) = token.rsplit_once('.').ok_or(MALFORMED)?;
    let (head, payload) = signed.split_once('.').ok_or(MALFORMED)?;
    let (head, claims) = (json(head).ok_or(MALFORMED)?, json(payload).ok_or(MALFORMED)?);
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| MALFORMED)?;
    if text(&head, "alg") != "RS256" {
        return Err("The algorithm of the token must be RS256.");
    }
    // A deleted key is not in the list any more.
    let mut keys = state.signing_keys.iter();
    let key = keys.find(|key| key.id() == text(&head, "kid")).ok_or("The token names no signing key.")?;
    let body: String = key.pair().public.lines().filter(|line| !line.starts_with('-')).collect();
    let spki = STANDARD.decode(body).unwrap_or_default();
    UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, spki.get(SPKI_HEADER..).unwrap_or_default())
        .verify(signed.as_bytes(), &signature)
        .map_err(|_| "The signature of the token is invalid.")?;
    Ok(claims)
}
