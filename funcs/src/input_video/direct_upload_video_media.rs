use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DirectUploadVideoMediaRequest, DirectUploadVideoMediaResponse};

static OPERATION: Operation = Operation::new(
    "direct-upload-video-media",
    Method::POST,
    "/on-demand/upload",
    Idempotency::NotIdempotent, // each request opens an upload
    &[
        (400, ErrorClass::BadRequestError),
        (401, ErrorClass::InvalidPermissionError),
        (403, ErrorClass::ForbiddenError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Opens an upload: the response has a signed URL that a browser or a device sends the file to with PUT.
///
/// `POST /on-demand/upload`, feature `input-video-direct-upload-video-media`.
///
/// The id of the upload is the id of the media that it becomes, so the media can be read by it as soon as the file is
/// there. The URL is a [`Secret`](fastpix_models::Secret): whoever has it can upload. It can be used for
/// [`timeout`](fastpix_models::DirectUpload::timeout) seconds.
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, an upload may be open: it does nothing until a
/// file is sent to it, so open another.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, input_video_direct_upload_video_media, models::*};
///
/// async fn open(core: &FastpixCore) -> Result<Option<Secret>, FastpixError> {
///     let settings = PushMediaSettings::new(AccessPolicy::Private).metadata([("album", "summer")]);
///     let request = DirectUploadVideoMediaRequest::new("https://www.example.com").push_media_settings(settings);
///     let response = input_video_direct_upload_video_media(core, request).await?;
///     Ok(response.data.and_then(|upload| upload.url))
/// }
/// ```
#[doc(alias = "inputVideoDirectUploadVideoMedia")]
#[doc(alias = "inputVideoUpload")]
pub fn input_video_direct_upload_video_media(
    core: &FastpixCore,
    request: impl Into<DirectUploadVideoMediaRequest>,
) -> Call<DirectUploadVideoMediaResponse> {
    core.request(&OPERATION).json(&request.into()).call_operation()
}
