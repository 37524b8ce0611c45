use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateMediaRequest, CreateMediaSuccessResponse};

/// Operation of [`input_video_create_media`].
pub static OPERATION: Operation = Operation::new(
    "create-media (input_video_create_media)",
    Method::POST,
    "/on-demand",
    Idempotency::NotIdempotent, // each request creates a media
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates a media from the URLs of its files.
///
/// `POST /on-demand` · feature `input-video-create-media`
///
/// The API responds before it fetches the files. Read the media until its `status` is
/// [`Ready`](fastpix_models::MediaStatus::Ready) or [`Failed`](fastpix_models::MediaStatus::Failed); viewers then
/// watch it by one of its `playback_ids`. After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown),
/// the media may exist: list the media and look for your own metadata before you create another.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 400 | [`BadRequestError`](ErrorClass::BadRequestError) |
/// | 401 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 403 | [`ForbiddenError`](ErrorClass::ForbiddenError) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, input_video_create_media, models::*};
///
/// async fn create(core: &FastpixCore, url: &str) -> Result<Option<String>, FastpixError> {
///     let video = VideoInput::new(url).start_time(12.5).end_time(90.0);
///     let request = CreateMediaRequest::new([video], AccessPolicy::Public).title("Harbour at dawn");
///     let media = input_video_create_media(core, request).data().await?;
///     Ok(media.id)
/// }
/// ```
#[doc(alias = "inputVideoCreateMedia")]
#[doc(alias = "inputVideoCreate")]
pub fn input_video_create_media(
    core: &FastpixCore,
    request: impl Into<CreateMediaRequest>,
) -> Call<CreateMediaSuccessResponse> {
    core.request(&OPERATION).json(&request.into()).call_operation()
}
