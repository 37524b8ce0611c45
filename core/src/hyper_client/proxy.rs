//! Proxies that the environment names.

use std::{
    error::Error,
    fmt, io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use fastpix_errors::BoxError;
use http::{HeaderValue, Uri, uri::Scheme};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::{
    legacy::connect::{Connected, Connection, HttpConnector, proxy::Tunnel},
    proxy::matcher::{Intercept, Matcher},
};
use tower_service::Service;

use crate::base_url::is_loopback;

/// Which hosts are reached through which proxy.
#[derive(Clone)]
pub(crate) struct Proxies(Option<Arc<Matcher>>);

impl Proxies {
    pub(super) fn none() -> Self {
        Self(None)
    }

    pub(super) fn from_env() -> Self {
        Self(Some(Arc::new(Matcher::from_env())))
    }

    fn of(&self, uri: &Uri) -> Option<Intercept> {
        let matcher = self.0.as_ref()?;
        if is_loopback(uri.host()?) { None } else { matcher.intercept(uri) }
    }

    /// What the proxy asks for with each request that it passes on. A tunnel is asked for once, when it is made.
    pub(super) fn authorization(&self, uri: &Uri) -> Option<HeaderValue> {
        if uri.scheme() == Some(&Scheme::HTTPS) { None } else { self.of(uri)?.basic_auth().cloned() }
    }
}

/// How a proxy is reached: by TCP, or by TLS without a certificate of this client.
#[cfg(feature = "_tls")]
type ToProxy = hyper_rustls::HttpsConnector<HttpConnector>;
#[cfg(not(feature = "_tls"))]
type ToProxy = HttpConnector;

/// A connection to a host: TCP, a tunnel through a proxy, or the proxy itself.
#[derive(Clone)]
pub(super) struct ProxyConnector {
    tcp: HttpConnector,
    to_proxy: ToProxy,
    proxies: Proxies,
}

impl ProxyConnector {
    pub(super) fn new(tcp: HttpConnector, to_proxy: ToProxy, proxies: Proxies) -> Self {
        Self { tcp, to_proxy, proxies }
    }
}

impl Service<Uri> for ProxyConnector {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(cx).map_err(Into::into)
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
        let unsupported = match proxy.uri().scheme_str() {
            Some("http") => None,
            Some("https") if cfg!(feature = "_tls") => None,
            Some("https") => Some(ProxyError::NeedsTls),
            _ => Some(ProxyError::Socks),
        };
        if let Some(error) = unsupported {
            return Box::pin(std::future::ready(Err(error.into())));
        }
        if uri.scheme() != Some(&Scheme::HTTPS) {
            let connecting = self.to_proxy.call(proxy.uri().clone());
            return Box::pin(async move {
                #[cfg_attr(
                    feature = "_tls",
                    expect(clippy::useless_conversion, reason = "plain TCP has its own error")
                )]
                let io = connecting.await.map_err(|error| ProxyError::Failed(error.into()))?;
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

#[derive(Debug)]
pub(super) enum ProxyError {
    Socks,
    NeedsTls,
    Failed(BoxError),
}

impl ProxyError {
    /// Whether another attempt would meet the same error. That of a tunnel is not public: its text has to tell.
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
            Self::Socks => "the environment names a SOCKS proxy, which is not supported",
            Self::NeedsTls => {
                "the environment names an https proxy, which is not supported without the feature `rustls`"
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
    /// Whether a proxy reads the requests, and has to see where they go.
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

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, bufs)
    }
}
