//! Configuration of a client, shared by its clones and calls.

use std::time::Duration;

use http::HeaderMap;

use crate::{
    HttpClient, RetryConfig, Security,
    base_url::{BaseUrl, UrlRules},
    in_flight::InFlight,
};

pub(crate) struct Config {
    pub(crate) client: Box<dyn HttpClient>,
    pub(crate) security: Security,
    pub(crate) base_url: BaseUrl,
    pub(crate) url_rules: UrlRules,
    /// The headers of every request; with the authorization, if the credentials do not come from a provider.
    pub(crate) headers: HeaderMap,
    /// The same for a request with a body.
    pub(crate) json_headers: HeaderMap,
    pub(crate) timeouts: Timeouts,
    pub(crate) retries: RetryConfig,
    pub(crate) limits: Limits,
    pub(crate) in_flight: InFlight,
    #[cfg(feature = "retry")]
    pub(crate) budget: crate::retry::Budget,
    #[cfg(feature = "gzip")]
    pub(crate) gzip: bool,
    #[cfg(feature = "hooks")]
    pub(crate) hooks: Vec<Box<dyn crate::Hook>>,
    #[cfg(feature = "debug-log")]
    pub(crate) debug_log: bool,
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
