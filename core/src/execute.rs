//! Execution of a call, from its first poll to its end: credentials, attempts, delays, and a deadline over all of them.
//!
//! The files follow a call: `plan` checks and prepares it, `attempt` sends a request and waits for the response, `body`
//! reads the response body, `decision` ends the call or retries, `errors` says what failed. `state` is what changes on
//! the way, `time` the waiting.
//!
//! Nothing here is generic over an operation, so it is compiled once. The state of a call is one allocation. To keep it
//! small, the functions borrow what they need and are no `async fn`, which would store the arguments twice.

mod attempt;
mod body;
#[cfg(feature = "debug-log")]
mod debug_log;
mod decision;
mod errors;
#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "_observe")]
mod observe;
mod plan;
mod state;
mod time;
#[cfg(feature = "tracing")]
mod trace;

use std::{
    future::poll_fn,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};

use fastpix_errors::FastpixError;
use tokio::time::Instant;

use self::{plan::CallPlan, state::CallState, time::within};
use crate::{PreparedRequest, RequestOptions, config::Config, response::RawResponse, retry::BackoffDelays};

#[cfg(feature = "debug-log")]
pub(crate) use self::debug_log::{DebugLog, from_env as debug_log_from_env};

pub(crate) type Execution = Pin<Box<dyn Future<Output = Result<RawResponse, FastpixError>> + Send>>;

pub(crate) fn execute(
    config: Arc<Config>,
    mut request: PreparedRequest,
    options: Option<Box<RequestOptions>>,
) -> Execution {
    #[cfg(feature = "tracing")]
    let span = trace::span(request.operation());
    let execution = async move {
        let mut state = CallState::new(Instant::now());
        let error = request.take_error().map(FastpixError::from);
        #[cfg(feature = "hooks")]
        let (error, options) = match error {
            None => observe::before_create_request(&config, &request, options, state.attempt.began),
            error => (error, options),
        };
        let result = match error {
            Some(error) => Err(error),
            None => {
                let ended = {
                    let mut running = pin!(run(&config, &request, options.as_deref(), &mut state));
                    // Hooks, HTTP clients, credentials providers and the runtime can panic.
                    poll_fn(|cx| {
                        let polled = catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(cx)));
                        polled.map_or(Poll::Ready(None), |polled| polled.map(Some))
                    })
                    .await
                };
                ended.unwrap_or_else(|| Err(state.panicked()))
            }
        };
        let result = result.map_err(|error| state.end(error, request.operation().name()));
        #[cfg(feature = "tracing")]
        trace::end(&result);
        result
    };
    #[cfg(feature = "tracing")]
    let execution = tracing::Instrument::instrument(execution, span);
    Box::pin(execution)
}

#[expect(clippy::manual_async_fn, reason = "the size of the state, see above")]
fn run<'a>(
    config: &'a Config,
    request: &'a PreparedRequest,
    options: Option<&'a RequestOptions>,
    state: &'a mut CallState,
) -> impl Future<Output = Result<RawResponse, FastpixError>> + 'a {
    async move {
        let mut plan = CallPlan::new(config, request, options, state.attempt.began)?;
        let mut sleep = pin!(plan.timer());
        if let Some(mut provided) = config.security.provided() {
            let credentials = within(sleep.as_mut(), plan.deadline, &mut provided).await;
            plan.set_credentials(credentials)?;
        }
        let mut delays = BackoffDelays::default();
        loop {
            let (next, tokens) = {
                let result = plan.attempt(state, sleep.as_mut()).await;
                state.settle(&result);
                #[cfg(feature = "_observe")]
                let result = plan.observe(result, state.attempt);
                match plan.decide(result, state.attempt.number, &mut delays) {
                    ControlFlow::Break(result) => return result,
                    ControlFlow::Continue(next) => next,
                }
            };
            sleep.as_mut().reset(next);
            sleep.as_mut().await;
            tokens.spend();
            state.attempt.began = Instant::now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An allocation of at most 1032 bytes is served from the allocator's fast path.
    #[test]
    fn the_state_of_a_call_is_small() {
        let core = crate::FastpixCore::builder(crate::Security::basic("token-id", "secret"))
            .http_client(crate::tests::NoClient)
            .build()
            .unwrap();
        static GET: crate::Operation =
            crate::Operation::new("get", http::Method::GET, "/", crate::Idempotency::Idempotent, &[]);
        let request = core.request(&GET).into_prepared_request();
        let execution = execute(core.into_config(), request, None);
        let size = size_of_val(&*execution);
        assert!(size <= 1032, "{size}");
    }
}
