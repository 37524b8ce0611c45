//! Limit on the requests in flight: permits, which calls get in the order in which they ask for them.
//!
//! Tokio's semaphore is several times as large, because one can ask it for any number of permits.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

pub(crate) struct InFlight(Mutex<State>);

struct State {
    /// The free permits. There are none while a call waits.
    permits: usize,
    /// The wakers of the calls that wait, in order; `None` for a call that was dropped.
    waiting: VecDeque<Option<Waker>>,
    /// The ticket of the first one. Tickets are consecutive, and those before it have a permit.
    first: usize,
}

impl InFlight {
    pub(crate) fn new(permits: usize) -> Self {
        Self(Mutex::new(State { permits, waiting: VecDeque::new(), first: 0 }))
    }

    pub(crate) fn acquire(&self) -> Acquire<'_> {
        Acquire { in_flight: self, ticket: None }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives a permit to the first call that waits.
    fn release(&self) {
        let mut state = self.lock();
        let waker = loop {
            match state.waiting.pop_front() {
                Some(waker) => {
                    state.first += 1;
                    if waker.is_some() {
                        break waker;
                    }
                }
                None => {
                    state.permits += 1;
                    break None;
                }
            }
        };
        // A waker can run any code.
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl State {
    /// The waker of a call that waits.
    fn waker(&mut self, ticket: usize) -> Option<&mut Option<Waker>> {
        self.waiting.get_mut(ticket.checked_sub(self.first)?)
    }
}

/// Future of a permit.
pub(crate) struct Acquire<'a> {
    in_flight: &'a InFlight,
    /// From the first poll on, if there was no permit then.
    ticket: Option<usize>,
}

impl<'a> Future for Acquire<'a> {
    type Output = Permit<'a>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Permit<'a>> {
        let mut state = self.in_flight.lock();
        match self.ticket {
            None => match state.permits.checked_sub(1) {
                Some(permits) => state.permits = permits,
                None => {
                    let ticket = state.first + state.waiting.len();
                    state.waiting.push_back(Some(cx.waker().clone()));
                    drop(state);
                    self.ticket = Some(ticket);
                    return Poll::Pending;
                }
            },
            Some(ticket) => {
                if let Some(waker) = state.waker(ticket) {
                    *waker = Some(cx.waker().clone());
                    return Poll::Pending;
                }
            }
        }
        drop(state);
        let is_late = self.ticket.take().is_some();
        Poll::Ready(Permit { in_flight: self.in_flight, is_late })
    }
}

impl Drop for Acquire<'_> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.in_flight.lock();
        match state.waker(ticket).map(Option::take) {
            Some(waker) => {
                drop(state);
                drop(waker);
            }
            // It has a permit that it did not take.
            None => {
                drop(state);
                self.in_flight.release();
            }
        }
    }
}

pub(crate) struct Permit<'a> {
    in_flight: &'a InFlight,
    is_late: bool,
}

impl Permit<'_> {
    /// Returns true if the call had to wait for it.
    pub(crate) fn is_late(&self) -> bool {
        self.is_late
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.in_flight.release();
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::poll_fn,
        pin::pin,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering::SeqCst},
        },
        task::Wake,
    };

    use super::*;

    /// Counts its wakes.
    #[derive(Default)]
    struct Call(AtomicUsize);

    impl Wake for Call {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, SeqCst);
        }
    }

    impl Call {
        fn poll<'a>(self: &Arc<Self>, acquire: &mut Acquire<'a>) -> Option<Permit<'a>> {
            match Pin::new(acquire).poll(&mut Context::from_waker(&self.clone().into())) {
                Poll::Ready(permit) => Some(permit),
                Poll::Pending => None,
            }
        }

        fn wakes(&self) -> usize {
            self.0.load(SeqCst)
        }
    }

    #[test]
    fn permits_are_given_in_the_order_of_the_calls() {
        let in_flight = InFlight::new(2);
        let calls: [_; 5] = std::array::from_fn(|_| Arc::new(Call::default()));
        let mut acquires: [_; 5] = std::array::from_fn(|_| in_flight.acquire());
        let mut poll = |index: usize| calls[index].poll(&mut acquires[index]);
        let first = poll(0).unwrap();
        let second = poll(1).unwrap();
        assert!((2..5).all(|index| poll(index).is_none()));
        drop(first);
        assert!(poll(3).is_none() && poll(4).is_none(), "the permit is that of the call before");
        drop(second);
        let fourth = poll(3).unwrap();
        assert!(poll(4).is_none());
        let third = poll(2).unwrap();
        assert_eq!(calls.each_ref().map(|call| call.wakes()), [0, 0, 1, 1, 0]);
        drop((third, fourth));
        assert!(poll(4).is_some());
    }

    #[test]
    fn a_call_that_was_woken_and_dropped_leaves_its_permit_to_the_next_one() {
        let in_flight = InFlight::new(1);
        let calls: [_; 3] = std::array::from_fn(|_| Arc::new(Call::default()));
        let mut first = in_flight.acquire();
        let permit = calls[0].poll(&mut first).unwrap();
        let (mut second, mut third) = (in_flight.acquire(), in_flight.acquire());
        assert!(calls[1].poll(&mut second).is_none() && calls[2].poll(&mut third).is_none());
        drop(permit);
        drop(second);
        assert_eq!((calls[1].wakes(), calls[2].wakes()), (1, 1));
        drop(in_flight.acquire());
        let permit = calls[2].poll(&mut third).unwrap();
        let mut last = in_flight.acquire();
        assert!(calls[0].poll(&mut last).is_none());
        drop(last);
        drop(permit);
        assert!(calls[0].poll(&mut in_flight.acquire()).is_some());
        assert_eq!(calls[0].wakes(), 0);
    }

    #[test]
    fn no_more_calls_than_permits_have_one_at_a_time_and_all_get_one() {
        const PERMITS: usize = 3;
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_time().build().unwrap();
        let state = Arc::new((InFlight::new(PERMITS), AtomicUsize::new(0)));
        let calls = (0..2000_u64).map(|index| {
            let state = state.clone();
            runtime.spawn(async move {
                let (in_flight, held) = &*state;
                let mut acquire = pin!(in_flight.acquire());
                if index % 3 == 0 {
                    // Given up after a poll or two.
                    let mut polls = index % 2;
                    poll_fn(|cx| {
                        polls = polls.saturating_sub(1);
                        if acquire.as_mut().poll(cx).is_ready() || polls == 0 { Poll::Ready(()) } else { Poll::Pending }
                    })
                    .await;
                    return;
                }
                let permit = acquire.await;
                assert!(held.fetch_add(1, SeqCst) < PERMITS);
                tokio::task::yield_now().await;
                held.fetch_sub(1, SeqCst);
                drop(permit);
            })
        });
        let calls: Vec<_> = calls.collect();
        runtime.block_on(async {
            for call in calls {
                call.await.unwrap();
            }
        });
        let state = state.0.lock();
        assert_eq!((state.permits, state.waiting.len()), (PERMITS, 0));
    }
}
