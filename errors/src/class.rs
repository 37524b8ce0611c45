use std::{fmt, str};

/// The names are one text: a table of 25 texts is three times as large.
macro_rules! classes {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $class:ident,)+ }) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$doc])* $class,)+
        }

        const NAMES: &str = concat!($(stringify!($class), " "),+);
    };
}

classes! {
    /// The class that an operation declares for an error status, by the names of the official SDKs.
    ///
    /// The documentation of each operation lists what it declares. Every other status is a
    /// [`FastpixDefaultError`](Self::FastpixDefaultError).
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ErrorClass {
        /// The credentials are missing or wrong.
        UnauthorizedError,
        /// The credentials are missing or wrong.
        UnAuthorizedResponseError,
        /// The credentials are good, but do not allow this; some operations declare it for wrong credentials too.
        InvalidPermissionError,
        /// The credentials are good, but do not allow this.
        ForbiddenError,
        /// The credentials are good, but do not allow this.
        ForbiddenResponseError,
        /// The service could not do what was asked for as things stand.
        BadRequestError,
        /// The live stream is enabled already.
        StreamAlreadyEnabledError,
        /// The live stream is disabled already.
        StreamAlreadyDisabledError,
        /// The trial plan does not include this.
        TrialPlanRestrictionError,
        /// The live stream cannot be simulcast.
        SimulcastUnavailableError,
        /// The media has this MP4 support already.
        DuplicateMp4SupportError,
        /// Another playlist has this reference id.
        DuplicateReferenceIdErrorResponse,
        /// The media has such a track already.
        TrackDuplicateRequestError,
        /// What the request names does not exist.
        NotFoundError,
        /// There is no such playback id, or no such live stream.
        NotFoundErrorPlaybackId,
        /// There is no such simulcast, or no such live stream.
        NotFoundErrorSimulcast,
        /// There is no such live stream.
        LiveNotFoundError,
        /// There is no such media.
        MediaNotFoundError,
        /// There is no such media to have clips.
        MediaClipNotFoundError,
        /// There is no such media, or no such playback id.
        MediaOrPlaybackNotFoundError,
        /// There is no such playlist.
        InvalidPlaylistIdResponseError,
        /// There is no such signing key.
        SigningKeyNotFoundError,
        /// There is no such view, or nothing to show for the question.
        ViewNotFoundError,
        /// The service refused the content of the request; [`fields`](crate::ApiError::fields) says what and where.
        ValidationErrorResponse,
        /// Any other response that is no success: a status that the operation does not declare, a redirect, a gateway's page.
        FastpixDefaultError,
    }
}

impl ErrorClass {
    /// The name, as the official SDKs write it.
    pub fn as_str(&self) -> &'static str {
        let name = NAMES.as_bytes().split(|byte| *byte == b' ').nth(*self as usize);
        str::from_utf8(name.unwrap_or_default()).unwrap_or_default()
    }
}

impl fmt::Debug for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
