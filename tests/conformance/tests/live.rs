//! Life cycle of live streams.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    time::SystemTime,
};

use fastpix_conformance::{example, refusal, start, taken};
use fastpix_funcs::{models::*, *};

const DONE: Option<bool> = Some(true);

async fn create(core: &FastpixCore) -> LiveStream {
    taken(start_live_stream_create_new_stream(core, example())).await.data.unwrap()
}

async fn create_id(core: &FastpixCore) -> String {
    create(core).await.stream_id.unwrap()
}

async fn get(core: &FastpixCore, id: &str) -> LiveStream {
    let read = taken(manage_live_stream_get_live_stream_by_id(core, id)).await;
    assert_eq!(read.success, DONE);
    read.data.unwrap()
}

async fn status(core: &FastpixCore, id: &str) -> LiveStreamStatus {
    get(core, id).await.status.unwrap()
}

async fn viewers(core: &FastpixCore, id: &str) -> i64 {
    let counted = taken(manage_live_stream_get_live_stream_viewer_count_by_id(core, id)).await;
    assert_eq!(counted.success, DONE);
    counted.data.unwrap().views.unwrap()
}

fn map<const N: usize>(pairs: [(&str, &str); N]) -> BTreeMap<String, String> {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

fn is_hex(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && is_hex(&text.replace('-', ""))
}

#[tokio::test]
async fn a_stream_is_created_as_requested_and_read_back() {
    let (_emulator, core) = start().await;
    let restrictions = AccessRestrictions::new()
        .domains(Restriction::new().default_policy(PolicyAction::Deny).allow(["shop.example"]))
        .user_agents(Restriction::new().deny(["curl"]));
    let request = CreateLiveStreamRequest::new(
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Private).access_restrictions(restrictions.clone()),
        InputMediaSettings::new()
            .max_resolution(LiveStreamMaxResolution::P720)
            .reconnect_window(1800)
            .media_policy(BasicAccessPolicy::Private)
            .metadata([("show", "evening"), ("city", "Lisboa")])
            .enable_dvr_mode(true)
            .enable_recording(false),
    );
    let response = taken(start_live_stream_create_new_stream(&core, request)).await;
    assert_eq!(response.success, DONE);
    let mut stream = response.data.unwrap();

    let id = stream.stream_id.clone().unwrap();
    assert!(is_hex(&id), "{id}");
    let srt = stream.srt_playback_response.clone().unwrap();
    let secrets = [&stream.stream_key, &stream.srt_secret, &srt.srt_playback_secret].map(|secret| {
        let (random, rest) = secret.as_ref().unwrap().expose().split_at(32);
        assert!(is_hex(random), "{random}");
        assert_eq!(rest, format!("k{id}"));
        random.to_owned()
    });
    assert_eq!(BTreeSet::from(secrets).len(), 3);
    assert_eq!(srt.srt_playback_stream_id, Some(format!("play{id}")));
    assert_eq!(stream.trial, Some(false));
    assert_eq!(stream.status, Some(LiveStreamStatus::Idle));
    assert_eq!(stream.max_resolution, Some(LiveStreamMaxResolution::P720));
    assert_eq!(stream.max_duration, Some(0));
    assert!(stream.created_at.as_ref().unwrap().to_system_time().unwrap() <= SystemTime::now());
    assert_eq!(stream.reconnect_window, Some(1800));
    assert_eq!(stream.enable_recording, Some(false));
    assert_eq!(stream.enable_dvr_mode, Some(true));
    assert_eq!(stream.media_policy, Some(BasicAccessPolicy::Private));
    assert_eq!(stream.metadata, Some(map([("city", "Lisboa"), ("show", "evening")])));
    assert_eq!(stream.low_latency, Some(false));
    assert_eq!(stream.closed_captions, Some(false));
    let playback = stream.playback_ids.as_ref().unwrap();
    assert_eq!(playback.len(), 1);
    assert!(is_uuid(playback[0].id.as_ref().unwrap()));
    assert_eq!(playback[0].access_policy, Some(BasicAccessPolicy::Private));
    assert_eq!(playback[0].access_restrictions, Some(restrictions));

    // Fields that are added later appear in reads only.
    assert_eq!((&stream.media_ids, stream.simulcast_responses.take()), (&None, None));
    stream.simulcast_responses = Some(Vec::new());
    assert_eq!(get(&core, &id).await, stream);
}

#[tokio::test]
async fn unset_settings_have_the_default_of_the_api() {
    let (_emulator, core) = start().await;
    let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), InputMediaSettings::new());
    let stream = taken(start_live_stream_create_new_stream(&core, request)).await.data.unwrap();
    assert_eq!(stream.max_resolution, Some(LiveStreamMaxResolution::P1080));
    assert_eq!(stream.reconnect_window, Some(60));
    assert_eq!(stream.enable_recording, Some(true));
    assert_eq!(stream.enable_dvr_mode, Some(false));
    assert_eq!(stream.media_policy, Some(BasicAccessPolicy::Public));
    assert_eq!(stream.metadata, Some(BTreeMap::new()));
    let playback = &stream.playback_ids.unwrap()[0];
    assert_eq!(playback.access_policy, Some(BasicAccessPolicy::Public));
    assert_eq!(playback.access_restrictions, None);
}

#[tokio::test]
async fn streams_are_listed_in_pages() {
    let (_emulator, core) = start().await;
    let mut created = Vec::new();
    for _ in 0..57 {
        created.push(create_id(&core).await);
    }
    let page = async |request: GetAllStreamsRequest| {
        let page = taken(manage_live_stream_get_all_streams(&core, request)).await;
        assert_eq!(page.success, DONE);
        let ids: Vec<_> = page.data.unwrap().into_iter().map(|stream| stream.stream_id.unwrap()).collect();
        let at = page.pagination.unwrap();
        (ids, [at.total_records, at.current_offset, at.offset_count].map(Option::unwrap))
    };

    let (oldest, at) = page(GetAllStreamsRequest::new().order_by(SortOrder::Asc).limit(50)).await;
    assert_eq!((oldest.as_slice(), at), (&created[..50], [57, 1, 2]));

    created.reverse();
    let (first, at) = page(GetAllStreamsRequest::new()).await;
    assert_eq!((first.as_slice(), at), (&created[..10], [57, 1, 6]));
    let mut listed = Vec::new();
    for number in 1..=7 {
        let (ids, at) = page(GetAllStreamsRequest::new().limit(10).offset(number)).await;
        assert_eq!((ids.len(), at), ([10, 10, 10, 10, 10, 7, 0][number as usize - 1], [57, number.into(), 6]));
        listed.extend(ids);
    }
    assert_eq!(listed, created);

    let refused = refusal(manage_live_stream_get_all_streams(&core, GetAllStreamsRequest::new().limit(51))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}

#[tokio::test]
async fn lists_contain_every_field_of_a_stream() {
    let (_emulator, core) = start().await;
    let id = create_id(&core).await;
    let listed = taken(manage_live_stream_get_all_streams(&core, GetAllStreamsRequest::new())).await;
    assert_eq!(listed.data.unwrap(), [get(&core, &id).await]);
}

#[tokio::test]
async fn an_update_changes_only_the_fields_that_are_set() {
    let (_emulator, core) = start().await;
    let created = create(&core).await;
    let id = created.stream_id.clone().unwrap();
    let update = async |body: PatchLiveStreamRequest| {
        let request = UpdateLiveStreamRequest::new(&id, body);
        taken(manage_live_stream_update_live_stream(&core, request)).await
    };

    let response = update(PatchLiveStreamRequest::new().reconnect_window(300)).await;
    assert_eq!(response.success, DONE);
    let stream = response.data.unwrap();
    assert_eq!(stream.reconnect_window, Some(300));
    assert_eq!(stream.metadata, Some(map([("livestream_name", "fastpix_livestream")])));

    let stream = update(PatchLiveStreamRequest::new().metadata([("name", "new")])).await.data.unwrap();
    assert_eq!(stream.metadata, Some(map([("name", "new")])));
    assert_eq!(stream.reconnect_window, Some(300), "it is not reset");
    assert_eq!(stream.stream_id, created.stream_id);
    assert_eq!(stream.stream_key, created.stream_key);
    assert_eq!(stream.srt_secret, created.srt_secret);
    assert_eq!(stream.trial, created.trial);
    assert_eq!(stream.status, created.status);
    assert_eq!(stream.max_resolution, created.max_resolution);
    assert_eq!(stream.max_duration, created.max_duration);
    assert_eq!(stream.created_at, created.created_at);
    assert_eq!(stream.enable_recording, created.enable_recording);
    assert_eq!(stream.enable_dvr_mode, Some(true));
    assert_eq!(stream.media_policy, created.media_policy);
    assert_eq!(stream.low_latency, created.low_latency);
    assert_eq!(stream.closed_captions, created.closed_captions);
    assert_eq!(stream.playback_ids, created.playback_ids);
    assert_eq!(stream.srt_playback_response, created.srt_playback_response);

    let read = get(&core, &id).await;
    assert_eq!((read.metadata, read.reconnect_window), (stream.metadata, stream.reconnect_window));

    taken(manage_live_stream_disable_live_stream(&core, id.as_str())).await;
    let request = UpdateLiveStreamRequest::new(&id, PatchLiveStreamRequest::new().reconnect_window(60));
    let refused = refusal(manage_live_stream_update_live_stream(&core, request)).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
}

#[tokio::test]
async fn simulcast_targets_are_added_changed_and_removed_while_the_stream_is_idle() {
    let (emulator, core) = start().await;
    let id = create_id(&core).await;
    let target = SimulcastRequest::new("rtmps://social.example/app", "live-4711").metadata([("channel", "social")]);
    let add = || {
        let request = CreateSimulcastOfStreamRequest::new(&id, target.clone());
        simulcast_stream_create_simulcast_of_stream(&core, request)
    };

    let response = taken(add()).await;
    assert_eq!(response.success, DONE);
    let first = response.data.unwrap();
    let first_id = first.simulcast_id.clone().unwrap();
    assert!(is_hex(&first_id), "{first_id}");
    assert_eq!(first.url.as_deref(), Some("rtmps://social.example/app"));
    assert_eq!(first.stream_key.as_ref().map(Secret::expose), Some("live-4711"));
    assert_eq!(first.is_enabled, Some(true));
    assert_eq!(first.metadata, Some(map([("channel", "social")])));
    let second = taken(add()).await.data.unwrap();
    let second_id = second.simulcast_id.clone().unwrap();
    assert_ne!(second_id, first_id);

    let read = |simulcast: &str| {
        let request = GetSpecificSimulcastOfStreamRequest::new(&id, simulcast);
        simulcast_stream_get_specific_simulcast_of_stream(&core, request)
    };
    let response = taken(read(&first_id)).await;
    assert_eq!((response.success, response.data.as_ref()), (DONE, Some(&first)));
    assert_eq!(get(&core, &id).await.simulcast_responses, Some(vec![first.clone(), second]));

    let change = SimulcastUpdateRequest::new().is_enabled(false).metadata([("channel", "none")]);
    let request = UpdateSpecificSimulcastOfStreamRequest::new(&id, &first_id, change);
    let response = taken(simulcast_stream_update_specific_simulcast_of_stream(&core, request)).await;
    assert_eq!(response.success, DONE);
    let changed = response.data.unwrap();
    assert_eq!(changed.simulcast_id, first.simulcast_id);
    assert_eq!((&changed.url, &changed.stream_key), (&first.url, &first.stream_key));
    assert_eq!((changed.is_enabled, changed.metadata), (Some(false), Some(map([("channel", "none")]))));
    assert_eq!(taken(read(&first_id)).await.data.unwrap().is_enabled, Some(false));

    let remove = || {
        let request = DeleteSimulcastOfStreamRequest::new(&id, &second_id);
        simulcast_stream_delete_simulcast_of_stream(&core, request)
    };
    assert_eq!(taken(remove()).await.success, DONE);
    assert_eq!(get(&core, &id).await.simulcast_responses.unwrap().len(), 1);
    let not_found = (404, ErrorClass::NotFoundErrorSimulcast);
    assert_eq!(refusal(remove()).await, not_found);
    assert_eq!(refusal(read(&second_id)).await, not_found);
    let change = SimulcastUpdateRequest::new().is_enabled(true);
    let request = UpdateSpecificSimulcastOfStreamRequest::new(&id, &second_id, change);
    assert_eq!(refusal(simulcast_stream_update_specific_simulcast_of_stream(&core, request)).await, not_found);

    assert!(emulator.start_broadcast(&id));
    assert_eq!(refusal(add()).await, (400, ErrorClass::SimulcastUnavailableError));
    taken(manage_live_stream_complete_live_stream(&core, id.as_str())).await;
    taken(add()).await;
}

#[tokio::test]
async fn a_broadcast_has_viewers_and_a_recording_and_can_be_completed_once() {
    let (emulator, core) = start().await;
    let id = create_id(&core).await;
    let complete = || manage_live_stream_complete_live_stream(&core, id.as_str());
    assert_eq!(refusal(complete()).await, (400, ErrorClass::BadRequestError));
    assert_eq!(viewers(&core, &id).await, 0);

    assert!(emulator.start_broadcast(&id));
    assert!(!emulator.start_broadcast(&id), "it is on the air already");
    let stream = get(&core, &id).await;
    assert_eq!(stream.status, Some(LiveStreamStatus::Active));
    let recordings = stream.media_ids.unwrap();
    let recording = taken(manage_videos_get_media(&core, recordings[0].as_str())).await.data.unwrap();
    assert_eq!((recording.stream_id, recording.metadata), (stream.stream_id, stream.metadata));
    let clips = taken(manage_videos_list_live_clips(&core, id.as_str())).await.data.unwrap();
    assert_eq!(clips, [], "a recording is no clip");
    assert_eq!(recordings.len(), 1);
    assert!(is_uuid(&recordings[0]), "{}", recordings[0]);
    assert_eq!(viewers(&core, &id).await, 3);

    assert_eq!(taken(complete()).await.success, DONE);
    let error = complete().await.unwrap_err();
    assert!(error.to_string().contains("stream cannot be completed"), "{error}");
    assert_eq!(refusal(complete()).await, (400, ErrorClass::BadRequestError));
    let stream = get(&core, &id).await;
    assert_eq!((stream.status, stream.media_ids), (Some(LiveStreamStatus::Idle), Some(recordings)));
    assert_eq!(viewers(&core, &id).await, 0);
}

#[tokio::test]
async fn a_stream_is_disabled_and_enabled_once_each() {
    let (emulator, core) = start().await;
    let id = create_id(&core).await;
    let enable = || manage_live_stream_enable_live_stream(&core, id.as_str());
    let disable = || manage_live_stream_disable_live_stream(&core, id.as_str());
    assert_eq!(refusal(enable()).await, (400, ErrorClass::StreamAlreadyEnabledError));

    assert!(emulator.start_broadcast(&id));
    assert_eq!(taken(disable()).await.success, DONE);
    assert_eq!(status(&core, &id).await, LiveStreamStatus::Disabled);
    assert_eq!(refusal(disable()).await, (400, ErrorClass::StreamAlreadyDisabledError));
    assert!(!emulator.start_broadcast(&id), "nobody can broadcast to it");

    assert_eq!(taken(enable()).await.success, DONE);
    assert_eq!(status(&core, &id).await, LiveStreamStatus::Idle);
    assert_eq!(refusal(enable()).await, (400, ErrorClass::StreamAlreadyEnabledError));
}

#[tokio::test]
async fn playback_ids_are_added_restricted_and_removed() {
    let (_emulator, core) = start().await;
    let stream = create(&core).await;
    let id = stream.stream_id.unwrap();
    let restrictions = AccessRestrictions::new()
        .domains(Restriction::new().default_policy(PolicyAction::Deny).allow(["a.example"]).deny(["b.example"]));
    let request =
        PlaybackSettings::new().access_policy(BasicAccessPolicy::Private).access_restrictions(restrictions.clone());
    let request = CreatePlaybackIdOfStreamRequest::new(&id, request);
    let response = taken(live_playback_create_playback_id_of_stream(&core, request)).await;
    assert_eq!(response.success, DONE);
    let created = response.data.unwrap();
    let playback_id = created.id.clone().unwrap();
    assert!(is_uuid(&playback_id), "{playback_id}");
    assert_eq!(created.access_policy, Some(BasicAccessPolicy::Private));
    assert_eq!(created.access_restrictions, Some(restrictions));

    let read = || {
        let request = GetLiveStreamPlaybackIdRequest::new(&id, &playback_id);
        live_playback_get_live_stream_playback_id(&core, request)
    };
    let response = taken(read()).await;
    assert_eq!((response.success, response.data.unwrap()), (DONE, created));
    let ids = get(&core, &id).await.playback_ids.unwrap();
    assert_eq!(
        ids.iter().map(|playback| playback.id.clone()).collect::<Vec<_>>(),
        [stream.playback_ids.unwrap()[0].id.clone(), Some(playback_id.clone())]
    );

    let body =
        Restriction::new().default_policy(PolicyAction::Allow).allow(["c.example", "d.example"]).deny(["e.example"]);
    let domains = || {
        let request = UpdateLiveStreamDomainRestrictionsRequest::new(&id, &playback_id, body.clone());
        live_playback_update_live_stream_domain_restrictions(&core, request)
    };
    let response = taken(domains()).await;
    assert_eq!(response.success, DONE);
    let restricted = response.data.unwrap();
    assert_eq!(restricted.default_policy, Some(PolicyAction::Allow));
    assert_eq!(restricted.allow.unwrap(), ["c.example", "d.example"]);
    assert_eq!(restricted.deny.unwrap(), ["e.example"]);

    let body = Restriction::new().default_policy(PolicyAction::Deny).allow(["Firefox"]).deny(["curl", "wget"]);
    let user_agents = || {
        let request = UpdateLiveStreamUserAgentRestrictionsRequest::new(&id, &playback_id, body.clone());
        live_playback_update_live_stream_user_agent_restrictions(&core, request)
    };
    let response = taken(user_agents()).await;
    assert_eq!(response.success, DONE);
    let restricted = response.data.unwrap();
    assert_eq!(restricted.default_policy, Some(PolicyAction::Deny));
    assert_eq!(restricted.allow.unwrap(), ["Firefox"]);
    assert_eq!(restricted.deny.unwrap(), ["curl", "wget"]);

    let stored = AccessRestrictions::new()
        .domains(
            Restriction::new()
                .default_policy(PolicyAction::Allow)
                .allow(["c.example", "d.example"])
                .deny(["e.example"]),
        )
        .user_agents(Restriction::new().default_policy(PolicyAction::Deny).allow(["Firefox"]).deny(["curl", "wget"]));
    assert_eq!(taken(read()).await.data.unwrap().access_restrictions, Some(stored));

    let delete = || {
        let request = DeletePlaybackIdOfStreamRequest::new(&id, &playback_id);
        live_playback_delete_playback_id_of_stream(&core, request)
    };
    assert_eq!(taken(delete()).await.success, DONE);
    assert_eq!(get(&core, &id).await.playback_ids.unwrap().len(), 1);
    let not_found = (404, ErrorClass::NotFoundErrorPlaybackId);
    assert_eq!(refusal(delete()).await, not_found);
    assert_eq!(refusal(read()).await, not_found);
    assert_eq!(refusal(domains()).await, not_found);
    assert_eq!(refusal(user_agents()).await, not_found);
}

#[tokio::test]
async fn a_deleted_stream_is_not_found_by_any_operation() {
    let (emulator, core) = start().await;
    let id = create_id(&core).await;
    let other = create_id(&core).await;
    let id = id.as_str();
    assert_eq!(taken(manage_live_stream_delete_live_stream(&core, id)).await.success, DONE);
    assert!(!emulator.start_broadcast(id));

    let not_found = (404, ErrorClass::NotFoundError);
    assert_eq!(refusal(manage_live_stream_get_live_stream_by_id(&core, id)).await, not_found);
    assert_eq!(refusal(manage_live_stream_complete_live_stream(&core, id)).await, not_found);
    assert_eq!(refusal(manage_live_stream_enable_live_stream(&core, id)).await, not_found);
    let not_found = (404, ErrorClass::LiveNotFoundError);
    assert_eq!(refusal(manage_live_stream_delete_live_stream(&core, id)).await, not_found);
    assert_eq!(refusal(manage_live_stream_disable_live_stream(&core, id)).await, not_found);
    assert_eq!(refusal(manage_live_stream_get_live_stream_viewer_count_by_id(&core, id)).await, not_found);
    let request = UpdateLiveStreamRequest::new(id, PatchLiveStreamRequest::new().reconnect_window(90));
    assert_eq!(refusal(manage_live_stream_update_live_stream(&core, request)).await, not_found);
    let request = CreatePlaybackIdOfStreamRequest::new(id, PlaybackSettings::new());
    assert_eq!(refusal(live_playback_create_playback_id_of_stream(&core, request)).await, not_found);
    let target = SimulcastRequest::new("rtmps://social.example/app", "live-4711");
    let request = CreateSimulcastOfStreamRequest::new(id, target);
    assert_eq!(refusal(simulcast_stream_create_simulcast_of_stream(&core, request)).await, not_found);

    let left = taken(manage_live_stream_get_all_streams(&core, GetAllStreamsRequest::new())).await;
    assert_eq!(left.data.unwrap()[0].stream_id, Some(other));
}
