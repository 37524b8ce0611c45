//! HTTPS against a server with certificates made for the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use fastpix_conformance::{PASSWORD, USERNAME, builder, eventually, example, operation, raw_reply};
use fastpix_emulator::Emulator;
use fastpix_funcs::{
    FastpixCore, FastpixError, Outcome, RetryConfig, Security, models::LiveStreamResponseDto,
    start_live_stream_create_new_stream,
};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

/// A server whose certificate comes from an authority of its own.
struct TlsServer {
    address: SocketAddr,
    authority: String,
    handshakes: Arc<Mutex<Vec<Handshake>>>,
}

/// How a connection went: whether TLS was agreed on, and what was said then.
#[derive(Clone, Debug, Default)]
struct Handshake {
    agreed: bool,
    heard: String,
}

impl TlsServer {
    async fn start(name: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let mut authority = CertificateParams::new(Vec::new()).unwrap();
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // Two authorities of one name would be two keys of one authority.
        authority.distinguished_name.push(DnType::CommonName, format!("authority of {address}"));
        let authority_key = KeyPair::generate().unwrap();
        let authority_pem = authority.self_signed(&authority_key).unwrap().pem();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()])
            .unwrap()
            .signed_by(&key, &Issuer::new(authority, authority_key))
            .unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let handshakes = Arc::default();
        tokio::spawn(accept(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&handshakes)));
        Self { address, authority: authority_pem, handshakes }
    }

    fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/v1/", self.address.port())
    }

    /// The connections so far, once there are some that have ended.
    async fn handshakes(&self, number: usize) -> Vec<Handshake> {
        let all = || self.handshakes.lock().unwrap().clone();
        eventually("the connections end", || all().len() == number).await;
        all()
    }
}

async fn accept(listener: TcpListener, acceptor: TlsAcceptor, handshakes: Arc<Mutex<Vec<Handshake>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, handshakes) = (acceptor.clone(), handshakes.clone());
        tokio::spawn(async move {
            let mut handshake = Handshake::default();
            if let Ok(mut stream) = acceptor.accept(stream).await {
                handshake.agreed = true;
                let mut heard = vec![0; 64 * 1024];
                let length = stream.read(&mut heard).await.unwrap_or(0);
                handshake.heard = String::from_utf8_lossy(&heard[..length]).into_owned();
                let reply = raw_reply(201, operation("start_live_stream_create_new_stream").reply);
                let _ = stream.write_all(&reply).await;
                let _ = stream.shutdown().await;
            }
            handshakes.lock().unwrap().push(handshake);
        });
    }
}

async fn create(url: &str, trusted: Option<&str>) -> Result<LiveStreamResponseDto, FastpixError> {
    let mut builder = builder(url).retries(RetryConfig::None);
    if let Some(pem) = trusted {
        builder = builder.add_root_certificates(pem);
    }
    start_live_stream_create_new_stream(&builder.build().unwrap(), example()).await
}

fn assert_not_sent(error: &FastpixError) {
    assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
    assert_eq!((error.outcome(), error.attempts(), error.status()), (Outcome::NotSent, 1, None), "{error}");
    assert!(std::error::Error::source(error).is_some());
}

fn cause(error: &FastpixError) -> String {
    fastpix_conformance::all_texts(error)
}

#[tokio::test]
async fn a_trusted_server_is_talked_to() {
    for (name, host) in [("localhost", "localhost"), ("127.0.0.1", "127.0.0.1")] {
        let server = TlsServer::start(name).await;
        let reply = create(&server.url(host), Some(&server.authority)).await.unwrap();
        assert_eq!(reply.data.unwrap().reconnect_window, Some(90));
        let handshakes = server.handshakes(1).await;
        assert!(handshakes[0].heard.starts_with("POST /v1/live/streams HTTP/1.1\r\n"), "{handshakes:?}");
        assert!(handshakes[0].heard.contains(&format!("host: {host}:{}\r\n", server.address.port())), "{handshakes:?}");
    }
}

#[tokio::test]
async fn several_root_certificates_can_be_added() {
    let (first, second) = (TlsServer::start("localhost").await, TlsServer::start("localhost").await);
    let security = || Security::basic(USERNAME, PASSWORD);
    let one_by_one = FastpixCore::builder(security())
        .add_root_certificates(first.authority.clone())
        .add_root_certificates(second.authority.clone());
    let at_once = FastpixCore::builder(security())
        .add_root_certificates(format!("# first\n{}\n# second\n{}", first.authority, second.authority));
    for builder in [one_by_one, at_once] {
        let core = builder.build().unwrap();
        for server in [&first, &second] {
            let call = start_live_stream_create_new_stream(&core, example());
            call.server_url(server.url("localhost")).await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_untrusted_server_learns_nothing() {
    let (server, another) = (TlsServer::start("localhost").await, TlsServer::start("localhost").await);
    for trusted in [None, Some(another.authority.as_str())] {
        let error = create(&server.url("localhost"), trusted).await.unwrap_err();
        assert_not_sent(&error);
        assert!(cause(&error).contains("UnknownIssuer"), "{}", cause(&error));
    }
    for handshake in server.handshakes(2).await {
        assert!(!handshake.agreed && handshake.heard.is_empty(), "{handshake:?}");
    }
}

#[tokio::test]
async fn a_server_with_another_name_learns_nothing() {
    for (name, host) in [("elsewhere.example", "localhost"), ("localhost", "127.0.0.1"), ("127.0.0.1", "localhost")] {
        let server = TlsServer::start(name).await;
        let error = create(&server.url(host), Some(&server.authority)).await.unwrap_err();
        assert_not_sent(&error);
        assert!(cause(&error).contains("NotValidForName"), "{}", cause(&error));
        let handshakes = server.handshakes(1).await;
        assert!(!handshakes[0].agreed && handshakes[0].heard.is_empty(), "{handshakes:?}");
    }
}

#[tokio::test]
async fn a_server_without_tls_behind_an_https_url_learns_nothing() {
    let emulator = Emulator::start().await.unwrap();
    let url = emulator.url().replace("http://", "https://");
    assert_not_sent(&create(&url, None).await.unwrap_err());
    assert_eq!((emulator.connections(), emulator.requests().len()), (1, 0));
}

#[tokio::test]
async fn a_tls_failure_is_retried_as_any_other_failure_to_connect() {
    let server = TlsServer::start("localhost").await;
    let core = builder(&server.url("localhost")).build().unwrap();
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3));
    assert!(server.handshakes(3).await.iter().all(|handshake| !handshake.agreed));
}
