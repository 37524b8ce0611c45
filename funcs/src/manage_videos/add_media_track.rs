use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{AddMediaTrackRequest, AddMediaTrackResponse};

/// Operation of [`manage_videos_add_media_track`].
pub static OPERATION: Operation = Operation::new(
    "Add-media-track (manage_videos_add_media_track)",
    Method::POST,
    "/on-demand/{mediaId}/tracks",
    Idempotency::NotIdempotent, // each request adds a track
    &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Adds an audio or subtitle track to a media.
///
/// `POST /on-demand/{mediaId}/tracks` · feature `manage-videos-add-media-track`
///
/// The API responds before it fetches the file. A track that exists already is rejected with 400. After an error with
/// [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the track may exist: read the media and look at its `tracks`
/// before you add it again.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_add_media_track, models::*};
///
/// async fn add(core: &FastpixCore, media_id: &str, url: &str) -> Result<Option<String>, FastpixError> {
///     let track = AddTrackRequest::new(url, AddTrackType::Subtitle, "pt", "Português");
///     let request = AddMediaTrackRequest::new(media_id, AddMediaTrackRequestBody::new(track));
///     let track = manage_videos_add_media_track(core, request).data().await?;
///     Ok(track.id)
/// }
/// ```
#[doc(alias = "manageVideosAddMediaTrack")]
#[doc(alias = "manageVideosAddTrack")]
pub fn manage_videos_add_media_track(
    core: &FastpixCore,
    request: impl Into<AddMediaTrackRequest>,
) -> Call<AddMediaTrackResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).json(&request.body).call_operation()
}
