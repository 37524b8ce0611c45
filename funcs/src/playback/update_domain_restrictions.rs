use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateDomainRestrictionsRequest, UpdateDomainRestrictionsResponseBody};

/// Operation of [`playback_update_domain_restrictions`].
pub static OPERATION: Operation = Operation::new(
    "update-domain-restrictions (playback_update_domain_restrictions)",
    Method::PATCH,
    "/on-demand/{mediaId}/playback-ids/{playbackId}/domains",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets on which domains a playback ID of a media can be played.
///
/// `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/domains` · feature `playback-update-domain-restrictions`
///
/// `default_policy` applies to domains that are in neither list. Set the policy and both lists together: the API does
/// not document what becomes of those that are not sent.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_update_domain_restrictions};
///
/// async fn only_on(core: &FastpixCore, media_id: &str, playback_id: &str, domain: &str) -> Result<(), FastpixError> {
///     let body = UpdateDomainRestrictionsRequestBody::new()
///         .default_policy(PolicyAction::Deny)
///         .allow([domain])
///         .deny([""; 0]);
///     let request = UpdateDomainRestrictionsRequest::new(media_id, playback_id, body);
///     playback_update_domain_restrictions(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playbackUpdateDomainRestrictions")]
pub fn playback_update_domain_restrictions(
    core: &FastpixCore,
    request: impl Into<UpdateDomainRestrictionsRequest>,
) -> Call<UpdateDomainRestrictionsResponseBody> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.media_id)
        .path_param(&request.playback_id)
        .json(&request.body)
        .call_operation()
}
