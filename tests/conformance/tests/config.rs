//! Invalid configuration and requests are rejected before anything is sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::print_stdout, reason = "how one process tells another")]

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    ffi::OsString,
    process::{Command, Output},
    time::Duration,
};

use fastpix_conformance::{LIST_STREAMS, Memory, all_texts, example, quick};
use fastpix_funcs::{
    Backoff, FastpixCore, FastpixCoreBuilder, FastpixError, Idempotency, Operation, Outcome, PASSWORD_VARIABLE,
    RequestOptions, Response, RetryConfig, SERVER_URL_VARIABLE, Security, USERNAME_VARIABLE, http::Method,
    start_live_stream_create_new_stream,
};
use serde::{Serialize, Serializer, ser};

fn basic(username: &str, password: &str) -> FastpixCoreBuilder {
    FastpixCore::builder(Security::basic(username, password))
}

#[track_caller]
fn assert_invalid<T>(result: Result<T, FastpixError>, about: &str) -> String {
    let Err(error) = result else { panic!("{about} was accepted") };
    assert!(matches!(error, FastpixError::InvalidRequest(_)), "{about}: {error:?}");
    assert_eq!((error.outcome(), error.attempts(), error.status()), (Outcome::NotSent, 0, None), "{about}");
    error.to_string()
}

#[test]
fn invalid_credentials_are_rejected() {
    for (username, password, what) in [
        ("", "secret", "user name"),
        ("id", "", "password"),
        ("", "", "user name"),
        ("token:id", "secret", "colon"),
        ("id", "secret\n", "control character"),
        ("id\r\n", "secret", "control character"),
        ("id", "sec\0ret", "control character"),
        ("id", "sec\x1bret", "control character"),
        ("id\x7f", "secret", "control character"),
    ] {
        let about = format!("{username:?} and {password:?}");
        let text = assert_invalid(basic(username, password).build(), &about);
        assert!(text.contains(what), "{about}: {text}");
    }
}

#[test]
fn urls_that_are_not_base_urls_are_rejected() {
    for (url, what) in [
        ("", "not a URL"),
        ("api.fastpix.com/v1", ""),
        ("//api.fastpix.com/v1", ""),
        ("/v1", "scheme"),
        ("https://", ""),
        ("https:///v1", ""),
        ("ftp://api.fastpix.com", "neither"),
        ("file:///etc/passwd", ""),
        ("https://id:hunter2@api.fastpix.com/", "user name"),
        ("https://hunter2@api.fastpix.com/", "user name"),
        ("https://api.fastpix.com/?a=hunter2", "query"),
        ("https://api.fastpix.com?", "query"),
        ("https://api.fastpix.com/#hunter2", "fragment"),
        ("https://api.fastpix.com:0/", "port"),
        ("https://api.fastpix.com:65536/", "port"),
        ("https://api.fastpix.com:/", "port"),
        ("https://api.fastpix.com:+443/", ""),
        ("https://api.fastpix.com:443:443/", ""),
        ("https://[::1/", ""),
        ("https://api fastpix.com/", ""),
        ("https://api.fastpix.com/a b", ""),
        ("https://api.fastpix.com/é", ""),
        ("https://api.fastpix.com/\r\nx: y", ""),
        ("https://api.fastpix.com/v1//", "empty segment"),
        ("https://api.fastpix.com//v1/", "empty segment"),
        ("https://api.fastpix.com/v1/../v2/", "`..`"),
        ("https://api.fastpix.com/v1/%2e%2E/", "`..`"),
        ("https://api.fastpix.com/v1%0d%0ax:%20hunter2/", "control character"),
        ("https://api.fastpix.com/%zz/", "percent-encoding"),
        ("https://api.fastpix.com/v1\\a/", ""),
        ("https://api.fastpix.com/{version}/", "percent-encoding"),
        (" https://api.fastpix.com/", ""),
        ("http://api.fastpix.com/v1/", "plain http"),
        ("http://127.0.0.1.example/", "plain http"),
        ("http://0.0.0.0/", "plain http"),
    ] {
        let text = assert_invalid(basic("id", "secret").server_url(url).build(), url);
        assert!(text.contains(what) && !text.contains("hunter2"), "{url}: {text}");
    }
}

#[test]
fn plain_http_is_for_loopback_addresses_unless_allowed() {
    for url in
        ["http://localhost", "http://LOCALHOST:80/", "http://127.0.0.1:1/v1", "http://127.8.8.8/", "http://[::1]:9/"]
    {
        assert!(basic("id", "secret").server_url(url).build().is_ok(), "{url}");
    }
    let url = "http://gateway.internal/";
    let text = assert_invalid(basic("id", "secret").server_url(url).build(), url);
    assert!(text.contains("`.allow_http(true)`"), "{text}");
    basic("id", "secret").server_url(url).allow_http(true).build().unwrap();
}

#[tokio::test]
async fn a_port_is_written_without_leading_zeros_and_not_at_all_where_it_is_the_usual_one() {
    for (url, host, uri) in [
        ("https://gateway.example:00443/", "gateway.example", "https://gateway.example/live/streams"),
        ("https://gateway.example:443/", "gateway.example", "https://gateway.example/live/streams"),
        ("https://gateway.example:08443/", "gateway.example:8443", "https://gateway.example:8443/live/streams"),
        ("https://gateway.example:80/", "gateway.example:80", "https://gateway.example:80/live/streams"),
        ("http://127.0.0.1:080/", "127.0.0.1", "http://127.0.0.1/live/streams"),
        ("http://[::1]:8080/", "[::1]:8080", "http://[::1]:8080/live/streams"),
    ] {
        let memory = Memory::answering(200, "{}");
        let core = memory.builder().server_url(url).build().unwrap();
        start_live_stream_create_new_stream(&core, example()).await.unwrap();
        assert_eq!(memory.last_uri().to_string(), uri, "{url}");
        assert_eq!(memory.requests()[0].headers()["host"], host, "{url}");
    }
}

fn bad_retries() -> Vec<RetryConfig> {
    let good = Backoff::new();
    let bad = [
        good.max_attempts(0),
        good.initial_interval(Duration::ZERO),
        good.initial_interval(Duration::MAX).max_interval(Duration::MAX),
        good.max_interval(Duration::from_millis(999)),
        good.max_interval(Duration::MAX),
        good.exponent(0.99),
        good.exponent(-1.5),
        good.exponent(f64::NAN),
        good.exponent(f64::INFINITY),
    ];
    bad.map(RetryConfig::from).into()
}

#[test]
fn invalid_retries_and_timeouts_are_rejected() {
    for retries in bad_retries() {
        assert_invalid(basic("id", "secret").retries(retries).build(), &format!("{retries:?}"));
    }
    let zero = Duration::ZERO;
    assert_invalid(basic("id", "secret").timeout(zero).build(), "timeout");
    assert_invalid(basic("id", "secret").attempt_timeout(zero).build(), "attempt_timeout");
    assert_invalid(basic("id", "secret").connect_timeout(zero).build(), "connect_timeout");
    assert_invalid(basic("id", "secret").read_timeout(zero).build(), "read_timeout");
    assert_invalid(basic("id", "secret").user_agent("a\r\nx: y").build(), "user_agent");
}

#[test]
fn invalid_root_certificates_are_rejected() {
    for pem in [
        "",
        "no PEM at all",
        "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n",
    ] {
        assert_invalid(basic("id", "secret").add_root_certificates(pem).build(), pem);
    }
}

#[tokio::test]
async fn invalid_options_of_a_call_are_rejected_and_nothing_is_sent() {
    let memory = Memory::answering(201, "{}");
    let core = memory.builder().build().unwrap();
    let call = || start_live_stream_create_new_stream(&core, example());
    for retries in bad_retries() {
        assert_invalid(call().retries(retries).await, &format!("{retries:?}"));
    }
    assert_invalid(call().timeout(Duration::ZERO).await, "timeout");
    for url in ["", "https://id:hunter2@fastpix.com/", "http://api.fastpix.com/v1/", "https://fastpix.com/?a"] {
        let text = assert_invalid(call().server_url(url).await, url);
        assert!(
            text.starts_with("create-new-stream (start_live_stream_create_new_stream): ") && !text.contains("hunter2"),
            "{text}"
        );
    }
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn headers_that_frame_the_message_are_rejected_and_nothing_is_sent() {
    let memory = Memory::answering(201, "{}");
    let core = memory.builder().build().unwrap();
    let call = || start_live_stream_create_new_stream(&core, example());
    for name in [
        "connection",
        "content-encoding",
        "Content-Encoding",
        "content-length",
        "host",
        "te",
        "trailer",
        "Trailer",
        "transfer-encoding",
        "upgrade",
    ] {
        let text = assert_invalid(call().header(name, "1").await, name);
        assert!(text.contains("frames the message"), "{text}");
        assert_invalid(call().with_options(RequestOptions::new().header(name, "1")).await, name);
    }
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn any_number_of_headers_is_handled_without_a_panic() {
    let memory = Memory::answering(201, "{}");
    let core = memory.builder().build().unwrap();
    let with = |number: usize| {
        (0..number).fold(RequestOptions::new(), |options, number| options.header(format!("x-{number}"), "1"))
    };
    let call = || start_live_stream_create_new_stream(&core, example());
    call().with_options(with(100)).await.unwrap();
    // Limit of a header map, less the headers of the core.
    for number in [24_570, 24_575, 24_576, 24_577, 40_000] {
        let _ = call().with_options(with(number)).await;
        let _ = call().header("x-one", "1").with_options(with(number)).await;
    }
    assert_invalid(call().with_options(with(40_000)).await, "40 000 headers");
}

// Environment variables.

/// Runs one test of this program, which is ignored otherwise, with these of our variables and no others.
fn in_a_process_of_its_own(test: &str, variables: &[(&str, OsString)]) -> Output {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env_remove(USERNAME_VARIABLE).env_remove(PASSWORD_VARIABLE).env_remove(SERVER_URL_VARIABLE);
    command.envs(variables.iter().map(|(name, value)| (name, value))).output().unwrap()
}

#[tokio::test]
#[ignore = "run by the tests that set its environment"]
async fn create_with_the_environment() {
    let memory = Memory::answering(201, "{}");
    let core = FastpixCore::builder_from_env().and_then(|builder| builder.http_client(memory.clone()).build());
    let result = match core {
        Ok(core) => start_live_stream_create_new_stream(&core, example()).await.map(drop),
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => {
            let authorization = memory.requests()[0].headers()["authorization"].to_str().unwrap().to_owned();
            println!("sent <{authorization}> to <{}>", memory.last_uri());
        }
        Err(error) => println!("refused <{}>", assert_invalid(Err::<(), _>(error), "the environment")),
    }
}

fn create_with(variables: &[(&str, &str)]) -> String {
    let variables: Vec<_> = variables.iter().map(|(name, value)| (*name, OsString::from(value))).collect();
    let output = in_a_process_of_its_own("create_with_the_environment", &variables);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn credentials_can_come_from_the_environment() {
    let output = create_with(&[("FASTPIX_USERNAME", "token-id"), ("FASTPIX_PASSWORD", "secret")]);
    let expected = "sent <Basic dG9rZW4taWQ6c2VjcmV0> to <https://api.fastpix.com/v1/live/streams>";
    assert!(output.contains(expected), "{output}");
}

#[test]
fn the_server_url_can_come_from_the_environment() {
    for (url, expected) in [
        ("https://gateway.example/api", "to <https://gateway.example/api/live/streams>"),
        ("http://127.0.0.1:8080/v1/", "to <http://127.0.0.1:8080/v1/live/streams>"),
        ("http://gateway.internal/", "`.allow_http(true)`"),
        ("", "FASTPIX_SERVER_URL is empty"),
        ("https://gateway.example/\n", "FASTPIX_SERVER_URL begins or ends with a line break"),
        ("gateway.example", "FASTPIX_SERVER_URL is invalid: the server URL needs a scheme"),
        ("https://id:hunter2@gateway.example/", "FASTPIX_SERVER_URL is invalid: the server URL has a user name"),
    ] {
        let credentials = [("FASTPIX_USERNAME", "token-id"), ("FASTPIX_PASSWORD", "secret")];
        let output = create_with(&[&credentials[..], &[("FASTPIX_SERVER_URL", url)]].concat());
        assert!(output.contains(expected) && !output.contains("hunter2"), "{url}: {output}");
    }
    let output = create_with(&[("FASTPIX_SERVER_URL", "https://gateway.example/")]);
    assert!(output.contains("FASTPIX_USERNAME is not set"), "{output}");
}

#[test]
fn invalid_credentials_in_the_environment_are_rejected_with_the_name_of_the_variable() {
    for (variables, what) in [
        (&[][..], "FASTPIX_USERNAME is not set"),
        (&[("FASTPIX_PASSWORD", "hunter2")], "FASTPIX_USERNAME is not set"),
        (&[("FASTPIX_USERNAME", "id")], "FASTPIX_PASSWORD is not set"),
        (&[("FASTPIX_USERNAME", ""), ("FASTPIX_PASSWORD", "hunter2")], "FASTPIX_USERNAME is empty"),
        (&[("FASTPIX_USERNAME", "id"), ("FASTPIX_PASSWORD", "")], "FASTPIX_PASSWORD is empty"),
        (
            &[("FASTPIX_USERNAME", "id"), ("FASTPIX_PASSWORD", "hunter2\n")],
            "FASTPIX_PASSWORD begins or ends with a line break",
        ),
        (
            &[("FASTPIX_USERNAME", "id\r\n"), ("FASTPIX_PASSWORD", "hunter2")],
            "FASTPIX_USERNAME begins or ends with a line",
        ),
        (&[("FASTPIX_USERNAME", "id"), ("FASTPIX_PASSWORD", "'hunter2'")], "FASTPIX_PASSWORD is in quotes"),
        (&[("FASTPIX_USERNAME", "\"id\""), ("FASTPIX_PASSWORD", "hunter2")], "FASTPIX_USERNAME is in quotes"),
        (
            &[("FASTPIX_USERNAME", " id"), ("FASTPIX_PASSWORD", "hunter2")],
            "FASTPIX_USERNAME begins or ends with white space",
        ),
        (
            &[("FASTPIX_USERNAME", "id"), ("FASTPIX_PASSWORD", "hunter2\t")],
            "FASTPIX_PASSWORD begins or ends with white",
        ),
        (
            &[("FASTPIX_USERNAME", "\u{feff}id"), ("FASTPIX_PASSWORD", "hunter2")],
            "begins or ends with a byte order mark",
        ),
    ] {
        let output = create_with(variables);
        assert!(output.contains("refused <") && output.contains(what), "{variables:?}: {output}");
        assert!(!output.contains("hunter2"), "{output}");
    }
}

#[cfg(unix)]
#[test]
fn an_environment_that_is_not_unicode_is_rejected() {
    use std::os::unix::ffi::OsStringExt;

    let variables = [(USERNAME_VARIABLE, OsString::from_vec(vec![0xff])), (PASSWORD_VARIABLE, "secret".into())];
    let output = in_a_process_of_its_own("create_with_the_environment", &variables);
    let output = String::from_utf8(output.stdout).unwrap();
    assert!(output.contains("FASTPIX_USERNAME is not Unicode"), "{output}");
}

// Requests.

static THING: Operation =
    Operation::new("thing", Method::POST, "/things/{thingId}/parts/{partId}", Idempotency::Idempotent, &[]);

#[tokio::test]
async fn a_body_that_cannot_be_serialized_is_rejected_and_nothing_is_sent() {
    struct Unwritable;
    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(ser::Error::custom("it has no shape"))
        }
    }

    let memory = Memory::answering(200, "{}");
    let core = memory.builder().build().unwrap();
    let call = core.request(&THING).path_param("a").path_param("b").json(&Unwritable).call_raw();
    assert!(call.request().unwrap().error().is_some());
    let error = call.await.unwrap_err();
    assert_eq!(error.source().unwrap().to_string(), "it has no shape");
    assert_eq!(error.operation(), Some("thing"));
    assert_invalid(Err::<(), _>(error), "Unwritable");

    let tuples_as_keys = BTreeMap::from([((1, 2), 3)]);
    let call = core.request(&THING).path_param("a").path_param("b").json(&tuples_as_keys).call_raw();
    assert_invalid(call.await, "keys that are no text");
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn path_parameters_that_would_make_another_path_are_rejected_and_nothing_is_sent() {
    let memory = Memory::answering(200, "{}");
    let core = memory.builder().build().unwrap();
    async fn refused(call: fastpix_funcs::Call<Response<()>>, about: &str) {
        let error = call.await.unwrap_err();
        assert!(all_texts(&error).contains("parameter"), "{about}: {error}");
        assert_invalid(Err::<(), _>(error), about);
    }
    for value in ["", ".", ".."] {
        refused(core.request(&THING).path_param(value).path_param("b").call_raw(), value).await;
        refused(core.request(&THING).path_param("a").path_param(value).call_raw(), value).await;
    }
    refused(core.request(&THING).call_raw(), "none of two").await;
    refused(core.request(&THING).path_param("a").call_raw(), "one of two").await;
    refused(core.request(&THING).path_param("{a}").call_raw(), "one of two, in braces").await;
    refused(core.request(&THING).path_param("a").path_param("b").path_param("c").call_raw(), "three of two").await;
    refused(core.request(&LIST_STREAMS).path_param("a").call_raw(), "one of none").await;
    assert_eq!(memory.count(), 0);
    core.request(&THING).path_param("a").path_param("b").call_raw().retries(quick()).await.unwrap();
    assert_eq!(memory.last_uri().path(), "/v1/things/a/parts/b");
}
