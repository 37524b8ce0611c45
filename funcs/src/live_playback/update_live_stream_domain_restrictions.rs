use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateLiveStreamDomainRestrictionsRequest, UpdateLiveStreamDomainRestrictionsResponseBody};

static OPERATION: Operation = Operation::new(
    "update-live-stream-domain-restrictions",
    Method::PATCH,
    "/live/streams/{streamId}/playback-ids/{playbackId}/domains",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets which domains may embed a player for a playback id of a live stream.
///
/// `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/domains`,
/// feature `live-playback-update-live-stream-domain-restrictions`.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, live_playback_update_live_stream_domain_restrictions, models::*};
///
/// async fn only_on(core: &FastpixCore, stream_id: &str, playback_id: &str, site: &str) -> Result<(), FastpixError> {
///     let deny = PolicyAction::Deny;
///     let body = UpdateLiveStreamDomainRestrictionsRequestBody::new().default_policy(deny).allow([site]);
///     let request = UpdateLiveStreamDomainRestrictionsRequest::new(stream_id, playback_id, body);
///     live_playback_update_live_stream_domain_restrictions(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "livePlaybackUpdateLiveStreamDomainRestrictions")]
pub fn live_playback_update_live_stream_domain_restrictions(
    core: &FastpixCore,
    request: impl Into<UpdateLiveStreamDomainRestrictionsRequest>,
) -> Call<UpdateLiveStreamDomainRestrictionsResponseBody> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.stream_id)
        .path_param(&request.playback_id)
        .json(&request.body)
        .call_operation()
}
