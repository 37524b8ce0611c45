use std::{fmt, sync::Arc, time::Duration};

#[cfg(feature = "hooks")]
use bytes::Bytes;
#[cfg(feature = "hooks")]
use fastpix_errors::BoxError;
use fastpix_errors::FastpixError;
use http::{HeaderMap, HeaderValue, Method, header};

use crate::{
    HttpClient, Idempotency, Operation, RequestBuilder, RequestOptions, RetryConfig, Security, Server,
    base_url::{BaseUrl, UrlRules},
    config::{Config, Limits, Shared, Timeouts},
    in_flight::InFlight,
    invalid_request,
    security::{SERVER_URL_VARIABLE, server_url_from_env},
};

#[cfg(feature = "hooks")]
use crate::{AttemptError, HookContext, HookRequest, Response};

const USER_AGENT: &str = concat!("fastpix-rust/", env!("CARGO_PKG_VERSION"));

/// API client: base URL, credentials, timeouts, retry policy and connection pool.
///
/// [`new`](Self::new) is the easiest way to get one, [`builder`](Self::builder) sets options. Building a client does not
/// access the network. Clones are cheap and share the connection pool and the retry budget: build one client and clone it.
///
/// A core can be used by several Tokio runtimes, also at the same time: a `static` core can serve every `#[tokio::test]`
/// of a program. Each runtime has its own connections, because a connection is driven by the runtime that opened it; the
/// connections of a runtime end with it.
///
/// ```
/// use std::sync::LazyLock;
/// use fastpix_core::{FastpixCore, FastpixError, Security};
///
/// static CORE: LazyLock<Result<FastpixCore, FastpixError>> =
///     LazyLock::new(|| FastpixCore::new(Security::basic("token-id", "secret")));
///
/// assert!(CORE.is_ok());
/// ```
#[doc(alias = "Client")]
#[doc(alias = "SDK")]
#[doc(alias = "Fastpix")]
#[doc(alias = "debugLogger")]
#[derive(Clone)]
pub struct FastpixCore(Arc<Config>);

impl FastpixCore {
    /// Creates a client for `https://api.fastpix.com/v1/` with the default options.
    ///
    /// ```
    /// use fastpix_core::{FastpixCore, Security};
    ///
    /// let core = FastpixCore::new(Security::basic("token-id", "secret"))?;
    /// # Ok::<(), fastpix_core::FastpixError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] if the credentials are invalid, or if no enabled feature provides HTTPS.
    pub fn new(security: impl Into<Security>) -> Result<Self, FastpixError> {
        Self::builder(security).build()
    }

    /// Creates a client from the environment: [`builder_from_env`](Self::builder_from_env) and `build`.
    ///
    /// # Errors
    ///
    /// Those of `builder_from_env` and of [`build`](FastpixCoreBuilder::build).
    pub fn from_env() -> Result<Self, FastpixError> {
        Self::builder_from_env()?.build()
    }

    /// Configures a client with the credentials and the server that environment variables name:
    ///
    /// | variable | value |
    /// | --- | --- |
    /// | `FASTPIX_USERNAME` | the token ID |
    /// | `FASTPIX_PASSWORD` | the secret |
    /// | `FASTPIX_SERVER_URL` | optional: the base URL, as for [`server_url`](FastpixCoreBuilder::server_url) |
    ///
    /// The variables are read by this function. A server that is set by the builder takes precedence. Plain http to a host
    /// other than loopback still needs [`allow_http`](FastpixCoreBuilder::allow_http), so that an environment alone cannot
    /// send the credentials unencrypted.
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use fastpix_core::FastpixCore;
    ///
    /// let core = FastpixCore::builder_from_env()?.timeout(Duration::from_secs(20)).build()?;
    /// # Ok::<(), fastpix_core::FastpixError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] that names the variable, if one of the first two is not set, or if a variable is
    /// empty, not Unicode, in quotes, or begins or ends with white space or a byte order mark, or if the base URL is invalid.
    pub fn builder_from_env() -> Result<FastpixCoreBuilder, FastpixError> {
        let builder = Self::builder(Security::from_env()?);
        let Some(url) = server_url_from_env()? else { return Ok(builder) };
        // Which schemes are allowed is known when the client is built.
        if let Err(error) = BaseUrl::parse(&url, UrlRules { https: true, allow_http: true }) {
            let variable = format!("the environment variable {SERVER_URL_VARIABLE} is invalid: {}", error.message());
            return Err(invalid_request(variable).into());
        }
        Ok(builder.server_url(url))
    }

    /// Configures a client with other options than the defaults.
    pub fn builder(security: impl Into<Security>) -> FastpixCoreBuilder {
        FastpixCoreBuilder {
            security: security.into(),
            server_url: None,
            allow_http: false,
            user_agent: None,
            timeouts: Timeouts {
                total: Duration::from_secs(60),
                attempt: Duration::from_secs(30),
                connect: Duration::from_secs(5),
                read: Duration::from_secs(10),
            },
            limits: Limits { body: 16 * 1024 * 1024, error_body: 64 * 1024 },
            max_in_flight: 256,
            retries: RetryConfig::default(),
            client: None,
            #[cfg(feature = "gzip")]
            gzip: true,
            #[cfg(feature = "hooks")]
            hooks: Vec::new(),
            #[cfg(feature = "debug-log")]
            debug_log: None,
            #[cfg(feature = "hyper-client")]
            connections: crate::hyper_client::Options::default(),
        }
    }

    /// Starts to build a request, for an endpoint that has no function in `fastpix-funcs` yet. Authentication, deadlines,
    /// retries and errors are the same as for the functions, which use this method too.
    ///
    /// ```
    /// use fastpix_core::{FastpixCore, FastpixError, Operation, Idempotency, http::Method};
    ///
    /// static GET_NOVELTY: Operation =
    ///     Operation::new("get-novelty", Method::GET, PATH, Idempotency::Idempotent, &[]);
    /// const PATH: &str = "/live/streams/{streamId}/novelty";
    ///
    /// async fn novelty(core: &FastpixCore, stream_id: &str) -> Result<String, FastpixError> {
    ///     let request = core.request(&GET_NOVELTY).path_param(stream_id).query("detail", "full");
    ///     let response = request.call_raw().await?;
    ///     Ok(String::from_utf8_lossy(response.body()).into_owned())
    /// }
    /// ```
    pub fn request(&self, operation: &'static Operation) -> RequestBuilder {
        RequestBuilder::new(self.clone(), operation)
    }

    /// Creates a second view of the client: with other options, and with the connections, the limit of requests in flight,
    /// the retry budget and the hooks of the first.
    ///
    /// ```
    /// use std::time::Duration;
    /// use fastpix_core::{FastpixCore, FastpixError, RequestOptions};
    ///
    /// # #[cfg(feature = "hyper-client")]
    /// fn for_a_tenant(core: &FastpixCore, tenant: &str) -> Result<FastpixCore, FastpixError> {
    ///     core.with_options(RequestOptions::new().timeout(Duration::from_secs(5)).header("x-tenant", tenant))
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] if an option is invalid.
    pub fn with_options(&self, options: RequestOptions) -> Result<Self, FastpixError> {
        options.check()?;
        let mut config = Config::clone(&self.0);
        config.timeouts.total = options.timeout.unwrap_or(config.timeouts.total);
        config.timeouts.attempt = options.attempt_timeout.unwrap_or(config.timeouts.attempt);
        config.retries = options.retries.unwrap_or(config.retries);
        #[cfg(feature = "retry")]
        if let Some(codes) = options.retry_codes {
            config.retry_codes = Some(codes.into());
        }
        if let Some(url) = options.server_url {
            config.base_url = BaseUrl::parse(&url, config.url_rules)?;
            config.headers.insert(header::HOST, config.base_url.host_header());
            config.json_headers.insert(header::HOST, config.base_url.host_header());
        }
        if options.headers.contains_key(header::AUTHORIZATION) {
            // No provider is asked for another one.
            config.security = Security::basic("", "");
        }
        config.json_headers.extend(options.headers.clone());
        config.headers.extend(options.headers);
        Ok(Self(Arc::new(config)))
    }

    /// The same client with the permits of blocking calls.
    #[cfg(feature = "blocking")]
    pub(crate) fn make_blocking(&mut self) {
        let in_flight = crate::blocking::in_flight(&self.0);
        Arc::make_mut(&mut self.0).in_flight = in_flight;
    }

    /// Opens a connection ahead of the first call, so that this call does not wait for DNS, TCP and TLS.
    ///
    /// The server is sent one request for it, a HEAD for the base URL with the credentials and options of the client. Any
    /// response will do. The connection is kept for [`pool_idle_timeout`](FastpixCoreBuilder::pool_idle_timeout).
    ///
    /// # Errors
    ///
    /// Those of a call, but [`FastpixError::Api`]. Later calls try again.
    pub async fn connect(&self) -> Result<(), FastpixError> {
        static CONNECT: Operation = Operation::new("connect", Method::HEAD, "/", Idempotency::Idempotent, &[]);
        match self.request(&CONNECT).call_raw().retries(RetryConfig::None).await {
            Ok(_) | Err(FastpixError::Api(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// A client for the test kit, with the default options and an HTTP client without sockets.
    #[cfg(feature = "testing")]
    pub(crate) fn mocked(client: impl HttpClient) -> Self {
        let FastpixCoreBuilder { security, timeouts, limits, max_in_flight, retries, .. } =
            Self::builder(crate::testing::credentials());
        let base_url = BaseUrl::of_fastpix();
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, base_url.host_header());
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(header::USER_AGENT, HeaderValue::from_static(USER_AGENT));
        headers.extend(security.fixed().ok().flatten().map(|authorization| (header::AUTHORIZATION, authorization)));
        let mut json_headers = headers.clone();
        json_headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Self(Arc::new(Config {
            shared: Arc::new(Shared {
                client: Box::new(client),
                #[cfg(feature = "_external")]
                external_client: None,
                #[cfg(feature = "retry")]
                budget: crate::retry::Budget::new(),
                #[cfg(feature = "hooks")]
                hooks: Vec::new(),
                #[cfg(feature = "debug-log")]
                debug_log: crate::execute::debug_log_from_env(),
            }),
            in_flight: Arc::new(InFlight::new(max_in_flight)),
            #[cfg(feature = "blocking")]
            max_in_flight,
            security,
            base_url,
            url_rules: UrlRules { https: true, allow_http: true },
            headers,
            json_headers,
            timeouts,
            retries,
            #[cfg(feature = "retry")]
            retry_codes: None,
            limits,
            #[cfg(feature = "gzip")]
            gzip: false,
        }))
    }

    pub(crate) fn into_config(self) -> Arc<Config> {
        self.0
    }
}

impl fmt::Debug for FastpixCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FastpixCore")
            .field("base_url", &self.0.base_url)
            .field("security", &self.0.security)
            .field("timeouts", &self.0.timeouts)
            .field("retries", &self.0.retries)
            .finish_non_exhaustive()
    }
}

/// Builder of a [`FastpixCore`].
#[must_use = "a builder does nothing until `build`"]
pub struct FastpixCoreBuilder {
    security: Security,
    server_url: Option<String>,
    allow_http: bool,
    user_agent: Option<String>,
    timeouts: Timeouts,
    limits: Limits,
    max_in_flight: usize,
    retries: RetryConfig,
    client: Option<Box<dyn HttpClient>>,
    #[cfg(feature = "gzip")]
    gzip: bool,
    #[cfg(feature = "hooks")]
    hooks: Vec<Box<dyn crate::Hook>>,
    #[cfg(feature = "debug-log")]
    debug_log: Option<crate::execute::DebugLog>,
    #[cfg(feature = "hyper-client")]
    connections: crate::hyper_client::Options,
}

impl FastpixCoreBuilder {
    /// Sets the server, one of those of FastPix. Default: [`Server::FastpixCom`].
    #[doc(alias = "serverIdx")]
    pub fn server(self, server: Server) -> Self {
        self.server_url(server.url())
    }

    /// Sets the base URL of another server: the emulator or a gateway. An https URL with or without a path, without user
    /// name, query and fragment. Plain http is for loopback addresses, unless [`allow_http`](Self::allow_http).
    ///
    /// The path must not have empty, `.` or `..` segments, control characters, or characters that need percent-encoding.
    /// The credentials are sent to this server: do not take the URL from an untrusted source.
    pub fn server_url(mut self, url: impl Into<String>) -> Self {
        self.server_url = Some(url.into());
        self
    }

    /// Sets whether plain http, which sends the credentials unencrypted, is allowed for hosts other than loopback.
    /// Default: false.
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Sets the header `user-agent`. Default: `fastpix-rust/` and the version.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// Sets the deadline of the whole call, including retries and delays. Default: 60 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.total = timeout;
        self
    }

    /// Sets the timeout of one attempt, from connecting to the end of the response. Default: 30 s.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.attempt = timeout;
        self
    }

    /// Sets the deadline for opening a connection: DNS, TCP, proxy and TLS. Default: 5 s. It does not apply to an
    /// [`http_client`](Self::http_client) of your own.
    ///
    /// Where a host has several addresses, the next one is tried once one failed, or after 250 ms besides those that have not
    /// responded, IPv6 and IPv4 in turns (RFC 8305). The first that accepts is used.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.connect = timeout;
        self
    }

    /// Sets how long an unused connection is kept for further calls. `None` keeps it until the server closes it.
    /// Default: 20 s.
    ///
    /// A value below the idle timeout of the server avoids that a request is written to a connection that the server is
    /// about to close. The default client does not read the header `Keep-Alive: timeout=` of responses: for a server
    /// that closes earlier than after 20 s, set a value here.
    #[cfg(feature = "hyper-client")]
    pub fn pool_idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.connections.pool_idle_timeout = timeout.into();
        self
    }

    /// Sets the timeout for each read of a response body. Default: 10 s.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.timeouts.read = timeout;
        self
    }

    /// Sets the maximum length of the body of a successful response in bytes. A longer one is the error
    /// [`FastpixError::ResponseValidation`], which has the beginning of the body. Default: 16 MiB.
    pub fn max_response_body(mut self, bytes: usize) -> Self {
        self.limits.body = bytes;
        self
    }

    /// Sets the maximum length of the body of an error response in bytes. The rest is not read. Default: 64 KiB.
    pub fn max_error_body(mut self, bytes: usize) -> Self {
        self.limits.error_body = bytes;
        self
    }

    /// Sets the maximum number of requests in flight, counted over all clones of the client. Further calls wait, within
    /// their [`timeout`](Self::timeout). A call that waits for a retry does not count. Default: 256.
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.max_in_flight = requests;
        self
    }

    /// Sets the retry policy. Default: [`RetryConfig::default`].
    pub fn retries(mut self, retries: impl Into<RetryConfig>) -> Self {
        self.retries = retries.into();
        self
    }

    /// Sets an HTTP client of your own in place of the default one.
    #[doc(alias = "httpClient")]
    pub fn http_client(mut self, client: impl HttpClient) -> Self {
        self.client = Some(Box::new(client));
        self
    }

    /// Sets whether compressed responses are requested. They are unpacked up to
    /// [`max_response_body`](Self::max_response_body), before hooks see them. Default: true. Needs the feature `gzip`.
    #[cfg(feature = "gzip")]
    pub fn gzip(mut self, gzip: bool) -> Self {
        self.gzip = gzip;
        self
    }

    /// Adds a hook, called before and after each request. Hooks are called in the order in which they are added. Default:
    /// none. Needs the feature `hooks`.
    #[doc(alias = "addHook")]
    #[cfg(feature = "hooks")]
    pub fn hook(mut self, hook: impl crate::Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }

    /// Adds a closure as [`Hook::before_create_request`](crate::Hook::before_create_request). Needs the feature `hooks`.
    #[cfg(feature = "hooks")]
    pub fn before_create_request(
        self,
        hook: impl Fn(&HookContext<'_>, RequestOptions) -> Result<RequestOptions, BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.hook(crate::hooks::BeforeCreateRequest(hook))
    }

    /// Adds a closure as [`Hook::before_request`](crate::Hook::before_request). Needs the feature `hooks`.
    ///
    /// ```
    /// use fastpix_core::{FastpixCore, Security};
    ///
    /// # #[cfg(feature = "hyper-client")]
    /// let core = FastpixCore::builder(Security::basic("token-id", "secret"))
    ///     .before_request(|context, request| {
    ///         request.set_header("x-attempt", context.attempt())?;
    ///         Ok(None)
    ///     })
    ///     .build()?;
    /// # Ok::<(), fastpix_core::FastpixError>(())
    /// ```
    #[cfg(feature = "hooks")]
    pub fn before_request<F>(self, hook: F) -> Self
    where
        F: Fn(&HookContext<'_>, &mut HookRequest<'_>) -> Result<Option<http::Response<Bytes>>, BoxError>,
        F: Send + Sync + 'static,
    {
        self.hook(crate::hooks::BeforeRequest(hook))
    }

    /// Adds a closure as [`Hook::after_success`](crate::Hook::after_success). Needs the feature `hooks`.
    #[cfg(feature = "hooks")]
    pub fn after_success(
        self,
        hook: impl Fn(&HookContext<'_>, &Response<()>) -> Result<(), BoxError> + Send + Sync + 'static,
    ) -> Self {
        self.hook(crate::hooks::AfterSuccess(hook))
    }

    /// Adds a closure as [`Hook::after_error`](crate::Hook::after_error). Needs the feature `hooks`.
    #[cfg(feature = "hooks")]
    pub fn after_error(self, hook: impl Fn(&HookContext<'_>, AttemptError<'_>) + Send + Sync + 'static) -> Self {
        self.hook(crate::hooks::AfterError(hook))
    }

    /// Sets a closure that gets the lines of the debug log, in place of standard error. The log is then on whatever
    /// `FASTPIX_DEBUG` says. Each text is one request or response, without a line break at its end. Default: none. Needs
    /// the feature `debug-log`.
    ///
    /// ```
    /// use fastpix_core::{FastpixCore, Security};
    ///
    /// # #[cfg(feature = "hyper-client")]
    /// let core = FastpixCore::builder(Security::basic("token-id", "secret"))
    ///     .debug_log(|lines| println!("{lines}"))
    ///     .build()?;
    /// # Ok::<(), fastpix_core::FastpixError>(())
    /// ```
    #[doc(alias = "debugLogger")]
    #[cfg(feature = "debug-log")]
    pub fn debug_log(mut self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.debug_log = Some(Box::new(log));
        self
    }

    /// Adds root certificates in PEM to those of the enabled features, for a gateway or a server in a test. Used by the
    /// default HTTP client only. Default: none. Needs the feature `native-tls`, `ring` or `aws-lc-rs`.
    #[cfg(feature = "_tls")]
    #[cfg_attr(docsrs, doc(cfg(any(feature = "native-tls", feature = "ring", feature = "aws-lc-rs"))))]
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connections.root_certificates.push(crate::hyper_client::tls::add_roots(pem.into()));
        self
    }

    /// Sets the client certificate for mutual TLS and its private key, both in PEM: first the certificate of the client,
    /// then the intermediate certificates. The key is PKCS#8, PKCS#1 or SEC1, not encrypted. Used by the default HTTP
    /// client only, and not for proxies. Default: none. Needs the feature `native-tls`, `ring` or `aws-lc-rs`.
    #[cfg(feature = "_tls")]
    #[cfg_attr(docsrs, doc(cfg(any(feature = "native-tls", feature = "ring", feature = "aws-lc-rs"))))]
    pub fn client_certificate(mut self, chain_pem: impl Into<Vec<u8>>, key_pem: impl Into<Vec<u8>>) -> Self {
        self.connections.client_certificate =
            Some(crate::hyper_client::tls::identify(chain_pem.into(), key_pem.into()));
        self
    }

    /// Sets whether the default HTTP client offers HTTP/2 to https servers. Default: true. Needs the feature `http2`.
    #[cfg(feature = "http2")]
    pub fn http2(mut self, offered: bool) -> Self {
        self.connections.only_http1 = !offered;
        self
    }

    /// Sets whether the default client uses the proxies in the environment variables `HTTPS_PROXY`, `HTTP_PROXY`,
    /// `ALL_PROXY` and `NO_PROXY`, or the same names in lower case. Default: true. Needs the feature `proxy`.
    ///
    /// [`build`](Self::build) reads the variables. A proxy is an `http://` URL, or with TLS an `https://` one; its user
    /// name and password are sent to the proxy only. White space and quotes around a value are ignored. A value that is
    /// not the URL of a proxy is an error of `build` that names the variable, as is a SOCKS proxy for the server URL: a
    /// proxy is never skipped silently. In a CGI program, where a client can set it, `HTTP_PROXY` is not read.
    ///
    /// https goes through a tunnel that the proxy cannot read; plain http, which has to be
    /// [allowed](Self::allow_http), can be read by the proxy. Loopback addresses are never reached through a proxy.
    #[cfg(feature = "proxy")]
    pub fn proxy_from_env(mut self, used: bool) -> Self {
        self.connections.no_proxy = !used;
        self
    }

    /// Validates the options and builds the client, without access to the network. With the features `native-roots` and
    /// `platform-verifier` it reads the certificates of the operating system, with `proxy` the environment.
    ///
    /// # Errors
    ///
    /// [`FastpixError::InvalidRequest`] if the credentials, the server URL, a timeout, a limit, the retry policy, a proxy
    /// variable or a certificate are invalid, or if there is no HTTP client.
    pub fn build(self) -> Result<FastpixCore, FastpixError> {
        let url_rules =
            UrlRules { https: cfg!(feature = "_tls") || self.client.is_some(), allow_http: self.allow_http };
        let base_url = BaseUrl::parse(self.server_url.as_deref().unwrap_or(Server::default().url()), url_rules)?;
        self.retries.check()?;
        let Timeouts { total, attempt, connect, read } = self.timeouts;
        if [total, attempt, connect, read].iter().any(Duration::is_zero) {
            return Err(invalid_request("a timeout of 0 leaves no time for anything").into());
        }
        if self.max_in_flight == 0 {
            return Err(invalid_request("with 0 requests in flight there can be no call").into());
        }
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, base_url.host_header());
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        let user_agent = match self.user_agent {
            None => HeaderValue::from_static(USER_AGENT),
            Some(text) => text.try_into().map_err(|_| invalid_request("the user agent cannot be sent in a header"))?,
        };
        headers.insert(header::USER_AGENT, user_agent);
        if let Some(authorization) = self.security.fixed()? {
            headers.insert(header::AUTHORIZATION, authorization);
        }
        #[cfg(feature = "gzip")]
        if self.gzip {
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let mut json_headers = headers.clone();
        json_headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        #[cfg(feature = "_external")]
        #[cfg_attr(not(feature = "_tls"), expect(unused_mut, reason = "without TLS there are no certificates"))]
        let mut external_client: Option<Box<dyn HttpClient>> = None;
        let client = match self.client {
            Some(client) => client,
            #[cfg(feature = "hyper-client")]
            None => {
                #[cfg_attr(
                    not(all(feature = "_external", feature = "_tls")),
                    expect(unused_mut, reason = "it has no other client")
                )]
                let mut client = crate::hyper_client::HyperClient::new(connect, self.connections, &base_url)?;
                #[cfg(all(feature = "_external", feature = "_tls"))]
                if let Some(other) = client.without_certificate.take() {
                    external_client = Some(other);
                }
                Box::new(client)
            }
            #[cfg(not(feature = "hyper-client"))]
            None => {
                return Err(
                    invalid_request("there is no HTTP client: set one, or enable the feature `hyper-client`").into()
                );
            }
        };
        Ok(FastpixCore(Arc::new(Config {
            shared: Arc::new(Shared {
                client,
                #[cfg(feature = "_external")]
                external_client,
                #[cfg(feature = "retry")]
                budget: crate::retry::Budget::new(),
                #[cfg(feature = "hooks")]
                hooks: self.hooks,
                #[cfg(feature = "debug-log")]
                debug_log: self.debug_log.or_else(crate::execute::debug_log_from_env),
            }),
            in_flight: Arc::new(InFlight::new(self.max_in_flight)),
            #[cfg(feature = "blocking")]
            max_in_flight: self.max_in_flight,
            security: self.security,
            base_url,
            url_rules,
            headers,
            json_headers,
            timeouts: self.timeouts,
            retries: self.retries,
            #[cfg(feature = "retry")]
            retry_codes: None,
            limits: self.limits,
            #[cfg(feature = "gzip")]
            gzip: self.gzip,
        })))
    }
}

impl fmt::Debug for FastpixCoreBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the URL: it is not checked yet, and could hold a password.
        f.debug_struct("FastpixCoreBuilder")
            .field("security", &self.security)
            .field("timeouts", &self.timeouts)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}
