use std::{fmt, str};

/// The names are one string: a table of 25 strings is three times as large.
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
    /// The documentation of each operation lists the classes that it declares, by status. Any other status is a
    /// [`FastpixDefaultError`](Self::FastpixDefaultError).
    ///
    /// Some classes mean the same: they differ in the operations that declare them. To handle an error whatever the
    /// operation, use the predicates of [`FastpixError`](crate::FastpixError), such as
    /// [`is_not_found`](crate::FastpixError::is_not_found).
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum ErrorClass {
        /// The credentials are missing or invalid (401). Declared by the operations of live streams, their playback IDs
        /// and simulcast targets, and of playlists.
        UnauthorizedError,
        /// The credentials are missing or invalid (401). Declared by the operations of signing keys.
        UnAuthorizedResponseError,
        /// The credentials are missing or invalid (401), in the operations of media, video data, DRM configurations and AI
        /// features; the credentials do not permit the operation (403), in those of live streams and playlists.
        InvalidPermissionError,
        /// The credentials do not permit the operation (403). Declared by the operations of media, DRM configurations and
        /// AI features.
        ForbiddenError,
        /// The credentials do not permit the operation (403). Declared by the operations of signing keys.
        ForbiddenResponseError,
        /// The request is valid, but the API cannot execute it in the current state (400).
        BadRequestError,
        /// The live stream is already enabled (400).
        StreamAlreadyEnabledError,
        /// The live stream is already disabled (400).
        StreamAlreadyDisabledError,
        /// The trial plan does not include the operation (400).
        TrialPlanRestrictionError,
        /// The live stream does not allow simulcasting (400).
        SimulcastUnavailableError,
        /// The media already has this MP4 support (400).
        DuplicateMp4SupportError,
        /// Another playlist has the same reference ID (409).
        DuplicateReferenceIdErrorResponse,
        /// The media already has such a track (400).
        TrackDuplicateRequestError,
        /// The live stream or playlist does not exist (404). Declared by the operations that get, enable or complete a live
        /// stream, and by those of playlists.
        NotFoundError,
        /// The live stream or its playback ID does not exist (404).
        NotFoundErrorPlaybackId,
        /// The live stream or its simulcast target does not exist (404).
        NotFoundErrorSimulcast,
        /// The live stream does not exist (404). Declared by the operations that update, disable or delete a live stream,
        /// count its viewers, or create its playback IDs and simulcast targets.
        LiveNotFoundError,
        /// The media does not exist (404). Declared by the operations of media, their tracks and AI features; by that of one
        /// DRM configuration for the configuration.
        MediaNotFoundError,
        /// The media does not exist (404). Declared by the operation that lists the clips of a media.
        MediaClipNotFoundError,
        /// The media or its playback ID does not exist (404).
        MediaOrPlaybackNotFoundError,
        /// The playlist does not exist (422).
        InvalidPlaylistIdResponseError,
        /// The signing key does not exist (404).
        SigningKeyNotFoundError,
        /// The view does not exist, or there is no data for the query (404).
        ViewNotFoundError,
        /// The API rejected values of the request (422); [`fields`](crate::ApiError::fields) names them.
        ValidationErrorResponse,
        /// Any other error response: a status that the operation does not declare, a redirect, an error of a gateway.
        FastpixDefaultError,
    }
}

impl ErrorClass {
    /// The name, as the official SDKs write it.
    pub fn as_str(self) -> &'static str {
        let name = NAMES.as_bytes().split(|byte| *byte == b' ').nth(self as usize);
        str::from_utf8(name.unwrap_or_default()).unwrap_or_default()
    }
}

impl fmt::Debug for ErrorClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn no_two_classes_have_the_same_documentation() {
        let (_, source) = include_str!("class.rs").split_once("pub enum ErrorClass {").unwrap_or_default();
        let (variants, _) = source.split_once("}").unwrap_or_default();
        let mut docs = vec![String::new()];
        for line in variants.lines() {
            match (line.trim().strip_prefix("///"), docs.last_mut()) {
                (Some(text), Some(doc)) => doc.push_str(text),
                _ => docs.push(String::new()),
            }
        }
        docs.retain(|doc| !doc.is_empty());
        assert_eq!((docs.len(), docs.iter().collect::<HashSet<_>>().len()), (25, 25));
    }
}
