//! Decoding of responses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use fastpix_conformance::{
    Answer, Decoded, Memory, Row, Tap, all_texts, core, example, operation, operations,
    places::{self, fields, is_anything, path, pointers, removed, replaced, sample},
    response,
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    ErrorClass, FastpixError, Outcome, ResponseValidationError,
    models::{BasicAccessPolicy, CreateLiveStreamRequest, LiveStreamMaxResolution, LiveStreamStatus, PlaybackSettings},
    start_live_stream_create_new_stream,
};
use serde_json::{Map, Value, json};

/// Value that must never appear in an error.
const CANARY_NUMBER: u64 = 987_654_321;
const CANARY: &str = "canary-4f7d";

async fn decode(row: &Row, body: impl ToString) -> Result<Decoded, FastpixError> {
    let body = body.to_string();
    row.call(&Memory::answering(201, body).builder().build().unwrap()).send().await
}

async fn create(status: u16, body: &str) -> Result<fastpix_funcs::models::LiveStreamResponseDto, FastpixError> {
    let core = Memory::answering(status, body.to_owned()).builder().build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await
}

fn validation(result: Result<impl Sized, FastpixError>) -> ResponseValidationError {
    match result {
        Err(FastpixError::ResponseValidation(error)) => error,
        Err(error) => panic!("another error: {error:?}"),
        Ok(_) => panic!("it decoded"),
    }
}

#[tokio::test]
async fn a_full_response_round_trips() {
    for row in operations() {
        assert_eq!(decode(row, sample(row)).await.unwrap().json, sample(row), "{}", row.function);
    }
}

#[tokio::test]
async fn every_field_can_be_absent() {
    for row in operations() {
        for field in fields(row) {
            let response = removed(row, &field);
            assert_eq!(decode(row, &response).await.unwrap().json, response, "{} without {field}", row.function);
        }
        assert_eq!(decode(row, "{}").await.unwrap().json, json!({}), "{}", row.function);
    }
}

#[tokio::test]
async fn null_is_treated_as_absent() {
    for row in operations() {
        for field in fields(row) {
            let response = replaced(row, &field, Value::Null);
            let expected = removed(row, &field);
            assert_eq!(decode(row, &response).await.unwrap().json, expected, "{} with null {field}", row.function);
        }
    }
}

#[tokio::test]
async fn unknown_fields_are_ignored_at_every_level() {
    let unknown = [json!(null), json!(true), json!(-1.5e300), json!("x"), json!([[], {}]), json!({"a": [{"b": null}]})];
    for row in operations() {
        let sample = sample(row);
        let is_object = |pointer: &String| sample.pointer(pointer).unwrap().is_object();
        for object in pointers(&sample).into_iter().filter(is_object) {
            if row.maps.contains(&object.as_str()) || is_anything(row, &object) {
                continue;
            }
            for unknown in &unknown {
                let mut response = sample.clone();
                let fields: &mut Map<_, _> = response.pointer_mut(&object).unwrap().as_object_mut().unwrap();
                fields.insert("aNewField".to_owned(), unknown.clone());
                fields.insert("ZZZ".to_owned(), unknown.clone());
                assert_eq!(decode(row, response).await.unwrap().json, sample, "{} {object}", row.function);
            }
        }
    }
}

#[tokio::test]
async fn unknown_enum_values_are_kept_and_written_back() {
    for row in operations() {
        for field in row.enums {
            let old = sample(row).pointer(field).unwrap().as_str().unwrap().to_owned();
            // Values in another case are unknown values and round-trip.
            for new in ["brand-new", "", "Ünïcode \"quoted\"\n", &old.to_uppercase(), &format!(" {old}")] {
                let response = replaced(row, field, new.into());
                assert_eq!(decode(row, &response).await.unwrap().json, response, "{} {field}", row.function);
            }
        }
    }
}

#[tokio::test]
async fn untyped_values_round_trip() {
    for row in operations() {
        for pointer in pointers(&sample(row)).into_iter().filter(|pointer| is_anything(row, pointer)) {
            for value in
                [json!("7"), json!(7), json!(-0.5), json!(false), json!([null, [1]]), json!({"a": {"b": null}})]
            {
                let response = replaced(row, &pointer, value);
                assert_eq!(decode(row, &response).await.unwrap().json, response, "{} {pointer}", row.function);
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_type_is_located_and_its_value_is_not_shown() {
    for row in operations() {
        let sample = sample(row);
        for pointer in pointers(&sample).into_iter().filter(|pointer| !is_anything(row, pointer)) {
            let number = Value::from(CANARY_NUMBER);
            let wrong = match sample.pointer(&pointer).unwrap() {
                Value::String(_) => vec![json!([CANARY]), json!({CANARY: CANARY})],
                Value::Number(_) => vec![CANARY.into(), true.into(), json!([CANARY_NUMBER]), json!({CANARY: CANARY})],
                Value::Bool(_) => vec![CANARY.into(), number, json!([CANARY]), json!({CANARY: CANARY})],
                Value::Array(_) => vec![CANARY.into(), number, true.into(), json!({CANARY: CANARY})],
                _ => vec![CANARY.into(), number, false.into()],
            };
            for wrong in wrong {
                // In a list, the path would be that of its element.
                let is_moving = places::has_several_types(&pointer);
                if is_moving && (wrong.is_number() || wrong.is_string() || wrong.is_array()) {
                    continue;
                }
                let about = format!("{} with {wrong} at {pointer:?}", row.function);
                let body = replaced(row, &pointer, wrong).to_string();
                let error = validation(decode(row, &body).await);
                assert_eq!(error.path(), path(&pointer), "{about}");
                assert_eq!(error.body(), body.as_bytes(), "{about}");
                assert_eq!((error.status().as_u16(), error.attempts()), (201, 1), "{about}");
                assert_eq!(error.operation(), Some(row.id), "{about}");
                assert!(error.reason().starts_with("expected "), "{about}: {}", error.reason());
                let texts = all_texts(&error.into());
                assert!(!texts.contains(CANARY) && !texts.contains(&CANARY_NUMBER.to_string()), "{about}: {texts}");
            }
        }
    }
}

#[tokio::test]
async fn a_wrong_type_names_the_path_and_the_expected_type() {
    let body = r#"{"success": true, "data": {"streamId": "a", "playbackIds": [{"id": [4711]}]}}"#;
    let error = validation(create(201, body).await);
    assert_eq!(error.path(), "data.playbackIds[0].id");
    assert_eq!(error.reason(), "expected a string");
    assert_eq!(error.outcome(), Outcome::ResponseReceived);
    let text = error.to_string();
    assert!(text.contains("201") && text.contains("data.playbackIds[0].id") && !text.contains("4711"), "{text}");
}

#[tokio::test]
async fn every_2xx_is_a_success() {
    let emulator = Emulator::start().await.unwrap();
    for status in [200, 201, 202, 203, 206, 299] {
        emulator
            .fault(Fault::response(status).header("x-sent", "yes").body(r#"{"success":true,"data":{"streamId":"a"}}"#));
        let call = start_live_stream_create_new_stream(&core(emulator.url()), example()).with_response();
        let response = call.await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["x-sent"], "yes");
        assert_eq!(response.body(), r#"{"success":true,"data":{"streamId":"a"}}"#);
        assert_eq!(response.attempts(), 1);
        assert_eq!(response.into_value().data.unwrap().stream_id.as_deref(), Some("a"));
    }
}

#[tokio::test]
async fn a_created_stream_round_trips() {
    let emulator = Emulator::start().await.unwrap();
    let request = CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Private),
        example().input_media_settings.max_resolution(LiveStreamMaxResolution::P480).reconnect_window(75_u32),
    );
    let call = start_live_stream_create_new_stream(&core(emulator.url()), request);
    let response = call.with_response().await.unwrap();
    let received: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(serde_json::to_value(response.value()).unwrap(), received);

    let stream = response.into_value().data.unwrap();
    assert_eq!(stream.status, Some(LiveStreamStatus::Idle));
    assert_eq!(stream.max_resolution, Some(LiveStreamMaxResolution::P480));
    assert_eq!(stream.reconnect_window, Some(75));
    assert_eq!(stream.enable_dvr_mode, Some(true));
    assert_eq!(stream.metadata.unwrap()["livestream_name"], "fastpix_livestream");
    assert_eq!(stream.playback_ids.unwrap()[0].access_policy, Some(BasicAccessPolicy::Private));
    assert!(stream.stream_key.unwrap().expose().ends_with(&format!("k{}", stream.stream_id.unwrap())));
    assert!(stream.created_at.unwrap().unix_millis().is_some());
}

#[tokio::test]
async fn a_max_duration_of_0_is_kept() {
    let response = create(201, r#"{"data": {"maxDuration": 0, "reconnectWindow": 0}}"#).await.unwrap();
    let stream = response.data.unwrap();
    assert_eq!((stream.max_duration, stream.reconnect_window), (Some(0), Some(0)));
}

#[tokio::test]
async fn an_empty_2xx_is_a_validation_error() {
    let emulator = Emulator::start().await.unwrap();
    for status in [200, 201, 204] {
        emulator.fault(Fault::response(status));
        let error = validation(start_live_stream_create_new_stream(&core(emulator.url()), example()).await);
        assert_eq!((error.status().as_u16(), error.path(), error.body().len()), (status, "", 0));
        assert_eq!(error.reason(), "the body is empty");
    }
    assert_eq!(emulator.requests().len(), 3, "it happened: nothing may be repeated");
}

#[tokio::test]
async fn truncated_json_is_an_error_that_keeps_the_body() {
    for row in operations() {
        let whole = sample(row).to_string();
        for end in (1..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            let error = validation(decode(row, &whole[..end]).await);
            assert_eq!(error.body(), &whole.as_bytes()[..end]);
            assert_eq!(error.reason(), "the JSON ends too early", "{}", &whole[..end]);
        }
    }
}

#[tokio::test]
async fn a_2xx_that_is_not_json_is_an_error_that_keeps_the_body() {
    for body in [
        "<html><body>Welcome to the hotel</body></html>",
        "OK",
        "\u{feff}",
        "{} {}",
        r#"{"success": true,}"#,
        r#"{"data": {"streamId": "line
break"}}"#,
        "null",
        "[]",
        "\0",
    ] {
        let error = validation(create(201, body).await);
        assert_eq!(error.body(), body.as_bytes());
        assert!(!error.reason().is_empty());
        assert_eq!(error.to_string().lines().count(), 1);
    }
    let core = Memory::answering(201, vec![b'{', b'"', 0xff, 0xfe]).builder().build().unwrap();
    validation(start_live_stream_create_new_stream(&core, example()).await);
}

#[tokio::test]
async fn any_depth_of_nesting_is_handled_without_a_panic() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    create(201, &format!(r#"{{"new": {deep}}}"#)).await.unwrap();
    for open in ["[", r#"{"data":"#] {
        let error = validation(create(201, &open.repeat(100_000)).await);
        assert_eq!(error.body().len(), open.len() * 100_000);
        assert!(error.to_string().len() < 1000);
    }
    let error = create(500, &format!(r#"{{"error": {deep}}}"#)).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 500);
}

#[tokio::test]
async fn an_html_502_is_an_api_error_with_its_body_and_no_json_error() {
    let emulator = Emulator::start().await.unwrap();
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n";
    emulator.fault(Fault::response(502).header("content-type", "text/html").body(page));
    let error = start_live_stream_create_new_stream(&core(emulator.url()), example()).await.unwrap_err();
    let api = error.as_api().unwrap();
    assert_eq!((api.status().as_u16(), api.class()), (502, ErrorClass::FastpixDefaultError));
    assert_eq!((api.code(), api.message(), api.description(), api.fields()), (None, None, None, &[][..]));
    assert_eq!(api.headers()["content-type"], "text/html");
    assert_eq!(api.body(), page);
    let texts = all_texts(&error);
    assert!(texts.contains("502") && !texts.contains("html") && !texts.to_lowercase().contains("json"), "{texts}");
}

#[tokio::test]
async fn a_redirect_is_an_error_and_is_not_followed() {
    let (emulator, elsewhere) = (Emulator::start().await.unwrap(), Tap::created().await);
    for status in [301, 302, 303, 307, 308] {
        emulator.clear_requests();
        emulator.fault(Fault::response(status).header("location", elsewhere.url() + "/v1/live/streams"));
        let error = start_live_stream_create_new_stream(&core(emulator.url()), example()).await.unwrap_err();
        let api = error.as_api().unwrap();
        assert_eq!((api.status().as_u16(), api.class()), (status, ErrorClass::FastpixDefaultError));
        assert!(api.headers()["location"].to_str().unwrap().starts_with(&elsewhere.url()));
        assert_eq!(emulator.requests().len(), 1);
    }
    assert_eq!(elsewhere.opened(), 0);
}

#[tokio::test]
async fn a_body_of_16_mib_is_read_and_a_longer_one_is_truncated() {
    const LIMIT: usize = 16 * 1024 * 1024;
    let padded = |length: usize| {
        let start = r#"{"data": {"streamId": "a"}}"#;
        format!("{start}{}", " ".repeat(length - start.len()))
    };
    let fits = create(201, &padded(LIMIT)).await.unwrap();
    assert_eq!(fits.data.unwrap().stream_id.as_deref(), Some("a"));

    let error = validation(create(201, &padded(LIMIT + 1)).await);
    assert_eq!(
        (error.status().as_u16(), error.body().len(), error.operation()),
        (201, LIMIT, Some("create-new-stream"))
    );
    assert!(error.reason().contains("longer"), "{}", error.reason());
}

#[tokio::test]
async fn the_beginning_of_a_long_error_page_is_kept() {
    let page = "x".repeat(1024 * 1024);
    let memory = Memory::new(move |_| response(500, &[], page.clone()));
    let call = start_live_stream_create_new_stream(&memory.builder().build().unwrap(), example());
    let error = call.await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.as_api().unwrap().body().len()), (500, 64 * 1024));
}

#[tokio::test]
async fn a_body_in_many_frames_is_assembled() {
    let row = operation("start_live_stream_create_new_stream");
    let whole = sample(row).to_string();
    let mut raw = "HTTP/1.1 201 X\r\ntransfer-encoding: chunked\r\ntrailer: x-sum\r\n\r\n".to_owned();
    for chunk in whole.as_bytes().chunks(7) {
        raw.push_str(&format!("{:x}\r\n{}\r\n", chunk.len(), std::str::from_utf8(chunk).unwrap()));
    }
    raw.push_str("0\r\nx-sum: 1\r\n\r\n");
    let tap = Tap::start(move |_| Answer::Response(raw.clone().into_bytes())).await;
    let core = core(&tap.url());
    for _ in 0..2 {
        assert_eq!(row.call(&core).send().await.unwrap().json, sample(row));
    }
    assert_eq!(tap.opened(), 1, "what is read to its end can be used again");
}
