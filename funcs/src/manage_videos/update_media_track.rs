use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{UpdateMediaTrackRequest, UpdateMediaTrackResponse};

/// Operation of [`manage_videos_update_media_track`].
pub static OPERATION: Operation = Operation::new(
    "update-media-track (manage_videos_update_media_track)",
    Method::PATCH,
    "/on-demand/{mediaId}/tracks/{trackId}",
    Idempotency::NotIdempotent, // each request can fetch and process a file
    &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Updates a track of a media: replaces its file, or changes its language or title.
///
/// `PATCH /on-demand/{mediaId}/tracks/{trackId}` · feature `manage-videos-update-media-track`
///
/// The track keeps its ID. To replace the file, set `url`, `language_code` and `language_name` together. Fields that
/// are not set are not sent. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the track may
/// have changed: read the media before you send the update again.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`TrackDuplicateRequestError`](ErrorClass::TrackDuplicateRequestError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 404 | [`MediaNotFoundError`](ErrorClass::MediaNotFoundError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_update_media_track, models::*};
///
/// async fn replace_file(core: &FastpixCore, media_id: &str, track_id: &str, url: &str) -> Result<(), FastpixError> {
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
