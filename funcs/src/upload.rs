//! Uploads of files: [`upload_file`] opens a direct upload and sends the file, [`resume`] goes on with one that failed.
//!
//! ```
//! use fastpix_funcs::{
//!     FastpixCore,
//!     models::{AccessPolicy, DirectUploadVideoMediaRequest, PushMediaSettings},
//!     upload::UploadError,
//!     upload_file,
//! };
//!
//! async fn send(core: &FastpixCore) -> Result<(), UploadError> {
//!     let settings = PushMediaSettings::new(AccessPolicy::Public).title("Spring concert");
//!     let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
//!     let media_id = upload_file(core, request, "concert.mp4")
//!         .on_progress(|progress| println!("{} of {:?} bytes", progress.sent(), progress.total))
//!         .await?;
//!     println!("Media {media_id}");
//!     Ok(())
//! }
//! ```
//!
//! The types are those of the crate `fastpix-upload`, whose documentation describes retries, memory and security.

pub use fastpix_upload::{
    Progress, ResumeToken, Source, Upload, UploadError, UploadErrorKind, Uploaded, resume, upload,
};

use fastpix_core::{FastpixCore, FastpixError, Outcome, UnexpectedClientError};
use fastpix_models::{DirectUpload, DirectUploadVideoMediaRequest};

/// Opens a direct upload, sends a file to it, and returns the ID of the upload, which is that of the media.
///
/// The source is a path, an open file, bytes, or a reader, see [`Source`]. It is opened first: if it cannot be read,
/// nothing is sent. Nothing is sent before the future is polled, and dropping it stops the upload. The media is
/// processed when its file has arrived; it is `Ready` some time after.
///
/// ```
/// use fastpix_funcs::{FastpixCore, models::DirectUploadVideoMediaRequest, upload::UploadError, upload_file};
///
/// async fn send(core: &FastpixCore) -> Result<String, UploadError> {
///     upload_file(core, DirectUploadVideoMediaRequest::new("*"), "concert.mp4").await
/// }
/// ```
pub fn upload_file(
    core: &FastpixCore,
    request: impl Into<DirectUploadVideoMediaRequest>,
    source: impl Into<Source>,
) -> Upload<String> {
    let opening = crate::input_video_direct_upload_video_media(core, request);
    let opening = async move {
        let DirectUpload { url, upload_id, .. } = opening.data().await?;
        let message = "the response has no upload URL or no ID of the upload";
        let missing = || FastpixError::from(UnexpectedClientError::new(Outcome::ResponseReceived, message));
        Ok((url.ok_or_else(missing)?.expose().to_owned(), upload_id.ok_or_else(missing)?))
    };
    fastpix_upload::upload_to(core, Box::pin(opening), source.into())
}
