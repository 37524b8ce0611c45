use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{GetPlaylistByIdRequest, PlaylistByIdResponse};

/// Operation of [`playlist_get_playlist_by_id`].
pub static OPERATION: Operation = Operation::new(
    "get-playlist-by-id (playlist_get_playlist_by_id)",
    Method::GET,
    "/on-demand/playlists/{playlistId}",
    Idempotency::Idempotent, // reads only
    &[
        (401, ErrorClass::UnauthorizedError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Reads a playlist with its media in playback order.
///
/// `GET /on-demand/playlists/{playlistId}` · feature `playlist-get-playlist-by-id`
///
/// `media_list` has the ID, the title and the duration of each media.
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
/// | 404 | [`NotFoundError`](ErrorClass::NotFoundError) |
/// | 422 | [`InvalidPlaylistIdResponseError`](ErrorClass::InvalidPlaylistIdResponseError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, playlist_get_playlist_by_id};
///
/// async fn duration(core: &FastpixCore, playlist_id: &str) -> Result<f64, FastpixError> {
///     let playlist = playlist_get_playlist_by_id(core, playlist_id).data().await?;
///     let media = playlist.media_list.unwrap_or_default();
///     Ok(media.into_iter().filter_map(|media| media.duration?.as_seconds()).sum())
/// }
/// ```
#[doc(alias = "playlistGetPlaylistById")]
#[doc(alias = "playlistGet")]
pub fn playlist_get_playlist_by_id(
    core: &FastpixCore,
    request: impl Into<GetPlaylistByIdRequest>,
) -> Call<PlaylistByIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).call_operation()
}
