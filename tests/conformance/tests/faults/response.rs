//! Responses that are not HTTP, incomplete, too long, or invalid.

use std::sync::Arc;

use fastpix_conformance::{
    Step::{self, Close, Flood, HalfClose, Request, Wait, Write},
    Tap, eventually,
};
use fastpix_funcs::ErrorClass;
use rustls::{ServerConfig, crypto::ring, pki_types::PrivatePkcs8KeyDer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use crate::case::{
    self, BODY_SECRET, CallOutcome,
    End::{self, CutOff, Lost, NoAnswerInTime, Status, Success, Unreadable},
    ONCE, REFUSAL, STREAM, THRICE, THRICE_ON_ONE, always, answering, by_connection, cost, ms, response,
};

const MIB: usize = 1024 * 1024;
/// A response was received, and nothing in it can be relied on.
const UNPARSABLE: &str = "create-new-stream (start_live_stream_create_new_stream): head of the response of HOST cannot be parsed; the request may have taken effect";

/// Result of a 201 with this body.
async fn created(body: impl Into<Vec<u8>>) -> CallOutcome {
    let body = body.into();
    let mut bytes = format!("HTTP/1.1 201 X\r\ncontent-length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend(body);
    answering(bytes).create().await
}

// Message framing.

#[tokio::test]
async fn chunks_without_an_end() {
    for chunks in ["", "5\r\n{\"suc", "5\r\n{\"suc\r\n", "5\r\n{\"suc\r\n0\r\n"] {
        let response = format!("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n{chunks}");
        let case = always([Request, Step::write(response), Close]);
        case.create().await.is(CutOff(200), ONCE);
        case.read().await.is(CutOff(200), THRICE);
    }
}

#[tokio::test]
async fn chunks_of_a_bad_size() {
    for size in ["x", "-1", "5 5", "fffffffffffffffff", "", "0x5"] {
        let case = answering(format!("HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n{size}\r\n{STREAM}\r\n"));
        case.create().await.is(CutOff(200), ONCE);
        case.read().await.is(CutOff(200), THRICE);
    }
}

#[tokio::test]
async fn two_different_content_lengths() {
    let case =
        answering(format!("HTTP/1.1 201 X\r\ncontent-length: 2\r\ncontent-length: {}\r\n\r\n{STREAM}", STREAM.len()));
    case.create().await.is(Lost, ONCE);
    case.read().await.is(Lost, THRICE);
}

#[tokio::test]
async fn two_equal_content_lengths() {
    let length = format!("content-length: {}\r\n", STREAM.len());
    answering(response(201, &length, STREAM)).create().await.is(Success(201), ONCE).has(STREAM);
}

#[tokio::test]
async fn a_content_length_that_is_not_a_number() {
    for length in ["-1", "1e1", "x", "99999999999999999999", "+2", "2, 3", ""] {
        let case = answering(format!("HTTP/1.1 201 X\r\ncontent-length: {length}\r\n\r\n{{}}"));
        case.create().await.is(Lost, ONCE);
        case.read().await.is(Lost, THRICE);
    }
}

#[tokio::test]
async fn chunked_encoding_takes_precedence_over_content_length() {
    let chunks = format!("{:x}\r\n{STREAM}\r\n0\r\n\r\n", STREAM.len());
    for length in [1, STREAM.len(), 4711] {
        for headers in [
            format!("content-length: {length}\r\ntransfer-encoding: chunked"),
            format!("transfer-encoding: chunked\r\ncontent-length: {length}"),
        ] {
            let case = answering(format!("HTTP/1.1 201 X\r\n{headers}\r\n\r\n{chunks}"));
            case.create().await.is(Success(201), ONCE).has(STREAM);
        }
    }
}

#[tokio::test]
async fn a_body_delimited_by_the_end_of_the_connection() {
    for last in [Close, HalfClose] {
        let case = always([Request, Step::write(format!("HTTP/1.1 201 X\r\n\r\n{STREAM}")), last]);
        case.create().await.is(Success(201), ONCE).has(STREAM);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_after_a_response_are_not_the_next_response() {
    let own = || Step::write(response(201, "", STREAM));
    for more in ["x".to_owned(), "\r\n\r\n".to_owned(), response(201, "", r#"{"data":{"streamId":"another's"}}"#)] {
        let with_it = [response(201, "", STREAM), more.clone()].concat();
        let together = by_connection(move |_| vec![Request, Step::write(with_it.clone()), Request, own()]);
        let mut session = together.start().await;
        for _ in 1..=3 {
            session.create().await.is(Success(201), ONCE).has(STREAM);
        }
        let later =
            by_connection(move |_| vec![Request, own(), Wait(ms(5)), Step::write(more.clone()), Request, own()]);
        let mut session = later.start().await;
        for number in 1..=3 {
            session.create().await.is(Success(201), ONCE).has(STREAM);
            let tap = session.tap();
            eventually("the connection is closed", || tap.closed() == number).await;
        }
    }
}

// Status line and headers.

#[tokio::test]
async fn no_http() {
    for text in [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "220 mail ESMTP\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "<html></html>\r\n\r\n",
    ] {
        let case = answering(text);
        case.create().await.is(Lost, ONCE).says(UNPARSABLE);
        case.read().await.is(Lost, THRICE);
    }
}

#[tokio::test]
async fn a_status_line_without_a_valid_status() {
    for status in ["99", "1000", "0", "abc", "-1", ""] {
        let case = answering(format!("HTTP/1.1 {status} X\r\ncontent-length: 2\r\n\r\n{{}}"));
        case.create().await.is(Lost, ONCE).says(UNPARSABLE);
        case.read().await.is(Lost, THRICE);
    }
}

#[tokio::test]
async fn undefined_statuses() {
    for status in [418, 499, 600, 999] {
        let case = answering(response(status, "", REFUSAL));
        case.create().await.is(End::undeclared(status), ONCE).has(REFUSAL);
        case.read().await.is(End::undeclared(status), ONCE).has(REFUSAL);
    }
}

#[tokio::test]
async fn a_header_of_half_a_megabyte() {
    let case = answering(response(201, &format!("x-long: {}\r\n", "x".repeat(500_000)), STREAM));
    case.create().await.is(Lost, ONCE).says(UNPARSABLE);
    case.read().await.is(Lost, THRICE);
}

#[tokio::test]
async fn ten_thousand_headers() {
    let case = answering(response(201, &"x: y\r\n".repeat(10_000), STREAM));
    case.create().await.is(Lost, ONCE);
    case.read().await.is(Lost, THRICE);
}

#[tokio::test]
async fn headers_with_control_characters() {
    // An invalid line is ignored: a response must not be lost to it.
    for header in ["x y: z\r\n", ": z\r\n", "x\r\n", "x: a\x7f\r\n"] {
        let case = answering(response(201, header, STREAM));
        case.create().await.is(Success(201), ONCE);
        case.read().await.is(Success(201), ONCE);
    }
    let case = answering(response(201, "x: a\0b\r\n", STREAM));
    case.create().await.is(Lost, ONCE);
    case.read().await.is(Lost, THRICE);
}

#[tokio::test]
async fn a_thousand_interim_responses() {
    for interim in ["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"] {
        let case = answering([interim.repeat(1000), response(201, "", STREAM)].concat());
        case.create().await.is(Success(201), ONCE).has(STREAM);
    }
}

#[tokio::test]
async fn interim_responses_without_end() {
    for interim in ["HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"] {
        // As fast as the client reads.
        let case = always([Request, Flood(ms(0), interim.repeat(100).into())]).deadline(ms(200));
        case.create().await.is(NoAnswerInTime, ONCE).took(0.2..);
        case.read().await.is(NoAnswerInTime, ONCE).took(0.2..);
    }
}

#[tokio::test]
async fn a_protocol_switch_that_was_not_requested() {
    let switch = "HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n";
    let mut session = answering(switch).start().await;
    for _ in 1..=3 {
        // The connection no longer speaks HTTP.
        session.create().await.is(End::undeclared(101), ONCE);
        session.read().await.is(End::undeclared(101), ONCE);
    }
}

// Bodies.

#[tokio::test]
async fn more_than_16_mib() {
    for headers in ["content-length: 20000000000\r\n", ""] {
        let head = format!("HTTP/1.1 201 X\r\n{headers}\r\n");
        let case = always([Request, Write(head.into()), Flood(ms(0), vec![b' '; MIB])]);
        case.create().await.is(Unreadable(201), ONCE).has(vec![b' '; 16 * MIB]);
        case.read().await.is(Unreadable(201), ONCE).has(vec![b' '; 16 * MIB]);
    }
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let head = "HTTP/1.1 201 X\r\ntransfer-encoding: chunked\r\n\r\n";
    let case = always([Request, Write(head.into()), Flood(ms(0), chunk.into())]);
    case.create().await.is(Unreadable(201), ONCE).has(vec![b' '; 16 * MIB]);
}

#[tokio::test]
async fn an_error_of_more_than_64_kib() {
    for headers in ["content-length: 20000000000\r\n", ""] {
        let head = format!("HTTP/1.1 422 X\r\n{headers}\r\n");
        let case = always([Request, Write(head.into()), Flood(ms(0), vec![b' '; MIB])]);
        let end = Status(422, ErrorClass::ValidationErrorResponse);
        case.create().await.is(end, ONCE).has(vec![b' '; 64 * 1024]);
    }
    let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000));
    let head = "HTTP/1.1 503 X\r\ntransfer-encoding: chunked\r\n\r\n";
    let case = always([Request, Write(head.into()), Flood(ms(0), chunk.into())]);
    case.read().await.is(End::undeclared(503), THRICE).has(vec![b' '; 64 * 1024]);
}

#[tokio::test]
async fn bytes_that_are_no_utf_8() {
    let body = [br#"{"success":true,"data":{"streamId":""#, &[0xff, 0xfe, 0xc0][..], br#""}}"#].concat();
    created(body.clone()).await.is(Unreadable(201), ONCE).has(body);
}

#[tokio::test]
async fn a_byte_order_mark() {
    let body = format!("\u{feff}{STREAM}");
    created(body.clone()).await.is(Success(201), ONCE).has(body);
}

#[tokio::test]
async fn json_nested_two_hundred_thousand_levels_deep() {
    let open = "[".repeat(200_000);
    created(open.clone()).await.is(Unreadable(201), ONCE).has(&open);
    let within = format!(r#"{{"data":{{"streamId":{open}"#);
    created(within.clone()).await.is(Unreadable(201), ONCE).has(&within);
    let unknown = format!(r#"{{"unknown":{open}{}}}"#, "]".repeat(200_000));
    created(unknown.clone()).await.is(Success(201), ONCE).has(&unknown);
    let refusal = format!(r#"{{"error":{open}"#);
    let case = answering(response(403, "", &refusal));
    case.create().await.is(Status(403, ErrorClass::InvalidPermissionError), ONCE).has(&refusal[..64 * 1024]);
}

#[tokio::test]
async fn a_duplicate_key() {
    for body in [r#"{"data":{"streamId":"a","streamId":"b"}}"#, r#"{"unknown":1,"unknown":2}"#] {
        created(body).await.is(Success(201), ONCE).has(body);
    }
}

#[tokio::test]
async fn a_number_out_of_range() {
    for (number, end) in [
        ("1e400", Unreadable(201)),
        ("-1e400", Unreadable(201)),
        ("99999999999999999999999999", Unreadable(201)),
        ("1e-400", Success(201)),
        ("0.1e1", Success(201)),
    ] {
        let body = format!(r#"{{"data":{{"maxDuration":{number}}}}}"#);
        created(body.clone()).await.is(end, ONCE).has(&body);
        let refusal = format!(r#"{{"error":{{"code":{number},"message":"no"}}}}"#);
        let case = answering(response(404, "", &refusal));
        case.create().await.is(End::undeclared(404), ONCE).has(&refusal);
    }
}

#[tokio::test]
async fn a_content_type_that_is_missing_or_wrong() {
    for headers in
        ["", "content-type: text/html\r\n", "content-type: \r\n", "content-type: application/json; charset=utf-16\r\n"]
    {
        answering(response(201, headers, STREAM)).create().await.is(Success(201), ONCE).has(STREAM);
    }
}

#[tokio::test]
async fn an_html_page_instead_of_json() {
    let page = format!("<html>\r\n<title>Bad Gateway</title>{BODY_SECRET}\r\n</html>");
    let case = answering(response(502, "content-type: text/html\r\n", &page));
    case.create().await.is(End::undeclared(502), ONCE).has(&page);
    case.read().await.is(End::undeclared(502), THRICE_ON_ONE).has(&page);
    created(page.clone()).await.is(Unreadable(201), ONCE).has(&page);
}

#[tokio::test]
async fn nothing_at_all() {
    for empty in [
        "HTTP/1.1 201 X\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 204 X\r\n\r\n",
        "HTTP/1.1 204 X\r\ncontent-length: 5\r\n\r\n",
    ] {
        let status = empty[9..12].parse().unwrap();
        let case = answering(empty);
        case.create().await.is(Unreadable(status), ONCE).has("");
        case.read().await.is(Unreadable(status), ONCE).has("");
    }
}

// Redirects.

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Tap::created().await;
    for status in [301, 302, 303, 307, 308] {
        for location in [elsewhere.url() + "/v1/live/streams?token=a", format!("//{}/", elsewhere.host())] {
            let case = answering(response(status, &format!("location: {location}\r\n"), REFUSAL));
            case.create().await.is(End::undeclared(status), ONCE).has(REFUSAL).says(&format!(
                "create-new-stream (start_live_stream_create_new_stream): the API responded with status {status} (FastpixDefaultError), \
                 a redirect to 127.0.0.1: no"
            ));
            case.read().await.is(End::undeclared(status), ONCE).has(REFUSAL);
        }
    }
    assert_eq!(elsewhere.opened(), 0);
}

/// TLS server with a constant response: its URL and root certificate.
async fn with_tls(response: String) -> (String, String) {
    let rcgen::CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], PrivatePkcs8KeyDer::from(signing_key.serialize_der()).into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/v1/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut stream = acceptor.accept(stream).await.unwrap();
            // The request fits into this buffer.
            let _ = stream.read(&mut [0; 4096]).await.unwrap();
            stream.write_all(response.as_bytes()).await.unwrap();
        }
    });
    (url, cert.pem())
}

#[tokio::test]
async fn redirects_from_https_to_http_are_not_followed() {
    let elsewhere = Tap::created().await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("location: {}/v1/live/streams\r\n", elsewhere.url());
        let (url, certificate) = with_tls(response(status, &location, REFUSAL)).await;
        let case = case::elsewhere(url).with(move |builder| builder.add_root_certificates(certificate.clone()));
        case.create().await.is(End::undeclared(status), cost(1, 0, 0)).has(REFUSAL);
        case.read().await.is(End::undeclared(status), cost(1, 0, 0)).has(REFUSAL);
    }
    assert_eq!(elsewhere.opened(), 0);
}
