//! Sources of uploads, and their content types.

use std::{
    fmt,
    fs::File,
    path::{Path, PathBuf},
    pin::Pin,
};

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncSeek};

/// Source of the bytes of an upload.
///
/// Made from a path, an open [`File`], which is read from its beginning, or bytes; [`seekable`](Self::seekable) and
/// [`stream`](Self::stream) take other readers.
///
/// | source | memory of an upload | can be resumed with |
/// | --- | --- | --- |
/// | path, `File` | about 1 MiB | the same file |
/// | bytes | the bytes | the same bytes |
/// | `seekable` | at most 1 MiB | a reader of the same bytes |
/// | `stream` | one chunk and at most 1 MiB | a reader of the same bytes from their beginning; what is committed is skipped |
///
/// A string is a path; use [`Bytes`] or a `Vec<u8>` to send text.
pub struct Source(pub(crate) Kind);

pub(crate) enum Kind {
    Path(PathBuf),
    File(File),
    Bytes(Bytes),
    Seekable(Pin<Box<dyn ReadSeek>>, u64),
    Stream(Pin<Box<dyn AsyncRead + Send>>, Option<u64>),
}

pub(crate) trait ReadSeek: AsyncRead + AsyncSeek + Send {}

impl<R: AsyncRead + AsyncSeek + Send> ReadSeek for R {}

impl Source {
    /// A reader that can be read again from any position, and the length of what it reads.
    pub fn seekable(reader: impl AsyncRead + AsyncSeek + Send + 'static, length: u64) -> Self {
        Self(Kind::Seekable(Box::pin(reader), length))
    }

    /// A reader that is read once, to its end. Its length does not have to be known; with [`length`](Self::length),
    /// progress has a total.
    pub fn stream(reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Kind::Stream(Box::pin(reader), None))
    }

    /// Sets the length of a [`stream`](Self::stream). One that is shorter or longer fails the upload. No effect on
    /// other sources.
    #[must_use]
    pub fn length(self, length: u64) -> Self {
        match self.0 {
            Kind::Stream(reader, _) => Self(Kind::Stream(reader, Some(length))),
            kind => Self(kind),
        }
    }

    /// The content type by the extension of a path.
    pub(crate) fn content_type(&self) -> &'static str {
        match &self.0 {
            Kind::Path(path) => content_type(path),
            _ => OCTET_STREAM,
        }
    }
}

const OCTET_STREAM: &str = "application/octet-stream";

fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let known = CONTENT_TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
    known.map_or(OCTET_STREAM, |(_, content_type)| content_type)
}

const CONTENT_TYPES: [(&str, &str); 24] = [
    ("3gp", "video/3gpp"),
    ("aac", "audio/aac"),
    ("aif", "audio/aiff"),
    ("aiff", "audio/aiff"),
    ("avi", "video/x-msvideo"),
    ("flac", "audio/flac"),
    ("flv", "video/x-flv"),
    ("m2ts", "video/mp2t"),
    ("m4a", "audio/mp4"),
    ("m4v", "video/x-m4v"),
    ("mkv", "video/x-matroska"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("mpeg", "video/mpeg"),
    ("mpg", "video/mpeg"),
    ("mxf", "application/mxf"),
    ("ogg", "audio/ogg"),
    ("ogv", "video/ogg"),
    ("opus", "audio/opus"),
    ("ts", "video/mp2t"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("wmv", "video/x-ms-wmv"),
];

macro_rules! from {
    ($($from:ty, $value:ident => $kind:expr;)*) => {$(
        impl From<$from> for Source {
            fn from($value: $from) -> Self {
                Self($kind)
            }
        }
    )*};
}

from! {
    &Path, path => Kind::Path(path.to_owned());
    &PathBuf, path => Kind::Path(path.clone());
    PathBuf, path => Kind::Path(path);
    &str, path => Kind::Path(path.into());
    String, path => Kind::Path(path.into());
    File, file => Kind::File(file);
    Bytes, bytes => Kind::Bytes(bytes);
    Vec<u8>, bytes => Kind::Bytes(bytes.into());
    &'static [u8], bytes => Kind::Bytes(Bytes::from_static(bytes));
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Path(path) => f.debug_tuple("Path").field(path).finish(),
            Kind::File(file) => f.debug_tuple("File").field(file).finish(),
            Kind::Bytes(bytes) => f.debug_struct("Bytes").field("len", &bytes.len()).finish(),
            Kind::Seekable(_, length) => f.debug_struct("Seekable").field("len", length).finish(),
            Kind::Stream(_, length) => f.debug_struct("Stream").field("len", length).finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_type_follows_from_the_extension_in_any_case() {
        for (path, expected) in [
            ("video.mp4", "video/mp4"),
            ("a.b/VIDEO.MOV", "video/quicktime"),
            ("sound.m4a", "audio/mp4"),
            ("mp4", OCTET_STREAM),
            ("video.mp4.part", OCTET_STREAM),
            ("", OCTET_STREAM),
        ] {
            assert_eq!(Source::from(path).content_type(), expected, "{path}");
        }
        assert_eq!(Source::from(vec![1]).content_type(), OCTET_STREAM);
        assert!(CONTENT_TYPES.is_sorted());
    }
}
