//! Finding out whether a create took effect.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use fastpix_conformance::start;
use fastpix_emulator::{Fault, Method};
use fastpix_funcs::{
    FastpixCore, FastpixError, Outcome, input_video_create_media, models::*, recover::find_created,
    start_live_stream_create_new_stream,
};

async fn create_stream(core: &FastpixCore, event: &str) -> Result<LiveStream, FastpixError> {
    let media = InputMediaSettings::new().metadata([("room", "one"), ("event", event)]);
    start_live_stream_create_new_stream(core, CreateLiveStreamRequest::new(PlaybackSettings::new(), media)).data().await
}

async fn create_media(core: &FastpixCore, order: &str) -> Result<CreateMediaSuccessResponse, FastpixError> {
    let input = VideoInput::new("https://videos.example/a.mp4");
    let request = CreateMediaRequest::new([input], AccessPolicy::Public).metadata([("order", order)]);
    input_video_create_media(core, request).await
}

#[tokio::test]
async fn an_object_whose_response_was_lost_is_found_by_its_metadata() {
    let (emulator, core) = start().await;
    create_stream(&core, "autumn").await.unwrap();
    emulator.fault(Fault::close_without_response());
    let error = create_stream(&core, "spring").await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    create_stream(&core, "winter").await.unwrap();

    let found: LiveStream = find_created(&core, "event", "spring").await.unwrap().unwrap();
    assert_eq!(found.metadata.unwrap().get("event").map(String::as_str), Some("spring"));
    assert!(found.stream_id.is_some());

    emulator.fault(Fault::close_without_response());
    assert_eq!(create_media(&core, "17").await.unwrap_err().outcome(), Outcome::Unknown);
    let found: Media = find_created(&core, "order", "17").await.unwrap().unwrap();
    assert_eq!(found.metadata.unwrap().get("order").map(String::as_str), Some("17"));
}

#[tokio::test]
async fn an_object_that_was_not_created_is_not_found() {
    let (emulator, core) = start().await;
    create_stream(&core, "spring").await.unwrap();
    emulator.fault_on(Method::POST, "/live/streams", Fault::close_unread());
    assert_eq!(create_stream(&core, "autumn").await.unwrap_err().outcome(), Outcome::Unknown);
    assert_eq!(find_created::<LiveStream>(&core, "event", "autumn").await.unwrap(), None);
    // Neither another key with the value nor the key with another value.
    assert_eq!(find_created::<LiveStream>(&core, "room", "spring").await.unwrap(), None);
    assert_eq!(find_created::<Media>(&core, "event", "spring").await.unwrap(), None);
}

#[tokio::test]
async fn the_newest_object_is_found_by_one_request() {
    let (emulator, core) = start().await;
    create_stream(&core, "spring").await.unwrap();
    let newest = create_stream(&core, "spring").await.unwrap();
    for _ in 0..48 {
        create_stream(&core, "other").await.unwrap();
    }
    emulator.clear_requests();
    let found: LiveStream = find_created(&core, "event", "spring").await.unwrap().unwrap();
    assert_eq!(found.stream_id, newest.stream_id);
    assert_eq!(emulator.requests().len(), 1);
}

#[tokio::test]
async fn an_error_of_the_list_is_returned() {
    let (emulator, core) = start().await;
    emulator.fault(Fault::status(403));
    assert_eq!(find_created::<LiveStream>(&core, "a", "b").await.unwrap_err().status().unwrap(), 403);
}
