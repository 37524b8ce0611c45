//! Ids, keys and parameters stay in their places, whatever they are.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use fastpix_urls::{DrmSystem, ImageFormat, Ingest, Playback};
use proptest::prelude::*;

/// Any text, and text made of what means something in a URL.
fn text() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(vec![
        "/", "?", "#", "%", "%2F", "%2e", "&", "=", "+", " ", ".", "..", "@", ":", ";", "\\", "é", "\0", "\r\n",
        "token", "a",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(marks, 0..8).prop_map(|marks| marks.concat())]
}

const WIDEVINE: &str = "https://api.fastpix.com/v1/on-demand/drm/license/widevine/";

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        assert!(byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte), "{text}");
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        bytes.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).unwrap() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

fn is_id(text: &str) -> bool {
    !matches!(text, "" | "." | "..")
}

proptest! {
    #[test]
    fn ids_are_one_segment_of_the_path(id in text(), track in text()) {
        let playback = Playback::new(&*id);
        let subtitles = playback.subtitles(&track).build();
        prop_assert_eq!(subtitles.is_ok(), is_id(&id) && is_id(&track));
        if let Ok(url) = subtitles {
            let path = url.as_str().strip_prefix("https://stream.fastpix.com/").unwrap();
            let segments: Vec<&str> = path.split('/').collect();
            prop_assert_eq!(segments.len(), 3, "{}", path);
            prop_assert_eq!(decoded(segments[0]), &*id);
            prop_assert_eq!(segments[1], "text");
            prop_assert_eq!(decoded(segments[2].strip_suffix(".vtt").unwrap()), track);
        }
        for (url, before, after) in [
            (playback.hls().build(), "https://stream.fastpix.com/", ".m3u8"),
            (playback.thumbnail(ImageFormat::Png).build(), "https://images.fastpix.com/", "/thumbnail.png"),
            (playback.drm_license(DrmSystem::Widevine).build(), WIDEVINE, ""),
        ] {
            prop_assert_eq!(url.is_ok(), is_id(&id));
            if let Ok(url) = url {
                let segment = url.as_str().strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap();
                prop_assert_eq!(decoded(segment), &*id);
            }
        }
    }

    #[test]
    fn parameters_are_one_pair_of_the_query(name in text(), value in text(), token in text()) {
        prop_assume!(!name.is_empty() && !token.is_empty() && name != "token");
        let url = Playback::new("7c1d").hls().param(name.clone(), &*value).token(&token).build().unwrap();
        let query = url.as_str().strip_prefix("https://stream.fastpix.com/7c1d.m3u8?").unwrap();
        let pairs: Vec<(String, String)> =
            query.split('&').map(|pair| pair.split_once('=').unwrap()).map(|(n, v)| (decoded(n), decoded(v))).collect();
        prop_assert_eq!(pairs, [(name, value), ("token".to_owned(), token)]);
    }

    #[test]
    fn a_token_of_any_text_is_not_in_the_debug_output(token in "[a-z]{12}[/?#&= é.]{0,4}[a-z]{12}") {
        let builder = Playback::new("7c1d").hls().token(&token);
        let debug = format!("{builder:?}{:?}", builder.build());
        prop_assert!(!debug.contains(&token[..12]) && !debug.contains(&token[token.len() - 12..]), "{}", debug);
    }

    #[test]
    fn a_host_of_any_text_is_the_host_or_an_error(host in text()) {
        if let Ok(url) = Playback::new("7c1d").hls().host(host.clone()).build() {
            let url = url.as_str();
            let rest = url.strip_suffix("/7c1d.m3u8").unwrap();
            prop_assert!(!rest.contains(['?', '#', '\\', ' ', '\r', '\n']), "{}", url);
            // In a path it is a character like any other; before it, it would end a user name.
            let authority = rest.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
            prop_assert!(!authority.contains('@'), "{}", url);
            prop_assert!(rest.ends_with(host.trim_end_matches('/')), "{}", url);
        }
    }

    #[test]
    fn stream_keys_are_a_segment_or_the_value_of_a_parameter(key in text(), name in text(), value in text()) {
        if let Ok(ingest) = Ingest::rtmps(&*key).build() {
            prop_assert_eq!(ingest.as_str(), format!("rtmps://live.fastpix.com:443/live/{key}"));
            prop_assert!(is_id(&key) && !key.contains(['/', '?', '#', '%', ' ']));
        }
        if let Ok(ingest) = Ingest::srt(&*key).param(name.clone(), &*value).build() {
            let query = ingest.as_str().strip_prefix("srt://live.fastpix.com:778?mode=caller&streamid=").unwrap();
            let (stream_id, pair) = query.split_once('&').unwrap();
            prop_assert_eq!(stream_id, key);
            let (n, v) = pair.split_once('=').unwrap();
            prop_assert_eq!((decoded(n), decoded(v)), (name, value));
        }
    }
}
