use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllPlaylistsRequest, GetAllPlaylistsResponse};

static OPERATION: Operation = Operation::new(
    "get-all-playlists",
    Method::GET,
    "/on-demand/playlists",
    Idempotency::Idempotent, // reads
    &[(401, ErrorClass::UnauthorizedError)],
);

/// Lists the playlists of the workspace, a page at a time.
///
/// `GET /on-demand/playlists`, feature `playlist-get-all-playlists`.
///
/// Pages are counted from 1, and the response says how many there are. Their media are not in the list.
///
/// # Retries
///
/// It only reads, so it is tried again after 408, 429, 500, 502, 503, 504 and after connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_get_all_playlists};
///
/// async fn names(core: &FastpixCore, page: u32) -> Result<Vec<String>, FastpixError> {
///     let request = GetAllPlaylistsRequest::new().limit(25).offset(page);
///     let playlists = playlist_get_all_playlists(core, request).await?.data.unwrap_or_default();
///     Ok(playlists.into_iter().filter_map(|playlist| playlist.name).collect())
/// }
/// ```
#[doc(alias = "playlistGetAllPlaylists")]
#[doc(alias = "playlistList")]
pub fn playlist_get_all_playlists(
    core: &FastpixCore,
    request: impl Into<GetAllPlaylistsRequest>,
) -> Call<GetAllPlaylistsResponse> {
    let request = request.into();
    core.request(&OPERATION).query_pairs(request.query()).call_operation()
}
