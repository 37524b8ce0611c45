use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateDomainRestrictionsRequest, UpdateDomainRestrictionsResponseBody};

static OPERATION: Operation = Operation::new(
    "update-domain-restrictions",
    Method::PATCH,
    "/on-demand/{mediaId}/playback-ids/{playbackId}/domains",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Changes on which domains a playback id of a media works.
///
/// `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/domains`, feature `playback-update-domain-restrictions`.
///
/// What is not set is not sent, and what the service then makes of it is not documented: to be sure, set the policy and
/// both lists.
///
/// # Retries
///
/// It sets values, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaOrPlaybackNotFoundError`](ErrorClass::MediaOrPlaybackNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
