use fastpix_funcs::{
    ErrorClass, Idempotency,
    models::{
        AccessPolicy, AccessRestrictions, CreateMediaPlaybackIdRequest, CreateMediaPlaybackIdRequestBody,
        DeleteMediaPlaybackIdRequest, GetPlaybackIdRequest, PlaybackIdResolution, PolicyAction, Restriction,
        UpdateDomainRestrictionsRequest, UpdateUserAgentRestrictionsRequest,
    },
    playback_create_media_playback_id, playback_delete_media_playback_id, playback_get_playback_id,
    playback_list_playback_ids, playback_update_domain_restrictions, playback_update_user_agent_restrictions,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[
    CREATE_MEDIA_PLAYBACK_ID,
    DELETE_MEDIA_PLAYBACK_ID,
    GET_PLAYBACK_ID,
    LIST_PLAYBACK_IDS,
    UPDATE_DOMAIN_RESTRICTIONS,
    UPDATE_USER_AGENT_RESTRICTIONS,
];

const CREATE_MEDIA_PLAYBACK_ID: Row = Row {
    function: "playback_create_media_playback_id",
    id: "create-media-playback-id",
    method: "POST",
    path: "/on-demand/{mediaId}/playback-ids",
    repeat: Idempotency::NotIdempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Private);
                playback_create_media_playback_id(core, CreateMediaPlaybackIdRequest::new("2c7e", body)).into()
            },
            path: "/on-demand/2c7e/playback-ids",
            query: None,
            body: Some(r#"{"accessPolicy":"private"}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Public)
                    .drm_configuration_id("drm-19")
                    .resolution(PlaybackIdResolution::P1080);
                playback_create_media_playback_id(core, CreateMediaPlaybackIdRequest::new("2c7e", body)).into()
            },
            path: "/on-demand/2c7e/playback-ids",
            query: None,
            body: Some(r#"{"accessPolicy":"public","drmConfigurationId":"drm-19","resolution":"1080p"}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let domains = Restriction::new()
                    .default_policy(PolicyAction::Deny)
                    .allow(["school.example", "*.pupils.example"])
                    .deny(["copies.example"]);
                let user_agents =
                    Restriction::new().default_policy(PolicyAction::Allow).allow(["Firefox"]).deny(["curl", "wget"]);
                let restrictions = AccessRestrictions::new().domains(domains).user_agents(user_agents);
                let body = CreateMediaPlaybackIdRequestBody::new(AccessPolicy::Drm)
                    .access_restrictions(restrictions)
                    .drm_configuration_id("6d1f0a52-7b3c-4e98-a1d4-0c5b2e7f9836")
                    .resolution(PlaybackIdResolution::P2160);
                playback_create_media_playback_id(core, CreateMediaPlaybackIdRequest::new("2c7e", body)).into()
            },
            path: "/on-demand/2c7e/playback-ids",
            query: None,
            body: Some(concat!(
                r#"{"accessPolicy":"drm","accessRestrictions":{"domains":{"defaultPolicy":"deny","allow":["#,
                r#""school.example","*.pupils.example"],"deny":["copies.example"]},"userAgents":{"#,
                r#""defaultPolicy":"allow","allow":["Firefox"],"deny":["curl","wget"]}},"#,
                r#""drmConfigurationId":"6d1f0a52-7b3c-4e98-a1d4-0c5b2e7f9836","resolution":"2160p"}"#
            )),
        },
        Request {
            name: "values that this version does not know",
            call: |core| {
                let body = CreateMediaPlaybackIdRequestBody::new("members-only").resolution("4320p");
                playback_create_media_playback_id(core, CreateMediaPlaybackIdRequest::new("a/b?c#d%e é..", body)).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids",
            query: None,
            body: Some(r#"{"accessPolicy":"members-only","resolution":"4320p"}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "e1b7c0d4-5a29-4f86-93bd-7c2f0e8a6d51",
            "accessPolicy": "drm",
            "accessRestrictions": {
                "domains": {"defaultPolicy": "deny", "allow": ["school.example"], "deny": ["copies.example"]},
                "userAgents": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["curl"]}
            },
            "resolution": "1440p",
            "playbackIds": [
                {
                    "id": "0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294",
                    "accessPolicy": "public",
                    "accessRestrictions": {
                        "domains": {"defaultPolicy": "allow", "allow": ["news.example"], "deny": []},
                        "userAgents": {"defaultPolicy": "deny", "allow": ["Safari"], "deny": ["wget"]}
                    }
                },
                {"id": "e1b7c0d4-5a29-4f86-93bd-7c2f0e8a6d51"}
            ]
        }
    }"#,
    enums: &[
        "/data/accessPolicy",
        "/data/accessRestrictions/domains/defaultPolicy",
        "/data/accessRestrictions/userAgents/defaultPolicy",
        "/data/resolution",
        "/data/playbackIds/0/accessPolicy",
        "/data/playbackIds/0/accessRestrictions/domains/defaultPolicy",
        "/data/playbackIds/0/accessRestrictions/userAgents/defaultPolicy",
    ],
    maps: &[],
    secrets: &[],
};

const DELETE_MEDIA_PLAYBACK_ID: Row = Row {
    function: "playback_delete_media_playback_id",
    id: "delete-media-playback-id",
    method: "DELETE",
    path: "/on-demand/{mediaId}/playback-ids",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let request = DeleteMediaPlaybackIdRequest::new("2c7e", "0f4a");
                playback_delete_media_playback_id(core, request).into()
            },
            path: "/on-demand/2c7e/playback-ids",
            query: Some("playbackId=0f4a"),
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = DeleteMediaPlaybackIdRequest::new("a/b?c#d%e é..", "a&b=c+d é");
                playback_delete_media_playback_id(core, request).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids",
            query: Some("playbackId=a%26b%3Dc%2Bd%20%C3%A9"),
            body: None,
        },
    ],
    response: r#"{"success": true}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_PLAYBACK_ID: Row = Row {
    function: "playback_get_playback_id",
    id: "get-playback-id",
    method: "GET",
    path: "/on-demand/{mediaId}/playback-ids/{playbackId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| {
                let request = GetPlaybackIdRequest::new("2c7e", "0f4a");
                playback_get_playback_id(core, request).into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a",
            query: None,
            body: None,
        },
        Request {
            name: "odd ids",
            call: |core| {
                let request = GetPlaybackIdRequest::new("a/b?c#d%e é..", "{mediaId}");
                playback_get_playback_id(core, request).into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/%7BmediaId%7D",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "id": "0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294",
            "accessPolicy": "private",
            "accessRestrictions": {
                "domains": {"defaultPolicy": "deny", "allow": ["school.example"], "deny": ["copies.example"]},
                "userAgents": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["curl"]}
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

const LIST_PLAYBACK_IDS: Row = Row {
    function: "playback_list_playback_ids",
    id: "list-playback-ids",
    method: "GET",
    path: "/on-demand/{mediaId}/playback-ids",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| playback_list_playback_ids(core, "2c7e").into(),
            path: "/on-demand/2c7e/playback-ids",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| playback_list_playback_ids(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "id": "0f4a9c63-d8e2-4b17-8c50-b6a1e3f7d294",
                "accessPolicy": "drm",
                "accessRestrictions": {
                    "domains": {"defaultPolicy": "deny", "allow": ["school.example"], "deny": ["copies.example"]},
                    "userAgents": {"defaultPolicy": "allow", "allow": ["Firefox"], "deny": ["curl"]}
                }
            },
            {"id": "e1b7c0d4-5a29-4f86-93bd-7c2f0e8a6d51", "accessRestrictions": {"domains": {}, "userAgents": {}}}
        ]
    }"#,
    enums: &[
        "/data/0/accessPolicy",
        "/data/0/accessRestrictions/domains/defaultPolicy",
        "/data/0/accessRestrictions/userAgents/defaultPolicy",
    ],
    maps: &[],
    secrets: &[],
};

const UPDATE_DOMAIN_RESTRICTIONS: Row = Row {
    function: "playback_update_domain_restrictions",
    id: "update-domain-restrictions",
    method: "PATCH",
    path: "/on-demand/{mediaId}/playback-ids/{playbackId}/domains",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = UpdateDomainRestrictionsRequest::new("2c7e", "0f4a", Restriction::new());
                playback_update_domain_restrictions(core, request).into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/domains",
            query: None,
            body: Some(r#"{}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = Restriction::new().allow(["school.example", "pupils.example"]).deny(["copies.example"]);
                playback_update_domain_restrictions(core, UpdateDomainRestrictionsRequest::new("2c7e", "0f4a", body))
                    .into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/domains",
            query: None,
            body: Some(r#"{"allow":["school.example","pupils.example"],"deny":["copies.example"]}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body =
                    Restriction::new().default_policy(PolicyAction::Deny).allow(["school.example"]).deny([""; 0]);
                playback_update_domain_restrictions(core, UpdateDomainRestrictionsRequest::new("2c7e", "0f4a", body))
                    .into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/domains",
            query: None,
            body: Some(r#"{"defaultPolicy":"deny","allow":["school.example"],"deny":[]}"#),
        },
        Request {
            name: "odd ids",
            call: |core| {
                let body = Restriction::new().default_policy("ask");
                playback_update_domain_restrictions(
                    core,
                    UpdateDomainRestrictionsRequest::new("a/b?c#d%e é..", "..%2e", body),
                )
                .into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/..%252e/domains",
            query: None,
            body: Some(r#"{"defaultPolicy":"ask"}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"defaultPolicy": "deny", "allow": ["school.example", "pupils.example"], "deny": ["copies.example"]}
    }"#,
    enums: &["/data/defaultPolicy"],
    maps: &[],
    secrets: &[],
};

const UPDATE_USER_AGENT_RESTRICTIONS: Row = Row {
    function: "playback_update_user_agent_restrictions",
    id: "update-user-agent-restrictions",
    method: "PATCH",
    path: "/on-demand/{mediaId}/playback-ids/{playbackId}/user-agents",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| {
                let request = UpdateUserAgentRestrictionsRequest::new("2c7e", "0f4a", Restriction::new());
                playback_update_user_agent_restrictions(core, request).into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/user-agents",
            query: None,
            body: Some(r#"{}"#),
        },
        Request {
            name: "example",
            call: |core| {
                let body = Restriction::new().allow(["Firefox", "Mozilla/5.0 (Macintosh)"]).deny(["curl"]);
                playback_update_user_agent_restrictions(
                    core,
                    UpdateUserAgentRestrictionsRequest::new("2c7e", "0f4a", body),
                )
                .into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/user-agents",
            query: None,
            body: Some(r#"{"allow":["Firefox","Mozilla/5.0 (Macintosh)"],"deny":["curl"]}"#),
        },
        Request {
            name: "fullest",
            call: |core| {
                let body = Restriction::new().default_policy(PolicyAction::Deny).allow(["Firefox"]).deny([""; 0]);
                playback_update_user_agent_restrictions(
                    core,
                    UpdateUserAgentRestrictionsRequest::new("2c7e", "0f4a", body),
                )
                .into()
            },
            path: "/on-demand/2c7e/playback-ids/0f4a/user-agents",
            query: None,
            body: Some(r#"{"defaultPolicy":"deny","allow":["Firefox"],"deny":[]}"#),
        },
        Request {
            name: "odd ids",
            call: |core| {
                let body = Restriction::new().default_policy("ask");
                playback_update_user_agent_restrictions(
                    core,
                    UpdateUserAgentRestrictionsRequest::new("a/b?c#d%e é..", "..%2e", body),
                )
                .into()
            },
            path: "/on-demand/a%2Fb%3Fc%23d%25e%20%C3%A9../playback-ids/..%252e/user-agents",
            query: None,
            body: Some(r#"{"defaultPolicy":"ask"}"#),
        },
    ],
    response: r#"{
        "success": true,
        "data": {"defaultPolicy": "deny", "allow": ["Firefox", "Mozilla/5.0 (Macintosh)"], "deny": ["curl"]}
    }"#,
    enums: &["/data/defaultPolicy"],
    maps: &[],
    secrets: &[],
};
