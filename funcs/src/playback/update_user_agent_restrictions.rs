use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateUserAgentRestrictionsRequest, UpdateUserAgentRestrictionsResponseBody};

/// Operation of [`playback_update_user_agent_restrictions`].
pub static OPERATION: Operation = Operation::new(
    "update-user-agent-restrictions (playback_update_user_agent_restrictions)",
    Method::PATCH,
    "/on-demand/{mediaId}/playback-ids/{playbackId}/user-agents",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets which user agents can play a playback ID of a media.
///
/// `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/user-agents` ·
/// feature `playback-update-user-agent-restrictions`
///
/// `default_policy` applies to user agents that are in neither list. Entries are case-sensitive. Set the policy and
/// both lists together: the API does not document what becomes of those that are not sent.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_update_user_agent_restrictions};
///
/// async fn deny_tools(core: &FastpixCore, media_id: &str, playback_id: &str) -> Result<(), FastpixError> {
///     let body = UpdateUserAgentRestrictionsRequestBody::new()
///         .default_policy(PolicyAction::Allow)
///         .allow([""; 0])
///         .deny(["curl", "Wget"]);
///     let request = UpdateUserAgentRestrictionsRequest::new(media_id, playback_id, body);
///     playback_update_user_agent_restrictions(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playbackUpdateUserAgentRestrictions")]
pub fn playback_update_user_agent_restrictions(
    core: &FastpixCore,
    request: impl Into<UpdateUserAgentRestrictionsRequest>,
) -> Call<UpdateUserAgentRestrictionsResponseBody> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.media_id)
        .path_param(&request.playback_id)
        .json(&request.body)
        .call_operation()
}
