use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GenerateSubtitleTrackRequest, GenerateSubtitleTrackResponse};

static OPERATION: Operation = Operation::new(
    "Generate-subtitle-track",
    Method::POST,
    "/on-demand/{mediaId}/tracks/{trackId}/generate-subtitles",
    Idempotency::NotIdempotent, // each request starts work
    &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Has subtitles made of what is spoken in an audio track.
///
/// `POST /on-demand/{mediaId}/tracks/{trackId}/generate-subtitles`, feature `manage-videos-generate-subtitle-track`.
///
/// The response has the id of the new track, which is ready some time later. Subtitles that are there already are refused
/// with 400.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the work may have begun: read the media, look
/// for the subtitles among its [`tracks`](fastpix_models::Media::tracks), and only then ask for them again.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_generate_subtitle_track, models::*};
///
/// async fn transcribe(core: &FastpixCore, media_id: &str, audio_id: &str) -> Result<(), FastpixError> {
///     let body = TrackSubtitlesGenerateRequest::new("Svenska", LanguageCode::SvSe);
///     let request = GenerateSubtitleTrackRequest::new(media_id, audio_id, body);
///     manage_videos_generate_subtitle_track(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "manageVideosGenerateSubtitleTrack")]
pub fn manage_videos_generate_subtitle_track(
    core: &FastpixCore,
    request: impl Into<GenerateSubtitleTrackRequest>,
) -> Call<GenerateSubtitleTrackResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).path_param(&request.track_id).json(&request.body).call()
}
