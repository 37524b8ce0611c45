//! Parameters that are no plain words: they arrive as one segment of the path, or nothing is sent.

use fastpix_funcs::{Idempotency, Operation, http::Method, manage_live_stream_get_live_stream_by_id};

use crate::case::{
    End::{Refused, Success},
    NOTHING, ONCE, STREAM, answering, response,
};

static PART: Operation =
    Operation::new("part", Method::GET, "/things/{thingId}/parts/{partId}", Idempotency::Idempotent, &[]);

/// Path segment as a server reads it.
fn decoded(segment: &str) -> String {
    let mut parts = segment.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn path_parameters_arrive_as_one_segment() {
    let long = "é/".repeat(1_000);
    for value in [
        "../",
        "../../admin",
        "./.",
        "?",
        "a?b=c",
        "#",
        "a#b",
        "%",
        "%2f",
        "%2F..%2f",
        "%00",
        "\\",
        "..\\..",
        "\r\n",
        "a HTTP/1.1\r\nx-injected: 1\r\n\r\n",
        "\0",
        "\u{7f}",
        "é",
        "\u{202e}",
        "🎥",
        " ",
        "+",
        "&",
        ";",
        "{thingId}",
        "//",
        "@",
        ":",
        &long,
    ] {
        let mut session = answering(response(200, "", STREAM)).start().await;
        let call =
            |core: &fastpix_funcs::FastpixCore| core.request(&PART).path_param(value).path_param(value).call_raw();
        session.call(call).await.is(Success(200), ONCE);
        let sent = session.tap().only();
        let target = sent.start.strip_prefix("GET /v1/things/").unwrap().strip_suffix(" HTTP/1.1").unwrap();
        let segments: Vec<_> = target.split('/').collect();
        assert_eq!((decoded(segments[0]), segments[1], decoded(segments[2])), (value.into(), "parts", value.into()));
        assert_eq!(segments.len(), 3);
        assert!(target.bytes().all(|byte| byte.is_ascii_graphic() && !b"?#\\".contains(&byte)), "{target}");
        assert_eq!(sent.header("x-injected"), None);
    }
}

#[tokio::test]
async fn path_parameters_that_no_path_can_have_are_rejected() {
    let long = "x".repeat(70_000);
    for value in ["", ".", "..", &long] {
        let case = answering(response(200, "", STREAM));
        case.call(|core| core.request(&PART).path_param(value).path_param("b").call_raw()).await.is(Refused, NOTHING);
        let by_function = case.call(|core| manage_live_stream_get_live_stream_by_id(core, value).with_response());
        by_function.await.is(Refused, NOTHING);
    }
}
