//! Shared parts of the fault matrix.

use std::{ops::RangeBounds, sync::Arc, time::Duration};

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{PASSWORD, Step, Tap, USERNAME, all_texts, builder, eventually, example};
use fastpix_funcs::{
    Call, ErrorClass, FastpixCore, FastpixCoreBuilder, FastpixError, Outcome, Response,
    bytes::Bytes,
    manage_live_stream_get_live_stream_by_id,
    models::{LiveStreamResponseDto, LivestreamgetResponse},
    start_live_stream_create_new_stream,
};
use tokio::{net::TcpSocket, time::Instant};

/// Secret in a body that must not appear in errors.
pub(crate) const BODY_SECRET: &str = "stream-key-5d1c";
/// Response that is valid for both operations.
pub(crate) const STREAM: &str = r#"{"success":true,"data":{"streamId":"a","streamKey":"stream-key-5d1c"}}"#;
/// Error envelope with a secret.
pub(crate) const REFUSAL: &str = r#"{"error":{"code":7,"message":"no"},"streamKey":"stream-key-5d1c"}"#;

/// Tolerance beyond a deadline on a busy machine. A paused clock is exact.
const PATIENCE: Duration = Duration::from_secs(8);

/// Result of a call: variant, outcome, status and class of the error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// Success with this status.
    Success(u16),
    /// Invalid request.
    Refused,
    /// No connection, nothing sent.
    NoConnection,
    /// Connection lost after something was sent.
    Lost,
    /// Connection lost during a response with this status.
    CutOff(u16),
    /// Timeout while connecting, nothing sent.
    NotConnectedInTime,
    /// Timeout after something was sent.
    NoAnswerInTime,
    /// Timeout during a response with this status.
    NoEndInTime(u16),
    /// Success with an invalid body.
    Unreadable(u16),
    /// Error status and class.
    Status(u16, ErrorClass),
}

impl End {
    /// Error status that the operation does not declare.
    pub(crate) fn undeclared(status: u16) -> Self {
        Self::Status(status, ErrorClass::FastpixDefaultError)
    }

    pub(crate) fn of(error: &FastpixError) -> Self {
        match (error, error.outcome(), error.status().map(|status| status.as_u16())) {
            (FastpixError::InvalidRequest(_), Outcome::NotSent, None) => Self::Refused,
            (FastpixError::Connection(_), Outcome::NotSent, None) => Self::NoConnection,
            (FastpixError::Connection(_), Outcome::Unknown, None) => Self::Lost,
            (FastpixError::Connection(_), Outcome::ResponseReceived, Some(status)) => Self::CutOff(status),
            (FastpixError::RequestTimeout(_), Outcome::NotSent, None) => Self::NotConnectedInTime,
            (FastpixError::RequestTimeout(_), Outcome::Unknown, None) => Self::NoAnswerInTime,
            (FastpixError::RequestTimeout(_), Outcome::ResponseReceived, Some(status)) => Self::NoEndInTime(status),
            (FastpixError::ResponseValidation(_), Outcome::ResponseReceived, Some(status)) => Self::Unreadable(status),
            (FastpixError::Api(api), Outcome::ResponseReceived, Some(status)) => Self::Status(status, api.class()),
            (error, outcome, status) => panic!("{outcome:?} and {status:?} do not go with {error:?}"),
        }
    }
}

/// Attempts reported by the call, connections and complete requests counted by the server.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) attempts: u32,
    pub(crate) connections: usize,
    pub(crate) requests: usize,
}

/// No attempt.
pub(crate) const NOTHING: Cost = cost(0, 0, 0);
/// One attempt on one connection, read by the server.
pub(crate) const ONCE: Cost = cost(1, 1, 1);
/// Three attempts, each on a connection of its own.
pub(crate) const THRICE: Cost = cost(3, 3, 3);
/// Three attempts on one connection, as after complete responses.
pub(crate) const THRICE_ON_ONE: Cost = cost(3, 1, 3);

pub(crate) const fn cost(attempts: u32, connections: usize, requests: usize) -> Cost {
    Cost { attempts, connections, requests }
}

/// Faulty server and a core for it. Each call has its own.
pub(crate) struct Case {
    server: Server,
    configure: Box<dyn Fn(FastpixCoreBuilder) -> FastpixCoreBuilder>,
    deadline: Duration,
}

enum Server {
    Scripted(&'static str, Arc<dyn Fn(usize) -> Vec<Step> + Send + Sync>),
    Elsewhere(String),
}

/// Server with the same script on every connection.
pub(crate) fn always(steps: impl Into<Vec<Step>>) -> Case {
    let steps = steps.into();
    by_connection(move |_| steps.clone())
}

/// Server that responds to every request with these bytes.
pub(crate) fn answering(response: impl Into<Vec<u8>>) -> Case {
    let response = response.into();
    always((0..10).flat_map(|_| [Step::Request, Step::Write(response.clone())]).collect::<Vec<_>>())
}

/// Server with a script for each connection, by its number counted from 1.
pub(crate) fn by_connection(script: impl Fn(usize) -> Vec<Step> + Send + Sync + 'static) -> Case {
    Case::new(Server::Scripted("http", Arc::new(script)))
}

/// Port that refuses connections and is reserved as long as the socket exists.
pub(crate) fn refusing() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}/v1/", socket.local_addr().unwrap());
    (socket, url)
}

/// Server outside of the tests.
pub(crate) fn elsewhere(url: impl Into<String>) -> Case {
    Case::new(Server::Elsewhere(url.into()))
}

impl Case {
    fn new(server: Server) -> Self {
        Self { server, configure: Box::new(|builder| builder), deadline: Duration::from_secs(60) }
    }

    /// The same server with an https URL.
    pub(crate) fn https(mut self) -> Self {
        if let Server::Scripted(scheme, _) = &mut self.server {
            *scheme = "https";
        }
        self
    }

    /// Configures the core.
    pub(crate) fn with(mut self, configure: impl Fn(FastpixCoreBuilder) -> FastpixCoreBuilder + 'static) -> Self {
        self.configure = Box::new(configure);
        self
    }

    /// Sets another deadline than 60 s.
    pub(crate) fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Runs a non-idempotent call and waits until its last connection is closed.
    pub(crate) async fn create(&self) -> CallOutcome {
        self.call(create).await
    }

    /// Runs an idempotent call and waits until its last connection is closed.
    pub(crate) async fn read(&self) -> CallOutcome {
        self.call(read).await
    }

    /// Runs a call and waits until its last connection is closed.
    pub(crate) async fn call<T>(&self, call: impl FnOnce(&FastpixCore) -> Call<Response<T>>) -> CallOutcome {
        let mut session = self.start().await;
        let ending = session.call(call).await;
        let (connections, requests) = session.end().await;
        CallOutcome { cost: Cost { connections, requests, ..ending.cost }, ..ending }
    }

    /// Starts the server and the core for several calls.
    pub(crate) async fn start(&self) -> Session {
        let (tap, url) = match &self.server {
            Server::Elsewhere(url) => (None, url.clone()),
            Server::Scripted(scheme, script) => {
                let script = script.clone();
                let tap = Tap::scripted(move |number| script(number)).await;
                let url = format!("{scheme}://{}/v1/", tap.host());
                (Some(tap), url)
            }
        };
        let core = (self.configure)(builder(&url).timeout(self.deadline)).build().unwrap();
        Session { core, tap, deadline: self.deadline }
    }
}

/// Several calls with one core, counted when each ends.
pub(crate) struct Session {
    pub(crate) core: FastpixCore,
    tap: Option<Tap>,
    deadline: Duration,
}

impl Session {
    /// Server, if it belongs to the test.
    pub(crate) fn tap(&self) -> &Tap {
        self.tap.as_ref().unwrap()
    }

    /// Runs a non-idempotent call.
    pub(crate) async fn create(&mut self) -> CallOutcome {
        self.call(create).await
    }

    /// Runs an idempotent call.
    pub(crate) async fn read(&mut self) -> CallOutcome {
        self.call(read).await
    }

    /// Runs any call.
    pub(crate) async fn call<T>(&mut self, call: impl FnOnce(&FastpixCore) -> Call<Response<T>>) -> CallOutcome {
        let before = self.seen();
        let began = Instant::now();
        let result = tokio::select! {
            biased;
            result = call(&self.core) => result,
            () = tick() => unreachable!("it ticks forever"),
        };
        let took = began.elapsed();
        assert!(took <= self.deadline + PATIENCE, "it took {took:?}");
        let now = self.seen();
        CallOutcome::new(result, took, now.0 - before.0, now.1 - before.1)
    }

    /// Connections and requests so far.
    fn seen(&self) -> (usize, usize) {
        self.tap.as_ref().map_or((0, 0), |tap| (tap.opened(), tap.count()))
    }

    /// Drops the core and waits until the last connection is closed.
    pub(crate) async fn end(self) -> (usize, usize) {
        let Self { core, tap, .. } = self;
        drop(core);
        let Some(tap) = tap else { return (0, 0) };
        eventually("the connections are closed", || tap.closed() == tap.opened()).await;
        (tap.opened(), tap.count())
    }
}

fn create(core: &FastpixCore) -> Call<Response<LiveStreamResponseDto>> {
    start_live_stream_create_new_stream(core, example()).with_response()
}

fn read(core: &FastpixCore) -> Call<Response<LivestreamgetResponse>> {
    manage_live_stream_get_live_stream_by_id(core, "a").with_response()
}

/// A paused clock jumps to the next timer when the runtime is idle. In small steps, data on its
/// way between sockets arrives in between.
async fn tick() {
    loop {
        tokio::time::sleep(ms(10)).await;
    }
}

/// Result of a call and its counts.
#[derive(Debug)]
pub(crate) struct CallOutcome {
    end: End,
    cost: Cost,
    took: Duration,
    body: Bytes,
    error: Option<FastpixError>,
}

impl CallOutcome {
    fn new<T>(result: Result<Response<T>, FastpixError>, took: Duration, connections: usize, requests: usize) -> Self {
        let (end, attempts, body, error) = match result {
            Ok(response) => {
                (End::Success(response.status().as_u16()), response.attempts(), response.body().clone(), None)
            }
            Err(error) => {
                assert_silent(&error);
                let body = match &error {
                    FastpixError::Api(error) => error.body().clone(),
                    FastpixError::ResponseValidation(error) => error.body().clone(),
                    _ => Bytes::new(),
                };
                (End::of(&error), error.attempts(), body, Some(error))
            }
        };
        Self { end, cost: cost(attempts, connections, requests), took, body, error }
    }

    /// Asserts the result and the counts.
    #[track_caller]
    pub(crate) fn is(self, end: End, cost: Cost) -> Self {
        assert_eq!((self.end, self.cost), (end, cost), "{:?}", self.error);
        self
    }

    /// Asserts one of several results, where they race.
    #[track_caller]
    pub(crate) fn one_of(self, ends: &[(End, Cost)]) -> Self {
        assert!(ends.contains(&(self.end, self.cost)), "{:?}, {:?}: {:?}", self.end, self.cost, self.error);
        self
    }

    /// Asserts the duration in seconds.
    #[track_caller]
    pub(crate) fn took(self, seconds: impl RangeBounds<f64>) -> Self {
        assert!(seconds.contains(&self.took.as_secs_f64()), "it took {:?}", self.took);
        self
    }

    /// Asserts the body of the response or error.
    #[track_caller]
    pub(crate) fn has(self, body: impl AsRef<[u8]>) -> Self {
        assert!(self.body == body.as_ref(), "another body, of {} bytes", self.body.len());
        self
    }

    /// Asserts the attempts of a success.
    #[track_caller]
    pub(crate) fn succeeds(self) -> usize {
        assert!(matches!(self.end, End::Success(_)), "{:?}", self.error);
        self.cost.attempts as usize
    }

    /// The text of the error, in which `HOST` stands for the server.
    #[track_caller]
    pub(crate) fn says(self, expected: &str) -> Self {
        let text = self.error().to_string();
        let words = text.split(' ').map(|word| match word.strip_prefix("127.0.0.1:") {
            Some(port) if !port.is_empty() => {
                ["HOST", port.trim_start_matches(|char: char| char.is_ascii_digit())].concat()
            }
            _ => word.to_owned(),
        });
        assert_eq!(words.collect::<Vec<_>>().join(" "), expected);
        self
    }

    /// Error of the call.
    pub(crate) fn error(&self) -> &FastpixError {
        self.error.as_ref().unwrap()
    }
}

/// Asserts that no text of the error contains a secret.
#[track_caller]
pub(crate) fn assert_silent(error: &FastpixError) {
    let texts = all_texts(error);
    let pair = STANDARD.encode(format!("{USERNAME}:{PASSWORD}"));
    for secret in [PASSWORD, &pair, &STANDARD.encode(PASSWORD), BODY_SECRET] {
        assert!(!texts.contains(secret), "{secret} is in {texts}");
    }
}

/// Response with a content length.
pub(crate) fn response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

pub(crate) const fn ms(time: u64) -> Duration {
    Duration::from_millis(time)
}
