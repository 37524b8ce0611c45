//! Webhooks: which events there are, how one is written and signed, and the task that posts them.

use std::{
    collections::VecDeque,
    fmt, io,
    sync::{Arc, Mutex},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::{Request, Uri, header, uri::Scheme};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{
    net::TcpStream,
    sync::{Notify, watch},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    fault::{EventFault, Fault, Outcome},
    id::Ids,
    json::{items_mut, set, text},
    server::{Shared, lock},
    settings::Settings,
    workspace,
};

/// Attempts for one event.
const ATTEMPTS: u32 = 4;

/// Delay before the second attempt. It doubles with each further one.
const RETRY_DELAY: Duration = Duration::from_millis(100);

/// Time limit for one attempt.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);

/// Time limit of an event that is to be out of order, in which it waits for another one.
const HOLD_TIMEOUT: Duration = Duration::from_secs(1);

/// The oldest deliveries are removed, so that a long run does not fill the memory.
const DELIVERIES_KEPT: usize = 1_000;

/// Target of events.
#[derive(Clone)]
pub(crate) struct Target {
    uri: Uri,
    address: String,
    key: Vec<u8>,
}

impl Target {
    /// Reads a URL with the scheme `http`, and a secret in base64.
    pub(crate) fn new(url: &str, secret: &str) -> io::Result<Self> {
        let invalid = |reason| io::Error::new(io::ErrorKind::InvalidInput, reason);
        let uri: Uri = url.parse().map_err(|_| invalid("the webhook URL is invalid"))?;
        let host = uri.host().filter(|_| uri.scheme() == Some(&Scheme::HTTP));
        let host = host.ok_or_else(|| invalid("the webhook URL must begin with http:// and a host"))?;
        let address = format!("{host}:{}", uri.port_u16().unwrap_or(80));
        let key = STANDARD.decode(secret).ok().filter(|key| !key.is_empty());
        let key = key.ok_or_else(|| invalid("the webhook secret must be base64 and not empty"))?;
        Ok(Self { uri, address, key })
    }

    fn sign(&self, body: &[u8]) -> String {
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).map(|mac| mac.chain_update(body).finalize());
        mac.map(|mac| STANDARD.encode(mac.into_bytes())).unwrap_or_default()
    }

    async fn post(&self, body: Bytes, signature: &str) -> Result<u16, Box<dyn std::error::Error + Send + Sync>> {
        let (mut sender, connection) = http1::handshake(TokioIo::new(TcpStream::connect(&self.address).await?)).await?;
        // Dropping the set closes the connection.
        let mut running = JoinSet::new();
        running.spawn(connection);
        let host = self.uri.authority().map_or("", |authority| authority.as_str());
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let mut request =
            Request::post(path).header(header::HOST, host).header(header::CONTENT_TYPE, "application/json");
        if !signature.is_empty() {
            request = request.header("FastPix-Signature", signature);
        }
        let response = sender.send_request(request.body(Full::new(body))?).await?;
        let status = response.status().as_u16();
        // Read to its end, since a server that is still writing would see a connection reset. What it is does not
        // matter.
        let _ = response.into_body().collect().await;
        Ok(status)
    }
}

/// An attempt to deliver an event, returned by [`Emulator::deliveries`](crate::Emulator::deliveries).
///
/// Its `Debug` output has no body, since events contain stream keys.
#[derive(Clone)]
pub struct Delivery {
    event_id: String,
    event_type: String,
    attempt: u32,
    signature: String,
    body: Bytes,
    result: Result<u16, String>,
}

impl Delivery {
    /// The id of the event. Empty for the test request of the dashboard.
    pub fn event_id(&self) -> &str {
        &self.event_id
    }

    /// The type of the event. Empty for the test request of the dashboard.
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// The number of the attempt, from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The value of the header `FastPix-Signature`. Empty if there was none.
    pub fn signature(&self) -> &str {
        &self.signature
    }

    /// The body as it was posted.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The status of the response. `None` if there was no response.
    pub fn status(&self) -> Option<u16> {
        self.result.as_ref().ok().copied()
    }

    /// Why there was no response.
    pub fn error(&self) -> Option<&str> {
        self.result.as_ref().err().map(String::as_str)
    }

    /// Everything as JSON.
    pub(crate) fn show(&self) -> Value {
        json!({
            "eventId": self.event_id,
            "eventType": self.event_type,
            "attempt": self.attempt,
            "signature": self.signature,
            "status": self.status(),
            "error": self.error(),
            "body": self.json(),
        })
    }

    /// Returns true if the receiver responded with a 2xx.
    pub fn is_success(&self) -> bool {
        matches!(self.result, Ok(200..=299))
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("event_id", &self.event_id)
            .field("event_type", &self.event_type)
            .field("attempt", &self.attempt)
            .field("body_length", &self.body.len())
            .field("result", &self.result)
            .finish()
    }
}

/// The events that are to be posted, and what became of the others. Shared by whatever causes events and the task that
/// posts them.
#[derive(Default)]
pub(crate) struct Webhooks {
    settings: Arc<Settings>,
    /// Without one there are no events.
    target: Mutex<Option<Target>>,
    ids: Mutex<Ids>,
    queue: Mutex<VecDeque<Job>>,
    queued: Notify,
    /// Events that are queued, being posted or waiting for another attempt.
    unfinished: watch::Sender<usize>,
    deliveries: Mutex<VecDeque<Delivery>>,
}

struct Job {
    event: Value,
    attempts: u32,
}

impl Webhooks {
    pub(crate) fn new(settings: Arc<Settings>) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Sets where events are posted to from now on; `None` for nowhere.
    pub(crate) fn set_target(&self, target: Option<Target>) {
        *lock(&self.target) = target;
    }

    pub(crate) fn url(&self) -> Option<String> {
        lock(&self.target).as_ref().map(|target| target.uri.to_string())
    }

    /// The number of events that are to be posted, or posted again.
    pub(crate) fn unfinished(&self) -> usize {
        *self.unfinished.borrow()
    }

    /// An event about a media, one of its tracks or AI results, or an upload. `name` is what follows `video.`.
    pub(crate) fn media(&self, name: &str, id: &str, data: Value) {
        self.emit(name, "media", id, data);
    }

    /// An event about a live stream or its simulcast targets. The data is the stream in both cases.
    pub(crate) fn live(&self, name: &str, stream: &Value) {
        if self.has_target() {
            self.emit(&format!("live_stream.{name}"), "live", text(stream, "streamId"), stream.clone());
        }
    }

    /// Returns true if events are posted. Those that are not need not be written.
    pub(crate) fn has_target(&self) -> bool {
        lock(&self.target).is_some()
    }

    fn emit(&self, name: &str, object: &str, id: &str, data: Value) {
        let status = name.rsplit('.').next();
        let event = json!({
            "type": format!("video.{name}"),
            "object": {"type": object, "id": id},
            "id": null,
            "workspace": null,
            "status": status,
            "data": data,
        });
        self.send(event);
    }

    /// Queues an event, after adding the fields that it does not have and that do not depend on its type. Returns its
    /// id.
    pub(crate) fn send(&self, mut event: Value) -> Option<String> {
        lock(&self.target).as_ref()?;
        if event.get("id").is_none_or(Value::is_null) {
            set(&mut event, "id", lock(&self.ids).uuid());
        }
        if event.get("workspace").is_none_or(Value::is_null) {
            set(&mut event, "workspace", json!({"id": workspace::ID, "name": "Development"}));
        }
        if event.get("createdAt").is_none() {
            set(&mut event, "createdAt", self.settings.stamp_in_nanoseconds());
        }
        items_mut(&mut event, "attempts");
        let id = text(&event, "id").to_owned();
        self.queue(event);
        Some(id)
    }

    /// Queues the request with which the dashboard tests a URL.
    pub(crate) fn send_probe(&self) -> bool {
        let has_target = self.has_target();
        if has_target {
            self.queue(json!({}));
        }
        has_target
    }

    /// Queues the latest delivery of an event again.
    pub(crate) fn resend(&self, event_id: &str) -> bool {
        let is_event = |delivery: &&Delivery| delivery.event_id == event_id && !event_id.is_empty();
        let event = lock(&self.deliveries).iter().rev().find(is_event).map(Delivery::json);
        event.map(|event| self.queue(event)).is_some()
    }

    pub(crate) fn deliveries(&self) -> Vec<Delivery> {
        lock(&self.deliveries).iter().cloned().collect()
    }

    pub(crate) fn clear_deliveries(&self) {
        lock(&self.deliveries).clear();
    }

    pub(crate) async fn finished(&self) {
        // The sender belongs to `self`, so it is not dropped.
        let _ = self.unfinished.subscribe().wait_for(|count| *count == 0).await;
    }

    fn queue(&self, event: Value) {
        self.unfinished.send_modify(|count| *count += 1);
        lock(&self.queue).push_back(Job { event, attempts: 0 });
        self.queued.notify_one();
    }

    async fn next(&self) -> Job {
        loop {
            let next = lock(&self.queue).pop_front();
            match next {
                Some(job) => return job,
                None => self.queued.notified().await,
            }
        }
    }

    fn record(&self, delivery: Delivery) {
        let mut deliveries = lock(&self.deliveries);
        if deliveries.len() == DELIVERIES_KEPT {
            deliveries.pop_front();
        }
        deliveries.push_back(delivery);
    }
}

/// Posts events until the task is aborted: one after the other, but for those that are delayed or posted again.
pub(crate) async fn deliver(shared: Arc<Shared>) {
    let webhooks = shared.webhooks.clone();
    let mut running = JoinSet::new();
    let mut held: Vec<Job> = Vec::new();
    loop {
        while running.try_join_next().is_some() {}
        let next = if held.is_empty() {
            Some(webhooks.next().await)
        } else {
            timeout(HOLD_TIMEOUT, webhooks.next()).await.ok()
        };
        let mut in_order = Vec::new();
        if let Some(job) = next {
            let fault = job.fault(&shared);
            match fault.as_ref().map(|fault| &fault.outcome) {
                Some(Outcome::Event(EventFault::OutOfOrder)) => {
                    held.push(job);
                    continue;
                }
                _ => in_order.push((job, fault)),
            }
        }
        in_order.extend(held.drain(..).map(|job| (job, None)));
        for (job, fault) in in_order {
            let is_delayed = fault.as_ref().is_some_and(|fault| !fault.delay.is_zero());
            if is_delayed {
                running.spawn(job.run(shared.clone(), fault));
            } else if let Some(failed) = job.attempt(&webhooks, fault).await {
                running.spawn(failed.retry(shared.clone()));
            }
        }
    }
}

impl Job {
    fn is_probe(&self) -> bool {
        self.event.as_object().is_some_and(serde_json::Map::is_empty)
    }

    fn fault(&self, shared: &Shared) -> Option<Fault> {
        if self.is_probe() { None } else { lock(&shared.faults).take_for_event(text(&self.event, "type")) }
    }

    /// Posts the event until it is delivered or no attempt is left.
    async fn run(self, shared: Arc<Shared>, fault: Option<Fault>) {
        if let Some(failed) = self.attempt(&shared.webhooks, fault).await {
            failed.retry(shared).await;
        }
    }

    async fn retry(self, shared: Arc<Shared>) {
        let mut next = Some(self);
        while let Some(job) = next {
            sleep(RETRY_DELAY * 2_u32.pow(job.attempts.saturating_sub(1))).await;
            let fault = job.fault(&shared);
            next = job.attempt(&shared.webhooks, fault).await;
        }
    }

    /// Posts the event. Returns the job if another attempt has to be made.
    async fn attempt(mut self, webhooks: &Webhooks, fault: Option<Fault>) -> Option<Self> {
        if let Some(fault) = &fault {
            sleep(fault.delay).await;
        }
        self.attempts += 1;
        let target = lock(&webhooks.target).clone();
        let body = Bytes::from(self.event.to_string());
        let fault = fault.map(|fault| fault.outcome);
        let signature = match (&target, &fault) {
            (Some(_), _) if self.is_probe() => String::new(),
            // The signature of another body.
            (Some(target), Some(Outcome::Event(EventFault::WrongSignature))) => {
                target.sign(&[&body[..], b" "].concat())
            }
            (Some(target), _) => target.sign(&body),
            (None, _) => String::new(),
        };
        let times = if let Some(Outcome::Event(EventFault::Duplicate)) = fault { 2 } else { 1 };
        let mut is_done = self.attempts == ATTEMPTS || self.is_probe();
        for _ in 0..times {
            let result = match &target {
                Some(target) => match timeout(ATTEMPT_TIMEOUT, target.post(body.clone(), &signature)).await {
                    Ok(result) => result.map_err(|error| error.to_string()),
                    Err(_) => Err("no response in time".to_owned()),
                },
                None => Err("there is no webhook".to_owned()),
            };
            let delivery = Delivery {
                event_id: text(&self.event, "id").to_owned(),
                event_type: text(&self.event, "type").to_owned(),
                attempt: self.attempts,
                signature: signature.clone(),
                body: body.clone(),
                result,
            };
            is_done |= delivery.is_success();
            let attempt = json!({"attemptedAt": webhooks.settings.stamp(), "statusCode": delivery.status()});
            if !self.is_probe() {
                items_mut(&mut self.event, "attempts").into_iter().for_each(|list| list.push(attempt.clone()));
            }
            webhooks.record(delivery);
        }
        if is_done {
            webhooks.unfinished.send_modify(|count| *count -= 1);
            return None;
        }
        Some(self)
    }
}
