use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaTrackRequest, UpdateMediaTrackResponse};

static OPERATION: Operation = Operation::new(
    "update-media-track",
    Method::PATCH,
    "/on-demand/{mediaId}/tracks/{trackId}",
    Idempotency::NotIdempotent, // has a file fetched and processed
    &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Replaces the file of a track, or changes its language or its title. The track keeps its id.
///
/// `PATCH /on-demand/{mediaId}/tracks/{trackId}`, feature `manage-videos-update-media-track`.
///
/// What is not set is not sent. Where the file is replaced, the service wants the URL and both names of the language
/// together.
///
/// # Retries
///
/// It has a file fetched and processed, so it is tried again only after a 429, and after errors that prove that nothing
/// was sent. Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the track may have changed: read the
/// media before you send the change again.
///
/// # Errors
///
/// [`TrackDuplicateRequestError`](ErrorClass::TrackDuplicateRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) (404),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_update_media_track, models::*};
///
/// async fn correct(core: &FastpixCore, media_id: &str, track_id: &str, url: &str) -> Result<(), FastpixError> {
///     let body = UpdateTrackRequest::new().url(url).language_code("de").language_name("Deutsch");
///     manage_videos_update_media_track(core, UpdateMediaTrackRequest::new(media_id, track_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "manageVideosUpdateMediaTrack")]
#[doc(alias = "manageVideosUpdateTrack")]
pub fn manage_videos_update_media_track(
    core: &FastpixCore,
    request: impl Into<UpdateMediaTrackRequest>,
) -> Call<UpdateMediaTrackResponse> {
    let request = request.into();
    core.request(&OPERATION)
        .path_param(&request.media_id)
        .path_param(&request.track_id)
        .json(&request.body)
        .call_operation()
}
