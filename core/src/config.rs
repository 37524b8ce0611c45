//! Configuration of a client, shared by its clones and calls.

use std::{sync::Arc, time::Duration};

use http::HeaderMap;

use crate::{
    HttpClient, RetryConfig, Security,
    base_url::{BaseUrl, UrlRules},
    in_flight::InFlight,
};

#[derive(Clone)]
pub(crate) struct Config {
    pub(crate) shared: Arc<Shared>,
    /// A permit for each request that may be in flight.
    pub(crate) in_flight: Arc<InFlight>,
    #[cfg(feature = "blocking")]
    pub(crate) max_in_flight: usize,
    pub(crate) security: Security,
    pub(crate) base_url: BaseUrl,
    pub(crate) url_rules: UrlRules,
    /// The headers of every request; with the authorization, if the credentials do not come from a provider.
    pub(crate) headers: HeaderMap,
    /// The same for a request with a body.
    pub(crate) json_headers: HeaderMap,
    pub(crate) timeouts: Timeouts,
    pub(crate) retries: RetryConfig,
    /// Those of a call go first.
    #[cfg(feature = "retry")]
    pub(crate) retry_codes: Option<Box<[u16]>>,
    pub(crate) limits: Limits,
    #[cfg(feature = "gzip")]
    pub(crate) gzip: bool,
}

/// State that all views of a client share, whatever their options.
pub(crate) struct Shared {
    pub(crate) client: Box<dyn HttpClient>,
    /// The client for other hosts than the API, if it is not the same: it has no client certificate.
    #[cfg(feature = "_external")]
    pub(crate) external_client: Option<Box<dyn HttpClient>>,
    #[cfg(feature = "retry")]
    pub(crate) budget: crate::retry::Budget,
    #[cfg(feature = "hooks")]
    pub(crate) hooks: Vec<Box<dyn crate::Hook>>,
    #[cfg(feature = "debug-log")]
    pub(crate) debug_log: Option<crate::execute::DebugLog>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Timeouts {
    pub(crate) total: Duration,
    pub(crate) attempt: Duration,
    pub(crate) connect: Duration,
    pub(crate) read: Duration,
}

/// The maximum lengths of response bodies in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) body: usize,
    pub(crate) error_body: usize,
}
