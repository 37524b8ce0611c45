//! HTTPS against servers with test certificates.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod certificates;
#[cfg(feature = "extras")]
mod program;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{PASSWORD, USERNAME, builder, eventually, example, operation, raw_response};
use fastpix_emulator::Emulator;
use fastpix_funcs::{
    FastpixCore, FastpixCoreBuilder, FastpixError, Outcome, RetryConfig, Security, models::LiveStreamResponseDto,
    start_live_stream_create_new_stream,
};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use crate::certificates::{Authority, Identity};

/// A TLS server with its own certificate authority.
struct TlsServer {
    address: SocketAddr,
    authority: String,
    handshakes: Arc<Mutex<Vec<Handshake>>>,
}

/// The result of a connection: whether the handshake succeeded, and the first bytes received.
#[derive(Clone, Debug, Default)]
struct Handshake {
    agreed: bool,
    heard: String,
}

impl TlsServer {
    async fn start(name: &str) -> Self {
        let authority = Authority::new();
        Self::with(authority.certify(name).server(), &authority.pem).await
    }

    async fn with(config: ServerConfig, authority: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let handshakes = Arc::default();
        tokio::spawn(accept(listener, TlsAcceptor::from(Arc::new(config)), Arc::clone(&handshakes)));
        Self { address, authority: authority.to_owned(), handshakes }
    }

    fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/v1/", self.address.port())
    }

    /// Core that trusts the server.
    fn builder(&self) -> FastpixCoreBuilder {
        builder(&self.url("localhost")).retries(RetryConfig::None).add_root_certificates(self.authority.clone())
    }

    /// Connections so far, once at least one has ended.
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
                let response = raw_response(201, operation("start_live_stream_create_new_stream").response);
                let _ = stream.write_all(&response).await;
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

/// Message of rustls, or of OpenSSL in its place.
fn assert_cause(error: &FastpixError, rustls: &str) {
    let expected: &[&str] = match rustls {
        _ if !cfg!(feature = "native-tls") => &[rustls],
        "UnknownIssuer" => &["unable to get local issuer certificate", "self-signed certificate"],
        "NotValidForName" => &["hostname mismatch", "IP address mismatch"],
        "Expired" => &["certificate has expired"],
        "NotValidYet" => &["certificate is not yet valid"],
        "ProtocolVersion" => &["alert protocol version"],
        "PeerIncompatible" => &["unsupported protocol"],
        _ => panic!("{rustls}"),
    };
    let cause = cause(error);
    assert!(expected.iter().any(|text| cause.contains(text)), "{expected:?}: {cause}");
}

#[tokio::test]
async fn a_request_is_sent_to_a_server_with_a_trusted_certificate() {
    for (name, host) in [("localhost", "localhost"), ("127.0.0.1", "127.0.0.1")] {
        let server = TlsServer::start(name).await;
        let response = create(&server.url(host), Some(&server.authority)).await.unwrap();
        assert_eq!(response.data.unwrap().reconnect_window, Some(90));
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
async fn nothing_is_sent_to_a_server_with_an_untrusted_certificate() {
    let (server, another) = (TlsServer::start("localhost").await, TlsServer::start("localhost").await);
    for trusted in [None, Some(another.authority.as_str())] {
        let error = create(&server.url("localhost"), trusted).await.unwrap_err();
        assert_not_sent(&error);
        assert_cause(&error, "UnknownIssuer");
    }
    for handshake in server.handshakes(2).await {
        assert!(!handshake.agreed && handshake.heard.is_empty(), "{handshake:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_whose_certificate_has_another_name() {
    for (name, host) in [("elsewhere.example", "localhost"), ("localhost", "127.0.0.1"), ("127.0.0.1", "localhost")] {
        let server = TlsServer::start(name).await;
        let error = create(&server.url(host), Some(&server.authority)).await.unwrap_err();
        assert_not_sent(&error);
        assert_cause(&error, "NotValidForName");
        let handshakes = server.handshakes(1).await;
        assert!(!handshakes[0].agreed && handshakes[0].heard.is_empty(), "{handshakes:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_without_tls_behind_an_https_url() {
    let emulator = Emulator::start().await.unwrap();
    let url = emulator.url().replace("http://", "https://");
    assert_not_sent(&create(&url, None).await.unwrap_err());
    assert_eq!((emulator.connections(), emulator.requests().len()), (1, 0));
}

#[tokio::test]
async fn a_certificate_that_fails_verification_is_not_retried() {
    let server = TlsServer::start("localhost").await;
    for (host, trusted) in [("localhost", None), ("127.0.0.1", Some(&server.authority))] {
        let mut builder = builder(&server.url(host));
        if let Some(pem) = trusted {
            builder = builder.add_root_certificates(pem.clone());
        }
        let core = builder.build().unwrap();
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_not_sent(&error);
        assert!(error.is_connect() && !error.may_have_taken_effect(), "{error:?}");
    }
    assert!(server.handshakes(2).await.iter().all(|handshake| !handshake.agreed));
}

#[tokio::test]
async fn a_handshake_that_the_server_breaks_off_is_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let core = builder(&format!("https://{}/", listener.local_addr().unwrap())).build().unwrap();
    let accepting = tokio::spawn(async move {
        for _ in 0..3 {
            drop(listener.accept().await.unwrap());
        }
    });
    let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::NotSent, 3), "{error:?}");
    accepting.await.unwrap();
}

// Server certificates.

/// The error of a call to a server with this certificate, whose authority is trusted.
async fn certificate_error(identity: &Identity, authority: &str) -> FastpixError {
    let server = TlsServer::with(identity.server(), authority).await;
    let error = create(&server.url("localhost"), Some(&server.authority)).await.unwrap_err();
    assert_not_sent(&error);
    let handshakes = server.handshakes(1).await;
    assert!(!handshakes[0].agreed && handshakes[0].heard.is_empty(), "{handshakes:?}");
    error
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_whose_certificate_is_expired_or_not_yet_valid() {
    let authority = Authority::new();
    for (from, to, expected) in [(2001, 2002, "Expired"), (2999, 3000, "NotValidYet")] {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(from, 1, 1), date_time_ymd(to, 1, 1));
        let identity = authority.sign(params, KeyPair::generate().unwrap());
        let error = certificate_error(&identity, &authority.pem).await;
        assert_cause(&error, expected);
    }
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_with_a_self_signed_certificate() {
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().self_signed(&key).unwrap();
    let error = certificate_error(&Identity::new(certificate, key), &Authority::new().pem).await;
    assert_cause(&error, "UnknownIssuer");
}

/// A server that responds to the first message with these bytes.
async fn scripted(answer: Vec<u8>) -> (SocketAddr, tokio::task::JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut header = [0; 5];
        stream.read_exact(&mut header).await.unwrap();
        let mut heard = vec![0; usize::from(u16::from_be_bytes([header[3], header[4]]))];
        stream.read_exact(&mut heard).await.unwrap();
        stream.write_all(&answer).await.unwrap();
        let _ = stream.read_to_end(&mut heard).await;
        heard
    });
    (address, heard)
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_with_an_old_version_of_tls() {
    const ALERT: &[u8] = &[21, 3, 2, 0, 2, 2, 70];
    // TLS 1.1, any random bytes, no session, TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
    let hello = [&[22, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2][..], &[7; 32], &[0, 0, 0x2f, 0]].concat();
    for (answer, expected) in [(ALERT.to_vec(), "ProtocolVersion"), (hello, "PeerIncompatible")] {
        let (address, heard) = scripted(answer).await;
        // With retries: there are none after this.
        let core = builder(&format!("https://{address}/")).build().unwrap();
        let error = start_live_stream_create_new_stream(&core, example()).await.unwrap_err();
        assert_not_sent(&error);
        assert_cause(&error, expected);
        let heard = String::from_utf8_lossy(&heard.await.unwrap()).into_owned();
        assert!(!heard.contains("live/streams"), "{heard}");
    }
}

/// The first message of a client in TLS.
async fn client_hello() -> Vec<u8> {
    let (address, heard) = scripted(Vec::new()).await;
    create(&format!("https://{address}/"), None).await.unwrap_err();
    heard.await.unwrap()
}

#[tokio::test]
async fn tls_1_3_and_1_2_are_offered_and_nothing_older() {
    const SUPPORTED_VERSIONS: [u8; 9] = [0, 43, 0, 5, 4, 3, 4, 3, 3];
    assert!(client_hello().await.windows(9).any(|extension| extension == SUPPORTED_VERSIONS));
}

#[cfg(feature = "native-tls")]
#[tokio::test]
async fn tls_of_the_operating_system_is_used_where_other_providers_are_enabled() {
    const ENCRYPT_THEN_MAC: [u8; 4] = [0, 22, 0, 0];
    // Supported by OpenSSL, and not by rustls.
    assert!(client_hello().await.windows(4).any(|extension| extension == ENCRYPT_THEN_MAC));
}

#[cfg(all(feature = "aws-lc-rs", not(feature = "native-tls")))]
#[tokio::test]
async fn aws_lc_rs_is_used_where_both_providers_are_enabled() {
    const X25519MLKEM768: [u8; 2] = [0x11, 0xec];
    // Not supported by ring.
    assert!(client_hello().await.windows(2).any(|pair| pair == X25519MLKEM768));
}

// Client certificates.

fn client_certificate(authority: &Authority, key: KeyPair) -> Identity {
    authority.sign(CertificateParams::new(vec!["client.example".to_owned()]).unwrap(), key)
}

/// A server that requires client certificates of this authority.
async fn demanding(clients: &Authority) -> TlsServer {
    let authority = Authority::new();
    TlsServer::with(clients.required(&authority.certify("localhost")), &authority.pem).await
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", STANDARD.encode(der))
}

#[tokio::test]
async fn a_client_certificate_is_accepted_with_a_key_in_pkcs8_pkcs1_and_sec1() {
    let clients = Authority::new();
    let server = demanding(&clients).await;

    let elliptic = KeyPair::generate().unwrap();
    let pkcs8 = elliptic.serialize_der();
    // In PKCS#8 the SEC1 key comes last; for P-256 it always has this length.
    let sec1 = pkcs8[pkcs8.len() - 109..].to_vec();
    let rsa = KeyPair::from_pem(include_str!("certificates/rsa-test-key.pem")).unwrap();
    let rsa_pkcs8 = rsa.serialize_der();
    // A PKCS#8 key of RSA ends with the PKCS#1 key, after a header that has this length for 2048 bits.
    let pkcs1 = rsa_pkcs8[26..].to_vec();
    let rsa_identity = client_certificate(&clients, rsa);
    let identity = client_certificate(&clients, elliptic);

    for (certificate, key) in [
        (&identity.pem, pem("PRIVATE KEY", &pkcs8)),
        (&identity.pem, pem("EC PRIVATE KEY", &sec1)),
        (&rsa_identity.pem, pem("PRIVATE KEY", &rsa_pkcs8)),
        (&rsa_identity.pem, pem("RSA PRIVATE KEY", &pkcs1).replace('\n', "\r\n")),
    ] {
        let core = server.builder().client_certificate(certificate.clone(), key.clone()).build();
        let core = core.unwrap_or_else(|error| panic!("{error} {}", key.lines().next().unwrap()));
        start_live_stream_create_new_stream(&core, example()).await.unwrap();
    }
    assert!(server.handshakes(4).await.iter().all(|handshake| handshake.agreed));
}

#[tokio::test]
async fn nothing_is_sent_where_a_required_client_certificate_is_missing_or_untrusted() {
    let server = demanding(&Authority::new()).await;
    let stranger = client_certificate(&Authority::new(), KeyPair::generate().unwrap());
    let wrong = server.builder().client_certificate(stranger.pem, stranger.key.serialize_pem());
    for builder in [server.builder(), wrong] {
        let error = start_live_stream_create_new_stream(&builder.build().unwrap(), example()).await.unwrap_err();
        // In TLS 1.3 the client finishes before the server has checked its certificate.
        assert!(matches!(error, FastpixError::Connection(_)), "{error:?}");
    }
    for handshake in server.handshakes(2).await {
        assert!(!handshake.agreed && handshake.heard.is_empty(), "{handshake:?}");
    }
}

#[tokio::test]
async fn a_client_certificate_is_not_sent_to_a_server_that_does_not_request_it() {
    let server = TlsServer::start("localhost").await;
    let identity = client_certificate(&Authority::new(), KeyPair::generate().unwrap());
    let core = server.builder().client_certificate(identity.pem, identity.key.serialize_pem()).build().unwrap();
    start_live_stream_create_new_stream(&core, example()).await.unwrap();
}

#[test]
fn an_invalid_client_certificate_is_rejected_when_the_core_is_built() {
    let authority = Authority::new();
    let [first, second] = [(); 2].map(|()| client_certificate(&authority, KeyPair::generate().unwrap()));
    let key = first.key.serialize_pem();
    let secret = key.lines().nth(1).unwrap().to_owned();
    let one_line = key.replace('\n', "");
    let cut_off = key.replace("-----END PRIVATE KEY-----", "");
    let encrypted = key.replace("PRIVATE", "ENCRYPTED PRIVATE");
    let nonsense = pem("PRIVATE KEY", secret.as_bytes());
    for (chain, key, expected) in [
        ("", key.as_str(), "no certificate"),
        (&key, &key, "no certificate"),
        ("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----", &key, "not PEM"),
        (&first.pem, "", "no unencrypted private key"),
        (&first.pem, &first.pem, "no unencrypted private key"),
        (&first.pem, &one_line, "no unencrypted private key"),
        (&first.pem, &cut_off, "no unencrypted private key"),
        (&first.pem, &encrypted, "no unencrypted private key"),
        (&first.pem, &nonsense, "private key of the client certificate cannot be used"),
        (&second.pem, &key, "does not match"),
    ] {
        let builder = builder("https://localhost/").client_certificate(chain, key);
        assert!(!format!("{builder:?}{builder:#?}").contains(&secret));
        let error = builder.build().unwrap_err();
        assert!(matches!(error, FastpixError::InvalidRequest(_)), "{error:?}");
        assert!(error.to_string().contains(expected), "{expected}: {error}");
        let texts = cause(&error);
        assert!(!texts.contains(&secret) && !texts.contains(&format!("{:?}", secret.as_bytes())[1..40]), "{texts}");
    }
}

// Root certificates.

#[cfg(feature = "extras")]
#[tokio::test]
async fn readable_root_certificates_of_the_operating_system_are_trusted() {
    let server = TlsServer::start("localhost").await;
    // OpenSSL does not read a file any further.
    let unreadable = if cfg!(feature = "native-tls") { "" } else { &pem("CERTIFICATE", b"of an age long gone") };
    let roots = std::env::temp_dir().join(format!("fastpix-roots-{}.pem", std::process::id()));
    std::fs::write(&roots, unreadable.to_owned() + &server.authority).unwrap();
    let printed = program::create_stream(&[("SSL_CERT_FILE", &roots)], &[&server.url("localhost")]).await;
    std::fs::remove_file(&roots).unwrap();
    assert_eq!(printed, "created after 1 attempts\n");
}

// The verifier of the operating system has messages of its own, and OpenSSL has none.
#[cfg(all(feature = "extras", not(any(feature = "platform-verifier", feature = "native-tls"))))]
#[tokio::test]
async fn a_variable_that_names_no_root_certificate_is_named_when_the_core_is_built() {
    let folder = std::env::temp_dir().join(format!("fastpix-no-roots-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let unreadable = folder.join("roots.pem");
    std::fs::write(&unreadable, pem("CERTIFICATE", b"of an age long gone")).unwrap();
    let empty = folder.join("empty");
    std::fs::create_dir_all(&empty).unwrap();
    let missing = folder.join("missing");
    for (variable, path, cause) in [
        ("SSL_CERT_FILE", &missing, "failed to read PEM from file"),
        ("SSL_CERT_FILE", &unreadable, ""),
        ("SSL_CERT_DIR", &missing, "opening directory"),
        ("SSL_CERT_DIR", &empty, ""),
    ] {
        let printed = program::create_stream(&[(variable, path)], &["https://localhost/v1/"]).await;
        let expected = format!("the environment variable {variable} names no root certificate that can be used");
        assert!(printed.starts_with(&format!("no core\n{expected}\n")), "{printed}");
        assert!(printed.contains(cause), "{printed}");
        let printed = program::create_stream(&[(variable, path)], &["http://127.0.0.1:1/v1/"]).await;
        assert!(printed.starts_with("NotSent after 3 attempts\n"), "without TLS there is no need for any: {printed}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
