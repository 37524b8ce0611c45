//! The default client: hyper's, with a pool of connections.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use fastpix_errors::BoxError;
use http::Uri;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tower_service::Service;

use crate::http_client::{HttpClient, HttpFuture, RequestBody};

const IDLE_CONNECTIONS_PER_HOST: usize = 32;
const IDLE_CONNECTION_TIMEOUT: Duration = Duration::from_secs(90);

#[cfg(feature = "rustls")]
type Inner = hyper_rustls::HttpsConnector<HttpConnector>;
#[cfg(not(feature = "rustls"))]
type Inner = HttpConnector;

pub(crate) struct HyperClient(Client<Connector, RequestBody>);

impl HyperClient {
    pub(crate) fn new(connect_timeout: Duration, #[cfg(feature = "rustls")] tls: rustls::ClientConfig) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        tcp.enforce_http(false);
        #[cfg(feature = "rustls")]
        let inner = hyper_rustls::HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        #[cfg(not(feature = "rustls"))]
        let inner = tcp;
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_CONNECTION_TIMEOUT)
            .pool_max_idle_per_host(IDLE_CONNECTIONS_PER_HOST)
            .build(Connector { inner, timeout: connect_timeout });
        Self(client)
    }
}

impl HttpClient for HyperClient {
    fn send(&self, request: http::Request<RequestBody>) -> HttpFuture {
        request.body().passage().wait();
        HttpFuture::hyper(self.0.request(request))
    }
}

/// DNS, TCP and TLS together within one time limit.
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
                    feature = "rustls",
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

#[cfg(feature = "rustls")]
pub(crate) mod tls {
    use std::sync::Arc;

    use fastpix_errors::InvalidRequestError;
    use rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, pem::PemObject},
    };

    use crate::refused;

    /// Mozilla's roots and those given as PEM. The provider is named: what else the program links does not matter.
    pub(crate) fn config(pems: &[Vec<u8>]) -> Result<ClientConfig, InvalidRequestError> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for pem in pems {
            let before = roots.len();
            for certificate in CertificateDer::pem_slice_iter(pem) {
                let certificate =
                    certificate.map_err(|error| refused("a root certificate is not PEM").with_source(error))?;
                roots
                    .add(certificate)
                    .map_err(|error| refused("a root certificate cannot be used").with_source(error))?;
            }
            if roots.len() == before {
                return Err(refused("there is no certificate in a PEM of root certificates"));
            }
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| refused("the TLS provider cannot be used").with_source(error))?;
        Ok(config.with_root_certificates(roots).with_no_client_auth())
    }
}
