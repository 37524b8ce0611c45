use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{DeleteAPlaylistRequest, SuccessResponse};

static OPERATION: Operation = Operation::new(
    "delete-a-playlist",
    Method::DELETE,
    "/on-demand/playlists/{playlistId}",
    Idempotency::Idempotent, // removes a named thing
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Deletes a playlist. Its media stay.
///
/// `DELETE /on-demand/playlists/{playlistId}`, feature `playlist-delete-a-playlist`.
///
/// # Retries
///
/// It removes a named thing, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and
/// after connection errors. Where the response to the first attempt was lost, a later one is answered with 404: the
/// playlist is gone.
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
