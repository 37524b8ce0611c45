//! The test kit: clients without sockets, calls, responses and errors made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::Duration;

use fastpix_conformance::{example, operations};
use fastpix_funcs::{
    bytes::Bytes,
    http::{HeaderMap, Method, StatusCode},
    models::LiveStreamResponseDto,
    testing::{self, MockResponse},
    *,
};
use serde_json::{Value, json};
use tokio::time::Instant;

fn created() -> MockResponse {
    MockResponse::json(201, json!({"success": true, "data": {"streamId": "5c1f"}}))
}

async fn read(core: &FastpixCore) -> Result<Option<String>, FastpixError> {
    Ok(manage_live_stream_get_live_stream_by_id(core, "5c1f").data().await?.stream_id)
}

#[tokio::test]
async fn a_mock_gives_its_responses_in_order_and_records_the_requests() {
    let mock = testing::mock([created(), MockResponse::json(200, json!({"success": true, "data": []}))]);
    let created = start_live_stream_create_new_stream(&mock.core(), example()).data().await.unwrap();
    assert_eq!(created.stream_id.as_deref(), Some("5c1f"));
    let listed = manage_live_stream_get_all_streams(&mock.core(), models::GetAllStreamsRequest::new().limit(2));
    assert!(listed.data().await.unwrap().is_empty());

    let [create, list] = &*mock.requests() else { panic!("{mock:?}") };
    assert_eq!((create.method(), create.uri().to_string()), (&Method::POST, url("/live/streams")));
    assert_eq!(create.headers()["authorization"], "Basic dG9rZW4taWQ6c2VjcmV0");
    assert_eq!(create.headers()["content-type"], "application/json");
    let body: Value = serde_json::from_slice(create.body()).unwrap();
    assert_eq!(body["inputMediaSettings"]["metadata"]["livestream_name"], "fastpix_livestream");
    assert_eq!((list.method(), list.uri().to_string()), (&Method::GET, url("/live/streams?limit=2")));
    assert!(list.body().is_empty());

    // What comes after the last response is no response of the API.
    let error = read(&mock.core()).await.unwrap_err();
    assert!(matches!(error, FastpixError::RequestAborted(_)), "{error:?}");
    assert!(format!("{error:?}").contains("no response for GET /v1/live/streams/5c1f"), "{error:?}");
    assert_eq!(mock.requests().len(), 3, "not retried");
}

fn url(target: &str) -> String {
    format!("https://api.fastpix.com/v1{target}")
}

#[tokio::test(start_paused = true)]
async fn retries_of_a_mock_follow_the_policy_and_a_paused_clock() {
    let began = Instant::now();
    let busy = MockResponse::status(429).header("retry-after", "7");
    let mock = testing::mock([MockResponse::status(503), busy, created()]);
    assert_eq!(read(&mock.core()).await.unwrap().as_deref(), Some("5c1f"));
    assert_eq!(mock.requests().len(), 3);
    assert!(began.elapsed() > Duration::from_secs(7) && began.elapsed() < Duration::from_secs(10));

    let mock = testing::mock([MockResponse::status(503), created()]);
    let error = start_live_stream_create_new_stream(&mock.core(), example()).await.unwrap_err();
    assert_eq!((error.status().map(|status| status.as_u16()), mock.requests().len()), (Some(503), 1));
}

#[tokio::test(start_paused = true)]
async fn failures_have_the_outcome_of_real_ones() {
    for (response, attempts, outcome) in [
        (MockResponse::connection_error(), 2, Outcome::NotSent),
        (MockResponse::lost_response(), 1, Outcome::Unknown),
        (MockResponse::timeout(), 1, Outcome::Unknown),
        (created().delay(Duration::from_secs(31)), 1, Outcome::Unknown),
    ] {
        let about = format!("{response:?}");
        let mock = testing::mock([response.clone(), response]);
        let core = mock.builder().retries(Backoff::new().max_attempts(2)).build().unwrap();
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_eq!((error.attempts(), error.outcome()), (attempts, outcome), "{about}: {error:?}");
        assert_eq!(error.is_connect(), outcome == Outcome::NotSent, "{about}: {error:?}");
        let late = about.contains("TimedOut") || about.contains("delay: Some");
        assert_eq!(error.is_timeout(), late, "{about}: {error:?}");
        assert_eq!(mock.requests().len(), attempts as usize, "{about}");
    }
    let began = Instant::now();
    let mock = testing::mock([created().delay(Duration::from_secs(3))]);
    start_live_stream_create_new_stream(&mock.core(), example()).await.unwrap();
    assert_eq!(began.elapsed().as_secs(), 3);
}

#[tokio::test]
async fn routes_are_matched_by_method_and_path() {
    let mock = testing::mock_routes([
        (Method::GET, "/live/streams/{streamId}", created()),
        (Method::GET, "/live/streams/{streamId}", MockResponse::status(404)),
        (Method::POST, "/live/streams", MockResponse::status(403)),
    ]);
    let core = mock.core();
    assert_eq!(read(&core).await.unwrap().as_deref(), Some("5c1f"));
    for _ in 0..2 {
        assert!(read(&core).await.unwrap_err().is_not_found(), "the last response of a route is used again");
    }
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!(error.as_api().map(|error| error.class()), Some(ErrorClass::InvalidPermissionError));
    for other in [manage_live_stream_delete_live_stream(&core, "5c1f").await.map(drop), list(&core).await] {
        assert!(matches!(other, Err(FastpixError::RequestAborted(_))), "{other:?}");
    }
}

async fn list(core: &FastpixCore) -> Result<(), FastpixError> {
    manage_live_stream_get_all_streams(core, models::GetAllStreamsRequest::new()).await.map(drop)
}

#[tokio::test]
async fn every_operation_has_a_route_of_its_own() {
    for (index, row) in operations().enumerate() {
        for request in row.requests {
            let mock = testing::mock_routes(operations().zip(200..).map(|(row, status)| {
                (row.method.parse().unwrap(), row.path, MockResponse::with_body(status, row.response))
            }));
            let response = (request.call)(&mock.core()).send().await.unwrap();
            assert_eq!(usize::from(response.status), 200 + index, "{}", row.function);
        }
    }
}

#[tokio::test]
async fn a_closure_sees_the_request_and_keeps_state() {
    let mut count = 0;
    let mock = testing::mock_with(move |request| {
        count += 1;
        MockResponse::json(200, json!({"success": true, "data": {"streamId": request.uri().path()}}))
            .header("x-count", count)
    });
    let core = mock.builder().server_url("https://gateway.example/api/").build().unwrap();
    for count in ["1", "2"] {
        let response = manage_live_stream_get_live_stream_by_id(&core, "5c1f").with_response().await.unwrap();
        assert_eq!(response.headers()["x-count"], count);
        assert_eq!(response.value().data.as_ref().unwrap().stream_id.as_deref(), Some("/api/live/streams/5c1f"));
    }
    assert_eq!(mock.requests()[0].uri().host(), Some("gateway.example"), "the same log");
}

#[tokio::test]
async fn a_panic_or_an_invalid_response_of_a_test_fails_the_call() {
    let mock = testing::mock_with(|_| panic!("a bug in a test"));
    assert!(matches!(read(&mock.core()).await.unwrap_err(), FastpixError::UnexpectedClient(_)));
    assert!(matches!(read(&mock.core()).await.unwrap_err(), FastpixError::UnexpectedClient(_)), "and the next one");
    let unwritable = std::collections::BTreeMap::from([((1, 2), 3)]);
    for (response, reason) in [
        (MockResponse::status(42), "42 is no status"),
        (MockResponse::json(200, unwritable), "cannot be written as JSON"),
        (created().header("a b", "c"), "a header of the response"),
    ] {
        let error = read(&testing::mock([response]).core()).await.unwrap_err();
        assert!(matches!(error, FastpixError::RequestAborted(_)), "{error:?}");
        assert!(format!("{error:?}").contains(reason), "{error:?}");
    }
}

#[tokio::test]
async fn a_ready_call_gives_its_result_in_each_form() {
    let value: LiveStreamResponseDto =
        serde_json::from_value(json!({"success": true, "data": {"streamId": "5c1f"}})).unwrap();
    assert_eq!(Call::ready(Ok(value.clone())).await.unwrap(), value);
    assert_eq!(Call::ready(Ok(value.clone())).data().await.unwrap().stream_id.as_deref(), Some("5c1f"));
    let options = Call::ready(Ok(value.clone())).timeout(Duration::ZERO).header("x-trace", "a1");
    assert!(options.request().is_none());
    assert_eq!(options.with_response().await.unwrap().into_value(), value);
    let failed: Call<LiveStreamResponseDto> = Call::ready(Err(testing::timeout_error()));
    assert!(failed.data().await.unwrap_err().is_timeout());
}

#[test]
fn a_response_made_by_hand_has_what_was_given() {
    let headers =
        HeaderMap::from_iter([("cf-ray", "8f1")].map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())));
    let response = Response::new(7, StatusCode::CREATED, headers, "{}");
    assert_eq!((*response.value(), response.status(), response.attempts()), (7, StatusCode::CREATED, 1));
    assert_eq!((&response.headers()["cf-ray"], response.body()), (&"8f1".parse().unwrap(), &Bytes::from("{}")));
}

#[test]
fn errors_made_by_hand_have_the_properties_of_real_ones() {
    let invalid = json!({"error": {"message": "no", "fields": [{"field": "a", "message": "is odd"}]}});
    let error = testing::api_error(422, invalid);
    assert!(error.is_validation());
    assert_eq!(error.as_api().unwrap().fields()[0].field(), "a");
    assert!(testing::api_error(401, ()).is_unauthorized());
    assert!(testing::api_error(404, ()).is_not_found());
    assert!(testing::api_error(429, ()).is_rate_limited());
    assert!(testing::connection_error().is_connect() && !testing::connection_error().may_have_taken_effect());
    assert!(testing::lost_response_error().may_have_taken_effect());
    assert!(testing::timeout_error().is_timeout() && testing::timeout_error().may_have_taken_effect());
    assert!(matches!(testing::aborted_error(), FastpixError::RequestAborted(_)));
    assert!(matches!(testing::invalid_request_error("no"), FastpixError::InvalidRequest(_)));
    assert!(matches!(testing::unexpected_client_error("no"), FastpixError::UnexpectedClient(_)));
    let error = testing::response_validation_error("data.streamId", "{}");
    assert!(matches!(&error, FastpixError::ResponseValidation(error) if error.path() == "data.streamId"));
}
