//! Blocking calls, on threads with and without a runtime.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    cell::RefCell,
    future::poll_fn,
    pin::Pin,
    sync::{Arc, Mutex, mpsc},
    task::Poll,
    thread,
    time::{Duration, Instant},
};

use fastpix_conformance::{LIST_STREAMS, Memory, builder, core, eventually, example, response};
use fastpix_emulator::{Emulator, Fault};
use fastpix_funcs::{
    Call, Credentials, FastpixCore, FastpixError, HttpFuture, Outcome, Response, Security,
    manage_live_stream_get_live_stream_by_id, start_live_stream_create_new_stream,
};
use tokio::runtime::{Builder, Runtime};

/// An emulator on a runtime of its own, which no test blocks.
struct Elsewhere {
    emulator: Emulator,
    _runtime: Runtime,
}

fn elsewhere() -> Elsewhere {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    Elsewhere { emulator: runtime.block_on(Emulator::start()).unwrap(), _runtime: runtime }
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Runs a test on a thread of its own. A deadlock fails it, instead of stopping all tests.
fn without_deadlock<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || drop(sender.send(test())));
    let result = receiver.recv_timeout(Duration::from_secs(50));
    assert!(!matches!(result, Err(mpsc::RecvTimeoutError::Timeout)), "a deadlock");
    thread.join().unwrap();
    result.unwrap()
}

fn list(core: &FastpixCore) -> Result<Response<()>, FastpixError> {
    core.request(&LIST_STREAMS).call_raw().blocking()
}

#[test]
fn a_program_without_a_runtime_can_make_calls() {
    let server = elsewhere();
    let core = core(server.emulator.url());
    let created = start_live_stream_create_new_stream(&core, example()).data().blocking().unwrap();
    let id = created.stream_id.unwrap();
    let read = manage_live_stream_get_live_stream_by_id(&core, &id).with_response().blocking().unwrap();
    assert_eq!((read.status().as_u16(), read.attempts()), (200, 1));
    assert!(manage_live_stream_get_live_stream_by_id(&core, "").blocking().unwrap_err().operation().is_some());

    server.emulator.fault(Fault::status(503));
    assert_eq!(list(&core).unwrap().attempts(), 2, "retried");
    server.emulator.fault(Fault::close_without_response());
    let error = start_live_stream_create_new_stream(&core, example()).blocking().unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
    server.emulator.fault(Fault::delay(Duration::from_secs(30)));
    let began = Instant::now();
    let call = start_live_stream_create_new_stream(&core, example()).timeout(Duration::from_millis(100));
    assert!(call.blocking().unwrap_err().is_timeout());
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn threads_can_block_at_the_same_time() {
    let server = elsewhere();
    let core = builder(server.emulator.url()).max_in_flight(8).build().unwrap();
    let threads: Vec<_> = (0..50)
        .map(|_| {
            let core = core.clone();
            thread::spawn(move || start_live_stream_create_new_stream(&core, example()).blocking().map(drop))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap().unwrap());
    assert_eq!(server.emulator.requests().len(), 50);
}

#[test]
fn blocking_a_current_thread_runtime_neither_panics_nor_deadlocks() {
    let server = elsewhere();
    let url = server.emulator.url().to_owned();
    without_deadlock(move || {
        let core = builder(&url).max_in_flight(1).build().unwrap();
        current_thread().block_on(async {
            // The connection of this call is driven by the runtime that is about to be blocked.
            core.request(&LIST_STREAMS).call_raw().await.unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
            list(&core).unwrap();
            tokio::task::LocalSet::new().run_until(async { list(&core).unwrap() }).await;
            core.request(&LIST_STREAMS).call_raw().await.unwrap();
        });
    });
    let connections: Vec<_> = server.emulator.requests().iter().map(|request| request.connection()).collect();
    let [first, blocking, again, last] = &*connections else { panic!("{connections:?}") };
    assert!(![first, last].contains(&blocking) && ![first, last].contains(&again), "of their own: {connections:?}");
}

#[test]
fn a_call_that_the_blocked_runtime_has_begun_does_not_hold_up_a_blocking_one() {
    let server = elsewhere();
    server.emulator.fault(Fault::delay(Duration::from_millis(300)));
    let url = server.emulator.url().to_owned();
    let took = without_deadlock(move || {
        let core = builder(&url).max_in_flight(1).build().unwrap();
        current_thread().block_on(async {
            let running = tokio::spawn(core.request(&LIST_STREAMS).call_raw());
            // It holds the only permit until this runtime is polled again.
            let sent = || server.emulator.requests().len() == 1;
            eventually("the request arrives", sent).await;
            let began = Instant::now();
            list(&core).unwrap();
            let took = began.elapsed();
            running.await.unwrap().unwrap();
            took
        })
    });
    assert!(took < Duration::from_secs(30), "{took:?}: within the deadline, not at it");
}

#[test]
fn every_kind_of_thread_can_be_blocked() {
    let server = elsewhere();
    let url = server.emulator.url().to_owned();
    let many = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let core = core(&url);
    for _ in 0..2 {
        let (on_worker, on_blocking, in_place) = (core.clone(), core.clone(), core.clone());
        many.block_on(async move {
            tokio::spawn(async move { list(&on_worker).map(drop) }).await.unwrap().unwrap();
            tokio::task::spawn_blocking(move || list(&on_blocking).map(drop)).await.unwrap().unwrap();
            tokio::spawn(async move { tokio::task::block_in_place(|| list(&in_place).map(drop)) })
                .await
                .unwrap()
                .unwrap();
        });
    }
    // While a runtime shuts down, and while a thread ends.
    struct OnDrop(FastpixCore, Arc<Mutex<Vec<bool>>>);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            self.1.lock().unwrap().push(list(&self.0).is_ok());
        }
    }
    thread_local!(static AT_THE_END: RefCell<Option<OnDrop>> = const { RefCell::new(None) });
    let results = Arc::new(Mutex::new(Vec::new()));
    let on_drop = OnDrop(core.clone(), results.clone());
    many.spawn(async move {
        let _on_drop = on_drop;
        std::future::pending::<()>().await;
    });
    drop(many);
    let on_drop = OnDrop(core.clone(), results.clone());
    thread::spawn(move || AT_THE_END.set(Some(on_drop))).join().unwrap();
    assert_eq!(*results.lock().unwrap(), [true, true]);
}

#[test]
fn a_call_that_was_polled_before_is_an_error_and_no_deadlock() {
    let server = elsewhere();
    let core = core(server.emulator.url());
    let error = without_deadlock(move || {
        current_thread().block_on(async {
            let mut call = start_live_stream_create_new_stream(&core, example());
            let polled = poll_fn(|cx| Poll::Ready(Pin::new(&mut call).poll(cx))).await;
            assert!(polled.is_pending());
            // This thread has the timer and the connection of the call.
            call.blocking().unwrap_err()
        })
    });
    assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
    assert!(error.may_have_taken_effect() && error.to_string().contains("begun on another runtime"), "{error:?}");
    assert_eq!(Call::ready(Ok(7)).blocking().unwrap(), 7);
}

#[test]
fn a_hook_or_a_provider_of_a_blocking_call_cannot_make_another_one() {
    let memory = Memory::answering(200, "{}");
    let inner = memory.builder().build().unwrap();
    let outer = memory.builder();
    let (in_hook, in_provider) = (inner.clone(), inner.clone());
    let hooked = outer.before_request(move |_, _| {
        list(&in_hook)?;
        Ok(None)
    });
    let provided = FastpixCore::builder(Security::provider(move || {
        let core = in_provider.clone();
        async move { list(&core).map(|_| Credentials::new("id", "secret")) }
    }))
    .http_client(memory.clone());
    for core in [hooked.build().unwrap(), provided.build().unwrap()] {
        let on_thread = core.clone();
        let error = without_deadlock(move || list(&on_thread).unwrap_err());
        assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
        assert!(format!("{error:?}").contains("made another blocking call"), "{error:?}");
        assert_eq!((error.outcome(), memory.count()), (Outcome::NotSent, 0));
        // Within a call that is awaited it may.
        without_deadlock(move || current_thread().block_on(core.request(&LIST_STREAMS).call_raw()).map(drop)).unwrap();
        assert_eq!(memory.count(), 2);
        memory.clear();
    }
}

#[test]
fn a_panic_fails_only_its_call() {
    #[derive(Debug)]
    struct Panics;
    impl<'de> serde::Deserialize<'de> for Panics {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            panic!("a bug in a model")
        }
    }
    let core = Memory::new(|_| response(200, &[], "{}")).builder().build().unwrap();
    let error = core.request(&LIST_STREAMS).call::<Panics>().blocking().unwrap_err();
    assert!(matches!(error, FastpixError::UnexpectedClient(_)), "{error:?}");
    list(&core).unwrap();
    let panics = Memory::new(|_| -> HttpFuture { panic!("a bug in a client") }).builder().build().unwrap();
    assert!(matches!(list(&panics).unwrap_err(), FastpixError::UnexpectedClient(_)));
    list(&core).unwrap();
}
