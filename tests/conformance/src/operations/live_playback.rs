use fastpix_funcs::{
    ErrorClass, Idempotency, live_playback_create_playback_id_of_stream, live_playback_delete_playback_id_of_stream,
    live_playback_get_live_stream_playback_id, live_playback_update_live_stream_domain_restrictions,
    live_playback_update_live_stream_user_agent_restrictions,
    models::{
        AccessRestrictions, BasicAccessPolicy, CreatePlaybackIdOfStreamRequest, DeletePlaybackIdOfStreamRequest,
        GetLiveStreamPlaybackIdRequest, PlaybackSettings, PolicyAction, Restriction,
        UpdateLiveStreamDomainRestrictionsRequest, UpdateLiveStreamUserAgentRestrictionsRequest,
    },
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    CREATE_PLAYBACK_ID_OF_STREAM,
    DELETE_PLAYBACK_ID_OF_STREAM,
    GET_LIVE_STREAM_PLAYBACK_ID,
    UPDATE_LIVE_STREAM_DOMAIN_RESTRICTIONS,
    UPDATE_LIVE_STREAM_USER_AGENT_RESTRICTIONS,
];

const CREATE_PLAYBACK_ID_OF_STREAM: Row = Row {
    function: "live_playback_create_playback_id_of_stream",
    id: "create-playbackId-of-stream",
    method: "POST",
    path: "/live/streams/{streamId}/playback-ids",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::LiveNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = CreatePlaybackIdOfStreamRequest::new("4b8e1f60", PlaybackSettings::new());
                live_playback_create_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids",
            query: None,
            body: Some("{}"),
        },
        Request {
            name: "example",
            call: |core| {
                let request = CreatePlaybackIdOfStreamRequest::new(
                    "4b8e1f60",
                    PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
                );
                live_playback_create_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids",
            query: None,
            body: Some(r#"{"accessPolicy":"public"}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let domains =
                    Restriction::new().default_policy(PolicyAction::Deny).allow(["tv.example"]).deny(["copy.example"]);
                let user_agents =
                    Restriction::new().default_policy(PolicyAction::Allow).allow(["Safari"]).deny(["wget"]);
                let restrictions = AccessRestrictions::new().domains(domains).user_agents(user_agents);
                let body =
                    PlaybackSettings::new().access_policy(BasicAccessPolicy::Private).access_restrictions(restrictions);
                let request = CreatePlaybackIdOfStreamRequest::new("4b8e1f60", body);
                live_playback_create_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids",
            query: None,
            body: Some(concat!(
                r#"{"accessPolicy":"private","accessRestrictions":{"#,
                r#""domains":{"defaultPolicy":"deny","allow":["tv.example"],"deny":["copy.example"]},"#,
                r#""userAgents":{"defaultPolicy":"allow","allow":["Safari"],"deny":["wget"]}}}"#
            )),
        },
        Request {
            name: "odd id",
            call: |core| {
                let request = CreatePlaybackIdOfStreamRequest::new("a/b?c#d%e é..", PlaybackSettings::new());
                live_playback_create_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids",
            query: None,
            body: Some("{}"),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "6e0d2c4b-8a91-4f37-b5c6-d7e8f9a0b1c2",
            "accessPolicy": "private",
            "accessRestrictions": {
                "domains": {"defaultPolicy": "deny", "allow": ["tv.example"], "deny": ["copy.example"]},
                "userAgents": {"defaultPolicy": "allow", "allow": ["Safari"], "deny": ["wget"]}
            }
        }
    }"#,
    enums: &[
        "/data/accessPolicy",
        "/data/accessRestrictions/domains/defaultPolicy",
        "/data/accessRestrictions/userAgents/defaultPolicy",
    ],
    maps: &[],
    secrets: &[],
};

const DELETE_PLAYBACK_ID_OF_STREAM: Row = Row {
    function: "live_playback_delete_playback_id_of_stream",
    id: "delete-playbackId-of-stream",
    method: "DELETE",
    path: "/live/streams/{streamId}/playback-ids",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = DeletePlaybackIdOfStreamRequest::new("4b8e1f60", "6e0d2c4b");
                live_playback_delete_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids",
            query: Some("playbackId=6e0d2c4b"),
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = DeletePlaybackIdOfStreamRequest::new("a/b?c#d%e é..", "a&b=c+d/é ?");
                live_playback_delete_playback_id_of_stream(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids",
            query: Some("playbackId=a%26b%3Dc%2Bd%2F%C3%A9%20%3F"),
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_LIVE_STREAM_PLAYBACK_ID: Row = Row {
    function: "live_playback_get_live_stream_playback_id",
    id: "get-live-stream-playback-id",
    method: "GET",
    path: "/live/streams/{streamId}/playback-ids/{playbackId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = GetLiveStreamPlaybackIdRequest::new("4b8e1f60", "6e0d2c4b");
                live_playback_get_live_stream_playback_id(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b",
            query: None,
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = GetLiveStreamPlaybackIdRequest::new("a/b?c#d%e é..", "../{streamId}");
                live_playback_get_live_stream_playback_id(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/..%2F%7BstreamId%7D",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "f4e3d2c1-0b9a-4887-a6f5-e4d3c2b1a098",
            "accessPolicy": "public",
            "accessRestrictions": {
                "domains": {"defaultPolicy": "allow", "allow": ["news.example"], "deny": ["mirror.example"]},
                "userAgents": {"defaultPolicy": "deny", "allow": ["Chrome"], "deny": ["HeadlessChrome"]}
            }
        }
    }"#,
    enums: &[
        "/data/accessPolicy",
        "/data/accessRestrictions/domains/defaultPolicy",
        "/data/accessRestrictions/userAgents/defaultPolicy",
    ],
    maps: &[],
    secrets: &[],
};

const UPDATE_LIVE_STREAM_DOMAIN_RESTRICTIONS: Row = Row {
    function: "live_playback_update_live_stream_domain_restrictions",
    id: "update-live-stream-domain-restrictions",
    method: "PATCH",
    path: "/live/streams/{streamId}/playback-ids/{playbackId}/domains",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = Restriction::new();
                let request = UpdateLiveStreamDomainRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_domain_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/domains",
            query: None,
            body: Some("{}"),
        },
        Request {
            name: "example",
            call: |core| {
                let body = Restriction::new().default_policy(PolicyAction::Deny).allow(["shop.example"]);
                let request = UpdateLiveStreamDomainRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_domain_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/domains",
            query: None,
            body: Some(r#"{"defaultPolicy":"deny","allow":["shop.example"]}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = Restriction::new()
                    .default_policy(PolicyAction::Allow)
                    .allow(["*.shop.example", "münchen.example"])
                    .deny(["copy.example"]);
                let request = UpdateLiveStreamDomainRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_domain_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/domains",
            query: None,
            body: Some(
                r#"{"defaultPolicy":"allow","allow":["*.shop.example","münchen.example"],"deny":["copy.example"]}"#,
            ),
        },
        Request {
            name: "empty lists",
            call: |core| {
                let body = Restriction::new().allow([""; 0]).deny([""; 0]);
                let request = UpdateLiveStreamDomainRestrictionsRequest::new("a/b?c#d%e é..", "%2e", body);
                live_playback_update_live_stream_domain_restrictions(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/%252e/domains",
            query: None,
            body: Some(r#"{"allow":[],"deny":[]}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"defaultPolicy": "deny", "allow": ["shop.example"], "deny": ["copy.example"]}
    }"#,
    enums: &["/data/defaultPolicy"],
    maps: &[],
    secrets: &[],
};

const UPDATE_LIVE_STREAM_USER_AGENT_RESTRICTIONS: Row = Row {
    function: "live_playback_update_live_stream_user_agent_restrictions",
    id: "update-live-stream-user-agent-restrictions",
    method: "PATCH",
    path: "/live/streams/{streamId}/playback-ids/{playbackId}/user-agents",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = Restriction::new();
                let request = UpdateLiveStreamUserAgentRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_user_agent_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/user-agents",
            query: None,
            body: Some("{}"),
        },
        Request {
            name: "example",
            call: |core| {
                let body = Restriction::new().default_policy(PolicyAction::Allow).deny(["Wget/1.2"]);
                let request = UpdateLiveStreamUserAgentRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_user_agent_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/user-agents",
            query: None,
            body: Some(r#"{"defaultPolicy":"allow","deny":["Wget/1.2"]}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = Restriction::new()
                    .default_policy(PolicyAction::Deny)
                    .allow(["Firefox", "Safari"])
                    .deny(["python-requests"]);
                let request = UpdateLiveStreamUserAgentRestrictionsRequest::new("4b8e1f60", "6e0d2c4b", body);
                live_playback_update_live_stream_user_agent_restrictions(core, request).into()
            },
            path: "/live/streams/4b8e1f60/playback-ids/6e0d2c4b/user-agents",
            query: None,
            body: Some(r#"{"defaultPolicy":"deny","allow":["Firefox","Safari"],"deny":["python-requests"]}"#),
        },
        Request {
            name: "empty lists",
            call: |core| {
                let body = Restriction::new().allow([""; 0]).deny([""; 0]);
                let request = UpdateLiveStreamUserAgentRestrictionsRequest::new("a/b?c#d%e é..", "%2e", body);
                live_playback_update_live_stream_user_agent_restrictions(core, request).into()
            },
            path: "/live/streams/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/%252e/user-agents",
            query: None,
            body: Some(r#"{"allow":[],"deny":[]}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["Wget/1.2"]}
    }"#,
    enums: &["/data/defaultPolicy"],
    maps: &[],
    secrets: &[],
};
