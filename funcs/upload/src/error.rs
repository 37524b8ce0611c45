use std::{borrow::Cow, error::Error, fmt};

use fastpix_core::errors::BoxError;
use http::StatusCode;

use crate::ResumeToken;

/// Error of an upload: what happened, how much of the file is committed, and how to go on.
///
/// ```
/// use fastpix_upload::{UploadError, UploadErrorKind};
///
/// fn advice(error: &UploadError) -> &'static str {
///     match error.kind() {
///         _ if error.may_be_complete() => "look whether the media exists",
///         UploadErrorKind::SessionExpired => "open another upload",
///         _ if error.resume_token().is_some() => "resume",
///         _ => "see the message",
///     }
/// }
/// ```
pub struct UploadError(Box<Content>);

struct Content {
    kind: UploadErrorKind,
    message: Cow<'static, str>,
    status: Option<StatusCode>,
    committed: u64,
    total: Option<u64>,
    may_be_complete: bool,
    token: Option<ResumeToken>,
    source: Option<BoxError>,
}

/// Kind of an [`UploadError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UploadErrorKind {
    /// The upload URL or an option is invalid. Nothing was sent.
    InvalidRequest,
    /// The source is empty. Nothing was sent.
    EmptySource,
    /// The source cannot be read: there is no such file, it is a directory, reading is not allowed, or reading failed.
    UnreadableSource,
    /// The source changed while it was read, or since the upload that is resumed.
    SourceChanged,
    /// The API did not open the upload. The source of the error is that of the operation.
    NotOpened,
    /// The storage host rejected the request with a status that another attempt would meet too.
    Rejected,
    /// The session of the upload does not exist any more. Open another upload.
    SessionExpired,
    /// The last of several attempts failed, and none of them made progress.
    RetriesExhausted,
    /// No connection can be made: another attempt would meet the same error.
    Connection,
    /// The time limit of the upload was exceeded.
    Timeout,
    /// The response of the storage host is not one of the protocol's.
    UnexpectedResponse,
}

impl UploadError {
    #[cold]
    pub(crate) fn new(kind: UploadErrorKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Content {
            kind,
            message: message.into(),
            status: None,
            committed: 0,
            total: None,
            may_be_complete: false,
            token: None,
            source: None,
        }))
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_status(mut self, status: Option<StatusCode>) -> Self {
        self.0.status = status;
        self
    }

    pub(crate) fn with_state(mut self, state: &crate::upload::State) -> Self {
        let resumable = match self.0.kind {
            UploadErrorKind::SessionExpired | UploadErrorKind::SourceChanged => None,
            _ => state.token.clone(),
        };
        (self.0.committed, self.0.total, self.0.token) = (state.committed, state.total, resumable);
        self.0.may_be_complete = state.may_be_complete;
        self
    }

    /// Kind of the error.
    pub fn kind(&self) -> UploadErrorKind {
        self.0.kind
    }

    /// The status of the response that ended the upload, if any did.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The number of bytes that the storage host has confirmed.
    pub fn committed(&self) -> u64 {
        self.0.committed
    }

    /// The length of the source, if it is known.
    pub fn total(&self) -> Option<u64> {
        self.0.total
    }

    /// Returns true if the file may have arrived nevertheless: the last of its bytes were sent, and no response was
    /// received. `manage_videos_get_media` with the ID of the upload tells whether there is a media.
    pub fn may_be_complete(&self) -> bool {
        self.0.may_be_complete
    }

    /// Token for [`resume`](crate::resume). `None` if the upload has no session, or if it cannot be resumed.
    pub fn resume_token(&self) -> Option<&ResumeToken> {
        self.0.token.as_ref()
    }

    /// The same, by value.
    pub fn into_resume_token(self) -> Option<ResumeToken> {
        self.0.token
    }
}

impl fmt::Display for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "upload: {}", self.0.message)?;
        if let Some(status) = self.0.status {
            write!(f, " (status {})", status.as_u16())?;
        }
        if self.0.committed > 0 {
            write!(f, "; {} bytes are committed", self.0.committed)?;
            if let Some(total) = self.0.total {
                write!(f, " of {total}")?;
            }
        }
        if self.0.may_be_complete {
            f.write_str("; the file may have arrived, manage_videos_get_media tells whether there is a media")?;
        }
        Ok(())
    }
}

impl fmt::Debug for UploadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        let mut source = self.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl Error for UploadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
