//! Those who look on: hooks, traces, the debug log.

use fastpix_errors::FastpixError;

use super::{Attempt, CallPlan};
use crate::{HttpFuture, RequestBody, response::RawResponse};
#[cfg(feature = "hooks")]
use {
    crate::{
        AttemptError, FastpixCore, HookContext, HookRequest, HttpClientError, PreparedRequest, RequestOptions,
        ResponseBody, core::Config, http_client::Reason,
    },
    fastpix_errors::{BoxError, Outcome, UnexpectedClientError},
    std::{
        future::ready,
        panic::{AssertUnwindSafe, catch_unwind},
    },
    tokio::time::Instant,
};

#[cfg(feature = "hooks")]
pub(super) const REJECTED: &str = "a hook rejected the request";

/// The hooks that come before everything else: the error that ends the call, or its options.
#[cfg(feature = "hooks")]
pub(super) fn before_create_request(
    core: &FastpixCore,
    request: &PreparedRequest,
    options: Option<Box<RequestOptions>>,
    began: Instant,
) -> (Option<FastpixError>, Option<Box<RequestOptions>>) {
    let Config { hooks, base_url, .. } = core.config();
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
        Err(_) => (Some(rejected(super::PANICKED).into()), None),
    }
}

impl CallPlan<'_> {
    /// Shows the request before it is sent. What it gives stands for the answer.
    pub(super) fn before_request(
        &self,
        request: &mut http::Request<RequestBody>,
        attempt: Attempt,
    ) -> Option<HttpFuture> {
        #[cfg(feature = "hooks")]
        let answer = self.hooked(request, attempt);
        #[cfg(not(feature = "hooks"))]
        let answer = None;
        #[cfg(feature = "tracing")]
        super::trace::attempt(self.base_url(), attempt);
        #[cfg(feature = "debug-log")]
        if self.config.debug_log {
            super::debug_log::request(self.request.operation(), request, attempt);
        }
        #[cfg(not(feature = "hooks"))]
        let _ = (request, attempt);
        answer
    }

    #[cfg(feature = "hooks")]
    fn hooked(&self, request: &mut http::Request<RequestBody>, attempt: Attempt) -> Option<HttpFuture> {
        let context = self.context(attempt);
        let asked = |hook: &dyn crate::Hook| hook.before_request(&context, &mut HookRequest(request)).transpose();
        let answer = self.config.hooks.iter().map(|hook| &**hook).find_map(asked)?;
        Some(HttpFuture::new(ready(match answer {
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

    /// Shows how the attempt ended.
    pub(super) fn observe(
        &self,
        result: Result<RawResponse, FastpixError>,
        attempt: Attempt,
    ) -> Result<RawResponse, FastpixError> {
        let result = result.map_err(|error| error.with_call(self.request.operation().id(), attempt.number));
        #[cfg(feature = "tracing")]
        super::trace::ended(&result, attempt);
        #[cfg(feature = "debug-log")]
        if self.config.debug_log {
            super::debug_log::response(&result, attempt);
        }
        #[cfg(feature = "hooks")]
        let result = self.after(result, attempt);
        result
    }

    #[cfg(feature = "hooks")]
    fn after(&self, result: Result<RawResponse, FastpixError>, attempt: Attempt) -> Result<RawResponse, FastpixError> {
        let context = self.context(attempt);
        let hooks = &self.config.hooks;
        let response = match result {
            Ok(response) => response.into_response(()),
            Err(error) => {
                hooks.iter().for_each(|hook| hook.after_error(&context, AttemptError::NoResponse(&error)));
                return Err(error);
            }
        };
        if response.status().is_success() {
            let rejected = |source: BoxError| {
                UnexpectedClientError::new(Outcome::ResponseReceived, "a hook rejected the response")
                    .with_source(source)
            };
            hooks.iter().try_for_each(|hook| hook.after_success(&context, &response)).map_err(rejected)?;
        } else {
            hooks.iter().for_each(|hook| hook.after_error(&context, AttemptError::Status(&response)));
        }
        Ok(response.into_response())
    }
}
