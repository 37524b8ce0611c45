//! Live streams, their playback ids and their simulcasts.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a failure must panic

mod common;

use common::{Client, assert_uuid_v4, is_hex, minimal, start};
use serde_json::{Value, json};

async fn stream(client: &mut Client) -> (Value, String) {
    let stream = client.create(&minimal()).await.data(201);
    let path = format!("/v1/live/streams/{}", stream["streamId"].as_str().unwrap());
    (stream, path)
}

async fn status(client: &mut Client, path: &str) -> Value {
    client.get(path).await.data(200)["status"].take()
}

#[tokio::test]
async fn an_update_changes_only_the_fields_of_its_body() {
    let (_emulator, mut client) = start().await;
    let (mut created, path) = stream(&mut client).await;
    let unchanged = client.request("PATCH", &path, &json!({"unknown": 1})).await.data(200);
    assert_eq!(unchanged, created);

    let updated = client.request("PATCH", &path, &json!({"metadata": {"room": "blue"}})).await.data(200);
    created["metadata"] = json!({"room": "blue"});
    assert_eq!(updated, created);
    let updated = client.request("PATCH", &path, &json!({"reconnectWindow": 300})).await.data(200);
    created["reconnectWindow"] = json!(300);
    assert_eq!(updated, created);
    assert_eq!(client.get(&path).await.data(200)["reconnectWindow"], 300);

    for (body, field) in [
        (json!({"reconnectWindow": 59}), "reconnectWindow"),
        (json!({"metadata": {"room": 1}}), "metadata.room"),
        (json!({"metadata": null}), "metadata"),
    ] {
        assert_eq!(client.request("PATCH", &path, &body).await.fields(), [field]);
    }
    client.request("PATCH", &path, &json!([])).await.error(400);
    client.request("PATCH", "/v1/live/streams/none", &json!({})).await.error(404);

    client.call("PUT", &format!("{path}/live-disable")).await.data(200);
    client.request("PATCH", &path, &json!({"reconnectWindow": 60})).await.error(422);
}

#[tokio::test]
async fn a_stream_changes_its_status() {
    let (emulator, mut client) = start().await;
    let (created, path) = stream(&mut client).await;
    let id = created["streamId"].as_str().unwrap();
    let [enable, disable, finish, viewers] =
        ["live-enable", "live-disable", "finish", "viewer-count"].map(|action| format!("{path}/{action}"));
    let rejected = async |client: &mut Client, path: &str, message: &str| {
        let error = client.call("PUT", path).await.error(400);
        assert!(error["message"].as_str().unwrap().contains(message), "{error}");
    };

    rejected(&mut client, &enable, "already enabled").await;
    rejected(&mut client, &finish, "stream cannot be completed").await;
    assert_eq!(client.get(&viewers).await.data(200), json!({"views": 0}));

    assert!(emulator.start_broadcast(id) && !emulator.start_broadcast(id) && !emulator.start_broadcast("none"));
    let active = client.get(&path).await.data(200);
    assert_eq!(active["status"], "active");
    assert_uuid_v4(&active["mediaIds"][0]);
    assert!(client.get(&viewers).await.data(200)["views"].as_u64().unwrap() > 0);
    rejected(&mut client, &enable, "already enabled").await;

    let done = client.call("PUT", &finish).await;
    assert_eq!((done.status, done.json()), (200, json!({"success": true})));
    assert_eq!(status(&mut client, &path).await, "idle");
    assert_eq!(client.get(&viewers).await.data(200), json!({"views": 0}));

    assert!(emulator.start_broadcast(id));
    assert_eq!(client.get(&path).await.data(200)["mediaIds"].as_array().unwrap().len(), 2);
    let done = client.call("PUT", &disable).await;
    assert_eq!((done.status, done.json()), (200, json!({"success": true})));
    assert_eq!(status(&mut client, &path).await, "disabled");
    rejected(&mut client, &disable, "already disabled").await;
    rejected(&mut client, &finish, "stream cannot be completed").await;
    assert!(!emulator.start_broadcast(id));
    assert_eq!(client.call("PUT", &enable).await.json(), json!({"success": true}));
    assert_eq!(status(&mut client, &path).await, "idle");

    for action in ["live-enable", "live-disable", "finish"] {
        client.call("PUT", &format!("/v1/live/streams/none/{action}")).await.error(404);
    }
    client.get("/v1/live/streams/none/viewer-count").await.error(404);
}

#[tokio::test]
async fn a_stream_that_is_not_recorded_has_no_media() {
    let (emulator, mut client) = start().await;
    let body = json!({"playbackSettings": {}, "inputMediaSettings": {"enableRecording": false}});
    let id = client.create(&body).await.data(201)["streamId"].as_str().unwrap().to_owned();
    assert!(emulator.start_broadcast(&id));
    let stream = client.get(&format!("/v1/live/streams/{id}")).await.data(200);
    assert_eq!((&stream["status"], stream.get("mediaIds")), (&json!("active"), None));
}

#[tokio::test]
async fn playback_ids_are_created_and_deleted() {
    let (_emulator, mut client) = start().await;
    let (created, path) = stream(&mut client).await;
    let ids = format!("{path}/playback-ids");

    let public = client.request("POST", &ids, &json!({})).await.data(201);
    assert_uuid_v4(&public["id"]);
    assert_eq!(public, json!({"id": public["id"], "accessPolicy": "public"}));
    let restrictions = json!({"domains": {"defaultPolicy": "deny", "allow": ["shop.test"]}});
    let body = json!({"accessPolicy": "private", "accessRestrictions": restrictions});
    let private = client.request("POST", &ids, &body).await.data(201);
    assert_eq!(private["accessPolicy"], "private");
    assert_eq!(private["accessRestrictions"], restrictions);
    assert_eq!(client.request("POST", &ids, &json!({"accessPolicy": "drm"})).await.fields(), ["accessPolicy"]);
    client.send("POST", &ids, b"").await.unwrap().error(400);
    client.request("POST", "/v1/live/streams/none/playback-ids", &json!({})).await.error(404);

    let id = |playback_id: &Value| playback_id["id"].as_str().unwrap().to_owned();
    let one = |playback_id: &Value| format!("{ids}/{}", id(playback_id));
    assert_eq!(client.get(&one(&private)).await.data(200), private);
    let all = client.get(&path).await.data(200)["playbackIds"].take();
    assert_eq!(all, json!([created["playbackIds"][0], public, private]));
    client.get(&format!("{ids}/none")).await.error(404);
    client.get(&one(&private).replace("streams/", "streams/0")).await.error(404);

    let deleted = client.call("DELETE", &format!("{ids}?playbackId={}", id(&public))).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&one(&public)).await.error(404);
    client.call("DELETE", &format!("{ids}?playbackId={}", id(&public))).await.error(404);
    client.call("DELETE", &format!("/v1/live/streams/none/playback-ids?playbackId={}", id(&private))).await.error(404);
    assert_eq!(client.call("DELETE", &ids).await.fields(), ["playbackId"]);
}

#[tokio::test]
async fn restrictions_are_not_wrapped() {
    let (_emulator, mut client) = start().await;
    let (created, path) = stream(&mut client).await;
    let playback_id = format!("{path}/playback-ids/{}", created["playbackIds"][0]["id"].as_str().unwrap());
    let (domains, agents) = (format!("{playback_id}/domains"), format!("{playback_id}/user-agents"));

    // A wrapped restriction is accepted and not stored.
    let wrapped = json!({"domains": {"defaultPolicy": "deny", "allow": ["shop.test"]}});
    let response = client.request("PATCH", &domains, &wrapped).await.data(200);
    assert_eq!(response, json!({"defaultPolicy": "allow", "allow": [], "deny": []}));
    assert!(client.get(&playback_id).await.data(200).get("accessRestrictions").is_none());

    let body = json!({"defaultPolicy": "deny", "allow": ["shop.test"]});
    let stored = json!({"defaultPolicy": "deny", "allow": ["shop.test"], "deny": []});
    assert_eq!(client.request("PATCH", &domains, &body).await.data(200), stored);
    let response = client.request("PATCH", &agents, &json!({"deny": ["robot"]})).await.data(200);
    assert_eq!(response, json!({"defaultPolicy": "allow", "allow": [], "deny": ["robot"]}));
    let read = client.get(&playback_id).await.data(200);
    assert_eq!(read["accessRestrictions"], json!({"domains": stored, "userAgents": response}));

    let body = json!({"defaultPolicy": "ask", "allow": "all", "deny": [1]});
    for path in [&domains, &agents] {
        assert_eq!(client.request("PATCH", path, &body).await.fields(), ["defaultPolicy", "allow", "deny.0"]);
        client.request("PATCH", &path.replace("playback-ids/", "playback-ids/0"), &json!({})).await.error(404);
    }
}

#[tokio::test]
async fn simulcasts_are_added_while_the_stream_is_idle() {
    let (emulator, mut client) = start().await;
    let (created, path) = stream(&mut client).await;
    let all = format!("{path}/simulcast");
    let body = json!({"url": "rtmps://video.test/app", "streamKey": "key-1", "metadata": {"to": "somewhere"}});
    let mut target = client.request("POST", &all, &body).await.data(201);
    let id = target["simulcastId"].as_str().unwrap().to_owned();
    assert!(is_hex(&id, 32));
    let mut expected = body.clone();
    expected["simulcastId"] = json!(id);
    expected["isEnabled"] = json!(true);
    assert_eq!(target, expected);
    let one = format!("{all}/{id}");
    assert_eq!(client.get(&one).await.data(200), target);

    assert_eq!(client.request("POST", &all, &json!({"metadata": 1})).await.fields(), ["url", "streamKey", "metadata"]);
    client.request("POST", "/v1/live/streams/none/simulcast", &body).await.error(404);

    assert!(emulator.start_broadcast(created["streamId"].as_str().unwrap()));
    client.request("POST", &all, &body).await.error(400);
    target["isEnabled"] = json!(false);
    assert_eq!(client.request("PUT", &one, &json!({"isEnabled": false})).await.data(200), target);
    target["metadata"] = json!({"to": "elsewhere"});
    assert_eq!(client.request("PUT", &one, &json!({"metadata": {"to": "elsewhere"}})).await.data(200), target);
    assert_eq!(client.request("PUT", &one, &json!({"isEnabled": "no"})).await.fields(), ["isEnabled"]);
    assert_eq!(client.get(&path).await.data(200)["simulcastResponses"], json!([target]));

    client.call("PUT", &format!("{path}/live-disable")).await.data(200);
    client.request("PUT", &one, &json!({"isEnabled": true})).await.error(422);
    let deleted = client.call("DELETE", &one).await;
    assert_eq!((deleted.status, deleted.json()), (200, json!({"success": true})));
    client.get(&one).await.error(404);
    client.request("PUT", &one, &json!({})).await.error(404);
    client.call("DELETE", &one).await.error(404);
}
