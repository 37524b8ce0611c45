use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreatePlaylistRequest, PlaylistCreatedResponse};

/// Operation of [`playlist_create_a_playlist`].
pub static OPERATION: Operation = Operation::new(
    "create-a-playlist (playlist_create_a_playlist)",
    Method::POST,
    "/on-demand/playlists",
    Idempotency::NotIdempotent, // each request creates a playlist
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (409, ErrorClass::DuplicateReferenceIdErrorResponse),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates a manual or a smart playlist.
///
/// `POST /on-demand/playlists` · feature `playlist-create-a-playlist`
///
/// A manual playlist is empty until media are added; the API fills a smart playlist with the media that match its
/// criteria. The request is a [`CreatePlaylistRequestManual`](fastpix_models::CreatePlaylistRequestManual) or a
/// [`CreatePlaylistRequestSmart`](fastpix_models::CreatePlaylistRequestSmart). After an error with
/// [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), create it again with the same reference ID: 409 means that it
/// exists.
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
/// | 409 | [`DuplicateReferenceIdErrorResponse`](ErrorClass::DuplicateReferenceIdErrorResponse) |
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, playlist_create_a_playlist};
///
/// async fn create(core: &FastpixCore) -> Result<Option<String>, FastpixError> {
///     let spring = DateRange::new().start_date("2026-03-01").end_date("2026-05-31");
///     let media = CreatePlaylistRequestMetadata::new().created_date(spring);
///     let order = PlaylistOrder::CreatedDateDesc;
///     let request = CreatePlaylistRequestSmart::new("Spring", "spring-26", order, media).limit(40);
///     let playlist = playlist_create_a_playlist(core, request).data().await?;
///     Ok(playlist.id)
/// }
/// ```
#[doc(alias = "playlistCreateAPlaylist")]
#[doc(alias = "playlistCreate")]
pub fn playlist_create_a_playlist(
    core: &FastpixCore,
    request: impl Into<CreatePlaylistRequest>,
) -> Call<PlaylistCreatedResponse> {
    core.request(&OPERATION).json(&request.into()).call_operation()
}
