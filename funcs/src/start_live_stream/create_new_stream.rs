use fastpix_core::{Call, ErrorClass, FastpixCore, Idempotency, Operation, http::Method};
use fastpix_models::{CreateLiveStreamRequest, LiveStreamResponseDto};

/// Operation of [`start_live_stream_create_new_stream`].
pub static OPERATION: Operation = Operation::new(
    "create-new-stream (start_live_stream_create_new_stream)",
    Method::POST,
    "/live/streams",
    Idempotency::NotIdempotent, // each request creates a stream
    &[
        (401, ErrorClass::UnauthorizedError),
        (403, ErrorClass::InvalidPermissionError),
        (422, ErrorClass::ValidationErrorResponse),
    ],
);

/// Creates a live stream.
///
/// `POST /live/streams` · feature `start-live-stream-create-new-stream`
///
/// The stream is `idle` until an encoder connects with its stream key. An encoder sends over RTMPS to
/// `rtmps://live.fastpix.com:443/live` with `stream_key`, or over SRT to `srt://live.fastpix.com:778` with
/// `stream_key` and `srt_secret`. Viewers watch it by one of its `playback_ids`. After an error with
/// [`Outcome::Unknown`](fastpix_core::Outcome::Unknown), the stream may exist: list the streams and look for your own
/// metadata before you create another.
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
/// | 422 | [`ValidationErrorResponse`](ErrorClass::ValidationErrorResponse) |
/// | any other | [`FastpixDefaultError`](ErrorClass::FastpixDefaultError) |
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
///     let stream = start_live_stream_create_new_stream(core, request).data().await?;
///     Ok(stream.stream_id)
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
