use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{AddMediaToPlaylistRequest, PlaylistByIdResponse};

static OPERATION: Operation = Operation::new(
    "add-media-to-playlist",
    Method::PATCH,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::NotIdempotent, // appends
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Adds media to the end of a playlist, in the order in which they are given.
///
/// `PATCH /on-demand/playlists/{playlistId}/media`, feature `playlist-add-media-to-playlist`.
///
/// # Retries
///
/// It appends, so it is tried again only after a 429, and after errors that prove that nothing was sent. Where the
/// [outcome](fastpix_core::FastpixError::outcome) is unknown, the media may be in the playlist: read it before you add
/// them again.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_add_media_to_playlist};
///
/// async fn append(core: &FastpixCore, playlist_id: &str, media_id: &str) -> Result<Option<i64>, FastpixError> {
///     let request = AddMediaToPlaylistRequest::new(playlist_id, MediaIdsRequest::new([media_id]));
///     let response = playlist_add_media_to_playlist(core, request).await?;
///     Ok(response.data.and_then(|playlist| playlist.media_count))
/// }
/// ```
#[doc(alias = "playlistAddMediaToPlaylist")]
#[doc(alias = "playlistsAddMedia")]
pub fn playlist_add_media_to_playlist(
    core: &FastpixCore,
    request: impl Into<AddMediaToPlaylistRequest>,
) -> Call<PlaylistByIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).json(&request.body).call_operation()
}
