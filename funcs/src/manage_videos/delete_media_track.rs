use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaTrackRequest, DeleteMediaTrackResponse};

/// Operation of [`manage_videos_delete_media_track`].
pub static OPERATION: Operation = Operation::new(
    "delete-media-track (manage_videos_delete_media_track)",
    Method::DELETE,
    "/on-demand/{mediaId}/tracks/{trackId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes an audio or subtitle track of a media.
///
/// `DELETE /on-demand/{mediaId}/tracks/{trackId}` · feature `manage-videos-delete-media-track`
///
/// The media and its other tracks are not changed. A retry after a lost response fails with 404.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_delete_media_track, models::*};
///
/// async fn remove(core: &FastpixCore, media_id: &str, tracks: &[Track]) -> Result<(), FastpixError> {
///     let subtitles = tracks.iter().filter(|track| matches!(track, Track::Subtitle(_)));
///     for track_id in subtitles.filter_map(Track::id) {
///         manage_videos_delete_media_track(core, DeleteMediaTrackRequest::new(media_id, track_id)).await?;
///     }
///     Ok(())
/// }
/// ```
#[doc(alias = "manageVideosDeleteMediaTrack")]
#[doc(alias = "mediaDeleteTrack")]
pub fn manage_videos_delete_media_track(
    core: &FastpixCore,
    request: impl Into<DeleteMediaTrackRequest>,
) -> Call<DeleteMediaTrackResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).path_param(&request.track_id).call_operation()
}
