use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteMediaFromPlaylistRequest, PlaylistByIdResponse};

static OPERATION: Operation = Operation::new(
    "delete-media-from-playlist",
    Method::DELETE,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::Idempotent, // removes named things
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Removes media from a playlist. They themselves stay.
///
/// `DELETE /on-demand/playlists/{playlistId}/media`, feature `playlist-delete-media-from-playlist`.
///
/// The ids go in a JSON body, which not every proxy lets through with a `DELETE`.
///
/// # Retries
///
/// It removes named things, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`NotFoundError`](ErrorClass::NotFoundError) (404),
/// [`InvalidPlaylistIdResponseError`](ErrorClass::InvalidPlaylistIdResponseError) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
