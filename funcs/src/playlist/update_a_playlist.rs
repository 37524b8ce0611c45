use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{PlaylistCreatedResponse, UpdateAPlaylistRequest};

static OPERATION: Operation = Operation::new(
    "update-a-playlist",
    Method::PUT,
    "/on-demand/playlists/{playlistId}",
    Idempotency::Idempotent, // sets values
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Changes the name and the description of a playlist. Its media stay as they are.
///
/// `PUT /on-demand/playlists/{playlistId}`, feature `playlist-update-a-playlist`.
///
/// # Retries
///
/// It sets values, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`InvalidPlaylistIdResponseError`](ErrorClass::InvalidPlaylistIdResponseError) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
