use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{RetrieveMediaInputInfoRequest, RetrieveMediaInputInfoResponse};

/// Operation of [`manage_videos_retrieve_media_input_info`].
pub static OPERATION: Operation = Operation::new(
    "retrieveMediaInputInfo (manage_videos_retrieve_media_input_info)",
    Method::GET,
    "/on-demand/{mediaId}/input-info",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (404, ErrorClass::MediaNotFoundError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Reads the source of a media: the URL, format and tracks of its input files.
///
/// `GET /on-demand/{mediaId}/input-info` · feature `manage-videos-retrieve-media-input-info`
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
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_retrieve_media_input_info, models::*};
///
/// async fn rates(core: &FastpixCore, media_id: &str) -> Result<Vec<f64>, FastpixError> {
///     let info = manage_videos_retrieve_media_input_info(core, media_id).data().await?;
///     let tracks = info.file.and_then(|file| file.tracks).unwrap_or_default();
///     let rate = |track| match track {
///         Track::Video(video) => video.frame_rate?.per_second(),
///         _ => None,
///     };
///     Ok(tracks.into_iter().filter_map(rate).collect())
/// }
/// ```
#[doc(alias = "manageVideosRetrieveMediaInputInfo")]
pub fn manage_videos_retrieve_media_input_info(
    core: &FastpixCore,
    request: impl Into<RetrieveMediaInputInfoRequest>,
) -> Call<RetrieveMediaInputInfoResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.media_id).call_operation()
}
