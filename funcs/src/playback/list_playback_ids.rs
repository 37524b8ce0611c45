use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListPlaybackIdsRequest, ListPlaybackIdsResponseBody};

static OPERATION: Operation = Operation::new(
    "list-playback-ids",
    Method::GET,
    "/on-demand/{mediaId}/playback-ids",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists all playback ids of a media, each with its policy and its restrictions.
///
/// `GET /on-demand/{mediaId}/playback-ids`, feature `playback-list-playback-ids`.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::AccessPolicy, playback_list_playback_ids};
///
/// async fn public_ids(core: &FastpixCore, media_id: &str) -> Result<Vec<String>, FastpixError> {
///     let all = playback_list_playback_ids(core, media_id).await?.data.unwrap_or_default();
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
