//! Plan of a call: what does not change from attempt to attempt.

use std::time::Duration;

use fastpix_errors::{BoxError, FastpixError, Outcome, UnexpectedClientError};
use http::{HeaderValue, header, uri::PathAndQuery};
use tokio::time::{Instant, Sleep};

use super::time::{deadline_after, timed_out};
use crate::{
    Credentials, PreparedRequest, RequestBody, RequestOptions, RetryConfig,
    base_url::BaseUrl,
    config::{Config, Timeouts},
};

pub(super) struct CallPlan<'a> {
    pub(super) config: &'a Config,
    pub(super) request: &'a PreparedRequest,
    pub(super) options: Option<&'a RequestOptions>,
    pub(super) retries: &'a RetryConfig,
    #[cfg(feature = "retry")]
    pub(super) retry_codes: Option<&'a [u16]>,
    pub(super) attempt_timeout: Duration,
    /// The base URL, if it is not the client's.
    own_url: Option<Box<BaseUrl>>,
    path: PathAndQuery,
    /// The header of credentials that come from a provider.
    authorization: Option<HeaderValue>,
    pub(super) began: Instant,
    pub(super) deadline: Instant,
}

impl<'a> CallPlan<'a> {
    /// Checks everything that can be checked before the first wait.
    pub(super) fn new(
        config: &'a Config,
        request: &'a PreparedRequest,
        options: Option<&'a RequestOptions>,
        began: Instant,
    ) -> Result<Self, FastpixError> {
        if tokio::runtime::Handle::try_current().is_err() {
            let message = "there is no Tokio runtime to run the call";
            return Err(UnexpectedClientError::new(Outcome::NotSent, message).into());
        }
        let Timeouts { total: mut timeout, attempt: mut attempt_timeout, .. } = config.timeouts;
        let mut retries = &config.retries;
        #[cfg(feature = "retry")]
        let mut retry_codes = config.retry_codes.as_deref();
        let mut own_url = None;
        if let Some(options) = options {
            options.check()?;
            timeout = options.timeout.unwrap_or(timeout);
            attempt_timeout = options.attempt_timeout.unwrap_or(attempt_timeout);
            retries = options.retries.as_ref().unwrap_or(retries);
            #[cfg(feature = "retry")]
            if let Some(codes) = &options.retry_codes {
                retry_codes = Some(codes);
            }
            if let Some(url) = &options.server_url {
                own_url = Some(Box::new(BaseUrl::parse(url, config.url_rules)?));
            }
        }
        let path = own_url.as_deref().unwrap_or(&config.base_url).join(request)?;
        let deadline = deadline_after(began, timeout);
        let authorization = None;
        Ok(Self {
            config,
            request,
            options,
            retries,
            #[cfg(feature = "retry")]
            retry_codes,
            attempt_timeout,
            own_url,
            path,
            authorization,
            began,
            deadline,
        })
    }

    /// The one timer of the call. It starts with the shortest time that it may have to wait for, so that usually it does
    /// not have to be reset.
    pub(super) fn timer(&self) -> Sleep {
        let shortest = self.config.timeouts.read.min(self.attempt_timeout);
        tokio::time::sleep_until(deadline_after(self.began, shortest).min(self.deadline))
    }

    pub(super) fn base_url(&self) -> &BaseUrl {
        self.own_url.as_deref().unwrap_or(&self.config.base_url)
    }

    /// Takes what the credentials provider returned; `None` if it did not return in time.
    pub(super) fn set_credentials(
        &mut self,
        provided: Option<Result<Credentials, BoxError>>,
    ) -> Result<(), FastpixError> {
        let credentials = match provided {
            Some(Ok(credentials)) => credentials,
            Some(Err(source)) => {
                let message = "the credentials provider failed";
                return Err(UnexpectedClientError::new(Outcome::NotSent, message).with_source(source).into());
            }
            None => return Err(timed_out(Outcome::NotSent, "no credentials within the deadline of the call")),
        };
        self.authorization = Some(credentials.header()?);
        Ok(())
    }

    /// The HTTP request of an attempt, before the hooks.
    pub(super) fn http_request(&self) -> http::Request<RequestBody> {
        let body = self.request.body();
        let method = self.request.operation().method();
        let mut request = http::Request::new(RequestBody::new(method, body.cloned().unwrap_or_default()));
        *request.method_mut() = method.clone();
        *request.uri_mut() = self.base_url().uri(&self.path);
        let mut headers = if body.is_some() { &self.config.json_headers } else { &self.config.headers }.clone();
        if let Some(own_url) = &self.own_url {
            headers.insert(header::HOST, own_url.host_header());
        }
        if let Some(authorization) = &self.authorization {
            headers.insert(header::AUTHORIZATION, authorization.clone());
        }
        for (name, value) in self.options.iter().flat_map(|options| &options.headers) {
            headers.insert(name.clone(), value.clone());
        }
        *request.headers_mut() = headers;
        request
    }
}
