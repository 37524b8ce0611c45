//! The default HTTP client: hyper with a connection pool.

/// The methods of `Write` and `AsyncWrite` that a connection passes on to the one in its field `io`.
macro_rules! pass_on_writes {
    () => {
        fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.io).poll_flush(cx)
        }

        fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.io).poll_shutdown(cx)
        }

        fn is_write_vectored(&self) -> bool {
            self.io.is_write_vectored()
        }
    };
}

#[cfg(feature = "proxy")]
mod proxy;
mod reason;
#[cfg(test)]
mod revoked;
#[cfg(feature = "http2")]
mod streams;
mod tcp;
#[cfg(feature = "_tls")]
pub(crate) mod tls;

use std::{
    future::pending,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use fastpix_errors::{BoxError, InvalidRequestError};
use http::Uri;
#[cfg(feature = "http2")]
use hyper_util::rt::TokioIo;
use hyper_util::{
    client::legacy::{self, Client},
    rt::{TokioExecutor, TokioTimer},
};
use tokio::{
    runtime::{self, Handle},
    task::AbortHandle,
};
use tower_service::Service;

#[cfg(feature = "proxy")]
use self::proxy::{Proxies, ProxyConnector};
use crate::{HttpClient, HttpClientError, HttpFuture, RequestBody};

const IDLE_CONNECTIONS_PER_HOST: usize = 32;
/// Shorter than the idle timeout of most servers and load balancers, so that the client closes first.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(20);
/// Limits the head of a response, and the parts in which a body is read: hyper continues to read while its buffer has
/// fewer bytes, and the buffer at most doubles. So this length is always accepted, and twice as much never is. The
/// number of headers is limited to 100 by hyper.
const READ_BUFFER: usize = 32 * 1024;

/// Connection settings of the builder.
pub(crate) struct Options {
    pub(crate) pool_idle_timeout: Option<Duration>,
    // Functions, so that only programs that call the setters contain the code for certificates.
    #[cfg(feature = "_tls")]
    pub(crate) root_certificates: Vec<tls::AddRoots>,
    #[cfg(feature = "_tls")]
    pub(crate) client_certificate: Option<tls::Identify>,
    #[cfg(feature = "http2")]
    pub(crate) only_http1: bool,
    #[cfg(feature = "proxy")]
    pub(crate) no_proxy: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            pool_idle_timeout: Some(POOL_IDLE_TIMEOUT),
            #[cfg(feature = "_tls")]
            root_certificates: Vec::new(),
            #[cfg(feature = "_tls")]
            client_certificate: None,
            #[cfg(feature = "http2")]
            only_http1: false,
            #[cfg(feature = "proxy")]
            no_proxy: false,
        }
    }
}

#[cfg(feature = "proxy")]
type Tcp = ProxyConnector;
#[cfg(not(feature = "proxy"))]
type Tcp = tcp::TcpConnector;

#[cfg(feature = "_tls")]
type Inner = tls::Https<Tcp>;
#[cfg(not(feature = "_tls"))]
type Inner = Tcp;

pub(crate) struct HyperClient {
    builder: hyper_util::client::legacy::Builder,
    connector: Connector,
    pools: Mutex<Vec<Pool>>,
    #[cfg(feature = "http2")]
    http2: bool,
    /// Time of the last request over https.
    #[cfg(feature = "http2")]
    used: Mutex<std::time::SystemTime>,
    #[cfg(feature = "proxy")]
    proxies: Proxies,
    /// The same with connections of its own, if this one has a client certificate: for other hosts than the API.
    #[cfg(all(feature = "_external", feature = "_tls"))]
    pub(crate) without_certificate: Option<Box<Self>>,
}

impl HyperClient {
    #[cfg_attr(
        not(any(feature = "_tls", feature = "proxy")),
        expect(unused_variables, reason = "only TLS and proxies depend on the server")
    )]
    pub(crate) fn new(
        connect_timeout: Duration,
        options: Options,
        base_url: &crate::base_url::BaseUrl,
    ) -> Result<Self, InvalidRequestError> {
        let tcp = tcp::TcpConnector;
        #[cfg(feature = "_tls")]
        let mut config = tls::Config::new(options.root_certificates, base_url.is_https())?;
        #[cfg(feature = "proxy")]
        let proxies = if options.no_proxy {
            Proxies::none()
        } else {
            Proxies::from_env(&base_url.uri(&http::uri::PathAndQuery::from_static("/")))?
        };
        #[cfg(all(feature = "proxy", feature = "_tls"))]
        let tcp = ProxyConnector::new(tcp.clone(), config.clone().connector(tcp)?, proxies.clone());
        #[cfg(all(feature = "proxy", not(feature = "_tls")))]
        let tcp = ProxyConnector::new(tcp.clone(), tcp, proxies.clone());
        #[cfg(not(feature = "_tls"))]
        let inner = tcp;
        #[cfg(all(feature = "_external", feature = "_tls"))]
        let mut without_certificate = None;
        #[cfg(feature = "_tls")]
        let inner = {
            #[cfg(feature = "http2")]
            if !options.only_http1 {
                config.offer_http2();
            }
            if let Some(identify) = options.client_certificate {
                #[cfg(feature = "_external")]
                {
                    without_certificate = Some(config.clone().connector(tcp.clone())?);
                }
                config.set_client_certificate(identify)?;
            }
            config.connector(tcp)?
        };
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(options.pool_idle_timeout)
            .pool_max_idle_per_host(IDLE_CONNECTIONS_PER_HOST)
            .http1_max_buf_size(READ_BUFFER)
            // Some gateways send such headers. RFC 9112 5.2 requires clients to unfold; lines without a colon are
            // ignored.
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true)
            .http1_ignore_invalid_headers_in_responses(true);
        #[cfg(feature = "http2")]
        http2::configure(&mut builder);
        #[cfg(feature = "http2")]
        let http2 = cfg!(feature = "_tls") && !options.only_http1;
        let client = |builder, inner| Self {
            builder,
            connector: Connector { inner, timeout: connect_timeout },
            pools: Mutex::default(),
            #[cfg(feature = "http2")]
            http2,
            #[cfg(feature = "http2")]
            used: Mutex::new(std::time::SystemTime::now()),
            #[cfg(feature = "proxy")]
            proxies: proxies.clone(),
            #[cfg(all(feature = "_external", feature = "_tls"))]
            without_certificate: None,
        };
        #[cfg(all(feature = "_external", feature = "_tls"))]
        if let Some(other) = without_certificate {
            let without_certificate = Some(Box::new(client(builder.clone(), other)));
            return Ok(Self { without_certificate, ..client(builder, inner) });
        }
        Ok(client(builder, inner))
    }

    /// The client with the connection pool of the current runtime. It is created by the first call on the runtime.
    fn client(&self) -> Arc<Client<Connector, RequestBody>> {
        let runtime = Handle::current().id();
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        match pools.iter().find(|pool| pool.serves(runtime)) {
            Some(pool) => pool.client.clone(),
            None => self.add_pool(&mut pools, runtime),
        }
    }

    #[cold]
    fn add_pool(&self, pools: &mut Vec<Pool>, runtime: runtime::Id) -> Arc<Client<Connector, RequestBody>> {
        pools.retain(|pool| !pool.alive.is_finished());
        let client = Arc::new(self.builder.build(self.connector.clone()));
        // hyper-util spawns its tasks with this type: another one would compile Tokio's code for tasks again.
        let never: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(pending());
        pools.push(Pool { runtime, alive: tokio::spawn(never).abort_handle(), client: client.clone() });
        client
    }
}

/// The connection pool of one Tokio runtime. The task that drives a connection runs on the runtime that opened it:
/// while that runtime is not polled, a call on another runtime could not use the connection.
struct Pool {
    runtime: runtime::Id,
    /// A task that ends with the runtime. Tokio may reuse the id of a runtime that has ended.
    alive: AbortHandle,
    client: Arc<Client<Connector, RequestBody>>,
}

impl Pool {
    fn serves(&self, runtime: runtime::Id) -> bool {
        self.runtime == runtime && !self.alive.is_finished()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.alive.abort();
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
        let may_be_http2 = self.http2 && http2::prepare(&mut request);
        #[cfg(feature = "proxy")]
        if let Some(authorization) = self.proxies.authorization(request.uri()) {
            request.headers_mut().insert(http::header::PROXY_AUTHORIZATION, authorization);
        }
        let client = self.client();
        #[cfg(feature = "http2")]
        if may_be_http2 && tcp::is_idle_since(&mut self.used.lock().unwrap_or_else(PoisonError::into_inner)) {
            return HttpFuture::new(http2::after_idle(move || HttpFuture::hyper(client.request(request), failed)));
        }
        HttpFuture::hyper(client.request(request), failed)
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

    use crate::{HttpClientError, HttpFuture, RequestBody, ResponseBody};

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

    /// Makes a request ready for either version of HTTP. True if it can be HTTP/2.
    pub(super) fn prepare(request: &mut http::Request<RequestBody>) -> bool {
        if request.uri().scheme() != Some(&Scheme::HTTPS) {
            return false;
        }
        // HTTP/2 has it in the URI. For HTTP/1.1 hyper adds it again.
        request.headers_mut().remove(header::HOST);
        if request.body().declares_no_content() {
            let connection = capture_connection(request);
            request.body_mut().set_connection(connection);
        }
        true
    }

    /// Sends a request after the runtime had a turn, in which the connection finds out whether the server closed it.
    pub(super) async fn after_idle(
        send: impl FnOnce() -> HttpFuture,
    ) -> Result<http::Response<ResponseBody>, HttpClientError> {
        tokio::task::yield_now().await;
        send().await
    }

    /// True if the server reset the stream with `REFUSED_STREAM`: it has not processed the request.
    ///
    /// A GOAWAY proves the same for the requests after the last one that it names. But the error for these is the same
    /// as the error for a request that was being written, and may have been received.
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

/// Connects within one deadline for DNS, TCP, the proxy and TLS.
#[derive(Clone)]
struct Connector {
    inner: Inner,
    timeout: Duration,
}

#[cfg(feature = "http2")]
type Io = TokioIo<streams::Streams<<Inner as Service<Uri>>::Response>>;
#[cfg(not(feature = "http2"))]
type Io = <Inner as Service<Uri>>::Response;

impl Service<Uri> for Connector {
    type Response = Io;
    type Error = BoxError;
    type Future = tcp::Connecting<Result<Io, BoxError>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.inner.call(uri);
        let limit = self.timeout;
        Box::pin(async move {
            let Ok(connected) = tokio::time::timeout(limit, connecting).await else {
                return Err("no connection within the connect timeout".into());
            };
            #[cfg(feature = "http2")]
            let connected = connected.map(|io| TokioIo::new(streams::Streams::new(io)));
            connected
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{net::SocketAddr, time::Instant};

    use tokio::net::{TcpListener, TcpSocket, TcpStream};

    use super::*;
    use crate::base_url::{BaseUrl, UrlRules};

    fn client() -> HyperClient {
        let rules = UrlRules { https: false, allow_http: false };
        let base_url = BaseUrl::parse("http://127.0.0.1/", rules).unwrap();
        HyperClient::new(Duration::from_secs(5), Options::default(), &base_url).unwrap()
    }

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
    }

    #[test]
    fn each_runtime_has_a_pool_and_pools_of_ended_runtimes_are_dropped() {
        let client = client();
        let pool = |runtime: &tokio::runtime::Runtime| runtime.block_on(async { client.client() });
        let (first, second) = (runtime(), runtime());
        let of_first = pool(&first);
        assert!(Arc::ptr_eq(&of_first, &pool(&first)));
        assert!(!Arc::ptr_eq(&of_first, &pool(&second)));
        assert!(Arc::ptr_eq(&of_first, &pool(&first)));
        drop(first);
        assert_eq!(Arc::strong_count(&of_first), 2);
        for _ in 0..100 {
            pool(&runtime());
        }
        assert_eq!(Arc::strong_count(&of_first), 1, "the pool of the first runtime was dropped");
        let pools = client.pools.lock().unwrap();
        assert!(pools.len() <= 2, "of the live runtime and the one that ended last: {}", pools.len());
    }

    #[test]
    fn a_dropped_client_leaves_no_task_behind() {
        runtime().block_on(async {
            for _ in 0..100 {
                drop(client().client());
            }
            // One turn of the scheduler takes a part of the tasks.
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!(Handle::current().metrics().num_alive_tasks(), 0);
        });
    }

    /// A listener whose queue is full: Linux drops further packets that ask for a connection.
    struct BlackHole {
        address: SocketAddr,
        _listener: TcpListener,
        _queued: Vec<TcpStream>,
    }

    impl BlackHole {
        /// `None` where the system has no such address or keeps accepting.
        async fn new(ip: &str, port: u16) -> Option<Self> {
            let ip = ip.parse().unwrap();
            let address = SocketAddr::new(ip, port);
            let socket = if ip.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }.ok()?;
            socket.bind(address).ok()?;
            let listener = socket.listen(1).ok()?;
            let mut queued = Vec::new();
            while queued.len() < 16 {
                match tokio::time::timeout(Duration::from_millis(200), TcpStream::connect(address)).await {
                    Ok(stream) => queued.push(stream.ok()?),
                    Err(_) => return Some(Self { address, _listener: listener, _queued: queued }),
                }
            }
            None
        }
    }

    /// Time to connect to the working one of some addresses, which comes after these that drop packets.
    async fn time_to_connect(dropping: &[&str]) -> Option<Duration> {
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let working = server.local_addr().unwrap();
        let mut holes = Vec::new();
        for ip in dropping {
            let Some(hole) = BlackHole::new(ip, working.port()).await else {
                println!("SKIPPED: {ip} cannot be made to drop packets here");
                return None;
            };
            holes.push(hole);
        }
        let addresses = holes.iter().map(|hole| hole.address).chain([working]).collect();
        let began = Instant::now();
        let stream = tcp::connect(addresses).await.unwrap();
        assert_eq!(stream.peer_addr().unwrap(), working);
        Some(began.elapsed())
    }

    #[tokio::test]
    async fn addresses_that_drop_packets_hold_up_the_next_one_for_a_moment_alone() {
        for dropping in [&["127.0.0.2"][..], &["127.0.0.2", "127.0.0.3"], &["::1"], &["::1", "127.0.0.2"]] {
            let Some(elapsed) = time_to_connect(dropping).await else { return };
            assert!(elapsed >= Duration::from_millis(240), "{dropping:?} did not drop packets: {elapsed:?}");
            assert!(elapsed < Duration::from_secs(3), "{dropping:?}: {elapsed:?}");
        }
    }

    // Other systems have no such addresses, or take seconds to refuse.
    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn an_address_that_refuses_does_not_hold_up_the_next_one() {
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let working = server.local_addr().unwrap();
        let refusing: Vec<SocketAddr> = (2..40).map(|last| ([127, 0, 0, last], working.port()).into()).collect();
        let began = Instant::now();
        tcp::connect(refusing.iter().copied().chain([working]).collect()).await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
        let error = tcp::connect(refusing).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
        assert!(tcp::connect(Vec::new()).await.is_err());
    }
}
