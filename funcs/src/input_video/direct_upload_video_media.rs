use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DirectUploadVideoMediaRequest, DirectUploadVideoMediaResponse};

/// Operation of [`input_video_direct_upload_video_media`].
pub static OPERATION: Operation = Operation::new(
    "direct-upload-video-media (input_video_direct_upload_video_media)",
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

/// Opens a direct upload: the response has a signed URL that accepts the file by `PUT`.
///
/// `POST /on-demand/upload` · feature `input-video-direct-upload-video-media`
///
/// The ID of the upload is the ID of the media that is made from the file. The URL is a
/// [`Secret`](fastpix_models::Secret), since anyone who has it can upload; it expires after `timeout` seconds. After
/// an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), an unused upload may exist: it has no effect
/// until a file is sent, so open another.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, input_video_direct_upload_video_media, models::*};
///
/// async fn open(core: &FastpixCore) -> Result<Option<Secret>, FastpixError> {
///     let settings = PushMediaSettings::new(AccessPolicy::Private).metadata([("album", "summer")]);
///     let request = DirectUploadVideoMediaRequest::new("https://www.example.com").push_media_settings(settings);
///     let upload = input_video_direct_upload_video_media(core, request).data().await?;
///     Ok(upload.url)
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
