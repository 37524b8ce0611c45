use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateLiveStreamDomainRestrictionsRequest, UpdateLiveStreamDomainRestrictionsResponseBody};

/// Operation of [`live_playback_update_live_stream_domain_restrictions`].
pub static OPERATION: Operation = Operation::new(
    "update-live-stream-domain-restrictions (live_playback_update_live_stream_domain_restrictions)",
    Method::PATCH,
    "/live/streams/{streamId}/playback-ids/{playbackId}/domains",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundErrorPlaybackId),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Sets on which domains a playback ID of a live stream can be played.
///
/// `PATCH /live/streams/{streamId}/playback-ids/{playbackId}/domains` ·
/// feature `live-playback-update-live-stream-domain-restrictions`
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
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundErrorPlaybackId`](ErrorClass::NotFoundErrorPlaybackId) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
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
