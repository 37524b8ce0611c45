use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{PlaylistCreatedResponse, UpdateAPlaylistRequest};

/// Operation of [`playlist_update_a_playlist`].
pub static OPERATION: Operation = Operation::new(
    "update-a-playlist (playlist_update_a_playlist)",
    Method::PUT,
    "/on-demand/playlists/{playlistId}",
    Idempotency::Idempotent, // sets the same values again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Updates the name and the description of a playlist.
///
/// `PUT /on-demand/playlists/{playlistId}` · feature `playlist-update-a-playlist`
///
/// Both are required. The media of the playlist are not changed.
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
/// | 422 | [`InvalidPlaylistIdResponseError`](ErrorClass::InvalidPlaylistIdResponseError) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_update_a_playlist};
///
/// async fn rename(core: &FastpixCore, playlist_id: &str, name: &str) -> Result<(), FastpixError> {
///     let body = UpdatePlaylistRequest::new(name, "Everything from the spring season");
///     playlist_update_a_playlist(core, UpdateAPlaylistRequest::new(playlist_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playlistUpdateAPlaylist")]
#[doc(alias = "playlistUpdate")]
pub fn playlist_update_a_playlist(
    core: &FastpixCore,
    request: impl Into<UpdateAPlaylistRequest>,
) -> Call<PlaylistCreatedResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).json(&request.body).call_operation()
}
