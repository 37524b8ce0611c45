//! Playlists and their media.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use common::{Client, assert_uuid_v4, start};
use serde_json::{Value, json};

const ALL: &str = "/v1/on-demand/playlists";
const UNKNOWN: &str = "/v1/on-demand/playlists/00000000-0000-4000-8000-000000000000";

async fn three_media(client: &mut Client) -> [String; 3] {
    let mut ids = Vec::new();
    for name in ["a", "b", "c"] {
        let inputs = json!([{"type": "video", "url": format!("https://files.example/{name}.mp4")}]);
        let media = client.request("POST", "/v1/on-demand", &json!({"inputs": inputs, "accessPolicy": "public"})).await;
        ids.push(media.data(201)["id"].as_str().unwrap().to_owned());
    }
    ids.try_into().unwrap()
}

async fn manual(client: &mut Client, reference: &str) -> (Value, String) {
    let body = json!({"name": "Shorts", "referenceId": reference, "type": "manual"});
    let playlist = client.request("POST", ALL, &body).await.data(201);
    let path = format!("{ALL}/{}", playlist["id"].as_str().unwrap());
    (playlist, path)
}

fn smart(reference: &str) -> Value {
    json!({
        "name": "New",
        "referenceId": reference,
        "type": "smart",
        "description": "What came last",
        "playOrder": "createdDate DESC",
        "limit": 20,
        "metadata": {"createdDate": {"startDate": "2026-01-01", "endDate": "2999-12-31"}},
    })
}

fn ids(playlist: &Value) -> Vec<&str> {
    let list = playlist["mediaList"].as_array().unwrap();
    assert_eq!(playlist["mediaCount"], list.len());
    list.iter().map(|medium| medium["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn playlists_are_created_with_a_unique_reference_id() {
    let (_emulator, mut client) = start().await;
    let (mut playlist, path) = manual(&mut client, "shorts").await;
    assert_eq!(client.get(&path).await.data(200), playlist);
    assert_uuid_v4(&playlist["id"]);
    assert_uuid_v4(&playlist["workspaceId"]);
    assert_eq!(playlist["createdAt"], playlist["updatedAt"]);
    for name in ["id", "workspaceId", "createdAt", "updatedAt"] {
        playlist.as_object_mut().unwrap().remove(name).unwrap();
    }
    assert_eq!(
        playlist,
        json!({
            "name": "Shorts",
            "referenceId": "shorts",
            "type": "manual",
            "description": null,
            "mediaList": [],
            "mediaCount": 0,
        })
    );
    client.request("POST", ALL, &smart("shorts")).await.error(409);

    let created = client.request("POST", ALL, &smart("new")).await.data(201);
    let names: Vec<_> = created.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "id",
        "name",
        "referenceId",
        "type",
        "description",
        "playOrder",
        "metadata",
        "mediaList",
        "workspaceId",
        "createdAt",
        "updatedAt",
        "mediaCount",
    ];
    assert_eq!(names, expected);
    for name in ["name", "referenceId", "type", "description", "playOrder", "metadata"] {
        assert_eq!(created[name], smart("new")[name]);
    }

    let mut wrong = smart("wrong");
    wrong["metadata"]["createdDate"]["startDate"] = json!("1.1.2026");
    for (body, fields) in [
        (json!({}), vec!["name", "referenceId", "type"]),
        (json!({"name": "a", "referenceId": "b", "type": "smart"}), vec!["playOrder", "metadata"]),
        (json!({"name": 1, "referenceId": "b", "type": "clever", "limit": 0}), vec!["name", "type", "limit"]),
        (wrong, vec!["metadata.createdDate.startDate"]),
    ] {
        assert_eq!(client.request("POST", ALL, &body).await.fields(), fields);
    }
    client.send("POST", ALL, b"{").await.unwrap().error(400);
}

#[tokio::test]
async fn playlists_are_listed_in_pages() {
    let (_emulator, mut client) = start().await;
    let mut names = Vec::new();
    for number in 0..12 {
        let (playlist, _) = manual(&mut client, &format!("reference-{number}")).await;
        names.push(playlist["referenceId"].clone());
    }
    names.reverse();
    let page = client.get(&format!("{ALL}?limit=5&offset=3")).await.json();
    assert_eq!(page["pagination"], json!({"totalRecords": 12, "currentOffset": 3, "offsetCount": 3}));
    let first = client.get(ALL).await.data(200);
    let listed: Vec<_> = first.as_array().unwrap().iter().map(|item| item["referenceId"].clone()).collect();
    assert_eq!(listed, names[..10]);
    let fields: Vec<_> = first[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["id", "name", "type", "referenceId", "createdAt", "mediaCount"]);
    assert_eq!(client.get(&format!("{ALL}?limit=51&offset=0")).await.fields(), ["limit", "offset"]);
}

#[tokio::test]
async fn playlists_are_renamed_and_deleted() {
    let (_emulator, mut client) = start().await;
    let (created, path) = manual(&mut client, "shorts").await;
    let names = json!({"name": "Longs", "description": "No shorts"});
    let updated = client.request("PUT", &path, &names).await.data(200);
    assert_eq!((&updated["name"], &updated["description"]), (&names["name"], &names["description"]));
    assert_eq!((&updated["id"], &updated["createdAt"]), (&created["id"], &created["createdAt"]));
    assert_ne!(updated["updatedAt"], created["updatedAt"]);
    assert_eq!(client.get(&path).await.data(200), updated);
    assert_eq!(client.request("PUT", &path, &json!({"name": 1})).await.fields(), ["name", "description"]);
    assert_eq!(client.request("PUT", UNKNOWN, &names).await.fields(), ["playlistId"]);

    let deleted = client.call("DELETE", &path).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&path).await.error(404);
    client.call("DELETE", &path).await.error(404);
    for method in ["GET", "DELETE"] {
        assert_eq!(client.call(method, &format!("{ALL}/shorts")).await.fields(), ["playlistId"]);
    }
    manual(&mut client, "shorts").await;
}

#[tokio::test]
async fn media_are_added_ordered_and_removed() {
    let (_emulator, mut client) = start().await;
    let (_, path) = manual(&mut client, "shorts").await;
    let media = format!("{path}/media");
    let all = three_media(&mut client).await;
    let [a, b, c] = [0, 1, 2].map(|index| all[index].as_str());
    let body = |ids: &[&str]| json!({"mediaIds": ids});

    let playlist = client.request("PATCH", &media, &body(&[a, b])).await.data(200);
    assert_eq!(ids(&playlist), [a, b]);
    let playlist = client.request("PATCH", &media, &body(&[c, a])).await.data(200);
    assert_eq!(ids(&playlist), [a, b, c, a]);
    let fields: Vec<_> = playlist["mediaList"][0].as_object().unwrap().keys().map(String::as_str).collect();
    let shown = ["createdAt", "creatorId", "duration", "id", "sourceResolution", "status", "thumbnail", "title"];
    assert_eq!(fields, shown);

    let playlist = client.request("PUT", &media, &body(&[c, a, b, a])).await.data(200);
    assert_eq!(ids(&playlist), [c, a, b, a]);
    assert_eq!(client.request("PUT", &media, &body(&[c, a, b])).await.fields(), ["mediaIds"]);
    assert_eq!(client.request("PUT", &media, &body(&[c, c, a, b])).await.fields(), ["mediaIds.1"]);

    let playlist = client.request("DELETE", &media, &body(&[a])).await.data(200);
    assert_eq!(ids(&playlist), [c, b]);
    assert_eq!(client.request("DELETE", &media, &body(&[b, a])).await.fields(), ["mediaIds.1"]);
    assert_eq!(client.get(&path).await.data(200), playlist);

    assert_eq!(client.request("PATCH", &media, &body(&[a, "song"])).await.fields(), ["mediaIds.1"]);
    for method in ["PATCH", "PUT", "DELETE"] {
        assert_eq!(client.request(method, &media, &json!({})).await.fields(), ["mediaIds"]);
        client.send(method, &media, b"").await.unwrap().error(400);
        client.request(method, &format!("{UNKNOWN}/media"), &body(&[a])).await.error(404);
    }
}

#[tokio::test]
async fn a_playlist_has_no_more_media_than_its_limit() {
    let (_emulator, mut client) = start().await;
    let body = json!({"name": "Two", "referenceId": "two", "type": "manual", "limit": 2});
    let playlist = client.request("POST", ALL, &body).await.data(201);
    let media = format!("{ALL}/{}/media", playlist["id"].as_str().unwrap());
    let all = three_media(&mut client).await;
    assert_eq!(client.request("PATCH", &media, &json!({"mediaIds": all})).await.fields(), ["mediaIds"]);
    let playlist = client.request("PATCH", &media, &json!({"mediaIds": all[..2]})).await.data(200);
    assert_eq!(ids(&playlist), all[..2]);
}

#[tokio::test]
async fn smart_playlists_select_their_media() {
    let (_emulator, mut client) = start().await;
    let all = three_media(&mut client).await;
    let playlist = client.request("POST", ALL, &smart("new")).await.data(201);
    assert_eq!(ids(&playlist), [all[2].as_str(), &all[1], &all[0]]);
    let mut past = smart("past");
    past["metadata"]["createdDate"]["endDate"] = "2026-01-02".into();
    assert!(ids(&client.request("POST", ALL, &past).await.data(201)).is_empty());
    let media = format!("{ALL}/{}/media", playlist["id"].as_str().unwrap());
    for method in ["PATCH", "PUT", "DELETE"] {
        assert_eq!(client.request(method, &media, &json!({"mediaIds": all})).await.fields(), ["playlistId"]);
    }
}
