use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{ChangeMediaOrderInPlaylistRequest, PlaylistByIdResponse};

static OPERATION: Operation = Operation::new(
    "change-media-order-in-playlist",
    Method::PUT,
    "/on-demand/playlists/{playlistId}/media",
    Idempotency::Idempotent, // sets the order
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (404, ErrorClass::NotFoundError),
        (422, ErrorClass::InvalidPlaylistIdResponseError),
    ],
);

/// Puts the media of a playlist in another order.
///
/// `PUT /on-demand/playlists/{playlistId}/media`, feature `playlist-change-media-order-in-playlist`.
///
/// The request names all media of the playlist.
///
/// # Retries
///
/// It sets an order, and twice is the same as once, so it is tried again after 408, 429, 500, 502, 503, 504 and after
/// connection errors.
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
