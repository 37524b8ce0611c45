//! Waiting for a status: media that are processed, live streams that become active, and any other call and condition.
//!
//! The API has no call that waits. The functions of this module read an object until it has the expected status:
//!
#![cfg_attr(feature = "manage-videos-get-media", doc = "```")]
#![cfg_attr(not(feature = "manage-videos-get-media"), doc = "```ignore")]
//! use std::time::Duration;
//! use fastpix_funcs::{FastpixCore, models::Media, wait::{WaitError, wait_until_media_ready}};
//!
//! async fn duration(core: &FastpixCore, media_id: &str) -> Result<(), WaitError<Media>> {
//!     let media = wait_until_media_ready(core, media_id)
//!         .timeout(Duration::from_secs(3600))
//!         .on_status(|media| println!("{:?}", media.status))
//!         .await?;
//!     println!("{:?}", media.duration);
//!     Ok(())
//! }
//! ```
//!
//! # Time
//!
//! The first call is made at once. The delay between two calls grows from 1 s to 15 s, with jitter, and is at least as
//! long as a `Retry-After` asks. [`poll_interval`](Waiter::poll_interval) sets it. After 10 minutes, or the time that
//! [`timeout`](Waiter::timeout) sets, the wait ends with [`WaitError::TimedOut`].
//!
//! # Errors of calls
//!
//! Each call has the deadline and the retries of the client. An error that can pass is waited out: no connection, no
//! response in time, and the statuses 408, 429 and 5xx. Any other one ends the wait with [`WaitError::Call`].

use std::{
    collections::hash_map::RandomState,
    error::Error,
    fmt,
    hash::{BuildHasher, Hasher},
    mem,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use fastpix_errors::{Outcome, UnexpectedClientError};
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::{Call, FastpixError};

const DEFAULT_TIMEOUT: Duration = Duration::from_secs(600);
const FIRST_DELAY: Duration = Duration::from_secs(1);
const LONGEST_DELAY: Duration = Duration::from_secs(15);
const GROWTH: f64 = 1.5;
/// The clock cannot add any duration.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// Result of the condition of [`wait_until`]. A closure that cannot tell of failures returns `bool`.
///
/// ```
/// use fastpix_funcs::wait::Condition;
///
/// fn condition(status: &str) -> Condition {
///     match status {
///         "done" => Condition::Met,
///         "failed" => Condition::Failed,
///         _ => Condition::NotYet,
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Condition {
    /// Not yet: wait and call again.
    NotYet,
    /// Met: the wait ends.
    Met,
    /// It will never be met: the wait ends with [`WaitError::Failed`].
    Failed,
}

impl From<bool> for Condition {
    fn from(met: bool) -> Self {
        if met { Self::Met } else { Self::NotYet }
    }
}

/// Waits until the value that a call returns meets a condition.
///
/// The closure `call` creates the call, each time that one is made; `condition` looks at the value and returns `bool`,
/// or a
/// [`Condition`] if it can also fail for good.
///
#[cfg_attr(feature = "manage-videos-get-media", doc = "```")]
#[cfg_attr(not(feature = "manage-videos-get-media"), doc = "```ignore")]
/// use fastpix_funcs::{FastpixCore, manage_videos_get_media, models::Media, wait::{WaitError, wait_until}};
///
/// async fn with_subtitles(core: &FastpixCore, media_id: &str) -> Result<Media, WaitError<Media>> {
///     let (core, media_id) = (core.clone(), media_id.to_owned());
///     let call = move || manage_videos_get_media(&core, &media_id).data();
///     wait_until(call, |media| media.subtitle_available == Some(true)).await
/// }
/// ```
pub fn wait_until<T, C>(
    call: impl FnMut() -> Call<T> + Send + 'static,
    mut condition: impl FnMut(&T) -> C + Send + 'static,
) -> Waiter<T>
where
    T: Send + 'static,
    C: Into<Condition>,
{
    Waiter::new(call, move |value| match condition(&value).into() {
        Condition::NotYet => Check::NotYet(value),
        Condition::Met => Check::Met(value),
        Condition::Failed => Check::Failed(value),
    })
}

/// Result of looking at a response.
enum Check<T, V> {
    NotYet(T),
    Met(V),
    Failed(T),
}

/// Pending wait. A future of the value that was waited for, or of a [`WaitError`] with the last response.
///
/// Nothing is sent until it is polled; until then, its setters have an effect. Dropping it ends the wait. `T` is what
/// the calls return.
///
/// ```
/// use std::{fmt::Debug, time::Duration};
/// use fastpix_funcs::wait::{WaitError, Waiter};
///
/// async fn patiently<T: Debug + Send + 'static>(wait: Waiter<T>) -> Result<T, WaitError<T>> {
///     let minute = Duration::from_secs(60);
///     wait.timeout(60 * minute).poll_interval(minute).on_status(|value| println!("{value:?}")).await
/// }
/// ```
#[must_use = "a wait does nothing until it is awaited"]
pub struct Waiter<T, V = T>(State<T, V>);

enum State<T, V> {
    Ready(Box<Plan<T, V>>),
    Running(Pin<Box<dyn Future<Output = Result<V, WaitError<T>>> + Send>>),
    Done,
}

type OnStatus<T> = dyn FnMut(&T) + Send;

struct Plan<T, V> {
    call: Box<dyn FnMut() -> Call<T> + Send>,
    check: Box<dyn FnMut(T) -> Check<T, V> + Send>,
    on_status: Option<Box<OnStatus<T>>>,
    timeout: Duration,
    interval: Option<Duration>,
    /// True if the object may not exist yet.
    may_be_missing: bool,
}

impl<T, V> Waiter<T, V> {
    fn new(
        call: impl FnMut() -> Call<T> + Send + 'static,
        check: impl FnMut(T) -> Check<T, V> + Send + 'static,
    ) -> Self {
        Self(State::Ready(Box::new(Plan {
            call: Box::new(call),
            check: Box::new(check),
            on_status: None,
            timeout: DEFAULT_TIMEOUT,
            interval: None,
            may_be_missing: false,
        })))
    }

    /// Sets the deadline of the wait, including calls and delays. Default: 10 minutes.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|plan| plan.timeout = timeout)
    }

    /// Sets the delay between two calls. Default: growing from 1 s to 15 s, with jitter.
    pub fn poll_interval(self, interval: Duration) -> Self {
        self.set(|plan| plan.interval = Some(interval))
    }

    /// Calls a closure with each response, for example to show its status.
    pub fn on_status(self, on_status: impl FnMut(&T) + Send + 'static) -> Self {
        self.set(|plan| plan.on_status = Some(Box::new(on_status)))
    }

    fn set(mut self, change: impl FnOnce(&mut Plan<T, V>)) -> Self {
        if let State::Ready(plan) = &mut self.0 {
            change(plan);
        }
        self
    }
}

impl<T: Send + 'static, V: 'static> Future for Waiter<T, V> {
    type Output = Result<V, WaitError<T>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            match &mut self.0 {
                State::Running(running) => {
                    let result = ready!(running.as_mut().poll(cx));
                    self.0 = State::Done;
                    return Poll::Ready(result);
                }
                State::Done => {
                    let error = UnexpectedClientError::new(Outcome::NotSent, "the wait was polled after it had ended");
                    return Poll::Ready(Err(WaitError::Call(error.into())));
                }
                State::Ready(_) => {
                    if let State::Ready(plan) = mem::replace(&mut self.0, State::Done) {
                        self.0 = State::Running(Box::pin(plan.run()));
                    }
                }
            }
        }
    }
}

impl<T: Send, V> Plan<T, V> {
    async fn run(mut self: Box<Self>) -> Result<V, WaitError<T>> {
        let began = Instant::now();
        let deadline = began.checked_add(self.timeout.min(LONGEST_TIMEOUT)).unwrap_or(began);
        let (mut last, mut last_error) = (None, None);
        let mut delay = FIRST_DELAY;
        loop {
            let mut at_least = Duration::ZERO;
            match timeout_at(deadline, (self.call)()).await {
                Ok(Ok(value)) => {
                    if let Some(on_status) = &mut self.on_status {
                        on_status(&value);
                    }
                    match (self.check)(value) {
                        Check::NotYet(value) => (last, last_error) = (Some(Box::new(value)), None),
                        Check::Met(value) => return Ok(value),
                        Check::Failed(value) => return Err(WaitError::Failed(Box::new(value))),
                    }
                }
                Ok(Err(error)) if can_pass(&error) || (last.is_none() && self.may_be_missing && is_missing(&error)) => {
                    at_least = error.retry_after().unwrap_or_default();
                    last_error = Some(error);
                }
                Ok(Err(error)) => return Err(WaitError::Call(error)),
                Err(_) => {}
            }
            let pause = self.interval.unwrap_or_else(|| jittered(delay)).max(at_least);
            delay = delay.mul_f64(GROWTH).min(LONGEST_DELAY);
            let next = Instant::now().checked_add(pause).unwrap_or(deadline).min(deadline);
            sleep_until(next).await;
            if next == deadline {
                return Err(WaitError::TimedOut { last, elapsed: began.elapsed(), error: last_error });
            }
        }
    }
}

/// Returns true if the next call can succeed although this one failed.
fn can_pass(error: &FastpixError) -> bool {
    match error {
        FastpixError::Api(error) => matches!(error.status().as_u16(), 408 | 429 | 500..),
        FastpixError::Connection(error) => !error.is_permanent(),
        FastpixError::RequestTimeout(_) => true,
        _ => false,
    }
}

/// Returns true if the API reported that there is no such object. It does not always say so by the same status.
fn is_missing(error: &FastpixError) -> bool {
    error.as_api().is_some_and(|error| matches!(error.status().as_u16(), 400 | 404 | 422))
}

/// The delay without up to a quarter of it, so that the calls of many programs do not coincide.
fn jittered(delay: Duration) -> Duration {
    // The keys of a hash map are random; a random number generator would be another dependency.
    let random = RandomState::new().build_hasher().finish() as f64 / u64::MAX as f64;
    delay.mul_f64(1.0 - random / 4.0)
}

impl<T, V> fmt::Debug for Waiter<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Waiter");
        if let State::Ready(plan) = &self.0 {
            debug.field("timeout", &plan.timeout).field("poll_interval", &plan.interval);
        }
        debug.finish_non_exhaustive()
    }
}

/// Error of a [`Waiter`]. `T` is what its calls return.
///
/// ```
/// use fastpix_funcs::wait::WaitError;
///
/// fn explain<T: std::fmt::Debug>(error: WaitError<T>) {
///     match error {
///         WaitError::Failed(last) => println!("it failed: {last:?}"),
///         WaitError::TimedOut { last: Some(last), elapsed, .. } => println!("after {elapsed:?} it is {last:?}"),
///         error => println!("{error}"),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<T> {
    /// The object has failed; it will not get the expected status.
    Failed(
        /// The last response.
        Box<T>,
    ),
    /// The deadline passed.
    #[non_exhaustive]
    TimedOut {
        /// The last response, if there was one.
        last: Option<Box<T>>,
        /// Time since the first call.
        elapsed: Duration,
        /// The error of the last call, if it failed.
        error: Option<FastpixError>,
    },
    /// A call failed with an error that is not waited out.
    Call(FastpixError),
}

impl<T> WaitError<T> {
    /// The last response, if there was one.
    pub fn last(&self) -> Option<&T> {
        match self {
            Self::Failed(last) => Some(last),
            Self::TimedOut { last, .. } => last.as_deref(),
            Self::Call(_) => None,
        }
    }
}

impl<T> fmt::Display for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(_) => f.write_str("the object that was waited for has failed"),
            Self::TimedOut { elapsed, .. } => write!(f, "the expected status was not reached within {elapsed:.0?}"),
            Self::Call(_) => f.write_str("a call failed during the wait"),
        }
    }
}

impl<T: fmt::Debug> Error for WaitError<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Call(error) | Self::TimedOut { error: Some(error), .. } => Some(error),
            _ => None,
        }
    }
}

#[cfg(any(feature = "manage-videos-get-media", feature = "manage-live-stream-get-live-stream-by-id"))]
fn is(status: Option<&str>, word: &str) -> bool {
    status.is_some_and(|status| status.eq_ignore_ascii_case(word))
}

#[cfg(feature = "manage-videos-get-media")]
#[cfg_attr(docsrs, doc(cfg(feature = "manage-videos-get-media")))]
pub use self::media::{wait_until_media_ready, wait_until_mp4_file_ready, wait_until_track_available};

#[cfg(feature = "manage-videos-get-media")]
mod media {
    use super::{Check, Waiter, is};
    use crate::{
        FastpixCore, manage_videos_get_media,
        models::{Media, MediaMp4Support, MediaMp4SupportEntry, MediaStatus, Mp4SupportType, Track, TrackStatus},
    };

    fn is_failed(media: &Media) -> bool {
        is(media.status.as_ref().map(MediaStatus::as_str), "failed")
    }

    fn media_waiter<V>(
        core: &FastpixCore,
        media_id: impl Into<String>,
        check: impl FnMut(Media) -> Check<Media, V> + Send + 'static,
    ) -> Waiter<Media, V> {
        let (core, media_id) = (core.clone(), media_id.into());
        Waiter::new(move || manage_videos_get_media(&core, &media_id).data(), check)
    }

    /// Waits until a media is ready for playback. Tracks, MP4 files and AI results can follow later.
    ///
    /// Until the API finds the media for the first time, the statuses 400, 404 and 422 mean that it does not exist yet:
    /// the media of a direct upload is created when the file has arrived. So a wrong ID ends with a timeout; its
    /// [`source`](std::error::Error::source) is the error of the last call.
    ///
    /// The wait fails if processing fails.
    ///
    /// ```
    /// use fastpix_funcs::{FastpixCore, models::Media, wait::{WaitError, wait_until_media_ready}};
    ///
    /// async fn aspect_ratio(core: &FastpixCore, media_id: &str) -> Result<Option<String>, WaitError<Media>> {
    ///     Ok(wait_until_media_ready(core, media_id).await?.aspect_ratio)
    /// }
    /// ```
    pub fn wait_until_media_ready(core: &FastpixCore, media_id: impl Into<String>) -> Waiter<Media> {
        let waiter = media_waiter(core, media_id, |media| {
            if is(media.status.as_ref().map(MediaStatus::as_str), "ready") {
                Check::Met(media)
            } else if is_failed(&media) {
                Check::Failed(media)
            } else {
                Check::NotYet(media)
            }
        });
        waiter.set(|plan| plan.may_be_missing = true)
    }

    /// Waits until an audio or subtitle track of a media is available, and returns the track.
    ///
    /// The wait fails if the track or the media fails.
    ///
    /// ```
    /// use fastpix_funcs::{FastpixCore, models::{Media, Track}, wait::{WaitError, wait_until_track_available}};
    ///
    /// async fn wait(core: &FastpixCore, media_id: &str, track_id: &str) -> Result<Track, WaitError<Media>> {
    ///     wait_until_track_available(core, media_id, track_id).await
    /// }
    /// ```
    pub fn wait_until_track_available(
        core: &FastpixCore,
        media_id: impl Into<String>,
        track_id: impl Into<String>,
    ) -> Waiter<Media, Track> {
        let track_id = track_id.into();
        media_waiter(core, media_id, move |media| {
            let track = media.tracks.iter().flatten().find(|track| track.id() == Some(&track_id));
            let status = track.and_then(Track::status).map(TrackStatus::as_str);
            // A media and a list call the same status by different words.
            match track {
                Some(track) if is(status, "available") || is(status, "ready") => Check::Met(track.clone()),
                _ if is(status, "failed") || is(status, "errored") || is_failed(&media) => Check::Failed(media),
                _ => Check::NotYet(media),
            }
        })
    }

    /// Waits until a downloadable file of a media is ready, and returns what the API says about the file.
    ///
    /// The wait fails if generating the file, or the media, fails. If the API returns only the setting of the media and
    /// no list of files, there is no status to wait for, and the wait times out.
    ///
    /// ```
    /// use fastpix_funcs::{
    ///     FastpixCore, models::{Media, Mp4SupportType}, wait::{WaitError, wait_until_mp4_file_ready},
    /// };
    ///
    /// async fn height(core: &FastpixCore, media_id: &str) -> Result<Option<i64>, WaitError<Media>> {
    ///     Ok(wait_until_mp4_file_ready(core, media_id, Mp4SupportType::Capped4k).await?.height)
    /// }
    /// ```
    pub fn wait_until_mp4_file_ready(
        core: &FastpixCore,
        media_id: impl Into<String>,
        file: Mp4SupportType,
    ) -> Waiter<Media, MediaMp4SupportEntry> {
        media_waiter(core, media_id, move |media| {
            let files = match &media.mp4_support {
                Some(MediaMp4Support::Files(files)) => files.as_slice(),
                _ => &[],
            };
            let entry = files.iter().find(|entry| is(entry.r#type.as_ref().map(|kind| kind.as_str()), file.as_str()));
            let status = entry.and_then(|entry| entry.status.as_ref()).map(|status| status.as_str());
            match entry {
                Some(entry) if is(status, "ready") => Check::Met(entry.clone()),
                _ if is(status, "failed") || is_failed(&media) => Check::Failed(media),
                _ => Check::NotYet(media),
            }
        })
    }
}

#[cfg(feature = "manage-live-stream-get-live-stream-by-id")]
#[cfg_attr(docsrs, doc(cfg(feature = "manage-live-stream-get-live-stream-by-id")))]
pub use self::live_stream::{Broadcast, wait_until_broadcast_over, wait_until_live_stream_active};

#[cfg(feature = "manage-live-stream-get-live-stream-by-id")]
mod live_stream {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::{Check, Waiter, is};
    use crate::{
        FastpixCore, manage_live_stream_get_live_stream_by_id,
        models::{LiveStream, LiveStreamStatus},
    };

    /// Time limit for the ID of a recording, after the end of its broadcast.
    const RECORDING_DELAY: Duration = Duration::from_secs(60);

    fn status(stream: &LiveStream) -> Option<&str> {
        stream.status.as_ref().map(LiveStreamStatus::as_str)
    }

    fn stream_waiter<V>(
        core: &FastpixCore,
        stream_id: impl Into<String>,
        check: impl FnMut(LiveStream) -> Check<LiveStream, V> + Send + 'static,
    ) -> Waiter<LiveStream, V> {
        let (core, stream_id) = (core.clone(), stream_id.into());
        Waiter::new(move || manage_live_stream_get_live_stream_by_id(&core, &stream_id).data(), check)
    }

    /// Waits until a live stream is active: an encoder sends, and the broadcast can be watched.
    ///
    /// The wait fails if the stream is disabled.
    ///
    /// ```
    /// use std::time::Duration;
    /// use fastpix_funcs::{FastpixCore, models::LiveStream, wait::{WaitError, wait_until_live_stream_active}};
    ///
    /// async fn announce(core: &FastpixCore, stream_id: &str) -> Result<(), WaitError<LiveStream>> {
    ///     let stream = wait_until_live_stream_active(core, stream_id).timeout(Duration::from_secs(3600)).await?;
    ///     println!("{:?} is active", stream.stream_id);
    ///     Ok(())
    /// }
    /// ```
    pub fn wait_until_live_stream_active(core: &FastpixCore, stream_id: impl Into<String>) -> Waiter<LiveStream> {
        stream_waiter(core, stream_id, |stream| {
            if is(status(&stream), "active") {
                Check::Met(stream)
            } else if is(status(&stream), "disabled") {
                Check::Failed(stream)
            } else {
                Check::NotYet(stream)
            }
        })
    }

    /// Broadcast that is over.
    #[derive(Debug, Clone)]
    #[non_exhaustive]
    pub struct Broadcast {
        /// The live stream after the broadcast.
        pub stream: LiveStream,
        /// Media ID of the recording. `None` if there is no recording, or if the API did not name it within a minute.
        pub media_id: Option<String>,
    }

    /// Waits until a broadcast is over: the live stream was active, and is idle again. Returns the stream and the media
    /// ID of the recording, which is processed from then on.
    ///
    /// Start the wait before the broadcast or during it: a stream that is idle because its broadcast ended before looks
    /// like one that waits for its broadcast. If recordings exist from earlier broadcasts, start it before the
    /// broadcast, so that the new recording is told apart from them. A broadcast takes longer than the default of 10
    /// minutes: set
    /// [`timeout`](Waiter::timeout).
    ///
    /// The wait fails if the stream is disabled before it was active.
    ///
    /// ```
    /// use std::{error::Error, time::Duration};
    /// use fastpix_funcs::{FastpixCore, wait::wait_until_broadcast_over};
    ///
    /// async fn recording(core: &FastpixCore, stream_id: &str) -> Result<Option<String>, Box<dyn Error>> {
    ///     let broadcast = wait_until_broadcast_over(core, stream_id).timeout(Duration::from_secs(8 * 3600)).await?;
    ///     Ok(broadcast.media_id)
    /// }
    /// ```
    pub fn wait_until_broadcast_over(
        core: &FastpixCore,
        stream_id: impl Into<String>,
    ) -> Waiter<LiveStream, Broadcast> {
        let mut earlier: Option<Vec<String>> = None;
        let mut was_active = false;
        let mut over_since: Option<Instant> = None;
        stream_waiter(core, stream_id, move |stream| {
            let (is_active, is_disabled) = (is(status(&stream), "active"), is(status(&stream), "disabled"));
            was_active |= is_active;
            let ids = stream.media_ids.as_deref().unwrap_or_default();
            // Without a look at the stream before the broadcast, the newest recording counts as that of the broadcast.
            let earlier = earlier.get_or_insert_with(|| if is_active { Vec::new() } else { ids.to_vec() });
            let recording = ids.iter().rev().find(|id| !earlier.contains(id)).cloned();
            // A short broadcast can begin and end between two calls.
            let is_over = (was_active && (is(status(&stream), "idle") || is_disabled))
                || (!is_active && recording.is_some() && is(status(&stream), "idle"));
            if !is_over {
                over_since = None;
                return if is_disabled { Check::Failed(stream) } else { Check::NotYet(stream) };
            }
            let since = *over_since.get_or_insert_with(Instant::now);
            if recording.is_some() || stream.enable_recording == Some(false) || since.elapsed() >= RECORDING_DELAY {
                return Check::Met(Broadcast { stream, media_id: recording });
            }
            Check::NotYet(stream)
        })
    }
}
