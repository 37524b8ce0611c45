use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaFromPlaylistRequest, PlaylistByIdResponse};

/// Operation of [`playlist_delete_media_from_playlist`].
pub static OPERATION: Operation = Operation::new(
    "delete-media-from-playlist (playlist_delete_media_from_playlist)",
    Method::DELETE,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::Idempotent, // a second request finds nothing to remove
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Removes media from a playlist.
///
/// `DELETE /on-demand/playlists/{playlistId}/media` · feature `playlist-delete-media-from-playlist`
///
/// The media themselves are not deleted. The IDs are sent in a JSON body, which some proxies drop from a `DELETE`
/// request.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_delete_media_from_playlist};
///
/// async fn remove(core: &FastpixCore, playlist_id: &str, media_id: &str) -> Result<(), FastpixError> {
///     let request = DeleteMediaFromPlaylistRequest::new(playlist_id, MediaIdsRequest::new([media_id]));
///     playlist_delete_media_from_playlist(core, request).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playlistDeleteMediaFromPlaylist")]
#[doc(alias = "playlistsDeleteMedia")]
pub fn playlist_delete_media_from_playlist(
    core: &FastpixCore,
    request: impl Into<DeleteMediaFromPlaylistRequest>,
) -> Call<PlaylistByIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).json(&request.body).call_operation()
}
