//! Blocking calls, for programs without a runtime. All of them run on one thread with a runtime of its own.

use std::{
    cell::Cell,
    future::pending,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError, Weak, mpsc},
    task::{Context, Poll, Waker},
    thread,
};

use fastpix_errors::{BoxError, FastpixError, Outcome, UnexpectedClientError};
use tokio::runtime::{Builder, Handle};

use crate::{Call, config::Config, in_flight::InFlight};

impl<T: Send + 'static> Call<T> {
    /// Runs the call and blocks this thread until it has ended. For programs without a runtime. Needs the feature
    /// `blocking`.
    ///
    /// ```no_run
    /// use fastpix_core::{FastpixCore, FastpixError, Idempotency, Operation, http::Method};
    ///
    /// static LIST_REGIONS: Operation =
    ///     Operation::new("list-regions", Method::GET, "/live/regions", Idempotency::Idempotent, &[]);
    ///
    /// fn main() -> Result<(), FastpixError> {
    ///     let core = FastpixCore::from_env()?;
    ///     let response = core.request(&LIST_REGIONS).call_raw().blocking()?;
    ///     println!("{}", response.status());
    ///     Ok(())
    /// }
    /// ```
    ///
    /// The calls of all threads run on one background thread, which the first of them starts, and on connections of
    /// their own. They have a limit of requests in flight of their own too, as large as that of the other calls.
    ///
    /// It can be called on any thread. In asynchronous code it blocks the runtime's thread, and with a current-thread
    /// runtime all of the runtime: await the call there. An [`HttpClient`](crate::HttpClient) or a credentials provider
    /// of your own must not depend on the runtime that is blocked, or the call waits until its deadline.
    ///
    /// # Errors
    ///
    /// Those of the call, and [`FastpixError::UnexpectedClient`] if the background thread cannot be started, if this
    /// function is called on it, by a hook, an HTTP client or a credentials provider of another blocking call, or if
    /// the call was polled before: it is then cancelled.
    pub fn blocking(mut self) -> Result<T, FastpixError> {
        if self.is_running() {
            // The runtime on which it was begun has its timer and its connection, and can be the one of this thread.
            return match Pin::new(&mut self).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(result) => result,
                Poll::Pending => {
                    let message = "the call was begun on another runtime, where it has to be awaited";
                    Err(UnexpectedClientError::new(Outcome::Unknown, message).into())
                }
            };
        }
        self.make_blocking();
        let (sender, receiver) = mpsc::sync_channel(1);
        // The receiver waits until the call has ended.
        background()?.spawn(async move { _ = sender.send(self.await) });
        receiver.recv().unwrap_or_else(|error| {
            let message = "the call panicked on the background thread of blocking calls";
            Err(UnexpectedClientError::new(Outcome::Unknown, message).with_source(error).into())
        })
    }
}

/// As many permits as the client has, for its blocking calls: a thread that they block may have to run the calls that hold
/// those of the client.
pub(crate) fn in_flight(config: &Config) -> Arc<InFlight> {
    /// Those of blocking calls by those of their client. A client without such calls needs none.
    static IN_FLIGHT: Mutex<Vec<(Weak<InFlight>, Weak<InFlight>)>> = Mutex::new(Vec::new());
    let mut all = IN_FLIGHT.lock().unwrap_or_else(PoisonError::into_inner);
    all.retain(|(_, blocking)| blocking.strong_count() > 0);
    let known = all.iter().find(|(client, _)| client.as_ptr() == Arc::as_ptr(&config.in_flight));
    known.and_then(|(_, blocking)| blocking.upgrade()).unwrap_or_else(|| {
        let blocking = Arc::new(InFlight::new(config.max_in_flight));
        all.push((Arc::downgrade(&config.in_flight), Arc::downgrade(&blocking)));
        blocking
    })
}

thread_local! {
    static IS_BACKGROUND: Cell<bool> = const { Cell::new(false) };
}

/// Returns true on the background thread, which must not be blocked.
fn is_background() -> bool {
    IS_BACKGROUND.get()
}

/// The runtime of the background thread, which is started once.
fn background() -> Result<Handle, UnexpectedClientError> {
    static BACKGROUND: Mutex<Option<Handle>> = Mutex::new(None);
    if is_background() {
        let message = "a hook, an HTTP client or a credentials provider of a blocking call made another blocking call";
        return Err(UnexpectedClientError::new(Outcome::NotSent, message));
    }
    let mut background = BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = &*background {
        return Ok(runtime.clone());
    }
    let runtime = start().map_err(|error| {
        let message = "the background thread of blocking calls cannot be started";
        UnexpectedClientError::new(Outcome::NotSent, message).with_source(error)
    })?;
    Ok(background.insert(runtime).clone())
}

fn start() -> Result<Handle, BoxError> {
    let (sender, receiver) = mpsc::sync_channel(1);
    // The runtime is built on its thread: another one could not drop it, if that is within a runtime.
    thread::Builder::new().name("fastpix-blocking".to_owned()).spawn(move || {
        IS_BACKGROUND.set(true);
        match Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => {
                _ = sender.send(Ok(runtime.handle().clone()));
                runtime.block_on(pending::<()>());
            }
            Err(error) => _ = sender.send(Err(error)),
        }
    })?;
    Ok(receiver.recv()??)
}
