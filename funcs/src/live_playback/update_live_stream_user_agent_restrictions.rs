use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateLiveStreamUserAgentRestrictionsRequest, UpdateLiveStreamUserAgentRestrictionsResponseBody};

static OPERATION: Operation = Operation::new(
    "update-live-stream-user-agent-restrictions",
    Method::PATCH,
    "/live/streams/{streamId}/playback-ids/{playbackId}/user-agents",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets which user agents may play a live stream by one of its playback ids.
///
/// `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/user-agents`,
/// feature `live-playback-update-live-stream-user-agent-restrictions`.
///
/// What is not set is not sent.
///
/// # Retries
///
/// It sets values, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_update_live_stream_user_agent_restrictions, models::*};
///
/// async fn no_scripts(core: &FastpixCore, stream_id: &str, playback_id: &str) -> Result<Vec<String>, FastpixError> {
///     let body = UpdateLiveStreamUserAgentRestrictionsRequestBody::new().deny(["curl", "python-requests"]);
///     let request = UpdateLiveStreamUserAgentRestrictionsRequest::new(stream_id, playback_id, body);
///     let response = live_playback_update_live_stream_user_agent_restrictions(core, request).await?;
///     Ok(response.data.and_then(|restrictions| restrictions.deny).unwrap_or_default())
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
