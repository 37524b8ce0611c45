use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListPlaybackIdsRequest, ListPlaybackIdsResponseBody};

/// Operation of [`playback_list_playback_ids`].
pub static OPERATION: Operation = Operation::new(
    "list-playback-ids (playback_list_playback_ids)",
    Method::GET,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists all playback IDs of a media, with their access policies and restrictions.
///
/// `GET /on-demand/{mediaId}/playback-ids` · feature `playback-list-playback-ids`
///
/// The list is complete; it has no pages.
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
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::AccessPolicy, playback_list_playback_ids};
///
/// async fn public_ids(core: &FastpixCore, media_id: &str) -> Result<Vec<String>, FastpixError> {
///     let all = playback_list_playback_ids(core, media_id).data().await?;
///     let public = all.into_iter().filter(|playback| playback.access_policy == Some(AccessPolicy::Public));
///     Ok(public.filter_map(|playback| playback.id).collect())
/// }
/// ```
#[doc(alias = "playbackListPlaybackIds")]
#[doc(alias = "playbackListIds")]
pub fn playback_list_playback_ids(
    core: &FastpixCore,
    request: impl Into<ListPlaybackIdsRequest>,
) -> Call<ListPlaybackIdsResponseBody> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
