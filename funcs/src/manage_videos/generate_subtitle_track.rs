use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GenerateSubtitleTrackRequest, GenerateSubtitleTrackResponse};

/// Operation of [`manage_videos_generate_subtitle_track`].
pub static OPERATION: Operation = Operation::new(
    "Generate-subtitle-track (manage_videos_generate_subtitle_track)",
    Method::POST,
    "/on-demand/{mediaId}/tracks/{trackId}/generate-subtitles",
    Idempotency::NotIdempotent, // each request starts to generate a track
    &[
        (400, ErrorClass::TrackDuplicateRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Starts to generate subtitles from an audio track of a media.
///
/// `POST /on-demand/{mediaId}/tracks/{trackId}/generate-subtitles` · feature `manage-videos-generate-subtitle-track`
///
/// The response has the ID of the new track, which becomes available later. Subtitles that exist already are rejected
/// with 400. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the work may have started: read
/// the media and look at its `tracks` before you start it again.
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
    core.request(&OPERATION)
        .path_param(&request.media_id)
        .path_param(&request.track_id)
        .json(&request.body)
        .call_operation()
}
