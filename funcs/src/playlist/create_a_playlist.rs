use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreatePlaylistRequest, PlaylistCreatedResponse};

static OPERATION: Operation = Operation::new(
    "create-a-playlist",
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

/// Creates a playlist: a manual one, which is empty at first, or a smart one, which the service fills.
///
/// `POST /on-demand/playlists`, feature `playlist-create-a-playlist`.
///
/// The request is a [`CreatePlaylistRequestManual`](fastpix_models::CreatePlaylistRequestManual) or a
/// [`CreatePlaylistRequestSmart`](fastpix_models::CreatePlaylistRequestSmart).
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the playlist may exist: ask for it again with
/// the same reference id, and a 409 says that it does.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`DuplicateReferenceIdErrorResponse`](ErrorClass::DuplicateReferenceIdErrorResponse) (409),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
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
///     let response = playlist_create_a_playlist(core, request).await?;
///     Ok(response.data.and_then(|playlist| playlist.id))
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
