//! Life cycles of media, uploads, tracks, playback ids and clips.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{collections::BTreeMap, fmt::Debug};

use fastpix_conformance::{example, start, taken_exactly};
use fastpix_emulator::Emulator;
use fastpix_funcs::{Call, ErrorClass, FastpixCore, models::*, *};

const TALK: &str = "https://files.example/talk.mp4";

/// Description of the error.
async fn refused<T: Debug>(call: Call<T>, status: u16, class: ErrorClass) -> String {
    let error = call.await.unwrap_err();
    let api = error.as_api().unwrap();
    assert_eq!((api.status().as_u16(), api.code(), api.class()), (status, Some(status.into()), class), "{error}");
    assert_ne!(api.message(), None);
    api.description().unwrap().to_owned()
}

/// Names of the invalid fields, in order.
async fn invalid<T: Debug>(call: Call<T>) -> Vec<String> {
    let error = call.await.unwrap_err();
    let api = error.as_api().unwrap();
    assert_eq!((api.status().as_u16(), api.class()), (422, ErrorClass::ValidationErrorResponse), "{error}");
    assert!(api.fields().iter().all(|field| !field.message().is_empty()));
    let mut fields: Vec<_> = api.fields().iter().map(|field| field.field().to_owned()).collect();
    fields.sort();
    fields
}

fn pull(url: &str) -> CreateMediaRequest {
    CreateMediaRequest::new([VideoInput::new(url)], AccessPolicy::Public)
}

async fn create(core: &FastpixCore, request: CreateMediaRequest) -> String {
    input_video_create_media(core, request).await.unwrap().data.unwrap().id.unwrap()
}

async fn get(core: &FastpixCore, id: &str) -> Media {
    taken_exactly(manage_videos_get_media(core, id)).await.data.unwrap()
}

/// Creates a media that is ready.
async fn ready(emulator: &Emulator, core: &FastpixCore) -> Media {
    let id = create(core, pull(TALK)).await;
    emulator.finish_processing();
    get(core, &id).await
}

fn map(pairs: &[(&str, &str)]) -> Option<BTreeMap<String, String>> {
    Some(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
}

fn texts(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|&text| text.to_owned()).collect())
}

fn place(pagination: Option<Pagination>) -> [Option<i64>; 3] {
    let Pagination { total_records, current_offset, offset_count, .. } = pagination.unwrap();
    [total_records, current_offset, offset_count]
}

fn ids(media: Option<Vec<Media>>) -> Vec<String> {
    media.unwrap().into_iter().map(|media| media.id.unwrap()).collect()
}

// Media.

#[tokio::test]
async fn a_media_made_of_every_kind_of_input_becomes_ready() {
    let (_emulator, core) = start().await;
    let video = VideoInput::new(TALK)
        .start_time(10.0)
        .end_time(50.5)
        .intro_url("https://files.example/intro.mp4")
        .outro_url("https://files.example/outro.mp4")
        .expunge_segments(["14-16"])
        .segments([
            Segment::new("https://files.example/ad.mp4", SegmentPosition::At(20)),
            Segment::new("https://files.example/credits.mp4", SegmentPosition::End),
        ]);
    let placement = Placement::new().x_align(XAlign::Left).x_margin("10%").y_align(YAlign::Top).y_margin("20px");
    let watermark =
        WatermarkInput::new("https://files.example/logo.png").placement(placement).width("25%").opacity("80%");
    let music = ImposeTrack::new().url("https://files.example/music.mp3").start_time(1).end_time(9).fade_in_level(2);
    let audio = AudioInput::new().swap_track_url("https://files.example/dub.mp3").impose_tracks([music]);
    let subtitle = SubtitleInput::new("https://files.example/de.vtt", "German", LanguageCode::DeDe);
    let domains = Restriction::new().default_policy(PolicyAction::Deny).allow(["example.com"]);
    let user_agents = Restriction::new().deny(["curl"]);
    let request = CreateMediaRequest::new(
        [Input::from(video), watermark.into(), audio.into(), subtitle.into()],
        AccessPolicy::Private,
    )
    .metadata([("course", "rust")])
    .title("A talk")
    .creator_id("speaker-7")
    .subtitles(Subtitles::new().language_name("English").language_code(SubtitlesLanguageCode::En))
    .mp4_support(Mp4Support::Capped4k)
    .source_access(true)
    .optimize_audio(true)
    .max_resolution(MediaMaxResolution::P720)
    .media_quality(MediaQuality::Premium)
    .summary(Summary::new(true).summary_length(30))
    .chapters(true)
    .named_entities(true)
    .moderation(Moderation::new(ModerationType::Av))
    .access_restrictions(AccessRestrictions::new().domains(domains).user_agents(user_agents));

    // The API returns more fields of the inputs than the model has.
    let created = input_video_create_media(&core, request).await.unwrap();
    assert_eq!(created.success, Some(true));
    let created = created.data.unwrap();
    let inputs = created.inputs.unwrap();
    let inputs: Vec<_> =
        inputs.iter().map(|input| (input.r#type.as_deref().unwrap(), input.url.as_ref().map(Secret::expose))).collect();
    assert_eq!(
        inputs,
        [
            ("video", Some(TALK)),
            ("watermark", Some("https://files.example/logo.png")),
            ("audio", None),
            ("subtitle", Some("https://files.example/de.vtt")),
        ]
    );
    assert_eq!((created.trial, created.status), (Some(false), Some(MediaStatus::Created)));
    assert_eq!((created.metadata, created.source_access), (map(&[("course", "rust")]), Some(true)));
    assert_eq!((created.media_quality, created.optimize_audio), (Some(MediaQuality::Premium), Some(true)));
    assert_eq!(created.max_resolution, Some(MediaMaxResolution::P720));

    // The first read returns it in preparation, the next one ready.
    let id = created.id.unwrap();
    let early = get(&core, &id).await;
    assert_eq!((early.status, early.duration, early.thumbnail), (Some(MediaStatus::Created), None, None));
    let summary = early.summary.unwrap();
    assert_eq!((summary.status, summary.data), (Some(AiRecordStatus::Preparing), None));
    let media = get(&core, &id).await;
    assert_eq!((media.id, media.status), (Some(id), Some(MediaStatus::Ready)));
    assert_eq!((media.title.as_deref(), media.creator_id.as_deref()), (Some("A talk"), Some("speaker-7")));
    assert_eq!((media.metadata, media.source_access), (map(&[("course", "rust")]), Some(true)));
    assert_eq!((media.media_quality, media.optimize_audio), (Some(MediaQuality::Premium), Some(true)));
    assert_eq!(media.max_resolution, Some(MediaMaxResolution::P720));
    assert_eq!(media.source_resolution.unwrap().lines(), Some(1080));
    assert_eq!(media.duration.unwrap().as_seconds(), Some(40.5));
    assert_eq!(media.frame_rate.unwrap().per_second(), Some(24.0));
    assert_eq!(media.aspect_ratio.as_deref(), Some("16:9"));
    assert_eq!((media.is_audio_only, media.subtitle_available), (Some(false), Some(true)));
    assert_eq!((media.source_media_id, media.stream_id), (None, None));
    assert_eq!(media.workspace_id.unwrap().len(), 36);
    assert_eq!(media.created_at, created.created_at);
    let [since, changed] = [media.created_at, media.updated_at].map(|time| time.unwrap().unix_millis().unwrap());
    assert!(since <= changed && since > 1_700_000_000_000);

    let playback_ids = media.playback_ids.unwrap();
    assert_eq!(Some(&playback_ids), created.playback_ids.as_ref());
    let [playback] = playback_ids.try_into().unwrap();
    let playback_id = playback.id.unwrap();
    let thumbnail = format!("https://images.fastpix.com/{playback_id}/thumbnail.png");
    assert_eq!((media.thumbnail, playback.access_policy), (Some(thumbnail), Some(AccessPolicy::Private)));
    let restrictions = playback.access_restrictions.unwrap();
    let (domains, user_agents) = (restrictions.domains.unwrap(), restrictions.user_agents.unwrap());
    assert_eq!((domains.default_policy, domains.allow), (Some(PolicyAction::Deny), texts(&["example.com"])));
    assert_eq!((user_agents.default_policy, user_agents.deny), (Some(PolicyAction::Allow), texts(&["curl"])));

    let tracks = media.tracks.unwrap();
    assert!(tracks.iter().all(|track| track.id().is_some() && track.status() == Some(&TrackStatus::Available)));
    let [Track::Video(video), Track::Audio(audio), Track::Subtitle(given), Track::Subtitle(made)] = &tracks[..] else {
        panic!("other tracks: {tracks:?}")
    };
    assert_eq!((video.width, video.height, video.closed_captions), (Some(1920), Some(1080), Some(false)));
    assert_eq!(video.frame_rate.as_ref().unwrap().per_second(), Some(24.0));
    let language = |code: &Option<String>, name: &Option<String>| (code.clone().unwrap(), name.clone().unwrap());
    assert_eq!(language(&audio.language_code, &audio.language_name), ("en".into(), "English".into()));
    assert_eq!(language(&given.language_code, &given.language_name), ("de-DE".into(), "German".into()));
    assert_eq!(language(&made.language_code, &made.language_name), ("en".into(), "English".into()));
    let [generated] = media.generated_subtitles.unwrap().try_into().unwrap();
    assert_eq!(generated.status, Some(TrackStatus::Available));
    let track_id = made.id.as_ref().unwrap();
    assert_eq!(generated.url, Some(format!("https://stream.fastpix.com/{playback_id}/text/{track_id}.vtt")));

    let Some(MediaMp4Support::Files(files)) = media.mp4_support else { panic!("no files") };
    let [file] = files.try_into().unwrap();
    assert_eq!((file.r#type, file.ext), (Some(Mp4SupportType::Capped4k), Some(Mp4SupportExt::Mp4)));
    assert_eq!((file.status, file.width, file.height), (Some(Mp4SupportStatus::Ready), Some(1920), Some(1080)));
    let summary = media.summary.unwrap();
    assert_eq!(summary.status, Some(AiRecordStatus::Available));
    assert_eq!(summary.data.unwrap().split(' ').count(), 30);
    for (record, name) in
        [(media.chapters, "chapters"), (media.named_entities, "namedEntities"), (media.moderation, "moderation")]
    {
        let record = record.unwrap();
        assert_eq!(record.status, Some(AiRecordStatus::Available), "{name}");
        assert!(!record.data.unwrap().get(name).unwrap().as_list().unwrap().is_empty(), "{name}");
    }
}

#[tokio::test]
async fn unset_media_settings_have_the_default_of_the_api() {
    let (emulator, core) = start().await;
    let media = ready(&emulator, &core).await;
    assert_eq!((media.title, media.creator_id, media.metadata), (None, None, map(&[])));
    assert_eq!((media.media_quality, media.source_access), (Some(MediaQuality::Standard), Some(false)));
    assert_eq!((media.max_resolution, media.optimize_audio), (Some(MediaMaxResolution::P1080), Some(false)));
    assert_eq!(media.mp4_support, Some(MediaMp4Support::Files(Vec::new())));
    assert_eq!((media.summary, media.chapters, media.named_entities, media.moderation), (None, None, None, None));
    assert_eq!((media.subtitle_available, media.generated_subtitles), (Some(false), Some(Vec::new())));
    assert_eq!(media.duration.unwrap().as_seconds(), Some(60.0));
}

#[tokio::test]
async fn a_media_can_be_audio_only_and_can_fail() {
    let (emulator, core) = start().await;
    let sound = create(&core, pull("https://files.example/song.mp3")).await;
    let lost = create(&core, pull("https://files.invalid/talk.mp4")).await;
    emulator.finish_processing();
    let sound = get(&core, &sound).await;
    assert_eq!((sound.status, sound.is_audio_only), (Some(MediaStatus::Ready), Some(true)));
    assert_eq!((sound.thumbnail, sound.source_resolution, sound.frame_rate), (None, None, None));
    assert!(matches!(sound.tracks.unwrap()[..], [Track::Audio(_)]));
    let lost = get(&core, &lost).await;
    assert_eq!((lost.status, lost.duration, lost.tracks), (Some(MediaStatus::Failed), None, Some(Vec::new())));
}

fn text(text: &str) -> AnyValue {
    AnyValue::String(text.to_owned())
}

fn object<const N: usize>(fields: [(&str, AnyValue); N]) -> BTreeMap<String, AnyValue> {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[tokio::test]
async fn invalid_inputs_are_rejected_by_field_name() {
    let (_emulator, core) = start().await;
    let inputs = [
        Input::from(VideoInput::new("talk.mp4")),
        SubtitleInput::new(TALK, "Klingon", "tlh").into(),
        WatermarkInput::new(TALK).placement(Placement::new().x_align("middle")).into(),
    ];
    let request = CreateMediaRequest::new(inputs, "everyone").summary(Summary::new(true).summary_length(29));
    let fields =
        ["accessPolicy", "inputs.0.url", "inputs.1.languageCode", "inputs.2.placement.xAlign", "summary.summaryLength"];
    assert_eq!(invalid(input_video_create_media(&core, request)).await, fields);

    // A segment with two positions, which `Segment` cannot be.
    let segment = [("url", text(TALK)), ("insertAt", AnyValue::Integer(1)), ("insertAtEnd", AnyValue::Bool(true))];
    let video = [
        ("type", text("video")),
        ("url", text(TALK)),
        ("startTime", AnyValue::Integer(9)),
        ("endTime", AnyValue::Integer(3)),
        ("segments", AnyValue::List(vec![AnyValue::Object(object(segment))])),
    ];
    let request = CreateMediaRequest::new(Input::Unknown(object(video)), AccessPolicy::Public);
    let fields = ["inputs.0.endTime", "inputs.0.segments.0"];
    assert_eq!(invalid(input_video_create_media(&core, request)).await, fields);

    let settings = PushMediaSettings::new("everyone").start_time(9.0).end_time(3.0);
    let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
    let fields = ["pushMediaSettings.accessPolicy"];
    assert_eq!(invalid(input_video_direct_upload_video_media(&core, request)).await, fields);
}

#[tokio::test]
async fn fifty_seven_media_are_listed_in_six_pages() {
    let (emulator, core) = start().await;
    let mut created = Vec::new();
    for _ in 0..57 {
        created.push(create(&core, pull(TALK)).await);
    }
    let mut listed = Vec::new();
    for page in 1..=7 {
        let request = ListMediaRequest::new().limit(10).offset(page).order_by(SortOrder::Asc);
        let response = taken_exactly(manage_videos_list_media(&core, request)).await;
        assert_eq!(place(response.pagination), [Some(57), Some(page.into()), Some(6)]);
        let page_ids = ids(response.data);
        assert_eq!(page_ids.len(), [10, 10, 10, 10, 10, 7, 0][page as usize - 1]);
        listed.extend(page_ids);
    }
    assert_eq!(listed, created);

    // By default a page has ten items, newest first. Finished tracks have another status here.
    created.reverse();
    emulator.finish_processing();
    let response = taken_exactly(manage_videos_list_media(&core, ListMediaRequest::new())).await;
    assert_eq!(place(response.pagination), [Some(57), Some(1), Some(6)]);
    let media = response.data.unwrap();
    let tracks = media.iter().flat_map(|media| media.tracks.as_ref().unwrap());
    assert!(tracks.map(|track| track.status().unwrap()).all(|status| *status == TrackStatus::Ready));
    assert!(media.iter().all(|media| media.status == Some(MediaStatus::Ready)));
    assert_eq!(ids(Some(media)), created[..10]);
}

#[tokio::test]
async fn a_media_update_changes_only_the_fields_that_are_set() {
    let (emulator, core) = start().await;
    let before = ready(&emulator, &core).await;
    let id = before.id.as_deref().unwrap();
    let body = UpdatedMediaRequestBody::new().metadata([("a", "1"), ("b", "2")]).title("New").creator_id("me");
    let changed =
        taken_exactly(manage_videos_updated_media(&core, UpdatedMediaRequest::new(id, body))).await.data.unwrap();
    assert_eq!((changed.title.as_deref(), changed.creator_id.as_deref()), (Some("New"), Some("me")));
    assert_eq!(changed.metadata, map(&[("a", "1"), ("b", "2")]));
    assert_eq!((&changed.playback_ids, &changed.created_at), (&before.playback_ids, &before.created_at));
    assert!(changed.updated_at.unwrap().unix_millis() >= before.updated_at.unwrap().unix_millis());

    let body = UpdatedMediaRequestBody::new().metadata([("c", "3")]);
    manage_videos_updated_media(&core, UpdatedMediaRequest::new(id, body)).await.unwrap();
    for access in [true, false] {
        let request = UpdatedSourceAccessRequest::new(id, UpdatedSourceAccessRequestBody::new(access));
        let changed = taken_exactly(manage_videos_updated_source_access(&core, request)).await.data.unwrap();
        assert_eq!((changed.id.as_deref(), changed.source_access), (Some(id), Some(access)));
        let media = get(&core, id).await;
        assert_eq!((media.source_access, media.metadata), (Some(access), map(&[("c", "3")])));
        assert_eq!((media.title.as_deref(), media.creator_id.as_deref()), (Some("New"), Some("me")));
    }

    let body = UpdatedMediaRequestBody::new().title("x".repeat(256)).metadata([("k", "x".repeat(256))]);
    let refused = invalid(manage_videos_updated_media(&core, UpdatedMediaRequest::new(id, body))).await;
    assert_eq!(refused, ["metadata.k", "title"]);
}

#[tokio::test]
async fn mp4_files_are_created_once() {
    let (emulator, core) = start().await;
    let id = ready(&emulator, &core).await.id.unwrap();
    let set = |support| {
        let body = UpdatedMp4SupportRequestBody::new(support);
        manage_videos_updated_mp4_support(&core, UpdatedMp4SupportRequest::new(id.as_str(), body))
    };
    let files = |media: Media| match media.mp4_support.unwrap() {
        MediaMp4Support::Files(files) => files,
        other => panic!("{other:?}"),
    };
    let all = files(taken_exactly(set(Mp4Support::AudioOnlyCapped4k)).await.data.unwrap());
    let [sound, video] = all.try_into().unwrap();
    assert_eq!((sound.r#type, sound.ext), (Some(Mp4SupportType::AudioOnly), Some(Mp4SupportExt::M4a)));
    assert_eq!((sound.status, sound.width, sound.height), (Some(Mp4SupportStatus::Preparing), None, None));
    assert_eq!((video.r#type, video.ext), (Some(Mp4SupportType::Capped4k), Some(Mp4SupportExt::Mp4)));
    assert_eq!((video.width, video.height), (Some(1920), Some(1080)));
    let told = refused(set(Mp4Support::AudioOnlyCapped4k), 400, ErrorClass::DuplicateMp4SupportError).await;
    assert!(told.contains("audioOnly,capped_4k"), "{told}");

    emulator.finish_processing();
    let ready = files(get(&core, &id).await);
    assert!(ready.iter().all(|file| file.status == Some(Mp4SupportStatus::Ready)));
    for (support, left) in [(Mp4Support::AudioOnly, 1), (Mp4Support::None, 0), (Mp4Support::None, 0)] {
        assert_eq!(files(set(support).await.unwrap().data.unwrap()).len(), left);
    }
    assert_eq!(invalid(set("capped_8k".into())).await, ["mp4Support"]);
}

#[tokio::test]
async fn input_info_describes_the_input_file() {
    let (_emulator, core) = start().await;
    let url = "https://files.example/talk.mov?version=2";
    let id = create(&core, pull(url)).await;
    let early = taken_exactly(manage_videos_retrieve_media_input_info(&core, id.as_str())).await.data.unwrap();
    assert_eq!(early.file.unwrap().container_format, None);
    let body = AddTrackRequest::new("https://files.example/fr.vtt", AddTrackType::Subtitle, "fr", "French");
    let add = AddMediaTrackRequest::new(id.as_str(), AddMediaTrackRequestBody::new(body));
    manage_videos_add_media_track(&core, add).await.unwrap();

    let info = taken_exactly(manage_videos_retrieve_media_input_info(&core, id)).await.data.unwrap();
    assert_eq!(info.configuration.unwrap().url.as_ref().map(Secret::expose), Some(url));
    let file = info.file.unwrap();
    assert_eq!(file.container_format.as_ref().map(Secret::expose), Some("mov"));
    let tracks = file.tracks.unwrap();
    let [Track::Video(video), Track::Audio(audio)] = &tracks[..] else { panic!("other tracks: {tracks:?}") };
    assert_eq!((video.width, video.height), (Some(1920), Some(1080)));
    assert_eq!(audio.language_code.as_deref(), Some("en"));
}

#[tokio::test]
async fn a_deleted_media_is_not_found_by_any_operation() {
    let (emulator, core) = start().await;
    let other = ready(&emulator, &core).await.id.unwrap();
    let gone = ready(&emulator, &core).await.id.unwrap();
    assert_eq!(taken_exactly(manage_videos_delete_media(&core, gone.as_str())).await.success, Some(true));
    let listed = taken_exactly(manage_videos_list_media(&core, ListMediaRequest::new())).await;
    assert_eq!((ids(listed.data), place(listed.pagination)), (vec![other], [Some(1), Some(1), Some(1)]));

    macro_rules! gone {
        ($class:ident: $($function:ident($request:expr),)+) => {
            $(
                let told = refused($function(&core, $request), 404, ErrorClass::$class).await;
                assert!(told.contains(&gone), "{told}");
            )+
        };
    }
    let id = gone.as_str();
    let track = AddTrackRequest::new(TALK, AddTrackType::Audio, "fr", "French");
    let subtitles = TrackSubtitlesGenerateRequest::new("English", LanguageCode::EnUs);
    let domains = Restriction::new();
    let user_agents = Restriction::new();
    gone! { MediaNotFoundError:
        manage_videos_get_media(id),
        manage_videos_delete_media(id),
        manage_videos_get_summary(id),
        manage_videos_retrieve_media_input_info(id),
        manage_videos_updated_media(UpdatedMediaRequest::new(id, UpdatedMediaRequestBody::new())),
        manage_videos_updated_mp4_support(
            UpdatedMp4SupportRequest::new(id, UpdatedMp4SupportRequestBody::new(Mp4Support::None))
        ),
        manage_videos_updated_source_access(
            UpdatedSourceAccessRequest::new(id, UpdatedSourceAccessRequestBody::new(true))
        ),
        manage_videos_add_media_track(AddMediaTrackRequest::new(id, AddMediaTrackRequestBody::new(track))),
        manage_videos_update_media_track(UpdateMediaTrackRequest::new(id, "track", UpdateTrackRequest::new())),
        manage_videos_delete_media_track(DeleteMediaTrackRequest::new(id, "track")),
        manage_videos_generate_subtitle_track(GenerateSubtitleTrackRequest::new(id, "track", subtitles)),
        playback_create_media_playback_id(
            CreateMediaPlaybackIdRequest::new(id, CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Public))
        ),
        playback_list_playback_ids(id),
        in_video_ai_features_update_media_summary(
            UpdateMediaSummaryRequest::new(id, Summary::new(true))
        ),
        in_video_ai_features_update_media_chapters(
            UpdateMediaChaptersRequest::new(id, UpdateMediaChaptersRequestBody::new(true))
        ),
        in_video_ai_features_update_media_named_entities(
            UpdateMediaNamedEntitiesRequest::new(id, UpdateMediaNamedEntitiesRequestBody::new(true))
        ),
        in_video_ai_features_update_media_moderation(
            UpdateMediaModerationRequest::new(id, UpdateMediaModerationRequestBody::new())
        ),
    }
    gone! { MediaClipNotFoundError: manage_videos_get_media_clips(id), }
    gone! { MediaOrPlaybackNotFoundError:
        playback_get_playback_id(GetPlaybackIdRequest::new(id, "playback")),
        playback_delete_media_playback_id(DeleteMediaPlaybackIdRequest::new(id, "playback")),
        playback_update_domain_restrictions(UpdateDomainRestrictionsRequest::new(id, "playback", domains)),
        playback_update_user_agent_restrictions(UpdateUserAgentRestrictionsRequest::new(id, "playback", user_agents)),
    }
}

// Tracks.

#[tokio::test]
async fn tracks_are_added_changed_and_deleted() {
    let (emulator, core) = start().await;
    let id = ready(&emulator, &core).await.id.unwrap();
    let add = |r#type, code: &str| {
        let track = AddTrackRequest::new("https://files.example/a", r#type, code, "Français").title("VF");
        manage_videos_add_media_track(
            &core,
            AddMediaTrackRequest::new(id.as_str(), AddMediaTrackRequestBody::new(track)),
        )
    };
    let added = taken_exactly(add(AddTrackType::Audio, "fr")).await.data.unwrap();
    assert_eq!(
        (added.r#type, added.url.as_ref().map(Secret::expose)),
        (Some(AddTrackType::Audio), Some("https://files.example/a"))
    );
    assert_eq!((added.language_code.as_deref(), added.language_name.as_deref()), (Some("fr"), Some("Français")));
    assert_eq!(added.title.as_deref(), Some("VF"));
    let subtitle = taken_exactly(add(AddTrackType::Subtitle, "fr")).await.data.unwrap();
    assert_eq!(subtitle.r#type, Some(AddTrackType::Subtitle));
    let told = refused(add(AddTrackType::Audio, "fr"), 400, ErrorClass::TrackDuplicateRequestError).await;
    assert!(told.contains("audio") && told.contains("fr"), "{told}");

    let [track, subtitle] = [added.id.unwrap(), subtitle.id.unwrap()];
    let change = |track: &str, body| {
        manage_videos_update_media_track(&core, UpdateMediaTrackRequest::new(id.as_str(), track, body))
    };
    let body =
        UpdateTrackRequest::new().url("https://files.example/b").language_code("fr-CA").language_name("Québécois");
    let changed = taken_exactly(change(&track, body)).await.data.unwrap();
    assert_eq!((changed.id.as_deref(), changed.r#type), (Some(track.as_str()), Some(AddTrackType::Audio)));
    assert_eq!(
        (changed.url.as_ref().map(Secret::expose), changed.title.as_deref()),
        (Some("https://files.example/b"), Some("VF"))
    );
    assert_eq!(
        (changed.language_code.as_deref(), changed.language_name.as_deref()),
        (Some("fr-CA"), Some("Québécois"))
    );
    let clash = change(&track, UpdateTrackRequest::new().language_code("en"));
    refused(clash, 400, ErrorClass::TrackDuplicateRequestError).await;
    let tracks = get(&core, &id).await.tracks.unwrap();
    let [Track::Video(video), Track::Audio(_), Track::Audio(audio), Track::Subtitle(fr)] = &tracks[..] else {
        panic!("other tracks: {tracks:?}")
    };
    assert_eq!((audio.id.as_ref(), audio.title.as_deref()), (Some(&track), Some("VF")));
    assert_eq!((audio.language_code.as_deref(), &audio.status), (Some("fr-CA"), &Some(TrackStatus::Preparing)));
    assert_eq!((fr.id.as_ref(), fr.title.as_deref()), (Some(&subtitle), Some("VF")));
    let pictures = change(video.id.as_ref().unwrap(), UpdateTrackRequest::new().title("x"));
    assert_eq!(invalid(pictures).await, ["trackId"]);

    let delete =
        |track: &str| manage_videos_delete_media_track(&core, DeleteMediaTrackRequest::new(id.as_str(), track));
    assert_eq!(taken_exactly(delete(&track)).await.success, Some(true));
    let told = refused(delete(&track), 404, ErrorClass::MediaNotFoundError).await;
    assert!(told.contains(&track), "{told}");
    let left = get(&core, &id).await.tracks.unwrap();
    assert!(left.len() == 3 && left.iter().all(|left| left.id() != Some(&track)));
}

#[tokio::test]
async fn subtitles_are_generated_once_for_each_language() {
    let (emulator, core) = start().await;
    let media = ready(&emulator, &core).await;
    let id = media.id.unwrap();
    let tracks = media.tracks.unwrap();
    let [video, sound] = [0, 1].map(|index: usize| tracks[index].id().unwrap());
    let generate = |track: &str| {
        let body = TrackSubtitlesGenerateRequest::new("Italiano", LanguageCode::ItIt);
        let body = body.metadata([("by", "machine")]).title("Sottotitoli");
        manage_videos_generate_subtitle_track(&core, GenerateSubtitleTrackRequest::new(id.as_str(), track, body))
    };
    let made = taken_exactly(generate(sound)).await.data.unwrap();
    assert_eq!((made.r#type, made.language_code), (Some(AddTrackType::Subtitle), Some(LanguageCode::ItIt)));
    assert_eq!((made.language_name.as_deref(), made.title.as_deref()), (Some("Italiano"), Some("Sottotitoli")));
    assert_eq!(made.metadata, map(&[("by", "machine")]));
    refused(generate(sound), 400, ErrorClass::TrackDuplicateRequestError).await;
    assert_eq!(invalid(generate(video)).await, ["trackId"]);

    let body = TrackSubtitlesGenerateRequest::new("English", LanguageCode::EnUs);
    let request = GenerateSubtitleTrackRequest::new(id.as_str(), sound, body);
    let english = taken_exactly(manage_videos_generate_subtitle_track(&core, request)).await.data.unwrap();
    assert_eq!((english.language_code, english.language_name.as_deref()), (Some(LanguageCode::EnUs), Some("English")));

    emulator.finish_processing();
    let media = get(&core, &id).await;
    assert_eq!(media.subtitle_available, Some(true));
    let made = made.id.unwrap();
    assert_eq!(media.tracks.unwrap()[2].id(), Some(made.as_str()));
    assert!(media.generated_subtitles.unwrap()[0].url.as_ref().unwrap().contains(&made));
}

// Uploads.

#[tokio::test]
async fn an_upload_is_listed_until_it_is_cancelled() {
    let (_emulator, core) = start().await;
    let settings = PushMediaSettings::new(AccessPolicy::Private)
        .title("Mine")
        .creator_id("me")
        .metadata([("a", "1")])
        .optimize_audio(true)
        .max_resolution(MediaMaxResolution::P480);
    let request = DirectUploadVideoMediaRequest::new("https://www.example.com").push_media_settings(settings);
    let upload = taken_exactly(input_video_direct_upload_video_media(&core, request)).await.data.unwrap();
    assert_eq!((upload.status.as_ref(), upload.trial), (Some(&UploadStatus::Waiting), Some(false)));
    assert_eq!((&upload.id, &upload.media_id), (&None, &None));
    assert_eq!((upload.timeout, upload.cors_origin.as_deref()), (Some(14_400), Some("https://www.example.com")));
    let id = upload.upload_id.as_deref().unwrap();
    assert!(upload.url.as_ref().unwrap().expose().contains(id));
    let pushed = upload.push_media_settings.as_ref().unwrap();
    let playback = &pushed.playback_ids.as_ref().unwrap()[0];
    assert_eq!((&playback.id, &playback.access_policy), (&None, &Some(AccessPolicy::Private)));
    assert_eq!((&pushed.metadata, pushed.source_access), (&map(&[("a", "1")]), Some(false)));
    assert_eq!((&pushed.media_quality, pushed.optimize_audio), (&Some(MediaQuality::Standard), Some(true)));

    let second = DirectUploadVideoMediaRequest::new("*");
    let second = input_video_direct_upload_video_media(&core, second).await.unwrap().data.unwrap();
    let page = ListUploadsRequest::new().limit(1).offset(2).order_by(SortOrder::Desc);
    let listed = taken_exactly(manage_videos_list_uploads(&core, page)).await;
    assert_eq!(place(listed.pagination), [Some(2), Some(2), Some(2)]);
    assert_eq!(listed.data, Some(vec![upload.clone()]));

    let cancelled = taken_exactly(manage_videos_cancel_upload(&core, id)).await.data.unwrap();
    assert_eq!((cancelled.status, cancelled.trial), (Some(UploadStatus::Cancelled), Some(false)));
    assert_eq!((cancelled.upload_id.as_deref(), &cancelled.url), (Some(id), &upload.url));
    assert_eq!((cancelled.timeout, &cancelled.cors_origin), (Some(14_400), &upload.cors_origin));
    assert_eq!((cancelled.title.as_deref(), cancelled.creator_id.as_deref()), (Some("Mine"), Some("me")));
    assert_eq!((cancelled.metadata, cancelled.access_policy), (map(&[("a", "1")]), Some(AccessPolicy::Private)));
    assert_eq!(cancelled.max_resolution, Some(MediaMaxResolution::P480));
    let told = refused(manage_videos_cancel_upload(&core, id), 400, ErrorClass::BadRequestError).await;
    assert!(told.contains("cancelled"), "{told}");
    refused(manage_videos_cancel_upload(&core, "none"), 404, ErrorClass::MediaNotFoundError).await;
    let listed = taken_exactly(manage_videos_list_uploads(&core, ListUploadsRequest::new())).await;
    assert_eq!((listed.data, place(listed.pagination)), (Some(vec![second]), [Some(1), Some(1), Some(1)]));
}

#[tokio::test]
async fn a_completed_upload_is_the_media_with_its_id() {
    let (emulator, core) = start().await;
    let subtitle = SubtitleInput::new("https://files.example/de.vtt", "German", LanguageCode::DeDe);
    let settings = PushMediaSettings::new(AccessPolicy::Private)
        .inputs([Input::from(PushVideoInput::new().intro_url(TALK)), subtitle.into()])
        .start_time(5.0)
        .end_time(25.0)
        .title("Mine")
        .metadata([("a", "1")])
        .mp4_support(Mp4Support::AudioOnly)
        .summary(Summary::new(true).summary_length(40))
        .access_restrictions(AccessRestrictions::new().domains(Restriction::new().deny(["bad.example"])));
    let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
    let upload = taken_exactly(input_video_direct_upload_video_media(&core, request)).await.data.unwrap();
    let id = upload.upload_id.unwrap();
    refused(manage_videos_get_media(&core, id.as_str()), 404, ErrorClass::MediaNotFoundError).await;
    assert!(emulator.complete_upload(&id) && !emulator.complete_upload(&id));

    assert_eq!(manage_videos_list_uploads(&core, ListUploadsRequest::new()).await.unwrap().data, Some(Vec::new()));
    let told = refused(manage_videos_cancel_upload(&core, id.as_str()), 400, ErrorClass::BadRequestError).await;
    assert!(told.contains("completed"), "{told}");
    assert_eq!(get(&core, &id).await.status, Some(MediaStatus::Created));
    let media = get(&core, &id).await;
    assert_eq!((media.status, media.title.as_deref()), (Some(MediaStatus::Ready), Some("Mine")));
    assert_eq!((media.metadata, media.duration.unwrap().as_seconds()), (map(&[("a", "1")]), Some(20.0)));
    assert!(matches!(media.tracks.unwrap()[..], [Track::Video(_), Track::Audio(_), Track::Subtitle(_)]));
    assert_eq!(media.summary.unwrap().data.unwrap().split(' ').count(), 40);
    let playback = media.playback_ids.unwrap().remove(0);
    assert_eq!((playback.id.is_some(), playback.access_policy), (true, Some(AccessPolicy::Private)));
    assert_eq!(playback.access_restrictions.unwrap().domains.unwrap().deny, texts(&["bad.example"]));
}

// Playback ids.

#[tokio::test]
async fn playback_ids_are_created_listed_read_and_deleted() {
    let (emulator, core) = start().await;
    let media = ready(&emulator, &core).await;
    let (id, first) = (media.id.unwrap(), media.playback_ids.unwrap().remove(0).id.unwrap());
    let create = |body| playback_create_media_playback_id(&core, CreateMediaPlaybackIdRequest::new(id.as_str(), body));
    let restrictions = AccessRestrictions::new()
        .domains(Restriction::new().default_policy(PolicyAction::Deny).allow(["example.com"]))
        .user_agents(Restriction::new().deny(["curl"]));
    let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Drm)
        .drm_configuration_id("2f0e4e6a-1a87-4b0b-bb5b-60e4c1a7a0f1")
        .resolution(PlaybackIdResolution::P720)
        .access_restrictions(restrictions);
    let created = taken_exactly(create(body)).await.data.unwrap();
    assert_eq!(
        (created.access_policy, created.resolution),
        (Some(AccessPolicy::Drm), Some(PlaybackIdResolution::P720))
    );
    let restrictions = created.access_restrictions.unwrap();
    let (domains, user_agents) = (restrictions.domains.unwrap(), restrictions.user_agents.unwrap());
    assert_eq!((domains.default_policy, domains.allow), (Some(PolicyAction::Deny), texts(&["example.com"])));
    assert_eq!((user_agents.default_policy, user_agents.deny), (Some(PolicyAction::Allow), texts(&["curl"])));
    let plain = taken_exactly(create(CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Private))).await.data.unwrap();
    assert_eq!((plain.access_policy, plain.resolution), (Some(AccessPolicy::Private), None));
    assert_eq!(invalid(create(CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Drm))).await, ["drmConfigurationId"]);

    let second = created.id.unwrap();
    let read = |playback: &str| playback_get_playback_id(&core, GetPlaybackIdRequest::new(id.as_str(), playback));
    let playback = taken_exactly(read(&second)).await.data.unwrap();
    assert_eq!((playback.id.as_ref(), playback.access_policy), (Some(&second), Some(AccessPolicy::Drm)));
    assert_eq!(playback.access_restrictions.unwrap().domains.unwrap().allow, texts(&["example.com"]));

    let delete = |playback: &str| {
        playback_delete_media_playback_id(&core, DeleteMediaPlaybackIdRequest::new(id.as_str(), playback))
    };
    assert_eq!(taken_exactly(delete(&first)).await.success, Some(true));
    let told = refused(delete(&first), 404, ErrorClass::MediaOrPlaybackNotFoundError).await;
    assert!(told.contains(&first), "{told}");
    refused(read(&first), 404, ErrorClass::MediaOrPlaybackNotFoundError).await;
    let listed = taken_exactly(playback_list_playback_ids(&core, id.as_str())).await.data.unwrap();
    let listed: Vec<_> = listed.iter().map(|playback| (&playback.id, &playback.access_policy)).collect();
    assert_eq!(listed, [(&Some(second), &Some(AccessPolicy::Drm)), (&plain.id, &Some(AccessPolicy::Private))]);
}

#[tokio::test]
async fn restrictions_are_stored_and_read_back() {
    let (emulator, core) = start().await;
    let media = ready(&emulator, &core).await;
    let (id, playback) = (media.id.unwrap(), media.playback_ids.unwrap().remove(0).id.unwrap());
    let (id, playback) = (id.as_str(), playback.as_str());
    let domains =
        |body| playback_update_domain_restrictions(&core, UpdateDomainRestrictionsRequest::new(id, playback, body));
    let user_agents = |body| {
        playback_update_user_agent_restrictions(&core, UpdateUserAgentRestrictionsRequest::new(id, playback, body))
    };
    let body = Restriction::new().default_policy(PolicyAction::Deny);
    let set =
        taken_exactly(domains(body.allow(["example.com", "*.example.org"]).deny(["bad.example"]))).await.data.unwrap();
    assert_eq!(set.default_policy, Some(PolicyAction::Deny));
    assert_eq!((set.allow, set.deny), (texts(&["example.com", "*.example.org"]), texts(&["bad.example"])));
    let body = Restriction::new().default_policy(PolicyAction::Deny);
    let set = taken_exactly(user_agents(body.allow(["Mozilla"]).deny(["curl"]))).await.data.unwrap();
    assert_eq!(set.default_policy, Some(PolicyAction::Deny));
    assert_eq!((set.allow, set.deny), (texts(&["Mozilla"]), texts(&["curl"])));
    // Lists that are not set are kept.
    let set = domains(Restriction::new().deny(["worse.example"])).await.unwrap().data.unwrap();
    assert_eq!((set.allow, set.deny), (texts(&["example.com", "*.example.org"]), texts(&["worse.example"])));

    let read = playback_get_playback_id(&core, GetPlaybackIdRequest::new(id, playback));
    let read = taken_exactly(read).await.data.unwrap().access_restrictions.unwrap();
    let listed =
        taken_exactly(playback_list_playback_ids(&core, id)).await.data.unwrap().remove(0).access_restrictions.unwrap();
    let of_media = get(&core, id).await.playback_ids.unwrap().remove(0).access_restrictions.unwrap();
    assert_eq!(of_media, read);
    let (read_domains, read_agents) = (read.domains.unwrap(), read.user_agents.unwrap());
    assert_eq!(read_domains.default_policy, Some(PolicyAction::Deny));
    assert_eq!(read_domains.allow, texts(&["example.com", "*.example.org"]));
    assert_eq!(read_domains.deny, texts(&["worse.example"]));
    assert_eq!(read_agents.default_policy, Some(PolicyAction::Deny));
    assert_eq!((&read_agents.allow, &read_agents.deny), (&texts(&["Mozilla"]), &texts(&["curl"])));
    let (domains_listed, agents_listed) = (listed.domains.unwrap(), listed.user_agents.unwrap());
    assert_eq!(domains_listed.default_policy, read_domains.default_policy);
    assert_eq!((domains_listed.allow, domains_listed.deny), (read_domains.allow, read_domains.deny));
    assert_eq!(agents_listed.default_policy, read_agents.default_policy);
    assert_eq!((agents_listed.allow, agents_listed.deny), (read_agents.allow, read_agents.deny));

    let odd = Restriction::new().default_policy("perhaps");
    assert_eq!(invalid(domains(odd)).await, ["defaultPolicy"]);
    let odd = Restriction::new().default_policy("perhaps");
    assert_eq!(invalid(user_agents(odd)).await, ["defaultPolicy"]);
}

// AI features.

#[tokio::test]
async fn a_summary_has_to_be_enabled_before_it_can_be_read() {
    let (emulator, core) = start().await;
    let id = ready(&emulator, &core).await.id.unwrap();
    let read = || manage_videos_get_summary(&core, id.as_str());
    let update =
        |body| in_video_ai_features_update_media_summary(&core, UpdateMediaSummaryRequest::new(id.as_str(), body));
    // The operation declares no 400.
    let told = refused(read(), 400, ErrorClass::FastpixDefaultError).await;
    assert!(told.contains("not enabled"), "{told}");

    let enabled = taken_exactly(update(Summary::new(true).summary_length(30))).await.data.unwrap();
    assert_eq!((enabled.media_id.as_ref(), enabled.is_summary_enabled), (Some(&id), Some(true)));
    let text = taken_exactly(read()).await.data.unwrap();
    assert_eq!(text.split(' ').count(), 30);
    let record = get(&core, &id).await.summary.unwrap();
    assert_eq!((record.status, record.data), (Some(AiRecordStatus::Available), Some(text)));

    let disabled = taken_exactly(update(Summary::new(false))).await.data.unwrap();
    assert_eq!(disabled.is_summary_enabled, Some(false));
    refused(read(), 400, ErrorClass::FastpixDefaultError).await;
    let long = update(Summary::new(true).summary_length(251));
    assert_eq!(invalid(long).await, ["summaryLength"]);
}

#[tokio::test]
async fn chapters_named_entities_and_moderation_are_enabled_and_read() {
    let (emulator, core) = start().await;
    let id = ready(&emulator, &core).await.id.unwrap();
    let chapters = |on| {
        let body = UpdateMediaChaptersRequestBody::new(on);
        in_video_ai_features_update_media_chapters(&core, UpdateMediaChaptersRequest::new(id.as_str(), body))
    };
    let entities = |on| {
        let body = UpdateMediaNamedEntitiesRequestBody::new(on);
        in_video_ai_features_update_media_named_entities(&core, UpdateMediaNamedEntitiesRequest::new(id.as_str(), body))
    };
    let moderation = |body| {
        in_video_ai_features_update_media_moderation(&core, UpdateMediaModerationRequest::new(id.as_str(), body))
    };
    let list = |record: Option<AiResponseRecord>, name: &str| {
        let record = record.unwrap();
        assert_eq!(record.status, Some(AiRecordStatus::Available), "{name}");
        record.data.unwrap().get(name).unwrap().as_list().unwrap().to_vec()
    };

    let on = taken_exactly(chapters(true)).await.data.unwrap();
    assert_eq!((on.media_id.as_ref(), on.is_chapters_enabled), (Some(&id), Some(true)));
    let on = taken_exactly(entities(true)).await.data.unwrap();
    assert_eq!((on.media_id.as_ref(), on.is_named_entities_enabled), (Some(&id), Some(true)));
    let body = Moderation::new(ModerationType::Audio);
    let on = taken_exactly(moderation(UpdateMediaModerationRequestBody::new().moderation(body))).await.data.unwrap();
    assert_eq!((on.media_id.as_ref(), on.is_moderation_enabled), (Some(&id), Some(true)));
    let media = get(&core, &id).await;
    let chapter = &list(media.chapters, "chapters")[1];
    assert_eq!(chapter.get("title").unwrap().as_str(), Some("The boats"));
    assert_eq!(list(media.named_entities, "namedEntities")[0].as_str(), Some("Nordhaven"));
    assert_eq!(list(media.moderation, "moderation")[0].get("score").unwrap().as_f64(), Some(0.01));

    assert_eq!(taken_exactly(chapters(false)).await.data.unwrap().is_chapters_enabled, Some(false));
    assert_eq!(taken_exactly(entities(false)).await.data.unwrap().is_named_entities_enabled, Some(false));
    let media = get(&core, &id).await;
    assert_eq!((media.chapters, media.named_entities, media.moderation.is_some()), (None, None, true));
    let odd = Moderation::new("smell");
    let odd = moderation(UpdateMediaModerationRequestBody::new().moderation(odd));
    assert_eq!(invalid(odd).await, ["moderation.type"]);
}

// Clips.

fn clip_of(playback: &str) -> CreateMediaRequest {
    let video = VideoInput::new(format!("https://stream.fastpix.com/{playback}.m3u8")).start_time(5.0).end_time(12.0);
    CreateMediaRequest::new([video], AccessPolicy::Public).metadata([("clip", "yes")])
}

#[tokio::test]
async fn clips_of_a_media_are_listed_with_it() {
    let (emulator, core) = start().await;
    let media = ready(&emulator, &core).await;
    let (id, playback) = (media.id.unwrap(), media.playback_ids.unwrap().remove(0).id.unwrap());
    let mut created = Vec::new();
    for _ in 0..3 {
        created.push(create(&core, clip_of(&playback)).await);
    }
    emulator.finish_processing();
    // Lists of clips have fewer fields than other lists.
    let page = GetMediaClipsRequest::new(id.as_str()).limit(2).offset(2).order_by(SortOrder::Asc);
    let response = manage_videos_get_media_clips(&core, page).await.unwrap();
    assert_eq!(response.success, Some(true));
    let at = response.pagination.unwrap();
    assert_eq!([at.total_records, at.current_offset, at.offset_count], [Some(3), Some(2), Some(2)]);
    let [clip] = response.data.unwrap().try_into().unwrap();
    assert_eq!((clip.id.as_ref(), clip.source_media_id.as_ref()), (Some(&created[2]), Some(&id)));
    assert_eq!((clip.status, clip.metadata), (Some(MediaStatus::Ready), map(&[("clip", "yes")])));
    assert_eq!((clip.workspace_id, clip.max_resolution), (media.workspace_id, Some(MediaMaxResolution::P1080)));
    assert_eq!((clip.source_resolution, clip.aspect_ratio), (Some("1080".into()), Some("16:9".to_owned())));
    assert_eq!(clip.duration.unwrap().as_seconds(), Some(7.0));
    assert_eq!((clip.source_access, clip.optimize_audio), (Some(false), Some(false)));
    assert_eq!((clip.is_audio_only, clip.subtitle_available), (Some(false), Some(false)));
    assert_eq!(clip.generated_subtitles, Some(Vec::new()));
    assert!(matches!(clip.tracks.unwrap()[..], [Track::Video(_), Track::Audio(_)]));
    assert!(clip.created_at.unwrap().unix_millis() <= clip.updated_at.unwrap().unix_millis());
    let [playback] = clip.playback_ids.unwrap().try_into().unwrap();
    assert_eq!(clip.thumbnail, Some(format!("https://images.fastpix.com/{}/thumbnail.png", playback.id.unwrap())));
    assert_eq!(playback.access_policy, Some(AccessPolicy::Public));
    let restrictions = playback.access_restrictions.unwrap();
    let (domains, user_agents) = (restrictions.domains.unwrap(), restrictions.user_agents.unwrap());
    assert_eq!((domains.default_policy, domains.allow), (Some(PolicyAction::Allow), Some(Vec::new())));
    assert_eq!((user_agents.default_policy, user_agents.deny), (Some(PolicyAction::Allow), Some(Vec::new())));

    let other = create(&core, pull(TALK)).await;
    let none = manage_videos_get_media_clips(&core, other).await.unwrap();
    assert_eq!((none.data, none.pagination.unwrap().total_records), (Some(Vec::new()), Some(0)));
}

#[tokio::test]
async fn clips_of_a_live_stream_are_listed_with_it() {
    let (_emulator, core) = start().await;
    let stream = start_live_stream_create_new_stream(&core, example()).await.unwrap().data.unwrap();
    let (id, playback) = (stream.stream_id.unwrap(), stream.playback_ids.unwrap().remove(0).id.unwrap());
    let none = taken_exactly(manage_videos_list_live_clips(&core, id.as_str())).await;
    assert_eq!((none.data, place(none.pagination)), (Some(Vec::new()), [Some(0), Some(1), Some(0)]));

    let created = [create(&core, clip_of(&playback)).await, create(&core, clip_of(&playback)).await];
    create(&core, pull(TALK)).await;
    let page = ListLiveClipsRequest::new(id.as_str()).limit(1).offset(2).order_by(SortOrder::Desc);
    let response = taken_exactly(manage_videos_list_live_clips(&core, page)).await;
    assert_eq!(place(response.pagination), [Some(2), Some(2), Some(2)]);
    let [clip] = response.data.unwrap().try_into().unwrap();
    assert_eq!((clip.id.as_ref(), clip.stream_id.as_ref()), (Some(&created[0]), Some(&id)));
    assert_eq!((clip.source_media_id, clip.metadata), (None, map(&[("clip", "yes")])));
    assert_eq!(invalid(manage_videos_list_live_clips(&core, "none")).await, ["livestreamId"]);
}

// Pages.

#[tokio::test]
async fn invalid_pages_are_rejected_by_field_name() {
    let (emulator, core) = start().await;
    let id = ready(&emulator, &core).await.id.unwrap();
    let stream = start_live_stream_create_new_stream(&core, example()).await.unwrap().data.unwrap().stream_id.unwrap();
    for (limit, offset, order, fields) in
        [(51, 1, "desc", &["limit"][..]), (1, 1, "newest", &["orderBy"]), (51, 1, "", &["limit", "orderBy"])]
    {
        macro_rules! page {
            ($function:ident($request:expr)) => {
                let request = $request.limit(limit).offset(offset).order_by(order);
                assert_eq!(invalid($function(&core, request)).await, fields, "{}", stringify!($function));
            };
        }
        page!(manage_videos_list_media(ListMediaRequest::new()));
        page!(manage_videos_list_uploads(ListUploadsRequest::new()));
        page!(manage_videos_get_media_clips(GetMediaClipsRequest::new(id.as_str())));
        page!(manage_videos_list_live_clips(ListLiveClipsRequest::new(stream.as_str())));
    }
}
