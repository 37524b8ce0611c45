//! The default client: hyper's, with a pool of connections.

#[cfg(feature = "proxy")]
mod proxy;
mod reason;
#[cfg(test)]
mod tests;
#[cfg(feature = "_tls")]
pub(crate) mod tls;

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use fastpix_errors::{BoxError, InvalidRequestError};
use http::Uri;
use hyper_util::{
    client::legacy::{self, Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tower_service::Service;

#[cfg(feature = "proxy")]
use self::proxy::{Proxies, ProxyConnector};
use crate::{HttpClient, HttpClientError, HttpFuture, RequestBody};

const IDLE_CONNECTIONS_PER_HOST: usize = 32;
const IDLE_CONNECTION_TIMEOUT: Duration = Duration::from_secs(90);
/// A status line with its headers may always be as long as this and never twice as long: hyper reads on while it has
/// fewer bytes, and its buffer at most doubles. More than 100 headers it does not take anyway. The parts in which a body
/// is read are bounded in the same way.
const READ_BUFFER: usize = 32 * 1024;

/// What the builder of a core says about connections.
#[derive(Default)]
pub(crate) struct Options {
    // Functions, so that only the programs that call for them have them.
    #[cfg(feature = "_tls")]
    pub(crate) root_certificates: Vec<tls::AddRoots>,
    #[cfg(feature = "_tls")]
    pub(crate) client_certificate: Option<tls::Identify>,
    #[cfg(feature = "http2")]
    pub(crate) only_http1: bool,
    #[cfg(feature = "proxy")]
    pub(crate) no_proxy: bool,
}

#[cfg(feature = "proxy")]
type Tcp = ProxyConnector;
#[cfg(not(feature = "proxy"))]
type Tcp = HttpConnector;

#[cfg(feature = "_tls")]
type Inner = hyper_rustls::HttpsConnector<Tcp>;
#[cfg(not(feature = "_tls"))]
type Inner = Tcp;

pub(crate) struct HyperClient {
    client: Client<Connector, RequestBody>,
    #[cfg(feature = "http2")]
    http2: bool,
    #[cfg(feature = "proxy")]
    proxies: Proxies,
}

impl HyperClient {
    /// `https` says whether it is for an https server.
    #[cfg_attr(not(feature = "_tls"), expect(unused_variables, reason = "nothing but TLS can be configured wrongly"))]
    pub(crate) fn new(connect_timeout: Duration, options: Options, https: bool) -> Result<Self, InvalidRequestError> {
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        tcp.enforce_http(false);
        #[cfg(feature = "_tls")]
        let mut config = tls::config(options.root_certificates, https)?;
        #[cfg(feature = "proxy")]
        let proxies = if options.no_proxy { Proxies::none() } else { Proxies::from_env() };
        #[cfg(all(feature = "proxy", feature = "_tls"))]
        let tcp = ProxyConnector::new(tcp.clone(), (tcp, config.clone()).into(), proxies.clone());
        #[cfg(all(feature = "proxy", not(feature = "_tls")))]
        let tcp = ProxyConnector::new(tcp.clone(), tcp, proxies.clone());
        #[cfg(not(feature = "_tls"))]
        let inner = tcp;
        #[cfg(feature = "_tls")]
        let inner = {
            if let Some(identify) = options.client_certificate {
                config.client_auth_cert_resolver = identify(config.crypto_provider())?;
            }
            #[cfg(feature = "http2")]
            if !options.only_http1 {
                config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
            }
            Inner::from((tcp, config))
        };
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_CONNECTION_TIMEOUT)
            .pool_max_idle_per_host(IDLE_CONNECTIONS_PER_HOST)
            .http1_max_buf_size(READ_BUFFER);
        #[cfg(feature = "http2")]
        http2::configure(&mut builder);
        Ok(Self {
            client: builder.build(Connector { inner, timeout: connect_timeout }),
            #[cfg(feature = "http2")]
            http2: cfg!(feature = "_tls") && !options.only_http1,
            #[cfg(feature = "proxy")]
            proxies,
        })
    }
}

impl HttpClient for HyperClient {
    #[cfg_attr(
        not(any(feature = "http2", feature = "proxy")),
        expect(unused_mut, reason = "HTTP/1.1 takes a request as it is")
    )]
    fn send(&self, mut request: http::Request<RequestBody>) -> HttpFuture {
        request.body().send_state().wait();
        #[cfg(feature = "http2")]
        if self.http2 {
            http2::prepare(&mut request);
        }
        #[cfg(feature = "proxy")]
        if let Some(authorization) = self.proxies.authorization(request.uri()) {
            request.headers_mut().insert(http::header::PROXY_AUTHORIZATION, authorization);
        }
        HttpFuture::hyper(self.client.request(request), failed)
    }
}

/// Why hyper has no response.
fn failed(error: legacy::Error) -> HttpClientError {
    #[cfg(feature = "http2")]
    if http2::is_refused_stream(&error) {
        return HttpClientError::not_sent(error);
    }
    HttpClientError { reason: reason::of(&error), source: error.into() }
}

#[cfg(feature = "http2")]
mod http2 {
    use std::{error::Error, time::Duration};

    use http::{header, uri::Scheme};
    use hyper_util::{
        client::legacy::{Builder, connect::capture_connection},
        rt::TokioTimer,
    };

    use crate::RequestBody;

    const PING_INTERVAL: Duration = Duration::from_secs(20);
    const PING_TIMEOUT: Duration = Duration::from_secs(10);
    const LONGEST_HEAD: u32 = 64 * 1024;

    pub(super) fn configure(builder: &mut Builder) {
        builder
            .timer(TokioTimer::new())
            .http2_keep_alive_interval(PING_INTERVAL)
            .http2_keep_alive_timeout(PING_TIMEOUT)
            .http2_keep_alive_while_idle(true)
            .http2_max_header_list_size(LONGEST_HEAD);
    }

    /// Makes a request ready for either version of HTTP.
    pub(super) fn prepare(request: &mut http::Request<RequestBody>) {
        if request.uri().scheme() == Some(&Scheme::HTTPS) {
            // HTTP/2 has it in the URI. For HTTP/1.1 hyper adds it again.
            request.headers_mut().remove(header::HOST);
            if request.body().declares_no_content() {
                let connection = capture_connection(request);
                request.body_mut().set_connection(connection);
            }
        }
    }

    /// True if the server reset the stream with `REFUSED_STREAM`: it has not processed the request.
    ///
    /// A GOAWAY proves the same for the requests after the last one that it names. But the error for these is the same as the
    /// error for a request that was being written, and may have been received.
    pub(super) fn is_refused_stream(error: &(dyn Error + 'static)) -> bool {
        let mut cause = Some(error);
        while let Some(error) = cause {
            if let Some(error) = error.downcast_ref::<h2::Error>() {
                return error.is_reset() && error.is_remote() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            }
            cause = error.source();
        }
        false
    }
}

/// DNS, TCP, the proxy and TLS together within one time limit.
#[derive(Clone)]
struct Connector {
    inner: Inner,
    timeout: Duration,
}

impl Service<Uri> for Connector {
    type Response = <Inner as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.inner.call(uri);
        let limit = self.timeout;
        Box::pin(async move {
            match tokio::time::timeout(limit, connecting).await {
                #[cfg_attr(
                    any(feature = "_tls", feature = "proxy"),
                    expect(clippy::useless_conversion, reason = "plain TCP has its own error")
                )]
                Ok(connected) => connected.map_err(Into::into),
                Err(_) => Err(ConnectTimeout.into()),
            }
        })
    }
}

#[derive(Debug)]
struct ConnectTimeout;

impl fmt::Display for ConnectTimeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("connecting took longer than it may")
    }
}

impl std::error::Error for ConnectTimeout {}
