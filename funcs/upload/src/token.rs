//! Resume token of an upload.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, IgnoredAny, MapAccess},
    ser::SerializeStruct,
};

/// State from which [`resume`](crate::resume) continues an upload, also in another process: session URL, chunk size,
/// content type, and length and modification time of the file.
///
/// It can be stored by `serde`. Store it like a password: whoever has the session URL can send the file. `Debug` does
/// not show the URL.
#[derive(Clone, PartialEq, Eq)]
pub struct ResumeToken {
    pub(crate) url: String,
    pub(crate) upload_id: Option<String>,
    pub(crate) total: Option<u64>,
    pub(crate) chunk_size: u64,
    pub(crate) content_type: String,
    /// Nanoseconds since 1970.
    pub(crate) modified: Option<u64>,
}

impl ResumeToken {
    /// The ID of the upload, which is that of the media. `None` if the upload was not opened by `upload_file`.
    pub fn upload_id(&self) -> Option<&str> {
        self.upload_id.as_deref()
    }

    /// The length of the source, if it is known.
    pub fn total(&self) -> Option<u64> {
        self.total
    }
}

impl fmt::Debug for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResumeToken")
            .field("url", &"[redacted]")
            .field("upload_id", &self.upload_id)
            .field("total", &self.total)
            .field("chunk_size", &self.chunk_size)
            .finish_non_exhaustive()
    }
}

// By hand, as all of this project's serialization: the derive macro would be the only procedural macro of the tree.
impl Serialize for ResumeToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut token = serializer.serialize_struct("ResumeToken", 6)?;
        token.serialize_field("url", &self.url)?;
        token.serialize_field("uploadId", &self.upload_id)?;
        token.serialize_field("total", &self.total)?;
        token.serialize_field("chunkSize", &self.chunk_size)?;
        token.serialize_field("contentType", &self.content_type)?;
        token.serialize_field("modified", &self.modified)?;
        token.end()
    }
}

impl<'de> Deserialize<'de> for ResumeToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = ResumeToken;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a resume token")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ResumeToken, A::Error> {
                let (mut url, mut chunk_size, mut content_type) = (None, None, None);
                let (mut upload_id, mut total, mut modified) = (None, None, None);
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "url" => url = Some(map.next_value()?),
                        "uploadId" => upload_id = map.next_value()?,
                        "total" => total = map.next_value()?,
                        "chunkSize" => chunk_size = Some(map.next_value()?),
                        "contentType" => content_type = Some(map.next_value()?),
                        "modified" => modified = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(ResumeToken {
                    url: url.ok_or_else(|| de::Error::missing_field("url"))?,
                    upload_id,
                    total,
                    chunk_size: chunk_size.ok_or_else(|| de::Error::missing_field("chunkSize"))?,
                    content_type: content_type.ok_or_else(|| de::Error::missing_field("contentType"))?,
                    modified,
                })
            }
        }

        const FIELDS: &[&str] = &["url", "uploadId", "total", "chunkSize", "contentType", "modified"];
        deserializer.deserialize_struct("ResumeToken", FIELDS, Visitor)
    }
}
