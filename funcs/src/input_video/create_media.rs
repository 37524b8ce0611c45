use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateMediaRequest, CreateMediaSuccessResponse};

static OPERATION: Operation = Operation::new(
    "create-media",
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

/// Creates a media of files that the service fetches: a video, or sound alone, and what is added to it.
///
/// `POST /on-demand`, feature `input-video-create-media`.
///
/// The response comes before anything is fetched. Read the media until its status is
/// [`Ready`](fastpix_models::MediaStatus::Ready), or [`Failed`](fastpix_models::MediaStatus::Failed); viewers then use
/// one of its [`playback_ids`](fastpix_models::CreateMediaResponse::playback_ids).
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the media may exist: put a reference of your
/// own in the metadata, list the media, compare, and only then create another.
///
/// # Errors
///
/// [`BadRequestError`](ErrorClass::BadRequestError) (400),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (401),
/// [`ForbiddenError`](ErrorClass::ForbiddenError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, input_video_create_media, models::*};
///
/// async fn create(core: &FastpixCore, url: &str) -> Result<Option<String>, FastpixError> {
///     let video = VideoInput::new(url).start_time(12.5).end_time(90.0);
///     let request = CreateMediaRequest::new([video], AccessPolicy::Public).title("Harbour at dawn");
///     let response = input_video_create_media(core, request).await?;
///     Ok(response.data.and_then(|media| media.id))
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
