//! Mixed load, as of a service that uses the client.

use std::{sync::Arc, time::Duration};

use fastpix_funcs::{
    Call, FastpixCore, input_video_create_media, input_video_direct_upload_video_media,
    manage_live_stream_delete_live_stream, manage_live_stream_get_all_streams,
    manage_live_stream_get_live_stream_by_id, manage_live_stream_update_live_stream, manage_videos_cancel_upload,
    manage_videos_delete_media, manage_videos_get_media, manage_videos_list_media, manage_videos_updated_media,
    models::{
        AccessPolicy, CreateLiveStreamRequest, CreateMediaRequest, DirectUploadVideoMediaRequest, GetAllStreamsRequest,
        InputMediaSettings, ListMediaRequest, PatchLiveStreamRequest, PlaybackSettings, PushMediaSettings,
        UpdateLiveStreamRequest, UpdatedMediaRequest, UpdatedMediaRequestBody, VideoInput,
    },
    start_live_stream_create_new_stream,
};
use tokio::time::{Instant, sleep, timeout};

use crate::{
    ledger::{Ending, Ledger},
    random::Random,
};

/// Timeout of a call, with all attempts.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(2);
/// Tolerance beyond the timeout on a loaded machine with two cores.
const ALLOWANCE: Duration = Duration::from_secs(2);
/// Number of objects of each kind that are kept for reads before one is deleted.
const KEPT: usize = 4;

pub(crate) struct Worker {
    pub(crate) core: FastpixCore,
    pub(crate) ledger: Arc<Ledger>,
    pub(crate) random: Random,
    streams: Vec<String>,
    media: Vec<String>,
}

impl Worker {
    pub(crate) fn new(core: FastpixCore, ledger: Arc<Ledger>, random: Random) -> Self {
        Self { core, ledger, random, streams: Vec::new(), media: Vec::new() }
    }

    pub(crate) async fn work(mut self, until: Instant) {
        while Instant::now() < until {
            self.step().await;
            sleep(Duration::from_millis(self.random.below(50))).await;
        }
    }

    async fn step(&mut self) {
        let core = self.core.clone();
        let (stream, media) = (self.streams.last().cloned(), self.media.last().cloned());
        match (self.random.below(100), stream, media) {
            (0..25, ..) => self.create_stream(&core).await,
            (25..35, ..) => self.create_media(&core).await,
            (35..38, ..) => self.upload(&core).await,
            (38..43, ..) => {
                let request = GetAllStreamsRequest::new().limit(5);
                self.call("list streams", manage_live_stream_get_all_streams(&core, request), None).await;
            }
            (43..48, ..) => {
                self.call("list media", manage_videos_list_media(&core, ListMediaRequest::new().limit(5)), None).await;
            }
            (48..68, Some(stream), _) => {
                self.call("read stream", manage_live_stream_get_live_stream_by_id(&core, stream), None).await;
            }
            (68..78, Some(stream), _) => {
                let body = PatchLiveStreamRequest::new().reconnect_window(90);
                let request = UpdateLiveStreamRequest::new(stream, body);
                self.call("update stream", manage_live_stream_update_live_stream(&core, request), None).await;
            }
            (78..90, _, Some(media)) => {
                self.call("read media", manage_videos_get_media(&core, media), None).await;
            }
            (90.., _, Some(media)) => {
                let body = UpdatedMediaRequestBody::new().title("another");
                let request = UpdatedMediaRequest::new(media, body);
                self.call("update media", manage_videos_updated_media(&core, request), None).await;
            }
            _ => {}
        }
        if self.streams.len() > KEPT {
            let stream = self.streams.remove(0);
            self.call("delete stream", manage_live_stream_delete_live_stream(&core, stream), None).await;
        }
        if self.media.len() > KEPT {
            let media = self.media.remove(0);
            self.call("delete media", manage_videos_delete_media(&core, media), None).await;
        }
    }

    async fn create_stream(&mut self, core: &FastpixCore) {
        let reference = self.ledger.reference();
        let settings = InputMediaSettings::new().metadata([("reference", reference.to_string())]);
        let request = CreateLiveStreamRequest::new(PlaybackSettings::new(), settings);
        let call = start_live_stream_create_new_stream(core, request);
        let created = self.call("create stream", call, Some(reference)).await;
        self.streams.extend(created.and_then(|created| created.data).and_then(|stream| stream.stream_id));
    }

    async fn create_media(&mut self, core: &FastpixCore) {
        let reference = self.ledger.reference();
        let video = VideoInput::new("https://files.example/video.mp4");
        let request =
            CreateMediaRequest::new([video], AccessPolicy::Public).metadata([("reference", reference.to_string())]);
        let created = self.call("create media", input_video_create_media(core, request), Some(reference)).await;
        self.media.extend(created.and_then(|created| created.data).and_then(|media| media.id));
    }

    async fn upload(&mut self, core: &FastpixCore) {
        let reference = self.ledger.reference();
        let settings = PushMediaSettings::new(AccessPolicy::Public).metadata([("reference", reference.to_string())]);
        let request = DirectUploadVideoMediaRequest::new("*").push_media_settings(settings);
        let call = input_video_direct_upload_video_media(core, request);
        let opened = self.call("open upload", call, Some(reference)).await;
        if let Some(upload) = opened.and_then(|opened| opened.data).and_then(|upload| upload.upload_id) {
            self.call("cancel upload", manage_videos_cancel_upload(core, upload), None).await;
        }
    }

    /// Runs one call, which is dropped after a random time.
    async fn call<T>(&mut self, operation: &'static str, call: Call<T>, reference: Option<usize>) -> Option<T> {
        let (mut call, mut limit) = (call, TIMEOUT);
        if self.random.percent(5) {
            limit = Duration::from_millis(1 + self.random.below(40));
            call = call.timeout(limit);
        }
        let dropped_after =
            if self.random.percent(5) { Duration::from_millis(self.random.below(15)) } else { TIMEOUT * 10 };
        let begin = Instant::now();
        let result = timeout(dropped_after, call).await;
        self.ledger.took(operation, limit + ALLOWANCE, begin.elapsed());
        let (ending, value) = match result {
            Ok(Ok(value)) => (Ending::Done, Some(value)),
            Ok(Err(error)) => (Ending::Failed(error), None),
            Err(_) => (Ending::Dropped, None),
        };
        self.ledger.ended(operation, &ending, reference);
        value
    }
}
