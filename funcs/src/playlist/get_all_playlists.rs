use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetAllPlaylistsRequest, GetAllPlaylistsResponse};

/// Operation of [`playlist_get_all_playlists`].
pub static OPERATION: Operation = Operation::new(
    "get-all-playlists (playlist_get_all_playlists)",
    Method::GET,
    "/on-demand/playlists",
    Idempotency::Idempotent, // reads only
    &[(401, ErrorClass::UnauthorizedError)],
);

/// Lists the playlists of the workspace, one page per call.
///
/// `GET /on-demand/playlists` · feature `playlist-get-all-playlists`
///
/// Pages are numbered from 1 by `offset` and hold 10 items unless `limit` is set; `pagination` in the response has the
/// number of pages. The list does not include the media of the playlists.
///
/// # Idempotency
///
/// Idempotent: retried on 408, 429, 500, 502, 503, 504, 520 to 524, 529, 530 and on connection errors.
///
/// # Errors
///
/// | status | class |
/// | --- | --- |
/// | 401 | [`UnauthorizedError`](ErrorClass::UnauthorizedError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_get_all_playlists};
///
/// async fn names(core: &FastpixCore, page: u32) -> Result<Vec<String>, FastpixError> {
///     let request = GetAllPlaylistsRequest::new().limit(25).offset(page);
///     let playlists = playlist_get_all_playlists(core, request).data().await?;
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
