//! Slow servers, on a paused clock.

use fastpix_conformance::Step::{self, Drip, Flood, Request, Wait};
use fastpix_funcs::ErrorClass;

use crate::case::{
    End::{self, NoAnswerInTime, NoEndInTime, Status, Success},
    ONCE, REFUSAL, STREAM, THRICE, always, cost, ms, response,
};

const SECOND: std::time::Duration = ms(1000);
/// Head of a response with a very long body.
const LONG: &str = "HTTP/1.1 200 X\r\ncontent-length: 1000\r\n\r\n";

#[tokio::test(start_paused = true)]
async fn no_response_after_the_request() {
    let case = always([Request]);
    let ending = case.create().await.is(NoAnswerInTime, ONCE).took(30.0..30.1);
    ending.says("create-new-stream (start_live_stream_create_new_stream): no response within the attempt timeout; the request may have taken effect");
    // 30 s for the first attempt, the remaining time for the second.
    case.read().await.is(NoAnswerInTime, cost(2, 2, 2)).took(60.0..60.1);
    case.deadline(SECOND).read().await.is(NoAnswerInTime, ONCE).took(1.0..1.1);
}

#[tokio::test(start_paused = true)]
async fn headers_without_end() {
    for steps in [
        vec![Request, Step::write("HTTP/1.1 200 X\r\nx: ")],
        vec![Request, Step::write("HTTP/1.1 200 X\r\nx: "), Drip(SECOND, vec![b'x'; 1000])],
        vec![Request, Drip(SECOND, LONG.repeat(10).into())],
    ] {
        let case = always(steps);
        case.create().await.is(NoAnswerInTime, ONCE).took(30.0..30.1);
        case.read().await.is(NoAnswerInTime, cost(2, 2, 2)).took(60.0..60.1);
        case.deadline(SECOND).read().await.is(NoAnswerInTime, ONCE).took(1.0..1.1);
    }
}

#[tokio::test(start_paused = true)]
async fn interim_responses_without_end() {
    for interim in ["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"] {
        let case = always([Request, Flood(ms(100), interim.into())]);
        case.create().await.is(NoAnswerInTime, ONCE).took(30.0..30.1);
        case.read().await.is(NoAnswerInTime, cost(2, 2, 2)).took(60.0..60.1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_response_just_before_the_deadline() {
    let case = always([Request, Wait(29 * SECOND), Step::write(response(201, "", STREAM))]);
    case.create().await.is(Success(201), ONCE).took(29.0..29.1).has(STREAM);
}

#[tokio::test(start_paused = true)]
async fn a_byte_each_second() {
    let whole = format!("HTTP/1.1 201 X\r\ncontent-length: {}\r\n\r\n", STREAM.len());
    let case = always([Request, Step::write(whole), Drip(SECOND / 4, STREAM.into())]);
    case.create().await.is(Success(201), ONCE).took(17.0..20.0).has(STREAM);

    let endless = || always([Request, Step::write(LONG), Drip(SECOND, vec![b' '; 1000])]);
    // Attempt timeout.
    endless().create().await.is(NoEndInTime(200), ONCE).took(30.0..30.1);
    endless().read().await.is(NoEndInTime(200), cost(2, 2, 2)).took(60.0..60.1);
    // Call timeout.
    endless().deadline(20 * SECOND).create().await.is(NoEndInTime(200), ONCE).took(20.0..20.1);
    endless().deadline(20 * SECOND).read().await.is(NoEndInTime(200), ONCE).took(20.0..20.1);
    // Read timeout.
    let impatient = endless().with(|builder| builder.read_timeout(SECOND / 2));
    impatient.create().await.is(NoEndInTime(200), ONCE).took(0.5..0.6);
    impatient.read().await.is(NoEndInTime(200), THRICE).took(1.5..1.7);
}

#[tokio::test(start_paused = true)]
async fn no_data_during_the_body() {
    let case = always([Request, Step::write(LONG), Step::write(STREAM)]);
    let ending = case.create().await.is(NoEndInTime(200), ONCE).took(10.0..10.1);
    ending.says("create-new-stream (start_live_stream_create_new_stream): the response was not complete in time; its status is 200");
    case.read().await.is(NoEndInTime(200), THRICE).took(30.0..30.2);
    case.deadline(SECOND).read().await.is(NoEndInTime(200), ONCE).took(1.0..1.1);
}

#[tokio::test(start_paused = true)]
async fn an_error_body_without_end() {
    let head = |status| format!("HTTP/1.1 {status} X\r\ncontent-length: 1000\r\n\r\n");
    let dripping = always([Request, Step::write(head(422)), Drip(ms(1100), REFUSAL.into())]);
    let end = Status(422, ErrorClass::ValidationErrorResponse);
    dripping.create().await.is(end, ONCE).took(30.0..30.1).has(&REFUSAL[..27]);
    let silent = always([Request, Step::write(head(503)), Step::write(REFUSAL)]);
    silent.create().await.is(End::undeclared(503), ONCE).took(10.0..10.1).has(REFUSAL);
    silent.read().await.is(End::undeclared(503), THRICE).took(30.0..30.2).has(REFUSAL);
}
