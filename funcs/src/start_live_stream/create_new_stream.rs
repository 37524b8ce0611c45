use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateLiveStreamRequest, LiveStreamResponseDto};

static OPERATION: Operation = Operation::new(
    "create-new-stream",
    Method::POST,
    "/live/streams",
    Idempotency::NotIdempotent, // each request creates a stream
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates a live stream, to be sent to over RTMPS or SRT.
///
/// `POST /live/streams`, feature `start-live-stream-create-new-stream`.
///
/// The stream is idle until a broadcaster shows its key: over RTMPS at `rtmps://live.fastpix.com:443/live` with
/// [`stream_key`](fastpix_models::GetCreateLiveStreamResponseDto::stream_key), over SRT at `srt://live.fastpix.com:778`
/// with [`srt_secret`](fastpix_models::GetCreateLiveStreamResponseDto::srt_secret). Viewers use one of its
/// [`playback_ids`](fastpix_models::GetCreateLiveStreamResponseDto::playback_ids).
///
/// # Retries
///
/// It creates something, so it is tried again only after a 429, and after errors that prove that nothing was sent.
/// Where the [outcome](fastpix_core::FastpixError::outcome) is unknown, the stream may exist: put a reference of your
/// own in the metadata, list the streams, compare, and only then create another.
///
/// # Errors
///
/// [`UnauthorizedError`](ErrorClass::UnauthorizedError) (401),
/// [`InvalidPermissionError`](ErrorClass::InvalidPermissionError) (403),
/// [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) (422), and
/// [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) for any other status.
///
/// # Example
///
/// ```
/// use fastpix_funcs::{FastpixCore, FastpixError, models::*, start_live_stream_create_new_stream};
///
/// async fn create(core: &FastpixCore) -> Result<Option<String>, FastpixError> {
///     let request = CreateLiveStreamRequest::new(
///         PlaybackSettings::new().access_policy(BasicAccessPolicy::Public),
///         InputMediaSettings::new().metadata([("event", "spring-concert")]).enable_dvr_mode(true),
///     );
///     let response = start_live_stream_create_new_stream(core, request).await?;
///     Ok(response.data.and_then(|stream| stream.stream_id))
/// }
/// ```
#[doc(alias = "startLiveStreamCreateNewStream")]
#[doc(alias = "liveStreamsCreate")]
pub fn start_live_stream_create_new_stream(
    core: &FastpixCore,
    request: impl Into<CreateLiveStreamRequest>,
) -> Call<LiveStreamResponseDto> {
    core.request(&OPERATION).json(&request.into()).call_operation()
}
