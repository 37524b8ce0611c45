use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetMediaClipsRequest, MediaClipResponse};

static OPERATION: Operation = Operation::new(
    "get-media-clips",
    Method::GET,
    "/on-demand/{mediaId}/media-clips",
    Idempotency::Idempotent, // reads
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaClipNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Lists the clips that were cut from a media, a page at a time.
///
/// `GET /on-demand/{mediaId}/media-clips`, feature `manage-videos-get-media-clips`.
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
/// [`MediaClipNotFoundError`](ErrorClass::MediaClipNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
