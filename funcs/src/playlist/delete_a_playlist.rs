use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteAPlaylistRequest, SuccessResponse};

/// Operation of [`playlist_delete_a_playlist`].
pub static OPERATION: Operation = Operation::new(
    "delete-a-playlist (playlist_delete_a_playlist)",
    Method::DELETE,
    "/on-demand/playlists/{playlistId}",
    Idempotency::Idempotent, // a second request finds nothing to delete
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Deletes a playlist.
///
/// `DELETE /on-demand/playlists/{playlistId}` · feature `playlist-delete-a-playlist`
///
/// Its media are not deleted. A retry after a lost response fails with 404.
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
/// | 403 | [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) |
/// | 404 | [`NotFoundError`](ErrorClass::NotFoundError) |
/// | 422 | [`InvalidPlaylistIdResponseError`](ErrorClass::InvalidPlaylistIdResponseError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, playlist_delete_a_playlist};
///
/// async fn delete(core: &FastpixCore, playlist_id: &str) -> Result<bool, FastpixError> {
///     Ok(playlist_delete_a_playlist(core, playlist_id).await?.success == Some(true))
/// }
/// ```
#[doc(alias = "playlistDeleteAPlaylist")]
#[doc(alias = "playlistDelete")]
pub fn playlist_delete_a_playlist(
    core: &FastpixCore,
    request: impl Into<DeleteAPlaylistRequest>,
) -> Call<SuccessResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).call_operation()
}
