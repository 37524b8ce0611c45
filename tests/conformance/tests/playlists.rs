//! Life cycle of playlists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use fastpix_conformance::{refusal, start, taken};
use fastpix_emulator::Emulator;
use fastpix_funcs::{models::*, *};

const DONE: Option<bool> = Some(true);
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";

/// Creates three ready media with the titles `one`, `two` and `three`, and returns their ids.
async fn media(emulator: &Emulator, core: &FastpixCore) -> [String; 3] {
    let mut ids = Vec::new();
    for title in ["one", "two", "three"] {
        let video = VideoInput::new(format!("https://files.example/{title}.mp4"));
        let request = CreateMediaRequest::new([Input::from(video)], AccessPolicy::Public).title(title).creator_id("me");
        ids.push(taken(input_video_create_media(core, request)).await.data.unwrap().id.unwrap());
    }
    emulator.finish_processing();
    ids.try_into().unwrap()
}

fn manual(reference: &str) -> CreatePlaylistRequestManual {
    CreatePlaylistRequestManual::new("Shorts", reference).description("Not long")
}

fn smart(reference: &str, order: PlaylistOrder) -> CreatePlaylistRequestSmart {
    let created = DateRange::new().start_date("2020-01-01").end_date("2199-12-31");
    let metadata = PlaylistMetadata::new()
        .created_date(created)
        .updated_date(DateRange::new().start_date("2021-01-01").end_date("2198-12-31"));
    CreatePlaylistRequestSmart::new("New", reference, order, metadata)
}

async fn create(core: &FastpixCore, request: impl Into<CreatePlaylistRequest>) -> Playlist {
    let response = taken(playlist_create_a_playlist(core, request)).await;
    assert_eq!(response.success, DONE);
    response.data.unwrap()
}

async fn get(core: &FastpixCore, id: &str) -> Playlist {
    let response = taken(playlist_get_playlist_by_id(core, id)).await;
    assert_eq!(response.success, DONE);
    response.data.unwrap()
}

/// Returns the media ids, asserting their number.
fn ids(playlist: &Playlist) -> Vec<&str> {
    let list = playlist.media_list.as_ref().unwrap();
    assert_eq!(playlist.media_count, Some(list.len() as i64));
    list.iter().map(|media| media.id.as_deref().unwrap()).collect()
}

#[tokio::test]
async fn a_manual_playlist_is_created_empty_updated_and_deleted() {
    let (_emulator, core) = start().await;
    let created = create(&core, manual("shorts")).await;
    let id = created.id.as_deref().unwrap();
    assert_eq!(created.name.as_deref(), Some("Shorts"));
    assert_eq!(created.reference_id.as_deref(), Some("shorts"));
    assert_eq!(created.r#type, Some(PlaylistType::Manual));
    assert_eq!(created.description.as_deref(), Some("Not long"));
    assert_eq!((&created.play_order, &created.metadata), (&None, &None));
    assert_eq!((created.media_list.as_deref(), created.media_count), (Some(&[][..]), Some(0)));
    assert_eq!(created.created_at, created.updated_at);
    let made = created.created_at.as_ref().unwrap().to_system_time().unwrap();
    let key = taken(signing_keys_create_signing_key(&core)).await.data.unwrap().id.unwrap();
    let key = taken(signing_keys_get_signing_key_by_id(&core, key)).await.data.unwrap();
    assert_eq!(created.workspace_id, key.workspace_id, "there is one workspace");

    let read = get(&core, id).await;
    assert_eq!((&read.id, &read.name), (&created.id, &created.name));
    assert_eq!((&read.reference_id, &read.r#type), (&created.reference_id, &created.r#type));
    assert_eq!((&read.description, &read.workspace_id), (&created.description, &created.workspace_id));
    assert_eq!((&read.created_at, &read.updated_at), (&created.created_at, &created.updated_at));
    assert_eq!(ids(&read), [""; 0]);

    let update = |id: &str| {
        let request = UpdateAPlaylistRequest::new(id, UpdatePlaylistRequest::new("Longs", "Not short"));
        playlist_update_a_playlist(&core, request)
    };
    let response = taken(update(id)).await;
    assert_eq!(response.success, DONE);
    let updated = response.data.unwrap();
    assert_eq!((updated.name.as_deref(), updated.description.as_deref()), (Some("Longs"), Some("Not short")));
    assert_eq!((&updated.id, &updated.reference_id), (&created.id, &created.reference_id));
    assert_eq!((&updated.r#type, updated.media_count), (&created.r#type, Some(0)));
    assert_eq!((&updated.workspace_id, &updated.created_at), (&created.workspace_id, &created.created_at));
    assert!(updated.updated_at.as_ref().unwrap().to_system_time().unwrap() >= made);
    let read = get(&core, id).await;
    assert_eq!((read.name, read.description, read.updated_at), (updated.name, updated.description, updated.updated_at));

    assert_eq!(taken(playlist_delete_a_playlist(&core, id)).await.success, DONE);
    assert_eq!(refusal(playlist_get_playlist_by_id(&core, id)).await, (404, ErrorClass::NotFoundError));
    create(&core, manual("shorts")).await;
}

#[tokio::test]
async fn a_smart_playlist_contains_the_media_of_its_date_range_in_its_order() {
    let (emulator, core) = start().await;
    let [one, two, three] = media(&emulator, &core).await;
    let created = create(&core, smart("oldest", PlaylistOrder::CreatedDateAsc).limit(2).description("Old")).await;
    assert_eq!(created.r#type, Some(PlaylistType::Smart));
    assert_eq!(created.play_order, Some(PlaylistOrder::CreatedDateAsc));
    assert_eq!((created.name.as_deref(), created.description.as_deref()), (Some("New"), Some("Old")));
    let dates = created.metadata.unwrap();
    let dates = [dates.created_date, dates.updated_date].map(Option::unwrap);
    assert_eq!(
        [&dates[0].start_date, &dates[0].end_date].map(Option::as_deref),
        [Some("2020-01-01"), Some("2199-12-31")]
    );
    assert_eq!(
        [&dates[1].start_date, &dates[1].end_date].map(Option::as_deref),
        [Some("2021-01-01"), Some("2198-12-31")]
    );
    assert_eq!(created.media_count, Some(2));
    let list = created.media_list.unwrap();
    assert_eq!(list.iter().map(|media| media.id.clone().unwrap()).collect::<Vec<_>>(), [one.as_str(), &two]);
    assert_eq!(list[1].title.as_deref(), Some("two"));
    assert_eq!(list[1].creator_id.as_deref(), Some("me"));
    assert_eq!(list[1].duration.as_ref().unwrap().as_seconds(), Some(60.0));
    assert_eq!(list[1].source_resolution.as_ref().unwrap().lines(), Some(1080));
    assert_eq!(list[1].status.as_deref(), Some("Ready"));
    assert!(list[1].thumbnail.as_ref().unwrap().starts_with("https://images.fastpix.com/"));
    assert!(list[1].created_at.as_ref().unwrap().to_system_time().is_some());

    let newest = create(&core, smart("newest", PlaylistOrder::CreatedDateDesc)).await.id.unwrap();
    let read = get(&core, &newest).await;
    assert_eq!(ids(&read), [three.as_str(), &two, &one]);
    assert_eq!(read.play_order, Some(PlaylistOrder::CreatedDateDesc));
    let dates = read.metadata.unwrap();
    assert_eq!(dates.created_date.unwrap().start_date.as_deref(), Some("2020-01-01"));
    assert_eq!(dates.updated_date.unwrap().end_date.as_deref(), Some("2198-12-31"));

    let past = DateRange::new().start_date("2020-01-01").end_date("2020-12-31");
    let metadata = PlaylistMetadata::new().created_date(past);
    let request = CreatePlaylistRequestSmart::new("Past", "past", PlaylistOrder::CreatedDateAsc, metadata);
    assert_eq!(create(&core, request).await.media_count, Some(0));

    let request = AddMediaToPlaylistRequest::new(&newest, MediaIdsRequest::new([one]));
    let refused = refusal(playlist_add_media_to_playlist(&core, request)).await;
    assert_eq!(refused, (422, ErrorClass::InvalidPlaylistIdResponseError));
}

#[tokio::test]
async fn playlist_media_are_added_reordered_and_removed() {
    let (emulator, core) = start().await;
    let [one, two, three] = media(&emulator, &core).await;
    let [one, two, three] = [one.as_str(), &two, &three];
    let id = create(&core, manual("shorts").limit(3)).await.id.unwrap();
    let id = id.as_str();
    let add = |media: &[&str]| {
        let request = AddMediaToPlaylistRequest::new(id, MediaIdsRequest::new(media.iter().copied()));
        playlist_add_media_to_playlist(&core, request)
    };
    let order = |media: &[&str]| {
        let request = ChangeMediaOrderInPlaylistRequest::new(id, MediaIdsRequest::new(media.iter().copied()));
        playlist_change_media_order_in_playlist(&core, request)
    };
    let remove = |media: &[&str]| {
        let request = DeleteMediaFromPlaylistRequest::new(id, MediaIdsRequest::new(media.iter().copied()));
        playlist_delete_media_from_playlist(&core, request)
    };
    let refused = (422, ErrorClass::InvalidPlaylistIdResponseError);

    assert_eq!(ids(&taken(add(&[one])).await.data.unwrap()), [one]);
    let response = taken(add(&[two, three])).await;
    assert_eq!(response.success, DONE);
    let playlist = response.data.unwrap();
    assert_eq!(ids(&playlist), [one, two, three]);
    assert_eq!((playlist.id.as_deref(), playlist.name.as_deref()), (Some(id), Some("Shorts")));
    let last = &playlist.media_list.as_ref().unwrap()[2];
    assert_eq!((last.title.as_deref(), last.creator_id.as_deref()), (Some("three"), Some("me")));
    assert_eq!(last.duration.as_ref().unwrap().as_seconds(), Some(60.0));
    assert_eq!(last.source_resolution.as_ref().unwrap().lines(), Some(1080));
    assert_eq!(last.status.as_deref(), Some("Ready"));
    // Other operations return the newer host.
    let thumbnail = last.thumbnail.as_ref().unwrap();
    assert!(thumbnail.starts_with("https://images.fastpix.io/"));
    assert!(last.created_at.as_ref().unwrap().to_system_time().is_some());
    let read = get(&core, id).await;
    assert_eq!(ids(&read), ids(&playlist));
    let newer = read.media_list.as_ref().unwrap()[2].thumbnail.as_ref().unwrap();
    assert_eq!(*newer, thumbnail.replace(".io/", ".com/"));
    assert_eq!(refusal(add(&[one])).await, refused, "it is full");

    let playlist = taken(order(&[three, one, two])).await.data.unwrap();
    assert_eq!(ids(&playlist), [three, one, two]);
    assert_eq!(refusal(order(&[three, one])).await, refused, "all are to be named");

    let playlist = taken(remove(&[one])).await.data.unwrap();
    assert_eq!(ids(&playlist), [three, two]);
    assert_eq!(get(&core, id).await, playlist);
    assert_eq!(refusal(remove(&[one])).await, refused);
    assert_eq!(refusal(add(&[UNKNOWN])).await, refused);
    assert_eq!(ids(&get(&core, id).await), [three, two]);
}

#[tokio::test]
async fn playlists_are_listed_in_pages() {
    let (emulator, core) = start().await;
    media(&emulator, &core).await;
    let mut references = Vec::new();
    for number in 0..12 {
        references.push(create(&core, manual(&format!("playlist-{number}"))).await.reference_id.unwrap());
    }
    let newest = create(&core, smart("newest", PlaylistOrder::CreatedDateDesc)).await;
    references.push("newest".to_owned());
    references.reverse();

    let first = taken(playlist_get_all_playlists(&core, GetAllPlaylistsRequest::new())).await;
    assert_eq!(first.success, DONE);
    let item = &first.data.as_ref().unwrap()[0];
    assert_eq!((&item.id, &item.name, &item.r#type), (&newest.id, &newest.name, &newest.r#type));
    assert_eq!((&item.reference_id, &item.created_at), (&newest.reference_id, &newest.created_at));
    assert_eq!(item.media_count, Some(3));
    assert_eq!(first.data.unwrap().len(), 10);

    let mut listed = Vec::new();
    for (number, count) in [(1, 5), (2, 5), (3, 3), (4, 0)] {
        let request = GetAllPlaylistsRequest::new().limit(5).offset(number);
        let page = taken(playlist_get_all_playlists(&core, request)).await;
        let at = page.pagination.unwrap();
        assert_eq!((at.total_records, at.current_offset, at.offset_count), (Some(13), Some(number.into()), Some(3)));
        let items = page.data.unwrap();
        assert_eq!(items.len(), count);
        listed.extend(items.into_iter().map(|item| item.reference_id.unwrap()));
    }
    assert_eq!(listed, references);
    let refused = refusal(playlist_get_all_playlists(&core, GetAllPlaylistsRequest::new().limit(51))).await;
    assert_eq!(refused, (422, ErrorClass::FastpixDefaultError), "a class of its own is not declared");
}

#[tokio::test]
async fn reference_ids_are_unique() {
    let (_emulator, core) = start().await;
    create(&core, manual("shorts")).await;
    let duplicate = (409, ErrorClass::DuplicateReferenceIdErrorResponse);
    assert_eq!(refusal(playlist_create_a_playlist(&core, manual("shorts"))).await, duplicate);
    let request = smart("shorts", PlaylistOrder::CreatedDateAsc);
    assert_eq!(refusal(playlist_create_a_playlist(&core, request)).await, duplicate);
    let listed = taken(playlist_get_all_playlists(&core, GetAllPlaylistsRequest::new())).await;
    assert_eq!(listed.data.unwrap().len(), 1);
}

#[tokio::test]
async fn an_unknown_playlist_is_rejected_by_every_operation() {
    let (_emulator, core) = start().await;
    let media = || MediaIdsRequest::new([UNKNOWN]);
    let invalid = (422, ErrorClass::InvalidPlaylistIdResponseError);
    for (id, refused) in [("shorts", invalid), (UNKNOWN, (404, ErrorClass::NotFoundError))] {
        assert_eq!(refusal(playlist_get_playlist_by_id(&core, id)).await, refused);
        assert_eq!(refusal(playlist_delete_a_playlist(&core, id)).await, refused);
        let request = AddMediaToPlaylistRequest::new(id, media());
        assert_eq!(refusal(playlist_add_media_to_playlist(&core, request)).await, refused);
        let request = ChangeMediaOrderInPlaylistRequest::new(id, media());
        assert_eq!(refusal(playlist_change_media_order_in_playlist(&core, request)).await, refused);
        let request = DeleteMediaFromPlaylistRequest::new(id, media());
        assert_eq!(refusal(playlist_delete_media_from_playlist(&core, request)).await, refused);
        // An update declares no 404.
        let request = UpdateAPlaylistRequest::new(id, UpdatePlaylistRequest::new("Longs", "Not short"));
        assert_eq!(refusal(playlist_update_a_playlist(&core, request)).await, invalid);
    }
}
