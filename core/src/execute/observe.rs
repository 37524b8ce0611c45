//! Hooks, tracing and the debug log.

use fastpix_errors::FastpixError;

use super::{plan::CallPlan, state::Attempt};
use crate::{HttpFuture, RequestBody, response::RawResponse};
#[cfg(feature = "hooks")]
use {
    crate::{
        AttemptError, HookContext, HookRequest, HttpClientError, PreparedRequest, RequestOptions, Response,
        ResponseBody, config::Config, http_client::Reason,
    },
    fastpix_errors::{Outcome, UnexpectedClientError},
    std::{
        future::ready,
        panic::{AssertUnwindSafe, catch_unwind},
    },
    tokio::time::Instant,
};

#[cfg(feature = "hooks")]
pub(super) const REJECTED: &str = "a hook rejected the request";

/// Calls `before_create_request` of each hook. Gives the error of the call, or its options.
#[cfg(feature = "hooks")]
pub(super) fn before_create_request(
    config: &Config,
    request: &PreparedRequest,
    options: Option<Box<RequestOptions>>,
    began: Instant,
) -> (Option<FastpixError>, Option<Box<RequestOptions>>) {
    let (hooks, base_url) = (&config.shared.hooks, &config.base_url);
    if hooks.is_empty() {
        return (None, options);
    }
    let operation = request.operation();
    let context = HookContext { operation, base_url, attempt: 0, call_began: began, attempt_began: began };
    let rejected = |message| UnexpectedClientError::new(Outcome::NotSent, message);
    let changed = catch_unwind(AssertUnwindSafe(|| {
        let options = options.map(|options| *options).unwrap_or_default();
        hooks.iter().try_fold(options, |options, hook| hook.before_create_request(&context, options))
    }));
    match changed {
        Ok(Ok(options)) => (None, Some(Box::new(options))),
        Ok(Err(source)) => (Some(rejected(REJECTED).with_source(source).into()), None),
        Err(_) => (Some(rejected(super::state::PANICKED).into()), None),
    }
}

impl CallPlan<'_> {
    /// Shows the request to hooks, tracing and the debug log. A hook can return the response in place of the server.
    pub(super) fn before_request(
        &self,
        request: &mut http::Request<RequestBody>,
        attempt: Attempt,
    ) -> Option<HttpFuture> {
        #[cfg(feature = "hooks")]
        let response = self.hooked(request, attempt);
        #[cfg(not(feature = "hooks"))]
        let response = None;
        #[cfg(feature = "tracing")]
        super::trace::attempt(self.base_url(), attempt);
        #[cfg(feature = "debug-log")]
        if let Some(log) = &self.config.shared.debug_log {
            super::debug_log::request(log, self.request.operation(), request, attempt);
        }
        #[cfg(not(feature = "hooks"))]
        let _ = (request, attempt);
        response
    }

    #[cfg(feature = "hooks")]
    fn hooked(&self, request: &mut http::Request<RequestBody>, attempt: Attempt) -> Option<HttpFuture> {
        let context = self.context(attempt);
        let rules = self.config.url_rules;
        let asked =
            |hook: &dyn crate::Hook| hook.before_request(&context, &mut HookRequest { request, rules }).transpose();
        let response = self.config.shared.hooks.iter().map(|hook| &**hook).find_map(asked)?;
        Some(HttpFuture::new(ready(match response {
            Ok(response) => Ok(response.map(ResponseBody::from)),
            Err(source) => Err(HttpClientError { reason: Reason::Refused, source }),
        })))
    }

    #[cfg(feature = "hooks")]
    fn context(&self, attempt: Attempt) -> HookContext<'_> {
        HookContext {
            operation: self.request.operation(),
            base_url: self.base_url(),
            attempt: attempt.number,
            call_began: self.began,
            attempt_began: attempt.began,
        }
    }

    /// Shows the end of an attempt to hooks, tracing and the debug log.
    pub(super) fn observe(
        &self,
        result: Result<RawResponse, FastpixError>,
        attempt: Attempt,
    ) -> Result<RawResponse, FastpixError> {
        let result = result.map_err(|error| error.with_call(self.request.operation().name(), attempt.number));
        #[cfg(feature = "tracing")]
        super::trace::ended(&result, attempt);
        #[cfg(feature = "debug-log")]
        if let Some(log) = &self.config.shared.debug_log {
            super::debug_log::response(log, &result, attempt);
        }
        #[cfg(feature = "hooks")]
        let result = self.after(result, attempt);
        result
    }

    #[cfg(feature = "hooks")]
    fn after(&self, result: Result<RawResponse, FastpixError>, attempt: Attempt) -> Result<RawResponse, FastpixError> {
        let context = self.context(attempt);
        let hooks = &self.config.shared.hooks;
        let response = match result {
            Ok(response) => response.into_response(()),
            Err(error) => {
                hooks.iter().for_each(|hook| hook.after_error(&context, AttemptError::NoResponse(&error)));
                return Err(error);
            }
        };
        let called = catch_unwind(AssertUnwindSafe(|| {
            if response.status().is_success() {
                hooks.iter().try_for_each(|hook| hook.after_success(&context, &response))
            } else {
                hooks.iter().for_each(|hook| hook.after_error(&context, AttemptError::Status(&response)));
                Ok(())
            }
        }));
        match called {
            Ok(Ok(())) => Ok(response.into_response()),
            Ok(Err(source)) => Err(failed("a hook rejected the response", response).with_source(source).into()),
            Err(_) => Err(failed("a hook panicked", response).into()),
        }
    }
}

/// The error of a hook, with the response: what it reports has happened.
#[cfg(feature = "hooks")]
fn failed(message: &'static str, response: Response<()>) -> UnexpectedClientError {
    let RawResponse { status, body, .. } = response.into_response();
    UnexpectedClientError::new(Outcome::ResponseReceived, message).with_status(status).with_body(body)
}
