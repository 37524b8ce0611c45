//! Requests to the storage host: the file and nothing that belongs to the API.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::{
    collections::BTreeSet,
    fmt, io,
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{CHUNK, STORAGE, data, open, quick, setup};
use fastpix_core::{
    AttemptError, FastpixCore, Hook, HookContext, HookRequest, HttpClient, HttpClientError, HttpFuture, RequestBody,
    Response, ResponseBody, Security,
    bytes::Bytes,
    errors::BoxError,
    http::{self, Method},
};
use fastpix_emulator::{Emulator, Fault};
use fastpix_upload::{UploadErrorKind, upload};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// Writes down what it is shown, and tries to change every request, or to fail it.
#[derive(Clone, Default)]
struct Meddler {
    seen: Arc<Mutex<Vec<String>>>,
    rejects: bool,
}

impl Hook for Meddler {
    fn before_request(
        &self,
        context: &HookContext<'_>,
        request: &mut HookRequest<'_>,
    ) -> Result<Option<http::Response<Bytes>>, BoxError> {
        let line = format!("{} {} {request:?} {:?}", context.operation().id(), request.uri(), request.headers());
        self.seen.lock().unwrap().push(line);
        if !context.operation().id().starts_with("upload") {
            return Ok(None);
        }
        request.set_header("x-hook", "hunter2")?;
        if self.rejects { Err("rejected".into()) } else { Ok(Some(http::Response::new(Bytes::new()))) }
    }

    fn after_success(&self, context: &HookContext<'_>, response: &Response<()>) -> Result<(), BoxError> {
        let line = format!("{} {} {:?}", context.operation().id(), response.status(), response.headers());
        self.seen.lock().unwrap().push(line);
        if context.operation().id().starts_with("upload") { Err("rejected".into()) } else { Ok(()) }
    }

    fn after_error(&self, context: &HookContext<'_>, error: AttemptError<'_>) {
        self.seen.lock().unwrap().push(format!("{} failed {error:?}", context.operation().id()));
        assert!(!context.operation().id().starts_with("upload"), "a panic of a hook has no effect");
    }
}

#[tokio::test]
async fn only_the_headers_of_the_protocol_are_sent() {
    let setup = setup().await;
    let core = FastpixCore::builder(Security::basic("hunter2-id", "hunter2-secret"))
        .server_url(setup.emulator.url())
        .user_agent("hunter2-agent")
        .hook(Meddler::default())
        .build()
        .unwrap();
    // A cookie is not kept, from a 308 as from a temporary error.
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503).header("set-cookie", "hunter2=1; Path=/"));
    quick(upload(&core, &setup.url, data(2 * CHUNK))).await.unwrap();
    let requests = setup.emulator.requests();
    assert_eq!(requests.len(), 4);
    for request in requests {
        let mut names: BTreeSet<_> = request.headers().keys().map(|name| name.as_str()).collect();
        for name in ["host", "content-type", "content-length", "content-range", "user-agent"] {
            assert!(names.remove(name), "{name} is missing");
        }
        assert!(names.is_empty(), "{names:?}");
        let values: Vec<_> = request.headers().values().collect();
        assert!(!format!("{values:?}").contains("hunter2"), "{values:?}");
    }
}

#[tokio::test]
async fn hooks_observe_every_request_and_change_nothing() {
    for rejects in [false, true] {
        let setup = setup().await;
        let hook = Meddler { rejects, ..Meddler::default() };
        let core = FastpixCore::builder(Security::basic("hunter2-id", "hunter2-secret"))
            .server_url(setup.emulator.url())
            .hook(hook.clone())
            .build()
            .unwrap();
        let bytes = data(CHUNK + 1);
        setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503));
        setup.emulator.fault_on(Method::PUT, STORAGE, Fault::close_without_response());
        quick(upload(&core, &setup.url, bytes.clone())).await.unwrap();
        setup.assert_stored(&bytes);
        let seen = hook.seen.lock().unwrap();
        let origin = setup.emulator.origin();
        let expected = [
            ("upload-chunk ", "bytes 0-"),
            ("upload-chunk failed Status", ""),
            ("upload-status ", "bytes */"),
            ("upload-status failed NoResponse", ""),
            ("upload-status ", "bytes */"),
            ("upload-status 308", ""),
            ("upload-chunk ", "bytes 0-"),
            ("upload-chunk 308", ""),
            ("upload-chunk ", "bytes 5242880-"),
            ("upload-chunk 200", ""),
        ];
        assert_eq!(seen.len(), expected.len(), "{seen:#?}");
        for (line, (begin, range)) in seen.iter().zip(expected) {
            assert!(line.starts_with(begin) && line.contains(range), "{line}");
            assert!(!line.contains("/storage") && !line.contains("signature"), "{line}");
            if !range.is_empty() {
                assert!(line.contains(&format!(" {origin}/ ")), "{line}");
            }
        }
    }
}

#[tokio::test]
async fn an_upload_takes_no_permit_and_no_attempt_timeout_of_the_core() {
    let emulator = Emulator::start().await.unwrap();
    let core = FastpixCore::builder(Security::basic("id", "secret"))
        .server_url(emulator.url())
        .max_in_flight(1)
        .attempt_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    let (id, url) = open(&core).await;
    emulator.fault_on(Method::PUT, STORAGE, Fault::delay(Duration::from_secs(5)));
    // The upload is in flight when the call is made.
    let sending = tokio::spawn(quick(upload(&core, &url, data(10))).into_future());
    common::until("the upload", || emulator.requests().len() == 2).await;
    open(&core).await;
    assert!(!emulator.stored_file(&id).unwrap().is_empty() || !sending.is_finished());
    sending.await.unwrap().unwrap();
    assert_eq!(emulator.requests().len(), 3, "no attempt was repeated");
}

/// An HTTP client that reads the body, and responds from memory or with an error that has the URL.
struct FromMemory {
    bodies: Arc<Mutex<Vec<(String, usize)>>>,
    fails: bool,
}

#[derive(Debug)]
struct ErrorWithUrl(String);

impl fmt::Display for ErrorWithUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error sending request for url ({})", self.0)
    }
}

impl std::error::Error for ErrorWithUrl {}

impl HttpClient for FromMemory {
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        let (bodies, fails) = (self.bodies.clone(), self.fails);
        HttpFuture::new(async move {
            let (head, body) = request.into_parts();
            if fails {
                let inner = ErrorWithUrl(head.uri.to_string());
                return Err(HttpClientError::new(io::Error::other(inner)));
            }
            let mut body = std::pin::pin!(body);
            let mut length = 0;
            while let Some(frame) = std::future::poll_fn(|cx| http_body::Body::poll_frame(body.as_mut(), cx)).await {
                length += frame.unwrap().data_ref().unwrap().len();
            }
            let range = head.headers["content-range"].to_str().unwrap().to_owned();
            let (end, total) = range.rsplit_once('-').unwrap().1.split_once('/').unwrap();
            let is_last = end.parse::<u64>().unwrap() + 1 == total.parse::<u64>().unwrap();
            let mut response = http::Response::new(ResponseBody::from(Bytes::new()));
            if !is_last {
                *response.status_mut() = http::StatusCode::PERMANENT_REDIRECT;
                response.headers_mut().insert("range", format!("bytes=0-{end}").parse().unwrap());
            }
            bodies.lock().unwrap().push((range, length));
            Ok(response)
        })
    }
}

#[tokio::test]
async fn an_upload_works_with_an_http_client_of_the_callers() {
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let client = FromMemory { bodies: bodies.clone(), fails: false };
    let core = FastpixCore::builder(Security::basic("a", "b")).http_client(client).build().unwrap();
    let url = "https://storage.example/file?upload_id=hunter2";
    quick(upload(&core, url, data(CHUNK + 7))).await.unwrap();
    let expected =
        [("bytes 0-5242879/5242887".to_owned(), CHUNK as usize), ("bytes 5242880-5242886/5242887".into(), 7)];
    assert_eq!(*bodies.lock().unwrap(), expected);
}

#[tokio::test]
async fn the_error_of_an_http_client_does_not_show_the_url() {
    let client = FromMemory { bodies: Arc::default(), fails: true };
    let core = FastpixCore::builder(Security::basic("a", "b")).http_client(client).build().unwrap();
    let url = "https://storage.example/hunter2-path?upload_id=hunter2";
    let error = quick(upload(&core, url, data(1))).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::RetriesExhausted);
    assert!(format!("{error:?}").contains("storage.example"), "{error:?}");
    assert!(!format!("{error} {error:?} {:?}", error.resume_token()).contains("hunter2"));
}

/// A storage host with TLS that asks for a client certificate. Returns how many certificates each connection had.
async fn tls_host(server: rustls::ServerConfig) -> (u16, Arc<Mutex<Vec<usize>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let presented = Arc::new(Mutex::new(Vec::new()));
    let counted = presented.clone();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(server));
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            counted.lock().unwrap().push(stream.get_ref().1.peer_certificates().map_or(0, <[_]>::len));
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\nx") {
                let read = stream.read_u8().await;
                let Ok(byte) = read else { break };
                request.push(byte);
            }
            let response = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            let _ = stream.write_all(response).await;
            let _ = stream.shutdown().await;
        }
    });
    (port, presented)
}

#[tokio::test]
async fn the_client_certificate_is_not_presented_to_the_storage_host() {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap().self_signed(&key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = rustls::RootCertStore::empty();
    roots.add(certificate.der().clone()).unwrap();
    let verifier = rustls::server::WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider.clone())
        .allow_unauthenticated()
        .build()
        .unwrap();
    let private_key = rustls::pki_types::PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let server = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![certificate.der().clone()], private_key)
        .unwrap();
    let (port, presented) = tls_host(server).await;
    for client_certificate in [true, false] {
        let mut builder = FastpixCore::builder(Security::basic("a", "b")).add_root_certificates(certificate.pem());
        if client_certificate {
            builder = builder.client_certificate(certificate.pem(), key.serialize_pem());
        }
        let core = builder.build().unwrap();
        let url = format!("https://localhost:{port}/file?upload_id=b");
        quick(upload(&core, &url, vec![b'x'])).await.unwrap();
    }
    assert_eq!(*presented.lock().unwrap(), [0, 0]);
    // A certificate that is not trusted is not worth another attempt.
    let core = FastpixCore::new(Security::basic("a", "b")).unwrap();
    let error = quick(upload(&core, &format!("https://localhost:{port}/?upload_id=b"), vec![b'x'])).await.unwrap_err();
    assert_eq!(error.kind(), UploadErrorKind::Connection, "{error:?}");
}

#[tokio::test]
async fn spans_do_not_show_the_url() {
    use tracing::{
        Event, Subscriber,
        field::{Field, Visit},
        span,
    };
    use tracing_subscriber::{Layer, layer::Context, prelude::*};

    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<String>>);

    impl Visit for Log {
        fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
            self.0.lock().unwrap().push_str(&format!("{field}={value:?} "));
        }
    }

    impl<S: Subscriber> Layer<S> for Log {
        fn on_new_span(&self, attributes: &span::Attributes<'_>, _: &span::Id, _: Context<'_, S>) {
            attributes.record(&mut self.clone());
        }

        fn on_record(&self, _: &span::Id, values: &span::Record<'_>, _: Context<'_, S>) {
            values.record(&mut self.clone());
        }

        fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
            event.record(&mut self.clone());
        }
    }

    let log = Log::default();
    let subscriber = tracing_subscriber::registry().with(log.clone());
    let guard = tracing::subscriber::set_default(subscriber);
    let setup = setup().await;
    log.0.lock().unwrap().clear();
    setup.emulator.fault_on(Method::PUT, STORAGE, Fault::status(503));
    setup.upload(data(10)).await.unwrap();
    drop(guard);
    let log = log.0.lock().unwrap();
    for expected in ["upload-chunk", "upload-status", "http.response.status_code=503", "server.address=\"127.0.0.1\""] {
        assert!(log.contains(expected), "{log} has no {expected}");
    }
    assert!(!log.contains("signature") && !log.contains(&setup.id), "{log}");
}
