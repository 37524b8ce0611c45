//! Waiting for a status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    error::Error,
    sync::{Arc, Mutex},
    time::Duration,
};

use fastpix_conformance::start;
use fastpix_emulator::Fault;
use fastpix_funcs::{
    FastpixCore, RetryConfig, input_video_create_media, input_video_direct_upload_video_media,
    manage_live_stream_complete_live_stream, manage_live_stream_disable_live_stream, manage_videos_add_media_track,
    manage_videos_get_media, manage_videos_updated_mp4_support,
    models::*,
    start_live_stream_create_new_stream,
    testing::{self, Mock, MockResponse},
    wait::*,
};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const SHORT: Duration = Duration::from_millis(5);

fn ok(data: Value) -> MockResponse {
    MockResponse::json(200, json!({"success": true, "data": data}))
}

fn media(status: &str) -> MockResponse {
    ok(json!({"id": "m", "status": status}))
}

fn stream(status: &str, recordings: &[&str]) -> MockResponse {
    ok(json!({"streamId": "s", "status": status, "mediaIds": recordings}))
}

/// Client that sends every request once.
fn once(mock: &Mock) -> FastpixCore {
    mock.builder().retries(RetryConfig::None).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_media_is_ready_by_its_status_in_upper_or_lower_case() {
    let unknown = ["Created", "Downloading", "in queue", "PROCESSING", "preparing", "a word of the future"];
    for ready in ["Ready", "ready", "READY"] {
        let mock = testing::mock(unknown.into_iter().chain([ready]).map(media));
        let media = wait_until_media_ready(&mock.core(), "m").await.unwrap();
        assert_eq!(media.status.unwrap().as_str(), ready);
        assert_eq!(mock.requests().len(), 7);
        assert!(mock.requests().iter().all(|request| request.uri().path() == "/v1/on-demand/m"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_failed_media_is_an_error_with_the_last_response() {
    for failed in ["Failed", "failed"] {
        let mock = testing::mock(["Processing", failed].map(media));
        let error = wait_until_media_ready(&mock.core(), "m").await.unwrap_err();
        assert_eq!(error.last().unwrap().id.as_deref(), Some("m"));
        assert!(matches!(error, WaitError::Failed(_)));
        assert!(error.source().is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn a_media_that_is_not_found_yet_is_waited_for() {
    for status in [404, 400, 422] {
        let mock = testing::mock([MockResponse::status(status), MockResponse::status(404), media("Ready")]);
        wait_until_media_ready(&mock.core(), "m").await.unwrap();
        assert_eq!(mock.requests().len(), 3);
    }
}

#[tokio::test(start_paused = true)]
async fn a_media_that_was_deleted_ends_the_wait() {
    let mock = testing::mock([media("Processing"), MockResponse::status(404)]);
    let WaitError::Call(error) = wait_until_media_ready(&mock.core(), "m").await.unwrap_err() else { panic!() };
    assert!(error.is_not_found());
}

#[tokio::test(start_paused = true)]
async fn errors_that_can_pass_are_waited_out() {
    let responses = [
        MockResponse::status(500),
        MockResponse::status(429),
        MockResponse::status(408),
        MockResponse::connection_error(),
        MockResponse::lost_response(),
        MockResponse::timeout(),
        MockResponse::status(524),
    ];
    let count = responses.len();
    let mock = testing::mock(responses.into_iter().chain([media("Ready")]));
    wait_until_media_ready(&once(&mock), "m").await.unwrap();
    assert_eq!(mock.requests().len(), count + 1);
}

#[tokio::test(start_paused = true)]
async fn other_errors_end_the_wait() {
    for status in [401, 403] {
        let mock = testing::mock([MockResponse::status(status)]);
        let error = wait_until_media_ready(&mock.core(), "m").await.unwrap_err();
        assert!(error.last().is_none());
        assert!(error.source().unwrap().to_string().contains("get-media"), "{error:?}");
        assert!(matches!(error, WaitError::Call(error) if error.status().unwrap() == status));
    }
    let mock = testing::mock([]);
    assert!(matches!(wait_until_media_ready(&mock.core(), "").await, Err(WaitError::Call(_))));
    assert!(mock.requests().is_empty());
}

/// Times of the requests since the first one.
fn timed(respond: impl Fn(usize) -> MockResponse + Send + 'static) -> (Mock, Arc<Mutex<Vec<Instant>>>) {
    let times = Arc::<Mutex<Vec<Instant>>>::default();
    let seen = times.clone();
    let mock = testing::mock_with(move |_| {
        let mut times = seen.lock().unwrap();
        times.push(Instant::now());
        respond(times.len())
    });
    (mock, times)
}

fn delays(times: &Mutex<Vec<Instant>>) -> Vec<f64> {
    times.lock().unwrap().windows(2).map(|pair| (pair[1] - pair[0]).as_secs_f64()).collect()
}

#[tokio::test(start_paused = true)]
async fn delays_grow_from_1_s_to_15_s_with_jitter_until_10_minutes_have_passed() {
    let (mock, times) = timed(|_| media("Processing"));
    let began = Instant::now();
    let error = wait_until_media_ready(&mock.core(), "m").await.unwrap_err();
    assert_eq!(began.elapsed().as_secs(), 600);
    assert_eq!(error.to_string(), "the expected status was not reached within 600s");
    let WaitError::TimedOut { last, elapsed, error, .. } = error else { panic!("{error:?}") };
    assert_eq!(last.unwrap().status, Some(MediaStatus::Processing));
    assert_eq!(elapsed.as_secs(), 600);
    assert!(error.is_none());

    let delays = delays(&times);
    for (n, delay) in delays.iter().enumerate() {
        let longest = 1.5_f64.powi(i32::try_from(n).unwrap()).min(15.0);
        // The clock of the test has milliseconds.
        assert!((longest * 0.75 - 0.002..=longest + 0.002).contains(delay), "{delays:?}");
    }
    let (shortest, longest) = delays[10..].iter().fold((f64::MAX, f64::MIN), |(a, b), d| (a.min(*d), b.max(*d)));
    assert!(longest - shortest > 0.1, "there is jitter: {delays:?}");
}

#[tokio::test(start_paused = true)]
async fn the_timeout_and_the_interval_can_be_set() {
    let (mock, times) = timed(|_| media("Processing"));
    let wait = wait_until_media_ready(&mock.core(), "m").timeout(Duration::from_secs(9));
    let error = wait.poll_interval(Duration::from_secs(2)).await.unwrap_err();
    assert!(matches!(error, WaitError::TimedOut { elapsed, .. } if elapsed == Duration::from_secs(9)));
    assert_eq!(delays(&times), [2.0; 4]);

    for timeout in [Duration::ZERO, Duration::MAX] {
        let (mock, _) = timed(|_| media("Ready"));
        let ready = wait_until_media_ready(&mock.core(), "m").timeout(timeout).await;
        assert!(ready.is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn a_delay_is_at_least_as_long_as_retry_after() {
    let (mock, times) = timed(|number| match number {
        1 => MockResponse::status(429).header("retry-after", "40"),
        _ => media("Ready"),
    });
    wait_until_media_ready(&once(&mock), "m").await.unwrap();
    assert_eq!(delays(&times), [40.0]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_takes_longer_than_the_deadline_is_a_timeout_with_the_last_error() {
    let mock = testing::mock([MockResponse::status(404), media("Ready").delay(Duration::from_secs(20))]);
    let began = Instant::now();
    let wait = wait_until_media_ready(&once(&mock), "m").timeout(Duration::from_secs(5));
    let error = wait.await.unwrap_err();
    assert_eq!(began.elapsed(), Duration::from_secs(5));
    assert!(error.source().unwrap().to_string().contains("404"), "{error:?}");
    assert!(matches!(error, WaitError::TimedOut { last: None, .. }));
}

#[tokio::test(start_paused = true)]
async fn on_status_sees_every_response() {
    let mock = testing::mock([media("Created"), MockResponse::status(500), media("Processing"), media("Ready")]);
    let seen = Arc::<Mutex<Vec<String>>>::default();
    let statuses = seen.clone();
    wait_until_media_ready(&once(&mock), "m")
        .on_status(move |media| statuses.lock().unwrap().push(media.status.as_ref().unwrap().to_string()))
        .await
        .unwrap();
    assert_eq!(*seen.lock().unwrap(), ["Created", "Processing", "Ready"]);
}

#[tokio::test(start_paused = true)]
async fn any_call_and_condition_can_be_waited_for() {
    let mock = testing::mock(["Created", "Processing", "Ready"].map(media));
    let core = mock.core();
    let call = move || manage_videos_get_media(&core, "m").data();
    let media_processing = wait_until(call, |media| media.status == Some(MediaStatus::Processing)).await.unwrap();
    assert_eq!(media_processing.status, Some(MediaStatus::Processing));
    assert_eq!(mock.requests().len(), 2);

    let core = testing::mock(["Created", "In Queue"].map(media)).core();
    let condition = |media: &Media| match media.status {
        Some(MediaStatus::InQueue) => Condition::Failed,
        _ => Condition::NotYet,
    };
    let error = wait_until(move || manage_videos_get_media(&core, "m").data(), condition).await.unwrap_err();
    assert!(matches!(error, WaitError::Failed(media) if media.status == Some(MediaStatus::InQueue)));

    // Only a wait for a media tolerates that it is missing.
    let core = testing::mock([MockResponse::status(404)]).core();
    let error = wait_until(move || manage_videos_get_media(&core, "m").data(), |_| true).await.unwrap_err();
    assert!(matches!(error, WaitError::Call(error) if error.is_not_found()));
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_ended_returns_an_error_if_it_is_polled_again() {
    let core = testing::mock([media("Ready")]).core();
    let mut wait = wait_until_media_ready(&core, "m");
    (&mut wait).await.unwrap();
    assert!(matches!((&mut wait).await, Err(WaitError::Call(_))));
}

#[tokio::test(start_paused = true)]
async fn a_track_is_available_by_either_word() {
    let with_track = |status: &str| {
        let tracks = json!([{"id": "v", "type": "video", "status": "available"}, {"id": "t", "type": "subtitle", "status": status}]);
        ok(json!({"id": "m", "status": "Ready", "tracks": tracks}))
    };
    for word in ["available", "Ready", "AVAILABLE"] {
        let mock = testing::mock([media("Ready"), with_track("preparing"), with_track("odd"), with_track(word)]);
        let track = wait_until_track_available(&mock.core(), "m", "t").await.unwrap();
        assert_eq!(track.id(), Some("t"));
        assert_eq!(mock.requests().len(), 4);
    }
    for word in ["failed", "Errored"] {
        let mock = testing::mock([with_track("preparing"), with_track(word)]);
        let error = wait_until_track_available(&mock.core(), "m", "t").await.unwrap_err();
        assert!(matches!(error, WaitError::Failed(media) if media.tracks.as_ref().unwrap().len() == 2));
    }
    let error = wait_until_track_available(&testing::mock([media("Failed")]).core(), "m", "t").await;
    assert!(matches!(error, Err(WaitError::Failed(_))));
}

#[tokio::test(start_paused = true)]
async fn a_file_is_ready_by_its_own_status() {
    let with_file = |status: &str| {
        let files =
            json!([{"type": "audioOnly", "status": "ready"}, {"type": "capped_4k", "status": status, "height": 720}]);
        ok(json!({"id": "m", "status": "Ready", "mp4Support": files}))
    };
    let setting = ok(json!({"id": "m", "status": "Ready", "mp4Support": "capped_4k"}));
    let mock = testing::mock([media("Ready"), setting, with_file("preparing"), with_file("Ready")]);
    let file = wait_until_mp4_file_ready(&mock.core(), "m", Mp4SupportType::Capped4k).await.unwrap();
    assert_eq!(file.height, Some(720));
    assert_eq!(mock.requests().len(), 4);

    let core = testing::mock([with_file("failed")]).core();
    let error = wait_until_mp4_file_ready(&core, "m", Mp4SupportType::Capped4k).await.unwrap_err();
    assert!(matches!(error, WaitError::Failed(_)));
}

#[tokio::test(start_paused = true)]
async fn a_live_stream_is_active_when_its_status_says_so() {
    let mock = testing::mock([stream("idle", &[]), stream("preparing", &[]), stream("Active", &[])]);
    let active = wait_until_live_stream_active(&mock.core(), "s").await.unwrap();
    assert_eq!(active.stream_id.as_deref(), Some("s"));
    assert_eq!(mock.requests().len(), 3);

    let core = testing::mock([stream("idle", &[]), stream("disabled", &[])]).core();
    let error = wait_until_live_stream_active(&core, "s").await.unwrap_err();
    assert!(matches!(error, WaitError::Failed(stream) if stream.status == Some(LiveStreamStatus::Disabled)));

    let core = testing::mock([MockResponse::status(404)]).core();
    assert!(matches!(wait_until_live_stream_active(&core, "s").await, Err(WaitError::Call(_))));
}

#[tokio::test(start_paused = true)]
async fn a_broadcast_is_over_when_the_stream_was_active_and_is_idle_again() {
    async fn media_id(responses: impl IntoIterator<Item = MockResponse>) -> Option<String> {
        let responses: Vec<_> = responses.into_iter().collect();
        let count = responses.len();
        let mock = testing::mock(responses);
        let broadcast = wait_until_broadcast_over(&mock.core(), "s").await.unwrap();
        assert_eq!(mock.requests().len(), count);
        assert_eq!(broadcast.stream.stream_id.as_deref(), Some("s"));
        broadcast.media_id
    }
    let new = Some("new".to_owned());
    let idle = || stream("idle", &["old"]);
    // The recording has its ID from the beginning, from the end, or later.
    let from_the_beginning = [idle(), stream("active", &["old", "new"]), stream("idle", &["old", "new"])];
    assert_eq!(media_id(from_the_beginning).await, new);
    assert_eq!(media_id([idle(), stream("active", &["old"]), stream("idle", &["old", "new"])]).await, new);
    let later = [idle(), stream("active", &["old"]), idle(), idle(), stream("idle", &["old", "new"])];
    assert_eq!(media_id(later).await, new);
    // The wait began during the broadcast.
    assert_eq!(media_id([stream("active", &["old", "new"]), stream("idle", &["old", "new"])]).await, new);
    // The broadcast took place between two calls.
    assert_eq!(media_id([idle(), stream("idle", &["old", "new"])]).await, new);
    // A stream that is disabled during the broadcast ends it.
    assert_eq!(media_id([idle(), stream("active", &["old", "new"]), stream("disabled", &["old", "new"])]).await, new);
    // There is no recording.
    let without = |status: &str| ok(json!({"streamId": "s", "status": status, "enableRecording": false}));
    assert_eq!(media_id(["idle", "preparing", "active", "idle"].map(without)).await, None);
}

#[tokio::test(start_paused = true)]
async fn a_recording_that_is_not_named_within_a_minute_is_not_waited_for() {
    let (mock, times) = timed(|number| match number {
        2 => stream("active", &[]),
        _ => stream("idle", &[]),
    });
    let broadcast = wait_until_broadcast_over(&mock.core(), "s").poll_interval(Duration::from_secs(10)).await.unwrap();
    assert_eq!(broadcast.media_id, None);
    assert_eq!(delays(&times).len(), 2 + 6);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_disabled_before_its_broadcast_fails_the_wait() {
    let core = testing::mock([stream("idle", &[]), stream("disabled", &[])]).core();
    assert!(matches!(wait_until_broadcast_over(&core, "s").await, Err(WaitError::Failed(_))));
}

// Over the emulator, with real time.

async fn create_media(core: &FastpixCore) -> String {
    let request = CreateMediaRequest::new([VideoInput::new("https://videos.example/a.mp4")], AccessPolicy::Public);
    input_video_create_media(core, request).data().await.unwrap().id.unwrap()
}

#[tokio::test]
async fn media_tracks_and_files_of_the_emulator_become_ready() {
    let (emulator, core) = start().await;
    let id = create_media(&core).await;
    // Neither of these ends the wait.
    emulator.fault(Fault::status(503));
    let media = wait_until_media_ready(&core, &id).poll_interval(SHORT).await.unwrap();
    assert_eq!(media.status, Some(MediaStatus::Ready));

    let track = AddTrackRequest::new("https://videos.example/a.vtt", AddTrackType::Subtitle, "en", "English");
    let request = AddMediaTrackRequest::new(&id, AddMediaTrackRequestBody::new(track));
    let track_id = manage_videos_add_media_track(&core, request).data().await.unwrap().id.unwrap();
    let track = wait_until_track_available(&core, &id, &track_id).poll_interval(SHORT).await.unwrap();
    assert_eq!(track.id(), Some(track_id.as_str()));

    let body = UpdatedMp4SupportRequestBody::new(Mp4Support::Capped4k);
    manage_videos_updated_mp4_support(&core, UpdatedMp4SupportRequest::new(&id, body)).await.unwrap();
    let wait = wait_until_mp4_file_ready(&core, &id, Mp4SupportType::Capped4k).poll_interval(SHORT);
    assert_eq!(wait.await.unwrap().status, Some(Mp4SupportStatus::Ready));
}

#[tokio::test]
async fn the_media_of_an_upload_is_waited_for_before_its_file_arrives() {
    let (emulator, core) = start().await;
    let request = DirectUploadVideoMediaRequest::new("*");
    let upload = input_video_direct_upload_video_media(&core, request).data().await.unwrap();
    let id = upload.upload_id.unwrap();
    emulator.clear_requests();
    let wait = wait_until_media_ready(&core, &id).poll_interval(SHORT);
    let arrives = async {
        while emulator.requests().len() < 3 {
            sleep(SHORT).await;
        }
        assert!(emulator.complete_upload(&id));
    };
    let (media, ()) = tokio::join!(wait, arrives);
    assert_eq!(media.unwrap().id.unwrap(), id);
}

#[tokio::test]
async fn a_broadcast_of_the_emulator_ends_with_its_recording() {
    let (emulator, core) = start().await;
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new());
    let id = start_live_stream_create_new_stream(&core, request).data().await.unwrap().stream_id.unwrap();
    emulator.clear_requests();
    let seen = Arc::<Mutex<Vec<LiveStreamStatus>>>::default();
    let statuses = seen.clone();
    let over = wait_until_broadcast_over(&core, &id)
        .poll_interval(SHORT)
        .on_status(move |stream| statuses.lock().unwrap().extend(stream.status.clone()));
    let broadcast = async {
        while emulator.requests().len() < 2 {
            sleep(SHORT).await;
        }
        assert!(emulator.start_broadcast(&id));
        wait_until_live_stream_active(&core, &id).poll_interval(SHORT).await.unwrap();
        while seen.lock().unwrap().last() != Some(&LiveStreamStatus::Active) {
            sleep(SHORT).await;
        }
        manage_live_stream_complete_live_stream(&core, &id).await.unwrap();
    };
    let (over, ()) = tokio::join!(over, broadcast);
    let over = over.unwrap();
    assert_eq!(over.stream.status, Some(LiveStreamStatus::Idle));
    assert_eq!(over.stream.media_ids.as_deref(), Some(&[over.media_id.clone().unwrap()][..]));
    wait_until_media_ready(&core, over.media_id.unwrap()).poll_interval(SHORT).await.unwrap();

    manage_live_stream_disable_live_stream(&core, &id).await.unwrap();
    let disabled = wait_until_live_stream_active(&core, &id).await;
    assert!(matches!(disabled, Err(WaitError::Failed(_))));
}

/// A wait can be spawned, and its error returned by `?` from a function with boxed errors.
#[allow(dead_code, reason = "only has to compile")]
async fn spawned(core: FastpixCore) -> Result<Media, Box<dyn Error + Send + Sync>> {
    Ok(tokio::spawn(wait_until_media_ready(&core, "m")).await??)
}
