//! Finding out whether a create took effect after an error.
//!
//! A create is not sent again after an error with [`Outcome::Unknown`](crate::Outcome::Unknown): it may have taken effect. A
//! reference of your own in the metadata makes the object possible to find:
//!
#![cfg_attr(
    all(feature = "manage-live-stream-get-all-streams", feature = "start-live-stream-create-new-stream"),
    doc = "```"
)]
#![cfg_attr(
    not(all(feature = "manage-live-stream-get-all-streams", feature = "start-live-stream-create-new-stream")),
    doc = "```ignore"
)]
//! use fastpix_funcs::{FastpixCore, FastpixError, models::*, recover, start_live_stream_create_new_stream};
//!
//! /// Creates the live stream of an event, at most once.
//! async fn stream_of(core: &FastpixCore, event: &str) -> Result<LiveStream, FastpixError> {
//!     let media = InputMediaSettings::new().metadata([("event", event)]);
//!     let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), media);
//!     match start_live_stream_create_new_stream(core, request).data().await {
//!         Err(error) if error.may_have_taken_effect() => {
//!             let found: Option<LiveStream> = recover::find_created(core, "event", event).await?;
//!             found.ok_or(error)
//!         }
//!         result => result,
//!     }
//! }
//! ```

use std::collections::BTreeMap;

use crate::{Call, FastpixCore, FastpixError};

const LIMIT: u32 = 50;

/// Finds the newest object with this key and value in its metadata: a [`LiveStream`](crate::models::LiveStream) or a
/// [`Media`](crate::models::Media), as the type of the result says.
///
/// It reads the first page of the list, the newest 50 objects. `None` means that the create has not taken effect so far; one
/// that is still being processed can take effect later. The value must be unique to the object, and the key and value must
/// have been set by the create.
///
/// # Errors
///
/// The error of the call that reads the list.
///
#[cfg_attr(feature = "manage-videos-list-media", doc = "```")]
#[cfg_attr(not(feature = "manage-videos-list-media"), doc = "```ignore")]
/// use fastpix_funcs::{FastpixCore, FastpixError, models::Media, recover::find_created};
///
/// async fn exists(core: &FastpixCore, order: &str) -> Result<bool, FastpixError> {
///     let media: Option<Media> = find_created(core, "order", order).await?;
///     Ok(media.is_some())
/// }
/// ```
pub async fn find_created<T: Created>(core: &FastpixCore, key: &str, value: &str) -> Result<Option<T>, FastpixError> {
    let newest = T::newest(core, LIMIT).await?;
    let is_found = |object: &T| object.metadata().is_some_and(|map| map.get(key).is_some_and(|found| found == value));
    Ok(newest.into_iter().find(is_found))
}

/// Object that [`find_created`] can find. It is implemented for live streams and media, each if the operation that lists
/// them is enabled.
pub trait Created: Sized + sealed::Sealed {
    #[doc(hidden)]
    fn newest(core: &FastpixCore, limit: u32) -> Call<Vec<Self>>;
    #[doc(hidden)]
    fn metadata(&self) -> Option<&BTreeMap<String, String>>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! created {
    ($($feature:literal: $object:ident by $list:ident($request:ident);)*) => {
        $(
            #[cfg(feature = $feature)]
            impl sealed::Sealed for crate::models::$object {}

            #[cfg(feature = $feature)]
            #[cfg_attr(docsrs, doc(cfg(feature = $feature)))]
            impl Created for crate::models::$object {
                fn newest(core: &FastpixCore, limit: u32) -> Call<Vec<Self>> {
                    let newest = crate::models::$request::new().limit(limit).order_by(crate::models::SortOrder::Desc);
                    crate::$list(core, newest).data()
                }

                fn metadata(&self) -> Option<&BTreeMap<String, String>> {
                    self.metadata.as_ref()
                }
            }
        )*
    };
}

created! {
    "manage-live-stream-get-all-streams": LiveStream by manage_live_stream_get_all_streams(GetAllStreamsRequest);
    "manage-videos-list-media": Media by manage_videos_list_media(ListMediaRequest);
}
