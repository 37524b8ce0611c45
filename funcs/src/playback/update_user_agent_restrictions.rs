use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateUserAgentRestrictionsRequest, UpdateUserAgentRestrictionsResponseBody};

static OPERATION: Operation = Operation::new(
    "update-user-agent-restrictions",
    Method::PATCH,
    "/on-demand/{mediaId}/playback-ids/{playbackId}/user-agents",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaOrPlaybackNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Changes in which players a playback id of a media works, by their user agent.
///
/// `PATCH /on-demand/{mediaId}/playback-ids/{playbackId}/user-agents`,
/// feature `playback-update-user-agent-restrictions`.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playback_update_user_agent_restrictions};
///
/// async fn keep_tools_out(core: &FastpixCore, media_id: &str, playback_id: &str) -> Result<(), FastpixError> {
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
