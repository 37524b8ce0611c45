use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaClipsRequest, MediaClipResponse};

/// Operation of [`manage_videos_get_media_clips`].
pub static OPERATION: Operation = Operation::new(
    "get-media-clips (manage_videos_get_media_clips)",
    Method::GET,
    "/on-demand/{mediaId}/media-clips",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaClipNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the clips that were made from a media, one page per call.
///
/// `GET /on-demand/{mediaId}/media-clips` · feature `manage-videos-get-media-clips`
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
/// | 404 | [`MediaClipNotFoundError`](ErrorClass::MediaClipNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_get_media_clips, models::*};
///
/// async fn count(core: &FastpixCore, media_id: &str) -> Result<i64, FastpixError> {
///     let response = manage_videos_get_media_clips(core, GetMediaClipsRequest::new(media_id).limit(1)).await?;
///     Ok(response.pagination.and_then(|pagination| pagination.total_records).unwrap_or(0))
/// }
/// ```
#[doc(alias = "manageVideosGetMediaClips")]
#[doc(alias = "mediaGetClips")]
pub fn manage_videos_get_media_clips(
    core: &FastpixCore,
    request: impl Into<GetMediaClipsRequest>,
) -> Call<MediaClipResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.source_media_id).query_pairs(request.query()).call_operation()
}
