//! What all rows have in common.

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

/// What a body holds that no text of an error may.
pub(crate) const BODY_SECRET: &str = "stream-key-5d1c";
/// A response that fits both operations.
pub(crate) const STREAM: &str = r#"{"success":true,"data":{"streamId":"a","streamKey":"stream-key-5d1c"}}"#;
/// What an error can say of itself, and a secret.
pub(crate) const REFUSAL: &str = r#"{"error":{"code":7,"message":"no"},"streamKey":"stream-key-5d1c"}"#;

/// How much longer than its deadline a call may take where the machine is busy. A paused clock is exact.
const PATIENCE: Duration = Duration::from_secs(8);

/// How a call ended: the error's variant, outcome, status and class in a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum End {
    /// A success with this status.
    Success(u16),
    /// The request cannot be sent.
    Refused,
    /// No connection, so nothing was sent.
    NoConnection,
    /// The connection broke after something was sent.
    Lost,
    /// The connection broke amid a response with this status.
    CutOff(u16),
    /// The time was over while connecting, so nothing was sent.
    NotConnectedInTime,
    /// The time was over after something was sent.
    NoAnswerInTime,
    /// The time was over amid a response with this status.
    NoEndInTime(u16),
    /// A success whose body cannot be used.
    Unreadable(u16),
    /// An error status, and its class.
    Status(u16, ErrorClass),
}

impl End {
    /// An error status that the operation does not declare.
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

/// What a call took: attempts by its own word, connections and whole requests by the server's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    pub(crate) attempts: u32,
    pub(crate) connections: usize,
    pub(crate) requests: usize,
}

/// Nothing, not even an attempt.
pub(crate) const NOTHING: Cost = cost(0, 0, 0);
/// One attempt, on a connection of its own, read by the server.
pub(crate) const ONCE: Cost = cost(1, 1, 1);
/// Three of those.
pub(crate) const THRICE: Cost = cost(3, 3, 3);
/// Three attempts on one connection, as it is where each response is whole.
pub(crate) const THRICE_ON_ONE: Cost = cost(3, 1, 3);

pub(crate) const fn cost(attempts: u32, connections: usize, requests: usize) -> Cost {
    Cost { attempts, connections, requests }
}

/// A server that misbehaves, and a core for it. Each call has both for itself.
pub(crate) struct Case {
    server: Server,
    configure: Box<dyn Fn(FastpixCoreBuilder) -> FastpixCoreBuilder>,
    deadline: Duration,
}

enum Server {
    Scripted(&'static str, Arc<dyn Fn(usize) -> Vec<Step> + Send + Sync>),
    Elsewhere(String),
}

/// A server that does the same on every connection.
pub(crate) fn always(steps: impl Into<Vec<Step>>) -> Case {
    let steps = steps.into();
    by_connection(move |_| steps.clone())
}

/// A server that answers every request with these bytes.
pub(crate) fn answering(response: impl Into<Vec<u8>>) -> Case {
    let response = response.into();
    always((0..10).flat_map(|_| [Step::Request, Step::Write(response.clone())]).collect::<Vec<_>>())
}

/// A server with a script for each connection by its number, counted from 1.
pub(crate) fn by_connection(script: impl Fn(usize) -> Vec<Step> + Send + Sync + 'static) -> Case {
    Case::new(Server::Scripted("http", Arc::new(script)))
}

/// A port where every connection is refused, for as long as the socket is there: nobody else can come to listen there.
pub(crate) fn refusing() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}/v1/", socket.local_addr().unwrap());
    (socket, url)
}

/// A server that is none of ours.
pub(crate) fn elsewhere(url: impl Into<String>) -> Case {
    Case::new(Server::Elsewhere(url.into()))
}

impl Case {
    fn new(server: Server) -> Self {
        Self { server, configure: Box::new(|builder| builder), deadline: Duration::from_secs(60) }
    }

    /// The same server behind an https URL.
    pub(crate) fn https(mut self) -> Self {
        if let Server::Scripted(scheme, _) = &mut self.server {
            *scheme = "https";
        }
        self
    }

    /// Changes the core.
    pub(crate) fn with(mut self, configure: impl Fn(FastpixCoreBuilder) -> FastpixCoreBuilder + 'static) -> Self {
        self.configure = Box::new(configure);
        self
    }

    /// Another deadline than that of 60 s.
    pub(crate) fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// What must not be sent twice, up to when its last connection is closed.
    pub(crate) async fn create(&self) -> CallOutcome {
        self.call(create).await
    }

    /// What may be sent again, up to when its last connection is closed.
    pub(crate) async fn read(&self) -> CallOutcome {
        self.call(read).await
    }

    /// One call, up to when its last connection is closed.
    pub(crate) async fn call<T>(&self, call: impl FnOnce(&FastpixCore) -> Call<Response<T>>) -> CallOutcome {
        let mut session = self.start().await;
        let ending = session.call(call).await;
        let (connections, requests) = session.end().await;
        CallOutcome { cost: Cost { connections, requests, ..ending.cost }, ..ending }
    }

    /// The server and the core, for several calls.
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

/// Several calls with one core. What each is said to have taken is what was seen when it ended.
pub(crate) struct Session {
    pub(crate) core: FastpixCore,
    tap: Option<Tap>,
    deadline: Duration,
}

impl Session {
    /// The server, where it is one of ours.
    pub(crate) fn tap(&self) -> &Tap {
        self.tap.as_ref().unwrap()
    }

    /// What must not be sent twice.
    pub(crate) async fn create(&mut self) -> CallOutcome {
        self.call(create).await
    }

    /// What may be sent again.
    pub(crate) async fn read(&mut self) -> CallOutcome {
        self.call(read).await
    }

    /// Any call.
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

    /// The connections and requests so far.
    fn seen(&self) -> (usize, usize) {
        self.tap.as_ref().map_or((0, 0), |tap| (tap.opened(), tap.count()))
    }

    /// Waits until the last connection is closed, as it is when the core is gone.
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

/// Where time is paused, it leaps to the next timer whenever nothing else can be done. In small steps, what is on its
/// way from one socket to the other gets there in between.
async fn tick() {
    loop {
        tokio::time::sleep(ms(10)).await;
    }
}

/// How a call ended, and what it took.
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

    /// How it ended, and what it took.
    #[track_caller]
    pub(crate) fn is(self, end: End, cost: Cost) -> Self {
        assert_eq!((self.end, self.cost), (end, cost), "{:?}", self.error);
        self
    }

    /// One of several ends, where it is a matter of who is first.
    #[track_caller]
    pub(crate) fn one_of(self, ends: &[(End, Cost)]) -> Self {
        assert!(ends.contains(&(self.end, self.cost)), "{:?}, {:?}: {:?}", self.end, self.cost, self.error);
        self
    }

    /// How long it took, in seconds.
    #[track_caller]
    pub(crate) fn took(self, seconds: impl RangeBounds<f64>) -> Self {
        assert!(seconds.contains(&self.took.as_secs_f64()), "it took {:?}", self.took);
        self
    }

    /// The body that the response or the error has.
    #[track_caller]
    pub(crate) fn has(self, body: impl AsRef<[u8]>) -> Self {
        assert!(self.body == body.as_ref(), "another body, of {} bytes", self.body.len());
        self
    }

    /// How many attempts a success took.
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

    /// The error.
    pub(crate) fn error(&self) -> &FastpixError {
        self.error.as_ref().unwrap()
    }
}

/// No secret is in any text of the error.
#[track_caller]
pub(crate) fn assert_silent(error: &FastpixError) {
    let texts = all_texts(error);
    let pair = STANDARD.encode(format!("{USERNAME}:{PASSWORD}"));
    for secret in [PASSWORD, &pair, &STANDARD.encode(PASSWORD), BODY_SECRET] {
        assert!(!texts.contains(secret), "{secret} is in {texts}");
    }
}

/// A response with a length.
pub(crate) fn response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

pub(crate) const fn ms(time: u64) -> Duration {
    Duration::from_millis(time)
}
