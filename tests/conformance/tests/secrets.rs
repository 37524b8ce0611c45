//! No `Debug`, error or log shows a secret.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{fmt::Debug, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{
    Memory, PASSWORD, Row, USERNAME, all_texts, builder, example, operation, operations, response,
};
use fastpix_funcs::{
    Call, Credentials, FastpixCore, FastpixError, HttpClientError, HttpFuture, RequestOptions, Response, Security,
    http::HeaderValue,
    models::{
        AccessPolicy, AddTrackRequest, AddTrackType, AudioInput, CreateMediaRequest, ImposeTrack, Input, LanguageCode,
        PushVideoInput, Secret, Segment, SegmentPosition, SimulcastRequest, SubtitleInput, UpdateTrackRequest,
        VideoInput, WatermarkInput,
    },
    start_live_stream_create_new_stream,
};
use serde_json::{Value, json};

/// The password of all tests, and the two forms in which it is sent.
fn credentials() -> Vec<String> {
    let pair = format!("{USERNAME}:{PASSWORD}");
    vec![PASSWORD.to_owned(), STANDARD.encode(pair), STANDARD.encode(PASSWORD)]
}

/// The secrets in the response of an operation.
fn secrets_of(row: &Row) -> Vec<String> {
    let response: Value = serde_json::from_str(row.response).unwrap();
    row.secrets.iter().map(|pointer| response.pointer(pointer).unwrap().as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn assert_silent(text: &str, secrets: &[String]) {
    for secret in secrets {
        assert!(!text.contains(secret.as_str()), "{secret:?} is in {text}");
        // As a list of bytes, as `Debug` of a buffer would print it.
        let bytes = format!("{:?}", secret.as_bytes());
        assert!(
            !text.replace([' ', '\n'], "").contains(bytes.trim_matches(['[', ']']).replace(' ', "").as_str()),
            "{text}"
        );
    }
}

#[track_caller]
fn assert_debug_silent(value: &impl Debug, secrets: &[String]) -> String {
    let text = format!("{value:?}\n{value:#?}");
    assert_silent(&text, secrets);
    text
}

#[test]
fn debug_output_of_the_configuration_contains_no_credentials() {
    let credentials = credentials();
    assert_debug_silent(&Credentials::new(USERNAME, PASSWORD), &credentials);
    assert_debug_silent(&Security::basic(USERNAME, PASSWORD), &credentials);
    assert_debug_silent(&Security::from(Credentials::new(USERNAME, PASSWORD)), &credentials);
    assert_debug_silent(
        &Security::provider(|| async { Ok::<_, String>(Credentials::new(USERNAME, PASSWORD)) }),
        &credentials,
    );
    let builder = FastpixCore::builder(Security::basic(USERNAME, PASSWORD));
    assert_debug_silent(&builder, &credentials);
    // Such a URL is rejected, but the builder can be printed before.
    let with_password = builder.server_url(format!("https://{USERNAME}:{PASSWORD}@api.fastpix.com/"));
    assert_debug_silent(&with_password, &credentials);
    assert_silent(&all_texts(&with_password.build().unwrap_err()), &credentials);
    let core = FastpixCore::new(Security::basic(USERNAME, PASSWORD)).unwrap();
    let text = assert_debug_silent(&core, &credentials);
    assert!(text.contains("api.fastpix.com"), "it says something: {text}");
}

#[test]
fn debug_output_of_options_contains_no_credentials() {
    let authorization = format!("Basic {}", STANDARD.encode(format!("{USERNAME}:{PASSWORD}")));
    assert_debug_silent(&RequestOptions::new().header("authorization", authorization.as_str()), &credentials());
    let url = format!("https://{USERNAME}:{PASSWORD}@api.fastpix.com/");
    assert_debug_silent(&RequestOptions::new().server_url(url), &credentials());
}

#[test]
fn options_show_the_values_of_harmless_headers_only() {
    let mut options = RequestOptions::new().header("accept-language", "en").header("user-agent", "shown/1.0");
    for name in ["authorization", "cookie", "proxy-authorization", "x-api-key", "x-trace"] {
        options = options.header(name, PASSWORD);
    }
    let text = assert_debug_silent(&options, &credentials());
    for shown in ["accept-language", "\"en\"", "shown/1.0", "cookie", "proxy-authorization", "x-api-key", "x-trace"] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[test]
fn a_header_that_the_caller_marked_sensitive_is_not_shown() {
    let mut value = HeaderValue::from_static(PASSWORD);
    value.set_sensitive(true);
    assert_debug_silent(&RequestOptions::new().header("user-agent", value), &credentials());
}

#[test]
fn invalid_credentials_are_rejected_without_being_shown() {
    for (username, password) in [
        (format!("{USERNAME}:{PASSWORD}"), "x".to_owned()),
        (USERNAME.to_owned(), format!("{PASSWORD}\n")),
        (String::new(), PASSWORD.to_owned()),
    ] {
        let error = FastpixCore::new(Security::basic(username, password)).unwrap_err();
        assert_silent(&all_texts(&error), &credentials());
    }
}

#[test]
fn debug_output_of_calls_contains_no_credentials() {
    let core = FastpixCore::new(Security::basic(USERNAME, PASSWORD)).unwrap();
    for row in operations() {
        for request in row.requests {
            assert_silent(&(request.call)(&core).debug, &credentials());
        }
    }
    let call = start_live_stream_create_new_stream(&core, example())
        .header("authorization", PASSWORD)
        .server_url(format!("https://{PASSWORD}@fastpix.com/"));
    assert_debug_silent(&call, &credentials());
}

#[test]
fn requests_and_calls_do_not_show_secrets_in_their_bodies() {
    let secrets = [PASSWORD.to_owned()];
    let body = std::collections::BTreeMap::from([("streamKey", Secret::from(PASSWORD))]);
    assert_debug_silent(&body, &secrets);
    let core = FastpixCore::new(Security::basic(USERNAME, "another")).unwrap();
    let request = core.request(&fastpix_conformance::LIST_STREAMS).json(&body);
    assert_debug_silent(&request, &secrets);
    let call = request.call_raw();
    assert!(String::from_utf8_lossy(call.request().unwrap().body().unwrap()).contains(PASSWORD), "it is sent");
    assert_debug_silent(call.request().unwrap(), &secrets);
    assert_debug_silent(&call, &secrets);
}

#[test]
fn requests_show_no_key_and_no_url_that_can_be_signed() {
    let url = |name: &str| format!("https://files.example/{name}?signature={PASSWORD}");
    let video = VideoInput::new(url("video"))
        .intro_url(url("intro"))
        .outro_url(url("outro"))
        .segments([Segment::new(url("segment"), SegmentPosition::End)]);
    let upload = PushVideoInput::new().intro_url(url("intro")).outro_url(url("outro"));
    let audio = AudioInput::new().swap_track_url(url("swap")).impose_tracks([ImposeTrack::new().url(url("impose"))]);
    let media = CreateMediaRequest::new(video, AccessPolicy::Private)
        .input(upload)
        .input(WatermarkInput::new(url("watermark")))
        .input(audio)
        .input(SubtitleInput::new(url("subtitle"), "English", LanguageCode::EnUs))
        .input(Input::Unknown(serde_json::from_value(json!({"source": url("unknown")})).unwrap()));
    let track = AddTrackRequest::new(url("track"), AddTrackType::Audio, "en", "English");
    let secrets = [PASSWORD.to_owned()];
    let text = assert_debug_silent(&media, &secrets);
    assert!(text.contains("intro_url: Some([redacted])"), "{text}");
    assert_debug_silent(&track, &secrets);
    assert_debug_silent(&UpdateTrackRequest::new().url(url("track")), &secrets);
    assert_debug_silent(&SimulcastRequest::new("rtmps://in.social.example/app", PASSWORD), &secrets);
    // They are sent all the same.
    assert_eq!(serde_json::to_string(&media).unwrap().matches(PASSWORD).count(), 11);
}

#[tokio::test]
async fn responses_show_no_secret_in_debug() {
    for row in operations() {
        let core = Memory::answering(201, row.response).builder().build().unwrap();
        let decoded = row.call(&core).send().await.unwrap();
        assert_silent(&decoded.debug, &secrets_of(row));
        assert_silent(&decoded.debug, &credentials());
        // Serialization writes them.
        let written = decoded.json.to_string();
        assert!(secrets_of(row).iter().all(|secret| written.contains(secret.as_str())), "{written}");
    }
}

#[tokio::test]
async fn debug_output_of_a_raw_response_contains_no_body() {
    let row = operation("start_live_stream_create_new_stream");
    let core = Memory::answering(201, row.response).builder().build().unwrap();
    let call: Call<Response<()>> = core.request(&fastpix_conformance::LIST_STREAMS).call_raw();
    let response = call.await.unwrap();
    assert_eq!(response.body(), row.response);
    assert_debug_silent(&response, &secrets_of(row));
}

#[tokio::test]
async fn a_response_that_does_not_match_the_model_shows_no_secret() {
    for row in operations() {
        let sample: Value = serde_json::from_str(row.response).unwrap();
        let mut bodies = vec![format!("{}x", sample), format!("<html>{sample}"), sample["data"].to_string() + "}"];
        let whole = sample.to_string();
        bodies.extend((1..whole.len()).filter(|end| whole.is_char_boundary(*end)).map(|end| whole[..end].to_owned()));
        for pointer in row.secrets {
            let secret = sample.pointer(pointer).unwrap().clone();
            for wrong in [json!([secret]), json!({"value": secret})] {
                let mut response = sample.clone();
                *response.pointer_mut(pointer).unwrap() = wrong;
                bodies.push(response.to_string());
            }
        }
        for place in ["/success", "/data"] {
            for secret in secrets_of(row) {
                let mut response = sample.clone();
                *response.pointer_mut(place).unwrap() = secret.into();
                bodies.push(response.to_string());
            }
        }
        // A number is read as its text, which is as secret.
        for pointer in row.secrets {
            let mut response = sample.clone();
            *response.pointer_mut(pointer).unwrap() = json!(12_345_678);
            let core = Memory::answering(201, response.to_string()).builder().build().unwrap();
            let decoded = row.call(&core).send().await.unwrap();
            assert_eq!(decoded.json.pointer(pointer), Some(&json!("12345678")));
            assert_silent(&decoded.debug, &["12345678".to_owned()]);
        }
        let mut secrets = secrets_of(row);
        secrets.extend(credentials());
        for body in bodies {
            let core = Memory::answering(201, body.clone()).builder().build().unwrap();
            let error = row.call(&core).send().await.unwrap_err();
            let FastpixError::ResponseValidation(inner) = &error else { panic!("{error:?}") };
            assert_eq!(inner.body(), body.as_bytes());
            assert_silent(&all_texts(&error), &secrets);
            assert_silent(&format!("{inner} {inner:?} {} {}", inner.path(), inner.reason()), &secrets);
        }
    }
}

#[tokio::test]
async fn errors_of_every_kind_contain_no_secrets() {
    let row = operation("start_live_stream_create_new_stream");
    let body = row.response;
    let failing = |error: fn() -> HttpClientError| Memory::new(move |_| HttpFuture::new(async move { Err(error()) }));
    let breaking = fastpix_conformance::Tap::start(move |_| {
        let head = format!("HTTP/1.1 201 X\r\ncontent-length: {}\r\n\r\n", body.len() + 1);
        fastpix_conformance::Answer::RespondAndClose([head.as_bytes(), body.as_bytes()].concat())
    })
    .await;
    let cores = [
        Memory::new(move |_| response(500, &[], body)).builder(),
        Memory::new(move |_| response(302, &[], body)).builder(),
        failing(|| HttpClientError::new("broken")).builder(),
        failing(|| HttpClientError::not_sent("broken")).builder(),
        failing(|| HttpClientError::aborted("broken")).builder(),
        Memory::new(|_| HttpFuture::new(std::future::pending())).builder().timeout(Duration::from_millis(1)),
        builder("http://127.0.0.1:1/"),
        builder("https://127.0.0.1:1/"),
        builder(&breaking.url()),
    ];
    let mut secrets = secrets_of(row);
    secrets.extend(credentials());
    let mut kinds = std::collections::HashSet::new();
    for core in cores {
        let error = row.call(&core.build().unwrap()).send().await.unwrap_err();
        assert_silent(&all_texts(&error), &secrets);
        kinds.insert(std::mem::discriminant(&error));
    }
    assert_eq!(kinds.len(), 4);
}
