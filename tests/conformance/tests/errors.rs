//! Texts and accessors of errors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{error::Error, io, iter, net::TcpListener, time::Duration};

use fastpix_conformance::{
    LIST_STREAMS, Memory, PASSWORD, USERNAME, all_texts, builder, core, example, operations, response,
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    ApiError, ErrorClass, FastpixCore, FastpixError, HttpClientError, HttpFuture, Outcome, RetryConfig, Security,
    manage_live_stream_enable_live_stream, playlist_get_playlist_by_id, start_live_stream_create_new_stream,
};
use serde_json::json;

const UNDECLARED: &[u16] =
    &[304, 400, 401, 402, 403, 404, 405, 408, 409, 418, 422, 429, 451, 499, 500, 502, 503, 504, 520, 524, 599, 999];

fn api(error: &FastpixError) -> &ApiError {
    error.as_api().unwrap_or_else(|| panic!("another error: {error:?}"))
}

async fn refused(body: impl ToString) -> FastpixError {
    let core = Memory::answering(422, body.to_string()).builder().build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap_err()
}

fn chain<'a>(error: &'a FastpixError) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(error.source(), |&error| error.source())
}

#[tokio::test]
async fn every_status_maps_to_its_declared_error_class_with_all_details() {
    let emulator = Emulator::start().await.unwrap();
    let core = builder(emulator.url()).retries(RetryConfig::None).build().unwrap();
    for row in operations() {
        for &status in row.errors.iter().map(|(status, _)| status).chain(UNDECLARED) {
            let about = format!("{} with {status}", row.function);
            // The code can differ from the status.
            let body = json!({"success": false, "error": {
                "code": 7000, "message": "Not like that", "description": "The reason is this.",
                "fields": [{"field": "a.b[0]", "message": "is odd"}, {"field": "c", "message": "is even"}],
            }});
            // A 304 has no body.
            let body = if status == 304 { String::new() } else { body.to_string() };
            emulator.fault(Fault::response(status).header("cf-ray", "8f1d").body(body.clone()));
            let error = row.call(&core).send().await.unwrap_err();

            assert_eq!(error.status().unwrap().as_u16(), status, "{about}");
            assert_eq!((error.operation(), error.attempts()), (Some(row.id), 1), "{about}");
            assert_eq!(error.outcome(), Outcome::ResponseReceived, "{about}");
            let declared = row.errors.iter().find(|(declared, _)| *declared == status);
            let class = declared.map_or(ErrorClass::FastpixDefaultError, |(_, class)| *class);
            let api = api(&error);
            assert_eq!((api.class(), api.status().as_u16()), (class, status), "{about}");
            assert_eq!((api.operation(), api.attempts()), (Some(row.id), 1), "{about}");
            assert_eq!(api.headers()["cf-ray"], "8f1d", "{about}");
            assert_eq!(api.body(), body.as_bytes(), "{about}");
            assert_eq!(api.retry_after(), None, "{about}");
            let mut expected = vec![row.id.to_owned(), status.to_string(), class.as_str().to_owned()];
            if !body.is_empty() {
                assert_eq!(api.code(), Some(7000), "{about}");
                assert_eq!(api.message(), Some("Not like that"), "{about}");
                assert_eq!(api.description(), Some("The reason is this."), "{about}");
                let fields: Vec<_> = api.fields().iter().map(|field| (field.field(), field.message())).collect();
                assert_eq!(fields, [("a.b[0]", "is odd"), ("c", "is even")], "{about}");
                expected.extend(["Not like that".to_owned(), "a.b[0] is odd".to_owned(), "c is even".to_owned()]);
            }
            let text = error.to_string();
            assert!(expected.iter().all(|part| text.contains(part)), "{about}: {text}");
            assert!(error.source().is_none(), "{about}");
        }
    }
    assert_eq!(emulator.connections(), 1, "a connection is used again after an error");
}

#[tokio::test]
async fn wrong_credentials_are_an_unauthorized_error() {
    let emulator = Emulator::builder().credentials("good-id", "good-secret").start().await.unwrap();
    for (username, password) in [("good-id", "bad-secret"), ("bad-id", "good-secret"), ("good-secret", "good-id")] {
        let core =
            FastpixCore::builder(Security::basic(username, password)).server_url(emulator.url()).build().unwrap();
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        let api = api(&error);
        assert_eq!((api.class(), api.status().as_u16()), (ErrorClass::UnauthorizedError, 401));
        assert_eq!(api.code(), Some(401));
        assert!(api.message().is_some_and(|message| error.to_string().contains(message)), "{error}");
        assert!(api.description().is_some());
    }
    let good = FastpixCore::builder(Security::basic("good-id", "good-secret")).server_url(emulator.url());
    start_live_stream_create_new_stream(&good.build().unwrap(), example()).await.unwrap();
    assert_eq!(emulator.requests().len(), 4, "a 401 is not tried again");
}

#[tokio::test]
async fn validation_errors_name_the_field() {
    let emulator = Emulator::start().await.unwrap();
    let mut request = example();
    request.input_media_settings.reconnect_window = Some(59);
    let error = start_live_stream_create_new_stream(&core(emulator.url()), request).await.unwrap_err();
    let api = api(&error);
    assert_eq!((api.class(), api.status().as_u16()), (ErrorClass::ValidationErrorResponse, 422));
    assert_eq!(api.description(), None, "a 422 can do without");
    assert_eq!(api.fields().len(), 1);
    assert_eq!(api.fields()[0].field(), "inputMediaSettings.reconnectWindow");
    assert!(api.fields()[0].message().contains("60"), "{}", api.fields()[0].message());
    assert!(error.to_string().contains("inputMediaSettings.reconnectWindow"), "{error}");
}

#[tokio::test]
async fn error_classes_of_a_400_are_selected_by_message() {
    for (status, message, class) in [
        (400, "This stream is Already Enabled.", ErrorClass::StreamAlreadyEnabledError),
        (400, "Not while you are on a TRIAL plan", ErrorClass::TrialPlanRestrictionError),
        (400, "Not on a Monday", ErrorClass::BadRequestError),
        (400, "", ErrorClass::BadRequestError),
        (422, "already enabled", ErrorClass::ValidationErrorResponse),
        (409, "trial", ErrorClass::FastpixDefaultError),
    ] {
        let body = json!({"error": {"code": status, "message": message}}).to_string();
        let core = Memory::answering(status, body.clone()).builder().build().unwrap();
        let error = manage_live_stream_enable_live_stream(&core, "5f0c").await.unwrap_err();
        assert_eq!((api(&error).class(), api(&error).message()), (class, Some(message)));
        assert_eq!(api(&error).body(), body.as_bytes());
        assert!(error.to_string().contains(class.as_str()), "{error}");
    }
}

#[tokio::test]
async fn a_part_of_an_error_object_that_is_invalid_is_skipped() {
    for code in [json!(422), json!(422.0), json!("422")] {
        let whole = refused(json!({"error": {"code": code, "message": "m"}})).await;
        assert_eq!((api(&whole).code(), api(&whole).message()), (Some(422), Some("m")), "{code:?}");
    }

    for body in [
        json!({"error": {"message": "m", "code": null, "description": null, "fields": null}}),
        json!({"error": {"message": "m", "code": "E_ODD"}}),
        json!({"error": {"message": "m", "fields": {"a": 5}}}),
        json!({"error": {"message": "m", "description": ["a", "b"], "new": {"a": 1}}, "new": 1}),
    ] {
        let error = refused(&body).await;
        let api = api(&error);
        assert_eq!((api.code(), api.message(), api.description()), (None, Some("m"), None), "{body}");
        assert!(api.fields().is_empty(), "{body}");
    }
    let error = refused(json!({"error": {"fields": [{"field": "a"}, {"message": "b"}, {}]}})).await;
    let fields: Vec<_> = api(&error).fields().iter().map(|field| (field.field(), field.message())).collect();
    assert_eq!(fields, [("a", ""), ("", "b")], "one that says nothing is left out");
    let error = refused(json!({"error": {"fields": {"a": "is odd", "b": ["is even", "is long"]}}})).await;
    let fields: Vec<_> = api(&error).fields().iter().map(|field| (field.field(), field.message())).collect();
    assert_eq!(fields, [("a", "is odd"), ("b", "is even"), ("b", "is long")]);
    assert!(error.to_string().contains("a is odd, b is even, b is long"), "{error}");

    for body in ["", "null", "[]", "{}", r#"{"error": null}"#, r#"{"error""#, "\0", "404"] {
        let error = refused(body).await;
        let api = api(&error);
        assert_eq!((api.code(), api.message(), api.fields().len()), (None, None, 0), "{body}");
        assert_eq!(api.body(), body);
    }
}

#[tokio::test]
async fn the_message_is_read_from_the_formats_of_gateways_and_other_servers() {
    const JSON: &str = "application/json";
    const PROBLEM: &str = "application/problem+json";
    let emulator = Emulator::start().await.unwrap();
    let core = builder(emulator.url()).retries(RetryConfig::None).build().unwrap();
    for (content_type, body, message) in [
        (JSON, r#"{"message": "Forbidden"}"#, Some("Forbidden")),
        (JSON, r#"{"error": "invalid_token"}"#, Some("invalid_token")),
        (JSON, r#"{"statusCode": 403, "error": "Forbidden", "message": "No access"}"#, Some("No access")),
        (JSON, r#"{"errors": [{"code": 1, "message": "first"}, {"message": "second"}]}"#, Some("first")),
        (JSON, r#"{"detail": "Not authenticated"}"#, Some("Not authenticated")),
        (PROBLEM, r#"{"type": "about:blank", "title": "Out of credit", "status": 403}"#, Some("Out of credit")),
        (PROBLEM, r#"{"title": "Out of credit", "detail": "Your balance is 30"}"#, Some("Your balance is 30")),
        (JSON, "\u{feff}{\"message\": \"after a byte order mark\"}", Some("after a byte order mark")),
        (JSON, r#"{"message": "cut \ud83c"}"#, Some("cut \u{fffd}")),
        ("text/plain", "no healthy upstream", Some("no healthy upstream")),
        ("text/plain; charset=utf-8", "upstream connect error\nreset\n", Some("upstream connect error reset")),
        ("text/html", "<h1>Forbidden</h1>", None),
        ("application/octet-stream", "Forbidden", None),
    ] {
        emulator.fault(Fault::response(403).header("content-type", content_type).body(body));
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_eq!(api(&error).message(), message, "{body}");
        assert_eq!(api(&error).body(), body);
        let after = message.map(|message| format!(": {message}")).unwrap_or_default();
        let expected = "create-new-stream (start_live_stream_create_new_stream): the API responded with status 403 (InvalidPermissionError)";
        assert_eq!(error.to_string(), [expected, &after].concat());
    }
}

#[tokio::test]
async fn a_redirect_names_the_host_of_its_location_and_no_more() {
    let emulator = Emulator::start().await.unwrap();
    let before = "create-new-stream (start_live_stream_create_new_stream): the API responded with status 308 (FastpixDefaultError)";
    for (location, expected) in [
        ("https://api.fastpix.com/v1/live/streams?token=a", ", a redirect to api.fastpix.com"),
        ("//api.fastpix.com/v1/live/streams", ", a redirect to api.fastpix.com"),
        ("https://user:password@api.fastpix.com:8443/", ", a redirect to api.fastpix.com"),
        ("/v2/live/streams?to=https://other.example", ""),
        ("not a URL", ""),
    ] {
        emulator.fault(Fault::response(308).header("location", location));
        let error = start_live_stream_create_new_stream(&core(emulator.url()), example()).await.unwrap_err();
        assert_eq!(error.to_string(), [before, expected].concat(), "{location}");
        assert_eq!(api(&error).headers()["location"], location);
    }
}

#[tokio::test]
async fn predicates_answer_what_callers_ask_of_an_error() {
    let emulator = Emulator::builder().credentials(USERNAME, PASSWORD).start().await.unwrap();
    let core = builder(emulator.url()).retries(RetryConfig::None).timeout(Duration::from_millis(300)).build().unwrap();
    let create = |core: &FastpixCore| start_live_stream_create_new_stream(core, example());

    let wrong = FastpixCore::builder(Security::basic(USERNAME, "another")).server_url(emulator.url()).build().unwrap();
    let error = create(&wrong).await.unwrap_err();
    assert!(error.is_unauthorized() && !error.may_have_taken_effect(), "{error:?}");

    let error = manage_live_stream_enable_live_stream(&core, "0000").await.unwrap_err();
    assert!(error.is_not_found() && !error.is_validation() && !error.may_have_taken_effect(), "{error:?}");
    emulator.fault(Fault::response(422));
    let error = playlist_get_playlist_by_id(&core, "0000").await.unwrap_err();
    assert!(error.is_not_found() && !error.is_validation(), "{error:?}");

    let mut request = example();
    request.input_media_settings.reconnect_window = Some(59);
    let error = start_live_stream_create_new_stream(&core, request).await.unwrap_err();
    assert!(error.is_validation() && !error.is_not_found() && !error.may_have_taken_effect(), "{error:?}");

    emulator.fault(Fault::response(429).header("retry-after", "1.5"));
    let error = create(&core).await.unwrap_err();
    assert!(error.is_rate_limited() && !error.may_have_taken_effect(), "{error:?}");
    assert_eq!(error.retry_after(), Some(Duration::from_millis(1500)));
    assert!(error.to_string().ends_with("; retry after 2 s"), "{error}");

    emulator.fault(Fault::response(504));
    let error = create(&core).await.unwrap_err();
    assert!(error.may_have_taken_effect() && error.retry_after().is_none(), "{error:?}");

    emulator.fault(Fault::delay(Duration::from_secs(60)));
    let error = create(&core).await.unwrap_err();
    assert!(error.is_timeout() && error.may_have_taken_effect() && !error.is_connect(), "{error:?}");

    emulator.fault(Fault::close_without_response());
    let error = create(&core).await.unwrap_err();
    assert!(error.may_have_taken_effect() && !error.is_timeout() && !error.is_connect(), "{error:?}");

    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = create(&core).server_url(format!("http://{address}/")).await.unwrap_err();
    assert!(error.is_connect() && !error.may_have_taken_effect() && !error.is_timeout(), "{error:?}");

    emulator.fault(Fault::response(201).body("[]"));
    let error = create(&core).await.unwrap_err();
    assert!(error.may_have_taken_effect() && !error.is_validation(), "the response is invalid: {error:?}");
}

/// One error of each kind, with hostile texts from the server.
async fn one_of_each() -> Vec<FastpixError> {
    let breaks = "one\ntwo\r\nthree\u{85}four\x0bfive\x1b[31m\u{2028}six\u{2029}seven\tend\n";
    let failing = |error: fn() -> HttpClientError| {
        Memory::new(move |_| HttpFuture::new(async move { Err(error()) })).builder().build().unwrap()
    };
    let create = |core: FastpixCore| async move {
        start_live_stream_create_new_stream(&core, example()).await.map(drop).unwrap_err()
    };
    let hanging = Memory::new(|_| HttpFuture::new(std::future::pending()));
    let provider = Security::provider(|| async { Err::<fastpix_funcs::Credentials, _>("one\ntwo") });
    let envelope = json!({"error": {
        "message": breaks, "description": breaks, "fields": [{"field": breaks, "message": breaks}, {"field": breaks}],
    }});
    let mut odd_key = json!({"data": {"metadata": {}}});
    odd_key["data"]["metadata"][breaks] = json!([]);
    vec![
        create(Memory::answering(500, envelope.to_string()).builder().build().unwrap()).await,
        create(Memory::answering(201, odd_key.to_string()).builder().build().unwrap()).await,
        create(failing(|| HttpClientError::new("one\ntwo"))).await,
        create(failing(|| HttpClientError::not_sent("one\ntwo"))).await,
        create(failing(|| HttpClientError::aborted("one\ntwo"))).await,
        create(hanging.builder().timeout(std::time::Duration::from_millis(1)).build().unwrap()).await,
        create(FastpixCore::builder(provider).http_client(Memory::answering(201, "{}")).build().unwrap()).await,
        core("http://127.0.0.1:1").request(&LIST_STREAMS).path_param("a\nb").call_raw().await.map(drop).unwrap_err(),
        FastpixCore::builder(Security::basic("a\nb", "c")).build().unwrap_err(),
        FastpixCore::builder(Security::basic("a", "b")).server_url("http://a\nb/").build().unwrap_err(),
    ]
}

#[tokio::test]
async fn every_error_is_displayed_on_one_line() {
    let errors = one_of_each().await;
    let kinds: std::collections::HashSet<_> = errors.iter().map(std::mem::discriminant).collect();
    assert_eq!(kinds.len(), 7, "one of each");
    for error in errors {
        let text = error.to_string();
        let breaks = |char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
        assert!(!text.contains(breaks), "{text:?}");
        assert!(!text.is_empty());
    }
}

#[tokio::test]
async fn long_error_messages_are_truncated() {
    let error = refused(json!({"error": {"message": "é".repeat(20_000)}})).await;
    assert!(error.to_string().len() < 2_000);
    assert_eq!(api(&error).message().unwrap().chars().count(), 20_000);
}

#[tokio::test]
async fn error_texts_do_not_repeat_their_source() {
    for error in one_of_each().await {
        for cause in chain(&error) {
            assert!(!error.to_string().contains(&cause.to_string()), "{error} repeats {cause}");
        }
    }
}

#[tokio::test]
async fn a_refused_connection_has_the_io_error_in_its_source_chain() {
    // Port that was just released.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error =
        start_live_stream_create_new_stream(&core(&format!("http://{address}/v1/")), example()).await.unwrap_err();
    assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
    assert_eq!(error.status(), None);
    let io = chain(&error).find_map(|cause| cause.downcast_ref::<io::Error>());
    assert_eq!(io.unwrap().kind(), io::ErrorKind::ConnectionRefused);
    assert!(error.to_string().contains(&address.to_string()), "{error}");
}

#[tokio::test]
async fn a_custom_http_client_determines_the_outcome() {
    #[derive(Debug)]
    struct Mine;
    impl std::fmt::Display for Mine {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("mine")
        }
    }
    impl Error for Mine {}

    let new: fn() -> HttpClientError = || HttpClientError::new(Mine);
    for (make, aborted, outcome, attempts) in [
        (new, false, Outcome::Unknown, 1),
        (|| HttpClientError::not_sent(Mine), false, Outcome::NotSent, 3),
        (|| HttpClientError::aborted(Mine), true, Outcome::Unknown, 1),
    ] {
        let memory = Memory::new(move |_| HttpFuture::new(async move { Err(make()) }));
        let call = start_live_stream_create_new_stream(&memory.builder().build().unwrap(), example());
        let error = call.await.unwrap_err();
        assert_eq!(matches!(error, FastpixError::RequestAborted(_)), aborted, "{error:?}");
        assert_eq!(matches!(error, FastpixError::Connection(_)), !aborted, "{error:?}");
        assert_eq!((error.outcome(), error.attempts(), memory.count()), (outcome, attempts, attempts as usize));
        assert_eq!((error.operation(), error.status()), (Some("create-new-stream"), None));
        assert!(chain(&error).any(|cause| cause.is::<Mine>()), "{error:?}");
        assert!(all_texts(&error).contains("mine"));
    }
}

#[tokio::test]
async fn question_mark_works_across_operations_and_into_boxed_errors() {
    async fn both(core: &FastpixCore) -> Result<(), FastpixError> {
        core.request(&LIST_STREAMS).call_raw().await?;
        start_live_stream_create_new_stream(core, example()).await?;
        Ok(())
    }
    async fn boxed(core: &FastpixCore) -> Result<(), Box<dyn Error + Send + Sync>> {
        Ok(both(core).await?)
    }
    let memory = Memory::new(|number| if number == 1 { response(200, &[], "{}") } else { response(403, &[], "") });
    let error = boxed(&memory.builder().build().unwrap()).await.unwrap_err();
    let error = error.downcast::<FastpixError>().unwrap();
    assert_eq!(
        (error.operation(), api(&error).class()),
        (Some("create-new-stream"), ErrorClass::InvalidPermissionError)
    );
}
