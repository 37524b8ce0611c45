use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{AddMediaTrackRequest, AddMediaTrackResponse};

static OPERATION: Operation = Operation::new(
    "Add-media-track",
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

/// Adds a track to a media: sound or subtitles in another language.
///
/// `POST /on-demand/{mediaId}/tracks`, feature `manage-videos-add-media-track`.
///
/// The service fetches the file after it has responded. A track that is there already is refused with 400.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the track may be there: read the media, look
/// for it among its [`tracks`](fastpix_models::Media::tracks), and only then add another.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_add_media_track, models::*};
///
/// async fn add(core: &FastpixCore, media_id: &str, url: &str) -> Result<Option<String>, FastpixError> {
///     let track = AddTrackRequest::new(url, AddTrackType::Subtitle, "pt", "Português");
///     let request = AddMediaTrackRequest::new(media_id, AddMediaTrackRequestBody::new(track));
///     let response = manage_videos_add_media_track(core, request).await?;
///     Ok(response.data.and_then(|track| track.id))
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
