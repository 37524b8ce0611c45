//! Runtimes on which requests are given up.

use std::{
    future::poll_fn,
    ops::Range,
    pin::Pin,
    sync::Arc,
    task::Poll,
    thread,
    time::{Duration, Instant},
};

use fastpix_conformance::{builder, quick};
use fastpix_funcs::{
    Call, FastpixCore, Hook, HookContext, HookRequest, Idempotency, Operation, Response, RetryConfig,
    bytes::Bytes,
    errors::BoxError,
    http::{self, Method},
};
use tokio::runtime::{Builder, Runtime};

use crate::{
    Reported,
    servers::{NUMBER, Servers},
};

/// The methods, and whether they are idempotent.
pub(crate) static METHODS: [(Operation, bool); 5] = [
    (Operation::new("post", Method::POST, "/", Idempotency::NotIdempotent, &[]), false),
    (Operation::new("get", Method::GET, "/", Idempotency::Idempotent, &[]), true),
    (Operation::new("patch", Method::PATCH, "/", Idempotency::NotIdempotent, &[]), false),
    (Operation::new("put", Method::PUT, "/", Idempotency::Idempotent, &[]), true),
    (Operation::new("delete", Method::DELETE, "/", Idempotency::Idempotent, &[]), true),
];

/// Ranges of numbers of requests.
type Rounds<'a> = &'a mut dyn Iterator<Item = Range<usize>>;

/// Way in which a request is given up.
#[derive(Clone, Copy, PartialEq)]
enum GivenUp {
    /// By the deadline of the call.
    Deadline,
    /// By the time limit of an attempt, which is retried where that is certain to make no second one.
    Attempt,
    /// The call is dropped.
    Drop,
    /// By the end of the runtime of its connection.
    Shutdown,
}

impl GivenUp {
    fn of(round: &Range<usize>) -> Self {
        [Self::Deadline, Self::Attempt, Self::Drop][round.start / crate::ROUND / 8 % 3]
    }
}

/// Random numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn micros(&mut self, end: u64) -> Duration {
        Duration::from_micros(self.below(end))
    }

    /// A time after which a request is given up, short ones more often than long ones.
    fn patience(&mut self) -> Duration {
        let limit = self.below(12_000) + 1;
        self.micros(limit)
    }
}

/// Uses up time without giving up the thread.
pub(crate) fn busy(time: Duration) {
    let began = Instant::now();
    while began.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// A hook that takes time in one of eight attempts.
struct SlowHook;

impl Hook for SlowHook {
    fn before_request(
        &self,
        context: &HookContext<'_>,
        _: &mut HookRequest<'_>,
    ) -> Result<Option<http::Response<Bytes>>, BoxError> {
        let mut random = Random(u64::from(context.call_elapsed().subsec_nanos()));
        if random.below(8) == 0 {
            busy(random.micros(4_000));
        }
        Ok(None)
    }
}

pub(crate) struct Client {
    servers: Arc<Servers>,
    reported: Arc<Reported>,
    /// Text of 1 MiB.
    large: Arc<str>,
    random: Random,
}

impl Client {
    pub(crate) fn new(servers: Arc<Servers>, reported: Arc<Reported>) -> Self {
        Self { servers, reported, large: "a".repeat(1024 * 1024).into(), random: Random(1) }
    }

    fn cores(&self) -> Cores {
        let core = |attempt| {
            let core =
                builder(&self.servers.urls[0]).hook(SlowHook).add_root_certificates(self.servers.authority.clone());
            core.attempt_timeout(attempt).build().unwrap()
        };
        Cores { patient: core(Duration::from_secs(5)), impatient: core(Duration::from_millis(4)) }
    }

    /// Opens connections for the next requests: those that were given up have closed theirs.
    async fn connect(&self, cores: &Cores) {
        for core in [&cores.patient, &cores.impatient] {
            let call = |url: &str| core.request(&METHODS[1].0).call_raw().server_url(url);
            let [http1, _, http2, _] = &self.servers.urls;
            let (first, second, third) = tokio::join!(call(http1), call(http1), call(http2));
            drop((first, second, third));
        }
    }

    /// The call with a number. All combinations of methods, bodies and servers follow each other.
    fn call(&mut self, cores: &Cores, number: usize, given_up: GivenUp) -> Call<Response<()>> {
        let core = if given_up == GivenUp::Attempt { &cores.impatient } else { &cores.patient };
        let (operation, _) = &METHODS[number % 5];
        let request = core.request(operation);
        let request = match number / 20 % 100 {
            0 => request.json(&*self.large),
            number if number % 2 == 0 => request.json("small"),
            _ => request,
        };
        let call = request.call_raw().server_url(&*self.servers.urls[number / 5 % 4]).header(NUMBER, number);
        match given_up {
            GivenUp::Deadline => {
                let timeout = self.random.patience().max(Duration::from_micros(100));
                call.timeout(timeout).retries(RetryConfig::None)
            }
            GivenUp::Attempt => call.retries(quick()),
            GivenUp::Drop | GivenUp::Shutdown => call.retries(RetryConfig::None),
        }
    }
}

struct Cores {
    patient: FastpixCore,
    impatient: FastpixCore,
}

/// Polls calls until all have ended or were given up.
struct Flights<'a> {
    reported: &'a Reported,
    flights: Vec<Flight>,
}

struct Flight {
    number: usize,
    call: Call<Response<()>>,
    dropped_at: Option<Instant>,
}

impl Flights<'_> {
    async fn land(mut self) {
        poll_fn(|cx| {
            self.flights.retain_mut(|flight| {
                if flight.dropped_at.is_some_and(|time| Instant::now() >= time) {
                    return false;
                }
                match Pin::new(&mut flight.call).poll(cx) {
                    Poll::Pending => true,
                    Poll::Ready(result) => {
                        self.reported.add(flight.number, &result);
                        false
                    }
                }
            });
            if self.flights.iter().any(|flight| flight.dropped_at.is_some()) {
                cx.waker().wake_by_ref();
            }
            if self.flights.is_empty() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

/// Tasks that now and then take longer than the time that a request has left. With timers looked at after each task, a
/// deadline then comes between the moment at which a connection is given a request and the one at which it writes it.
fn other_work(runtime: &Runtime) {
    for number in 0..3 {
        runtime.spawn(async move {
            let mut random = Random(number);
            loop {
                let limit = if random.below(16) == 0 { 3_000 } else { 40 };
                busy(random.micros(limit));
                tokio::task::yield_now().await;
            }
        });
    }
}

/// Calls and their connections on one thread, with other work between them.
pub(crate) fn current_thread(mut client: Client, rounds: Rounds<'_>) {
    let runtime = Builder::new_current_thread().event_interval(1).enable_all().build().unwrap();
    let cores = client.cores();
    other_work(&runtime);
    for round in rounds {
        runtime.block_on(client.connect(&cores));
        let given_up = GivenUp::of(&round);
        // Runs after the calls have been given to their connections, and before these write them.
        let time = client.random.patience() / 2;
        let work = async move { busy(time) };
        runtime.spawn(work);
        let flights = round
            .map(|number| Flight {
                number,
                call: client.call(&cores, number, given_up),
                dropped_at: (given_up == GivenUp::Drop).then(|| Instant::now() + client.random.patience()),
            })
            .collect();
        runtime.block_on(Flights { reported: &client.reported, flights }.land());
    }
}

/// Calls as tasks, which the threads of the runtime take from each other.
pub(crate) fn multi_thread(mut client: Client, rounds: Rounds<'_>) {
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let cores = client.cores();
    for round in rounds {
        runtime.block_on(client.connect(&cores));
        let given_up = GivenUp::of(&round);
        let mut calls = Vec::new();
        for number in round {
            let call = client.call(&cores, number, given_up);
            let reported = client.reported.clone();
            let task = runtime.spawn(async move { reported.add(number, &call.await) });
            calls.push((task, client.random.patience()));
        }
        let began = Instant::now();
        calls.sort_by_key(|(_, time)| *time);
        for (task, time) in calls {
            if given_up == GivenUp::Drop {
                thread::sleep(time.saturating_sub(began.elapsed()));
                task.abort();
            }
            let ended = runtime.block_on(task);
            assert!(ended.is_ok() || given_up == GivenUp::Drop, "{ended:?}");
        }
    }
}

/// Calls whose connections are tasks of a runtime that ends.
pub(crate) fn shut_down(mut client: Client, rounds: Rounds<'_>) {
    let cores = client.cores();
    for round in rounds {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let handle = runtime.handle().clone();
        runtime.block_on(client.connect(&cores));
        let flights = round
            .map(|number| Flight { number, call: client.call(&cores, number, GivenUp::Shutdown), dropped_at: None })
            .collect();
        let reported = client.reported.clone();
        let calls = thread::spawn(move || handle.block_on(Flights { reported: &reported, flights }.land()));
        thread::sleep(client.random.patience());
        runtime.shutdown_background();
        calls.join().unwrap();
    }
}
