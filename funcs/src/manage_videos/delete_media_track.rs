use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaTrackRequest, DeleteMediaTrackResponse};

static OPERATION: Operation = Operation::new(
    "delete-media-track",
    Method::DELETE,
    "/on-demand/{mediaId}/tracks/{trackId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Deletes a track of a media: sound or subtitles.
///
/// `DELETE /on-demand/{mediaId}/tracks/{trackId}`, feature `manage-videos-delete-media-track`.
///
/// The media stays as it is otherwise.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the track
/// is gone.
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
