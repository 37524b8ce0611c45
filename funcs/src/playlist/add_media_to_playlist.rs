use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{AddMediaToPlaylistRequest, PlaylistByIdResponse};

/// Operation of [`playlist_add_media_to_playlist`].
pub static OPERATION: Operation = Operation::new(
    "add-media-to-playlist (playlist_add_media_to_playlist)",
    Method::PATCH,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::NotIdempotent, // each request appends the media again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Adds media to the end of a playlist, in the given order.
///
/// `PATCH /on-demand/playlists/{playlistId}/media` · feature `playlist-add-media-to-playlist`
///
/// After an error with [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the media may have been added: read the
/// playlist before you add them again.
///
/// # Idempotency
///
/// Not idempotent: retried only on 429 and on connection errors before the request was sent.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_add_media_to_playlist};
///
/// async fn append(core: &FastpixCore, playlist_id: &str, media_id: &str) -> Result<Option<i64>, FastpixError> {
///     let request = AddMediaToPlaylistRequest::new(playlist_id, MediaIdsRequest::new([media_id]));
///     let playlist = playlist_add_media_to_playlist(core, request).data().await?;
///     Ok(playlist.media_count)
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
