//! Signing keys, and the DRM configurations of the workspace.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_conformance::{refusal, start, taken};
use fastpix_funcs::{models::*, *};

const DONE: Option<bool> = Some(true);
const UNKNOWN: &str = "00000000-0000-4000-8000-000000000000";
/// Start of the DER of an RSA key after its version: the object identifier of rsaEncryption without parameters.
const RSA: &[u8] = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";

/// Lines of a PEM body.
fn pem<'a>(text: &'a str, label: &str) -> Vec<&'a str> {
    let body = text.strip_prefix(&format!("-----BEGIN {label}-----\n")).unwrap();
    let body = body.trim_end().strip_suffix(&format!("\n-----END {label}-----")).unwrap();
    body.lines().collect()
}

#[tokio::test]
async fn a_key_is_created_listed_read_and_deleted() {
    let (_emulator, core) = start().await;
    let response = taken(signing_keys_create_signing_key(&core)).await;
    assert_eq!(response.success, DONE);
    let first = response.data.unwrap();
    let second = taken(signing_keys_create_signing_key(&core)).await.data.unwrap();
    let [first_id, second_id] = [&first, &second].map(|key| key.id.clone().unwrap());
    assert_ne!(first_id, second_id);
    assert_ne!(first.private_key, second.private_key);

    let private = STANDARD.decode(first.private_key.as_ref().unwrap().expose()).unwrap();
    let private = String::from_utf8(private).unwrap();
    let lines = pem(&private, "PRIVATE KEY");
    assert_eq!(lines.len(), 1, "the body is not wrapped");
    let private = STANDARD.decode(lines[0]).unwrap();
    assert_eq!((&private[..2], &private[4..7], &private[7..22]), (&b"\x30\x82"[..], &b"\x02\x01\x00"[..], RSA));

    let response = taken(signing_keys_get_signing_key_by_id(&core, first_id.as_str())).await;
    assert_eq!(response.success, DONE);
    let read = response.data.unwrap();
    assert_eq!(read.signing_key_id, first.id);
    assert_eq!(read.workspace_id.as_ref().unwrap().len(), 36);
    let public = STANDARD.decode(pem(&read.public_key.unwrap(), "PUBLIC KEY").concat()).unwrap();
    assert_eq!((&public[..2], &public[4..19]), (&b"\x30\x82"[..], RSA));
    // 256 bytes of modulus follow a header of 33; both keys contain it.
    let modulus = &public[33..289];
    assert!(private.windows(256).any(|part| part == modulus), "the two belong together");

    let page = taken(signing_keys_list_signing_keys(&core, ListSigningKeysRequest::new())).await;
    assert_eq!(page.success, DONE);
    let keys = page.data.unwrap();
    assert_eq!(keys.len(), 2);
    for (listed, created) in keys.iter().zip([&second, &first]) {
        assert_eq!((&listed.id, &listed.created_at), (&created.id, &created.created_at));
        assert!(listed.created_at.as_ref().unwrap().to_system_time().is_some());
        assert_eq!(listed.workspace, None);
    }
    let page = taken(signing_keys_list_signing_keys(&core, ListSigningKeysRequest::new().limit(1).offset(2))).await;
    assert_eq!(page.data.unwrap()[0].id, first.id);
    let at = page.pagination.unwrap();
    assert_eq!((at.total_records, at.current_offset, at.offset_count), (Some(2), Some(2), Some(2)));
    let refused = refusal(signing_keys_list_signing_keys(&core, ListSigningKeysRequest::new().limit(51))).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));

    let response = taken(signing_keys_delete_signing_key(&core, first_id.as_str())).await;
    assert_eq!(response.success, DONE);
    assert_eq!(response.data.unwrap().message.as_deref(), Some("The signing key was deleted."));
    let not_found = (404, ErrorClass::SigningKeyNotFoundError);
    for id in [first_id.as_str(), UNKNOWN] {
        assert_eq!(refusal(signing_keys_get_signing_key_by_id(&core, id)).await, not_found);
        assert_eq!(refusal(signing_keys_delete_signing_key(&core, id)).await, not_found);
    }
    let left = taken(signing_keys_list_signing_keys(&core, ListSigningKeysRequest::new())).await.data.unwrap();
    assert_eq!(left.iter().map(|key| key.id.clone().unwrap()).collect::<Vec<_>>(), [second_id]);
}

#[tokio::test]
async fn drm_configurations_are_listed_and_read() {
    let (_emulator, core) = start().await;
    let page = taken(drm_configurations_get_drm_configuration(&core, GetDrmConfigurationRequest::new())).await;
    assert_eq!(page.success, DONE);
    let listed = page.data.unwrap();
    assert_eq!(listed.len(), 1);
    let at = page.pagination.unwrap();
    assert_eq!((at.total_records, at.current_offset, at.offset_count), (Some(1), Some(1), Some(1)));
    let id = listed[0].id.clone().unwrap();
    assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");

    let response = taken(drm_configurations_get_drm_configuration_by_id(&core, id.as_str())).await;
    assert_eq!((response.success, response.data.unwrap()), (DONE, listed[0].clone()));

    let beyond = GetDrmConfigurationRequest::new().limit(5).offset(2);
    let page = taken(drm_configurations_get_drm_configuration(&core, beyond)).await;
    assert_eq!(page.data.unwrap(), []);
    assert_eq!(page.pagination.unwrap().current_offset, Some(2));
    let wrong = GetDrmConfigurationRequest::new().limit(51);
    let refused = refusal(drm_configurations_get_drm_configuration(&core, wrong)).await;
    assert_eq!(refused, (422, ErrorClass::ValidationErrorResponse));
    let refused = refusal(drm_configurations_get_drm_configuration_by_id(&core, UNKNOWN)).await;
    assert_eq!(refused, (404, ErrorClass::MediaNotFoundError));
}
