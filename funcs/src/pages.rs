//! Lists that the API returns in pages, read as items or as whole pages.
//!
#![cfg_attr(feature = "manage-videos-list-media", doc = "```")]
#![cfg_attr(not(feature = "manage-videos-list-media"), doc = "```ignore")]
//! use fastpix_funcs::{FastpixCore, FastpixError, manage_videos_list_media, models::*, pages};
//!
//! async fn print_all(core: &FastpixCore) -> Result<(), FastpixError> {
//!     // In ascending order, media that are created meanwhile appear at the end.
//!     let request = ListMediaRequest::new().order_by(SortOrder::Asc);
//!     let mut media = pages(core, request, manage_videos_list_media);
//!     while let Some(media) = media.next().await.transpose()? {
//!         println!("{:?} {:?}", media.id, media.title);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! # Order
//!
//! The API divides a list into numbered pages. An item that is created or deleted while the pages are read moves later
//! items to other pages: one can then be read twice, or not at all. For a complete list, read in ascending order of the
//! creation time where the operation allows it, and compare the IDs if items can be deleted meanwhile.

use std::{
    fmt,
    future::poll_fn,
    mem,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use fastpix_errors::ResponseValidationError;
use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::{Call, FastpixCore, FastpixError, Operation, PreparedRequest, RequestOptions, Response};

const DEFAULT_LIMIT: u32 = 50;

/// Number of turns of the runtime between the arrival of a page and its return, so that its connection becomes free and
/// the request for the next page is sent.
const TURNS: u8 = 8;

/// Starts to read a list: `call` is the function of the operation.
///
/// Nothing is sent before the first page or item is awaited. Reading starts at the page that `offset` of the request
/// names, by default the first. If the request has no `limit`, pages have 50 items.
///
/// All operations with `offset` in their request are supported:
///
/// | function | request |
/// | --- | --- |
/// | `drm_configurations_get_drm_configuration` | `GetDrmConfigurationRequest` |
/// | `manage_live_stream_get_all_streams` | `GetAllStreamsRequest` |
/// | `manage_videos_get_media_clips` | `GetMediaClipsRequest` |
/// | `manage_videos_list_live_clips` | `ListLiveClipsRequest` |
/// | `manage_videos_list_media` | `ListMediaRequest` |
/// | `manage_videos_list_uploads` | `ListUploadsRequest` |
/// | `metrics_list_breakdown_values` | `ListBreakdownValuesRequest` |
/// | `playlist_get_all_playlists` | `GetAllPlaylistsRequest` |
/// | `signing_keys_list_signing_keys` | `ListSigningKeysRequest` |
/// | `views_list_video_views` | `ListVideoViewsRequest` |
///
#[cfg_attr(feature = "manage-live-stream-get-all-streams", doc = "```")]
#[cfg_attr(not(feature = "manage-live-stream-get-all-streams"), doc = "```ignore")]
/// use fastpix_funcs::{FastpixCore, FastpixError, manage_live_stream_get_all_streams, models::*, pages};
///
/// async fn stream_keys(core: &FastpixCore) -> Result<Vec<Secret>, FastpixError> {
///     let mut streams = pages(core, GetAllStreamsRequest::new(), manage_live_stream_get_all_streams);
///     let streams = streams.collect_all(1000).await?;
///     Ok(streams.into_iter().filter_map(|stream| stream.stream_key).collect())
/// }
/// ```
pub fn pages<R: PagedRequest>(
    core: &FastpixCore,
    mut request: R,
    call: fn(&FastpixCore, R) -> Call<R::Response>,
) -> Pages<R> {
    if request.limit().is_none() {
        request.set_limit(DEFAULT_LIMIT);
    }
    Pages {
        core: core.clone(),
        offset: request.offset().unwrap_or(1),
        request,
        call,
        options: None,
        read_ahead: true,
        current: None,
        next: Next::Idle,
        previous: None,
        ended: false,
        turns: 0,
        failed: false,
    }
}

/// List that is read page by page. Created by [`pages`].
///
/// [`next`](Self::next) returns items and [`next_page`](Self::next_page) whole responses. It is also a
/// [`Stream`] of items.
///
#[cfg_attr(feature = "manage-videos-list-media", doc = "```")]
#[cfg_attr(not(feature = "manage-videos-list-media"), doc = "```ignore")]
/// use fastpix_funcs::{FastpixCore, FastpixError, Pages, manage_videos_list_media, models::*, pages};
///
/// struct Export {
///     media: Pages<ListMediaRequest>,
/// }
///
/// impl Export {
///     fn new(core: &FastpixCore) -> Self {
///         Self { media: pages(core, ListMediaRequest::new(), manage_videos_list_media) }
///     }
///
///     /// Returns the number of media of the next page and of all pages.
///     async fn step(&mut self) -> Result<Option<(usize, i64)>, FastpixError> {
///         let Some(page) = self.media.next_page().await.transpose()? else { return Ok(None) };
///         let total = page.pagination.and_then(|pagination| pagination.total_records);
///         Ok(Some((page.data.unwrap_or_default().len(), total.unwrap_or_default())))
///     }
/// }
/// ```
///
/// # Reading ahead
///
/// While the caller works on a page, the next one is on its way: its call starts when a page arrives, and continues
/// when an item or a page is asked for. No task is spawned; dropping `Pages` cancels the call. At most two pages are in
/// memory.
/// [`read_ahead(false)`](Self::read_ahead) turns it off.
///
/// The deadline of a call passes while the caller works, too. So a call that was started ahead and ended without a
/// response is made again when its page is needed, and its error is not returned. Until its response has been read, it
/// counts towards [`max_in_flight`](crate::FastpixCoreBuilder::max_in_flight): with a limit of 1, turn reading ahead
/// off if other calls are made meanwhile.
///
/// # End and errors
///
/// The list ends after the last page of the page count in the responses, and on a page without items. If a response has
/// no page count, it ends after a page with fewer items than `limit`. After the end, nothing is sent any more.
///
/// An error ends it for the moment: the next [`next`](Self::next) or [`next_page`](Self::next_page) asks for the same
/// page again. A server that returns the same page twice, because it ignores `offset`, causes
/// [`ResponseValidation`](FastpixError::ResponseValidation) at `data`.
#[must_use = "nothing is sent until a page or an item is awaited"]
pub struct Pages<R: PagedRequest> {
    core: FastpixCore,
    request: R,
    call: fn(&FastpixCore, R) -> Call<R::Response>,
    options: Option<RequestOptions>,
    read_ahead: bool,
    current: Option<Page<R>>,
    /// Number of the page after `current`.
    offset: u32,
    next: Next<R>,
    /// First and last item of the page that arrived last, and its number of items.
    previous: Option<(R::Item, R::Item, usize)>,
    /// True if there is no page after `current`.
    ended: bool,
    /// Remaining turns of the runtime before `current` is returned.
    turns: u8,
    /// True if the last item of the stream was an error.
    failed: bool,
}

/// Response, and its items that are left: at least one.
struct Page<R: PagedRequest> {
    response: R::Response,
    items: vec::IntoIter<R::Item>,
    is_last: bool,
}

/// The page after the current one.
enum Next<R: PagedRequest> {
    Idle,
    Pending {
        call: Call<Response<R::Response>>,
        operation: Option<&'static Operation>,
        ahead: bool,
    },
    /// `None` is the end of the list.
    Ready(Result<Option<Page<R>>, FastpixError>),
}

/// Nothing in it is pinned.
impl<R: PagedRequest> Unpin for Pages<R> {}

impl<R: PagedRequest> Pages<R> {
    /// Sets the options of each call.
    pub fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// Sets whether the next page is read while the caller works on a page. Default: true.
    pub fn read_ahead(mut self, read_ahead: bool) -> Self {
        self.read_ahead = read_ahead;
        self
    }

    /// Returns the next item, or `None` after the last one.
    ///
    /// It is cancel-safe: if the future is dropped, for example in `select!`, no item is lost, and a call that has
    /// begun continues with the next future.
    pub async fn next(&mut self) -> Option<Result<R::Item, FastpixError>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Returns the next response, or `None` after the last one. If [`next`](Self::next) has returned some items of a
    /// page, the response has those that are left.
    ///
    /// It is cancel-safe, as [`next`](Self::next) is.
    pub async fn next_page(&mut self) -> Option<Result<R::Response, FastpixError>> {
        poll_fn(|cx| self.poll_page(cx)).await.map(|page| page.map(Page::into_response))
    }

    /// Returns the items that are left, and at most `max_items`, since a list can be longer than expected. A page that
    /// reaches the limit is the last one that is asked for, but for one that may be on its way already.
    ///
    /// It is not cancel-safe: the items are lost if the future is dropped, or if there is an error.
    ///
    /// # Errors
    ///
    /// The error of the first call that fails.
    pub async fn collect_all(&mut self, max_items: usize) -> Result<Vec<R::Item>, FastpixError> {
        let mut items = Vec::new();
        while items.len() < max_items {
            match self.next().await {
                Some(item) => items.push(item?),
                None => break,
            }
        }
        Ok(items)
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<R::Item, FastpixError>>> {
        self.failed = false;
        loop {
            let mut page = match ready!(self.poll_page(cx)) {
                Some(Ok(page)) => page,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
            let item = page.items.next();
            if !page.items.as_slice().is_empty() {
                self.current = Some(page);
            }
            if let Some(item) = item {
                self.poll_call(cx);
                return Poll::Ready(Some(Ok(item)));
            }
        }
    }

    /// Takes out the current page. If there is none, the next one becomes the current page, and the one after it is
    /// asked for.
    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Page<R>, FastpixError>>> {
        if self.current.is_none() && !self.ended {
            match ready!(self.poll_next_page(cx)) {
                Ok(page) => {
                    self.offset = self.offset.saturating_add(1);
                    self.ended = page.as_ref().is_none_or(|page| page.is_last);
                    self.current = page;
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
            if self.read_ahead && !self.ended {
                self.begin(true);
                self.turns = TURNS;
            }
        }
        if self.turns > 0 {
            self.poll_call(cx);
            if let Next::Pending { .. } = self.next {
                self.turns -= 1;
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            self.turns = 0;
        }
        Poll::Ready(self.current.take().map(Ok))
    }

    /// Waits for the next page; `None` is the end of the list.
    fn poll_next_page(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Page<R>>, FastpixError>> {
        loop {
            self.poll_call(cx);
            match mem::replace(&mut self.next, Next::Idle) {
                Next::Ready(result) => return Poll::Ready(result),
                Next::Idle => self.begin(false),
                pending @ Next::Pending { .. } => {
                    self.next = pending;
                    return Poll::Pending;
                }
            }
        }
    }

    fn begin(&mut self, ahead: bool) {
        let mut request = self.request.clone();
        request.set_offset(self.offset);
        let call = (self.call)(&self.core, request);
        let operation = call.request().map(PreparedRequest::operation);
        let call = match &self.options {
            Some(options) => call.with_options(options.clone()),
            None => call,
        };
        self.next = Next::Pending { call: call.with_response(), operation, ahead };
    }

    /// Polls the call of the next page, if it is pending.
    fn poll_call(&mut self, cx: &mut Context<'_>) {
        let Next::Pending { call, operation, ahead } = &mut self.next else { return };
        let Poll::Ready(result) = Pin::new(call).poll(cx) else { return };
        let (operation, ahead) = (*operation, *ahead);
        self.next = match result {
            Ok(response) => Next::Ready(self.accept(response, operation)),
            Err(error @ (FastpixError::Api(_) | FastpixError::ResponseValidation(_))) => Next::Ready(Err(error)),
            // There may have been no time for it, or the server may have closed a connection that nobody read.
            Err(_) if ahead => Next::Idle,
            Err(error) => Next::Ready(Err(error)),
        };
    }

    /// The page of a response; `None` if it has no items.
    fn accept(
        &mut self,
        response: Response<R::Response>,
        operation: Option<&'static Operation>,
    ) -> Result<Option<Page<R>>, FastpixError> {
        let items = R::items(response.value());
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return Ok(None) };
        let is_last = match R::page_count(response.value()) {
            Some(count) => i64::from(self.offset) >= count,
            None => self.request.limit().is_some_and(|limit| items.len() < limit as usize),
        };
        let is_previous = self.previous.as_ref().is_some_and(|(earlier_first, earlier_last, length)| {
            first == earlier_first && last == earlier_last && items.len() == *length
        });
        if is_previous {
            let (headers, body) = (response.headers().clone(), response.body().clone());
            let message = "expected another page than the one before";
            let error = ResponseValidationError::new(message, response.status(), headers, body).at("data");
            let name = operation.map_or("", Operation::name);
            return Err(FastpixError::from(error).with_call(name, response.attempts()));
        }
        self.previous = Some((first.clone(), last.clone(), items.len()));
        let mut response = response.into_value();
        let items = R::items_mut(&mut response).take().unwrap_or_default().into_iter();
        Ok(Some(Page { response, items, is_last }))
    }
}

impl<R: PagedRequest> Page<R> {
    fn into_response(mut self) -> R::Response {
        *R::items_mut(&mut self.response) = Some(self.items.collect());
        self.response
    }
}

/// A stream ends after an error, so that reading it to its end does not repeat a failing call. If it is polled again,
/// it asks for the same page again.
impl<R: PagedRequest> Stream for Pages<R> {
    type Item = Result<R::Item, FastpixError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let pages = self.get_mut();
        if mem::take(&mut pages.failed) {
            return Poll::Ready(None);
        }
        let item = ready!(pages.poll_item(cx));
        pages.failed = matches!(item, Some(Err(_)));
        Poll::Ready(item)
    }
}

impl<R: PagedRequest> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("next_page", &self.offset)
            .field("ended", &self.ended)
            .field("read_ahead", &self.read_ahead)
            .finish_non_exhaustive()
    }
}

/// Request of an operation that returns a list in pages, for [`pages`](pages()). It is implemented for the requests of
/// all such operations that are enabled.
///
/// ```
/// use fastpix_funcs::{FastpixError, PagedRequest, Pages};
///
/// async fn count<R: PagedRequest>(mut pages: Pages<R>) -> Result<usize, FastpixError> {
///     let mut count = 0;
///     while pages.next().await.transpose()?.is_some() {
///         count += 1;
///     }
///     Ok(count)
/// }
/// ```
pub trait PagedRequest: Clone + sealed::Sealed {
    /// Response with one page.
    type Response: DeserializeOwned + 'static;
    /// Item of the list.
    type Item: Clone + PartialEq;

    #[doc(hidden)]
    fn offset(&self) -> Option<u32>;
    #[doc(hidden)]
    fn set_offset(&mut self, offset: u32);
    #[doc(hidden)]
    fn limit(&self) -> Option<u32>;
    #[doc(hidden)]
    fn set_limit(&mut self, limit: u32);
    #[doc(hidden)]
    fn items(response: &Self::Response) -> &[Self::Item];
    #[doc(hidden)]
    fn items_mut(response: &mut Self::Response) -> &mut Option<Vec<Self::Item>>;
    #[doc(hidden)]
    fn page_count(response: &Self::Response) -> Option<i64>;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! paged {
    ($($feature:literal: $request:ident -> $response:ident of $item:ident;)*) => {
        $(
            #[cfg(feature = $feature)]
            impl sealed::Sealed for crate::models::$request {}

            #[cfg(feature = $feature)]
            #[cfg_attr(docsrs, doc(cfg(feature = $feature)))]
            impl PagedRequest for crate::models::$request {
                type Response = crate::models::$response;
                type Item = crate::models::$item;

                fn offset(&self) -> Option<u32> {
                    self.offset
                }

                fn set_offset(&mut self, offset: u32) {
                    self.offset = Some(offset);
                }

                fn limit(&self) -> Option<u32> {
                    self.limit
                }

                fn set_limit(&mut self, limit: u32) {
                    self.limit = Some(limit);
                }

                fn items(response: &Self::Response) -> &[Self::Item] {
                    response.data.as_deref().unwrap_or_default()
                }

                fn items_mut(response: &mut Self::Response) -> &mut Option<Vec<Self::Item>> {
                    &mut response.data
                }

                fn page_count(response: &Self::Response) -> Option<i64> {
                    response.pagination.as_ref()?.offset_count
                }
            }
        )*
    };
}

paged! {
    "drm-configurations-get-drm-configuration": GetDrmConfigurationRequest -> GetDrmConfigurationResponse of DrmIdResponse;
    "manage-live-stream-get-all-streams": GetAllStreamsRequest -> GetStreamsResponse of LiveStream;
    "manage-videos-get-media-clips": GetMediaClipsRequest -> MediaClipResponse of Media;
    "manage-videos-list-live-clips": ListLiveClipsRequest -> ListLiveClipsResponse of Media;
    "manage-videos-list-media": ListMediaRequest -> ListMediaResponse of Media;
    "manage-videos-list-uploads": ListUploadsRequest -> ListUploadsResponse of DirectUpload;
    "metrics-list-breakdown-values": ListBreakdownValuesRequest -> ListBreakdownValuesResponse of MetricsBreakdownDetails;
    "playlist-get-all-playlists": GetAllPlaylistsRequest -> GetAllPlaylistsResponse of PlaylistItem;
    "signing-keys-list-signing-keys": ListSigningKeysRequest -> GetAllSigningKeyResponse of GetAllSigningKeyResponseDto;
    "views-list-video-views": ListVideoViewsRequest -> ListVideoViewsResponse of ViewsList;
}
