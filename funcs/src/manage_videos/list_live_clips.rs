use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListLiveClipsRequest, ListLiveClipsResponse};

static OPERATION: Operation = Operation::new(
    "list-live-clips",
    Method::GET,
    "/on-demand/{livestreamId}/live-clips",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the clips that were cut from a live stream, a page at a time.
///
/// `GET /on-demand/{livestreamId}/live-clips`, feature `manage-videos-list-live-clips`.
///
/// Pages are counted from 1, and the response says how many there are.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_live_clips, models::*};
///
/// async fn earliest(core: &FastpixCore, stream_id: &str) -> Result<Option<Media>, FastpixError> {
///     let request = ListLiveClipsRequest::new(stream_id).limit(1).order_by(SortOrder::Asc);
///     let clips = manage_videos_list_live_clips(core, request).await?.data.unwrap_or_default();
///     Ok(clips.into_iter().next())
/// }
/// ```
#[doc(alias = "manageVideosListLiveClips")]
#[doc(alias = "liveStreamsListClips")]
pub fn manage_videos_list_live_clips(
    core: &FastpixCore,
    request: impl Into<ListLiveClipsRequest>,
) -> Call<ListLiveClipsResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.livestream_id).query_pairs(request.query()).call_operation()
}
