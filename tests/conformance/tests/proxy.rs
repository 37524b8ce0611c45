//! Proxies from environment variables. Each call is made by a program of its own, so that no test sees the environment
//! of another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod certificates;
mod program;

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{PASSWORD, Tap, USERNAME, eventually, raw_response};
use fastpix_funcs::http::Response;
use rustls::ServerConfig;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use crate::{certificates::Authority, program::create_stream};

/// Host that only the proxy can resolve.
const HOST: &str = "fastpix.invalid";
const CREATED: &str = "created after 1 attempts\n";
const PROXY_PASSWORD: &str = "open-5esame";

/// Bytes read by a server of the test.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    fn only(&self) -> String {
        let all = self.all();
        assert_eq!(all.len(), 1, "{all:#?}");
        all[0].clone()
    }

    /// Reads up to the empty line.
    async fn head(&self, stream: &mut (impl AsyncRead + Unpin)) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            match stream.read_u8().await {
                Ok(byte) => head.push(byte),
                Err(_) => break,
            }
        }
        self.0.lock().unwrap().push(String::from_utf8_lossy(&head).into_owned());
    }
}

/// Response of the proxy to CONNECT.
#[derive(Clone, Copy)]
enum Manner {
    /// Connects to this address whatever the host is.
    Tunnel(SocketAddr),
    Answer(&'static str),
    Silence,
}

struct Proxy {
    address: SocketAddr,
    heard: Heard,
}

impl Proxy {
    async fn start(manner: Manner) -> Self {
        Self::listen(manner, None).await
    }

    /// Proxy that is reached over TLS.
    async fn tls(manner: Manner, config: ServerConfig) -> Self {
        Self::listen(manner, Some(TlsAcceptor::from(Arc::new(config)))).await
    }

    async fn listen(manner: Manner, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self { address: listener.local_addr().unwrap(), heard: Heard::default() };
        let heard = proxy.heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (tls, heard) = (tls.clone(), heard.clone());
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, manner, heard).await,
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => serve(stream, manner, heard).await,
                            Err(_) => heard.0.lock().unwrap().push("no TLS".to_owned()),
                        },
                    }
                });
            }
        });
        proxy
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, manner: Manner, heard: Heard) {
    heard.head(&mut stream).await;
    match manner {
        Manner::Tunnel(server) => {
            let mut server = TcpStream::connect(server).await.unwrap();
            stream.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut stream, &mut server).await;
        }
        Manner::Answer(status) => {
            let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(answer.as_bytes()).await.unwrap();
            let _ = stream.shutdown().await;
        }
        Manner::Silence => {
            let _ = stream.read_to_end(&mut Vec::new()).await;
        }
    }
}

/// HTTPS server for [`HOST`] and localhost that responds with 201.
struct Server {
    address: SocketAddr,
    authority: Authority,
    heard: Heard,
}

impl Server {
    async fn start() -> Self {
        let authority = Authority::new();
        let mut params = rcgen::CertificateParams::new(vec![HOST.to_owned(), "localhost".to_owned()]).unwrap();
        params.subject_alt_names.push(rcgen::SanType::IpAddress([127, 0, 0, 1].into()));
        let identity = authority.sign(params, rcgen::KeyPair::generate().unwrap());
        let acceptor = TlsAcceptor::from(Arc::new(identity.server()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { address: listener.local_addr().unwrap(), authority, heard: Heard::default() };
        let heard = server.heard.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, heard) = (acceptor.clone(), heard.clone());
                tokio::spawn(async move {
                    let Ok(mut stream) = acceptor.accept(stream).await else { return };
                    heard.head(&mut stream).await;
                    let _ = stream.write_all(&raw_response(201, r#"{"success":true}"#)).await;
                    let _ = stream.read_to_end(&mut Vec::new()).await;
                });
            }
        });
        server
    }

    fn url(&self, host: &str) -> String {
        format!("https://{host}:{}/v1/", self.address.port())
    }

    /// Creates a stream at the host with these environment variables.
    async fn create(&self, host: &str, variables: &[(&str, &str)]) -> String {
        create_stream(variables, &[&self.url(host), "add_root_certificates", &self.authority.pem]).await
    }
}

/// Asserts that neither the password nor its encoding is contained.
fn assert_knows_nothing(heard: &str) {
    let basic = STANDARD.encode(format!("{USERNAME}:{PASSWORD}"));
    assert!(!heard.contains(PASSWORD) && !heard.contains(&basic), "{heard}");
    assert!(!heard.to_lowercase().contains("\r\nauthorization:") && !heard.contains("live/streams"), "{heard}");
}

#[tokio::test]
async fn https_goes_through_a_tunnel_that_the_proxy_cannot_read() {
    let server = Server::start().await;
    let proxy = Proxy::start(Manner::Tunnel(server.address)).await;
    assert_eq!(server.create(HOST, &[("HTTPS_PROXY", &proxy.url())]).await, CREATED);

    let host = format!("{HOST}:{}", server.address.port());
    assert_eq!(proxy.heard.only(), format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    let request = server.heard.only();
    assert!(request.starts_with("POST /v1/live/streams HTTP/1.1\r\n"), "{request}");
    assert!(request.contains(&format!("host: {host}\r\n")) && !request.contains("proxy-"), "{request}");
}

#[tokio::test]
async fn proxy_variables_are_read_in_upper_and_lower_case() {
    let server = Server::start().await;
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let proxy = Proxy::start(Manner::Tunnel(server.address)).await;
        assert_eq!(server.create(HOST, &[(name, &proxy.url())]).await, CREATED, "{name}");
        assert_eq!(proxy.heard.all().len(), 1, "{name}");
    }
}

#[tokio::test]
async fn requests_for_other_schemes_hosts_and_loopback_do_not_use_the_proxy() {
    let server = Server::start().await;
    let proxy = Proxy::start(Manner::Tunnel(server.address)).await;
    let url = proxy.url();
    for variables in [
        &[("HTTP_PROXY", url.as_str())][..],
        &[("HTTPS_PROXY", &url), ("NO_PROXY", ".invalid")],
        &[("HTTPS_PROXY", &url), ("no_proxy", "example.com, fastpix.invalid")],
        &[("HTTPS_PROXY", &url), ("NO_PROXY", "*")],
    ] {
        let printed = server.create(HOST, variables).await;
        assert!(printed.starts_with("NotSent after 3 attempts\n"), "no such host: {printed}");
    }
    for host in ["localhost", "127.0.0.1"] {
        assert_eq!(server.create(host, &[("ALL_PROXY", &url)]).await, CREATED, "loopback");
    }
    let arguments = [&server.url(HOST), "add_root_certificates", &server.authority.pem, "proxy_from_env", "false"];
    let printed = create_stream(&[("HTTPS_PROXY", &url)], &arguments).await;
    assert!(printed.starts_with("NotSent after 3 attempts\n"), "switched off: {printed}");
    assert!(proxy.heard.all().is_empty());
    assert_eq!(server.heard.all().len(), 2);
}

#[tokio::test]
async fn the_proxy_password_is_sent_to_the_proxy_only() {
    let server = Server::start().await;
    let proxy = Proxy::start(Manner::Tunnel(server.address)).await;
    let url = format!("http://aladdin:{PROXY_PASSWORD}@{}", proxy.address);
    assert_eq!(server.create(HOST, &[("HTTPS_PROXY", &url)]).await, CREATED);
    let pair = STANDARD.encode(format!("aladdin:{PROXY_PASSWORD}"));
    let asked = proxy.heard.only();
    assert!(asked.contains(&format!("\r\nProxy-Authorization: Basic {pair}\r\n")), "{asked}");
    assert!(!server.heard.only().contains(&pair));
}

#[tokio::test]
async fn plain_http_is_forwarded_by_the_proxy() {
    let proxy = Tap::created().await;
    let url = proxy.url().replace("http://", &format!("http://aladdin:{PROXY_PASSWORD}@"));
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
        let arguments = ["http://fastpix.invalid:8080/v1/", "allow_http", "true"];
        assert_eq!(create_stream(&[(name, &url)], &arguments).await, CREATED, "{name}");
    }
    let pair = STANDARD.encode(format!("aladdin:{PROXY_PASSWORD}"));
    for request in proxy.messages() {
        assert_eq!(request.start, "POST http://fastpix.invalid:8080/v1/live/streams HTTP/1.1");
        assert_eq!(request.header("host"), Some("fastpix.invalid:8080"));
        assert_eq!(request.header("proxy-authorization"), Some(&*format!("Basic {pair}")));
    }
    assert_eq!(proxy.messages().len(), 3);

    let server = Tap::created().await;
    assert_eq!(create_stream(&[("HTTP_PROXY", &url)], &[&server.url()]).await, CREATED, "loopback");
    assert_eq!(server.only().header("proxy-authorization"), None);
    assert_eq!(proxy.messages().len(), 3);
}

#[tokio::test]
async fn a_proxy_can_be_reached_by_tls() {
    let server = Server::start().await;
    let proxy = Proxy::tls(Manner::Tunnel(server.address), server.authority.certify("localhost").server()).await;
    let url = format!("https://aladdin:{PROXY_PASSWORD}@localhost:{}", proxy.address.port());
    assert_eq!(server.create(HOST, &[("HTTPS_PROXY", &url)]).await, CREATED);
    assert!(proxy.heard.only().starts_with("CONNECT fastpix.invalid:"));

    let impostor = Proxy::tls(Manner::Tunnel(server.address), Authority::new().certify("localhost").server()).await;
    let url = format!("https://aladdin:{PROXY_PASSWORD}@localhost:{}", impostor.address.port());
    let printed = server.create(HOST, &[("HTTPS_PROXY", &url)]).await;
    let cause = if cfg!(feature = "native-tls") { "unable to get local issuer certificate" } else { "UnknownIssuer" };
    assert!(printed.starts_with("NotSent after 1 attempts\n") && printed.contains(cause), "{printed}");
    eventually("the handshake fails", || impostor.heard.all() == ["no TLS"]).await;
    assert_eq!(server.heard.all().len(), 1);
}

#[tokio::test]
async fn http2_is_negotiated_inside_the_tunnel() {
    let authority = Authority::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut config = authority.certify(HOST).server();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        let stream = acceptor.accept(listener.accept().await.unwrap().0).await.unwrap();
        let mut connection = h2::server::handshake(stream).await.unwrap();
        while let Some(Ok((request, mut respond))) = connection.accept().await {
            let status = if request.headers().contains_key("proxy-authorization") { 400 } else { 201 };
            let response = Response::builder().status(status).body(()).unwrap();
            respond.send_response(response, false).unwrap().send_data("{}".into(), true).unwrap();
        }
    });
    let mut config = authority.certify("localhost").server();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let proxy = Proxy::tls(Manner::Tunnel(address), config).await;
    let url = format!("https://aladdin:{PROXY_PASSWORD}@localhost:{}", proxy.address.port());
    let arguments = [&format!("https://{HOST}/v1/"), "add_root_certificates", &authority.pem];
    assert_eq!(create_stream(&[("HTTPS_PROXY", &url)], &arguments).await, CREATED);
    assert!(proxy.heard.only().starts_with("CONNECT fastpix.invalid:443 HTTP/1.1\r\n"));
}

#[tokio::test]
async fn a_rejected_tunnel_is_retried_unless_the_proxy_rejects_the_credentials() {
    let server = Server::start().await;
    for (status, expected, attempts) in [
        ("407 Proxy Authentication Required", "proxy authorization required", 1),
        ("403 Forbidden", "unsuccessful", 3),
        ("502 Bad Gateway", "unsuccessful", 3),
    ] {
        let proxy = Proxy::start(Manner::Answer(status)).await;
        let url = format!("http://aladdin:{PROXY_PASSWORD}@{}", proxy.address);
        let printed = server.create(HOST, &[("HTTPS_PROXY", &url)]).await;
        assert!(printed.starts_with(&format!("NotSent after {attempts} attempts\n")), "{printed}");
        assert!(printed.contains("no way through the proxy") && printed.contains(expected), "{printed}");
        assert_eq!(proxy.heard.all().len(), attempts);
        proxy.heard.all().iter().for_each(|heard| assert_knows_nothing(heard));
        let pair = STANDARD.encode(format!("aladdin:{PROXY_PASSWORD}"));
        assert!(!printed.contains(PROXY_PASSWORD) && !printed.contains(&pair), "{printed}");
    }
    assert!(server.heard.all().is_empty());
}

#[tokio::test]
async fn a_proxy_that_is_silent_or_gone_is_a_connection_error() {
    let server = Server::start().await;
    let silent = Proxy::start(Manner::Silence).await;
    let url = server.url(HOST);
    let printed = create_stream(&[("HTTPS_PROXY", silent.url())], &[&url, "connect_timeout", "100"]).await;
    assert!(printed.starts_with("NotSent after 3 attempts\n"), "{printed}");
    assert!(printed.contains("no connection within the connect timeout"), "{printed}");
    silent.heard.all().iter().for_each(|heard| assert_knows_nothing(heard));

    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let gone = format!("http://aladdin:{PROXY_PASSWORD}@{nobody}");
    let printed = create_stream(&[("HTTPS_PROXY", &gone)], &[&url]).await;
    assert!(printed.starts_with("NotSent after 3 attempts\n") && !printed.contains(PROXY_PASSWORD), "{printed}");
}

#[tokio::test]
async fn a_core_whose_server_is_reached_through_an_unsupported_proxy_is_not_built() {
    let proxy = Proxy::start(Manner::Silence).await;
    for scheme in ["socks4", "socks5", "socks5h"] {
        let url = format!("{scheme}://aladdin:{PROXY_PASSWORD}@{}", proxy.address);
        for (name, target) in [
            ("ALL_PROXY", "https://fastpix.invalid/v1/"),
            ("ALL_PROXY", "http://fastpix.invalid/v1/"),
            ("https_proxy", "https://fastpix.invalid/v1/"),
            ("HTTP_PROXY", "http://fastpix.invalid/v1/"),
        ] {
            let printed = create_stream(&[(name, &url)], &[target, "allow_http", "true"]).await;
            assert!(printed.starts_with("no core\n") && printed.contains(name), "{printed}");
            assert!(printed.contains("SOCKS proxies are not supported"), "{printed}");
            assert!(!printed.contains(PROXY_PASSWORD), "{printed}");
        }
    }
    assert!(proxy.heard.all().is_empty());
}

#[tokio::test]
async fn an_unsupported_proxy_does_not_matter_until_it_is_needed() {
    let server = Tap::created().await;
    let socks = format!("socks5://aladdin:{PROXY_PASSWORD}@127.0.0.1:1");
    assert_eq!(create_stream(&[("ALL_PROXY", &socks)], &[&server.url()]).await, CREATED, "loopback");
    let proxy = server.url();
    let variables = [("ALL_PROXY", socks.as_str()), ("HTTP_PROXY", &proxy)];
    let url = "http://fastpix.invalid/v1/";
    assert_eq!(create_stream(&variables, &[url, "allow_http", "true"]).await, CREATED, "another proxy goes first");
    let variables = [("ALL_PROXY", socks.as_str()), ("NO_PROXY", "fastpix.invalid")];
    let printed = create_stream(&variables, &[url, "allow_http", "true"]).await;
    assert!(printed.starts_with("NotSent after 3 attempts\n") && !printed.contains("SOCKS"), "{printed}");
    // The server URL of a single call is not known when the core is built.
    let printed = create_stream(&[("ALL_PROXY", &socks)], &[&server.url(), "hook", "https://a.invalid/"]).await;
    assert!(printed.starts_with("NotSent after ") && printed.contains("SOCKS"), "{printed}");
    assert!(!printed.contains(PROXY_PASSWORD), "{printed}");
}

#[tokio::test]
async fn white_space_and_quotes_around_the_value_of_a_variable_are_ignored() {
    let proxy = Tap::created().await;
    let (url, host) = (proxy.url(), proxy.host());
    let values = [
        format!(" {url}"),
        format!("{url}\n"),
        format!("{url}\r\n"),
        format!("\t{url} "),
        format!("\"{url}\""),
        format!("'{url}'"),
        format!("\u{feff}{url}"),
        format!("\" {url}/ \"\n"),
        format!("HTTP://{host}"),
        host,
    ];
    for value in &values {
        let arguments = ["http://fastpix.invalid/v1/", "allow_http", "true"];
        assert_eq!(create_stream(&[("HTTP_PROXY", value)], &arguments).await, CREATED, "{value:?}");
        assert_eq!(create_stream(&[("all_proxy", value)], &arguments).await, CREATED, "{value:?}");
        let variables = [("HTTP_PROXY", ""), ("http_proxy", value)];
        assert_eq!(create_stream(&variables, &arguments).await, CREATED, "an empty variable is none: {value:?}");
    }
    assert_eq!(proxy.count(), 3 * values.len());

    let server = Tap::created().await;
    for none in ["", " ", "\"\"", "''\n"] {
        assert_eq!(create_stream(&[("HTTP_PROXY", none)], &[&server.url()]).await, CREATED, "{none:?}");
    }
    let variables = [("HTTP_PROXY", url.as_str()), ("NO_PROXY", "\"fastpix.invalid\" ")];
    let printed = create_stream(&variables, &["http://fastpix.invalid/v1/", "allow_http", "true"]).await;
    assert!(printed.starts_with("NotSent after 3 attempts\n"), "{printed}");
    assert_eq!(proxy.count(), 3 * values.len(), "NO_PROXY is trimmed too");
}

#[tokio::test]
async fn a_core_is_not_built_where_a_proxy_variable_is_not_usable() {
    let server = Tap::created().await;
    let names = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
    let mut names = names.into_iter().cycle();
    for value in [
        "http://",
        "http://:8080",
        "http://proxy.invalid:",
        "http://proxy.invalid:0",
        "http://proxy.invalid:65536",
        "http://proxy.invalid:80a",
        "http://proxy.invalid:8080 8080",
        "http://proxy .invalid",
        "http://proxy.invalid\n:8080",
        "http://\"proxy.invalid\":8080",
        "http:/proxy.invalid",
        "http//proxy.invalid",
        "ftp://proxy.invalid",
        "quic://proxy.invalid",
        "://proxy.invalid",
        "proxy.invalid/proxy.pac",
        "http://proxy.invalid?a",
        "http://aladdin:open/5esame@proxy.invalid",
        "http://aladdin:open?5esame@proxy.invalid",
        "http://aladdin:open#5esame@proxy.invalid",
        "http://aladdin:open 5esame@proxy.invalid",
        "http://aladdin:op\u{e9}n-5esame@proxy.invalid",
    ] {
        // Also where no request would use it: the server URL of a call may be of the other scheme.
        let name = names.next().unwrap();
        let printed = create_stream(&[(name, value)], &[&server.url()]).await;
        assert!(printed.starts_with("no core\n"), "{name}={value:?}: {printed}");
        assert!(printed.contains(&format!("the environment variable {name} is not a proxy")), "{printed}");
        assert!(!printed.contains("5esame"), "{printed}");
        let arguments = [&server.url(), "proxy_from_env", "false"];
        assert_eq!(create_stream(&[("HTTPS_PROXY", value)], &arguments).await, CREATED, "switched off");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_core_is_not_built_where_a_proxy_variable_is_not_unicode() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    let server = Tap::created().await;
    for name in ["HTTPS_PROXY", "http_proxy", "ALL_PROXY", "NO_PROXY", "no_proxy"] {
        let printed = create_stream(&[(name, OsStr::from_bytes(b"http://proxy\xff"))], &[&server.url()]).await;
        assert!(printed.starts_with("no core\n") && printed.contains(name), "{printed}");
    }
}

#[tokio::test]
async fn a_proxy_password_ends_at_the_last_at_sign() {
    let proxy = Tap::created().await;
    for (user_info, pair) in [
        ("aladdin:open@5esame", "aladdin:open@5esame"),
        ("aladdin:@@", "aladdin:@@"),
        ("al@ddin:p@ss:w@rd", "al@ddin:p@ss:w@rd"),
        ("aladdin:open%405esame", "aladdin:open@5esame"),
        ("aladdin:open%2F5esame", "aladdin:open/5esame"),
        ("aladdin:100%", "aladdin:100%"),
        ("aladdin:", "aladdin:"),
        ("aladdin", "aladdin:"),
    ] {
        let url = format!("http://{user_info}@{}", proxy.host());
        let arguments = ["http://fastpix.invalid/v1/", "allow_http", "true"];
        assert_eq!(create_stream(&[("HTTP_PROXY", &url)], &arguments).await, CREATED, "{user_info}");
        let sent = proxy.messages().pop().unwrap();
        assert_eq!(
            sent.header("proxy-authorization"),
            Some(&*format!("Basic {}", STANDARD.encode(pair))),
            "{user_info}"
        );
    }
}

#[tokio::test]
async fn in_a_cgi_program_http_proxy_is_not_read() {
    let (proxy, attacker) = (Tap::created().await, Tap::created().await);
    let arguments = ["http://fastpix.invalid/v1/", "allow_http", "true"];
    let (proxy_url, attacker_url) = (proxy.url(), attacker.url());
    let variables = [("REQUEST_METHOD", "GET"), ("HTTP_PROXY", &attacker_url), ("ALL_PROXY", &proxy_url)];
    assert_eq!(create_stream(&variables, &arguments).await, CREATED);
    assert_eq!((proxy.count(), attacker.opened()), (1, 0));
}
