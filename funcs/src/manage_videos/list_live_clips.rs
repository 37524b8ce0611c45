use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ListLiveClipsRequest, ListLiveClipsResponse};

/// Operation of [`manage_videos_list_live_clips`].
pub static OPERATION: Operation = Operation::new(
    "list-live-clips (manage_videos_list_live_clips)",
    Method::GET,
    "/on-demand/{livestreamId}/live-clips",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the clips that were made from a live stream, one page per call.
///
/// `GET /on-demand/{livestreamId}/live-clips` · feature `manage-videos-list-live-clips`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_live_clips, models::*};
///
/// async fn earliest(core: &FastpixCore, stream_id: &str) -> Result<Option<Media>, FastpixError> {
///     let request = ListLiveClipsRequest::new(stream_id).limit(1).order_by(SortOrder::Asc);
///     let clips = manage_videos_list_live_clips(core, request).data().await?;
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
