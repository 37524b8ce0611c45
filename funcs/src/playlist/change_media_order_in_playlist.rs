use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ChangeMediaOrderInPlaylistRequest, PlaylistByIdResponse};

/// Operation of [`playlist_change_media_order_in_playlist`].
pub static OPERATION: Operation = Operation::new(
    "change-media-order-in-playlist (playlist_change_media_order_in_playlist)",
    Method::PUT,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::Idempotent, // sets the same order again
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Changes the order of the media in a playlist.
///
/// `PUT /on-demand/playlists/{playlistId}/media` · feature `playlist-change-media-order-in-playlist`
///
/// The request must name all media of the playlist.
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
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_change_media_order_in_playlist};
///
/// async fn reverse(core: &FastpixCore, playlist_id: &str, media: &[String]) -> Result<(), FastpixError> {
///     let body = MediaIdsRequest::new(media.iter().rev());
///     playlist_change_media_order_in_playlist(core, ChangeMediaOrderInPlaylistRequest::new(playlist_id, body)).await?;
///     Ok(())
/// }
/// ```
#[doc(alias = "playlistChangeMediaOrderInPlaylist")]
#[doc(alias = "playlistUpdateMediaOrder")]
pub fn playlist_change_media_order_in_playlist(
    core: &FastpixCore,
    request: impl Into<ChangeMediaOrderInPlaylistRequest>,
) -> Call<PlaylistByIdResponse> {
    let request = request.into();
    core.request(&OPERATION).path_param(&request.playlist_id).json(&request.body).call_operation()
}
