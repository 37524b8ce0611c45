use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateLiveStreamUserAgentRestrictionsRequest, UpdateLiveStreamUserAgentRestrictionsResponseBody};

/// Operation of [`live_playback_update_live_stream_user_agent_restrictions`].
pub static OPERATION: Operation = Operation::new(
    "update-live-stream-user-agent-restrictions (live_playback_update_live_stream_user_agent_restrictions)",
    Method::PATCH,
    "/live/streams/{streamId}/playback-ids/{playbackId}/user-agents",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets which user agents can play a playback ID of a live stream.
///
/// `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/user-agents` ·
/// feature `live-playback-update-live-stream-user-agent-restrictions`
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
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_update_live_stream_user_agent_restrictions, models::*};
///
/// async fn no_scripts(core: &FastpixCore, stream_id: &str, playback_id: &str) -> Result<Vec<String>, FastpixError> {
///     let body = UpdateLiveStreamUserAgentRestrictionsRequestBody::new().deny(["curl", "python-requests"]);
///     let request = UpdateLiveStreamUserAgentRestrictionsRequest::new(stream_id, playback_id, body);
///     let restrictions = live_playback_update_live_stream_user_agent_restrictions(core, request).data().await?;
///     Ok(restrictions.deny.unwrap_or_default())
/// }
/// ```
#[doc(alias = "livePlaybackUpdateLiveStreamUserAgentRestrictions")]
pub fn live_playback_update_live_stream_user_agent_restrictions(
    core: &FastpixCore,
    request: impl Into<UpdateLiveStreamUserAgentRestrictionsRequest>,
) -> Call<UpdateLiveStreamUserAgentRestrictionsResponseBody> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.stream_id)
        .path_param(&request.playback_id)
        .json(&request.body)
        .call_operation()
}
