use fastpix_funcs::{
    ErrorClass, Idempotency, models::ListSigningKeysRequest, signing_keys_create_signing_key,
    signing_keys_delete_signing_key, signing_keys_get_signing_key_by_id, signing_keys_list_signing_keys,
};

use super::{Request, Row};

pub(super) const ROWS: &[Row] = &[CREATE_SIGNING_KEY, DELETE_SIGNING_KEY, GET_SIGNING_KEY_BY_ID, LIST_SIGNING_KEYS];

const CREATE_SIGNING_KEY: Row = Row {
    function: "signing_keys_create_signing_key",
    id: "create_signing_key",
    method: "POST",
    path: "/iam/signing-keys",
    repeat: Idempotency::NotIdempotent,
    errors: &[(401, ErrorClass::UnAuthorizedResponseError), (403, ErrorClass::ForbiddenResponseError)],
    requests: &[Request {
        name: "only",
        call: |core| signing_keys_create_signing_key(core).into(),
        path: "/iam/signing-keys",
        query: None,
        body: None,
    }],
    response: r#"{
        "success": true,
        "data": {
            "id": "c6e83f0b-9d21-4a57-b4e0-27f8d1a5390c",
            "privateKey": "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCmJtOTBJR0VnYTJWNUxDQmlkWFFnWVhNZ2JHOXVaeUJoY3lCcGRDQm9ZWE1nZEc4Z1ltVWdabTl5SUhSb2FYTT0KLS0tLS1FTkQgUFJJVkFURSBLRVktLS0tLQo=",
            "createdAt": "2026-08-19T16:45:07.314159Z"
        }
    }"#,
    enums: &[],
    maps: &[],
    secrets: &["/data/privateKey"],
};

const DELETE_SIGNING_KEY: Row = Row {
    function: "signing_keys_delete_signing_key",
    id: "delete_signing_key",
    method: "DELETE",
    path: "/iam/signing-keys/{signingKeyId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| signing_keys_delete_signing_key(core, "c6e8").into(),
            path: "/iam/signing-keys/c6e8",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| signing_keys_delete_signing_key(core, "a/b?c#d%e é..").into(),
            path: "/iam/signing-keys/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{"success": true, "data": {"message": "The key is gone"}}"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const GET_SIGNING_KEY_BY_ID: Row = Row {
    function: "signing_keys_get_signing_key_by_id",
    id: "get-signing_key_by_id",
    method: "GET",
    path: "/iam/signing-keys/{signingKeyId}",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (404, ErrorClass::SigningKeyNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "example",
            call: |core| signing_keys_get_signing_key_by_id(core, "c6e8").into(),
            path: "/iam/signing-keys/c6e8",
            query: None,
            body: None,
        },
        Request {
            name: "odd id",
            call: |core| signing_keys_get_signing_key_by_id(core, "a/b?c#d%e é..".to_owned()).into(),
            path: "/iam/signing-keys/a%2Fb%3Fc%23d%25e%20%C3%A9..",
            query: None,
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": {
            "workspaceId": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a",
            "signingKeyId": "c6e83f0b-9d21-4a57-b4e0-27f8d1a5390c",
            "publicKey": "-----BEGIN PUBLIC KEY-----\nbm90IGEga2V5IGVpdGhlcg==\n-----END PUBLIC KEY-----\n"
        }
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};

const LIST_SIGNING_KEYS: Row = Row {
    function: "signing_keys_list_signing_keys",
    id: "list_signing_keys",
    method: "GET",
    path: "/iam/signing-keys",
    repeat: Idempotency::Idempotent,
    errors: &[
        (401, ErrorClass::UnAuthorizedResponseError),
        (403, ErrorClass::ForbiddenResponseError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
    requests: &[
        Request {
            name: "smallest",
            call: |core| signing_keys_list_signing_keys(core, ListSigningKeysRequest::new()).into(),
            path: "/iam/signing-keys",
            query: None,
            body: None,
        },
        Request {
            name: "example",
            call: |core| signing_keys_list_signing_keys(core, ListSigningKeysRequest::new().limit(25)).into(),
            path: "/iam/signing-keys",
            query: Some("limit=25"),
            body: None,
        },
        Request {
            name: "fullest",
            call: |core| {
                let request = ListSigningKeysRequest::new().limit(50).offset(2);
                signing_keys_list_signing_keys(core, request).into()
            },
            path: "/iam/signing-keys",
            query: Some("limit=50&offset=2"),
            body: None,
        },
    ],
    response: r#"{
        "success": true,
        "data": [
            {
                "id": "c6e83f0b-9d21-4a57-b4e0-27f8d1a5390c",
                "createdAt": "2026-08-19T16:45:07.314159Z",
                "workspace": [
                    {"id": "b80c4e17-2fd6-4935-8a1b-d3e7f5096c2a", "name": "Concerts", "workspaceType": "production"}
                ],
                "pagination": {"totalRecords": 3, "currentOffset": 2, "offsetCount": 2}
            },
            {"id": "18d5b7a9-e04c-4f62-93c1-6a0e2d8b7f35"}
        ],
        "pagination": {"totalRecords": 3, "currentOffset": 2, "offsetCount": 2}
    }"#,
    enums: &[],
    maps: &[],
    secrets: &[],
};
