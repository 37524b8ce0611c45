use std::collections::BTreeMap;

use crate::{
    BasicAccessPolicy, GetCreateLiveStreamResponseDto, LiveStreamMaxResolution, LiveStreamStatus, PlaybackIdResponse,
    Secret, SortOrder, SrtPlaybackResponse, Timestamp,
};

parameters! {
    /// Which live stream to read.
    #[doc(alias = "GetLiveStreamByIDRequest")]
    pub struct GetLiveStreamByIdRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which page of the live streams to list.
    pub struct GetAllStreamsRequest {
        /// How many streams a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
        /// By the time of creation. The service's default: the newest first.
        pub order_by: Option<SortOrder> = "orderBy",
    }
}

parameters! {
    /// Which live stream to change, and how.
    pub struct UpdateLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
        /// What to change.
        pub body: PatchLiveStreamRequest = body,
    }
}

parameters! {
    /// Which broadcast to end.
    pub struct CompleteLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to delete.
    pub struct DeleteLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to disable.
    pub struct DisableLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream to enable.
    pub struct EnableLiveStreamRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

parameters! {
    /// Which live stream's viewers to count.
    #[doc(alias = "GetLiveStreamViewerCountByIDRequest")]
    pub struct GetLiveStreamViewerCountByIdRequest {
        /// The id of the stream.
        pub stream_id: String = path,
    }
}

request! {
    /// What to change of a live stream. What is not set stays as it is.
    #[doc(alias = "patchLiveStreamRequest")]
    pub struct PatchLiveStreamRequest {
        /// Keys and values of your own, in place of those that were there: at most 10, of at most 255 characters each.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// How many seconds the service waits for a broadcaster that has gone before it ends the stream: 60 to 1800.
        pub reconnect_window: Option<u32> = "reconnectWindow",
    }
}

response! {
    /// The response to a live stream read.
    #[doc(alias = "livestreamgetResponse")]
    pub struct LivestreamgetResponse {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The stream.
        pub data: Option<GetCreateLiveStreamResponseDto> = "data",
    }
}

response! {
    /// A page of live streams.
    #[doc(alias = "getStreamsResponse")]
    pub struct GetStreamsResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The streams.
        pub data: Option<Vec<GetCreateLiveStreamResponseDto>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<LiveStreamPagination> = "pagination",
    }
}

response! {
    /// Where a page of live streams stands among all.
    pub struct LiveStreamPagination {
        /// How many streams there are in all.
        pub total_records: Option<i64> = "totalRecords",
        /// The number of this page, counted from 1.
        pub current_offset: Option<i64> = "currentOffset",
        /// How many pages there are.
        pub offset_count: Option<i64> = "offsetCount",
    }
}

response! {
    /// The response to a live stream changed.
    #[doc(alias = "PatchResponseDTO")]
    pub struct PatchResponseDto {
        /// Whether it was changed.
        pub success: Option<bool> = "success",
        /// The stream as it is now.
        pub data: Option<PatchResponseData> = "data",
    }
}

response! {
    /// A live stream after a change.
    pub struct PatchResponseData {
        /// The id of the stream.
        pub stream_id: Option<String> = "streamId",
        /// What a broadcaster shows to send over RTMPS.
        pub stream_key: Option<Secret> = "streamKey",
        /// What a broadcaster shows to send over SRT.
        pub srt_secret: Option<Secret> = "srtSecret",
        /// Whether it is a trial stream: such a one is turned off after five minutes on the air, and its recording is
        /// removed after a day.
        pub trial: Option<bool> = "trial",
        /// What the stream is doing.
        pub status: Option<LiveStreamStatus> = "status",
        /// The highest resolution.
        pub max_resolution: Option<LiveStreamMaxResolution> = "maxResolution",
        /// The longest broadcast in seconds, up to 28 800. The service also sends 0.
        pub max_duration: Option<i64> = "maxDuration",
        /// When the stream was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// How many seconds the service waits for a broadcaster that has gone, from 60 to 1800, before it ends the stream.
        pub reconnect_window: Option<i64> = "reconnectWindow",
        /// Whether broadcasts are recorded for playback on demand.
        pub enable_recording: Option<bool> = "enableRecording",
        /// Whether viewers can pause and rewind while the broadcast is on.
        pub enable_dvr_mode: Option<bool> = "enableDvrMode",
        /// Who may watch the recordings.
        pub media_policy: Option<BasicAccessPolicy> = "mediaPolicy",
        /// Keys and values of your own.
        pub metadata: Option<BTreeMap<String, String>> = "metadata",
        /// Whether the stream is sent with less delay.
        pub low_latency: Option<bool> = "lowLatency",
        /// Whether the stream has closed captions.
        pub closed_captions: Option<bool> = "closedCaptions",
        /// What the stream can be watched by.
        pub playback_ids: Option<Vec<PlaybackIdResponse>> = "playbackIds",
        /// What the stream can be pulled by over SRT.
        pub srt_playback_response: Option<SrtPlaybackResponse> = "srtPlaybackResponse",
    }
}

response! {
    /// The response to viewers counted.
    pub struct ViewsCountResponse {
        /// Whether they were counted.
        pub success: Option<bool> = "success",
        /// How many there are.
        pub data: Option<ViewsCountResponseData> = "data",
    }
}

response! {
    /// How many viewers a live stream has.
    pub struct ViewsCountResponseData {
        /// How many are watching now, as an estimate.
        pub views: Option<i64> = "views",
    }
}
