//! Proxies from environment variables.

use std::{
    env,
    error::Error,
    fmt, io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use fastpix_errors::{BoxError, InvalidRequestError};
use http::{
    HeaderValue, Uri,
    uri::{Authority, Scheme},
};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::{
    legacy::connect::{Connected, Connection, proxy::Tunnel},
    proxy::matcher::{Intercept, Matcher},
};
use tower_service::Service;

use super::tcp::{Connecting, TcpConnector};

use crate::{
    base_url::{is_loopback, port},
    invalid_request,
};

/// An environment variable, and the error for an invalid value.
struct Variable {
    name: &'static str,
    error: &'static str,
}

macro_rules! variables {
    ($error:literal: $($name:literal)+) => {
        [$(Variable { name: $name, error: concat!("the environment variable ", $name, $error) }),+]
    };
    ($($name:literal)+) => {
        variables!(
            " is not a proxy that can be used: it has to be a URL like http://user:password@host:port, with special \
             characters percent-encoded": $($name)+
        )
    };
}

const ALL_PROXY: [Variable; 2] = variables!("ALL_PROXY" "all_proxy");
const HTTP_PROXY: [Variable; 2] = variables!("HTTP_PROXY" "http_proxy");
const HTTPS_PROXY: [Variable; 2] = variables!("HTTPS_PROXY" "https_proxy");
const NO_PROXY: [Variable; 2] = variables!(" is not Unicode": "NO_PROXY" "no_proxy");

/// The proxies for http and https, and the hosts that are reached without.
#[derive(Clone)]
pub(crate) struct Proxies(Option<Arc<Matcher>>);

impl Proxies {
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// The proxies of the environment; an error if one is invalid, or if that for the base URL is not supported.
    pub(super) fn from_env(base_url: &Uri) -> Result<Self, InvalidRequestError> {
        let all = proxy(ALL_PROXY)?;
        // In a CGI program the header `Proxy` of a request is the variable HTTP_PROXY.
        let http = if env::var_os("REQUEST_METHOD").is_some() { None } else { proxy(HTTP_PROXY)? };
        let https = proxy(HTTPS_PROXY)?;
        let no = value(NO_PROXY)?.map(|(_, value)| value).unwrap_or_default();

        let for_base_url = if base_url.scheme() == Some(&Scheme::HTTPS) { &https } else { &http };
        let error = for_base_url.as_ref().or(all.as_ref()).map(|(error, _)| *error);
        let [all, http, https] = [all, http, https].map(|proxy| proxy.map(|(_, url)| url).unwrap_or_default());
        let proxies = Self(Some(Arc::new(Matcher::builder().all(all).http(http).https(https).no(no).build())));
        match (proxies.of(base_url).and_then(|proxy| unsupported(&proxy)), error) {
            (Some(source), Some(error)) => Err(invalid_request(error).with_source(source)),
            _ => Ok(proxies),
        }
    }

    fn of(&self, uri: &Uri) -> Option<Intercept> {
        let matcher = self.0.as_ref()?;
        if is_loopback(uri.host()?) { None } else { matcher.intercept(uri) }
    }

    /// The credentials that a proxy needs with each request that it forwards. For a tunnel they are sent once, when it
    /// is opened.
    pub(super) fn authorization(&self, uri: &Uri) -> Option<HeaderValue> {
        if uri.scheme() == Some(&Scheme::HTTPS) { None } else { self.of(uri)?.basic_auth().cloned() }
    }
}

/// The first of the variables that has a value, without white space and quotes around it, and the error for the
/// variable.
fn value(variables: [Variable; 2]) -> Result<Option<(&'static str, String)>, InvalidRequestError> {
    for Variable { name, error } in variables {
        let Some(value) = env::var_os(name) else { continue };
        let value = value.to_str().ok_or_else(|| invalid_request(error))?;
        let value = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{feff}'));
        if !value.is_empty() {
            return Ok(Some((error, value.to_owned())));
        }
    }
    Ok(None)
}

/// The URL of the proxy in the variables, and the error for the variable.
fn proxy(variables: [Variable; 2]) -> Result<Option<(&'static str, String)>, InvalidRequestError> {
    let Some((error, value)) = value(variables)? else { return Ok(None) };
    let url = proxy_url(&value).ok_or_else(|| invalid_request(error))?;
    Ok(Some((error, url)))
}

/// The URL of a proxy in a form that [`Matcher`] parses correctly. By itself it ignores a URL that it cannot parse,
/// replaces an invalid port by the usual one, and ends a password at its first `@`.
fn proxy_url(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once("://").unwrap_or(("http", value));
    let scheme = scheme.to_ascii_lowercase();
    if !["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(&&*scheme) {
        return None;
    }
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    // In a password these characters would end the authority.
    if rest.contains(['/', '?', '#']) {
        return None;
    }
    let (user_info, host) = match rest.rsplit_once('@') {
        Some((user_info, host)) => (user_info.replace('@', "%40") + "@", host),
        None => (String::new(), rest),
    };
    let authority: Authority = host.parse().ok()?;
    port(&authority)?;
    let url = format!("{scheme}://{user_info}{authority}");
    (!authority.host().is_empty() && url.parse::<Uri>().is_ok()).then_some(url)
}

/// Connects to a proxy: by TCP, or by TLS without the client certificate.
#[cfg(feature = "_tls")]
type ToProxy = super::tls::Https<TcpConnector>;
#[cfg(not(feature = "_tls"))]
type ToProxy = TcpConnector;

/// Connects to a host: directly, by a tunnel through a proxy, or by a proxy that forwards requests.
#[derive(Clone)]
pub(super) struct ProxyConnector {
    tcp: TcpConnector,
    to_proxy: ToProxy,
    proxies: Proxies,
}

impl ProxyConnector {
    pub(super) fn new(tcp: TcpConnector, to_proxy: ToProxy, proxies: Proxies) -> Self {
        Self { tcp, to_proxy, proxies }
    }
}

impl Service<Uri> for ProxyConnector {
    type Response = Stream;
    type Error = BoxError;
    type Future = Connecting<Result<Stream, BoxError>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(cx)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let Some(proxy) = self.proxies.of(&uri) else {
            let connecting = self.tcp.call(uri);
            return Box::pin(async move {
                #[cfg_attr(not(feature = "_tls"), expect(clippy::useless_conversion, reason = "TLS could be in it"))]
                let io = connecting.await?.into();
                Ok(Stream { io, forwarded: false })
            });
        };
        if let Some(error) = unsupported(&proxy) {
            return Box::pin(std::future::ready(Err(error.into())));
        }
        if uri.scheme() != Some(&Scheme::HTTPS) {
            let connecting = self.to_proxy.call(proxy.uri().clone());
            return Box::pin(async move {
                let io = connecting.await.map_err(ProxyError::Failed)?;
                Ok(Stream { io, forwarded: true })
            });
        }
        let mut tunnel = Tunnel::new(proxy.uri().clone(), self.to_proxy.clone());
        if let Some(authorization) = proxy.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        let connecting = tunnel.call(uri);
        Box::pin(async move {
            let io = connecting.await.map_err(|error| ProxyError::Failed(error.into()))?;
            Ok(Stream { io, forwarded: false })
        })
    }
}

/// Why this client cannot use the proxy, if it cannot.
fn unsupported(proxy: &Intercept) -> Option<ProxyError> {
    match proxy.uri().scheme_str() {
        Some("http") => None,
        Some("https") if cfg!(feature = "_tls") => None,
        Some("https") => Some(ProxyError::NeedsTls),
        _ => Some(ProxyError::Socks),
    }
}

#[derive(Debug)]
pub(super) enum ProxyError {
    Socks,
    NeedsTls,
    Failed(BoxError),
}

impl ProxyError {
    /// Returns true if another attempt would meet the same error. That of a tunnel is not public: its text has to tell.
    pub(super) fn is_permanent(&self) -> bool {
        match self {
            Self::Socks | Self::NeedsTls => true,
            Self::Failed(error) => error.to_string().ends_with("proxy authorization required"),
        }
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Socks => "SOCKS proxies are not supported",
            Self::NeedsTls => {
                "https proxies are not supported without TLS: enable the feature `rustls` or `native-tls`"
            }
            Self::Failed(_) => "there is no way through the proxy",
        })
    }
}

impl Error for ProxyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed(error) => Some(&**error),
            Self::Socks | Self::NeedsTls => None,
        }
    }
}

pub(super) struct Stream {
    io: <ToProxy as Service<Uri>>::Response,
    /// Returns true if a proxy forwards the requests, which need absolute URLs then.
    forwarded: bool,
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        self.io.connected().proxy(self.forwarded)
    }
}

impl Read for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_read(cx, buf)
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, buf)
    }

    pass_on_writes!();

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }
}
