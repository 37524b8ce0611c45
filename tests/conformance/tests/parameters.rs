//! Parameters that no request can have are rejected by name, and nothing is sent.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use fastpix_conformance::{AnyCall, LIST_STREAMS, Tap, core, operation, operations};
use fastpix_emulator::Emulator;
use fastpix_funcs::{FastpixCore, FastpixError, Idempotency, Operation, http::Method, models::*, *};

static BY_ID: Operation =
    Operation::new("by-id", Method::GET, "/things/{thingId}/parts/{partId}", Idempotency::Idempotent, &[]);

/// The one line of the error of a call that must not be sent.
async fn rejected(call: impl Into<AnyCall>) -> String {
    let error = call.into().send().await.unwrap_err();
    assert!(matches!(error, FastpixError::InvalidRequest(_)), "{error:?}");
    assert_eq!((error.attempts(), error.outcome()), (0, Outcome::NotSent));
    error.to_string()
}

#[tokio::test]
async fn an_invalid_path_parameter_is_named_and_nothing_is_sent() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    let line = |error: FastpixError| error.to_string();

    let error = manage_videos_get_media(&core, "").await.unwrap_err();
    assert!(line(error).starts_with("get-media (manage_videos_get_media): the parameter `mediaId` is empty"));
    for (first, second, expected) in [
        ("", "b", "by-id: the parameter `thingId` is empty"),
        ("a", "", "by-id: the parameter `partId` is empty"),
        ("", "", "by-id: the parameter `thingId` is empty"),
        (".", "b", "by-id: the parameter `thingId` is `.` or `..`, which would address another path"),
        ("a", "..", "by-id: the parameter `partId` is `.` or `..`, which would address another path"),
    ] {
        let error = line(core.request(&BY_ID).path_param(first).path_param(second).call_raw().await.unwrap_err());
        assert!(error.starts_with(expected), "{error}");
    }
    let error = line(core.request(&BY_ID).path_param("a").call_raw().await.unwrap_err());
    assert!(error.starts_with("by-id: the parameter `partId` is missing"), "{error}");
    let error =
        line(core.request(&BY_ID).path_param("a").path_param("b").path_param("c").call_raw().await.unwrap_err());
    assert!(error.starts_with("by-id: more path parameters were set than the path has"), "{error}");
    assert_eq!(tap.opened(), 0);
}

#[tokio::test]
async fn a_limit_or_an_offset_of_0_is_named_and_nothing_is_sent() {
    let tap = Tap::created().await;
    let core = core(&tap.url());
    let mut checked = 0;
    macro_rules! paged {
        ($($function:ident($request:expr) $($field:ident)+;)+) => {$($({
            let name = stringify!($field);
            let error = rejected($function(&core, $request.$field(0))).await;
            let (id, function) = (operation(stringify!($function)).id, stringify!($function));
            assert!(error.starts_with(&format!("{id} ({function}): the parameter `{name}` is 0; its minimum is 1")), "{error}");
            checked += 1;
        })+)+};
    }
    paged! {
        manage_live_stream_get_all_streams(GetAllStreamsRequest::new()) limit offset;
        manage_videos_list_media(ListMediaRequest::new()) limit offset;
        manage_videos_list_uploads(ListUploadsRequest::new()) limit offset;
        manage_videos_get_media_clips(GetMediaClipsRequest::new("5e2c")) limit offset;
        manage_videos_list_live_clips(ListLiveClipsRequest::new("5e2c")) limit offset;
        playlist_get_all_playlists(GetAllPlaylistsRequest::new()) limit offset;
        drm_configurations_get_drm_configuration(GetDrmConfigurationRequest::new()) limit offset;
        signing_keys_list_signing_keys(ListSigningKeysRequest::new()) limit offset;
        views_list_video_views(ListVideoViewsRequest::new()) limit offset;
        metrics_list_breakdown_values(ListBreakdownValuesRequest::new(Metric::Views)) limit offset;
        views_list_by_top_content(ListByTopContentRequest::new()) limit;
        views_get_data_viewlist_current_views_filter(GetDataViewlistCurrentViewsFilterRequest::new()) limit;
        errors_list_errors(ListErrorsRequest::new()) limit;
    }
    assert_eq!((checked, tap.opened()), (23, 0));
    // Those are all: the fullest request of any other operation has neither.
    let paged = |query: &str| query.split('&').any(|pair| pair.starts_with("limit=") || pair.starts_with("offset="));
    let with_pages = operations().filter(|row| row.requests.iter().any(|request| request.query.is_some_and(paged)));
    assert_eq!(with_pages.count(), 13);
}

#[tokio::test]
async fn a_query_that_is_set_by_hand_is_sent_as_it_is() {
    let emulator = Emulator::start().await.unwrap();
    let core: FastpixCore = core(emulator.url());
    for key in ["limit", "offset"] {
        let error = core.request(&LIST_STREAMS).query(key, "0").call_raw().await.unwrap_err();
        let fields: Vec<_> = error.as_api().unwrap().fields().iter().map(|field| field.field().to_owned()).collect();
        assert_eq!(fields, [key]);
    }
}
